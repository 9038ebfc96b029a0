"""Pairs of senses that one word of some language has: through it, a translation may take the one for the other.

The sheets of `homonyms/` list the pairs; a sense is a concept of the lexicon, or a row of `senses/`, whose sheets have
the form of sheets of concepts but are kept apart: alignment wants one concept a word (a tongue is a language), this the
finer senses. A pair may stand in several sheets, with languages of its own in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hexapla.knowledge.concepts import Lexicon, concepts, lexicon
from hexapla.knowledge.sheets import sheets


@cache
def homonyms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Sense -> the senses it may be taken for -> the languages in which one word has both; told both ways."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for _, _, body in sheets("homonyms"):
        for one, other, languages in body:
            for left, right in ((one, other), (other, one)):
                before = found.setdefault(left, {}).get(right, frozenset())
                found[left][right] = before.union(languages.split())
    return found


@cache
def senses(language: str | None) -> Lexicon:
    """The finer senses of a language's words; an empty lexicon where there are none."""
    return lexicon("senses", language)


def meanings(text: str, language: str | None) -> dict[tuple[int, int], set[str]]:
    """(start, end) -> the concepts and senses of the words there; a phrase of the one wins over words of the other."""
    found: dict[tuple[int, int], set[str]] = {}
    spans = [(*one, True) for one in senses(language).of_text(text)]
    spans += [(*one, False) for one in concepts(language).of_text(text)]
    for start, end, id, finer in spans:
        wider = [(a, b) for a, b in found if a <= start and end <= b and (a, b) != (start, end)]
        if wider and not finer:
            continue
        for a, b in [(a, b) for a, b in found if start <= a and b <= end and (a, b) != (start, end)]:
            del found[a, b]
        found.setdefault((start, end), set()).add(id)
    return found


def meaning(word: str, language: str | None) -> set[str]:
    """The concepts and senses of one word."""
    return {*senses(language).of_word(word), *concepts(language).of_word(word)}
