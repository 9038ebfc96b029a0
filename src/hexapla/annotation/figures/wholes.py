"""Reads whole periods of the calendar: quarters and halves of a year, seasons, weekends, weeks of a month, decades and
centuries. What has an ISO 8601 or TIMEX form of its own keeps it (2018-W27, 2016-SU); the others are their first and
last day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import full_year, plain_day
from hexapla.annotation.figures.days import (
    YEARLESS,
    last_day,
    month_week,
    nearest,
    week_of,
    whole,
    year_week,
)
from hexapla.annotation.figures.decades import century
from hexapla.annotation.figures.ordinals import LAST, ordinal
from hexapla.annotation.figures.relative import shifted
from hexapla.annotation.figures.scan import Reading, Scan

Single = Callable[[Scan, int], Reading | None]
# Months in which the seasons begin, as the half of the world that most news is from has them; only to tell whether
# the last or next one is of this year.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
SMALL = 3  # words that may stand between a part and its whole ("of", "of the", "im Jahr")


def skip(scan: Scan, at: int, most: int = SMALL) -> int:
    """The place behind the small words that part a period from its year (of, of the, in, のうち)."""
    start = at
    while at < start + most and scan.tokens[at].gap < 2:
        roles = scan.tokens[at].roles
        if not ("of" in roles or "dof" in roles or "the" in roles or "ylead" in roles or "gen" in roles):
            break
        if "tunit" in roles or "shift" in roles:
            break
        at += 1
    return at


def year_at(scan: Scan, at: int, single: Single) -> tuple[int, int] | None:
    """The year that a part is of, with the next place: of 2018, 2018, '18, of this year, last year, del año."""
    start = skip(scan, at + 1 if scan.sign(at, "-,/") and not scan.tokens[at + 1].gap else at)
    token = scan.tokens[start]
    if token.gap == 2:
        return None
    if start == at + 1 and token.kind == "number" and len(token.text) == 4 and token.text.isdecimal():
        return int(token.text), start + 1  # Q1-2017
    if scan.sign(start, "'") and len(scan.tokens[start + 1].text) == 2 and scan.tokens[start + 1].text.isdecimal():
        return full_year(scan.tokens[start + 1].text), start + 2
    if token.roles.get("tunit") == "Y" and start > at and "shift" not in scan.tokens[start + 1].roles:
        found = year_at(scan, start + 1, single) if scan.tokens[start + 1].kind == "number" else None
        if found or scan.reference is None:
            return found
        return scan.reference.year, start + 1
    read = single(scan, start)
    if read is None or not isinstance(read.value, str) or not re.fullmatch(r"\d{4}", read.value):
        return None
    return int(read.value), read.next


