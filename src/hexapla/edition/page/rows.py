"""The rows of the side by side: the cells of a locus, its place in the overview strip, its rebuilt text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.edition.page.marks import Shown, shown
from hexapla.edition.page.rebuilt import DOUBT, SOME, Rebuilt, rebuilt_of
from hexapla.edition.signs import RANK
from hexapla.model import RebuiltText, Variant, Witness


@dataclass(frozen=True, slots=True)
class Row:
    """A locus as the page shows it: its cells by siglum; the gravest severity; `strip`, for each version the gravest
    severity of its faults ("gap" where it has nothing, "" where all is well); the variants of
    versions that have nothing here; what was moved; the rebuilt text."""

    number: int
    kind: str
    cells: Mapping[str, tuple[Shown, ...]]
    severity: str
    strip: tuple[str, ...]
    gaps: Mapping[str, tuple[tuple[int, Variant], ...]]
    moved: Mapping[str, str]
    rebuilt: Rebuilt | None


def rows_of(edition: Edition) -> tuple[list[Row], list[Row]]:
    """The rows that tell the story, and those of page furniture and clues, each in the order of the loci."""
    witnesses = {str(one.siglum): one for one in edition.witnesses}
    by_locus: dict[int, list[tuple[int, Variant]]] = {}
    for number, variant in enumerate(edition.variants, 1):
        if variant.locus is not None:
            by_locus.setdefault(variant.locus, []).append((number, variant))
    rebuilt = {one.locus: one for one in edition.text}
    parts: tuple[list[Row], list[Row]] = ([], [])
    for number in range(len(edition.loci)):
        row = _row(edition, witnesses, number, by_locus.get(number, []), rebuilt.get(number))
        parts[row.kind == "residue"].append(row)
    return parts


def _row(
    edition: Edition,
    witnesses: Mapping[str, Witness],
    number: int,
    variants: Sequence[tuple[int, Variant]],
    rebuilt: RebuiltText | None,
) -> Row:
    readings = edition.loci[number].readings
    cells = {
        s: tuple(shown(witnesses[s], place, variants, place == places[-1]) for place in places)
        for s, places in readings.items()
    }
    kinds = [one.kind for held in cells.values() for one in held]
    return Row(
        number=number,
        kind=max(set(kinds), key=lambda kind: (kinds.count(kind), kind), default="residue"),
        cells=cells,
        severity=_gravest(v.severity for _, v in variants),
        strip=tuple(_fault(siglum, cells, variants) for siglum in witnesses),
        gaps={s: tuple(one for one in variants if s in one[1].faulty) for s in witnesses if not cells.get(s)},
        moved=_moved(readings, variants),
        rebuilt=rebuilt_of(edition, rebuilt, variants, _old_sign(edition, readings, variants)) if rebuilt else None,
    )


def _gravest(severities: Iterable[str]) -> str:
    return min(severities, key=lambda one: RANK[one], default="")


def _fault(siglum: str, cells: Mapping[str, Sequence[Shown]], variants: Sequence[tuple[int, Variant]]) -> str:
    """The gravest severity of the variants of which this version has the weaker reading, or an undecided one."""
    if not cells.get(siglum):
        return "gap"
    return _gravest(v.severity for _, v in variants if siglum in v.faulty or (not v.faulty and siglum in v.readings))


def _moved(readings: Mapping[str, Sequence[int]], variants: Sequence[tuple[int, Variant]]) -> dict[str, str]:
    """siglum -> the address of the passage after which that version tells this, where it tells it elsewhere."""
    late = {siglum for _, v in variants if v.kind == "order" for siglum in v.faulty or v.readings}
    return {s: f"{s}{readings[s][0] - 1}" for s in late if readings.get(s) and readings[s][0] > 0}


def _old_sign(edition: Edition, readings: Mapping[str, object], variants: Sequence[tuple[int, Variant]]) -> str:
    """Origen's signs: ÷ for what is doubtful, ※ for what only some versions have."""
    if any(v.severity == "contradiction" and not v.faulty for _, v in variants):
        return DOUBT
    return SOME if len(readings) < len(edition.witnesses) else ""
