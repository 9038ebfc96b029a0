"""A word as a sequence of sound signs, one sign a sound.

A Latin form is folded ("ch", "tsch" are one sign, "ph" is f, doubled letters count once), so that what is compared are
sounds and not the habits of spelling. The signs are letters; capital ones stand for sounds that take two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_letters, digits

from hexapla.evidence.names.longest import longest
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
END = bytes([EDGE])
Spot = tuple[int, int, int]
PLACES = ("cc", "cv", "c$", "vc", "vv", "v$", "^c", "^v", "^$")


class Sounds:
    """Sound signs ready to be aligned: `signs`; `code`, their numbers; `kinds`, of each sign and, at both
    ends, of the edge; how many are consonants and vowels; and the script that they were learnt for.

    Bytes rather than lists or an array: there are many words, and the collector of garbage need not look at them.
    """

    __slots__ = ("code", "consonants", "kinds", "script", "signs", "vowels")

    def __init__(self, signs: str, script: str) -> None:
        self.signs, self.script = signs, script
        letters = signs.encode()
        self.code = letters.translate(NUMBERS)
        self.kinds = kinds = END + letters.translate(KINDS) + END
        self.vowels = vowels = kinds.count(VOWEL)
        self.consonants = len(letters) - vowels


def spots(one: Sounds, start: int, end: int) -> Iterator[Spot]:
    """For each sign its number and the kinds of what stands before and after it."""
    return zip(one.code[start:end], one.kinds[start:end], one.kinds[start + 2 : end + 2], strict=True)


@cache
def _clusters() -> tuple[re.Pattern[str], dict[str, str]]:
    table = pairs(sounds("phones")["clusters"])
    return re.compile(f"({longest(table)})"), table


def phones(form: str) -> str:
    """The sound signs of a Latin form as `latin` gives it; the empty string for no letters."""
    pattern, table = _clusters()
    parts = pattern.split(form)
    if len(parts) > 1:
        # Every second part is what stands between two others, a cluster.
        parts[1::2] = map(table.__getitem__, parts[1::2])
        form = "".join(parts)
    if len(form) > LONGEST:
        form = form[: LONGEST * 2]
    parts = DOUBLED.split(form)
    # The group is the letter written once. (`sub` with a template is far slower.)
    return ("".join(parts) if len(parts) > 1 else form)[:LONGEST]
