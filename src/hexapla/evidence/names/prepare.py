"""A name made ready for comparing: its words, their sounds, what kind of word each is; memoised for each name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from hexapla.evidence.names.phones import phones
from hexapla.evidence.names.transliterate import WORDS, latin_word
from hexapla.knowledge.scripts import script
from hexapla.knowledge.sounds import SHARED, word_list

# "McDonaldTrump" and "AlisherUsmanov": a capital after a small letter parts words, but not after Mc, Mac, De, O'.
JOINED = re.compile(r"(?<=[a-zа-яё]{4})(?=[A-ZА-ЯЁ][a-zа-яё]{2})")
BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
DOTTED = re.compile(r"(?<![^\W\d_]{2})((?:[^\W\d_]\.){2,})", re.UNICODE)


class Word(NamedTuple):
    """One word of a name. `sounds`: its readings, each as sound signs and the script they were learnt for."""

    text: str
    form: str
    readings: tuple[tuple[str, str], ...]
    weight: float


class Prepared(NamedTuple):
    """A name's own words and the small ones (particles, titles, legal forms), in order."""

    words: tuple[Word, ...]
    small: tuple[Word, ...]
    script: str


@lru_cache(maxsize=131_072)
def prepare(name: str, language: str | None, organisation: bool = False) -> Prepared:
    """The words of a name. Where all are small ("La Paz", "Abu Bin"), all count as its own."""
    text = unicodedata.normalize("NFKC", name) if not name.isascii() else name
    if "(" in text or "[" in text:
        text = BRACKETS.sub(" ", text) if BRACKETS.sub("", text).strip() else text
    if "." in text:
        text = DOTTED.sub(lambda found: found[1].replace(".", "") + " ", text)
    if JOINED.search(text):
        text = JOINED.sub(" ", text)
    own: list[Word] = []
    small: list[Word] = []
    main = ""
    for part in WORDS.findall(text):
        for one in word(part, language):
            light = one.form in word_list("particles", "particles") or one.form in word_list("particles", "titles")
            if light or (one.form in word_list("particles", "companies") and organisation):
                small.append(one)
            else:
                own.append(one)
            main = main or (one.readings[0][1] if one.readings else "")
    if not own:
        own, small = small, []
    return Prepared(tuple(own), tuple(small), main)


@lru_cache(maxsize=262_144)
def word(part: str, language: str | None) -> tuple[Word, ...]:
    """One word of a text as words of a name: none where it has no letters."""
    form = latin_word(part, language)
    if not form:
        return ()
    name = next(filter(None, map(script, part)), "Zyyy")
    readings = [(phones(form), SHARED.get(name, name))]
    return (Word(part, form, tuple(readings), 1.0),)
