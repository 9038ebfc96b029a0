"""Another name in the place of one: how likely two names of a row of sentences, of which neither is told on the other
side, stand for each other.

A logistic curve over measures that know no language (`replaced.toml` says each in words). Also for two persons that the
story took for one because nothing else was there to answer them: spellings so unlike are two persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from hexapla.collation.logistic import weighed
from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import compare_names
from hexapla.evidence.odds import probability
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import lookup
from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.model import NameEntry, Span

MEASURES = (
    "constant", "likeness", "persons", "person_other", "places", "organisations", "others", "mixed", "apart", "far",
    "joined", "rivals", "short", "scripts", "unspaced", "known", "two_known", "mirrored", "capitals", "part", "meaning",
    "common",
)  # fmt: skip
LEAST_LIKE = 0.35  # likeness from which two names may be spellings of one: no candidates
PARTED = re.compile(r"[\s\-‐‑'’.・·=＝]+")  # what parts the words of a name
FAR = 0.35  # of the sentence, from which two places are far apart


@dataclass(frozen=True, slots=True)
class Side:
    """A form of a name in one version, and the name of the story that it belongs to."""

    siglum: str
    form: Span
    entry: NameEntry


@dataclass(frozen=True, slots=True)
class Replaced:
    """Two names that stand for each other, with the measures in the order of MEASURES."""

    left: Side
    right: Side
    measures: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The probability that they are two bearers, one in the place of the other."""
        return probability(weighed("replaced", MEASURES, self.measures))


def in_place_of(sheet: Sheet, locus: int, row: Row, entry: NameEntry, siglum: str, other: str) -> Replaced | None:
    """The name of another version that most likely stands in the row for a name that only `siglum` tells."""
    found = [one for one in candidates(sheet, locus, row, siglum, other) if one.left.entry is entry]
    return max(found, key=lambda one: one.confidence, default=None)


def candidates(sheet: Sheet, locus: int, row: Row, left: str, right: str) -> Iterator[Replaced]:
    """All pairs of names of which neither is told on the other side of a row."""
    forms = sheet.synopsis.forms.get(locus, {})
    mine, theirs = (_only(sheet, forms, row, one, other) for one, other in ((left, right), (right, left)))
    for one in mine:
        for other in theirs:
            if (pair := _pair(sheet, row, one, other, len(mine) + len(theirs), False)) is not None:
                yield pair


def taken_for_one(sheet: Sheet, locus: int, row: Row, left: str, right: str) -> Iterator[Replaced]:
    """Persons of two versions that the story takes for one although their spellings are unlike."""
    for number, by_siglum in sheet.synopsis.forms.get(locus, {}).items():
        entry = sheet.synopsis.names[number]
        sides = [_inside(by_siglum.get(siglum, ()), row.readings[siglum]) for siglum in (left, right)]
        if entry.kind == "person" and sides[0] and sides[1]:
            pairs = [(Side(left, a, entry), Side(right, b, entry)) for a in sides[0] for b in sides[1]]
            best = max(pairs, key=lambda pair: _likeness(sheet, *pair))
            pair = _pair(sheet, row, *best, 2, True)
            if pair is not None:
                yield pair


def _inside(forms: Sequence[Span], span: Span) -> list[Span]:
    return [form for form in forms if span.start <= form.start < span.end]


def _only(
    sheet: Sheet, forms: Mapping[int, Mapping[str, Sequence[Span]]], row: Row, siglum: str, other: str
) -> list[Side]:
    """The names that one version has in the row and the other has nowhere at the locus: the first form of each."""
    return [
        Side(siglum, found[0], sheet.synopsis.names[number])
        for number, by_siglum in forms.items()
        if other not in by_siglum and (found := _inside(by_siglum.get(siglum, ()), row.readings[siglum]))
    ]


def _likeness(sheet: Sheet, one: Side, other: Side) -> float:
    """How likely two forms are one name: whole, or one as a part of the other."""
    kind = one.entry.kind if one.entry.kind == other.entry.kind else None
    languages = [sheet.synopsis.witnesses[side.siglum].language for side in (one, other)]

    def score(a: str, b: str) -> float:
        return compare_names(a, b, kind=kind, a_language=languages[0], b_language=languages[1]).score

    best = score(one.form.text, other.form.text)
    words = [side.form.text.split() for side in (one, other)]
    if best < LEAST_LIKE and len(words[0]) != len(words[1]):
        fewer = 0 if len(words[0]) < len(words[1]) else 1
        whole = (one, other)[fewer].form.text
        parts = (score(part, whole) if fewer else score(whole, part) for part in words[1 - fewer] if len(part) > 2)
        best = max(best, 0.7 * max(parts, default=0.0))
    return best


def _pair(sheet: Sheet, row: Row, one: Side, other: Side, names: int, joined: bool) -> Replaced | None:
    likeness = _likeness(sheet, one, other)
    if likeness >= LEAST_LIKE:
        return None
    kinds = {one.entry.kind, other.entry.kind}
    known = [_ids(sheet, side) for side in (one, other)]
    if joined and known[0] & known[1]:
        return None
    places = [
        (side.form.start - row.readings[side.siglum].start) / max(1, len(row.readings[side.siglum].text))
        for side in (one, other)
    ]
    texts = one.form.text, other.form.text
    away = abs(places[0] - places[1])
    values = (
        1.0,
        log(max(likeness, 0.001)),
        float(kinds == {"person"}),
        float(kinds == {"person", "other"}),
        float(kinds == {"place"}),
        float(kinds == {"organisation"}),
        float(kinds == {"other"}),
        float(len(kinds) == 2 and kinds != {"person", "other"}),
        min(away, FAR),
        float(away >= FAR),
        float(joined),
        log(max(1, names - 1)),
        float(min(map(len, texts)) < 4),
        float(script(texts[0][0]) != script(texts[1][0])),
        float(any(script(text[0]) in WITHOUT_SPACES for text in texts)),
        float(bool(known[0]) != bool(known[1])),
        float(bool(known[0]) and bool(known[1])),
        float(len(texts[0].split()) == len(texts[1].split()) > 1),
        float(any(text.isupper() for text in texts)),
        _part(sheet, one, other),
        *_meaning(sheet, one, other),
    )
    return Replaced(one, other, values)


def _words(text: str) -> list[str]:
    return [word for word in PARTED.split(text) if len(word) > 2 or (word and script(word[0]) in WITHOUT_SPACES)]


def _part(sheet: Sheet, one: Side, other: Side) -> float:
    """How likely any word of the one name is a word of the other: half a name that sounds alike."""
    languages = [sheet.synopsis.witnesses[side.siglum].language for side in (one, other)]
    return max(
        (
            compare_names(a, b, a_language=languages[0], b_language=languages[1]).score
            for a in _words(one.form.text)
            for b in _words(other.form.text)
        ),
        default=0.0,
    )


def _meaning(sheet: Sheet, one: Side, other: Side) -> tuple[float, float]:
    """Whether words of both mean the same (a name translated: "Iron Dome"), and whether either is made of words that
    the lexicon knows."""
    ids = [
        set(concepts(language).ids(side.form.text)) if language else set()
        for side in (one, other)
        for language in [sheet.synopsis.witnesses[side.siglum].language]
    ]
    return float(bool(ids[0] & ids[1])), float(bool(ids[0] or ids[1]))


def _ids(sheet: Sheet, side: Side) -> frozenset[str]:
    return lookup(sheet.synopsis.witnesses[side.siglum].language).ids(side.form.text)
