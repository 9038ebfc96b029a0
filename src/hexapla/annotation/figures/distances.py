"""Reads days and moments told by their distance: three days ago, in two weeks, two days before yesterday, 3 Wochen nach
Ostern, 5年前.

With a reference they become the day at that distance (the moment, for hours and minutes), with the bound "about" where
the unit is coarser than a day, for "three years ago" is no day's work. Without one they stay signed durations (`-P3D`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import full_day, moved, plain_day, workdays_on
from hexapla.annotation.figures.dates import read_date
from hexapla.annotation.figures.durations import half_behind, of_unit, with_half
from hexapla.annotation.figures.holidays import read_holiday
from hexapla.annotation.figures.resolving import resolved
from hexapla.annotation.figures.scan import Amount, Reading, Scan
from hexapla.annotation.figures.spans import time_span

LONGEST = 10_000
# What a number begins with.
COUNTS = frozenset({"card", "hdig", "hmul", "hadd", "dual"})
# Units in which parts of a unit are whole: half an hour is 30 minutes.
SMALLER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}


def shifted(reference: datetime.date | None, count: int, unit: str) -> str | None:
    """The day, week, month or year that lies `count` units from the reference: last week, next year."""
    factor = unit.rstrip("YMWDHS").lstrip("T") or "1"
    letter = unit[-1]
    if reference is None:
        sign = "-" if count < 0 else ""
        return f"{sign}PT{abs(count)}{letter}" if unit[0] == "T" else f"{sign}P{abs(count) * int(factor)}{letter}"
    count *= int(factor)
    day = plain_day(reference)
    try:
        if unit[0] == "T":
            return None
        if letter == "D":
            return (day + datetime.timedelta(days=count)).isoformat()
        if letter == "W":
            year, week, _ = (day + datetime.timedelta(weeks=count)).isocalendar()
            return f"{year}-W{week:02d}"
        if letter == "M":
            months = day.year * 12 + day.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        return f"{day.year + count:04d}" if 0 < day.year + count < 10_000 else None
    except (OverflowError, ValueError):
        return None


def ago_before(scan: Scan, place: int, sign: int) -> Reading | None:
    """Hace tres días, vor zwei Wochen, قبل ثلاثة أيام, in a fortnight's time."""
    at = place + 1
    if scan.get(at, "bound"):
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    dual = scan.tokens[at].roles.get("dual")
    if dual:
        half = half_behind(scan, at + 1)
        return _distance(scan, with_half(dual) if half else dual, sign, place, half or at + 1)
    single = scan.tokens[at].roles.get("one")
    if single and (sign < 0 or (single[0] == "+" and scan.tokens[place].roles["ago"] == "ahead")):
        found = _single(scan, at, sign, single.lstrip("+"))
        return found and Reading(found.kind, found.value, None, place, found.next, bound=found.bound)
    one = "art" in scan.tokens[at].roles and scan.get(at + 1, "tunit")
    amount = Amount(Decimal(1), at, at + 1, False, Decimal(1)) if one else read_amount(scan, at)
    if amount is None or amount.ordinal:
        return None
    place_of_unit = of_unit(scan, amount, amount.next)
    unit = scan.get(place_of_unit, "tunit")
    if unit is None or (sign > 0 and scan.get(place_of_unit + 1, "agea")):
        return None
    span = None if one else time_span(scan, amount, amount.next)
    if one:
        duration, end = _whole(amount.value, unit), amount.next + 1
        half = half_behind(scan, end)
        if duration and half:
            duration, end = with_half(duration), half
    elif span is not None and span.kind == "duration" and isinstance(span.value, str):
        duration, end = span.value, span.next
    else:
        return None
    if duration is None or amount.value > LONGEST:
        return None
    way = scan.get(end, "ago")
    if way == "later" and "T" in duration and not isinstance(scan.reference, datetime.datetime):
        return Reading("date", duration, None, place, end + 1)  # o dve hodiny neskôr: counted from the story
    if (sign > 0 and way in ("later", "future")) or (sign < 0 and way == "after"):
        end += 1
    elif sign > 0 and _today(scan, end):
        end = _today(scan, end)
    return _distance(scan, duration, sign, place, end)


# What behind a unit of time makes it no distance: قبل عام 2015, before the month of Ramadan, a year before the vote.
NAMED = frozenset({"month", "hmonth", "holi", "wday", "tunit", "of", "dof", "mlead", "dfrom", "shift"})


