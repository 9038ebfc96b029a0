"""Reads Chinese and Japanese numbers: Han numerals, digits, and both mixed; fractions with the denominator first."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.digits import (
    LONGEST_NUMBER,
    digits_value,
    mixed_digits,
    raised,
    read_power,
    read_slash,
)
from hexapla.annotation.figures.scan import Amount, Scan
from hexapla.annotation.figures.tokens import NUMERALS

ONE = Decimal(1)


COUNTED = frozenset({"hmul", "tunit", "pct", "cur", "unit", "counter", "partof", "point"})
LONGEST_RUN = 60  # tokens; longer runs are no numbers


def read_han(scan: Scan, place: int) -> Amount | None:
    """Chinese and Japanese numbers, in Han numerals, digits, or both: 三十五万六千, 3896万4965, 36.57億, 三分之二."""
    found = _whole(scan, place)
    if found is None or found.ordinal:
        return found
    return _power(scan, _han_fraction(scan, _slashed(scan, found)))


def _slashed(scan: Scan, found: Amount) -> Amount:
    """1 3/5 in digits."""
    part = mixed_digits(scan, found.next) if found.plain and scan.tokens[found.next].gap == 1 else None
    if part is None:
        return found
    return Amount(found.value + part, found.first, found.next + 3, True, found.value + part)


def _power(scan: Scan, found: Amount) -> Amount:
    """10の14乗, 1.2×10の5乗, 10^14."""
    if found.digits and (scan.sign(found.next, "^×")):
        raised_found = read_power(scan, found)
        if raised_found is not found:
            return raised_found
    times = scan.sign(found.next, "×") and _numeral(scan, found.next + 1)
    base = _whole(scan, found.next + 1) if times else found
    if base is None or not scan.get(base.next, "power") or scan.tokens[base.next].gap:
        return found
    at, minus = base.next + 1, False
    while scan.get(at, "minus") or scan.sign(at, "-"):
        at, minus = at + 1, not minus
    exponent = _whole(scan, at) if _numeral(scan, at) else None
    if exponent is None or not scan.get(exponent.next, "power"):
        return found
    value = raised(base.value, -exponent.value if minus else exponent.value)
    if value is None:
        return found
    value = found.value * value if times else value
    return Amount(value, found.first, exponent.next + 1, found.digits, value)


def _whole(scan: Scan, place: int) -> Amount | None:
    at, total, section = place, Decimal(0), Decimal(0)
    number: Decimal | None = None
    last = Decimal(1)
    first = scan.tokens[place]
    if "hmul" in first.roles and first.gap == 0 and scan.before(place, "some"):
        return None  # 几十, 数百: some tens, some hundreds
    while at == place or scan.tokens[at].gap == 0 or _goes_on(scan, at):
        token = scan.tokens[at]
        digit, times = token.roles.get("hdig"), token.roles.get("hmul")
        if "hadd" in token.roles and "card" not in token.roles and number is None:  # 스물한
            section += token.roles["hadd"]
        elif token.kind == "number" and not number:
            number = digits_value(token.text, scan.lexicon.decimal)
            if number is None:
                return None
        elif digit is not None and (not scan.lexicon.spaced or number is None):
            number = digit if number is None else number * 10 + digit
        elif times is not None:
            if number is not None and number > 9 and times < 10_000 and first.kind != "number" and _two(scan, at):
                return None  # 二三十: twenty or thirty
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
        elif (
            not ({"bafter", "some"}.isdisjoint(token.roles) or scan.tokens[at + 1].gap)
            and "hmul" in scan.tokens[at + 1].roles
        ):
            pass  # 500余万, 二十几万: a good 5 million
        else:
            break
        at += 1
        if at - place > LONGEST_RUN:
            return None
    if at > place + 1 and number is not None and number < 10 < last and _short_tail(scan, at, last):
        number *= last / 10
    if at == place or (at == place + 2 and _either(scan, place)):
        return None
    scale = last if last >= 10_000 and number is None and not section else ONE
    return _told(scan, (place, at), total + section + (number or 0), scale, last == 1)


def _told(scan: Scan, span: tuple[int, int], value: Decimal, scale: Decimal, digits: bool) -> Amount:
    """A number that has been reckoned, with its ordinal mark or decimals; `digits`: it holds no scale."""
    (place, at), first = span, scan.tokens[span[0]]
    plain = first.text if at == place + 1 and first.text.isdecimal() else ""
    if not plain and first.roles.get("hdig") is not None and digits and at - place == 4:
        plain = str(value)
    found = Amount(value, place, at, first.kind == "number", value / scale, scale, plain=plain)
    if scan.get(at, "ordmark") and (not scan.tokens[at].gap or _marks_alone(scan, at)):
        found.next, found.ordinal = at + 1, True
        return found
    return _han_point(scan, found)


def _either(scan: Scan, place: int) -> bool:
    """Whether two numerals are one after the other in counting, before what they count: 三四人, three or four."""
    one, two = scan.tokens[place].roles.get("hdig"), scan.tokens[place + 1].roles.get("hdig")
    counted = not scan.lexicon.spaced and scan.get(place + 2, "counter") and not scan.tokens[place + 2].gap
    return bool(one and two and two == one + 1 and counted)


def _two(scan: Scan, at: int) -> bool:
    """Whether two numerals stand before a scale, each told for itself (两三百)."""
    return at > 1 and "hdig" in scan.tokens[at - 1].roles and "hdig" in scan.tokens[at - 2].roles


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether a number goes on after a blank: 1000 万, 4억 7천만, 三千 八百 九十六 萬."""
    token, before = scan.tokens[at], scan.tokens[at - 1].roles
    if token.gap != 1:
        return False
    if "hmul" in token.roles:
        return True
    if "hmul" not in before:
        return False
    behind = scan.tokens[at + 1]
    if token.kind == "number":
        return len(token.text) < len(str(before["hmul"])) and token.text.isdecimal()
    if "hdig" not in token.roles:
        return False
    return (
        not scan.lexicon.spaced or behind.gap == 2 or not behind.text.isalpha() or not COUNTED.isdisjoint(behind.roles)
    )


