"""Checks `names.toml`: its lists of words and patterns, and the rules that lead an inflected name back to its base."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.knowledge.checks.entries import bad_star, items_of, made_up_stem, of_list, of_rules, rules_of, words_of
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.gazetteer import WORD, fold, inflection

TOPIC = "names"
RULES = ("endings", "prefixes")
# Strings that are signs or one word, not lists of words.
SIGNS = frozenset(
    {"apostrophe", "article", "proclitics", "vowels", "foreign", "foreign_signs", "weak_beginnings", "family_ending"}
)
INSIDE = "inside"


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's names but those of its keys."""
    place = Table(language, TOPIC)
    for key, value in place.content.items():
        if key in RULES:
            yield from of_rules(place, key, items_of(value))
        elif isinstance(value, str) and key not in SIGNS:
            yield from of_list(place, key, words_of(value))
            yield from _patterns(place, key, words_of(value))
    if place.content.get("apostrophe", INSIDE) != INSIDE:
        yield place.broken("value", f"apostrophe: {place.content['apostrophe']}", f"only “{INSIDE}” is read")
    yield from _endings(place)


def _patterns(place: Table, key: str, entries: list[str]) -> Iterator[Finding]:
    """Entries that no word meets: a star within, a capital (words are compared in lower case)."""
    for entry in entries:
        if bad_star(entry):
            yield place.broken("pattern", f"{key}: {entry}", "a star may stand at one end only")
        if entry != entry.lower():
            yield place.doubtful("capitals", f"{key}: {entry}", "words are compared in lower case")


def _endings(place: Table) -> Iterator[Finding]:
    """Rules that the gazetteer never heeds, tried out on a made-up name."""
    bases = inflection(place.language).bases
    for ending, base in rules_of(items_of(place.content.get("endings"))):
        stem = made_up_stem(ending)
        if stem and not (WORD.fullmatch(stem + ending) and fold(stem + base) in bases(fold(stem + ending))):
            yield place.doubtful("never found", f"endings: {ending}>{base}", "no name ends so for the gazetteer")
