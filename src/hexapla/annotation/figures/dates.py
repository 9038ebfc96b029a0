"""Reads absolute dates in every order: 13 February 2025, February 13, 2025, 2025. február 13-án, in 2014."""

from __future__ import annotations

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.calendars import from_hijri, from_persian, iso_date
from hexapla.annotation.figures.digitdates import read_full, read_parts
from hexapla.annotation.figures.marked import TOLD_YEARS, lone_day, marks_follow, read_marked
from hexapla.annotation.figures.scan import Reading, Scan, dated
from hexapla.annotation.figures.tokens import Token
from hexapla.annotation.figures.years import later_year, year_behind

__all__ = ["closes", "iso_date", "read_date"]

# Bare four-digit numbers in this span are read as years where nothing says otherwise; checked by eye on stories-wmt.
YEARS = range(1900, 2100)
# What follows a number that is no year.
COUNTED = frozenset({"unit", "cur", "pct", "scale", "tunit", "csym", "counter", "ccode", "deg"})
OF = frozenset({"the", "of", "dof"})
# What may follow a date whose form is weak, beside the end of its clause: times, days, words that lead to them.
DATELIKE = frozenset({"clead", "part", "rel", "wday", "shift", "mid", "and", "dof", "rlead", "zone", "mlead", "ago"})


def read_date(scan: Scan, place: int) -> Reading | None:
    """The absolute date that begins at a token, or None."""
    token = scan.tokens[place]
    if token.kind == "date":
        return read_full(scan, place)
    roles = token.roles
    if "era" in roles:
        return read_marked(scan, place)
    if token.kind == "number" or "hdig" in roles or "hmul" in roles:
        if not scan.lexicon.spaced or marks_follow(scan, place):
            found = read_marked(scan, place)
            if found:
                return found
        return (
            _day_first(scan, place)
            or _year_first(scan, place)
            or read_parts(scan, place)
            or _led_day(scan, place)
            or _year(scan, place)
        )
    if "month" in roles:
        return _month_first(scan, place)
    if "ord" in roles or "card" in roles or "the" in roles or roles.get("dayon") == "day":
        return _day_first(scan, place) or _led_day(scan, place)
    return None


def closes(scan: Scan, at: int) -> bool:
    """Whether a clause ends at a place, or goes on with what can stand behind a date."""
    token = scan.tokens[at]
    if token.gap == 2 or token.kind == "end":
        return True
    if token.gap and token.kind == "word" and not token.text[0].isalnum():
        return token.text not in "%°$€£#&"
    if token.kind != "word":
        return token.kind == "clock"
    return token.text in ".,;:!?)\"'»”…" or (token.gap > 0 and not DATELIKE.isdisjoint(token.roles))


# ---- days and months -----------------------------------------------------------------------------------------------


def _after_month(scan: Scan, at: int) -> int:
    """Over the second name of a month (نيسان/أبريل), its dot, and the small words between month and year."""
    if scan.sign(at, "/") and scan.get(at + 1, "month"):
        at += 2
    if scan.sign(at, ".") and scan.tokens[at].gap == 0:
        year = scan.tokens[at + 1 + bool(scan.get(at + 1, "dof"))]
        at += year.kind == "number" and (year is scan.tokens[at + 1] or len(year.text) == 4)  # 22 de abr. de 2016
    return at


def _year_at(scan: Scan, at: int, dated: bool = False) -> tuple[int | None, int]:
    """A year behind a month, or behind a day."""
    return year_behind(scan, at, dated, closes)


def _day_number(scan: Scan, place: int) -> tuple[int, int] | None:
    """A day of a month as digits, ordinal or words, with the sign after it: the day and the next place."""
    token = scan.tokens[place]
    if token.kind == "number" and (not token.text.isdecimal() or len(token.text) > 2):
        return None
    if token.kind == "number":
        end = place + 1
        if scan.get(end, "ordmark") and (scan.tokens[end].gap == 0 or len(scan.tokens[end].text) > 1):
            end += 1
        return int(token.text), end
    amount = read_amount(scan, place)
    if (
        amount is None
        or amount.pair
        or (amount.article and not (scan.get(amount.next, "dof") and scan.get(amount.next + 1, "month")))
        or amount.value != int(amount.value)
        or not 1 <= amount.value <= 31
    ):
        return None
    ones = scan.tokens[amount.next].roles
    if amount.value in (20, 30) and not amount.ordinal and "tunit" in ones and 1 <= ones.get("ord", 0) <= 9:
        return int(amount.value + ones["ord"]), amount.next + 1  # twenty second, which may be a span of time
    return int(amount.value), amount.next


