"""Reads weekdays: Friday, last Wednesday, Wednesday of next week, Friday the 13th, two
Sundays ago.

"Last" and "next" are read by the week, which begins on Monday: said on a Thursday, "next Friday" is not tomorrow and
"last Monday" lies in the week before; words of the table's `nearest` ("coming", "afgelopen") mean the nearest such day.
"""

from __future__ import annotations

import datetime

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import in_week
from hexapla.annotation.figures.scan import Reading, Scan

# What behind a number makes it no day of a month.
UNITS = frozenset({"unit", "cur", "pct", "scale", "tunit", "csym", "month", "clock", "part", "deg", "zone", "against"})


def weekday_value(scan: Scan, weekday: int, shift: int | None, near: bool = False) -> str:
    """A weekday as date by the reference: the last such day up to it; with "this", "last" and "next" that of the week,
    or the nearest before or after it; without reference the TIMEX token."""
    day = scan.reference
    if day is None:
        return f"XXXX-WXX-{weekday}"
    back = (day.isoweekday() - weekday) % 7
    if shift is not None and not near:
        return in_week(day, max(-1, min(1, shift)), weekday)
    if shift is not None and shift > 0:
        back = back - 7
    elif shift is not None and shift < 0:
        back = back or 7
    return (day - datetime.timedelta(days=back)).isoformat()[:10]


def shift_at(scan: Scan, at: int) -> tuple[int, bool, int] | None:
    """Which way words shift (this, last, next), whether to the nearest day, and the next place: "this past" is one."""
    shift = scan.tokens[at].roles.get("shift")
    if shift is None:
        return None
    near = "near" in scan.tokens[at].roles
    more = scan.get(at + 1, "shift")
    if shift == 0 and more:
        return more, True, at + 2
    return shift, near, at + 1


def read_weekday(scan: Scan, place: int) -> Reading | None:
    """A weekday with the words behind it that shift it or tell which one it is."""
    token = scan.tokens[place]
    if "weak" in token.roles and not (scan.before(place, "mlead") or scan.before(place, "shift") is not None):
        led = place + 1 + bool(scan.get(place + 1, "the"))
        behind = any(scan.get(place + 1, role) for role in ("clead", "month")) or scan.get(led + 1, "ordmark")
        if not behind and not scan.sign(place + 1, ","):
            return None
    if "ord" in token.roles and not _no_ordinal(scan, place):
        return None
    shift, near, end = None, False, place + 1
    if scan.sign(end, ".") and len(token.text) <= 3 and scan.tokens[end].gap == 0 and scan.sign(end + 1, ","):
        end += 1
    found = shift_at(scan, end) if scan.tokens[end].gap < 2 else None
    if found and found[0] and not scan.get(found[2], "tunit") and not scan.get(found[2], "wday"):
        shift, near, end = found
    else:
        behind = _with_week(scan, place, end) or with_day(scan, place, end)
        if behind:
            return behind
    return Reading("date", weekday_value(scan, token.roles["wday"], shift, near), None, place, end)


def _no_ordinal(scan: Scan, place: int) -> bool:
    """Whether a word that is an ordinal too is a weekday: nesta segunda, na terça (21), not "na segunda rodada"."""
    after = scan.tokens[place + 1]
    if scan.lexicon.capital_months:
        return scan.tokens[place].text[:1].isupper()  # Greek Τρίτη
    led = scan.before(place, "mlead") and not scan.before(place, "the")
    if scan.before(place, "shift") is None and not led:
        return False
    return after.gap == 2 or after.kind == "end" or not after.text[:1].isalnum() or "mlead" in after.roles


def shifted_weekday(scan: Scan, place: int) -> Reading | None:
    """Last Wednesday, this coming Friday, este viernes que viene."""
    found = shift_at(scan, place)
    if found is None or not scan.get(found[2], "wday"):
        return None
    if "ord" in scan.tokens[found[2]].roles and not _no_ordinal(scan, found[2]) and not scan.get(found[2] + 1, "shift"):
        return None
    shift, near, at = found
    end = at + 1
    more = scan.get(end, "shift")
    if shift == 0 and more and not scan.get(end + 1, "tunit"):
        shift, near, end = more, True, end + 1
    elif not scan.get(end, "month"):
        dated = with_day(scan, at, end)
        if dated and dated.next > end:
            dated.first = place
            return dated
    return Reading("date", weekday_value(scan, scan.tokens[at].roles["wday"], shift, near), None, place, end)


def _with_week(scan: Scan, place: int, end: int) -> Reading | None:
    """Wednesday of next week, lunes de la semana que viene, Monday week."""
    at = end
    while at < end + 3 and any(scan.get(at, role) for role in ("the", "dof", "of", "mlead", "rlead")):
        if scan.get(at, "shift") is not None:
            break
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    one, two = scan.tokens[at].roles, scan.tokens[at + 1].roles
    weekday: int = scan.tokens[place].roles["wday"]
    if "shift" in one and two.get("tunit") == "W" and scan.tokens[at + 1].gap < 2:
        shift, end = one["shift"], at + 2
    elif one.get("tunit") == "W" and "shift" in two and scan.tokens[at + 1].gap < 2:
        shift, end = two["shift"], at + 2
    elif one.get("rel", "")[-1:] == "W" and "wday" not in one:
        shift, end = int(one["rel"][:-1]), at + 1
    else:
        return None
    if scan.reference is None:
        return Reading("date", f"XXXX-WXX-{weekday}", None, place, end)
    return Reading("date", in_week(scan.reference, shift, weekday), None, place, end)


