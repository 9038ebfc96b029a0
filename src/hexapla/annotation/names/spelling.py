"""How much a word is spelt like a name, in scripts without capitals: pairs of letters weighed by how often they stand
in the names and in the words of a language. Fitted when first asked for, on what the tables know: names of persons and
places on the one side, the concept lexicon and the lists of the language on the other.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from hexapla.annotation.names.vocabulary import listed_names, vocabulary
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import entities

# Letters before and after a word; how much the single letter counts beside the pair; and the letters a script may have.
EDGE = "^"
BACKING, ALPHABET = 4.0, 60
# Shorter words tell nothing (of syllables one less is enough).
SHORTEST = 3
# Hangul is written in syllables; its letters are weighed.
SYLLABLES = range(0xAC00, 0xD7A4)


class Spelling:
    """The weights of one language; `score` is above zero for what looks like a name."""

    def __init__(self, names: Iterable[str], words: Iterable[str]) -> None:
        self.weights: dict[str, float] = {}
        ours, theirs = _counts(names), _counts(words)
        size = sum(count for pair, count in ours.items() if len(pair) == 1)
        other = sum(count for pair, count in theirs.items() if len(pair) == 1)
        for pair in {*ours, *theirs}:
            if len(pair) == 2:
                self.weights[pair] = _chance(pair, ours, size) - _chance(pair, theirs, other)

    def score(self, word: str) -> float:
        """The logarithm of how much likelier the word is as a name than as a word, both taken as equally common."""
        weights, before, total = self.weights, EDGE, 0.0
        for letter in _letters(word) + EDGE:
            total += weights.get(before + letter, 0.0)
            before = letter
        return total


def _letters(word: str) -> str:
    if ord(word[0]) in SYLLABLES:
        word = unicodedata.normalize("NFD", word)
    return word


def _long(word: str) -> bool:
    """Whether a word is long enough to be weighed: two syllables of Hangul have four letters and more."""
    return len(word) >= (SHORTEST - 1 if ord(word[0]) in SYLLABLES else SHORTEST)


def _counts(words: Iterable[str]) -> Counter[str]:
    """How often each letter and each pair of letters stands in the words, which are counted as one long text."""
    text = f"{EDGE}{EDGE.join(map(_letters, words))}{EDGE}"
    counts = Counter(text)
    counts.update(map("".join, pairwise(text)))
    return counts


def _chance(pair: str, counts: Counter[str], size: int) -> float:
    single = (counts[pair[1]] + 1) / (size + ALPHABET)
    return math.log((counts[pair] + BACKING * single) / (counts[pair[0]] + BACKING))


@cache
def spelling(language: str | None) -> Spelling | None:
    """The weights of a language; None where no names of persons are listed for it."""
    known = listed_names(language)
    listed = (known.given | known.family) - known.weak
    if not listed:
        return None
    names = {part for name in listed for part in name.replace("-", " ").split()}
    names.update(form for form, _, kind in entities(language) if kind != "organisation" and " " not in form)
    own = vocabulary(language)
    words = {*concepts(language).written(), *own.starters.whole, *own.titles.whole, *own.speech.whole}
    script = {name[0] for name in listed}
    long = [name for name in names if _long(name) and name[0] in script]
    return Spelling(long, [word for word in words - names if _long(word) and word[0].isalpha()])


@lru_cache(maxsize=65_536)
def name_score(word: str, language: str | None) -> float:
    """How much a word is spelt like a name (see `Spelling.score`); 0 for short words and languages without names."""
    weights = spelling(language)
    return weights.score(word) if weights and _long(word) else 0.0
