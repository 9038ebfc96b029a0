"""Persons in scripts without capitals, by what the words are: listed given and family names, unknown words spelt as
names are, roles and verbs of saying beside them.
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
# What may stand between a role and a name: a credit has a colon.
LEAD = re.compile(r"[ \u00a0]|[ \u00a0]?[-‐‑–:][ \u00a0]?")
# A role stands so many words before a name at most, words with the article between ("head of the city").
FARTHEST = 4
# So many signs part a name from what follows: a comma and a blank.
FURTHER = 2
# What a word must score (`spelling.name_score`): beside a listed name; beside a role or a verb of saying; beside
# another such word, nothing else speaking for it. By eye on half of the NTREX stories.
BESIDE, TOLD, PAIR = -3.0, 1.0, 2.5
# The same beside a given name of a word that may have another written on to its front.
WRITTEN_ON = -1.0
# Behind a role and a word spelt as a name any word may stand that does not begin or end as words of the language do.
LED = -1000.0
# A name has no more words; what is left of a word behind what is written on to its front has so many letters.
LONGEST, REST = 4, 4
# A foreign name spelt out has this many letters, this many of them long vowels (by eye on the wmt and gold stories).
FOREIGN_LETTERS, FOREIGN_VOWELS = 5, 2
# From so many letters on the beginnings of verbs and participles are no longer looked at.
LONG = 8
# The mark of an indefinite noun or adverb.
TANWIN = "\u064b"
# A name written on to something has so many letters at least.
SHORTEST = 3
# Marks that are taken for the Hebrew geresh.
MARKS = str.maketrans(dict.fromkeys("׳’‘‛", "'"))


class Look(NamedTuple):
    """What a written word is as a part of a name: letters written on to its front; whether it is a listed given or
    family name, and a common word too; whether it can be no name; and how it is spelt."""

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
    score = name_score(word, language)
    shape = _name(word, 0, names, score)
    # "כהן" is a name, though כ and הן are small words.
    if words.no_names.has(word) or (not shape and _listed(word, words)):
        return Look(0, False, False, False, True, score)
    if shape:
        return shape
    for cut in range(1, min(3, len(word) - SHORTEST + 1)):
        if word[cut - 1] not in words.proclitics or word[cut - 1] in words.article:
            break
        shape = _name(word[cut:], cut, names, score)
        if shape and not shape.weak and (shape.given or len(word) - cut >= REST) and not _known(word, language):
            return shape._replace(score=name_score(word[cut:], language))
    plain = score < BESIDE or words.has_article(word) or word.endswith(words.native_endings)
    return Look(0, False, False, False, plain, score)


def _name(word: str, cut: int, names: Listed, score: float) -> Look | None:
    """A listed name, None where the word is none."""
    folded = fold(word)
    given, family = folded in names.given, folded in names.family
    return Look(cut, given, family, folded in names.weak, False, score) if given or family else None


def _listed(word: str, words: Vocabulary) -> bool:
    """Whether a word stands in a list of words that are no names."""
    if words.no_names.has(word):
        return True
    return word[0] in words.proclitics and (words.starters.has(word[1:]) or words.speech.has(word[1:]))


def _known(word: str, language: str | None) -> bool:
    """Whether the concept lexicon knows a word."""
    return bool(concepts(language).of_word(word))


def likely(word: str, bar: float, language: str | None) -> bool:
    """Whether an unlisted word is spelt as a name (the score that is asked for) and is none of the language."""
    shape = look(word, language)
    return not shape.plain and not shape.cut and shape.score >= bar and not _known(word, language)


def foreign_looking(word: str, words: Vocabulary) -> bool:
    """Whether a word is spelt as foreign names are: many long vowels, no ending of the language."""
    if any(sign in words.foreign_signs for sign in word):
        return words.lexicon is None or words.unknown(word)
    if len(word) < FOREIGN_LETTERS or TANWIN in word or word.endswith(words.native_endings):
        return False
    if words.has_article(word) or (len(word) < LONG and word.startswith(words.native_beginnings)):
        return False
    return sum(sign in words.vowels for sign in word[1:]) >= FOREIGN_VOWELS


def find_people(text: str, tokens: Sequence[re.Match[str]], taken: frozenset[int], words: Vocabulary) -> list[Span]:
    """(first token, behind the last, letters off the front) of the persons of a text, in order."""
    row = Row(text, tokens, taken, words)
    found: list[Span] = []
    place = 0
    while place < len(tokens):
        end = row.name_end(place)
        if end > place:
            found.append((place, end, row.looks[place].cut))
            place = end
        else:
            place += 1
    return found


class Row:
    """The words of a text, side by side."""

    def __init__(self, text: str, tokens: Sequence[re.Match[str]], taken: frozenset[int], words: Vocabulary) -> None:
        self.text, self.tokens, self.words = text, tokens, words
        self.written = [token.group() for token in tokens]
        self.looks = [look(word, words.language) for word in self.written]
        self.free = [token.start() not in taken and token.end() - 1 not in taken for token in tokens]

    def name_end(self, place: int) -> int:
        """Behind which token the name ends that begins at `place`; `place` where none does."""
        first = self.looks[place]
        if not self.free[place] or first.plain or (first.weak and not first.given):
            return place
        bar = PAIR if self.written[place][0] in self.words.proclitics else TOLD
        if not (first.given or first.family) and not likely(self.written[place], bar, self.words.language):
            return place
        end = self._run_end(place, BESIDE if first.given and not first.weak else TOLD)
        run = self.looks[place:end]
        if len(run) == 1:
            if first.weak:
                return place
            if first.family or (first.given and first.score >= PAIR):
                return end
            if not self._led(place):
                return end if self._followed(end) else place
            return max(end, self._run_end(place, WRITTEN_ON if self.words.weighed else LED))
        if any((one.given or one.family) and not one.weak for one in run) or all(one.score >= PAIR for one in run):
            return end
        return end if self._led(place) or self._followed(end) else place

    def _run_end(self, place: int, bar: float) -> int:
        """How far a name reaches; the word behind its first must score so much, if it is not listed."""
        words, first = self.words, self.looks[place]
        end = place + 1
        while end - place < LONGEST and self._joined(end - 1) and self.free[end]:
            if self.written[end] in words.particles and self._after_particle(end):
                end += 2
                continue
            shape = self.looks[end]
            # An everyday word that is a name too is one beside a name that is nothing else.
            known = (shape.family or shape.given) and not (shape.weak and first.weak)
            listed = (known or self._second(end, first)) and not shape.cut
            if not listed and self._linked(end):
                break
            low = max(bar, WRITTEN_ON) if self.written[end][0] in words.proclitics else bar
            if not self._hyphen(end) and not listed and not _goes_on(self.written[end], shape, low, words):
                break
            end += 1
            bar = TOLD
        return end

    def _second(self, place: int, first: Look) -> bool:
        """Whether a small word is a given name that stands behind another ("محمد علي")."""
        word = self.written[place]
        given = fold(word) in listed_names(self.words.language).given
        return given and first.given and not first.weak and not self.words.function.has(word)

    def _joined(self, place: int) -> bool:
        """Whether a token and the next may be of one name."""
        ahead = place + 1
        return ahead < len(self.tokens) and bool(
            GAP.fullmatch(self.text, self.tokens[place].end(), self.tokens[ahead].start())
        )

    def _hyphen(self, place: int) -> bool:
        """Whether a hyphen without blanks stands before a token."""
        start = self.tokens[place].start()
        return self.tokens[place - 1].end() == start - 1 and self.text[start - 1] in "-‐‑"

    def _linked(self, place: int) -> bool:
        """Whether an unlisted word is another name with "and" written on to it."""
        word, words = self.written[place], self.words
        if len(word) <= REST or word[0] not in words.proclitics or word[0] not in words.links:
            return False
        rest = word[1:]
        better = name_score(rest, words.language) > name_score(word, words.language)
        return better and likely(rest, TOLD, words.language)

    def _after_particle(self, place: int) -> bool:
        """Whether what stands behind a particle may be the rest of a name."""
        if not self._joined(place) or not self.free[place + 1]:
            return False
        shape = self.looks[place + 1]
        return shape.family or shape.given or likely(self.written[place + 1], 0.0, self.words.language)

    def _led(self, place: int) -> bool:
        """Whether a role or a verb of saying stands before a name, words with the article between ("head of the
        city")."""
        words, before = self.words, place - 1
        while place - FARTHEST < before and before > 0 and words.has_article(self.written[before]):
            if not self._joined(before):
                return False
            before -= 1
        if before < 0 or not LEAD.fullmatch(self.text, self.tokens[before].end(), self.tokens[before + 1].start()):
            return False
        word = self.written[before]
        bare = word[1:] if word[0] in words.proclitics else word
        return word in words.titles or word in words.speech or bare in words.titles

    def _followed(self, end: int) -> bool:
        """Whether a verb of saying stands behind a name, or, after a comma, a role."""
        if end >= len(self.tokens) or self.tokens[end].start() - self.tokens[end - 1].end() > FURTHER:
            return False
        behind = self.written[end]
        comma = self.text[self.tokens[end - 1].end()] in ",،"
        return behind in self.words.speech or (comma and behind in self.words.titles)


def _goes_on(word: str, shape: Look, bar: float, words: Vocabulary) -> bool:
    """Whether an unlisted word may go on a name; behind a given name (`bar` is low) one with what looks like an article
    or like a word of the language may, if it is spelt as names are."""
    if shape.cut:
        return False
    if not words.weighed and foreign_looking(word, words) and not _listed(word, words):
        return True
    if bar == LED and words.weak_beginnings:
        whole = word[0] not in words.weak_beginnings and not word.endswith(words.native_endings)
        return whole and not words.has_article(word) and not _listed(word, words) and not _known(word, words.language)
    known = shape.score >= BESIDE and _known(word, words.language)
    if not shape.plain and not known:
        return shape.score >= bar
    if bar == TOLD or len(word) <= REST or _listed(word, words):
        return False
    if words.family_ending and words.has_article(word) and word.endswith(words.family_ending):
        return not _known(word, words.language)
    return shape.score >= (TOLD if known else BESIDE)
