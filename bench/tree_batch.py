"""The log-linear model over trees for many stories at once: `bench.fit_stemma` climbs its likelihood with it.

The sums are those of `hexapla.descent.trees`, for all stories of as many versions in one array.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from hexapla.descent import stemma
from hexapla.descent.features import Case, edge_features, root_features
from hexapla.descent.trees import LIMIT, Costs

STEPS, PACE = 150, 0.1


class Story:
    """A story in features: those of every edge, of every version as the original and as a child of a lost one. `tree`:
    child -> parent (None: the lost original); `edges`: all true ones, those too of a second parent."""

    def __init__(
        self,
        case: Case,
        edges: set[tuple[int | None, int]],
        tree: Mapping[int, int | None],
        weight: float,
        without: Iterable[str] = (),
    ) -> None:
        self.case, self.edges, self.tree, self.weight = case, edges, tree, weight
        size = self.size = len(case.versions)
        pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
        self.ways = {pair: _plain(edge_features(case, *pair), without) for pair in pairs}
        self.only = [_plain(root_features(case, one, lost=False), without) for one in range(size)]
        self.lost = [_plain(root_features(case, one, lost=True), without) for one in range(size)]

    def names(self) -> set[str]:
        """The features that it has."""
        return {name for one in (*self.ways.values(), *self.only, *self.lost) for name in one}

    def costs(self, table: Mapping[str, float]) -> Costs:
        """What edges and roots cost by a table of weights."""

        def cost(features: Mapping[str, float]) -> float:
            return sum(table.get(name, 0.0) * value for name, value in features.items())

        edges = np.zeros((self.size, self.size))
        for pair, features in self.ways.items():
            edges[pair] = cost(features)
        only, lost = (np.array([cost(one) for one in part]) for part in (self.only, self.lost))
        return Costs(edges, only, lost, table.get(stemma.LOST_ORIGINAL, 0.0))


def _plain(features: Mapping[str, float], without: Iterable[str]) -> dict[str, float]:
    return {name: value for name, value in features.items() if value and name not in without}


class Batch:
    """Stories of as many versions, in arrays; `base`: weights that are not fitted."""

    def __init__(self, stories: Sequence[Story], names: Sequence[str], base: Mapping[str, float]) -> None:
        many, size, width = len(stories), stories[0].size, len(names)
        self.size, self.place = size, {name: number for number, name in enumerate(names)}
        self.ways, self.set_ways = np.zeros((many, size, size, width)), np.zeros((many, size, size))
        self.only, self.set_only = np.zeros((many, size, width)), np.zeros((many, size))
        self.lost, self.set_lost = np.zeros((many, size, width)), np.zeros((many, size))
        self.true = np.zeros((many, width))
        self.weight = np.array([one.weight for one in stories])
        self.original = np.array([float(None in one.tree.values()) for one in stories])
        for at, one in enumerate(stories):
            for pair, features in one.ways.items():
                self.set_ways[at][pair] = self._put(self.ways[at][pair], features, base)
            for place in range(size):
                self.set_only[at, place] = self._put(self.only[at, place], one.only[place], base)
                self.set_lost[at, place] = self._put(self.lost[at, place], one.lost[place], base)
                if place not in one.tree:
                    self.true[at] += self.only[at, place]
                elif (parent := one.tree[place]) is None:
                    self.true[at] += self.lost[at, place]
                else:
                    self.true[at] += self.ways[at, parent, place]

    def _put(self, row: Any, features: Mapping[str, float], base: Mapping[str, float]) -> float:
        """Writes features into a row; returns the cost of those that are not fitted."""
        for name, value in features.items():
            if name in self.place:
                row[self.place[name]] = value
        return sum(base.get(name, 0.0) * value for name, value in features.items() if name not in self.place)

    def slope(self, weights: Any, original: float) -> tuple[Any, float]:
        """The expected features less those of the true trees, and the like of there being a lost original."""
        ways, only, lost = (
            np.exp(-np.clip(part @ weights + fixed, -LIMIT, LIMIT))
            for part, fixed in ((self.ways, self.set_ways), (self.only, self.set_only), (self.lost, self.set_lost))
        )
        ways *= 1 - np.eye(self.size)
        alone, forest, single = self._one_root(ways, only), self._any_roots(ways, lost), self._one_root(ways, lost)
        logs = np.stack([alone[0], forest[0] - original, single[0] - original])
        sums = np.exp(logs - logs.max(axis=0))
        several = np.maximum(sums[1] - sums[2], 1e-12)
        total = sums[0] + several
        shares = [one / total for one in sums]
        edges = sum(
            s[:, None, None] * t[1] for s, t in zip((*shares[:2], -shares[2]), (alone, forest, single), strict=True)
        )
        roots = shares[0][:, None] * alone[2]
        below = shares[1][:, None] * forest[2] - shares[2][:, None] * single[2]
        expected = np.einsum("mij,mijk->mk", edges, self.ways)
        expected += np.einsum("mi,mik->mk", roots, self.only) + np.einsum("mi,mik->mk", below, self.lost)
        return self.weight @ (expected - self.true), float(self.weight @ (several / total - self.original))

    def _laplacian(self, ways: Any) -> Any:
        return np.eye(self.size) * ways.sum(axis=1)[:, None, :] - ways

    def _one_root(self, ways: Any, roots: Any) -> tuple[Any, Any, Any]:
        matrix = self._laplacian(ways)
        matrix[:, 0] = roots
        inverse = np.linalg.inv(matrix)
        turned, diagonal = inverse.transpose(0, 2, 1), np.einsum("mii->mi", inverse)
        other = np.arange(self.size) != 0
        edges = ways * (np.where(other, diagonal, 0.0)[:, None, :] - np.where(other[:, None], turned, 0.0))
        return np.linalg.slogdet(matrix)[1], edges, roots * inverse[:, :, 0]

    def _any_roots(self, ways: Any, roots: Any) -> tuple[Any, Any, Any]:
        matrix = self._laplacian(ways) + np.eye(self.size) * roots[:, None, :]
        inverse = np.linalg.inv(matrix)
        diagonal = np.einsum("mii->mi", inverse)
        edges = ways * (diagonal[:, None, :] - inverse.transpose(0, 2, 1))
        return np.linalg.slogdet(matrix)[1], edges, roots * diagonal


def batches(stories: Iterable[Story], names: Sequence[str], base: Mapping[str, float]) -> list[Batch]:
    """Stories by number of versions."""
    found: dict[int, list[Story]] = defaultdict(list)
    for one in stories:
        found[one.size].append(one)
    return [Batch(part, names, base) for part in found.values()]


def fit(
    data: Sequence[Batch], mean: Any, shrink: float, start: tuple[Any, float] | None = None, steps: int = STEPS
) -> tuple[Any, float]:
    """The weights of greatest likelihood, drawn towards `mean`, and the cost of a lost original."""
    weights, original = (mean.copy(), 1.0) if start is None else (start[0].copy(), start[1])
    size = len(weights)
    pace, square = np.zeros(size + 1), np.zeros(size + 1)
    total = sum(float(one.weight.sum()) for one in data)
    for step in range(steps):
        slope = np.zeros(size + 1)
        for one in data:
            features, lost = one.slope(weights, original)
            slope[:size] += features
            slope[size] += lost
        slope /= total
        slope[:size] -= shrink * (weights - mean)
        pace, square = 0.9 * pace + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        move = PACE * (1.0 if step < steps * 0.7 else 0.3) * pace / (np.sqrt(square) + 1e-8)
        weights, original = weights + move[:size], original + move[size]
    return weights, float(original)
