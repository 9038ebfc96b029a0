"""Fits the weights of the aligner (`collation/presets.toml`) on the development data: `python -m bench.fit_alignment`.

An averaged perceptron with a margin (Collins 2002; Taskar and others 2003): the aligner is run with its present
weights, with every wrong block made a little better and every right one a little worse than it is, and the weights
move from the blocks it took to those of the gold. Two folds by story tell how well it does on stories it has not seen;
what is printed for `presets.toml` is fitted on both.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy

from bench.fitting import Array, fold, logistic, rows
from hexapla.collation.measures import MEASURES, ground, measures
from hexapla.collation.path import Leftover, best_path, left_over, leftover_measures
from hexapla.collation.presets import Preset, presets
from hexapla.evidence.features import PassageFeatures
from hexapla.evidence.similarity import Pages
from hexapla.pipeline import passage_features

Link = tuple[tuple[int, ...], tuple[int, ...]]
EPOCHS, RATE, MARGIN = 8, 0.02, 2.0
START = {"relative": 9.0, "lead": 4.0, "near_length": -1.5, "gain": 10.0, "shape_12": -3.0, "shape_13": -3.0}
FOLDS = {"page": 2, "long-text": 3}
PIECES = 6  # of the long text, so that what is fitted on some can be tried on others


@dataclass
class Case:
    """One pair of pages: its measures by shape, stretched to unit variance in `scaled`."""

    pair: str
    fold: int
    gold: set[Link]
    size: tuple[int, int]
    grids: dict[tuple[int, int], Array]
    share: Array
    scaled: dict[tuple[int, int], Array] = field(default_factory=dict)


def case(pages: Sequence[Sequence[PassageFeatures]], gold: set[Link], preset: Preset, pair: str, fold: int) -> Case:
    """The measures of a pair of pages."""
    both = Pages(pages[0], pages[1], preset.channels)
    base = ground(both, preset.widest)
    grids = {}
    for a, b in preset.shapes:
        if a <= len(pages[0]) and b <= len(pages[1]):
            share, found = measures(both, base, a, b)
            grids[a, b] = numpy.stack([numpy.broadcast_to(numpy.float32(one), share.shape) for one in found], axis=-1)
    return Case(pair, fold, gold, (len(pages[0]), len(pages[1])), grids, base.single)


def page_cases(preset: Preset) -> list[Case]:
    """The noisy pairs of the development data."""
    found = []
    for name in ("align-wmt", "align-ntrex"):
        for row in rows(name):
            if row["kind"] == "noisy":
                sides = [passage_features(row[side]["passages"], row[side]["lang"]) for side in ("left", "right")]
                gold = {(tuple(a), tuple(b)) for a, b in row["gold"] if a and b}
                pair = "-".join(sorted((row["left"]["lang"], row["right"]["lang"])))
                found.append(case(sides, gold, preset, pair, fold(row["story"], FOLDS["page"])))
    return found


def long_cases(preset: Preset) -> list[Case]:
    """The long text, cut at links 1-1 into pieces."""
    row = next(row for row in rows("align-textberg") if row["kind"] == "real")
    sides = [passage_features(row[side]["passages"], row[side]["lang"]) for side in ("left", "right")]
    gold = [(tuple(a), tuple(b)) for a, b in row["gold"] if a and b]
    single = sorted((a[0], b[0]) for a, b in gold if len(a) == len(b) == 1)
    wanted = [len(sides[0]) * n / PIECES for n in range(1, PIECES)]
    cuts = [(0, 0), *(min(single, key=lambda one: abs(one[0] - place)) for place in wanted), tuple(map(len, sides))]
    found = []
    for number, (low, high) in enumerate(pairwise(cuts)):
        inside = {
            (tuple(i - low[0] for i in a), tuple(j - low[1] for j in b))
            for a, b in gold
            if low[0] <= a[0] and a[-1] < high[0] and low[1] <= b[0] and b[-1] < high[1]
        }
        pages = sides[0][low[0] : high[0]], sides[1][low[1] : high[1]]
        found.append(case(pages, inside, preset, "long", number % FOLDS["long-text"]))
    return found


def scale(cases: Sequence[Case]) -> tuple[Array, Array]:
    """Stretches the measures of all cases to unit variance; the middle and the spread of each measure."""
    everything = numpy.concatenate([grid.reshape(-1, grid.shape[2]) for one in cases for grid in one.grids.values()])
    middle, spread = everything.mean(axis=0), everything.std(axis=0) + 1e-6
    for one in cases:
        one.scaled = {shape: (grid - middle) / spread for shape, grid in one.grids.items()}
    return middle, spread


def contiguous(link: Link) -> bool:
    return all(side[-1] - side[0] + 1 == len(side) for side in link)


def monotone(links: Sequence[Link]) -> set[Link]:
    """The longest chain of links that stand in one order on both sides."""
    ordered = sorted(links)
    best: list[list[Link]] = []
    for one in ordered:
        before = [chain for chain in best if chain[-1][0][-1] < one[0][0] and chain[-1][1][-1] < one[1][0]]
        best.append([*_longest(before), one])
    return set(_longest(best))


def _longest(chains: Sequence[list[Link]]) -> list[Link]:
    return max(chains, key=lambda chain: len(chain), default=[])


def path(one: Case, weights: Array, constant: float, margin: float = 0.0) -> set[Link]:
    """What the aligner takes; with a margin wrong blocks are made better and right ones worse by it."""
    tables = {shape: (grid @ weights + constant + margin).astype(numpy.float32) for shape, grid in one.scaled.items()}
    if margin:
        for left, right in one.gold:
            if (len(left), len(right)) in tables and contiguous((left, right)):
                tables[len(left), len(right)][left[0], right[0]] -= 2 * margin
    return {(block.left, block.right) for block in best_path(tables, *one.size)}


def fit(cases: Sequence[Case], middle: Array, spread: Array) -> tuple[Array, float]:
    """The averaged weights, for scaled measures, and the constant."""
    plain = numpy.array([START.get(measure, 0.0) for measure in MEASURES], dtype=numpy.float32)
    weights, constant = plain * spread, float(plain @ middle) - 1
    total, count = numpy.zeros(len(MEASURES) + 1), 0
    chance = numpy.random.default_rng(0)
    wanted = [
        monotone([link for link in one.gold if contiguous(link) and (len(link[0]), len(link[1])) in one.scaled])
        for one in cases
    ]
    for _ in range(EPOCHS):
        for number in chance.permutation(len(cases)):
            one, right = cases[number], wanted[number]
            taken = path(one, weights, constant, MARGIN)
            for sign, links in ((1, right - taken), (-1, taken - one.gold)):
                for a, b in links:
                    weights = weights + sign * RATE * one.scaled[len(a), len(b)][a[0], b[0]]
                    constant += sign * RATE
            total += [*weights, constant]
            count += 1
    return (total[:-1] / count).astype(numpy.float32), float(total[-1] / count)


def fitted(cases: Sequence[Case], preset: Preset, middle: Array, spread: Array) -> tuple[Array, float]:
    """The weights of `page` fitted; those of `long-text`, which were found by search (one text is too little for so
    many weights: fitted on two thirds of it they did worse on the rest), as they are."""
    if preset.name == "page":
        return fit(cases, middle, spread)
    plain = numpy.array(preset.weights, dtype=numpy.float32)
    return plain * spread, preset.constant + float(plain @ middle)


def f1(answers: Sequence[set[Link]], cases: Sequence[Case]) -> tuple[float, float]:
    """Strict F1: the mean over pairs of languages, and over all links."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, links in zip(cases, answers, strict=True):
        for key in (one.pair, ""):
            counts[key] = [
                n + m for n, m in zip(counts[key], (len(links & one.gold), len(links), len(one.gold)), strict=True)
            ]
    values = {key: 2 * right / max(1, found + gold) for key, (right, found, gold) in counts.items()}
    return float(numpy.mean([value for key, value in values.items() if key])), values[""]


