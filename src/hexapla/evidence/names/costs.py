"""What the changes between two spellings of a word cost, by the two scripts, the sound and its neighbours.

Vowels are nearly free for Arabic and Hebrew, p and b are near in Arabic, r and l in Japanese, a vowel after a consonant
that only the Japanese form has is no difference at all. The weights are a table, `knowledge/sounds/costs.tsv`, learnt
from pairs of names (`bench/fit_names.py`); a cost is the sum of the general weight and those of the script, so that a
script seldom seen costs what all do.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from hexapla.evidence.names.phones import LATIN, VOWELS
from hexapla.knowledge.sounds import cost_rows

Key = tuple[str, str, str, str]

# The cost of a change or gap that the table has not met, as the learning starts from.
DIFFERENT = 2.5
MISSING = 2.2
# What a supposition costs at first.
SUPPOSED = 0.6


def kind(sign: str) -> str:
    """Vowel or consonant, as the table names all signs of a kind."""
    return "*v" if sign in VOWELS else "*c"


def change_keys(left: str, right: str, x: str, y: str) -> list[Key]:
    """The weights that a change of x, in the left script, to y, in the right one, is the sum of."""
    low, high = min(x, y), max(x, y)
    found = [("change", "", low, high)]
    if x != y:
        found.append(("change", "", *sorted((kind(x), kind(y)))))  # type: ignore[arg-type]
    for name, one, other in _sides(left, right, x, y):
        found.append(("change", name, one, other))
        if x != y:
            found.append(("change", name, kind(one), kind(other)))
    return found


def _sides(left: str, right: str, x: str, y: str) -> list[tuple[str, str, str]]:
    """For each script that is not Latin: its name, the other form's sign, its own sign."""
    found = []
    if left != LATIN:
        found.append((left, y, x))
    if right != LATIN:
        found.append((right, x, y))
    return found or [(LATIN, min(x, y), max(x, y))]


def gap_keys(own: str, other: str, sign: str, place: str) -> list[Key]:
    """The weights that a sign is the sum of which only one form has. `place`: what stands before and after it."""
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


def places(text: str) -> list[str]:
    """For each sign of a word, what stands before and after it: ^ the start, v a vowel, c a consonant, $ the end."""
    kinds = ["v" if sign in VOWELS else "c" for sign in text]
    return [x + y for x, y in zip(["^", *kinds], [*kinds[1:], "$"], strict=False)]


def base_keys(left: str, right: str) -> tuple[list[Key], list[Key], list[Key]]:
    """The weights of the score of two words that are alike: of itself, by consonants, and by vowels."""
    low, high = min(left, right), max(left, right)
    return (
        [("bias", "", "", ""), ("bias", low, high, "")],
        [("consonants", "", "", ""), ("consonants", low, high, "")],
        [("vowels", "", "", ""), ("vowels", low, high, "")],
    )


@cache
def weights() -> Mapping[Key, float]:
    """The table as it is learnt."""
    return {(what, name, x, y): float(value) for what, name, x, y, value in cost_rows()}


class Costs:
    """The costs between two scripts: `change`, sign by sign; gaps by the sign and its place; and what no path changes.
    Entries are computed when first met: a pair of scripts uses few of them."""

    __slots__ = ("bias", "change", "consonants", "left", "right", "vowels")

    def __init__(self, left: str, right: str, table: Mapping[Key, float]) -> None:
        self.bias, self.consonants, self.vowels = (
            sum(table.get(key, 0.0) for key in keys) for keys in base_keys(left, right)
        )
        self.change = _Changes(left, right, table)
        self.left = _Gaps(left, right, table)
        self.right = _Gaps(right, left, table)


class _Changes(dict[str, "_Change"]):
    def __init__(self, left: str, right: str, table: Mapping[Key, float]) -> None:
        self.scripts, self.table = (left, right), table

    def __missing__(self, x: str) -> _Change:
        self[x] = value = _Change(x, self.scripts, self.table)
        return value


class _Change(dict[str, float]):
    """What it costs to put another sign for one sign, by the other."""

    def __init__(self, x: str, scripts: tuple[str, str], table: Mapping[Key, float]) -> None:
        self.x, self.scripts, self.table = x, scripts, table

    def __missing__(self, y: str) -> float:
        value = 0.0 if self.x == y else DIFFERENT
        value += sum(self.table.get(key, 0.0) for key in change_keys(*self.scripts, self.x, y))
        self[y] = value = max(value, 0.0)
        return value


class _Gaps(dict[str, list[float]]):
    """What it costs that only one form has a sign, for all signs of a word at once."""

    def __init__(self, own: str, other: str, table: Mapping[Key, float]) -> None:
        self.own, self.other, self.table = own, other, table
        self.known: dict[tuple[str, str], float] = {}

    def __missing__(self, text: str) -> list[float]:
        if len(self) >= MOST_WORDS:
            self.clear()
        self[text] = found = [self._cost(sign, place) for sign, place in zip(text, places(text), strict=True)]
        return found

    def _cost(self, sign: str, place: str) -> float:
        value = self.known.get((sign, place))
        if value is None:
            value = MISSING + sum(self.table.get(key, 0.0) for key in gap_keys(self.own, self.other, sign, place))
            self.known[sign, place] = value = max(value, 0.0)
        return value


@lru_cache(maxsize=1024)
def supposed(what: str) -> float:
    """What it costs to suppose another spelling or an ending."""
    return SUPPOSED + weights().get(("suppose", "", what, ""), 0.0)


# So many words are remembered with their gaps, for each pair of scripts.
MOST_WORDS = 20_000


@cache
def costs(left: str, right: str) -> Costs:
    """The costs between two scripts, by their ISO 15924 codes; a script that was not learnt costs what all do."""
    return Costs(left, right, weights())
