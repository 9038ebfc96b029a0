"""Reads ranges of dates and times with the words that bound them: a whole period in place of a day, a day with its
hours (22 April from 5 to 6 p.m.), and what stands before or after (since 2016, until Friday, 2007年以前)."""

from __future__ import annotations

import re

from hexapla.annotation.figures import stretches, wholes
from hexapla.annotation.figures.clocks import read_clock
from hexapla.annotation.figures.dates import iso_date
from hexapla.annotation.figures.days import DAY
from hexapla.annotation.figures.pairs import bare_hour, explicit, hour_pair, moments, ordered, read_hour, share_half, with_day
from hexapla.annotation.figures.relative import shifted
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.wholes import Single, skip
from hexapla.knowledge.scripts import fold

# Roles with which a period can begin that is no date to the other parsers.
WHOLES = frozenset({
    "edge", "reldt", "dt", "season", "we", "wesh", "ypart", "within", "rest", "decl", "decw", "wkof", "wkno", "shift", "lastof",
    "ordb", "tunit", "now", "ord", "firstof", "ylead",
})  # fmt: skip
PERIODS = (WHOLES | {"tb"}) - {"now"}
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2}) ?[-–] ?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
HOUR_MARKS = frozenset({"clock", "part", "cpre", "cpost", "chalf"})
# Words that may stand between a day and its hours.
SMALL = frozenset({"dof", "the", "clead", "mlead", "gen"})
MIDDLES = frozenset({"mid", "dmid", "cmid", "and", "the", "tb"})
DATED = frozenset({"date", "time", "range"})
LATE = ("AF", "EV", "NI")
MONTH_OR_LONGER = re.compile(r"\d{4}(?:-\d\d|-W\d\d|-[SFW][PUAI])?|--\d\d|-?P\d+[WMY]")
NO_DAY = re.compile(r"\d{4}(?:-\d\d)?|--\d\d|\d{4}-W\d\d")


def dated(one: Reading | None) -> bool:
    """Whether a reading is a date, a time, or a range of them."""
    if one is None or one.kind not in DATED:
        return False
    first = one.value[0] if isinstance(one.value, tuple) else one.value
    return isinstance(first, str)


def read_whole(scan: Scan, place: int, single: Reading | None, read: Single) -> Reading | None:
    """The period at a token that is longer than the single figure read there, or that figure with what belongs to it."""
    roles = scan.tokens[place].roles
    best = single
    if scan.tokens[place].kind == "number" or "hdig" in roles or "hmul" in roles:
        found = wholes.decade_marked(scan, place)
        if found is not None:
            return found
    if not WHOLES.isdisjoint(roles):
        found = _led(scan, place, read)
        if found is not None and (best is None or found.next >= best.next):
            best = found
    if best is None and "month" in roles and _middle(scan, place + 1) and "month" in scan.tokens[place + 2].roles:
        return Reading("date", f"--{roles['month']:02d}", None, place, place + 1)  # may to march: words of other use
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


def _led(scan: Scan, place: int, read: Single) -> Reading | None:
    """The longest period that a word begins."""
    roles = scan.tokens[place].roles
    found: list[Reading | None] = []
    if "edge" in roles:
        found.append(_edge(scan, place, read))
    if "reldt" in roles:
        found.append(stretches.told_part(scan, place))
    if "dt" in roles:
        found.append(stretches.part_before(scan, place, read))
    if "shift" in roles:
        found.append(_shifted(scan, place, read))
    if "season" in roles:
        found.append(_season(scan, place, read))
    if "we" in roles:
        shift = scan.get(place + 1, "shift")
        if shift is not None or scan.before(place, "the"):
            found.append(wholes.weekend(scan, place, place + 1 + (shift is not None), shift))
    if "wesh" in roles:
        found.append(wholes.weekend(scan, place, place + 1, roles["wesh"]))
    if "ypart" in roles:
        found.append(wholes.code_first(scan, place, read))
    if "within" in roles:
        found.append(stretches.within(scan, place))
    if "rest" in roles:
        found.append(stretches.rest(scan, place, read))
    if "decl" in roles:
        found.append(wholes.decade_after(scan, place))
    if "decw" in roles:
        found.append(wholes.decade(roles["decw"], place, place + 1))
    if "wkof" in roles:
        found.append(wholes.week_around(scan, place + 1, place + 1, read))
        if found[-1]:
            found[-1].first = place
    if "wkno" in roles:
        found.append(_week_number(scan, place, read))
    if "ord" in roles or "ordb" in roles or "lastof" in roles or "firstof" in roles:
        found.append(wholes.counted(scan, place, read))
    if "ylead" in roles or roles.get("tunit") == "Y":
        found.append(_named_year(scan, place, read))
    if "tunit" in roles:
        found.append(_unit_first(scan, place, read))
    if "now" in roles and place > 1 and _middle(scan, place - 1) and _told(scan, place - 2):
        value = shifted(scan.reference, 0, "D")
        found.append(Reading("date", value, None, place, place + 1))
    return max((one for one in found if one), key=lambda one: one.next, default=None)


