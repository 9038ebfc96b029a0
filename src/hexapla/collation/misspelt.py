"""Names misspelt so that the finder of names did not take the word for the name: "Gety pictures" for "Getty Images"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from rapidfuzz.distance import Levenshtein

from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.names import latin
from hexapla.evidence.names.garbling import changes
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import fold, inflection, places_in
from hexapla.knowledge.phrases import say
from hexapla.knowledge.scripts import WITH_CAPITALS, WORD, main_script, script
from hexapla.model import Evidence, NameEntry, Span, Variant
from hexapla.synopsis import Synopsis

ALIKE = 0.6  # confidence that a word that differs by a letter inside from a name that its version lacks is that name
KINDS = ("person", "organisation")
LETTERS, LONG = 4, 8  # letters of a word that may differ by one, and by two


@dataclass(frozen=True, slots=True)
class Near:
    """`right`, a word of a name in one version, and `wrong`, what another has for it; each with its place."""

    siglum: str
    right: Span
    other: str
    wrong: Span


def misspelt(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each word of a person's or body's name that a version has but for a letter or two inside."""
    told: set[tuple[str, str]] = set()
    for locus, rows in sheet.rows.items():
        by_number = sheet.synopsis.forms.get(locus, {})
        for row in rows:
            for near in _of_row(sheet.synopsis, locus, row, by_number):
                key = (near.right.text.casefold(), near.wrong.text.casefold())
                if key not in told and key[::-1] not in told:
                    told.add(key)
                    yield _variant(locus, near)


def _of_row(
    synopsis: Synopsis, locus: int, row: Row, by_number: Mapping[int, Mapping[str, Sequence[Span]]]
) -> Iterator[Near]:
    words = {s: list(_words(span)) for s, span in row.readings.items()}
    plain = {s: [word.text.casefold() for word in found] for s, found in words.items()}
    scripts = {s: main_script(span.text) for s, span in row.readings.items()}
    named = [(synopsis.names[n], forms) for n, forms in by_number.items() if synopsis.names[n].kind in KINDS]
    for one, other in permutations(row.readings, 2):
        if scripts[one] != scripts[other]:
            continue
        own, held = plain[one], plain[other]
        spare = [rival for rival, text in zip(words[other], held, strict=True) if text not in own]
        for entry, forms in named:
            for word in _parts(forms.get(one, ()), row.readings[one]):
                text = word.text.casefold()
                if len(text) < LETTERS or held.count(text) >= own.count(text):
                    continue
                found = [rival for rival in spare if _meant(synopsis, locus, (one, word), (other, rival), entry)]
                if len(found) == 1:
                    yield Near(one, word, other, found[0])


def _words(span: Span) -> Iterator[Span]:
    for match in WORD.finditer(span.text):
        yield Span(span.start + match.start(), span.start + match.end(), match.group())


def _parts(forms: Sequence[Span], within: Span) -> Iterator[Span]:
    """The words of the forms that stand in a sentence."""
    return (word for form in forms if within.start <= form.start < within.end for word in _words(form))


def _meant(synopsis: Synopsis, locus: int, one: tuple[str, Span], other: tuple[str, Span], entry: NameEntry) -> bool:
    """Whether a word of another version is most likely the name's: alike but inside, no word of the language, in no
    name that both versions have, and no form that a language gives the name."""
    (siglum, right), (rival, wrong) = one, other
    if abs(len(right.text) - len(wrong.text)) > 2:
        return False
    a, b = latin(fold(right.text)), latin(fold(wrong.text))
    most = 2 if min(len(a), len(b)) >= LONG else 1
    if min(len(a), len(b)) < LETTERS or a[0] != b[0] or a[-1] != b[-1]:
        return False
    if not 0 < Levenshtein.distance(a, b, score_cutoff=most) <= most:
        return False
    language = synopsis.language(locus, rival)
    if language != synopsis.language(locus, siglum) and entry.kind != "person":
        return _twin(synopsis, locus, siglum, rival, right.text, entry)
    if not _beside(synopsis, rival, wrong, entry) and script(wrong.text[0]) in WITH_CAPITALS and wrong.text.islower():
        return False
    known = concepts(language).of_word(wrong.text) if language else ()
    bases = {latin(base) for base in inflection(language).bases(fold(wrong.text))}
    if known or a in bases or places_in(wrong.text, language):
        return False
    return not _shared(synopsis, locus, siglum, rival, wrong)


def _twin(synopsis: Synopsis, locus: int, siglum: str, rival: str, word: str, entry: NameEntry) -> bool:
    """Whether a version of another language writes the very name elsewhere as the first does: then it has no form of
    its own for it."""
    return any(form.siglum == rival and word in form.text.split() for form in entry.forms)


def _beside(synopsis: Synopsis, siglum: str, word: Span, entry: NameEntry) -> bool:
    """Whether a word follows a part of the name: "Yves herman"."""
    text = synopsis.witnesses[siglum].text
    return any(
        form.siglum == siglum and form.end < word.start and not text[form.end : word.start].strip(" -\u00a0")
        for form in entry.forms
    )


def _shared(synopsis: Synopsis, locus: int, one: str, other: str, word: Span) -> bool:
    """Whether a word stands in a form of a name that both versions have here: the finder of faulty forms sees it."""
    return any(
        one in forms and any(f.start <= word.start < f.end for f in forms.get(other, ()))
        for forms in synopsis.forms.get(locus, {}).values()
    )


def _variant(locus: int, near: Near) -> Variant:
    readings: dict[str, Span | None] = {near.siglum: near.right, near.other: near.wrong}
    steps = changes(latin(near.right.text.casefold()), latin(near.wrong.text.casefold()))
    evidence = tuple(Evidence("sound", one, other, 1.0) for one, other in steps if one != other)
    words = say("variant", "name_alike", one=near.right.text, other=near.wrong.text)
    ordered = {s: readings[s] for s in sorted(readings)}
    return Variant("name", "spelling", ordered, ALIKE, words, evidence, locus)
