"""Which roles a text ties to which persons: by a title before the name ("Defence Minister Ann Lee"), behind it where a
language has it there ("李强总理"), or in apposition ("Ann Lee, the defence minister,"); and whether a role that stands
alone ("the minister") is one of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hexapla.annotation.names.vocabulary import Vocabulary, vocabulary
from hexapla.annotation.quotations.genders import Gender, Genders, genders
from hexapla.annotation.quotations.lexicon import lexicon
from hexapla.knowledge.gazetteer import fold
from hexapla.knowledge.scripts import INDIC_MARKS
from hexapla.model import Name

SIGNS = rf"\u0300-\u036f\u064b-\u0652\u200c{INDIC_MARKS}"  # marks on letters, which \w leaves out
WORD = re.compile(rf"[^\W\d_](?:[\w{SIGNS}]|[-‐‑'’\"״](?=\w))*")
STOPS = re.compile(rf"[^\w\s'’\"״‐‑\-{SIGNS}]|\n")
COMMA = re.compile(r"\s?[,،、(–—-]\s?")
BEFORE, BEHIND = 80, 70  # signs that are read on both sides of a name
COMPLEMENT = 5  # words between a role and the name that it stands before
TOUCHING = 3  # words behind a name among which its role is
APPOSED = 5  # words of an apposition before its role
QUALIFIERS = 3  # words before or behind a role that tell which one
SAME = 5  # letters that two forms of a qualifier share
COMPOUND = 4  # letters of a role that ends the compound of another ("Minister" – "Verteidigungsminister")
LONGEST = 8  # signs of a role in a script without blanks
VERBS = ("verbs", "attitudes", "nonfinite")  # the lists of words that report which are verbs
REMEMBERED = 500  # ties that a role is held against, so that the work stays linear
JOINTS = "のな的 ·"


class Tie(NamedTuple):
    """A role that the text gives a person, from a place on: the forms of its noun, what tells which one, and how it
    stands there."""

    place: int
    person: str
    forms: frozenset[str]
    qualifiers: frozenset[str]
    noun: str


class Roles:
    """The roles of a language, as they stand in texts."""

    def __init__(self, language: str | None) -> None:
        lex = self.lex = lexicon(language)
        self.words: Vocabulary = vocabulary(language)
        self.genders: Genders = genders(language)
        self.prefixes = lex.article_prefixes if self.words.article else ()
        self.signs = lex.roles | self.words.honorifics.whole if lex.unspaced else frozenset()
        self.folded = frozenset(map(fold, lex.roles))

    def is_role(self, word: str) -> bool:
        """Whether a word in lower case names a role that one person may have, in any case of it; no body."""
        if word in self.words.organisations:
            return False
        if self.lex.is_role(word) or any(self.lex.is_role(word[len(p) :]) for p in self.prefixes if word.startswith(p)):
            return True
        return self.words.title(word) and any(base in self.folded for base in self.words.inflection.bases(fold(word)))

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case stands before a name as a role, or as a part of one ("defence")."""
        return self.words.title(word) or self.is_role(word)

    def reports(self, word: str) -> bool:
        """Whether a word in lower case is a verb that reports."""
        return any(kind in VERBS for kind in self.lex.heads.get(word, ()))

    def ending(self, text: str, start: int, end: int) -> str | None:
        """In scripts without blanks: the longest role that ends at a place."""
        spans = (text[left:end] for left in range(max(start, end - LONGEST), end))
        return next((span for span in spans if span in self.signs), None)

    def opening(self, text: str, start: int) -> str | None:
        """In scripts without blanks: the longest role that begins at a place."""
        spans = (text[start : start + size] for size in range(LONGEST, 0, -1))
        return next((span for span in spans if span in self.signs), None)

    def forms(self, word: str) -> frozenset[str]:
        """What a role may be a form of, folded."""
        found = {word}
        for prefix in (*self.prefixes, *self.lex.proclitics):
            if word.startswith(prefix) and len(word) - len(prefix) > 1:
                found.add(word[len(prefix) :])
        for ending in self.genders.the_endings:
            if word.endswith(ending) and len(word) - len(ending) >= COMPOUND:
                found.add(word[: -len(ending)])
        return frozenset(base for form in found for base in self.words.inflection.bases(fold(form)))


@cache
def roles_of(language: str | None) -> Roles:
    """The roles of a language, made ready once."""
    return Roles(language)


def ties(text: str, names: Sequence[Name], roles: Roles) -> list[Tie]:
    """The ties of a text in order; `names` are its names."""
    found: list[Tie] = []
    for name in names:
        if name.kind != "person":
            continue
        person = name.base or name.text
        if roles.signs:
            beside = _beside(text, name, roles)
            found += [Tie(name.start, person, frozenset({noun}), frozenset(), noun) for noun in beside]
            continue
        for noun, qualifiers in (*_before(text, name, roles), *_behind(text, name, roles)):
            found.append(Tie(name.start, person, roles.forms(noun), frozenset(map(fold, qualifiers)), noun))
    return found


