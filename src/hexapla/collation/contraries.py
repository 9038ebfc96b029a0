"""Words of two aligned stretches that reverse the sense: one says rise where the other says fall.

Pairs come from the tables of contraries of the languages (`words.toml`, [opposites]) and of the concepts
(`concepts/polarity.toml`). Each side's word must be lacking on the other; how likely the two answer each other is
weighed by a logistic curve (`contraries.toml`). What translations do with each pair is known from `counterparts.tsv`:
"man" for "woman" is met far oftener without a fault than "rise" for "fall".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from hexapla.collation.account import Thing, Told, contrary_pairs, coverage
from hexapla.collation.counterparts import counterparts
from hexapla.collation.logistic import weighed
from hexapla.evidence.odds import probability
from hexapla.knowledge.words import Found, directions

MEASURES = (
    "constant", "table", "both", "rate", "missed_left", "missed_right", "apart", "denied", "length", "coverage",
    "several", "context",
)  # fmt: skip
AROUND = 2  # things about a word that are looked for about its contrary
FAR = 0.5  # of the stretch: two places farther apart are as far as this
SELDOM = 0.0005  # added to the share of a pair: none is met never


@dataclass(frozen=True, slots=True)
class Contrary:
    """Two words that are contraries: the pair's name, the words, the measures in the order of MEASURES."""

    pair: str
    left: Found
    right: Found
    measures: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The probability that the two stretches contradict each other here."""
        return probability(weighed("contraries", MEASURES, self.measures))


def contraries(one: Told, other: Told) -> list[Contrary]:
    """The pairs of contraries of two stretches, the likeliest first, each word once."""
    pairs = [*of_tables(one, other), *of_concepts(one, other)]
    weighed = zip(pairs, candidates(one, other), strict=True)
    found = [Contrary(pair[0], left, right, values) for pair, (values, left, right) in weighed]
    found.sort(key=lambda pair: -pair.confidence)
    used: set[tuple[int, int]] = set()
    kept: list[Contrary] = []
    for pair in found:
        words = {(0, pair.left.start), (1, pair.right.start)}
        if not words & used:
            used |= words
            kept.append(pair)
    return kept


def candidates(one: Told, other: Told) -> list[tuple[tuple[float, ...], Found, Found]]:
    """The measures and words of all pairs of contraries, those of the languages' tables first."""
    pairs = [*of_tables(one, other), *of_concepts(one, other)]
    places = [(left.start, right.start) for _, left, right, _ in pairs]
    return [(_measures(one, other, pair, places), pair[1], pair[2]) for pair in pairs]


Pair = tuple[str, Found, Found, bool]


def of_tables(one: Told, other: Told) -> Iterator[Pair]:
    """Pairs of the languages' tables of which one side has only this word and the other only that."""
    sides = [directions(side.text, side.language) for side in (one, other)]
    for name in dict.fromkeys(word.id for word in sides[0]):
        held = [[word for word in side if word.id == name] for side in sides]
        kinds = [{word.side for word in words} for words in held]
        if all(len(kind) == 1 for kind in kinds) and kinds[0] != kinds[1]:
            yield name, held[0][0], held[1][0], True


def of_concepts(one: Told, other: Told) -> Iterator[Pair]:
    """Pairs of concepts of which one is told on this side only and its contrary on that only."""
    for left, right in contrary_pairs(one, other):
        name = "|".join(sorted((left.id, right.id)))
        words = [
            Found(thing.start, thing.end, side.text[thing.start : thing.end], thing.id)
            for side, thing in ((one, left), (other, right))
        ]
        yield name, words[0], words[1], False


def _measures(one: Told, other: Told, pair: Pair, places: list[tuple[int, int]]) -> tuple[float, ...]:
    name, left, right, table = pair
    known = counterparts()
    shared, mine = coverage(one, other)
    back, theirs = coverage(other, one)
    at = left.start / max(1, len(one.text)), right.start / max(1, len(other.text))
    return (
        1.0,
        float(table),
        float(places.count((left.start, right.start)) > 1),
        log(SELDOM + known.contrary.get(name, known.usual)),
        0.5 if table else known.missed(left.id),
        0.5 if table else known.missed(right.id),
        min(FAR, abs(at[0] - at[1])),
        float(len(one.denied) % 2 != len(other.denied) % 2),
        log(1 + len(one.things) + len(other.things)),
        (shared + back) / max(1, mine + theirs),
        log(len(places)),
        _context(one, other, left, right),
    )


def _context(one: Told, other: Told, left: Found, right: Found) -> float:
    """The share of the things about the one word that stand about the other too."""
    near = [_near(side, word) for side, word in ((one, left), (other, right))]
    return len(near[0] & near[1]) / max(1, min(map(len, near)))


def _near(side: Told, word: Found) -> set[str]:
    others = [thing for thing in side.things if thing.end <= word.start or thing.start >= word.end]
    nearest: list[Thing] = sorted(others, key=lambda thing: abs(thing.start - word.start))[: 2 * AROUND]
    return {thing.id for thing in nearest}
