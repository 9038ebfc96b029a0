"""Reads what takes two amounts: ranges (from 62 to 67, 45 à 60 millions, 1560–1585) and ratios (23 of the 32,
ein Terminal von fünf, 154人中23人)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.pairs import hours, moments
from hexapla.annotation.figures.scan import Amount, Reading, Scan
from hexapla.model import FigureKind

Reader = Callable[[Scan, int], Reading | None]
DATED = ("date", "time", "range")
SCALAR = ("number", "percent", "money", "dimension", "temperature", "age", "duration")
COUNTED = frozenset({"unit", "sym", "cur", "csym", "tunit", "pct"})
NUMERIC = frozenset({"card", "scale", "ord", "frac"})
# Han text may put a few words between the whole and its part (36个交易所中有14个).
AMONG_WINDOW = 8


def read_range(scan: Scan, place: int, one: Reading, read: Reader) -> Reading | None:
    """The range whose first end is `one`, with a sign or word between and no lead."""
    at = one.next
    token = scan.tokens[at]
    dash = token.gap < 2 and token.text in ("-", "–", "~") and scan.tokens[at + 1].gap < 2
    word = scan.get(at, "mid")
    if not dash and not word:
        return None
    if dash and (token.gap != scan.tokens[at + 1].gap and token.text != "~"):
        return None
    two = _second(scan, at + 1, read)
    if two is None:
        return None
    if scan.before(place, "rlead") and word:
        return None
    return _pair(scan, one, two, place, word or token.text != "-", bool(word))


def read_led_range(scan: Scan, place: int, read: Reader) -> Reading | None:
    """From … to …, between … and …: the lead names the words that may stand in the middle."""
    middles = scan.tokens[place].roles["rlead"].split("|")
    at = place + 1
    while scan.get(at, "the") or (scan.get(at, "mlead") and "card" not in scan.tokens[at].roles):
        at += 1
        if at > place + 3:
            return None
    if scan.tokens[at].gap == 2:
        return None
    one = read(scan, at)
    if one is None:
        return None
    middle = scan.tokens[one.next]
    if middle.gap == 2 or not (middle.folded in middles or "dmid" in middle.roles or middle.text in ("-", "–", "~")):
        return None
    start = one.next + 1
    skipped = 0
    while (
        skipped < 2 and (scan.get(start, "the") or scan.get(start, "mlead")) and "card" not in scan.tokens[start].roles
    ):
        start, skipped = start + 1, skipped + 1
    if scan.sign(start, "-") and not scan.tokens[start].gap and len(middle.text) == 1 and middle.text.isalpha():
        start += 1  # בין 2014 ל-2018
    two = read(scan, start) if scan.tokens[start].gap < 2 else None
    if two is None:
        return None
    found = hours(scan, one, two, place) or _pair(scan, one, two, place, True, True)
    if found and found.next < len(scan.tokens) and scan.tokens[found.next].folded in middles[-1:] and len(middles) > 2:
        found.next += 1
    return found


def _second(scan: Scan, at: int, read: Reader) -> Reading | None:
    if scan.get(at, "the") and "ord" not in scan.tokens[at].roles and "card" not in scan.tokens[at].roles:
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    found = read(scan, at)
    return found


def _pair(scan: Scan, one: Reading, two: Reading, place: int, plain: bool, told: bool) -> Reading | None:
    """Two readings as one range, if they are of one kind or the first lacks the unit of the second."""
    if one.kind in DATED or two.kind in DATED:
        return moments(scan, one, two, place, told)
    if one.kind not in SCALAR or two.kind not in SCALAR or one.amount is None or two.amount is None:
        return None
    low, high = one.amount, two.amount
    kind: FigureKind
    if one.kind == "number" and two.kind != "number":
        _share_scale(low, high)
        kind, unit = two.kind, two.unit
    elif one.kind == two.kind and (one.unit == two.unit or one.unit is None):
        if one.kind == "number" or (low.scale == 1 and high.scale > 1):
            _share_scale(low, high)
        kind, unit = two.kind, two.unit
    elif two.kind == "number" and one.kind in ("money", "percent"):
        _share_scale(low, high)
        kind, unit = one.kind, one.unit
    else:
        return None
    if low.pair or high.pair:
        return None
    if low.value >= high.value:
        return None
    if not plain and kind == "number" and low.value < 10 and high.value < 10:
        return None  # 3-4 is a score as often as a range
    return Reading("range", (low.value, high.value), _range_unit(kind, unit, two), place, two.next)


def _range_unit(kind: str, unit: str | None, two: Reading) -> str | None:
    if kind != "duration" or not isinstance(two.value, str):
        return unit
    return {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}.get(
        ("T" if "T" in two.value else "") + two.value[-1]
    )


def _share_scale(low: Amount, high: Amount) -> None:
    if low.scale == 1 and high.scale > 1 and low.value < 1000 and low.value <= high.mantissa * 10:
        low.value *= high.scale


def read_ratio(scan: Scan, place: int, one: Reading) -> Reading | None:
    """23 of the 32, one in five, 19 votes against 6."""
    amount = one.amount
    if amount is None or one.kind not in ("number", "ratio") or amount.pair is not None or amount.ordinal:
        return _against(scan, place, one)
    at = amount.next
    if scan.get(at, "counter") and not scan.lexicon.spaced:
        at += 1
    among, inside = scan.get(at, "of"), scan.get(at, "inev")
    skipped = 0
    while not among and not inside and skipped < 1 and scan.lexicon.spaced and scan.tokens[at].kind == "word":
        if scan.tokens[at].gap == 2 or not scan.tokens[at].text.isalpha():
            return _against(scan, place, one)
        at, skipped = at + 1, skipped + 1
        among, inside = scan.get(at, "of"), scan.get(at, "inev")
    if (skipped or amount.article) and not inside:
        return _against(scan, place, one)
    if not among and not inside:
        return _against(scan, place, one)
    start = at + 1
    limit = start + (3 if among else 1)
    while start < limit and scan.tokens[start].kind == "word" and NUMERIC.isdisjoint(scan.tokens[start].roles):
        if scan.tokens[start].gap == 2 or not (scan.get(start, "the") or among):
            break
        start += 1
    whole = read_amount(scan, start) if scan.tokens[start].gap < 2 else None
    if whole is None or not _whole(scan, amount, whole, bool(inside and not among), skipped):
        return _against(scan, place, one)
    return Reading("ratio", (amount.value, whole.value), None, place, whole.next)


def _whole(scan: Scan, part: Amount, whole: Amount, inside: bool, skipped: int) -> bool:
    """Whether a second amount is what the first is a part of."""
    if whole.ordinal or whole.pair or whole.article or not 0 < part.value < whole.value:
        return False
    if part.value != int(part.value) or whole.value != int(whole.value):
        return False
    if whole.plain and len(whole.plain) == 4 and 1900 <= whole.value < 2100:
        return False
    after = scan.tokens[whole.next].roles
    if ("tunit" in after and inside) or "month" in after or "pct" in after or "cur" in after:
        return False
    if inside and part.article and skipped and (whole.value > 20 or not COUNTED.isdisjoint(after)):
        return False  # ein Turm von 30 Metern
    if inside:
        return part.value <= 10 and whole.value <= 1000 and whole.scale == 1
    return skipped == 0 or whole.value <= 10**6


def _against(scan: Scan, place: int, one: Reading) -> Reading | None:
    """19 votes against 6, 19 zu 6."""
    if one.kind != "number" or one.amount is None:
        return None
    at = one.next
    if not scan.get(at, "against") and scan.tokens[at].kind == "word" and scan.tokens[at].gap < 2:
        at += 1
    if not scan.get(at, "against") or scan.tokens[at + 1].gap == 2:
        return None
    other = read_amount(scan, at + 1)
    if other is None or other.ordinal or other.pair or other.article or scan.get(other.next, "tunit"):
        return None
    if at == one.next and scan.get(at, "mid") and other.value > one.amount.value:
        return None
    return Reading("ratio", (one.amount.value, other.value), None, place, other.next)


def read_among(scan: Scan, place: int, one: Reading) -> Reading | None:
    """154人中23人, 36个交易所中有14个: the whole first, its part after "among"."""
    if scan.lexicon.spaced or one.kind != "number" or one.amount is None:
        return None
    end = scan.tokens[one.next - 1].end
    at = one.next
    while scan.tokens[at].kind != "end" and scan.tokens[at].start - end <= AMONG_WINDOW:
        if "among" in scan.tokens[at].roles:
            part = read_amount(scan, at + 1)
            if part and scan.tokens[at + 1].start - scan.tokens[at].end <= 2 and part.value < one.amount.value:
                last = part.next + (1 if scan.get(part.next, "counter") else 0)
                return Reading("ratio", (part.value, one.amount.value), None, place, last)
            return None
        if scan.tokens[at].kind == "number" or scan.tokens[at].text in ",。、":
            return None
        at += 1
    return None


def read_every(scan: Scan, place: int) -> Reading | None:
    """Every third, jeder dritte: one in three."""
    token = scan.tokens[place + 1]
    value = token.roles.get("ord")
    if token.gap == 2 or not value or value < 2 or value > 1000 or token.roles.get("tunit"):
        return None
    if scan.get(place + 2, "tunit") or scan.get(place + 2, "wday"):
        return None
    return Reading("ratio", (Decimal(1), Decimal(value)), None, place, place + 2)