def _marks_alone(scan: Scan, at: int) -> bool:
    """Whether an ordinal mark is a word of its own: 스물한 번째."""
    return scan.lexicon.spaced and len(scan.tokens[at].text) > 1 and scan.tokens[at].gap == 1


def _short_tail(scan: Scan, at: int, last: Decimal) -> bool:
    """Whether a last numeral counts tenths of the scale before it: 四百五 is 450."""
    tail = scan.tokens[at - 1].kind != "number" and scan.tokens[at - 2].roles.get("hmul") == last
    return tail and scan.lexicon.short_tail


def _han_point(scan: Scan, found: Amount) -> Amount:
    at, figures = found.next + 1, ""
    if not scan.get(found.next, "point") or scan.tokens[at].gap == 2:
        return found
    while (
        (scan.tokens[at].gap == 0 or at == found.next + 1)
        and "hdig" in scan.tokens[at].roles
        and len(figures) < LONGEST_NUMBER
    ):
        figures += str(scan.tokens[at].roles["hdig"])
        at += 1
    if figures:
        found.value = found.mantissa = found.value + Decimal(f"0.{figures}")
        found.next, found.plain = at, ""
    return found


def _han_fraction(scan: Scan, found: Amount) -> Amount:
    """三分之二, 5分の1, 삼분의 일: the denominator stands first."""
    near = 1 if scan.lexicon.spaced else 0
    at = found.next
    if scan.get(at, "partof") and scan.tokens[at].gap <= 1 and found.value > 0:
        at, minus = at + 1, False
        if scan.get(at, "minus"):
            at, minus = at + 1, True
        above = _whole(scan, at) if scan.tokens[at].gap <= 1 and _numeral(scan, at) else None
        if above is not None and not above.ordinal and (scan.tokens[at].gap <= near or found.first + 3 > found.next):
            number = -above.value if minus else above.value
            value = number / found.value
            return Amount(value, found.first, above.next, found.digits, value, pair=(number, found.value))
    if found.plain and scan.sign(found.next, "/") and scan.tokens[found.next + 1].kind == "number":
        return read_slash(scan, found) or found
    return _mixed(scan, found)


def _numeral(scan: Scan, at: int) -> bool:
    token = scan.tokens[at]
    return token.kind == "number" or not NUMERALS.isdisjoint(token.roles)


def _mixed(scan: Scan, found: Amount) -> Amount:
    """A whole number with a fraction: 3又1/2, 一と二分の一, 일과 이분의 일; 300と2ダース."""
    at = found.next
    if not scan.get(at, "mixed") or scan.tokens[at].gap > 1 or found.value != int(found.value):
        return found
    if not _numeral(scan, at + 1) or scan.tokens[at + 1].gap > 1:
        return found
    part = _whole(scan, at + 1)
    if part is None or part.ordinal or part.value <= 0:
        return found
    dozens = scan.get(part.next, "scale")
    if dozens and dozens != 1 and part.value * dozens < found.value:
        value = found.value + part.value * dozens
        return Amount(value, found.first, part.next + 1, found.digits, value)
    fraction = _han_fraction(scan, part)
    if fraction.pair is None:
        return found
    return Amount(found.value + fraction.value, found.first, fraction.next, found.digits, found.value + fraction.value)
