"""The words of a sentence and what they mean, held against those of another version: which answer which, and which
stand in each other's place with another sense.

A word answers one of another version if they share a concept of the lexicon, a name, a figure or, in one language or
two kindred ones, most of their letters. Two words that answer nothing stand in each other's place if a neighbour of the
one answers a neighbour of the other: "gold reliquaries" and "golden ammunition".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def units_of(synopsis: Synopsis, siglum: str, span: Span) -> list[Unit]:
    """The content words and marks of a stretch, in order."""
    language = synopsis.language_at(siglum, span.start)
    marks = synopsis.marks[siglum]
    found: list[Unit] = []
    for name in marks.names:
        if span.start <= name.start < span.end:
            keys = frozenset(f"name:{latin(part.casefold())[:COGNATE]}" for part in WORD.findall(name.text))
            numbers = {f"entry:{n}" for n, entry in enumerate(synopsis.names) for f in entry.forms
                       if f.siglum == siglum and f.start < name.end and name.start < f.end}  # fmt: skip
            found.append(Unit(Span(name.start, name.end, name.text), frozenset(), keys | numbers, True))
    for figure in marks.figures:
        if span.start <= figure.start < span.end:
            plain = figure.plain()
            values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
            keys = frozenset(f"value:{one}" for one in values)  # 14 of the 36 answers 36
            found.append(Unit(Span(plain.start, plain.end, plain.text), frozenset(), keys, True))
    names = [(name.start, name.end) for name in marks.names]
    taken = sorted((unit.span.start, unit.span.end) for unit in found)
    by_place = {
        (start + span.start, end + span.start): ids for (start, end), ids in meanings(span.text, language).items()
    }
    small = function_words(language)
    known = sorted(by_place)
    for match in WORD.finditer(span.text):
        word, start, end = match.group(), match.start() + span.start, match.end() + span.start
        if script(word[0]) in WITHOUT_SPACES or word.isdigit() or word.casefold() in small:
            continue
        if len(word) >= SHORTEST and not any(a < end and start < b for a, b in known):
            by_place[start, end] = set()
    text = synopsis.witnesses[siglum].text
    for (start, end), ids in by_place.items():
        # A ratio of Chinese or Japanese holds the word for what is counted.
        counted = script(text[start]) in WITHOUT_SPACES and not any(sign.isdigit() for sign in text[start:end])
        if any(a < end and start < b for a, b in (names if counted else taken)) or text[start:end].casefold() in small:
            continue
        word = text[start:end]
        plain_word = latin(word.casefold(), language)
        own = {f"word:{language}:{word_key(word.casefold())}"}
        if len(plain_word) >= COGNATE:
            own.add(f"cognate:{plain_word[:COGNATE]}")
        found.append(Unit(Span(start, end, word), frozenset(ids), frozenset(own)))
    return sorted(found, key=lambda unit: unit.span.start)


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
