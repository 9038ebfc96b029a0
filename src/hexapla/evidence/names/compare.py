"""Are two names the same? The verdict, its score, and the steps that lead from one to the other.

Names are cut into words, words of the two are matched one to one by what they cost (`assign`, `likeness`), and what the
match shows is weighed by a table fitted on pairs of names (`knowledge/sounds/weights.toml`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp
from operator import mul

from hexapla.evidence.names.assign import Meeting, read_whole
from hexapla.evidence.names.prepare import PLACE, Prepared, prepare
from hexapla.evidence.names.reasons import reasons
from hexapla.evidence.names.shown import NAMES, Values, acronym, same_place, shown, swapped, two_parts
from hexapla.knowledge.sounds import sounds
from hexapla.model import NameMatch

# Log odds are cut here: no comparison of two spellings is surer than this.
SUREST = 7.0
# Equal words are at least so sure (namesakes are what is left); a whole name that is read in Japanese, and an acronym.
EQUAL, READ, ACRONYM = 3.5, 4.0, 1.5
# What is left of two places where only one is north or new, and of a son and a father that have changed places.
TWO_PARTS, SWAPPED = -2.0, -3.0


class Match(NameMatch):
    """A verdict whose reasons are found when they are asked for: most of them never are."""

    __slots__ = ("_left", "_right", "_told")
    _left: Prepared
    _right: Prepared
    _told: tuple[str, ...] | None

    def __init__(self, score: float, left: Prepared, right: Prepared) -> None:
        # A frozen class lets nothing be set but so, and this is the fastest way.
        _put_score(self, score)
        _put_same(self, score >= 0.5)
        _put_left(self, left)
        _put_right(self, right)
        _put_told(self, None)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The steps between the two names."""
        if self._told is None:
            group, _, meetings = shown(self._left, self._right)
            told = reasons(self._left, self._right, meetings, self.same, group == "unparted")
            _put_told(self, told)
            return told
        return self._told

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NameMatch):
            return NotImplemented
        return (self.score, self.same, self.reasons) == (other.score, other.same, other.reasons)

    def __hash__(self) -> int:
        return hash((self.score, self.same, self.reasons))

    def __reduce__(self) -> tuple[type[NameMatch], tuple[float, bool, tuple[str, ...]]]:
        return NameMatch, (self.score, self.same, self.reasons)


_put_score, _put_same = (vars(NameMatch)[name].__set__ for name in ("score", "same"))
_put_left, _put_right, _put_told = (vars(Match)[name].__set__ for name in ("_left", "_right", "_told"))


def compare_names(
    a: str, b: str, *, kind: str | None = None, a_language: str | None = None, b_language: str | None = None
) -> NameMatch:
    """Whether two names, of any scripts, name one bearer: `score` 0..1, even odds at 0.5, `same` the verdict, `reasons`
    the steps from one to the other or what speaks against it.

    `kind` is person, place, organisation or None where it is not known; the languages are ISO 639-1 codes. A surname
    alone and a full name with it may be one person; two full names that differ in one part are two.
    """
    return _compare(a, b, kind, a_language, b_language)


@lru_cache(maxsize=65_536)
def _compare(a: str, b: str, kind: str | None, a_language: str | None, b_language: str | None) -> NameMatch:
    left, right = prepare(a, a_language, kind), prepare(b, b_language, kind)
    if not left.words or not right.words:
        same = a.strip() == b.strip() != ""
        return NameMatch(1.0 if same else 0.0, same, ("equal",) if same else ("no letters",))
    if kind == PLACE:
        known = same_place(left, right)
        if known is not None:
            return NameMatch(0.97, True, ("names of one place",)) if known else NameMatch(0.03, False, ("two places",))
    group, values, meetings = shown(left, right)
    odds = weigh(group, values, kind)
    if odds < EQUAL and meetings[0][3] == "equal" and len(left.words) == len(right.words) and _all_equal(meetings):
        odds = EQUAL
    if kind == PLACE and two_parts(left, right, meetings):
        odds = min(odds, TWO_PARTS)
    elif left.descent and swapped(left, right, meetings):
        odds = min(odds, SWAPPED)
    if odds < 0:
        if group == "unparted" and read_whole(left, right):
            odds = READ
        elif kind != "person" and acronym(left, right):
            odds = ACRONYM
    score = 1 / (1 + exp(-max(-SUREST, min(SUREST, odds))))
    return Match(score, left, right)


def _all_equal(meetings: list[Meeting]) -> bool:
    return all(one[3] == "equal" for one in meetings)


def weigh(group: str, values: Values, kind: str | None) -> float:
    """The log odds that features of a group show."""
    table, bias = _weights(group, kind)
    return sum(map(mul, table, values), bias)


@cache
def _weights(group: str, kind: str | None) -> tuple[tuple[float, ...], float]:
    table = sounds("weights")[group]
    return tuple(table.get(name, 0.0) for name in NAMES), table["bias"] + table["kinds"].get(kind or "", 0.0)
