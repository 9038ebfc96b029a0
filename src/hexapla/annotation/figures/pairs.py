"""Makes a range of two dates or times, with what one of them tells for both: 3 to 12 September, Nov–Feb 2017,
5 to 7 p.m., 2016年6月1日到30日."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from hexapla.annotation.figures.clocks import clock_text, read_clock
from hexapla.annotation.figures.days import DAY, FULL, YEARLESS, nearest, not_after, not_before
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.years import year_told
from hexapla.knowledge.day_parts import HOURS, day_part

CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(.*)")
DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)")
# A word that names its year by the reference: yesterday, this May, Friday.
DEICTIC = frozenset({"rel", "reldt", "shift", "ago", "wday", "ymark", "era", "now"})
# What follows a number that is no hour.
COUNTED = frozenset({"unit", "cur", "csym", "pct", "scale", "month", "deg", "counter", "sym", "pts"})
# What names a month, or a day by itself.
NAMED = frozenset({"month", "mmark", "ymark", "rel", "reldt", "shift", "wday", "holi", "ago", "dt"})
SPOKEN = frozenset({10, 15, 20, 30, 40, 45, 50})
HOUR_ONLY = 3  # signs of T04
# Months and days are told with a year of four digits before them.
YEAR_LONG = 4


def moments(scan: Scan, one: Reading, two: Reading, place: int, told: bool) -> Reading | None:
    """Two readings of which one at least is a date or time, as a range; None where they are none together. `told`: a
    word stands between them, not a dash alone."""
    found = _times(scan, one, two) or _days(scan, one, two, told)
    return Reading("range", found[0], None, place, found[1]) if found else None


# ---- times of day -------------------------------------------------------------------------------------------------


def read_hour(scan: Scan, at: int) -> Reading | None:
    """A time of day, or a bare number that may be one (from 5 to 7)."""
    token = scan.tokens[at]
    if token.gap == 2:
        return None
    clock = read_clock(scan, at)
    if clock is not None:
        return clock
    start = at + 1 if "part" in token.roles or "clead" in token.roles else at
    value = bare_hour(scan, start)
    if value is None:
        return None
    return Reading("time", value[0], None, at, value[1])


def bare_hour(scan: Scan, at: int) -> tuple[str, int] | None:
    """A number without a unit that can be an hour, as a time, with the next place."""
    token = scan.tokens[at]
    dotted = DOTTED.fullmatch(token.text) if token.kind == "number" else None
    if dotted and int(dotted[1]) <= 24:
        return clock_text(int(dotted[1]), int(dotted[2])), at + 1
    if "cpre" in token.roles and scan.tokens[at + 1].gap < 2:  # half vier
        later = bare_hour(scan, at + 1)
        if later is not None and len(later[0]) == HOUR_ONLY and later[0] > "T00":
            total = int(later[0][1:]) * 60 + int(token.roles["cpre"])
            return clock_text(total // 60 % 24, total % 60), later[1]
        return None
    value: int | None = None
    if token.kind == "number" and token.text.isdecimal() and len(token.text) in (1, 2, 4):
        if len(token.text) == 4:
            hour, minute = int(token.text[:2]), int(token.text[2:])
            good = token.text[0] in "01" and hour < 24 and minute < 60
            return (clock_text(hour, minute), at + 1) if good else None
        value = int(token.text)
    elif token.kind == "word":
        told = token.roles.get("card", token.roles.get("hdig", token.roles.get("ord")))
        value = int(told) if told is not None and told == int(told) else None
    after = scan.tokens[at + 1]
    if value is None or not 0 <= value <= 24:
        return None
    if after.gap < 2:
        minutes = scan.get(at + 1, "cpost") or (30 if "chalf" in after.roles else None)
        words = token.kind == after.kind == "word" and value <= 12
        if minutes is None and words and after.roles.get("card") in SPOKEN:  # three thirty
            minutes = int(after.roles["card"])
        if minutes:
            total = value * 60 + int(minutes)
            return clock_text(total // 60 % 24, total % 60), at + 2
        if not COUNTED.isdisjoint(after.roles) or ("ordmark" in after.roles and after.gap == 0):
            return None
    return clock_text(value, None), at + 1


def explicit(scan: Scan, one: Reading) -> bool:
    """Whether a time says which half of the day it is in."""
    return any("part" in scan.tokens[at].roles for at in range(one.first, one.next))


def share_half(low: str, high: str, low_told: bool, high_told: bool) -> tuple[str, str]:
    """Two times with the half of the day that only one of them tells: 5 to 7 p.m., 午後3時から5時."""
    one, two = CLOCK.fullmatch(low), CLOCK.fullmatch(high)
    if one is None or two is None:
        return low, high
    start, end = int(one[1]), int(two[1])
    if high_told and not low_told and start < 12 <= end and _minutes(one, 12) < _minutes(two):
        start += 12
    elif not high_told and end < 12 and _minutes(two) <= _minutes(one) < _minutes(two, 12):
        end += 12
    zone = two[3] if not one[3] else ""
    return _clock(start, one) + zone, _clock(end, two)


def _minutes(clock: re.Match[str], more: int = 0) -> int:
    return (int(clock[1]) + more) * 60 + int(clock[2] or 0)


def _clock(hour: int, clock: re.Match[str]) -> str:
    return clock_text(hour, int(clock[2]) if clock[2] else None) + clock[3]


def with_day(scan: Scan, day: str, low: str, high: str) -> tuple[str, str]:
    """Two times on a day; the second on the next where it is earlier."""
    day = nearest(day, scan.reference)
    if low[:3] > high[:3] and FULL.fullmatch(day):
        after = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
        return day + low, after.isoformat() + high
    return day + low, day + high


def _times(scan: Scan, one: Reading, two: Reading) -> tuple[tuple[str, str], int] | None:
    """Two times, of which either may lack its mark or its day."""
    low, high = _parted(scan, one, 0), _parted(scan, two, 1)
    if low is None or high is None or not (low[1] and high[1]):
        return None
    if one.kind == "number" and two.kind == "number":
        return None
    if "range" in (one.kind, two.kind) and not ("range" == one.kind == two.kind or (low[0] and high[0])):
        return None
    day, other = low[0], high[0]
    parts = "range" in (one.kind, two.kind)
    start, end = share_half(low[1], high[1], parts or explicit(scan, one), parts or explicit(scan, two))
    if day and other and day != other:
        return (nearest(day, scan.reference) + low[1], nearest(other, scan.reference) + high[1]), two.next
    if day or other:
        return with_day(scan, day or other, start, end), two.next
    return ((start, end), two.next) if start != end else None


def _parted(scan: Scan, one: Reading, side: int) -> tuple[str, str] | None:
    """The day and the time of a reading, "" where it has none; of a part of a day that side of it."""
    part = day_part(one.value) if one.kind == "range" else None
    if part is not None:
        return part[0], HOURS[part[1]][side]
    if one.kind in ("number", "ordinal"):
        bare = bare_hour(scan, one.first)
        return ("", bare[0]) if bare and bare[1] == one.next else None
    if one.kind not in ("date", "time") or not isinstance(one.value, str) or "P" in one.value:
        return None
    day, mark, clock = one.value.partition("T")
    return day, mark + clock


# ---- days, months and years ---------------------------------------------------------------------------------------


def _days(scan: Scan, one: Reading, two: Reading, told: bool) -> tuple[tuple[str, str], int] | None:
    end = two.next
    low, high = _untold(scan, one, 0), _untold(scan, two, 1)
    if low is None or high is None:
        return None
    if one.kind not in ("date", "range"):
        number = _number(one, len(high) == 4 and 4)
        if number is None:
            return None
        low = _day_of(number, high)
    elif two.kind not in ("date", "range"):
        number = _number(two, len(low) == 4 and 2)
        if number is None:
            return None
        high = _day_of(number, low)
        if high and FULL.fullmatch(high) is None and (year := year_told(scan, end)):
            high, end = f"{year[0]}{high[1:]}", year[1]
    elif lone(scan, two) and DAY.fullmatch(low) and not lone(scan, one):
        high = low[:-2] + high[-2:]
    elif lone(scan, one) and DAY.fullmatch(high) and not lone(scan, two):
        low = high[:-2] + low[-2:]
    if not low or not high or "T" in low + high or not (told or _alike(low, high)):
        return None
    found = ordered(scan, low, high, bool(scan.tokens[two.first].roles.get("wday")))
    return (found, end) if found else None


def _alike(low: str, high: str) -> bool:
    """Whether two dates are as exact as each other, years apart: a dash alone parts no others."""
    return len(low) == len(high) or len(re.sub(r"^\d{4}|^-", "", low)) == len(re.sub(r"^\d{4}|^-", "", high))


def _number(one: Reading, years: int | bool) -> str | None:
    """The digits of a bare whole number that can be a day, or a year of four digits or two."""
    amount = one.amount
    if amount is None or one.kind not in ("number", "ordinal") or amount.value != int(amount.value) or amount.pair:
        return None
    value = int(amount.value)
    if years:
        size = len(amount.plain)
        return amount.plain if size == 4 or size == years else None
    return f"{value:02d}" if 1 <= value <= 31 and not (amount.plain and len(amount.plain) > 2) else None


def _day_of(number: str, fellow: str) -> str:
    """A bare number as day of its fellow's month, or as year of its fellow's century; "" where it is neither."""
    if len(fellow) == YEAR_LONG and fellow.isdecimal():
        return number if len(number) == YEAR_LONG else fellow[:2] + number
    return fellow[:-2] + number if DAY.fullmatch(fellow) and "W" not in fellow else ""


def _untold(scan: Scan, one: Reading, side: int) -> str | None:
    """A date, or that side of a period, without the year that only the reference gave it; "" for a number; None for
    what is no date."""
    if one.kind in ("number", "ordinal"):
        return ""
    value = one.value[side] if isinstance(one.value, tuple) and one.kind == "range" else one.value
    if not isinstance(value, str) or one.kind not in ("date", "range"):
        return None
    if value[:4].isdecimal() and value[4:5] == "-" and value[5:6] != "W" and not _year_told(scan, one):
        return "-" + value[4:]
    return value


def _year_told(scan: Scan, one: Reading) -> bool:
    for at in range(one.first, one.next):
        token = scan.tokens[at]
        if token.kind == "date" or token.text == "'" or not DEICTIC.isdisjoint(token.roles):
            return True
        if token.kind == "number" and len(token.text) == YEAR_LONG:
            return True
    return (
        scan.lexicon.spaced and scan.tokens[one.next - 1].text.isdecimal() and len(scan.tokens[one.next - 1].text) == 4
    )


def lone(scan: Scan, one: Reading) -> bool:
    """Whether a date is a day alone (30日, "vom 3."), whatever month the reference gave it."""
    if isinstance(one.value, str) and one.value.startswith("---"):
        return True
    if not isinstance(one.value, str) or not FULL.fullmatch(one.value):
        return False
    span = [scan.tokens[at] for at in range(one.first, one.next)]
    return not any(token.kind == "date" or not NAMED.isdisjoint(token.roles) for token in span) and (
        sum(token.kind == "number" for token in span) < 2
    )


def ordered(scan: Scan, low: str, high: str, weekday: bool) -> tuple[str, str] | None:
    """Two dates, each with the year of the other or of the reference where it lacks one; None if they are no period."""
    if YEARLESS.fullmatch(low):
        low = nearest(low, scan.reference) if YEARLESS.fullmatch(high) else not_after(low, high)
    high = not_before(high, low)
    if "P" in low or "P" in high or "W" in low + high or low.startswith("-") or high.startswith("-"):
        return (low, high) if low != high else None
    if low > high and weekday and FULL.fullmatch(high):
        later = datetime.date.fromisoformat(high) + datetime.timedelta(days=7)
        high = later.isoformat()
    return (low, high) if low < high else None


def hours(scan: Scan, one: Reading, two: Reading, place: int) -> Reading | None:
    """De 5.20 a 16.20: with dots where the language writes decimals with a comma, times of day."""
    texts = [scan.tokens[end.first].text for end in (one, two)]
    if scan.lexicon.decimal != "," or one.kind != "number" or two.kind != "number" or two.first + 1 != two.next:
        return None
    found = [DOTTED.fullmatch(text) for text in texts]
    times = [clock_text(int(match[1]), int(match[2])) for match in found if match and int(match[1]) <= 24]
    return Reading("range", (times[0], times[1]), None, place, two.next) if len(times) == 2 else None


def hour_pair(one: Reading, same: bool = False) -> tuple[str, str] | None:
    """A range of two bare numbers as times of day, where both can be hours; `same`: with their unit (5 tot 7 uur)."""
    if one.kind != "range" or (one.unit is not None and not same) or not isinstance(one.value, tuple):
        return None
    low, high = one.value
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return None
    if low != int(low) or high != int(high) or not 0 <= low <= 24 or not 0 <= high <= 24:
        return None
    return clock_text(int(low), None), clock_text(int(high), None)
