"""Something that some of several versions only hold possible or hearsay, where the others state it as a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.collation.account import Told, told
from hexapla.collation.modality import LEAST, Parting, around, hedging, parting, readable
from hexapla.collation.refused import ALIKE, even, shown_beside
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.model import Evidence, Span, Variant


def hedged(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each row of sentences in which some versions hedge and others state, unless they are as many."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) >= LEAST and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row)


def _of_row(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    synopsis = sheet.synopsis
    sides = {s: told(span.text, synopsis.language_at(s, span.start)) for s, span in row.readings.items()}
    sides = {s: side for s, side in sides.items() if readable(side.language)}
    if len(sides) < LEAST or not any(hedging(side).sure for side in sides.values()):
        return
    # Half of a sentence may lack the clause that the others hedge.
    found = parting({s: side for s, side in sides.items() if even(sheet, row, s)})
    if found is not None:
        yield _variant(locus, row, sides, found)


def _variant(locus: int, row: Row, sides: Mapping[str, Told], found: Parting) -> Variant:
    words, without = found.having, found.without
    shown = shown_beside(row, sides, words, without, around)
    readings: dict[str, Span | None] = {s: shown[s] for s in row.readings if s in shown}
    sure = [s for s in readings if s in words]
    stating = len(without) < len(words) + len(found.perhaps)
    few = without if stating else sure
    word, fact = quoted(words[sure[0]].text), quoted(shown[without[0]].text)
    many = say("variant", "states_1" if len(without) == 1 else "states_n")
    told_of = say(
        "variant", "stated" if stating else "hedged",
        one=listed(few), other=listed(sure if stating else without), word=word, fact=fact, states=many,
    )  # fmt: skip
    evidence = tuple(Evidence("hedge", f"{s}: {words[s].text}", "", 1.0) for s in sure)
    outvoted = 2 * len(few) < len(words) + len(found.perhaps) + len(without)
    return Variant(
        "wording", "contradiction", readings, found.confidence, told_of, evidence, locus, tuple(few) if outvoted else ()
    )
