"""Fits the weights of grouping (`clustering/weights.toml`, `clustering/background.tsv`) on the development data:
`python -m bench.fit_grouping`.

Logistic regression over candidate pairs of the pool, whole and with 40 % of the passages of each page, and of small
pools drawn from it; two folds by story tell how well it does on stories it has not seen. What is
printed is fitted on both.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy

import hexapla.clustering
from bench.fitting import Array, fold, logistic, rows
from bench.places import shared
from hexapla.clustering import candidates, pages
from hexapla.clustering.index import by_kind_of_pair
from hexapla.clustering.pages import PageFeatures, Pool
from hexapla.clustering.stories import stories
from hexapla.learning import learn, taught
from hexapla.model import Passage, Witness
from hexapla.pipeline import page_of

HOME = Path(hexapla.clustering.__file__).parent
LISTED = ("number", "date", "place", "concept", "cognate")  # channels of the background: names are left out
FEWEST = 8  # pages of the background that must have a feature
SMALL = (2, 3, 5, 8, 13, 21, 34, 55, 89)  # sizes of the small pools, each tried several times
RIDGE = 3.0
LABELS = ("whole", "partial", "whole, taught", "partial, taught")
THRESHOLDS = tuple(numpy.arange(-2.0, 0.01, 0.25).tolist())


def documents() -> list[dict[str, Any]]:
    """The documents of the pool."""
    folder = shared()
    wanted = set((folder / "data" / "pool.txt").read_text().split()) if folder else set()
    return [
        row for name in ("stories-wmt", "stories-ntrex", "stories-itn") for row in rows(name) if row["id"] in wanted
    ]


def witness(row: Mapping[str, Any], passages: Sequence[str]) -> Witness:
    """A witness of passages alone."""
    text = "\n".join(passages)
    spans, start = [], 0
    for one in passages:
        spans.append(Passage(start, start + len(one), row["lang"]))
        start += len(one) + 1
    return Witness(row["id"], None, None, None, row["lang"], None, None, None, None, text, tuple(spans))


def part(row: Mapping[str, Any]) -> list[str]:
    """A random 40 % of the passages, always the same."""
    passages = row["paragraphs"]
    chance = random.Random(f"part {row['id']}")
    return [passages[n] for n in sorted(chance.sample(range(len(passages)), max(1, round(0.4 * len(passages)))))]


def write_background(found: Sequence[PageFeatures]) -> None:
    """Counts of the frequent features per BACKGROUND_PAGES pages."""
    counts = Counter(f for one in found for f in one.counts if f.partition(":")[0] in LISTED)
    scale = pages.BACKGROUND_PAGES / len(found)
    lines = [f"{f}\t{round(n * scale)}" for f, n in sorted(counts.items()) if n * scale >= FEWEST]
    head = (
        f"# In how many of {pages.BACKGROUND_PAGES} news pages a feature is met, features of {FEWEST} pages and more;"
        " without names. Counted by\n# `python -m bench.fit_grouping` over the development pool (36 languages), so that"
        " small pools know what is frequent.\n"
    )
    (HOME / "background.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    pages.background.cache_clear()


def pool_of(found: Sequence[PageFeatures]) -> Pool:
    pool = Pool()
    for one in found:
        pool.add(one)
    return pool


def small_pools(found: Sequence[PageFeatures], story: Sequence[str], times: int, seed: int) -> list[list[int]]:
    """Small pools, the smallest most often; of a third of them no two pages tell one story, else half are strangers."""
    chance = random.Random(seed)
    by_story = defaultdict(list)
    for number, name in enumerate(story):
        by_story[name].append(number)
    several = [held for held in by_story.values() if len(held) > 1]
    pools = []
    for size in SMALL:
        for _ in range(max(2, times // size)):
            chosen: list[int] = []
            together = 0.0 if chance.random() < 1 / 3 else 0.5
            while len(chosen) < size:
                held = chance.choice(several) if chance.random() < together else [chance.randrange(len(found))]
                chosen += [n for n in held if n not in chosen]
            pools.append(chosen[:size])
    return pools


def examples(found: Sequence[PageFeatures], story: Sequence[str]) -> tuple[Array, Array, candidates.Pairs]:
    """Measures with a column of ones, whether the pair is of one story, and the pairs."""
    pairs = candidates.candidates(pool_of(found))
    names = numpy.array(story)
    ones = numpy.ones((len(pairs.left), 1), dtype=numpy.float32)
    return numpy.hstack([ones, by_kind_of_pair(pairs.measures)]), names[pairs.left] == names[pairs.right], pairs


def b_cubed(
    story: Sequence[str], groups: Sequence[Sequence[int]], counted: set[int] | None = None
) -> tuple[float, float]:
    """B-cubed F1 over the pages counted (all where none are named), and over the ITN items among them."""
    truth = Counter(story)
    values = {"": [0.0, 0.0, 0], "itn": [0.0, 0.0, 0]}
    for group in groups:
        inside = Counter(story[page] for page in group)
        for page in group:
            if counted is not None and page not in counted:
                continue
            same = inside[story[page]]
            for key in ("", "itn"):
                if story[page].startswith(key):
                    values[key][0] += same / len(group)
                    values[key][1] += same / truth[story[page]]
                    values[key][2] += 1
    scores = [2 * p * r / max(1e-9, (p + r) * n) for p, r, n in values.values()]
    return scores[0], scores[1]


def evaluate(
    found: Sequence[PageFeatures], story: Sequence[str], weights: Array, counted: set[int] | None = None
) -> dict[float, tuple[float, float]]:
    """The figures at every threshold; strangers and pages of the other fold stand in the pool too."""
    pairs = candidates.candidates(pool_of(found))
    odds = by_kind_of_pair(pairs.measures) @ weights[1:] + weights[0]
    edges = list(zip(pairs.left.tolist(), pairs.right.tolist(), odds.tolist(), strict=True))
    return {least: b_cubed(story, stories(len(found), edges, least), counted) for least in THRESHOLDS}


def fit(parts: Sequence[Sequence[PageFeatures]], story: Sequence[str], seen: set[int]) -> Array:
    """The weights, from pairs of pages that are seen, in the whole pool and in small pools."""
    xs, ys = [], []
    for number, found in enumerate(parts):
        x, y, pairs = examples(found, story)
        both = numpy.array([int(a) in seen and int(b) in seen for a, b in zip(pairs.left, pairs.right, strict=True)])
        xs.append(x[both])
        ys.append(y[both])
        own = sorted(seen)
        for chosen in small_pools([found[n] for n in own], [story[n] for n in own], 3000, number):
            pages_ = [own[n] for n in chosen]
            x, y, _ = examples([found[n] for n in pages_], [story[n] for n in pages_])
            xs.append(x)
            ys.append(y)
    x, y = numpy.concatenate(xs).astype(float), numpy.concatenate(ys).astype(float)
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    middle[0], spread[0] = 0.0, 1.0
    weights: Array = logistic((x - middle) / spread, y, RIDGE) / spread
    weights[0] -= float(weights[1:] @ middle[1:])
    return weights


def read(story: Sequence[str], every: Sequence[Mapping[str, Any]]) -> list[list[PageFeatures]]:
    """The pool read four times: whole, in part, and both with word tables that the other fold's pages taught."""
    known = {
        k: taught(
            learn(witness(r, r["paragraphs"]) for r, name in zip(every, story, strict=True) if fold(name, 2) != k)
        )
        for k in (0, 1)
    }
    return [
        [
            page_of(witness(r, cut(r)), known[fold(name, 2)] if with_tables else None)
            for r, name in zip(every, story, strict=True)
        ]
        for with_tables in (False, True)
        for cut in (lambda row: list(row["paragraphs"]), part)
    ]


