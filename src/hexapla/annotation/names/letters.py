"""Acronyms of another script written as the names of their letters sound ("बीडब्ल्यूएफ" for "BWF")."""

from __future__ import annotations

from functools import cache

from hexapla.knowledge.tables import table

# Fewer letters, and longer words, are no acronyms.
FEWEST, LONGEST = 2, 30


@cache
def letter_names(language: str | None) -> dict[str, str]:
    """How a language writes the names of Latin letters: the key `letters` of its `names.toml`."""
    pairs = table(language, "names").get("letters", "").split()
    parted = (pair.partition("=") for pair in pairs)
    return {name: letter.lower() for letter, _, names in parted for name in names.split("|")}


def spelt_letters(word: str, language: str | None) -> frozenset[str]:
    """The acronyms, in small letters, that a word may spell; none for most."""
    names = letter_names(language)
    if not names or len(word) > LONGEST:
        return frozenset()
    ways: list[set[str]] = [{""}, *(set() for _ in word)]
    for start in range(len(word)):
        for name, letter in names.items() if ways[start] else ():
            if word.startswith(name, start):
                ways[start + len(name)].update(before + letter for before in ways[start])
    return frozenset(way for way in ways[-1] if len(way) >= FEWEST)
