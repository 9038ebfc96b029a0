"""Phrases and clauses that a version lost inside a sentence that it has; of versions that show a machine's making,
single words that it lost or has in another sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import log

from hexapla.collation.account import told
from hexapla.collation.compound_parts import clippings
from hexapla.collation.containment import length_ratio
from hexapla.collation.exchanged import exchanged
from hexapla.collation.senses import Unit, units_in
from hexapla.collation.sheet import Row, Sheet
from hexapla.collation.single_words import lone
from hexapla.collation.unanswered import Pairing, paired, runs
from hexapla.evidence.odds import probability
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.model import Evidence, Span, Variant

UNANSWERED = "unanswered"  # the kind of evidence by which such a variant is known
ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
# That a compound of which only the end is told lost the rest; that it did in a version of a story that shows no
# machine's making: "Schauplatz" is "place", too.
CLIPPED, CLIPPED_CLEAN = 0.55, 0.42
EXCHANGED = 0.55  # that one of two words in each other's place is wrong
LEAST = 0.4  # confidence from which a phrase is told
# A single word is told in other words too often, but for versions of which a passage in five shows a machine's making.
# What is told of those, beyond what the curve says; log odds.
SINGLE, MADE, SINGLE_ROUGH = 1, 0.2, 1.25
SINGLE_MOST = 0.4  # and the most that is said of one; log odds
HOPELESS = -4.0  # log odds that no shortness and no third version make good
MOVED = 0.5  # share of the words of a run that the other version has elsewhere, from which it was moved
FEW = 3  # units of a sentence below which nothing can be said
# The curves are fitted on texts in every second of which something was changed. How much seldomer that is in a text
# without marks of a machine's making, and how much of it is made good by one such mark in every passage; log odds.
USUAL, ABROAD, ROUGH = -1.7, -0.8, 3.5
MARKS = ("spacing", "glued", "pivot", "untranslated")
SHORT, UNEVEN = 4.0, 0.35  # what it says that a sentence is shorter than expected, beyond that log of the ratio
MOST = 1.4  # the most that all of them say together: versions copy each other
OF_IT = 0.3  # share of what a sentence is short of that the words must make
BORNE_OUT, LONE = 0.7, -2.0  # what it says that a third version answers the words, or lacks them as well


@dataclass(slots=True)
class Loss:
    """What versions `readings` have and `without` lacks, with the units it is made of."""

    without: str
    readings: dict[str, Span]
    units: dict[str, frozenset[int]]
    odds: float


@dataclass(frozen=True, slots=True)
class Matched:
    """A row of sentences: the units of each version, and how those of every two answer each other."""

    locus: int
    row: Row
    units: Mapping[str, Sequence[Unit]]
    pairings: Mapping[tuple[str, str], Pairing]
    held: Mapping[str, frozenset[str]]
    small: Mapping[str, frozenset[str]]
    unspaced: frozenset[str]


def phrases_lost(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each stretch of words that versions of a sentence have and one lacks."""
    rough = {s: roughness(sheet, s) for s in sheet.synopsis.witnesses}
    for locus, rows in sheet.rows.items():
        held = _held(sheet, rows)
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                matched = _matched(sheet, locus, row, held)
                for loss in _losses(sheet, matched, rough):
                    yield _lost(sheet, locus, loss)
                yield from _clipped(sheet, matched, rough)
                yield from _exchanged(sheet, matched, rough)


def roughness(sheet: Sheet, siglum: str) -> float:
    """How much of a machine's making a version shows, 0..1: marks of it for each passage."""
    witness = sheet.synopsis.witnesses[siglum]
    marks = sum(trace.kind in MARKS for trace in witness.traces)
    return min(1.0, marks / max(1, len(witness.passages)))


