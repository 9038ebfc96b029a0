"""Dates and times that contradict each other, lose a part, or are lost."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.disagreement import disagreements
from hexapla.collation.numbered_days import numbered_days
from hexapla.collation.sheet import Sheet
from hexapla.collation.variants.figure import dated
from hexapla.model import Variant


def find(sheet: Sheet) -> Iterator[Variant]:
    """The variants of all dates and times."""
    yield from numbered_days(sheet)
    for entry in sheet.figures:
        if dated(entry):
            yield from disagreements(sheet, entry, "date")