def _beside(text: str, name: Name, roles: Roles) -> Iterator[str]:
    """In scripts without blanks: the roles that touch a name on either side."""
    left = name.start
    while left > 0 and text[left - 1] in JOINTS:
        left -= 1
    before = roles.ending(text, 0, left)
    behind = roles.opening(text, name.end + (text[name.end : name.end + 1] == " "))
    yield from (noun for noun in (before, behind) if noun is not None)


def _before(text: str, name: Name, roles: Roles) -> Iterator[tuple[str, list[str]]]:
    """The role that stands before a name as its title, or parted by a comma, with the words that tell which one."""
    start = max(0, name.start - BEFORE)
    left = text[start : name.start]
    parted = COMMA.search(left, len(left) - 3) if left[-2:].strip(" ") in (",", "،") else None
    if parted is not None:
        left = left[: parted.start()]
    stop = max((found.end() for found in STOPS.finditer(left) if not _abbreviates(left, found)), default=0)
    words = [word.group().lower() for word in WORD.finditer(left, stop)]
    if not words or (left[-1:].isalpha() and parted is None and not left.endswith(("-", "’", "'"))):
        return
    place = len(words) - 1
    if not roles.is_role(words[place]):
        held = _with_complement(words, roles)
        place = held if held >= 0 or parted is not None or not roles.is_title(words[place]) else place
        if held < 0 and (parted is not None or not roles.is_title(words[place])):
            return
    if parted is not None and not _opened(words, place, roles):
        return
    noun = words[place]
    yield noun, [*_qualifiers_before(words, place, roles), *words[place + 1 :]]
    if place and roles.is_role(words[place - 1]):
        yield words[place - 1], []


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop belongs to a short title ("Gov. Lee")."""
    word = re.search(r"\w+$", text[max(0, stop.start() - 5) : stop.start()])
    return stop.group() == "." and word is not None and len(word.group()) <= 4


def _opened(words: Sequence[str], place: int, roles: Roles) -> bool:
    """Whether a role before a comma is a definite one ("the director, Ann Lee,")."""
    if roles.prefixes:
        return words[place].startswith(roles.prefixes)
    first = max(0, place - QUALIFIERS)
    return any(roles.genders.definite(words[step - 1], words[place]) for step in range(first + 1, place + 1))


def _with_complement(words: Sequence[str], roles: Roles) -> int:
    """The place of a role whose complement runs up to the name ("ministre de la Défense"), -1 where there is none."""
    lex, first = roles.lex, max(0, len(words) - 1 - COMPLEMENT)
    for place in range(len(words) - 2, first - 1, -1):
        if not roles.is_role(words[place]):
            word = words[place]
            if roles.reports(word) or word in lex.and_words or word in lex.complementisers or word in lex.relatives:
                return -1
            continue
        between = words[place + 1 :]
        if between[-1] in lex.determiners or between[-1] in lex.prepositions or between[-1] in lex.particles:
            return -1  # "the party of Ann Lee": the name itself is the complement
        if roles.prefixes:
            fits = len(between) <= 4 and any(word.startswith(roles.prefixes) for word in between)
            return place if fits and not any(w in lex.prepositions or roles.reports(w) for w in between) else -1
        opens = roles.genders.complement
        if not opens or between[0] not in opens or any(roles.reports(word) for word in between):
            return -1
        return place if not opens.tails or all(w in opens or w in lex.prepositions for w in between) else -1
    return -1


def _behind(text: str, name: Name, roles: Roles) -> Iterator[tuple[str, list[str]]]:
    """The role in apposition behind a name, or right behind it where forms of address stand there."""
    right = text[name.end : name.end + BEHIND]
    comma = COMMA.match(right)
    if comma is None:
        yield from _touching(right, roles)
        return
    stop = STOPS.search(right, comma.end())
    found = WORD.finditer(right, comma.end(), stop.start() if stop else len(right))
    words = [word.group().lower() for word in found]
    lex = roles.lex
    for place, word in enumerate(words[: APPOSED + 1]):
        if roles.is_role(word):
            yield word, [*_qualifiers_before(words, place, roles), *_rest(words[place + 1 :], roles)]
            return
        if roles.reports(word) or word in lex.relatives or word in lex.pronouns or word in lex.and_words:
            return
        if word in lex.complementisers or (word in lex.prepositions and place == 0):
            return


def _touching(right: str, roles: Roles) -> Iterator[tuple[str, list[str]]]:
    """The role right behind a name, where the language has it there ("Kovács János honvédelmi miniszter")."""
    if right[:1] != " " or not (roles.words.honorifics or roles.genders.roles_behind):
        return
    stop = STOPS.search(right)
    words = [word.group() for word in WORD.finditer(right, 1, stop.start() if stop else len(right))]
    for place, word in enumerate(words[:TOUCHING]):
        if word.lower() in roles.words.honorifics or roles.is_role(word.lower()):
            yield word.lower(), [one.lower() for one in words[:place]]
            return
        if roles.reports(word.lower()) or word.lower() in roles.lex.determiners:
            return


def _rest(words: Sequence[str], roles: Roles) -> list[str]:
    """The words behind a role that tell which one, up to a verb."""
    found: list[str] = []
    for word in words[: QUALIFIERS + 1]:
        if roles.reports(word) or word in roles.lex.relatives:
            break
        found.append(word)
    return found


def _qualifiers_before(words: Sequence[str], place: int, roles: Roles) -> list[str]:
    """The words right before a role that tell which one, up to an article, a verb or a preposition."""
    lex, found = roles.lex, []
    for step in range(place - 1, max(-1, place - 1 - QUALIFIERS), -1):
        word = words[step]
        if word in lex.determiners or roles.reports(word) or word in lex.prepositions or word in lex.not_names:
            break
        found.append(word)
    return found


class Mentioned(NamedTuple):
    """A role that stands alone: its noun, what tells which one, the gender that the article shows, and whether an
    article or ending makes it a definite one."""

    noun: str
    qualifiers: tuple[str, ...]
    gender: Gender | None
    definite: bool = False


def mentioned(text: str, start: int, end: int, roles: Roles) -> Mentioned | None:
    """The role at a place as one that the text may have told of; None where it is indefinite or no role."""
    if roles.signs:
        noun = roles.ending(text, start, end)
        return Mentioned(text[start:end], (), roles.genders.of_noun(noun)) if noun is not None else None
    words = [word.group().lower() for word in WORD.finditer(text, start, end)]
    place = next((number for number, word in enumerate(words) if roles.is_role(word)), -1)
    if place < 0:
        return None
    left = text[max(0, start - 40) : start]
    stop = max((found.end() for found in STOPS.finditer(left)), default=0)
    before = [*[word.group().lower() for word in WORD.finditer(left, stop)], *words[:place]]
    behind = words[place + 1 :] or _complement(text, end, roles)
    noun = words[place]
    if roles.prefixes:
        held = any(word.startswith(roles.prefixes) for word in (noun, *behind))
        qualifiers = tuple(word for word in behind if len(word) > 2)
        return Mentioned(noun, qualifiers, roles.genders.of_noun(noun)) if held else None
    return _with_article(noun, before, behind, roles)


def _with_article(noun: str, before: Sequence[str], behind: Sequence[str], roles: Roles) -> Mentioned | None:
    """A role whose article stands before it, or that needs none."""
    lex, told = roles.lex, roles.genders
    gender = told.of_noun(noun)
    if told.definite("", noun):
        return Mentioned(noun, tuple(behind), gender, definite=bool(told.the_endings))
    qualifiers: list[str] = []
    for word in reversed(before[-1 - QUALIFIERS :]):
        if told.definite(word, noun):
            return Mentioned(noun, (*qualifiers, *behind), gender or told.of_article(word), definite=True)
        if word in lex.determiners or word in lex.prepositions or roles.reports(word):
            return None
        qualifiers.append(word)
    return None


def _complement(text: str, end: int, roles: Roles) -> list[str]:
    """The complement behind a role ("of defence")."""
    stop = STOPS.search(text, end, end + 40)
    words = [word.group().lower() for word in WORD.finditer(text, end, stop.start() if stop else end + 40)]
    opens = roles.genders.complement
    if not words or words[0] not in opens or roles.reports(words[0]):
        return []
    found = []
    for word in words[: QUALIFIERS + 1]:
        if roles.reports(word) or (opens.tails and word not in opens):
            break
        found.append(word)
    return found


def holders(role: Mentioned, told: Sequence[Tie], place: int, roles: Roles) -> list[str]:
    """The persons whom the text has given a role before a place, each once, the last first."""
    forms = roles.forms(role.noun) if not roles.signs else frozenset({role.noun})
    telling = [fold(word) for word in role.qualifiers if len(word) >= COMPOUND]
    found: dict[str, None] = {}
    last = bisect_left(told, place, key=lambda tie: tie.place)
    for tie in told[max(0, last - REMEMBERED) : last][::-1]:
        if not _same(forms, role.noun, tie, roles):
            continue
        if telling and not any(_alike(word, other) for word in telling for other in tie.qualifiers):
            continue
        found.setdefault(tie.person)
    return list(found)


def _same(forms: frozenset[str], noun: str, tie: Tie, roles: Roles) -> bool:
    """Whether two roles are one: forms of one noun, or the one the end of the other's compound; a man's form of a noun
    and a woman's are two."""
    if roles.genders.of_noun(noun) != roles.genders.of_noun(tie.noun) and noun not in tie.forms:
        return False
    if forms & tie.forms:
        return True
    short = [form for form in forms if len(form) >= COMPOUND or roles.signs]
    return any(held.endswith(form) and len(held) > len(form) for form in short for held in tie.forms)


def _alike(word: str, other: str) -> bool:
    """Whether two words that tell which one may be forms of one word."""
    size = min(SAME, len(word), len(other))
    return word[:size] == other[:size]
