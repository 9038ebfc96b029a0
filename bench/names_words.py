"""Pairs of words to learn costs from, and what the least-cost path between them changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.evidence.names import assign, compare, costs, garbling, likeness, shown
from hexapla.evidence.names.costs import Costs, Key
from hexapla.evidence.names.phones import LATIN, PLACES, VOWELS, Sounds, spots
from hexapla.evidence.names.prepare import prepare


@dataclass(frozen=True)
class Example:
    """Two words: whether they spell one name, the changes between them by key, and what is not learnt."""

    same: bool
    weight: float
    features: dict[Key, float]
    constant: float


def install(table: dict[Key, float]) -> None:
    """Makes the package compare with this table."""
    costs.weights = lambda: table  # type: ignore[assignment]
    costs.forget()
    assign.forget()
    compare.forget()
    garbling.changes.cache_clear()


def examples(pairs: Sequence[Any], sizes: Sequence[float]) -> list[Example]:
    """The words of all pairs that bear on whether the names are the same."""
    found = []
    seen: dict[tuple[Sounds, Sounds, str], tuple[dict[Key, float], float]] = {}
    for pair, size in zip(pairs, sizes, strict=True):
        for x, y, what, weight in words(pair):
            key = x, y, what
            if key not in seen:
                seen[key] = features(*key)
            found.append(Example(pair.same, size * weight, *seen[key]))
    return found


def words(pair: Any) -> list[tuple[Sounds, Sounds, str, float]]:
    """The words that answer each other with their weight: all of names that are the same, the unlikest of others."""
    a, b = prepare(pair.a, pair.a_language, pair.kind), prepare(pair.b, pair.b_language, pair.kind)
    if not a.words or not b.words or (pair.kind == "place" and shown.same_place(a, b) is not None):
        return []
    if len(a.words) != len(b.words):
        return []
    meetings = [one for one in assign.assign(a.words, b.words) if one[3] in LEARNT]
    if not meetings:
        return []
    if not pair.same:
        meetings = [min(meetings, key=lambda one: one[2])]
        if len(a.words) > 1 and meetings[0][2] > 1.5:
            return []
    elif pair.source == "gazetteer" or len(a.words) > 1:
        meetings = [one for one in meetings if one[2] > -2]
    found = []
    for one in meetings:
        x, y = a.words[one[0]], b.words[one[1]]
        best = assign.way(x, y)
        found.append((*best[1:], 1 / len(meetings)))
    return found


LEARNT = frozenset({"sound", "spelling", "ending"})


def features(x: Sounds, y: Sounds, what: str) -> tuple[dict[Key, float], float]:
    """What the log odds of two words are the sum of."""
    left, right = x.script, y.script
    table = costs.costs(left, right)
    found: dict[Key, float] = defaultdict(float)
    constant = 0.0
    low, high = min(left, right), max(left, right)
    amounts = (1.0, (x.consonants + y.consonants) / 12, (x.vowels + y.vowels) / 12)
    for name, amount in zip(("bias", "consonants", "vowels"), amounts, strict=True):
        found[name, "", "", ""] += amount
        found[name, low, high, ""] += amount
    if what:
        found["suppose", "", what, ""] -= 1
        constant -= costs.SUPPOSED
    for i, j in path(x, y, table, *likeness.ends(x.code, y.code)):
        if i is not None and j is not None:
            constant -= 0.0 if x.signs[i] == y.signs[j] else costs.DIFFERENT
            keys = change_keys(left, right, x.signs[i], y.signs[j])
        elif i is not None:
            constant -= costs.MISSING
            keys = gap_keys(left, right, x.signs[i], place(x, i))
        else:
            assert j is not None
            constant -= costs.MISSING
            keys = gap_keys(right, left, y.signs[j], place(y, j))
        for key in keys:
            found[key] -= 1
    return dict(found), constant


def place(one: Sounds, number: int) -> str:
    """What stands before and after a sign, as the table names it."""
    return PLACES[one.kinds[number] * 3 + one.kinds[number + 2]]


def kind(sign: str) -> str:
    """Vowel or consonant, as the table names all signs of a kind."""
    return "*v" if sign in VOWELS else "*c"


def change_keys(left: str, right: str, x: str, y: str) -> list[Key]:
    """The weights that a change of x, in the left script, to y, in the right one, is the sum of."""
    found: list[Key] = [("change", "", min(x, y), max(x, y))]
    if x != y:
        found.append(("change", "", min(kind(x), kind(y)), max(kind(x), kind(y))))
    sides = [(name, one, other) for name, one, other in ((left, y, x), (right, x, y)) if name != LATIN]
    for name, one, other in sides or [(LATIN, min(x, y), max(x, y))]:
        found.append(("change", name, one, other))
        if x != y:
            pair = kind(one), kind(other)
            found.append(("change", name, *(pair if sides else (min(pair), max(pair)))))
    return found


def gap_keys(own: str, other: str, sign: str, place: str) -> list[Key]:
    """The weights that a sign is the sum of which only one form has."""
    roles = [("gap", "")]
    if own != LATIN or other == LATIN:
        roles.append(("extra", own))
    if other != LATIN:
        roles.append(("lost", other))
    return [
        key
        for role, name in roles
        for key in ((role, name, sign, ""), (role, name, kind(sign), place), (role, name, sign, place))
    ]


def path(a: Sounds, b: Sounds, table: Costs, start: int, end_a: int, end_b: int) -> list[tuple[int | None, int | None]]:
    """The least-cost path between two words whose ends are equal: places that answer each other, None for a gap."""
    changes = [[table.change[one][other] for other in b.code[start:end_b]] for one in a.code[start:end_a]]
    way = likeness.least_path(
        changes,
        [table.left[one] for one in spots(a, start, end_a)],
        [table.right[one] for one in spots(b, start, end_b)],
    )
    return [(None if i is None else start + i, None if j is None else start + j) for i, j in way]
