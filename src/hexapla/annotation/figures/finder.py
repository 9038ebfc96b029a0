"""Goes over a text once, from left to right, and takes at each place the longest figure that a parser reads there."""

from __future__ import annotations

import datetime
from decimal import Decimal

from hexapla.annotation.figures.bounds import closed, widened
from hexapla.annotation.figures.clocks import read_clock
from hexapla.annotation.figures.distances import ago_after, from_anchor
from hexapla.annotation.figures.fellows import fellow
from hexapla.annotation.figures.kana import with_kana
from hexapla.annotation.figures.lexicon import lexicon
from hexapla.annotation.figures.measures import read_measure
from hexapla.annotation.figures.moments import DATES, read_day, with_time
from hexapla.annotation.figures.periods import PERIODS, bounded, is_dated, led_hours, read_period, read_whole
from hexapla.annotation.figures.ranges import lone_end, read_among, read_every, read_led_range, read_range, read_ratio
from hexapla.annotation.figures.resolving import resolved
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.sets import read_set
from hexapla.annotation.figures.tokens import LOOK_AHEAD, NUMERALS, plain, tokenise
from hexapla.model import Figure, Span

# The roles a token can begin a figure with; numbers, dates and clocks in digits always can.
BEGIN = frozenset({
    "card", "scale", "frac", "ord", "art", "hdig", "hmul", "hadd", "degb", "minus", "pctb", "csym", "ccode", "dlead",
    "ordb", "rel", "wday", "shift", "ago", "month", "moment", "part", "clead", "rlead", "every", "ylead", "agew",
    "tunit", "some", "the", "dual", "holi", "era", "cpre", "dayon", "whole", "often", "times", "one", "nth", "below",
    "cur",
}) | PERIODS  # fmt: skip
CLOCKS = frozenset({"moment", "part", "clead", "cpre"})
SETS = frozenset({"every", "often", "times"})
# The references from which days can be reckoned either way.
YEARS = (100, 9900)


def find_figures(
    text: str, language: str | None = None, *, reference: datetime.date | None = None
) -> tuple[Figure, ...]:
    """The figures and dates of a text, in order and not overlapping; `text[start:end]` is exactly the thing marked.

    `reference` is the day that "Friday" and "yesterday" are read from. Without it a weekday is `XXXX-WXX-5`, and
    other words for days are signed durations (`-P1D`, `P0W`). A `language` without tables is read by digits and signs.
    """
    if reference is not None and not YEARS[0] <= reference.year <= YEARS[1]:
        reference = None  # nothing can be reckoned from the edges of the calendar
    words = lexicon(language)
    simple = plain(text)
    tokens = tokenise(simple, words)
    scan = Scan(simple, with_kana(tokens, simple, words) if words.kana else tokens, words, reference)
    found: list[Figure] = []
    day: Reading | None = None
    at, free, last = 0, 0, len(scan.tokens) - LOOK_AHEAD
    while at < last:
        token = scan.tokens[at]
        roles = token.roles
        if token.kind == "address":
            at += 1
            continue
        plain_word = (token.text.isascii() and token.text not in "-%") or len(token.text) > 1
        if plain_word and token.kind == "word" and (not roles or BEGIN.isdisjoint(roles)):
            at += 1
            continue
        reading = _read(scan, at)
        if day is not None and reading is not None:
            listed = fellow(scan, day, reading)
            reading, day = listed or reading, listed and Reading("date", listed.value, None, day.first, listed.next)
        if reading is None or reading.next <= at:
            at = _after_stop(scan, at)
            continue
        if reading.kind == "date" and reading.value is None:
            at = reading.next
            continue
        figure, after = _figure(scan, text, reading, free)
        if figure is not None:
            found.append(figure)
            free = after
            day = day or reading if reading.kind == "date" else None
        at = max(after, at + 1)
    return tuple(found)


def _after_stop(scan: Scan, at: int) -> int:
    """The next place to look at: behind a number that is none, with all that is written onto it (192.168.1.2, 5G)."""
    token = scan.tokens[at]
    at += 1
    if not NUMERALS.isdisjoint(token.roles):
        while scan.tokens[at].gap == 0 and not NUMERALS.isdisjoint(scan.tokens[at].roles):
            at += 1
    elif token.kind != "word":
        while scan.tokens[at].gap == 0 and (scan.tokens[at].text.isalnum() or _parts(scan, at)):
            at += 1
    return at


def _parts(scan: Scan, at: int) -> bool:
    """Whether a sign parts two numbers of one score or code."""
    after = scan.tokens[at + 1]
    return scan.tokens[at].text in (":", "-", "–", "/") and after.gap == 0 and after.kind in ("number", "clock")


def _read(scan: Scan, at: int) -> Reading | None:
    """The longest figure at a token, ranges, ratios and periods with their bounds included."""
    roles = scan.tokens[at].roles
    if "stop" in roles:
        return bounded(scan, at, _wide, _one) if "tb" in roles else None
    return read_period(scan, at, _wide(scan, at), _wide, _one)


def _wide(scan: Scan, at: int) -> Reading | None:
    """The longest figure at a token, ranges and ratios included."""
    roles = scan.tokens[at].roles
    if "rlead" in roles:
        hours, found = led_hours(scan, at), read_led_range(scan, at, _one)
        if hours and (found is None or hours.next >= found.next):
            return hours
        if found:
            return found
    if not SETS.isdisjoint(roles):
        found = read_set(scan, at, _single) or (read_every(scan, at) if "every" in roles else None)
        if found or "every" in roles:
            return found
    one = _one(scan, at)
    if one is None:
        return _one_in(scan, at)
    if scan.before(at, "noref") and one.kind in ("number", "ordinal", "ratio", "date"):
        return None if one.kind != "date" else one
    value = one.amount.value if one.amount else None
    wide = read_among(scan, at, one) or read_range(scan, at, one, _one)
    if wide is None:
        if one.amount and value is not None:
            one.amount.value = value
        wide = read_ratio(scan, at, one)
    if wide is None and one.kind == "number" and _score(scan, one):
        return None
    return wide or one


