"""A word as a sequence of sound signs, one sign a sound.

A Latin form is folded ("ch", "tsch" are one sign, "ph" is f, doubled letters count once), so that what is compared are
sounds and not the habits of spelling. The signs are letters; capital ones stand for sounds that take two letters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hexapla.knowledge.sounds import pairs, sounds

DOUBLED = re.compile(r"(.)\1+")
LATIN = "Latn"
# Longer words are cut: the alignment is quadratic, and names are not longer.
LONGEST = 24
# Signs that are vowels; A E I O U are Korean vowels of two letters, ":" is the Japanese sign of length.
VOWELS = frozenset("aeiouyAEIOU:")


@cache
def _clusters() -> tuple[re.Pattern[str], dict[str, str]]:
    table = pairs(sounds("phones")["clusters"])
    return re.compile("|".join(sorted(table, key=len, reverse=True))), table


@lru_cache(maxsize=262_144)
def phones(form: str) -> str:
    """The sound signs of a Latin form as `latin` gives it; the empty string for no letters."""
    pattern, table = _clusters()
    return DOUBLED.sub(r"\1", pattern.sub(lambda found: table[found.group()], form.replace(" ", "")))[:LONGEST]
