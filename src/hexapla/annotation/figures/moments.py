"""Puts together what tells one day: weekday and date in either order, dates in apposition, a day with its time."""

from __future__ import annotations

import re

from hexapla.annotation.figures.clocks import clock_behind
from hexapla.annotation.figures.dates import read_date
from hexapla.annotation.figures.distances import counted_from, counted_on
from hexapla.annotation.figures.nthdays import in_month
from hexapla.annotation.figures.relative import read_relative
from hexapla.annotation.figures.resolving import resolved
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.tokens import Token

# The roles that a word can begin a day with.
DATES = frozenset({"rel", "wday", "shift", "ago", "month", "ylead", "tunit", "holi", "era", "dayon", "one", "nth"})
ISO_TIME = re.compile(r"T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?(?![\w:])")
# Parts of the day by their TIMEX codes, as the clock reads them.
PARTS = {"MO": "am", "AF": "pm", "EV": "eve", "NI": "night"}
# Signs and words that may stand between a day and its time.
BETWEEN = 3
YEARS = range(1900, 2100)


def read_day(scan: Scan, at: int) -> Reading | None:
    """A date, absolute or relative, with the distance that is counted from it (明日から2日後)."""
    found = _told_day(scan, at)
    return found and (counted_from(scan, found) or found)


def _told_day(scan: Scan, at: int) -> Reading | None:
    """A date, absolute or relative; a weekday takes the date behind or before it in (Thursday, 13 February)."""
    relative = read_relative(scan, at)
    if relative is not None and {"rel", "wday"} & scan.tokens[at].roles.keys():
        relative = counted_on(scan, relative) or relative
    weekday = _weekday(scan, at)
    if relative is not None and weekday:
        behind = _date_behind(scan, at, relative, weekday)
        if behind is not None:
            return behind
        return relative
    absolute = read_date(scan, at)
    if absolute and (relative is None or absolute.next > relative.next):
        return in_month(scan, absolute) or _weekday_behind(scan, absolute)
    return relative and (in_month(scan, relative) or relative)


def _weekday(scan: Scan, at: int) -> int | None:
    """The weekday at a token, or behind the "this" or "next" there."""
    found: int | None = scan.tokens[at].roles.get("wday")
    if found is None and "shift" in scan.tokens[at].roles:
        found = scan.get(at + 1, "wday")
        if found is None and scan.get(at + 1, "shift") is not None:
            found = scan.get(at + 2, "wday")
    return found


def _dated(reading: Reading | None) -> str | None:
    """The value of a date that tells a month and day, if it has no time yet."""
    if reading is None or reading.kind != "date" or not isinstance(reading.value, str) or "T" in reading.value:
        return None
    return reading.value if len(reading.value) >= 7 and reading.value[0] not in "PX" else None


def _date_behind(scan: Scan, first: int, relative: Reading, weekday: int) -> Reading | None:
    """Thursday, 13 February; sexta-feira (13/02): the date behind a weekday, which tells its year."""
    start = relative.next
    names = [at + 1 for at in range(first, relative.next) if "wday" in scan.tokens[at].roles]
    for begin in dict.fromkeys((start, *names[:1])) if names else ():
        at = begin
        for _ in range(3):
            if (
                scan.sign(at, ",(")
                or scan.get(at, "the")
                or scan.get(at, "dof")
                or scan.get(at, "dayon")
                or (scan.sign(at, "-") and not scan.tokens[at].gap and scan.get(at + 1, "month"))
            ):
                at += 1
        behind = read_date(scan, at) if scan.tokens[at].gap < 2 else None
        value = _dated(behind)
        if behind is None or value is None or behind.next <= relative.next or (len(value) == 7 and value[0] != "-"):
            continue
        if scan.sign(at - 1, "(") and scan.sign(behind.next, ")"):
            behind.next += 1
        behind.first = first
        behind.value = resolved(value, scan.reference, weekday)
        return behind
    return None


def _weekday_behind(scan: Scan, date: Reading) -> Reading:
    """2月13日（木）, 22 mai (mardi), 6월 15일 금요일: the weekday behind a date, which tells its year."""
    value = _dated(date)
    if value is None or (len(value) == 7 and value[0] != "-"):
        return date
    at = date.next
    shift = scan.get(at, "shift")
    if shift and value[0] == "-" and not scan.get(at + 1, "tunit") and not scan.get(at + 1, "wday"):
        date.value, date.next = resolved(value, scan.reference, None, shift), at + 1  # le 6 avril dernier
        return date
    if scan.lexicon.order == "ymd" and scan.sign(at, "-") and not scan.tokens[at].gap and not scan.tokens[at + 1].gap:
        at += 2 if scan.tokens[at + 1].text.isalpha() else 0  # június 15-én, pénteken
    opened = scan.sign(at, "(")
    loose = scan.lexicon.order != "mdy"
    if opened or (scan.lexicon.order == "ymd" and (scan.sign(at, ",") or scan.get(at, "dof"))):
        at += 1
    elif not loose:
        return date
    if loose and not opened and scan.get(at, "shift") == 0 and scan.get(at + 1, "wday"):
        at += 1
    weekday = scan.get(at, "wday")
    if opened and not weekday:  # (金)
        weekday = scan.lexicon.words.get(f"({scan.tokens[at].text})", {}).get("wday")
    if not weekday or (opened and not scan.sign(at + 1, ")")):
        return date
    date.next = at + 1 + opened
    date.value = resolved(value, scan.reference, weekday)
    return date


