"""Reads what words begin that lead a period: early, this, summer, the weekend, Q3, within, the rest, the nineties."""

from __future__ import annotations

import re
from collections.abc import Callable

from hexapla.annotation.figures import decades, stretches, wholes
from hexapla.annotation.figures.days import year_week
from hexapla.annotation.figures.relative import shifted
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.wholes import Single, skip
from hexapla.knowledge.scripts import fold

Whole = Callable[[Scan, int, Single], Reading | None]
WORD = re.compile(r"[^\W\d_]+")
# Roles of the last word of a date.
ENDS = frozenset({"month", "ymark", "wday", "rel", "dmark"})
MIDDLES = frozenset({"mid", "dmid", "cmid", "and", "the", "tb"})
DATED = frozenset({"date", "time", "range"})


def is_dated(one: Reading | None) -> bool:
    """Whether a reading is a date, a time, or a range of them."""
    if one is None or one.kind not in DATED:
        return False
    first = one.value[0] if isinstance(one.value, tuple) else one.value
    return isinstance(first, str)


def led(scan: Scan, place: int, read: Single, whole: Whole) -> Reading | None:
    """The longest period that a word begins."""
    roles = scan.tokens[place].roles
    found = [reader(scan, place, read) for role, reader in READERS if role in roles]
    if "edge" in roles:
        found.append(_edge(scan, place, read, whole))
    if "ylead" in roles or roles.get("tunit") == "Y":
        found.append(_named_year(scan, place, read))
    if "ord" in roles or "ordb" in roles or "lastof" in roles or "firstof" in roles:
        found.append(wholes.counted(scan, place, read))
    return max((one for one in found if one), key=lambda one: one.next, default=None)


def _named_year(scan: Scan, place: int, read: Single) -> Reading | None:
    """The year 2018, im Jahr 2012: the word belongs to the figure."""
    token = scan.tokens[place]
    if _unit(scan, place) != "Y":
        return None
    number = scan.tokens[place + 1]
    if "plural" in token.roles or "tb" in token.roles or number.kind != "number" or number.gap == 2:
        return None
    year = read(scan, place + 1)
    if year is None or year.kind != "date" or not re.fullmatch(r"\d{4}", str(year.value)):
        return None
    year.first = place
    return year


def _unit(scan: Scan, at: int) -> str | None:
    """The unit of time that a token is, or that the last word of a phrase is (l'année)."""
    token = scan.tokens[at]
    found: str | None = token.roles.get("tunit")
    if found is None and "ylead" in token.roles:
        last = WORD.findall(scan.text[token.start : token.end])
        roles = scan.lexicon.find(fold(last[-1])) if last and "decl" not in token.roles else {}
        found = None if "plural" in roles else roles.get("tunit")
    return found


def is_middle(scan: Scan, at: int) -> bool:
    """Whether a token may stand between the ends of a range."""
    token = scan.tokens[at]
    return token.text in ("-", "–", "~") or not MIDDLES.isdisjoint(token.roles)


def _told(scan: Scan, at: int) -> bool:
    """Whether a token can end a date."""
    token = scan.tokens[at]
    return token.kind in ("number", "date", "clock") or not ENDS.isdisjoint(token.roles)


