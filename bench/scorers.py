"""Runs the scorers, each in a process of its own, on the package or on one of the stand-ins."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.places import ROOT, shared

STAND_INS = ROOT / "bench"


@dataclass(frozen=True, slots=True)
class Job:
    """A scorer, its data (a folder of ../shared, or one of ours), and how many items it takes (0: all); the samples are
    the same in every run. `called`: what its figures are called, if not by the scorer."""

    scorer: str
    data: str = "data"
    limit: int = 0
    called: str = ""

    @property
    def name(self) -> str:
        """What its figures are called."""
        return self.called or self.scorer


# Chosen so that all of them end within four minutes on two cores.
JOBS = (
    Job("stories", "gold"),
    Job("stories", str(ROOT / "bench" / "stories" / "seen"), called="own"),
    Job("stories", str(ROOT / "bench" / "stories" / "unseen"), called="unseen"),
    Job("alignment", limit=600),
    Job("grouping"),
    Job("variants", limit=600),
    Job("names"),
    Job("figures"),
    Job("quotes", limit=600),
    Job("extraction", limit=100),
    Job("errors", limit=800),
)


@dataclass(frozen=True, slots=True)
class Result:
    """What a scorer said. `state` is "done", or the reason why there are no scores."""

    scorer: str
    state: str = "done"
    scores: dict[str, float] = field(default_factory=dict)
    items: int = 0
    failures: int = 0
    seconds: float = 0.0
    tables: list[dict[str, Any]] = field(default_factory=list)

    def table(self, title: str) -> list[list[Any]]:
        """The rows of the table of that title; none if the scorer gave no such table."""
        return next((one["rows"] for one in self.tables if one["title"] == title), [])


def run(job: Job, stand_in: str | None = None, more: Sequence[str] = ()) -> Result:
    """The result of one scorer. `stand_in`: "naive" or "peers", a folder whose module `hexapla` answers instead, and
    after a colon which of the packages there answers ("peers:dateparser")."""
    folder = shared()
    if folder is None:
        return Result(job.name, "no data")
    script = folder / "evaluate" / f"{job.scorer}.py"
    command = [sys.executable, "-W", "ignore", str(script), str(folder / job.data), "--json", "--limit", str(job.limit)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if stand_in:
        place, _, peer = stand_in.partition(":")
        environment |= {"PYTHONPATH": str(STAND_INS / place), "BENCH_LANGUAGES": " ".join(_languages())}
        environment["BENCH_PEER"] = peer
    start = time.perf_counter()
    done = subprocess.run(
        [*command, *more], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    seconds = time.perf_counter() - start
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines or not lines[-1].startswith("{"):
        return Result(job.name, _why(done.returncode, lines, done.stderr), seconds=seconds)
    said = json.loads(lines[-1])
    scores = {name.replace(f"{job.scorer}.", f"{job.name}.", 1): value for name, value in said["scores"].items()}
    return Result(job.name, "done", scores, said["items"], said["failures"], seconds, said["tables"])


def _why(status: int, lines: list[str], errors: str) -> str:
    last = (lines or errors.strip().splitlines() or ["no output"])[-1]
    if status == 3:
        return last
    if "ModuleNotFoundError" in last:
        return f"not installed ({last.rpartition(' ')[2]})"
    return f"failed: {last[:100]}"


def _languages() -> list[str]:
    """The languages the package claims: stand-ins are scored on the same."""
    from hexapla import languages

    return [one.language for one in languages()]


def rows_of(name: str) -> Iterator[dict[str, Any]]:
    """The records of a data file (`.jsonl.gz`) by its name; none where there is none."""
    path = path_of(name)
    if path is not None:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def path_of(name: str) -> Path | None:
    """A data file by its name; None where there is none."""
    folder = shared()
    found = folder / "data" / name if folder else None
    return found if found and found.exists() else None
