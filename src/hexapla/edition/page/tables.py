"""What the page lists: differences with the versions that agree put together, who said what, figures, names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.edition.page.drift import Step, numbers_for, steps_of
from hexapla.edition.page.tree import Tree
from hexapla.edition.signs import Cause, cause_of, order, shortened
from hexapla.model import Figure, FigureEntry, NameEntry, QuotationEntry, Span, Variant

LISTED = 3  # readings of a difference in the list; the others unfold
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
    """A variant as the page lists it; `columns` and `lacks` are numbers of versions, from 1. `brief`: the
    readings that are shown before it is unfolded."""

    number: int
    variant: Variant
    readings: tuple[Reading, ...]
    brief: tuple[Reading, ...]
    columns: tuple[int, ...]
    lacks: tuple[int, ...]
    better: tuple[str, ...]
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Line:
    """The versions, ancestors before descendants, and the parent of each."""

    order: tuple[str, ...]
    parents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person says at one place: step by step what the versions make of it, and the versions that do not quote
    it, with the address of where they might and the differences that say so."""

    steps: tuple[Step, ...]
    silent: tuple[tuple[str, str], ...]
    silent_numbers: tuple[int, ...]


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
        readings = _readings(variant, languages, places)
        found.append(
            Difference(
                number, variant, readings, _brief(readings),
                tuple(columns[s] for s in concerned if s in columns),
                tuple(columns[s] for s, r in variant.readings.items() if r is None),
                tuple(s for s in held if s not in variant.faulty) if variant.faulty else (),
                cause_of(variant),
            )
        )  # fmt: skip
    return found


def _brief(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that stand in the list itself: all, if they are few; else the faulty ones and those that most
    versions have."""
    if len(readings) <= LISTED + 1:
        return tuple(readings)
    ranked = sorted(readings, key=lambda one: (not one.faulty, one.text is not None, -len(one.sigla)))[:LISTED]
    return tuple(one for one in readings if one in ranked or (one.faulty and one.text is None))


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


def people_of(edition: Edition, places: Places, tree: Tree) -> list[tuple[str | None, list[Utterance]]]:
    """Direct quotations by person, in order of first appearance, those of unknown speakers last."""
    touched: dict[str, list[tuple[int, Variant, Span]]] = {}
    for number, variant in enumerate(edition.variants, 1):
        if variant.kind in ("quotation", "speaker", "negation", "wording"):
            for siglum, reading in variant.readings.items():
                if reading:
                    touched.setdefault(siglum, []).append((number, variant, reading))
    every = [str(one.siglum) for one in edition.witnesses]
    told = [one.id for one in tree.twigs if not one.lost and one.id in every]
    line = Line(tuple(dict.fromkeys([*told, *every])), {one.id: one.way.parent for one in tree.twigs if one.way})
    found: dict[str | None, list[Utterance]] = {}
    first: dict[str | None, int] = {}
    for entry in edition.quotations:
        if entry.direct:
            found.setdefault(entry.speaker, []).append(_utterance(edition, entry, touched, places, line))
            first.setdefault(entry.speaker, entry.locus)
    return sorted(found.items(), key=lambda item: (item[0] is None, first[item[0]]))


def _utterance(
    edition: Edition,
    entry: QuotationEntry,
    touched: Mapping[str, Sequence[tuple[int, Variant, Span]]],
    places: Places,
    line: Line,
) -> Utterance:
    readings = edition.loci[entry.locus].readings
    concerned = {
        number: variant
        for siglum, one in entry.readings.items()
        for number, variant, span in touched.get(siglum, ())
        if span.start < one.end and one.start < span.end
    }
    here = {siglum: places(siglum, one.start) for siglum, one in entry.readings.items()}
    variants = sorted(concerned.items())
    steps = steps_of(edition, entry, line.order, line.parents, here, variants)
    silent = tuple(
        (s, f"{s}{held[0]}" if (held := readings.get(s)) else f"l{entry.locus}")
        for s in (str(one.siglum) for one in edition.witnesses) if s not in entry.readings
    )  # fmt: skip
    return Utterance(steps, silent, numbers_for([s for s, _ in silent], variants))


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