def _single(scan: Scan, at: int, sign: int, unit: str) -> Reading | None:
    """A year ago, in a month, in languages that need neither number nor article for one: год назад, před rokem."""
    end = half_behind(scan, at + 1) or at + 1
    after = scan.tokens[end]
    if after.gap < 2 and (after.kind == "number" or (after.text.isalpha() and not NAMED.isdisjoint(after.roles))):
        return None
    return _distance(scan, unit if end == at + 1 else with_half(unit), sign, at, end)


def single_ago(scan: Scan, place: int) -> Reading | None:
    """Год назад, rok temu, 半年前: one unit of time, told by its name alone, with the word behind it."""
    unit = scan.tokens[place].roles["one"].lstrip("+")
    if unit[0] == "-":
        return _single(scan, place, -1, unit[1:])
    end = half_behind(scan, place + 1) or place + 1
    if scan.get(end, "ago") != "after" or scan.before(place, "shift") is not None or scan.before(place, "some"):
        return None
    return _distance(scan, unit if end == place + 1 else with_half(unit), -1, place, end + 1)


def _today(scan: Scan, at: int) -> int:
    """The place behind "from today", which adds nothing to "in two days"; else 0."""
    if scan.get(at, "dfrom") and scan.get(at + 1, "rel") == "0D":
        return at + 2
    return 0


def _whole(value: Decimal, unit: str) -> str | None:
    """An ISO duration of whole units; None for parts of one and for the absurd."""
    if value != int(value) or value > LONGEST:
        return None
    factor = unit.rstrip("YMWDHS").lstrip("T") or "1"
    return f"P{'T' if unit[0] == 'T' else ''}{int(value) * int(factor)}{unit[-1]}"


def ago_after(scan: Scan, reading: Reading) -> Reading | None:
    """Three days ago, два года назад, 3日前: a duration with the word after it."""
    way = scan.get(reading.next, "ago")
    if way not in ("after", "later", "future") or not isinstance(reading.value, str):
        return None
    if reading.amount is not None and reading.amount.value > LONGEST:
        return None
    if way == "later" and "T" in reading.value and not isinstance(scan.reference, datetime.datetime):
        text = reading.value if reading.value[0] == "P" else None
        return None if text is None else Reading("date", text, None, reading.first, reading.next + 1)
    end = reading.next + 1 + (way == "after" and scan.get(reading.next + 1, "rel") == "0D")  # two years ago today
    return _distance(scan, reading.value, -1 if way == "after" else 1, reading.first, end)


def _distance(scan: Scan, duration: str, sign: int, first: int, end: int) -> Reading | None:
    if "." in duration:
        duration = _in_smaller(duration)
    if not duration:
        return None
    if scan.reference is None:
        return Reading("date", f"{'-' if sign < 0 else ''}{duration}", None, first, end)
    worked = any("work" in scan.tokens[at].roles for at in range(first, end)) and duration[-1] == "D"
    value = workdays_on(scan.reference, duration, sign) if worked else moved(scan.reference, duration, sign)
    if value is None:
        return None
    bound = "about" if "T" not in duration and duration[-1] != "D" else None
    return Reading("date", value, None, first, end, bound=bound)


def counted_on(scan: Scan, one: Reading) -> Reading | None:
    """Dienstag in einer Woche, heute in zwei Wochen, vrijdag over een week: the coming such day, and weeks more."""
    at = one.next
    if scan.get(at, "ago") == "before" and _is_today(scan, one):
        ago = ago_before(scan, at, -1)  # heute vor zwei Wochen
        return ago and Reading("date", ago.value, None, one.first, ago.next, bound=ago.bound)
    weekday = scan.tokens[one.first].roles.get("wday")
    if weekday and scan.get(at, "dfrom") and one.next == one.first + 1 and scan.reference is not None:
        beside = day_beside(scan, at - 1)  # the Monday after Easter
        day = full_day(str(beside.value)) if beside else None
        if (
            beside is not None
            and day is not None
            and any("holi" in scan.tokens[place].roles for place in range(at, beside.next))
        ):
            way = scan.get(at, "dfrom")
            day += datetime.timedelta(days=way * ((way * (weekday - day.isoweekday())) % 7))
            return Reading("date", day.isoformat(), None, one.first, beside.next)
    if scan.reference is None or scan.get(at, "ago") != "ahead":
        return None
    distance = ago_before(scan, at, 1)
    if distance is None or not isinstance(distance.value, str):
        return None
    unit = scan.tokens[distance.next - 1].roles.get("tunit", "")
    end = full_day(distance.value)
    if unit[-1:] != "W" or end is None or one.next != one.first + 1:
        return None
    if weekday is None:
        return Reading("date", end.isoformat(), None, one.first, distance.next) if _is_today(scan, one) else None
    day = end + datetime.timedelta(days=(weekday - end.isoweekday() - 1) % 7 + 1)
    return Reading("date", day.isoformat(), None, one.first, distance.next)