def _named_year(scan: Scan, place: int, read: Single) -> Reading | None:
    """The year 2018, im Jahr 2012: the word belongs to the figure."""
    token = scan.tokens[place]
    if token.roles.get("tunit") != "Y" and scan.lexicon.find(fold(token_text(scan, place).split()[-1])).get("tunit") != "Y":
        return None
    if "plural" in token.roles or "tb" in token.roles or scan.tokens[place + 1].kind != "number" or scan.tokens[place + 1].gap == 2:
        return None
    year = read(scan, place + 1)
    if year is None or year.kind != "date" or not re.fullmatch(r"\d{4}", str(year.value)):
        return None
    year.first = place
    return year


def token_text(scan: Scan, place: int) -> str:
    """The words of a token, which may be a phrase."""
    return scan.text[scan.tokens[place].start : scan.tokens[place].end]


def _middle(scan: Scan, at: int) -> bool:
    """Whether a token may stand between the ends of a range."""
    token = scan.tokens[at]
    return token.text in ("-", "–", "~") or not MIDDLES.isdisjoint(token.roles)


def _told(scan: Scan, at: int) -> bool:
    """Whether a token can end a date."""
    token = scan.tokens[at]
    return token.kind in ("number", "date", "clock") or not {"month", "ymark", "wday", "rel", "dmark"}.isdisjoint(token.roles)


def _edge(scan: Scan, place: int, read: Single) -> Reading | None:
    """Early May, the end of 2018, mid-July, late last week, the end of the month."""
    edge: str = scan.tokens[place].roles["edge"]
    at = place + 1
    while at < place + 3 and (scan.get(at, "of") or scan.get(at, "the") or scan.get(at, "gen")):
        at += 1
    token = scan.tokens[at]
    if token.gap == 2 or "edge" in token.roles:
        return None
    unit = token.roles.get("tunit")
    if unit in ("W", "M", "Y") and "plural" not in token.roles and scan.get(at + 1, "shift") is None:
        follows = read(scan, at + 1) if scan.tokens[at + 1].kind == "number" and scan.tokens[at + 1].gap < 2 else None
        month = skip(scan, at + 1, 2)
        if unit == "M" and scan.get(month, "month"):  # à la fin du mois de mars
            at = month
        elif follows is None or follows.kind != "date":
            value = shifted(scan.reference, 0, unit)
            return Reading("date", value, None, place, at + 1, bound=edge) if value else None
    inner = read_whole(scan, at, read(scan, at), read)
    if inner is None and "month" in token.roles:
        inner = Reading("date", f"--{token.roles['month']:02d}", None, at, at + 1)
    if inner is None or not dated(inner) or inner.kind == "time":
        return None
    return Reading(inner.kind, inner.value, None, place, inner.next, bound=edge)


def _shifted(scan: Scan, place: int, read: Single) -> Reading | None:
    """What a word like "last" or "this" begins."""
    shift: int = scan.tokens[place].roles["shift"]
    roles = scan.tokens[place + 1].roles
    if scan.tokens[place + 1].gap == 2:
        return None
    if "season" in roles:
        return wholes.season(scan, place, place + 2, roles["season"], shift, read)
    if "we" in roles:
        return wholes.weekend(scan, place, place + 2, shift)
    if "dt" in roles and len(scan.tokens[place + 1].text) > 1:
        return stretches.this_part(scan, place, shift, roles["dt"], place + 2)
    return stretches.shifted_stretch(scan, place)


