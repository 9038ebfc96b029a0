"""How likely it is that one of two aligned stretches tells something else than the other, by what has no counterpart.

A concept that translations seldom lose and that has no counterpart speaks for a difference. The weights (`doubt.toml`)
are fitted on faithful translations and the same with one word changed: which of the two is the worse is told rightly
three times in four. Between different texts it says next to nothing, so the slope is small.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

from hexapla.collation.account import Thing, Told, coverage
from hexapla.collation.counterparts import counterparts
from hexapla.collation.logistic import weighed
from hexapla.evidence.odds import probability

MEASURES = ("constant", "more", "less", "coverage", "length", "uneven")
USUAL = -2.4  # log odds of a fault in the development pairs: one in twelve
SMOOTH = 1.0  # a thing of neither kind, so that stretches with few things say little


@dataclass(frozen=True, slots=True)
class Doubt:
    """The measures of two stretches, in the order of MEASURES, and the things of each side that are most surely
    without a counterpart."""

    measures: tuple[float, ...]
    lost: tuple[tuple[Thing, ...], tuple[Thing, ...]]

    @property
    def beyond(self) -> float:
        """The log odds beyond what faithful translations show on average."""
        return weighed("doubt", MEASURES, self.measures)

    @property
    def confidence(self) -> float:
        """The probability that the two do not tell the same."""
        return probability(USUAL + self.beyond)


def doubt(one: Told, other: Told) -> Doubt:
    """What speaks for a difference of two stretches; the measures are the same whichever stands first."""
    sides = [_lost(one, other), _lost(other, one)]
    # The side that lost more stands first, so that the order of the versions does not matter.
    more, less = sorted(
        (_odds(side, len(told.ids)) for side, told in zip(sides, (one, other), strict=True)), reverse=True
    )
    shared, mine = coverage(one, other)
    back, theirs = coverage(other, one)
    lengths = len(one.ids) + 1, len(other.ids) + 1
    values = (
        1.0,
        more,
        less,
        (shared + back) / max(1, mine + theirs),
        log(lengths[0] + lengths[1]),
        abs(log(lengths[0] / lengths[1])),
    )
    return Doubt(values, (tuple(t for _, t in sides[0][:2]), tuple(t for _, t in sides[1][:2])))


def _odds(lost: list[tuple[float, Thing]], things: int) -> float:
    """The log of how much likelier what a side lost is if one of its things was changed than if none was: a changed
    thing has no counterpart for sure, an unchanged one as seldom as translations lose it."""
    return log((SMOOTH + sum(exp(weight) for weight, _ in lost)) / (SMOOTH + things))


def _lost(one: Told, other: Told) -> list[tuple[float, Thing]]:
    """The things of the first side that the second lacks, the surest first, each with how much that says: the log of
    how seldom translations lose it."""
    known, theirs = counterparts(), other.ids
    found: dict[str, tuple[float, Thing]] = {}
    spans = {(thing.start, thing.end) for thing in one.things if thing.id in theirs}
    for thing in one.things:
        # A word of two concepts of which one is met is met.
        if thing.id not in theirs and (thing.start, thing.end) not in spans:
            found.setdefault(thing.id, (max(0.0, -log(known.missed(thing.id))), thing))
    return sorted(found.values(), key=lambda pair: (-pair[0], pair[1].start))
