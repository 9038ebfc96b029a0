"""Reads Chinese and Japanese numbers: Han numerals, digits, and both mixed; fractions with the denominator first."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.digits import LONGEST_NUMBER, digits_value, read_slash
from hexapla.annotation.figures.scan import Amount, Scan

ONE = Decimal(1)


LONGEST_RUN = 60  # tokens; longer runs are no numbers


def read_han(scan: Scan, place: int) -> Amount | None:
    """Chinese and Japanese numbers, in Han numerals, digits, or both: 三十五万六千, 3896万4965, 36.57億, 三分之二."""
    found = _whole(scan, place)
    return found if found is None or found.ordinal else _han_fraction(scan, found)


def _whole(scan: Scan, place: int) -> Amount | None:
    at, total, section = place, Decimal(0), Decimal(0)
    number: Decimal | None = None
    last = Decimal(1)
    first = scan.tokens[place]
    if "hmul" in first.roles and first.gap == 0 and scan.before(place, "some"):
        return None  # 几十, 数百: some tens, some hundreds
    while at == place or scan.tokens[at].gap == 0 or (scan.tokens[at].gap == 1 and "hmul" in scan.tokens[at].roles):
        token = scan.tokens[at]
        digit, times = token.roles.get("hdig"), token.roles.get("hmul")
        if token.kind == "number" and number is None:
            number = digits_value(token.text, scan.lexicon.decimal)
            if number is None:
                return None
        elif digit is not None:
            number = digit if number is None else number * 10 + digit
        elif times is not None:
            last = times
            if times < 10_000:
                section += (ONE if number is None else number) * times
            elif (number is None and not section and total) or 0 < total < times:  # 一万五千億
                total = (total + section + (number or 0)) * times
                section = Decimal(0)
            else:
                total += (section + (number or 0) or ONE) * times
                section = Decimal(0)
            number = None
        elif "bafter" in token.roles and "hmul" in scan.tokens[at + 1].roles and not scan.tokens[at + 1].gap:
            pass  # 500余万: a good 5 million
        else:
            break
        at += 1
        if at - place > LONGEST_RUN:
            return None
    if at > place + 1 and number is not None and number < 10 < last and _short_tail(scan, at, last):
        number *= last / 10
    if at == place:
        return None
    value = total + section + (number or 0)
    plain = first.text if at == place + 1 and first.text.isdigit() else ""
    if not plain and first.roles.get("hdig") is not None and last == 1 and at - place == 4:
        plain = str(value)
    scale = last if last >= 10_000 and number is None and not section else ONE
    found = Amount(value, place, at, first.kind == "number", value / scale, scale, plain=plain)
    if scan.get(at, "ordmark") and not scan.tokens[at].gap:
        found.next, found.ordinal = at + 1, True
        return found
    return _han_point(scan, found)


def _short_tail(scan: Scan, at: int, last: Decimal) -> bool:
    """Whether a last numeral counts tenths of the scale before it: 四百五 is 450."""
    tail = scan.tokens[at - 1].kind != "number" and scan.tokens[at - 2].roles.get("hmul") == last
    return tail and scan.lexicon.short_tail


def _han_point(scan: Scan, found: Amount) -> Amount:
    at, figures = found.next + 1, ""
    if not scan.get(found.next, "point") or scan.tokens[found.next].gap:
        return found
    while scan.tokens[at].gap == 0 and "hdig" in scan.tokens[at].roles and len(figures) < LONGEST_NUMBER:
        figures += str(scan.tokens[at].roles["hdig"])
        at += 1
    if figures:
        found.value = found.mantissa = found.value + Decimal(f"0.{figures}")
        found.next, found.plain = at, ""
    return found


def _han_fraction(scan: Scan, found: Amount) -> Amount:
    """三分之二, 5分の1: the denominator stands first."""
    if scan.get(found.next, "partof") and scan.tokens[found.next].gap == 0 and found.value > 0:
        above = _whole(scan, found.next + 1) if scan.tokens[found.next + 1].gap == 0 else None
        if above is not None:
            value = above.value / found.value
            return Amount(value, found.first, above.next, found.digits, value, pair=(above.value, found.value))
    if found.plain and scan.sign(found.next, "/") and scan.tokens[found.next + 1].kind == "number":
        return read_slash(scan, found) or found
    return found
