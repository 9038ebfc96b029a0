"""Finds names in a script with spaces and without capitals that writes endings on to a name and roles behind it
(Korean): unknown words before a role, and words side by side that are spelt as foreign names are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hexapla.annotation.names.vocabulary import Vocabulary, given_names, vocabulary
from hexapla.knowledge.gazetteer import fold, lookup
from hexapla.model import Name

SIGN = r"\uac00-\ud7a3"
WORD = re.compile(rf"[{SIGN}]+")
# So many words a foreign name has at most; so many signs a name of the language (family name and two signs).
LONGEST, NATIVE = 4, 3
# This share of a foreign name's signs are such as spell foreign sounds, and it has so many signs.
FOREIGN_SHARE, FOREIGN_SIGNS = 0.34, 2


class Token(NamedTuple):
    """A written word: where it stands, the word without what is written on to it, and whether anything is."""

    start: int
    end: int
    word: str
    ending: bool


def find_postposed(text: str, language: str | None) -> list[Name]:
    """The persons of a text in such a script, in order; known places and organisations are found with capitals."""
    words = vocabulary(language)
    taken = {place for start, end, _, _ in lookup(language).find(text) for place in range(start, end)}
    tokens = [_token(match, words) for match in WORD.finditer(text)]
    found: list[Name] = []
    place = 0
    while place < len(tokens):
        end = _name_end(text, tokens, place, taken, words)
        if end > place:
            first, last = tokens[place], tokens[end - 1]
            stop = last.start + len(last.word)
            found.append(Name(first.start, stop, text[first.start : stop], "person"))
            place = end
        else:
            place += 1
    return found


def _token(match: re.Match[str], words: Vocabulary) -> Token:
    written = match.group()
    for ending in sorted(words.postpositions, key=len, reverse=True):
        rest = written[: -len(ending)]
        if written.endswith(ending) and len(rest) > 1:
            return Token(match.start(), match.end(), rest, True)
    return Token(match.start(), match.end(), written, False)


def _name_end(text: str, tokens: list[Token], place: int, taken: set[int], words: Vocabulary) -> int:
    """Behind which token a name that begins at `place` ends; `place` itself where none does."""
    end = place
    while end < len(tokens) and end - place < LONGEST:
        token = tokens[end]
        if end > place and text[tokens[end - 1].end : token.start] not in (" ", "-"):
            break
        if token.start in taken or _plain(token, words):
            break
        end += 1
        if token.ending:
            break
    if end == place:
        return place
    run = tokens[place:end]
    foreign = [_foreign(token.word, words) for token in run]
    if len(run) > 1 and all(foreign):
        return end
    role = end < len(tokens) and not run[-1].ending and tokens[end].word.endswith(words.roles_behind)
    if role and text[run[-1].end : tokens[end].start] == " ":
        while run and not (_foreign(run[0].word, words) or _native(run[0].word, words)):
            run = run[1:]
        return end if run and len(run) == end - place else place
    return place


def _plain(token: Token, words: Vocabulary) -> bool:
    written = (token.word, token.word)
    return (
        any(one in words.starters or one in words.titles or one in words.capitalised for one in written)
        or token.word.endswith(words.roles_behind)
        or (words.known_word(token.word) and fold(token.word) not in given_names())
        or token.word in words.organisations
    )


def _foreign(word: str, words: Vocabulary) -> bool:
    """Whether a word is spelt as foreign names are."""
    if fold(word) in given_names():
        return True
    signs = sum(sign in words.foreign for sign in word)
    if len(word) < FOREIGN_SIGNS or signs < FOREIGN_SHARE * len(word):
        return False
    return signs > 1 or not word.endswith(words.native_endings)


def _native(word: str, words: Vocabulary) -> bool:
    """Whether a word may be a family name with a given name of the language."""
    return len(word) == NATIVE and word[0] in words.surnames
