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
from pathlib import Path

from bench.places import seeds, shared

RUNS = 5
COLLATE = "from hexapla.cli.main import main; main()"


def _once(code: str, arguments: list[str]) -> tuple[float, float]:
    """Seconds and MB of one run of Python."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        errors = child.stderr.read() if child.stderr else b""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"bench: {' '.join(arguments) or code} failed: {errors.decode(errors='replace')[-300:]}")
    return time.perf_counter() - start, usage.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))


def _median(code: str, arguments: list[str], runs: int = RUNS) -> tuple[float, float]:
    done = [_once(code, arguments) for _ in range(runs)]
    return statistics.median(one[0] for one in done), max(one[1] for one in done)


def waits() -> dict[str, float]:
    """Seconds (`…_s`), milliseconds (`…_ms`) and MB (`…_mb`) of what every user meets."""
    bare = _median("pass", [])[0]
    # The interpreter's own start is not the package's doing.
    imported = _median("import hexapla", [])[0] - bare
    helped = _median(COLLATE, ["--help"])[0]
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "edition.html")
        cold, memory = _median(COLLATE, ["collate", *seeds(shared()), "-o", target])
        size = Path(target).stat().st_size
    return {
        "python_ms": bare * 1000,
        "import_ms": max(0.0, imported) * 1000,
        "help_ms": helped * 1000,
        "cold_html_s": cold,
        "memory_mb": memory,
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
