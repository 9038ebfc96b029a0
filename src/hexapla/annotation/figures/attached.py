"""Reads what is no date to the other parsers but a period: whole at its first word, or a figure with what makes it one
behind it (2018 Q3, 80-е годы, 20世纪, 3月末, the last three days)."""

from __future__ import annotations

import re

from hexapla.annotation.figures import decades, stretches, wholes
from hexapla.annotation.figures.calendars import iso_date
from hexapla.annotation.figures.leads import is_middle, led
from hexapla.annotation.figures.pairs import ordered
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.wholes import Single

# Roles with which a period can begin that is no date to the other parsers.
WHOLES = frozenset({
    "edge", "reldt", "dt", "season", "we", "wesh", "ypart", "within", "rest", "decl", "decw", "wkof", "wkno", "shift",
    "lastof", "halfof", "ordb", "tunit", "now", "ord", "firstof", "ylead",
})  # fmt: skip
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2}) ?[-–] ?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
LATE = ("AF", "EV", "NI")
MONTH_OR_LONGER = re.compile(r"\d{4}(?:-\d\d|-W\d\d|-[SFW][PUAI])?|--\d\d|-?P\d+[WMY]")
NO_DAY = re.compile(r"\d{4}(?:-\d\d)?|--\d\d|\d{4}-W\d\d")


def whole_at(scan: Scan, at: int, read: Single) -> Reading | None:
    """The period or other figure at a token."""
    return read_whole(scan, at, read(scan, at), read)


def read_whole(scan: Scan, place: int, single: Reading | None, read: Single) -> Reading | None:
    """The period at a token that is longer than the single figure read there, or that figure with what hangs on it."""
    roles = scan.tokens[place].roles
    best = single
    if scan.tokens[place].kind == "number" or "hdig" in roles or "hmul" in roles:
        found = decades.decade_marked(scan, place)
        if found is not None:
            return found
    if not WHOLES.isdisjoint(roles):
        found = led(scan, place, read, whole_at)
        if found is not None and (best is None or found.next >= best.next):
            best = found
    if best is None and "month" in roles and is_middle(scan, place + 1) and "month" in scan.tokens[place + 2].roles:
        return Reading("date", f"--{roles['month']:02d}", None, place, place + 1)  # may to march: words of other use
    if best is None and "month" in roles and "weak" not in roles and scan.get(place + 1, "edgea"):
        return Reading("date", f"--{roles['month']:02d}", None, place, place + 2, bound=scan.get(place + 1, "edgea"))
    if best is None:
        return _slashed(scan, place) if scan.tokens[place].kind == "number" else None
    found = _marked(scan, best, read)
    if found is None and best.kind == "ratio":
        found = _slashed(scan, place)
    return found or best


def _slashed(scan: Scan, place: int) -> Reading | None:
    """28/2-1/3, 10/1-11/2/2017: two days in digits with a dash between."""
    found = SLASHED.match(scan.text, scan.tokens[place].start)
    if found is None or scan.tokens[place + 1].text != "/":
        return None
    end = place
    while scan.tokens[end].end < found.end() and scan.tokens[end].kind != "end":
        end += 1
    one, two = (int(found[1]), int(found[2])), (int(found[3]), int(found[4]))
    month_first = scan.lexicon.order != "dmy" and max(one[0], two[0]) <= 12
    if max(one[1], two[1]) > 12:
        month_first = True
    low, high = (iso_date(None, *(told if month_first else told[::-1])) for told in (one, two))
    if low is None or high is None:
        return None
    pair = ordered(scan, low, f"{found[5]}{high[1:]}" if found[5] else high, False)
    return Reading("range", pair, None, place, end + 1) if pair else None