def _season(scan: Scan, place: int, read: Single) -> Reading | None:
    code: str = scan.tokens[place].roles["season"]
    shift = scan.get(place + 1, "shift")
    return wholes.season(scan, place, place + 1 + (shift is not None), code, shift, read)


def _week_number(scan: Scan, place: int, read: Single) -> Reading | None:
    """Kalenderwoche 10, vecka 32: an ISO week, of the year told or of the reference's."""
    told = scan.tokens[place + 1]
    if told.kind != "number" or told.gap == 2 or not told.text.isdigit() or not 1 <= int(told.text) <= 53:
        return None
    after = scan.tokens[place + 2]
    if (after.gap == 0 and after.text in ("-", "–", ":", "%", "/")) or scan.get(place + 2, "part"):
        return None
    year = wholes.year_at(scan, place + 2, read)
    if year is None and scan.reference is None:
        return Reading("date", f"XXXX-W{int(told.text):02d}", None, place, place + 2)
    number = year[0] if year else scan.reference.year if scan.reference else 0
    return Reading("date", wholes.year_week(number, int(told.text)), None, place, year[1] if year else place + 2)


def _unit_first(scan: Scan, place: int, read: Single) -> Reading | None:
    """Siglo XXI, la próxima… behind its unit: próximo trimestre is read by its shift, trimestre pasado here."""
    unit: str = scan.tokens[place].roles["tunit"]
    edge = scan.get(place + 1, "edgea")
    if edge and unit in ("W", "M", "Y") and "plural" not in scan.tokens[place].roles:  # Yıl sonu, 年底
        value = shifted(scan.reference, 0, unit)
        return Reading("date", value, None, place, place + 2, bound=edge) if value else None
    if unit == "100Y":
        return wholes.century_after(scan, place)
    start = skip(scan, place + 1) if unit == "W" else place + 1
    day = read(scan, start) if start > place + 1 and scan.tokens[start].gap < 2 else None
    if day is not None and stretches.is_day(day):
        return wholes.around(scan, day, place, day.next)
    shift = scan.get(place + 1, "shift")
    if not shift or "plural" in scan.tokens[place].roles or scan.before(place, "card"):
        return None
    if (unit == "TH" and shift > 0) or unit in ("3M", "10Y", "2W", "6M"):
        return stretches.next_unit(scan, unit, shift, place, place + 2)
    return None


# ---- what hangs on a figure -----------------------------------------------------------------------------------------


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
        found = _century_mark(scan, one, one.next) or wholes.counted(scan, one.first, read)
        return found if found and found.next > one.next else None
    return None


def _century_mark(scan: Scan, one: Reading, at: int) -> Reading | None:
    """20世纪, 20 век: a number that counts centuries where its word says so."""
    if one.amount is None or one.amount.ordinal or not scan.get(at, "cmark"):
        return None
    value = one.amount.value
    return wholes.century(int(value), one.first, at + 1) if value == int(value) else None


def _after_date(scan: Scan, one: Reading, read: Single) -> Reading | None:
    value = str(one.value)
    if len(value) == 3 and value.isdigit():
        return wholes.decade(int(value) * 10, one.first, one.next)
    if len(value) == 4 and value.isdigit():
        found = wholes.code_after(scan, one, read)
        if found:
            return found
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
    if "wkb" in scan.tokens[one.next].roles or scan.get(one.next, "dof") and scan.get(one.next + 1, "wkb"):
        return wholes.around(scan, one, one.first, one.next + 1 + ("wkb" not in scan.tokens[one.next].roles))
    told = scan.tokens[one.first].roles.get("reldt", "")
    early = any(scan.tokens[at].roles.get("part") == "am" for at in range(one.first + 1, one.next))
    if "T" in value and told[-2:] in LATE and value[-2:] < "12" and value[-3] == "T" and not early:
        return Reading("date", f"{value[:-2]}{int(value[-2:]) + 12}", None, one.first, one.next)
    code = stretches.part_within(scan, one.first) if "wday" in scan.tokens[one.first].roles else None
    if code and one.next == one.first + 1 and not scan.get(one.next, "part"):
        return stretches.part_of_day(value, code, one.first, one.next)
    return None


