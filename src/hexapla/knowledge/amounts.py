"""Loads a language's words for amounts that are no figures (`amounts.toml`) and finds them: magnitudes ("dozens",
"tens of thousands"), multiples ("doubled", "halved"), the words for by how much and to what a thing rises or falls.

The keys of the table are described at the top of the English file.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Literal

from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Found, Matcher, Meaning

Part = Literal["magnitudes", "multiples"]
LINK = 4  # signs between two magnitudes that multiply: "tens of thousands", "dizaines de milliers"
BREAKS = ",;:.!?()،؛"


@cache
def _matcher(language: str | None, part: Part) -> Matcher | None:
    section = table(language, "amounts").get(part)
    if not section:
        return None
    entries: dict[str, Meaning] = {
        entry.lower(): (value, None) for value, forms in section.items() for entry in forms.split()
    }
    before = table(language, "words").get("before", "").split()
    return Matcher(entries, sorted(before, key=lambda one: -len(one)))


def _found(text: str, language: str | None, part: Part) -> list[Found]:
    matcher = _matcher(language, part)
    return sorted(matcher.find(text), key=lambda one: one.start) if matcher else []


def multiples(text: str, language: str | None) -> list[tuple[Decimal, Found]]:
    """The words of a text that say how many times as much, with the factor."""
    return [(Decimal(one.id), one) for one in _found(text, language, "multiples")]


def magnitudes(text: str, language: str | None) -> list[tuple[Decimal, Found]]:
    """The words of a text for a number left open, with its order; those that multiply are one."""
    told: list[tuple[Decimal, Found]] = []
    for one in _found(text, language, "magnitudes"):
        value = Decimal(one.id)
        if told:
            first, last = told[-1]
            link = text[last.end : one.start]
            if first < value and len(link) <= LINK and not any(sign in link for sign in BREAKS):
                whole = Found(last.start, one.end, text[last.start : one.end], one.id)
                told[-1] = (first * value, whole)
                continue
        told.append((value, one))
    return told


@cache
def steps(language: str | None) -> Mapping[str, tuple[str, ...]]:
    """The words before (`to`, `by`) and behind (`to_behind`, `by_behind`) a figure that say to what or by how much a
    thing rises or falls."""
    return {key: tuple(forms.split()) for key, forms in table(language, "amounts").get("steps", {}).items()}


def numbered_monday(language: str | None) -> int | None:
    """The number by which a language names Monday; None for one that does not number its weekdays."""
    found = table(language, "amounts").get("weekdays", {}).get("monday")
    return int(found) if found else None