def _marked(scan: Scan, one: Reading, read: Single) -> Reading | None:
    """A figure with the word behind it that makes it a period."""
    if one.kind == "date" and isinstance(one.value, str):
        return _after_date(scan, one, read)
    if one.kind == "duration" and one.amount is not None:
        if one.amount.digits and 4 < one.amount.value < 22 and one.next == one.amount.next + 1:
            found = _century_mark(scan, one, one.amount.next)
            if found is not None:
                return found
        return stretches.shift_behind(scan, one.amount, one.first, one.next)
    if one.kind in ("number", "ordinal", "age", "dimension", "ratio"):
        found = stretches.shifted_phrase(scan, one)
        if found is not None:
            return found
        found = _century_mark(scan, one, one.next) or wholes.counted(scan, one.first, read)
        return found if found and found.next > one.next else None
    return None


def _century_mark(scan: Scan, one: Reading, at: int) -> Reading | None:
    """20世纪, 20 век: a number that counts centuries where its word says so."""
    if one.amount is None or one.amount.ordinal or not scan.get(at, "cmark"):
        return None
    value = one.amount.value
    return decades.century(int(value), one.first, at + 1) if value == int(value) else None


def _after_date(scan: Scan, one: Reading, read: Single) -> Reading | None:
    value = str(one.value)
    if len(value) == 3 and value.isdecimal():
        if scan.lexicon.hundreds and value[-1] == "0" and value < "200":  # the 1800s
            return decades.century(int(value[:2]) + 1, one.first, one.next)
        return decades.decade(int(value) * 10, one.first, one.next)
    if len(value) == 4 and value.isdecimal():
        found = wholes.code_after(scan, one, read)
        if found:
            return found
        at = one.next + bool(scan.get(one.next, "dof"))
        season = scan.get(at, "season")
        if season:  # 2016年夏, 2016 nyarán
            return Reading("date", f"{value}-{season}", None, one.first, at + 1)
    if "rel" in scan.tokens[one.first].roles and re.fullmatch(r"\d{4}", value) and scan.get(one.next, "dof"):
        month = read(scan, one.next + 1)  # 来年の5月
        if month is not None and month.kind == "date" and str(month.value).startswith("--"):
            return Reading("date", value + str(month.value)[1:], None, one.first, month.next)
    token = scan.tokens[one.first]
    if "rel" in token.roles and "lastof" in scan.lexicon.find(token.folded) and one.next == one.first + 1:
        found = wholes.last_of(scan, one.first, str(token.roles["rel"])[-1], read)  # last week of May
        if found:
            return found
    if NO_DAY.fullmatch(value):
        found = wholes.counted_behind(scan, one)
        if found:
            return found
    if MONTH_OR_LONGER.fullmatch(value):
        at = one.next
        doubled = scan.get(at, "tunit") == "Y" and "rel" in scan.tokens[one.first].roles and scan.tokens[at].gap == 0
        at += bool(scan.get(at, "dof") or scan.get(at, "gen") or doubled)  # 今年年底
        edge = scan.get(at, "edgea")
        return Reading("date", value, None, one.first, at + 1, bound=edge) if edge else None
    if "wkb" in scan.tokens[one.next].roles or (scan.get(one.next, "dof") and scan.get(one.next + 1, "wkb")):
        return wholes.around(scan, one, one.first, one.next + 1 + ("wkb" not in scan.tokens[one.next].roles))
    told = scan.tokens[one.first].roles.get("reldt", "")
    early = any(scan.tokens[at].roles.get("part") == "am" for at in range(one.first + 1, one.next))
    hour = value[-2:] if value[-3:-2] == "T" else ""
    if hour and told[-2:] in LATE and ("05" if told[-2:] == "NI" else "00") <= hour < "12" and not early:
        return Reading("date", f"{value[:-2]}{int(value[-2:]) + 12}", None, one.first, one.next)
    code = stretches.part_within(scan, one.first) if "wday" in scan.tokens[one.first].roles else None
    if code and one.next == one.first + 1 and not scan.get(one.next, "part"):
        return stretches.part_of_day(value, code, one.first, one.next)
    return None
