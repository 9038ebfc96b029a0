"""What a version lacks: whole passages, and sentences within a passage."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.altered import Prior, prior
from hexapla.collation.clauses import lacked
from hexapla.collation.containment import contained, missing_share
from hexapla.collation.freely_put import stands_for, stood_for
from hexapla.collation.names_lost import LostName, lost_names, readable, speaks, unmatched, unseen
from hexapla.collation.phrases_lost import phrases_lost
from hexapla.collation.quoted_sentences import quoted_by_both
from hexapla.collation.same_language import left_out
from hexapla.collation.sheet import Row, Sheet, cut
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.scripts import WORD
from hexapla.knowledge.words import function_words
from hexapla.model import Evidence, Span, Variant, VariantKind

PASSAGE = 0.85  # confidence that a passage without a counterpart is lacking
# Confidence that a name is lost: in the language of a version that has it, or in another, where it may stand
# unrecognised; less where only one version has it.
NAME = {"person": 0.75, "organisation": 0.6, "place": 0.6, "other": 0.5}
NAME_ABROAD = {"person": 0.7, "organisation": 0.45, "place": 0.45, "other": 0.35}
ALONE = 0.15
UNREAD = 0.65  # what is left where the name may stand there unread: in another script, or as a name that none else has
MANY, UNREAD_BY_MANY = 4, 0.75  # the like where so many versions have it
WORDS, WORD_ALONE = 0.6, 0.45  # confidence that words left out of a near copy matter; that one word does
UNPAIRED = 0.55  # what is left of that where the other version has a sentence of its own in its place
NONE = 0.05  # share of the content of a quoted sentence that a passage of any length may have where it was lost
QUOTED = 0.6  # confidence that it was
SENTENCE = 0.75  # the like for a sentence, before what the other version has of it is taken off


def find(sheet: Sheet) -> Iterator[Variant]:
    """Omissions: what most versions (or one of two) have, and others lack."""
    yield from lacking(sheet, "omission")
    for locus, rows in sheet.rows.items():
        for row in rows:
            for have, lack, span, trimmed in left_out(sheet, row, locus):
                if 2 * len(span.text) > len(row.readings[have].text) and _own(sheet, locus, row, lack):
                    continue  # most of a sentence, and the other version has one of its own: the same in other words
                yield _words(sheet, locus, (have, lack), span, trimmed)
    yield from phrases_lost(sheet)
    making = prior(sheet)
    for lost in lost_names(sheet):
        if lost.instead is None and not speaks(sheet, lost):
            yield _name(sheet, lost, making)


def _words(sheet: Sheet, locus: int, pair: tuple[str, str], span: Span, trimmed: bool) -> Variant:
    """Words that one of two near copies in one language leaves out. In a copy that is worded anew elsewhere, a single
    one that is no name is mostly one of two ways to say the same."""
    have, lack = pair
    words = say("variant", "omission_sentence", where=lack, other=have)
    small = function_words(sheet.synopsis.language_at(have, span.start))
    alone = sum(word.casefold() not in small for word in WORD.findall(span.text)) < 2
    named = any(name.start <= span.start < name.end <= span.end for name in sheet.synopsis.marks[have].names)
    confidence = WORD_ALONE if alone and not named and not trimmed else WORDS
    evidence = (Evidence("same words around", span.text, "", confidence),)
    return Variant("omission", "loss", {have: span, lack: None}, confidence, words, evidence, locus, (lack,))


def _name(sheet: Sheet, lost: LostName, making: Prior) -> Variant:
    """A name that all other versions have in this sentence. A faithful version says "he" or "the president"."""
    readings = {s: lost.readings.get(s) for s in lost.row.readings}
    words = say("variant", "omission_name", where=lost.without, name=lost.entry.name, other=listed(lost.readings))
    languages = {sheet.synopsis.witnesses[s].language for s in lost.readings}
    sure = sheet.synopsis.witnesses[lost.without].language in languages
    confidence = (NAME if sure else NAME_ABROAD)[lost.entry.kind] - (0 if len(lost.readings) > 1 else ALONE)
    if not readable(sheet, lost.readings, (lost.without,)) or unmatched(sheet, lost):
        confidence *= UNREAD if len(lost.readings) < MANY else UNREAD_BY_MANY
    if unseen(sheet, lost.entry.name, lost.without):
        confidence *= UNREAD
    confidence = making.of(confidence, (lost.without,))
    evidence = tuple(Evidence("name", f"{s}: {span.text}", "", 1.0) for s, span in lost.readings.items())
    return Variant("omission", "loss", readings, confidence, words, evidence, lost.locus, (lost.without,))


def lacking(sheet: Sheet, kind: VariantKind) -> Iterator[Variant]:
    """Omissions or additions. What only one of three or more versions has was added there, or kept there alone: it is
    called an addition; the rest are omissions."""
    synopsis, making = sheet.synopsis, prior(sheet)
    for locus in synopsis.told():
        have = synopsis.sigla(locus)
        lack = tuple(s for s in synopsis.witnesses if s not in have)
        if lack and kind == _kind(have, lack):
            yield _passage(sheet, locus, have, lack, kind)
        for row in sheet.rows.get(locus, ()):
            without = tuple(s for s in have if s not in row.readings)
            if without and kind == _kind(tuple(row.readings), without):
                yield from _sentence(sheet, locus, row, (without, making), kind)


def _kind(have: tuple[str, ...], lack: tuple[str, ...]) -> VariantKind:
    return "addition" if len(have) == 1 and len(lack) > 1 else "omission"


def _passage(sheet: Sheet, locus: int, have: tuple[str, ...], lack: tuple[str, ...], kind: VariantKind) -> Variant:
    synopsis = sheet.synopsis
    readings = {s: synopsis.whole(locus, s) for s in synopsis.witnesses}
    what = say("kind", synopsis.kind(locus))
    words = say("variant", kind, where=listed(lack), other=listed(have), kind=what)
    free = stands_for(synopsis, locus) if len(have) == 1 else any(stood_for(synopsis, locus, s) for s in lack)
    confidence = PASSAGE * (UNPAIRED if free else 1.0)
    evidence = (Evidence("locus", listed(have), "", PASSAGE),)
    return Variant(kind, "loss", readings, confidence, words, evidence, locus, lack if kind == "omission" else have)


def _own(sheet: Sheet, locus: int, row: Row, siglum: str) -> bool:
    """Whether a version has a sentence here that the others lack: the two may say the same in other words."""
    return any(siglum in one.readings and not set(one.readings) & set(row.readings) for one in sheet.rows[locus])


def _sentence(
    sheet: Sheet, locus: int, row: Row, lacks: tuple[tuple[str, ...], Prior], kind: VariantKind
) -> Iterator[Variant]:
    """A sentence that a version lacks, unless its words stand elsewhere in that version's passage; of one that it has
    in part, the clauses that it lacks."""
    synopsis, (without, making) = sheet.synopsis, lacks
    if not any(sign.isalnum() for span in row.readings.values() for sign in span.text):
        return  # a closing mark that stands apart
    spans = {one: lacked(synopsis, locus, one, span, without) for one, span in row.readings.items()}
    held = {s: max(contained(synopsis, locus, one, span, s) for one, span in spans.items()) for s in without}
    short = {s: missing_share(synopsis, locus, spans, s) for s in without}
    gone = [s for s in without if held[s] < 0.5 and short[s] > 0.3]
    if gone:
        confidence = SENTENCE * min(1.0, 0.6 + short[gone[0]] / 2) * (1 - max(held[s] for s in gone) / 2)
    else:
        gone, confidence = [s for s in without if held[s] <= NONE and quoted_by_both(sheet, locus, spans, s)], QUOTED
    if not gone:
        return
    if any(_own(sheet, locus, row, s) for s in gone):
        confidence *= UNPAIRED
    if kind == "addition":  # its own words for what the others say, or what they cut
        confidence = making.of(confidence, (*gone, *row.readings))
    readings: dict[str, Span | None] = {
        s: cut(synopsis.witnesses[s].text, spans[s]) if s in spans else None
        for s in synopsis.witnesses
        if s in spans or s in gone
    }
    words = say("variant", f"{kind}_sentence", where=listed(gone), other=listed(row.readings))
    evidence = tuple(
        Evidence(
            "containment", f"{held[s]:.2f} of its content stands in {s}", f"length missing {short[s]:.2f}", 1 - held[s]
        )
        for s in gone
    )
    at_fault = tuple(gone) if kind == "omission" else tuple(row.readings)
    yield Variant(kind, "loss", readings, confidence, words, evidence, locus, at_fault)
