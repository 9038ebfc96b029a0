"""Which word of one name answers which of the other, and how sure that is."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from hexapla.evidence.names import han
from hexapla.evidence.names.costs import supposed
from hexapla.evidence.names.likeness import LEAST, likeness
from hexapla.evidence.names.phones import Sounds, heard
from hexapla.evidence.names.prepare import NOTION, Prepared, Word
from hexapla.evidence.names.suppose import others
from hexapla.knowledge.sounds import groups

# Log odds beyond which a word says no more, either way.
MOST = 5.0
# Words that meet in their order at such odds are not tried in another.
CERTAIN = 2.0
# What an initial, an equivalent given name, and a surname that is romanised in its own way are worth, in log odds (tuned on
# the development names); and Chinese signs that a Japanese reading of theirs spells.
INITIAL, EQUIVALENT, READ = 1.0, 3.0, 4.0
# Between these odds other spellings are supposed.
HOPELESS = -3.5
# Scripts that write a person's whole name as one word, and those whose signs are no letters: one of them is no initial.
UNPARTED = frozenset({"Hani", "Hang", "Kana", "Thai"})

# Two words that answer each other: their places in the two names, the log odds, and how ("sound", "initial",
# "equivalent", "equal", "spelling", "ending", "reading").
Meeting = tuple[int, int, float, str]
# The best of all readings of two words: its log odds, the sound signs and the script on each side, what is supposed.
Way = tuple[float, Sounds, str, Sounds, str, str]


@lru_cache(maxsize=65_536)
def meet(a: Word, b: Word) -> tuple[float, str]:
    """The log odds that two words spell one name, and how they meet."""
    x, y = a.form, b.form
    if x == y:
        return MOST, "equal"
    if x[0] == NOTION and y[0] == NOTION:
        return -MOST, "sound"
    if (len(a.text) == 1 and a.script not in UNPARTED) or (len(b.text) == 1 and b.script not in UNPARTED):
        return (INITIAL, "initial") if x[0] == y[0] else (-MOST, "initial")
    odds, _, _, _, _, what = ways(a, b)
    if odds < EQUIVALENT:
        if han.SCRIPT in (a.script, b.script) and reads(a, b):
            return READ, "reading"
        if _equivalent(a, b):
            return EQUIVALENT, "equivalent"
    return max(-MOST, min(MOST, odds)), "sound" if not what else "ending" if what == "ending" else "spelling"


def _equivalent(a: Word, b: Word) -> bool:
    for topic in ("given",) if a.script == b.script else ("given", "surnames"):
        table = groups(topic)
        mine = table.get(a.form)
        if mine and not set(mine).isdisjoint(table.get(b.form, ())):
            return True
    return False


def reads(a: Word, b: Word) -> bool:
    """Whether one word is a Japanese reading of the Chinese signs of the other."""
    if a.script == b.script:
        return False
    return han.spelt(a.text, b.form) if a.script == han.SCRIPT else han.spelt(b.text, a.form)


def ways(a: Word, b: Word) -> Way:
    """The best of all readings of two words; what is supposed is "" for nothing, "ending", or a language's spelling."""
    best: Way = (LEAST, *a.readings[0], *b.readings[0], "")
    for x, left in a.readings:
        for y, right in b.readings:
            odds = likeness(x, left, y, right)
            if odds > best[0]:
                best = odds, x, left, y, right, ""
    if HOPELESS < best[0] < CERTAIN:
        return _supposing(a, b, best)
    return best


def _supposing(a: Word, b: Word, best: Way) -> Way:
    """The best way where another spelling or an ending is supposed on one side."""
    across = a.script != b.script
    for one, other, flip in ((a, b, False), (b, a, True)):
        for x, left, what in others(one.form, one.script, one.language, across):
            least = supposed(what)
            for y, right in other.readings:
                odds = (likeness(y, right, x, left) if flip else likeness(x, left, y, right)) - least
                if odds > best[0]:
                    best = (odds, y, right, x, left, what) if flip else (odds, x, left, y, right, what)
    return best


def assign(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Meeting]:
    """Words matched one to one, the best first; every word of the shorter name gets one."""
    if len(a) == len(b) == 1:
        return [(0, 0, *meet(a[0], b[0]))]
    if len(a) == len(b):
        straight = [(i, i, *meet(x, y)) for i, (x, y) in enumerate(zip(a, b, strict=True))]
        if all(one[2] >= CERTAIN for one in straight):
            return straight
    grid = [(i, j, *meet(x, y)) for i, x in enumerate(a) for j, y in enumerate(b)]
    grid.sort(key=lambda one: (-one[2], abs(one[0] - one[1])))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for one in grid:
        if one[0] not in used_a and one[1] not in used_b:
            used_a.add(one[0])
            used_b.add(one[1])
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
            for left, one in _whole(x):
                for right, other in _whole(y):
                    if ratio(left.text, right.text) >= UNLIKE:
                        best = max(best, likeness(left, one, right, other))
    return min(best, MOST)


def _whole(words: tuple[Word, ...]) -> tuple[tuple[Sounds, str], ...]:
    """The sound signs of words as one, and their script."""
    if len(words) == 1:
        return words[0].readings
    return ((heard("".join([word.readings[0][0].text for word in words])), words[0].script),)


def read_whole(a: Prepared, b: Prepared) -> bool:
    """Whether one name in Chinese signs has a Japanese reading that the words of the other are, in some order."""
    if len(a.words) != 1 or a.script != han.SCRIPT:
        a, b = b, a
    if len(a.words) != 1 or a.script != han.SCRIPT or b.script == han.SCRIPT or not 2 <= len(b.words) <= 3:
        return False
    return any(han.spelt(a.words[0].text, "".join([one.form for one in order])) for order in _orders(b.words))


# Whole names less alike than this (rapidfuzz ratio) are not aligned: long alignments are dear.
UNLIKE = 35


def _orders(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    orders = [words]
    if 1 < len(words) <= 3:
        orders.append((*words[1:], words[0]))
        if len(words) == 3:
            orders.append((words[-1], *words[:-1]))
    return orders
