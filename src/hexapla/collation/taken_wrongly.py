"""A word taken in another sense on the way: "relics" that became "ammunition", a name that was translated as a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.collation.senses import Unit, swaps, units_in
from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import latin
from hexapla.knowledge.gazetteer import places_in
from hexapla.knowledge.homonyms import homonyms, meaning, meanings
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import WORD
from hexapla.knowledge.tables import language_name, table
from hexapla.model import Evidence, Figure, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
# Confidence that two senses of one word stand in each other's place: by the list of such words alone; more where their
# neighbours answer each other; where a third version bears one of them out; where one has the word with both senses.
LISTED, SLOT, BORNE_OUT, BETWEEN = 0.35, 0.2, 0.1, 0.15
MOST = 0.9
NEAR, STEPS = 0.3, 2  # how far apart, in parts of a sentence or in words, the two may stand
TRANSLATED = 0.7  # confidence that a name was taken for a word
CLOCK = 0.6  # confidence that three hours became three o'clock
HOURS, OCLOCK = re.compile(r"-?PT0*(\d+)H"), re.compile(r"T0*(\d+)(?::00)?")
STEM = 5  # letters by which a name is found again in another version


def taken_wrongly(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each two senses in a row of sentences, and for each name that was translated."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                units = {s: units_in(sheet, s, span) for s, span in row.readings.items()}
                yield from _senses(sheet, locus, units)
                yield from _clock(sheet, locus, row)
                if len(row.readings) > 2:
                    yield from _translated(sheet, locus, row)


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
            away = abs(_place(units[a], left) - _place(units[b], right))
            steps = abs(_at(units[a], left) - _at(units[b], right))
            if slot or pair.both or away < NEAR or steps <= STEPS:
                best = max(best, LISTED + (SLOT if slot else 0.0))
    if not best:
        return 0.0
    languages = {sheet.synopsis.language(locus, s) for s in units}
    best += BORNE_OUT if len(pair.left) + len(pair.right) + len(pair.both) > 2 else 0.0
    best += BETWEEN if pair.both or languages & pair.languages else 0.0
    return min(MOST, best)


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


def _translated(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    """Names that some versions keep, letter for letter, and one gives by a word that means what the name means."""
    synopsis = sheet.synopsis
    stems = {
        s: {latin(m.group().casefold())[:STEM] for m in WORD.finditer(span.text) if m.group()[0].isupper()}
        for s, span in row.readings.items()
    }
    told: set[str] = set()
    for siglum, span in row.readings.items():
        language = synopsis.language_at(siglum, span.start)
        for name in synopsis.marks[siglum].names:
            if not span.start <= name.start < span.end or name.kind == "organisation":
                continue
            for match in WORD.finditer(name.text):
                word = Span(name.start + match.start(), name.start + match.end(), match.group())
                stem = latin(word.text.casefold())[:STEM]
                meant = meaning(word.text, language)
                keep = [s for s, held in stems.items() if stem in held]
                if not meant or len(stem) < STEM or stem in told or places_in(name.text, language):
                    continue
                if name.kind != "person" and word.text != name.text:
                    continue  # a part of "County Hospital" is translated by right
                if not any(_foreign(sheet, row, s, stem) for s in keep if s != siglum):
                    continue
                for other, there in row.readings.items():
                    found = None if other in keep else _word(sheet, other, there, meant)
                    if found and latin(found.text.casefold())[:STEM] != stem:
                        told.add(stem)
                        yield _as_word(sheet, locus, row, (siglum, word, stem), (other, found), keep)


def _foreign(sheet: Sheet, row: Row, siglum: str, stem: str) -> bool:
    """Whether a version has a word that begins so and that is no word of its language: it is kept as a name there."""
    span = row.readings[siglum]
    language = sheet.synopsis.language_at(siglum, span.start)
    words = (m.group() for m in WORD.finditer(span.text) if latin(m.group().casefold())[:STEM] == stem)
    return not any(meaning(word, language) for word in words)


def _word(sheet: Sheet, siglum: str, span: Span, meant: set[str]) -> Span | None:
    """The word of a sentence that means one of some concepts."""
    language = sheet.synopsis.language_at(siglum, span.start)
    for (start, end), ids in sorted(meanings(span.text, language).items()):
        if ids & meant:
            return Span(span.start + start, span.start + end, span.text[start:end])
    return None


def _as_word(
    sheet: Sheet, locus: int, row: Row, name: tuple[str, Span, str], word: tuple[str, Span], keep: Sequence[str]
) -> Variant:
    readings: dict[str, Span | None] = {}
    for siglum, span in row.readings.items():
        if siglum == name[0]:
            readings[siglum] = name[1]
        elif siglum == word[0]:
            readings[siglum] = word[1]
        elif siglum in keep:
            readings[siglum] = next(
                Span(span.start + m.start(), span.start + m.end(), m.group())
                for m in WORD.finditer(span.text)
                if m.group()[0].isupper() and latin(m.group().casefold())[:STEM] == name[2]
            )
    words = say("variant", "name_translated", where=word[0], wrong=quoted(word[1].text), right=quoted(name[1].text))
    evidence = (Evidence("translated name", name[1].text, word[1].text, 1.0),)
    return Variant("name", "contradiction", readings, TRANSLATED, words, evidence, locus, (word[0],))
