"""Reads the year that stands with a date: in digits or words, of two digits, or as last, this and next year."""

from __future__ import annotations

from collections.abc import Callable

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import full_year
from hexapla.annotation.figures.scan import Scan

# Behind a month a number below is more likely a count ("since January 1240 people").
DATED_YEARS = range(1500, 2200)
# Years in words: two thousand and seventeen, nineteen ninety.
SPELLED_YEARS = range(1900, 2100)


def year_behind(scan: Scan, at: int, dated: bool, closes: Callable[[Scan, int], bool]) -> tuple[int | None, int]:
    """A year behind a month or day: the year and the next place; behind a day ("2 de outubro de 92") of two digits."""
    start = at
    if scan.sign(at, ",-/"):
        at += 1
    while (scan.get(at, "dof") or scan.get(at, "ylead")) and at < start + 3:
        at += 1
    token = scan.tokens[at]
    digits = token.kind == "number" and token.gap < 2 and token.text.isdecimal()
    if digits and len(token.text) == 4 and int(token.text) in DATED_YEARS:
        return int(token.text), at + 1 + bool(scan.get(at + 1, "ymark"))
    if scan.sign(at, "'") and scan.tokens[at + 1].kind == "number" and len(scan.tokens[at + 1].text) == 2:
        return full_year(scan.tokens[at + 1].text), at + 2
    if digits and dated and len(token.text) == 2:
        joined = at == start + 1 and scan.sign(start, "-/") and not scan.tokens[start].gap and not token.gap
        told = at > start and not scan.sign(start, ",") and closes(scan, at + 1) and int(token.text) > 31
        if joined or told:
            return full_year(token.text), at + 1
    if dated and not digits:
        spelled = _spelled(scan, at)
        if spelled is not None:
            return spelled
    shift, end = shifted_year(scan, start)
    if shift is None:
        return None, start
    return None if scan.reference is None else scan.reference.year + shift, end


def _spelled(scan: Scan, at: int) -> tuple[int, int] | None:
    """A year in words: two thousand and seventeen, nineteen ninety, twenty eighteen."""
    first = scan.get(at, "card")
    if not first or scan.tokens[at].kind != "word" or first != int(first):
        return None
    second = scan.get(at + 1, "card")
    if first in (19, 20) and second and 10 <= second < 100 and second == int(second):
        ones = scan.get(at + 2, "card") if second >= 20 and second % 10 == 0 else None
        last = int(ones) if ones and 1 <= ones <= 9 else 0
        return int(first) * 100 + int(second) + last, at + 2 + bool(last)
    amount = read_amount(scan, at)
    if amount is None or amount.ordinal or amount.pair or amount.value != int(amount.value):
        return None
    return (int(amount.value), amount.next) if int(amount.value) in SPELLED_YEARS else None


def shifted_year(scan: Scan, at: int) -> tuple[int | None, int]:
    """Of last year, des nächsten Jahres, l'année prochaine: by how many years, and the next place."""
    start = at
    while at < start + 3 and any(scan.get(at, role) for role in ("dof", "of", "the", "mlead")):
        if scan.get(at, "shift") is not None or scan.get(at, "rel") or scan.get(at, "tunit") == "Y":
            break
        if scan.get(at, "inyear"):
            break
        at += 1
    one, two = scan.tokens[at], scan.tokens[at + 1]
    if one.gap == 2 or one.kind == "end":
        return None, start
    if one.roles.get("rel", "")[-1:] == "Y":
        return int(one.roles["rel"][:-1]), at + 1
    if two.gap == 2:
        return None, start
    if "shift" in one.roles and two.roles.get("tunit") == "Y" and "plural" not in two.roles:
        return int(one.roles["shift"]), at + 2
    named = one.roles.get("tunit") == "Y" or "inyear" in one.roles
    if named and "shift" in two.roles and "plural" not in one.roles:
        return int(two.roles["shift"]), at + 2
    return None, start


def year_told(scan: Scan, at: int) -> tuple[int, int] | None:
    """A year behind a day, with or without a comma: the year and the next place."""
    start = at + 1 if scan.sign(at, ",") else at
    while start < at + 2 and (scan.get(start, "dof") or scan.get(start, "of")):
        start += 1
    token = scan.tokens[start]
    if token.kind != "number" or token.gap == 2 or len(token.text) != 4 or not token.text.isdecimal():
        return None
    return (int(token.text), start + 1) if int(token.text) in DATED_YEARS else None


def later_year(scan: Scan, at: int, day: int) -> int | None:
    """The year behind the last day of a list, which is that of its first too: May 3 and 4, 2015."""
    for _ in range(3):
        if not (scan.get(at, "co") or scan.sign(at, ",")):
            return None
        at += 1 + bool(scan.sign(at, ",") and scan.get(at + 1, "co"))
        token = scan.tokens[at]
        if token.kind != "number" or token.gap == 2 or not token.text.isdecimal() or not day < int(token.text) <= 31:
            return None
        day, at = int(token.text), at + 1
        at += bool(scan.get(at, "ordmark"))
        told = year_told(scan, at)
        if told:
            return told[0]
    return None
