"""Are two names the same? The verdict, its score, and the steps that lead from one to the other.

Names are cut into words, words of the two are matched one to one by what they cost (`assign`, `likeness`), and what the
match shows is weighed by a table fitted on pairs of names (`knowledge/sounds/weights.toml`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import mul

from hexapla.evidence.names.assign import Meeting, read_whole
from hexapla.evidence.names.memo import Memo
from hexapla.evidence.names.prepare import PLACE, one_word, prepare, words
from hexapla.evidence.names.reasons import reasons
from hexapla.evidence.names.shown import NAMES, Values, acronym, same_place, shown, single, swapped, two_parts
from hexapla.evidence.odds import probability
from hexapla.knowledge.sounds import sounds
from hexapla.model import NameMatch

# Log odds are cut here: no comparison of two spellings is surer than this.
SUREST = 7.0
# Equal words are at least so sure (namesakes are what is left); a whole name that is read in Japanese, and an acronym.
EQUAL, READ, ACRONYM = 3.5, 4.0, 1.5
# What is left of two places where only one is north or new, and of a son and a father that have changed places.
TWO_PARTS, SWAPPED = -2.0, -3.0


# What is asked: two names, their kind, their languages.
Question = tuple[str, str, str | None, str | None, str | None]


class Match(NameMatch):
    """A verdict whose reasons are found when they are asked for: most of them never are."""

    __slots__ = ("_asked",)
    _asked: Question

    def __init__(self, score: float, asked: Question) -> None:
        # A frozen class lets nothing be set but so, and this is the fastest way.
        _put_score(self, score)
        _put_same(self, score >= 0.5)
        _put_asked(self, asked)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The steps between the two names."""
        return _told(self._asked)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NameMatch):
            return NotImplemented
        return (self.score, self.same, self.reasons) == (other.score, other.same, other.reasons)

    def __hash__(self) -> int:
        return hash((self.score, self.same, self.reasons))

    def __reduce__(self) -> tuple[type[NameMatch], tuple[float, bool, tuple[str, ...]]]:
        return NameMatch, (self.score, self.same, self.reasons)


_put_score, _put_same = (vars(NameMatch)[name].__set__ for name in ("score", "same"))
_put_asked = vars(Match)["_asked"].__set__


@lru_cache(maxsize=8192)
def _told(asked: Question) -> tuple[str, ...]:
    a, b, kind, a_language, b_language = asked
    left, right = prepare(a, a_language, kind), prepare(b, b_language, kind)
    group, _, meetings = shown(left, right)
    return reasons(left, right, meetings, _compare(*asked).same, group == "unparted")


def compare_names(
    a: str, b: str, *, kind: str | None = None, a_language: str | None = None, b_language: str | None = None
) -> NameMatch:
    """Whether two names, of any scripts, name one bearer: `score` 0..1, even odds at 0.5, `same` the verdict, `reasons`
    the steps from one to the other or what speaks against it.

    `kind` is person, place, organisation or None where it is not known; the languages are ISO 639-1 codes. A surname
    alone and a full name with it may be one person; two full names that differ in one part are two.
    """
    return _compare(a, b, kind, a_language, b_language)


def _compare(a: str, b: str, kind: str | None, a_language: str | None, b_language: str | None) -> NameMatch:
    known = _verdicts(kind, a_language, b_language)
    # One text for the two; the length, since any sign may stand in a name.
    key = f"{len(a)} {a}{b}"
    found = known.get(key)
    if found is None:
        found = known.put(key, _verdict(a, b, kind, a_language, b_language))
    return found if isinstance(found, NameMatch) else Match(found, (a, b, kind, a_language, b_language))


@lru_cache(maxsize=1024)
def _verdicts(kind: str | None, a_language: str | None, b_language: str | None) -> Memo[str, float | NameMatch]:
    """What has been found of names of a kind and two languages: the score, or the whole verdict."""
    return Memo()


def forget() -> None:
    """Forgets all verdicts, for those who learn new weights."""
    _verdicts.cache_clear()
    _told.cache_clear()
    _weights.cache_clear()


def _verdict(a: str, b: str, kind: str | None, a_language: str | None, b_language: str | None) -> float | NameMatch:
    if kind != PLACE and one_word(a) and one_word(b):
        x, y = words(a_language)[a], words(b_language)[b]
        if x is not None and y is not None:
            group, values, meetings = single(x, y)
            odds = weigh(group, values, kind)
            return _score(EQUAL if odds < EQUAL and meetings[0][3] == "equal" else odds)
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
    return _score(odds)


def _score(odds: float) -> float:
    return probability(odds, SUREST)


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
