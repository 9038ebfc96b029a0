"""Names garbled in a version: told apart from exonyms, inflection and ordinary transliteration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.collation.altered import prior
from hexapla.collation.misspelt import misspelt
from hexapla.collation.names_as_words import names_as_words
from hexapla.collation.names_lost import LostName, lost_names, readable
from hexapla.collation.persons_as_places import persons_as_places
from hexapla.collation.places_confused import places_confused
from hexapla.collation.replaced import taken_for_one
from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import compare_names, latin
from hexapla.evidence.names.garbling import garbled
from hexapla.evidence.names.spelt import spelt_alike
from hexapla.knowledge.gazetteer import fold, forms, inflection, places_in
from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.scripts import main_script, plain_word
from hexapla.knowledge.tables import table
from hexapla.model import Evidence, NameEntry, Span, Variant

PARTED = re.compile(r"[\s\-‐‑]+")  # what parts the words of a name
BEARER = 0.55  # confidence of a fault in two forms of one name whose sounds differ unusually
ABROAD = 0.3  # score of a garbling below which two languages may just spell a name differently
UNREAD = 0.75  # what is left of that in another script
FORM = 4  # letters of a place's name that is no abbreviation
TWO_FORMS = 0.55  # and of a place by two names of one language that sound alike
AGREED = 0.8  # what is left of the doubt in another name in its place where two or more versions have the same
UNLIKE = 0.2  # probability from which two persons that the story takes for one are told as two
DIACRITICS = 0.55  # confidence that a form without its diacritics is worth telling


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each faulty form of a name, at the first locus where that form stands."""
    synopsis = sheet.synopsis
    for number, entry in enumerate(synopsis.names):
        told: dict[str, int] = {}
        for locus in sorted(synopsis.forms):
            here = synopsis.forms[locus].get(number)
            if here and len(here) > 1:
                yield from _at(sheet, locus, entry, {s: _fullest(found) for s, found in here.items()}, told)
        yield from _two_ways(sheet, number, entry, told)
    yield from misspelt(sheet)
    taken = [*names_as_words(sheet), *places_confused(sheet), *persons_as_places(sheet)]
    yield from taken
    seen = {(one.locus, reading.start) for one in taken for reading in one.readings.values() if reading}
    making = prior(sheet)
    for lost in lost_names(sheet):
        if lost.instead is None:
            continue
        # Two names that stand for each other are lost on both sides: told once.
        places: set[tuple[int | None, int]] = {(lost.locus, span.start) for span in lost.readings.values()}
        places.add((lost.locus, lost.instead.start))
        if not places & seen:
            yield making.believed(_replaced(sheet, lost, lost.instead))
        seen |= places
    for locus, rows in sheet.rows.items():
        for row in rows:
            yield from map(making.believed, _two_persons(sheet, locus, row))


def _replaced(sheet: Sheet, lost: LostName, instead: Span) -> Variant:
    """Another name in the place of one that all other versions have."""
    spans = {**lost.readings, lost.without: instead}
    readings = {s: spans[s] for s in lost.row.readings}
    words = say(
        "variant", "name_replaced", where=lost.without, wrong=quoted(instead.text), right=quoted(lost.entry.name)
    )
    evidence = tuple(Evidence("name", f"{s}: {span.text}", "", 1.0) for s, span in lost.readings.items())
    agreed = len(lost.readings) > 1
    confidence = lost.likelihood
    if agreed:
        confidence = 1 - AGREED * (1 - confidence)
    if lost.entry.kind != "person" and not readable(sheet, lost.readings, (lost.without,)):
        # Bodies go by their letters, places by names of the language: it may be the same name, unrecognised.
        confidence *= UNREAD
    faulty = (lost.without,) if agreed else ()
    return Variant("name", "contradiction", readings, confidence, words, evidence, lost.locus, faulty)


