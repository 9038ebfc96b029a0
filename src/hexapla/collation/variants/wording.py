"""Words that change the sense: one version says rise where another says fall, or takes a word in another sense."""

from __future__ import annotations

from collections.abc import Iterator, Set

from hexapla.collation.account import Told, told
from hexapla.collation.altered import prior
from hexapla.collation.contraries import Contrary, contraries
from hexapla.collation.directed import Turned, turned
from hexapla.collation.gendered import gendered
from hexapla.collation.hedged import hedged
from hexapla.collation.roles_turned import roles_turned
from hexapla.collation.sheet import Row, Sheet
from hexapla.collation.taken_wrongly import taken_wrongly
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.words import Found
from hexapla.model import Evidence, Span, Variant

TURNED, TURNED_ALONE = 0.7, 0.55  # confidence that contrary words at one figure contradict; of one version against one
ALIKE = 0.35  # rows of sentences that are less surely one give no verdict


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each pair of contraries of which one version has only this side and another only that, and for
    each word taken in another sense, each person of two genders, two names that have changed places, and what some
    hedge."""
    making = prior(sheet)
    for one in taken_wrongly(sheet):
        # Three o'clock for three hours is told by figures, which nobody puts in other words.
        yield one if one.evidence[0].kind == "hours" else making.believed(one)
    yield from gendered(sheet)
    yield from hedged(sheet)
    yield from roles_turned(sheet)
    told_of = set()
    for figure in turned(sheet):
        told_of.add((figure.entry.locus, figure.pair))
        yield _turned(sheet, figure)
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                but = {pair for place, pair in told_of if place == locus}
                for one in _of_row(sheet, locus, row, but):
                    yield making.believed(one)


def _turned(sheet: Sheet, found: Turned) -> Variant:
    """A figure that some versions say to be more, and others to be less."""
    one, other = found.parties
    spans = {**one, **other}
    readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
    left, right = next(iter(one.values())).text, next(iter(other.values())).text
    words = say("variant", "opposite", one=listed(one), other=listed(other), left=quoted(left), right=quoted(right))
    faulty = tuple(one if len(one) < len(other) else other if len(other) < len(one) else ())
    confidence = TURNED if faulty else TURNED_ALONE
    evidence = (Evidence("opposite", left, right, 1.0), Evidence("pair", found.pair, found.pair, confidence))
    return Variant("wording", "contradiction", readings, confidence, words, evidence, found.entry.locus, faulty)


def _of_row(sheet: Sheet, locus: int, row: Row, but: Set[str]) -> Iterator[Variant]:
    """Every version is held against the first that has the row: whoever contradicts another contradicts it too, or has
    a word that it has not. `but`: pairs that are told of a figure already."""
    sides = {
        siglum: told(span.text, sheet.synopsis.language_at(siglum, span.start)) for siglum, span in row.readings.items()
    }
    first, *others = sides
    found: dict[str, dict[str, Contrary]] = {}
    for siglum in others:
        for pair in contraries(sides[first], sides[siglum]):
            if pair.pair in but:
                continue
            found.setdefault(pair.pair, {})[siglum] = pair
    for against in found.values():
        yield _variant(locus, row, sides, first, against)


def _variant(locus: int, row: Row, sides: dict[str, Told], first: str, against: dict[str, Contrary]) -> Variant:
    one = next(iter(against.values()))
    words = {first: one.left, **{siglum: pair.right for siglum, pair in against.items()}}
    # Versions that have the first one's word too stand with it.
    words |= {
        siglum: Found(thing.start, thing.end, side.text[thing.start : thing.end], thing.id)
        for siglum, side in sides.items()
        if siglum not in words
        for thing in [next((thing for thing in side.things if thing.id == one.left.id), None)]
        if thing
    }
    readings: dict[str, Span | None] = {
        siglum: Span(word.start + row.readings[siglum].start, word.end + row.readings[siglum].start, word.text)
        for siglum in sides
        if (word := words.get(siglum))
    }
    opposed, rest = list(against), [siglum for siglum in readings if siglum not in against]
    told_of = say(
        "variant", "opposite",
        one=listed(rest), other=listed(opposed), left=quoted(one.left.text), right=quoted(one.right.text),
    )  # fmt: skip
    faulty = tuple(opposed if len(opposed) < len(rest) else rest if len(rest) < len(opposed) else ())
    confidence = sum(pair.confidence for pair in against.values()) / len(against)
    evidence = (
        Evidence("opposite", one.left.text, one.right.text, 1.0),
        Evidence("pair", one.pair, one.pair, confidence),
    )
    return Variant("wording", "contradiction", readings, confidence, told_of, evidence, locus, faulty)
