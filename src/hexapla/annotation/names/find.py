"""The names of one text, by the ways of its scripts."""

from __future__ import annotations

import re

from hexapla.annotation.names.capitals import apart, find_capitals
from hexapla.annotation.names.caseless import WORD, find_caseless
from hexapla.annotation.names.forms import tied
from hexapla.annotation.names.postposed import find_postposed
from hexapla.annotation.names.unspaced import find_unspaced
from hexapla.annotation.names.vocabulary import given_names, vocabulary
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold
from hexapla.model import Name

LATIN = re.compile(r"[^\W\d_]+")
HYPHENS = frozenset("-‐‑–〜～")


def find_names(text: str, language: str | None = None) -> tuple[Name, ...]:
    """The names in a text, in order of `start`, not overlapping; a person without title or role.

    `language` is an ISO 639-1 code; for None, and for languages without tables, what is universal is used (capitals,
    middle dots, and the known places and organisations of all languages). Inflected forms are given as they stand;
    `base` says what short forms, inflected forms and acronyms stand for.
    """
    return tuple(tied(text, untied(text, language), language))


def untied(text: str, language: str | None) -> list[Name]:
    """The names in a text, each by itself."""
    return pairs_of_cities(text, _find(text, language))


def _find(text: str, language: str | None) -> list[Name]:
    found: list[Name] = []
    if UNSPACED_SIGN.search(text):
        found = find_unspaced(text, language)
        latin = [name for name in find_capitals(text, language) if not UNSPACED_SIGN.match(name.text)]
        return apart(found + _unsure(latin))
    if vocabulary(language).postpositions:
        return apart(find_postposed(text, language) + _unsure(find_capitals(text, language)))
    if WORD.search(text):
        found = find_caseless(text, language)
        latin = find_capitals(text, language) if re.search(r"[A-Za-z]", text) else []
        return apart(found + _unsure(latin))
    return apart(found + find_capitals(text, language))


def _unsure(latin: list[Name]) -> list[Name]:
    """Names in Latin letters inside a text of another script: those of bodies, works and products mostly; a person only
    where a given name is in it."""
    given = given_names()
    return [
        Name(one.start, one.end, one.text, "other")
        if one.kind == "person" and not any(fold(word) in given for word in LATIN.findall(one.text))
        else one
        for one in latin
    ]


def pairs_of_cities(text: str, names: list[Name]) -> list[Name]:
    """Two places joined by a hyphen without blanks are one name: a race, a line, a port ("Paris-Nice")."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.kind == name.kind == "place" and _joined(text, last, name):
            joined[-1] = Name(last.start, name.end, text[last.start : name.end], "other")
            continue
        joined.append(name)
    return joined


def _joined(text: str, left: Name, right: Name) -> bool:
    """Whether two places may make one name: countries in capitals ("US-UK") name a relation."""
    return text[left.end : right.start] in HYPHENS and not left.text.isupper() and not right.text.isupper()