def _two_persons(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    """Two persons whom the story takes for one, since nothing else answers either: told where only two versions have
    the row, for among more the other spellings decide."""
    if len(row.readings) != 2:
        return
    for pair in taken_for_one(sheet, locus, row, *row.readings):
        if pair.confidence >= UNLIKE:
            readings: dict[str, Span | None] = {side.siglum: side.form for side in (pair.left, pair.right)}
            right, wrong = pair.left, pair.right
            words = say(
                "variant",
                "name_replaced",
                where=wrong.siglum,
                wrong=quoted(wrong.form.text),
                right=quoted(right.form.text),
            )
            evidence = (Evidence("name", f"{right.siglum}: {right.form.text}", "", 1.0),)
            yield Variant("name", "contradiction", readings, pair.confidence, words, evidence, locus)


def _fullest(forms: Sequence[Span]) -> Span:
    return max(forms, key=lambda form: (len(form.text.split()), -form.start))


def _at(
    sheet: Sheet, locus: int, entry: NameEntry, held: Mapping[str, Span], told: dict[str, int]
) -> Iterator[Variant]:
    """The faults of the forms at one locus. `told`: faulty words told so far, and at which locus; a full name or
    a place is told again where it comes again, a surname alone once, and not if it lacks its diacritics there too."""
    faults: list[tuple[str, Fault]] = []
    for siglum, form in held.items():
        words = form.text.split()
        if told.get(form.text) == locus or (len(words) == 1 and form.text in told and entry.kind != "place"):
            continue
        found = [
            fault
            for other, right in held.items()
            if other != siglum and right.text not in told
            if (fault := _fault(sheet, entry, (siglum, form), (other, right)))
        ]
        best = max(found, key=lambda fault: fault.confidence, default=None)
        # Letters without their marks, once told, are seen in the surname alone as well.
        if best is not None and (best.steps or not all(word in told for word in words) or len(words) > 1):
            told.update(dict.fromkeys((form.text,) if best.steps else (form.text, *words), locus))
            faults.append((siglum, best))
    wrong = {held[siglum].text for siglum, fault in faults if fault.sided}
    for siglum, fault in faults:
        # Two forms of which one is told to be wrong are not two spellings as good.
        if fault.sided or fault.right not in wrong:
            yield _variant(locus, siglum, held, fault)


def _two_ways(sheet: Sheet, number: int, entry: NameEntry, told: dict[str, int]) -> Iterator[Variant]:
    """A place or body that one version writes both with its diacritics and without: the bare form is at fault."""
    if entry.kind == "person":
        return
    for siglum in sheet.synopsis.witnesses:
        written = {form.text: form for form in reversed(entry.forms) if form.siglum == siglum}
        for text, form in written.items():
            whole = next((one for one in written if _bare_of(text, one)), None)
            locus = sheet.synopsis.locus_at(siglum, form.start)
            if whole is None or text in told or locus is None:
                continue
            told[text] = locus
            here = sheet.synopsis.forms[locus][number]
            held = {s: _fullest(here[s]) for s in sheet.synopsis.witnesses if s in here}
            held[siglum] = Span(form.start, form.end, form.text)
            yield _variant(locus, siglum, held, Fault(DIACRITICS, whole, (), True))


def _bare_of(text: str, whole: str) -> bool:
    """Whether a form is another without its diacritics."""
    if main_script(text) != main_script(whole):
        return False
    return text.isascii() and not whole.isascii() and latin(text.casefold()) == latin(whole.casefold())


@dataclass(frozen=True, slots=True)
class Fault:
    """How one form is a faulty spelling of another: `steps` are changes of sounds, none for lost diacritics."""

    confidence: float
    right: str
    steps: tuple[tuple[str, str], ...]
    sided: bool


def _variant(locus: int, siglum: str, held: Mapping[str, Span], fault: Fault) -> Variant:
    evidence = tuple(Evidence("sound", one, other, 1.0) for one, other in fault.steps)
    wrong = held[siglum].text
    if not fault.sided:
        words = say("variant", "name_alike", one=wrong, other=fault.right)
    else:
        key = "name" if fault.steps else "name_diacritics"
        words = say("variant", key, wrong=wrong, where=siglum, right=fault.right)
    faulty = (siglum,) if fault.sided else ()
    return Variant("name", "spelling", dict(held), fault.confidence, words, evidence, locus, faulty)


def _fault(sheet: Sheet, entry: NameEntry, one: tuple[str, Span], other: tuple[str, Span]) -> Fault | None:
    """The fault of the form of `one` against that of `other`; None where there is none, or the other is at fault."""
    (siglum, form), (rival, right) = one, other
    left, wanted = (plain_word(" ".join(span.text.split())) for span in (form, right))
    if left == wanted or (entry.kind == "place" and _exonyms(sheet, one, other)):
        return Fault(TWO_FORMS, right.text, _steps(right.text, form.text), False) if left != wanted else None
    if not _comparable(sheet, entry, one, other) or _known(sheet, siglum, form):
        return None
    plain = latin(left), latin(wanted)
    same = plain[0] == plain[1]
    words = differing_words(right.text, form.text)
    if not same and words and _spelt_otherwise(sheet, (siglum, words[1]), (rival, words[0])):
        return None
    languages = {sheet.synopsis.witnesses[s].language for s in (siglum, rival)}
    peers = frozenset(s for s, one in sheet.synopsis.witnesses.items() if one.language in languages)
    weight = _weight(entry, siglum, form.text, peers), _weight(entry, rival, right.text, peers)
    known = _known(sheet, rival, right)
    # A place has its form in a language whoever else spells it otherwise in another.
    if weight[0] > weight[1] and not (known and entry.kind == "place"):
        return None
    if same:
        lost = left.isascii() and not wanted.isascii() and entry.kind == "person"
        return Fault(DIACRITICS, right.text, (), True) if lost else None
    found = garbled(*words) if words else None
    if found is None or not found.steps:
        return None
    # That both name one bearer is known from the story; the score adds how likely the changes of sounds are.
    same = sheet.synopsis.witnesses[siglum].language == sheet.synopsis.witnesses[rival].language
    bearer = BEARER if same or found.score > ABROAD else BEARER - 0.2
    return Fault(bearer + (1 - bearer) * found.score, right.text, found.steps, known or weight[0] < weight[1])


def _steps(right: str, wrong: str) -> tuple[tuple[str, str], ...]:
    found = garbled(right, wrong)
    return found.steps if found else ()


def _exonyms(sheet: Sheet, one: tuple[str, Span], other: tuple[str, Span]) -> bool:
    """Whether a version has a form of a place that its language also, and better, writes as another version does:
    "Kiev" beside "Kyiv", not "Moskau" beside "Moscow"."""
    language = sheet.synopsis.witnesses[one[0]].language
    if language is None or not _steps(other[1].text, one[1].text):
        return False
    if min(len(one[1].text), len(other[1].text)) < FORM or "." in one[1].text + other[1].text:
        return False  # "US" and "USA", "St. Petersburg"
    known = [forms(id, language) for _, _, id, _ in places_in(one[1].text, language)]
    return any(held[0] == other[1].text and one[1].text in held[1:] for held in known if held)


def _spelt_otherwise(sheet: Sheet, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two forms differ by the endings of their languages or, between two languages, by how these spell one
    sound ("Chalilzad" is Czech for "Khalilzad")."""
    if _declined(sheet, (one[0], one[1].casefold()), (other[0], other[1].casefold())):
        return True
    languages = [sheet.synopsis.witnesses[siglum].language for siglum, _ in (one, other)]
    return spelt_alike(one[1], languages[0], other[1], languages[1])


def _declined(sheet: Sheet, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two forms may be one name with the endings of their languages, word by word, diacritics aside; by a
    rule of thumb where a language has no table of endings."""
    languages = [sheet.synopsis.witnesses[siglum].language for siglum, _ in (one, other)]
    if not all(table(language, "names") for language in languages):
        return _inflected(one[1], other[1]) or _inflected(latin(one[1]), latin(other[1]))
    words = PARTED.split(one[1]), PARTED.split(other[1])
    return len(words[0]) == len(words[1]) and all(
        _bases(a, languages[0]) & _bases(b, languages[1]) for a, b in zip(*words, strict=True)
    )


def _bases(word: str, language: str | None) -> set[str]:
    """What a word may be a form of, in Latin letters without diacritics."""
    return {latin(base) for base in inflection(language).bases(fold(word))}


def differing_words(one: str, other: str) -> tuple[str, str] | None:
    """The words of two forms that answer each other and are not the same; None where one form only has words more
    ("Ibrox" and "Ibrox Stadium")."""
    left, right = one.split(), other.split()
    shared = {word.casefold() for word in left} & {word.casefold() for word in right}
    left = [word for word in left if word.casefold() not in shared]
    right = [word for word in right if word.casefold() not in shared]
    if not left or not right:
        return None
    if len(left) == len(right):
        return " ".join(left), " ".join(right)
    fewer, more = (left, right) if len(left) < len(right) else (right, left)
    answers = [max(more, key=lambda word, own=own: compare_names(own, word).score) for own in fewer]  # type: ignore[misc]
    return (" ".join(fewer), " ".join(answers)) if fewer is left else (" ".join(answers), " ".join(fewer))


def _comparable(sheet: Sheet, entry: NameEntry, one: tuple[str, Span], other: tuple[str, Span]) -> bool:
    """Whether a difference of two forms can be a fault. Persons keep their spelling from one Latin-script language to
    the next; places and organisations have names of their own in each, and other scripts transliterate anew."""
    script = main_script(one[1].text)
    if script != main_script(other[1].text):
        return False
    languages = [sheet.synopsis.witnesses[siglum].language for siglum, _ in (one, other)]
    return languages[0] == languages[1] or (entry.kind == "person" and script == "Latn")


def _weight(entry: NameEntry, siglum: str, text: str, peers: frozenset[str]) -> tuple[int, int]:
    """What speaks for a form: the versions of these languages that spell a word of it so, then whether the best
    supported form of the name has its words."""
    parts = set(text.casefold().split())
    spelt = (form.siglum for form in entry.forms if parts & set(form.text.casefold().split()))
    support = {s for s in spelt if s in peers} | {siglum}
    return len(support), len(parts & set(entry.name.casefold().split()))


def _inflected(one: str, other: str) -> bool:
    """Whether two forms differ by an ending alone: word by word the same but for the last three letters at most."""
    left, right = one.split(), other.split()
    if len(left) != len(right):
        return False
    for a, b in zip(left, right, strict=True):
        shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        if max(len(a), len(b)) - shared > 3 or shared < 3 or (len(a) == len(b) and a != b and shared < len(a) - 2):
            return False
    return True


def _known(sheet: Sheet, siglum: str, form: Span) -> bool:
    """Whether the gazetteer knows the form in the language of its version: an exonym is no fault."""
    language = sheet.synopsis.witnesses[siglum].language
    return any(end - start == len(form.text) for start, end, _, _ in places_in(form.text, language))
