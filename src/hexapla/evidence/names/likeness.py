"""How alike two words sound: a weighted edit distance over sound signs, as log odds that they are one word.

Two sequences are aligned at the least cost (`costs`); the score is a logistic regression over the changes on that path
(after Ristad and Yianilos, "Learning string-edit distance", 1998, but discriminatively: the least-cost path is the
latent part of the regression).
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance.Indel import normalized_similarity

from hexapla.evidence.names.costs import costs
from hexapla.evidence.names.phones import Sounds
from hexapla.evidence.names.unrolled import ALIGNERS

# Log odds below which nothing is told apart: the alignment stops there.
LEAST = -4.0
# Sequences less alike than this (rapidfuzz, Indel) are not aligned: 1.3 % of them would have come to odds above -1
# (development names), and they are more than a quarter of all that is compared.
NEVER = 0.2


def likeness(a: Sounds, b: Sounds, least: float = LEAST) -> float:
    """The log odds that two sequences of sound signs spell one word. `least` stands for all that is worse: the less of
    it is wanted, the sooner the alignment stops."""
    table = costs(a.script, b.script)
    base = (
        table.bias
        + table.consonants * ((a.consonants + b.consonants) / 12)
        + table.vowels * ((a.vowels + b.vowels) / 12)
    )
    most = base - least
    if most <= 0:
        return least
    if a.signs == b.signs:
        return base
    if normalized_similarity(a.signs, b.signs) < NEVER:
        return least
    # The least cost of the changes that lead from a to b. What is equal at both ends is cut off first, which is not
    # always the cheapest way but nearly.
    x, y, around, about = a.code, b.code, a.kinds, b.kinds
    start, end_a, end_b = ends(x, y)
    # As `spots` gives them, but for a call.
    one = zip(x[start:end_a], around[start:end_a], around[start + 2 : end_a + 2])  # noqa: B905
    other = zip(y[start:end_b], about[start:end_b], about[start + 2 : end_b + 2])  # noqa: B905
    gaps_a, gaps_b = map(table.left.__getitem__, one), map(table.right.__getitem__, other)
    if start == end_b:
        odds = base - sum(gaps_a)
    elif start == end_a:
        odds = base - sum(gaps_b)
    else:
        align = ALIGNERS[end_b - start]
        odds = base - align(table.change, x[start:end_a], gaps_a, y[start:end_b], gaps_b, most)
    return odds if odds > least else least


def least_path(
    changes: Sequence[Sequence[float]], gap_a: Sequence[float], gap_b: Sequence[float]
) -> list[tuple[int | None, int | None]]:
    """The least-cost way from one sequence to another: the places that answer each other, in order, None for a gap.
    `changes`: what each sign of the first costs against each of the second; `gap_a`, `gap_b`: what it costs to have
    none. Where ways cost the same, read from the end, a change goes before a gap."""
    n, m = len(gap_a), len(gap_b)
    grid = [[0.0] * (m + 1) for _ in range(n + 1)]
    for j in range(m):
        grid[0][j + 1] = grid[0][j] + gap_b[j]
    for i in range(n):
        grid[i + 1][0] = grid[i][0] + gap_a[i]
        for j in range(m):
            change = grid[i][j] + changes[i][j]
            grid[i + 1][j + 1] = min(change, grid[i][j + 1] + gap_a[i], grid[i + 1][j] + gap_b[j])
    found: list[tuple[int | None, int | None]] = []
    i, j = n, m
    while i or j:
        if i and j and grid[i][j] == grid[i - 1][j - 1] + changes[i - 1][j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        elif i and grid[i][j] == grid[i - 1][j] + gap_a[i - 1]:
            i -= 1
            found.append((i, None))
        else:
            j -= 1
            found.append((None, j))
    return found[::-1]


def ends(a: bytes, b: bytes) -> tuple[int, int, int]:
    """Where two sequences begin to differ, and where each begins to be equal to the other again."""
    start, end_a, end_b = 0, len(a), len(b)
    while start < end_a and start < end_b and a[start] == b[start]:
        start += 1
    while end_a > start and end_b > start and a[end_a - 1] == b[end_b - 1]:
        end_a, end_b = end_a - 1, end_b - 1
    return start, end_a, end_b
