"""What the page lists: differences with the versions that agree put together, who said what, figures, names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.edition.signs import order, shortened
from hexapla.model import Figure, FigureEntry, NameEntry, QuotationEntry, Span, Variant, Witness

BRIEF = 110  # signs of a reading in the list: two lines of a column when two versions stand side by side


@dataclass(frozen=True, slots=True)
class Reading:
    """The words that one or more versions have; `text` None: they have nothing. `places`: siglum and address of the
    passage."""

    sigla: tuple[str, ...]
    text: str | None
    brief: str
    language: str | None
    faulty: bool
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A variant as the page lists it; `columns` and `lacks` are numbers of versions, from 1."""

    number: int
    variant: Variant
    readings: tuple[Reading, ...]
    columns: tuple[int, ...]
    lacks: tuple[int, ...]
    better: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person says at one place: by version the words and the mention of the speaker, and the differences."""

    entry: QuotationEntry
    cells: tuple[tuple[Witness, Span | None, str | None, str], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure; `number`: the difference that concerns it."""

    entry: FigureEntry
    number: int | None
    value: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name: its spellings by version with how often each occurs, and what was garbled how."""

    entry: NameEntry
    forms: Mapping[str, Mapping[str, int]]
    wrong: frozenset[tuple[str, str]]
    steps: tuple[str, ...]


class Places:
    """The address of the passage in which a place of a version's text lies."""

    def __init__(self, edition: Edition) -> None:
        self.starts = {str(one.siglum): [p.start for p in one.passages] for one in edition.witnesses}

    def __call__(self, siglum: str, place: int) -> str:
        return f"{siglum}{max(0, bisect_right(self.starts[siglum], place) - 1)}"


def differences_of(edition: Edition, places: Places) -> list[Difference]:
    """All variants, the gravest first."""
    languages = {str(one.siglum): one.language for one in edition.witnesses}
    columns = {siglum: number for number, siglum in enumerate(languages, 1)}
    found = []
    for number, variant in order(edition):
        concerned = variant.faulty or tuple(variant.readings)
        held = [s for s, r in variant.readings.items() if r]
        found.append(
            Difference(
                number, variant, _readings(variant, languages, places),
                tuple(columns[s] for s in concerned if s in columns),
                tuple(columns[s] for s, r in variant.readings.items() if r is None),
                tuple(s for s in held if s not in variant.faulty) if variant.faulty else (),
            )
        )  # fmt: skip
    return found


def _readings(variant: Variant, languages: Mapping[str, str | None], places: Places) -> tuple[Reading, ...]:
    alike: dict[tuple[str | None, bool], list[tuple[str, Span | None]]] = {}
    for siglum, reading in variant.readings.items():
        alike.setdefault((reading.text if reading else None, siglum in variant.faulty), []).append((siglum, reading))
    return tuple(
        Reading(
            tuple(s for s, _ in held), text, shortened(text or "", BRIEF), languages[held[0][0]], faulty,
            tuple((s, places(s, r.start)) for s, r in held if r),
        )
        for (text, faulty), held in alike.items()
    )  # fmt: skip


def people_of(edition: Edition, places: Places) -> list[tuple[str | None, list[Utterance]]]:
    """Direct quotations by person, in order of first appearance, those of unknown speakers last."""
    touched: dict[str, list[tuple[int, Span]]] = {}
    for number, variant in enumerate(edition.variants, 1):
        if variant.kind in ("quotation", "speaker", "negation", "wording"):
            for siglum, reading in variant.readings.items():
                if reading:
                    touched.setdefault(siglum, []).append((number, reading))
    found: dict[str | None, list[Utterance]] = {}
    for entry in edition.quotations:
        if entry.direct:
            found.setdefault(entry.speaker, []).append(_utterance(edition, entry, touched, places))
    return sorted(found.items(), key=lambda item: (item[0] is None, item[1][0].entry.locus))


def _utterance(
    edition: Edition, entry: QuotationEntry, touched: Mapping[str, Sequence[tuple[int, Span]]], places: Places
) -> Utterance:
    readings = edition.loci[entry.locus].readings
    numbers: dict[int, None] = {}
    cells: list[tuple[Witness, Span | None, str | None, str]] = []
    for witness in edition.witnesses:
        siglum = str(witness.siglum)
        one = entry.readings.get(siglum)
        if one is None:
            held = readings.get(siglum)
            cells.append((witness, None, None, f"{siglum}{held[0]}" if held else f"l{entry.locus}"))
            continue
        speaker = one.speaker.text if one.speaker else None
        cells.append((witness, Span(one.start, one.end, one.text), speaker, places(siglum, one.start)))
        for number, span in touched.get(siglum, ()):
            if span.start < one.end and one.start < span.end:
                numbers[number] = None
    return Utterance(entry, tuple(cells), tuple(sorted(numbers)))


def figures_of(edition: Edition) -> tuple[list[FigureRow], list[FigureRow]]:
    """Figures whose readings differ, and those that agree."""
    touched: dict[tuple[str, int], int] = {}
    for number, variant in order(edition):
        if variant.kind in ("figure", "date"):
            for siglum, reading in variant.readings.items():
                if reading:
                    touched.setdefault((siglum, reading.start), number)
    parts: tuple[list[FigureRow], list[FigureRow]] = ([], [])
    for entry in edition.figures:
        concerned = next((touched[s, f.start] for s, f in entry.readings.items() if (s, f.start) in touched), None)
        value = _value(next(iter(entry.readings.values()))) if entry.readings else ""
        parts[concerned is None].append(FigureRow(entry, concerned, value))
    return parts


def _value(figure: Figure) -> str:
    value = figure.value
    if value is None or (isinstance(value, str) and (value.startswith("-") or "X" in value)):
        return ""  # "--02", "XXXX-WXX-5": a month of any year, a Friday of any week; the words say it better
    join = " : " if figure.kind == "ratio" else "–"
    told = join.join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{told} {figure.unit or ''}".strip()


def names_of(edition: Edition) -> tuple[list[NameRow], list[NameRow]]:
    """Names that are garbled somewhere, and those without a fault; the most frequent first."""
    wrong = {
        (siglum, reading.text): [f"{e.left or '∅'} → {e.right or '∅'}" for e in variant.evidence if e.kind == "sound"]
        for variant in edition.variants
        if variant.kind == "name"
        for siglum in variant.faulty
        if (reading := variant.readings.get(siglum))
    }
    parts: tuple[list[NameRow], list[NameRow]] = ([], [])
    for entry in sorted(edition.names, key=lambda one: -len(one.forms)):
        forms: dict[str, dict[str, int]] = {}
        for form in entry.forms:
            held = forms.setdefault(form.siglum, {})
            held[form.text] = held.get(form.text, 0) + 1
        faults = frozenset((s, text) for s, held in forms.items() for text in held if (s, text) in wrong)
        steps = dict.fromkeys(step for s, held in forms.items() for text in held for step in wrong.get((s, text), ()))
        parts[not faults].append(NameRow(entry, forms, faults, tuple(steps)[:6]))
    return parts