def leftovers(cases: Sequence[Case], weights: Array, constant: float) -> Array:
    """Weights of what the path leaves over, by logistic regression over the pairs left."""
    xs, ys = [], []
    for one in cases:
        blocks, singles, left = _left(one, weights, constant)
        if left[0] and left[1]:
            found = leftover_measures(blocks, singles, *left).reshape(-1, 6)
            xs.append(found)
            ys += [((i,), (j,)) in one.gold for i in left[0] for j in left[1]]
    return logistic(numpy.concatenate(xs).astype(float), numpy.array(ys, dtype=float))


def _left(one: Case, weights: Array, constant: float) -> Any:
    tables = {shape: (grid @ weights + constant).astype(numpy.float32) for shape, grid in one.scaled.items()}
    blocks = best_path(tables, *one.size)
    done = {i for b in blocks for i in b.left}, {j for b in blocks for j in b.right}
    left = tuple([i for i in range(size) if i not in held] for size, held in zip(one.size, done, strict=True))
    return blocks, (tables[1, 1], one.share), left


def whole(one: Case, weights: Array, constant: float, over: Array | None) -> list[tuple[Link, float]]:
    """The links with what was left over, and their log odds."""
    blocks, singles, _ = _left(one, weights, constant)
    if over is not None:
        blocks += left_over(blocks, singles, Leftover(*map(float, over)), None)
    return [((block.left, block.right), block.score) for block in blocks]


