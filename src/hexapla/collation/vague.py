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
from hexapla.model import Evidence, Span, Variant

Finder = Callable[[str, str | None], list[tuple[Decimal, Found]]]
ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
NEAR = 0.4  # of the sentence: two words farther apart do not stand for each other
APART = 10  # magnitudes that differ by less are told loosely
TOLD, BORNE_OUT = 0.6, 0.75  # confidence of one version against one; of one against several


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
                open_ones = _words(sheet, locus, row, magnitudes)
                yield from _differing(row, locus, open_ones, Decimal(APART))
                yield from _differing(row, locus, _words(sheet, locus, row, multiples), Decimal(1))


def _words(sheet: Sheet, locus: int, row: Row, find: Finder) -> dict[str, list[_Word]]:
    """The words of each version that belong to no figure."""
    held: dict[str, list[_Word]] = {}
    for siglum, sentence in row.readings.items():
        figures = [
            one for one in sheet.synopsis.figures(locus, siglum) if sentence.start <= one.start < sentence.end
        ]
        for value, word in find(sentence.text, sheet.synopsis.language_at(siglum, sentence.start)):
            start, end = sentence.start + word.start, sentence.start + word.end
            if any(one.start < end and start < one.end for one in figures):
                continue
            place = word.start / max(1, len(sentence.text))
            held.setdefault(siglum, []).append(_Word(value, Span(start, end, word.text), place))
    return held


def _differing(row: Row, locus: int, held: Mapping[str, list[_Word]], apart: Decimal) -> Iterator[Variant]:
    """The versions that have one such word, of which some have another than the rest."""
    lone = {s: words[0] for s, words in held.items() if len(words) == 1}
    parties: dict[Decimal, list[str]] = {}
    for siglum, word in lone.items():
        parties.setdefault(word.value, []).append(siglum)
    if len(parties) != 2 or len(lone) < len(held):
        return
    (low, few), (high, many) = sorted(parties.items())
    first, second = lone[few[0]], lone[many[0]]
    if high < low * apart or abs(first.place - second.place) > NEAR:
        return
    readings: dict[str, Span | None] = {s: lone[s].span for s in row.readings if s in lone}
    faulty = few if len(few) < len(many) else many if len(many) < len(few) else []
    told = listed(f"{s}: {quoted(word.span.text)}" for s, word in lone.items())
    evidence = tuple(Evidence("value", f"{s}: {word.span.text}", str(word.value), 1.0) for s, word in lone.items())
    words = say("variant", "vague", told=told)
    yield Variant(
        "figure", "contradiction", readings, BORNE_OUT if faulty else TOLD, words, evidence, locus, tuple(faulty)
    )
