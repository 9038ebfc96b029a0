"""The floors: figures that may not fall, pinned to the digest of the data. Lowering one is an explicit act with a
reason, told in `docs/decisions/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bench.places import FLOORS, digest, shared


@dataclass(frozen=True, slots=True)
class Floors:
    """`least` and `most`: bounds of the scorers' figures; `waits`: bounds of processor time on an idle machine, of
    which a busy one may take `patience` times as much, and of memory and size, which have no patience."""

    digest: str
    patience: float
    least: Mapping[str, float]
    most: Mapping[str, float]
    waits: Mapping[str, float]


def load() -> Floors:
    """The floors as they stand in `bench/floors.json`."""
    record = json.loads(FLOORS.read_text(encoding="utf-8"))
    return Floors(**{name: record[name] for name in ("digest", "patience", "least", "most", "waits")})


def breaches(floors: Floors, scores: Mapping[str, float], waits: Mapping[str, float]) -> list[str]:
    """One line for each floor that is not held. A figure that was not measured breaks its floor, unless there is no
    data."""
    found: list[str] = []
    folder = shared()
    if folder is not None:
        if digest(folder) != floors.digest:
            found.append("the data is not what the floors were measured on: measure anew and pin its digest with --pin")
        for name, bound in floors.least.items():
            if (value := scores.get(name)) is None or value < bound:
                found.append(f"{name} is {_shown(value)}, at least {bound} is required")
        for name, bound in floors.most.items():
            if (value := scores.get(name)) is None or value > bound:
                found.append(f"{name} is {_shown(value)}, at most {bound} is allowed")
    for name, bound in floors.waits.items():
        allowed = bound * floors.patience if "_cpu_" in name else bound
        if waits[name] > allowed:
            found.append(f"{name} is {waits[name]:.2f}, at most {allowed:g} is allowed")
    return found


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.4f}"


def pin() -> str:
    """Writes the digest of the data as it is into the floors; gives it."""
    folder = shared()
    if folder is None:
        raise SystemExit("bench: no data to pin: ../shared is not there")
    record = json.loads(FLOORS.read_text(encoding="utf-8"))
    record["digest"] = digest(folder)
    FLOORS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return str(record["digest"])
