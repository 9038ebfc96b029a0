"""Some of several versions of a sentence say that somebody refuses, denies or rejects what the others say is so.

Faithful versions often say one refusal in two ways ("refused to", "would not"), so a version without a word that
refuses may answer with a negation, or with another word that denies by its sense. How likely the versions that refuse
contradict the rest is weighed by a logistic curve over measures that know no language (`refusals.toml` says each in
words).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from hexapla.collation import parties
from hexapla.collation.account import CLAUSE, Told, polarity
from hexapla.collation.logistic import weighed
from hexapla.collation.parties import mean, wordings
from hexapla.evidence.odds import probability
from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Found

MEASURES = (
    "constant", "many", "even", "few", "refusing_few", "mixed", "lexical", "answered", "length",
)  # fmt: skip
REFUSING = "refusing"  # the list of words that refuse (`words.toml`, [negation])
LEAST = 3  # versions that are needed
AROUND = 3  # things about a refusal that are looked for in the other party
REACH = 0.25  # of a sentence: within so much of one of these a word answers a refusal
BESIDE, BESIDE_SIGNS = 16, 5  # letters between a negation and the refusal that it negates; in scripts without spaces


@dataclass(frozen=True, slots=True)
class Parting:
    """The versions that refuse, each with its word, and the rest."""

    having: Mapping[str, Found]
    without: tuple[str, ...]
    measures: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The probability that the two parties contradict each other."""
        return probability(weighed("refusals", MEASURES, self.measures))


def parting(sides: Mapping[str, Told]) -> Parting | None:
    """How the versions of a sentence part into those that refuse and the rest; None where they do not."""
    words = {siglum: refusals(side) for siglum, side in sides.items()}
    having = {siglum: found[0] for siglum, found in words.items() if found}
    without = tuple(siglum for siglum in sides if siglum not in having)
    if len(sides) < LEAST or not having or not without:
        return None
    return Parting(having, without, _measures(sides, having, without))


def readable(language: str | None) -> bool:
    """Whether the words that refuse are known in a language."""
    return REFUSING in table(language, "words").get("negation", {})


def refusals(side: Told) -> list[Found]:
    """The words of a sentence that refuse, but for those that are negated ("it cannot be denied")."""
    found = [word for word in side.lexical if word.id == REFUSING]
    return [word for word in found if not any(_negates(side, negation, word) for negation in side.denied)]


def around(side: Told, word: Found) -> frozenset[str]:
    """The ids of the things nearest to a refusal."""
    return parties.around(side, word, AROUND)


def _negates(side: Told, negation: Found, word: Found) -> bool:
    gap = side.text[min(negation.end, word.end) : max(negation.start, word.start)]
    reach = BESIDE_SIGNS if script(word.text[0]) in WITHOUT_SPACES else BESIDE
    return len(gap) <= reach and not any(sign in CLAUSE for sign in gap)


def _measures(sides: Mapping[str, Told], having: Mapping[str, Found], without: Sequence[str]) -> tuple[float, ...]:
    one, other = [sides[s] for s in having], [sides[s] for s in without]
    sizes = wordings(one), wordings(other)
    few = min(sizes)
    fewer = sizes[0] < sizes[1]
    mine = mean([len(side.denied) for side in one])
    beside = frozenset[str]().union(*(around(sides[s], word) for s, word in having.items()))
    theirs = [sum(_near(side, word.start, beside) for word in side.denied) for side in other]
    return (
        1.0,
        log(sum(sizes)),
        float(2 * few == sum(sizes)),
        few / sum(sizes),
        float(fewer),
        float(any(_surplus(side, one, having.values()) for side in other)),
        mean([min(2.0, _surplus(side, one, having.values())) for side in other]),
        mean([min(2.0, max(0.0, times - mine)) for times in theirs]),
        log(1 + mean([len(side.things) for side in sides.values()])),
    )


def _surplus(side: Told, party: Sequence[Told], words: Collection[Found]) -> int:
    """How many words that deny or contest by their sense a version has beyond those whose sense the other party has too
    (what the other party refuses with is answered by them), near the things that stand about the refusal."""
    met: set[str] = set()
    beside: set[str] = set()
    for one, word in zip(party, words, strict=True):
        met |= {thing.id for thing in one.things if thing.end <= word.start or word.end <= thing.start}
        beside |= around(one, word)
    contests = {thing.start for thing in side.things if thing.id in polarity().contesting}
    shared = {thing.start for thing in side.things if thing.id in met}
    answers = contests.union(word.start for word in side.lexical) - shared
    return sum(_near(side, start, beside) for start in answers)


def _near(side: Told, start: int, beside: Collection[str]) -> bool:
    """Whether a place is near one of these things; anywhere is near where a version has none of them."""
    places = [thing.start for thing in side.things if thing.id in beside]
    return not places or any(abs(start - place) <= REACH * len(side.text) for place in places)
