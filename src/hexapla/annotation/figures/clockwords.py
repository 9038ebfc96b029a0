"""Reads times told in words: half past seven, viertel nach acht, halb neun, без четверти восемь, 10 past 9, and what
stands behind an hour: y cuarto, meno dieci, 一刻.

The tables tell by how many minutes the words move the hour: `clock_before` (halb -30), `clock_tail` (y cuarto 15),
`clock_past` and `clock_to` behind a number of minutes (10 past 9), `clock_plus` and `clock_minus` before one (y diez).
"""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.scan import Scan

# What behind an hour in words makes it no hour: "half ten million".
COUNTED = frozenset({"unit", "cur", "pct", "scale", "tunit", "csym", "month", "deg", "frac"})

THREE_QUARTERS = (Decimal(3), Decimal(4))


def read_told(scan: Scan, at: int, lead: bool) -> tuple[int, int, int] | None:
    """Hour, minute and next place of a time whose minutes stand before its hour; `lead`: a word that leads to times
    or a part of the day stands before."""
    roles = scan.tokens[at].roles
    if "cpre" in roles:
        hour = _hour_at(scan, at + 1)
        if hour is not None and ("weak" in roles or "frac" in roles) and not lead and not _ended(scan, hour[1]):
            return None  # "в половине первого тайма" is in the half of the first half
        return None if hour is None else _moved(hour[0], roles["cpre"], hour[1])
    if scan.tokens[at].kind != "number" and "card" not in roles:
        return None
    minute = read_amount(scan, at)
    if minute is not None and minute.pair == THREE_QUARTERS and scan.tokens[minute.next - 1].roles.get("cpre") == -45:
        told = _hour_at(scan, minute.next)  # drei viertel acht
        return _moved(told[0], -15, told[1]) if told and (lead or _ended(scan, told[1])) else None
    if minute is None or minute.ordinal or minute.pair or not 1 <= minute.value < 60:
        return None
    end = minute.next
    if scan.get(end, "tunit") == "TM" or scan.get(end, "cmin"):
        end += 1
    sure = end > minute.next
    past, to = scan.get(end, "cpast"), scan.get(end, "cto")
    if not past and not to:
        return None
    half = scan.get(end + 1, "cpre")
    hour = _hour_at(scan, end + 1 + bool(half))
    if hour is None:
        return None
    marked = scan.get(hour[1], "clock") or scan.get(hour[1], "part")
    if not (sure or lead or marked or half or (past and not to and minute.value % 5 == 0)):
        return None  # ten to eight may be a range or a score
    count = int(minute.value) if past and not to else -int(minute.value)
    return _moved(hour[0], count + (half or 0), hour[1])


def _ended(scan: Scan, at: int) -> bool:
    """Whether what makes an hour follows, or the clause ends."""
    token = scan.tokens[at]
    if token.gap == 2 or token.kind == "end" or token.text in ".,;:!?)":
        return True
    return bool(scan.get(at, "clock") or scan.get(at, "part") or scan.get(at, "dt"))


def _hour_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """An hour of the clock face and the next place."""
    while scan.get(at, "the") and "ord" not in scan.tokens[at].roles and "card" not in scan.tokens[at].roles:
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    amount = read_amount(scan, at)
    if amount is None or amount.pair or amount.value != int(amount.value) or not 0 <= amount.value <= 24:
        return None
    if amount.article and not scan.get(amount.next, "clock"):
        return None
    after = scan.tokens[amount.next]
    if after.gap < 2 and not COUNTED.isdisjoint(after.roles) and not scan.get(amount.next, "clock"):
        return None
    return int(amount.value), amount.next


def _moved(hour: int, minutes: int, end: int) -> tuple[int, int, int]:
    total = (hour * 60 + minutes) % (24 * 60)
    return total // 60, total % 60, end


def minutes_behind(scan: Scan, at: int) -> tuple[int, int] | None:
    """The minutes that words behind an hour add or take, and the next place: y cuarto, menos diez, 一刻."""
    fixed = scan.get(at, "cpost")
    if fixed is not None:
        return fixed, at + 1
    if scan.get(at, "chalf") and "cpre" not in scan.tokens[at].roles:
        return 30, at + 1
    if scan.get(at, "cplus") and (scan.get(at + 1, "chalf") or scan.get(at + 1, "half")):
        return 30, at + 2
    sign = 1 if scan.get(at, "cplus") else -1 if scan.get(at, "cminus") else 0
    if not sign or scan.tokens[at + 1].gap == 2:
        return None
    amount = read_amount(scan, at + 1)
    if amount is None or amount.ordinal:
        return None
    if amount.pair is not None:  # e un quarto, والربع
        part = amount.value * 60
        return (sign * int(part), amount.next) if part == int(part) and 0 < part < 60 else None
    if not 1 <= amount.value < 60 or amount.value != int(amount.value):
        return None
    end = amount.next
    after = scan.tokens[end].roles
    if scan.get(end, "cmin") or scan.get(end, "tunit") == "TM":
        end += 1
    elif not COUNTED.isdisjoint(after) and scan.tokens[end].gap < 2:
        return None
    return sign * int(amount.value), end
