"""Finds known places and organisations in a text: `gazetteer/*.tsv`, one row an entity, one column a language.

The entity's id is the same in every language, so that "Brüssel", "Брюсселе" and "布鲁塞尔" are one feature. Words are
compared folded (case, vowel signs, apostrophes); inflected forms are led back to the base by the rules of a language's
`names.toml` ("endings>base"), proclitics (Arabic) are taken off; scripts without spaces are searched by longest match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from hexapla.knowledge.scripts import INDIC_MARKS
from hexapla.knowledge.tables import rows_of, sources, table

SHEETS = ("places", "organisations", "institutions")

# Signs of scripts that do not part words by spaces; a katakana run is one word with its long mark and middle dot.
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
KATAKANA = re.compile(r"[\u30a0-\u30fa\u30fc-\u30ff]")
# A word without apostrophes and hyphens, which part a name from its endings, articles and compounds; or a number (G-7).
_LETTER = rf"[^\W\d_{UNSPACED}]"
# Hebrew writes a sound or an acronym with an apostrophe or a quotation mark between two of its letters.
_GERESH = r"(?<=[\u05d0-\u05ea])(?:['’‘‛׳](?=[\u05d0-\u05ea])|[\"״“”](?=[\u05d0-\u05ea](?![\u05d0-\u05ea])))"
_MARK = rf"[\u0300-\u036f\u064b-\u0652\u0670\u0640]|[{INDIC_MARKS}][\u200c\u200d]?+"
WORD = re.compile(rf"{_LETTER}++(?:(?:{_MARK}|{_GERESH}|\d)++{_LETTER}*+)*+|\d++")
# What may stand between the words of one name.
BETWEEN = re.compile(r"[ \u00a0\u202f\u200c]{0,2}[-‐‑–—.'’ʼ‘·:&]?[ \u00a0\u202f]{0,2}")
MARKS = re.compile(r"[\u0300-\u036f\u0640\u064b-\u0652\u0670]")
ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}
HEBREW = dict.fromkeys("׳’‘‛", "'") | dict.fromkeys("״“”", '"')
ALIKE = str.maketrans(ARABIC | HEBREW)
# A stem of fewer letters than this, left after an ending was taken off, would meet too many words (tuned by eye on
# the wmt stories: with 2, Polish and Czech prepositions met short names).
SHORTEST_STEM = 3
# The forms of a word are kept for so many words; beyond that the store is emptied (a bound on memory, no more).
KEPT = 200_000

Hit = tuple[int, int, str, str]


class Entry(NamedTuple):
    """One form of an entity: its folded words, whether its case must be kept, and whose form it is."""

    words: tuple[str, ...]
    first: str
    exact: str | None
    id: str
    kind: str


def fold(word: str) -> str:
    """A word in the form that is compared: lower case, without vowel signs, Latin letters without their marks."""
    if word.isascii():
        return word.lower()
    lower = word.replace("İ", "i").lower().translate(ALIKE)
    if lower[0] < "\u0250" or "\u0600" <= lower[0] <= "\u06ff":
        lower = MARKS.sub("", unicodedata.normalize("NFD", lower)) if lower[0] < "\u0250" else MARKS.sub("", lower)
        return lower.replace("ł", "l").replace("ı", "i").replace("ß", "ss").replace("ø", "o")
    return lower.replace("ё", "е")


@cache
def sheets(name: str) -> tuple[tuple[list[str], list[list[str]]], ...]:
    """Header and rows of the sheets of that name, ours and then the user's. TableError for a row that has not as many
    cells as its header."""
    found = []
    for folder in sources("gazetteer"):
        path = folder / f"{name}.tsv"
        if path.is_file() and (rows := rows_of(path)):
            found.append((rows[0], rows[1:]))
    return tuple(found)


def entities(language: str | None) -> Iterator[tuple[str, str, str]]:
    """(form, id, kind) of every entity in a language; in all languages for None."""
    for header, rows in (one for name in SHEETS for one in sheets(name)):
        if language is not None and language not in header[2:]:
            continue
        columns = range(2, len(header)) if language is None else (header.index(language),)
        for row in rows:
            for column in columns:
                if row[column]:
                    for form in row[column].split("|"):
                        yield form, row[0], row[1]


class Inflection:
    """Leads a word back to what may be its base, by the rules of the language's `names.toml`."""

    def __init__(self, language: str | None) -> None:
        rules = table(language, "names").get("endings", ())
        self.endings: dict[str, list[str]] = {}
        for rule in rules:
            endings, _, base = rule.partition(">")
            for ending in endings.split():
                self.endings.setdefault(fold(ending), []).append(fold(base) if base else "")
        self.longest = max(map(len, self.endings), default=0)
        given = (rule.partition(">") for rule in table(language, "names").get("prefixes", ()))
        self.prefixes = tuple(sorted(((fold(prefix), base and fold(base)) for prefix, _, base in given), reverse=True))
        self.kept: dict[str, tuple[str, ...]] = {}
        written_on = table(language, "names").get("postpositions", "").split()
        self.postpositions = tuple(sorted(written_on, key=len, reverse=True))

    def bases(self, word: str) -> tuple[str, ...]:
        """The folded word itself, then what it may be a form of."""
        found = self.kept.get(word)
        if found is None:
            found = tuple(dict.fromkeys(self._bases(word)))
            if len(self.kept) > KEPT:
                self.kept.clear()
            self.kept[word] = found
        return found

    def _bases(self, word: str) -> Iterator[str]:
        yield word
        for prefix, base in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_STEM:
                yield base + word[len(prefix) :]
        for size in range(min(self.longest, len(word) - SHORTEST_STEM), 0, -1):
            for base in self.endings.get(word[-size:], ()):
                yield word[:-size] + base