def _day_first(scan: Scan, place: int) -> Reading | None:
    """13 February 2025, the 13th of February, 13-feb-2025, the 4th day of July, 18 and 19 June (the first of them)."""
    roles = scan.tokens[place].roles
    at = place + 1 if "the" in roles and "ord" not in roles and "card" not in roles else place
    if at > place and scan.tokens[at].gap == 2:
        return None
    found = _day_number(scan, at)
    if found is None:
        return None
    day, at = found
    if scan.get(at, "ofdays"):
        at += 1
    shared = _shared_month(scan, day, place, at)
    if shared is not None:
        return shared
    if scan.get(at, "tunit") == "D" and {"ord", "ordmark"} & scan.tokens[at - 1].roles.keys():
        at += 1
        if not (scan.get(at, "dof") or scan.get(at, "of")):
            return None
    if scan.sign(at, "/-,.") and (scan.get(at + 1, "month") or scan.get(at + 1, "hmonth")):
        at += 1
    while (scan.get(at, "dof") or scan.get(at, "the") or scan.get(at, "of")) and at < place + 6:
        if scan.get(at, "shift") is not None and scan.get(at + 1, "tunit"):
            break  # le 20 de | ce mois
        at += 1
    if not 1 <= day <= 31 or scan.tokens[at].gap == 2:
        return None
    if "hmonth" in scan.tokens[at].roles:
        return _other_calendar(scan, day, place, at)
    if "month" not in scan.tokens[at].roles:
        if _month_spoken(scan, place, at):
            return dated(iso_date(None, int(scan.tokens[at].roles["ord"]), day), place, at + 1)
        return _of_this_month(scan, day, place, at)
    month: int = scan.tokens[at].roles["month"]
    at = _after_month(scan, at + 1)
    year, at = _year_at(scan, at, True)
    return dated(iso_date(year, month, day), place, at)


def _month_spoken(scan: Scan, place: int, at: int) -> bool:
    """Whether an ordinal behind a day is its month: am zwölften fünften, Donnerstag 7. vierter."""
    led = scan.before(place, "dayon") or scan.before(place, "wday")
    ordinal = scan.tokens[at - 1].roles
    dotted = "ord" in ordinal or "ordmark" in ordinal
    return bool(led and dotted and 1 <= scan.tokens[at].roles.get("ord", 0) <= 12 and closes(scan, at + 1))


def _shared_month(scan: Scan, day: int, place: int, at: int) -> Reading | None:
    """The first of 18 and 19 June, of 3, 4 and 7 May: a day whose month is told with the last one."""
    end = at
    if scan.tokens[at - 1].kind != "number" and "ordmark" not in scan.tokens[at - 1].roles:
        return None  # "we saw seven, 14 March was …"
    for _ in range(3):
        slash = scan.sign(at, "/") and scan.tokens[at - 1].text == "."  # 3./4. Mai
        if not (slash or scan.sign(at, ",") or scan.get(at, "co")):
            return None
        at += 1
        if scan.get(at, "the") and "ord" not in scan.tokens[at].roles:
            at += 1
        found = _day_number(scan, at) if scan.tokens[at].gap < 2 else None
        if found is None or not day < found[0] <= 31:
            return None
        last, at = found
        while scan.get(at, "dof") or scan.get(at, "of"):
            at += 1
        month = scan.get(at, "month")
        if month:
            year, _ = _year_at(scan, _after_month(scan, at + 1), True)
            return dated(iso_date(year, month, day), place, end)
        day = min(day, last)
    return None


def _other_calendar(scan: Scan, day: int, place: int, at: int) -> Reading | None:
    """5 رمضان 1444, ۱۳ بهمن ۱۴۰۳: a whole date of the Islamic or Persian calendar, told in the Gregorian one."""
    code: str = scan.tokens[at].roles["hmonth"]
    at += 1
    while scan.get(at, "dof") or scan.get(at, "ylead"):
        at += 1
    year = scan.tokens[at]
    if year.kind != "number" or year.gap == 2 or not year.text.isdecimal() or len(year.text) != 4:
        return None
    convert = from_persian if code[0] == "P" else from_hijri
    return dated(convert(int(year.text), int(code[1:]), day), place, at + 1)


