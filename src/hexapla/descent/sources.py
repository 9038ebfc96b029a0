"""Versions that two others were taken from, told by their wording: near copies in one language, passage by passage.

Who copies from one version differs from all others by his own changes, in all passages alike. Who takes some passages
from one and some from another is near to the one here and to the other there, while those two differ in both. So at
every passage the words in which two versions differ are shared out: how many a third has with the one, how many with
the other. If each passage sides with one of them as a whole, and that explains more words than any single version
does, the third drew on both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, lgamma, log

from rapidfuzz.distance import Levenshtein

from hexapla.descent.slips import words_of
from hexapla.synopsis import Synopsis

CLOSEST = 8  # versions from which the sources of one are looked for: those that most of its passages are nearest to
PASSAGES = 2  # that have to be from each source
MOST = 6  # words of a passage that count: more were changed in one go
SLIP = 0.08  # share of the words that a passage has with the other source by chance
STAY = 0.75  # how often a passage is from the same source as the one before
EVEN = 1.5  # how evenly words of either kind are spread over passages, where there is one source
SURE = 3.0  # logarithm of how much likelier two sources by turns have to be than both mixed
FEWER = 2.0  # words that two sources have to explain beyond those that any single one does

Apart = Mapping[tuple[str, str], Mapping[int, int]]  # of two versions: locus -> number of words that differ
Shares = Mapping[int, tuple[float, float]]  # locus -> words had with the one source and with the other


@dataclass(frozen=True, slots=True)
class Drawn:
    """A version with two sources, `first` the one of more passages; the loci that are from the second, how much
    likelier this is than both mixed (log), and how many words it explains beyond what any single source does."""

    child: str
    first: str
    second: str
    loci: tuple[int, ...]
    gain: float
    fewer: float

    @property
    def sources(self) -> tuple[str, str]:
        """Both, the one of more passages first."""
        return self.first, self.second

    @property
    def confidence(self) -> float:
        """How sure it is: of those told nine in ten and more are right in made traditions."""
        return min(0.9, 0.7 + 0.03 * self.gain)


def apart(synopsis: Synopsis, loci: Sequence[int]) -> Apart:
    """How many words differ between every two versions, locus by locus, where both are in one language."""
    found: dict[tuple[str, str], dict[int, int]] = {}
    for locus in loci:
        held: dict[str | None, list[tuple[str, list[str]]]] = {}
        for siglum in synopsis.sigla(locus):
            span = synopsis.whole(locus, siglum)
            if span:
                held.setdefault(synopsis.language(locus, siglum), []).append((siglum, words_of(span.text)))
        for same in held.values():
            for (one, words), (other, theirs) in combinations(same, 2):
                differ = Levenshtein.distance(words, theirs)
                found.setdefault((one, other), {})[locus] = differ
                found.setdefault((other, one), {})[locus] = differ
    return found


def drawn_on(far: Apart, parents: Mapping[str, str]) -> list[Drawn]:
    """The versions that drew on two others, the surest first. `parents`: child -> parent in the tree told; nothing
    draws on what descends from it."""
    tree = dict(parents)
    found: dict[str, Drawn] = {}
    for one in sorted(_candidates(far), key=lambda one: -(one.gain + 2 * one.fewer)):
        # The original of the tree told stays the original.
        if one.child in found or one.child not in tree:
            continue
        if any(one.child in _above(tree, found, source) for source in one.sources):
            continue
        found[one.child] = one
        if tree[one.child] not in one.sources:
            tree[one.child] = one.first
    return list(found.values())


def _above(tree: Mapping[str, str], found: Mapping[str, Drawn], node: str) -> set[str]:
    """A version and all that it comes from, by second sources too."""
    seen, queue = {node}, [node]
    for at in queue:
        more = {tree[at]} if at in tree else set()
        more |= set(found[at].sources) if at in found else set()
        queue += sorted(more - seen)
        seen |= more
    return seen


def _candidates(far: Apart) -> Iterator[Drawn]:
    for child in sorted({child for child, _ in far}):
        near = {other: held for (one, other), held in far.items() if one == child}
        loci = sorted({locus for held in near.values() for locus in held})
        if len(near) < 2 or len(loci) < 2 * PASSAGES:
            continue
        least = {locus: min(held[locus] for held in near.values() if locus in held) for locus in loci}
        times = {other: sum(held[locus] == least[locus] for locus in held) for other, held in near.items()}
        for pair in combinations(sorted(near, key=lambda other: -times[other])[:CLOSEST], 2):
            found = _shared_out(far, child, *pair, near)
            if found is not None:
                yield found


def _shared_out(far: Apart, child: str, one: str, other: str, near: Mapping[str, Mapping[int, int]]) -> Drawn | None:
    """What the passages of a version say of two sources; None where they do not tell them."""
    shares = _shares(near[one], near[other], far.get((one, other), {}))
    from_one = tuple(locus for locus, (a, b) in shares.items() if a > b)
    from_other = tuple(locus for locus, (a, b) in shares.items() if b > a)
    if min(len(from_one), len(from_other)) < PASSAGES:
        return None
    gain = _by_turns(list(shares.values())) - _mixed(list(shares.values()))
    both = near[one].keys() & near[other].keys()
    fewer = _by_one(near, both) - sum(near[other if locus in from_other else one][locus] for locus in both)
    if gain < SURE or fewer < FEWER:
        return None
    first, second, loci = (one, other, from_other) if len(from_one) >= len(from_other) else (other, one, from_one)
    return Drawn(child, first, second, loci, gain, fewer)


def _shares(one: Mapping[int, int], other: Mapping[int, int], between: Mapping[int, int]) -> Shares:
    """How many of the words in which two versions differ a third has with either; a passage that is in its own words
    tells nothing."""
    found: dict[int, tuple[float, float]] = {}
    for locus in sorted(one.keys() & other.keys() & between.keys()):
        a, b, both = one[locus], other[locus], between[locus]
        left, right = max(0.0, (both + b - a) / 2), max(0.0, (both + a - b) / 2)
        if left + right and not both < 2 * min(a, b) > 2 * MOST:
            share = min(1.0, MOST / (left + right))
            found[locus] = left * share, right * share
    return found


def _by_turns(shares: Sequence[tuple[float, float]]) -> float:
    """Log likelihood if each passage is from one of the two, most from that of the passage before."""
    right, wrong, stay, turn = log(1 - SLIP), log(SLIP), log(STAY), log(1 - STAY)
    one = other = log(0.5)
    for place, (a, b) in enumerate(shares):
        if place:
            one, other = _sum(one + stay, other + turn), _sum(other + stay, one + turn)
        one, other = one + a * right + b * wrong, other + b * right + a * wrong
    return _sum(one, other)


def _mixed(shares: Sequence[tuple[float, float]]) -> float:
    """Log likelihood if words of either kind stand here and there: in every passage in another share, about that of
    the whole, as changes do not come evenly."""
    total = sum(a + b for a, b in shares)
    whole = (sum(a for a, _ in shares) + 0.5) / (total + 1)
    alpha, beta = whole * EVEN, (1 - whole) * EVEN
    none = lgamma(alpha) + lgamma(beta) - lgamma(EVEN)
    return sum(lgamma(a + alpha) + lgamma(b + beta) - lgamma(a + b + EVEN) - none for a, b in shares)


def _sum(one: float, other: float) -> float:
    """The logarithm of a sum of two numbers given by theirs."""
    top = max(one, other)
    return top + log(exp(one - top) + exp(other - top))


def _by_one(near: Mapping[str, Mapping[int, int]], loci: set[int]) -> float:
    """How many words differ in some loci from the single version that is nearest there."""
    found = []
    for held in near.values():
        told = loci & held.keys()
        if told:  # what it lacks is taken to differ as the rest does
            found.append(sum(held[locus] for locus in told) * len(loci) / len(told))
    return min(found, default=0.0)
