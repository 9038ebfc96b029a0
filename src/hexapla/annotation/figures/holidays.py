"""Reads days that have a name: Easter 2018, last Christmas, Pfingsten im nächsten Jahr.

The tables tell when they are (key `holidays`): a month and day `12-25`, days from the Easter of the Western or Eastern
church (`E-2`, `O+49`) or the fourth Sunday of Advent (`A-21`), or a weekday of a month (`11/4/4`: its fourth Thursday,
`5/1/-1`: its last Monday, `11/4/4+1`: the day after).
"""

from __future__ import annotations

import datetime
import re

from hexapla.annotation.figures.calendars import (
    easter,
    fourth_advent,
    iso_date,
    nth_weekday,
    orthodox_easter,
    plain_day,
)
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.years import shifted_year

RULE = re.compile(r"(\d\d)-(\d\d)|([EOA])([+-]\d+)|(\d+)/(\d)/(-?\d)(?:\+(\d))?")
STARTS = {"E": easter, "O": orthodox_easter, "A": fourth_advent}
# Years that a holiday can be told of; the rules of today hold for them.
FIRST, LAST = 1900, 2099


def holiday_in(rule: str, year: int) -> datetime.date | None:
    """The day on which a holiday falls in a year."""
    found = RULE.fullmatch(rule)
    if found is None or not FIRST <= year <= LAST:
        return None
    if found[1]:
        return datetime.date(year, int(found[1]), int(found[2]))
    if found[3]:
        start = STARTS[found[3]](year)
        return start + datetime.timedelta(days=int(found[4]))
    day = nth_weekday(year, int(found[5]), int(found[6]), int(found[7]))
    return None if day is None else day + datetime.timedelta(days=int(found[8] or 0))


def read_holiday(scan: Scan, place: int, shift: int | None = None, first: int | None = None) -> Reading | None:
    """The holiday at a token, in the year that is told with it or nearest to the reference; `shift` is that of a "last"
    or "next" before it, which begins at `first`."""
    rule: str = scan.tokens[place].roles["holi"]
    end = place + 1
    if shift is None and first is None:
        shift, end = _shift_behind(scan, end)
    year, end = _year_behind(scan, end) if shift is None else (None, end)
    start = place if first is None else first
    if year is None and shift is None and "weak" in scan.tokens[place].roles and not _led(scan, place):
        return None
    if year is not None:
        day = holiday_in(rule, year)
        return None if day is None else Reading("date", day.isoformat(), None, start, end)
    if scan.reference is None:
        fixed = RULE.fullmatch(rule)
        if fixed is None or not fixed[1]:
            return None
        return Reading("date", iso_date(None, int(fixed[1]), int(fixed[2])), None, start, end)
    value = _nearest(rule, plain_day(scan.reference), shift)
    return None if value is None else Reading("date", value, None, start, end)


def holiday_of_year(scan: Scan, place: int, at: int, year: int) -> Reading | None:
    """This year's Easter, 今年の母の日: a holiday behind its year."""
    while at < place + 5 and (
        scan.get(at, "dof") or scan.get(at, "of") or scan.sign(at, "'") or scan.tokens[at].text == "s"
    ):
        at += 1
    rule = scan.get(at, "holi")
    day = holiday_in(rule, year) if rule else None
    return None if day is None else Reading("date", day.isoformat(), None, place, at + 1)


def _led(scan: Scan, place: int) -> bool:
    return any(scan.before(place, role) for role in ("mlead", "dayon", "dof", "dfrom"))


def _shift_behind(scan: Scan, at: int) -> tuple[int | None, int]:
    """Last Easter, where the language says it behind: Pâques dernier."""
    shift = scan.get(at, "shift")
    return (shift, at + 1) if shift and not scan.get(at + 1, "tunit") else (None, at)


def _year_behind(scan: Scan, at: int) -> tuple[int | None, int]:
    """The year behind a holiday: 2018, of last year, im Jahr 2020."""
    start = at
    while at < start + 4 and (
        scan.get(at, "dof")
        or scan.get(at, "of")
        or scan.get(at, "ylead")
        or scan.get(at, "the")
        or scan.get(at, "mlead")
    ):
        if scan.get(at, "shift") is not None:
            break
        at += 1
    token = scan.tokens[at]
    if token.kind == "number" and token.gap < 2 and len(token.text) == 4 and token.text.isdecimal():
        year = int(token.text)
        return (year, at + 1 + bool(scan.get(at + 1, "ymark"))) if FIRST <= year <= LAST else (None, start)
    shift, end = shifted_year(scan, at)
    return (scan.reference.year + shift, end) if shift is not None and scan.reference else (None, start)


def _nearest(rule: str, today: datetime.date, shift: int | None) -> str | None:
    """The holiday nearest to the reference; with a shift the last before it or the first after it."""
    days = [day for year in range(today.year - 2, today.year + 3) if (day := holiday_in(rule, year)) is not None]
    if shift is not None and shift < 0:
        days = [day for day in days if day < today][-1:]
    elif shift is not None and shift > 0:
        days = [day for day in days if day > today][:1]
    elif shift == 0:
        days = [day for day in days if day.year == today.year]
    nearest = min(days, key=lambda one: abs(one - today), default=None)
    return None if nearest is None else nearest.isoformat()