class Forms:
    """The forms of known places and organisations: those of words by the first word, those of signs by the first
    two."""

    def __init__(self, forms: Iterable[tuple[str, str, str]]) -> None:
        self.spaced: dict[str, list[Entry]] = {}
        self.signs: dict[str, dict[str, tuple[str, str]]] = {}
        for form, id, kind in forms:
            if UNSPACED_SIGN.search(form):
                self.signs.setdefault(form[:2], {}).setdefault(form, (id, kind))
                continue
            words = tuple(WORD.findall(form))
            if not words:
                continue
            folded = tuple(map(fold, words))
            exact = form if len(words) == 1 and len(form) <= 5 and form[-1].isupper() else None
            self.spaced.setdefault(folded[0], []).append(Entry(folded, words[0], exact, id, kind))
        for entries in self.spaced.values():
            entries.sort(key=lambda entry: -len(entry.words))
        self.lengths = {pair: sorted(map(len, group), reverse=True) for pair, group in self.signs.items()}


class Gazetteer:
    """The known places and organisations of one language. `find` gives where they stand."""

    def __init__(self, forms: Forms, inflection: Inflection) -> None:
        self.inflection = inflection
        self.spaced, self.signs, self.lengths = forms.spaced, forms.signs, forms.lengths
        self.firsts: dict[str, tuple[Entry, ...]] = {}
        self.postpositions = inflection.postpositions

    def find(self, text: str) -> list[Hit]:
        """(start, end, id, kind) of every known name, longest first, not overlapping, in order. About linear."""
        hits = list(self._find_spaced(text))
        if self.signs and UNSPACED_SIGN.search(text):
            hits.extend(self._find_unspaced(text))
            hits.sort()
        return hits

    def first(self, word: str) -> tuple[Entry, ...]:
        """The entries whose first word this word, as it stands in a text, may be."""
        found = self.firsts.get(word)
        if found is None:
            folded = fold(word)
            capital = word[0].isupper()
            met = [
                entry
                for base in self.inflection.bases(folded)
                for entry in self.spaced.get(base, ())
                if (capital or not entry.first[0].isupper()) and self._as_written(word, entry)
            ]
            found = tuple(sorted(met, key=lambda entry: -len(entry.words)))
            if len(self.firsts) > KEPT:
                self.firsts.clear()
            self.firsts[word] = found
        return found

    def ids(self, form: str) -> frozenset[str]:
        """The ids of all entities that a form, taken alone, may name ("Georgia" is two)."""
        words = list(WORD.finditer(form))
        if not words:
            known = self.signs.get(form[:2], {}).get(form)
            return frozenset({known[0]}) if known else frozenset()
        return frozenset(
            entry.id
            for entry in self.first(words[0].group())
            if len(entry.words) == len(words) and self._follows(form, words, 0, entry)
        )

    def _find_spaced(self, text: str) -> Iterator[Hit]:
        words = list(WORD.finditer(text))
        place, count = 0, len(words)
        firsts = self.firsts
        while place < count:
            word = words[place]
            entries = firsts.get(word.group())
            if entries is None:
                entries = self.first(word.group())
            step = 1
            for entry in entries:
                size = len(entry.words)
                if size == 1 or self._follows(text, words, place, entry):
                    start = word.start() + self._proclitic(word.group(), entry.words[0])
                    last = words[place + size - 1]
                    yield start, last.end() - self._written_on(last.group(), entry.words[-1]), entry.id, entry.kind
                    step = size
                    break
            place += step

    def _follows(self, text: str, words: list[re.Match[str]], place: int, entry: Entry) -> bool:
        if place + len(entry.words) > len(words):
            return False
        for offset, wanted in enumerate(entry.words[1:], 1):
            here, before = words[place + offset], words[place + offset - 1]
            if wanted not in self.inflection.bases(fold(here.group())):
                return False
            if not BETWEEN.fullmatch(text, before.end(), here.start()):
                return False
        return True

    def _proclitic(self, word: str, base: str) -> int:
        """How many signs of a word come before the name in it ("and", "in" written onto it)."""
        if not self.inflection.prefixes or fold(word).startswith(base):
            return 0
        folded = fold(word)
        for prefix, rest in self.inflection.prefixes:
            if folded.startswith(prefix) and (rest + folded[len(prefix) :]).startswith(base):
                return len(prefix) - len(rest)
        return 0

    def _as_written(self, word: str, entry: Entry) -> bool:
        """Whether a word keeps the case of an entry that must keep it ("US")."""
        return entry.exact is None or entry.exact == word[: len(word) - self._written_on(word, entry.words[0])]

    def _written_on(self, word: str, base: str) -> int:
        """How many signs of a word come behind the name in it (Korean "of", "in" written on to it)."""
        if not self.postpositions or len(word) <= 2:
            return 0
        for ending in self.postpositions:
            rest = fold(word[: -len(ending)]) if word.endswith(ending) and len(word) > len(ending) + 1 else ""
            if rest and (rest == base or any(entry.words == (rest,) for entry in self.spaced.get(rest, ()))):
                return len(ending)
        return 0

    def _find_unspaced(self, text: str) -> Iterator[Hit]:
        place, end = 0, len(text) - 1
        lengths = self.lengths
        while place < end:
            pair = text[place : place + 2]
            sizes = lengths.get(pair)
            step = 1
            if sizes is not None:
                group = self.signs[pair]
                for size in sizes:
                    known = group.get(text[place : place + size]) if place + size <= end + 1 else None
                    if known and not in_longer_run(text, place, place + size):
                        yield place, place + size, *known
                        step = size
                        break
            place += step


