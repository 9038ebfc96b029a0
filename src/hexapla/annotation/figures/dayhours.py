"""Reads a day with its hours or the part of it: 22 April from 5 to 6 p.m., 9–10 a.m. on Monday, Tuesday morning."""

from __future__ import annotations

from hexapla.annotation.figures import stretches
from hexapla.annotation.figures.attached import LATE, whole_at
from hexapla.annotation.figures.clocks import read_clock
from hexapla.annotation.figures.pairs import DOTTED, bare_hour, explicit, hour_pair, read_hour, share_half, with_day
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.wholes import Single

HOUR_MARKS = frozenset({"clock", "part", "cpre", "cpost", "chalf"})
HOURLY = frozenset({"card", "hdig", "ord", "part", "clead", "cpre", "moment", "the"})
# Words that may stand between a day and its hours.
SMALL = frozenset({"dof", "the", "clead", "mlead", "gen"})


def hours_behind(scan: Scan, one: Reading) -> Reading | None:
    """22 April from 5 to 6 p.m., Monday 8-9, tonight from 7 to 7:30, yesterday between 3 and 8, today before 4 p.m."""
    told = stretches.day_and_part(one)
    if told is None:
        return None
    day, part = told
    at = one.next
    while at < one.next + 3 and scan.tokens[at].gap < 2:
        roles = scan.tokens[at].roles
        if "rlead" in roles or "tb" in roles:
            break
        if "dt" in roles:
            part = part or roles["dt"]
        elif not (scan.sign(at, ",") or not SMALL.isdisjoint(roles)):
            break
        at += 1
    if scan.tokens[at].gap == 2:
        return None
    found = hour_range(scan, at, bool(part))
    if found is not None:
        low, high, end = found
        hour = int(low[1:3])
        if part in LATE and hour < 12:
            low, high = share_half(f"T{hour + 12:02d}{low[3:]}", high, True, False)
        return Reading("range", with_day(scan, day, low, high), None, one.first, end)
    bound = scan.get(at, "tb")
    clock = read_clock(scan, at + 1) if bound and scan.tokens[at + 1].gap < 2 else None
    if clock is not None and isinstance(clock.value, str):
        return Reading("date", day + clock.value, None, one.first, clock.next, bound=bound)
    return None


def hour_range(scan: Scan, at: int, sure: bool = False) -> tuple[str, str, int] | None:
    """Two times of day or bare hours with what parts them, as they stand behind a day, with the next place."""
    lead = scan.get(at, "rlead")
    middles = str(lead).split("|") if lead else []
    start = at + 1 if lead else at
    while start < at + 3 and scan.get(start, "the"):
        start += 1
    bare = bare_hour(scan, start)
    first = (read_hour(scan, start), Reading("time", bare[0], None, start, bare[1]) if bare else None)
    one = next((one for one in first if one and _parts_hours(scan, one.next, middles)), None)
    if one is None:
        return None
    dash = scan.tokens[one.next].text in ("-", "–", "~")
    start = one.next + 1
    while start < one.next + 3 and scan.get(start, "the"):
        start += 1
    two = read_hour(scan, start)
    if two is None or not isinstance(one.value, str) or not isinstance(two.value, str):
        return None
    told = [explicit(scan, end) for end in (one, two)]
    if not lead and dash and not any(told) and not any(_marked_hour(scan, end) for end in (one, two)):
        return None  # Sunday 2-1 is a score as often as hours
    marked = sure or any(told) or any(_marked_hour(scan, end) for end in (one, two))
    if not marked and _counts(scan, two.next):
        return None  # Friday from 3 to 5 people
    low, high = share_half(one.value, two.value, *told)
    return (low, high, two.next) if low != high else None


def _counts(scan: Scan, at: int) -> bool:
    """Whether a word follows that bare numbers may count."""
    after = scan.tokens[at]
    return after.kind == "word" and after.gap == 1 and after.text.isalpha() and not after.roles


def _marked_hour(scan: Scan, one: Reading) -> bool:
    """Whether a time of day is told to be one by its form: 9:30, 14h, 18 Uhr."""
    span = [scan.tokens[at] for at in range(one.first, one.next)]
    dotted = scan.lexicon.decimal == "," and any(DOTTED.fullmatch(token.text) for token in span)
    return (
        dotted
        or any(token.kind == "clock" or not HOUR_MARKS.isdisjoint(token.roles) for token in span)
        or (len(span) > 1 and all(token.kind == "word" for token in span))
    )


