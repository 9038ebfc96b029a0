"""Checks `amounts.toml`: values that are no numbers, and words that stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from hexapla.knowledge.checks.entries import of_list
from hexapla.knowledge.checks.finding import Finding, Table

TOPIC = "amounts"
NUMBERED = ("magnitudes", "multiples")


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's words for amounts but those of its keys."""
    place = Table(language, TOPIC)
    for part in NUMBERED:
        met: set[str] = set()
        for value, forms in place.content.get(part, {}).items():
            try:
                Decimal(value)
            except InvalidOperation:
                yield place.broken("value", value, f"{part}: no number")
            words = str(forms).split()
            yield from of_list(place, value, words)
            for word in met & set(words):
                yield place.broken("contrary", word, f"{part}: has two values")
            met |= set(words)
