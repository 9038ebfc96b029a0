"""Sentences of the summary about figures: which contradict each other, which are lost in part or whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.edition.sentences import (
    Numbered,
    Sentence,
    camps_of,
    cause_words,
    cite,
    cited_from,
    digits_of,
    held_of,
    number,
    numbered,
    sentence,
    some,
    verb,
    who,
)  # fmt: skip
from hexapla.knowledge.phrases import say
from hexapla.model import Span, Variant

EACH = 2  # figures that get a sentence of their own; the rest are counted
PROBABLY = 0.7  # surer than this: "is probably wrong"; else "may be wrong"
BARE = re.compile(r"[\d.,:٫٬\s]+")  # a number alone tells little: the two words behind it say of what
NEXT = re.compile(r"(?:\s+[^\W\d_][\w’'-]*){1,2}")

Camp = tuple[list[str], Span]
Numerals = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What some versions have of a figure."""

    place: int
    variant: Variant
    sigla: tuple[str, ...]
    digits: Numerals


def figures(edition: Edition) -> Iterator[Sentence]:
    """Figures and dates that contradict each other, a sentence each; not a number that is once read as an age and once
    as a count."""
    for kind, rank in (("figure", 0.6), ("date", 0.9)):
        told: list[tuple[str, int]] = []
        for place, variant in numbered(edition, kind):
            if variant.severity == "contradiction" and (words := _contradiction(edition, variant)):
                told.append((words, place))
        for count, (words, place) in enumerate(told[:EACH]):
            yield Sentence(words, f"d{place}", rank + count / 5)
        if len(told) > EACH:
            rest = [place for _, place in told[EACH:]]
            key = f"{kind}_more_1" if len(rest) == 1 else f"{kind}_more"
            yield sentence(key, rank + 0.5, rest, count=number(len(rest)))


def _contradiction(edition: Edition, variant: Variant) -> str:
    """The wrong camp against the right one, or all camps where nothing tells which is right; empty for camps that
    write the same digits."""
    camps = camps_of(variant)
    right = [one for one in camps if not set(one[0]) & set(variant.faulty)]
    wrong = [one for one in camps if set(one[0]) & set(variant.faulty)]
    if variant.faulty and right and wrong:
        best = max(right, key=lambda one: len(one[0]))
        sure = {digits_of(span.text) for _, span in right}
        wrong = [
            one for one in wrong
            if (digits := digits_of(one[1].text)) and (digits not in sure or _other_unit(edition, variant, one, best))
        ]  # fmt: skip
        if not wrong or not digits_of(best[1].text):
            return ""
        sigla, _ = wrong[0]
        return say(
            "summary", "figure_wrong" if variant.confidence >= PROBABLY else "figure_may_be_wrong",
            wrong=_told(edition, variant, sigla), where=who(edition, sigla), right=who(edition, best[0], sigla),
            has=say("summary", verb(best[0], "has", "have")), what=_told(edition, variant, best[0]),
            cause=cause_words(variant),
        )  # fmt: skip
    numbers = [digits_of(span.text) for _, span in camps]
    if len(set(numbers)) < 2 or not all(numbers):
        return ""
    parts = [
        say("summary", verb(sigla, "says", "say"), where=who(edition, sigla), what=_told(edition, variant, sigla))
        for sigla, _ in camps[:3]
    ]
    return say("summary", "figure_open", told=", ".join(parts))


def _other_unit(edition: Edition, variant: Variant, one: Camp, other: Camp) -> bool:
    """Whether two camps measure in different units: 135 feet are not 135 metres, but 59 may well be 59 years."""
    units = set()
    for sigla, span in (one, other):
        found = [
            figure.unit
            for entry in edition.figures
            if entry.locus == variant.locus and (figure := entry.readings.get(sigla[0]))
            and span.start < figure.end and figure.start < span.end
        ]  # fmt: skip
        units.add(next((unit for unit in found if unit), None))
    return len(units) == 2 and None not in units