def _one(scan: Scan, at: int) -> Reading | None:
    """The longest figure at a token that is no range of two, whole periods (the third quarter of 2018) included."""
    return read_whole(scan, at, _single(scan, at), _single)


def _score(scan: Scan, one: Reading) -> bool:
    """Whether digits stand in a score, a code or a telephone number (3:1, 2-0, 555-1234)."""
    sign, after = scan.tokens[one.next], scan.tokens[one.next + 1]
    if sign.gap == 0 and after.gap == 0 and after.kind == "number" and sign.text in ":-–":
        return True
    return bool(
        one.amount and one.amount.digits and scan.sign(one.next, ":") and not sign.gap and after.kind == "clock"
    )


def _one_in(scan: Scan, at: int) -> Reading | None:
    """One in five, one to two: an article, or a Han digit, is a number where a whole or a second end follows."""
    one = lone_end(scan, at)
    if one is None:
        return None
    if scan.get(one.next, "mid"):
        return read_range(scan, at, one, _single)
    return read_ratio(scan, at, one) if "art" in scan.tokens[at].roles else None


def _single(scan: Scan, at: int) -> Reading | None:
    """The longest figure at a token that is no range."""
    token = scan.tokens[at]
    roles = token.roles
    best: Reading | None = None
    number = (
        token.kind != "word"
        or "card" in roles
        or "hdig" in roles
        or "hmul" in roles
        or "ord" in roles
        or "the" in roles
    )
    if number or not DATES.isdisjoint(roles):
        best = read_day(scan, at)
    if number or not CLOCKS.isdisjoint(roles):
        clock = read_clock(scan, at)
        if clock and (best is None or clock.next > best.next):
            best = clock
    if token.kind in ("number", "word") and not (
        best and best.next > at + 1 and best.kind == "date" and "month" in roles
    ):
        found = read_measure(scan, at)
        if found and found.kind == "duration":
            found = from_anchor(scan, found, read_day) or ago_after(scan, found) or found
        if found and (best is None or found.next > best.next):
            best = found
    if best is not None and best.kind == "ordinal" and best.next == at + 1 and not _ranks(scan, at):
        best = None
    if best is not None and best.kind in ("date", "time"):
        return with_time(scan, best)
    return best


def _ranks(scan: Scan, at: int) -> bool:
    """Whether a lone ordinal word ranks: "second" may be a span of time, Italian "secondo" is "according to"."""
    roles = scan.tokens[at].roles
    if "weak" in roles:
        return bool(scan.before(at, "the"))
    if "tunit" not in roles or scan.before(at, "the"):
        return True
    after = scan.tokens[at + 1]
    return after.gap == 1 and after.text.isalpha() and not after.roles and not scan.before(at, "art")


def _figure(scan: Scan, text: str, reading: Reading, free: int) -> tuple[Figure | None, int]:
    """The reading as a figure of the text, with the bound that the words around give it, and the place behind it;
    `free`: the first token behind the figure before."""
    first = scan.tokens[reading.first]
    start = first.start
    if (
        first.kind == "number"
        and start
        and scan.text[start - 1] in "._"
        and first.gap == 0
        and reading.kind == "number"
    ):
        return None, reading.next
    if reading.kind in ("number", "ordinal") and _in_name(scan, reading.first):
        return None, reading.next
    edge = widened(scan, reading, free)
    if edge.bound in ("more", "less") and is_dated(reading):
        edge.bound = None  # over the past three days
    pair = closed(scan, reading, edge, _single)
    if pair is not None:
        reading, edge = pair
    value = reading.value
    if isinstance(value, str) and reading.kind == "date":
        value = resolved(value, scan.reference)
    elif isinstance(value, Decimal):
        value = _tidy(value)
    elif isinstance(value, tuple):
        low, high = value
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            value = (_tidy(low), _tidy(high))
        elif isinstance(low, str) and isinstance(high, str) and "T" in low + high:
            value = (resolved(low, scan.reference), resolved(high, scan.reference))
    core = None
    if pair is None and (edge.first < reading.first or edge.next > reading.next):
        core = _span(scan, text, reading.first, reading.next)
    whole = _span(scan, text, edge.first, edge.next)
    half = "T" in str(value) and any("part" in scan.tokens[at].roles for at in range(reading.first, reading.next))
    figure = Figure(whole.start, whole.end, whole.text, reading.kind, value, reading.unit, edge.bound, core, half)
    return figure, edge.next


def _span(scan: Scan, text: str, first: int, after: int) -> Span:
    """The stretch of the text from one token up to another."""
    start, end = scan.tokens[first].start, scan.tokens[after - 1].end
    return Span(start, end, text[start:end])


def _in_name(scan: Scan, place: int) -> bool:
    """Whether a number is hung onto a word by a hyphen: F-16, Covid-19."""
    if place < 2 or scan.tokens[place].gap or scan.tokens[place].kind != "number":
        return False
    hyphen, word = scan.tokens[place - 1], scan.tokens[place - 2]
    if hyphen.text != "-" or hyphen.gap or word.kind != "word" or not word.text[:1].isalpha():
        return False
    return len(word.text) > 1 or word.text.isupper() or word.text.islower()  # a Hebrew prefix is hung on so: ב-30


def _tidy(value: Decimal) -> Decimal:
    """The value without empty decimals or exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and abs(whole) < Decimal(10) ** 27 else value
