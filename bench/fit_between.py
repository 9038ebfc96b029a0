"""Fits the weights by which lost intermediates are told (`descent/between.py`) and prints them as TOML.

`python -m bench.fit_between [-n 150]`: simulated histories of seven to eleven versions, in which lost versions with
two children are common, and as many of three to seven. Every pair of versions that the stemma puts side by side, or
one below the other, is a case; the truth is whether one lost version stands above both. Printed after the weights, as
comments, on histories with other seeds: how many lost intermediates there are to be told, are told, and right, and
how often a pair of some probability has one. So few can be told that those in `weights.toml` are set by hand; `check`
counts for them too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.fit_stemma import Example, simulated
from bench.fitting import logistic
from bench.simulate import LARGE as SIZE
from bench.simulate import reliability
from hexapla.descent import stemma
from hexapla.descent.between import between, chance_of, pair_features, pairs
from hexapla.descent.trees import best_tree, odds

LARGE, OTHER = 20000, 1000  # first seeds: of large histories, and what is added for those that are held out
RIDGE = 1.0
ROUND = 3


@dataclass
class Pair:
    """A pair of versions: its features, and whether one lost version stands above both."""

    features: Mapping[str, float]
    true: bool


def parents_of(example: Example) -> dict[str, str]:
    """child -> parent, by sigla, in the tree that the stemma draws."""
    case = example.case
    tree = best_tree(odds(stemma.costs_of(case, stemma.weights())))
    return {case.versions[child].siglum: stemma.name_of(case, parent) for child, parent in tree.items()}


def cases(examples: Sequence[Example]) -> Iterator[Pair]:
    """All pairs of some histories."""
    for example in examples:
        for parent, one, other, chained in pairs(example.case, parents_of(example)):
            features = pair_features(example.case, parent, one, other, chained)
            yield Pair(features, any({one, other} <= children for children in example.between))


def fit(data: Sequence[Pair]) -> dict[str, float]:
    """The weights by name."""
    names = sorted({name for one in data for name, value in one.features.items() if value})
    x = np.array([[1.0, *(one.features.get(name, 0.0) for name in names)] for one in data])
    found = logistic(x, np.array([float(one.true) for one in data]), RIDGE)
    return dict(zip(("constant", *names), (round(float(value), ROUND) for value in found), strict=True))


def check(examples: Sequence[Example], weights: Mapping[str, float]) -> Counter[str]:
    """Lost intermediates: how many there are, are told, are right (two versions at least that hang from one)."""
    count: Counter[str] = Counter()
    for example in examples:
        told = between(example.case, parents_of(example), weights)
        right = [any(len(set(one.children) & children) > 1 for children in example.between) for one in told]
        count += Counter(true=len(example.between), told=len(told), right=sum(right), histories=1)
    return count


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_between", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument(
        "-n", type=int, default=150, help="how many histories of each size to fit to, and to check with"
    )
    number = parser.parse_args().n
    train, test = (
        [*simulated(range(first, first + number)), *simulated(range(LARGE + first, LARGE + first + number), *SIZE)]
        for first in (0, OTHER)
    )
    weights = fit(list(cases(train)))
    print("\n".join(f'"{name}" = {value}' for name, value in weights.items()))
    for what, table in (("these", weights), ("those set by hand", stemma.weights("between"))):
        count = check(test, table)
        print(f"# {what}:", ", ".join(f"{name} {count[name]}" for name in ("histories", "true", "told", "right")))
    for line in reliability([(chance_of(one.features, weights), one.true) for one in cases(test)]):
        print("#", line)


if __name__ == "__main__":
    main()