def main() -> None:
    """Prints `weights.toml`; what each threshold gives goes to standard error."""
    every = documents()
    story = [row["story"] for row in every]
    parts = read(story, every)
    folds = [[n for n, name in enumerate(story) if fold(name, 2) == k] for k in (0, 1)]
    table: dict[tuple[str, float], list[tuple[float, float]]] = defaultdict(list)
    for k in (0, 1):
        seen, unseen = folds[1 - k], folds[k]
        write_background([parts[0][n] for n in seen])
        weights = fit(parts, story, set(seen))
        for label, found in zip(LABELS, parts, strict=True):
            for least, scores in evaluate(found, story, weights, set(unseen)).items():
                table[label, least].append(scores)
        small = small_pools([parts[0][n] for n in unseen], [story[n] for n in unseen], 600, 7)
        for chosen in small:
            pages_ = [unseen[n] for n in chosen]
            for least, scores in evaluate([parts[0][n] for n in pages_], [story[n] for n in pages_], weights).items():
                table["small", least].append(scores)
    for (label, least), values in sorted(table.items()):
        mean = numpy.mean(values, axis=0)
        sys.stderr.write(f"{label:16} threshold {least:5.2f}  B3 {mean[0]:.4f}  ITN {mean[1]:.4f}\n")
    value = {
        t: sum(float(numpy.mean([v[0] for v in table[name, t]])) for name in (*LABELS[:2], "small")) for t in THRESHOLDS
    }
    least = max(value, key=lambda t: value[t])
    write_background(parts[0])
    weights = fit(parts, story, set(range(len(story))))
    lines = [
        "# Weights of the log odds that two pages tell one story, and the mean from which pages become one; made by",
        "# `python -m bench.fit_grouping`. The measures are those of clustering/candidates.py; three weights each: for",
        "# all pairs, times the size of the smaller page, for pages in one language (clustering/index.py).",
        f"threshold = {least}",
        f"constant = {weights[0]:.4f}",
        "",
        "[measures]",
    ]
    columns = weights[1:].reshape(3, -1).T
    lines += [
        f"{name} = [{', '.join(f'{w:.4f}' for w in row)}]"
        for name, row in zip(candidates.MEASURES, columns, strict=True)
    ]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