def _parts_hours(scan: Scan, at: int, middles: list[str]) -> bool:
    """Whether a token parts two times of day."""
    middle = scan.tokens[at]
    if middle.text in ("-", "–", "~"):
        return middle.gap < 2 and middle.gap == scan.tokens[at + 1].gap
    return middle.gap < 2 and (middle.folded in middles or "mid" in middle.roles or "dmid" in middle.roles)


def _hours_within(scan: Scan, start: int, end: int) -> list[Reading]:
    found = [read_hour(scan, at) for at in range(start, end)]
    return [one for one in found if one is not None and one.next <= end]


def led_hours(scan: Scan, place: int) -> Reading | None:
    """From half past three to half past four, dalle 5 alle 6pm: behind a lead, where one end at least is a clock's."""
    after = scan.tokens[place + 1]
    if after.kind == "word" and HOURLY.isdisjoint(after.roles):
        return None
    found = hour_range(scan, place)
    if found is None:
        return None
    low, high, end = found
    span = Reading("range", None, None, place + (0 if "clead" in scan.tokens[place].roles else 1), end)
    if (
        "clead" not in scan.tokens[place].roles
        and not explicit(scan, span)
        and not any(_marked_hour(scan, one) for one in _hours_within(scan, place + 1, end))
    ):
        return None
    return Reading("range", (low, high), None, place, end)


def day_behind(scan: Scan, one: Reading, read: Single) -> Reading | None:
    """From 3 to 4 tomorrow, 9–10 a.m. on Monday, between 7 and 9 last night: hours with their day behind them."""
    found = hour_pair(one)
    if found is not None and scan.before(one.first, "clead"):  # saat 16 ile 17 arası
        low, high = share_half(*found, False, False)
        one = Reading("range", (low, high), None, one.first - 1, one.next)
        return day_behind(scan, one, read) or one
    if found is None and isinstance(one.value, tuple) and isinstance(one.value[0], str) and one.value[0][0] == "T":
        found = (one.value[0], str(one.value[1]))
    if found is None and not (one.kind == "time" and one.bound):
        return None
    at = one.next
    while at < one.next + 3 and scan.tokens[at].gap < 2:
        roles = scan.tokens[at].roles
        if not (scan.sign(at, ",") or "dof" in roles or "the" in roles or "mlead" in roles) or "shift" in roles:
            break
        at += 1
    if scan.tokens[at].gap == 2 or scan.tokens[at].kind == "end":
        return None
    day = whole_at(scan, at, read)
    day = (with_part(scan, day) or day) if day is not None and day.kind == "date" else day
    told = stretches.day_and_part(day) if day is not None else None
    if day is None or told is None:
        return None
    if found is None:
        return Reading("date", told[0] + str(one.value), None, one.first, day.next, bound=one.bound)
    low, high = share_half(*found, False, False)
    if told[1] in LATE and low[1:3] < "12" and not explicit(scan, one):
        low, high = share_half(f"T{int(low[1:3]) + 12:02d}{low[3:]}", high, True, False)
    return Reading("range", with_day(scan, told[0], low, high), None, one.first, day.next)


def with_part(scan: Scan, one: Reading) -> Reading | None:
    """Tuesday morning, tomorrow in the evening, 明天上午: a day with a part of it behind."""
    if not stretches.is_day(one) and not stretches.DISTANCE.fullmatch(str(one.value)):
        return None
    at = one.next
    for _ in range(2):
        code = scan.get(at, "dt")
        clock = read_clock(scan, at) if code and stretches.is_day(one) else None
        if clock is not None and isinstance(clock.value, str):  # 24日午後6時
            return Reading("date", str(one.value) + clock.value, None, one.first, clock.next, bound=one.bound)
        if code:
            found = stretches.part_of_day(str(one.value), code, one.first, at + 1)
            found.bound = one.bound
            return found
        if not (scan.get(at, "the") or scan.get(at, "dof") or scan.get(at, "mlead") or scan.get(at, "gen")):
            return None
        at += 1
    return None
