"""Which words of two languages go together, learnt from passages that were linked: IBM Model 1 (Brown and others 1993)
both ways.

A pair is worth sqrt(t(right | left) · t(left | right)): a word that answers many others is worth little with each.
Words are the stems of `word` features, so that a table serves inflected languages, and pairs of signs in scripts
without spaces. All counts are held in arrays; time and memory grow with the sum of (words left × words right) over the
links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.evidence.features import PassageFeatures, own_words
from hexapla.knowledge.word_tables import WordPair

if TYPE_CHECKING:
    import numpy

    Counts = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]
    Places = numpy.ndarray[tuple[int], numpy.dtype[numpy.int64]]

ROUNDS = 5  # of expectation and maximisation; the table hardly changes after that
FREQUENT = 0.25  # words in more than this share of the links answer everything


@dataclass(frozen=True, slots=True)
class Linked:
    """The words of the two sides of a link, and how sure the link is (0..1)."""

    left: Set[str]
    right: Set[str]
    weight: float = 1.0


def words_of(passages: Iterable[PassageFeatures]) -> frozenset[str]:
    """The words of passages as features without their channel and language."""
    return frozenset(key for passage in passages for key, _ in own_words(passage.found))


def word_pairs(links: Sequence[Linked], *, least: float, met: float, most: int = 4) -> list[WordPair]:
    """The pairs of at least that score, met over so many links, for every word at most the `most` best; best first."""
    import numpy

    links = [link for link in links if link.weight > 0]
    known = _known(links, met)
    left_of: dict[str, int] = {}
    right_of: dict[str, int] = {}
    place, one, other, weight = [], [], [], []
    for number, link in enumerate(links):
        right = [right_of.setdefault(word, len(right_of)) for word in sorted(link.right & known[1])]
        for word in sorted(link.left & known[0]):
            i = left_of.setdefault(word, len(left_of))
            place += [number] * len(right)
            one += [i] * len(right)
            other += right
            weight += [link.weight] * len(right)
    if not place:
        return []
    sentence, source, target = numpy.array(place), numpy.array(one), numpy.array(other)
    weights = numpy.array(weight)
    pair, index = numpy.unique(source * len(right_of) + target, return_inverse=True)
    forward = _model(sentence, source, target, weights, index, len(pair))
    backward = _model(sentence, target, source, weights, index, len(pair))
    score = numpy.sqrt(forward * backward)
    counts = numpy.bincount(index, weights, len(pair))
    names = list(left_of), list(right_of)
    found = [
        WordPair(
            names[0][pair[k] // len(right_of)], names[1][pair[k] % len(right_of)], float(score[k]), float(counts[k])
        )
        for k in numpy.nonzero((score >= least) & (counts >= met))[0]
    ]
    return _best(found, most)


def _known(links: Sequence[Linked], count: float) -> tuple[set[str], set[str]]:
    """The words of both sides that are met often enough, and not everywhere."""
    tally: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for link in links:
        tally[0].update(link.left)
        tally[1].update(link.right)
    most = max(3.0, FREQUENT * len(links))
    known = [{word for word, number in one.items() if count <= number <= most} for one in tally]
    return known[0], known[1]


def _model(sentence: Places, given: Places, told: Places, weight: Counts, index: Places, pairs: int) -> Counts:
    """t(told | given) of every pair by IBM Model 1; entries are the pairs of words that stand in one link."""
    import numpy

    width = int(told.max()) + 1
    _, slot = numpy.unique(sentence * width + told, return_inverse=True)
    owner = numpy.zeros(pairs, dtype=numpy.int64)
    owner[index] = given
    t = numpy.ones(pairs)
    for _ in range(ROUNDS):
        value = t[index]
        expected = weight * value / numpy.bincount(slot, value)[slot]
        mass = numpy.bincount(index, expected, pairs)
        t = mass / numpy.bincount(owner, mass)[owner]
    result: Counts = t
    return result


def _best(pairs: Iterable[WordPair], most: int) -> list[WordPair]:
    """Best first; of each word at most so many."""
    kept: list[WordPair] = []
    used: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for one in sorted(pairs, key=lambda one: (-one.score, -one.met, one.left, one.right)):
        if used[0][one.left] < most and used[1][one.right] < most:
            used[0][one.left] += 1
            used[1][one.right] += 1
            kept.append(one)
    return kept
