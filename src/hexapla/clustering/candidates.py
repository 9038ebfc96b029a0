"""Which pairs of pages may tell one story, and what is measured of each pair.

Candidates come from an inverted index of features that few pages have (FREQUENT at most), so that the work grows with
the pages and not with their square. Each page keeps its MOST best; of these every feature is compared. A pair's
measures depend on the two pages, their candidates and the rarity of features, never on how large the pool is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy

from hexapla.clustering.pages import BACKGROUND_PAGES, CHANNELS, Pool, background

if TYPE_CHECKING:
    Array = numpy.ndarray[Any, numpy.dtype[Any]]

FREQUENT = 50  # pages that may have a feature for it to lead to candidates
MOST = 50  # candidates of a page
# Weights of the channels in the likeness that ranks candidates: FINDINGS of the prototype, tuned on WMT21 news. Word
# tables, which few users have, stand in measures of their own.
WEIGHTS = {"number": 1.97, "date": 1.2, "place": 1.17, "concept": 1.0, "name": 0.48, "cognate": 0.07, "learnt": 0.0}
BY_CHANNEL = numpy.array([WEIGHTS[name] for name in CHANNELS])
MASS = 60.0  # keeps short pages from being alike by one feature
PART = 200_000  # pairs that are measured at once
BATCH = 10_000  # pages that are measured at once
LEVEL_RANKS = (5, 25)  # candidates that stand for "not this story": their mean likeness is a page's level
LEVEL, LEVEL_PAGES = 0.02, 10  # what is assumed of a page with few candidates, and how many pages that is worth
MEASURES = (
    "likeness", "above_level", "above_lower_level", "of_best", "rank", "better_rank",
    *(f"share_{channel}" for channel in CHANNELS),
    *(f"common_{channel}" for channel in CHANNELS),
    "same_language", "smaller", "larger",
    "place_and_concept", "name_and_concept", "number_and_concept", "kinds", "rank_and_better",
    *(f"root_{channel}" for channel in ("concept", "place", "name", "cognate")), "log_likeness", "nearly_best",
)  # fmt: skip
KINDS = ("number", "place", "concept", "name")  # kinds of things of which a pair may have some in common


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs (left < right, page numbers) and their measures, a row a pair, in the order of MEASURES."""

    left: Array
    right: Array
    measures: Array


