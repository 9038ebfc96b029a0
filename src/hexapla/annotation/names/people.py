"""Persons in scripts without capitals, by what the words are: listed given and family names, unknown words spelt as names
are, roles and verbs of saying beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hexapla.annotation.names.spelling import name_score
from hexapla.annotation.names.vocabulary import Listed, Vocabulary, listed_names, vocabulary
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import fold

GAP = re.compile(r"[ \u00a0]|[ \u00a0]?[-‐‑–][ \u00a0]?")
# What a word must score (`spelling.name_score`): beside a listed name; beside a role or a verb of saying; beside another
# such word, nothing else speaking for it. By eye on half of the NTREX stories.
BESIDE, TOLD, PAIR = -3.0, 1.0, 2.5
# The same beside a given name of a word that may have another written on to its front.
WRITTEN_ON = -1.0
# A name has no more words; what is left of a word behind what is written on to its front has so many letters.
LONGEST, REST = 4, 4
# A name written on to something has so many letters at least.
SHORTEST = 3
# Marks that are taken for the Hebrew geresh.
MARKS = str.maketrans(dict.fromkeys("׳’‘‛", "'"))


class Look(NamedTuple):
    """What a written word is as a part of a name: letters written on to its front, whether it is a listed given or
    family name, whether it is a common word too, whether it can be no name, and how it is spelt (known words have the lowest score)."""

    cut: int
    given: bool
    family: bool
    weak: bool
    plain: bool
    score: float


Span = tuple[int, int, int]


@lru_cache(maxsize=65_536)
def look(word: str, language: str | None) -> Look:
    """What a written word is. Memoised."""
    words, names = vocabulary(language), listed_names(language)
    if words.foreign_signs:
        word = word.translate(MARKS)
    if _listed(word, words):
        return Look(0, False, False, False, True, name_score(word, language))
    if shape := _name(word, 0, names, language):
        return shape
    known = _known(word, words)
    for cut in range(1, 1 if known else min(3, len(word) - SHORTEST + 1)):
        if word[cut - 1] not in words.proclitics or word[cut - 1] in words.article:
            break
        shape = _name(word[cut:], cut, names, language)
        if shape and not shape.weak and (shape.given or len(word) - cut >= REST):
            return shape
    plain = known or words.has_article(word) or word.endswith(words.native_endings)
    return Look(0, False, False, False, plain, name_score(word, language))


def _name(word: str, cut: int, names: Listed, language: str | None) -> Look | None:
    """A listed name, None where the word is none."""
    folded = fold(word)
    given, family = folded in names.given, folded in names.family
    if not given and not family:
        return None
    return Look(cut, given, family, folded in names.weak, False, name_score(word, language))


def _listed(word: str, words: Vocabulary) -> bool:
    lists = (words.starters, words.speech, words.titles, words.organisations, words.places, words.capitalised)
    return any(word in one for one in lists) or (
        word[0] in words.proclitics and (word[1:] in words.starters or word[1:] in words.speech)
    )


def find_people(
    text: str, tokens: Sequence[re.Match[str]], taken: frozenset[int], words: Vocabulary
) -> list[Span]:
    """(first token, behind the last, letters off the front) of the persons of a text, in order."""
    looks = [look(token.group(), words.language) for token in tokens]
    free = [token.start() not in taken and token.end() - 1 not in taken for token in tokens]
    found: list[Span] = []
    place = 0
    while place < len(tokens):
        end = _end(text, tokens, looks, free, place, words)
        if end > place:
            found.append((place, end, looks[place].cut))
            place = end
        else:
            place += 1
    return found


def _joined(text: str, tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a token and the next may be of one name."""
    return place + 1 < len(tokens) and bool(GAP.fullmatch(text, tokens[place].end(), tokens[place + 1].start()))


def _end(
    text: str,
    tokens: Sequence[re.Match[str]],
    looks: Sequence[Look],
    free: Sequence[bool],
    place: int,
    words: Vocabulary,
) -> int:
    """Behind which token the name ends that begins at `place`; `place` where none does."""
    first = looks[place]
    if not free[place] or first.plain:
        return place
    listed = first.given or first.family
    if not listed and first.score < (PAIR if tokens[place].group()[0] in words.proclitics else TOLD):
        return place
    end = place + 1
    bar = BESIDE if first.given and not first.weak else TOLD
    while end - place < LONGEST and _joined(text, tokens, end - 1) and free[end]:
        word, shape = tokens[end].group(), looks[end]
        after = end + 1 < len(tokens) and free[end + 1] and _joined(text, tokens, end) and looks[end + 1]
        if word in words.particles and after and not after.plain and (after.family or after.given or after.score > 0):
            end += 2
            continue
        hyphen = text[tokens[end - 1].end()] in "-‐‑" and tokens[end].start() - tokens[end - 1].end() == 1
        listed = (shape.family or (shape.given and not shape.weak)) and not shape.cut and not (shape.weak and first.weak)
        written_on = bar < TOLD and word[0] in words.proclitics
        if not hyphen and not listed and not _goes_on(word, shape, WRITTEN_ON if written_on else bar, words):
            break
        end += 1
        bar = TOLD
    run = looks[place:end]
    if len(run) == 1:
        sure = not first.weak and (first.family or (first.given and first.score >= PAIR))
        return end if sure or _told(text, tokens, place, end, words) else place
    if any((one.given or one.family) and not one.weak for one in run) or all(one.score >= PAIR for one in run):
        return end
    return end if _told(text, tokens, place, end, words) else place


def _goes_on(word: str, shape: Look, bar: float, words: Vocabulary) -> bool:
    """Whether an unlisted word may go on a name; behind a given name (`bar` is low) one with what looks like an article
    or like a word of the language may, if it is spelt as names are."""
    if not shape.plain:
        return not shape.cut and shape.score >= bar
    if bar == TOLD or _listed(word, words) or len(word) <= REST:
        return False
    known = _known(word, words)
    if words.family_ending and words.has_article(word) and word.endswith(words.family_ending) and not known:
        return True
    return shape.score >= (TOLD if known else BESIDE)


def _known(word: str, words: Vocabulary) -> bool:
    return bool(concepts(words.language).of_word(word))


def _told(text: str, tokens: Sequence[re.Match[str]], place: int, end: int, words: Vocabulary) -> bool:
    """Whether a role or a verb of saying stands before the words or behind them."""
    if place and _joined(text, tokens, place - 1):
        before = tokens[place - 1].group()
        bare = before[1:] if before[0] in words.proclitics else before
        if before in words.titles or before in words.speech or bare in words.titles:
            return True
    if end < len(tokens) and tokens[end].start() - tokens[end - 1].end() <= 2:
        behind = tokens[end].group()
        return behind in words.speech or (text[tokens[end - 1].end()] in ",،" and behind in words.titles)
    return False
