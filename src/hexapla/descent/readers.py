"""For whose readers a version was written: what its readers know goes without saying, what they do not is explained.

Who translates a story away from home says in which country it is, and gives prices in his readers' money besides. A
land that others name, and the version in its language does not, is where the story is at home; money of the readers of
one language in a version in another was left over from there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.knowledge.gazetteer import places_in
from hexapla.knowledge.tables import table
from hexapla.synopsis import Synopsis

LAND = "country"


@dataclass(frozen=True, slots=True)
class Readers:
    """The countries that a version names and the currencies that it counts in, and those of its language."""

    lands: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    own_lands: frozenset[str] = frozenset()
    own_money: frozenset[str] = frozenset()


def readers(synopsis: Synopsis, siglum: str) -> Readers:
    """What a version says of its readers."""
    language, marks = synopsis.witnesses[siglum].language, synopsis.marks[siglum]
    words = table(language, "words")
    return Readers(
        frozenset(
            land
            for name in marks.names
            if name.kind == "place"
            for _, _, land, kind in places_in(name.text, language)
            if kind == LAND
        ),
        frozenset(one.unit for one in marks.figures if one.unit),
        frozenset(words.get("lands", "").split()),
        frozenset(words.get("money", "").split()),
    )


def edge_features(parent: Readers, child: Readers) -> Mapping[str, float]:
    """What speaks for and against one version being written from another."""
    return {
        "money made": float(bool(child.money & child.own_money - parent.money)),
        "money from": float(bool((child.money - child.own_money) & parent.own_money)),
    }


def land_told(one: Readers, others: Sequence[Readers]) -> float:
    """The share of the other versions that name the land of a version's language, where that one does not."""
    named = 0 if one.lands & one.own_lands else sum(bool(other.lands & one.own_lands) for other in others)
    return named / max(1, len(others))
