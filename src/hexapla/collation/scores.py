"""Results of games ("3-1", "31–27", "5:2"): no figures, but a version that has another result contradicts the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.scripts import fold_digits
from hexapla.model import Span

SCORE = re.compile(r"(?<![\w.,:/–—-])(\d{1,3}) ?[-‐‑–—:] ?(\d{1,3})(?![\w:/–—-]|[.,]\d)")

Result = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Results:
    """Two versions' results that stand for each other."""

    left: tuple[str, Span]
    right: tuple[str, Span]


def scores(text: str, shift: int, taken: list[tuple[int, int]]) -> dict[Result, Span]:
    """The results in a text, the smaller number first, with their spans moved by `shift`; without those in `taken`."""
    found: dict[Result, Span] = {}
    for one in SCORE.finditer(fold_digits(text)):
        start, end = one.start() + shift, one.end() + shift
        if not any(begin < end and start < last for begin, last in taken):
            low, high = sorted(map(int, one.groups()))
            found.setdefault((low, high), Span(start, end, text[one.start() : one.end()]))
    return found


def results(sheet: Sheet, locus: int, row: Row) -> Iterator[Results]:
    """Every version against the first that has results in the row: one of each that the other lacks, where both have
    as many and the two results have a number in common or are the only ones."""
    held = {}
    for siglum, span in row.readings.items():
        taken = [(one.start, one.end) for one in sheet.synopsis.figures(locus, siglum)]
        if found := scores(span.text, span.start, taken):
            held[siglum] = found
    first, *others = held or [""]
    for other in others:
        mine = [result for result in held[first] if result not in held[other]]
        theirs = [result for result in held[other] if result not in held[first]]
        if len(mine) == len(theirs) == 1 and len(held[first]) == len(held[other]):
            yield Results((first, held[first][mine[0]]), (other, held[other][theirs[0]]))
