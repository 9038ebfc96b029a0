"""Reads times of day: 14:05, 2 p.m., 18 Uhr, om 14 uur, 5h20, «الساعة 4.52 صباحا», 午後2時, half past seven, 8 menos
cuarto."""

from __future__ import annotations

from dataclasses import dataclass

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.clockwords import minutes_behind, read_told
from hexapla.annotation.figures.digits import whole
from hexapla.annotation.figures.scan import Reading, Scan

# What behind "at 7" makes it no time of day.
SCALE_ROLES = frozenset({"unit", "cur", "pct", "scale", "tunit", "csym", "month", "deg", "ccode", "sym", "frac", "mid"})
# What may follow an hour that only a part of the day before it makes one.
FOLLOWING = frozenset({"dof", "mlead", "rel", "wday", "shift", "mid", "the", "among", "dt", "tb", "bound"})
LETTERS = frozenset("ap")
CLOSING = ".,;:!?)\"'»”…"


@dataclass(slots=True)
class Time:
    """A time of day in the making; `marked`: its form alone makes it one; `next` is the token behind it."""

    hour: int
    minute: int | None
    second: int | None
    next: int
    marked: bool


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
    return _clock(scan, place, None, False)


def clock_behind(scan: Scan, place: int, part: str | None) -> Reading | None:
    """The time behind a date, where a bare hour is one too (Saturday at 5, tonight around 7, April 2 nine thirty);
    `part` is the part of the day that the date told."""
    if part is None and "clead" not in scan.tokens[place].roles and scan.tokens[place].kind != "clock":
        return _clock(scan, place, None, False) or _hour_and_minute(scan, place)
    return _clock(scan, place, part, True)


def _hour_and_minute(scan: Scan, place: int) -> Reading | None:
    """Nine thirty: two number words behind a date."""
    hour = scan.tokens[place].roles.get("card")
    minute = scan.get(place + 1, "card")
    if not hour or not minute or scan.tokens[place].kind != "word" or not 1 <= hour <= 12 or not 10 <= minute < 60:
        return None
    if hour != int(hour) or minute != int(minute) or not _stands(scan, place + 2):
        return None
    return Reading("time", clock_text(int(hour), int(minute)), None, place, place + 2)


