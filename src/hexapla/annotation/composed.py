"""Texts whose accents stand apart (NFD, as macOS and many PDFs give them): read composed, told in their own offsets.

The tables are written composed. `read` mends a page and records it; a text that is given as it is keeps its offsets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from hexapla.model import Span

T = TypeVar("T")
# The vowels and closing consonants of Hangul combine with what stands before them, yet are no combining marks.
JAMO = range(0x1160, 0x1200)


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in composed signs (NFC). `places`: for each of its signs, and its end, the offset in `given`; empty where
    the text was composed already."""

    given: str
    text: str
    places: Sequence[int] = ()

    def back(self, found: T) -> T:
        """What was found in `text`, a record with `start`, `end` and `text`, with its offsets in the text as given."""
        if not self.places or not is_dataclass(found) or isinstance(found, type):
            return found
        values = {one.name: getattr(found, one.name) for one in fields(found)}
        moved: dict[str, object] = {name: self.back(one) for name, one in values.items() if isinstance(one, Span)}
        if {"start", "end", "text"} <= values.keys():
            start, end = self.places[values["start"]], self.places[values["end"]]
            moved |= {"start": start, "end": end, "text": self.given[start:end]}
        return replace(found, **moved)


def composed(text: str) -> Composed:
    """The text in composed signs. Costs nothing worth naming where it is composed already."""
    if unicodedata.is_normalized("NFC", text):
        return Composed(text, text)
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and (unicodedata.combining(text[end]) or ord(text[end]) in JAMO):
            continue
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        places += [min(start + shift, end - 1) for shift in range(len(part))]
        start = end
    return Composed(text, "".join(parts), (*places, len(text)))
