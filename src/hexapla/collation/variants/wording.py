"""Words that change the sense: one version says rise where another says fall, or takes a word in another sense."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.sheet import Row, Sheet
from hexapla.collation.taken_wrongly import taken_wrongly
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.words import Found, directions, negations
from hexapla.model import Evidence, Span, Variant

OPPOSITE = 0.55
NEAR, FAR = 0.12, 0.8  # parts of a sentence that contraries may stand apart; what is left of OPPOSITE beyond
ALIKE = 0.35


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each pair of contraries of which one version has only this side and another only that, and for
    each word taken in another sense or a name taken for a word."""
    yield from taken_wrongly(sheet)
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row)


def _of_row(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    found: dict[str, dict[str, list[Found]]] = {}
    denied: set[str] = set()
    for siglum, span in row.readings.items():
        language = sheet.synopsis.language_at(siglum, span.start)
        for one in directions(span.text, language):
            found.setdefault(one.id, {}).setdefault(siglum, []).append(one)
        if negations(span.text, language):
            denied.add(siglum)
    for pair, sides in found.items():
        only_a = [s for s, held in sides.items() if {one.side for one in held} == {"a"}]
        only_b = [s for s, held in sides.items() if {one.side for one in held} == {"b"}]
        # "did not rise" and "fell" agree: versions that differ in a negation too are no contradiction here.
        if only_a and only_b and (set(only_a) <= denied) == (set(only_b) <= denied):
            yield _variant(locus, row, pair, only_a, only_b, sides)


def _variant(
    locus: int, row: Row, pair: str, only_a: list[str], only_b: list[str], sides: dict[str, list[Found]]
) -> Variant:
    apart = min(
        abs(_place(row, one, first) - _place(row, other, second))
        for one in only_a
        for other in only_b
        for first in sides[one]
        for second in sides[other]
    )
    readings: dict[str, Span | None] = {}
    for siglum in (*only_a, *only_b):
        first, shift = sides[siglum][0], row.readings[siglum].start
        readings[siglum] = Span(first.start + shift, first.end + shift, first.text)
    left, right = sides[only_a[0]][0].text, sides[only_b[0]][0].text
    words = say("variant", "opposite", one=listed(only_a), other=listed(only_b), left=quoted(left), right=quoted(right))
    faulty = tuple(only_b if len(only_b) < len(only_a) else only_a if len(only_a) < len(only_b) else ())
    evidence = (Evidence("opposite", left, right, 1.0), Evidence("pair", pair, pair, 1.0))
    confidence = OPPOSITE if apart <= NEAR else OPPOSITE * FAR
    return Variant("wording", "contradiction", readings, confidence, words, evidence, locus, faulty)


def _place(row: Row, siglum: str, word: Found) -> float:
    """Where a word stands in its sentence, 0..1."""
    return word.start / max(1, len(row.readings[siglum].text))
