"""The subject of a verb in scripts that part words by blanks but have no capitals (Arabic).

The noun phrase behind the verb, or before it where nothing follows, is taken up to a comma, a colon, a preposition
or the
word that opens the reported clause. Its leading role and the words with the article that belong to the role are cut off
where a name is left.
"""

from __future__ import annotations

import unicodedata

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Cue, Unit

LIMIT = 8  # words of a noun phrase
STOPS = COMMAS | COLONS | DASHES | BREAKS | FULL_STOPS | frozenset("()[]")


def noun_phrase(unit: Unit, cue: Cue, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """The tokens (first, last, both inclusive) of the subject of a cue and its kind: name, role or pronoun."""
    if lexicon.subject_marks:
        return _marked(unit, cue, lexicon)
    start = cue[0] + cue[1]
    found = _from(unit, start, lexicon)
    if found is not None:
        return found
    left = cue[0]
    while left > 0 and unit.stretch[left - 1] < 0 and unit.words[left - 1] not in STOPS:
        left -= 1
    return _from(unit, left, lexicon, cue[0]) if left < cue[0] else None


def _marked(unit: Unit, cue: Cue, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """The subject where a word marks it and the verb comes last (Hindi "ne"): the phrase before the mark, else before
    the cue itself, which may begin with a mark of its own ("according to", "his claim is")."""
    left = cue[0]
    while left > 0 and unit.stretch[left - 1] < 0 and unit.words[left - 1] not in STOPS:
        left -= 1
    end = next((place for place in range(cue[0] - 1, left, -1) if unit.words[place] in lexicon.subject_marks), cue[0])
    first = end
    while first > left and end - first < LIMIT and _in_phrase(unit.words[first - 1], lexicon):
        first -= 1
    return _from(unit, first, lexicon, end) if first < end else None


def _in_phrase(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand in the phrase that a mark closes."""
    return not (
        word in lexicon.genitive
        or word in lexicon.complementisers
        or word in lexicon.relatives
        or word in lexicon.not_names
        or word in lexicon.and_words
        or word in lexicon.but_words
        or word in lexicon.heads
    )


def _bare(word: str, lexicon: Lexicon) -> str:
    """A word without the small words that are written as one with it."""
    return word[1:] if len(word) > 3 and word[:1] in lexicon.proclitics and word not in lexicon.roles else word


def _from(unit: Unit, start: int, lexicon: Lexicon, stop: int | None = None) -> tuple[int, int, str] | None:
    end = start
    limit = min(len(unit) if stop is None else stop, start + LIMIT)
    while end < limit and unit.stretch[end] < 0:
        word = unit.words[end]
        if word in STOPS or word in lexicon.complementisers or word in lexicon.relatives or word in lexicon.not_names:
            break
        if word in lexicon.prepositions:
            break
        if end > start and word in lexicon.heads:
            break
        end += 1
    if end == start:
        return None
    first = start
    word = _bare(unit.words[first], lexicon)
    if word in lexicon.pronouns:
        return first, first, "pronoun"
    led = False
    while first < end:
        word = unit.words[first]
        if _names_role(word, lexicon):
            led = True
        elif word.isdecimal() and first + 1 < end and _names_role(unit.words[first + 1], lexicon):
            pass  # "24 वर्षीय", an age
        elif not (led and word.startswith(lexicon.article_prefixes)):
            break
        first += 1
    if first == end:
        return start, end - 1, "role"
    if led and lexicon.article_prefixes and first > start and end - first == 1 and not _letters(unit.words[first]):
        return start, end - 1, "role"
    return first, end - 1, "name"


def _names_role(word: str, lexicon: Lexicon) -> bool:
    """Whether a word names a role, with or without the small words and the article written as one with it."""
    if lexicon.is_role(word) or lexicon.is_role(_bare(word, lexicon)):
        return True
    return any(word.startswith(prefix) and lexicon.is_role(word[len(prefix) :]) for prefix in lexicon.article_prefixes)


def _letters(word: str) -> bool:
    """Whether a word is made of letters and their marks alone."""
    return all(sign.isalpha() or unicodedata.category(sign)[0] == "M" for sign in word)
