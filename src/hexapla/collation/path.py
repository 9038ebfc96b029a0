"""The best set of blocks: a monotone path first, then what it left over on both sides.

The path is a dynamic programme over blocks after Gale and Church (1993). Leaving a passage out costs nothing: what a
block is worth compared with leaving its passages out is in its log odds (the weight of `size`), so that a row of the
programme is a running maximum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from hexapla.evidence.similarity import Matrix

    Shapes = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.int8]]

# Added for two passages that are the only ones left over between two links, where the kinds are known, that is in a
# story that is collated: there strangers are page furniture and stand apart, while the development pairs were given
# many.
STORY = 2.5

Tables = dict[tuple[int, int], "Matrix"]


@dataclass(frozen=True, slots=True)
class Block:
    """A link before it is weighed: the numbers of its passages, and its log odds."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


def best_path(tables: Tables, rows: int, columns: int) -> list[Block]:
    """The blocks of the best monotone path. `tables` maps a shape to the log odds of the block that starts at [i, j];
    only blocks above 0 are worth taking."""
    best = numpy.zeros((rows + 1, columns + 1), dtype=numpy.float32)
    shape_of = numpy.zeros((rows + 1, columns + 1), dtype=numpy.int8)
    shapes = list(tables)
    for i in range(1, rows + 1):
        row, shape = best[i - 1].copy(), numpy.zeros(columns + 1, dtype=numpy.int8)
        for number, (a, b) in enumerate(shapes, 1):
            if i < a:
                continue
            reached = best[i - a, : columns + 1 - b] + tables[a, b][i - a]
            better = reached > row[b:]
            row[b:][better] = reached[better]
            shape[b:][better] = number
        best[i] = numpy.maximum.accumulate(row)
        shape[best[i] > row] = -1
        shape_of[i] = shape
    return _trace_back(tables, shapes, shape_of, rows, columns)


def _trace_back(
    tables: Tables, shapes: list[tuple[int, int]], shape_of: Shapes, rows: int, columns: int
) -> list[Block]:
    blocks: list[Block] = []
    i, j = rows, columns
    while i > 0 and j > 0:
        number = int(shape_of[i, j])
        if number == -1:
            j -= 1
        elif number == 0:
            i -= 1
        else:
            a, b = shapes[number - 1]
            i, j = i - a, j - b
            blocks.append(Block(tuple(range(i, i + a)), tuple(range(j, j + b)), float(tables[a, b][i, j])))
    return blocks[::-1]


@dataclass(frozen=True, slots=True)
class Leftover:
    """The weights by which two passages that the path left over become a link: of the log odds of the pair, of C, of
    its lead over rivals that were left over too, of standing in order between the same two links, and of being the only
    two left over there."""

    constant: float
    score: float
    share: float
    lead: float
    in_order: float
    alone: float


def left_over(
    blocks: Sequence[Block],
    singles: tuple[Matrix, Matrix],
    weights: Leftover,
    kinds: tuple[Sequence[str], Sequence[str]] | None,
) -> list[Block]:
    """Links 1-1 between passages that no block holds, surest first: those that moved, and those in order that were too
    unlike by length. `singles`: log odds and C of the single pairs. Passages of two kinds are not linked."""
    score, share = singles
    rows = sorted(set(range(score.shape[0])) - {i for block in blocks for i in block.left})
    columns = sorted(set(range(score.shape[1])) - {j for block in blocks for j in block.right})
    if not rows or not columns:
        return []
    found_of = leftover_measures(blocks, singles, rows, columns)
    value = found_of @ numpy.array(
        [weights.constant, weights.score, weights.share, weights.lead, weights.in_order, weights.alone], numpy.float32
    )
    if kinds is not None:
        value += STORY * found_of[:, :, 5]
    pairs = [
        (float(value[r, c]), i, j)
        for r, i in enumerate(rows)
        for c, j in enumerate(columns)
        if value[r, c] > 0 and share[i, j] > 0 and (kinds is None or kinds[0][i] == kinds[1][j])
    ]
    found: list[Block] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for odds, i, j in sorted(pairs, reverse=True):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append(Block((i,), (j,), odds))
    return found


def leftover_measures(
    blocks: Sequence[Block], singles: tuple[Matrix, Matrix], rows: Sequence[int], columns: Sequence[int]
) -> numpy.ndarray[tuple[int, int, int], numpy.dtype[numpy.float32]]:
    """1 and the measures in the order of Leftover for every pair of leftover passages."""
    score, share = (one[numpy.ix_(rows, columns)] for one in singles)
    found = numpy.ones((len(rows), len(columns), 6), dtype=numpy.float32)
    found[:, :, 1] = score
    found[:, :, 2] = share
    found[:, :, 3] = 2 * share - _rival(share) - _rival(share.T).T
    for r, i in enumerate(rows):
        low = max((block.right[-1] for block in blocks if block.left[-1] < i), default=-1)
        high = min((block.right[0] for block in blocks if block.left[0] > i), default=singles[0].shape[1])
        found[r, :, 4] = [low < j < high for j in columns]
    in_order = found[:, :, 4]
    found[:, :, 5] = in_order * (in_order.sum(axis=0, keepdims=True) == 1) * (in_order.sum(axis=1, keepdims=True) == 1)
    return found


def _rival(share: Matrix) -> Matrix:
    """For every cell the largest other value of its row."""
    if share.shape[1] < 2:
        return numpy.zeros_like(share)
    top = numpy.sort(share, axis=1)
    result: Matrix = numpy.where(share == top[:, -1:], top[:, -2:-1], top[:, -1:])
    return result
