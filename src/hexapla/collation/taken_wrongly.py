"""A word taken in another sense on the way: "relics" that became "ammunition", hours that became o'clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.collation.phrases_lost import roughness
from hexapla.collation.senses import Unit, answers, swaps, units_in
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.homonyms import homonyms
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.tables import language_name, table
from hexapla.model import Evidence, Figure, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
# Confidence that two senses of one word stand in each other's place: by the list of such words alone; more where their
# neighbours answer each other; where a third version bears one of them out; where one has the word with both senses.
LISTED, SLOT, BORNE_OUT, BETWEEN = 0.35, 0.2, 0.1, 0.15
APART = 0.3  # less, by the share of versions that have neither sense nor a word for both: they say it in another way
MADE = 0.1  # more where a version of the smaller party shows a mark of a machine's making
MOST = 0.9
NEAR, STEPS = 0.3, 2  # how far apart, in parts of a sentence or in words, the two may stand
CLOCK = 0.6  # confidence that three hours became three o'clock
HOURS, OCLOCK = re.compile(r"-?PT0*(\d+)H"), re.compile(r"T0*(\d+)(?::00)?")
FEW = 3  # words of the shorter sentence, below which it says nothing that all but one are answered


def taken_wrongly(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each two senses in a row of sentences, and for each number of hours that is an hour."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                units = {s: units_in(sheet, s, span) for s, span in row.readings.items()}
                yield from _senses(sheet, locus, units)
                yield from _clock(sheet, locus, row)


def _clock(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    """A number of hours ("for three hours", "three hours later") that is an hour of the day in other versions: many
    languages have one word for both."""
    lasting: dict[str, dict[str, Figure]] = {}
    struck: dict[str, dict[str, Figure]] = {}
    for siglum, span in row.readings.items():
        # A small table does not tell an hour of the day from hours that last (vi 7 giờ).
        full = not table(sheet.synopsis.language_at(siglum, span.start), "figures").get("partial")
        for figure in sheet.synopsis.figures(locus, siglum):
            if not span.start <= figure.start < span.end or not isinstance(figure.value, str):
                continue
            if figure.kind in ("duration", "date") and full and (found := HOURS.fullmatch(figure.value)):
                lasting.setdefault(found[1], {})[siglum] = figure
            elif figure.kind == "time" and (found := OCLOCK.fullmatch(figure.value)):
                struck.setdefault(found[1], {})[siglum] = figure
    for hour in sorted(lasting.keys() & struck.keys()):
        one, other = lasting[hour], struck[hour]
        if not one.keys() & other.keys():
            held = {**one, **other}
            readings = {
                s: Span(held[s].start, held[s].end, held[s].text) for s in sheet.synopsis.witnesses if s in held
            }
            wrong = other if len(other) < len(one) else one if len(one) < len(other) else {}
            told = listed(f"{s}: {quoted(figure.text)}" for s, figure in held.items())
            evidence = (Evidence("hours", told, hour, 1.0),)
            words = say("variant", "hours", told=told)
            yield Variant("wording", "contradiction", readings, CLOCK, words, evidence, locus, tuple(wrong))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two senses, and the versions that have the one and not the other; `both`: those with a word for both; `leaning`:
    those of a language with such a word whose own is listed under one of them."""

    senses: tuple[str, str]
    left: Mapping[str, Unit]
    right: Mapping[str, Unit]
    both: Mapping[str, Unit]
    leaning: Mapping[str, tuple[str, Unit]]
    languages: frozenset[str]


def _senses(sheet: Sheet, locus: int, units: Mapping[str, Sequence[Unit]]) -> Iterator[Variant]:
    held = {s: {id: unit for unit in reversed(found) for id in unit.ids} for s, found in units.items()}
    every = set().union(*held.values()) if held else set()
    for one in sorted(every):
        for other, languages in homonyms().get(one, {}).items():
            if other not in every or other < one:
                continue
            # A word of a language that has the homonym tells neither sense.
            plain = {s for s in held if sheet.synopsis.language(locus, s) not in languages}
            pair = _Pair(
                (one, other),
                {s: ids[one] for s, ids in held.items() if s in plain and one in ids and other not in ids},
                {s: ids[other] for s, ids in held.items() if s in plain and other in ids and one not in ids},
                {s: ids[one] for s, ids in held.items() if one in ids and other in ids and ids[one] is ids[other]},
                {
                    s: (sense, ids[sense])
                    for s, ids in held.items()
                    for sense in (one, other)
                    if s not in plain and sense in ids and not {one, other} <= set(ids)
                },
                languages,
            )
            if pair.left and pair.right and not _elsewhere(held, pair):
                confidence = _confidence(sheet, locus, units, pair)
                if confidence:
                    yield _variant(sheet, locus, pair, confidence)


