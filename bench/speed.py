"""How long a user waits and how much memory that takes; every command in a process of its own, the median of
several."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.places import seeds, shared

RUNS = 5
COLLATE = "from hexapla.cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock, seconds of processor time, and the greatest memory in MB."""

    clock: float
    processor: float
    memory: float


def _once(code: str, arguments: list[str]) -> Run:
    """One run of Python. It may keep what it compiles, as in any installation: the first run warms up the rest."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    ) as child:
        errors = child.stderr.read() if child.stderr else b""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"bench: {' '.join(arguments) or code} failed: {errors.decode(errors='replace')[-300:]}")
    memory = usage.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, memory)


def _median(code: str, arguments: list[str]) -> Run:
    _once(code, arguments)
    done = [_once(code, arguments) for _ in range(RUNS)]
    return Run(
        statistics.median(one.clock for one in done),
        statistics.median(one.processor for one in done),
        max(one.memory for one in done),
    )


def waits() -> dict[str, float]:
    """Seconds (`…_s`), milliseconds (`…_ms`), MB and kB of what every user meets. `…_cpu_…` is processor time, which
    other work on the machine disturbs less than the clock: the floors are set on it."""
    bare = _median("pass", [])
    imported = _median("import hexapla", [])
    helped = _median(COLLATE, ["--help"])
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "edition.html")
        cold = _median(COLLATE, ["collate", *seeds(shared()), "-o", target])
        size = Path(target).stat().st_size
    return {
        # The interpreter's own start is not the package's doing.
        "import_ms": max(0.0, imported.clock - bare.clock) * 1000,
        "import_cpu_ms": max(0.0, imported.processor - bare.processor) * 1000,
        "help_ms": helped.clock * 1000,
        "help_cpu_ms": helped.processor * 1000,
        "cold_html_s": cold.clock,
        "cold_html_cpu_s": cold.processor,
        "memory_mb": cold.memory,
        "html_kb": size / 1000,
    }


def _stories() -> list[list[str]]:
    folder = shared()
    if folder is None:
        return [seeds(None)]
    stories = []
    for gold in sorted(folder.glob("gold/*/gold.json")):
        files = [one["file"] for one in json.loads(gold.read_text(encoding="utf-8"))["witnesses"].values()]
        paths = [gold.parent / name if (gold.parent / name).exists() else folder / "seeds" / name for name in files]
        stories.append([str(path) for path in paths])
    return stories


def features() -> float:
    """Passages a second from text to features, tables loaded and no word seen before: the pool for grouping, in 36
    languages."""
    from bench.fit_grouping import documents
    from hexapla.evidence.features import features as read

    folder = shared()
    rows = documents() if folder else []
    for language in {row["lang"] for row in rows}:
        read("1", language)
    start, count = time.process_time(), 0
    for row in rows:
        for passage in row["paragraphs"]:
            read(passage, row["lang"])
            count += 1
    return count / max(1e-9, time.process_time() - start)


def stages() -> dict[str, float]:
    """Passages a second of every stage and view, tables loaded, over all gold stories."""
    from hexapla import collate

    seconds: dict[str, float] = {}
    passages = 0
    stories = _stories()
    for turn in range(2):  # the first turn loads the tables
        seconds.clear()
        for sources in stories:
            clock = Clock(seconds)
            edition = collate(sources, progress=clock.tell)
            clock.end()
            passages += sum(len(one.passages) for one in edition.witnesses) * turn
            views: dict[str, Callable[[], object]] = {
                "json": edition.to_json, "html": edition.to_html, "tei": edition.to_tei, "text": edition.to_text,
            }  # fmt: skip
            for name, view in views.items():
                clock.tell(f"view: {name}")
                view()
                clock.end()
    return {name: passages / max(spent, 1e-9) for name, spent in seconds.items()}


class Clock:
    """Sums up the seconds between one stage's name and the next."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds, self.stage, self.start = seconds, "", 0.0

    def tell(self, stage: str) -> None:
        """A stage begins, the one before it ends."""
        self.end()
        self.stage, self.start = stage, time.perf_counter()

    def end(self) -> None:
        """The last stage ends."""
        if self.stage:
            spent = time.perf_counter() - self.start
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + spent
        self.stage = ""
