"""What can be measured of a block: the passages i … i+a-1 of one version set against j … j+b-1 of the other.

Every measure is a grid over all blocks of one shape (a, b), so that a whole page pair is weighed by a few operations on
arrays. A block's log odds are the sum of its measures times the weights of a preset (`presets.toml`, which says in
words what each measure is). All measures are the same whichever version stands left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy

if TYPE_CHECKING:
    from hexapla.evidence.similarity import Matrix, Pages, Vector

Share = TypeVar("Share", float, "Matrix")  # one, or a grid of them

MEASURES = (
    "share", "relative", "lead", "best", "near_length", "far_length", "sized_length", "sized_share", "distance",
    "neighbours", "gain", "weakest", "level", "size", "shape_12", "shape_13", "shape_22", "shape_14",
)  # fmt: skip
# From this many letters on the length of a passage says all it can; below, a deviation of lengths is divided down.
TELLING_LENGTH = 60
NEAR, FAR, MOST = 0.3, 0.6, 4.0  # standard deviations of the log ratio of lengths, and the bound of a deviation's cost


@dataclass(frozen=True, slots=True)
class Ground:
    """What all blocks of two pages are measured against: C of every single pair, framed by zeros; the usual log ratio
    of lengths; the median of the best C of a passage."""

    single: Matrix
    framed: Matrix
    ratio: float
    level: float
    lengths: tuple[Vector, Vector]
    widest: int


def ground(pages: Pages, widest: int) -> Ground:
    """The ground of two pages; `widest`: the most passages a block may have on one side."""
    single = pages.dice(1, 1)
    rows, columns = single.shape
    left, right = (numpy.array([one.size for one in side], dtype=numpy.float32) for side in pages.sides)
    whole = float(numpy.log(left.sum() / right.sum()))
    # Pairs that are each other's best partner tell the ratio of lengths, with three voices for the pages as wholes.
    best_right, best_left = single.argmax(axis=1), single.argmax(axis=0)
    mutual = [(i, j) for i, j in enumerate(best_right) if best_left[j] == i and single[i, j] > 0]
    ratio = float(numpy.median([*(float(numpy.log(left[i] / right[j])) for i, j in mutual), whole, whole, whole]))
    framed = numpy.zeros((rows + widest + 1, columns + widest + 1), dtype=numpy.float32)
    framed[1 : rows + 1, 1 : columns + 1] = single
    return Ground(
        single, framed, ratio, float(numpy.median([*single.max(axis=0), *single.max(axis=1)])), (left, right), widest
    )


def measures(pages: Pages, base: Ground, a: int, b: int) -> tuple[Matrix, list[Matrix | float]]:
    """C and the measures, in the order of MEASURES, of every block of shape (a, b)."""
    share = base.single if a == b == 1 else pages.dice(a, b)
    high, wide = share.shape
    rival_left = _best_inside(_outside(base.single, b), a, high)
    rival_right = _best_inside(_outside(base.single.T, a), b, wide).T
    length = _deviation(base, a, b)
    far = numpy.minimum((length / FAR) ** 2 / 2, numpy.float32(MOST))
    size = (a + b) / 2
    i = (numpy.arange(high) + a / 2) / base.single.shape[0]
    j = (numpy.arange(wide) + b / 2) / base.single.shape[1]
    gain, weakest = _parts(pages, base, share, a, b) if a + b > 2 else (0.0, 0.0)
    before, after = base.framed[:high, :wide], base.framed[1 + a : 1 + a + high, 1 + b : 1 + b + wide]
    found: list[Matrix | float] = [
        share,
        against(share, numpy.maximum(rival_left, rival_right)),
        2 * share - rival_left - rival_right,
        ((share >= rival_left) & (share >= rival_right)).astype(numpy.float32),
        numpy.minimum((length / NEAR) ** 2 / 2, MOST),
        far,
        (far * size).astype(numpy.float32),
        share * size,
        numpy.abs(i[:, None] - j[None, :]).astype(numpy.float32),
        before + after,
        gain,
        weakest,
        base.level,
        size,
        *_shape(a, b),
    ]
    return share, found


def against(share: Share, rival: Share) -> Share:
    """C against the best rival's, 0..1; little evidence on both sides tells little."""
    return share / (rival + share + 0.02)


def _shape(a: int, b: int) -> list[float]:
    """1 for the class of the shape: 1-2, 1-3, both sides several, wider; all 0 for 1-1."""
    both, total = min(a, b) > 1, a + b
    return [float(total == 3), float(total == 4 and not both), float(both), float(total > 4 and not both)]


def _outside(single: Matrix, width: int) -> Matrix:
    """For every row and every window of `width` columns the largest value outside the window."""
    rows, columns = single.shape
    before = numpy.zeros((rows, columns + 1), dtype=numpy.float32)
    after = numpy.zeros((rows, columns + 1), dtype=numpy.float32)
    numpy.maximum.accumulate(single, axis=1, out=before[:, 1:])
    after[:, :-1] = numpy.maximum.accumulate(single[:, ::-1], axis=1)[:, ::-1]
    return numpy.maximum(before[:, : columns - width + 1], after[:, width:])


def _best_inside(matrix: Matrix, count: int, rows: int) -> Matrix:
    """The largest of every `count` neighbouring rows."""
    best = matrix[:rows]
    for step in range(1, count):
        best = numpy.maximum(best, matrix[step : step + rows])
    return best


def _deviation(base: Ground, a: int, b: int) -> Matrix:
    """The log ratio of the lengths of the two sides against the usual one; small where a side is short."""
    left, right = (
        numpy.convolve(lengths, numpy.ones(count, dtype=numpy.float32), "valid")
        for lengths, count in zip(base.lengths, (a, b), strict=True)
    )
    shorter = numpy.minimum(left[:, None], right[None, :])
    deviation = numpy.log(left[:, None] / right[None, :]) - base.ratio
    result: Matrix = (deviation * numpy.minimum(1, shorter / TELLING_LENGTH)).astype(numpy.float32)
    return result


def _parts(pages: Pages, base: Ground, share: Matrix, a: int, b: int) -> tuple[Matrix, Matrix]:
    """How much the block has in common beyond the best single pair within it, and the least that any of its passages
    finds of itself on the other side."""
    high, wide = share.shape
    best = _best_inside(base.single, a, high)
    best = _best_inside(best.T, b, wide).T
    weakest = numpy.ones((high, wide), dtype=numpy.float32)
    if a > 1:
        found = pages.contained(0, b)
        weakest = numpy.minimum(weakest, -_best_inside(-found, a, high))
    if b > 1:
        found = pages.contained(1, a)
        weakest = numpy.minimum(weakest, -_best_inside(-found, b, wide).T)
    return share - best, weakest