def _told(edition: Edition, variant: Variant, sigla: Sequence[str]) -> str:
    """The reading of these versions; a bare number with the words behind it."""
    siglum, span = cited_from(edition, variant, sigla)
    text = span.text
    if BARE.fullmatch(text) and (found := NEXT.match(edition.witness(siglum).text, span.end)):
        text += found.group()
    return cite(text)


def _losses(edition: Edition) -> dict[int | None, list[Numbered]]:
    found: dict[int | None, list[Numbered]] = {}
    for place, variant in numbered(edition, "figure", "date"):
        if variant.severity == "loss":
            found.setdefault(variant.locus, []).append((place, variant))
    return found


def _pairs(variants: Sequence[Numbered]) -> Iterator[tuple[Part, Part]]:
    """Figures of a locus of which one holds the other: the full one and the part."""
    told = [
        Part(place, variant, tuple(sigla), digits_of(reading.text))
        for place, variant in variants
        for sigla, reading in camps_of(variant)
        if digits_of(reading.text)
    ]
    for full in told:
        for part in told:
            if set(part.digits) < set(full.digits) and not set(full.sigla) & set(part.sigla):
                yield full, part


def less(edition: Edition) -> Iterator[Sentence]:
    """Figures of which a version has a part alone; each part once, however the full ones are written."""
    best: dict[tuple[int | None, Numerals, tuple[str, ...]], tuple[Part, Part]] = {}
    for locus, variants in _losses(edition).items():
        for full, part in _pairs(variants):
            known = best.get((locus, part.digits, part.sigla))
            if known is None or len(full.sigla) > len(known[0].sigla):
                best[locus, part.digits, part.sigla] = full, part
    # The 23 of 32 before the 13 February of 2025: a year is seldom what a reader wants to quote.
    kept = sorted(best.values(), key=lambda pair: pair[0].variant.kind != "figure")[:EACH]
    for count, (full, part) in enumerate(kept):
        words = say(
            "summary", verb(part.sigla, "less", "less_n"), less=who(edition, part.sigla),
            part=_told(edition, part.variant, part.sigla), more=who(edition, full.sigla, part.sigla),
            says=say("summary", verb(full.sigla, "one_says", "many_say")),
            full=_told(edition, full.variant, full.sigla),
        )  # fmt: skip
        rank = 1.1 if full.variant.kind == "figure" else 1.9
        also = (f"d{part.place}",) if part.place != full.place else ()
        yield Sentence(words[:1].upper() + words[1:], f"d{full.place}", rank + count / 4, also)


def missing(edition: Edition) -> Iterator[Sentence]:
    """Figures that a version leaves out; not those of which it gives a part or another reading of the same digits."""
    lacks: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for variants in _losses(edition).values():
        paired = {one.place for pair in _pairs(variants) for one in pair}
        for place, variant in variants:
            camps = camps_of(variant)
            rest = [digits_of(r.text) for n, v in variants if n != place for r in held_of(v).values()]
            if place in paired or not camps or variant.kind != "figure" or not digits_of(camps[0][1].text):
                continue
            if digits_of(camps[0][1].text) not in rest and variant.faulty:
                lacks.setdefault(variant.faulty, []).append((place, _told(edition, variant, camps[0][0])))
    parts = sorted(lacks.items(), key=lambda one: -len(one[1]))[:EACH]
    if parts:
        told = [_left_out(edition, where, [cited for _, cited in held]) for where, held in parts]
        places = [place for _, held in parts for place, _ in held[:3]]
        yield sentence("plain", 2.2, places, told="; ".join(told))


def _left_out(edition: Edition, where: Sequence[str], cited: Sequence[str]) -> str:
    words = list(dict.fromkeys(cited))
    return say(
        "summary", verb(where, "leaves_out", "leave_out"), where=who(edition, where), what=some(words),
        figure=say("summary", "figure_1" if len(words) == 1 else "figure_n"),
    )  # fmt: skip
