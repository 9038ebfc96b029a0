"""Readings to try where those of a word do not fit: as another language spells or pronounces it, and without an
ending."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from hexapla.evidence.names.longest import longest
from hexapla.evidence.names.phones import LATIN, phones
from hexapla.knowledge.sounds import pairs, sounds

# A language's code; whether a form has marks of its spelling; a form in parts, of which every second one is a group of
# letters; and what is put for that.
Rules = tuple[str, Callable[[str], object], Callable[[str], list[Any]], Callable[[str], str]]
# A reading: its sound signs, and what it supposes.
Supposed = tuple[str, str]

# Shorter words are not respelt, and of an inflected one so much must be left.
SHORTEST_RESPELT = 4
SHORTEST_STEM = 3
LONGEST_ENDING = 5
CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxz", "aeiouy"


@lru_cache(maxsize=65_536)
def others(form: str, name: str, language: str | None, across: bool) -> tuple[Supposed, ...]:
    """Readings to try, each with what it supposes: a language of `spellings`, one of `pronounced` (only for a name in
    another script, `across`), or "ending"."""
    found: dict[str, str] = {phones(form): ""}
    if not form.isalnum():
        return ()
    if name == LATIN and len(form) >= SHORTEST_RESPELT:
        edged, seen = f"^{form}$", {form}
        for code, marked, split, put in rules("across" if across else "spellings"):
            if (across or language is None or code == language) and marked(form):
                parts = split(edged)
                # Every second part is what stands between two others, a group of letters.
                parts[1::2] = map(put, parts[1::2])
                spelt = "".join(parts).strip("^$")
                if spelt not in seen:
                    seen.add(spelt)
                    found.setdefault(phones(spelt), code)
    endings = _endings(name)
    for size in range(min(LONGEST_ENDING, len(form) - SHORTEST_STEM), 0, -1):
        if form[-size:] in endings:
            found.setdefault(phones(form[:-size]), "ending")
            break
    return tuple(found.items())[1:]


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
