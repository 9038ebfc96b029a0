"""One place taken for another of a like name: Austria for Australia, Niger for Nigeria, in whatever language.

What the names of two bearers have in common hides that they are two: spellings so alike may be one name, garbled, so
the measures of `replaced.py` pass them over. The gazetteer knows better, where it knows both places in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from hexapla.collation.sheet import Row, Sheet
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold, forms, lookup, sheets
from hexapla.knowledge.name_words import people_of
from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.scripts import WORD
from hexapla.model import Evidence, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
# Share of the letters that two names have in common from which they are like each other: in a language of the story,
# and in any other, through which a version may have come.
LIKE, LIKE_ABROAD = 0.65, 0.72
OUTVOTED, ALONE = 0.8, 0.6  # confidence that one place stands for another: against two versions or more; against one
KINDS = ("country", "city", "region", "river", "sea")


@dataclass(frozen=True, slots=True)
class Told:
    """A place as one version tells it: the ids that its form may have (more than one for "Georgia")."""

    span: Span
    ids: frozenset[str]


def places_confused(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each place of a row in whose stead one version has another of a like name."""
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 1 and row.confidence >= ALIKE:
                yield from _of_row(sheet, locus, row)


def _of_row(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    here = {s: told(sheet, s, span) for s, span in row.readings.items()}
    alone = [
        (siglum, one)
        for siglum, found in here.items()
        for one in found
        if not any(one.ids & other.ids for s, rest in here.items() if s != siglum for other in rest)
    ]
    if not alone:
        return
    # A place that stands in another sentence of the locus is not lost: translators part and join sentences.
    around = {s: _around(sheet, s, whole) for s in here if (whole := sheet.synopsis.whole(locus, s))}
    spoken = {s: sheet.synopsis.language_at(s, span.start) for s, span in row.readings.items()}
    for siglum, wrong in alone:
        others = {s: one for s, one in here.items() if s != siglum}
        language = spoken[siglum]
        if language not in columns() or any(wrong.ids & around[s] for s in others):
            continue
        right = _answer(others, around[siglum], wrong, language, frozenset(filter(None, spoken.values())))
        if right is not None and _first(right, siglum, row):
            yield _variant(locus, row, siglum, wrong, right)


def told(sheet: Sheet, siglum: str, span: Span) -> list[Told]:
    """The places that a stretch of a version's text names."""
    gazetteer = lookup(sheet.synopsis.language_at(siglum, span.start))
    found = []
    for start, end, id, kind in gazetteer.find(span.text):
        if kind in KINDS:
            text = span.text[start:end]
            found.append(Told(Span(span.start + start, span.start + end, text), gazetteer.ids(text) | {id}))
    return found


def _around(sheet: Sheet, siglum: str, span: Span) -> frozenset[str]:
    """The places that a version names at a locus, by their peoples and adjectives as well."""
    language = sheet.synopsis.language_at(siglum, span.start)
    peoples = [people_of(fold(word), language) for word in WORD.findall(span.text)]
    return frozenset().union(*peoples, *(one.ids for one in told(sheet, siglum, span)))


def _answer(
    others: Mapping[str, Sequence[Told]], around: frozenset[str], wrong: Told, language: str, spoken: frozenset[str]
) -> dict[str, Span] | None:
    """Where the other versions have the one place of a like name that this one lacks; all of them must have it."""
    wanted = {id for found in others.values() for one in found for id in one.ids} - around - wrong.ids
    for id in sorted(wanted):
        held = {s: one.span for s, found in others.items() if (one := next((o for o in found if id in o.ids), None))}
        if len(held) == len(others) and any(like(id, other, language, spoken) for other in wrong.ids):
            return held
    return None


def _first(right: Mapping[str, Span], siglum: str, row: Row) -> bool:
    """Of two versions, either of which may be wrong, the first speaks."""
    return len(right) > 1 or next(iter(row.readings)) != siglum


@cache
def like(one: str, other: str, language: str, spoken: frozenset[str]) -> bool:
    """Whether two places that a language knows have like names in some language, and neither name holds the other in
    this one ("Ireland" and "Northern Ireland": the one stands for the other by right)."""
    own = forms(one, language)[:1], forms(other, language)[:1]
    if not all(own) or _holds(fold(own[0][0]), fold(own[1][0])) or _holds(fold(own[1][0]), fold(own[0][0])):
        return False
    pairs = [
        (fold(ones[0]), fold(others[0]), LIKE if code in spoken else LIKE_ABROAD)
        for code in columns()
        if (ones := forms(one, code)) and (others := forms(other, code))
    ]
    # What some language calls alike altogether (England, the United Kingdom) stands for each other by right there.
    return any(a != b and SequenceMatcher(None, a, b).ratio() >= least for a, b, least in pairs)


def _holds(one: str, other: str) -> bool:
    """Whether a name is part of another, or shares its last word with it ("North Korea", "South Korea")."""
    if UNSPACED_SIGN.match(one):
        return one in other
    words, longer = one.split(), other.split()
    if other.endswith(one):
        return True  # "Nordirland"
    return set(words) <= set(longer) or words[-1] == longer[-1] or words[0] == longer[0]


@cache
def columns() -> tuple[str, ...]:
    """The languages that the sheet of places has."""
    return tuple(sheets("places")[0][0][2:])


def _variant(locus: int, row: Row, siglum: str, wrong: Told, right: Mapping[str, Span]) -> Variant:
    readings: dict[str, Span | None] = {s: wrong.span if s == siglum else right[s] for s in row.readings}
    agreed = len(right) > 1
    one = next(iter(right.values())).text
    words = say("variant", "name_replaced", where=siglum, wrong=quoted(wrong.span.text), right=quoted(one))
    evidence = (Evidence("place", one, wrong.span.text, 1.0),)
    faulty = (siglum,) if agreed else ()
    return Variant("name", "contradiction", readings, OUTVOTED if agreed else ALONE, words, evidence, locus, faulty)