def calibration(cases: Sequence[Case], answers: Sequence[list[tuple[Link, float]]]) -> Array:
    """The curve of confidence over log odds and C against the best rival."""
    relative = MEASURES.index("relative")
    xs, ys = [], []
    for one, links in zip(cases, answers, strict=True):
        for (a, b), score in links:
            xs.append([1.0, score, float(one.grids[len(a), len(b)][a[0], b[0], relative])])
            ys.append((a, b) in one.gold)
    return logistic(numpy.array(xs), numpy.array(ys, dtype=float))


def main(names: Sequence[str]) -> None:
    for name in names or ["page", "long-text"]:
        preset = presets()[name]
        cases = page_cases(preset) if name == "page" else long_cases(preset)
        middle, spread = scale(cases)
        unseen: list[list[tuple[Link, float]]] = [[] for _ in cases]
        for part in range(FOLDS[name]):
            weights, constant = fitted([one for one in cases if one.fold != part], preset, middle, spread)
            over = leftovers([c for c in cases if c.fold != part], weights, constant) if preset.leftover else None
            for number, one in enumerate(cases):
                if one.fold == part:
                    unseen[number] = whole(one, weights, constant, over)
        macro, micro = f1([{link for link, _ in links} for links in unseen], cases)
        print(f"# {name}: on stories not seen F1 {macro:.4f} over pairs, {micro:.4f} over links")
        confidence = calibration(cases, unseen)
        weights, constant = fitted(cases, preset, middle, spread)
        over = leftovers(cases, weights, constant) if preset.leftover else None
        plain = weights / spread
        print(f"constant = {constant - float(plain @ middle):.4f}\n\n[{name}.weights]")
        print("\n".join(f"{measure} = {value:.4f}" for measure, value in zip(MEASURES, plain, strict=True)))
        for table, values, keys in (
            ("leftover", over, ("constant", "score", "share", "lead", "in_order", "alone")),
            ("confidence", confidence, ("constant", "score", "relative")),
        ):
            if values is not None:
                print(f"\n[{name}.{table}]")
                print("\n".join(f"{key} = {value:.4f}" for key, value in zip(keys, values, strict=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
