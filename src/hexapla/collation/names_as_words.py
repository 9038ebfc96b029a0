"""A name taken for a word of the language: "Benito Salas" that became "Blessed Salas", the firm Bursztyn that became
"Amber", the agency PAP that became "Brei".

Persons, firms and agencies keep their names from one language to the next, where most bodies, works and ships have them
translated by right. So a word in the place of a name is at fault where other versions keep the name: it means what the
name means, or stands beside the surname that it belongs to, or is a sign of capitals in a line of credits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import compare_names, latin
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import fold, places_in
from hexapla.knowledge.homonyms import meaning, meanings
from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.scripts import WORD, script
from hexapla.knowledge.tables import table
from hexapla.model import Evidence, Name, Span, Variant

ALIKE = 0.35  # rows of sentences that are less surely one give no verdict
TRANSLATED = 0.7  # confidence that a name was taken for a word
STEM = 5  # letters by which a name is found again in another version
SOUNDS = 0.5  # likeness from which a word spells the sounds of the name ("Radio", "রেডিও") and does not translate it
OTHER_PART = 0.65  # confidence that half a name was exchanged for another name
ONE = 0.5  # likeness from which two parts of names are one
SHORTEST = 3  # letters of a part of a name: fewer are initials
UNLIKE = 0.2  # likeness under which two first names are two, not one spelt otherwise
ENDING = 3  # letters that an ending may add to a name
BETWEEN = " \u00a0-·・."  # what may stand between the parts of one person's name
PARTED = re.compile(r"[\s,，、:：;()·・/|]+")
CREDITS = ("byline", "credit", "caption")


def names_as_words(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each name of a row of three versions or more that one of them gives as a word."""
    told: set[tuple[tuple[str, ...], str]] = set()
    for locus, rows in sheet.rows.items():
        for row in rows:
            if len(row.readings) > 2 and row.confidence >= ALIKE:
                for find in (_translated, _exchanged, _agencies):
                    for one in find(sheet, locus, row):
                        # What a version does with a name it does again: told at the first place.
                        if (key := (one.faulty, one.evidence[0].right.casefold())) not in told:
                            told.add(key)
                            yield one


