"""Reads dates that lean on the day of writing: yesterday, Friday, last Wednesday, next month, three days ago.

With a reference they become dates as exact as the words (a week `2018-W27`, a month `2018-05`). Without one nothing is
made up: a weekday keeps its TIMEX token `XXXX-WXX-5`, all others the signed ISO 8601-2 duration from the unknown day
(`-P1D` yesterday, `P0W` this week), so that two versions can still be compared.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.scan import Reading, Scan


def weekday_value(scan: Scan, weekday: int, shift: int | None) -> str:
    """A weekday as date by the reference: the last such day up to it, with "next" the first after it, with "last" the
    last before it; without reference the TIMEX token."""
    day = scan.reference
    if day is None:
        return f"XXXX-WXX-{weekday}"
    back = (day.isoweekday() - weekday) % 7
    if shift is not None and shift > 0:
        back = back - 7
    elif shift is not None and shift < 0:
        back = back or 7
    return (day - datetime.timedelta(days=back)).isoformat()[:10]


def shifted(reference: datetime.date | None, count: int, unit: str) -> str | None:
    """The day, week, month or year that lies `count` units from the reference."""
    factor = unit.rstrip("YMWDHS").lstrip("T") or "1"
    letter = unit[-1]
    if reference is None:
        sign = "-" if count < 0 else ""
        return f"{sign}PT{abs(count)}{letter}" if unit[0] == "T" else f"{sign}P{abs(count) * int(factor)}{letter}"
    count *= int(factor)
    day = datetime.date(reference.year, reference.month, reference.day)
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


def read_relative(scan: Scan, place: int) -> Reading | None:
    """The relative date that begins at a token, or None."""
    roles = scan.tokens[place].roles
    if "rel" in roles:
        return _offset(scan, place, roles["rel"], place + 1)
    if "wday" in roles:
        return _weekday(scan, place)
    if "shift" in roles:
        found = _shift_before(scan, place)
        if found:
            return found
    if "tunit" in roles and (scan.get(place + 1, "shift") is not None or scan.get(place + 1, "the")):
        return _shift_after(scan, place)
    if "ago" in roles and roles["ago"] in ("before", "ahead"):
        return _ago_before(scan, place, -1 if roles["ago"] == "before" else 1)
    if "month" in roles and scan.get(place + 1, "shift") is not None:
        return _month(scan, place, roles["month"], scan.get(place + 1, "shift"), place + 2)
    return None


def _offset(scan: Scan, place: int, code: str, end: int) -> Reading | None:
    """A word for an offset: `-1D`, `0W`."""
    count, unit = int(code.rstrip("YMWDTHS")), code.lstrip("+-0123456789")
    value = shifted(scan.reference, count, unit)
    return Reading("date", value, None, place, end) if value else None


def _weekday(scan: Scan, place: int) -> Reading | None:
    token = scan.tokens[place]
    if "weak" in token.roles and not (scan.before(place, "mlead") or scan.before(place, "shift") is not None):
        return None
    shift, end = None, place + 1
    if scan.sign(end, ".") and len(token.text) <= 3 and scan.tokens[end].gap == 0 and scan.sign(end + 1, ","):
        end += 1
    after = scan.get(end, "shift")
    if after and not scan.get(end + 1, "tunit") and not scan.get(end + 1, "wday"):
        shift, end = after, end + 1
    else:
        behind = _with_week(scan, place, end) or _with_day(scan, place, end)
        if behind:
            return behind
    return Reading("date", weekday_value(scan, token.roles["wday"], shift), None, place, end)


def _with_week(scan: Scan, place: int, end: int) -> Reading | None:
    """Wednesday of next week, lunes de la semana que viene."""
    at = end
    while at < end + 3 and (scan.get(at, "the") or scan.get(at, "dof") or scan.get(at, "of")):
        at += 1
    if scan.reference is None or scan.tokens[at].gap == 2:
        return None
    one, two = scan.tokens[at].roles, scan.tokens[at + 1].roles
    if "shift" in one and two.get("tunit") == "W":
        shift: int = one["shift"]
    elif one.get("tunit") == "W" and "shift" in two:
        shift = two["shift"]
    else:
        return None
    value = _in_week(scan.reference, shift, scan.tokens[place].roles["wday"])
    return Reading("date", value, None, place, at + 2)


def _with_day(scan: Scan, place: int, end: int) -> Reading | None:
    """Friday 31, Wed 13th: the nearest such day to the reference on which the weekdays agree."""
    at = end + 1 if scan.get(end, "the") or scan.sign(end, ",") else end
    token = scan.tokens[at]
    if token.gap == 2 or not (token.kind == "number" or "ord" in token.roles or "card" in token.roles):
        return None
    amount = read_amount(scan, at)
    if amount is None or not 1 <= amount.value <= 31 or amount.value != int(amount.value) or amount.pair:
        return None
    if not amount.ordinal and (at > end or not amount.plain or scan.tokens[amount.next].kind != "end"):
        after = scan.tokens[amount.next]
        if at > end or not amount.plain or after.text.isalpha() or after.text in ("%", "/", "-", "–", ":", "$", "€"):
            return None
    if scan.get(amount.next, "month") or scan.get(amount.next, "dof"):
        return None
    day, weekday = int(amount.value), scan.tokens[place].roles["wday"]
    if scan.reference is None:
        return Reading("date", f"XXXX-WXX-{weekday}", None, place, amount.next)
    for months in (0, -1, 1, -2, 2, -3, 3):
        first = scan.reference.year * 12 + scan.reference.month - 1 + months
        try:
            found = datetime.date(first // 12, first % 12 + 1, day)
        except ValueError:
            continue
        if found.isoweekday() == weekday:
            return Reading("date", found.isoformat(), None, place, amount.next)
    return None


def _shift_before(scan: Scan, place: int) -> Reading | None:
    """Last Wednesday, next month, last May, the last three days."""
    shift: int = scan.tokens[place].roles["shift"]
    at = place + 1
    if scan.tokens[at].gap == 2:
        return None
    roles = scan.tokens[at].roles
    if "wday" in roles:
        return Reading("date", weekday_value(scan, roles["wday"], shift), None, place, at + 1)
    if "tunit" in roles:
        if roles["tunit"] not in ("W", "M", "Y") or "plural" in roles:
            return None
        found = _offset(scan, place, f"{shift}{roles['tunit']}", at + 1)
        return _day_of_week(scan, found, shift) or found
    if "month" in roles:
        return _month(scan, place, roles["month"], shift, at + 1)
    if shift and ("card" in roles or scan.tokens[at].kind == "number"):
        return _span(scan, place, at, shift)
    return None


def _span(scan: Scan, place: int, at: int, shift: int) -> Reading | None:
    """The last three days: a duration that ends (or begins) at the reference."""
    amount = read_amount(scan, at)
    unit = scan.get(amount.next, "tunit") if amount and not amount.ordinal else None
    if amount is None or unit is None or amount.value != int(amount.value):
        return None
    from hexapla.annotation.figures.spans import iso_duration

    return Reading("duration", iso_duration(amount.value, unit), None, place, amount.next + 1, amount)


def _month(scan: Scan, place: int, month: int, shift: int, end: int) -> Reading | None:
    if scan.tokens[end].kind == "number" and scan.tokens[end].gap < 2:
        return None
    if scan.reference is None:
        return Reading("date", f"--{month:02d}", None, place, end)
    year, now = scan.reference.year, scan.reference.month
    if shift < 0:
        year -= month >= now
    elif shift > 0:
        year += month <= now
    return Reading("date", f"{year:04d}-{month:02d}", None, place, end)


def _shift_after(scan: Scan, place: int) -> Reading | None:
    """La semana pasada, الأسبوع الماضي."""
    shift = scan.get(place + 1, "shift")
    unit = scan.tokens[place].roles["tunit"]
    if (
        shift is None
        or unit not in ("W", "M", "Y")
        or scan.before(place, "card")
        or "plural" in scan.tokens[place].roles
    ):
        return None
    found = _offset(scan, place, f"{shift}{unit}", place + 2)
    return _day_of_week(scan, found, shift) or found


def _day_of_week(scan: Scan, week: Reading | None, shift: int) -> Reading | None:
    """Next week Wednesday: the weekday behind a week."""
    if week is None or scan.tokens[week.next - 1].kind == "end" or not isinstance(week.value, str):
        return None
    at = week.next
    while at < week.next + 2 and (scan.get(at, "the") or scan.get(at, "mlead") or scan.sign(at, ",")):
        at += 1
    weekday = scan.get(at, "wday")
    if weekday is None or scan.reference is None or "W" not in week.value:
        return None
    return Reading("date", _in_week(scan.reference, shift, weekday), None, week.first, at + 1)


def _in_week(reference: datetime.date, shift: int, weekday: int) -> str:
    day = reference + datetime.timedelta(days=weekday - reference.isoweekday() + 7 * shift)
    return day.isoformat()[:10]


def _ago_before(scan: Scan, place: int, sign: int) -> Reading | None:
    """Hace tres días, vor zwei Wochen, قبل ثلاثة أيام."""
    at = place + 1
    if scan.tokens[at].gap == 2:
        return None
    amount = read_amount(scan, at)
    if amount is None or amount.ordinal:
        return None
    unit = scan.get(amount.next, "tunit")
    if unit is None or (sign > 0 and scan.get(amount.next + 1, "agea")):
        return None
    return _distance(scan, amount.value, unit, sign, place, amount.next + 1)


def ago_after(scan: Scan, reading: Reading) -> Reading | None:
    """Three days ago, два года назад, 3日前: a duration with the word after it."""
    way = scan.get(reading.next, "ago")
    if way not in ("after", "later") or reading.kind != "duration" or reading.amount is None:
        return None
    unit = scan.tokens[reading.next - 1].roles.get("tunit")
    if unit is None:
        return None
    return _distance(scan, reading.amount.value, unit, -1 if way == "after" else 1, reading.first, reading.next + 1)


def _distance(scan: Scan, value: Decimal, unit: str, sign: int, first: int, end: int) -> Reading | None:
    if value != int(value) or value > 10_000:
        return None
    if unit[0] == "T":
        text = f"{'-' if sign < 0 else ''}PT{int(value)}{unit[-1]}"
        return Reading("date", text, None, first, end)
    found = shifted(scan.reference, sign * int(value), unit)
    return Reading("date", found, None, first, end) if found else None
