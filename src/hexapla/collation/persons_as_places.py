"""A person's name taken for a place: "Ginevra Conti" that became "Женева Конти", Florence that became Florenz.

Persons keep their names in every language, places have one in each. So where a word of a person's name is, letter
for letter, what some language calls a place, a version that calls it as its own language calls that place has
translated it; unless that is how the language spells the sounds of the name anyway ("Austin" is "Остин", city and man).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import compare_names, latin
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold, inflection, lookup, words_for
from hexapla.knowledge.homonyms import meaning
from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.scripts import WORD, script
from hexapla.model import Evidence, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
SOUNDS = 0.62  # likeness from which a word in another script is taken for the sounds of the name, not for the place
OUTVOTED, ALONE = 0.8, 0.6  # confidence against two versions or more; against one
UNSAID = ("byline", "credit", "caption")  # passages in which a place does not stand before a person's name by chance
BETWEEN = (" ", "-", "\u00a0")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person in one version: the words of the name, and whether the first stands before what was found to be the
    name."""

    words: tuple[Span, ...]
    beside: bool
    language: str | None


def persons_as_places(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each word of a person's name that one version gives as the name of a place."""
    for locus, rows in sheet.rows.items():
        forms = sheet.synopsis.forms.get(locus, {})
        for number, by_siglum in forms.items():
            kind = sheet.synopsis.names[number].kind
            if kind not in ("person", "other") or len(by_siglum) < 2:
                continue
            for row in rows:
                if row.confidence >= ALIKE:
                    bearers = {s: _bearer(sheet, s, form) for s in row.readings if (form := _in(row, s, by_siglum))}
                    if kind == "person" or (len(bearers) > 2 and all(map(_surname, bearers.values()))):
                        yield from _of_person(sheet, locus, bearers)


def _in(row: Row, siglum: str, by_siglum: Mapping[str, list[Span]]) -> Span | None:
    """The fullest form of a name that a version has in a row."""
    span = row.readings[siglum]
    inside = [form for form in by_siglum.get(siglum, ()) if span.start <= form.start < span.end]
    return max(inside, key=lambda form: len(form.text), default=None)


def _surname(bearer: Bearer) -> bool:
    """Whether a name that was not found to be a person's is one word behind a place, and no word of the language: the
    finder of names takes "Paris Hartnell" for the city and something else."""
    return len(bearer.words) == 2 and bearer.beside and not meaning(bearer.words[1].text, bearer.language)


def _bearer(sheet: Sheet, siglum: str, form: Span) -> Bearer:
    """The words of a person's name, with a place that stands right before it."""
    words = [Span(form.start + m.start(), form.start + m.end(), m.group()) for m in WORD.finditer(form.text)]
    text = sheet.synopsis.witnesses[siglum].text
    language = sheet.synopsis.language_at(siglum, form.start)
    before = text[: form.start][-40:]
    last = next((m for m in WORD.finditer(before) if m.end() == len(before) - 1 and before[-1] in BETWEEN), None)
    beside = last is not None and last.group()[0].isupper()
    if last is not None and beside:
        start = form.start - len(before) + last.start()
        words.insert(0, Span(start, form.start - 1, last.group()))
    return Bearer(tuple(words), beside, language)


def _of_person(sheet: Sheet, locus: int, bearers: Mapping[str, Bearer]) -> Iterator[Variant]:
    for siglum, bearer in bearers.items():
        for number, wrong in enumerate(bearer.words):
            ids = lookup(bearer.language).ids(wrong.text) if not UNSPACED_SIGN.match(wrong.text) else frozenset()
            if not ids or len(bearer.words) < 2:
                continue
            others = {s: one for s, one in bearers.items() if s != siglum}
            if len(others) == 1 and siglum == next(iter(bearers)):
                continue  # either may be wrong: told once
            held = {s: word for s, one in others.items() if (word := _kept(one, ids))}
            if (
                not held
                or len(held) != len(others)
                or any(_same(bearers[s], w, bearer, wrong) for s, w in held.items())
            ):
                continue
            inside = not (bearer.beside and number == 0) or any(
                w is not bearers[s].words[0] or not bearers[s].beside for s, w in held.items()
            )
            if inside or len(others) > 1 or sheet.synopsis.kind(locus) in UNSAID:
                yield _variant(sheet, locus, (siglum, wrong), held)


def _kept(bearer: Bearer, ids: frozenset[str]) -> Span | None:
    """The word of a person's name that is, in some language, what a place is called."""
    places = frozenset().union(*map(words_for, ids))
    return next((w for w in bearer.words if len(bearer.words) > 1 and fold(w.text) in places), None)


def _same(one: Bearer, right: Span, other: Bearer, wrong: Span) -> bool:
    """Whether two words are one name, spelt as their languages and scripts spell it."""
    if script(right.text[0]) != script(wrong.text[0]):
        return (
            compare_names(
                right.text, wrong.text, kind="person", a_language=one.language, b_language=other.language
            ).score
            >= SOUNDS
        )
    words = [
        {latin(base) for base in inflection(side.language).bases(fold(word.text))}
        for side, word in ((one, right), (other, wrong))
    ]
    return bool(words[0] & words[1])


def _variant(sheet: Sheet, locus: int, wrong: tuple[str, Span], held: Mapping[str, Span]) -> Variant:
    siglum, place = wrong
    spans = {**held, siglum: place}
    readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
    right = next(iter(held.values())).text
    words = say("variant", "person_place", where=siglum, wrong=quoted(place.text), right=quoted(right))
    evidence = (Evidence("person as place", right, place.text, 1.0),)
    agreed = len(held) > 1
    confidence = OUTVOTED if agreed else ALONE
    return Variant("name", "contradiction", readings, confidence, words, evidence, locus, (siglum,) if agreed else ())
