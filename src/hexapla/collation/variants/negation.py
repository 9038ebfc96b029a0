"""A negation that one version has and another has not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from hexapla.collation.account import Told, told
from hexapla.collation.containment import contained, length_ratio
from hexapla.collation.denying import parting
from hexapla.collation.phrases_lost import roughness
from hexapla.collation.refused import refused
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Found
from hexapla.model import Evidence, Span, Variant

UNEVEN = 1.7  # how many times longer than expected one of the sentences may be
SHORT = 40  # signs up to which lengths are not compared (as in containment.length_ratio)
SHARED = 0.15  # share of the content that the other passage must have
ALIKE = 0.35  # rows of sentences that are less surely one give no verdict


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each row of sentences in which some versions deny and others do not, or less often; and for each
    in which some refuse."""
    yield from refused(sheet)
    marked = frozenset(s for s in sheet.synopsis.witnesses if roughness(sheet, s))
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row, marked)


def _of_row(sheet: Sheet, locus: int, row: Row, marked: frozenset[str]) -> Iterator[Variant]:
    synopsis = sheet.synopsis
    sides: dict[str, Told] = {}
    for siglum, span in row.readings.items():
        language = synopsis.language_at(siglum, span.start)
        if "negation" in table(language, "words"):
            sides[siglum] = told(span.text, language)
    found = parting(sides, {(a, b): length_ratio(synopsis, a, b) for a, b in permutations(sides, 2)})
    if found is None or not _answer(sheet, locus, row, found.having[0], found.without[0]):
        return
    having, without = found.having, found.without
    # Two passages laid side by side: whoever asks takes it that they may differ.
    confidence = found.mean if len(synopsis.witnesses) == 2 and len(synopsis.loci) == 1 else found.confidence(marked)
    unanswered = {s: one.negation for (s, _), one in found.verdicts.items()}
    readings: dict[str, Span | None] = {
        s: _clause(row.readings[s], unanswered.get(s) or next(iter(side.denied), None) if s in having else None)
        for s, side in sides.items()
    }
    faulty = tuple(without if len(without) < len(having) else having if len(having) < len(without) else ())
    evidence = tuple(Evidence("negation", f"{s}: {one.text}", "", 1.0) for s, one in unanswered.items())
    words = say("variant", "negation", one=listed(having), other=listed(without))
    yield Variant("negation", "contradiction", readings, confidence, words, evidence, locus, faulty)


def _answer(sheet: Sheet, locus: int, row: Row, one: str, other: str) -> bool:
    """Whether two sentences are of like length and share enough to be told to contradict each other: a sentence that
    was paired with what is left of another denies nothing."""
    spans = row.readings[one], row.readings[other]
    expected = len(spans[0].text) * length_ratio(sheet.synopsis, one, other)
    # Short passages alone do not tell how long the one language is against the other.
    if (
        max(len(span.text) for span in spans) > SHORT
        and not 1 / UNEVEN < len(spans[1].text) / max(1.0, expected) < UNEVEN
    ):
        return False
    return contained(sheet.synopsis, locus, one, spans[0], other) >= SHARED


def _clause(span: Span, found: Found | None) -> Span:
    """The negation with the words about it; the whole sentence where there is none."""
    if found is None:
        return span
    start, end = found.start, found.end
    stops = ",;:.!?،؛。，、"
    while start > 0 and span.text[start - 1] not in stops and found.start - start < 60:
        start -= 1
    while end < len(span.text) and span.text[end] not in stops and end - found.end < 60:
        end += 1
    # The reach of sixty signs may have ended inside a word.
    while 0 < start < found.start and span.text[start - 1].isalnum():
        start += 1
    while start < end and not span.text[start].isalnum():
        start += 1
    return Span(span.start + start, span.start + end, span.text[start:end])