def in_longer_run(text: str, start: int, end: int) -> bool:
    """Whether a katakana stretch goes on before or after: then it is a part of another word."""
    return bool(
        (KATAKANA.match(text[start]) and start and KATAKANA.match(text[start - 1]))
        or (KATAKANA.match(text[end - 1]) and end < len(text) and KATAKANA.match(text[end]))
    )


@cache
def inflection(language: str | None) -> Inflection:
    """The rules that lead a name back to its base in a language."""
    return Inflection(language)


@cache
def _forms_of(language: str | None) -> Forms:
    return Forms(entities(language))


@cache
def lookup(language: str | None) -> Gazetteer:
    """The gazetteer of a language; for None, or a language without a column, the forms of all languages together."""
    known = language is not None and any(language in header[2:] for name in SHEETS for header, _ in sheets(name))
    return Gazetteer(_forms_of(language if known else None), inflection(language))


def places_in(text: str, language: str | None) -> list[Hit]:
    """(start, end, id, kind) of the places and organisations that a text names, in order."""
    return lookup(language).find(text)


@cache
def _forms(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form, id, _ in entities(language):
        found.setdefault(id, []).append(form)
    return {id: tuple(group) for id, group in found.items()}


def forms(id: str, language: str) -> tuple[str, ...]:
    """The forms of an entity in a language, the best first; empty where there is none."""
    return _forms(language).get(id, ())


@cache
def words_for(id: str) -> frozenset[str]:
    """The folded forms of one word that an entity has in any language; a walk through the sheets, and far less than
    the gazetteer of all languages together."""
    found: set[str] = set()
    for _, rows in (one for name in SHEETS for one in sheets(name)):
        for row in rows:
            if row[0] == id:
                forms = (form for cell in row[2:] for form in cell.split("|"))
                found.update(
                    fold(form) for form in forms if form and (WORD.fullmatch(form) or UNSPACED_SIGN.match(form))
                )
    return frozenset(found)