def _stands(scan: Scan, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    token = scan.tokens[at]
    if scan.get(at, "bound") or scan.get(at, "bafter"):  # alle 11 circa
        token = scan.tokens[at + 1]
    return token.gap == 2 or token.kind == "end" or token.text in CLOSING or bool(scan.get(at, "and"))


def _clock(scan: Scan, place: int, part: str | None, dated: bool) -> Reading | None:
    at, lead, sure, alone = place, False, dated, False
    given = part
    if "moment" in scan.tokens[place].roles:
        return _moment(scan, place)
    while at < place + 4:
        roles = scan.tokens[at].roles
        if "part" not in roles and "clead" not in roles and not (scan.get(at, "bound") and (lead or dated)):
            break
        if at > place and scan.tokens[at].gap == 2:
            return None
        part = roles.get("part") or part
        lead = lead or "clead" in roles
        sure, alone = sure or "csure" in roles, alone or "calone" in roles
        at += 1
    if at > place and scan.tokens[at].gap == 2:
        return None
    found = _time(scan, at, lead, part)
    if found is None:
        return None
    ending = scan.tokens[found.next]
    if not found.marked and (lead or scan.get(found.next - 1, "clock")) and _day_behind(scan, found.next):
        part = part or scan.get(found.next, "rpart")  # a las diez esta noche
        found.marked = True
    elif not found.marked and lead and found.next == at + 1 and _hour_and_minute(scan, at):
        return _hour_and_minute(scan, at)
    elif not found.marked and lead and not ending.gap and ending.text in LETTERS and "am" in scan.lexicon.words:
        found.marked = True  # at 9a
    elif not found.marked and found.minute is None and not scan.get(found.next, "part"):
        parted = part is not None and not lead
        if parted and not _stands(scan, found.next) and FOLLOWING.isdisjoint(scan.tokens[found.next].roles):
            return None  # शनिवार दोपहर को एक व्यक्ति: on Saturday noon one man
        if not parted and not _bare(scan, at, found, sure or (part is not None and part != given), alone):
            return None
        found.marked = lead or dated
    told = any("part" in scan.tokens[step].roles for step in range(place, at))
    return _finish(scan, place if told else at, found, part, lead)


def _moment(scan: Scan, place: int) -> Reading:
    """Noon, midnight, midi et demi."""
    value: str = scan.tokens[place].roles["moment"]
    behind = minutes_behind(scan, place + 1)
    if behind is None or len(value) != 3:
        return Reading("time", value, None, place, place + 1)
    minutes = (int(value[1:]) * 60 + behind[0]) % (24 * 60)
    return Reading("time", clock_text(minutes // 60, minutes % 60), None, place, behind[1])


def _day_behind(scan: Scan, at: int) -> bool:
    """Whether today, tomorrow or yesterday follows: at 5 today, alle 8 di domani."""
    if scan.get(at, "dof"):
        at += 1
    return str(scan.get(at, "rel"))[-1:] == "D"


def _bare(scan: Scan, at: int, found: Time, sure: bool, alone: bool) -> bool:
    """Whether a lone hour is a time: behind a lead that leaves no doubt (kl. 16), or one with its clause ending behind
    (om 7)."""
    after = scan.tokens[found.next]
    if "ord" in scan.tokens[at].roles and "card" not in scan.tokens[at].roles and not sure:
        return False  # a la tercera
    if after.gap < 2 and not SCALE_ROLES.isdisjoint(after.roles):
        return False
    if after.gap == 0 and after.text in "-–/%:" and scan.tokens[found.next + 1].gap == 0:
        return False
    if sure:
        return True
    return alone and found.hour <= 24 and _stands(scan, found.next) and scan.tokens[at].text != "0"


def _finish(scan: Scan, first: int, found: Time, part: str | None, lead: bool) -> Reading | None:
    """The time on the 24-hour clock, with the part of the day, the minutes and the zone that follow."""
    end = found.next
    behind = scan.get(end, "part")
    if behind and scan.get(end, "tunit") and not lead and not found.marked:
        return None  # два дня: two days, and two in the afternoon only behind "at"
    if not found.marked and part is None and not behind:
        return None
    hour, end, marked = _daypart(scan, found.hour, end, part, found.marked)
    if not (marked or part) or hour > 24:
        return None
    minute = found.minute
    shift = minutes_behind(scan, end) if minute is None else None
    if shift is not None:
        minute, end = shift
        hour, minute = (hour - 1, 60 + minute) if minute < 0 else (hour, minute)
    value = clock_text(hour % 24 if minute or hour < 0 else hour, minute, found.second)
    end, value = _zone(scan, end, value)
    return Reading("time", value, None, first, end)


def _time(scan: Scan, at: int, lead: bool, part: str | None) -> Time | None:
    told = read_told(scan, at, lead or part is not None)
    if told is not None:
        hour, minute, end = told
        end += bool(scan.get(end, "clock"))
        return Time(hour, minute, None, end, True)
    return _hour(scan, at, lead or part is not None)


def _hour(scan: Scan, at: int, lead: bool) -> Time | None:
    """The hour at a token, with the minutes and seconds told in digits or by marks."""
    token = scan.tokens[at]
    if token.kind == "clock":
        fields = [int(field) for field in token.text.lower().replace("h", ":").split(":")]
        if fields[0] > 24 or max(fields[1:]) > 59:
            return None
        end = at + 1
        if scan.get(end, "clock"):
            end += 1
        return Time(fields[0], fields[1], fields[2] if len(fields) > 2 else None, end, True)
    if token.kind == "number" and "." in token.text:
        return _dotted(scan, at, lead)
    if token.kind == "number" and len(token.text) in (3, 4) and token.text.isdecimal():
        return _together(scan, at)
    fixed = scan.get(at + 1, "cpost")
    card = int(token.text) if token.text.isdecimal() and len(token.text) < 3 else token.roles.get("card")
    if fixed is not None and lead and card is not None and card <= 24 and card == int(card):
        return Time(int(card) - (fixed < 0), fixed % 60, None, at + 2, True)
    amount = read_amount(scan, at)
    clock = amount is not None and bool(scan.get(amount.next, "clock"))
    if (
        amount is not None
        and (lead or clock)
        and not amount.digits
        and 0 < amount.value < 24
        and whole(amount.value * 4)
    ):
        minutes = int(amount.value * 60)  # alle tre e un quarto
        if minutes % 60 and amount.pair is None and (not scan.get(amount.next, "tunit") or (lead and clock)):
            return Time(minutes // 60, minutes % 60, None, amount.next + clock, True)
    if amount is None or amount.value != int(amount.value) or not 0 <= amount.value <= 24 or amount.pair:
        return None
    if amount.ordinal and not lead:
        return None
    if amount.value == 12 and scan.get(amount.next, "moment"):  # 12 noon
        return Time(int(scan.get(amount.next, "moment")[1:3]) % 24, None, None, amount.next + 1, True)
    return _words(scan, int(amount.value), amount.next, (lead, amount.digits, amount.article))


def _dotted(scan: Scan, at: int, lead: bool) -> Time | None:
    """8.30 with what makes it a time: a lead, "uhr", "p.m."."""
    hour, _, minute = scan.tokens[at].text.partition(".")
    if not 0 < len(hour) < 3 or len(minute) != 2 or not minute.isdecimal() or int(hour) > 24 or int(minute) > 59:
        return None
    marked = bool(scan.get(at + 1, "clock"))
    if scan.get(at + 1, "pct") or scan.get(at + 1, "unit") or scan.get(at + 1, "cur"):
        return None
    return Time(int(hour), int(minute), None, at + 1 + marked, marked or lead)


def _together(scan: Scan, at: int) -> Time | None:
    """1140 a.m., 1400 GMT: hours and minutes in one number, before what makes it a time."""
    text = scan.tokens[at].text
    hour, minute = int(text[:-2]), int(text[-2:])
    zone = scan.get(at + 1, "zone") and scan.tokens[at + 1].text.isupper() and len(text) == 4
    zone = zone or (text[0] == "0" and len(text) == 4 and scan.get(at + 1, "tunit") == "TH")  # 0730 hours
    if hour > 23 or minute > 59 or not (zone or (scan.get(at + 1, "part") and not scan.get(at + 1, "tunit"))):
        return None
    return Time(hour, minute, None, at + 1 + (scan.get(at + 1, "tunit") == "TH"), True)


def _words(scan: Scan, hour: int, end: int, told: tuple[bool, bool, bool]) -> Time | None:
    """An hour with the words and minutes after it: 18 Uhr, 14h30, 2時15分, 5 heures 20, las ocho y media."""
    lead, digits, article = told
    mark = scan.get(end, "clock")
    span = mark and scan.get(end, "tunit") and not lead  # "48 heures": a duration unless something says otherwise
    if not mark:
        behind = minutes_behind(scan, end) if lead else None
        if behind is not None:
            minute, end = behind
            end += bool(scan.get(end, "clock"))
            return Time(hour - 1 if minute < 0 else hour, minute % 60, None, end, True)
        return None if article and not digits and not lead else Time(hour, None, None, end, False)
    glued = scan.tokens[end].gap == 0 and digits
    at = end + 1
    if scan.get(at, "chalf"):
        return None if span else Time(hour, 30, None, at + 1, True)
    behind = minutes_behind(scan, at)
    if behind is not None:
        minute, at = behind
        return None if span and minute > 0 else Time(hour - 1 if minute < 0 else hour, minute % 60, None, at, True)
    found = _minutes(scan, hour, at, lead or not scan.get(end, "tunit"))
    if found is not None:
        return found
    marked = not span or (glued and scan.lexicon.spaced and len(scan.tokens[end].text) == 1)
    return Time(hour, None, None, at, bool(marked))


def _minutes(scan: Scan, hour: int, at: int, lead: bool) -> Time | None:
    """The minutes behind an hour and its mark, and the seconds behind those."""
    if scan.get(at, "and") and scan.get(at - 1, "clock"):
        at += 1
    minute = read_amount(scan, at) if scan.tokens[at].gap < 2 and scan.tokens[at].kind in ("number", "word") else None
    if minute is None or minute.value != int(minute.value) or not 0 <= minute.value < 60 or minute.ordinal:
        return None
    if scan.get(minute.next, "cmin"):
        end = minute.next + 1
        second = read_amount(scan, end) if scan.tokens[end].gap < 2 and scan.tokens[end].kind != "end" else None
        if second is not None and 0 <= second.value < 60 and scan.get(second.next, "tunit") == "TS":
            return Time(hour, int(minute.value), int(second.value), second.next + 1, True)
        return Time(hour, int(minute.value), None, end, True)
    if scan.get(minute.next, "tunit") == "TS" and scan.get(at - 1, "clock") and "cmin" not in scan.tokens[at - 1].roles:
        return Time(hour, 0, int(minute.value), minute.next + 1, True)
    loose = lead and scan.tokens[at].gap == 1 and _stands(scan, minute.next)  # à 9 h 30
    if (len(minute.plain) == 2 and scan.tokens[at].gap == 0) or (loose and len(minute.plain) in (0, 2)):
        return Time(hour, int(minute.value), None, minute.next, True)
    return None


def _daypart(scan: Scan, hour: int, end: int, part: str | None, marked: bool) -> tuple[int, int, bool]:
    """The hour on the 24-hour clock by "p.m." before or after it."""
    after = scan.get(end, "part")
    if after and part and scan.get(end + 1, "part") is None and scan.tokens[end + 1].kind == "number":
        after = None  # 오전 10시부터 | 오후 5시: the part of the next time
    if after:
        part, end, marked = after, end + 1, True
    elif scan.tokens[end].gap == 0 and scan.tokens[end].text in LETTERS and marked and "am" in scan.lexicon.words:
        part, end = scan.tokens[end].text + "m", end + 1
    if (part == "pm" and 1 <= hour < 12) or (part == "eve" and 4 <= hour < 12):
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    elif part == "night" and 6 <= hour < 12:
        hour += 12
    elif part == "night" and hour == 12:
        hour = 0
    return hour, end, marked


def _zone(scan: Scan, end: int, value: str) -> tuple[int, str]:
    """The time with its zone as offset, where a zone's name or a +1 follows."""
    at = end + 1 if scan.sign(end, "(") else end
    zone = scan.get(at, "zone")
    if zone is None or scan.tokens[at].text.islower():
        return end, value
    if at > end and not scan.sign(at + 1, ")"):
        return end, value
    behind = scan.tokens[at + 2]
    if zone == "Z" and scan.sign(at + 1, "+-") and not behind.gap and behind.text.isdecimal() and int(behind.text) < 15:
        zone, at = f"{scan.tokens[at + 1].text}{int(behind.text):02d}:00", at + 2  # GMT+2
    return at + 1 + (at > end), value + (zone if ":" in value else f":00{zone}")
