"""Checks `periods.toml`: values that cannot be read, empty lines, a word with two values within a list.

Blocks are read as those of `figures.toml`, of whose lexicon they are a part; lines for its keys may stand here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hexapla.knowledge.checks import figures
from hexapla.knowledge.checks.entries import of_list
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.scripts import fold

TOPIC = "periods"
_BOUND, _PART, _EDGE = "before|after|since|until", "MO|AF|EV|NI", "early|mid|late"
VALUES: Mapping[str, str] = {
    "before_dates": f"{_BOUND}|from", "behind_dates": f"{_BOUND}|on", "edges": _EDGE, "edges_behind": _EDGE,
    "seasons": "SP|SU|FA|WI", "day_parts": _PART, "told_day_parts": rf"-?\d+D (?:{_PART})",
    "year_parts": "Q[1-4]|H[12]", "decade_words": r"\d0", "told_weekends": r"-?\d", "endings": "since|until",
}  # fmt: skip


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's periods but those of its keys."""
    place = Table(language, TOPIC)
    for key, block in place.content.items():
        if key in VALUES or key in figures.VALUES:
            yield from _valued(place, key, block)
        elif isinstance(block, str):
            yield from of_list(place, key, figures.listed(block))


def _valued(place: Table, key: str, block: Any) -> Iterator[Finding]:
    wanted = VALUES.get(key)
    seen: dict[str, str] = {}
    for value, forms in figures.lines(block):
        if not value:
            yield place.broken("form", f"{key}: {', '.join(forms)}", "no value and colon: the line is not read")
        elif wanted and not re.fullmatch(wanted, value):
            yield place.broken("value", f"{key}: {value}", "no value of this list")
        elif not forms:
            yield place.doubtful("empty", f"{key}: {value}", "no form")
        for form in forms:
            if seen.setdefault(fold(form), value) != value:
                yield place.broken("two values", f"{key}: {form}", f"{seen[fold(form)]} and {value}: the last one wins")
