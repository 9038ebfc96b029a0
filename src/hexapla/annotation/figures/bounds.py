"""Widens a figure by the words that make its bound: more than 30, 30 or more, at least five per cent, 30以上; and
joins two bounds that close a range: more than 10 and less than 40, 20以上30未満."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hexapla.annotation.figures.ends import same_unit, unit_of
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.tokens import AMOUNT

Reader = Callable[[Scan, int], Reading | None]
BOUNDED = frozenset({
    "number", "percent", "money", "dimension", "temperature", "age", "duration", "ratio", "range",
})  # fmt: skip
# Bounds on one another ("equal to or more than", "up to about") and articles among them: no more words than these.
LONGEST_LEAD = 4
# Words and signs between two bounds that close a range (", and at the same time").
LONGEST_LINK = 3
# Roles of what is written onto digits in languages that have blanks: words that count, and endings.
WRITTEN_ON = frozenset({"counter", "ending"})
OPPOSITE = {"more": "less", "less": "more"}
TOKEN_WEIGHT = {"more": 2, "less": 2, "about": 1, "exact": 0}


@dataclass(slots=True)
class Bounded:
    """The place of a figure with the words of its bound, as token places; `bound` is None where there are none."""

    first: int
    next: int
    bound: str | None


def widened(scan: Scan, one: Reading, floor: int) -> Bounded:
    """The figure with the words before and behind that bound it; `floor`: the first token that is still free."""
    found = Bounded(one.first, one.next, one.bound)
    if one.kind not in BOUNDED or (one.kind == "range" and isinstance(one.value, tuple) and _moments(one)):
        found.bound = one.bound or (scan.before(one.first, "bound") if one.kind != "ordinal" else None)
        return found
    _lead(scan, found, floor)
    bound = found.bound
    _tail(scan, found)
    if one.kind == "range" and found.bound != "about":
        found.bound = bound  # 20から30未満: of the second end only
    return found


def _moments(one: Reading) -> bool:
    """Whether a range is one of dates or times, whose bounds are words of their own (since, until)."""
    return isinstance(one.value, tuple) and isinstance(one.value[0], str)


def _lead(scan: Scan, found: Bounded, floor: int) -> None:
    """Takes in the bounds before: [more than] 30, [equal to or less than] 30, [more than] the 30."""
    at, joined = found.first, True
    if "shift" in scan.tokens[at].roles:
        return  # over the next 24 hours
    for _ in range(LONGEST_LEAD):
        if at <= floor or scan.tokens[at].gap == 2:
            return
        token = scan.tokens[at - 1]
        roles = token.roles
        bound = roles.get("bound")
        if bound is not None:
            if not joined and found.bound == "more" and bound != "about":
                return  # a preposition: nl "onder meer dan 4000", among more than 4000
            if len(token.text) == 1 and at > 1 and token.gap == scan.tokens[at - 2].gap == 0 and scan.lexicon.spaced:
                return  # the last letter of an abbreviation: סה"כ
            at = found.first = at - 1
            found.bound, joined = _stronger(bound, found.bound), False
        elif "the" in roles or "ofu" in roles or "or" in roles:
            at, joined = at - 1, True
            if at <= floor or "bound" not in scan.tokens[at - 1].roles:
                return
        else:
            return


def _tail(scan: Scan, found: Bounded) -> None:
    """Takes in the bounds behind: 30 [or more], 30人[以上], 30 people [or more], 30'[dan fazla]."""
    at, role = found.next, "bafter"
    if role not in scan.tokens[at].roles:
        at, role = _behind(scan, found)
    bound = scan.get(at, role)
    if bound is None or _of_the_next(scan, at):
        return
    found.next = at + 1
    found.bound = _stronger(bound, found.bound)
    if scan.get(at + 1, "or") and scan.get(at + 2, "bafter"):  # more or as much
        found.next = at + 3
        found.bound = _stronger(scan.get(at + 2, "bafter"), found.bound)


