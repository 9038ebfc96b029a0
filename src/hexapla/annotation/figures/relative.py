"""Reads dates that lean on the day of writing: yesterday, Friday, last Wednesday, next month, three days ago.

With a reference they become dates as exact as the words (a week `2018-W27`, a month `2018-05`). Without one nothing is
made up: a weekday keeps its TIMEX token `XXXX-WXX-5`, all others the signed ISO 8601-2 duration from the unknown day
(`-P1D` yesterday, `P0W` this week), so that two versions can still be compared.
"""

from __future__ import annotations

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import in_week, iso_date
from hexapla.annotation.figures.dates import closes, read_date
from hexapla.annotation.figures.distances import ago_after, ago_before, day_beside, shifted, single_ago
from hexapla.annotation.figures.holidays import holiday_of_year, read_holiday
from hexapla.annotation.figures.nthdays import read_nth
from hexapla.annotation.figures.resolving import resolved
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.spans import iso_duration
from hexapla.annotation.figures.weekdays import (
    counted_weekday,
    day_on_weekday,
    grown_on,
    read_weekday,
    shift_at,
    shifted_weekday,
)

__all__ = ["ago_after", "read_relative", "shifted"]


def read_relative(scan: Scan, place: int) -> Reading | None:
    """The relative date that begins at a token, or None."""
    roles = scan.tokens[place].roles
    if "rel" in roles:
        if "lower" in roles and scan.tokens[place].text[:1].isupper() and not _begins(scan, place):
            return None  # German "Morgen" is a morning
        return _offset(scan, place, roles["rel"], place + 1)
    if "wday" in roles:
        return read_weekday(scan, place)
    if "holi" in roles:
        return read_holiday(scan, place)
    if "ord" in roles or "shift" in roles or "nth" in roles or scan.get(place + 1, "ordmark"):
        found = read_nth(scan, place)
        if found:
            return found
    if "shift" in roles:
        found = _shift_before(scan, place)
        if found:
            return found
    if "one" in roles:
        found = single_ago(scan, place)
        if found:
            return found
    if (roles.get("tunit") == "D" or roles.get("dayon") == "day") and scan.get(place + 1, "dfrom"):
        return day_beside(scan, place)
    if ("tunit" in roles or "inyear" in roles) and (
        scan.get(place + 1, "shift") is not None or scan.get(place + 1, "the")
    ):
        return _shift_after(scan, place)
    if "ago" in roles and roles["ago"] in ("before", "ahead"):
        return ago_before(scan, place, -1 if roles["ago"] == "before" else 1)
    if "month" in roles and scan.get(place + 1, "shift") is not None and not scan.get(place + 2, "tunit"):
        return _month(scan, place, roles["month"], scan.get(place + 1, "shift"), place + 2)
    if ("card" in roles or scan.tokens[place].kind == "number") and scan.get(place + 1, "wday"):
        return counted_weekday(scan, place)
    if scan.tokens[place].kind == "number" or "hdig" in roles or "hmul" in roles:
        return day_on_weekday(scan, place)
    return None


def _begins(scan: Scan, place: int) -> bool:
    """Whether a token begins a sentence, where every word has a capital."""
    return not place or scan.tokens[place].gap == 2 or scan.tokens[place - 1].text in '.!?:"„“«'


def _offset(scan: Scan, place: int, code: str, end: int) -> Reading | None:
    """A word for an offset: `-1D`, `0W`; a week with the weekday behind it."""
    count, unit = int(code.rstrip("YMWDTHS")), code.lstrip("+-0123456789")
    value = shifted(scan.reference, count, unit)
    found = Reading("date", value, None, place, end) if value else None
    if unit in ("Y", "M") and scan.reference is not None and found is not None:
        return _with_rest(scan, found, unit, count) or found
    return _day_of_week(scan, found, count) or found if unit == "W" else found


