"""Number words written syllable by syllable and on to what they count, as in Korean: 이십일분의 일, 백만명, 4억 7천만.

The pieces are the Han numerals of a table (`han_digits`, `han_scales`) and its `native_numbers` (tens and units that
are added); one pattern built of them tells which runs of syllables are a number. Most of these syllables are also words
or parts of words, so a run is taken only where it is long enough, or where what is written on to it (a unit, a counter,
a case ending) or stands behind it is known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hexapla.knowledge.scripts import fold

if TYPE_CHECKING:
    from hexapla.annotation.figures.lexicon import Lexicon

Piece = tuple[str, dict[str, Any]]
# What may be written on to a number, or stand behind one that is short.
COUNTED = frozenset({"cur", "unit", "tunit", "pct", "pts", "deg", "agew", "partof", "cent", "ordmark", "counter"})
LONGEST_WORD = 30
MEMO_SIZE = 20_000
NUMERALS = frozenset({"hdig", "hmul", "hadd", "card"})


class Syllables:
    """Cuts the numerals off the front of words, for a language whose table has `native_numbers`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.memo: dict[tuple[str, bool, bool], tuple[Piece, ...]] = {}

    @cached_property
    def pieces(self) -> dict[str, dict[str, Any]]:
        """Each numeral with the one role it has inside a number."""
        found: dict[str, dict[str, Any]] = {}
        for form, roles in self.lexicon.words.items():
            for role in ("hdig", "hmul", "hadd"):
                if role in roles:
                    found[unicodedata.normalize("NFC", form)] = {role: roles[role]}
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Digits and scales in the order of a number: thousands, hundreds, tens, units, all that times 10,000, …"""
        digits = _one_of([form for form, roles in self.pieces.items() if "hdig" in roles])
        scales = sorted(((roles["hmul"], form) for form, roles in self.pieces.items() if "hmul" in roles), reverse=True)
        native = {form: roles["hadd"] for form, roles in self.pieces.items() if "hadd" in roles}
        tens, units = (
            _one_of([form for form, value in native.items() if (value >= 10) == big]) for big in (True, False)
        )
        small = "".join(f"(?:{digits}?{form})?" for scale, form in scales if scale < 10_000)
        section = f"{small}(?:{tens}{units}?|{units}|{digits})?"
        return re.compile("".join(f"(?:{section}{form})?" for scale, form in scales if scale >= 10_000) + section)

    def split(self, word: str, glued: bool, told: bool) -> tuple[Piece, ...]:
        """The numerals a word begins with and its rest, each with roles; nothing where it is no number. `glued`:
        digits stand before it without a blank (7천만). `told`: what stands before it must have a number behind it
        (삼분의 일, 마이너스 일)."""
        key = (word, glued, told)
        found = self.memo.get(key)
        if found is None:
            if len(self.memo) > MEMO_SIZE:
                self.memo.clear()
            found = self.memo[key] = self._split(word, glued, told) if len(word) <= LONGEST_WORD else ()
        return found

    def _split(self, word: str, glued: bool, told: bool) -> tuple[Piece, ...]:
        if not told and "stop" in self.lexicon.find(fold(word)):
            return ()
        match = self.pattern.match(word)
        cuts = self._cut(word[: match.end()]) if match else []
        while cuts:
            rest = word[sum(map(len, cuts)) :]
            behind = self._rest(rest) if rest else ()
            if (not rest or behind) and not (rest and self._is_ending(cuts[-1] + rest) and len(cuts) > 1):
                known = behind[0][1] if behind else {}
                if told or self._good(cuts, rest, known, glued):
                    return (*((piece, self.pieces[piece]) for piece in cuts), *behind)
            cuts.pop()
        return self._counter(word) if glued else ()

    def _long_mark(self, rest: str) -> bool:
        """Whether an ordinal mark has two syllables (열번째); those of one stand in other words (열차)."""
        return "ordmark" in self.lexicon.stems.get(fold(rest[:2]), {})

    def _is_ending(self, rest: str) -> bool:
        return "ending" in self.lexicon.words.get(fold(rest), {})

    def _rest(self, rest: str) -> tuple[Piece, ...]:
        """What is written on to a number: a word of the table, or a counter with its case ending; () if neither."""
        known = self.lexicon.find(fold(rest))
        if known:
            return ((rest, {role: value for role, value in known.items() if role not in NUMERALS}),)
        return self._counter(rest)

    def _counter(self, rest: str) -> tuple[Piece, ...]:
        for size in range(min(4, len(rest)), 0, -1):
            roles = self.lexicon.words.get(fold(rest[:size]), {})
            if "counter" in roles:
                if size == len(rest):
                    return ((rest, roles),)
                if self._is_ending(rest[size:]):
                    return ((rest[:size], roles), (rest[size:], self.lexicon.words[fold(rest[size:])]))
        return ()

    def _cut(self, run: str) -> list[str]:
        found, at = [], 0
        while at < len(run):
            size = next(size for size in range(min(4, len(run) - at), 0, -1) if run[at : at + size] in self.pieces)
            found.append(run[at : at + size])
            at += size
        return found

    def _good(self, cuts: list[str], rest: str, known: dict[str, Any], glued: bool) -> bool:
        """Whether so many numerals before such a rest are a number and no chance syllables."""
        kinds = [self.pieces[piece] for piece in cuts]
        if glued:  # 7천만, 8천 6백만: a scale goes on with the digits, a digit does not
            return "hmul" in kinds[0]
        counted = not COUNTED.isdisjoint(known)
        if "hadd" in kinds[-1]:  # 쉰두살, 백스물다섯; a lone unit only before what it counts (두개)
            if len(cuts) > 1:
                return "hadd" in kinds[-2] or kinds[-2].get("hmul") == 100
            return (
                kinds[0]["hadd"] > 1
                and counted
                and len(cuts[0]) < 3
                and ("ordmark" not in known or self._long_mark(rest))
            )
        if not any("hmul" in kind for kind in kinds):
            return "partof" in known
        if len(cuts) > 2:
            return True
        if len(cuts) == 1:
            return "partof" in known or ("cur" in known and kinds[0]["hmul"] >= 1000)
        first, last = kinds
        if counted and ("hmul" not in first or last.get("hmul", 0) < 10_000):
            return not {"cur", "partof", "pct"}.isdisjoint(known) or bool(first.get("hdig", 0) > 1)
        if "hdig" in first:  # 이십, 삼백
            return last.get("hmul") in (10, 100)
        return bool(last.get("hmul", 0) >= 10_000 or first["hmul"] == 10)  # 백만, 십이


def _one_of(forms: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"
