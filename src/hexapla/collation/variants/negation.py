"""A negation that one version has and another has not."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.containment import contained, length_ratio
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Found, directions, negations
from hexapla.model import Evidence, Span, Variant

# On the development pairs with planted negations, one side with and one without is right nine times in ten where both
# languages have a table; "refuse", "fail", "lack" on the affirmative side say the same without a negation.
SURE = 0.62
LEXICAL = 0.2
UNEVEN = 1.7  # how many times longer than expected one of the sentences may be
SHARED = 0.15  # share of the content that the other passage must have
ALIKE = 0.35  # rows of sentences that are less surely one give no verdict


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each row of sentences in which some versions have negations and others have none at all."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row)


def _of_row(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    synopsis = sheet.synopsis
    denied: dict[str, tuple[Found, ...]] = {}
    for siglum, span in row.readings.items():
        language = synopsis.language_at(siglum, span.start)
        if "negation" not in table(language, "words"):
            continue
        denied[siglum] = negations(span.text, language)
    having = [s for s, found in denied.items() if found]
    without = [s for s, found in denied.items() if not found]
    if not having or not without or max(len(denied[s]) for s in having) > 1:
        return
    if not _answer(sheet, locus, row, having[0], without[0]):
        return
    contrary = _contrary(sheet, row, having, without)
    confidence = SURE - (LEXICAL if contrary else 0)
    readings: dict[str, Span | None] = {s: _clause(row.readings[s], denied[s]) for s in denied}
    faulty = tuple(without if len(without) < len(having) else having if len(having) < len(without) else ())
    evidence = tuple(Evidence("negation", f"{s}: {denied[s][0].text}", "", 1.0) for s in having)
    words = say("variant", "negation", one=listed(having), other=listed(without))
    yield Variant("negation", "contradiction", readings, confidence, words, evidence, locus, faulty)


def _answer(sheet: Sheet, locus: int, row: Row, one: str, other: str) -> bool:
    """Whether two sentences are of like length and share enough to be told to contradict each other: a sentence that
    was paired with what is left of another denies nothing."""
    spans = row.readings[one], row.readings[other]
    expected = len(spans[0].text) * length_ratio(sheet.synopsis, one, other)
    if not 1 / UNEVEN < len(spans[1].text) / max(1.0, expected) < UNEVEN:
        return False
    return contained(sheet.synopsis, locus, one, spans[0], other) >= SHARED


def _contrary(sheet: Sheet, row: Row, having: list[str], without: list[str]) -> bool:
    """Whether the affirmative side says it by a contrary: "fell" for "did not rise", "refused" for "did not accept"."""
    sides: list[set[tuple[str, str | None]]] = []
    for group in (having, without):
        found = [
            one
            for s in group
            for one in directions(row.readings[s].text, sheet.synopsis.language_at(s, row.readings[s].start))
        ]
        sides.append({(one.id, one.side) for one in found})
    other = {"a": "b", "b": "a"}
    return any((pair, other.get(str(side))) in sides[0] for pair, side in sides[1])


def _clause(span: Span, found: tuple[Found, ...]) -> Span:
    """The negation with the words about it; the whole sentence where there is none."""
    if not found:
        return span
    start, end = found[0].start, found[0].end
    stops = ",;:.!?،؛。，、"
    while start > 0 and span.text[start - 1] not in stops and found[0].start - start < 60:
        start -= 1
    while end < len(span.text) and span.text[end] not in stops and end - found[0].end < 60:
        end += 1
    # The reach of sixty signs may have ended inside a word.
    while 0 < start < found[0].start and span.text[start - 1].isalnum():
        start += 1
    while start < end and not span.text[start].isalnum():
        start += 1
    return Span(span.start + start, span.start + end, span.text[start:end])
