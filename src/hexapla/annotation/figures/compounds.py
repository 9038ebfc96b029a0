"""Number words written together: German dreiundzwanzig, Dutch vijfenveertig, Italian ventitré, and words that begin
with a number: zweitägig, jednasedmdesátiletý, двухдневный."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hexapla.annotation.figures.sums import Sum

if TYPE_CHECKING:
    from hexapla.annotation.figures.lexicon import Lexicon

# The roles of a last part that make sense after a number: zwei-tägig, dreißig-jährig, zwei-und-zwanzig-ste.
LAST = ("ord", "frac", "tunit", "agew", "unit")
# Shorter units make chance compounds (Ukrainian три-вати, to last).
SHORTEST_UNIT = 5
LONGEST_WORD = 60
TEN, HUNDRED = 10, 100
PIECES = 14


class Compounds:
    """Takes apart words that begin with a number, by the cardinals, scales, joiners and prefixes of a language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.pieces: dict[str, tuple[str, int]] = {}
        for form, roles in lexicon.words.items():
            if "card" in roles and len(form) > 1:
                self.pieces[form] = ("card", int(roles["card"]))
            if "scale" in roles and len(form) > (2 if roles["scale"] <= 1000 else 4):
                self.pieces[form] = ("scale", int(roles["scale"]))
            if "prefix" in roles:
                self.pieces.setdefault(form, ("card", int(roles["prefix"])))
            if "and" in roles:
                self.pieces.setdefault(form, ("and", 0))
        self.by_first: dict[str, list[str]] = {}
        for piece in self.pieces:
            self.by_first.setdefault(piece[0], []).append(piece)
        for found in self.by_first.values():
            found.sort(key=len, reverse=True)

    def read(self, word: str) -> dict[str, Any] | None:
        """The roles of a compound ({"card": 23}, {"ord": 27}, {"card": 2, "tunit": "D"}), or None."""
        if len(word) > LONGEST_WORD:
            return None
        return self._read(word, 0, ())

    def _read(self, word: str, at: int, taken: tuple[tuple[str, int], ...]) -> dict[str, Any] | None:
        if len(taken) > PIECES:
            return None
        if at == len(word):
            value = self._value(taken) if len(taken) > 1 else None
            return {"card": value} if value is not None else None
        for piece in self.by_first.get(word[at], ()):
            if word.startswith(piece, at) and (taken or self.pieces[piece][0] != "and"):
                found = self._read(word, at + len(piece), (*taken, self.pieces[piece]))
                if found:
                    return found
        return self._last(word[at:], taken) if taken else None

    def _last(self, rest: str, taken: tuple[tuple[str, int], ...]) -> dict[str, Any] | None:
        roles = self.lexicon.find(rest)
        if "ord" in roles:
            value = self._value((*taken, ("card", int(roles["ord"]))))
            if value is None and roles["ord"] in (100, 1000, 10**6):
                value = self._value((*taken, ("scale", int(roles["ord"]))))
            if value is not None:
                return {"ord": value}
        if "half" in roles:
            return self._half(taken)
        value = self._value(taken)
        if value is None:
            return None
        if roles.get("frac", 0) >= HUNDRED and str(value).strip("0") == "1" and value >= TEN:
            return {"frac": value * roles["frac"]}  # hundratusendel
        kept = {role: roles[role] for role in LAST if role in roles and role != "ord"}
        if list(kept) == ["unit"] and len(rest) < SHORTEST_UNIT:
            return None
        return {"card": value, "joined": True, **kept} if kept and len(rest) > 2 else None

    def _half(self, taken: tuple[tuple[str, int], ...]) -> dict[str, Any] | None:
        """Two and a half in one word: tweeënhalf, twaalfeneenhalf, zehneinhalb."""
        parts = taken[:-1] if taken[-1] == ("card", 1) and len(taken) > 1 else taken
        if parts[-1][0] == "and":
            parts = parts[:-1]
        value = self._value(parts) if parts and parts != taken else None
        return None if value is None else {"card": value + Decimal("0.5")}

    def _value(self, taken: tuple[tuple[str, int], ...]) -> int | None:
        total = Sum(self.lexicon.units_first, self.lexicon.ten_adds, self.lexicon.vigesimal)
        joined = False
        for kind, value in taken:
            if kind == "and":
                joined = True
                continue
            if not total.add(kind, value, joined):
                return None
            joined = False
        return None if joined else total.value
