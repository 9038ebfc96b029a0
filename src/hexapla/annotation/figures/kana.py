"""Finds numbers spelled in kana (にじゅうご) by what parts them from the text around: in running text the same signs
are particles and parts of words, so a number must stand for itself, and hold a scale or stand in a list of numbers."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from functools import cache

from hexapla.annotation.figures.lexicon import Lexicon
from hexapla.annotation.figures.tokens import Token

BEFORE = r"(?<![^\s、。,.:：「『（(・])"
AFTER = r"(?![^\s、。,.:：」』）)・!?！？])"
# From so many single numerals on a list is one of numbers.
LISTED = 3
SCALED = 4  # signs of a number with a scale, at least


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One of the pieces, and a run of them that stands for itself."""
    piece = "|".join(sorted(map(re.escape, lexicon.kana), key=len, reverse=True))
    return re.compile(piece), re.compile(f"{BEFORE}(?:{piece})+{AFTER}")


def with_kana(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens with the numbers in kana among them, cut into their numerals."""
    piece, run = _patterns(lexicon)
    found = [(match.start(), piece.findall(match.group())) for match in run.finditer(text)]
    listed = len(found) >= LISTED
    numbers = [(start, parts) for start, parts in found if (listed if len(parts) == 1 else _scaled(parts, lexicon))]
    if not numbers:
        return tokens
    kept: list[Token] = []
    for start, parts in numbers:
        end = start + sum(map(len, parts))
        while tokens and tokens[0].start < start:
            kept.append(tokens.pop(0))
        while tokens and tokens[0].start < end:
            tokens.pop(0)
        gap = 2
        for part in parts:
            value = lexicon.kana[part]
            role = "hmul" if value >= 10 else "hdig"
            kept.append(Token(start, start + len(part), part, "word", {role: value}, gap, part))
            start, gap = start + len(part), 0
        if tokens:
            tokens[0].gap = max(tokens[0].gap, 1)
    return kept + tokens


def _scaled(parts: list[str], lexicon: Lexicon) -> bool:
    """Whether a run is a number by its scales: each from ten thousand on has a numeral before it."""
    values: list[Decimal] = [lexicon.kana[part] for part in parts]
    if max(values) < 10 or sum(map(len, parts)) < SCALED or values[0] >= 10_000:
        return False
    return not any(one >= 10 and two > one and two < 10_000 for one, two in itertools.pairwise(values))
