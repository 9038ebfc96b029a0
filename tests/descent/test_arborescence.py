"""Edmonds' algorithm against all trees."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.descent.arborescence import arborescence


def every_tree(nodes: list[str], root: str) -> list[dict[str, str]]:
    """All ways to give every node but the root a parent so that the root is everyone's ancestor."""
    children = [node for node in nodes if node != root]
    trees = []
    for parents in product(nodes, repeat=len(children)):
        tree = dict(zip(children, parents, strict=True))
        if all(_reaches(tree, child, root) for child in children):
            trees.append(tree)
    return trees


def _reaches(tree: dict[str, str], node: str, root: str) -> bool:
    for _ in tree:
        if node == root:
            break
        node = tree[node]
    return node == root


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 5), st.data())
def test_against_all_trees(size: int, data: st.DataObject) -> None:
    nodes = list("ABCDE")[:size]
    costs = {(a, b): float(data.draw(st.integers(-9, 9))) for a in nodes for b in nodes if a != b}
    found = arborescence(nodes, "A", costs)
    trees = every_tree(nodes, "A")
    assert found in trees
    least = min(sum(costs[parent, child] for child, parent in tree.items()) for tree in trees)
    assert sum(costs[parent, child] for child, parent in found.items()) == pytest.approx(least)


def test_one_node_has_no_parent() -> None:
    assert arborescence(["A"], "A", {}) == {}


def test_a_cycle_is_opened_at_its_cheapest_place() -> None:
    costs = {("x", "A"): 10.0, ("x", "B"): 8.0, ("A", "B"): 1.0, ("B", "A"): 1.0}
    assert arborescence(["x", "A", "B"], "x", costs) == {"B": "x", "A": "B"}
