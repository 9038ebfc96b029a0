"""The account of two aligned stretches: which things told on one side have a counterpart on the other.

A thing is a concept (`knowledge.concepts`), which has one id in all languages, or, between two stretches in one
language, a word that is no function word. What has no counterpart may still be there in words that the lexicon does not
know, so the account is evidence of a difference, never the proof.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hexapla.errors import TableError
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.scripts import WORD, plain_word
from hexapla.knowledge.words import Found, denials, function_words

CLAUSE = frozenset(',;:.!?،؛。，、：；！？…—–()«»“”„"।')  # signs between two clauses
WORDY = 4  # letters of a word of one language that is a thing by itself


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing told at `start`..`end` of a stretch: the id of a concept, or a word."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a stretch tells: its things; its denials by clause (the negations of one clause count as one: "no one
    ever", "nikdo nikdy ne-"), the words that deny by their sense, and the number of all words that negate."""

    text: str
    language: str | None
    things: tuple[Thing, ...]
    denied: tuple[Found, ...]
    lexical: tuple[Found, ...]
    negations: int = 0

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all things."""
        return frozenset(one.id for one in self.things)


@dataclass(frozen=True, slots=True)
class Polarity:
    """How concepts stand to each other: those that deny by their sense, those that contest, those that are unsure by
    their sense, those that report what others say, the contraries of each, its converses ("buy", "sell"), and what two
    do to each other ("meet")."""

    negative: frozenset[str]
    contesting: frozenset[str]
    unsure: frozenset[str]
    reporting: frozenset[str]
    contraries: dict[str, frozenset[str]]
    converses: dict[str, frozenset[str]]
    mutual: frozenset[str]


@cache
def polarity() -> Polarity:
    """The table `knowledge/concepts/polarity.toml`."""
    path = files("hexapla.knowledge") / "concepts" / "polarity.toml"
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        negative, contesting, unsure, reporting, mutual = (
            frozenset(read[key].split()) for key in ("negative", "contesting", "unsure", "reporting", "mutual")
        )
        opposites, converses = _both_ways(read["opposites"]), _both_ways(read["converses"])
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"knowledge/concepts/polarity.toml: {error}") from error
    return Polarity(negative, contesting, unsure, reporting, opposites, converses, mutual)


def _both_ways(listed: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in listed.split():
        one, other = pair.split("|")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {one: frozenset(all_) for one, all_ in found.items()}


@lru_cache(maxsize=4096)
def told(text: str, language: str | None) -> Told:
    """What a stretch of text tells."""
    things = [Thing(start, end, id) for start, end, id in concepts(language).of_text(text)] if language else []
    found = denials(text, language)
    negative = polarity().negative
    lexical = [one for one in found if one.id != "negation"]
    places = {one.start for one in found}
    lexical += [
        Found(one.start, one.end, text[one.start : one.end], "lexical")
        for one in things
        if one.id in negative and one.start not in places
    ]
    count = sum(one.id == "negation" for one in found)
    return Told(text, language, tuple(things), tuple(_by_clause(text, found)), tuple(lexical), count)


def _by_clause(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The first negation of each clause."""
    last: Found | None = None
    for one in found:
        if one.id != "negation":
            continue
        gap = "," if last is None else text[last.end : one.start].replace(" - ", " – ")
        if any(sign in CLAUSE for sign in gap):
            yield one
        last = one


def own_words(side: Told) -> frozenset[str]:
    """The words of a stretch that may be things by themselves, in small letters."""
    small = function_words(side.language)
    words = (plain_word(one.group()) for one in WORD.finditer(side.text))
    return frozenset(word for word in words if len(word) >= WORDY and word not in small)


def coverage(one: Told, other: Told) -> tuple[int, int]:
    """How many different things of the first stretch the second has, and how many there are."""
    ids = one.ids
    shared = len(ids & other.ids)
    if one.language == other.language:
        words = own_words(one)
        return shared + len(words & own_words(other)), len(ids) + len(words)
    return shared, len(ids)


def contrary_pairs(one: Told, other: Told) -> list[tuple[Thing, Thing]]:
    """Things of the two sides that are contraries, each lacking on the other side."""
    mine, theirs = one.ids - other.ids, other.ids - one.ids
    table = polarity().contraries
    pairs = [
        (left, right)
        for left in one.things
        if left.id in mine and left.id in table
        for right in other.things
        if right.id in theirs and right.id in table[left.id]
    ]
    return pairs
