"""The names of one text, by the ways of its scripts."""

from __future__ import annotations

import re

from hexapla.annotation.names.capitals import apart, find_capitals
from hexapla.annotation.names.caseless import WORD, find_caseless
from hexapla.annotation.names.unspaced import find_unspaced
from hexapla.knowledge.gazetteer import UNSPACED_SIGN
from hexapla.model import Name


def find_names(text: str, language: str | None = None) -> tuple[Name, ...]:
    """The names in a text, in order of `start`, not overlapping; a person without title or role.

    `language` is an ISO 639-1 code; for None, and for languages without tables, what is universal is used (capitals,
    middle dots, and the known places and organisations of all languages). Inflected forms are given as they stand.
    """
    found: list[Name] = []
    if UNSPACED_SIGN.search(text):
        found = find_unspaced(text, language)
        latin = [name for name in find_capitals(text, language) if not UNSPACED_SIGN.match(name.text)]
        return tuple(apart(found + latin))
    if WORD.search(text):
        found = find_caseless(text, language)
        if not re.search(r"[A-Za-z]", text):
            return tuple(apart(found))
    return tuple(apart(found + find_capitals(text, language)))
