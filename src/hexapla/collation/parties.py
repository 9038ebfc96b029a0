"""What the curves that weigh two parties of versions have in common (`denying.py`, `modality.py`, `refusals.py`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from hexapla.collation.account import Thing, Told
from hexapla.knowledge.words import Found


def mean(values: Collection[float]) -> float:
    """The mean of some values; 0.0 of none."""
    return sum(values) / max(1, len(values))


def wordings(party: Iterable[Told]) -> int:
    """How many versions a party has; those that are word for word another one count once."""
    return len({one.text for one in party})


def around(side: Told, word: Found, most: int, counts: Callable[[Thing], bool] = lambda _: True) -> frozenset[str]:
    """The ids of so many of the things nearest to a word, of those that count."""
    others = [one for one in side.things if (one.end <= word.start or word.end <= one.start) and counts(one)]
    others.sort(key=lambda one: abs(one.start - word.start))
    return frozenset(one.id for one in others[:most])
