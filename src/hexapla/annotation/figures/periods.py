"""Reads ranges of dates and times with the words that bound them: a whole period in place of a day, a day with its
hours (22 April from 5 to 6 p.m.), and what stands before or after (since 2016, until Friday, 2007年以前)."""

from __future__ import annotations

from hexapla.annotation.figures import stretches
from hexapla.annotation.figures.attached import WHOLES, read_whole
from hexapla.annotation.figures.dates import closes
from hexapla.annotation.figures.dayhours import day_behind, hours_behind, led_hours, with_part
from hexapla.annotation.figures.leads import is_dated, is_middle
from hexapla.annotation.figures.pairs import moments
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.wholes import Single

__all__ = ["PERIODS", "bounded", "is_dated", "led_hours", "read_period", "read_whole"]

CONTENT = frozenset({"ord", "rlead", "tb", "month", "edge", "shift", "tunit", "rel", "season"})
# Signs of the shortest closing word that is more than the ending of a case ('ya).
LONGER_CASE = 5
AFTERNOON = 13
PERIODS = (WHOLES | {"tb"}) - {"now"}


def finish(scan: Scan, one: Reading, read: Single) -> Reading:
    """A reading with the hours, the part of the day, the closing word and the bound that stand behind it."""
    if one.kind == "duration":
        return _from_day(scan, one, read) or one
    if one.kind in ("date", "time", "range"):
        found = hours_behind(scan, one) or (with_part(scan, one) if one.kind == "date" else None)
        one = found or (day_behind(scan, one, read) if one.kind != "date" else None) or one
    if not is_dated(one):
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


# ---- closing words and bounds -------------------------------------------------------------------------------------


def _closed(scan: Scan, one: Reading, read: Single) -> Reading:
    """A range with its closing word (の間, arasında), or two ends that only such a word makes a range."""
    if one.kind == "range":
        if not any(is_middle(scan, at) or _ends_since(scan, at) for at in range(one.first, one.next - 1)):
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
    closer = scan.tokens[two.next]
    if "co" in middle.roles and closer.text == "'" and closer.end - closer.start < LONGER_CASE:
        return one  # 18 ve 19 Haziran'a: two days
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
        one = Reading("date", _side(one, bound), None, one.first, one.next)
    one.next, one.bound = end, bound
    if one.kind == "time":
        return day_behind(scan, one, read) or one
    return one


def _side(one: Reading, bound: str) -> str:
    """The end of a part of a day that a bound is told from: until tomorrow morning, after Friday night."""
    return str(one.value[bound == "after"]) if isinstance(one.value, tuple) else str(one.value)


def _accented(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    return token.text.lower() in scan.lexicon.accented[token.folded]


def _until_hour(scan: Scan, bound: str, inner: Reading | None) -> Reading | None:
    """Voor 17 uur, après 18 heures: an hour where its clause ends and not a span, though its unit tells both."""
    if inner is None or inner.kind != "duration" or inner.amount is None or not scan.get(inner.next - 1, "clock"):
        return inner
    hour = inner.amount.value
    least = AFTERNOON if bound == "after" else 1
    if inner.next != inner.amount.next + 1 or hour != int(hour) or not least <= hour < 24 or not inner.amount.digits:
        return inner
    if not closes(scan, inner.next) or scan.get(inner.next, "dof") or scan.get(inner.next, "ago"):
        return inner
    return Reading("time", f"T{int(hour):02d}", None, inner.first, inner.next)


def bounded(scan: Scan, place: int, base: Single, read: Single) -> Reading | None:
    """Since 2016, before 10 May, until Friday, after 13:00: the bound before a date or time."""
    bound: str = scan.tokens[place].roles["tb"]
    if scan.tokens[place].folded in scan.lexicon.accented and not _accented(scan, place):
        return None  # French "des" is no "dès"
    at = place + 1
    while at < place + 4 and scan.tokens[at].gap < 2:
        roles = scan.tokens[at].roles
        small = "the" in roles or "dof" in roles or "bound" in roles or "mlead" in roles
        if not small or not CONTENT.isdisjoint(roles):
            break
        at += 1
    token = scan.tokens[at]
    if token.gap == 2 or token.kind == "end" or (token.kind == "word" and not token.roles):
        return None
    inner = _until_hour(scan, bound, base(scan, at))
    if inner is None and "month" in token.roles and "weak" not in token.roles:  # na feb
        capital = token.text[:1].isupper() or not scan.lexicon.capital_months
        inner = Reading("date", f"--{token.roles['month']:02d}", None, at, at + 1) if capital else None
    if inner is None or not is_dated(inner):
        return None
    inner = finish(scan, inner, read)
    if bound == "from":
        if inner.bound is None and inner.kind != "time" and not (inner.kind == "date" and "T" in str(inner.value)):
            return None
        bound = "since"
    if bound == "before" and inner.bound == "late":
        bound = "until"  # before the end of May
    part = stretches.day_and_part(inner)
    if part is not None and part[1]:  # until tomorrow morning: the edge of the morning
        inner = Reading("date", _side(inner, bound), None, place, inner.next)
    return Reading(inner.kind, inner.value, None, place, inner.next, bound=bound)


def read_period(scan: Scan, place: int, found: Reading | None, base: Single, read: Single) -> Reading | None:
    """What stands at a token, once the other parsers have read `found` there (which may be nothing)."""
    if found is None:
        return bounded(scan, place, base, read) if "tb" in scan.tokens[place].roles else None
    if found.kind == "date" and found.value is None:
        return found
    return finish(scan, found, read)
