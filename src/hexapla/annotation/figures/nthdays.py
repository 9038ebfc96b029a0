"""Reads days told by their count: first Friday of July, the last Monday in May 2021, the last day of 2016."""

from __future__ import annotations

import calendar
import datetime

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import nth_weekday, plain_day
from hexapla.annotation.figures.dates import month_shift
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.weekdays import grown_on
from hexapla.annotation.figures.years import shifted_year

# What tells which weekday of a month it is.
COUNTS = frozenset({"ord", "nth", "hadd"})


def read_nth(scan: Scan, place: int) -> Reading | None:
    """A counted weekday of a month or a counted day of a year or month, or None."""
    token = scan.tokens[place]
    count, at = token.roles.get("ord") or token.roles.get("nth"), place + 1
    if not count and token.roles.get("shift") == -1:
        count = -1
    if count is None and token.text.isdecimal() and len(token.text) < 4 and scan.get(at, "ordmark"):
        count, at = int(token.text), at + 1
    if not count:
        return None
    if scan.get(at, "wday"):
        return nth_of_month(scan, place, at, int(count))
    return _nth_day(scan, place, at + 1, int(count)) if scan.get(at, "tunit") == "D" else None


def _month_year(scan: Scan, at: int) -> tuple[int | None, int | None, int]:
    """A month and year behind "of" and "in", either may be missing, and the next place."""
    start, end = at, at
    while at < start + 3 and any(scan.get(at, role) for role in ("dof", "of", "the", "mlead", "ylead")):
        if scan.get(at, "shift") is not None:
            break
        at += 1
    month = scan.get(at, "month") if at > start or scan.lexicon.order != "mdy" else None
    if month:
        at = end = at + 1
        while scan.get(at, "dof") or scan.get(at, "ylead") or scan.sign(at, ","):
            at += 1
    token = scan.tokens[at]
    if at > start and token.kind == "number" and token.gap < 2 and len(token.text) == 4 and token.text.isdecimal():
        return month, int(token.text), at + 1
    return month, None, end


def _shifted_month(scan: Scan, at: int) -> tuple[int | None, int | None, int]:
    """Of this month, in next month: the month and year by the reference."""
    start = at
    while at < start + 3 and any(scan.get(at, role) for role in ("dof", "of", "the", "mlead")):
        if scan.get(at, "shift") is not None:
            break
        at += 1
    shift, end = month_shift(scan, at)
    if shift is None and at > start and scan.get(at, "tunit") == "M" and "plural" not in scan.tokens[at].roles:
        shift, end = 0, at + 1  # of the month
    if shift is None or scan.reference is None:
        return None, None, start
    total = scan.reference.year * 12 + scan.reference.month - 1 + shift
    return total % 12 + 1, total // 12, end


def in_month(scan: Scan, month: Reading) -> Reading | None:
    """7월 첫 번째 금요일, 七月的第一个星期五, Temmuz'un ilk Cuma günü: a counted weekday behind its month."""
    value = str(month.value)
    if month.kind != "date" or not (
        (value.startswith("--") and len(value) == 4) or (len(value) == 7 and value[0] != "-")
    ):
        return None
    at = month.next
    while at < month.next + 3 and (
        scan.get(at, "dof") or scan.get(at, "of") or not scan.tokens[at].gap or scan.get(at, "tunit") == "M"
    ):
        if (
            not COUNTS.isdisjoint(scan.tokens[at].roles)
            or "ordb" in scan.tokens[at].roles
            or scan.tokens[at].kind == "end"
        ):
            break
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    count = scan.tokens[at].roles.get("nth") or scan.tokens[at].roles.get("ord")
    if "ordb" in scan.tokens[at].roles:
        amount = read_amount(scan, at + 1)
        count = amount.value if amount else None
        at = amount.next - 1 if amount else at
        at += bool(scan.get(at + 1, "counter"))
    elif count is None and "hadd" in scan.tokens[at].roles:  # 셋째
        amount = read_amount(scan, at)
        if amount is not None and amount.ordinal:
            count, at = amount.value, amount.next - 1
    at += bool("nth" in scan.tokens[at].roles and scan.get(at + 1, "dof"))
    weekday = scan.get(at + 1, "wday")
    if weekday is None and scan.get(at + 1, "tunit") == "W" and grown_on(scan, at + 2):
        weekday, at = grown_on(scan, at + 2), at + 1  # 第三个星期|一
    year = int(value[:4]) if value[0] != "-" else None
    if count in (1, -1) and year is not None and scan.get(at + 1, "tunit") == "D":
        last = calendar.monthrange(year, int(value[-2:]))[1]
        return Reading("date", f"{value}-{1 if count > 0 else last:02d}", None, month.first, at + 2)
    if not count or not weekday or count > 5:
        return None
    return _nth(scan, month.first, at + 2, (year, int(value[-2:]), weekday, int(count)))


def _nth_day(scan: Scan, place: int, at: int, count: int) -> Reading | None:
    """The first day of 2016, the last day of May 2019; without a year only the last of a month is of use."""
    month, year, end = _month_year(scan, at)
    if month is None and year is None:
        month, year, end = _shifted_month(scan, at)
    if month is None and year is None and scan.reference is not None:
        shift, end = shifted_year(scan, at)
        year = None if shift is None else scan.reference.year + shift
    if year is None or not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    try:
        if count < 0:
            last = calendar.monthrange(year, month or 12)[1]
            day = datetime.date(year, month or 12, last)
        else:
            day = datetime.date(year, month or 1, 1) + datetime.timedelta(days=count - 1)
    except (OverflowError, ValueError):
        return None
    return Reading("date", day.isoformat(), None, place, end)


def nth_of_month(scan: Scan, place: int, at: int, count: int) -> Reading | None:
    """First Friday of July, the last Monday in May 2021, el primer viernes de julio: the day, where a year is known."""
    weekday: int = scan.get(at, "wday")
    month, year, end = _month_year(scan, at + 1)
    if not month:
        month, year, end = _shifted_month(scan, at + 1)
    if not month or count > 5:
        return None
    return _nth(scan, place, end, (year, month, weekday, count))


def _nth(scan: Scan, place: int, end: int, told: tuple[int | None, int, int, int]) -> Reading | None:
    year, month, weekday, count = told
    if year is not None:
        day = nth_weekday(year, month, weekday, count)
        return None if day is None else Reading("date", day.isoformat(), None, place, end)
    if scan.reference is None:
        return Reading("date", f"--{month:02d}", None, place, end)
    today = plain_day(scan.reference)
    days = [nth_weekday(today.year + step, month, weekday, count) for step in (-1, 0, 1)]
    told_days = [day for day in days if day is not None]
    nearest = min(told_days, key=lambda one: abs(one - today), default=None)
    return None if nearest is None else Reading("date", nearest.isoformat(), None, place, end)
