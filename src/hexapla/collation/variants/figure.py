"""Figures that contradict each other, lose a part, or are lost."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.disagreement import disagreements, left_over, stand_for
from hexapla.collation.sheet import Sheet
from hexapla.model import Variant

DATES = ("date", "time")


def find(sheet: Sheet) -> Iterator[Variant]:
    """The variants of all figures that are no dates."""
    pairs = left_over(sheet)
    paired = [entry for pair in pairs for entry in (pair.left, pair.right)]
    for pair in pairs:
        yield stand_for(sheet, pair)
    for entry in sheet.figures:
        if entry.kind not in DATES and not any(entry is one for one in paired):
            yield from disagreements(sheet, entry, "figure")
