"""The cheapest way to hang every node below a root: Edmonds' algorithm (Chu and Liu 1965, Edmonds 1967).

Written for a dozen versions: recursive, O(n³), no library.
"""

from __future__ import annotations

from collections.abc import Mapping

Costs = Mapping[tuple[str, str], float]


def arborescence(nodes: list[str], root: str, costs: Costs) -> dict[str, str]:
    """child -> parent for every node but the root, with the least sum of costs[parent, child]. Every node must be
    reachable from the root."""
    best = {
        child: min((p for p in nodes if (p, child) in costs), key=lambda p: (costs[p, child], p))
        for child in nodes
        if child != root
    }
    cycle = _cycle(best)
    if not cycle:
        return best
    return _expand(nodes, root, costs, best, cycle)


def _cycle(parents: Mapping[str, str]) -> list[str]:
    for start in parents:
        seen: list[str] = []
        node = start
        while node in parents and node not in seen:
            seen.append(node)
            node = parents[node]
        if node in seen:
            return seen[seen.index(node) :]
    return []


def _expand(nodes: list[str], root: str, costs: Costs, best: dict[str, str], cycle: list[str]) -> dict[str, str]:
    """Contract the cycle to one node, solve, and open it at the cheapest place."""
    merged = "+".join(cycle)
    inside = set(cycle)
    smaller: dict[tuple[str, str], float] = {}
    way: dict[tuple[str, str], tuple[str, str]] = {}
    for (parent, child), cost in costs.items():
        if parent in inside and child in inside:
            continue
        edge = (merged if parent in inside else parent, merged if child in inside else child)
        value = cost - costs[best[child], child] if child in inside else cost
        if edge not in smaller or value < smaller[edge]:
            smaller[edge], way[edge] = value, (parent, child)
    solved = arborescence([*(n for n in nodes if n not in inside), merged], root, smaller)
    result = {child: parent for child, parent in best.items() if child in inside}
    for child, parent in solved.items():
        true_parent, true_child = way[parent, child]
        result[true_child] = true_parent
    return result
