"""Sequences of capitalised words: the raw material of names in scripts with capitals.

A run goes on over blanks, hyphens, initials ("J. R."), "&" and particles in lower case between two capitals ("van
der"); it ends at any other mark. An apostrophe parts endings and elided articles off, unless the language writes it as
a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hexapla.annotation.names.vocabulary import Vocabulary, given_names
from hexapla.knowledge.gazetteer import UNSPACED, fold

WORD = re.compile(rf"[^\W\d_{UNSPACED}](?:[^\W\d_{UNSPACED}]|[\u0300-\u036f])*")
WORD_INSIDE = re.compile(rf"[^\W\d_{UNSPACED}](?:[^\W\d_{UNSPACED}]|[\u0300-\u036f]|['’ʼʻ‘](?=[^\W\d_{UNSPACED}]))*")
BLANK = re.compile(r"[ \u00a0\u202f]{1,2}")
HYPHEN = re.compile(r"[ \u00a0]?[-‐‑][ \u00a0]?")
# What follows one of these opens a sentence, a line or a quotation.
OPENING = re.compile(r"[.!?…:;。][\"'”’»)\]]*\s*[\"'“„«‘‚(\[–—-]*\s*$|[\n\r|•]\s*[\"'“„«‘‚(\[–—-]*\s*$|[“„«‘‚\"]\s*$")
# A longer sequence is a headline or a list, not a name.
LONGEST = 9


class Token(NamedTuple):
    """A word of a run: where it stands, the word, in lower case, and how it hangs on the word before."""

    start: int
    end: int
    text: str
    lower: str
    joint: str


class Run(NamedTuple):
    """A sequence of capitalised words and the particles among them."""

    tokens: tuple[Token, ...]
    opening: bool
    before: str
    after: str


def small(word: str) -> str:
    """A word in lower case; the Turkish capital with a dot loses it as a small letter has it anyway."""
    return word.replace("İ", "i").lower()


def initial(word: str, text: str, end: int) -> bool:
    """Whether a word is an initial ("J.", "Yu.") that the next word may follow; "TV." ends a sentence."""
    return (
        word[0].isupper() and (len(word) == 1 or (len(word) == 2 and word[1].islower())) and text[end : end + 1] == "."
    )


def joint(text: str, last: Token, start: int) -> str | None:
    """How the word at `start` hangs on the one before: " ", "-", "&", "'", or None where a run must end."""
    gap = text[last.end : start]
    if gap == " " or BLANK.fullmatch(gap):
        return " "
    if len(gap) > 4:
        return None
    if HYPHEN.fullmatch(gap):
        return "-"
    if gap.strip() == "&":
        return "&"
    if gap in ("'", "’", "ʼ"):
        return "'"
    if gap[0] == "." and not gap[1:].strip(" \u00a0") and "\n" not in gap and initial(last.text, text, last.end):
        return "."
    return None


def runs(text: str, words: Vocabulary) -> Iterator[Run]:
    """All runs of a text, in order. Linear: every word is looked at once."""
    found = list((WORD_INSIDE if words.inside else WORD).finditer(text))
    place, count = 0, len(found)
    while place < count:
        match = found[place]
        if not match.group()[0].isupper():
            place += 1
            continue
        first = Token(match.start(), match.end(), match.group(), small(match.group()), "")
        tokens = [first]
        after = place + 1
        while after < count and len(tokens) < LONGEST:
            step = _next(text, tokens[-1], found, after, words)
            if not step:
                break
            tokens.extend(step)
            after += len(step)
        before = found[place - 1] if place else None
        near = before is not None and match.start() - before.end() <= 2
        following = found[after].group() if after < count and found[after].start() - tokens[-1].end <= 2 else ""
        yield Run(
            tuple(tokens),
            before is None or _opens(text, before.end(), match.start()),
            before.group().lower() if near and before is not None else "",
            following,
        )
        place = after


def _opens(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return gap != " " and bool(OPENING.search(gap[-40:]))


def _next(text: str, last: Token, found: list[re.Match[str]], place: int, words: Vocabulary) -> list[Token] | None:
    """The next capitalised word of a run with the particles before it; None where the run ends."""
    steps: list[Token] = []
    first = last
    while place < len(found) and len(steps) < 4:
        match = found[place]
        how = joint(text, last, match.start())
        if how is None:
            return None
        word = match.group()
        token = Token(match.start(), match.end(), word, small(word), how)
        steps.append(token)
        if word[0].isupper():
            return steps if len(steps) == 1 or not words.generic(token.lower) else None
        if how == "'" and len(steps) == 1:
            return None
        if token.lower not in words.particles or not _takes_particle(steps, first, words):
            return None
        last = token
        place += 1
    return None


def _takes_particle(steps: list[Token], first: Token, words: Vocabulary) -> bool:
    """Where nouns are capitalised, "von" after a word that is no given name is a preposition."""
    return not words.nouns or len(steps) > 1 or fold(first.text) in given_names()