def counted_from(scan: Scan, one: Reading) -> Reading | None:
    """明日から2日後, कल से दो दिन बाद, cumadan iki hafta sonra: the day so far from the one told before it."""
    at = one.next
    if scan.reference is None or one.kind != "date" or not isinstance(one.value, str):
        return None
    if scan.get(at, "cfrom") or (scan.get(at, "dmid") and scan.lexicon.range_endings):
        at += 1
    elif not (scan.lexicon.range_endings and scan.tokens[at - 1].folded.endswith(scan.lexicon.range_endings)):
        return None
    day = full_day(resolved(one.value, scan.reference))
    token = scan.tokens[at]
    if day is None or token.gap == 2 or not (token.kind == "number" or not COUNTS.isdisjoint(token.roles)):
        return None
    amount = read_amount(scan, at) if "dual" not in token.roles else None
    span = time_span(scan, amount, amount.next) if amount and not amount.ordinal else None
    if "dual" in token.roles:  # 이틀
        span = Reading("duration", token.roles["dual"], None, at, at + 1)
    way = scan.get(span.next, "ago") if span is not None and span.kind == "duration" else None
    if span is None or way not in ("after", "later") or not isinstance(span.value, str) or "T" in span.value:
        return None
    value = moved(day, span.value, -1 if way == "after" else 1)
    return None if value is None else Reading("date", value, None, one.first, span.next + 1)


def _is_today(scan: Scan, one: Reading) -> bool:
    return bool(scan.tokens[one.first].roles.get("rel") == "0D")


def _in_smaller(duration: str) -> str:
    """Half an hour in minutes, a year and a half in months, half a month in days (of 30 to the month); "" where that
    makes no whole number."""
    unit = ("T" if "T" in duration else "") + duration[-1]
    factor, smaller = SMALLER.get(unit, (0, ""))
    number = duration.lstrip("PT")[:-1]
    value = Decimal(number) * factor if number.replace(".", "", 1).isdecimal() else Decimal(0)
    if not value or value != int(value):
        return ""
    return f"P{'T' if smaller[0] == 'T' else ''}{int(value)}{smaller[-1]}"


def _anchor(scan: Scan, at: int, lead: int, read: Callable[[Scan, int], Reading | None]) -> tuple[str, int] | None:
    """The day that a distance is counted from, and the next place; "from Tuesday" means the coming one."""
    anchor = read(scan, at) if scan.tokens[at].gap < 2 else None
    if anchor is None or not isinstance(anchor.value, str):
        return None
    weekday = scan.tokens[at].roles.get("wday")
    ahead = "rlead" in scan.tokens[lead].roles or "dfrom" not in scan.tokens[lead].roles
    if weekday and anchor.next == at + 1 and ahead and scan.reference is not None:
        day = plain_day(scan.reference)
        return (day + datetime.timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)).isoformat(), anchor.next
    return resolved(anchor.value, scan.reference), anchor.next


def day_beside(scan: Scan, place: int) -> Reading | None:
    """(The) day before Christmas, Tag nach Ostern: a day told by its neighbour, a holiday or date."""
    at = place + 2
    while at < place + 4 and (scan.get(at, "the") or scan.get(at, "dayon")):
        at += 1
    anchor = (
        read_holiday(scan, at) if scan.get(at, "holi") else read_date(scan, at) if scan.tokens[at].gap < 2 else None
    )
    if anchor is None or not isinstance(anchor.value, str):
        return None
    day = full_day(resolved(anchor.value, scan.reference))
    value = moved(day, "P1D", scan.get(place + 1, "dfrom")) if day else None
    return None if value is None else Reading("date", value, None, place, anchor.next)


def from_anchor(scan: Scan, reading: Reading, read: Callable[[Scan, int], Reading | None]) -> Reading | None:
    """Three weeks from tomorrow, two days before yesterday, 16 days from 01/02/2018: a duration counted from a day."""
    at = reading.next
    way = scan.get(at, "dfrom")
    if way is None and scan.get(at, "dayon") and scan.get(at + 1, "wday") and str(reading.value)[-1:] == "W":
        way = 1  # a week on Monday
    if way is None or not isinstance(reading.value, str) or "." in reading.value:
        return None
    start = at + 1
    while start < at + 3 and (scan.get(start, "the") or scan.get(start, "dayon")):
        if "rel" in scan.tokens[start].roles:
            break
        start += 1
    anchor = _anchor(scan, start, at, read)
    day = full_day(anchor[0]) if anchor else None
    value = moved(day, reading.value, way) if day else None
    return Reading("date", value, None, reading.first, anchor[1]) if anchor and value else None