def _held(sheet: Sheet, rows: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The keys and concepts of all that each version has at a locus."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for siglum, span in row.readings.items():
            keys = found.setdefault(siglum, set())
            for unit in units_in(sheet, siglum, span):
                keys.update(unit.ids, unit.keys)
    return {siglum: frozenset(keys) for siglum, keys in found.items()}


def _matched(sheet: Sheet, locus: int, row: Row, held: Mapping[str, frozenset[str]]) -> Matched:
    units = {s: units_in(sheet, s, span) for s, span in row.readings.items()}
    units = {s: found for s, found in units.items() if len(found) >= FEW}
    spoken = {s: sheet.synopsis.language_at(s, row.readings[s].start) for s in units}
    pairings: dict[tuple[str, str], Pairing] = {}
    for one, other in permutations(units, 2):
        if (one, other) not in pairings:
            pairings[one, other] = paired(units[one], units[other], (spoken[one], spoken[other]))
            pairings[other, one] = pairings[one, other].turned()
    small = {
        s: told(row.readings[s].text, sheet.synopsis.language_at(s, row.readings[s].start)).ids
        - {id for unit in found for id in unit.ids}
        for s, found in units.items()
    }
    return Matched(locus, row, units, pairings, held, small, frozenset(s for s in units if unspaced(units[s])))


def unspaced(units: Sequence[Unit]) -> bool:
    """Whether a sentence is written without spaces, by its first words."""
    return any(script(unit.span.text[0]) in WITHOUT_SPACES for unit in units[:5])


def _language(sheet: Sheet, matched: Matched, siglum: str) -> str | None:
    return sheet.synopsis.language_at(siglum, matched.row.readings[siglum].start)


def _losses(sheet: Sheet, matched: Matched, rough: Mapping[str, float]) -> list[Loss]:
    found: list[Loss] = []
    for (one, other), pairing in matched.pairings.items():
        languages = _language(sheet, matched, one), _language(sheet, matched, other)
        wide = one in matched.unspaced, other in matched.unspaced
        usual = USUAL + ROUGH * rough[other] + (ABROAD if languages[0] != languages[1] else 0.0)
        least = SINGLE if rough[other] >= MADE else SINGLE + 1
        for run in runs(pairing, matched.held[other], matched.small[other], languages, not any(wide), least):
            single = run.first == run.last
            odds = lone(pairing, run, languages[0] == languages[1], wide) + SINGLE_ROUGH if single else run.odds + usual
            # What stands elsewhere in the passage was moved.
            if run.echoed >= MOVED or odds < HOPELESS:
                continue
            places = range(run.first, run.last + 1)
            start, end = pairing.left[run.first].span.start, pairing.left[run.last].span.end
            span = Span(start, end, sheet.synopsis.witnesses[one].text[start:end])
            odds += _thirds(matched, one, other, places) + _shortness(sheet, matched.row, one, other, span)
            odds = min(SINGLE_MOST, odds) if single else odds
            if probability(odds) >= LEAST:
                found.append(Loss(other, {one: span}, {one: frozenset(places)}, odds))
    return _joined(found, matched.pairings)


def _clipped(sheet: Sheet, matched: Matched, rough: Mapping[str, float]) -> Iterator[Variant]:
    """Compounds of which a version has only the end, once for each word that is left."""
    found: dict[tuple[str, Span], dict[str, Span]] = {}
    pair = len(sheet.synopsis.witnesses) == 2 and len(sheet.synopsis.loci) == 1
    for (one, other), pairing in matched.pairings.items():
        languages = _language(sheet, matched, one), _language(sheet, matched, other)
        for clip in clippings(pairing, languages, matched.held[other] | matched.small[other]):
            place = other, pairing.right[clip.part].span
            found.setdefault(place, {})[one] = pairing.left[clip.whole].span
    for (without, part), wholes in found.items():
        spans = {**wholes, without: part}
        readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
        more = next(iter(wholes.values())).text
        words = say("variant", "term_clipped", where=without, less=part.text, other=listed(wholes), more=more)
        confidence = CLIPPED if pair or rough[without] else CLIPPED_CLEAN
        evidence = (Evidence("compound", more, part.text, confidence),)
        yield Variant("omission", "loss", readings, confidence, words, evidence, matched.locus, (without,))


def _exchanged(sheet: Sheet, matched: Matched, rough: Mapping[str, float]) -> Iterator[Variant]:
    """Words in each other's place of two versions, one of which shows a machine's making."""
    order = list(sheet.synopsis.witnesses)
    for (one, other), pairing in matched.pairings.items():
        if order.index(one) > order.index(other) or max(rough[one], rough[other]) < MADE:
            continue
        for i, j in exchanged(pairing, (matched.held[one], matched.held[other])):
            left, right = pairing.left[i].span, pairing.right[j].span
            readings: dict[str, Span | None] = {one: left, other: right}
            words = say("variant", "exchanged", one=one, left=quoted(left.text), other=other, right=quoted(right.text))
            evidence = (Evidence("exchanged", left.text, right.text, EXCHANGED),)
            yield Variant("wording", "loss", readings, EXCHANGED, words, evidence, matched.locus)


def _shortness(sheet: Sheet, row: Row, one: str, other: str, span: Span) -> float:
    """What it says that a sentence is shorter than that of another version leads to expect, where some words may be
    what it is short of; log odds."""
    expected = len(row.readings[one].text) * length_ratio(sheet.synopsis, one, other)
    found = len(row.readings[other].text)
    if len(span.text) < OF_IT * (expected - found):
        return 0.0
    return SHORT * max(0.0, log(max(1.0, expected) / max(1, found)) - UNEVEN)


def _thirds(matched: Matched, one: str, other: str, places: Sequence[int]) -> float:
    """What the other versions say to the loss of words of `one` in `other`."""
    total = 0.0
    for third in matched.units:
        if third not in (one, other):
            there = sum(i in matched.pairings[one, third].there for i in places) / len(places)
            total += BORNE_OUT * there + LONE * (1 - there)
    return min(MOST, total)


def _joined(found: Sequence[Loss], pairings: Mapping[tuple[str, str], Pairing]) -> list[Loss]:
    """What several versions have and one lacks is one loss."""
    kept: list[Loss] = []
    for loss in sorted(found, key=lambda one: -one.odds):
        siglum, units = next(iter(loss.units.items()))
        for other in kept:
            if (
                other.without == loss.without
                and siglum not in other.units
                and any(pairings[siglum, s].there.get(i) in held for s, held in other.units.items() for i in units)
            ):
                other.readings |= loss.readings
                other.units |= loss.units
                break
        else:
            kept.append(loss)
    return kept


def _lost(sheet: Sheet, locus: int, loss: Loss) -> Variant:
    readings: dict[str, Span | None] = {
        s: loss.readings.get(s) for s in sheet.synopsis.witnesses if s in loss.readings or s == loss.without
    }
    confidence = probability(loss.odds)
    first = next(iter(loss.readings.values()))
    words = say("variant", "omission_words", where=loss.without, other=listed(loss.readings), told=quoted(first.text))
    evidence = tuple(Evidence(UNANSWERED, f"{s}: {span.text}", "", confidence) for s, span in loss.readings.items())
    return Variant("omission", "loss", readings, confidence, words, evidence, locus, (loss.without,))
