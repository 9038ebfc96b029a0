"""Reads stretches of time that lean on the day of writing: the last three months, within a week, the rest of the year,
the next hour; and parts of a day: tonight, Tuesday morning. Without a reference they stay durations and days."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import plain_day
from hexapla.annotation.figures.days import DAY, FULL, Pair, add, last_day, moment, pair, whole
from hexapla.annotation.figures.relative import shifted
from hexapla.annotation.figures.scan import Amount, Reading, Scan
from hexapla.annotation.figures.spans import iso_duration
from hexapla.annotation.figures.wholes import Single, skip
from hexapla.knowledge.day_parts import HOURS, day_part
from hexapla.knowledge.scripts import fold

SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
LONGEST = 10_000
DISTANCE = re.compile(r"-?P\d+D")
# What a shift belongs to rather where it follows (15 minuten volgende maandag).
AHEAD = frozenset({"wday", "month", "tunit", "rel", "we", "season"})
# Behind "within three days": reckoned from another day than that of writing (of the vote, after it).
LATER = frozenset({"ago", "of", "tb", "dof"})


def _unit(scan: Scan, at: int) -> str | None:
    found: str | None = scan.get(at, "tunit")
    return found


def stretch(scan: Scan, count: Decimal, unit: str, shift: int, place: int, end: int) -> Reading | None:
    """So many units before or after the reference; without one a duration."""
    if scan.reference is None or count != int(count) or not 0 < count < LONGEST:
        return Reading("duration", iso_duration(count, unit), None, place, end)
    value = _reach(scan.reference, int(count), unit, shift, bool(shift > 0))
    return Reading("range", value, None, place, end) if value else None


def _reach(reference: datetime.date, count: int, unit: str, shift: int, tomorrow: bool) -> Pair | None:
    """The first and last day (or moment) of a stretch; one that lies ahead begins the day after the reference."""
    letter, factor = unit[-1], int(unit.rstrip("YMWDHS").lstrip("T") or "1")
    try:
        if unit in ("3M", "6M"):
            return _quarters(plain_day(reference), count * shift, factor)
        if unit[0] == "T":
            there, here = moment(reference, shift * count * SECONDS[unit]), moment(reference)
            return (there, here) if shift < 0 else (here, there)
        today = plain_day(reference)
        there_day = add(today, shift * count * factor, letter)
        if shift < 0:
            return pair(there_day, today)
        return pair(add(today, 1, "D") if tomorrow else today, there_day)
    except (ValueError, OverflowError, KeyError):
        return None


def _quarters(today: datetime.date, count: int, months: int) -> Pair:
    """So many whole quarters or half-years before or after that of a day."""
    here = today.year * 12 + (today.month - 1) // months * months
    low, high = (here + months, here + months * (count + 1)) if count > 0 else (here + months * count, here)
    last = high - 1
    first, end = datetime.date(low // 12, low % 12 + 1, 1), (last // 12, last % 12 + 1)
    return pair(first, datetime.date(*end, last_day(*end)))


def stretch_from(scan: Scan, one: Reading, day: str, end: int) -> Reading | None:
    """Three days from next Monday on: a duration with the day that it begins on."""
    unit = scan.tokens[one.next - 1].roles.get("tunit")
    if not FULL.fullmatch(day) or one.amount is None or unit is None or unit[0] == "T" or len(unit) > 1:
        return None
    count = one.amount.value
    if count != int(count) or not 0 < count < LONGEST:
        return None
    low = datetime.date.fromisoformat(day)
    try:
        return Reading("range", pair(low, add(add(low, int(count), unit), -1, "D")), None, one.first, end)
    except (ValueError, OverflowError):
        return None


def shifted_stretch(scan: Scan, place: int) -> Reading | None:
    """The last three days, next 2 quarters, next hour, last decade."""
    shift: int = scan.tokens[place].roles["shift"]
    at = place + 1
    if scan.tokens[at].gap == 2:
        return None
    roles = scan.tokens[at].roles
    if not shift:
        whole_unit = roles.get("tunit") in ("3M", "10Y", "100Y", "6M") and "plural" not in roles
        return next_unit(scan, roles["tunit"], 0, place, at + 1) if whole_unit else None
    if "some" in roles and _unit(scan, at + 1):
        return Reading("duration", None, None, place, at + 2)
    if "dual" in roles:
        return _dual(scan, roles["dual"], shift, place, at + 1)
    unit = roles.get("tunit")
    if unit and "plural" not in roles and ((unit == "TH" and shift > 0) or unit in ("3M", "10Y", "100Y", "2W", "6M")):
        return next_unit(scan, unit, shift, place, at + 1)
    if "card" in roles or "hdig" in roles or "hmul" in roles or scan.tokens[at].kind == "number":
        amount = read_amount(scan, at)
        if amount is not None and amount.pair and "plural" in scan.tokens[amount.next - 1].roles:  # 2 quarters
            return stretch(scan, amount.pair[0], scan.tokens[amount.next - 1].roles["tunit"], shift, place, amount.next)
        unit = _unit(scan, amount.next) if amount and not amount.ordinal and not amount.pair else None
        if amount is not None and unit is not None and not (unit == "Y" and len(amount.plain) == 4):  # 登上2028年
            return stretch(scan, amount.value, unit, shift, place, amount.next + 1)
    return None


def _dual(scan: Scan, value: str, shift: int, place: int, end: int) -> Reading | None:
    """اليومين المقبلين: a dual with its shift."""
    digits = "".join(sign for sign in value if sign.isdecimal())
    unit = ("T" if "T" in value else "") + value[-1]
    return stretch(scan, Decimal(digits), unit, shift, place, end)


def next_unit(scan: Scan, unit: str, shift: int, place: int, end: int) -> Reading | None:
    """The next hour, quarter, fortnight, decade: from the reference for those of the clock, else the whole unit."""
    if scan.reference is None:
        value = shifted(None, shift, unit)
        return Reading("date", value, None, place, end) if value else None
    today = plain_day(scan.reference)
    if unit[0] == "T":
        return stretch(scan, Decimal(1), unit, shift, place, end)
    if unit == "2W":
        monday = today - datetime.timedelta(days=today.weekday())
        low = monday + datetime.timedelta(weeks=1 if shift > 0 else -2)
        return Reading("range", pair(low, low + datetime.timedelta(days=13)), None, place, end)
    count, letter = int(unit[:-1]), unit[-1]
    if letter == "M":
        months = today.year * 12 + (today.month - 1) // count * count + shift * count
        low = datetime.date(months // 12, months % 12 + 1, 1)
        last = datetime.date(low.year, low.month + count - 1, last_day(low.year, low.month + count - 1))
        return Reading("range", pair(low, last), None, place, end)
    year = today.year // count * count + shift * count
    if not 0 < year < 9000:
        return None
    return Reading("range", (f"{year:04d}-01-01", f"{year + count - 1:04d}-12-31"), None, place, end)


def shift_behind(scan: Scan, amount: Amount, place: int, end: int) -> Reading | None:
    """5 coming minutes, 3 أيام القادمة, 4 días siguientes: the shift behind the number or the unit."""
    if not scan.lexicon.spaced:
        return None
    unit = scan.tokens[end - 1].roles.get("tunit")
    shift = scan.get(end, "shift")
    for at in range(amount.next, end - 1):
        shift, end = (scan.get(at, "shift"), end - 1) if shift is None and scan.get(at, "shift") else (shift, end)
    if unit is None or not shift or not AHEAD.isdisjoint(scan.tokens[end + 1].roles):
        return None
    return stretch(scan, amount.value, unit, shift, place, end + 1)


def shifted_phrase(scan: Scan, one: Reading) -> Reading | None:
    """سه روز گذشته: a number before a phrase that alone is yesterday or last year."""
    token = scan.tokens[one.next]
    unit = scan.lexicon.find(token.folded).get("tunit") if "rel" in token.roles and token.gap < 2 else None
    if unit is None or one.amount is None or one.kind != "number" or token.roles["rel"][:2] not in ("-1", "1D"):
        return None
    return stretch(scan, one.amount.value, unit, -1 if token.roles["rel"][0] == "-" else 1, one.first, one.next + 1)


def counted_unit(scan: Scan, place: int) -> Reading | None:
    """الأيام الثلاثة الماضية, הימים האחרונים: the unit, its number, the shift."""
    amount = read_amount(scan, place + 1) if "card" in scan.tokens[place + 1].roles else None
    shift = scan.get(amount.next, "shift") if amount and not amount.pair else None
    if amount is None or not shift:
        return None
    return stretch(scan, amount.value, scan.tokens[place].roles["tunit"], shift, place, amount.next + 1)


def within(scan: Scan, place: int) -> Reading | None:
    """Within nine months, dans les dix prochains mois: from the reference on."""
    at = place + 1
    while at < place + 4 and scan.tokens[at].gap < 2:
        if not (scan.get(at, "the") or (scan.get(at, "shift") or 0) > 0):
            break
        at += 1
    amount = read_amount(scan, at) if scan.tokens[at].gap < 2 and scan.tokens[at].kind in ("number", "word") else None
    if amount is None or amount.ordinal or amount.pair or amount.value != int(amount.value):
        return None
    end = amount.next + bool(scan.get(amount.next, "shift"))
    unit = _unit(scan, end)
    if unit is None or not 0 < amount.value < LONGEST or not LATER.isdisjoint(scan.tokens[end + 1].roles):
        return None
    if scan.reference is None:
        return Reading("duration", iso_duration(amount.value, unit), None, place, end + 1)
    value = _reach(scan.reference, int(amount.value), unit, 1, False)
    return Reading("range", value, None, place, end + 1) if value else None


def rest(scan: Scan, place: int, single: Single) -> Reading | None:
    """The rest of the year: from the reference to its end."""
    start = skip(scan, place + 1)
    unit = _unit(scan, start)
    if unit in ("D", "W", "M", "Y") and not scan.get(start + 1, "shift"):
        value, end = shifted(scan.reference, 0, unit), start + 1
    else:
        read = single(scan, start) if scan.tokens[start].gap < 2 else None
        if read is None or read.kind != "date" or not isinstance(read.value, str):
            return None
        value, end = read.value, read.next
    span = whole(value) if value and scan.reference else None
    if span is None or scan.reference is None:
        return Reading("date", value, None, place, end, bound="late")
    low = max(span[0], plain_day(scan.reference))
    return Reading("range", pair(min(low, span[1]), span[1]), None, place, end)


# ---- parts of the day ---------------------------------------------------------------------------------------------


def part_of_day(day: str, code: str, place: int, end: int) -> Reading:
    """A part of a day as its hours; where the day is but a distance from one unknown, the day alone."""
    low, high = HOURS[code]
    if day and not DAY.fullmatch(day):
        return Reading("date", day, None, place, end)
    return Reading("range", (day + low, day + high), None, place, end)


def told_part(scan: Scan, place: int) -> Reading:
    """Tonight, last night, 昨晚: a day and its part in one word."""
    offset, _, code = scan.tokens[place].roles["reldt"].partition(" ")
    count, unit = int(offset[:-1]), offset[-1]
    return part_of_day(shifted(scan.reference, count, unit) or "", code, place, place + 1)


def this_part(scan: Scan, place: int, shift: int, code: str, end: int) -> Reading:
    """This evening, last night, next morning."""
    return part_of_day(shifted(scan.reference, shift, "D") or "", code, place, end)


def part_before(scan: Scan, place: int, single: Single) -> Reading | None:
    """The evening of May 5, la noche del martes, middag vandaag; a part alone where its form tells a time."""
    code: str = scan.tokens[place].roles["dt"]
    start = skip(scan, place + 1, 2)
    day = single(scan, start) if scan.tokens[start].gap < 2 and scan.tokens[start].kind != "end" else None
    value = day.value if day is not None and day.kind == "date" else None
    if day is not None and isinstance(value, str) and (DAY.fullmatch(value) or DISTANCE.fullmatch(value)):
        return part_of_day(value, code, place, day.next)
    if "dta" not in scan.tokens[place].roles:
        return None
    return part_of_day("", code, place, place + 1)


def part_within(scan: Scan, place: int) -> str | None:
    """The part of the day that ends a weekday's word: Dienstagabend, dinsdagochtend."""
    token = scan.tokens[place]
    words = scan.text[token.start : token.end].split()
    if len(words) > 1:  # Selasa pagi, tirsdag morgen: a phrase of the table
        told: str | None = scan.lexicon.find(fold(words[-1])).get("dt")
        return told
    folded = token.folded
    for cut in range(5, len(folded) - 2):
        code: str | None = scan.lexicon.find(folded[cut:]).get("dt")
        if code:
            return code
    return None


def day_and_part(one: Reading) -> tuple[str, str] | None:
    """The day of a reading that is one, with the part of it where that is told."""
    if is_day(one):
        return str(one.value), ""
    found = day_part(one.value) if one.kind == "range" else None
    return found if found and found[0] else None


def is_day(one: Reading) -> bool:
    """Whether a reading is one day, whose year or month may be unknown."""
    if one.kind != "date" or not isinstance(one.value, str):
        return False
    return bool(DAY.fullmatch(one.value) or FULL.fullmatch(one.value))
