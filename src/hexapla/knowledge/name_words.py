"""Words that names of bodies are made of in every language: the kinds of bodies ("union", "Συμμαχία", "委員会"), sheet
`gazetteer/bodies.tsv`, and the adjectives and peoples of places ("Hungarian", "hongroise"), sheet
`gazetteer/peoples.tsv`. A cell holds whole words, stems ("alianț*") and ends ("*gericht"), parted by "|".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold, sheets

# Letters that may follow a stem: an ending, no other half of a compound.
LONGEST_ENDING = 6
SHORTEST_STEM = 2
NONE: frozenset[str] = frozenset()
Forms = dict[str, frozenset[str]]


class Table(NamedTuple):
    """The forms of a language, folded, each with the ids it may belong to."""

    whole: Forms
    stems: Forms
    ends: Forms


@cache
def _table(sheet: str, language: str) -> Table:
    found = Table({}, {}, {})
    for header, rows in sheets(sheet):
        column = header.index(language) if language in header[1:] else 0
        for row in rows if column else ():
            for form in filter(None, row[column].split("|")):
                kept = found.stems if form.endswith("*") else found.ends if form.startswith("*") else found.whole
                word = fold(form.strip("*"))
                kept[word] = kept.get(word, NONE) | {row[0]}
    return found


def _ids(word: str, table: Table) -> frozenset[str]:
    if word in table.whole:
        return table.whole[word]
    for size in range(len(word), max(SHORTEST_STEM, len(word) - LONGEST_ENDING) - 1, -1) if table.stems else ():
        if word[:size] in table.stems:
            return table.stems[word[:size]]
    for size in range(len(word) - 1, 0, -1) if table.ends else ():
        if word[-size:] in table.ends:
            return table.ends[word[-size:]]
    return NONE


def people_of(word: str, language: str | None) -> frozenset[str]:
    """The ids of the places that a folded word is the adjective or the people of; empty for most words."""
    return _ids(word, _table("peoples", language)) if language else NONE


def bodies_of(word: str, language: str | None) -> frozenset[str]:
    """The kinds of bodies that a folded word names ("court", "union"); empty for most words."""
    return _ids(word, _table("bodies", language)) if language else NONE


@cache
def _groups() -> Mapping[str, str]:
    return {row[0]: row[1] for _, rows in sheets("bodies") for row in rows}


def akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two kinds of bodies are often put for each other in translation ("authority" and "agency")."""
    groups = _groups()
    return not {groups[kind] for kind in one}.isdisjoint(groups[kind] for kind in other)


@cache
def body_signs(language: str | None) -> re.Pattern[str] | None:
    """Where a text without blanks has a word for a body: one of a single sign ends a run of signs."""
    words = [word for word in _table("bodies", language).whole if UNSPACED_SIGN.match(word)] if language else []
    parts = [word if len(word) > 1 else f"{word}(?![\\u3400-\\u9fff])" for word in sorted(words, key=len, reverse=True)]
    return re.compile("|".join(parts)) if parts else None
