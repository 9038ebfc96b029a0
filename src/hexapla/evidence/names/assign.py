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
# The script of Chinese signs.
SIGNS = han.SCRIPT
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
    found = _at_sight(a, b)
    if found is not None:
        return found
    best = ways(a, b)
    odds = best[0]
    if HOPELESS < odds < CERTAIN:
        best = _supposing(a, b, best)
        odds = best[0]
    if odds < EQUIVALENT:
        if (a.script == SIGNS or b.script == SIGNS) and reads(a, b):
            return READ, "reading"
        if _equivalent(a, b):
            return EQUIVALENT, "equivalent"
    what = best[5]
    return max(-MOST, min(MOST, odds)), "sound" if not what else "ending" if what == "ending" else "spelling"


def _at_sight(a: Word, b: Word) -> tuple[float, str] | None:
    """How two words meet that need no listening to: equal, translated, or an initial."""
    x, y = a.form, b.form
    if x == y:
        return MOST, "equal"
    if x[0] == NOTION == y[0]:
        return -MOST, "sound"
    if (len(a.text) == 1 and a.script not in UNPARTED) or (len(b.text) == 1 and b.script not in UNPARTED):
        return (INITIAL, "initial") if x[0] == y[0] else (-MOST, "initial")
    return None


@lru_cache(maxsize=65_536)
def near(a: Word, b: Word) -> float:
    """The log odds of two words as they stand, nothing supposed: enough to tell which answers which."""
    found = _at_sight(a, b)
    if found is not None:
        return found[0]
    odds = ways(a, b)[0] if ratio(a.readings[0][0].text, b.readings[0][0].text) >= UNLIKE_WORDS else LEAST
    return EQUIVALENT if odds < EQUIVALENT and _equivalent(a, b) else odds


# Words less alike than this (rapidfuzz ratio of the sound signs) do not answer each other where others may.
UNLIKE_WORDS = 30


def _equivalent(a: Word, b: Word) -> bool:
    table = groups("given")
    mine = table.get(a.form)
    if mine and not set(mine).isdisjoint(table.get(b.form, ())):
        return True
    if a.script == b.script:
        return False
    table = groups("surnames")
    mine = table.get(a.form)
    return bool(mine) and not set(mine or ()).isdisjoint(table.get(b.form, ()))


def reads(a: Word, b: Word) -> bool:
    """Whether one word is a Japanese reading of the Chinese signs of the other."""
    if a.script == b.script:
        return False
    return han.spelt(a.text, b.form) if a.script == SIGNS else han.spelt(b.text, a.form)


def ways(a: Word, b: Word) -> Way:
    """The best of all readings of two words."""
    best: Way = (LEAST, *a.readings[0], *b.readings[0], "")
    for x, left in a.readings:
        for y, right in b.readings:
            odds = likeness(x, left, y, right)
            if odds > best[0]:
                best = odds, x, left, y, right, ""
    return best


def _supposing(a: Word, b: Word, best: Way) -> Way:
    """The best way where another spelling or an ending is supposed on one side."""
    across = a.script != b.script
    close = ratio(best[1].text, best[3].text)
    for one, other, flip in ((a, b, False), (b, a, True)):
        left = one.script
        for signs, what in others(one.form, left, one.language, across):
            for y, right in other.readings:
                # What does not bring the two nearer is not aligned.
                if ratio(signs, y.text) <= close:
                    continue
                x = heard(signs)
                odds = (likeness(y, right, x, left) if flip else likeness(x, left, y, right)) - supposed(what)
                if odds > best[0]:
                    best = (odds, y, right, x, left, what) if flip else (odds, x, left, y, right, what)
    return best


def assign(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Meeting]:
    """Words matched one to one, the best first; every word of the shorter name gets one."""
    if len(a) == len(b) == 1:
        return [(0, 0, *meet(a[0], b[0]))]
    if len(a) == len(b):
        straight = [near(x, y) for x, y in zip(a, b, strict=True)]
        if min(straight) >= CERTAIN:
            return [(i, i, *meet(x, y)) for i, (x, y) in enumerate(zip(a, b, strict=True))]
    grid = [(-near(x, y), abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b)]
    grid.sort()
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[Meeting] = []
    for _, _, i, j in grid:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((i, j, *meet(a[i], b[j])))
    found.sort(key=lambda one: -one[2])
    return found


def way(a: Word, b: Word) -> Way:
    """The best way between two words that meet by their sound, for those who learn from it."""
    best = ways(a, b)
    return _supposing(a, b, best) if HOPELESS < best[0] < CERTAIN else best


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
    if len(a.words) != 1 or a.script != SIGNS:
        a, b = b, a
    if len(a.words) != 1 or a.script != SIGNS or b.script == SIGNS or not 2 <= len(b.words) <= 3:
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
