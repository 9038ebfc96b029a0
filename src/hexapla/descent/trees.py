"""All trees of a story's versions at once: how probable each edge is, and the tree that has most of them right.

A tree has the weight exp(-cost) of its edges; the sum over all trees is a determinant (the matrix-tree theorem), and
so are the probabilities of single edges (Koo, Globerson, Carreras and Collins 2007, "Structured prediction models via
the matrix-tree theorem"; Smith and Smith 2007). A tree hangs from one of the versions, or from a lost original that
has two children or more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from hexapla.descent.arborescence import arborescence

Matrix = npt.NDArray[np.float64]
LIMIT = 30.0  # of a cost, so that no exponential overflows
ROOT = "x"


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs of edges (`edges[i, j]`: j from i), of each version being the original (`only`) and of hanging from a lost
    one (`lost`), and of there being a lost one at all (`original`)."""

    edges: Matrix
    only: Matrix
    lost: Matrix
    original: float


@dataclass(frozen=True, slots=True)
class Odds:
    """Probabilities: of each edge, of each version being the original, of hanging from a lost original; `original`: of
    there being one; `log_sum`: the logarithm of the sum over all trees."""

    edges: Matrix
    only: Matrix
    lost: Matrix
    original: float
    log_sum: float


def odds(costs: Costs) -> Odds:
    """The probabilities under all trees of two versions or more."""
    weights = np.exp(-np.clip(costs.edges, -LIMIT, LIMIT))
    np.fill_diagonal(weights, 0.0)
    only, lost = (np.exp(-np.clip(one, -LIMIT, LIMIT)) for one in (costs.only, costs.lost))
    laplacian = np.diag(weights.sum(axis=0)) - weights
    alone = _one_root(laplacian, weights, only)
    forest = _any_roots(laplacian, weights, lost)
    single = _one_root(laplacian, weights, lost)  # a lost original with one child is that child
    logs = alone[0], forest[0] - costs.original, single[0] - costs.original
    top = max(logs)
    sums = [float(np.exp(one - top)) for one in logs]
    several = max(sums[1] - sums[2], 1e-12)
    total = sums[0] + several
    edges = (sums[0] * alone[1] + sums[1] * forest[1] - sums[2] * single[1]) / total
    return Odds(
        np.clip(edges, 0.0, 1.0),
        np.clip(sums[0] * alone[2] / total, 0.0, 1.0),
        np.clip((sums[1] * forest[2] - sums[2] * single[2]) / total, 0.0, 1.0),
        several / total,
        top + float(np.log(total)),
    )


def _one_root(laplacian: Matrix, weights: Matrix, roots: Matrix) -> tuple[float, Matrix, Matrix]:
    """Log sum, expected edges and expected roots over the trees with one root: the first row of the Laplacian gives
    way to the weights of the roots."""
    matrix = laplacian.copy()
    matrix[0] = roots
    inverse = np.linalg.inv(matrix)
    other = np.arange(len(roots)) != 0
    edges = weights * (np.where(other, np.diag(inverse), 0.0)[None, :] - np.where(other[:, None], inverse.T, 0.0))
    return float(np.linalg.slogdet(matrix)[1]), edges, roots * inverse[:, 0]


def _any_roots(laplacian: Matrix, weights: Matrix, roots: Matrix) -> tuple[float, Matrix, Matrix]:
    """The same over trees with any number of roots."""
    matrix = laplacian + np.diag(roots)
    inverse = np.linalg.inv(matrix)
    edges = weights * (np.diag(inverse)[None, :] - inverse.T)
    return float(np.linalg.slogdet(matrix)[1]), edges, roots * np.diag(inverse)


def best_tree(found: Odds) -> dict[int, int]:
    """child -> parent (-1: the lost original) of the tree from which most edges are expected to be right; the version
    at the root has no parent."""
    size = len(found.only)
    names = [str(place) for place in range(size)]
    gains = {(a, b): float(found.edges[int(a), int(b)]) for a in names for b in names if a != b}
    best: tuple[float, dict[str, str]] = (-1.0, {})
    for root in names:
        tree = arborescence(names, root, {edge: 1 - gain for edge, gain in gains.items() if edge[1] != root})
        gain = sum(gains[parent, child] for child, parent in tree.items()) + float(found.only[int(root)])
        best = max(best, (gain, tree), key=lambda one: one[0])
    gains |= {(ROOT, name): float(found.lost[int(name)]) for name in names}
    for tree in _with_lost(names, {edge: 1 - gain for edge, gain in gains.items()}):
        gain = sum(gains[parent, child] for child, parent in tree.items())
        best = max(best, (gain, tree), key=lambda one: one[0])
    return {int(child): -1 if parent == ROOT else int(parent) for child, parent in best[1].items()}


def _with_lost(names: list[str], costs: dict[tuple[str, str], float]) -> Iterator[dict[str, str]]:
    """The cheapest tree below a lost original with two children or more: if the cheapest of all has but one, the
    cheapest for every two that may hang from it."""
    tree = arborescence([*names, ROOT], ROOT, costs)
    if sum(parent == ROOT for parent in tree.values()) > 1:
        yield tree
        return
    for pair in combinations(names, 2):
        held = {edge: cost for edge, cost in costs.items() if edge[1] not in pair or edge[0] == ROOT}
        yield arborescence([*names, ROOT], ROOT, held)
