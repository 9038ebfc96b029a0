"""The rebuilt text of a row in every language that a version of it speaks, with the old signs: ※ for what only some
versions have, ÷ for what is doubtful; and who bears it out, who says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.model import RebuiltText, Variant

SOME, DOUBT = "※", "÷"
PARTS = 4  # rejected readings told of one version; its own column shows the rest
CUT = 80  # signs of a rejected reading


@dataclass(frozen=True, slots=True)
class Told:
    """The words of one version; `shown` says under which choices of a language they stand (0: best supported, else the
    number of the language). `pieces`: words with the old sign that stands before them, if any."""

    shown: tuple[int, ...]
    language: str | None
    base: str
    pieces: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The text of a row; `sign` for the row as a whole; `rejected`: by version the readings that were not taken, None
    for words that it lacks."""

    told: tuple[Told, ...]
    sign: str
    support: tuple[str, ...]
    rejected: Mapping[str, tuple[str | None, ...]]


def rebuilt_of(edition: Edition, one: RebuiltText, variants: Sequence[tuple[int, Variant]], sign: str) -> Rebuilt:
    """The text of a locus as the page shows it."""
    readings = edition.loci[one.locus].readings
    bases = {0: one.base} | {
        number: base
        for number, language in enumerate(edition.languages, 1)
        if (base := _speaker(edition, readings, one, language))
    }
    shown: dict[str, list[int]] = {}
    for number in range(len(edition.languages) + 1):
        shown.setdefault(bases.get(number, one.base), []).append(number)
    told = []
    for base, numbers in shown.items():
        pieces = _pieces(edition, base, readings.get(base, ()), variants) or ((one.text, ""),)
        language = _language(edition, readings, base) or one.language
        told.append(Told(tuple(numbers), language, base, pieces, "".join(words for words, _ in pieces)))
    return Rebuilt(tuple(told), sign, one.support, {s: _parts(words) for s, words in one.rejected.items()})


def _language(edition: Edition, readings: Mapping[str, Sequence[int]], siglum: str) -> str | None:
    witness, places = edition.witness(siglum), readings.get(siglum)
    return (witness.passages[places[0]].language if places else None) or witness.language


def _speaker(edition: Edition, readings: Mapping[str, Sequence[int]], one: RebuiltText, language: str) -> str | None:
    """Which version lends its words in a language: the base, then those that bear it out, then the others."""
    ranked = dict.fromkeys((one.base, *one.support, *readings))
    return next((s for s in ranked if readings.get(s) and _language(edition, readings, s) == language), None)


def _pieces(
    edition: Edition, base: str, places: Sequence[int], variants: Sequence[tuple[int, Variant]]
) -> tuple[tuple[str, str], ...]:
    """The words of the passages, cut where a sign begins or ends."""
    witness = edition.witness(base)
    found: list[tuple[str, str]] = []
    for place in places:
        passage = witness.passages[place]
        signs = [""] * (passage.end - passage.start)
        for _, variant in variants:
            reading, sign = variant.readings.get(base), _sign(variant, base)
            if reading and sign and reading.end - reading.start < passage.end - passage.start:
                for at in range(max(reading.start, passage.start), min(reading.end, passage.end)):
                    signs[at - passage.start] = DOUBT if DOUBT in (sign, signs[at - passage.start]) else sign
        begin = 0
        for at in range(1, len(signs) + 1):
            if at == len(signs) or signs[at] != signs[begin]:
                found.append((witness.text[passage.start + begin : passage.start + at], signs[begin]))
                begin = at
        found.append((" ", ""))
    return tuple(found[:-1])


def _sign(variant: Variant, base: str) -> str:
    if variant.severity == "contradiction" and (not variant.faulty or base in variant.faulty):
        return DOUBT
    return SOME if variant.severity == "loss" and None in variant.readings.values() else ""


def _parts(words: str) -> tuple[str | None, ...]:
    """The readings that a record joins in one text; "lacking" stands for no words."""
    parts = [None if part == "lacking" else part for part in words.split("; ")]
    return tuple(dict.fromkeys(parts))[:PARTS]