class Matrix:
    """The pool as one sparse matrix, weighted, with its inverted index."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        known = background()
        channels = {name: number for number, name in enumerate(CHANNELS)}
        count = len(pool.numbers)
        self.channel = numpy.fromiter((channels[f.partition(":")[0]] for f in pool.numbers), numpy.int8, count)
        frequency = numpy.array(pool.frequency, dtype=numpy.float32)
        told = frequency + numpy.fromiter((known.get(f, 0.0) for f in pool.numbers), numpy.float32, count)
        # Of word tables the background knows nothing: their words are as frequent there as in the pool.
        own = self.channel == channels["learnt"]
        told[own] += frequency[own] * BACKGROUND_PAGES / max(1, len(pool))
        idf = numpy.log((len(pool) + BACKGROUND_PAGES + 1) / (told + 0.5)).clip(min=0.05).astype(numpy.float32)
        self.weight = BY_CHANNEL.astype(numpy.float32)[self.channel]
        sizes = numpy.array(pool.sizes, dtype=numpy.int64)
        self.start = numpy.concatenate([[0], numpy.cumsum(sizes)])
        self.ids = numpy.array(pool.ids, dtype=numpy.int32)
        self.value = idf[self.ids]
        self.value *= numpy.log1p(numpy.arange(256, dtype=numpy.float32))[numpy.array(pool.counts, dtype=numpy.uint8)]
        self.norms = self._norms()
        self.mass = self.norms @ BY_CHANNEL.astype(numpy.float32)
        self.rare = (frequency >= 2) & (frequency <= FREQUENT)
        entries = numpy.nonzero(self.rare[self.ids])[0]
        entries = entries[numpy.argsort(self.ids[entries], kind="stable")]
        self.post_start = numpy.searchsorted(self.ids[entries], numpy.arange(count + 1))
        self.post_page = (numpy.searchsorted(self.start, entries, side="right") - 1).astype(numpy.int32)
        self.post_value = self.value[entries] * self.weight[self.ids[entries]]
        self._score = numpy.zeros(len(pool), dtype=numpy.float32)
        self._own = numpy.zeros(count, dtype=numpy.float32)

    def _norms(self) -> Array:
        """The squared length of every page by channel, pages in batches to spare memory."""
        norms = numpy.zeros((len(self.pool), len(CHANNELS)), dtype=numpy.float32)
        for first in range(0, len(self.pool), BATCH):
            last = min(first + BATCH, len(self.pool))
            part = slice(int(self.start[first]), int(self.start[last]))
            page = numpy.repeat(numpy.arange(last - first), numpy.diff(self.start[first : last + 1]))
            slot = page * len(CHANNELS) + self.channel[self.ids[part]]
            sums = numpy.bincount(slot, self.value[part] ** 2, (last - first) * len(CHANNELS))
            norms[first:last] = sums.reshape(last - first, len(CHANNELS))
        return norms

    def row(self, page: int) -> tuple[Array, Array]:
        """The feature numbers and values of a page."""
        part = slice(int(self.start[page]), int(self.start[page + 1]))
        return self.ids[part], self.value[part]

    def retrieved(self, page: int) -> Array:
        """The pages that share the most rare features with a page, at most MOST."""
        ids, value = self.row(page)
        chosen = self.rare[ids]
        ids, value = ids[chosen], value[chosen]
        places, lengths = _stretches(self.post_start[ids], self.post_start[ids + 1])
        if not len(places):
            return places
        others = self.post_page[places]
        numpy.add.at(self._score, others, self.post_value[places] * numpy.repeat(value, lengths))
        found = numpy.unique(others)
        found = found[found != page]
        score = self._score[found] / numpy.sqrt(self.mass[found] + MASS)
        self._score[others] = 0
        if len(found) > MOST:
            found = found[numpy.argpartition(-score, MOST)[:MOST]]
        return numpy.asarray(found)

    def common(self, page: int, others: Array) -> Array:
        """For every other page what it has in common with a page, by channel."""
        ids, value = self.row(page)
        self._own[ids] = value
        places, lengths = _stretches(self.start[others], self.start[others + 1])
        theirs = self.ids[places]
        slot = numpy.repeat(numpy.arange(len(others)), lengths) * len(CHANNELS) + self.channel[theirs]
        sums = numpy.bincount(slot, self._own[theirs] * self.value[places], len(others) * len(CHANNELS))
        self._own[ids] = 0
        return numpy.asarray(sums).reshape(len(others), len(CHANNELS))


def _stretches(start: Array, end: Array) -> tuple[Array, Array]:
    """The numbers of all half-open stretches one after the other, and how long each is."""
    lengths = end - start
    total = int(lengths.sum())
    shift = numpy.repeat(start - numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]]), lengths)
    return (numpy.arange(total) + shift).astype(numpy.int64), lengths


@dataclass(frozen=True, slots=True)
class _Near:
    """A page's candidates, best first, with likeness and what is common by channel."""

    others: Array
    likeness: Array
    common: Array


def _near(matrix: Matrix, page: int) -> _Near:
    others = matrix.retrieved(page)
    common = matrix.common(page, others)
    likeness = common @ BY_CHANNEL / numpy.sqrt((matrix.mass[page] + MASS) * (matrix.mass[others] + MASS))
    order = numpy.lexsort((others, -likeness))
    return _Near(others[order], likeness[order], common[order])


def candidates(pool: Pool, since: int = 0) -> Pairs:
    """All candidate pairs of a pool with at least one page not before `since`, and their measures."""
    parts = list(candidate_parts(pool, since))
    return Pairs(
        numpy.concatenate([one.left for one in parts]),
        numpy.concatenate([one.right for one in parts]),
        numpy.concatenate([one.measures for one in parts]),
    )


def candidate_parts(pool: Pool, since: int = 0) -> Iterator[Pairs]:
    """The same in parts of at most PART pairs, so that measures of millions of pairs need not be held at once."""
    matrix = Matrix(pool)
    found = _Found(matrix, since)
    left, right, place = _joined(found.left, found.right, len(pool))
    first = numpy.zeros(len(left), dtype=numpy.int64)
    first[place] = numpy.arange(len(place))
    rank = _ranks(found.rank, place, len(left))
    for start in range(0, max(1, len(left)), PART):
        part = slice(start, start + PART)
        likeness, common = found.likeness[first[part]], found.common[first[part]]
        pair = left[part], right[part]
        yield Pairs(*pair, _measures(matrix, pair, likeness, common, rank[part], (found.best, found.level)))