def days(year: int, first: int, last: int, place: int, end: int) -> Reading:
    """The months of a year from one to another, as days."""
    value = (f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{last_day(year, last):02d}")
    return Reading("range", value, None, place, end)


def year_part(scan: Scan, place: int, code: str, end: int, year: tuple[int, int] | None) -> Reading | None:
    """A quarter or half of a year; without any year that of the reference."""
    first, last = PARTS[code]
    if year is not None:
        return days(year[0], first, last, place, max(end, year[1]))
    if scan.reference is not None:
        return days(scan.reference.year, first, last, place, end)
    return Reading("range", (f"--{first:02d}-01", f"--{last:02d}-{last_day(2000, last):02d}"), None, place, end)


def code_first(scan: Scan, place: int, single: Single) -> Reading | None:
    """Q3 2018, H1 of 2019, 上半年."""
    code: str = scan.tokens[place].roles["ypart"]
    year = year_at(scan, place + 1, single)
    text = scan.tokens[place].text
    if year is None and text.isascii() and text[0] not in "qQ":
        return None  # H2 may be hydrogen
    return year_part(scan, place, code, place + 1, year)


def code_after(scan: Scan, year: Reading, single: Single) -> Reading | None:
    """2018 Q3, 2017-q1, 二零一七年下半年, 2018年第三季度."""
    if not isinstance(year.value, str) or not re.fullmatch(r"\d{4}", year.value):
        return None
    at = year.next
    at += bool(scan.sign(at, "-/") or scan.get(at, "dof") or scan.get(at, "of") or scan.get(at, "gen"))
    code = scan.get(at, "ypart")
    if code:
        return year_part(scan, year.first, code, at + 1, (int(year.value), at + 1))
    number = scan.tokens[at]
    if number.kind == "number" and number.text in "1234" and scan.get(at + 1, "qmark"):  # 2018년 1분기
        return days(int(year.value), *PARTS[f"Q{number.text}"], year.first, at + 2)
    told = ordinal(scan, at) if scan.tokens[at].gap < 2 else None
    if told is None:
        return None
    found = _part_code(scan, told[0], told[1])
    return days(int(year.value), *PARTS[found[0]], year.first, found[1]) if found else None


def _part_code(scan: Scan, number: int, at: int) -> tuple[str, int] | None:
    """Which quarter or half an ordinal and the word after it name, with the next place."""
    unit = scan.get(at, "tunit")
    if unit == "3M" and (number == LAST or 1 <= number <= 4):
        return f"Q{4 if number == LAST else number}", at + 1
    half = unit == "6M" or scan.get(at, "frac") == 2 or scan.get(at, "half") or scan.get(at, "halfof")
    if half and number in (LAST, 1, 2):
        return f"H{2 if number == LAST else number}", at + 1
    return None


def counted(scan: Scan, place: int, single: Single) -> Reading | None:
    """Third quarter of 2018, first half of May, first week of October, 19th century, third month of 2021."""
    told = ordinal(scan, place)
    if told is None or scan.tokens[told[1]].gap == 2:
        return None
    number, at = told
    unit = scan.get(at, "tunit")
    if unit is None and "dof" in scan.tokens[at].roles:
        unit = scan.lexicon.find(scan.tokens[at].folded).get("tunit")  # "day of" may be one phrase
    if unit == "100Y" and number > 0:
        return century(number, place, at + 1)
    if number == 1 or number == LAST:
        few = read_amount(scan, at) if "card" in scan.tokens[at].roles or scan.tokens[at].kind == "number" else None
        if few is not None and scan.get(few.next, "tunit") == "D":
            return _first_days(scan, place, int(few.value) * number, few.next + 1, single)
    code = _part_code(scan, number, at)
    if code is not None:
        year = year_at(scan, code[1], single)
        if year is not None:
            return year_part(scan, place, code[0], code[1], year)
        return _half_of(scan, place, code, single) if code[0][0] == "H" else None
    if unit not in ("W", "M", "D"):
        return None
    return _unit_of(scan, place, number, unit, at + 1, single)


def _whole_at(scan: Scan, at: int, single: Single) -> tuple[str, int] | None:
    """The month or year that a part is of: of May, of last year, of the year."""
    start = skip(scan, at)
    token = scan.tokens[start]
    if token.gap == 2:
        return None
    unit = token.roles.get("tunit")
    after = scan.tokens[start + 1]
    if unit in ("M", "Y") and start > at and not scan.get(start + 1, "shift") and after.kind != "number":
        value = shifted(scan.reference, 0, unit)
        return (value, start + 1) if value and scan.reference else None
    read = single(scan, start)
    if read is None or read.kind != "date" or not isinstance(read.value, str):
        return None
    known = re.fullmatch(r"\d{4}|\d{4}-\d\d|--\d\d", read.value)
    return (read.value, read.next) if known else None


def unit_counted(scan: Scan, place: int, unit: str, single: Single) -> Reading | None:
    """الربع الأول من 2018, המחצית הראשונה של 2019, kuartal pertama 2018: the unit before its ordinal."""
    told = ordinal(scan, place + 1) if scan.tokens[place + 1].gap < 2 else None
    if told is None or scan.tokens[place + 1].kind == "number" or "shift" in scan.tokens[place + 1].roles:
        return None
    number, end = told
    if unit in ("3M", "6M"):
        code = f"{'Q' if unit == '3M' else 'H'}{number}"
        year = year_at(scan, end, single) if code in PARTS else None
        return year_part(scan, place, code, end, year) if year else None
    return _unit_of(scan, place, number, unit, end, single) if unit in ("W", "M") else None


def counted_behind(scan: Scan, one: Reading) -> Reading | None:
    """十月的第一周, 7月の最後の週, जुलाई के आखिरी हफ्ते, 2016'nın son haftası: a week or month of what stands before."""
    at = skip(scan, one.next, 2)
    told = ordinal(scan, at) if scan.tokens[at].gap < 2 else None
    if told is None or not isinstance(one.value, str):
        return None
    end = told[1] + bool(scan.get(told[1], "dof") or scan.get(told[1], "gen"))
    unit = scan.get(end, "tunit")
    if unit not in ("W", "M") or (len(one.value) == 4 and unit == "M" and told[0] > 12):
        return None
    value: str | tuple[str, str] | None = unit_of(nearest(one.value, scan.reference), told[0], unit)
    if value is None and unit == "W" and YEARLESS.fullmatch(one.value) and told[0] > 0:
        value = f"XXXX-{one.value[2:]}-W{told[0]:02d}"
    return Reading("range" if isinstance(value, tuple) else "date", value, None, one.first, end + 1) if value else None


def _half_of(scan: Scan, place: int, code: tuple[str, int], single: Single) -> Reading | None:
    """The first half of May: the month, early or late."""
    found = _whole_at(scan, code[1], single)
    if found is None:
        return None
    return Reading("date", found[0], None, place, found[1], bound="early" if code[0] == "H1" else "late")


def _first_days(scan: Scan, place: int, count: int, at: int, single: Single) -> Reading | None:
    """The first ten days of last year."""
    found = _whole_at(scan, at, single)
    span = whole(found[0]) if found else None
    if found is None or span is None or not 0 < abs(count) < 100:
        return None
    more = datetime.timedelta(days=abs(count) - 1)
    low, high = (span[0], span[0] + more) if count > 0 else (span[1] - more, span[1])
    return Reading("range", (low.isoformat(), high.isoformat()), None, place, found[1])


def last_of(scan: Scan, place: int, unit: str, single: Single) -> Reading | None:
    """The last week of 2016, where "last week" is one word of the table."""
    start = skip(scan, place + 1)
    if unit not in ("W", "M") or start == place + 1:
        return None
    return _unit_of(scan, place, LAST, unit, place + 1, single)


def _unit_of(scan: Scan, place: int, number: int, unit: str, at: int, single: Single) -> Reading | None:
    """The number-th week, month or day of a month or year."""
    found = _whole_at(scan, at, single)
    if found is None:
        return None
    value: str | tuple[str, str] | None = unit_of(nearest(found[0], scan.reference), number, unit)
    if value is None and unit == "D" and YEARLESS.fullmatch(found[0]) and 0 < number < 32:
        value = f"{found[0]}-{number:02d}"
    if value is None and unit == "W" and YEARLESS.fullmatch(found[0]) and number > 0:
        value = f"XXXX-{found[0][2:]}-W{number:02d}"
    return Reading("range" if isinstance(value, tuple) else "date", value, None, place, found[1]) if value else None


def unit_of(period: str, number: int, unit: str) -> str | tuple[str, str] | None:
    """The number-th (-1: the last) week, month or day of a year or month."""
    span = whole(period)
    if span is None or not -1 <= number <= 366:
        return None
    if unit == "M":
        month = 12 if number < 0 else number
        return f"{period}-{month:02d}" if len(period) == 4 and 1 <= month <= 12 else None
    if unit == "W":
        if len(period) == 4:
            return year_week(int(period), number) if number <= 53 else None
        return month_week(int(period[:4]), int(period[5:]), number) if number <= 5 else None
    day = span[1] if number < 0 else span[0] + datetime.timedelta(days=number - 1)
    return day.isoformat() if day <= span[1] else None


# ---- seasons and weekends -----------------------------------------------------------------------------------------


def season(scan: Scan, place: int, end: int, code: str, shift: int | None, single: Single) -> Reading | None:
    """Summer 2016, last winter, the spring of next year; a season without any year is none."""
    year = year_at(scan, end, single)
    if year is not None:
        return Reading("date", f"{year[0]:04d}-{code}", None, place, year[1])
    if shift is None:
        return None
    if scan.reference is None:
        return Reading("date", f"XXXX-{code}", None, place, end)
    number, month = scan.reference.year, scan.reference.month
    if shift < 0:
        number -= SEASONS[code] + 2 >= month
    elif shift > 0:
        number += SEASONS[code] <= month
    return Reading("date", f"{number:04d}-{code}", None, place, end)


def weekend(scan: Scan, place: int, end: int, shift: int | None) -> Reading:
    """This weekend, last weekend; "the weekend" is the last one up to the reference."""
    if scan.reference is None:
        return Reading("range", ("XXXX-WXX-6", "XXXX-WXX-7"), None, place, end)
    today = plain_day(scan.reference)
    if shift is None:
        shift = -1 if today.weekday() < 5 else 0
    saturday = today + datetime.timedelta(days=5 - today.weekday() + 7 * shift)
    sunday = saturday + datetime.timedelta(days=1)
    return Reading("range", (saturday.isoformat(), sunday.isoformat()), None, place, end)


def week_around(scan: Scan, place: int, at: int, single: Single) -> Reading | None:
    """The week of May 6."""
    start = at + 1 if scan.get(at, "the") or scan.get(at, "dof") else at
    day = single(scan, start) if scan.tokens[start].gap < 2 else None
    return around(scan, day, place, day.next) if day else None


def around(scan: Scan, day: Reading, place: int, end: int) -> Reading | None:
    """The week that a day is in, if its year is known."""
    value = nearest(day.value, scan.reference) if isinstance(day.value, str) and day.kind == "date" else ""
    span = whole(value) if len(value) == 10 else None
    return Reading("range", week_of(span[0]), None, place, end) if span else None
