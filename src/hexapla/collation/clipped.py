"""Words between quotation marks of which a version has only some: “America First” and “first”.

Slogans, titles and terms are kept letter for letter, so that no lexicon is asked; what is translated is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from hexapla.collation.account import told
from hexapla.collation.senses import units_in
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.homonyms import meaning
from hexapla.knowledge.scripts import WORD
from hexapla.knowledge.words import function_words
from hexapla.model import Span

QUOTED = re.compile(r"[“”„‟«»‹›\"「『]([^“”„‟«»‹›\"「」『』\n]{2,60})[“”«»‹›\"」』]")
MOST = 6  # words between two marks that are a slogan or term


@dataclass(frozen=True, slots=True)
class Clipped:
    """`whole` in version `full`, of which `cut` has only `part`."""

    full: str
    whole: Span
    cut: str
    part: Span


def clipped(sheet: Sheet, locus: int, row: Row) -> Iterator[Clipped]:
    """The terms of a row of sentences of which a version has lost words that nothing else in its sentence tells."""
    quoted = {
        s: [Span(m.start(1) + span.start, m.end(1) + span.start, m[1]) for m in QUOTED.finditer(span.text)]
        for s, span in row.readings.items()
    }
    for full, cut in permutations([s for s, found in quoted.items() if found], 2):
        for whole in quoted[full]:
            for part in quoted[cut]:
                missing = _missing(whole.text, part.text)
                if missing and not any(_there(sheet, locus, row, full, cut, word) for word in missing):
                    yield Clipped(full, whole, cut, part)


def _missing(whole: str, part: str) -> list[str]:
    """The words of the whole that come before or after the part; empty where it is no part of it."""
    words = [one.group().casefold() for one in WORD.finditer(whole)]
    some = [one.group().casefold() for one in WORD.finditer(part)]
    if not 0 < len(some) < len(words) <= MOST or sum(map(len, some)) < 3:
        return []
    for at in range(len(words) - len(some) + 1):
        if words[at : at + len(some)] == some:
            return words[:at] + words[at + len(some) :]
    return []


def _there(sheet: Sheet, locus: int, row: Row, full: str, cut: str, word: str) -> bool:
    """Whether a word is a small one, or the other sentence has it: as it is, by what it means, or in a name."""
    span, text = row.readings[cut], row.readings[cut].text
    languages = [sheet.synopsis.language_at(s, row.readings[s].start) for s in (full, cut)]
    if word in function_words(languages[0]) or word in text.casefold():
        return True
    held = told(text, languages[1]).ids | {key for unit in units_in(sheet, cut, span) for key in unit.keys}
    keys = {
        key
        for unit in units_in(sheet, full, row.readings[full])
        if word in unit.span.text.casefold()
        for key in (*unit.ids, *unit.keys)
    }
    return not held.isdisjoint(keys | meaning(word, languages[0]))
