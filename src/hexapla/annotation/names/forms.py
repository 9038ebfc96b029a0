"""Ties the forms of a name in one text: a surname to the full name, an inflected form to its base, an acronym to what
it stands for. A form that may belong to two names is tied to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hexapla.annotation.names.acronyms import Acronym, acronyms, occurrences
from hexapla.annotation.names.capitals import apart
from hexapla.annotation.names.unspaced import DOT
from hexapla.annotation.names.vocabulary import Vocabulary, given_names, vocabulary
from hexapla.knowledge.gazetteer import WORD, fold
from hexapla.model import Name

SHOUTED = 4  # signs from which on a form in capitals is no base: it stands in a headline
WHO = ("person", "other")  # the kinds whose last or first word may stand for the whole


def tied(text: str, names: Sequence[Name], language: str | None) -> list[Name]:
    """The names with what each stands for in `base`, and the acronyms and long forms that stand side by side, in
    order."""
    words = vocabulary(language)
    pairs = acronyms(text, names, words)
    if pairs:
        names = _with_acronyms(text, names, pairs)
    if len(names) < 2:
        return list(names)
    bases = _bases(names, words)
    for one in pairs:
        bases[text[one.start : one.end]] = text[one.long_start : one.long_end]
    return [replace(name, base=bases[name.text]) if bases.get(name.text) else name for name in names]


def _with_acronyms(text: str, names: Sequence[Name], pairs: Iterable[Acronym]) -> list[Name]:
    """The names with the acronyms, wherever they stand, and their long forms."""
    found: list[Name] = []
    shorts = {text[one.start : one.end] for one in pairs}
    found += [Name(start, end, text[start:end], "organisation") for start, end in occurrences(text, shorts)]
    for one in pairs:
        found.append(Name(one.long_start, one.long_end, text[one.long_start : one.long_end], "organisation"))
    places = {(name.start, name.end) for name in found}
    others = [name for name in names if (name.start, name.end) not in places]
    return apart(found + others)


def _bases(names: Sequence[Name], words: Vocabulary) -> dict[str, str | None]:
    """What each distinct form stands for, None where it stands for itself or for one of two."""
    forms: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, str] = {}
    for name in names:
        if name.text not in forms:
            forms[name.text] = words_of(name.text)
            kinds[name.text] = name.kind
    if len(forms) < 2:
        return {}
    by_words = {spelt: form for form, spelt in reversed(forms.items()) if len(form) < SHOUTED or not form.isupper()}
    holders: dict[str, list[str]] = {}
    for form, spelt in forms.items():
        if len(spelt) > 1 and kinds[form] in WHO:
            for word in _bearing(spelt, words):
                holders.setdefault(word, []).append(form)
    found: dict[str, str | None] = {}
    for form, spelt in forms.items():
        base = _uninflected(spelt, by_words, words)
        if base is None and len(spelt) == 1 and kinds[form] in WHO:
            base = _full(spelt[0], holders, forms, words)
        if base is not None and base != form:
            found[form] = base
    return {form: found.get(base, base) if base else None for form, base in found.items()}


def _bearing(spelt: tuple[str, ...], words: Vocabulary) -> set[str]:
    """The words of a full name that may stand for it: the last, and of a known person the given name and, before the
    last, the first of two family names."""
    given = given_names()
    if not any(base in given for end in (spelt[0], spelt[-1]) for base in words.inflection.bases(end)):
        return {spelt[-1]}
    return {spelt[0], *(spelt[-2:] if len(spelt) > 2 else spelt[-1:])}


def words_of(form: str) -> tuple[str, ...]:
    """The folded words of a form; its parts in scripts without blanks."""
    spelt = WORD.findall(form)
    if not spelt:
        spelt = [part for part in form.replace("＝", DOT[0]).split(DOT[0]) if part] or [form]
    return tuple(map(fold, spelt))


def _uninflected(spelt: tuple[str, ...], by_words: dict[tuple[str, ...], str], words: Vocabulary) -> str | None:
    """The form of the text of which words may be an inflected form; itself none, and none where two may be."""
    if not words.inflection.endings and not words.inflection.prefixes:
        return None
    ways = [words.inflection.bases(word) for word in spelt]
    found: set[str] = set()
    if len(spelt) == 1:
        found = {by_words[(base,)] for base in ways[0][1:] if (base,) in by_words}
    else:
        for other, form in by_words.items():
            if len(other) == len(spelt) and other != spelt and all(b in w for b, w in zip(other, ways, strict=True)):
                found.add(form)
    return found.pop() if len(found) == 1 else None


def _full(word: str, holders: dict[str, list[str]], forms: dict[str, tuple[str, ...]], words: Vocabulary) -> str | None:
    """The one full name that a lone word is a part of; its own inflected forms count as one."""
    full = {form for base in words.inflection.bases(word) for form in holders.get(base, ())}
    if not full:
        # "Писториус" where the text has "Борисом Писториусом"
        full = (
            {form for held, group in holders.items() if word in words.inflection.bases(held) for form in group}
            if words.inflection.endings
            else set()
        )
    given = given_names()
    if word in given:
        full = {form for form in full if forms[form][-1] != word} or full
    if len(full) < 2:
        return full.pop() if full else None
    return _longest(full, forms, words)


def _longest(full: set[str], forms: dict[str, tuple[str, ...]], words: Vocabulary) -> str | None:
    """The longest of some full names, if all others are forms or parts of it; of two as long the base."""
    ranked = sorted(full, key=lambda form: (-len(forms[form]), len(form), form))
    best = ranked[0]
    held = set(forms[best])
    for other in ranked[1:]:
        for word in forms[other]:
            if word not in held and not any(_alike(word, own, words) for own in held):
                return None
    return best


def _alike(word: str, other: str, words: Vocabulary) -> bool:
    """Whether two words are forms of one."""
    return bool(set(words.inflection.bases(word)) & set(words.inflection.bases(other)))
