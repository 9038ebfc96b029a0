"""Words in quotation marks that a version lacks or gives only in part."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.altered import Prior, prior
from hexapla.collation.clipped import Clipped, clipped
from hexapla.collation.containment import contained, length_ratio, missing_share
from hexapla.collation.sheet import Sheet
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.model import Evidence, Quotation, QuotationEntry, Span, Variant

MARKED_ALONE = 0.7  # what is left of that where one version alone of three or more has marks: they are its own
LOST, CUT = 0.7, 0.65  # from the development stories
CLIPPED = 0.7  # that words lacking between marks were lost
HELD = 0.45  # share of the content found in the other passage from which the words are there, if without marks
ROOM = 0.7  # share of the quotation's length that a passage has besides what else it tells
FAR = 0.0
WORD = 9  # letters from which quoted words are told as lost: not a lone word between marks
LEAST = 24  # letters of a quotation below which a shorter one is no cut; signs of Chinese or Japanese count double
SHORT = 0.6  # a quotation shorter than this share of its expected length is cut


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each direct quotation that is lacking or cut in a version that has the passage."""
    making = prior(sheet)
    for entry in sheet.quotations:
        if not entry.direct:
            continue
        words = max(_size(one.text) for one in entry.readings.values())
        lost = _lost_in(sheet, entry) if words >= WORD else {}
        if lost:
            yield _lost(sheet, entry, lost, making)
        yield from _cut(sheet, entry, making)
    for locus, rows in sheet.rows.items():
        for row in rows:
            for one in clipped(sheet, locus, row):
                yield _clipped(locus, one)


def _clipped(locus: int, one: Clipped) -> Variant:
    """Words of a slogan or term between quotation marks that a version lost."""
    readings: dict[str, Span | None] = dict(sorted(((one.full, one.whole), (one.cut, one.part))))
    words = say("variant", "term_clipped", where=one.cut, less=one.part.text, other=one.full, more=one.whole.text)
    evidence = (Evidence("words between marks", one.whole.text, one.part.text, 1.0),)
    return Variant("quotation", "loss", readings, CLIPPED, words, evidence, locus, (one.cut,))


def _span(quotation: Quotation) -> Span:
    return Span(quotation.start, quotation.end, quotation.text)


def _of(entry: QuotationEntry) -> str:
    return f" from {entry.speaker}" if entry.speaker else ""


def _lost_in(sheet: Sheet, entry: QuotationEntry) -> dict[str, float]:
    """Versions that have the passage but not the words: siglum -> share of the content they have all the same."""
    found: dict[str, float] = {}
    spans = {s: _span(one) for s, one in entry.readings.items()}
    for siglum in sheet.synopsis.sigla(entry.locus):
        if siglum in entry.readings or _answered(sheet, entry, siglum):
            continue
        held = max(contained(sheet.synopsis, entry.locus, s, span, siglum) for s, span in spans.items())
        room = 1 - missing_share(sheet.synopsis, entry.locus, spans, siglum)
        # Words that a sentence of full length has no room to have lost stand there without marks, in other words.
        if held < HELD and (room < ROOM or held < FAR):
            found[siglum] = held
    return found


def _answered(sheet: Sheet, entry: QuotationEntry, siglum: str) -> bool:
    """Whether a version quotes something else here that no version with this quotation has: the same words, so freely
    put that nothing joins them."""
    return any(
        other is not entry
        and other.locus == entry.locus
        and other.direct
        and siglum in other.readings
        and not set(other.readings) & set(entry.readings)
        for other in sheet.quotations
    )


def _lost(sheet: Sheet, entry: QuotationEntry, lost: dict[str, float], making: Prior) -> Variant:
    readings: dict[str, Span | None] = {
        s: _span(entry.readings[s]) if s in entry.readings else None
        for s in sheet.synopsis.witnesses
        if s in entry.readings or s in lost
    }
    alone = len(entry.readings) == 1 and len(lost) > 1
    key = "quotation_only" if alone else "quotation_lost"
    words = say("variant", key, where=listed(lost), other=listed(entry.readings), speaker=_of(entry))
    evidence = tuple(
        Evidence("containment", f"{h:.2f} of its content stands in {s}", "", 1 - h) for s, h in lost.items()
    )
    confidence = making.of(LOST * (1 - max(lost.values()) / 2), lost)
    if alone:
        confidence *= MARKED_ALONE
    return Variant("quotation", "loss", readings, confidence, words, evidence, entry.locus, tuple(lost))


def _size(text: str) -> int:
    return sum(2 if script(sign) in WITHOUT_SPACES else 1 for sign in text if sign.isalnum())


def _cut(sheet: Sheet, entry: QuotationEntry, making: Prior) -> Iterator[Variant]:
    """A version whose quotation is much shorter than the fullest one leads to expect."""
    synopsis = sheet.synopsis
    full = max(entry.readings, key=lambda s: len(entry.readings[s].text))
    short: dict[str, float] = {}
    for siglum, quotation in entry.readings.items():
        expected = len(entry.readings[full].text) * length_ratio(synopsis, full, siglum)
        share = len(quotation.text) / max(1.0, expected)
        if (
            siglum != full
            and _size(entry.readings[full].text) >= LEAST
            and share < SHORT
            and contained(synopsis, entry.locus, full, _span(entry.readings[full]), siglum) < HELD
        ):
            short[siglum] = share
    if short:
        readings: dict[str, Span | None] = {s: _span(one) for s, one in entry.readings.items()}
        words = say("variant", "quotation_cut", where=listed(short), other=full, speaker=_of(entry))
        evidence = tuple(
            Evidence("length", f"{share:.2f} of the expected length in {s}", "", 1 - share)
            for s, share in short.items()
        )
        yield Variant("quotation", "loss", readings, making.of(CUT, short), words, evidence, entry.locus, tuple(short))
