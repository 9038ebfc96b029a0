"""Checks `script.toml`: signs that are written in two ways, and as what each is read."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.knowledge.checks.entries import words_of
from hexapla.knowledge.checks.finding import Finding, Table

TOPIC = "script"


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's double signs but those of its keys."""
    place = Table(language, TOPIC)
    written, read_as = ("".join(words_of(place.content.get(key))) for key in ("written", "read_as"))
    if len(written) != len(read_as):
        yield place.broken("sides", "written", f"{len(written)} signs written, {len(read_as)} read")
        return
    readings: dict[str, str] = {}
    for sign, other in zip(written, read_as, strict=True):
        if sign in readings:
            told = place.broken if readings[sign] != other else place.doubtful
            yield told("twice", f"written: {sign}", f"read as {readings[sign]} and {other}")
        readings[sign] = other
    for sign, other in readings.items():
        if sign == other:
            yield place.doubtful("rule", f"written: {sign}", "read as itself")
        elif other in readings:
            yield place.doubtful("rule", f"written: {sign}", f"read as {other}, which is read as {readings[other]}")
