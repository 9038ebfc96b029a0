"""The value of digits with separators, and of two numbers parted by a slash."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from hexapla.annotation.figures.scan import Amount, Scan

LONGEST_NUMBER = 40  # digits; longer runs are no amounts and would make Decimal arithmetic slow


def whole(value: Decimal) -> bool:
    """Whether a value has no fraction; `%` stops on more digits than the context of Decimal has."""
    return value == value.to_integral_value()


@lru_cache(maxsize=50_000)
def digits_value(text: str, decimal: str) -> Decimal | None:
    """The value of digits with separators; None where they make no number (27.11.2015, 192.168.1.2). Only a single
    separator before three digits is ambiguous: there the language decides."""
    if len(text) > LONGEST_NUMBER:
        return None
    text = text.replace("\u00a0", "").replace(" ", "").replace("'", "")
    if text.isdecimal():
        return Decimal(text)
    mantissa, exponent, power = text.lower().partition("e")
    if exponent:  # 12.32e+14
        value = digits_value(mantissa, decimal)
        return value if value is None else value.scaleb(int(power))
    if text[0] == ".":  # .5
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


POWER_LIMIT = 400  # the highest exponent that is worked out


def read_power(scan: Scan, found: Amount) -> Amount:
    """An amount in digits with its power: 10^6, 2.5^-1, 1.2×10^5; as it came where none follows."""
    times = scan.sign(found.next, "×*") or (scan.sign(found.next, "xX") and scan.tokens[found.next].gap)
    at = found.next + 1 if times else found.next
    base: Decimal | None = found.value
    if times:
        base = digits_value(scan.tokens[at].text, scan.lexicon.decimal) if scan.tokens[at].kind == "number" else None
    sign = at + 1 if times else at
    if base is None or not scan.sign(sign, "^") or scan.tokens[sign].gap:
        return found
    at, minus = sign + 1, False
    while scan.sign(at, "+-") and not scan.tokens[at].gap and at < sign + 3:
        minus ^= scan.tokens[at].text == "-"
        at += 1
    token = scan.tokens[at]
    exponent = digits_value(token.text, scan.lexicon.decimal) if token.kind == "number" and not token.gap else None
    value = raised(base, -exponent if minus else exponent) if exponent is not None else None
    if value is None:
        return found
    value = found.value * value if times else value
    return Amount(value, found.first, at + 1, True, value)


def raised(base: Decimal, exponent: Decimal) -> Decimal | None:
    """A power, rounded as `Decimal` does; None where it is too large or is none."""
    if abs(exponent) > POWER_LIMIT or abs(base) > POWER_LIMIT**2:
        return None
    try:
        return base**exponent
    except ArithmeticError:
        return None


def read_slash(scan: Scan, found: Amount) -> Amount | None:
    lower = scan.tokens[found.next + 1]
    if scan.tokens[found.next].gap or lower.gap or not lower.text.isdecimal() or len(lower.text) > 6:
        return None
    denominator = Decimal(lower.text)
    if not denominator or scan.sign(found.next + 2, "/"):
        return None
    value = found.value / denominator
    return Amount(value, found.first, found.next + 2, True, value, pair=(found.value, denominator))


def mixed_digits(scan: Scan, place: int) -> Decimal | None:
    """The fraction of a mixed number: the 1/2 of 5 1/2."""
    above, sign, below = scan.tokens[place : place + 3]
    if sign.text != "/" or sign.gap or below.gap or not (above.text.isdecimal() and below.text.isdecimal()):
        return None
    if len(above.text) > 2 or len(below.text) > 2 or int(above.text) >= int(below.text):
        return None
    return Decimal(above.text) / Decimal(below.text)
