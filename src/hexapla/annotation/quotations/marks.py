"""Which quotation marks belong together: the cheapest reading of all the marks of a passage.

Marks come in every style, nested, wrong way round, in the wrong place or not at all. So each mark may open, close,
or be
stray (an apostrophe, an inch), and each choice has a price by its glyph, by what stands beside it and by its partner.
A beam over the marks keeps the cheapest readings; a passage is read by itself, so that a broken mark never
swallows the next.
The prices were set by hand and checked on the development stories (all broken marks of the two real pages read right)
and on quotes.dev (English, German, Czech, Russian).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

MARK = re.compile(r"''|``|,,|<<|>>|[\"“”„‟«»‹›‘’‚‛'＂「」『』〝〞〟]")
PAIRS = frozenset(
    (
        "“”",
        "„“",
        "„”",
        "«»",
        "»«",
        "‹›",
        "›‹",
        "‘’",
        "‚‘",
        "‚’",
        '""',
        "''",
        "””",
        "’’",
        "»»",
        "「」",
        "『』",
        "〝〞",
        "〝〟",
        "＂＂",
        "‛’",
        "‟”",
    )
)
SINGLE = frozenset("‹›‘’‚‛'『』")
OPENS = {
    "“": 0.0, "”": 0.9, "„": 0.0, "‟": 0.0, "«": 0.0, "»": 1.2, "‹": 0.0, "›": 1.2, "‘": 0.0, "’": 1.2,
    "‚": 0.0, "‛": 0.0, "'": 0.0, '"': 0.0, "＂": 0.0, "「": 0.0, "」": 3.0, "『": 0.0, "』": 3.0, "〝": 0.0,
    "〞": 3.0, "〟": 3.0,
}  # fmt: skip
CLOSES = {
    "“": 0.5, "”": 0.0, "„": 2.0, "‟": 2.0, "«": 1.2, "»": 0.0, "‹": 1.2, "›": 0.0, "‘": 0.6, "’": 0.0,
    "‚": 2.0, "‛": 2.0, "'": 0.0, '"': 0.0, "＂": 0.0, "「": 3.0, "」": 0.0, "『": 3.0, "』": 0.0, "〝": 3.0,
    "〞": 0.0, "〟": 0.0,
}  # fmt: skip
TYPED = {"''": '"', "``": "“", ",,": "„", "<<": "«", ">>": "»"}
FAMILY = {
    sign: number
    for number, signs in enumerate(('"“”„‟＂〝〞〟', "«»", "‹›", "‘’‚‛'", "「」", "『』"))
    for sign in signs
}
BLANK = " \t\xa0\u202f\u2009\u3000"
ENDS = ".,!?…。，！？؟،"
STOPS = ".,;:!?…。，、！？؟؛،"
STRAY, UNCLOSED, UNOPENED, SPACED, GLUED, LOST_END = 2.0, 1.6, 1.8, 0.4, 1.0, 0.8
BEAM, DEPTH, LONG, FAR, MANY = 8, 3, 8, 120, 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks: `start`, `end` without the marks and blanks, `left`, `right` with them.
    `depth` 0 is outermost; `open_end`: no closing mark; `open_start`: no opening mark."""

    start: int
    end: int
    left: int
    right: int
    depth: int
    open_end: bool = False
    open_start: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in its place, with its prices."""

    start: int
    end: int
    sign: str
    opens: float
    closes: float
    stray: float
    at_stop: bool
    at_cue: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A partial reading: its price, the marks open now, the pair closed last (opener, closer, depth) and the reading in
    which the pairs before it stand."""

    price: float
    stack: tuple[int, ...]
    pair: tuple[int, int, int] | None = None
    earlier: _Reading | None = None

    def closed(self, price: float, stack: tuple[int, ...], pair: tuple[int, int, int]) -> _Reading:
        """This reading with one more pair."""
        return _Reading(price, stack, pair, self)

    def left(self, price: float, stack: tuple[int, ...]) -> _Reading:
        """This reading with no more pairs."""
        return _Reading(price, stack, self.pair, self.earlier)

    def pairs(self) -> list[tuple[int, int, int]]:
        """All pairs of the reading."""
        found = []
        step: _Reading | None = self
        while step is not None and step.pair is not None:
            found.append(step.pair)
            step = step.earlier
        return found