def _whole_day(value: str) -> bool:
    """Whether a value tells one day, known or not: 2018-07-05, --07-05, ---05, XXXX-WXX-5."""
    if "T" in value or value[0] == "P" or value[1:2] == "P":
        return False
    return len(value) == 10 or (value[0] == "-" and len(value) in (5, 7))


def with_time(scan: Scan, one: Reading) -> Reading:
    """A date with the time behind it, or a time with the date behind it, as one moment."""
    if not isinstance(one.value, str):
        return one
    if one.kind == "time":
        return _time_first(scan, one)
    value = one.value
    if not _whole_day(value):
        return one
    if scan.tokens[one.next - 1].kind == "date":
        found = _iso_time(scan, one)
        if found is not None:
            return found
    part = scan.tokens[one.next - 1].roles.get("rpart") if one.next == one.first + 1 else None
    at = one.next
    named = scan.get(at, "dt")
    if named in PARTS:  # tomorrow morning at 9
        part, at = PARTS[named], at + 1
    for _ in range(BETWEEN):
        if scan.tokens[at].gap == 2:
            return one
        clock = clock_behind(scan, at, part)
        if clock is not None and isinstance(clock.value, str):
            year = scan.tokens[clock.next]
            named = any("month" in scan.tokens[place].roles for place in (one.next - 2, one.next - 1))
            if named and year.gap == 1 and _is_year(year) and not _is_year(scan.tokens[one.next - 1]):
                return Reading("date", f"{year.text}{value[-6:]}{clock.value}", None, one.first, clock.next + 1)
            return Reading("date", value + clock.value, None, one.first, clock.next)
        joined = scan.sign(at, ",(@") or scan.get(at, "dof") or scan.get(at, "the") or scan.get(at, "bound")
        joined = joined or (scan.get(at, "mlead") and scan.get(at + 1, "moment"))
        if not joined and not (scan.sign(at, "-–") and scan.tokens[at + 1].kind == "clock"):
            break
        at += 1
    return one


def _is_year(token: Token) -> bool:
    """Whether a token behind a time is the year of its day: Oct 26 15:50:06 2016."""
    return token.kind == "number" and len(token.text) == 4 and token.text.isdecimal() and int(token.text) in YEARS


def _part_behind(scan: Scan, one: Reading) -> Reading:
    """5:30 tomorrow afternoon: the part of the day behind a time and its day."""
    named = PARTS.get(scan.get(one.next, "dt") or "") or scan.get(one.next, "part")
    told = scan.tokens[one.next - 1].roles.get("rpart")
    date, _, clock = str(one.value).partition("T")
    if (named or told) is None or not clock[:2].isdecimal():
        return one
    hour = int(clock[:2])
    if (named or told) in ("pm", "eve") and 1 <= hour < 12:
        hour += 12
    return Reading("date", f"{date}T{hour:02d}{clock[2:]}", None, one.first, one.next + bool(named))


def _iso_time(scan: Scan, one: Reading) -> Reading | None:
    """2018-11-20T14:05: the time written onto a date."""
    found = ISO_TIME.match(scan.text, scan.tokens[one.next - 1].end)
    if found is None:
        return None
    end = one.next
    while scan.tokens[end].kind != "end" and scan.tokens[end].start < found.end():
        end += 1
    return Reading("date", f"{one.value}{found.group()}", None, one.first, end)


def _time_first(scan: Scan, one: Reading) -> Reading:
    """8 p.m. on Friday, 20:30 vandaag, à 10 ce soir."""
    at = one.next
    for _ in range(BETWEEN):
        token = scan.tokens[at]
        if token.gap == 2:
            return one
        if token.kind != "word" or not DATES.isdisjoint(token.roles) or "the" in token.roles or "ord" in token.roles:
            day = read_day(scan, at)
            if day and day.kind == "date" and isinstance(day.value, str) and _whole_day(day.value):
                return _part_behind(scan, Reading("date", day.value + str(one.value), None, one.first, day.next))
        if not (scan.sign(at, ",") or scan.get(at, "dof") or scan.get(at, "the") or scan.get(at, "mlead")):
            break
        at += 1
    return one
