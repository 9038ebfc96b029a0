"""Alignment of two versions: which passages say the same thing.

A dynamic programme over blocks of neighbouring passages (1-1, 1-2, 2-1, 1-3, 3-1, 2-2; for long texts 1-4 and 4-1
too), after Gale and Church (1993), with evidence in the place of their lengths as the chief term; leaving a
passage out is free. What is left over may then be linked out of order (moved passages). Block score:

    [alpha C - theta + lambda (1/2 - min(z²/2, 4)) - pi |Δposition| + kind] (a + b) / 2 - rho (a + b - 2)

C is the Dice coefficient of evidence.similarity, z the block's log ratio of lengths against that of the two pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hexapla.collation.confidence import link_confidence
from hexapla.evidence.features import PassageFeatures
from hexapla.evidence.similarity import Pages, Weights
from hexapla.model import Link

if TYPE_CHECKING:
    import numpy

    from hexapla.evidence.similarity import Matrix

    Shapes = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.int8]]


@dataclass(frozen=True, slots=True)
class Preset:
    """The constants of the block score; see docs/stages/4-alignment.md for how they were found."""

    weights: Weights
    alpha: float
    theta: float
    length: float
    sigma: float
    position: float
    block: float
    kind: float
    gap: float
    moved: float | None
    blocks: tuple[tuple[int, int], ...]


SMALL = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
PAGE = Preset(
    weights=Weights(
        {"number": 2.4, "date": 1.2, "name": 0.24, "place": 1.07, "cognate": 0.16, "concept": 2.0, "word": 1.0}, 0.61
    ),
    alpha=1.85, theta=0.27, length=0.58, sigma=1.0, position=0.009, block=0.39, kind=0.25, gap=0.08, moved=0.31,
    blocks=SMALL,
)  # fmt: skip
LONG_TEXT = Preset(
    weights=Weights(
        {"number": 0.85, "date": 0.6, "name": 0.24, "place": 0.71, "cognate": 0.09, "concept": 1.9, "word": 1.0}, 0.08
    ),
    alpha=1.95, theta=0.24, length=0.99, sigma=0.44, position=3.0, block=0.57, kind=0.25, gap=0.08, moved=None,
    blocks=(*SMALL, (1, 4), (4, 1)),
)  # fmt: skip
PRESETS = {"page": PAGE, "long-text": LONG_TEXT}
KIND_NEEDS = 0.04  # share of evidence from which a common kind (two captions) counts in full
LONG = 80  # passages on both sides from which a text is a long one: news pages of the development data end at 60


def choose(left: int, right: int) -> Preset:
    """The preset that fits two texts of so many passages."""
    return LONG_TEXT if min(left, right) >= LONG else PAGE


@dataclass(frozen=True, slots=True)
class Block:
    """A link before it is weighed: spans of passages, C, and the block score."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    dice: float
    score: float


def align(
    left: Sequence[PassageFeatures],
    right: Sequence[PassageFeatures],
    kinds: tuple[Sequence[str], Sequence[str]] | None = None,
    preset: Preset | None = None,
) -> tuple[Link, ...]:
    """The links between two versions in order of the left side, then what only the right side has; every passage
    stands in exactly one link. `kinds`: the kinds of the passages, where known."""
    preset = preset or choose(len(left), len(right))
    if not left or not right:
        alone = [Link((i,), (), 1.0) for i in range(len(left))] + [Link((), (j,), 1.0) for j in range(len(right))]
        return tuple(alone)
    pages = Pages(left, right, preset.weights)
    tables = block_scores(pages, preset, kinds)
    blocks = best_path(tables, len(left), len(right))
    blocks = fill_gaps(blocks, tables[1, 1][1], kinds, preset.gap)
    if preset.moved is not None:
        blocks += moved(blocks, tables[1, 1], preset.moved)
    return _links(blocks, pages, tables[1, 1][1])


Tables = dict[tuple[int, int], "tuple[Matrix, Matrix]"]


def block_scores(pages: Pages, preset: Preset, kinds: tuple[Sequence[str], Sequence[str]] | None) -> Tables:
    """For every shape of block: the score and C of the block that starts at [i, j]."""
    import numpy

    sizes = [numpy.array([p.size for p in side], dtype=numpy.float32) for side in pages.sides]
    page_ratio = float(numpy.log(sizes[0].sum() / sizes[1].sum()))
    rows, columns = (len(side) for side in pages.sides)
    tables: Tables = {}
    for a, b in preset.blocks:
        if a > rows or b > columns:
            continue
        dice = pages.dice(a, b)
        lengths = [
            numpy.convolve(size, numpy.ones(n, dtype=numpy.float32), "valid")
            for size, n in zip(sizes, (a, b), strict=True)
        ]
        z = (numpy.log(lengths[0][:, None] / lengths[1][None, :]) - page_ratio) / preset.sigma
        # Below 60 letters a passage's length says little: the deviation is divided down.
        short = numpy.minimum(1, numpy.minimum(lengths[0][:, None], lengths[1][None, :]) / 60)
        length = 0.5 - numpy.minimum((z * short) ** 2 / 2, 4)
        i = (numpy.arange(dice.shape[0]) + a / 2) / rows
        j = (numpy.arange(dice.shape[1]) + b / 2) / columns
        away = numpy.abs(i[:, None] - j[None, :])
        score = preset.alpha * dice - preset.theta + preset.length * length - preset.position * away
        if kinds is not None:
            term = _kind_term(kinds, a, b)
            # Being of one kind is no evidence by itself where a page has several: it strengthens what there is.
            score = score + preset.kind * numpy.where(term > 0, term * numpy.minimum(1, dice / KIND_NEEDS), term)
        tables[a, b] = (score * (a + b) / 2 - preset.block * (a + b - 2), dice)
    return tables


