"""Which word of one name answers which of the other, and how sure that is."""

from __future__ import annotations

from rapidfuzz.distance.Indel import normalized_similarity

from hexapla.evidence.names import han
from hexapla.evidence.names.costs import supposed
from hexapla.evidence.names.likeness import LEAST, likeness
from hexapla.evidence.names.memo import Memo
from hexapla.evidence.names.phones import LONGEST, Sounds
from hexapla.evidence.names.prepare import NOTION, Prepared, Word
from hexapla.evidence.names.suppose import others
from hexapla.knowledge.sounds import groups

# Log odds beyond which a word says no more, either way.
MOST = 5.0
# Words that meet in their order at such odds are not tried in another.
CERTAIN = 2.0
# What an initial, an equivalent given name, and a surname that is romanised in its own way are worth, in log odds
# (tuned on the development names); and Chinese signs that a Japanese reading of theirs spells.
INITIAL, EQUIVALENT, READ = 1.0, 3.0, 4.0
# No less than this is better: what floats lose.
TINY = 1e-9
# Between these odds other spellings are supposed.
HOPELESS = -3.5
# The script of Chinese signs.
SIGNS = han.SCRIPT
# Scripts that write a person's whole name as one word, and those whose signs are no letters: one of them is no initial.
UNPARTED = frozenset({"Hani", "Hang", "Kana", "Thai"})

# Two words that answer each other: their places in the two names, the log odds, and how ("sound", "initial",
# "equivalent", "equal", "spelling", "ending", "reading").
Meeting = tuple[int, int, float, str]
# The best of all readings of two words: its log odds, the sound signs on each side, and what is supposed ("" nothing).
Way = tuple[float, Sounds, Sounds, str]


def meet(a: Word, b: Word, odds: float | None = None) -> tuple[float, str]:
    """The log odds that two words spell one name, and how they meet; `odds`: what `near` has said."""
    found = _at_sight(a, b)
    if found is not None:
        return found
    how = "sound"
    if odds is None:
        odds = near_by_sound(a, b)
    if HOPELESS < odds < CERTAIN:
        better = _supposing(a, b)
        if better is not None:
            odds, how = better[0], "ending" if better[3] == "ending" else "spelling"
    if odds <= EQUIVALENT:
        if (a.script == SIGNS or b.script == SIGNS) and reads(a, b):
            return READ, "reading"
        if a.grouped and b.grouped and _equivalent(a, b):
            return EQUIVALENT, "equivalent"
    return (-MOST if odds < -MOST else MOST if odds > MOST else odds), how


def _at_sight(a: Word, b: Word) -> tuple[float, str] | None:
    """How two words meet that need no listening to: equal, translated, or an initial."""
    x, y = a.form, b.form
    if x == y:
        return MOST, "equal"
    if x[0] == NOTION == y[0]:
        return -MOST, "sound"
    if (len(a.text) == 1 and a.script not in UNPARTED) or (len(b.text) == 1 and b.script not in UNPARTED):
        return (INITIAL, "initial") if x.lstrip(NOTION)[0] == y.lstrip(NOTION)[0] else (-MOST, "initial")
    return None


def near(a: Word, b: Word) -> float:
    """The log odds of two words as they stand, nothing supposed: enough to tell which answers which."""
    found = _at_sight(a, b)
    if found is not None:
        return found[0]
    odds = near_by_sound(a, b)
    return EQUIVALENT if odds < EQUIVALENT and a.grouped and b.grouped and _equivalent(a, b) else odds


def crosswise(a: Word, b: Word) -> float:
    """The same for words at other places of their names, of which most are unlike."""
    if normalized_similarity(a.signs, b.signs) >= UNLIKE_WORDS or not (a.form.isalpha() and b.form.isalpha()):
        return near(a, b)
    return EQUIVALENT if a.grouped and b.grouped and _equivalent(a, b) else LEAST


# Words less alike than this (rapidfuzz, Indel of the sound signs) do not answer each other where others may.
UNLIKE_WORDS = 0.3


def near_by_sound(a: Word, b: Word) -> float:
    """The log odds of the best readings of two words; memoised."""
    key = a.number << BITS | b.number
    odds = NEAR.get(key)
    if odds is not None:
        return odds
    odds = likeness(a, b)
    if a.more or b.more:
        for x in a.readings:
            for y in b.readings:
                odds = likeness(x, y, odds)
    return NEAR.put(key, odds)


# By the numbers of two words, as one, what has been found of them.
BITS = 40
NEAR: Memo[int, float] = Memo()
SUPPOSED: Memo[int, Way | None] = Memo()


def forget() -> None:
    """Forgets what has been found of words, for those who learn new costs."""
    NEAR.clear()
    SUPPOSED.clear()


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


