"""All trees at once, held against trees counted one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.descent.trees import Costs, best_tree, odds


def every_tree(size: int) -> list[tuple[int, ...]]:
    """The parent of each node, -1 for the lost original, -2 for the one version that is the original itself."""
    found = []
    for parents in product(range(-2, size), repeat=size):
        lost, only = parents.count(-1), parents.count(-2)
        if (only, lost) != (1, 0) and not (only == 0 and lost > 1):
            continue
        if all(_reaches(parents, node) for node in range(size)):
            found.append(parents)
    return found


def _reaches(parents: tuple[int, ...], node: int) -> bool:
    for _ in parents:
        if parents[node] < 0:
            return True
        node = parents[node]
    return False


def cost(costs: Costs, parents: tuple[int, ...]) -> float:
    total = costs.original if -1 in parents else 0.0
    for child, parent in enumerate(parents):
        total += (
            costs.only[child] if parent == -2 else costs.lost[child] if parent == -1 else costs.edges[parent, child]
        )
    return float(total)


def drawn(size: int, data: st.DataObject) -> Costs:
    number = st.floats(-3, 3)
    edges = np.array([[data.draw(number) for _ in range(size)] for _ in range(size)])
    only, lost = (np.array([data.draw(number) for _ in range(size)]) for _ in range(2))
    return Costs(edges, only, lost, data.draw(number))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.data())
def test_probabilities_are_those_of_all_trees(size: int, data: st.DataObject) -> None:
    costs = drawn(size, data)
    trees = every_tree(size)
    weights = [np.exp(-cost(costs, tree)) for tree in trees]
    total = sum(weights)
    found = odds(costs)
    assert found.log_sum == pytest.approx(np.log(total), abs=1e-6)
    for child in range(size):
        parts = {
            parent: sum(w for tree, w in zip(trees, weights, strict=True) if tree[child] == parent) / total
            for parent in range(-2, size)
        }
        assert found.only[child] == pytest.approx(parts[-2], abs=1e-6)
        assert found.lost[child] == pytest.approx(parts[-1], abs=1e-6)
        for parent in range(size):
            if parent != child:
                assert found.edges[parent, child] == pytest.approx(parts[parent], abs=1e-6)
    lost = sum(w for tree, w in zip(trees, weights, strict=True) if -1 in tree) / total
    assert found.original == pytest.approx(lost, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.data())
def test_the_tree_told_has_most_edges_expected_right(size: int, data: st.DataObject) -> None:
    found = odds(drawn(size, data))

    def gain(parents: tuple[int, ...]) -> float:
        return float(
            sum(
                found.only[c] if p == -2 else found.lost[c] if p == -1 else found.edges[p, c]
                for c, p in enumerate(parents)
            )
        )

    tree = best_tree(found)
    told = tuple(tree.get(node, -2) for node in range(size))
    assert told in every_tree(size)
    assert gain(told) == pytest.approx(max(map(gain, every_tree(size))), abs=1e-6)


def test_a_dozen_versions_in_a_chain() -> None:
    size = 12
    edges = np.full((size, size), 4.0)
    for node in range(size - 1):
        edges[node, node + 1] = 0.0
    only = np.full(size, 3.0)
    only[0] = 0.0
    found = best_tree(odds(Costs(edges, only, np.full(size, 5.0), 3.0)))
    assert found == {node + 1: node for node in range(size - 1)}