def _translated(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    """Names that some versions keep, letter for letter, and one gives by a word that means what the name means."""
    told: set[str] = set()
    for siglum, span in row.readings.items():
        language = sheet.synopsis.language_at(siglum, span.start)
        for name in sheet.synopsis.marks[siglum].names:
            if not span.start <= name.start < span.end or name.kind in ("organisation", "place"):
                continue
            for match in WORD.finditer(name.text):
                word = Span(name.start + match.start(), name.start + match.end(), match.group())
                plain = latin(word.text.casefold())
                if len(plain) < STEM or not word.text[0].isupper() or plain[:STEM] in told:
                    continue
                if name.kind != "person" and word.text != name.text:
                    continue  # a part of "County Hospital" is translated by right
                meant = meaning(word.text, language)
                if meant and not places_in(name.text, language):
                    for variant in _as_words(sheet, locus, row, (siglum, word, name), meant):
                        told.add(plain[:STEM])
                        yield variant


def _as_words(sheet: Sheet, locus: int, row: Row, name: tuple[str, Span, Name], meant: set[str]) -> Iterator[Variant]:
    siglum, word, whole = name
    keep = {s: found for s, span in row.readings.items() if s != siglum and (found := _kept(span, word))}
    foreign = [_foreign(sheet, s, found) for s, found in keep.items()]
    if not any(foreign) or (whole.kind != "person" and not all(foreign)):
        return
    language = sheet.synopsis.language_at(siglum, word.start)
    for other, there in row.readings.items():
        found = None if other == siglum or other in keep else _word(sheet, other, there, meant)
        if found is None or _sounds(word, language, found, sheet.synopsis.language_at(other, found.start)):
            continue
        if _as_name(found) and (whole.kind != "person" or _beside(there, found, language, whole, word)):
            yield _variant(sheet, locus, {**keep, siglum: word, other: found}, other, word)


def _as_name(word: Span) -> bool:
    """Whether a word is written as a name is, as far as its script shows that."""
    return not word.text[0].islower()


def _beside(there: Span, found: Span, language: str | None, name: Name, word: Span) -> bool:
    """Whether beside a word stands what is left of the person's name; a name of one word has no more."""
    rest = [m.group() for m in WORD.finditer(name.text) if m.group() != word.text]
    if not rest:
        return True
    before = PARTED.split(there.text[: found.start - there.start].rstrip(BETWEEN))[-1:]
    behind = PARTED.split(there.text[found.end - there.start :].lstrip(BETWEEN))[:1]
    return any(
        compare_names(part, one, kind="person", a_language=language).score >= 0.5
        for part in rest
        for one in (*before, *behind)
    )


def _kept(span: Span, word: Span) -> Span | None:
    """The word of a sentence that is a name's, letter for letter but for an ending."""
    plain = latin(word.text.casefold())
    for match in WORD.finditer(span.text):
        if match.group()[0].isupper():
            bare = latin(match.group().casefold())
            if (
                bare[: max(STEM, len(plain) - 1)] == plain[: max(STEM, len(plain) - 1)]
                and len(bare) <= len(plain) + ENDING
            ):
                return Span(span.start + match.start(), span.start + match.end(), match.group())
    return None


def _foreign(sheet: Sheet, siglum: str, word: Span) -> bool:
    """Whether a word is none of its language, as far as the lexicon has that language: it is kept as a name there."""
    language = sheet.synopsis.language_at(siglum, word.start)
    return _has_words(language) and not meaning(word.text, language)


def _has_words(language: str | None) -> bool:
    """Whether the lexicon and the tables of names know a language well: its words, and its forms of address."""
    return bool(table(language, "names").get("titles")) and len(concepts(language)) > 0


def _sounds(one: Span, language: str | None, other: Span, there: str | None) -> bool:
    """Whether a word has the sounds of a name: the same word in another language, not a translation."""
    if script(one.text[0]) == script(other.text[0]) and latin(fold(one.text))[:STEM] == latin(fold(other.text))[:STEM]:
        return True
    if script(other.text[0]) == "Hani":
        return False  # any signs have a sound; these were found by what they mean
    return compare_names(one.text, other.text, a_language=language, b_language=there).score >= SOUNDS


def _word(sheet: Sheet, siglum: str, span: Span, meant: set[str]) -> Span | None:
    """The word of a sentence that means one of some concepts."""
    language = sheet.synopsis.language_at(siglum, span.start)
    if not (_has_words(language) and _has_words(sheet.synopsis.witnesses[siglum].language)):
        return None
    for (start, end), ids in sorted(meanings(span.text, language).items()):
        if ids & meant:
            return Span(span.start + start, span.start + end, span.text[start:end])
    return None


def _exchanged(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    """A word, or another name, in the place of one part of a person's name whose other parts all versions have."""
    persons = {s: list(_persons(sheet, locus, s, span)) for s, span in row.readings.items()}
    for siglum, found in persons.items():
        for own in found:
            for place, wrong in enumerate(own):
                if _addresses(sheet, siglum, wrong):
                    continue
                right = {
                    s: one[place]
                    for s, there in persons.items()
                    if s != siglum
                    if (one := next((one for one in there if _but(sheet, (siglum, own), (s, one), place)), None))
                }
                if len(right) > 1 and _are_one(sheet, right):
                    yield from _other_part(sheet, locus, right, siglum, wrong)


def _persons(sheet: Sheet, locus: int, siglum: str, span: Span) -> Iterator[list[Span]]:
    """The words of the names of persons that a sentence has, of those with two words or more."""
    for number, by_siglum in sheet.synopsis.forms.get(locus, {}).items():
        if sheet.synopsis.names[number].kind == "person":
            for form in by_siglum.get(siglum, ()):
                if span.start <= form.start < span.end:
                    words = list(WORD.finditer(form.text))
                    if len(words) > 1:
                        yield [Span(form.start + m.start(), form.start + m.end(), m.group()) for m in words]


def _but(sheet: Sheet, own: tuple[str, Sequence[Span]], other: tuple[str, Sequence[Span]], place: int) -> bool:
    """Whether two names of persons are alike word by word, but for one word that is like none of the other's."""
    mine, theirs = own[1], other[1]
    if len(mine) != len(theirs):
        return False
    languages = [sheet.synopsis.language_at(s, words[0].start) for s, words in (own, other)]

    def like(one: Span, there: Span) -> float:
        return compare_names(
            one.text, there.text, kind="person", a_language=languages[0], b_language=languages[1]
        ).score

    return all(like(mine[place], there) < UNLIKE for there in theirs) and all(
        like(one, there) >= ONE for number, (one, there) in enumerate(zip(mine, theirs, strict=True)) if number != place
    )


def _addresses(sheet: Sheet, siglum: str, word: Span) -> bool:
    """Whether a word is a form of address or a role before a name, or an initial."""
    names = table(sheet.synopsis.language_at(siglum, word.start), "names")
    lower = word.text.casefold()
    titles = " ".join(str(names.get(key, "")) for key in ("titles", "honorifics", "capitalised")).split()
    return len(lower) < SHORTEST or any(
        lower == one or (one.endswith("*") and lower.startswith(one[:-1])) for one in titles
    )


def _are_one(sheet: Sheet, words: Mapping[str, Span]) -> bool:
    """Whether versions have one name there, and none a form of address."""
    (first, one), *rest = words.items()

    def tongue(siglum: str) -> str | None:
        return sheet.synopsis.language_at(siglum, words[siglum].start)

    return not any(_addresses(sheet, s, word) for s, word in words.items()) and all(
        compare_names(one.text, word.text, kind="person", a_language=tongue(first), b_language=tongue(s)).score >= ONE
        for s, word in rest
    )


def _has(sheet: Sheet, siglum: str, word: Span) -> bool:
    """Whether a version has a word anywhere, an ending aside: then the two names belong to two persons."""
    plain = latin(fold(word.text))
    return any(
        latin(fold(one)).startswith(plain)
        for one in WORD.findall(sheet.synopsis.witnesses[siglum].text)
        if one[0].isupper()
    )


def _read(sheet: Sheet, siglum: str, word: Span) -> bool:
    """Whether the lexicon knows a word in the language of its version."""
    spoken = sheet.synopsis.witnesses[siglum].language, sheet.synopsis.language_at(siglum, word.start)
    return all(map(_has_words, spoken)) and bool(meaning(word.text, spoken[1]))


def _other_part(sheet: Sheet, locus: int, right: Mapping[str, Span], siglum: str, wrong: Span) -> Iterator[Variant]:
    # Without capitals many a word is taken for a part of a name; what is a word on both sides is translated by right.
    if not wrong.text[0].isupper() or any(_read(sheet, s, word) for s, word in right.items()):
        return
    if any(_has(sheet, siglum, word) for word in right.values()) or any(_has(sheet, s, wrong) for s in right):
        return
    held = {**right, siglum: wrong}
    if _read(sheet, siglum, wrong):
        yield _variant(sheet, locus, held, siglum, next(iter(right.values())))
        return
    known = _has_words(sheet.synopsis.witnesses[siglum].language)
    if not known or len({script(word.text[0]) for word in held.values()}) > 1:
        return  # what two scripts make of one name may look like two
    readings: dict[str, Span | None] = {s: held[s] for s in sheet.synopsis.witnesses if s in held}
    name = next(iter(right.values())).text
    words = say("variant", "name_replaced", where=siglum, wrong=quoted(wrong.text), right=quoted(name))
    evidence = (Evidence("other part", name, wrong.text, 1.0),)
    yield Variant("name", "contradiction", readings, OTHER_PART, words, evidence, locus, (siglum,))


def _agencies(sheet: Sheet, locus: int, row: Row) -> Iterator[Variant]:
    """Capitals in a line of credits that are not those that the other versions have: agencies are called alike in all
    languages that share a script."""
    if sheet.synopsis.kind(locus) not in CREDITS:
        return
    signs = {s: [w for w in _words(span) if w.text.isupper() and len(w.text) > 2] for s, span in row.readings.items()}
    signs = {s: found for s, found in signs.items() if script(row.readings[s].text.strip()[:1] or "?") == "Latn"}
    if len(signs) < 3 or any(len(found) != 1 for found in signs.values()):
        return
    written = {s: found[0] for s, found in signs.items()}
    texts = [word.text for word in written.values()]
    for siglum, word in written.items():
        rest = {text for text in texts if text != word.text}
        if texts.count(word.text) == 1 and len(rest) == 1:
            yield _variant(sheet, locus, written, siglum, next(w for w in written.values() if w.text in rest))


def _words(span: Span) -> Iterator[Span]:
    for match in WORD.finditer(span.text):
        yield Span(span.start + match.start(), span.start + match.end(), match.group())


def _variant(sheet: Sheet, locus: int, held: Mapping[str, Span], wrong: str, right: Span) -> Variant:
    readings: dict[str, Span | None] = {s: held[s] for s in sheet.synopsis.witnesses if s in held}
    word = held[wrong].text
    words = say("variant", "name_translated", where=wrong, wrong=quoted(word), right=quoted(right.text))
    evidence = (Evidence("translated name", right.text, word, 1.0),)
    return Variant("name", "contradiction", readings, TRANSLATED, words, evidence, locus, (wrong,))
