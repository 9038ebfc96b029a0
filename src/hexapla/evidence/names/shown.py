"""What a pair of names shows: the features that the verdict weighs."""

from __future__ import annotations

from hexapla.evidence.names.assign import MOST, UNPARTED, Meeting, assign, joined, meet
from hexapla.evidence.names.prepare import NOTION, Prepared, Word
from hexapla.evidence.names.transliterate import latin_word
from hexapla.knowledge.sounds import groups, word_list

# The features, in the order of their values.
NAMES = ("least", "mean", "best", "against", "initials", "endings", "surname", "first", "disorder", "extra", "joined")
Values = tuple[float, ...]


def shown(a: Prepared, b: Prepared) -> tuple[str, Values, list[Meeting]]:
    """The group of the pair (how many words meet how many), its features, and the meetings they come from."""
    if len(a.words) > len(b.words):
        group, values, turned = shown(b, a)
        return group, values, [(right, left, odds, how) for left, right, odds, how in turned]
    n, m = len(a.words), len(b.words)
    if n != m and (a.script in UNPARTED or b.script in UNPARTED):
        return "unparted", *_unparted(a, b, n, m)
    if n == m == 1:
        return single(a.words[0], b.words[0])
    meetings = assign(a.words, b.words)
    across = a.script != b.script
    values = _values(meetings, n, m)
    if n != m:
        return "short" if n == 1 else "unequal", (*values[:-1], joined(a, b)), meetings
    return "full_across" if across else "full", values, meetings


def single(a: Word, b: Word) -> tuple[str, Values, list[Meeting]]:
    """The same for two names of one word each."""
    odds, how = meet(a, b)
    values = odds, 0.0, 0.0, float(odds < 0), float(how == "initial"), float(how == "ending")
    return "single" if a.script == b.script else "single_across", values, [(0, 0, odds, how)]


def _unparted(a: Prepared, b: Prepared, n: int, m: int) -> tuple[Values, list[Meeting]]:
    """The features of names of which one is not parted into words. As long as all the words of the other it is compared
    with them as one; shorter, with each."""
    if n == 1 and len(a.words[0].signs) >= WHOLE * sum(len(one.signs) for one in b.words):
        odds = joined(a, b)
        return (odds, odds, odds, float(odds < 0), 0.0, 0.0, 0.0, 0.0, 0.0, min(m - n, 3), odds), [
            (0, m - 1, odds, "sound")
        ]
    meetings = assign(a.words, b.words)
    values = _values(meetings, n, m)
    return (*values[:-1], joined(a, b) if n > 1 else -MOST), meetings


# A name that is not parted, of this share of the signs of the other at least, is a whole name.
WHOLE = 0.7


def _values(meetings: list[Meeting], n: int, m: int) -> Values:
    """The features of names of n and m words, at least one of them of several; `joined` is left to the caller."""
    least, best, total = MOST, -MOST, 0.0
    surname = first = -MOST
    against = initials = endings = disorder = 0
    for left, right, odds, how in meetings:
        total += odds
        if odds < least:
            least = odds
        if odds > best:
            best = odds
        if odds < 0:
            against += 1
        if how == "initial":
            initials += 1
        elif how == "ending":
            endings += 1
        if right == m - 1:
            surname = odds
        if right == 0:
            first = odds
        if left != right:
            disorder = 1
    if n != m:
        disorder = 0
    mean = total / len(meetings)
    return least, mean, best, against, initials, endings, surname, first, disorder, min(m - n, 3), 0.0


def same_place(a: Prepared, b: Prepared) -> bool | None:
    """Whether two names are known to name one place, or two; None where either is not known."""
    left, right = _places(a), _places(b)
    if not left or not right:
        return None
    return not set(left).isdisjoint(right)


def _places(name: Prepared) -> tuple[int, ...]:
    """The places that bear a name: as it stands, or without words like "republic of"."""
    table = groups("places")
    for form in (name.whole, "".join([plain(one.text, one.form) for one in name.words])):
        if form in table:
            return table[form]
    common = word_list("particles", "common")
    return table.get("".join([one.form for one in name.words if one.form not in common]), ())


def plain(text: str, form: str) -> str:
    """A form without the notion that it was read as."""
    return form if form[0] != NOTION else latin_word(text)


def two_parts(a: Prepared, b: Prepared, meetings: list[Meeting]) -> bool:
    """Whether only one place's name has a word that tells it apart: "Virginia" and "West Virginia"."""
    if len(a.words) == len(b.words) or a.script in UNPARTED or b.script in UNPARTED:
        return False
    longer, side = (a, 0) if len(a.words) > len(b.words) else (b, 1)
    met = {one[side] for one in meetings}
    return any(word.form[0] == NOTION for number, word in enumerate(longer.words) if number not in met)


def swapped(a: Prepared, b: Prepared, meetings: list[Meeting]) -> bool:
    """Whether son and father have changed places: "Abdullah bin Omar" and "Omar bin Abdullah"."""
    if not a.descent or not b.descent:
        return False
    met = {left: right for left, right, odds, _ in meetings if odds > 0}
    return any(met.get(one - 1) == other and met.get(one) == other - 1 for one in a.descent for other in b.descent)


def acronym(a: Prepared, b: Prepared) -> bool:
    """Whether one name is the initials of the words of the other."""
    if len(a.words) > len(b.words):
        a, b = b, a
    if len(a.words) != 1 or not 3 <= len(b.words) <= 6:
        return False
    short = a.words[0]
    if not short.text.isupper() or len(short.form) != len(b.words):
        return False
    return short.form == "".join([plain(one.text, one.form)[0] for one in b.words])