def _with_rest(scan: Scan, one: Reading, unit: str, count: int) -> Reading | None:
    """去年6月15日, 来月の15日, this year's Easter: a year or month by the reference with the day in it."""
    at, value = one.next, str(one.value)
    small = ("dof", "of") if unit == "Y" else ("dof", "of", "dayon", "the")
    while at < one.next + 3 and (any(scan.get(at, role) for role in small) or (unit == "M" and scan.sign(at, ","))):
        if "ord" in scan.tokens[at].roles:
            break
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    if unit == "Y":
        holiday = holiday_of_year(scan, one.first, one.next, int(value))
        if holiday:
            return holiday
        rest = read_date(scan, at)
        month = scan.get(at, "month")
        if rest is None and month and scan.tokens[at + 1].kind != "number" and not scan.lexicon.capital_months:
            return Reading("date", f"{value}-{month:02d}", None, one.first, at + 1)  # पिछले साल मई में
        if rest is None or not isinstance(rest.value, str) or not rest.value.startswith("--") or rest.value[2] == "-":
            return None
        day = f"{value}-{rest.value[2:]}"
        return Reading("date", day, None, one.first, rest.next) if rest.value[4:] or count else None
    if not (scan.tokens[at].kind == "number" or "hdig" in scan.tokens[at].roles or "hmul" in scan.tokens[at].roles):
        return None
    amount = read_amount(scan, at)
    marked = amount is not None and bool(scan.get(amount.next, "dmark"))
    if amount is not None and scan.sign(one.next, ",") and not amount.ordinal:
        return None
    told = amount is not None and scan.get(at - 1, "dayon") == "day" and closes(scan, amount.next) and unit == "M"
    if amount is None or not 1 <= amount.value <= 31 or not (marked or told or (amount.ordinal and amount.digits)):
        return None
    text = iso_date(int(value[:4]), int(value[5:7]), int(amount.value))
    return None if text is None else Reading("date", text, None, one.first, amount.next + marked)


def _shift_before(scan: Scan, place: int) -> Reading | None:
    """Last Wednesday, next month, last May, the last three days."""
    moved = shift_at(scan, place)
    if moved is None:
        return None
    shift, _, at = moved
    if scan.tokens[at].gap == 2:
        return None
    roles = scan.tokens[at].roles
    if "tunit" in roles and roles["tunit"] in ("W", "M", "Y") and not _many(scan, at):
        found = _offset(scan, place, f"{shift}{roles['tunit']}", at + 1)
        return _day_of_week(scan, found, shift) or found
    if "wday" in roles:
        return shifted_weekday(scan, place)
    if "holi" in roles:
        return read_holiday(scan, at, shift, place)
    if "tunit" in roles:
        return None
    if "month" in roles:
        return _month(scan, place, roles["month"], shift, at + 1) or (_dated(scan, place, at, shift) if shift else None)
    if shift and ("card" in roles or scan.tokens[at].kind in ("number", "date") or "ord" in roles):
        return _dated(scan, place, at, shift) or _span(scan, place, at)
    return None


def _many(scan: Scan, at: int) -> bool:
    """Whether a unit or the word before it that shifts it has the form of a plural (les prochains mois)."""
    return "plural" in scan.tokens[at].roles or "plural" in scan.tokens[at - 1].roles


def _dated(scan: Scan, place: int, at: int, shift: int) -> Reading | None:
    """El próximo 6 de abril, il 3 maggio with a "last" before: the last or next such day."""
    found = read_date(scan, at)
    if found is None or not isinstance(found.value, str) or len(found.value) != 7 or found.value[0] != "-":
        return None
    return Reading("date", resolved(found.value, scan.reference, None, shift), None, place, found.next)


def _span(scan: Scan, place: int, at: int) -> Reading | None:
    """The last three days: a duration that ends (or begins) at the reference."""
    amount = read_amount(scan, at)
    unit = scan.get(amount.next, "tunit") if amount and not amount.ordinal else None
    if amount is None or unit is None or amount.value != int(amount.value):
        return None
    if unit == "Y" and len(amount.plain) == 4:  # 登上2028年奥运会
        return None
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
    unit = scan.tokens[place].roles.get("tunit", "Y")
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
    if scan.sign(at, "'") and not scan.tokens[at].gap:  # last week's Friday
        at += 1 + (scan.tokens[at + 1].text == "s")
    while at < week.next + 2 and (
        scan.get(at, "the") or scan.get(at, "mlead") or scan.get(at, "dof") or scan.sign(at, ",-–")
    ):
        at += 1
    weekday = scan.get(at, "wday") or grown_on(scan, at)
    if weekday is None or "W" not in week.value:
        return None
    if scan.reference is None:
        return Reading("date", f"XXXX-WXX-{weekday}", None, week.first, at + 1)
    return Reading("date", in_week(scan.reference, shift, weekday), None, week.first, at + 1)
