"""Names that the other versions have at a locus and one has not: left out, or another name in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import compare_names
from hexapla.model import Name, NameEntry, Span

UNLIKE = 0.15  # likeness of two names below which they are not spellings of one


@dataclass(frozen=True, slots=True)
class LostName:
    """`entry` stands in `readings` of one row of sentences and in nothing of `without`; `instead`: a name of the same
    kind that only that version has there, at a like place."""

    locus: int
    entry: NameEntry
    readings: Mapping[str, Span]
    without: str
    instead: Name | None
    row: Row


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
                    instead = _instead(sheet, locus, row, without[0], synopsis.names[number], readings)
                    yield LostName(locus, synopsis.names[number], readings, without[0], instead, row)


def _inside(forms: Sequence[Span], span: Span) -> Span | None:
    return next((form for form in forms if span.start <= form.start < span.end), None)


def _instead(
    sheet: Sheet, locus: int, row: Row, siglum: str, entry: NameEntry, readings: Mapping[str, Span]
) -> Name | None:
    """A name of the row's sentence that belongs to no name of another version there, of the same kind and at a place
    not far from where the lost one should stand."""
    synopsis = sheet.synopsis
    span = row.readings[siglum]
    shared = {
        (form.start, form.end)
        for by_siglum in synopsis.forms.get(locus, {}).values()
        if len(by_siglum) > 1
        for form in by_siglum.get(siglum, ())
    }
    wanted = sum((r.start - row.readings[s].start) / len(row.readings[s].text) for s, r in readings.items()) / len(
        readings
    )
    found = [
        (abs((name.start - span.start) / len(span.text) - wanted), name.start, name)
        for name in synopsis.name_marks(locus, siglum)
        if span.start <= name.start < span.end
        and name.kind == entry.kind
        and (name.start, name.end) not in shared
        and _unlike(name, entry)
    ]
    nearest = min(found, key=lambda one: one[:2], default=None)
    return nearest[2] if nearest and nearest[0] < 0.35 else None


def _unlike(name: Name, entry: NameEntry) -> bool:
    """Whether two names are two bearers; places that the gazetteer knows apart are, however alike they sound."""
    return compare_names(name.text, entry.name, kind=entry.kind).score < UNLIKE
