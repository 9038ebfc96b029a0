"""Pairs of words to learn costs from, and what the least-cost path between them changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.evidence.names import assign, compare, costs, garbling, likeness, shown
from hexapla.evidence.names.costs import DIFFERENT, MISSING, Costs, Key, base_keys, change_keys, gap_keys, places
from hexapla.evidence.names.prepare import prepare


@dataclass(frozen=True)
class Example:
    """Two words: whether they spell one name, the changes between them by key, and what is not learnt."""

    same: bool
    weight: float
    features: dict[Key, float]
    constant: float


def install(table: dict[Key, float]) -> None:
    """Makes the package compare with this table."""
    costs.weights = lambda: table  # type: ignore[assignment]
    for one in (costs.costs, costs.supposed, assign.meet, compare._compare, garbling.changes):
        one.cache_clear()


def examples(pairs: Sequence[Any], sizes: Sequence[float]) -> list[Example]:
    """The words of all pairs that bear on whether the names are the same."""
    found = []
    seen: dict[tuple[str, str, str, str, str], tuple[dict[Key, float], float]] = {}
    for pair, size in zip(pairs, sizes, strict=True):
        for x, left, y, right, what, weight in words(pair):
            key = x, left, y, right, what
            if key not in seen:
                seen[key] = features(*key)
            found.append(Example(pair.same, size * weight, *seen[key]))
    return found


def words(pair: Any) -> list[tuple[str, str, str, str, str, float]]:
    """The words that answer each other with their weight: all of names that are the same, the unlikest of others."""
    a, b = prepare(pair.a, pair.a_language, pair.kind), prepare(pair.b, pair.b_language, pair.kind)
    if not a.words or not b.words or (pair.kind == "place" and shown.same_place(a, b) is not None):
        return []
    if len(a.words) != len(b.words):
        return []
    meetings = [one for one in assign.assign(a.words, b.words) if one[3] in LEARNT]
    if not meetings:
        return []
    if not pair.same:
        meetings = [min(meetings, key=lambda one: one[2])]
        if len(a.words) > 1 and meetings[0][2] > 1.5:
            return []
    elif pair.source == "gazetteer" or len(a.words) > 1:
        meetings = [one for one in meetings if one[2] > -2]
    found = []
    for one in meetings:
        x, y = a.words[one[0]], b.words[one[1]]
        best = assign.ways(x, y)
        found.append((*best[1:], 1 / len(meetings)))
    return found


LEARNT = frozenset({"sound", "spelling", "ending"})


def features(x: str, left: str, y: str, right: str, what: str) -> tuple[dict[Key, float], float]:
    """What the log odds of two words are the sum of."""
    table = costs.costs(left, right)
    found: Counter[Key] = Counter()
    constant = 0.0
    for amount, keys in zip((1.0, *likeness.lengths(x, y)), base_keys(left, right), strict=True):
        for key in keys:
            found[key] += amount
    if what:
        found["suppose", "", what, ""] -= 1
        constant -= costs.SUPPOSED
    start, end_x, end_y = likeness.ends(x, y)
    for i, j in path(x, y, table, start, end_x, end_y):
        if i is not None and j is not None:
            constant -= 0.0 if x[i] == y[j] else DIFFERENT
            keys = change_keys(left, right, x[i], y[j])
        elif i is not None:
            constant -= MISSING
            keys = gap_keys(left, right, x[i], places(x)[i])
        else:
            assert j is not None
            constant -= MISSING
            keys = gap_keys(right, left, y[j], places(y)[j])
        for key in keys:
            found[key] -= 1
    return dict(found), constant


def path(a: str, b: str, table: Costs, start: int, end_a: int, end_b: int) -> list[tuple[int | None, int | None]]:
    """The least-cost path between two words whose ends are equal: places that answer each other, None for a gap."""
    n, m = end_a - start, end_b - start
    gap_a, gap_b = table.left[a][start:end_a], table.right[b][start:end_b]
    grid = [[0.0] * (m + 1) for _ in range(n + 1)]
    for j in range(m):
        grid[0][j + 1] = grid[0][j] + gap_b[j]
    for i in range(n):
        grid[i + 1][0] = grid[i][0] + gap_a[i]
        for j in range(m):
            change = table.change[a[start + i]][b[start + j]]
            grid[i + 1][j + 1] = min(grid[i][j] + change, grid[i][j + 1] + gap_a[i], grid[i + 1][j] + gap_b[j])
    found: list[tuple[int | None, int | None]] = []
    i, j = n, m
    while i or j:
        if i and j and grid[i][j] == grid[i - 1][j - 1] + table.change[a[start + i - 1]][b[start + j - 1]]:
            i, j = i - 1, j - 1
            found.append((start + i, start + j))
        elif i and grid[i][j] == grid[i - 1][j] + gap_a[i - 1]:
            i -= 1
            found.append((start + i, None))
        else:
            j -= 1
            found.append((None, start + j))
    return found[::-1]
