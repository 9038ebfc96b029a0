"""The clauses of a sentence that other versions lack: those at its ends that they have are taken off."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.collation.account import CLAUSE
from hexapla.collation.containment import contained
from hexapla.model import Span
from hexapla.synopsis import Synopsis

THERE = 0.35  # share of a clause's content found in the other passage from which the clause stands there
LEAST = 12  # letters of a clause that can be looked for by itself
HYPHENS = frozenset("—–…")


def clauses(span: Span) -> list[Span]:
    """The clauses of a stretch, each with the sign that ends it; short ones with the one before."""
    found: list[Span] = []
    start = 0
    for at, sign in enumerate(span.text):
        last = at + 1 == len(span.text)
        # A comma inside a figure, a stop inside an abbreviation parts nothing.
        ends = sign in CLAUSE and (last or sign in HYPHENS or not span.text[at + 1].isalnum() or sign > "\\u3000")
        if (ends or last) and sum(map(str.isalnum, span.text[start : at + 1])) >= LEAST:
            found.append(Span(span.start + start, span.start + at + 1, span.text[start : at + 1]))
            start = at + 1
    if found and start < len(span.text):
        first = found[-1].start
        found[-1] = Span(first, span.end, span.text[first - span.start :])
    return found or [span]


def lacked(synopsis: Synopsis, locus: int, siglum: str, span: Span, without: Sequence[str]) -> Span:
    """The stretch of a sentence that all of `without` lack, by its clauses; the whole where none is there."""
    parts = clauses(span)
    if len(parts) == 1:
        return span
    there = [all(contained(synopsis, locus, siglum, part, other) >= THERE for other in without) for part in parts]
    if all(there):
        return span
    first, last = there.index(False), len(there) - 1 - there[::-1].index(False)
    start, end = parts[first].start, parts[last].end
    return Span(start, end, span.text[start - span.start : end - span.start])
