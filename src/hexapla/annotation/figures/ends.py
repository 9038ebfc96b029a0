"""Two amounts as the ends of one range: whether they go together, the unit and scale they share, and what is no range
(scores, telephone numbers, codes)."""

from __future__ import annotations

import re
from decimal import Decimal

from hexapla.annotation.figures.digits import whole
from hexapla.annotation.figures.scan import Amount, Reading, Scan

SCALAR = frozenset({"number", "percent", "money", "dimension", "temperature", "age", "duration"})
# Scores and codes stand in small figures too: below this two numbers with a hyphen alone are no range.
SMALL = 10
COUNTED = frozenset({"unit", "sym", "cur", "csym", "ccode", "tunit", "pct", "deg", "scale", "counter", "hmul"})
HYPHENS = ("-", "–", "/")
PHONE = re.compile(r"\d{3}-\d{3}[1-9]")
# "5 to 20,000" leaves out the thousands of the first, "5 to 50,000" hardly.
MOST_APART = 5
DURATION = re.compile(r"PT?([\d.]+)([YMWDHS])")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def number_pair(one: Reading, two: Reading, place: int, told: bool, led: bool) -> Reading | None:
    """The range of two amounts; None where they measure different things or the first is not the smaller. `told`: with
    a word or a long dash between; `led`: with a word before as well (between, from)."""
    low, high = one.amount, two.amount
    if low is None or high is None or not _pairable(one, two, low, high, told, led):
        return None
    leader = two
    if not led:
        _share_thousands(low, high)
    if one.kind == "number" and two.kind != "number":
        _share_scale(low, high)
    elif one.kind == two.kind and (one.unit == two.unit or one.unit is None):
        if one.kind == "number" or (low.scale == 1 and high.scale > 1):
            _share_scale(low, high)
    elif two.kind == "number" and one.kind in ("money", "percent"):
        _share_scale(low, high)
        leader = one
    else:
        return None
    ends = (low.value, high.value)
    if ends[0] > ends[1] and ends[0] < 0:  # -5 to -10 degrees
        ends = (ends[1], ends[0])
    if ends[0] >= ends[1]:
        return None
    if leader.kind == "number" and not told and ends[1] < SMALL:
        return None  # 3-4 is a score as often as a range
    return Reading("range", ends, unit_of(leader), place, two.next)


def _pairable(one: Reading, two: Reading, low: Amount, high: Amount, told: bool, led: bool) -> bool:
    kinds = {one.kind, two.kind}
    if kinds == {"ratio"}:  # between a third and a half
        return told and low.pair is not None and high.pair is not None
    if kinds == {"ordinal"}:
        # "Between the first and the second round" are two things
        return led and abs(high.value - low.value) > 1
    if not kinds <= SCALAR or low.pair or high.pair:
        return False
    return kinds != {"duration"} or same_unit(one, two)


def same_unit(one: Reading, two: Reading) -> bool:
    """Whether two durations are told in one unit, and in that alone (no decades, no hours and minutes)."""
    letters = {_letter(one), _letter(two)}
    return len(letters) == 1 and None not in letters


def _letter(one: Reading) -> str | None:
    """The unit of a duration told in one whole or decimal number of it."""
    found = DURATION.fullmatch(one.value) if isinstance(one.value, str) else None
    if found is None or one.amount is None or Decimal(found[1]) != one.amount.value:
        return None
    return ("T" if one.value and "T" in str(one.value) else "") + found[2]


def unit_of(one: Reading) -> str | None:
    """The unit that a range takes from one of its ends."""
    return UNITS.get(_letter(one) or "") if one.kind == "duration" else one.unit


def _share_scale(low: Amount, high: Amount) -> None:
    """45 to 60 million: the first has the scale of the second."""
    if low.scale == 1 and high.scale > 1 and low.value < 1000 and low.value <= high.mantissa * 10:
        low.value *= high.scale


def _share_thousands(low: Amount, high: Amount) -> None:
    """20 à 30 000 euros: two thousands; but not "from 20 to 30,000", which may be a growth, nor "5 to 1,000"."""
    grouped = high.digits and not high.plain and high.scale == 1 and whole(high.value / 1000)
    if grouped and low.plain and low.value >= SMALL // 2 and 1 < high.value / (low.value * 1000) <= MOST_APART:
        low.value *= 1000


def coded(scan: Scan, place: int, end: int) -> bool:
    """Whether two numbers with a hyphen are part of a telephone number or code: more is written onto them, the first
    begins with a nought, or three and four digits stand without a unit (555-1234, but 500-1500 and 100-1999 euros)."""
    first, last, after = scan.tokens[place], scan.tokens[end - 1], scan.tokens[end]
    if first.text[:1] == "0" and first.text.isdecimal() and len(first.text) > 1:
        return True
    plain = after.gap == 2 or COUNTED.isdisjoint(after.roles)
    if plain and PHONE.fullmatch(f"{first.text}-{last.text}"):
        return True
    if not after.gap and after.text in HYPHENS and not scan.tokens[end + 1].gap:
        return scan.tokens[end + 1].kind in ("number", "clock")
    return place > 0 and not first.gap and not scan.tokens[place - 1].gap and scan.tokens[place - 1].text in HYPHENS
