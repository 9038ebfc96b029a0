"""What every finder of variants is given: the synopsis, the entries, and the sentences of each locus in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.collation.columns import rows_of
from hexapla.evidence.features import PassageFeatures, features
from hexapla.model import FigureEntry, Locus, Quotation, QuotationEntry, Span
from hexapla.synopsis import Synopsis

if TYPE_CHECKING:
    from hexapla.collation.altered import Prior
    from hexapla.collation.senses import Unit


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of the versions of one locus that say the same thing: siglum -> stretch of its text."""

    readings: Mapping[str, Span]
    confidence: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The synopsis with its entries; `rows` maps a locus to its rows of sentences."""

    synopsis: Synopsis
    figures: Sequence[FigureEntry]
    quotations: Sequence[QuotationEntry]
    rows: Mapping[int, Sequence[Row]] = field(default_factory=dict)
    read: dict[tuple[str, int, int], list[Unit]] = field(default_factory=dict, compare=False)  # kept by `units_in`
    made: list[Prior] = field(default_factory=list, compare=False)  # kept by `altered.prior`


def sheet(synopsis: Synopsis, figures: Sequence[FigureEntry], quotations: Sequence[QuotationEntry]) -> Sheet:
    """The sheet of a story, the sentences of every locus aligned."""
    rows = {locus: _rows(synopsis, locus) for locus in synopsis.told() if len(synopsis.sigla(locus)) > 1}
    return Sheet(synopsis, figures, quotations, rows)


def span_features(synopsis: Synopsis, locus: int, siglum: str, span: Span) -> PassageFeatures:
    """The features of a stretch of a version's text, with its marks."""
    marks = synopsis.marks[siglum]
    names = [one for one in marks.names if span.start <= one.start < span.end]
    figures = [one for one in marks.figures if span.start <= one.start < span.end]
    return features(span.text, synopsis.language(locus, siglum), names, figures)


def _rows(synopsis: Synopsis, locus: int) -> list[Row]:
    sentences = {siglum: synopsis.sentences(locus, siglum) for siglum in synopsis.sigla(locus)}
    if all(len(found) <= 1 for found in sentences.values()):
        whole = {siglum: synopsis.whole(locus, siglum) for siglum in sentences}
        return [Row({siglum: span for siglum, span in whole.items() if span}, synopsis.loci[locus].confidence)]
    pages = {
        siglum: [span_features(synopsis, locus, siglum, one) for one in found] for siglum, found in sentences.items()
    }
    return [_row(synopsis, one, sentences) for one in rows_of(pages)]


def _row(synopsis: Synopsis, row: Locus, sentences: Mapping[str, Sequence[Span]]) -> Row:
    readings: dict[str, Span] = {}
    for siglum, places in row.readings.items():
        start, end = sentences[siglum][places[0]].start, sentences[siglum][places[-1]].end
        readings[siglum] = Span(start, end, synopsis.witnesses[siglum].text[start:end])
    return Row(readings, row.confidence)


def cut(text: str, span: Span) -> Span:
    """The span without the space and stops at its ends."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end, text[start:end])


def overlaps(one: Span | Quotation, other: Span | Quotation) -> bool:
    """Whether two spans of one text share a sign."""
    return one.start < other.end and other.start < one.end
