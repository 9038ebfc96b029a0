"""Names garbled in a version: told apart from exonyms, inflection and ordinary transliteration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hexapla.collation.sheet import Sheet
from hexapla.evidence.names import latin
from hexapla.evidence.names.garbling import garbled
from hexapla.knowledge.gazetteer import places_in
from hexapla.knowledge.phrases import say
from hexapla.knowledge.scripts import main_script
from hexapla.model import Evidence, NameEntry, Span, Variant

DIACRITICS = 0.55  # confidence that a form without its diacritics is worth telling


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each faulty form of a name, at the first locus where that form stands."""
    synopsis = sheet.synopsis
    for number, entry in enumerate(synopsis.names):
        told: set[str] = set()
        for locus in sorted(synopsis.forms):
            forms = synopsis.forms[locus].get(number)
            if forms and len(forms) > 1:
                yield from _at(sheet, locus, entry, {s: _fullest(found) for s, found in forms.items()}, told)


def _fullest(forms: Sequence[Span]) -> Span:
    return max(forms, key=lambda form: (len(form.text.split()), -form.start))


def _at(sheet: Sheet, locus: int, entry: NameEntry, forms: Mapping[str, Span], told: set[str]) -> Iterator[Variant]:
    for siglum, form in forms.items():
        if form.text in told:
            continue
        best: tuple[float, str, tuple[tuple[str, str], ...], bool] | None = None
        for other, right in forms.items():
            if other == siglum or main_script(form.text) != main_script(right.text):
                continue
            found = _faulty(sheet, entry, (siglum, form), (other, right))
            if found and (best is None or found[0] > best[0]):
                best = (found[0], right.text, found[1], found[2])
        if best:
            told.add(form.text)
            yield _variant(locus, siglum, forms, best)


def _variant(
    locus: int, siglum: str, forms: Mapping[str, Span], best: tuple[float, str, tuple[tuple[str, str], ...], bool]
) -> Variant:
    confidence, right, steps, marks_only = best
    evidence = tuple(Evidence("sound", one, other, 1.0) for one, other in steps)
    key = "name_diacritics" if marks_only else "name"
    words = say("variant", key, wrong=forms[siglum].text, where=siglum, right=right)
    return Variant("name", "spelling", dict(forms), confidence, words, evidence, locus, (siglum,))


def _faulty(
    sheet: Sheet, entry: NameEntry, one: tuple[str, Span], other: tuple[str, Span]
) -> tuple[float, tuple[tuple[str, str], ...], bool] | None:
    """(confidence, steps, only diacritics) if the form of `one` is the faulty one of two; None else."""
    (siglum, form), (rival, right) = one, other
    left, wanted = form.text.casefold(), right.text.casefold()
    if left == wanted or _inflected(left, wanted) or _known(sheet, siglum, form) or _known(sheet, rival, right):
        return None
    weight = _support(entry, siglum, form.text), _support(entry, rival, right.text)
    if weight[0] > weight[1] or (weight[0] == weight[1] and entry.name == form.text):
        return None
    if latin(left) == latin(wanted):
        plain = left.isascii() and not wanted.isascii()
        return (DIACRITICS, (), True) if plain and entry.kind == "person" else None
    found = garbled(right.text, form.text)
    return None if found is None else (found.score, found.steps, False)


def _support(entry: NameEntry, siglum: str, text: str) -> int:
    """In how many versions a word of this form stands in the same spelling."""
    parts = set(text.casefold().split())
    return len({form.siglum for form in entry.forms if parts & set(form.text.casefold().split())} | {siglum})


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
