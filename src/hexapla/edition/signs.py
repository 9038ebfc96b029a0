"""What the page and the terminal share: signs of severity, the order of differences, safe text in one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hexapla.edition.edition import Edition
from hexapla.model import Variant

SIGN = {"contradiction": "●", "loss": "○", "spelling": "~", "style": "·"}
RANK = {severity: place for place, severity in enumerate(SIGN)}
THROUGH = " through {}"


def order(edition: Edition) -> Sequence[tuple[int, Variant]]:
    """The variants with their numbers from 1 (their address is d1, d2 …), gravest and surest first."""
    numbered = list(enumerate(edition.variants, 1))
    return sorted(numbered, key=lambda one: (RANK[one[1].severity], -one[1].confidence, one[0]))


def one_line(text: str) -> str:
    """Text without line breaks, escape sequences and signs that turn the direction of what follows: it comes from
    pages, and a terminal must not obey it."""
    plain = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    return "".join(sign for sign in plain if sign not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