def _with_part(scan: Scan, one: Reading) -> Reading | None:
    """Tuesday morning, tomorrow in the evening, 明天上午: a day with a part of it behind."""
    if not stretches.is_day(one) and not re.fullmatch(r"-?P\d+D", str(one.value)):
        return None
    at = one.next
    for _ in range(2):
        code = scan.get(at, "dt")
        if code:
            found = stretches.part_of_day(str(one.value), code, one.first, at + 1)
            found.bound = one.bound
            return found
        if not (scan.get(at, "the") or scan.get(at, "dof") or scan.get(at, "mlead")):
            return None
        at += 1
    return None


# ---- a day and its hours ----------------------------------------------------------------------------------------------


def finish(scan: Scan, one: Reading, read: Single) -> Reading:
    """A reading with the hours, the part of the day, the closing word and the bound that stand behind it."""
    if one.kind == "duration":
        return _from_day(scan, one, read) or one
    if one.kind in ("date", "time", "range"):
        found = _hours_behind(scan, one) or (_with_part(scan, one) if one.kind == "date" else None)
        one = found or (_day_behind(scan, one, read) if one.kind != "date" else None) or one
    if not dated(one):
        return one
    one = _closed(scan, one, read)
    return _bounded_behind(scan, one, read)


def _from_day(scan: Scan, one: Reading, read: Single) -> Reading | None:
    """Three days starting from next Monday, a week from tomorrow on."""
    if scan.get(one.next, "tb") != "since":
        return None
    start = one.next + 1 + bool(scan.get(one.next + 1, "the"))
    day = read(scan, start) if scan.tokens[start].gap < 2 else None
    return stretches.stretch_from(scan, one, str(day.value), day.next) if day and day.kind == "date" else None


def _hours_behind(scan: Scan, one: Reading) -> Reading | None:
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
    found = hour_range(scan, at)
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


def hour_range(scan: Scan, at: int) -> tuple[str, str, int] | None:
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
    low, high = share_half(one.value, two.value, *told)
    return (low, high, two.next) if low != high else None


