"""Shares and their halves: a ratio that a version tells in two figures, and a part taken for a count ("a third" that
became "three")."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hexapla.collation.digits import groups
from hexapla.collation.sheet import Sheet
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.model import Figure, FigureEntry

FEW = 10  # the greatest denominator of a share in words: "one of four hundred" is a way of speaking
SHORT, SIGNS = 3, 4  # words of such a share, in scripts without spaces signs; "one of the five" counts five


def told_in_two(sheet: Sheet, entry: FigureEntry, ratio: Figure, siglum: str) -> bool:
    """Whether a version tells all of a ratio, though not as one: both its numbers ("of 16 cameras, 5 worked", "7.5 to
    6.5") or as per cent."""
    reading = entry.readings[siglum]
    if ratio.kind != "ratio" or not isinstance(ratio.value, tuple):
        return False
    if reading.kind == "percent":
        return True
    whole = sheet.synopsis.whole(entry.locus, siglum)
    if whole is None:
        return False
    told = {_number(figure) for figure in sheet.synopsis.figures(entry.locus, siglum)}
    return all(isinstance(part, Decimal) and (part in told or _written(part, whole.text)) for part in ratio.value)


def _number(figure: Figure) -> Decimal | None:
    """The number of a figure; a bare year may be one."""
    value = figure.value
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, str) and value.isdecimal() else None


def _written(number: Decimal, text: str) -> bool:
    return number >= FEW and str(number) in groups(text)


def part_for_count(ratio: Figure, count: Figure) -> bool:
    """Whether a plain number is the denominator of a share in words: "three of the houses" for "a third of them"."""
    if not isinstance(ratio.value, tuple) or ratio.kind != "ratio" or count.kind != "number":
        return False
    part, whole = ratio.value
    if part != Decimal(1) or whole != count.value or not isinstance(whole, Decimal) or whole > FEW:
        return False
    if groups(ratio.text):
        return False
    unspaced = script(ratio.text[0]) in WITHOUT_SPACES
    return len(ratio.text) <= SIGNS if unspaced else len(WORD.findall(ratio.text)) <= SHORT


def place_for_count(readings: Mapping[str, Figure]) -> tuple[list[str], list[str]]:
    """The versions in which a number in words is a place in a row ("the second attack"), and those in which it counts
    ("two attacks"); empty unless there are both."""
    places = [s for s, one in readings.items() if one.kind == "ordinal"]
    counts = [s for s, one in readings.items() if one.kind == "number" and one.unit is None]
    plain = all(not groups(one.text) and isinstance(one.value, Decimal) and one.value > 1 for one in readings.values())
    return (places, counts) if places and counts and plain and len(places) + len(counts) == len(readings) else ([], [])
