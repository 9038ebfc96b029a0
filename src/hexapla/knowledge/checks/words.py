"""Checks `words.toml`: its lists, the pairs of contraries (ids that English lacks, two sides alike), and whether each
entry of negation, contraries and modality is ever found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hexapla.knowledge.checks.entries import of_list, twice, words_of
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.checks.keys import ENGLISH, siblings, usual
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Matcher

TOPIC = "words"
LISTS = ("function", "frequent", "telling", "before")
NAMED = ("opposites", "modality")  # sections whose ids are the same in every language


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's words but those of its keys."""
    place = Table(language, TOPIC)
    content = place.content
    for key in LISTS:
        if key in content:
            yield from of_list(place, key, words_of(content[key]))
    function = set(words_of(content.get("function")))
    for word in words_of(content.get("frequent")):
        if word in function:
            yield place.doubtful("twice", f"frequent: {word}", "a function word too")
    yield from twice(place, "letters", "".join(words_of(content.get("letters"))))
    for pattern in words_of(content.get("telling")):
        if "*" not in pattern:
            yield place.doubtful("pattern", f"telling: {pattern}", "neither a beginning nor an ending: not read")
    for part in ("negation", *NAMED):
        section = content.get(part, {})
        if isinstance(section, Mapping):
            yield from _section(place, part, section)


@cache
def _ids(part: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of a section in English, and those that nearly all languages with the section have."""
    sections = [table(one, TOPIC).get(part, {}) for one in siblings(TOPIC)]
    return frozenset(table(ENGLISH, TOPIC).get(part, {})), usual([section for section in sections if section])


def _section(place: Table, part: str, section: Mapping[str, Any]) -> Iterator[Finding]:
    if part in NAMED:
        english, common = _ids(part)
        for id in section.keys() - english:
            yield place.broken("unknown id", f"{part}.{id}", "the English file lacks it: it meets no other language")
        for id in sorted(common - section.keys()) if section else ():
            yield place.doubtful("gap", f"{part}.{id}", "nearly all languages with the section have it")
    claims: dict[str, list[str]] = {}
    for id, content in section.items():
        sides = [words_of(one) for one in (content if isinstance(content, list) else [content])]
        name = f"{part}.{id}"
        if part == "opposites":
            yield from _sides(place, name, sides)
        for side in sides:
            yield from of_list(place, name, side)
            yield from _entries(place, name, side)
            for entry in dict.fromkeys(side):
                if id not in claims.setdefault(entry.lower(), []):
                    claims[entry.lower()].append(id)
    for entry, ids in claims.items():
        if len(ids) > 1:
            yield place.doubtful("shared", f"{part}.{ids[0]}: {entry}", f"also {', '.join(ids[1:])}: the first wins")


def _sides(place: Table, name: str, sides: list[list[str]]) -> Iterator[Finding]:
    """Mistakes between the sides of a pair of contraries."""
    if len(sides) != 2:
        yield place.broken("sides", name, f"{len(sides)}, wants two")
        return
    one, other = map(set, sides)
    if one == other:
        yield place.broken("sides", name, "the two sides are equal")
    else:
        yield from (
            place.broken("sides", f"{name}: {entry}", "on both sides: read as the first")
            for entry in sorted(one & other)
        )


def _entries(place: Table, name: str, entries: list[str]) -> Iterator[Finding]:
    """Entries that the program never finds, such as one with a star within."""
    for entry in entries:
        sample = _sample(entry.lower())
        if sample is not None and not any(Matcher({entry.lower().replace("-", "_"): ("", None)}).find(sample)):
            yield place.broken("never found", f"{name}: {entry}", f"not in “{sample}”")


def _sample(entry: str) -> str | None:
    """A text in which an entry ought to be found; None where none can be made."""
    if entry[0] == "*":
        letter = next((sign for sign in entry if sign.isalpha()), None)
        if letter is None:
            return None
        entry = letter * 2 + entry
    return entry.replace("_*_", "_x_").replace("_*_", "_x_").replace("_", " ").replace("*", "")