def _supposing(a: Word, b: Word) -> Way | None:
    """The best way where another spelling or an ending is supposed on one side, if it is better than with nothing
    supposed; memoised."""
    key = a.number << BITS | b.number
    if key in SUPPOSED:
        return SUPPOSED[key]
    odds, best = near_by_sound(a, b), None
    across = a.script != b.script
    close = normalized_similarity(a.signs, b.signs)
    for one, other, flip in ((a, b, False), (b, a, True)):
        for signs, what in others(one.form, one.script, one.language, across).items():
            for y in other.readings:
                # What does not bring the two nearer is not aligned.
                if normalized_similarity(signs, y.signs) <= close:
                    continue
                x, cost = Sounds(signs, one.script), supposed(what)
                least = odds + cost
                found = likeness(y, x, least) if flip else likeness(x, y, least)
                if found > least + TINY:
                    odds = found - cost
                    best = (odds, y, x, what) if flip else (odds, x, y, what)
    return SUPPOSED.put(key, best)


def way(a: Word, b: Word) -> Way:
    """The best way between two words that meet by their sound, for those who learn from it."""
    odds, x, y = max(((likeness(x, y), x, y) for x in a.readings for y in b.readings), key=lambda one: one[0])
    if HOPELESS < odds < CERTAIN:
        found = _supposing(a, b)
        if found is not None:
            return found
    return odds, x, y, ""


def assign(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Meeting]:
    """Words matched one to one, the best first; every word of the shorter name gets one."""
    if len(a) == len(b) == 1:
        return [(0, 0, *meet(a[0], b[0]))]
    if len(a) == len(b) > 0:
        straight = list(map(near, a, b))
        if min(straight) >= CERTAIN:
            return [(i, i, *meet(x, y, odds)) for i, (x, y, odds) in enumerate(zip(a, b, straight, strict=True))]
        if len(a) == 2:
            return _two(a, b, straight)
        grid = [
            (-(straight[i] if i == j else crosswise(x, y)), abs(i - j), i, j)
            for i, x in enumerate(a)
            for j, y in enumerate(b)
        ]
    else:
        grid = [(-near(x, y), abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b)]
    grid.sort()
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen = []
    for one in grid:
        if one[2] not in used_a and one[3] not in used_b:
            used_a.add(one[2])
            used_b.add(one[3])
            chosen.append(one)
    found = [(i, j, *_listened(a[i], b[j], -odds)) for odds, _, i, j in chosen]
    found.sort(key=lambda one: -one[2])
    return found


def _two(a: tuple[Word, ...], b: tuple[Word, ...], straight: list[float]) -> list[Meeting]:
    """The same for two words and two, by what `near` says of them in their order; the surest of all four decides."""
    (x0, x1), (y0, y1) = a, b
    odds0, odds1 = straight
    turned0, turned1 = crosswise(x0, y1), crosswise(x1, y0)
    if max(turned0, turned1) > max(odds0, odds1):
        first, second = (0, 1, *_listened(x0, y1, turned0)), (1, 0, *_listened(x1, y0, turned1))
        turned = turned1 > turned0
    else:
        first, second = (0, 0, *_listened(x0, y0, odds0)), (1, 1, *_listened(x1, y1, odds1))
        turned = odds1 > odds0
    if second[2] > first[2] or (turned and second[2] == first[2]):
        return [second, first]
    return [first, second]


def _listened(a: Word, b: Word, odds: float) -> tuple[float, str]:
    """How two words meet; what was not listened to, as it looked unlike, is now."""
    return meet(a, b, odds if odds > LEAST else None)


def joined(a: Prepared, b: Prepared) -> float:
    """The log odds that the two names are one when their words are written as one, in the best order of up to three
    words."""
    best = -MOST
    ours, theirs = map(_whole, _orders(a.words)), list(map(_whole, _orders(b.words)))
    for lefts in ours:
        for rights in theirs:
            for left in lefts:
                for right in rights:
                    if normalized_similarity(left.signs, right.signs) >= UNLIKE:
                        best = max(best, likeness(left, right, max(best, LEAST)))
        # Only one of the two is turned.
        del theirs[1:]
    return min(best, MOST)


def _whole(words: tuple[Word, ...]) -> tuple[Sounds, ...]:
    """The readings of words as one."""
    if len(words) == 1:
        return words[0].readings
    return (Sounds("".join([word.signs for word in words])[:LONGEST], words[0].script),)


def read_whole(a: Prepared, b: Prepared) -> bool:
    """Whether one name in Chinese signs has a Japanese reading that the words of the other are, in some order."""
    if len(a.words) != 1 or a.script != SIGNS:
        a, b = b, a
    if len(a.words) != 1 or a.script != SIGNS or b.script == SIGNS or not 2 <= len(b.words) <= 3:
        return False
    return any(han.spelt(a.words[0].text, "".join([one.form for one in order])) for order in _orders(b.words))


# Whole names less alike than this (rapidfuzz, Indel) are not aligned: long alignments are dear.
UNLIKE = 0.35


def _orders(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    orders = [words]
    if 1 < len(words) <= 3:
        orders.append((*words[1:], words[0]))
        if len(words) == 3:
            orders.append((words[-1], *words[:-1]))
    return orders
