"""Reads times of day: 14:05, 2 p.m., 18 Uhr, om 14 uur, 5h20, «الساعة 4.52 صباحا», 午後2時."""

from __future__ import annotations

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.scan import Reading, Scan


def clock_text(hour: int, minute: int | None, second: int | None = None) -> str:
    """An ISO 8601 time, as exact as told: T14, T14:05, T14:05:30."""
    parts = [f"T{hour:02d}"]
    if minute is not None:
        parts.append(f"{minute:02d}")
        if second is not None:
            parts.append(f"{second:02d}")
    return ":".join(parts)


def read_clock(scan: Scan, place: int) -> Reading | None:
    """The time of day that begins at a token, or None."""
    token = scan.tokens[place]
    roles = token.roles
    at, part, lead = place, None, False
    if "moment" in roles:
        return _moment(scan, place)
    while at < place + 3 and ("part" in scan.tokens[at].roles or "clead" in scan.tokens[at].roles):
        if at > place and scan.tokens[at].gap == 2:
            return None
        part = scan.tokens[at].roles.get("part") or part
        lead = lead or "clead" in scan.tokens[at].roles
        at += 1
    if at > place and scan.tokens[at].gap == 2:
        return None
    found = _hour(scan, at, lead, part is not None)
    if found is None:
        return None
    hour, minute, second, end, marked = found
    behind = scan.get(end, "part")
    if behind and scan.get(end, "tunit") and not lead and not marked:
        return None  # два дня: two days, and two in the afternoon only behind "at"
    if not marked and part is None and not behind:
        return None
    hour, end, marked = _daypart(scan, hour, end, part, marked)
    if not (marked or part) or hour > 24:
        return None
    first = at if part is None else place
    value = clock_text(hour % 24 if minute else hour, minute, second)
    end, value = _zone(scan, end, value)
    return Reading("time", value, None, first, end)


def _moment(scan: Scan, place: int) -> Reading:
    return Reading("time", scan.tokens[place].roles["moment"], None, place, place + 1)


def _hour(scan: Scan, at: int, lead: bool, part: bool) -> tuple[int, int | None, int | None, int, bool] | None:
    """Hour, minute, second, the next token, and whether its form alone makes it a time."""
    token = scan.tokens[at]
    if token.kind == "clock":
        fields = [int(field) for field in token.text.lower().replace("h", ":").split(":")]
        if fields[0] > 24 or max(fields[1:]) > 59:
            return None
        end = at + 1
        if scan.get(end, "clock"):
            end += 1
        return fields[0], fields[1], fields[2] if len(fields) > 2 else None, end, True
    if token.kind == "number" and "." in token.text:
        hour, _, minute = token.text.partition(".")
        if not 0 < len(hour) < 3 or len(minute) != 2 or not minute.isdigit() or int(hour) > 24 or int(minute) > 59:
            return None
        marked = bool(scan.get(at + 1, "clock"))
        if scan.get(at + 1, "pct") or scan.get(at + 1, "unit") or scan.get(at + 1, "cur"):
            return None
        return int(hour), int(minute), None, at + 1 + marked, marked or (lead and len(hour) > 0)
    amount = read_amount(scan, at)
    if amount is None or amount.value != int(amount.value) or not 0 <= amount.value <= 24 or amount.pair:
        return None
    if amount.ordinal and not lead:
        return None
    return _words(scan, int(amount.value), amount.next, lead, amount.digits, amount.article)


def _words(
    scan: Scan, hour: int, end: int, lead: bool, digits: bool, article: bool
) -> tuple[int, int | None, int | None, int, bool] | None:
    """An hour with the words and minutes after it: 18 Uhr, 14h30, 2時15分, 5 heures 20."""
    mark = scan.get(end, "clock")
    span = mark and scan.get(end, "tunit") and not lead  # "48 heures": a duration unless something says otherwise
    if not mark:
        ordinal_bare = article and not digits
        return None if ordinal_bare else (hour, None, None, end, False)
    glued = scan.tokens[end].gap == 0 and digits
    at = end + 1
    if scan.get(at, "chalf"):
        return hour, 30, None, at + 1, True
    minute = read_amount(scan, at) if scan.tokens[at].gap < 2 and scan.tokens[at].kind in ("number", "word") else None
    if minute and minute.value == int(minute.value) and 0 <= minute.value < 60 and not minute.ordinal:
        if scan.get(minute.next, "cmin"):
            return hour, int(minute.value), None, minute.next + 1, True
        if len(minute.plain) == 2 and scan.tokens[at].gap == 0:
            return hour, int(minute.value), None, minute.next, True
    marked = not span or (glued and scan.lexicon.spaced and len(scan.tokens[end].text) == 1)
    return hour, None, None, at, bool(marked)


def _daypart(scan: Scan, hour: int, end: int, part: str | None, marked: bool) -> tuple[int, int, bool]:
    """The hour on the 24-hour clock by "p.m." before or after it."""
    after = scan.get(end, "part")
    if after:
        part, end, marked = after, end + 1, True
    if part == "pm" and 1 <= hour < 12:
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    elif part == "night" and 6 <= hour < 12:
        hour += 12
    elif part == "night" and hour == 12:
        hour = 24
    return hour, end, marked


def _zone(scan: Scan, end: int, value: str) -> tuple[int, str]:
    """The time with its zone as offset, where a zone's name or a +1 follows."""
    at = end + 1 if scan.sign(end, "(") else end
    zone = scan.get(at, "zone")
    if zone is None or scan.tokens[at].text.islower():
        return end, value
    if at > end and not scan.sign(at + 1, ")"):
        return end, value
    return at + 1 + (at > end), value + (zone if ":" in value else f":00{zone}")
