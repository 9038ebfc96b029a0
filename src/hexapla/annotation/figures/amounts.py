"""Reads amounts: digits with the separators of the language, number words, fractions, scales, Han numerals."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.digits import digits_value, mixed_digits, read_power, read_slash
from hexapla.annotation.figures.fractions import ends, fraction_after, read_below
from hexapla.annotation.figures.han import read_han
from hexapla.annotation.figures.scales import scaled
from hexapla.annotation.figures.scan import Amount, Scan
from hexapla.annotation.figures.tokens import LOOK_AHEAD, vulgar
from hexapla.annotation.figures.words import read_words

HAN_BEHIND = frozenset({"hmul", "partof"})
# What makes a lone numeral syllable a number: signs before it, and units, scales or fractions behind it.
ALONE_AFTER = frozenset({"minus", "point", "partof", "mixed"})
ALONE_BEFORE = frozenset({"tunit", "pct", "cur", "unit", "partof", "point", "hmul", "mixed"})


def read_amount(scan: Scan, place: int) -> Amount | None:
    """The longest amount that begins at a token, or None."""
    token = scan.tokens[place]
    roles = token.roles
    found: Amount | None = None
    if (token.text == "-" or "minus" in roles) and scan.tokens[place + 1].gap < 2:
        return _negative(scan, place)
    if "hdig" in roles or "hmul" in roles or (token.kind == "number" and _before_han(scan, place)):
        found = read_han(scan, place) if not scan.lexicon.spaced or _no_syllable(scan, place) else None
        found = scaled(scan, found) if found and not found.ordinal and found.pair is None else found
    elif "hadd" in roles and "card" not in roles and _runs_on(scan, place + 1):
        found = read_han(scan, place)
    elif token.kind == "number":
        found = _digits(scan, place)
    elif "below" in roles:
        found = read_below(scan, place)
    elif "card" in roles or "scale" in roles or "frac" in roles or "ord" in roles or "art" in roles:
        found = read_words(scan, place, read_amount)
    else:
        part = vulgar(token.text) if not token.text.isascii() else None
        if part is not None:
            value = Decimal(part).quantize(Decimal("0.000001"))
            found = Amount(value, place, place + 1, True, value)
    return found


def _before_han(scan: Scan, place: int) -> bool:
    """Whether digits are read with the numerals behind them: always without blanks between words, else where they
    follow (7천만, 3분의 일)."""
    if not scan.lexicon.spaced:
        return True
    after = scan.tokens[place + 1]
    return after.gap < 2 and not HAN_BEHIND.isdisjoint(after.roles)


def _no_syllable(scan: Scan, place: int) -> bool:
    """Whether a numeral of a language with blanks is a number: not one syllable alone, unless a sign before it or a
    unit behind it says so (마이너스 일, 삼 개월)."""
    token, after = scan.tokens[place], scan.tokens[place + 1]
    if token.kind == "number" or len(token.text) > 1 or _runs_on(scan, place + 1):
        return True
    if len(scan.tokens) == 1 + LOOK_AHEAD:
        return True
    if not ALONE_AFTER.isdisjoint(scan.tokens[place - 1].roles if place and token.gap < 2 else ()):
        return True
    if after.gap != 1 or token.roles.get("hdig", 9) < 3:
        return False
    if "hmul" in token.roles and ("hdig" in after.roles or "counter" in after.roles):
        return True
    return not ALONE_BEFORE.isdisjoint(after.roles)


def _runs_on(scan: Scan, place: int) -> bool:
    """Whether a word is cut before a token, so that what stands before it is no word of its own."""
    token = scan.tokens[place]
    return token.gap == 0 and token.kind == "word" and token.text[:1].isalpha()


def _negative(scan: Scan, place: int) -> Amount | None:
    token, number = scan.tokens[place], scan.tokens[place + 1]
    alone = place == 0 and token.text == "-" and number.kind == "number"  # a cell that holds "- 4/5"
    if token.text == "-" and not alone and (number.gap or number.kind != "number" or _tied(scan, place)):
        return None
    if "minus" in number.roles or number.text == "-":
        return None
    found = read_amount(scan, place + 1)
    if found is None or found.ordinal or (found.article and not ends(scan, found.next)):
        return None
    if alone and number.gap and scan.tokens[found.next].kind != "end":
        return None  # a dash before an item of a list
    found.article = False
    found.value, found.mantissa, found.first, found.plain = -found.value, -found.mantissa, place, ""
    if found.pair is not None:
        found.pair = (-found.pair[0], found.pair[1])
    return found


def _tied(scan: Scan, place: int) -> bool:
    """Whether a hyphen hangs on what stands before it, so that it is no minus."""
    start = scan.tokens[place].start
    before = scan.text[start - 1 : start]
    if place and scan.tokens[place - 1].kind == "number" and scan.tokens[place].gap == 1:
        return True  # 75 -300 mm
    return before.isalnum() and (scan.lexicon.spaced or before.isascii())


def _digits(scan: Scan, place: int) -> Amount | None:
    token = scan.tokens[place]
    value = digits_value(token.text, scan.lexicon.decimal)
    if value is None:
        return None
    plain = token.text if token.text.isdecimal() else ""
    found = Amount(value, place, place + 1, True, value, plain=plain)
    sign = vulgar(scan.tokens[place + 1].text)
    if sign is not None and scan.tokens[place + 1].gap < 2 and plain:
        found.value = found.mantissa = value + Decimal(sign).quantize(Decimal("0.000001"))
        found.next, found.plain = place + 2, ""
    elif plain and scan.sign(place + 1, "/") and scan.tokens[place + 2].kind == "number":
        return read_slash(scan, found) or found
    elif plain and scan.tokens[place + 1].kind == "number" and scan.tokens[place + 1].gap == 1:
        part = mixed_digits(scan, place + 1)
        if part is not None:
            return Amount(value + part, place, place + 4, True, value + part)
    if plain and _marked(scan, found):
        found.next += 1
        found.ordinal = True
        return found
    found = read_power(scan, found)
    return fraction_after(scan, scaled(scan, found), read_amount)


def _marked(scan: Scan, found: Amount) -> bool:
    """Whether an ordinal mark is written onto digits; a dot is one only where the sentence goes on."""
    mark = scan.tokens[found.next]
    if mark.gap or "ordmark" not in mark.roles:
        return False
    if mark.text != ".":
        return True
    after = scan.tokens[found.next + 1]
    if after.gap != 1 or not after.text[:1].isalpha() or found.value > 999:
        return False
    return (
        after.text[:1].islower() or "month" in after.roles or (scan.lexicon.capital_months and "the" not in after.roles)
    )
