"""Alignment of two versions: which passages say the same thing.

Blocks of neighbouring passages (1-1, 1-2, 2-1 … 2-2) are weighed by named measures (`measures.py`), the best monotone
path of them is found, then what moved (`path.py`). A preset holds the weights (`presets.toml`), which were fitted on
the development data by `bench/fit_alignment.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from hexapla.collation.measures import against, ground, measures
from hexapla.collation.path import Block, Tables, best_path, left_over
from hexapla.collation.presets import Preset, choose
from hexapla.evidence.features import PassageFeatures
from hexapla.evidence.similarity import Pages
from hexapla.model import Link

if TYPE_CHECKING:
    from hexapla.evidence.similarity import Matrix

KIND_NEEDS = 0.04  # C from which a common kind (two captions) counts in full
FOREIGN_KIND = -1000.0  # blocks that are not formed: passages of two kinds as one side, residue with text
ALONE = frozenset(("residue", "dateline"))  # kinds of passages that no other kind answers, but for
HEADS = frozenset(("dateline", "byline"))  # these two, which pages put into one line or two

Kinds = tuple[Sequence[str], Sequence[str]]


def align(
    left: Sequence[PassageFeatures],
    right: Sequence[PassageFeatures],
    kinds: Kinds | None = None,
    preset: Preset | None = None,
) -> tuple[Link, ...]:
    """The links between two versions in order of the left side, then what only the right side has; every passage
    stands in exactly one link. `kinds`: the kinds of the passages, where known."""
    preset = preset or choose(len(left), len(right))
    if not left or not right:
        alone = [Link((i,), (), 1.0) for i in range(len(left))] + [Link((), (j,), 1.0) for j in range(len(right))]
        return tuple(alone)
    pages = Pages(left, right, preset.channels)
    blocks, shares = _blocks(pages, preset, kinds)
    return _links(blocks, shares, pages, preset)


def _blocks(pages: Pages, preset: Preset, kinds: Kinds | None) -> tuple[list[Block], Tables]:
    """The blocks that become links, and C by shape."""
    odds, shares = log_odds(pages, preset, kinds)
    rows, columns = (len(side) for side in pages.sides)
    blocks = best_path(odds, rows, columns)
    if preset.leftover is not None:
        blocks += left_over(blocks, (odds[1, 1], shares[1, 1]), preset.leftover, kinds)
    return blocks, shares


def log_odds(pages: Pages, preset: Preset, kinds: Kinds | None) -> tuple[Tables, Tables]:
    """For every shape of block the log odds and C of the block that starts at [i, j]."""
    base = ground(pages, preset.widest)
    rows, columns = base.single.shape
    odds: Tables = {}
    shares: Tables = {}
    for a, b in preset.shapes:
        if a > rows or b > columns:
            continue
        share, found = measures(pages, base, a, b)
        total = numpy.full(share.shape, preset.constant, dtype=numpy.float32)
        for weight, measure in zip(preset.weights, found, strict=True):
            if weight:
                total += numpy.float32(weight) * measure
        if kinds is not None:
            term = _kind_term(kinds, a, b)
            # Being of one kind is no evidence by itself where a page has several: it strengthens what there is.
            total += preset.kind * numpy.where(term > 0, term * numpy.minimum(1, share / KIND_NEEDS), term)
        odds[a, b], shares[a, b] = total, share
    return odds, shares


def _kind_term(kinds: Kinds, a: int, b: int) -> Matrix:
    """+1 where both blocks are of one and the same kind, and it is not body; 0 for body with body; -1 else. Blocks of
    several passages are of one kind or are not formed; residue answers no text, a dateline at most a byline."""

    def block_kinds(side: Sequence[str], count: int) -> list[str]:
        runs = [set(side[place : place + count]) for place in range(len(side) - count + 1)]
        return [run.pop() if len(run) == 1 else "" for run in runs]

    left, right = block_kinds(kinds[0], a), block_kinds(kinds[1], b)
    term = numpy.empty((len(left), len(right)), dtype=numpy.float32)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            apart = one != other and (frozenset((one, other)) & ALONE) and not {one, other} <= HEADS
            if not one or not other or apart:
                term[i, j] = FOREIGN_KIND
            elif one == other:
                term[i, j] = 0 if one == "body" else 1
            else:
                term[i, j] = -1
    return term


def _links(blocks: Sequence[Block], shares: Tables, pages: Pages, preset: Preset) -> tuple[Link, ...]:
    """Blocks as links with confidence and evidence, and a link of its own for every passage left over."""
    single = shares[1, 1]
    links = []
    for block in blocks:
        share = float(shares[len(block.left), len(block.right)][block.left[0], block.right[0]])
        rival = _rival(block, single)
        links.append(
            Link(
                block.left,
                block.right,
                preset.confidence.of(block.score, against(share, rival)),
                pages.evidence(block.left, block.right),
                share,
            )
        )
    done = {i for block in blocks for i in block.left}, {j for block in blocks for j in block.right}
    links += [Link((i,), (), 1.0) for i in range(single.shape[0]) if i not in done[0]]
    links.sort(key=lambda link: link.left)
    links += [Link((), (j,), 1.0) for j in range(single.shape[1]) if j not in done[1]]
    return tuple(links)


def _rival(block: Block, single: Matrix) -> float:
    """C of the best other partner that a passage of the block could have had."""
    rows = numpy.delete(single[list(block.left)], list(block.right), axis=1)
    columns = numpy.delete(single[:, list(block.right)], list(block.left), axis=0)
    return max(float(rows.max(initial=0.0)), float(columns.max(initial=0.0)))
