"""Reads dates by the marks after their numbers: 2025年2月13日, 2016년 8월 5일, 令和7年, 2014 год."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import full_year, iso_date
from hexapla.annotation.figures.scan import Amount, Reading, Scan, dated

# After a lead ("in 1560", "between 1560 and 1585") any year of four digits.
TOLD_YEARS = range(1000, 2200)
LONGEST_ERA = 99


def read_marked(scan: Scan, place: int) -> Reading | None:
    """2025年2月13日 and its parts; years with a mark after them (2014 год, 2014 yılı)."""
    if "era" in scan.tokens[place].roles:
        return read_era(scan, place)
    at = place
    year = month = None
    amount = read_amount(scan, at)
    if amount is None:
        return None
    if scan.get(amount.next, "ymark") and _is_year(amount.plain, amount.value, scan, at):
        year = full_year(amount.plain) if len(amount.plain) in (2, 4) else int(amount.value)
        at = amount.next + 1
        if scan.tokens[at].gap == 2:
            return dated(iso_date(year, None, None), place, at)
        amount = _number(scan, at)
        if scan.lexicon.spaced and (amount is None or not _month_marked(scan, amount.next)):
            return dated(iso_date(year, None, None), place, at)
    return _month_and_day(scan, amount, (year, month), place, at)


def read_era(scan: Scan, place: int) -> Reading | None:
    """令和7年4月1日, 康熙20年, 平成元年: years of a reign or era, told in the Gregorian calendar."""
    first: int = scan.tokens[place].roles["era"]
    at = place + 1
    if scan.get(at, "first"):
        count, at = Decimal(1), at + 1
    else:
        amount = read_amount(scan, at) if scan.tokens[at].gap < 2 else None
        if amount is None or not 1 <= amount.value <= LONGEST_ERA or amount.value != int(amount.value):
            return None
        count, at = amount.value, amount.next
    if not scan.get(at, "ymark"):
        return None
    year = first + int(count)
    return _month_and_day(scan, _number(scan, at + 1), (year, None), place, at + 1)


def _number(scan: Scan, at: int) -> Amount | None:
    return read_amount(scan, at) if scan.tokens[at].gap < 2 else None


def _month_and_day(
    scan: Scan, amount: Amount | None, told: tuple[int | None, int | None], place: int, at: int
) -> Reading | None:
    """What follows a year, or begins without one: 2月, 2月13日, 13日."""
    year, month = told
    day = None
    if amount is not None and _month_marked(scan, amount.next) and 1 <= amount.value <= 12:
        month = int(amount.value)
        at = amount.next + 1
        amount = _number(scan, at)
    if (
        amount is not None
        and scan.get(amount.next, "dmark")
        and 1 <= amount.value <= 31
        and (month or _day_alone(scan, amount))
    ):
        day = int(amount.value)
        at = amount.next + 1
    if at == place or (year is None and month is None and day is None):
        return None
    if month is None and day is not None:
        return lone_day(scan, day, place, at)
    return dated(iso_date(year, month, day), place, at)


def _month_marked(scan: Scan, at: int) -> bool:
    """Whether a mark after a number makes it a month (5月, 5월); Persian "5 ماه" is five months."""
    return bool(scan.get(at, "mmark")) and not (scan.lexicon.spaced and scan.get(at, "tunit"))


def marks_follow(scan: Scan, place: int) -> bool:
    """Whether the mark of a year, month or day stands behind a number."""
    roles = scan.tokens[place + 1].roles if scan.tokens[place + 1].gap < 2 else {}
    return "ymark" in roles or "dmark" in roles or _month_marked(scan, place + 1)


def _is_year(plain: str, value: Decimal, scan: Scan, at: int) -> bool:
    if scan.lexicon.spaced:
        return len(plain) == 4 and int(plain) in TOLD_YEARS
    if len(plain) == 2 and plain[0] not in "09":  # 18年6月27日
        month = (
            read_amount(scan, at + 2) if scan.tokens[at + 2].kind == "number" and not scan.tokens[at + 2].gap else None
        )
        return month is not None and bool(scan.get(month.next, "mmark"))
    return (len(plain) == 4 and value > 999) or (len(plain) == 2 and not scan.tokens[at].gap)


def _day_alone(scan: Scan, amount: Amount) -> bool:
    """Whether a day without a month is one: 13日, not 一日 (a day), 4日以上 (four days and more), 3일간."""
    roles = scan.tokens[amount.next].roles
    behind = amount.next + 1
    if scan.get(behind, "bafter") or scan.get(behind, "ago") or (amount.value == 1 and not amount.digits):
        return "tunit" not in roles
    return "mmark" not in roles


def lone_day(scan: Scan, day: int, place: int, at: int) -> Reading | None:
    """A day of a month not told: by the reference the last such day, else ISO's `---13`."""
    if scan.reference is None:
        return Reading("date", f"---{day:02d}", None, place, at)
    year, month = scan.reference.year, scan.reference.month
    for _ in range(3):
        value = iso_date(year, month, day)
        if value is not None and value <= scan.reference.isoformat()[:10]:
            return Reading("date", value, None, place, at)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None
