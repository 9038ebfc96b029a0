"""A person who is a woman in one version and a man in another."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.person_genders import Turned, of_nouns, of_speakers
from hexapla.collation.sheet import Sheet
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.model import Evidence, Span, Variant

MANY, ALONE = 0.8, 0.6  # confidence of one version against several, and against one
NOUN = 0.65  # that two nouns in one language tell of one person


def gendered(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each quotation whose speaker is of two genders; one for each noun, where it shows first."""
    for found in of_speakers(sheet):
        yield _variant(sheet, found, ALONE if len(found.men) == len(found.women) else MANY)
    told: set[tuple[str, ...]] = set()
    for locus, rows in sheet.rows.items():
        for row in rows:
            for one in of_nouns(sheet, locus, row):
                key = (*one.men, "", *one.women, next(iter(one.women.values())).text.lower())
                if key not in told:
                    told.add(key)
                    yield _variant(sheet, one, NOUN)


def _variant(sheet: Sheet, found: Turned, confidence: float) -> Variant:
    spans = {**found.men, **found.women}
    readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
    man, woman = next(iter(found.men.values())).text, next(iter(found.women.values())).text
    words = say(
        "variant", "gender", men=listed(found.men), women=listed(found.women), man=quoted(man), woman=quoted(woman)
    )
    few, many = sorted((found.men, found.women), key=len)
    faulty = tuple(few) if len(few) < len(many) else ()
    evidence = (Evidence("gender", man, woman, confidence),)
    return Variant("wording", "contradiction", readings, confidence, words, evidence, found.locus, faulty)