def _elsewhere(held: Mapping[str, Mapping[str, Unit]], pair: _Pair) -> bool:
    """Whether a version has both senses in two words: then both belong to the story."""
    one, other = pair.senses
    return any(one in ids and other in ids and ids[one] is not ids[other] for ids in held.values())


def _confidence(sheet: Sheet, locus: int, units: Mapping[str, Sequence[Unit]], pair: _Pair) -> float:
    """How likely the two words stand for each other; 0.0 where they stand far apart."""
    best = 0.0
    for a, left in pair.left.items():
        for b, right in pair.right.items():
            slot = any(swap.left is left and swap.right is right for swap in swaps(units[a], units[b]))
            slot = slot or _left_over(units[a], units[b], left, right)
            away = abs(_place(units[a], left) - _place(units[b], right))
            steps = abs(_at(units[a], left) - _at(units[b], right))
            if slot or pair.both or away < NEAR or steps <= STEPS:
                best = max(best, LISTED + (SLOT if slot else 0.0))
    if not best:
        return 0.0
    languages = {sheet.synopsis.language(locus, s) for s in units}
    best += BORNE_OUT if len(pair.left) + len(pair.right) + len(pair.both) > 2 else 0.0
    best += BETWEEN if pair.both or languages & pair.languages else 0.0
    silent = len(units.keys() - pair.left.keys() - pair.right.keys() - pair.both.keys() - pair.leaning.keys())
    best -= APART * silent / len(units)
    parties = [side for side in (pair.left, pair.right) if len(side) <= min(len(pair.left), len(pair.right))]
    best += MADE if any(roughness(sheet, s) for side in parties for s in side) else 0.0
    return min(MOST, best)


def _left_over(one: Sequence[Unit], other: Sequence[Unit], left: Unit, right: Unit) -> bool:
    """Whether all words of the shorter sentence but one of two have an answer, and the other of the two is none."""
    found = answers(one, other)
    back = set(found.values())
    lone = [unit for i, unit in enumerate(one) if i not in found], [u for j, u in enumerate(other) if j not in back]
    few = lone[0] if len(one) <= len(other) else lone[1]
    free = all(any(unit is given for unit in side) for side, given in zip(lone, (left, right), strict=True))
    return free and len(few) == 1 and min(len(one), len(other)) >= FEW


def _at(units: Sequence[Unit], unit: Unit) -> int:
    return next((i for i, one in enumerate(units) if one is unit), 0)


def _place(units: Sequence[Unit], unit: Unit) -> float:
    return _at(units, unit) / max(1, len(units))


def _variant(sheet: Sheet, locus: int, pair: _Pair, confidence: float) -> Variant:
    spans = {s: unit.span for side in (pair.left, pair.right, pair.both) for s, unit in side.items()}
    left, right = next(iter(pair.left.values())), next(iter(pair.right.values()))
    for siglum, (_, unit) in pair.leaning.items():
        spans.setdefault(siglum, unit.span)
    readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
    leaning = [sense for sense, _ in pair.leaning.values()]
    votes = [len(side) + leaning.count(sense) for side, sense in zip((pair.left, pair.right), pair.senses, strict=True)]
    faulty = pair.right if votes[1] < votes[0] else pair.left if votes[0] < votes[1] else {}
    words = say(
        "variant", "sense", one=listed(pair.left), other=listed(pair.right), left=quoted(left.span.text),
        right=quoted(right.span.text), language=listed(sorted(language_name(code) for code in pair.languages), "or"),
    )  # fmt: skip
    between = next(iter(pair.both.values())).span.text if pair.both else " ".join(sorted(pair.languages))
    evidence = (
        Evidence("homonym", left.span.text, right.span.text, 1.0),
        Evidence("pivot word" if pair.both else "pivot language", between, "/".join(pair.senses), 0.5),
    )
    return Variant("wording", "contradiction", readings, confidence, words, evidence, locus, tuple(faulty))
