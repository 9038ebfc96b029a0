"""Readings to try where those of a word do not fit: as another language spells or pronounces it, and without an
ending."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hexapla.evidence.names.longest import longest
from hexapla.evidence.names.memo import Memo
from hexapla.evidence.names.phones import LATIN, phones
from hexapla.knowledge.sounds import pairs, sounds

# A language's code; whether a form has marks of its spelling; a form in parts, of which every second one is a group of
# letters; and what is put for that.
Rules = tuple[str, Callable[[str], object], Callable[[str], list[Any]], Callable[[str], str]]

# Shorter words are not respelt, and of an inflected one so much must be left.
SHORTEST_RESPELT = 4
SHORTEST_STEM = 3
LONGEST_ENDING = 5
CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxz", "aeiouy"


class Suppositions(Memo[str, Mapping[str, str]]):
    """For Latin forms of words of a script: the readings to try, each with what it supposes."""

    def __init__(self, name: str, language: str | None, across: bool) -> None:
        super().__init__()
        self.endings = _endings(name)
        self.rules: tuple[Rules, ...] = ()
        if name == LATIN:
            every = rules("across" if across else "spellings")
            self.rules = tuple(one for one in every if across or language is None or one[0] == language)

    def find(self, form: str) -> Mapping[str, str]:
        """The readings to try."""
        if not form.isalnum():
            return NOTHING
        found: dict[str, str] = {}
        if self.rules and len(form) >= SHORTEST_RESPELT:
            self._respell(form, found)
        if self.endings:
            for size in range(min(LONGEST_ENDING, len(form) - SHORTEST_STEM), 0, -1):
                if form[-size:] in self.endings:
                    found.setdefault(phones(form[:-size]), "ending")
                    break
        if found:
            # What it sounds like as it stands supposes nothing.
            found.pop(phones(form), None)
        return found or NOTHING

    def _respell(self, form: str, found: dict[str, str]) -> None:
        edged, seen = f"^{form}$", {form}
        for code, marked, split, put in self.rules:
            if marked(form):
                parts = split(edged)
                # Every second part is what stands between two others, a group of letters.
                parts[1::2] = map(put, parts[1::2])
                spelt = "".join(parts).strip("^$")
                if spelt not in seen:
                    seen.add(spelt)
                    found.setdefault(phones(spelt), code)


NOTHING: Mapping[str, str] = {}
_suppositions = cache(Suppositions)


def others(form: str, name: str, language: str | None, across: bool) -> Mapping[str, str]:
    """Readings to try, each with what it supposes: a language of `spellings`, one of `pronounced` (only for a name in
    another script, `across`), or "ending"."""
    # To another script all languages are tried; other scripts than the Latin have no spellings.
    return _suppositions(name, None if across or name != LATIN else language, across)[form]


@cache
def _endings(name: str) -> frozenset[str]:
    return frozenset(sounds("endings").get(name, "").split())


@cache
def rules(topic: str) -> tuple[Rules, ...]:
    """The rules of a table, or of both for names in two scripts (`across`): one for each language."""
    if topic == "across":
        across = {code for code, entry in sounds("spellings").items() if entry.get("across")}
        return (*(one for one in rules("spellings") if one[0] in across), *rules("pronounced"))
    found = []
    for code, entry in sounds(topic).items():
        table: dict[str, str] = {}
        for key, value in pairs(entry["letters"], f"sounds/{topic}.toml").items():
            for one, other in _expand(key, value):
                table.setdefault(one, other)
        read = topic == "pronounced"
        marks = entry["marks"] if read else "|".join(entry["marks"].split())
        split = re.compile(f"({longest(table)})").split
        found.append((f"{code} read" if read else code, re.compile(marks).search, split, table.__getitem__))
    return tuple(found)


def _expand(key: str, value: str) -> list[tuple[str, str]]:
    """A rule for each letter that C (a consonant) or V (a vowel) stands for, one after the other."""
    for sign, letters in (("C", CONSONANTS), ("V", VOWELS)):
        if sign in key:
            ways = ((key.replace(sign, x, 1), value.replace(sign, x, 1)) for x in letters)
            return [pair for one, other in ways for pair in _expand(one, other)]
    return [(key, value)]
