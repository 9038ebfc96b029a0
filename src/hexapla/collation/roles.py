"""Who did what to whom: two names that have changed places between two aligned sentences ("A beat B", "B beat A").

All words have counterparts there, so nothing else tells it. Read are the signs next to the two names that tell which of
them acts (`knowledge/roles.py`), the order of the names where the languages keep one, and the things told about each:
what stands next to the one name here and next to the other there has changed places with it. A logistic curve
(`roles.toml` says each measure in words) weighs them; none of them is enough alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

from hexapla.collation.account import CLAUSE, Told, polarity, told
from hexapla.collation.logistic import weighed
from hexapla.collation.reporting import says
from hexapla.evidence.odds import probability
from hexapla.knowledge.roles import Roles, Sign, roles
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.knowledge.words import function_words

MEASURES = (
    "constant", "opposed", "opposed_signs", "agreed_signs", "inverted_fixed", "inverted_mixed", "inverted_free",
    "inverted_unlike", "straight", "crossed", "straight_within", "crossed_within", "net", "bare", "between", "broken",
    "turned", "phrase", "alike",
)  # fmt: skip
NEAR, NEAR_UNSPACED = 14.0, 5.0  # letters over which a word's nearness to a name fades
PHRASE = 3  # words between two names of one phrase ("his court nominee B"), which languages turn round freely
REACH = 60  # letters before and behind two names among which their verb may be
FAR = 160  # letters between two names that are no longer read together
MOST = 6  # names of a sentence of which pairs are looked at: lists have more
VOICE = 0.55  # confidence where a passive clause and an active one have the same verb and the same order of names
FIXED, MARKED = ("SVO", "VSO"), ("SOV", "free")
BARE = 0.05  # nearness that counts for nothing
SIGN_VALUES: dict[Sign | None, int] = {"subject": 1, "acts": 1, "source": 0, None: 0, "other": -1}
STRONG: tuple[set[Sign | None], ...] = ({"subject", "other"}, {"acts", "other"})
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
KEY, SHORTEST = 5, 4  # letters by which words of one script meet; that they have at least

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that both sides have: their places on the left, on the right; the measures in the order of MEASURES.
    `voice`: the names stand in the same order, but one clause is passive and the other is not."""

    names: tuple[int, int]
    left: tuple[Place, Place]
    right: tuple[Place, Place]
    measures: tuple[float, ...]
    voice: bool = False

    @property
    def confidence(self) -> float:
        """The probability that the two have changed places."""
        weighted = probability(weighed("roles", MEASURES, self.measures))
        return max(weighted, VOICE) if self.voice else weighted


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence with the places of its names: number of the name -> places."""

    told: Told
    names: dict[int, list[Place]]
    things: list[tuple[int, int, str]]

    @property
    def table(self) -> Roles | None:
        """The signs of its language."""
        return roles(self.told.language)


def once(one: dict[int, list[Place]], other: dict[int, list[Place]]) -> list[int]:
    """The names that both sides have once; none where they are too few to change places, or a list."""
    found = [number for number, places in one.items() if len(places) == 1 == len(other.get(number, ()))]
    return found if 2 <= len(found) <= MOST else []


def side(text: str, language: str | None, names: dict[int, list[Place]]) -> Side:
    """A sentence ready to compare."""
    read = told(text, language)
    things = [(one.start, one.end, one.id) for one in read.things]
    things += [(one.start(), one.end(), f"figure {one.group()}") for one in FIGURE.finditer(text)]
    small = function_words(language)
    things += [
        (one.start(), one.end(), f"word {word[:KEY]}")
        for one in WORD.finditer(text)
        if len(word := one.group().casefold()) >= SHORTEST and word not in small and not word[0].isdecimal()
    ]
    things += [(start, end, f"name {number}") for number, places in names.items() for start, end in places]
    return Side(read, names, things)


def pairs(one: Side, other: Side, kinds: Mapping[int, str]) -> Iterator[Pair]:
    """All pairs of names that each side has once, with what speaks for an exchange."""
    if one.table is None or other.table is None:
        return
    for first, second in combinations(once(one.names, other.names), 2):
        left = one.names[first][0], one.names[second][0]
        right = other.names[first][0], other.names[second][0]
        if all(_apart(*places) for places in (left, right)):
            alike = not _unlike(kinds[first], kinds[second])
            readings = _reading(one, left), _reading(other, right)
            if not _told_alike((one, other), (left, right), readings):
                measures = _measures((one, other), (left, right), readings, alike)
                yield Pair((first, second), left, right, measures, _voice((one, other), (left, right), readings))


def _told_alike(
    sides: tuple[Side, Side],
    places: tuple[tuple[Place, Place], tuple[Place, Place]],
    readings: tuple[_Reading, _Reading],
) -> bool:
    """Whether the same one acts on both sides, or grammar or the verb may have turned the clause round: a passive with
    nobody named by a preposition, what two do to each other, the two ends of one fact."""
    a, b = readings
    if a.acts and b.acts and a.acts == b.acts:
        return True
    inverted = (places[0][0] < places[0][1]) != (places[1][0] < places[1][1])
    if not inverted or a.broken or b.broken or a.between or b.between:
        return False
    if a.passive != b.passive and not (a.acts and b.acts):
        return True
    one, other = (_predicates(side, reading.gap) for side, reading in zip(sides, readings, strict=True))
    table = polarity()
    if one & other & table.mutual & (_ids_in(sides[0], a.gap) | _ids_in(sides[1], b.gap)):
        return True
    return any(table.converses[id] & other - one for id in one - other if id in table.converses)


def _voice(
    sides: tuple[Side, Side],
    places: tuple[tuple[Place, Place], tuple[Place, Place]],
    readings: tuple[_Reading, _Reading],
) -> bool:
    """Whether "A was beaten by B" answers "A beat B"."""
    a, b = readings
    if (
        not (a.acts and b.acts)
        or a.passive == b.passive
        or (places[0][0] < places[0][1]) != (places[1][0] < places[1][1])
    ):
        return False
    return bool(_ids_in(sides[0], a.gap) & _ids_in(sides[1], b.gap))


def _unlike(one: str, other: str) -> bool:
    """Whether one is a person and the other known to be none: they seldom change places by mistake."""
    return "person" in (one, other) and one != other and "other" not in (one, other)


def _apart(one: Place, other: Place) -> bool:
    low, high = sorted((one, other))
    return low[1] <= high[0] <= low[1] + FAR


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a side says of two names: 1 the first acts, -1 the second, 0 unknown; whether by signs on both."""

    acts: int
    signs: int
    passive: bool
    broken: bool
    listed: bool
    between: int
    gap: Place


