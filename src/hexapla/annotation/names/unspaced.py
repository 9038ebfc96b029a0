"""Finds names in scripts without spaces: known places and organisations, runs of katakana with a middle dot or a form
of address behind, stretches of the signs with which Chinese spells foreign names, family names beside roles and verbs.
"""

from __future__ import annotations

import re
from functools import cache

from hexapla.annotation.names.caseless import sort
from hexapla.annotation.names.vocabulary import Vocabulary, given_names, listed_names, vocabulary
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import Hit, lookup
from hexapla.model import Name, NameKind

DOT = "・·•‧∙･=＝"
# A blank between two words of katakana stands for the dot: Japanese has no other blanks.
KATAKANA = re.compile(rf"[ァ-ヺー]+(?:[{DOT}‐\- \u3000][ァ-ヺー]+)*")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
DOTTED = re.compile(r"[·•‧・]")
# A foreign name without a dot has at least so many signs (shorter stretches of such signs are common words).
FOREIGN_LETTERS = 3
LONGEST_PART = 8
# A word of the language has no more signs (those that reach into a name).
LONGEST_WORD = 4
# Katakana given names of so many signs are common words as well ("Bill" and "building").
SHORT = 3


def find_unspaced(text: str, language: str | None) -> list[Name]:
    """The names of a text in a script without spaces, in order, not overlapping."""
    words = vocabulary(language)
    hits = lookup(language).find(text)
    found = [Name(start, end, text[start:end], sort(kind)) for start, end, _, kind in hits]
    taken = {place for start, end, _, _ in hits for place in range(start, end)}
    found.extend(_katakana(text, taken, hits, words))
    if words.foreign:
        found.extend(_foreign(text, taken, words))
    found.extend(_listed(text, taken, words))
    if words.foreign:
        found.extend(_institutions(text, taken, words))
    if words.surnames:
        found.extend(_native(text, taken, words))
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return kept


@cache
def _alternatives(language: str | None, topic: str) -> re.Pattern[str] | None:
    listed: frozenset[str] = getattr(vocabulary(language), topic).whole
    longest = sorted(listed, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


def _follows(text: str, place: int, words: Vocabulary, topic: str) -> bool:
    pattern = _alternatives(words.language, topic)
    return bool(pattern and pattern.match(text, place))


def _precedes(text: str, place: int, words: Vocabulary, topic: str) -> bool:
    listed: frozenset[str] = getattr(words, topic).whole
    return any(text[max(0, place - size) : place] in listed for size in range(1, 8))


def _katakana(text: str, taken: set[int], hits: list[Hit], words: Vocabulary) -> list[Name]:
    found: list[Name] = []
    parts: set[str] = set()
    lone: list[re.Match[str]] = []
    whole = {(start, end) for start, end, _, _ in hits}
    for match in KATAKANA.finditer(text):
        start, end = match.span()
        if (start, end) in whole or (start in taken and end - 1 in taken):
            continue
        pieces = [piece for piece in re.split(rf"[{DOT}‐\- \u3000]", match.group()) if piece]
        if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces[-1:]):
            # A dot also parts the items of a list: a person's parts are given names or unknown words.
            found.append(Name(start, end, match.group(), _kind(text, end, words)))
            parts.update(piece for piece in pieces if len(piece) > 2)
        elif len(match.group()) > 1:
            lone.append(match)
    for match in lone:
        if match.group() in words.capitalised:
            continue
        addressed = _follows(text, match.end(), words, "honorifics")
        names = listed_names(words.language)
        listed = match.group() in names.family and match.group() not in names.weak
        given = len(match.group()) > SHORT and match.group() in given_names()
        if match.group() in parts or addressed or listed or given:
            found.append(Name(match.start(), match.end(), match.group(), "person"))
    return found


def _kind(text: str, end: int, words: Vocabulary) -> NameKind:
    if _follows(text, end, words, "organisations") and not _follows(text, end, words, "honorifics"):
        return "organisation"
    return "person"


def _foreign(text: str, taken: set[int], words: Vocabulary) -> list[Name]:
    found: list[Name] = []
    parts: set[str] = set()
    ends = 0
    for match in DOTTED.finditer(text):
        if match.start() < ends:
            continue
        start, end = _spread(text, match.start(), words)
        if start < match.start() and end > match.end():
            name = text[start:end]
            found.append(Name(start, end, name, "person"))
            parts.update(piece for piece in re.split(r"[·•‧・-]", name) if len(piece) > 1)
            ends = end
    spans = {place for name in found for place in range(name.start, name.end)}
    for stretch in HAN.finditer(text):
        for start, end in _stretches(stretch.group(), stretch.start(), words):
            if start in spans or start in taken or end - 1 in taken:
                continue
            word = text[start:end]
            told = _follows(text, end, words, "speech") or _follows(text, end, words, "honorifics")
            if word in parts or word in given_names() or told or _precedes(text, start, words, "titles"):
                found.append(Name(start, end, word, "person"))
    return found


@cache
def _by_start(language: str | None) -> dict[str, list[str]]:
    """The listed names of persons, which are no common words, by their first two signs, the longest first."""
    names = listed_names(language)
    found: dict[str, list[str]] = {}
    for name in sorted(names.family - names.weak, key=len, reverse=True):
        found.setdefault(name[:2], []).append(name)
    return found


