"""A word as a sequence of sound signs, one sign a sound.

A Latin form is folded ("ch", "tsch" are one sign, "ph" is f, doubled letters count once), so that what is compared are
sounds and not the habits of spelling. The signs are letters; capital ones stand for sounds that take two letters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import eq
from string import ascii_letters, digits

from hexapla.knowledge.sounds import pairs, sounds

DOUBLED = re.compile(r"(.)\1+")
LATIN = "Latn"
# Longer words are cut: the alignment is quadratic, and names are not longer.
LONGEST = 24
# All signs, by number; A E I O U are Korean vowels of two letters, ":" is the Japanese sign of length.
SIGNS = f"{ascii_letters}{digits}:"
NUMBERS = bytes(SIGNS.index(chr(code)) if chr(code) in SIGNS else len(SIGNS) - 1 for code in range(256))
VOWELS = frozenset("aeiouyAEIOU:")
IS_VOWEL = [sign in VOWELS for sign in SIGNS]
# The kinds of what stands before and after a sign, and the numbers that they give to its place.
CONSONANT, VOWEL, EDGE = range(3)
KINDS = bytes(VOWEL if chr(code) in VOWELS else CONSONANT for code in range(256))
PLACES = ("cc", "cv", "c$", "vc", "vv", "v$", "^c", "^v", "^$")


class Sounds:
    """Sound signs ready to be aligned: `text`, the signs; `code`, their numbers; `spots`, for each sign its number times
    nine and the number of its place; how many are consonants and vowels; and the consonants in wide classes."""

    __slots__ = ("code", "consonants", "rough", "spots", "text", "vowels")

    def __init__(self, text: str) -> None:
        signs = text.encode("ascii")
        self.text = text
        self.code = signs.translate(NUMBERS)
        kinds = signs.translate(KINDS)
        before, after = EDGE, [*kinds[1:], EDGE]
        spots = []
        for sign, kind, next_ in zip(self.code, kinds, after, strict=True):
            spots.append(sign * 9 + before * 3 + next_)
            before = kind
        self.spots = spots
        self.vowels = sum(kinds)
        self.consonants = len(kinds) - self.vowels
        self.rough = text.translate(_rough()) or text


@cache
def _clusters() -> tuple[re.Pattern[str], dict[str, str]]:
    table = pairs(sounds("phones")["clusters"])
    return re.compile("|".join(sorted(table, key=len, reverse=True))), table


@cache
def _rough() -> dict[int, str]:
    """Consonants in wide classes, vowels left out."""
    table = pairs(sounds("phones")["rough"])
    return str.maketrans({sign: "" if sign in VOWELS else table.get(sign, sign) for sign in SIGNS})


def phones(form: str) -> str:
    """The sound signs of a Latin form as `latin` gives it; the empty string for no letters."""
    pattern, table = _clusters()
    signs = pattern.sub(lambda found: table[found.group()], form)[: LONGEST * 2]
    # Looked at before it is searched: the pattern is slow, and few words have doubled letters.
    return (DOUBLED.sub(r"\1", signs) if any(map(eq, signs, signs[1:])) else signs)[:LONGEST]


@lru_cache(maxsize=65_536)
def heard(text: str) -> Sounds:
    """Sound signs ready to be aligned; memoised."""
    return Sounds(text)
