"""Finds names in a script with spaces and without capitals that writes endings on to a name and roles behind it
(Korean): unknown words before a role, and words side by side that are spelt as foreign names are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hexapla.annotation.names.caseless import alone_again
from hexapla.annotation.names.people import BESIDE, PAIR, TOLD
from hexapla.annotation.names.spelling import name_score
from hexapla.annotation.names.vocabulary import Vocabulary, listed_names, vocabulary
from hexapla.knowledge.gazetteer import fold, lookup
from hexapla.model import Name

SIGN = r"\uac00-\ud7a3"
WORD = re.compile(rf"[{SIGN}]+")
# So many words a foreign name has at most; so many signs a name of the language (family name and two signs).
LONGEST, NATIVE = 4, 3
# This share of a foreign name's signs are such as spell foreign sounds, and it has so many signs.
FOREIGN_SHARE, FOREIGN_SIGNS = 0.34, 2
# A word that ends in the sign for a ministry or office has so many signs.
SHORTEST_BODY = 3
# A place with the sign for its kind has so many signs (shorter ones are as often words).
SHORTEST_PLACE = 4


class Shape(NamedTuple):
    """What a written word is: the word without what is written on to it, whether anything is; whether it can be no part
    of a name, is a role behind one or a body, is spelt as foreign names are, may be a native name; whether it is a
    listed given or family name, and a common word too; whether it is a foreign place with its kind behind it
    ("Småland-province"); and how much it is spelt like a name."""

    word: str
    ending: bool
    plain: bool
    role: bool
    body: bool
    foreign: bool
    native: bool
    given: bool
    family: bool
    weak: bool
    place: bool
    score: float


class Token(NamedTuple):
    """A written word: where it stands, and what it is."""

    start: int
    end: int
    shape: Shape


def find_postposed(text: str, language: str | None) -> list[Name]:
    """The persons of a text in such a script, and foreign places with their kind behind, in order; known places and
    organisations are found with capitals."""
    words = vocabulary(language)
    taken = {place for start, end, _, _ in lookup(language).find(text) for place in range(start, end)}
    tokens = [Token(*match.span(), shape(match.group(), language)) for match in WORD.finditer(text)]
    found: list[Name] = []
    place = 0
    while place < len(tokens):
        end = _name_end(text, tokens, place, taken)
        if end > place:
            first, last = tokens[place], tokens[end - 1]
            stop = last.start + len(last.shape.word)
            found.append(Name(first.start, stop, text[first.start : stop], "person"))
            place = end
        else:
            token = tokens[place]
            if token.shape.place and token.start not in taken:
                stop = token.start + len(token.shape.word)
                found.append(Name(token.start, stop, text[token.start : stop], "place"))
            place += 1
    spans = [(token.start, token.start + len(token.shape.word)) for token in tokens]
    return sorted([*found, *alone_again(spans, text, found, words)], key=lambda name: name.start)


@lru_cache(maxsize=65_536)
def shape(written: str, language: str | None) -> Shape:
    """What a written word is. Memoised."""
    words = vocabulary(language)
    word = written
    for ending in words.postpositions:
        if written.endswith(ending) and len(written) - len(ending) > 1 and len(ending) > len(written) - len(word):
            word = written[: -len(ending)]
    names, folded = listed_names(language), fold(word)
    given, family, weak = folded in names.given, folded in names.family, folded in names.weak
    listed = any(word in one for one in (words.starters, words.titles, words.capitalised, words.organisations))
    known = listed or (not given and not family and words.known_word(word))
    score = 0.0 if known else name_score(word, language)
    foreign = not known and (((given or family) and not weak) or _foreign(word, score, words))
    role = word.endswith(words.roles_behind) and not (family and not weak)
    stem = word[:-1]
    place = len(word) >= SHORTEST_PLACE and word[-1] in words.place_endings and name_score(stem, language) >= PAIR
    place = place and not known and not words.known_word(stem)
    body = not foreign and len(word) >= SHORTEST_BODY and word.endswith(tuple(words.organisations.whole))
    plain = role or body or place or known
    return Shape(
        word, word != written, plain, role, body, foreign, _native(word, words), given, family, weak, place, score
    )


def _name_end(text: str, tokens: list[Token], place: int, taken: set[int]) -> int:
    """Behind which token a name that begins at `place` ends; `place` itself where none does."""
    end = place
    while end < len(tokens) and end - place < LONGEST:
        token = tokens[end]
        if end > place and text[tokens[end - 1].end : token.start] not in (" ", "-"):
            break
        if token.shape.plain or token.start in taken:
            break
        end += 1
        if token.shape.ending:
            break
    run = [token.shape for token in tokens[place:end]]
    if len(run) > 1 and all(one.foreign for one in run):
        return end
    if run and (listed := _listed(run)):
        return place + listed
    if not run or run[-1].ending or not (run[0].foreign or run[0].native):
        return place
    # "Park Seo-jun of the ministry of transport, minister": the body may stand between.
    behind = end + 1 if end < len(tokens) and tokens[end].shape.body else end
    told = behind < len(tokens) and tokens[behind].shape.role
    return end if told and text[tokens[end - 1].end : tokens[end].start] == " " else place


def _listed(run: list[Shape]) -> int:
    """How many of the words make a name by the lists: a given name and a word spelt as names are; a word that may be a
    given name before a family name; a family name alone."""
    first, second = run[0], run[1] if len(run) > 1 else None
    if second and not first.ending:
        if first.given and not first.weak and (second.family or second.score >= BESIDE):
            return 3 if len(run) > 2 and not second.ending and run[2].family else 2
        if second.family and not second.weak and (first.given or first.score >= TOLD):
            return 2
    return int(first.family and not first.weak)


def _foreign(word: str, score: float, words: Vocabulary) -> bool:
    """Whether a word is spelt as foreign names are."""
    signs = sum(sign in words.foreign for sign in word)
    if len(word) < FOREIGN_SIGNS or signs < FOREIGN_SHARE * len(word):
        return False
    return (signs > 1 or not word.endswith(words.native_endings)) and score > 0


def _native(word: str, words: Vocabulary) -> bool:
    """Whether a word may be a family name with a given name of the language."""
    return len(word) == NATIVE and word[0] in words.surnames
