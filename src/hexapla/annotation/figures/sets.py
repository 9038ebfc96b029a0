"""Reads times that come again and again: every Monday, jeden Tag, once a week, 毎日, every year.

The value is the ISO duration between them (`P1D`, `P1W`) or the TIMEX weekday (`XXXX-WXX-1`). Only what can be nothing
else is read: "daily" before a noun ("Daily Mail", "daily life") tells a kind, not a time.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.spans import iso_duration

ONE = Decimal(1)
UNITS = frozenset({"TS", "TM", "TH", "D", "W", "2W", "M", "3M", "6M", "Y"})


def read_set(scan: Scan, place: int, read: Callable[[Scan, int], Reading | None]) -> Reading | None:
    """The set of times that begins at a token, with the time of day behind it, or None."""
    roles = scan.tokens[place].roles
    found: Reading | None = None
    weekday = scan.get(place + 1, "wday") if roles.get("often") == "P1W" else None
    if weekday:  # 毎週月曜日
        found = Reading("duration", f"XXXX-WXX-{weekday}", None, place, place + 2)
    elif "often" in roles and _adverb(scan, place):
        found = Reading("duration", roles["often"], None, place, place + 1)
    if found is None and "every" in roles:
        found = _every(scan, place)
    if found is None and "times" in roles:
        found = _times(scan, place)
    return None if found is None else _at_time(scan, found, read)


def _adverb(scan: Scan, place: int) -> bool:
    """Whether "daily", "weekly" stand alone: their clause ends behind them, or a time follows."""
    if not scan.lexicon.spaced or " " in scan.text[scan.tokens[place].start : scan.tokens[place].end]:
        return True
    if scan.before(place, "the") or scan.before(place, "art") or (place and scan.tokens[place - 1].kind == "number"):
        return False  # the daily; $100 monthly
    after = scan.tokens[place + 1]
    if after.gap == 2 or after.kind == "end" or "clead" in after.roles or after.kind == "clock":
        return True
    return after.text in ".,;:!?)"


def _every(scan: Scan, place: int) -> Reading | None:
    """Every day, every two weeks, every other Friday, every Monday."""
    at = place + 1
    while scan.get(at, "the") and at < place + 3:
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    roles = scan.tokens[at].roles
    if "wday" in roles:
        return Reading("duration", f"XXXX-WXX-{roles['wday']}", None, place, at + 1)
    if roles.get("tunit") in UNITS and "ord" not in roles:
        return Reading("duration", iso_duration(ONE, roles["tunit"]), None, place, at + 1)
    amount = read_amount(scan, at) if scan.tokens[at].kind == "number" or "card" in roles or "ord" in roles else None
    if amount is not None and "weak" in scan.tokens[place].roles and not amount.ordinal:
        return None  # Swedish "var 13 år" is "was 13 years"
    if amount is None or amount.pair or amount.value != int(amount.value) or not 0 < amount.value < 100:
        return None
    if scan.get(amount.next, "wday"):
        return Reading("duration", f"XXXX-WXX-{scan.get(amount.next, 'wday')}", None, place, amount.next + 1)
    unit = scan.get(amount.next, "tunit")
    if unit not in UNITS:
        return None
    return Reading("duration", iso_duration(amount.value, unit), None, place, amount.next + 1)


def _times(scan: Scan, place: int) -> Reading | None:
    """Once a week, una vez a la semana, eenmaal per jaar."""
    at = place + 1
    if not (
        scan.get(at, "per")
        or scan.get(at, "art")
        or scan.get(at, "dof")
        or scan.get(at, "mlead")
        or scan.get(at, "ylead")
    ):
        return None
    at += 1
    if scan.get(at, "the"):
        at += 1
    unit = scan.get(at, "tunit")
    return Reading("duration", iso_duration(ONE, unit), None, place, at + 1) if unit in UNITS else None


def _at_time(scan: Scan, found: Reading, read: Callable[[Scan, int], Reading | None]) -> Reading:
    """A set with the time of day behind it, which its span takes in: every Monday at 4 p.m."""
    if scan.tokens[found.next].gap == 2:
        return found
    at = found.next
    clock = read(scan, at) if scan.get(at, "clead") or scan.tokens[at].kind in ("clock", "number") else None
    if clock is None or clock.kind != "time" or not isinstance(clock.value, str):
        return found
    value = f"{found.value}{clock.value}" if str(found.value).startswith("X") else found.value
    return Reading("duration", value, None, found.first, clock.next)
