"""Names that the other versions have at a locus and one has not: left out, or another name in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.collation.replaced import in_place_of
from hexapla.collation.sheet import Row, Sheet
from hexapla.model import NameEntry, Span

REPLACED = 0.4  # probability from which another name stands in the place of a lost one; below, it is only lost
WEIGHED = 3  # versions that have the name and are looked at


@dataclass(frozen=True, slots=True)
class LostName:
    """`entry` stands in `readings` of one row of sentences and in nothing of `without`; `instead`: a name that only
    that version has there and that stands in its place, with this `likelihood`."""

    locus: int
    entry: NameEntry
    readings: Mapping[str, Span]
    without: str
    instead: Span | None
    row: Row
    likelihood: float = 0.0


def lost_names(sheet: Sheet) -> Iterator[LostName]:
    """The names that a version lacks where all others of the row have them; surnames and short forms count."""
    synopsis = sheet.synopsis
    for locus, rows in sheet.rows.items():
        forms = synopsis.forms.get(locus, {})
        for row in rows:
            if len(row.readings) < 2:
                continue
            for number, by_siglum in forms.items():
                readings = {s: found for s in row.readings if (found := _inside(by_siglum.get(s, ()), row.readings[s]))}
                without = [s for s in row.readings if s not in by_siglum]
                if len(without) == 1 and len(readings) == len(row.readings) - 1:
                    entry = synopsis.names[number]
                    instead, likelihood = _instead(sheet, locus, row, without[0], entry, readings)
                    yield LostName(locus, entry, readings, without[0], instead, row, likelihood)


def _inside(forms: Sequence[Span], span: Span) -> Span | None:
    return next((form for form in forms if span.start <= form.start < span.end), None)


def _instead(
    sheet: Sheet, locus: int, row: Row, siglum: str, entry: NameEntry, readings: Mapping[str, Span]
) -> tuple[Span | None, float]:
    """The name that stands in the place of a lost one, by most of the versions that have that, and how likely."""
    found: dict[int, list[tuple[float, Span]]] = {}
    weighed = list(readings)[:WEIGHED]
    for other in weighed:
        pair = in_place_of(sheet, locus, row, entry, other, siglum)
        if pair is not None:
            found.setdefault(pair.right.form.start, []).append((pair.confidence, pair.right.form))
    best, form = 0.0, None
    for pairs in found.values():
        mean = sum(confidence for confidence, _ in pairs) / len(weighed)
        if mean > best:
            best, form = mean, pairs[0][1]
    return (form, best) if best >= REPLACED else (None, best)