class _Found:
    """What the pages' candidates are: a row for each time that a page found another."""

    def __init__(self, matrix: Matrix, since: int) -> None:
        size = len(matrix.pool)
        self.best, self.level = numpy.zeros(size), numpy.full(size, LEVEL)
        lefts, rights, likes, commons, ranks = [], [], [], [], []
        for page in range(size):
            near = _near(matrix, page)
            if len(near.others):
                self.best[page] = near.likeness[0]
                tail = near.likeness[slice(*LEVEL_RANKS)]
                self.level[page] = (tail.sum() + LEVEL * LEVEL_PAGES) / (len(tail) + LEVEL_PAGES)
            chosen = near.others >= since if page < since else slice(None)
            others = near.others[chosen]
            lefts.append(numpy.minimum(page, others).astype(numpy.int32))
            rights.append(numpy.maximum(page, others).astype(numpy.int32))
            likes.append(near.likeness[chosen].astype(numpy.float32))
            commons.append(near.common[chosen].astype(numpy.float32))
            ranks.append(numpy.arange(len(near.others), dtype=numpy.int32)[chosen])
        self.left, self.right = numpy.concatenate(lefts), numpy.concatenate(rights)
        self.likeness: Array = numpy.concatenate(likes)
        self.common: Array = numpy.concatenate(commons)
        self.rank: Array = numpy.concatenate(ranks)


def _ranks(every: Array, place: Array, count: int) -> Array:
    """The better and the worse rank of the two pages of a pair among each other's candidates; MOST where one did not
    find the other."""
    rank = numpy.full((count, 2), MOST, dtype=numpy.int32)
    numpy.minimum.at(rank[:, 0], place, every)
    worst = numpy.zeros(count, dtype=numpy.int32)
    numpy.maximum.at(worst, place, every)
    rank[:, 1] = numpy.where(numpy.bincount(place, minlength=count) > 1, worst, MOST)
    return rank


def _joined(left: Array, right: Array, count: int) -> tuple[Array, Array, Array]:
    """Pairs found from either side as one, and for every finding the number of its pair."""
    keys, place = numpy.unique(left.astype(numpy.int64) * count + right, return_inverse=True)
    return keys // count, keys % count, place


def _measures(
    matrix: Matrix, pair: tuple[Array, Array], likeness: Array, common: Array, rank: Array, page: tuple[Array, Array]
) -> Array:
    left, right = pair
    best, level = page
    likeness, common, held = _by_tables(matrix, pair, likeness, common)
    norms = numpy.sqrt((held[0] + 20) * (held[1] + 20))
    numbers = {name: number for number, name in enumerate(dict.fromkeys(matrix.pool.languages))}
    language = numpy.array([numbers[one] for one in matrix.pool.languages], dtype=numpy.int32)
    mass = numpy.log(matrix.mass + 1)
    columns = [
        likeness,
        likeness - numpy.maximum(level[left], level[right]),
        likeness - numpy.minimum(level[left], level[right]),
        likeness / (numpy.maximum(best[left], best[right]) + 0.02),
        1 / (1 + rank[:, 1]),
        1 / (1 + rank[:, 0]),
        *(common / norms).T,
        *numpy.log1p(common).T,
        language[left] == language[right],
        numpy.minimum(mass[left], mass[right]),
        numpy.maximum(mass[left], mass[right]),
    ]
    columns += _derived(dict(zip(MEASURES, columns, strict=False)))
    return numpy.stack(columns, axis=1).astype(numpy.float32)


def _by_tables(
    matrix: Matrix, pair: tuple[Array, Array], likeness: Array, common: Array
) -> tuple[Array, Array, tuple[Array, Array]]:
    """Likeness, what is common and what is held by channel, where a page's language has no concepts with what word
    tables say in the place of concepts: there they are all that tells of words."""
    concept, learnt = CHANNELS.index("concept"), CHANNELS.index("learnt")
    held = matrix.norms[pair[0]], matrix.norms[pair[1]]
    without = (held[0][:, concept] == 0) | (held[1][:, concept] == 0)
    without &= common[:, learnt] > 0
    if not without.any():
        return likeness, common, held
    common, held = common.copy(), (held[0].copy(), held[1].copy())
    for one in (common, *held):
        one[without, concept], one[without, learnt] = one[without, learnt], 0
    mass = [one @ BY_CHANNEL + MASS for one in held]
    total = common @ BY_CHANNEL
    return numpy.where(without, total / numpy.sqrt(mass[0] * mass[1]), likeness), common, held


def _derived(of: dict[str, Array]) -> list[Array]:
    """Measures made of others: what two kinds of things say together, roots (the first thing in common says more than
    the tenth), how many kinds of things are in common."""
    concept = of["share_concept"]
    return [
        of["share_place"] * concept,
        of["share_name"] * concept,
        of["share_number"] * concept,
        numpy.sum([of[f"common_{kind}"] > 0.01 for kind in KINDS], axis=0),
        of["rank"] * of["better_rank"],
        *(numpy.sqrt(numpy.maximum(0, of[f"share_{kind}"])) for kind in ("concept", "place", "name", "cognate")),
        numpy.log(of["likeness"] + 0.02),
        of["of_best"] > 0.9,
    ]
