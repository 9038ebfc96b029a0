"""What the parsers pass round: the tokens of a text with the look-ups on them, an amount, and a reading."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hexapla.annotation.figures.lexicon import Lexicon
from hexapla.annotation.figures.tokens import Token
from hexapla.model import FigureKind, FigureValue

# Roles of words that may be written onto digits without being a part of a name or code: 20에서, 5000보다.
GLUED = frozenset({"mid", "nmid", "nclose", "bafter", "counter", "ending"})


@dataclass(slots=True)
class Amount:
    """A number as written. `first` and `next` are token places; `digits`: it begins with digits; `mantissa` and
    `scale`: 2.3 and a million; `pair`: numerator and denominator of a fraction; `plain`: the digits, where it is one
    bare whole number without separators; `article`: it is but an article that may mean one."""

    value: Decimal
    first: int
    next: int
    digits: bool
    mantissa: Decimal
    scale: Decimal = Decimal(1)
    ordinal: bool = False
    pair: tuple[Decimal, Decimal] | None = None
    plain: str = ""
    article: bool = False
    bare: bool = False
    joined: Token | None = None


@dataclass(slots=True)
class Reading:
    """A figure in the making; `next` is the token after it; `amount` is kept for ranges that share a unit."""

    kind: FigureKind
    value: FigureValue
    unit: str | None
    first: int
    next: int
    amount: Amount | None = None
    bound: str | None = None

    def scalar(self) -> Decimal | None:
        """The one number that an amount or a fraction comes to; None for what is no single amount."""
        amount = self.amount
        if amount is None or self.kind == "date" or (isinstance(self.value, tuple) and amount.pair is None):
            return None
        return amount.value


def dated(value: str | None, first: int, end: int) -> Reading | None:
    """The reading of a date; None where there is no such day."""
    return None if value is None else Reading("date", value, None, first, end)


@dataclass(slots=True)
class Scan:
    """A text under the parsers' eyes."""

    text: str
    tokens: list[Token]
    lexicon: Lexicon
    reference: datetime.date | None

    def get(self, place: int, role: str) -> Any:
        """What a token means in a role, if it follows the token before without a break; else None."""
        token = self.tokens[place]
        return token.roles.get(role) if token.gap < 2 else None

    def sign(self, place: int, signs: str) -> bool:
        """Whether a token is one of some signs and follows without a break."""
        token = self.tokens[place]
        return token.gap < 2 and len(token.text) == 1 and token.text in signs

    def before(self, place: int, role: str) -> Any:
        """What the token before a place means in a role, if nothing stands between."""
        return self.tokens[place - 1].roles.get(role) if place and self.tokens[place].gap < 2 else None

    def glued_letters(self, place: int) -> bool:
        """Whether letters that are no counter or ending are written onto the end of the token before `place`."""
        if not self.lexicon.spaced:
            return False
        token = self.tokens[place]
        return (
            token.gap == 0
            and token.kind == "word"
            and token.text[:1].isalpha()
            and (not token.roles or GLUED.isdisjoint(token.roles))
        )