def _listed(text: str, taken: set[int], words: Vocabulary) -> list[Name]:
    """The names of known persons, written with Chinese signs."""
    starts = _by_start(words.language)
    found: list[Name] = []
    end = 0
    for stretch in HAN.finditer(text) if starts else ():
        for place in range(max(stretch.start(), end), stretch.end() - 1):
            if place < end or place in taken:
                continue
            for name in starts.get(text[place : place + 2], ()):
                if not text.startswith(name, place) or place + len(name) - 1 in taken:
                    continue
                if len(name) >= FOREIGN_LETTERS or not _inside(text, place, place + len(name), words):
                    end = place + len(name)
                    found.append(Name(place, end, name, "person"))
                    break
    return found


def _listed_end(text: str, end: int, words: Vocabulary) -> int | None:
    """Where a listed name ends whose last signs are none that spell names ("甘地"), and whose first are the last of a
    stretch that ends at `end`."""
    starts = _by_start(words.language)
    for place in (end - 1, end - 2):
        for name in starts.get(text[place : place + 2], ()):
            if place + len(name) > end and text.startswith(name, place):
                return place + len(name)
    return None


def _inside(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether two signs stand in a longer stretch of signs that spell names."""
    before = start > 0 and text[start - 1] in words.foreign and not _precedes(text, start, words, "titles")
    behind = text[end : end + 1] in words.foreign and not _follows(text, end, words, "speech")
    return before or (behind and not _follows(text, end, words, "honorifics"))


def _spread(text: str, dot: int, words: Vocabulary) -> tuple[int, int]:
    """How far the name around a dot reaches."""
    start = dot
    while start and dot - start < LONGEST_PART and text[start - 1] in words.foreign:
        start -= 1
    start = _behind_word(text, start, dot, words)
    end = dot + 1
    size = 0
    while end < len(text) and size < LONGEST_PART:
        if text[end] in words.foreign:
            size += 1
        elif text[end] in "·•‧・-‐" and size:
            size = 0
        else:
            break
        end += 1
    end = _listed_end(text, end, words) or end
    # A small word behind the name is none of it ("佩林因": "Palin because").
    if size > 1 and text[end - 1] in words.starters and HAN.match(text, end):
        end -= 1
    # One sign more, unknown as one of these, before the end of the clause belongs to the name still.
    tail = re.compile(r"[\u3400-\u9fff]{1,2}(?=[/,，、。;；|]|$)").match(text, end)
    known = tail and (concepts(words.language).of_word(tail.group()) or tail.group() in words.starters)
    if tail and not known and not _follows(text, end, words, "speech") and not _follows(text, end, words, "honorifics"):
        end = tail.end()
    return start, end


def _behind_word(text: str, start: int, dot: int, words: Vocabulary) -> int:
    """Where a name begins whose signs run on from a word of the language: behind the longest word that reaches over the
    beginning ("父亲萨拉·": the sign 亲 is none of the name)."""
    lexicon = concepts(words.language)
    for over in range(min(LONGEST_WORD - 1, dot - start - 1), 0, -1):
        for size in range(over + 1, LONGEST_WORD + 1):
            word = text[max(0, start + over - size) : start + over]
            if len(word) == size and (word in words.titles.whole or lexicon.of_word(word)):
                return start + over
    return start


def foreign_stretches(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """All stretches of a text that are written in the signs with which foreign names are spelt."""
    if not words.foreign:
        return []
    return [span for match in HAN.finditer(text) for span in _stretches(match.group(), match.start(), words)]


def _institutions(text: str, taken: set[int], words: Vocabulary) -> list[Name]:
    """A name in spelling signs with the word for a kind of institution behind it."""
    found = []
    pattern = _alternatives(words.language, "organisations")
    for match in pattern.finditer(text) if pattern else ():
        start = match.start()
        if len(match.group()) < 2 or start in taken:
            continue
        while (
            start
            and text[start - 1] in words.foreign
            and start - 1 not in taken
            and match.start() - start < LONGEST_PART
        ):
            start -= 1
        if match.start() - start >= 2:
            found.append(Name(start, match.end(), text[start : match.end()], "organisation"))
    return found


def _stretches(word: str, offset: int, words: Vocabulary) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = None
    for place, sign in enumerate(word + " "):
        if sign in words.foreign:
            start = place if start is None else start
        elif start is not None:
            if FOREIGN_LETTERS <= place - start <= LONGEST_PART:
                found.append((offset + start, offset + place))
            start = None
    return found


def _native(text: str, taken: set[int], words: Vocabulary) -> list[Name]:
    """Family name and one or two signs, beside a form of address, a role or a verb of saying."""
    pattern = _alternatives(words.language, "surnames")
    found: list[Name] = []
    if pattern is None:
        return found
    for match in pattern.finditer(text):
        start = match.start()
        if start in taken:
            continue
        for size in (2, 1, 3, 0) if len(match.group()) > 1 else (2, 1):
            end = match.end() + size
            if end > len(text) or end - start < 2 or any(place in taken for place in range(start, end)):
                continue
            rest = text[match.end() : end]
            if rest and not HAN.fullmatch(rest):
                continue
            inner = start > 0 and HAN.match(text[start - 1]) and start - 1 not in taken
            behind = _follows(text, end, words, "honorifics") and (not inner or _precedes(text, start, words, "titles"))
            role = _precedes(text, start, words, "titles") and _follows(text, end, words, "speech")
            if behind or role:
                found.append(Name(start, end, text[start:end], "person"))
                break
    return found
