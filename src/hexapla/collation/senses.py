"""The words of a sentence and what they mean, held against those of another version: which answer which, and which
stand in each other's place with another sense.

A word answers one of another version if they share a concept of the lexicon, a name, a figure or, in one language or
two kindred ones, most of their letters. Two words that answer nothing stand in each other's place if a neighbour of the
one answers a neighbour of the other: "gold reliquaries" and "golden ammunition".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.collation.sheet import Sheet
from hexapla.evidence.names import latin
from hexapla.knowledge.homonyms import meanings
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.knowledge.word_tables import word_key
from hexapla.knowledge.words import function_words
from hexapla.model import Span
from hexapla.synopsis import Synopsis

COGNATE = 5  # letters at the beginning that make two words one
SHORTEST = 3  # letters of a word that is looked at, if the lexicon does not know it


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word or mark: its span, its concepts, and `keys` by which it is found again in another version. `mark`:
    it is a name or a figure."""

    span: Span
    ids: frozenset[str]
    keys: frozenset[str]
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    """Two words that stand in each other's place."""

    left: Unit
    right: Unit
    near: int


def units_in(sheet: Sheet, siglum: str, span: Span) -> list[Unit]:
    """The same as `units_of`, read once for each stretch of a sheet."""
    place = (siglum, span.start, span.end)
    found = sheet.read.get(place)
    if found is None:
        found = sheet.read[place] = units_of(sheet.synopsis, siglum, span)
    return found


def units_of(synopsis: Synopsis, siglum: str, span: Span) -> list[Unit]:
    """The content words and marks of a stretch, in order."""
    marked = _marks(synopsis, siglum, span)
    words = _words(synopsis, siglum, span, [unit.span for unit in marked])
    return sorted((*marked, *words), key=lambda unit: unit.span.start)


def _marks(synopsis: Synopsis, siglum: str, span: Span) -> list[Unit]:
    """The names and figures of a stretch."""
    marks, found = synopsis.marks[siglum], []
    locus = synopsis.locus_at(siglum, span.start)
    entries = [
        (form, number)
        for number, forms in (synopsis.forms.get(locus, {}) if locus is not None else {}).items()
        for form in forms.get(siglum, ())
    ]
    for name in marks.names:
        if span.start <= name.start < span.end:
            keys = {f"name:{latin(part.casefold())[:COGNATE]}" for part in WORD.findall(name.text)}
            keys |= {f"entry:{number}" for form, number in entries if form.start < name.end and name.start < form.end}
            found.append(Unit(Span(name.start, name.end, name.text), frozenset(), frozenset(keys), True))
    for figure in marks.figures:
        if span.start <= figure.start < span.end:
            plain = figure.plain()
            values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
            keys = {f"value:{one}" for one in values}  # 14 of the 36 answers 36
            found.append(Unit(Span(plain.start, plain.end, plain.text), frozenset(), frozenset(keys), True))
    return found


def _words(synopsis: Synopsis, siglum: str, span: Span, marked: Sequence[Span]) -> list[Unit]:
    """The content words of a stretch: those of the lexicon, and others of some length, but no function words."""
    language, text = synopsis.language_at(siglum, span.start), synopsis.witnesses[siglum].text
    small = function_words(language)
    by_place = {
        (start + span.start, end + span.start): ids for (start, end), ids in meanings(span.text, language).items()
    }
    known = sorted(by_place)
    for match in WORD.finditer(span.text):
        word, start, end = match.group(), match.start() + span.start, match.end() + span.start
        if script(word[0]) in WITHOUT_SPACES or word.isdecimal() or len(word) < SHORTEST:
            continue
        if not any(a < end and start < b for a, b in known):
            by_place[start, end] = set()
    names = [one for one in synopsis.marks[siglum].names if span.start <= one.start < span.end]
    found = []
    for (start, end), ids in by_place.items():
        word = text[start:end]
        # A ratio of Chinese or Japanese holds the word for what is counted.
        counted = script(word[0]) in WITHOUT_SPACES and not any(sign.isdecimal() for sign in word)
        over = any(one.start < end and start < one.end for one in (names if counted else marked))
        if over or word.casefold() in small:
            continue
        plain = latin(word.casefold(), language)
        keys = {f"word:{language}:{word_key(word.casefold())}"}
        if len(plain) >= COGNATE:
            keys.add(f"cognate:{plain[:COGNATE]}")
        found.append(Unit(Span(start, end, word), frozenset(ids), frozenset(keys)))
    return found


def answers(left: Sequence[Unit], right: Sequence[Unit]) -> dict[int, int]:
    """Which unit of the left answers which of the right; each once, those that are nearest in order first."""
    pairs = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            strength = 2 if one.keys & other.keys else 1 if one.ids & other.ids else 0
            if strength:
                away = abs(i / max(1, len(left)) - j / max(1, len(right)))
                pairs.append((-strength, away, i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def swaps(left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Swap]:
    """The pairs of words that stand in each other's place, each word once."""
    answered = answers(left, right)
    back = {j: i for i, j in answered.items()}
    everything = (
        {key for unit in right for key in (*unit.ids, *unit.keys)},
        {key for unit in left for key in (*unit.ids, *unit.keys)},
    )
    lone = [i for i, one in enumerate(left) if i not in answered and not one.mark and not (one.ids & everything[0])]
    rest = [j for j, one in enumerate(right) if j not in back and not one.mark and not (one.ids & everything[1])]
    candidates = []
    for i in lone:
        for j in rest:
            shared = sum(answered.get(i + step) in (j - 1, j + 1) for step in (-1, 1) if i + step in answered)
            if shared:
                away = abs(i / max(1, len(left)) - j / max(1, len(right)))
                candidates.append((-shared, away, i, j))
    used: set[int] = set()
    gone: set[int] = set()
    for shared, _, i, j in sorted(candidates):
        if i not in used and j not in gone:
            used.add(i)
            gone.add(j)
            yield Swap(left[i], right[j], -shared)