def _kind_term(kinds: tuple[Sequence[str], Sequence[str]], a: int, b: int) -> Matrix:
    """+1 where both blocks are of one and the same kind, and it is not body; 0 for body with body; -1 else. Blocks of
    several passages are of one kind or are not formed."""
    import numpy

    def block_kinds(side: Sequence[str], count: int) -> list[str]:
        runs = [set(side[place : place + count]) for place in range(len(side) - count + 1)]
        return [run.pop() if len(run) == 1 else "" for run in runs]

    left, right = block_kinds(kinds[0], a), block_kinds(kinds[1], b)
    term = numpy.empty((len(left), len(right)), dtype=numpy.float32)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if not one or not other or (one == "residue") != (other == "residue"):
                term[i, j] = -20
            elif one == other:
                term[i, j] = 0 if one == "body" else 1
            else:
                term[i, j] = -1
    return term


def best_path(tables: Tables, rows: int, columns: int) -> list[Block]:
    """The blocks of the best monotone path. As skips are free, a row of the programme is a running maximum."""
    import numpy

    best = numpy.zeros((rows + 1, columns + 1), dtype=numpy.float32)
    shape_of = numpy.zeros((rows + 1, columns + 1), dtype=numpy.int8)
    shapes = list(tables)
    for i in range(1, rows + 1):
        row, shape = best[i - 1].copy(), numpy.zeros(columns + 1, dtype=numpy.int8)
        for number, (a, b) in enumerate(shapes, 1):
            if i < a:
                continue
            reached = best[i - a, : columns + 1 - b] + tables[a, b][0][i - a]
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
            score, dice = tables[a, b]
            i, j = i - a, j - b
            blocks.append(Block(tuple(range(i, i + a)), tuple(range(j, j + b)), float(dice[i, j]), float(score[i, j])))
    return blocks[::-1]


def fill_gaps(
    blocks: list[Block], dice: Matrix, kinds: tuple[Sequence[str], Sequence[str]] | None, least: float
) -> list[Block]:
    """Links 1-1 between passages left over on both sides between the same two neighbours: a passage that was cut down
    to a sentence fails by its length, but there it has no rival. `least` is the share of evidence needed, a quarter
    of it where one passage faces one."""
    ends = [Block((-1,), (-1,), 0, 0), *blocks, Block((dice.shape[0],), (dice.shape[1],), 0, 0)]
    found: list[Block] = []
    for one, other in pairwise(ends):
        rows = range(one.left[-1] + 1, other.left[0])
        columns = range(one.right[-1] + 1, other.right[0])
        need = least / 4 if len(rows) == len(columns) == 1 else least
        pairs = sorted(((float(dice[i, j]), i, j) for i in rows for j in columns if dice[i, j] >= need), reverse=True)
        held: list[tuple[int, int]] = []
        for value, i, j in pairs:
            if kinds is not None and kinds[0][i] != kinds[1][j]:
                continue
            if all((i - a) * (j - b) > 0 for a, b in held):
                held.append((i, j))
                found.append(Block((i,), (j,), value, 0.0))
    return sorted([*blocks, *found], key=lambda block: block.left)


def moved(blocks: Sequence[Block], singles: tuple[Matrix, Matrix], least: float) -> list[Block]:
    """Links 1-1 out of order between passages that no block holds: best first, while the score exceeds `least`."""
    score, dice = singles
    rows = sorted(set(range(score.shape[0])) - {i for block in blocks for i in block.left})
    columns = sorted(set(range(score.shape[1])) - {j for block in blocks for j in block.right})
    pairs = sorted(((float(score[i, j]), i, j) for i in rows for j in columns if score[i, j] > least), reverse=True)
    found: list[Block] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for value, i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append(Block((i,), (j,), float(dice[i, j]), value))
    return found


def _links(blocks: Sequence[Block], pages: Pages, dice: Matrix) -> tuple[Link, ...]:
    """Blocks as links with confidence and evidence, and a link of its own for every passage left over."""
    links = [
        Link(
            block.left,
            block.right,
            link_confidence(block.score, block.dice, _rival(block, dice)),
            pages.evidence(block.left, block.right),
            block.dice,
        )
        for block in blocks
    ]
    done = {i for block in blocks for i in block.left}, {j for block in blocks for j in block.right}
    links += [Link((i,), (), 1.0) for i in range(dice.shape[0]) if i not in done[0]]
    links.sort(key=lambda link: link.left)
    links += [Link((), (j,), 1.0) for j in range(dice.shape[1]) if j not in done[1]]
    return tuple(links)


def _rival(block: Block, dice: Matrix) -> float:
    """C of the best other partner that a passage of the block could have had."""
    best = 0.0
    for i in block.left:
        best = max(best, max((float(dice[i, j]) for j in range(dice.shape[1]) if j not in block.right), default=0.0))
    for j in block.right:
        best = max(best, max((float(dice[i, j]) for i in range(dice.shape[0]) if i not in block.left), default=0.0))
    return best