def _edge(scan: Scan, place: int, read: Single, whole: Whole) -> Reading | None:
    """Early May, the end of 2018, mid-July, late last week, the end of the month."""
    edge: str = scan.tokens[place].roles["edge"]
    at = place + 1
    while at < place + 3 and (scan.get(at, "of") or scan.get(at, "the") or scan.get(at, "gen")):
        at += 1
    token = scan.tokens[at]
    if token.gap == 2 or "edge" in token.roles:
        return None
    unit = _unit(scan, at)
    if unit in ("W", "M", "Y") and "decl" not in token.roles and scan.get(at + 1, "shift") is None:
        follows = read(scan, at + 1) if scan.tokens[at + 1].kind == "number" and scan.tokens[at + 1].gap < 2 else None
        month = skip(scan, at + 1, 2)
        if unit == "M" and scan.get(month, "month"):  # à la fin du mois de mars
            at = month
        elif follows is None or follows.kind != "date":
            value = shifted(scan.reference, 0, unit)
            return Reading("date", value, None, place, at + 1, bound=edge) if value else None
    inner = whole(scan, at, read)
    if inner is None and scan.get(at + 1, "tunit") == "100Y":
        inner = decades.century_before(scan, at + 1)
    if inner is None and "month" in token.roles:
        inner = Reading("date", f"--{token.roles['month']:02d}", None, at, at + 1)
    if inner is None or not is_dated(inner) or inner.kind == "time":
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
    if told.kind != "number" or told.gap == 2 or not told.text.isdecimal() or not 1 <= int(told.text) <= 53:
        return None
    after = scan.tokens[place + 2]
    if (after.gap == 0 and after.text in ("-", "–", ":", "%", "/")) or scan.get(place + 2, "part"):
        return None
    year = wholes.year_at(scan, place + 2, read)
    if year is None and scan.reference is None:
        return Reading("date", f"XXXX-W{int(told.text):02d}", None, place, place + 2)
    number = year[0] if year else scan.reference.year if scan.reference else 0
    return Reading("date", year_week(number, int(told.text)), None, place, year[1] if year else place + 2)


def _unit_first(scan: Scan, place: int, read: Single) -> Reading | None:
    """Siglo XXI, la próxima… behind its unit: próximo trimestre is read by its shift, trimestre pasado here."""
    unit: str = scan.tokens[place].roles["tunit"]
    edge = scan.get(place + 1, "edgea")
    if edge and unit in ("W", "M", "Y") and "plural" not in scan.tokens[place].roles:  # Yıl sonu, 年底
        value = shifted(scan.reference, 0, unit)
        return Reading("date", value, None, place, place + 2, bound=edge) if value else None
    if unit == "100Y":
        return decades.century_before(scan, place) or decades.century_after(scan, place)
    found = wholes.unit_counted(scan, place, unit, read) or stretches.counted_unit(scan, place)
    if found:
        return found
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


def _weekend(scan: Scan, place: int, read: Single) -> Reading | None:
    """A weekend with its shift behind, or the weekend."""
    shift = scan.get(place + 1, "shift")
    if shift is None and not scan.before(place, "the"):
        return None
    return wholes.weekend(scan, place, place + 1 + (shift is not None), shift)


def _week_led(scan: Scan, place: int, read: Single) -> Reading | None:
    """The week beginning 6 May."""
    return wholes.week_around(scan, place, place + 1, read)


def _now(scan: Scan, place: int, read: Single) -> Reading | None:
    """2015 to date, between August and now: the day of writing as an end of a range."""
    if place < 2 or not is_middle(scan, place - 1) or not _told(scan, place - 2):
        return None
    return Reading("date", shifted(scan.reference, 0, "D"), None, place, place + 1)


# The reader of each role that can begin a period; the longest reading is taken.
READERS: tuple[tuple[str, Callable[[Scan, int, Single], Reading | None]], ...] = (
    ("reldt", lambda scan, place, read: stretches.told_part(scan, place)),
    ("dt", stretches.part_before),
    ("shift", _shifted),
    ("season", _season),
    ("we", _weekend),
    ("wesh", lambda scan, place, read: wholes.weekend(scan, place, place + 1, scan.tokens[place].roles["wesh"])),
    ("ypart", wholes.code_first),
    ("within", lambda scan, place, read: stretches.within(scan, place)),
    ("rest", stretches.rest),
    ("decl", lambda scan, place, read: decades.decade_after(scan, place)),
    ("decw", lambda scan, place, read: decades.decade_told(scan, place)),
    ("wkof", _week_led),
    ("wkno", _week_number),
    ("tunit", _unit_first),
    ("halfof", lambda scan, place, read: wholes.unit_counted(scan, place, "6M", read)),
    ("now", _now),
)
