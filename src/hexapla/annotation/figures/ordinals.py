"""Reads ordinals in any spelling, as they stand before a unit: 3rd, third, 第三, XXI, XXIe, last."""

from __future__ import annotations

import re

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.scan import Scan

LAST = -1
# Numerals of centuries, in Latin letters or Cyrillic ones of their shape, with a short ending (XIXe).
ROMAN = re.compile(r"([IVXІХ]+)[a-zà-ÿа-яέώού]{0,3}")
WORTH = {"I": 1, "V": 5, "X": 10}


def roman(text: str) -> int | None:
    """The value of a Roman numeral below forty; a lone I is none."""
    found = ROMAN.fullmatch(text)
    letters = found[1].replace("І", "I").replace("Х", "X") if found else ""
    if letters in ("", "I"):
        return None
    worth = [WORTH[letter] for letter in letters]
    signed = zip(worth, [*worth[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in signed)


def ordinal(scan: Scan, at: int) -> tuple[int, int] | None:
    """An ordinal in any spelling (3rd, third, 第三, XXI, XXIe, last), with the next place; -1 is the last."""
    roles = scan.tokens[at].roles
    if "lastof" in roles:
        return LAST, at + 1
    if "firstof" in roles:
        return 1, at + 1
    if "ordb" in roles and scan.tokens[at + 1].gap < 2:
        amount = read_amount(scan, at + 1)
    elif "ord" in roles or scan.tokens[at].kind == "number" or "card" in roles or "hdig" in roles:
        amount = read_amount(scan, at)
        if "ord" in roles and (amount is None or not amount.ordinal):
            return int(roles["ord"]), at + 1
        if amount is not None and not amount.ordinal:
            return None
    else:
        number = roman(scan.tokens[at].text)
        if number is None:
            return None
        end = at + 1
        if scan.get(end, "ordmark") and (scan.tokens[end].gap == 0 or len(scan.tokens[end].text) > 1):
            end += 1
        return number, end
    if amount is None or amount.value != int(amount.value) or not 0 < amount.value < 100:
        return None
    return int(amount.value), amount.next
