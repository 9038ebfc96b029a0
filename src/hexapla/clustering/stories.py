"""From pairs of pages to stories: average-link clustering over log odds, after the components of the graph.

Two clusters are as near as their pages are on average, so that one page that resembles both does not pull two stories
together. Pairs that were no candidates count as FLOOR. Only pairs above the threshold can begin a story, so every
component of the graph of such pairs is clustered by itself: the work stays about linear in the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

FLOOR = -5.0  # log odds of a pair of which nothing is known, or less

Edge = tuple[int, int, float]


def components(count: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components with more than one member, each in order."""
    parent = list(range(count))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for one, other in edges:
        a, b = root(one), root(other)
        if a != b:
            parent[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = {}
    for one in range(count):
        found.setdefault(root(one), []).append(one)
    return [members for members in found.values() if len(members) > 1]


def average_link(groups: Sequence[Sequence[int]], edges: Iterable[Edge], least: float) -> list[list[int]]:
    """Joins groups of pages while the mean log odds over their pairs of pages exceed `least`, the highest mean first;
    the groups given stay whole. Deterministic: of equal means the groups that stand first win."""
    owner = {page: number for number, group in enumerate(groups) for page in group}
    size = {number: len(group) for number, group in enumerate(groups)}
    members: dict[int, list[int]] = {number: list(group) for number, group in enumerate(groups)}
    excess: dict[int, dict[int, float]] = {number: {} for number in members}  # sum over pairs of (log odds - FLOOR)
    for one, other, odds in edges:
        a, b = owner[one], owner[other]
        if a != b:
            excess[a][b] = excess[b][a] = excess[a].get(b, 0.0) + max(0.0, odds - FLOOR)
    heap = [
        (-_mean(total, size[a], size[b]), a, b)
        for a, row in excess.items()
        for b, total in row.items()
        if a < b and _mean(total, size[a], size[b]) > least
    ]
    heapify(heap)
    following = len(groups)
    while heap:
        value, a, b = heappop(heap)
        if a not in size or b not in size or -_mean(excess[a].get(b, 0.0), size[a], size[b]) != value:
            continue
        row = _united(excess, a, b)
        size[following] = size.pop(a) + size.pop(b)
        members[following] = members.pop(a) + members.pop(b)
        excess[following] = row
        for other, total in row.items():
            excess[other][following] = total
            mean = _mean(total, size[following], size[other])
            if mean > least:
                heappush(heap, (-mean, other, following))
        following += 1
    return [sorted(group) for group in members.values()]


def _mean(total: float, one: int, other: int) -> float:
    return FLOOR + total / (one * other)


def _united(excess: dict[int, dict[int, float]], a: int, b: int) -> dict[int, float]:
    """The sums of two groups that become one; both are taken out of the rows of the others."""
    row: dict[int, float] = {}
    for gone in (a, b):
        for other, total in excess.pop(gone).items():
            if other not in (a, b):
                row[other] = row.get(other, 0.0) + total
                excess[other].pop(gone, None)
    return row


def stories(count: int, edges: Sequence[Edge], least: float, known: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Every page in exactly one story, stories in order of their first page. `edges`: pairs with log odds; `known`:
    pages that are one story already and stay so."""
    known = [group for group in known if group]
    held = {page for group in known for page in group}
    groups = [list(group) for group in known] + [[page] for page in range(count) if page not in held]
    owner = {page: number for number, group in enumerate(groups) for page in group}
    near = [(owner[a], owner[b]) for a, b, odds in edges if odds > least]
    fixed = set(range(len(known)))
    found: list[list[int]] = []
    joined: set[int] = set()
    inside = _by_component(components(len(groups), near), edges, owner)
    for numbers, own in inside:
        joined.update(numbers)
        if fixed and sum(number in fixed for number in numbers) > 1:
            found += _apart(groups, numbers, own, least, fixed)
        else:
            found += average_link([groups[number] for number in numbers], own, least)
    found += [sorted(group) for number, group in enumerate(groups) if number not in joined]
    return sorted(found)


def _by_component(
    parts: Sequence[Sequence[int]], edges: Sequence[Edge], owner: Mapping[int, int]
) -> list[tuple[Sequence[int], list[Edge]]]:
    part_of = {number: place for place, part in enumerate(parts) for number in part}
    own: list[list[Edge]] = [[] for _ in parts]
    for edge in edges:
        place = part_of.get(owner[edge[0]])
        if place is not None and place == part_of.get(owner[edge[1]]):
            own[place].append(edge)
    return list(zip(parts, own, strict=True))


def _apart(
    groups: Sequence[list[int]], numbers: Sequence[int], edges: Sequence[Edge], least: float, fixed: set[int]
) -> list[list[int]]:
    """Clusters a component with several known stories, which do not become one: new pages are joined to each other
    first, then each of their groups to the known story it is nearest to."""
    fresh = [groups[number] for number in numbers if number not in fixed]
    new = {page for group in fresh for page in group}
    clusters = average_link(fresh, [edge for edge in edges if edge[0] in new and edge[1] in new], least)
    old = [list(groups[number]) for number in numbers if number in fixed]
    sizes = [len(group) for group in old]
    odds: dict[tuple[int, int], float] = {}
    for a, b, value in edges:
        odds[a, b] = odds[b, a] = value
    found: list[list[int]] = []
    for cluster in clusters:
        means = [
            sum(odds.get((page, held), FLOOR) for page in cluster for held in group[:size]) / (len(cluster) * size)
            for group, size in zip(old, sizes, strict=True)
        ]
        best = max(range(len(old)), key=lambda number: means[number])
        if means[best] > least:
            old[best] += cluster
        else:
            found.append(cluster)
    return found + [sorted(group) for group in old]