def _behind(scan: Scan, found: Bounded) -> tuple[int, str]:
    """Where a bound may stand behind what is counted or behind an ending, and its role there."""
    at = found.next
    while scan.lexicon.spaced and not scan.tokens[at].gap and not WRITTEN_ON.isdisjoint(scan.tokens[at].roles):
        at += 1  # 2000만|명|이 넘는
        if "bafter" in scan.tokens[at].roles:
            return at, "bafter"
    token, after = scan.tokens[at], scan.tokens[at + 1]
    compared = scan.lexicon.compared
    if compared and scan.tokens[at - 1].folded.endswith(compared):  # otuzdan fazla
        return at, "behind"
    if token.text in ("'", "-") and not token.gap and not after.gap and after.text.isalpha():
        roles = scan.tokens[at + 2].roles
        return at + 2, "behind" if "behind" in roles else "bafter"  # 30'dan fazla, 30-nál több, 30-at meghaladó
    if token.kind != "word" or token.gap == 2 or after.gap == 2:
        return at, "bafter"
    if compared and token.folded.endswith(compared):
        return at + 1, "behind"  # 30 kişiden fazla
    long = after.end - after.start > (len(after.text) if scan.lexicon.spaced else 1)
    if scan.lexicon.spaced:
        noun = not token.roles or "counter" in token.roles
        return (at + 1 if long and noun and token.gap == 1 else at), "bafter"
    return (at + 1 if "counter" in token.roles and (long or "behind" in after.roles) else at), "bafter"


def _of_the_next(scan: Scan, at: int) -> bool:
    """Whether a bound that may stand on either side belongs to the number behind it (40 hurt, 20 at least 5 of …), or
    a sign to a sum (5+3)."""
    token, after = scan.tokens[at], scan.tokens[at + 1]
    if token.text == "+" and (token.gap or (after.gap == 0 and after.kind != "end")):
        return True
    if after.gap == 2 or (after.kind != "number" and AMOUNT.isdisjoint(after.roles)):
        return False
    return "bound" in token.roles or token.text == "+"


def _stronger(one: str, other: str | None) -> str:
    """The bound that says more: equal to or less than."""
    return one if other is None or TOKEN_WEIGHT[one] > TOKEN_WEIGHT[other] else other


def closed(scan: Scan, one: Reading, edge: Bounded, read: Reader) -> tuple[Reading, Bounded] | None:
    """The range that a bound and the opposite bound behind it close, whichever stands first: at most 100 and at least
    20. None where the two exclude each other or measure different things."""
    wanted = OPPOSITE.get(edge.bound or "")
    low_first = edge.bound == "more"
    value = one.scalar()
    if wanted is None or value is None:
        return None
    at, links = edge.next, 0
    while links < LONGEST_LINK and (scan.sign(at, ",،、") or scan.get(at, "link") or scan.get(at, "and")):
        at, links = at + 1, links + 1
    start = at
    while start < at + LONGEST_LEAD and (scan.get(start, "bound") or (start > at and scan.get(start, "or"))):
        start += 1
    if scan.tokens[at].gap == 2 or scan.tokens[start].gap == 2:
        return None
    if start == at and (one.first != edge.first or edge.next == one.next):
        return None  # both have their bounds on one side
    if scan.get(start, "the"):
        start += 1
    two = read(scan, start)
    other = two.scalar() if two is not None else None
    if two is None or other is None or not alike(one, two):
        return None
    end = widened(scan, two, at)
    if end.bound != wanted or (value < other) is not low_first or value == other:
        return None
    pair: tuple[Decimal, Decimal] = (value, other) if low_first else (other, value)
    last = end.next + bool(scan.get(end.next, "nclose"))
    return Reading("range", pair, unit_of(two) or unit_of(one), one.first, last), Bounded(edge.first, last, None)


def alike(one: Reading, two: Reading) -> bool:
    """Whether two amounts measure one thing, or one of them leaves the unit to the other."""
    if one.kind == two.kind == "duration":
        return same_unit(one, two)
    if one.kind == two.kind:
        return one.unit == two.unit or one.unit is None or two.unit is None
    return "number" in (one.kind, two.kind)
