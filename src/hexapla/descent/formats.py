"""Numbers and dates written in the way of another language: "1,75 percent" in English, "150,000 Euro" in German. They
are what a translation took over from its source unseen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.tables import table
from hexapla.model import Figure, Trace, Witness

NUMBER = re.compile(r"(?<![\w.,/:])\d+([.,])(\d+)(?![\d.,/:]*\d)")
DATE = re.compile(r"(?<![\w.,/])(\d{1,2})/(\d{1,2})/(?:19|20)\d{2}(?![\w/])")
# A lone number with a comma may be a score or a list; one with a unit, a sign of percent or a word is an amount.
AMOUNTS = ("percent", "money", "dimension", "temperature")
THOUSANDS = "000"  # behind a separator these are the end of a whole number in every language
MONTHS, DAYS = 12, 31
# Set by hand. Countries of one language differ (the point in Mexico and Switzerland, the comma in Morocco), so a number
# counts beside others in the language's own way; and a comma for the point if another version's language writes so.
SURE, LIKELY, DATED = 0.8, 0.6, 0.7


def with_formats(witness: Witness, figures: Sequence[Figure], others: Collection[str | None]) -> Witness:
    """The witness with a trace `format` over every number or date in the way of another language; `others` are the
    languages of the other versions."""
    points = {table(one, "figures").get("decimal") for one in others}
    found = sorted([*_numbers(witness, figures, points), *_dates(witness)], key=lambda one: one.start)
    return replace(witness, traces=(*witness.traces, *found)) if found else witness


def _numbers(witness: Witness, figures: Sequence[Figure], others: Collection[str | None]) -> Iterator[Trace]:
    foreign: list[tuple[Figure, int, str]] = []
    native = False
    for one in figures:
        match = NUMBER.search(one.text)
        number = _passage(witness, one.start)
        point = match and _point(one, match.group(1), match.group(2))
        if not point or number is None:
            continue
        own = table(witness.spoken(number), "figures").get("decimal")
        if own == point:
            native = True
        elif own in (".", ","):
            foreign.append((one, number, own))
    for one, number, own in foreign:
        taken = own == "." and "," in others
        if taken or native:
            note = say("making", "format_number", text=quoted(one.text))
            yield Trace("format", number, one.start, one.end, None, note, SURE if taken and native else LIKELY)


def _point(figure: Figure, sign: str, tail: str) -> str | None:
    """The sign that the writer of a number takes for the decimal point; None where it does not show."""
    if tail == THOUSANDS and figure.kind in (*AMOUNTS, "number"):
        return "," if sign == "." else "."
    if len(tail) < len(THOUSANDS) and figure.kind in AMOUNTS:
        return sign
    return None


def _dates(witness: Witness) -> Iterator[Trace]:
    """The month before the day, in a language that has the day first."""
    for match in DATE.finditer(witness.text):
        number = _passage(witness, match.start())
        first, second = int(match.group(1)), int(match.group(2))
        swapped = 0 < first <= MONTHS < second <= DAYS
        if swapped and number is not None and table(witness.spoken(number), "figures").get("order") == "dmy":
            note = say("making", "format_date", text=match.group())
            yield Trace("format", number, match.start(), match.end(), None, note, DATED)


def _passage(witness: Witness, start: int) -> int | None:
    """The passage of running text at a place."""
    number = witness.passage_at(start)
    return None if number is None or witness.passages[number].kind == "residue" else number