def with_day(scan: Scan, place: int, end: int) -> Reading | None:
    """Friday 31, Wed 13th, el martes el día once: the nearest such day to the reference on which the weekdays agree."""
    weekday: int = scan.tokens[place].roles["wday"]
    at = end
    if scan.sign(at, "(") and scan.tokens[at + 1].text.isdecimal() and scan.sign(at + 2, ")"):  # sexta-feira (15)
        digits = scan.tokens[at + 1].text
        value = agreeing_day(scan.reference, int(digits), weekday) if len(digits) < 3 else None
        return None if value is None else Reading("date", value, None, place, at + 3)
    if scan.sign(at, ","):
        at += 1
    while at < end + 3 and (scan.get(at, "the") or scan.get(at, "dayon")) and "ord" not in scan.tokens[at].roles:
        at += 1
    token = scan.tokens[at]
    if token.gap == 2 or not (token.kind == "number" or "ord" in token.roles or "card" in token.roles):
        return None
    amount = read_amount(scan, at)
    if amount is None or not 1 <= amount.value <= 31 or amount.value != int(amount.value) or amount.pair:
        return None
    ones = scan.tokens[amount.next].roles
    if (
        amount.value in (20, 30)
        and not amount.ordinal
        and at > end
        and "tunit" in ones
        and 1 <= ones.get("ord", 0) <= 9
    ):
        value = agreeing_day(scan.reference, int(amount.value + ones["ord"]), weekday)  # the twenty | second
        return None if value is None else Reading("date", value, None, place, amount.next + 1)
    marked = bool(scan.get(amount.next, "dmark"))
    after = scan.tokens[amount.next + marked]
    if not UNITS.isdisjoint(after.roles):
        return None
    if not amount.ordinal and not marked and not _plain_day(scan, amount.plain, at > end, at, amount.next):
        return None
    if scan.get(amount.next, "dof") and not scan.get(amount.next, "clead"):
        return None
    value = agreeing_day(scan.reference, int(amount.value), weekday)
    return None if value is None else Reading("date", value, None, place, amount.next + marked)


def _plain_day(scan: Scan, plain: str, led: bool, at: int, end: int) -> bool:
    """Whether digits behind a weekday are a day of the month: led to, or the last of their clause."""
    after = scan.tokens[end]
    if led:
        told = bool(scan.get(at - 1, "dayon") or scan.get(at - 1, "the"))
        return told and not (after.gap < 2 and after.text in ("%", "/", ":"))
    if not plain and (scan.tokens[at].kind != "word" or end > at + 3 or scan.sign(at - 1, ",")):
        return False
    if not plain:
        return after.kind == "end" or after.gap == 2 or after.text in (".", ";", ")")  # domingo veintidós.
    if scan.get(end, "clead"):
        return True
    return not (after.text.isalpha() or after.text in ("%", "/", "-", "–", ":", "$", "€"))


def agreeing_day(reference: datetime.date | None, day: int, weekday: int) -> str | None:
    """The day of a month, nearest to the reference's, that falls on a weekday; without reference the TIMEX token."""
    if not 1 <= day <= 31:
        return None
    if reference is None:
        return f"XXXX-WXX-{weekday}"
    for months in sorted(range(-12, 13), key=lambda one: (abs(one), one)):
        first = reference.year * 12 + reference.month - 1 + months
        try:
            found = datetime.date(first // 12, first % 12 + 1, day)
        except ValueError:
            continue
        if found.isoweekday() == weekday:
            return found.isoformat()
    return None


def counted_weekday(scan: Scan, place: int) -> Reading | None:
    """Two Sundays ago, three Fridays from now."""
    digits = scan.tokens[place].text
    count = int(digits) if digits.isdecimal() and len(digits) < 3 else scan.tokens[place].roles.get("card")
    weekday = scan.get(place + 1, "wday")
    way = scan.get(place + 2, "ago") if weekday else None
    if not count or count > 99 or not weekday or way not in ("after", "future", "later") or scan.reference is None:
        return None
    first = datetime.date.fromisoformat(weekday_value(scan, weekday, -1 if way == "after" else 1, True))
    weeks = datetime.timedelta(weeks=int(count) - 1)
    day = first - weeks if way == "after" else first + weeks
    return Reading("date", day.isoformat(), None, place, place + 3)


def day_on_weekday(scan: Scan, place: int) -> Reading | None:
    """31日の日曜日, 31일 일요일: a day of a month not told, with the weekday behind it."""
    amount = read_amount(scan, place)
    if amount is None or not 1 <= amount.value <= 31 or amount.value != int(amount.value) or not scan.reference:
        return None
    at = amount.next
    if not scan.get(at, "dmark"):
        return None
    at += 1
    if scan.get(at, "dof"):
        at += 1
    weekday = scan.get(at, "wday")
    value = agreeing_day(scan.reference, int(amount.value), weekday) if weekday else None
    return None if value is None else Reading("date", value, None, place, at + 1)


def grown_on(scan: Scan, at: int) -> int | None:
    """下周|一: the weekday whose last sign stands alone, since its first ones ended the word before."""
    if scan.lexicon.spaced or scan.tokens[at].gap or not at:
        return None
    before, sign = scan.tokens[at - 1].text, scan.tokens[at].text
    for size in (1, 2):
        found: int | None = scan.lexicon.words.get(before[-size:] + sign, {}).get("wday")
        if found:
            return found
    return None