def _reading(side: Side, places: tuple[Place, Place]) -> _Reading:
    text, table = side.told.text, side.table
    if table is None:
        raise ValueError(f"no signs are known for {side.told.language}")
    turn = 1 if places[0] < places[1] else -1
    low, high = sorted(places)
    gap = text[low[1] : high[0]]
    between = sum(low[1] <= start < high[0] for found in side.names.values() for start, _ in found)
    broken = any(sign in CLAUSE for sign in gap) or bool(table.relative and table.relative.search(gap))
    passive = bool(table.passive and table.passive.search(gap if table.order != "SOV" else text[low[1] :]))
    signs = [
        table.sign(text, low, (0, high[0]), passive=passive),
        table.sign(text, high, (low[1], len(text)), passive=passive),
    ]
    acts = 0 if between else _acts(table, signs[0], signs[1], passive)
    if acts < 0 and table.order == "free" and None in signs and "acts" not in signs and gap.strip():
        acts = 0  # "у НАТО": what a preposition governs is not what is acted upon
    if acts and table.titled(text, low, high):
        acts = 0  # "Tennessee coach Rod Reed"
    strong = (
        {signs[0], signs[1]} in STRONG or (acts and "acts" in signs) or (acts and table.leads(text, high[0], low[1]))
    )
    listed = not strong and _only_small(side, gap, low[1], high[0]) and not (acts and _bare_order(table, gap, signs))
    broken = broken and not (acts and gap.strip() == "," and (strong or table.order == "SOV"))
    if listed or broken:
        acts = 0
    # A preposition before two names in one phrase ("from Bhopal's hospital") tells nothing of the two.
    lean = 0 if listed else SIGN_VALUES[signs[0]] - SIGN_VALUES[signs[1]]
    return _Reading(turn * acts, turn * lean, passive, broken, listed, between, (low[1], high[0]))


def _acts(table: Roles, first: Sign | None, second: Sign | None, passive: bool) -> int:
    """1: the first name acts on the second, -1: the second on the first, 0: the signs do not tell."""
    sure = passive or not table.vague or "other" in (first, second)
    agent = [sign == "acts" and sure for sign in (first, second)]
    if agent[0] != agent[1]:
        return 1 if agent[0] else -1
    if passive or "acts" in (first, second) or "source" in (first, second):
        return 0
    if {"subject", "other"} == {first, second}:
        return 1 if first == "subject" else -1
    if first is None and (second == "other" or (second is None and table.order != "SOV")):
        return 1
    return -1 if table.order in ("SOV", "free") and second is None and first == "other" else 0


