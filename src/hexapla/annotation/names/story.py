"""Versions of one story help each other to their names.

A capitalised word that may be a common noun, a word of a script without capitals, a run of katakana: where another
version has a name that is spelt so, or sounds so, it is a name. The other versions' names are put in an index by their
spelling and by the keys of their sound, and every open word looks itself up once, so that the work grows with the
length of the texts and not with the number of their pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hexapla.annotation.names.capitals import apart
from hexapla.annotation.names.caseless import GAP
from hexapla.annotation.names.caseless import WORD as CASELESS_WORD
from hexapla.annotation.names.find import untied
from hexapla.annotation.names.forms import tied
from hexapla.annotation.names.lines import inside, shouted_lines
from hexapla.annotation.names.unspaced import DOT, KATAKANA, foreign_stretches
from hexapla.annotation.names.vocabulary import Vocabulary, vocabulary
from hexapla.evidence.names import compare_names, keys
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, WORD, fold
from hexapla.model import Name, NameKind

# Two words of different scripts sound alike from this score on, given by `compare_names` (its own verdict is 0.5).
ALIKE = 0.6
# So many letters a word must have to be looked up by spelling, so many signs a key to be looked up by sound.
SHORTEST, SHORTEST_KEY = 4, 4
# A word in the same script must be this long to be taken for a name by its sound alone.
LONG = 6
# So many candidates of one key are compared; a key that more names share tells nothing.
COMPARED = 6
CUT = re.compile(rf"[{DOT}\s-]+")


class Part(NamedTuple):
    """A word of a name in one of the versions."""

    text: int
    word: str
    language: str | None
    kind: NameKind
    alone: bool


class Index:
    """The words of all names of the story, by spelling and by sound."""

    def __init__(self, texts: Sequence[tuple[str, str | None]], found: Sequence[Sequence[Name]]) -> None:
        self.spelt: dict[str, list[Part]] = defaultdict(list)
        self.sound: dict[str, list[Part]] = defaultdict(list)
        self.full: dict[str, set[int]] = defaultdict(set)
        self.whole: dict[str, list[tuple[int, Name]]] = defaultdict(list)
        for number, names in enumerate(found):
            language = texts[number][1]
            for name in {name.text: name for name in names}.values():
                if name.kind == "person" and " " in name.text:
                    self.full[fold(name.text)].add(number)
                if WORD.match(name.text) and len(WORD.findall(name.text)) > 1:
                    self.whole[WORD.findall(name.text)[0]].append((number, name))
                if name.kind == "organisation":
                    continue
                words = WORD.findall(name.text) or [part for part in CUT.split(name.text) if part]
                for word in words:
                    if len(word) < 2 or word.islower():
                        continue
                    part = Part(number, word, language, name.kind, len(words) == 1)
                    self.spelt[fold(word)].append(part)
                    for key in keys(word, language):
                        self.sound[key].append(part)

    def by_spelling(self, word: str, number: int) -> Part | None:
        """A name of another version that is spelt as a folded word."""
        return next((part for part in self.spelt.get(word, ()) if part.text != number), None)

    def by_sound(self, word: str, language: str | None, number: int) -> Part | None:
        """The name of another version that sounds most like a word; None where none does."""
        candidates: dict[tuple[str, int], Part] = {}
        for key in keys(word, language):
            met = self.sound.get(key, ())
            if len(key) >= SHORTEST_KEY:
                for part in met[:COMPARED]:
                    if part.text != number:
                        candidates.setdefault((part.word, part.text), part)
        best, top = None, ALIKE
        for part in list(candidates.values())[:COMPARED]:
            score = compare_names(word, part.word, a_language=language, b_language=part.language).score
            if score >= top:
                best, top = part, score
        return best


def find_names_in_story(texts: Sequence[tuple[str, str | None]]) -> list[tuple[Name, ...]]:
    """The names of each of the versions (text, language) of one story, found with the help of the others."""
    found = [untied(text, language) for text, language in texts]
    index = Index(texts, found)
    result = []
    for number, (text, language) in enumerate(texts):
        words = vocabulary(language)
        names = [trimmed(name, text, number, index) for name in found[number]]
        taken = [(name.start, name.end) for name in names]
        names.extend(_verbatim(text, number, index))
        names.extend(_capitals(text, number, index, words, Taken(taken)))
        names.extend(_caseless(text, number, index, words, Taken(taken)))
        names.extend(_unspaced(text, number, index, words, Taken(taken)))
        result.append(tuple(tied(text, apart(names), language)))
    return result


class Taken:
    """The spans that are names already, asked in the order of the text."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.place = 0

    def __call__(self, start: int, end: int) -> bool:
        while self.place < len(self.spans) and self.spans[self.place][1] <= start:
            self.place += 1
        return self.place < len(self.spans) and self.spans[self.place][0] < end


