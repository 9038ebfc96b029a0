"""Figures that contradict each other, lose a part, or are lost."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.disagreement import disagreements, in_place, left_over, slipped, stand_for
from hexapla.collation.scores import Results, results
from hexapla.collation.sheet import Sheet
from hexapla.collation.steps import other_steps
from hexapla.collation.vague import vague
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.model import Evidence, FigureEntry, Span, Variant

RESULT = 0.8  # confidence that two results of one game contradict each other


def dated(entry: FigureEntry) -> bool:
    """Whether a figure is a date, a time, or a period of them."""
    if entry.kind != "range":
        return entry.kind in ("date", "time")
    first = next(iter(entry.readings.values())).value
    return isinstance(first, str) or (isinstance(first, tuple) and isinstance(first[0], str))


def find(sheet: Sheet) -> Iterator[Variant]:
    """The variants of all figures that are no dates."""
    pairs = left_over(sheet)
    slips = in_place(sheet)
    paired = [entry for swap in pairs for entry in (swap.left, swap.right)]
    paired += [entry for slip in slips for entry in (slip.borne_out, slip.other)]
    for swap in pairs:
        yield stand_for(sheet, swap)
    for slip in slips:
        yield slipped(sheet, slip)
    for entry in sheet.figures:
        if not dated(entry) and not any(entry is one for one in paired):
            yield from disagreements(sheet, entry, "figure")
    yield from vague(sheet)
    yield from other_steps(sheet)
    for locus, rows in sheet.rows.items():
        for row in rows:
            for pair in results(sheet, locus, row):
                yield _other_result(locus, pair)


def _other_result(locus: int, pair: Results) -> Variant:
    """Another result of a game."""
    readings: dict[str, Span | None] = dict((pair.left, pair.right))
    told = listed(f"{siglum} has {quoted(span.text)}" for siglum, span in (pair.left, pair.right))
    evidence = tuple(
        Evidence("value", f"{siglum}: {span.text}", span.text, 1.0) for siglum, span in (pair.left, pair.right)
    )
    words = say("variant", "figure", told=told)
    return Variant("figure", "contradiction", readings, RESULT, words, evidence, locus)