def _only_small(side: Side, gap: str, start: int, end: int) -> bool:
    """Whether nothing but function words stands between two names: "A and B", "A in B"."""
    if any(script(sign) in WITHOUT_SPACES for sign in gap or side.told.text[:start]):
        return len(gap) < 4 and not any(start <= thing.start and thing.end <= end for thing in side.told.things)
    small = function_words(side.told.language) - (side.table.auxiliaries if side.table else frozenset())
    words = [word.group().lower() for word in WORD.finditer(gap)]
    return all(word in small and not says(word, side.told.language) for word in words)


def _bare_order(table: Roles, gap: str, signs: Sequence[Sign | None]) -> bool:
    """Whether two names side by side are subject and object of a verb that stands before them or behind."""
    return gap.strip() in ("", ",") and (table.order == "VSO" or (table.order in MARKED and "other" in signs))


def _measures(
    sides: tuple[Side, Side],
    places: tuple[tuple[Place, Place], tuple[Place, Place]],
    readings: tuple[_Reading, _Reading],
    alike: bool,
) -> tuple[float, ...]:
    (one, other), (left, right), (a, b) = sides, places, readings
    inverted = (left[0] < left[1]) != (right[0] < right[1])
    orders = [side.table.order for side in (one, other) if side.table]
    fixed = all(order in FIXED for order in orders)
    last = all(order == "SOV" for order in orders)
    free = "free" in orders and not last
    known = bool(a.acts and b.acts)
    straight, crossed, straight_within, crossed_within = _contexts(one, other, left, right)
    turned = known and inverted and straight + straight_within < BARE
    return (
        1.0,
        float(known and a.acts != b.acts),
        float(a.signs * b.signs < 0),
        float(a.signs * b.signs > 0),
        float(inverted and fixed),
        float(inverted and not fixed and not free),
        float(inverted and free),
        float(inverted and not alike),
        straight,
        crossed,
        straight_within,
        crossed_within,
        (crossed - straight) / (crossed + straight + 0.5),
        float(straight < BARE < crossed),
        log(1 + min(a.between, b.between)),
        float(a.broken or b.broken),
        float(turned),
        float(inverted and not known and min(_words(one, a.gap), _words(other, b.gap)) <= PHRASE),
        float(alike),
    )


def _predicates(side: Side, gap: Place) -> set[str]:
    """The things told between two names and next to the two, among which the verb is."""
    start, end = gap[0] - REACH, gap[1] + REACH
    return {one.id for one in side.told.things if start <= one.start and one.end <= end}


def _words(side: Side, gap: Place) -> int:
    """How many words stand between two names, or things in scripts without spaces."""
    between = side.told.text[gap[0] : gap[1]]
    if any(script(sign) in WITHOUT_SPACES for sign in between):
        return len(_ids_in(side, gap))
    return len(WORD.findall(between))


def _ids_in(side: Side, gap: Place) -> set[str]:
    return {one.id for one in side.told.things if gap[0] <= one.start and one.end <= gap[1]}


def _contexts(
    one: Side, other: Side, left: tuple[Place, Place], right: tuple[Place, Place]
) -> tuple[float, float, float, float]:
    """How much stands next to the same name on both sides, and how much next to the other one; the same for what
    stands between the two names on both sides, which may be near to either."""
    leans = [_leans(side, places) for side, places in ((one, left), (other, right))]
    found = [0.0] * 4
    for thing, (lean, within) in leans[0].items():
        theirs = leans[1].get(thing)
        if theirs is not None:
            value = lean * theirs[0]
            found[(value < 0) + 2 * (within and theirs[1])] += abs(value)
    return found[0], found[1], found[2], found[3]


def _leans(side: Side, places: tuple[Place, Place]) -> dict[str, tuple[float, bool]]:
    """Thing -> -1..1, how much nearer it is to the first name, and whether it is between the two; things told twice are
    left out."""
    low, high = sorted(places)
    fade = NEAR_UNSPACED if any(script(sign) in WITHOUT_SPACES for sign in side.told.text[:40]) else NEAR
    found: dict[str, tuple[float, bool]] = {}
    twice: set[str] = set()
    for start, end, id in side.things:
        if any(start < place[1] and place[0] < end for place in places):
            continue
        away = [max(start - place[1], place[0] - end, 0) / fade for place in places]
        if id in found:
            twice.add(id)
        found[id] = exp(-away[0]) - exp(-away[1]), low[1] <= start and end <= high[0]
    return {id: lean for id, lean in found.items() if id not in twice}
