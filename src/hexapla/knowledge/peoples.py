"""Adjectives and peoples of places ("Hungarian", "hongroise", "magyar"): the sheet `gazetteer/peoples.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hexapla.knowledge.gazetteer import fold, sheets

# Letters that may follow a stem: an ending of the adjective, no other half of a compound.
LONGEST_ENDING = 6
NONE: frozenset[str] = frozenset()


@cache
def _forms(language: str) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """The words and the stems of a language, folded, each with the places it may belong to."""
    whole: dict[str, frozenset[str]] = {}
    stems: dict[str, frozenset[str]] = {}
    for header, rows in sheets("peoples"):
        if language not in header[1:]:
            continue
        column = header.index(language)
        for row in rows:
            for form in filter(None, row[column].split("|")):
                kept, word = (stems, form[:-1]) if form.endswith("*") else (whole, form)
                kept[fold(word)] = kept.get(fold(word), NONE) | {row[0]}
    return whole, stems


def people_of(word: str, language: str | None) -> frozenset[str]:
    """The ids of the places that a folded word is the adjective or the people of; empty for most words."""
    whole, stems = _forms(language) if language else ({}, {})
    if word in whole:
        return whole[word]
    if stems:
        for size in range(len(word), max(2, len(word) - LONGEST_ENDING) - 1, -1):
            if word[:size] in stems:
                return stems[word[:size]]
    return NONE