def month_shift(scan: Scan, at: int) -> tuple[int | None, int]:
    """This month, next month, del mes próximo, in one word or two: by how many months, and the next place."""
    one, two = scan.tokens[at].roles, scan.tokens[at + 1].roles
    if scan.tokens[at].gap == 2:
        return None, at
    if one.get("rel", "")[-1:] == "M":
        return int(one["rel"][:-1]), at + 1
    if scan.tokens[at + 1].gap == 2:
        return None, at
    if "shift" in one and two.get("tunit") == "M":  # but "les trois derniers mois"
        return (None, at) if "plural" in one else (int(one["shift"]), at + 2)
    if one.get("tunit") == "M" and "shift" in two:
        return int(two["shift"]), at + 2
    return None, at


def _of_this_month(scan: Scan, day: int, place: int, at: int) -> Reading | None:
    """The 21st this month, the 15th day of next month."""
    if scan.get(at, "tunit") == "M" and scan.get(at + 1, "shift") is None and scan.tokens[at - 1].roles.keys() & OF:
        return lone_day(scan, day, place, at + 1)  # the 10th of the month
    shift, end = month_shift(scan, at)
    first, before = scan.tokens[at].roles.keys(), scan.tokens[at - 1].roles.keys()
    if shift is None or (first & {"tunit", "rel"} and not before & (OF | {"ordmark", "ord"})):
        return None  # lima bulan terakhir: the last five months
    if scan.reference is None:
        return dated(f"---{day:02d}", place, end)
    total = scan.reference.year * 12 + scan.reference.month - 1 + shift
    return dated(iso_date(total // 12, total % 12 + 1, day), place, end)


def _led_day(scan: Scan, place: int) -> Reading | None:
    """On the 15th, el día 18, dne 5., le 18: a day of a month not told, where its clause ends behind it."""
    at = place
    roles = scan.tokens[place].roles
    if roles.get("dayon") == "day" or ("the" in roles and "ord" not in roles and "card" not in roles):
        at += 1
    led = scan.get(at - 1, "dayon") if at > place else scan.before(place, "dayon")
    article = bool(scan.before(at, "the"))
    if article and not led:
        led = scan.before(at - 1, "dayon")
    if not led or scan.tokens[at].gap == 2:
        return None
    found = _day_number(scan, at)
    if found is None or not 1 <= found[0] <= 31 or scan.get(found[1], "part"):
        return None
    number = scan.tokens[at].kind == "number"
    plain = number and found[1] == at + 1
    if not plain and led == "day" and article and not (number and found[0] == 1):
        return None  # French "le premier" and "le 2e" are no days, "le 1er" is
    if scan.get(found[1], "wday") or (led != "day" and not closes(scan, found[1])):
        return None
    if led != "day" and (not number or (plain and not article)):
        return None
    if scan.get(found[1], "dof") and (scan.get(found[1] + 1, "month") or not scan.get(found[1], "clead")):
        return None
    after = scan.tokens[found[1]]
    timed = scan.get(found[1], "clead") or scan.get(found[1], "part") or after.kind == "clock"
    inflected = after.text == "'" and not after.gap and led == "day"  # ayın 15'inde
    if plain and not timed and not inflected and after.gap < 2 and after.kind != "end" and after.text not in ".;!?)":
        return None  # entre el 30 y el 43 %
    if not closes(scan, found[1]) or scan.before(place, "rlead"):
        return None
    return lone_day(scan, found[0], place, found[1])


def _month_first(scan: Scan, place: int) -> Reading | None:
    """February 13, 2025; February 2025; settembre-2020-23; a month alone where it can be nothing else."""
    month = scan.tokens[place].roles["month"]
    raw = scan.tokens[place].text
    at = _after_month(scan, place + 1)
    day, end = None, at
    start = at
    joined = scan.sign(at, "-/") and not scan.tokens[at].gap
    if joined or (scan.sign(at, ",") and "ordmark" in scan.tokens[at + 2].roles):
        start += 1
    if scan.get(start, "the") and "ord" not in scan.tokens[start].roles:
        start += 1
    token = scan.tokens[start]
    if "card" in scan.tokens[place].roles and token.kind != "number":
        return None  # sept huitièmes is no September
    found = _day_number(scan, start) if token.gap < 2 else None
    if found and 1 <= found[0] <= 31 and not scan.get(found[1], "pct") and not scan.sign(found[1], ":%"):
        if scan.get(found[1], "wday") and token.kind != "number":
            found = (0, start)  # július első péntekén
        usual = joined or scan.lexicon.order != "dmy" or "ord" in token.roles or scan.lexicon.decimal != ","
        if found[0] and (
            usual or found[1] > start + 1 or (scan.lexicon.spaced and closes(scan, found[1]) and token.kind == "number")
        ):
            day, end = found
    counted = scan.get(end, "tunit") or scan.get(end, "unit") or scan.get(end, "scale")
    if day is not None and counted and not scan.get(end, "clock"):
        day, end = None, at
    year, end = _year_at(scan, end, day is not None)
    if year is None and day is not None:
        year = later_year(scan, end, day)
    if year is not None and day is None and joined and scan.sign(end, "-") and scan.tokens[end + 1].gap == 0:
        last = scan.tokens[end + 1].text
        if last.isdecimal() and len(last) <= 2:
            return dated(iso_date(year, month, int(last)), place, end + 2)
    nth = scan.get(at, "ord") and scan.get(at + 1, "wday")  # július első péntekén
    if day is None and year is None and not nth and not _month_alone(scan, place, raw):
        return None
    return dated(iso_date(year, month, day), place, end)


def _month_alone(scan: Scan, place: int, raw: str) -> bool:
    roles = scan.tokens[place].roles
    if scan.lexicon.capital_months and not raw[:1].isupper():
        return False
    if "weak" in roles:
        return bool(raw[:1].isupper() or not scan.lexicon.capital_months) and bool(
            scan.before(place, "mlead") or scan.before(place, "shift") is not None
        )
    return len(raw) > 3 or not scan.lexicon.spaced or bool(scan.before(place, "mlead"))


# ---- years ---------------------------------------------------------------------------------------------------------


def _year(scan: Scan, place: int) -> Reading | None:
    """A bare four-digit number as a year."""
    token = scan.tokens[place]
    if len(token.text) != 4 or not token.text.isdecimal():
        return None
    value, at = int(token.text), place + 1
    if scan.glued_letters(at) and not scan.get(at, "decade"):
        return None
    if scan.get(at, "decade"):
        if value % 10 == 0 and value in TOLD_YEARS:
            return dated(token.text[:3], place, at + 1)
        return None
    led = scan.before(place, "ylead") or scan.before(place, "mlead") or scan.before(place, "rlead")
    if value not in (TOLD_YEARS if led else YEARS):
        return None
    after = scan.tokens[at].roles
    if "ymark" not in after and not COUNTED.isdisjoint(after):
        return None
    if value % 100 == 0 and not led and scan.tokens[at].gap == 1 and scan.tokens[at].text[:1].islower():
        return None
    if (
        scan.sign(place - 1, "-")
        and not token.gap
        and scan.tokens[place - 1].gap == 0
        and place > 1
        and scan.tokens[place - 2].kind == "word"
    ):
        return None
    return dated(token.text, place, at)


def _year_first(scan: Scan, place: int) -> Reading | None:
    """2019/aug/01, 2019-aug-1, 2020/23/Eyl, 2025. február 13-án, 2025 März 3."""
    year = scan.tokens[place]
    if len(year.text) != 4 or not year.text.isdecimal() or int(year.text) not in TOLD_YEARS:
        return None
    signs, middle = _joined(scan, place + 1)
    other, last = _joined(scan, place + 3)
    if signs and signs == other:
        for month, day in ((middle, last), (last, middle)):
            if "month" in month.roles and day.text.isdecimal() and len(day.text) <= 2:
                return dated(iso_date(int(year.text), month.roles["month"], int(day.text)), place, place + 5)
    at = place + 1
    if scan.sign(at, ".") and scan.tokens[at].gap == 0:
        at += 1
    if scan.lexicon.order != "ymd" or not scan.get(at, "month"):
        return None
    number: int = scan.tokens[at].roles["month"]
    at = _after_month(scan, at + 1)
    found = _day_number(scan, at) if scan.tokens[at].gap < 2 else None
    if found and 1 <= found[0] <= 31 and COUNTED.isdisjoint(scan.tokens[found[1]].roles):
        return dated(iso_date(int(year.text), number, found[0]), place, _dot(scan, found[1]))
    return dated(iso_date(int(year.text), number, None), place, at)


def _joined(scan: Scan, at: int) -> tuple[str, Token]:
    """The sign that stands without blanks at a place, "" if none does, and the token behind it."""
    last = len(scan.tokens) - 1
    sign, after = scan.tokens[min(at, last)], scan.tokens[min(at + 1, last)]
    return (sign.text if sign.text in ("-", "/") and not sign.gap and not after.gap else ""), after


def _dot(scan: Scan, at: int) -> int:
    """Over the dot of a day's ordinal where the sentence goes on (február 13. óta)."""
    after = scan.tokens[at + 1]
    if scan.sign(at, ".") and scan.tokens[at].gap == 0 and after.gap == 1 and after.text[:1].islower():
        return at + 1
    return at
