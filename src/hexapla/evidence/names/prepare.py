"""A name made ready for comparing: its words, their sounds, what kind of word each is; memoised for each name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from hexapla.evidence.names import han
from hexapla.evidence.names.phones import phones
from hexapla.evidence.names.transliterate import WORDS, latin_word, sound_word
from hexapla.knowledge.scripts import script
from hexapla.knowledge.sounds import SHARED, word_list

# "McDonaldTrump" and "AlisherUsmanov": a capital after a small letter parts words, but not after Mc, Mac, De, O'.
JOINED = re.compile(r"(?<=[a-zа-яё]{4})(?=[A-ZА-ЯЁ][a-zа-яё]{2})")
# Katakana and Chinese signs are two words: "the republic of" after a foreign name.
SCRIPTS_MEET = re.compile(r"(?<=[\u30a1-\u30ff])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[\u30a1-\u30ff])")
# Longer names are cut: words are matched each with each.
MOST_WORDS = 8
LONGEST_NAME = 300
BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
DOTTED = re.compile(r"(?<![^\W\d_]{2})((?:[^\W\d_]\.){2,})", re.UNICODE)


class Word(NamedTuple):
    """One word of a name. `sounds`: its readings, each as sound signs and the script they were learnt for.
    `small`: a particle or title; `legal`: the legal form of a firm."""

    text: str
    form: str
    readings: tuple[tuple[str, str], ...]
    language: str | None
    small: bool
    legal: bool


class Prepared(NamedTuple):
    """A name's own words and the small ones (particles, titles, legal forms), in order."""

    words: tuple[Word, ...]
    small: tuple[Word, ...]
    script: str


@lru_cache(maxsize=131_072)
def prepare(name: str, language: str | None, organisation: bool = False) -> Prepared:
    """The words of a name. Where all are small ("La Paz", "Abu Bin"), all count as its own."""
    text = name[:LONGEST_NAME]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "(" in text or "[" in text:
        text = BRACKETS.sub(" ", text) if BRACKETS.sub("", text).strip() else text
    if "." in text:
        text = DOTTED.sub(lambda found: found[1].replace(".", "") + " ", text)
    if JOINED.search(text):
        text = JOINED.sub(" ", text)
    if not text.isascii():
        text = SCRIPTS_MEET.sub(" ", text)
    own: list[Word] = []
    small: list[Word] = []
    for part in WORDS.findall(text):
        for one in word(part, language):
            (small if one.small or (one.legal and organisation) else own).append(one)
    if not own:
        own, small = small, []
    return Prepared(tuple(own[:MOST_WORDS]), tuple(small), own[0].readings[0][1] if own else "")


@lru_cache(maxsize=262_144)
def word(part: str, language: str | None) -> tuple[Word, ...]:
    """One word of a text as words of a name: none where it has no letters."""
    form = latin_word(part, language)
    if not form:
        return ()
    name = next(filter(None, map(script, part)), "Zyyy")
    readings = [(phones(sound_word(part, language)), SHARED.get(name, name))]
    if name == "Hani":
        readings += han.readings(part, language)
    small = form in word_list("particles", "particles") or form in word_list("particles", "titles")
    return (
        Word(
            part,
            form,
            tuple(readings),
            language,
            small,
            form in word_list("particles", "companies"),
        ),
    )
