"""What spans of time are told by beside a number and its unit: halves behind them, fractions of a unit, an article for
one, words for the whole of it."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.scan import Amount, Reading, Scan


def _one(unit: str) -> str:
    """The ISO duration of one unit, which may be one of many (2W: a fortnight)."""
    factor = unit.rstrip("YMWDHS").lstrip("T") or "1"
    return f"P{'T' if unit[0] == 'T' else ''}{factor}{unit[-1]}"


def distant(scan: Scan, at: int) -> bool:
    """Whether a word follows that counts from a day: ago, later, from."""
    return bool(scan.get(at, "ago") or scan.get(at, "dfrom"))


def read_article(scan: Scan, place: int) -> Reading | None:
    """A week ago, an hour later, a month from today: an article that is no number word, as one, before such words."""
    unit = scan.get(place + 1, "tunit")
    if unit is not None and unit[0] == "T" and scan.get(place + 2, "ago") == "later":
        return None  # a minute later, in a story of its own
    roles = scan.tokens[place].roles
    if unit is None or "card" in roles or "some" in roles or scan.tokens[place + 1].gap == 2:
        return None
    half = half_behind(scan, place + 2)
    if half is None and not distant(scan, place + 2):
        return None
    amount = Amount(Decimal(1), place, place + 1, False, Decimal(1), article=True)
    return Reading("duration", with_half(_one(unit)) if half else _one(unit), None, place, half or place + 2, amount)


def with_half(duration: str) -> str:
    """A duration of whole units and half of one more: P2Y as P2.5Y."""
    return f"{duration[:-1]}.5{duration[-1]}"


def half_behind(scan: Scan, end: int) -> int | None:
    """The place behind a half that follows a unit: an hour and a half, una hora y media, 3年半; None if none does."""
    if scan.get(end, "chalf") or (not scan.lexicon.spaced and scan.get(end, "half")):
        return end + 1
    if not scan.get(end, "and"):
        return None
    at = end + 1
    if scan.get(at, "half") or scan.get(at, "chalf"):
        return at + 1
    return at + 2 if scan.get(at, "art") and scan.get(at + 1, "half") else None


def of_unit(scan: Scan, amount: Amount, at: int) -> int:
    """The place of the unit that a fraction is of: half an hour, un cuarto de hora, three quarters of an hour."""
    if amount.pair is None or scan.get(at, "tunit"):
        return at
    step = at
    if scan.get(step, "ofu") or scan.get(step, "of") or scan.get(step, "dof"):
        step += 1
    if scan.get(step, "art") or scan.get(step, "the"):
        step += 1
    return step if step > at and scan.get(step, "tunit") in ("TH", "Y", "TM", "M") else at


def read_whole(scan: Scan, place: int) -> Reading | None:
    """All week, the whole day, den ganzen Tag, un mes entero: one of a unit, told to be whole."""
    at = place
    if scan.tokens[at].roles.get("whole"):
        at += 1
        if scan.get(at, "the") or scan.get(at, "art"):
            at += 1
        unit = scan.get(at, "tunit")
        end = at + 1
    else:
        unit = scan.tokens[at].roles["tunit"]
        end = at + 2
        if not scan.get(at + 1, "whole"):
            return None
    if unit not in ("D", "W", "M", "Y") or "plural" in scan.tokens[at].roles:
        return None
    return Reading("duration", f"P1{unit}", None, place, end)
