"""Figures that contradict each other, lose a part, or are lost."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.disagreement import disagreements
from hexapla.collation.sheet import Sheet
from hexapla.model import FigureEntry, Variant


def dated(entry: FigureEntry) -> bool:
    """Whether a figure is a date, a time, or a period of them."""
    if entry.kind != "range":
        return entry.kind in ("date", "time")
    first = next(iter(entry.readings.values())).value
    return isinstance(first, str) or (isinstance(first, tuple) and isinstance(first[0], str))


def find(sheet: Sheet) -> Iterator[Variant]:
    """The variants of all figures that are no dates."""
    for entry in sheet.figures:
        if not dated(entry):
            yield from disagreements(sheet, entry, "figure")
