"""What it costs to get from one spelling of a word to another: a weighted edit distance over sound-like signs.

A Latin form is folded into one sign a sound (`phones`), and two sequences are aligned at the least cost. What a
change costs depends on the two scripts: vowels are free for Arabic and Hebrew, p and b are near in Arabic, r and l in
Japanese. The costs are a table, `knowledge/sounds/costs.tsv`, learnt from pairs of names (after Ristad and Yianilos,
"Learning string-edit distance", 1998, but discriminatively: the least-cost path is the latent part of a logistic
regression).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from hexapla.knowledge.sounds import cost_rows, pairs, sounds

DOUBLED = re.compile(r"(.)\1+")
LATIN = "Latn"
# Longer words are cut: the alignment is quadratic, and names are not longer.
LONGEST = 24


@cache
def _clusters() -> tuple[re.Pattern[str], dict[str, str]]:
    table = pairs(sounds("phones")["clusters"])
    return re.compile("|".join(sorted(table, key=len, reverse=True))), table


@lru_cache(maxsize=262_144)
def phones(form: str) -> str:
    """The sound signs of a Latin form as `latin` gives it; the empty string for no letters."""
    pattern, table = _clusters()
    return DOUBLED.sub(r"\1", pattern.sub(lambda found: table[found.group()], form.replace(" ", "")))[:LONGEST]


class Costs(NamedTuple):
    """The costs between two scripts: of a change from sign to sign, of a sign that only the left or the right has
    (by its place: s start, m middle, e end), and the part of the score that no path changes."""

    change: dict[str, dict[str, float]]
    left: dict[str, tuple[float, float, float]]
    right: dict[str, tuple[float, float, float]]
    bias: float
    length: float


class _Table(NamedTuple):
    signs: str
    weight: Mapping[tuple[str, str, str, str], float]


@cache
def _table() -> _Table:
    rows = cost_rows()
    weight = {(kind, name, x, y): float(value) for kind, name, x, y, value in rows}
    signs = "".join(sorted({x for kind, _, x, _ in weight if kind == "change"} | set("0123456789")))
    return _Table(signs, weight)


@cache
def costs(left: str, right: str) -> Costs:
    """The costs between two scripts, by their ISO 15924 codes; a script that was not learnt costs what all do."""
    signs, weight = _table()
    sides = [(one, flip) for one, flip in ((left, True), (right, False)) if one != LATIN]
    if not sides:
        sides = [(LATIN, False)]
    change: dict[str, dict[str, float]] = {x: {} for x in signs}
    for x in signs:
        for y in signs:
            low, high = min(x, y), max(x, y)
            value = weight.get(("change", "", low, high), 0.0 if x == y else DIFFERENT)
            for name, flip in sides:
                value += weight.get(("change", name, *((y, x) if flip else (x, y))), 0.0)
            change[x][y] = max(value, 0.0)
    return Costs(
        change,
        _gaps(left, right),
        _gaps(right, left),
        weight.get(("bias", "", "", ""), 0.0) + weight.get(("bias", min(left, right), max(left, right), ""), 0.0),
        weight.get(("length", "", "", ""), 0.0) + weight.get(("length", min(left, right), max(left, right), ""), 0.0),
    )


# The cost of a change or gap that the table has not met, as the learning starts from.
DIFFERENT = 2.5
MISSING = 2.2


def _gaps(own: str, other: str) -> dict[str, tuple[float, float, float]]:
    signs, weight = _table()
    found: dict[str, tuple[float, float, float]] = {}
    for x in signs:
        places = []
        for place in "sme":
            value = weight.get(("gap", "", x, place), MISSING)
            if own != LATIN or other == LATIN:
                value += weight.get(("extra", own, x, place), 0.0)
            if other != LATIN:
                value += weight.get(("lost", other, x, place), 0.0)
            places.append(max(value, 0.0))
        found[x] = (places[0], places[1], places[2])
    return found


@lru_cache(maxsize=65_536)
def likeness(a: str, left: str, b: str, right: str) -> float:
    """The log odds that two sequences of sound signs, of two scripts, spell one word; memoised."""
    table = costs(left, right)
    size = min((len(a) + len(b)) / 2, 12) / 6
    base = table.bias + table.length * size
    if a == b and left == right:
        return base
    return base - _distance(a, b, table)


def _distance(a: str, b: str, table: Costs) -> float:
    """The least cost of the changes that lead from a to b."""
    last_a, last_b = len(a) - 1, len(b) - 1
    gaps = [table.right[y][0 if j == 0 else 2 if j == last_b else 1] for j, y in enumerate(b)]
    row = [0.0]
    total = 0.0
    for gap in gaps:
        total += gap
        row.append(total)
    for i, x in enumerate(a):
        change = table.change[x]
        gap_a = table.left[x][0 if i == 0 else 2 if i == last_a else 1]
        diagonal = row[0]
        here = row[0] = diagonal + gap_a
        j = 1
        for y, gap in zip(b, gaps, strict=True):
            best = diagonal + change[y]
            diagonal = row[j]
            other = diagonal + gap_a
            if other < best:
                best = other
            here += gap
            if here > best:
                here = best
            row[j] = here
            j += 1
    return row[-1]


def steps(a: str, left: str, b: str, right: str) -> tuple[tuple[str, str, float], ...]:
    """The changes on the cheapest way from a to b with their costs, in order; equal signs are left out, "" is nothing."""
    table = costs(left, right)
    n, m = len(a), len(b)
    gap_a = [table.left[x][0 if i == 0 else 2 if i == n - 1 else 1] for i, x in enumerate(a)]
    gap_b = [table.right[y][0 if j == 0 else 2 if j == m - 1 else 1] for j, y in enumerate(b)]
    grid = [[0.0] * (m + 1) for _ in range(n + 1)]
    for j in range(m):
        grid[0][j + 1] = grid[0][j] + gap_b[j]
    for i in range(n):
        grid[i + 1][0] = grid[i][0] + gap_a[i]
        change = table.change[a[i]]
        for j in range(m):
            grid[i + 1][j + 1] = min(grid[i][j] + change[b[j]], grid[i][j + 1] + gap_a[i], grid[i + 1][j] + gap_b[j])
    found: list[tuple[str, str, float]] = []
    i, j = n, m
    while i or j:
        if i and j and grid[i][j] == grid[i - 1][j - 1] + table.change[a[i - 1]][b[j - 1]]:
            i, j = i - 1, j - 1
            if a[i] != b[j]:
                found.append((a[i], b[j], table.change[a[i]][b[j]]))
        elif i and grid[i][j] == grid[i - 1][j] + gap_a[i - 1]:
            i -= 1
            found.append((a[i], "", gap_a[i]))
        else:
            j -= 1
            found.append(("", b[j], gap_b[j]))
    return tuple(reversed(found))
