"""Reads absolute dates in every order: 13 February 2025, February 13, 2025, 13.02.2025, 2025年2月13日, in 2014."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.scan import Reading, Scan

# Bare four-digit numbers in this span are read as years where nothing says otherwise; checked by eye on stories-wmt.
YEARS = range(1900, 2100)
# After a lead ("in 1560", "between 1560 and 1585") any year of four digits.
TOLD_YEARS = range(1000, 2200)
# Behind a month a number below is more likely a count ("since January 1240 people").
DATED_YEARS = range(1500, 2200)
# What follows a number that is no year.
COUNTED = frozenset({"unit", "cur", "pct", "scale", "tunit", "csym", "counter", "ccode", "deg"})
FIELDS = re.compile(r"\d+")


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


def read_date(scan: Scan, place: int) -> Reading | None:
    """The absolute date that begins at a token, or None."""
    token = scan.tokens[place]
    if token.kind == "date":
        return _digits(scan, place)
    roles = token.roles
    if token.kind == "number" or "hdig" in roles or "hmul" in roles:
        if not scan.lexicon.spaced or scan.get(place + 1, "ymark"):
            found = _marked(scan, place)
            if found:
                return found
        return _day_first(scan, place) or _year_first(scan, place) or _slash(scan, place) or _year(scan, place)
    if "month" in roles:
        return _month_first(scan, place)
    if "ord" in roles or "card" in roles or "the" in roles:
        return _day_first(scan, place)
    return None


def _reading(scan: Scan, value: str | None, first: int, end: int) -> Reading | None:
    return None if value is None else Reading("date", value, None, first, end)


def _digits(scan: Scan, place: int) -> Reading | None:
    text = scan.tokens[place].text
    parts = FIELDS.findall(text)
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _reading(scan, iso_date(one, two, three), place, place + 1)
    year = full_year(parts[2])
    month_first = (scan.lexicon.order == "mdy" and "/" in text) or (two > 12 >= one)
    month, day = (one, two) if month_first and one <= 12 else (two, one)
    if month > 12:
        month, day = day, month
    if scan.lexicon.order == "ymd" and len(parts[2]) == 2 and "/" not in text:
        return _reading(scan, iso_date(full_year(parts[0]), two, three), place, place + 1)
    return _reading(scan, iso_date(year, month, day), place, place + 1)


def _slash(scan: Scan, place: int) -> Reading | None:
    """22/04, 11/20, 27.11.: a day and month in digits, told from a fraction by their values."""
    one, sign, two = scan.tokens[place : place + 3]
    if sign.gap or two.gap or not one.text.isdigit() or not two.text.isdigit() or sign.text not in "/-":
        return _dotted(scan, place)
    if len(one.text) > 2 or len(two.text) > 2 or scan.tokens[place + 3].text in ("/", "-"):
        return None
    left, right = int(one.text), int(two.text)
    padded = one.text[0] == "0" or two.text[0] == "0"
    if sign.text == "-" and not padded:
        return None
    month_first = scan.lexicon.order != "dmy"
    if not (padded or left > right or (month_first and right > 12)) or not left or not right:
        return None
    month, day = (left, right) if month_first and left <= 12 else (right, left)
    if month > 12:
        month, day = day, month
    return _reading(scan, iso_date(None, month, day), place, place + 3)


def _dotted(scan: Scan, place: int) -> Reading | None:
    """27.11. and 27. 11. with their last dot, where the language writes ordinals by a dot."""
    token = scan.tokens[place]
    parts = token.text.split(".")
    if "ordmark" not in scan.lexicon.find("."):
        return None
    closed = scan.sign(place + 1, ".") and not scan.tokens[place + 1].gap
    if len(parts) == 2 and closed and all(0 < len(part) <= 2 for part in parts):
        return _reading(scan, iso_date(None, int(parts[1]), int(parts[0])), place, place + 2)
    if token.text.isdigit() and len(token.text) <= 2 and scan.sign(place + 1, "."):
        month = scan.tokens[place + 2]
        if month.kind == "number" and month.gap == 1 and month.text.isdigit() and len(month.text) <= 2:
            year = scan.tokens[place + 4]
            if scan.sign(place + 3, "."):
                if year.kind == "number" and year.gap == 1 and len(year.text) == 4 and year.text.isdigit():
                    value = iso_date(int(year.text), int(month.text), int(token.text))
                    return _reading(scan, value, place, place + 5)
                return _reading(scan, iso_date(None, int(month.text), int(token.text)), place, place + 4)
    return None


def _marked(scan: Scan, place: int) -> Reading | None:
    """2025年2月13日 and its parts; years with a mark after them (2014 год, 2014 yılı)."""
    year = month = day = None
    at = place
    amount = read_amount(scan, at)
    if amount is None:
        return None
    if scan.get(amount.next, "ymark") and _is_year(amount.plain, amount.value, scan, at):
        year = full_year(amount.plain) if len(amount.plain) in (2, 4) else int(amount.value)
        at = amount.next + 1
        if scan.lexicon.spaced or scan.tokens[at].gap == 2:
            return _reading(scan, iso_date(year, None, None), place, at)
        amount = read_amount(scan, at)
    if amount is not None and scan.get(amount.next, "mmark") and 1 <= amount.value <= 12:
        month = int(amount.value)
        at = amount.next + 1
        amount = read_amount(scan, at) if scan.tokens[at].gap < 2 else None
    if (
        amount is not None
        and scan.get(amount.next, "dmark")
        and 1 <= amount.value <= 31
        and (month or _day_alone(scan, amount.next))
    ):
        day = int(amount.value)
        at = amount.next + 1
    if at == place or (year is None and month is None and day is None):
        return None
    if month is None and day is not None:
        return _lone_day(scan, day, place, at)
    at = _weekday_behind(scan, at)
    return _reading(scan, iso_date(year, month, day), place, at)


def _is_year(plain: str, value: Decimal, scan: Scan, at: int) -> bool:
    if scan.lexicon.spaced:
        return len(plain) == 4 and int(plain) in TOLD_YEARS
    return (len(plain) == 4 and value > 999) or (len(plain) == 2 and plain[0] in "09" and not scan.tokens[at].gap)


def _day_alone(scan: Scan, mark: int) -> bool:
    return "tunit" not in scan.tokens[mark].roles or not scan.lexicon.spaced


def _lone_day(scan: Scan, day: int, place: int, at: int) -> Reading | None:
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


def _weekday_behind(scan: Scan, at: int) -> int:
    """The place after a weekday in brackets or behind a comma: 2月13日（木）, 10月12号，星期一."""
    if scan.sign(at, "(") and scan.get(at + 1, "wday") and scan.sign(at + 2, ")"):
        return at + 3
    if scan.lexicon.spaced:
        return at
    if scan.get(at, "wday"):
        return at + 1
    return at + 2 if scan.sign(at, ",") and scan.get(at + 1, "wday") else at


def _month_value(scan: Scan, place: int) -> int | None:
    token = scan.tokens[place]
    if token.gap == 2 or "month" not in token.roles:
        return None
    value: int = token.roles["month"]
    return value


def _after_month(scan: Scan, at: int) -> int:
    """Over the second name of a month (نيسان/أبريل), its dot, and the small words between month and year."""
    if scan.sign(at, "/") and scan.get(at + 1, "month"):
        at += 2
    if scan.sign(at, ".") and scan.tokens[at].gap == 0 and scan.tokens[at + 1].kind == "number":
        at += 1
    return at


def _year_at(scan: Scan, at: int) -> tuple[int | None, int]:
    """A year behind a month or day: the year and the next place."""
    start = at
    if scan.sign(at, ",-/"):
        at += 1
    while (scan.get(at, "dof") or scan.get(at, "ylead")) and at < start + 3:
        at += 1
    token = scan.tokens[at]
    four = token.kind == "number" and token.gap < 2 and token.text.isdigit() and len(token.text) == 4
    if four and int(token.text) in DATED_YEARS:
        return int(token.text), at + 1 + bool(scan.get(at + 1, "ymark"))
    if scan.sign(at, "'") and scan.tokens[at + 1].kind == "number" and len(scan.tokens[at + 1].text) == 2:
        return full_year(scan.tokens[at + 1].text), at + 2
    return None, start


def _day_number(scan: Scan, place: int) -> tuple[int, int] | None:
    """A day of a month as digits, ordinal or words, with the sign after it: the day and the next place."""
    token = scan.tokens[place]
    if token.kind == "number" and (not token.text.isdigit() or len(token.text) > 2):
        return None
    if token.kind == "number":
        end = place + 1
        if scan.get(end, "ordmark") and (scan.tokens[end].gap == 0 or len(scan.tokens[end].text) > 1):
            end += 1
        return int(token.text), end
    amount = read_amount(scan, place)
    if (
        amount is None
        or amount.pair
        or amount.article
        or amount.value != int(amount.value)
        or not 1 <= amount.value <= 31
    ):
        return None
    return int(amount.value), amount.next


def _day_first(scan: Scan, place: int) -> Reading | None:
    """13 February 2025, the 13th of February, 13-feb-2025, 18 and 19 June (the first of them)."""
    at = place + 1 if "the" in scan.tokens[place].roles and "ord" not in scan.tokens[place].roles else place
    if at > place and scan.tokens[at].gap == 2:
        return None
    found = _day_number(scan, at)
    if found is None:
        return None
    day, at = found
    if scan.get(at, "ofdays"):
        at += 1
    if scan.sign(at, "/-,.") and scan.get(at + 1, "month"):
        at += 1
    while scan.get(at, "dof") and at < place + 5:
        at += 1
    month = _month_value(scan, at)
    if month is None or not 1 <= day <= 31:
        return None
    at = _after_month(scan, at + 1)
    year, at = _year_at(scan, at)
    return _reading(scan, iso_date(year, month, day), place, at)


def _month_first(scan: Scan, place: int) -> Reading | None:
    """February 13, 2025; February 2025; a month alone where it can be nothing else."""
    month = scan.tokens[place].roles["month"]
    raw = scan.tokens[place].text
    at = _after_month(scan, place + 1)
    day, end = None, at
    start = at
    joined = scan.sign(at, "-/") and not scan.tokens[at].gap
    if joined or (scan.sign(at, ",") and "ordmark" in scan.tokens[at + 2].roles):
        start += 1
    if scan.get(start, "the") and "ord" not in scan.tokens[start].roles:
        start += 1
    token = scan.tokens[start]
    if joined or scan.lexicon.order != "dmy" or "ord" in token.roles or scan.lexicon.decimal != ",":
        found = _day_number(scan, start) if token.gap < 2 else None
        if found and 1 <= found[0] <= 31 and not scan.get(found[1], "pct") and not scan.sign(found[1], ":%"):
            day, end = found
    if day is not None and (scan.get(end, "tunit") or scan.get(end, "unit") or scan.get(end, "scale")):
        day, end = None, at
    year, end = _year_at(scan, end)
    alone = day is None and year is None
    if alone and not _month_alone(scan, place, raw):
        return None
    return _reading(scan, iso_date(year, month, day), place, end)


def _month_alone(scan: Scan, place: int, raw: str) -> bool:
    roles = scan.tokens[place].roles
    if scan.lexicon.capital_months and not raw[:1].isupper():
        return False
    if "weak" in roles:
        return bool(raw[:1].isupper() or not scan.lexicon.capital_months) and bool(
            scan.before(place, "mlead") or scan.before(place, "shift") is not None
        )
    return len(raw) > 3 or not scan.lexicon.spaced or bool(scan.before(place, "mlead"))


def _year(scan: Scan, place: int) -> Reading | None:
    """A bare four-digit number as a year."""
    token = scan.tokens[place]
    if len(token.text) != 4 or not token.text.isdigit():
        return None
    value, at = int(token.text), place + 1
    if scan.glued_letters(at) and not scan.get(at, "decade"):
        return None
    if scan.get(at, "decade"):
        if value % 10 == 0 and value in TOLD_YEARS:
            return _reading(scan, token.text[:3], place, at + 1)
        return None
    led = scan.before(place, "ylead") or scan.before(place, "mlead") or scan.before(place, "rlead")
    if value not in (TOLD_YEARS if led else YEARS):
        return None
    after = scan.tokens[at].roles
    if "ymark" not in after and not COUNTED.isdisjoint(after):
        return None
    if value % 100 == 0 and not led and scan.tokens[at].gap == 1 and scan.tokens[at].text[:1].islower():
        return None
    if (
        scan.sign(place - 1, "-")
        and not token.gap
        and scan.tokens[place - 1].gap == 0
        and place > 1
        and scan.tokens[place - 2].kind == "word"
    ):
        return None
    return _reading(scan, token.text, place, at)


def _year_first(scan: Scan, place: int) -> Reading | None:
    """2019/aug/01, 2019-aug-1."""
    year, sign, month, other, day = (scan.tokens[at] for at in range(place, min(place + 5, len(scan.tokens))))
    if len(year.text) != 4 or not year.text.isdigit() or sign.text not in "-/" or "month" not in month.roles:
        return None
    if other.text != sign.text or not day.text.isdigit() or len(day.text) > 2 or month.gap or day.gap:
        return None
    return _reading(scan, iso_date(int(year.text), month.roles["month"], int(day.text)), place, place + 5)
