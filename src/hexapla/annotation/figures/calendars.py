"""Calendar arithmetic: ISO dates as exact as told, Easter, nth weekdays, and days of the Islamic and Persian years."""

from __future__ import annotations

import calendar
import datetime
import re

DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
WORKDAYS = 5
# Digits of a count of working days.
LONGEST_COUNT = 3
# The days before 1 Muharram 1 (16 July 622 Julian) and before 1 Farvardin 1 (22 March 622), as ordinals of `datetime`.
HIJRI_EPOCH = 227014
PERSIAN_EPOCH = 226894


def iso_date(year: int | None, month: int | None, day: int | None) -> str | None:
    """ISO 8601 as exact as known: 2025-02-13, --02-13, 2025-02, --02, 2025; None for days that no month has."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None:
        longest = 31 if month is None else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        if not 1 <= day <= longest:
            return None
    if year is None:
        head = "--" if month is None else f"--{month:02d}"
        return head if day is None else f"{head}-{day:02d}"
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            try:
                datetime.date(year, month, day)
            except ValueError:
                return None
            text += f"-{day:02d}"
    return text


def full_year(text: str) -> int:
    """A year of two or four digits; two digits up to 49 are of this century, as POSIX has it (69) but for news."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 50 else 1900)


def full_day(text: str) -> datetime.date | None:
    """The day that an ISO text names, None where it is less exact."""
    try:
        return datetime.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def plain_day(reference: datetime.date) -> datetime.date:
    """The day of a reference that may be a `datetime`."""
    return datetime.date(reference.year, reference.month, reference.day)


def months_on(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on, or the last of a month too short for it."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved(start: datetime.date, duration: str, sign: int) -> str | None:
    """The day (or, for parts of the clock, the moment) at a whole ISO 8601 duration from a start."""
    found = DURATION.fullmatch(duration)
    if found is None:
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    try:
        day = months_on(plain_day(start), sign * (12 * years + months))
        day += sign * datetime.timedelta(days=7 * weeks + days)
        if "T" not in duration:
            return day.isoformat()
        clock = start.time() if isinstance(start, datetime.datetime) else datetime.time()
        moment = datetime.datetime.combine(day, clock.replace(tzinfo=None))
        moment += sign * datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except (OverflowError, ValueError):
        return None
    return moment.isoformat(timespec="seconds" if seconds or moment.second else "minutes")


def workdays_on(start: datetime.date, duration: str, sign: int) -> str | None:
    """The day some working days (Monday to Friday), told as `P4D`, before or after another."""
    count = duration[1:-1]
    if not count.isdecimal() or len(count) > LONGEST_COUNT:
        return None
    day, left = plain_day(start), int(count)
    while left:
        day += sign * datetime.timedelta(days=1)
        left -= day.isoweekday() <= WORKDAYS
    return day.isoformat()


def in_week(reference: datetime.date, shift: int, weekday: int) -> str:
    """The weekday of the week that lies `shift` weeks from the reference's; weeks begin on Monday."""
    day = reference + datetime.timedelta(days=weekday - reference.isoweekday() + 7 * shift)
    return day.isoformat()[:10]


def nth_weekday(year: int, month: int, weekday: int, count: int) -> datetime.date | None:
    """The second Friday of a month, the last (-1) Monday; None where the month has no fifth."""
    if count > 0:
        first = datetime.date(year, month, 1)
        day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (count - 1)
        return first.replace(day=day) if day <= calendar.monthrange(year, month)[1] else None
    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return last - datetime.timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Western churches (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """Easter Sunday of the Eastern churches, told in the Gregorian calendar (Meeus, for 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(days=13)


def fourth_advent(year: int) -> datetime.date:
    """The last Sunday before Christmas Day."""
    eve = datetime.date(year, 12, 24)
    return eve - datetime.timedelta(days=eve.isoweekday() % 7)


def from_hijri(year: int, month: int, day: int) -> str | None:
    """The day of a date of the tabular Islamic calendar, which may be off by one from the sighted one."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 1700):
        return None
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return datetime.date.fromordinal(HIJRI_EPOCH + days).isoformat()


def from_persian(year: int, month: int, day: int) -> str | None:
    """The day of a date of the Solar Hijri calendar by its 33-year cycle, right for 1178 to 1633."""
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    leaps = (8 * year + 21) // 33
    before = 31 * (month - 1) if month < 7 else 186 + 30 * (month - 7)
    return datetime.date.fromordinal(PERSIAN_EPOCH + 365 * (year - 1) + leaps + before + day).isoformat()
