"""Sentences of a direct quotation that two versions have, of which one lacks the sentence.

A quotation is kept sentence by sentence, so that one of whose content nothing stands in the other version was lost
there, although the attribution, or words that went astray, make the passage as long as the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.collation.senses import units_in
from hexapla.collation.sheet import Sheet
from hexapla.model import Span

KNOWN, WORDS = 2, 4  # words of content of such a sentence: known to the lexicon, and in all
MARK = 3  # signs of marks and blanks before a quotation


def quoted_by_both(sheet: Sheet, locus: int, spans: Mapping[str, Span], without: str) -> bool:
    """Whether some sentence of `spans` is told in a direct quotation that `without` has as well."""
    return any(_telling(sheet, s, span) and _quoted(sheet, locus, s, span, without) for s, span in spans.items())


def _telling(sheet: Sheet, siglum: str, span: Span) -> bool:
    """Whether a sentence has words enough that none of them would be found by chance."""
    units = units_in(sheet, siglum, span)
    return len(units) >= WORDS and sum(bool(one.ids) or one.mark for one in units) >= KNOWN


def _quoted(sheet: Sheet, locus: int, siglum: str, span: Span, without: str) -> bool:
    return any(
        entry.direct
        and entry.locus == locus
        and siglum in entry.readings
        and without in entry.readings
        and entry.readings[siglum].start <= span.start + MARK
        and span.start < entry.readings[siglum].end
        for entry in sheet.quotations
    )