@lru_cache(maxsize=64)
def _glyph_prices(pairs: tuple[str, ...], low: bool) -> tuple[dict[str, float], dict[str, float]]:
    """Prices of opening and closing by glyph; a pair that the language prefers is free. `low`: the passage has „ or ‚,
    so the high marks rather close."""
    opens, closes = dict(OPENS), dict(CLOSES)
    for pair in pairs:
        if len(pair) == 2:
            opens[pair[0]] = 0.0
            closes[pair[1]] = 0.0
    if low:
        opens["“"], closes["“"], closes["‘"] = 0.8, 0.0, 0.0
    return opens, closes


def _wide(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def _takes_particles(sign: str) -> bool:
    """Whether what is quoted in this script is followed by particles without a blank: the Korean syllables."""
    return "\uac00" <= sign <= "\ud7a3"


def _shortens(before: str, after: str) -> bool:
    """Whether a mark is the sign of a Hebrew acronym, which stands before the last letter of a word."""
    return "\u05d0" <= before <= "\u05ea" and "\u05d0" <= after[:1] <= "\u05ea" and not after[1:2].isalnum()


def _read_mark(
    text: str, found: re.Match[str], first: int, last: int, prices: tuple[dict[str, float], dict[str, float]],
    is_cue: Callable[[str, int, int], bool],
) -> _Mark | None:  # fmt: skip
    """The mark with its prices by position; None for an apostrophe or anything else that cannot be a mark."""
    start, end = found.span()
    sign = TYPED.get(found.group(), found.group())
    before = text[start - 1] if start > first else "\n"
    after = text[end] if end < last else "\n"
    in_word = before.isalnum() and after.isalnum() and not _wide(before) and not _wide(after)
    particle = _takes_particles(after)
    if (in_word and not particle and sign in "'’‘‛\"") or (sign in "“”„" and _shortens(before, text[end : end + 2])):
        return None
    if found.group() == ",," and before.isalnum():
        return None
    opens, closes = prices[0].get(sign, 0.0), prices[1].get(sign, 0.0)
    angular = sign in "«»‹›"
    if before.isalnum() and not _wide(before):
        opens += GLUED
    elif before in ".,;!?…%)":
        opens += 0.6
    if after == "\n":
        opens += 3.0
    elif after in BLANK:
        opens += 0.0 if angular or before == ":" else SPACED
    elif after in ",.;:!?)，。、；：！？" and text[end : end + 2] not in ("..", "…"):
        opens += 1.5
    if before == "\n":
        closes += 3.0
    elif before in BLANK:
        closes += 0.0 if angular and before != " " else SPACED
    elif before in "([{":
        closes += 1.5
    elif before in ":：":
        closes += 1.2
    if after.isalnum() and not _wide(after) and not particle:
        closes += GLUED
    stray = STRAY
    if sign in "'’‘" and (before.isalpha() or after.isalnum()):
        stray = 0.15 if before.isalpha() and not after.isalnum() else 0.3
    elif sign in "\"'”’" and before.isdecimal():
        stray = 0.6
    at_stop = (
        before in STOPS or (before in BLANK and text[max(first, start - 2)] in STOPS) or after in STOPS or after == "\n"
    )
    at_cue = is_cue(text, end, last)
    return _Mark(
        start,
        end,
        sign,
        opens,
        closes,
        stray,
        at_stop or after in "-–—)" or _dash_next(text, end, last),
        at_cue,
    )


def _dash_next(text: str, place: int, last: int) -> bool:
    """Whether a stop or a dash comes after blanks."""
    while place < last and text[place] in BLANK:
        place += 1
    return place >= last or text[place] in "-–—,.;!?…，。"


def _partner_price(opener: str, closer: str) -> float:
    if opener + closer in PAIRS:
        return 0.0
    if opener == closer or FAMILY[opener] == FAMILY[closer]:
        return 0.6
    return 1.0 if (opener in SINGLE) == (closer in SINGLE) else 1.5


def _nesting_price(outer: str, inner: str) -> float:
    if FAMILY[outer] == FAMILY[inner]:
        return 0.7
    return 0.1 if inner in SINGLE or outer in SINGLE else 0.2


def _steps(reading: _Reading, place: int, marks: Sequence[_Mark], text: str) -> list[_Reading]:
    """All ways to read the next mark."""
    mark, stack = marks[place], reading.stack
    ways = [reading.left(reading.price + mark.stray, stack)]
    if len(stack) < DEPTH:
        price = reading.price + mark.opens + (1.0 if mark.at_cue else 0.0)
        if stack:
            price += _nesting_price(marks[stack[-1]].sign, mark.sign)
        ways.append(reading.left(price, (*stack, place)))
    if stack:
        opener = marks[stack[-1]]
        price = reading.price + mark.closes + _partner_price(opener.sign, mark.sign)
        if mark.at_cue and mark.closes > 0.3:
            price -= 0.5
        if mark.start - opener.end < 2 and not text[opener.end : mark.start].strip():
            price += 3.0
        if (
            not mark.at_stop
            and not mark.at_cue
            and text.count(" ", opener.end, min(mark.start, opener.end + FAR)) >= LONG
        ):
            price += LOST_END
        closed = reading.closed(price, stack[:-1], (stack[-1], place, len(stack) - 1))
        ways.append(closed)
        if len(stack) > 1 and FAMILY[marks[stack[-2]].sign] == FAMILY[opener.sign]:
            ways.append(closed.closed(price + 0.4, stack[:-2], (stack[-2], place, len(stack) - 2)))
    elif place == 0:
        ways.append(reading.closed(reading.price + UNOPENED + mark.closes, (), (-1, place, 0)))
    return ways


def _cheapest(marks: Sequence[_Mark], text: str, first: int) -> _Reading:
    """The cheapest reading of all marks of a passage."""
    width = BEAM if len(marks) <= MANY else 2
    beam = [_Reading(0.0, ())]
    for place in range(len(marks)):
        found: dict[tuple[int, ...], _Reading] = {}
        for reading in beam:
            for way in _steps(reading, place, marks, text):
                if way.stack not in found or found[way.stack].price > way.price:
                    found[way.stack] = way
        beam = sorted(found.values(), key=lambda one: one.price)[:width]

    def whole(reading: _Reading) -> float:
        price = reading.price
        for depth, number in enumerate(reading.stack):
            at_start = depth == 0 and not text[first : marks[number].start].strip()
            price += UNCLOSED - 0.6 if at_start else UNCLOSED
        return price

    return min(beam, key=whole)


def _alternating(marks: Sequence[_Mark]) -> list[tuple[int, int, int]] | None:
    """The reading in which marks open and close in turn, if every step of it is free."""
    if len(marks) % 2:
        return None
    pairs = []
    for place in range(0, len(marks), 2):
        one, other = marks[place], marks[place + 1]
        if (
            one.opens
            or other.closes
            or one.sign + other.sign not in PAIRS
            or one.sign in "'’‘"
            or other.end - one.start < 4
        ):
            return None
        if len(marks) > 2 and one.sign == other.sign:
            return None
        pairs.append((place, place + 1, 0))
    return pairs


def stretches(
    text: str, first: int, last: int, pairs: tuple[str, ...] = (),
    is_cue: Callable[[str, int, int], bool] = lambda text, start, end: False,
) -> list[Stretch]:  # fmt: skip
    """The stretches between marks in the passage `text[first:last]`, in order of start, outer before inner. `pairs`:
    pairs that the language prefers; `is_cue` says whether a word of reporting comes right after a place."""
    found = list(MARK.finditer(text, first, last))
    if not found:
        return []
    low = any(one.group() in ("„", "‚", ",,") for one in found)
    prices = _glyph_prices(pairs, low)
    marks = [mark for mark in (_read_mark(text, one, first, last, prices, is_cue) for one in found) if mark]
    if not marks:
        return []
    simple = _alternating(marks)
    reading = _cheapest(marks, text, first) if simple is None else _Reading(0.0, ())
    result = []
    for opener, closer, depth in reading.pairs() if simple is None else simple:
        left = marks[opener].start if opener >= 0 else first
        start = marks[opener].end if opener >= 0 else first
        result.append(_stretch(text, start, marks[closer].start, left, marks[closer].end, depth, open_start=opener < 0))
    for depth, opener in enumerate(reading.stack):
        result.append(_stretch(text, marks[opener].end, last, marks[opener].start, last, depth, open_end=True))
    result = [one for one in result if one.start < one.end]
    result.sort(key=lambda one: (one.left, -one.right))
    return result


def _stretch(
    text: str,
    start: int,
    end: int,
    left: int,
    right: int,
    depth: int,
    open_end: bool = False,
    open_start: bool = False,
) -> Stretch:
    while start < end and (text[start] in BLANK or text[start] == "\n"):
        start += 1
    while end > start and (text[end - 1] in BLANK or text[end - 1] == "\n"):
        end -= 1
    return Stretch(start, end, left, right, depth, open_end, open_start)
