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
from itertools import accumulate

from rapidfuzz.fuzz import ratio

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


class Costs:
    """The costs between two scripts: of a change from sign to sign (key: the one, then the other), of a sign that
    only the left or the right form has (key: the sign; values by place: start, middle, end), and the part of the
    score that no path changes. Entries are computed when first met: a pair of scripts uses few of them."""

    __slots__ = ("bias", "change", "left", "length", "right")

    def __init__(self, left: str, right: str) -> None:
        weight = _weights()
        both = (min(left, right), max(left, right), "")
        self.bias = weight.get(("bias", "", "", ""), 0.0) + weight.get(("bias", *both), 0.0)
        self.length = weight.get(("length", "", "", ""), 0.0) + weight.get(("length", *both), 0.0)
        self.change = _Changes(left, right)
        self.left = _Gaps(left, right)
        self.right = _Gaps(right, left)


# The cost of a change or gap that the table has not met, as the learning starts from.
DIFFERENT = 2.5
MISSING = 2.2


@cache
def _weights() -> Mapping[tuple[str, str, str, str], float]:
    return {(kind, name, x, y): float(value) for kind, name, x, y, value in cost_rows()}


class _Changes(dict[str, "_Change"]):
    def __init__(self, left: str, right: str) -> None:
        self.sides = [(one, flip) for one, flip in ((left, True), (right, False)) if one != LATIN] or [(LATIN, False)]

    def __missing__(self, x: str) -> _Change:
        self[x] = value = _Change(x, self.sides)
        return value


class _Change(dict[str, float]):
    """What it costs to put another sign for one sign, by the other."""

    def __init__(self, x: str, sides: list[tuple[str, bool]]) -> None:
        self.x, self.sides = x, sides

    def __missing__(self, y: str) -> float:
        x, weight = self.x, _weights()
        value = weight.get(("change", "", min(x, y), max(x, y)), 0.0 if x == y else DIFFERENT)
        for name, flip in self.sides:
            turned = flip or (name == LATIN and y < x)
            value += weight.get(("change", name, *((y, x) if turned else (x, y))), 0.0)
        self[y] = value = max(value, 0.0)
        return value


class _Gaps(dict[str, tuple[float, float, float]]):
    def __init__(self, own: str, other: str) -> None:
        self.own, self.other = own, other

    def __missing__(self, x: str) -> tuple[float, float, float]:
        self[x] = value = (self._cost(x, "s"), self._cost(x, "m"), self._cost(x, "e"))
        return value

    def _cost(self, x: str, place: str) -> float:
        weight = _weights()
        value = weight.get(("gap", "", x, place), MISSING)
        if self.own != LATIN or self.other == LATIN:
            value += weight.get(("extra", self.own, x, place), 0.0)
        if self.other != LATIN:
            value += weight.get(("lost", self.other, x, place), 0.0)
        return max(value, 0.0)


@cache
def costs(left: str, right: str) -> Costs:
    """The costs between two scripts, by their ISO 15924 codes; a script that was not learnt costs what all do."""
    return Costs(left, right)


@lru_cache(maxsize=65_536)
def likeness(a: str, left: str, b: str, right: str) -> float:
    """The log odds that two sequences of sound signs, of two scripts, spell one word; memoised. `LEAST` stands for all
    that is worse."""
    table = costs(left, right)
    base = table.bias + table.length * min((len(a) + len(b)) / 2, 12) / 6
    if a == b and left == right:
        return base
    if ratio(a, b) < NEVER:
        return LEAST
    return max(LEAST, base - _distance(a, b, table, base - LEAST))


# Log odds below which nothing is told apart: the alignment stops there.
LEAST = -5.0
# Sequences less alike than this (rapidfuzz ratio) are not aligned: 1.3 % of them would have come to odds above -1
# (development names), and they are more than a quarter of all that is compared.
NEVER = 20


def _distance(a: str, b: str, table: Costs, most: float) -> float:
    """The least cost of the changes that lead from a to b; `most` or more where it is dearer than that.

    What is equal at both ends is cut off first, which is not always the cheapest way but nearly.
    """
    start, end_a, end_b = 0, len(a), len(b)
    while start < end_a and start < end_b and a[start] == b[start]:
        start += 1
    while end_a > start and end_b > start and a[end_a - 1] == b[end_b - 1]:
        end_a, end_b = end_a - 1, end_b - 1
    gap_a = [table.left[x][1] for x in a[start:end_a]]
    gap_b = [table.right[y][1] for y in b[start:end_b]]
    for gaps, side, text, end in ((gap_a, table.left, a, end_a), (gap_b, table.right, b, end_b)):
        if gaps:
            if end == len(text):
                gaps[-1] = side[text[-1]][2]
            if start == 0:
                gaps[0] = side[text[0]][0]
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