def trimmed(name: Name, text: str, number: int, index: Index) -> Name:
    """A person's name without a word before it that no other version has ("Docker Abdellah …")."""
    if name.kind not in ("person", "other"):
        return name
    words = list(WORD.finditer(name.text))
    for place in range(1, len(words) - 1):
        rest = name.text[words[place].start() :]
        if index.full.get(fold(rest), set()) - {number} and not index.full.get(fold(name.text), set()) - {number}:
            start = name.start + words[place].start()
            return Name(start, name.end, text[start : name.end], "person")
    return name


def _verbatim(text: str, number: int, index: Index) -> Iterator[Name]:
    """Names of several words that another version has letter for letter."""
    for match in WORD.finditer(text):
        for other, name in index.whole.get(match.group(), ())[:COMPARED]:
            end = match.start() + len(name.text)
            if other != number and text.startswith(name.text, match.start()) and not text[end : end + 1].isalpha():
                yield Name(match.start(), end, name.text, name.kind)
                break


def _capitals(text: str, number: int, index: Index, words: Vocabulary, taken: Taken) -> Iterator[Name]:
    """Capitalised words that were not taken for names, and are names elsewhere."""
    shouted = shouted_lines(text)
    before = ""
    for match in WORD.finditer(text):
        word, last = match.group(), before
        before = word.lower()
        if not word[0].isupper() or len(word) < SHORTEST or taken(*match.span()):
            continue
        lower = word.lower()
        if lower in words.starters or lower in words.capitalised or words.title(lower) or words.common_noun(lower):
            continue
        if shouted and inside(match.start(), shouted):
            continue
        part = next(
            filter(None, (index.by_spelling(base, number) for base in words.inflection.bases(fold(word)))), None
        )
        if part is None and len(word) >= LONG and last not in words.articles:
            part = index.by_sound(word, words.language, number)
        if part and not (last in words.articles and part.kind != "place"):
            yield Name(match.start(), match.end(), word, part.kind)


def _caseless(text: str, number: int, index: Index, words: Vocabulary, taken: Taken) -> Iterator[Name]:
    """Words of a script without capitals that sound as a name of another version; neighbours are joined."""
    start = end = -1
    kind: NameKind = "other"
    sure = False
    for match in CASELESS_WORD.finditer(text):
        word = match.group()
        part = None
        if len(word) > 2 and not taken(*match.span()) and not _known(word, words):
            part = index.by_sound(word, words.language, number)
        if part is None:
            if sure:
                yield Name(start, end, text[start:end], kind)
            start, sure = -1, False
            continue
        if start >= 0 and GAP.fullmatch(text, end, match.start()):
            end, sure = match.end(), True
            continue
        if start >= 0 and sure:
            yield Name(start, end, text[start:end], kind)
        start, end, kind, sure = match.start(), match.end(), part.kind, part.alone or part.kind == "person"
    if sure and start >= 0:
        yield Name(start, end, text[start:end], kind)


def _known(word: str, words: Vocabulary) -> bool:
    return word in words.starters or word in words.speech or word in words.titles or word in words.capitalised


def _unspaced(text: str, number: int, index: Index, words: Vocabulary, taken: Taken) -> Iterator[Name]:
    """Runs of katakana and stretches of spelling signs that sound as a name of another version."""
    if not UNSPACED_SIGN.search(text):
        return
    spans = [match.span() for match in KATAKANA.finditer(text)] + list(foreign_stretches(text, words))
    for start, end in sorted(spans):
        if end - start < 2 or taken(start, end) or text[start:end] in words.capitalised:
            continue
        part = index.by_sound(text[start:end], words.language, number)
        if part:
            yield Name(start, end, text[start:end], part.kind)
