"""What a version has in the place of a figure that it lacks: the same number otherwise measured, the day by another
name, or another amount altogether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.collation.digits import comparable, groups, place_in
from hexapla.collation.sheet import Row, Sheet
from hexapla.model import Figure, FigureEntry

NEAR = 0.2  # of the sentence: two amounts at places farther apart do not stand for each other
BORNE_OUT = 2  # versions that bear out an amount for another to be taken for its slip


@dataclass(frozen=True, slots=True)
class Replaced:
    """An amount that several versions bear out, and another that stands in its place in one; the row they are in."""

    borne_out: FigureEntry
    other: FigureEntry
    row: Row


def rivals(sheet: Sheet, entry: FigureEntry, row: Row, lacking: Sequence[str]) -> Iterator[FigureEntry]:
    """The figures that stand in the row in versions that lack one figure, and in none that has it."""
    for other in sheet.figures:
        if other is entry or other.locus != entry.locus or not set(other.readings) & set(lacking):
            continue
        if set(other.readings) & set(entry.readings):
            continue
        if any(inside(row, s, figure.start) for s, figure in other.readings.items()):
            yield other


def inside(row: Row, siglum: str, start: int) -> bool:
    """Whether a place of a version's text lies in a row of sentences."""
    span = row.readings.get(siglum)
    return span is not None and span.start <= start < span.end


def otherwise(sheet: Sheet, entry: FigureEntry, row: Row, lacking: Sequence[str], dated: bool) -> bool:
    """Whether each version that lacks a figure has its number there with less or more of its unit ("20 metres" for 20
    metres an hour), or the day by another name."""
    figure = next(iter(entry.readings.values()))
    told = {
        s
        for other in rivals(sheet, entry, row, lacking)
        for s, one in other.readings.items()
        if (one.kind == figure.kind == "date" if dated else _less_unit(one, figure))
    }
    return set(lacking) <= told


def _less_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures have the same digits, and the unit of the one is part of that of the other, or none."""
    bare = {(figure.unit or "").partition("-per-")[0] for figure in (one, other)} - {""}
    return bool(groups(one.text)) and groups(one.text) == groups(other.text) and len(bare) < 2


def replaced(sheet: Sheet, found: Sequence[tuple[FigureEntry, Row]]) -> Iterator[Replaced]:
    """Amounts of which several versions of a row have one, and one version another at the same place."""
    for entry, row in found:
        lacking = [s for s in row.readings if s not in entry.readings]
        if len(entry.readings) < BORNE_OUT or len(lacking) == 0:
            continue
        near = [
            (away, number, other)
            for number, other in enumerate(rivals(sheet, entry, row, lacking))
            if len(other.readings) == 1 and comparable(entry, other)
            if (away := abs(place_in(entry, row) - place_in(other, row))) < NEAR
        ]
        if near:
            yield Replaced(entry, min(near)[2], row)
