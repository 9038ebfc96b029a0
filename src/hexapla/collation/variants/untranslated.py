"""Passages, parts and words left in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.collation.sheet import Sheet
from hexapla.knowledge.phrases import say
from hexapla.knowledge.tables import language_name
from hexapla.model import Evidence, Severity, Span, Trace, Variant

# A trace over less than this share of its passage is a word or phrase left over (as the scorers have it).
PART, WHOLE = 0.25, 0.9
VERBATIM = 0.95  # confidence where another version has the same words


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each trace `untranslated`; the other versions' readings are what they have at the locus."""
    synopsis = sheet.synopsis
    for siglum, witness in synopsis.witnesses.items():
        for trace in witness.traces:
            locus = synopsis.locus_at(siglum, trace.start) if trace.kind == "untranslated" else None
            if locus is None or len(synopsis.sigla(locus)) < 2:
                continue
            passage = witness.passages[trace.passage]
            share = (trace.end - trace.start) / max(1, passage.end - passage.start)
            yield _variant(sheet, locus, siglum, trace, share)


def _variant(sheet: Sheet, locus: int, siglum: str, trace: Trace, share: float) -> Variant:
    synopsis = sheet.synopsis
    text = synopsis.witnesses[siglum].text
    readings: dict[str, Span | None] = {
        other: synopsis.whole(locus, other) if share >= PART else None
        for other in synopsis.witnesses
        if other != siglum
    }
    readings[siglum] = Span(trace.start, trace.end, text[trace.start : trace.end])
    key = "untranslated" if share >= WHOLE else "untranslated_part" if share >= PART else "untranslated_word"
    words = say("variant", key, where=siglum, language=language_name(trace.language))
    evidence = (Evidence("language", trace.note, trace.language or "", trace.confidence),)
    severity: Severity = "loss" if share >= PART else "style"
    ordered = {s: readings[s] for s in synopsis.witnesses}
    confidence = max(trace.confidence, VERBATIM if _verbatim(text[trace.start : trace.end], ordered, siglum) else 0.0)
    return Variant("untranslated", severity, ordered, confidence, words, evidence, locus, (siglum,))


def _verbatim(words: str, readings: Mapping[str, Span | None], siglum: str) -> bool:
    """Whether another version has most of these very words: then they were left as they stood there."""
    left = set(words.casefold().split())
    others = [set(r.text.casefold().split()) for s, r in readings.items() if r and s != siglum]
    return any(len(left & other) >= 0.7 * len(left) for other in others)
