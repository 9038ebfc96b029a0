"""Figures that contradict each other, lose a part, or are lost."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.disagreement import disagreements
from hexapla.collation.sheet import Sheet
from hexapla.model import Variant

DATES = ("date", "time")


def find(sheet: Sheet) -> Iterator[Variant]:
    """The variants of all figures that are no dates."""
    for entry in sheet.figures:
        if entry.kind not in DATES:
            yield from disagreements(sheet, entry, "figure")
