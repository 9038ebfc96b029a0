"""The value of digits with separators, and of two numbers parted by a slash."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from hexapla.annotation.figures.scan import Amount, Scan

LONGEST_NUMBER = 40  # digits; longer runs are no amounts and would make Decimal arithmetic slow


@lru_cache(maxsize=50_000)
def digits_value(text: str, decimal: str) -> Decimal | None:
    """The value of digits with separators; None where they make no number (27.11.2015, 192.168.1.2). Only a single
    separator before three digits is ambiguous: there the language decides."""
    if len(text) > LONGEST_NUMBER:
        return None
    text = text.replace("\u00a0", "").replace(" ", "").replace("'", "")
    if text.isdigit():
        return Decimal(text)
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        last = max(text.rfind("."), text.rfind(","))
        head, tail = text[:last], text[last + 1 :]
        groups = head.replace(",", ".").split(".")
        if len(set(head) & set(".,")) > 1 or text[last] in head or not _grouped(groups):
            return None
        return Decimal(f"{''.join(groups)}.{tail}")
    sign = "." if dots else ","
    parts = text.split(sign)
    if len(parts) == 2 and not (sign != decimal and _grouped(parts) and parts[0] != "0"):
        return Decimal(".".join(parts))
    return Decimal("".join(parts)) if _grouped(parts) else None


def _grouped(parts: list[str]) -> bool:
    """Whether digits stand in groups of three, or in the Indian way in pairs before the last three (1,25,000)."""
    if len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]):
        return True
    return len(parts) > 2 and len(parts[0]) <= 2 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])


def read_slash(scan: Scan, found: Amount) -> Amount | None:
    lower = scan.tokens[found.next + 1]
    if scan.tokens[found.next].gap or lower.gap or not lower.text.isdigit() or len(lower.text) > 6:
        return None
    denominator = Decimal(lower.text)
    if not denominator or scan.sign(found.next + 2, "/"):
        return None
    value = found.value / denominator
    return Amount(value, found.first, found.next + 2, True, value, pair=(found.value, denominator))
