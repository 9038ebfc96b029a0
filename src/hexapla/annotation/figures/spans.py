"""Reads spans of time and ages: two hours and 30 minutes, three years old, a 54-ans in apposition, dreißigjährig."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.durations import distant, half_behind, of_unit
from hexapla.annotation.figures.fractions import ends
from hexapla.annotation.figures.scan import Amount, Reading, Scan

# From this many years on, "-year-old" words (dreißigjährig, 15-летний) tell an age; below, mostly a span of time
# (dreijährige Haft). By eye on stories-wmt de, pl, ru: no project or sentence of more than 12 years stood so.
AGE_FROM = 13
MILLION = 10**6
ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")


def iso_duration(value: Decimal, unit: str) -> str:
    """An ISO 8601 duration; `unit` is its letter, with T before those of the clock and a factor (10Y: decades)."""
    factor = unit.rstrip("YMWDHS").lstrip("T")
    letter = unit[-1]
    if factor:
        value *= Decimal(factor)
    text = f"{value.normalize():f}"
    return f"PT{text}{letter}" if unit[0] == "T" else f"P{text}{letter}"


def time_span(scan: Scan, amount: Amount, at: int) -> Reading | None:
    """An amount with a unit of time, as a duration or an age; None where no such unit follows."""
    at = of_unit(scan, amount, at)
    if scan.get(at, "ofu") and amount.pair is None and (amount.scale >= MILLION or not amount.digits):
        at += scan.get(at + 1, "tunit") in ("Y", "M", "D", "TH")  # 2 milliards d'années, une vingtaine de jours
    unit = scan.get(at, "tunit") or (scan.get(at, "tsym") if amount.digits and not amount.pair else None)
    if "joined" in scan.tokens[at].roles:  # ein | fünfjähriger
        return None
    if unit == "Y" and scan.before(amount.first, "noref") and len(scan.tokens[at + 1].text) == 4:
        return None  # UU Nomor 12 Tahun 2011
    if unit is None:
        if scan.get(at, "shift") is not None and scan.get(at + 1, "tunit"):  # the two coming months
            at, unit = at + 1, scan.get(at + 1, "tunit")
        elif scan.get(at, "agew"):
            found = duration_or_age(scan, amount, "Y", always=bool(scan.get(at, "ages")))
            found.next = at + 1
            return found
        else:
            return None
    if (
        amount.ordinal
        or (amount.bare and amount.pair and unit not in ("TH", "Y"))
        or (unit == "D" and amount.article and not distant(scan, at + 1))
        or (amount.article and scan.before(amount.first, "tunit"))
    ):
        return None
    if scan.lexicon.spaced is False and "ymark" in scan.tokens[at].roles and amount.plain and len(amount.plain) == 4:
        return None
    end = at + 1
    years = scan.get(end, "agea") or (scan.sign(end, "-") and scan.get(end + 1, "agea"))
    value = iso_duration(amount.value, unit)
    if not years:
        value, end = _longer(scan, value, unit, end)
        end += bool(scan.get(end, "whole"))  # un mes entero
    if years:
        end += 1 + bool(scan.sign(end, "-"))
    if scan.get(end, "uhalf") and not scan.tokens[end].gap and "." not in value:  # 2年半
        value, end = value[:-1] + ".5" + value[-1], end + 1
    told = years or scan.before(amount.first, "ageb") or _had(scan, amount, end)
    if told or _apposed(scan, amount, at, unit):
        return Reading("age", amount.value, _age_unit(unit), amount.first, end, amount)
    return Reading("duration", value, None, amount.first, end, amount)


def _longer(scan: Scan, value: str, unit: str, end: int) -> tuple[str, int]:
    """A duration with the smaller part that follows: two hours and 30 minutes."""
    at = end + 1 if scan.get(end, "and") or scan.sign(end, ",") else end
    if scan.tokens[at].gap == 2 or scan.tokens[at].kind == "end":
        return value, end
    half = half_behind(scan, end)
    if half:
        return (value[:-1] + ".5" + value[-1] if "." not in value else value), half
    more = read_amount(scan, at) if scan.tokens[at].kind == "number" or "card" in scan.tokens[at].roles else None
    smaller = scan.get(more.next, "tunit") if more and not more.ordinal else None
    if more is None or smaller not in ORDER or unit not in ORDER or ORDER.index(smaller) <= ORDER.index(unit):
        return value, end
    if "." in value:
        return value, end
    rest, behind = _longer(scan, iso_duration(more.value, smaller), smaller, more.next + 1)
    return value + (rest[2:] if "T" in value and rest.startswith("PT") else rest[1:]), behind


def _apposed(scan: Scan, amount: Amount, at: int, unit: str) -> bool:
    """ ", 54 ans," and "(54 ans)": years in apposition to a name are its age."""
    if unit != "Y" or not 1 <= amount.value <= 120 or not amount.first:
        return False
    left, right = scan.tokens[amount.first - 1].text, scan.tokens[at + 1]
    opened = left == "(" and right.text == ")"
    return opened or (left in (",", "،", "、") and right.text in (",", "،", "、", ")"))


def _had(scan: Scan, amount: Amount, end: int) -> bool:
    """Il a 29 ans, tiene 60 años: the verb before makes an age of years behind which nothing is told."""
    return bool(scan.before(amount.first, "ageverb")) and ends(scan, end) and not scan.get(end, "of")


def _age_unit(unit: str) -> str:
    return {"Y": "year", "M": "month", "W": "week", "D": "day"}.get(unit, "year")


def duration_or_age(scan: Scan, amount: Amount, unit: str, *, always: bool = False) -> Reading:
    """An amount with a word that tells ages; `always`: even of the young (歳), where others tell spans of time too."""
    if always or amount.value >= AGE_FROM:
        return Reading("age", amount.value, _age_unit(unit), amount.first, amount.next, amount)
    return Reading("duration", iso_duration(amount.value, unit), None, amount.first, amount.next, amount)


def joined_amount(scan: Scan, place: int) -> Amount:
    """The amount in a word that holds its unit too."""
    value = Decimal(scan.tokens[place].roles["card"])
    return Amount(value, place, place + 1, False, value, joined=scan.tokens[place])
