"""Weekdays taken for numbers: terça-feira, 星期三, יום שלישי or Τρίτη that became "the third day" or "three days", and
the reverse. Many languages name weekdays by numbers, counted from Monday or from Sunday."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from hexapla.collation.digits import place_in
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.amounts import numbered_monday
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.tables import table
from hexapla.model import Evidence, Figure, FigureEntry, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
NEAR = 0.5  # of the sentence: figures farther apart do not stand for each other
KNOWN, BETWEEN = 0.65, 0.5  # confidence where a version's own language numbers the day so; where one between may have
BORNE_OUT = 0.1  # more where several versions have the day
MONDAYS = (1, 2)
WEEKDAY, DAYS, LONE_DAY = re.compile(r"XXXX-WXX-(\d)$"), re.compile(r"P0*(\d)D"), re.compile(r"---0(\d)")


def numbered_days(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each weekday of some versions that is a number in others."""
    for entry in sheet.figures:
        figure = next(iter(entry.readings.values()))
        day = weekday(figure)
        row = _row(sheet, entry) if day else None
        if day is None or row is None or row.confidence < ALIKE or _unsure(sheet, entry):
            continue
        for other in sheet.figures:
            found = _taken(sheet, row, entry, other, day)
            if found:
                yield found
                break


def weekday(figure: Figure) -> int | None:
    """The weekday that a figure names, 1 for Monday; None for other figures."""
    value, text = figure.value, figure.text
    if figure.kind != "date" or not isinstance(value, str) or any(sign.isdecimal() for sign in text):
        return None
    if found := WEEKDAY.search(value):
        return int(found[1])
    try:
        return datetime.date.fromisoformat(value).isoweekday()
    except ValueError:
        return None


def _unsure(sheet: Sheet, entry: FigureEntry) -> bool:
    """Whether the day is read by a small table only, which does not tell it from an ordinal (vi thứ ba)."""
    languages = {sheet.synopsis.language_at(s, one.start) for s, one in entry.readings.items()}
    return all(table(language, "figures").get("partial") for language in languages)


def _number(figure: Figure) -> int | None:
    """The number that a name of a weekday may have become: an ordinal, a number of days, a day of the month."""
    value = figure.value
    if isinstance(value, Decimal):
        return int(value) if figure.kind == "ordinal" and figure.unit is None and 0 < value < 8 else None
    if isinstance(value, str):
        found = (DAYS if figure.kind == "duration" else LONE_DAY).fullmatch(value)
        return int(found[1]) if found else None
    return None


def _row(sheet: Sheet, entry: FigureEntry) -> Row | None:
    siglum, figure = next(iter(entry.readings.items()))
    for row in sheet.rows.get(entry.locus, ()):
        span = row.readings.get(siglum)
        if span is not None and span.start <= figure.start < span.end:
            return row
    return None


def _taken(sheet: Sheet, row: Row, entry: FigureEntry, other: FigureEntry, day: int) -> Variant | None:
    """The variant of a weekday and a number that stands in its place, if it may be one."""
    if other is entry or other.locus != entry.locus or set(other.readings) & set(entry.readings):
        return None
    numbers = {_number(figure) for figure in other.readings.values()}
    number = next(iter(numbers))
    if len(numbers) > 1 or number is None or _row(sheet, other) is not row:
        return None
    fitting = [monday for monday in MONDAYS if number == (day + monday - 2) % 7 + 1]
    if not fitting or abs(place_in(entry, row) - place_in(other, row)) > NEAR or _dated(sheet, row, other):
        return None
    languages = {sheet.synopsis.language_at(s, row.readings[s].start) for s in row.readings}
    known = any(numbered_monday(language) in fitting for language in languages)
    return _variant(row, entry, other, known)


def _dated(sheet: Sheet, row: Row, other: FigureEntry) -> bool:
    """Whether a version that has the number names a weekday too."""
    return any(
        weekday(figure) is not None
        for s in other.readings
        for figure in sheet.synopsis.figures(other.locus, s)
        if row.readings[s].start <= figure.start < row.readings[s].end
    )


def _variant(row: Row, entry: FigureEntry, other: FigureEntry, known: bool) -> Variant:
    held = {**entry.readings, **other.readings}
    readings: dict[str, Span | None] = {
        s: Span(held[s].start, held[s].end, held[s].text) for s in row.readings if s in held
    }
    days, numbers = listed(entry.readings), listed(other.readings)
    day, number = next(iter(entry.readings.values())), next(iter(other.readings.values()))
    sizes = len(entry.readings), len(other.readings)
    faulty = tuple(other.readings if sizes[0] > sizes[1] else entry.readings if sizes[1] > sizes[0] else ())
    words = say(
        "variant", "weekday_number", day=quoted(day.text), days=days, number=quoted(number.text), numbers=numbers
    )
    evidence = (Evidence("weekday", day.text, number.text, 1.0),)
    confidence = (KNOWN if known else BETWEEN) + (BORNE_OUT if max(sizes) > 1 else 0.0)
    return Variant("date", "contradiction", readings, confidence, words, evidence, entry.locus, faulty)
