"""Which word of one name answers which of the other, and what that says: the features of a pair of names."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from hexapla.evidence.names.likeness import likeness
from hexapla.evidence.names.phones import LATIN
from hexapla.evidence.names.prepare import Prepared, Word
from hexapla.evidence.names.suppose import others
from hexapla.knowledge.sounds import groups, word_list

# Log odds beyond which a word says no more, either way.
MOST = 5.0
# Words that meet in their order at such odds are not tried in another.
CERTAIN = 2.0
# What an initial and an equivalent given name are worth, in log odds (tuned on the development names).
INITIAL = 1.0
EQUIVALENT = 3.0


class Meeting(NamedTuple):
    """Two words that answer each other: their places in the two names, the log odds, and how ("sound", "initial",
    "equivalent", "equal")."""

    left: int
    right: int
    odds: float
    how: str


@lru_cache(maxsize=65_536)
def meet(a: Word, b: Word) -> tuple[float, str]:
    """The log odds that two words spell one name, and how they meet."""
    if a.form == b.form:
        return MOST, "equal"
    if len(a.form) == 1 or len(b.form) == 1:
        return (INITIAL, "initial") if a.form[0] == b.form[0] else (-MOST, "initial")
    odds, _, _, _, _, what = ways(a, b)
    if odds < EQUIVALENT:
        table = groups("given")
        mine = table.get(a.form)
        if mine and not set(mine).isdisjoint(table.get(b.form, ())):
            return EQUIVALENT, "equivalent"
    return max(-MOST, min(MOST, odds)), HOW.get(what, "spelling")


def ways(a: Word, b: Word) -> tuple[float, str, str, str, str, str]:
    """The best of all readings of two words: its log odds, the sound signs and script on each side, and what is
    supposed ("" nothing, "ending", or the language that spells so)."""
    best = max((likeness(x, left, y, right), x, left, y, right, "") for x, left in a.readings for y, right in b.readings)
    if not HOPELESS < best[0] < CERTAIN:
        return best
    table = costs_of()
    across = a.readings[0][1] != b.readings[0][1]
    for one, other, flip in ((a, b, False), (b, a, True)):
        for x, left, what in others(one.form, one.readings[0][1], one.language, across):
            for y, right in other.readings:
                pair = (y, right, x, left) if flip else (x, left, y, right)
                odds = likeness(*pair) - SUPPOSED - table.get(("suppose", "", what, ""), 0.0)
                if odds > best[0]:
                    best = (odds, *pair, what)
    return best


def costs_of():
    from hexapla.evidence.names import costs
    return costs.weights()


HOW = {"": "sound", "ending": "ending"}
# What a supposition costs at first, in log odds; below HOPELESS none is tried.
HOPELESS = -3.5
SUPPOSED = 0.6


def assign(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Meeting]:
    """Words matched one to one, the best first; every word of the shorter name gets one."""
    if len(a) == len(b) == 1:
        return [Meeting(0, 0, *meet(a[0], b[0]))]
    if len(a) == len(b):
        straight = [Meeting(i, i, *meet(x, y)) for i, (x, y) in enumerate(zip(a, b, strict=True))]
        if all(one.odds >= CERTAIN for one in straight):
            return straight
    grid = [Meeting(i, j, *meet(x, y)) for i, x in enumerate(a) for j, y in enumerate(b)]
    grid.sort(key=lambda one: (-one.odds, abs(one.left - one.right)))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for one in grid:
        if one.left not in used_a and one.right not in used_b:
            used_a.add(one.left)
            used_b.add(one.right)
            found.append(one)
    return found


def joined(a: Prepared, b: Prepared) -> float:
    """The log odds that the two names are one when their words are written as one, in the best order of up to three
    words."""
    best = -MOST
    for x in _orders(a.words):
        for y in _orders(b.words):
            if x is not a.words and y is not b.words:
                continue
            left, right = "".join(w.readings[-1][0] for w in x), "".join(w.readings[-1][0] for w in y)
            if ratio(left, right) >= UNLIKE:
                best = max(best, likeness(left, x[0].readings[-1][1], right, y[0].readings[-1][1]))
    return min(best, MOST)


# Whole names less alike than this (rapidfuzz ratio) are not aligned: long alignments are dear.
UNLIKE = 35


def _orders(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    orders = [words]
    if 1 < len(words) <= 3:
        orders.append((*words[1:], words[0]))
        if len(words) == 3:
            orders.append((words[-1], *words[:-1]))
    return orders


def features(a: Prepared, b: Prepared) -> tuple[str, dict[str, float], list[Meeting]]:
    """The group of the pair (how many words meet how many), its features, and the meetings they come from."""
    if len(a.words) > len(b.words):
        group, values, meetings = features(b, a)
        return group, values, [Meeting(one.right, one.left, one.odds, one.how) for one in meetings]
    meetings = assign(a.words, b.words)
    odds = [one.odds for one in meetings]
    n, m = len(a.words), len(b.words)
    values = {
        "least": min(odds),
        "mean": sum(odds) / len(odds),
        "best": max(odds),
        "against": float(sum(one < 0 for one in odds)),
        "initials": float(sum(one.how == "initial" for one in meetings)),
        "endings": float(sum(one.how == "ending" for one in meetings)),
    }
    if n == m == 1:
        return "single", values, meetings
    values["surname"] = max((one.odds for one in meetings if one.right == m - 1), default=-MOST)
    values["first"] = max((one.odds for one in meetings if one.right == 0), default=-MOST)
    values["disorder"] = float(any(one.left != one.right for one in meetings)) if n == m else 0.0
    values["extra"] = float(min(m - n, 3))
    values["joined"] = joined(a, b) if n != m else 0.0
    if n != m and not {a.script, b.script}.isdisjoint(UNPARTED):
        return "unparted", values, meetings
    return ("short" if n == 1 else "full" if n == m else "unequal"), values, meetings


# Scripts that write a person's whole name as one word.
UNPARTED = frozenset({"Hani", "Hang", "Kana", "Thai"})


def same_place(a: Prepared, b: Prepared) -> bool | None:
    """Whether two names are known to name one place, or two; None where either is not known."""
    left, right = _places(a), _places(b)
    if not left or not right:
        return None
    return not set(left).isdisjoint(right)


def _places(name: Prepared) -> tuple[int, ...]:
    """The places that bear a name: as it stands, or without words like "republic of"."""
    table = groups("places")
    whole = table.get("".join(one.form for one in name.words))
    if whole:
        return whole
    common = word_list("particles", "common")
    return table.get("".join(one.form for one in name.words if one.form not in common), ())
