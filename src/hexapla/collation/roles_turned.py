"""Two names that have changed places in some versions of a sentence, as variants; `roles.py` weighs two sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from hexapla.collation.roles import Pair, Place, Side, once, pairs, side
from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.model import Evidence, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
LEAST = 0.3  # confidence from which two versions are held against the others

Names = dict[int, list[Place]]


def roles_turned(sheet: Sheet) -> Iterator[Variant]:
    """One variant a row of sentences at most: the two names that most likely have changed places."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row)


def _of_row(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    names = {siglum: names_in(sheet, locus, siglum, span) for siglum, span in row.readings.items()}
    first, *others = names
    if not any(once(names[first], names[other]) for other in others):
        return
    synopsis = sheet.synopsis
    sides = {
        siglum: side(span.text, synopsis.language_at(siglum, span.start), names[siglum])
        for siglum, span in row.readings.items()
    }
    kinds: dict[int, str] = {number: entry.kind for number, entry in enumerate(synopsis.names)}
    best: dict[tuple[int, int], dict[str, float]] = {}
    for other in others:
        for pair in pairs(sides[first], sides[other], kinds):
            if pair.confidence >= LEAST:
                best.setdefault(pair.names, {})[other] = pair.confidence
    told = [found for pair, against in best.items() if (found := _variant(sheet, locus, row, sides, pair, against))]
    if told:
        yield max(told, key=lambda one: one.confidence)


def names_in(sheet: Sheet, locus: int, siglum: str, sentence: Span) -> Names:
    """The places of the names in a sentence, by their numbers in the story."""
    found: Names = {}
    for number, forms in sheet.synopsis.forms.get(locus, {}).items():
        places = [
            (form.start - sentence.start, form.end - sentence.start)
            for form in forms.get(siglum, ())
            if sentence.start <= form.start and form.end <= sentence.end
        ]
        if places:
            found[number] = places
    return found


def _variant(
    sheet: Sheet, locus: int, row: Row, sides: dict[str, Side], names: tuple[int, int], against: dict[str, float]
) -> Variant | None:
    """The first version and those that stand with it against the others; every two of the two parties are weighed."""
    have = [siglum for siglum, found in sides.items() if all(len(found.names.get(name, ())) == 1 for name in names)]
    one, other = [siglum for siglum in have if siglum not in against], list(against)
    kinds: dict[int, str] = {number: entry.kind for number, entry in enumerate(sheet.synopsis.names)}
    held = [against[b] if a == have[0] else _weighed(sides[a], sides[b], names, kinds) for a in one for b in other]
    within = [_weighed(sides[a], sides[b], names, kinds) for party in (one, other) for a, b in combinations(party, 2)]
    confidence = sum(held) / len(held) * (1 - max(within, default=0.0))
    if confidence < LEAST:
        return None
    spans = {siglum: _stretch(row.readings[siglum], sides[siglum], names) for siglum in have}
    readings: dict[str, Span | None] = {siglum: spans[siglum] for siglum in sheet.synopsis.witnesses if siglum in spans}
    left, right = spans[one[0]].text, spans[other[0]].text
    called = [sheet.synopsis.names[number].name for number in names]
    words = say(
        "variant", "roles",
        first=called[0], second=called[1],
        one=listed(one), other=listed(other), left=quoted(left), right=quoted(right),
    )  # fmt: skip
    faulty = tuple(one if len(one) < len(other) else other if len(other) < len(one) else ())
    evidence = (Evidence("roles", left, right, 1.0), Evidence("names", called[0], called[1], confidence))
    return Variant("wording", "contradiction", readings, confidence, words, evidence, locus, faulty)


def _weighed(one: Side, other: Side, names: tuple[int, int], kinds: Mapping[int, str]) -> float:
    found: list[Pair] = [pair for pair in pairs(one, other, kinds) if pair.names == names]
    return found[0].confidence if found else 0.0


def _stretch(sentence: Span, side: Side, names: tuple[int, int]) -> Span:
    """From the one name to the end of the other."""
    places = [place for name in names for place in side.names[name]]
    start, end = min(places)[0], max(places)[1]
    return Span(sentence.start + start, sentence.start + end, sentence.text[start:end])
