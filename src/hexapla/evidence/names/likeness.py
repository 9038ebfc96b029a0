"""How alike two words sound: a weighted edit distance over sound signs, as log odds that they are one word.

Two sequences are aligned at the least cost (`costs`); the score is a logistic regression over the changes on that path
(after Ristad and Yianilos, "Learning string-edit distance", 1998, but discriminatively: the least-cost path is the
latent part of the regression).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from rapidfuzz.fuzz import ratio

from hexapla.evidence.names.costs import Costs, costs
from hexapla.evidence.names.phones import VOWELS

# Log odds below which nothing is told apart: the alignment stops there.
LEAST = -5.0
# Sequences less alike than this (rapidfuzz ratio) are not aligned: 1.3 % of them would have come to odds above -1
# (development names), and they are more than a quarter of all that is compared.
NEVER = 20


def likeness(a: str, left: str, b: str, right: str) -> float:
    """The log odds that two sequences of sound signs, of two scripts, spell one word. `LEAST` stands for all
    that is worse."""
    table = costs(left, right)
    base = alike(a, b, table)
    if a == b:
        return base
    if ratio(a, b) < NEVER:
        return LEAST
    return max(LEAST, base - distance(a, b, table, base - LEAST))


@lru_cache(maxsize=65_536)
def vowels(text: str) -> int:
    """How many signs are vowels."""
    return sum(sign in VOWELS for sign in text)


def lengths(a: str, b: str) -> tuple[float, float]:
    """The consonants and the vowels of the two words, in sixths of their mean."""
    both = vowels(a) + vowels(b)
    return (len(a) + len(b) - both) / 12, both / 12


def alike(a: str, b: str, table: Costs) -> float:
    """The log odds of two words of these lengths where no sound is changed."""
    consonants, open_ = lengths(a, b)
    return table.bias + table.consonants * consonants + table.vowels * open_


def distance(a: str, b: str, table: Costs, most: float) -> float:
    """The least cost of the changes that lead from a to b; `most` or more where it is dearer than that.

    What is equal at both ends is cut off first, which is not always the cheapest way but nearly.
    """
    start, end_a, end_b = ends(a, b)
    gap_a, gap_b = table.left[a][start:end_a], table.right[b][start:end_b]
    if not gap_a or not gap_b:
        return sum(gap_a) + sum(gap_b)
    row = [0.0, *accumulate(gap_b)]
    ys = b[start:end_b]
    for x, gap_x in zip(a[start:end_a], gap_a, strict=True):
        diagonal = row[0]
        here = diagonal + gap_x
        fresh = [here]
        add = fresh.append
        # map and zip walk the three lists in C: this loop is where all the time goes.
        for change, gap_y, above in zip(map(table.change[x].__getitem__, ys), gap_b, row[1:], strict=True):
            best = diagonal + change
            diagonal = above
            above += gap_x
            if above < best:
                best = above
            here += gap_y
            if best < here:
                here = best
            add(here)
        if min(fresh) >= most:
            return most
        row = fresh
    return row[-1]


def ends(a: str, b: str) -> tuple[int, int, int]:
    """Where two sequences begin to differ, and where each begins to be equal to the other again."""
    start, end_a, end_b = 0, len(a), len(b)
    while start < end_a and start < end_b and a[start] == b[start]:
        start += 1
    while end_a > start and end_b > start and a[end_a - 1] == b[end_b - 1]:
        end_a, end_b = end_a - 1, end_b - 1
    return start, end_a, end_b
