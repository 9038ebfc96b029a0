"""What a passage holds that another language's version of it may hold too: small named features.

Every feature is a string `channel:key`; it is kept with the words that gave it, so that a link can quote its evidence.
Channels:

    number    values of figures, and the bare numerals           place     entities of the gazetteer
    date      years, days, weekdays, times                       concept   entries of the concept lexicon
    name      keys of words that may be names (evidence.names)   word      the word's own stem; meets its like in
    cognate   4-grams of the Latin transliteration                         the same language only
    learnt    pairs of a word table that the word stands in (knowledge.word_tables), where the user has one

Words are read once for each language and remembered: a page of news has few new words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from hexapla.evidence.figures.periods import told
from hexapla.evidence.names import keys, latin
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import places_in
from hexapla.knowledge.scripts import WITH_CAPITALS, WITHOUT_SPACES, WORD, fold_digits, script
from hexapla.knowledge.tables import plain_signs
from hexapla.knowledge.word_tables import Partners, partners, word_key
from hexapla.knowledge.words import function_words
from hexapla.model import Figure, Marks, Name, Witness

if TYPE_CHECKING:
    import numpy

    Vector = numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]

CHANNELS = ("number", "date", "name", "place", "cognate", "concept", "word", "learnt")
GRAM = 4
REMEMBERED = 60_000  # words kept per language, about 60 MB; then memory starts anew
NUMERAL = re.compile(r"\d+(?:[.,٫٬\u00a0\u202f '’]\d+)*")
SEPARATORS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class PassageFeatures:
    """The features of one passage: `found` maps a feature to the words that gave it; `size` is the text's length in
    letters and digits; `vector` is the unit vector of an encoder, where there is one."""

    language: str | None
    found: Mapping[str, str]
    size: int
    vector: Vector | None = None


class Reader:
    """Reads the words of one language; keeps what it has read."""

    def __init__(self, language: str | None) -> None:
        self.language = language
        self.function = function_words(language)
        self.lexicon = concepts(language) if language else None
        self.plain = plain_signs(language)
        self.partners = partners(language)
        self.seen: dict[str, tuple[str, ...]] = {}

    def word(self, word: str) -> tuple[str, ...]:
        """All features of a word by itself, memoised."""
        known = self.seen.get(word)
        if known is None:
            if len(self.seen) >= REMEMBERED:
                self.seen.clear()
            known = self.seen[word] = tuple(self._read(word))
        return known

    def _read(self, word: str) -> list[str]:
        folded = word.casefold()
        if folded in self.function or word.isdecimal():
            return []
        kind = script(word[0])
        if kind in WITHOUT_SPACES and kind != "Kana":
            return []
        found = [f"word:{self.language}:{word_key(folded)}"] if len(folded) > 2 else []
        own = self.lexicon.of_word(folded) if self.lexicon else ()
        found += [f"concept:{one}" for one in own]
        plain = latin(word, self.language)
        padded = plain.replace(" ", "").replace("'", "")
        if len(padded) >= GRAM:
            found += [f"cognate:{padded[i : i + GRAM]}" for i in range(len(padded) - GRAM + 1)]
        capital = kind in WITH_CAPITALS and word[0].isupper()
        if len(padded) > 2 and (capital or (kind not in WITH_CAPITALS and not own)):
            found += [f"name:{key}" for key in keys(word, self.language)]
        return found


@cache
def reader(language: str | None) -> Reader:
    """The reader of a language, one for the life of the process."""
    return Reader(language)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _figure_keys(figure: Figure) -> list[str]:
    value = figure.value
    values: tuple[object, ...] = value if isinstance(value, tuple) else (value,)
    if figure.kind == "range" and isinstance(value, tuple) and isinstance(value[0], str):
        values = told((value[0], str(value[1])))
    found: list[str] = []
    for one in values:
        if isinstance(one, Decimal):
            found.append(f"number:{_plain(one)}")
        elif isinstance(one, str) and figure.kind == "duration":
            found.append(f"number:{one}")
        elif isinstance(one, str):
            found += _date_keys(one)
    return found


def _date_keys(value: str) -> list[str]:
    """A date as its year, its month and day, its weekday, its time: each can be lost by itself."""
    day, _, time = value.partition("T")
    if value.startswith(("P", "R")):
        return [f"date:{value}"]
    if value.startswith("XXXX-W"):
        return [f"date:w{day[-1]}"]
    found = [f"date:{time}"] if time else []
    if day and ":" in day:
        return [f"date:{day}"]
    year, rest = (day[:4], day[5:]) if not day.startswith("--") else ("", day[2:])
    if year.isdecimal():
        found.append(f"number:{year}")
    if rest:
        found.append(f"date:{rest}")
        if "-" in rest:
            last = rest.rpartition("-")[2]  # "05-W02" is the second week of May
            found.append(f"number:{int(last)}" if last.isdecimal() else f"date:{rest[:2]}")
    return found


def _signs(text: str, language: str | None, found: dict[str, str]) -> None:
    """Pairs of signs of scripts without spaces: what such a language has in place of words."""
    last = ""
    for sign in text:
        if script(sign) == "Hani" or script(sign) == "Hira":
            if last:
                found.setdefault(f"word:{language}:{last}{sign}", last + sign)
            last = sign
        else:
            last = ""


def features(
    text: str, language: str | None, names: Sequence[Name] = (), figures: Sequence[Figure] = ()
) -> PassageFeatures:
    """The features of a passage; `names` and `figures` are the marks found in it, if any (offsets are not used)."""
    read = reader(language)
    # What is matched: the text with signs that are written in two ways read as one; what is quoted is the text.
    plain = text.translate(read.plain) if read.plain and not text.isascii() else text
    found: dict[str, str] = {}
    size = 0
    spaceless = False
    seen = read.seen
    for match in WORD.finditer(plain):
        word = match.group()
        size += len(word)
        known = seen.get(word)
        if known is None:
            if word.isdecimal():
                continue
            known = read.word(word)
        if not word.isascii():
            spaceless = spaceless or script(word[0]) in WITHOUT_SPACES
            word = text[match.start() : match.end()]
        for feature in known:
            found[feature] = word
    if spaceless:
        _signs(plain, language, found)
    if read.partners:
        found |= learnt(found, read.partners)
    if read.lexicon is not None:
        for start, end, concept in read.lexicon.of_text(plain):
            found[f"concept:{concept}"] = text[start:end]
    for start, end, entity, _ in places_in(plain, language):
        found[f"place:{entity}"] = text[start:end]
    for name in names:
        for part in WORD.findall(name.text):
            for key in keys(part, language):
                found.setdefault(f"name:{key}", part)
    for figure in figures:
        for feature in _figure_keys(figure):
            found.setdefault(feature, figure.text)
    for number in NUMERAL.findall(text):
        found.setdefault(f"number:={SEPARATORS.sub('', fold_digits(number))}", number)
    return PassageFeatures(language, found, max(1, size))


def learnt(found: Mapping[str, str], partners: Partners) -> dict[str, str]:
    """The features that word tables add to those of a passage."""
    return {f"learnt:{pair}": word for key, word in own_words(found) for pair in partners.get(key, ())}


def own_words(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The keys of the words among features (`knowledge.word_tables.word_key`), and the words."""
    for feature, word in found.items():
        if feature.startswith("word:"):
            yield feature.split(":", 2)[2], word


def of_witness(witness: Witness, marks: Marks) -> list[PassageFeatures]:
    """The features of every passage of a witness, with the names and figures marked in it."""
    found: list[PassageFeatures] = []
    for number, passage in enumerate(witness.passages):
        names = [one for one in marks.names if passage.start <= one.start < passage.end]
        figures = [one for one in marks.figures if passage.start <= one.start < passage.end]
        found.append(features(witness.passage_text(number), witness.spoken(number), names, figures))
    return found