def _marked_hour(scan: Scan, one: Reading) -> bool:
    """Whether a time of day is told to be one by its form: 9:30, 14h, 18 Uhr."""
    span = [scan.tokens[at] for at in range(one.first, one.next)]
    return any(token.kind == "clock" or not HOUR_MARKS.isdisjoint(token.roles) for token in span) or (
        len(span) > 1 and all(token.kind == "word" for token in span)
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
    found = hour_range(scan, place)
    if found is None:
        return None
    low, high, end = found
    span = Reading("range", None, None, place + 1, end)
    if not explicit(scan, span) and not any(_marked_hour(scan, one) for one in _hours_within(scan, place + 1, end)):
        return None
    return Reading("range", (low, high), None, place, end)


def _day_behind(scan: Scan, one: Reading, read: Single) -> Reading | None:
    """From 3 to 4 tomorrow, 9–10 a.m. on Monday, between 7 and 9 last night: hours with their day behind them."""
    found = hour_pair(one)
    if found is not None and scan.before(one.first, "clead"):  # saat 16 ile 17 arası
        low, high = share_half(*found, False, False)
        one = Reading("range", (low, high), None, one.first - 1, one.next)
        return _day_behind(scan, one, read) or one
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
    day = read_whole(scan, at, read(scan, at), read)
    day = (_with_part(scan, day) or day) if day is not None and day.kind == "date" else day
    told = stretches.day_and_part(day) if day is not None else None
    if day is None or told is None:
        return None
    if found is None:
        return Reading("date", told[0] + str(one.value), None, one.first, day.next, bound=one.bound)
    low, high = share_half(*found, False, False)
    if told[1] in LATE and low[1:3] < "12" and not explicit(scan, one):
        low, high = share_half(f"T{int(low[1:3]) + 12:02d}{low[3:]}", high, True, False)
    return Reading("range", with_day(scan, told[0], low, high), None, one.first, day.next)


# ---- closing words and bounds -----------------------------------------------------------------------------------------


def _closed(scan: Scan, one: Reading, read: Single) -> Reading:
    """A range with its closing word (の間, arasında), or two ends that only such a word makes a range."""
    if one.kind == "range":
        if not any(_middle(scan, at) or _ends_since(scan, at) for at in range(one.first, one.next - 1)):
            return one
        if scan.get(one.next, "rclose"):
            one.next += 1
        elif scan.get(one.next, "dof") and scan.get(one.next + 1, "rclose"):
            one.next += 2
        return one
    middle = scan.tokens[one.next]
    from_ending = _ending(scan, one) == "since"
    if middle.gap == 2 or not (from_ending or "cmid" in middle.roles or "dmid" in middle.roles):
        return one
    start = one.next + (not from_ending)
    if scan.tokens[start].gap == 2 or scan.tokens[start].kind == "end":
        return one
    two = read(scan, start)
    if two is None or two.kind == "duration":
        return one
    closed = scan.get(two.next, "rclose") or (scan.get(two.next, "dof") and scan.get(two.next + 1, "rclose"))
    if "dmid" not in middle.roles and not closed and not from_ending:
        return one
    found = moments(scan, one, two, one.first, True)
    return _closed(scan, found, read) if found else one


def _ending(scan: Scan, one: Reading) -> str | None:
    """The bound that is written onto the last word of a date: 월요일부터, hétfőtől."""
    folded = scan.tokens[one.next - 1].folded
    for ending, bound in scan.lexicon.endings:
        if len(folded) > len(ending) and folded.endswith(ending):
            return bound
    return None


def _ends_since(scan: Scan, at: int) -> bool:
    return bool(scan.lexicon.endings) and _ending(scan, Reading("date", None, None, at, at + 1)) == "since"


def _bounded_behind(scan: Scan, one: Reading, read: Single) -> Reading:
    """2007年以前, 3 pm or later, 2012'den sonra, from 3 pm on: the bound behind a date."""
    bound = scan.get(one.next, "tba")
    end = one.next + 1
    if bound is None and scan.lexicon.endings and one.kind != "range":
        bound = _ending(scan, one)
        if bound:
            one.bound = bound
            return one
    if bound is None and scan.get(one.next, "dof"):
        bound, end = scan.get(one.next + 1, "tba"), one.next + 2
    if bound == "on":  # from 3 pm on: only with both words
        bound = "since" if scan.before(one.first, "tb") or scan.before(one.first, "rlead") else None
    if bound is None:
        return one
    part = stretches.day_and_part(one)
    if part is not None and part[1]:
        one = Reading("date", str(one.value[bound == "after"]), None, one.first, one.next)
    one.next, one.bound = end, bound
    if one.kind == "time":
        return _day_behind(scan, one, read) or one
    return one


def bounded(scan: Scan, place: int, base: Single, read: Single) -> Reading | None:
    """Since 2016, before 10 May, until Friday, after 13:00: the bound before a date or time."""
    bound: str = scan.tokens[place].roles["tb"]
    at = place + 1
    while at < place + 4 and scan.tokens[at].gap < 2:
        roles = scan.tokens[at].roles
        if not ("the" in roles or "dof" in roles or "bound" in roles) or "ord" in roles or "rlead" in roles:
            break
        at += 1
    if scan.tokens[at].gap == 2 or scan.tokens[at].kind == "end":
        return None
    inner = base(scan, at)
    token = scan.tokens[at]
    if inner is None and "month" in token.roles and "weak" not in token.roles:  # na feb
        capital = token.text[:1].isupper() or not scan.lexicon.capital_months
        inner = Reading("date", f"--{token.roles['month']:02d}", None, at, at + 1) if capital else None
    if inner is None or not dated(inner):
        return None
    inner = finish(scan, inner, read)
    if bound == "from":
        if inner.bound is None and inner.kind != "time" and not (inner.kind == "date" and "T" in str(inner.value)):
            return None
        bound = "since"
    part = stretches.day_and_part(inner)
    if part is not None and part[1]:  # until tomorrow morning: the edge of the morning
        inner = Reading("date", str(inner.value[bound == "after"]), None, place, inner.next)
    return Reading(inner.kind, inner.value, None, place, inner.next, bound=bound)


def read_period(scan: Scan, place: int, found: Reading | None, base: Single, read: Single) -> Reading | None:
    """What stands at a token, once the other parsers have read `found` there (which may be nothing)."""
    if found is None:
        return bounded(scan, place, base, read) if "tb" in scan.tokens[place].roles else None
    if found.kind == "date" and found.value is None:
        return found
    return finish(scan, found, read)
