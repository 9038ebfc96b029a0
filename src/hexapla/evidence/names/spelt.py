"""Whether two languages just spell a name each in its own way."""

from __future__ import annotations

from hexapla.evidence.names.prepare import Word, prepare
from hexapla.evidence.names.suppose import others


def spelt_alike(one: str, one_language: str | None, other: str, other_language: str | None) -> bool:
    """Whether words of two languages are one to the ear: "Oliwera" is Polish for "Olivera", "Chalilzad" Czech for
    "Khalilzad". False within one language, which has one spelling."""
    if one_language == other_language:
        return False
    sides = prepare(one, one_language).words, prepare(other, other_language).words
    return len(sides[0]) == len(sides[1]) and all(_sounds(a) & _sounds(b) for a, b in zip(*sides, strict=True))


def _sounds(word: Word) -> set[str]:
    """The sounds of a word as it stands, and as another language would have spelt it."""
    respelt = others(word.form, word.script, word.language, across=False)
    return {one.signs for one in word.readings} | {signs for signs, what in respelt.items() if what != "ending"}
