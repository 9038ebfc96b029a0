"""The words of a stretch of text as names are looked for in it, in every script: a word between blanks, a run of
katakana, a stretch of the signs with which Chinese spells foreign names, a sign word that the lexicon or the gazetteer
knows. Each with what it means (concepts, known places), so that a word of one language can be held against one of
another.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hexapla.annotation.names.caseless import WORD as CASELESS
from hexapla.annotation.names.letters import spelt_letters
from hexapla.annotation.names.unspaced import HAN
from hexapla.annotation.names.vocabulary import Vocabulary, vocabulary
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, WORD, fold, lookup
from hexapla.knowledge.name_words import bodies_of, body_signs, people_of

# Letters that write a sound with the sign before them, where a language's apostrophe is a letter (Hebrew "ג'").
INSIDE = re.compile(rf"{CASELESS.pattern}|(?:{WORD.pattern})(?:['’ʼ](?:{WORD.pattern}))*")
OUTSIDE = re.compile(rf"{CASELESS.pattern}|{WORD.pattern}")
# What must be left of a word when an ending or a word written on to it is taken off.
SHORTEST_REST = 2
KANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
# A stretch of spelling signs may have taken in a sign before or behind the name; shorter ones have none to spare.
SPARE = 4


class Meaning(NamedTuple):
    """A written word: what it may stand for, and what is left of it without words written on to it."""

    small: bool
    capital: bool
    body: bool
    concepts: frozenset[str]
    ids: frozenset[str]
    bases: frozenset[str]
    cuts: tuple[tuple[int, int], ...]
    peoples: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def shares(self, other: Meaning) -> bool:
        """Whether another word means the same, as far as the tables know."""
        if self.concepts & other.concepts or self.peoples & other.peoples or self.bodies & other.bodies:
            return True
        return bool(self.peoples & other.ids or self.ids & other.peoples)


class Word(NamedTuple):
    """A word at its place in the text."""

    start: int
    end: int
    text: str
    meaning: Meaning


@lru_cache(maxsize=65_536)
def meaning(text: str, language: str | None) -> Meaning:
    """What a written word may stand for in a language. Memoised."""
    words = vocabulary(language)
    lower = text.lower()
    small = lower in words.function or lower in words.particles or lower in words.links or lower in words.articles
    known = frozenset() if small else frozenset(concepts(language).of_word(text))
    ids = frozenset() if small else lookup(language).ids(text)
    if UNSPACED_SIGN.match(text):
        spare = len(text) >= SPARE and all(sign in words.foreign for sign in text)
        cuts = ((0, 0), (1, 0), (0, 1)) if spare else ((0, 0),)
        body = text in words.organisations.whole
        return Meaning(small, False, body, known, ids, frozenset((text,)), cuts, bodies=bodies_of(text, language))
    bases = frozenset(words.inflection.bases(fold(text))) | spelt_letters(text, language)
    peoples = frozenset[str]().union(*(people_of(base, language) for base in bases))
    bodies = frozenset[str]().union(*(bodies_of(base, language) for base in bases))
    parts = tuple(_cuts(text, words))
    return Meaning(small, text[0].isupper(), lower in words.organisations, known, ids, bases, parts, peoples, bodies)


def _cuts(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """(signs off the front, signs off the end): the whole word first."""
    found = [(0, 0)]
    fronts = [prefix for prefix, base in words.inflection.prefixes if not base and text.startswith(prefix)]
    ends = [ending for ending in words.postpositions if text.endswith(ending)]
    found.extend(
        (front, end)
        for front in (0, *map(len, fronts))
        for end in (0, *map(len, ends))
        if (front or end) and len(text) - front - end >= SHORTEST_REST
    )
    return found


def words_in(text: str, start: int, end: int, language: str | None) -> list[Word]:
    """The words of text[start:end] in order; in scripts without spaces they may lie over one another."""
    stretch = text[start:end]
    vocabulary_ = vocabulary(language)
    pattern = INSIDE if vocabulary_.inside else OUTSIDE
    found = [(one.start(), one.end()) for one in pattern.finditer(stretch)]
    # A place of several words ("Cabo Verde") is one, as it may be one in another language.
    hits = lookup(language).find(stretch)
    wholes = [(a, b) for a, b, _, kind in hits if kind != "organisation" and " " in stretch[a:b]]
    if wholes:
        found = [(a, b) for a, b in found if not any(c <= a and b <= d for c, d in wholes)]
        found = sorted({*found, *wholes})
    if UNSPACED_SIGN.search(stretch):
        found.extend(_signs(stretch, language, vocabulary_))
        found = sorted(set(found))
    return [Word(start + a, start + b, stretch[a:b], meaning(stretch[a:b], language)) for a, b in found]


def _signs(text: str, language: str | None, words: Vocabulary) -> list[tuple[int, int]]:
    found = [one.span() for one in KANA.finditer(text)]
    if words.foreign:
        for match in HAN.finditer(text):
            found += _stretches(match.group(), match.start(), words)
    found += [(a, b) for a, b, _ in concepts(language).of_text(text) if UNSPACED_SIGN.match(text, a)]
    found += [(a, b) for a, b, _, _ in lookup(language).find(text) if UNSPACED_SIGN.match(text, a)]
    if bodies := body_signs(language):
        found += [match.span() for match in bodies.finditer(text)]
    return found


def _stretches(word: str, offset: int, words: Vocabulary) -> list[tuple[int, int]]:
    """The stretches of two and more spelling signs."""
    found: list[tuple[int, int]] = []
    start = 0
    for place, sign in enumerate(word + " "):
        if sign not in words.foreign:
            if place - start > 1:
                found.append((offset + start, offset + place))
            start = place + 1
    return found
