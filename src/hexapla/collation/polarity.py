"""How likely it is that one of two aligned stretches denies what the other affirms.

Each side's negations are counted by clause; those that one side has more are unanswered. Whether they matter is weighed
by a logistic curve over measures that know no language (`polarity.toml` says each in words).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from hexapla.collation.account import Thing, Told, contrary_pairs, coverage
from hexapla.collation.logistic import weighed
from hexapla.evidence.odds import probability
from hexapla.knowledge.words import Found

MEASURES = (
    "constant", "bare", "extra", "length", "uneven", "lexical_surplus", "lexical", "contrary", "coverage", "things",
    "context", "near", "dense", "place",
)  # fmt: skip
DENSE = 4.0  # things of the other side for one word of denial among them to count in full
AROUND = 3  # things about a negation that are looked for on the other side
# A word of denial answers within so much of the stretch, or so many signs where that is more, but never beyond MOST.
REACH, SIGNS, MOST = 0.12, 18, 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """`more` is 0 or 1, the side whose negation is unanswered; the negation; the probability of a contradiction."""

    more: int
    negation: Found
    confidence: float


def verdict(sides: tuple[Told, Told], ratio: float = 1.0) -> Verdict | None:
    """The verdict on two stretches; None where both deny equally often. `ratio`: how many signs of the second answer
    one of the first."""
    found = measured(sides, ratio)
    if found is None:
        return None
    more, negation, values = found
    return Verdict(more, negation, probability(weighed("polarity", MEASURES, values)))


def measured(sides: tuple[Told, Told], ratio: float = 1.0) -> tuple[int, Found, tuple[float, ...]] | None:
    """The side with more negations, the one that is unanswered, and the measures in the order of MEASURES."""
    counts = [len(side.denied) for side in sides]
    if counts[0] == counts[1] or _alike(*sides):
        return None
    more = int(counts[1] > counts[0])
    one, other = sides[more], sides[1 - more]
    negation = _unanswered(one, other)
    shared, known = coverage(one, other)
    back, theirs = coverage(other, one)
    around = _around(one, negation)
    met = [thing for thing in around if thing.id in other.ids]
    expected = len(sides[0].text) * ratio / max(1, len(sides[1].text))
    values = (
        1.0,
        float(not other.denied),
        float(min(2, counts[more] - counts[1 - more])) - 1,
        log(1 + len(one.things)),
        min(1.5, abs(log(max(0.05, expected)))),
        float(min(2, max(0, len(other.lexical) - len(one.lexical)))),
        float(min(2, len(other.lexical))),
        float(bool(contrary_pairs(one, other))),
        (shared + back) / max(1, known + theirs),
        1 / (1 + known + theirs),
        len(met) / max(1, len(around)),
        float(len(other.lexical) > len(one.lexical) and _near(other, met)),
        min(1.0, DENSE * max(0, len(other.lexical) - len(one.lexical)) / (1 + len(other.things))),
        abs(negation.start / max(1, len(one.text)) - 0.5),
    )
    return more, negation, values


def _alike(one: Told, other: Told) -> bool:
    """Whether two stretches of one language have as many words of denial: then a comma or a quotation mark alone makes
    more clauses of them."""
    return one.language == other.language and one.negations == other.negations


def _place(side: Told, start: int) -> float:
    return start / max(1, len(side.text))


def _unanswered(one: Told, other: Told) -> Found:
    """The negation of the first side that stands farthest from all of the second."""
    places = [_place(other, found.start) for found in other.denied]
    if not places:
        return one.denied[0]
    return max(one.denied, key=lambda found: min(abs(_place(one, found.start) - place) for place in places))


def _around(side: Told, negation: Found) -> Sequence[Thing]:
    """The things nearest to a negation."""
    return sorted(side.things, key=lambda thing: abs(thing.start - negation.start))[:AROUND]


def _near(other: Told, met: Sequence[Thing]) -> bool:
    """Whether a word that denies by its sense stands near a counterpart of one of these things."""
    ids = {thing.id for thing in met}
    reach = min(MOST, max(REACH, SIGNS / max(1, len(other.text))))
    places = [_place(other, thing.start) for thing in other.things if thing.id in ids]
    return any(abs(_place(other, word.start) - place) < reach for word in other.lexical for place in places)
