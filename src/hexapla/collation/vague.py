"""Words for amounts that are no figures and differ: "hundreds" and "thousands", "doubled" and "halved"; and an exact
dozen for "dozens"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.amounts import magnitudes, multiples
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.words import Found
from hexapla.model import Evidence, Figure, Span, Variant

Finder = Callable[[str, str | None], list[tuple[Decimal, Found]]]
ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
# Of the sentence: two words farther apart do not stand for each other; verbs ("doubled") stand first or last.
NEAR, NEAR_VERBS = 0.5, 0.9
APART, ANY = Decimal(10), Decimal(1)  # magnitudes that differ by less are told loosely; multiples are not
TOLD, BORNE_OUT = 0.6, 0.75  # confidence of one version against one; of one against several
TEN = Decimal(10)
EXACT = (TEN, Decimal(12))  # what "dozens" and "tens" become when they are taken for a number


@dataclass(frozen=True, slots=True)
class _Word:
    value: Decimal
    span: Span
    place: float


def vague(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each row of sentences whose versions have other magnitudes or other multiples."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                orders = _words(sheet, locus, row, magnitudes)
                orders = _with_exact(sheet, locus, row, orders)
                yield from _differing(row, locus, orders, APART, NEAR)
                factors = _words(sheet, locus, row, multiples, figures=True)
                yield from _differing(row, locus, factors, ANY, NEAR_VERBS)


def _words(sheet: Sheet, locus: int, row: Row, find: Finder, figures: bool = False) -> dict[str, list[_Word]]:
    """The words of each version; those that belong to a figure only where `figures` says so (de moitié)."""
    held: dict[str, list[_Word]] = {}
    for siglum, sentence in row.readings.items():
        taken = [] if figures else _figures(sheet, locus, siglum, sentence)
        for value, word in find(sentence.text, sheet.synopsis.language_at(siglum, sentence.start)):
            start, end = sentence.start + word.start, sentence.start + word.end
            if any(one.start < end and start < one.end for one in taken):
                continue
            place = word.start / max(1, len(sentence.text))
            held.setdefault(siglum, []).append(_Word(value, Span(start, end, word.text), place))
    return held


def _figures(sheet: Sheet, locus: int, siglum: str, sentence: Span) -> list[Figure]:
    return [one for one in sheet.synopsis.figures(locus, siglum) if sentence.start <= one.start < sentence.end]


def _with_exact(sheet: Sheet, locus: int, row: Row, held: Mapping[str, list[_Word]]) -> dict[str, list[_Word]]:
    """The words for magnitudes, and of versions without one the ten or twelve that stands for "dozens" in others: told
    as a number of its own, so that it differs from them."""
    found = dict(held)
    if {word.value for words in held.values() for word in words} != {TEN}:
        return found
    for siglum, sentence in row.readings.items():
        exact = [one for one in _figures(sheet, locus, siglum, sentence) if one.kind == "number" and one.value in EXACT]
        if siglum not in held and len(exact) == 1 and _alone(sheet, locus, siglum, exact[0]):
            place = (exact[0].start - sentence.start) / max(1, len(sentence.text))
            found[siglum] = [_Word(Decimal(1), Span(exact[0].start, exact[0].end, exact[0].text), place)]
    return found


def _alone(sheet: Sheet, locus: int, siglum: str, figure: Figure) -> bool:
    """Whether no other version has a figure that answers one."""
    return any(
        entry.locus == locus and entry.readings.get(siglum) == figure and len(entry.readings) == 1
        for entry in sheet.figures
    )


def _differing(row: Row, locus: int, held: Mapping[str, list[_Word]], apart: Decimal, near: float) -> Iterator[Variant]:
    """The versions that have one such word, of which some have another than the rest."""
    lone = {s: words[0] for s, words in held.items() if len(words) == 1}
    parties: dict[Decimal, list[str]] = {}
    for siglum, word in lone.items():
        parties.setdefault(word.value, []).append(siglum)
    if len(parties) != 2 or len(lone) < len(held):
        return
    (low, few), (high, many) = sorted(parties.items())
    first, second = lone[few[0]], lone[many[0]]
    if high < low * apart or abs(first.place - second.place) > near:
        return
    readings: dict[str, Span | None] = {s: lone[s].span for s in row.readings if s in lone}
    faulty = few if len(few) < len(many) else many if len(many) < len(few) else []
    told = listed(f"{s}: {quoted(word.span.text)}" for s, word in lone.items())
    evidence = tuple(Evidence("value", f"{s}: {word.span.text}", str(word.value), 1.0) for s, word in lone.items())
    words = say("variant", "vague", told=told)
    yield Variant(
        "figure", "contradiction", readings, BORNE_OUT if faulty else TOLD, words, evidence, locus, tuple(faulty)
    )
