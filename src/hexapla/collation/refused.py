"""A refusal, denial or rejection that some of several versions have, where the others tell that it is so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from hexapla.collation.account import Told, told
from hexapla.collation.containment import length_ratio
from hexapla.collation.refusals import LEAST, Parting, around, parting, readable, refusals
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.words import Found
from hexapla.model import Evidence, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
UNEVEN = 1.9  # how many times longer or shorter than the others lead to expect a sentence may be
REACH = 40  # signs about a refusal that are shown
STOPS = ",;:.!?،؛。，、"


def refused(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each row of sentences in which some versions refuse and the others do not."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) >= LEAST and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row)


def _of_row(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    synopsis = sheet.synopsis
    sides = {s: told(span.text, synopsis.language_at(s, span.start)) for s, span in row.readings.items()}
    if not any(map(refusals, sides.values())):
        return
    found = parting({s: side for s, side in sides.items() if readable(side.language) and even(sheet, row, s)})
    if found is not None:
        yield _variant(locus, row, sides, found)


def even(sheet: Sheet, row: Row, siglum: str) -> bool:
    """Whether a sentence is as long as most others lead to expect: half of one may lack what the others refuse."""
    shares = sorted(
        len(row.readings[siglum].text) / max(1.0, len(span.text) * length_ratio(sheet.synopsis, other, siglum))
        for other, span in row.readings.items()
        if other != siglum
    )
    return 1 / UNEVEN < shares[len(shares) // 2] < UNEVEN


def _variant(locus: int, row: Row, sides: Mapping[str, Told], found: Parting) -> Variant:
    words, without = found.having, found.without
    shown = shown_beside(row, sides, words, without, around)
    readings: dict[str, Span | None] = {s: shown[s] for s in sides if s in shown}
    faulty = tuple(words if len(words) < len(without) else without if len(without) < len(words) else ())
    evidence = tuple(Evidence("negation", f"{s}: {word.text}", "", 1.0) for s, word in words.items())
    first = quoted(next(iter(words.values())).text)
    told_of = say("variant", "refusal", one=listed(list(words)), word=first, other=listed(without))
    return Variant("negation", "contradiction", readings, found.confidence, told_of, evidence, locus, faulty)


def shown_beside(
    row: Row,
    sides: Mapping[str, Told],
    words: Mapping[str, Found],
    without: Sequence[str],
    around: Callable[[Told, Found], frozenset[str]],
) -> dict[str, Span]:
    """What is shown of a row: the words of one party with what stands about them, and where the other party tells of
    the things about them (`around`)."""
    ids = frozenset[str]().union(*(around(sides[s], word) for s, word in words.items()))
    shown = {s: stretch(row.readings[s], word) for s, word in words.items()}
    return shown | {s: answer(row.readings[s], sides[s], ids) for s in without}


def answer(span: Span, side: Told, ids: Set[str]) -> Span:
    """The words of a version about the first thing that stands beside the refusal of others, or all of them."""
    thing = next((one for one in side.things if one.id in ids), None)
    return span if thing is None else stretch(span, Found(thing.start, thing.end, "", thing.id))


def stretch(span: Span, word: Found) -> Span:
    """A word with what stands about it in its clause."""
    start, end = word.start, word.end
    while start > 0 and span.text[start - 1] not in STOPS and word.start - start < REACH:
        start -= 1
    while end < len(span.text) and span.text[end] not in STOPS and end - word.end < REACH:
        end += 1
    # The reach may have ended inside a word.
    while 0 < start < word.start and span.text[start - 1].isalnum() and span.text[start].isalnum():
        start += 1
    while start < word.start and not span.text[start].isalnum():
        start += 1
    while word.end < end < len(span.text) and span.text[end].isalnum() and span.text[end - 1].isalnum():
        end -= 1
    while end > word.end and not span.text[end - 1].isalnum():
        end -= 1
    return Span(span.start + start, span.start + end, span.text[start:end])
