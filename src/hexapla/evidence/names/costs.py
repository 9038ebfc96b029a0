"""What the changes between two spellings of a word cost, by the two scripts, the sound and its neighbours.

Vowels are nearly free for Arabic and Hebrew, p and b are near in Arabic, r and l in Japanese, a vowel after a consonant
that only the Japanese form has is no difference at all. The weights are a table, `knowledge/sounds/costs.tsv`, learnt
from pairs of names (`bench/fit_names.py`); a cost is the sum of the general weight and those of the script, so that a
script seldom seen costs what all do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from hexapla.evidence.names.phones import IS_VOWEL, LATIN, PLACES, SIGNS, Spot
from hexapla.knowledge.sounds import cost_rows

Key = tuple[str, str, str, str]

# The cost of a change or gap that the table has not met, and of a supposition, as the learning starts from.
DIFFERENT = 2.5
MISSING = 2.2
SUPPOSED = 0.6
# As the table names all signs of a kind.
KIND = ["*v" if vowel else "*c" for vowel in IS_VOWEL]


@cache
def weights() -> Mapping[Key, float]:
    """The table as it is learnt."""
    return {(what, name, x, y): float(value) for what, name, x, y, value in cost_rows()}


class Costs:
    """The costs between two scripts: `change`, a row for each sign of the left word, by the sign of the right one;
    `left` and `right`, of a sign that only one word has, by where it stands; and what no path changes."""

    __slots__ = ("bias", "change", "consonants", "left", "right", "vowels")

    def __init__(self, left: str, right: str) -> None:
        table = weights()
        both = min(left, right), max(left, right), ""
        self.bias, self.consonants, self.vowels = (
            table.get((what, "", "", ""), 0.0) + table.get((what, *both), 0.0)
            for what in ("bias", "consonants", "vowels")
        )
        self.change = Changes(left, right)
        self.left, self.right = Gaps(left, right), Gaps(right, left)


class Changes(dict[int, list[float]]):
    """For each sign of the left word the costs of putting another for it. Rows are computed when first asked for."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self.sides = [(one, own) for one, own in ((left, True), (right, False)) if one != LATIN] or [(LATIN, False)]
        self.plain = {kind: self._plain(kind) for kind in ("*v", "*c")}

    def _plain(self, kind: str) -> list[float]:
        """The row of a sign of a kind of which nothing more is known."""
        table, to = _changes(), {}
        for other in ("*v", "*c"):
            value = DIFFERENT + table["", False].get(kind, NO_ROW).get(other, 0.0)
            to[other] = value + sum(table[side].get(kind, NO_ROW).get(other, 0.0) for side in self.sides)
        return [to[other] for other in KIND]

    def __missing__(self, x: int) -> list[float]:
        table, sign, row = _changes(), SIGNS[x], self.plain[KIND[x]].copy()
        row[x] = 0.0
        for side in (("", False), *self.sides):
            for other, weight in table[side].get(sign, NO_ROW).items():
                row[NUMBER[other]] += weight
        if min(row) < 0:
            row = [value if value > 0 else 0.0 for value in row]
        self[x] = row
        return row


NO_ROW: Mapping[str, float] = {}
NUMBER = {sign: number for number, sign in enumerate(SIGNS)}


@cache
def _changes() -> Mapping[tuple[str, bool], Mapping[str, dict[str, float]]]:
    """The weights of changes by script and by whether its sign is the left one; then by the left sign and the right."""
    found: defaultdict[tuple[str, bool], dict[str, dict[str, float]]] = defaultdict(dict)
    for (what, name, x, y), value in weights().items():
        if what == "change":
            found[name, False].setdefault(x, {})[y] = value
            if name in ("", LATIN):
                found[name, False].setdefault(y, {})[x] = value
            else:
                found[name, True].setdefault(y, {})[x] = value
    return found


class Gaps(dict[Spot, float]):
    """What it costs that only one of two words has a sign, by the sign and the kinds of what stands before and after;
    computed when first asked for."""

    def __init__(self, own: str, other: str) -> None:
        super().__init__()
        self.roles = [_role("gap", "")]
        if own != LATIN or other == LATIN:
            self.roles.append(_role("extra", own))
        if other != LATIN:
            self.roles.append(_role("lost", other))

    def __missing__(self, spot: Spot) -> float:
        value = 0.0
        for role in self.roles:
            value += role[spot]
        self[SPOTS[spot]] = value = max(0.0, MISSING + value)
        return value


# The spots themselves: one tuple each for all tables.
SPOTS = {spot: spot for spot in product(range(len(SIGNS)), range(3), range(3))}


class Role(dict[Spot, float]):
    """What the table says of the same in one role; pairs of scripts share it."""

    def __init__(self, role: str, name: str) -> None:
        super().__init__()
        self.role, self.name = role, name

    def __missing__(self, spot: Spot) -> float:
        x, before, after = spot
        sign, place, get = SIGNS[x], PLACES[before * 3 + after], weights().get
        value = get((self.role, self.name, sign, ""), 0.0) + get((self.role, self.name, sign, place), 0.0)
        self[SPOTS[spot]] = value = value + get((self.role, self.name, KIND[x], place), 0.0)
        return value


_role = cache(Role)


@cache
def costs(left: str, right: str) -> Costs:
    """The costs between two scripts, by their ISO 15924 codes; a script that was not learnt costs what all do."""
    return Costs(left, right)


@lru_cache(maxsize=1024)
def supposed(what: str) -> float:
    """What it costs to suppose another spelling or an ending."""
    return SUPPOSED + weights().get(("suppose", "", what, ""), 0.0)


def forget() -> None:
    """Forgets all that was computed from the table, for those who learn a new one."""
    for one in (_changes, _role, costs, supposed):
        one.cache_clear()
