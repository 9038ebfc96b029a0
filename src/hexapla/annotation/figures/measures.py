"""Reads amounts with what they measure: percent, money, units, temperatures, durations, ages, ordinals."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.digits import whole
from hexapla.annotation.figures.durations import read_article, read_whole
from hexapla.annotation.figures.money import money, money_before, named_before
from hexapla.annotation.figures.scan import Amount, Reading, Scan
from hexapla.annotation.figures.spans import duration_or_age, iso_duration, joined_amount, time_span
from hexapla.model import FigureKind

TENTHS = 10
OLDEST = 120  # years
TEMPERATURES = frozenset({"celsius", "fahrenheit", "kelvin", "degree"})


def read_measure(scan: Scan, place: int) -> Reading | None:
    """The amount at a token with its unit; None where no amount stands there."""
    roles = scan.tokens[place].roles
    if roles:
        if "csym" in roles or "ccode" in roles or "dlead" in roles:
            found = money_before(scan, place)
            if found:
                return found
        if "pctb" in roles:
            found = _percent_before(scan, place)
            if found:
                return found
        if "degb" in roles:
            found = _degrees_before(scan, place)
            if found:
                return found
        if "cur" in roles and "card" not in roles and scan.lexicon.spaced:
            return named_before(scan, place)
        if "dual" in roles:
            return Reading("duration", roles["dual"], None, place, place + 1)
        if "whole" in roles or "tunit" in roles:
            found = read_whole(scan, place)
            if found:
                return found
        if "art" in roles:
            found = read_article(scan, place)
            if found:
                return found
        if "some" in roles and scan.get(place + 1, "tunit"):
            return Reading("duration", None, None, place, place + 2)
        if "ordb" in roles:
            return _ordinal_before(scan, place)
        if "agew" in roles and "card" in roles and not scan.get(place + 1, "tunit"):
            return duration_or_age(scan, joined_amount(scan, place), "Y")
    amount = read_amount(scan, place)
    if amount is None:
        return None
    return measure_of(scan, amount)


def measure_of(scan: Scan, amount: Amount) -> Reading | None:
    """An amount with the unit that follows it, else as a bare number, ratio or ordinal."""
    if amount.ordinal:
        return Reading("ordinal", amount.value, None, amount.first, amount.next, amount)
    if amount.joined is not None:
        return _joined(scan, amount)
    at = amount.next
    hyphen = scan.sign(at, "-–") and scan.tokens[at + 1].kind == "word"
    unit_place = at + 1 if hyphen else at
    good = not scan.lexicon.spaced and scan.get(at, "bafter") and not scan.tokens[at + 1].gap  # 20多岁
    if good:
        unit_place = at + 1
    found = (
        _percent(scan, amount, unit_place)
        or money(scan, amount, unit_place)
        or time_span(scan, amount, unit_place)
        or _temperature(scan, amount, unit_place)
        or _dimension(scan, amount, unit_place)
    )
    if found is not None:
        found.bound = scan.get(at, "bafter") if good else None
        return found
    return bare(scan, amount)


def bare(scan: Scan, amount: Amount) -> Reading | None:
    """An amount that measures nothing: a number, a fraction, or None where it is but an article or part of a word."""
    if amount.article and amount.pair is None:
        return None
    # "More than half" stands alone, "until the first half" does not.
    lone = not scan.before(amount.first, "bound") or scan.get(amount.next, "ord")
    if amount.bare and amount.pair is not None and lone:
        return None
    if scan.glued_letters(amount.next) and amount.digits:
        return None
    if amount.pair is not None:
        if amount.pair[1] == 100 and scan.lexicon.percent_parts:  # 百分之五
            return Reading("percent", amount.pair[0], "%", amount.first, amount.next, amount)
        return Reading("ratio", amount.pair, None, amount.first, amount.next, amount)
    if not scan.lexicon.spaced and not amount.digits and amount.value >= 0 and not _stands(scan, amount):
        return None
    if (
        scan.before(amount.first, "agelead")
        and amount.value == amount.value.to_integral_value()
        and 0 < amount.value <= OLDEST
    ):
        return Reading("age", amount.value, "year", amount.first, amount.next, amount)
    return Reading("number", amount.value, None, amount.first, amount.next, amount)


def _stands(scan: Scan, amount: Amount) -> bool:
    """Whether Han numerals are a number: counted things follow, or they are long, or nothing is written onto them."""
    if scan.get(amount.next, "counter"):
        return amount.value != 1
    end = scan.tokens[amount.next - 1].end
    start = scan.tokens[amount.first].start
    left = scan.text[start - 1 : start]
    right = scan.text[end : end + 1]
    if not (left.isalpha() or right.isalpha()):
        return True
    scales = [scan.tokens[at].roles.get("hmul", 0) for at in range(amount.first, amount.next)]
    return end - start > 1 and (max(scales) >= 10 or amount.value >= 10 or not whole(amount.value))


# ---- percent ------------------------------------------------------------------------------------------------------


def _percent(scan: Scan, amount: Amount, at: int) -> Reading | None:
    if scan.get(at, "pct"):
        value = amount.value
        return Reading("percent", value, "%", amount.first, at + 1, amount)
    if scan.get(at, "pts"):
        return Reading("percent", amount.value, "percentage-point", amount.first, at + 1, amount)
    part = scan.get(at, "ptval")
    if part:
        return Reading("percent", amount.value * part, "percentage-point", amount.first, at + 1, amount)
    tenth = scan.get(at, "tenth")
    if tenth:
        tenths = amount.value * tenth if amount.value <= TENTHS else amount.value  # 八五折
        value, end = _tenths(scan, tenths, at + 1)
        return Reading("percent", value, "%", amount.first, end, amount)
    return None


def _tenths(scan: Scan, value: Decimal, at: int) -> tuple[Decimal, int]:
    """The smaller parts behind a number of tenths: 3割8分7厘, 七割半, 七成六."""
    if scan.get(at, "uhalf") and not scan.tokens[at].gap:
        return value + 5, at + 1
    while True:
        token = scan.tokens[at]
        digit = Decimal(token.text) if token.kind == "number" and token.text.isdecimal() else scan.get(at, "hdig")
        if digit is None or token.gap > 1 or digit > 9:
            return value, at
        part = scan.get(at + 1, "tenth2")
        if part is None:
            alone = token.kind == "word" and scan.tokens[at + 1].gap == 2 and value % 10 == 0
            return (value + digit, at + 1) if alone else (value, at)
        value, at = value + digit * part, at + 2


def _percent_before(scan: Scan, place: int) -> Reading | None:
    if scan.tokens[place + 1].gap == 2:
        return None
    amount = read_amount(scan, place + 1)
    if amount is None or amount.ordinal or amount.article:
        return None
    if scan.tokens[place].text == "%" and (scan.tokens[place + 1].gap or not amount.digits):
        return None
    end = amount.next + bool(scan.get(amount.next, "pct"))
    return Reading("percent", amount.value, "%", place, end, amount)


def _joined(scan: Scan, amount: Amount) -> Reading | None:
    """Words that hold number and unit: zweitägig, dreijährig, двухметровый."""
    roles = amount.joined.roles if amount.joined else {}
    if "agew" in roles:
        return duration_or_age(scan, amount, "Y")
    if "tunit" in roles:
        return Reading("duration", iso_duration(amount.value, roles["tunit"]), None, amount.first, amount.next, amount)
    if "frac" in roles:
        pair = (amount.value, roles["frac"])
        return Reading("ratio", pair, None, amount.first, amount.next, amount)
    if "unit" in roles:
        return Reading("dimension", amount.value, roles["unit"], amount.first, amount.next, amount)
    return bare(scan, amount)


# ---- units --------------------------------------------------------------------------------------------------------


def _temperature(scan: Scan, amount: Amount, at: int) -> Reading | None:
    if not scan.get(at, "deg"):
        return _letter_alone(scan, amount, at)
    end = at + 1
    unit = scan.get(end, "unit")
    letter = scan.tokens[end].text if scan.tokens[end].gap < 2 else ""
    if unit in TEMPERATURES:
        end += 1
    elif letter in ("C", "c", "F", "f") and (amount.digits or len(scan.tokens[at].text) > 1):
        unit, end = ("celsius" if letter in "Cc" else "fahrenheit"), end + 1
    else:
        unit = "degree"
    if amount.article:
        return None
    below = _below_zero(scan, end)
    if below and amount.value > 0:
        amount.value, amount.mantissa, end = -amount.value, -amount.mantissa, below
    return Reading("temperature", amount.value, unit, amount.first, end, amount)


def _letter_alone(scan: Scan, amount: Amount, at: int) -> Reading | None:
    """35C, 1,650F: the scale written on to two digits or more, as British and American papers do."""
    letter = scan.tokens[at]
    unit = {"C": "celsius", "F": "fahrenheit"}.get(letter.text)
    if unit is None or letter.gap or not amount.digits or amount.pair is not None or amount.value < TENTHS:
        return None
    return Reading("temperature", amount.value, unit, amount.first, at + 1, amount)


def _below_zero(scan: Scan, at: int) -> int:
    """The place behind "below zero", unter null, bajo cero, ниже нуля; 0 where it does not stand."""
    if scan.get(at, "subzero"):
        return at + 1
    zero = scan.get(at + 1, "card") if scan.get(at, "bound") == "less" else None
    return at + 2 if zero is not None and not zero else 0


def _degrees_before(scan: Scan, place: int) -> Reading | None:
    """華氏 90度, 섭씨 30도: the scale of a temperature stands before it."""
    at = place + 1
    if scan.tokens[at].gap == 2:
        return None
    amount = read_amount(scan, at)
    if amount is None or amount.ordinal or amount.article or amount.pair is not None:
        return None
    degree = scan.get(amount.next, "deg") or scan.get(amount.next, "counter")
    unit = scan.tokens[place].roles.get("unit", "degree")
    if not degree or unit not in TEMPERATURES:
        return None
    return Reading("temperature", amount.value, unit, place, amount.next + 1, amount)


MILLIONTH = Decimal("0.000001")
# How many of the smaller unit make one of the larger, where both are told (5 feet 2 inches).
SMALLER = {
    ("foot", "inch"): 12, ("yard", "foot"): 3, ("mile", "yard"): 1760, ("pound", "ounce"): 16, ("stone", "pound"): 14,
    ("kilometer", "meter"): 1000, ("meter", "centimeter"): 100, ("centimeter", "millimeter"): 10,
    ("kilogram", "gram"): 1000, ("metric-ton", "kilogram"): 1000, ("liter", "milliliter"): 1000,
}  # fmt: skip


def _smaller(scan: Scan, amount: Amount, unit: str, end: int) -> tuple[Decimal, int]:
    """The value of a dimension with its smaller part: 5 feet and 2 inches, 1 m 85 cm, 两米半."""
    if scan.get(end, "uhalf") and not scan.tokens[end].gap:
        return amount.value + Decimal("0.5"), end + 1
    at = end + bool(scan.get(end, "and") or scan.sign(end, ","))
    token = scan.tokens[at]
    if token.gap == 2 or not whole(amount.value) or not (token.kind == "number" or "card" in token.roles):
        return amount.value, end
    part = read_amount(scan, at)
    if part is None or part.ordinal or part.pair is not None or scan.tokens[part.next].gap == 2:
        return amount.value, end
    roles = scan.tokens[part.next].roles
    times = SMALLER.get((unit, roles.get("unit") or roles.get("sym") or ""))
    if times is None or part.value >= times:
        return amount.value, end
    return amount.value + (part.value / times).quantize(MILLIONTH).normalize(), part.next + 1


def _dimension(scan: Scan, amount: Amount, at: int) -> Reading | None:
    if scan.get(at, "ofu") and scan.get(at + 1, "unit") and (amount.scale > 1 or amount.pair is not None):
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    roles = scan.tokens[at].roles
    unit = roles.get("unit")
    digits = amount.digits and amount.pair is None
    if unit is None and digits and "sym" in roles and (len(scan.tokens[at].text) > 1 or _symbol_stands(scan, at)):
        unit = roles["sym"]
    if unit is None or (amount.article and scan.before(amount.first, "unit")):
        return None
    kind: FigureKind = "temperature" if unit in TEMPERATURES else "dimension"
    end = at + 1
    if scan.sign(end, "²2") and not scan.tokens[end].gap:
        unit, end = f"square-{unit}", end + 1
    elif scan.sign(end, "³3") and not scan.tokens[end].gap:
        unit, end = f"cubic-{unit}", end + 1
    elif scan.get(end, "sqa"):
        unit, end = f"square-{unit}", end + 1
    whole, (unit, end) = unit, _per(scan, unit, end)
    if unit == whole and scan.before(amount.first, "speed"):  # 时速380公里
        unit = f"{unit}-per-hour"
    value = amount.value
    if unit == whole and kind == "dimension":
        value, end = _smaller(scan, amount, unit, end)
    return Reading(kind, value, unit, amount.first, end, amount)


def _symbol_stands(scan: Scan, at: int) -> bool:
    """Whether a one-letter symbol is a unit: written as such, not the beginning of something else."""
    after = scan.tokens[at + 1]
    return not (after.gap == 0 and (after.text in "'-/&" or after.kind == "number"))


PER = {"TS": "second", "TM": "minute", "TH": "hour"}


def _per(scan: Scan, unit: str, end: int) -> tuple[str, int]:
    """A unit with the one it is divided by: kilometres an hour, m³/s, 米每秒."""
    if not (scan.get(end, "per") or scan.sign(end, "/")):
        return unit, end
    at = end + 1
    if scan.get(at, "art") or scan.get(at, "the"):
        at += 1
    below = PER.get(scan.get(at, "tunit") or "") or {"s": "second", "h": "hour", "min": "minute"}.get(
        scan.tokens[at].text if scan.sign(end, "/") else ""
    )
    below = below or scan.get(at, "unit") or (scan.get(at, "sym") if scan.sign(end, "/") else None)
    if below is None or scan.tokens[at].gap == 2:
        return unit, end
    return f"{unit}-per-{below}", at + 1


# ---- ordinals -----------------------------------------------------------------------------------------------------


def _ordinal_before(scan: Scan, place: int) -> Reading | None:
    if scan.tokens[place + 1].gap:
        return None
    amount = read_amount(scan, place + 1)
    if amount is None or amount.pair is not None:
        return None
    amount.first = place
    return Reading("ordinal", amount.value, None, place, amount.next, amount)
