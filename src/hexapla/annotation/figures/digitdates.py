"""Reads dates written in digits alone: 13.02.2025, 2/13, 27.11., 2025-02-13, 18 08 1978."""

from __future__ import annotations

import re

from hexapla.annotation.figures.calendars import full_year, iso_date
from hexapla.annotation.figures.scan import Reading, Scan, dated

# A date in three groups parted by blanks is one where its year is of these (02 04 2009); else it is a number or code.
SPACED_YEARS = range(1900, 2100)
FIELDS = re.compile(r"\d+")


def read_full(scan: Scan, place: int) -> Reading | None:
    """The date that one token in digits tells: 13.02.2025, 2025-02-13, 2/13/25."""
    text = scan.tokens[place].text
    parts = FIELDS.findall(text)
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4:
        if two > 12 >= three:
            two, three = three, two
        return dated(iso_date(one, two, three), place, place + 1)
    year = full_year(parts[2])
    month_first = (scan.lexicon.order == "mdy" and "/" in text) or (two > 12 >= one)
    month, day = (one, two) if month_first and one <= 12 else (two, one)
    if month > 12:
        month, day = day, month
    if scan.lexicon.order == "ymd" and len(parts[2]) == 2 and "/" not in text:
        return dated(iso_date(full_year(parts[0]), two, three), place, place + 1)
    return dated(iso_date(year, month, day), place, place + 1)


def read_parts(scan: Scan, place: int) -> Reading | None:
    """A day and month in digits, told from a fraction, decimal or score by their values and what leads to them."""
    return _slash(scan, place) or _dotted(scan, place) or _spaced(scan, place)


def _led(scan: Scan, place: int) -> bool:
    """Whether a word that leads to days stands before (am 5.4., op 20-11), or a weekday (Friday 12/05)."""
    return bool(scan.before(place, "dayon") or scan.before(place, "wday"))


def _slash(scan: Scan, place: int) -> Reading | None:
    """22/04, 11/20, am 13-2."""
    one, sign, two = scan.tokens[place : place + 3]
    if sign.gap or two.gap or not one.text.isdecimal() or not two.text.isdecimal() or sign.text not in "/-":
        return None
    if len(one.text) > 2 or len(two.text) > 2 or scan.tokens[place + 3].text in ("/", "-", "%"):
        return None
    left, right = int(one.text), int(two.text)
    led = _led(scan, place)
    padded = one.text[0] == "0" or two.text[0] == "0"
    if sign.text == "-" and not (padded or led):
        return None
    month_first = scan.lexicon.order != "dmy"
    if not (padded or led or left > right or (month_first and right > 12)) or not left or not right:
        return None
    month, day = (left, right) if month_first and left <= 12 else (right, left)
    if month > 12:
        month, day = day, month
    return dated(iso_date(None, month, day), place, place + 3)


def _dotted(scan: Scan, place: int) -> Reading | None:
    """27.11. and 27. 11. with their last dot, where the language writes ordinals by a dot."""
    token = scan.tokens[place]
    parts = token.text.split(".")
    if "ordmark" not in scan.lexicon.find("."):
        return _decimal(scan, place, parts)
    closed = scan.sign(place + 1, ".") and not scan.tokens[place + 1].gap
    if len(parts) == 2 and closed and all(0 < len(part) <= 2 for part in parts):
        return dated(iso_date(None, int(parts[1]), int(parts[0])), place, place + 2)
    if token.text.isdecimal() and len(token.text) <= 2 and scan.sign(place + 1, "."):
        month = scan.tokens[place + 2]
        if month.kind == "number" and month.gap == 1 and month.text.isdecimal() and len(month.text) <= 2:
            year = scan.tokens[place + 4]
            if scan.sign(place + 3, "."):
                if year.kind == "number" and year.gap == 1 and len(year.text) == 4 and year.text.isdecimal():
                    value = iso_date(int(year.text), int(month.text), int(token.text))
                    return dated(value, place, place + 5)
                return dated(iso_date(None, int(month.text), int(token.text)), place, place + 4)
    return _decimal(scan, place, parts)


def _decimal(scan: Scan, place: int, parts: list[str]) -> Reading | None:
    """Friday 7.6: what looks like a decimal is a day and month right behind a weekday."""
    if len(parts) != 2 or not scan.before(place, "wday") or scan.lexicon.order == "mdy":
        return None
    if not all(part.isdecimal() and len(part) <= 2 for part in parts) or not COUNTS.isdisjoint(
        scan.tokens[place + 1].roles
    ):
        return None
    return dated(iso_date(None, int(parts[1]), int(parts[0])), place, place + 1)


COUNTS = frozenset({"clock", "part", "pct", "unit", "cur", "csym", "scale", "tunit", "zone"})


def _spaced(scan: Scan, place: int) -> Reading | None:
    """18 08 1978: two padded groups and a year."""
    one, two, three = scan.tokens[place : place + 3]
    if two.kind != "number" or three.kind != "number" or two.gap != 1 or three.gap != 1:
        return None
    if not (one.text.isdecimal() and two.text.isdecimal() and three.text.isdecimal()):
        return None
    if (len(one.text), len(two.text)) != (2, 2) or scan.lexicon.order != "dmy":
        return None
    if scan.tokens[place + 3].kind == "number" or (place and scan.tokens[place - 1].kind == "number"):
        return None
    if len(three.text) == 4 and int(three.text) in SPACED_YEARS:
        return dated(iso_date(int(three.text), int(two.text), int(one.text)), place, place + 3)
    return None
