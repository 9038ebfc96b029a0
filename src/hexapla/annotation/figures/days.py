"""Reckons with days: what a date in ISO 8601 spans, its neighbours, and the year that a day without one is of."""

from __future__ import annotations

import datetime
import re

from hexapla.annotation.figures.calendars import iso_date, months_on, plain_day
from hexapla.annotation.figures.resolving import AHEAD

Pair = tuple[str, str]
# A value that names one day, though perhaps not its year or month.
DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d|---\d\d|XXXX-WXX-\d")
FULL = re.compile(r"\d{4}-\d\d-\d\d")
# Day, month or both without a year.
YEARLESS = re.compile(r"--\d\d(?:-\d\d)?")


def moment(reference: datetime.date, seconds: int = 0) -> str:
    """The moment so many seconds from the reference; a plain day is its midnight."""
    clock = reference.time() if isinstance(reference, datetime.datetime) else datetime.time()
    found = datetime.datetime.combine(plain_day(reference), clock) + datetime.timedelta(seconds=seconds)
    return found.isoformat(timespec="seconds")


def add(day: datetime.date, count: int, letter: str) -> datetime.date:
    """The day so many days, weeks, months or years later; the last of the month where that month is shorter."""
    if letter in "DW":
        return day + datetime.timedelta(days=count * (7 if letter == "W" else 1))
    return months_on(day, count * (12 if letter == "Y" else 1))


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    after = datetime.date(year + month // 12, month % 12 + 1, 1) if year < 9999 else datetime.date(9999, 12, 31)
    return (after - datetime.timedelta(days=1)).day


def whole(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a year, month, week or day; None for what is no such period."""
    try:
        if len(value) == 4 and value.isdecimal():
            return datetime.date(int(value), 1, 1), datetime.date(int(value), 12, 31)
        if re.fullmatch(r"\d{4}-\d\d", value):
            year, month = int(value[:4]), int(value[5:])
            return datetime.date(year, month, 1), datetime.date(year, month, last_day(year, month))
        if re.fullmatch(r"\d{4}-W\d\d", value):
            monday = datetime.date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
            return monday, monday + datetime.timedelta(days=6)
        if FULL.fullmatch(value):
            day = datetime.date.fromisoformat(value)
            return day, day
    except ValueError:
        return None
    return None


def pair(low: datetime.date, high: datetime.date) -> Pair:
    """Two days as a value."""
    return low.isoformat(), high.isoformat()


def week_of(day: datetime.date) -> Pair:
    """Monday to Sunday of the week that a day is in."""
    monday = day - datetime.timedelta(days=day.weekday())
    return pair(monday, monday + datetime.timedelta(days=6))


def month_week(year: int, month: int, number: int) -> Pair:
    """The number-th week of a month (-1: the last): a week is of the month that its Thursday is in, as in ISO 8601."""
    first = datetime.date(year, month, 1)
    thursday = first + datetime.timedelta(days=(3 - first.weekday()) % 7)
    if number < 0:
        number = 5 if (thursday + datetime.timedelta(weeks=4)).month == month else 4
    return week_of(thursday + datetime.timedelta(weeks=number - 1))


def year_week(year: int, number: int) -> str:
    """The number-th ISO week of a year (-1: the last)."""
    if number < 0:
        number = datetime.date(year, 12, 28).isocalendar()[1]
    return f"{year:04d}-W{number:02d}"


def nearest(value: str, reference: datetime.date | None) -> str:
    """A month or day without a year as the nearest such one to the reference; any other value as it is."""
    if reference is None or not YEARLESS.fullmatch(value):
        return value
    month, day = int(value[2:4]), int(value[5:]) if len(value) > 4 else None
    latest = (plain_day(reference) + AHEAD).isoformat()
    for year in range(reference.year + 1, max(reference.year - 9, 1), -1):
        found = iso_date(year, month, day)
        if found is not None and found <= latest[: len(found)]:
            return found
    return value


def not_before(value: str, low: str) -> str:
    """A month or day without a year as the first such one from `low` on."""
    if not YEARLESS.fullmatch(value) or not low[:4].isdecimal():
        return value
    year = int(low[:4])
    month, day = int(value[2:4]), int(value[5:]) if len(value) > 4 else None
    for later in range(9):
        found = iso_date(year + later, month, day) if year + later < 10_000 else None
        size = min(len(found or ""), len(low))
        if found is not None and found[:size] >= low[:size]:
            return found
    return value


def not_after(value: str, high: str) -> str:
    """A month or day without a year as the last such one up to `high`."""
    if not YEARLESS.fullmatch(value) or not high[:4].isdecimal():
        return value
    month, day = int(value[2:4]), int(value[5:]) if len(value) > 4 else None
    for earlier in range(9):
        found = iso_date(int(high[:4]) - earlier, month, day) if int(high[:4]) > earlier else None
        size = min(len(found or ""), len(high))
        if found is not None and found[:size] <= high[:size]:
            return found
    return value
