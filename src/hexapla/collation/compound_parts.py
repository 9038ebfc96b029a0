"""Compounds of which a version has only the end: "Verteidigungsminister" and "ministers".

A compound with a sense of its own ("defence minister") is answered by a word for its
end alone, and nothing about that word tells the rest, which the lexicon knows ("defence").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.collation.senses import Unit
from hexapla.collation.unanswered import Pairing, kin
from hexapla.knowledge.concepts import Lexicon, concepts

SHORTEST = 4  # letters of a part of a compound
JOINTS = 2  # letters that may stand between the parts ("s", "en")
BESIDE = 3  # words about the answer in which the rest may be told
NEXT = 1  # the like in which any free word may tell it


@dataclass(frozen=True, slots=True)
class Clipping:
    """Unit `whole` of the left side, of which unit `part` of the right has only the end."""

    whole: int
    part: int


def clippings(pairing: Pairing, languages: tuple[str | None, str | None]) -> Iterator[Clipping]:
    """The compounds of the left side that the right tells in part."""
    if languages[0] is None:
        return
    lexicon = concepts(languages[0])
    for i, j in pairing.there.items():
        whole, part = pairing.left[i], pairing.right[j]
        if whole.mark or part.mark or not part.ids or len(whole.ids) != 1 or whole.ids & part.ids:
            continue
        rest = _rest(lexicon, whole, part.ids)
        if rest and not _told(pairing, j, whole, rest):
            yield Clipping(i, j)


def _told(pairing: Pairing, at: int, whole: Unit, rest: frozenset[str]) -> bool:
    """Whether words about the answer may tell the rest of a compound."""
    right = pairing.right
    for j in range(max(0, at - BESIDE), min(len(right), at + BESIDE + 1)):
        one = right[j]
        if one.ids & (rest | whole.ids):
            return True
        free = j not in pairing.back and not one.mark
        if free and (not one.ids or kin(whole, one) > 0 or (abs(j - at) <= NEXT and j < at)):
            return True
    return False


def _rest(lexicon: Lexicon, whole: Unit, end: frozenset[str]) -> frozenset[str]:
    """What the parts of a compound mean besides the end that was told; empty where that is not known."""
    text = whole.span.text
    if " " in text or end.isdisjoint(lexicon.of_tail(text)):
        return frozenset()
    for cut in range(SHORTEST, len(text) - SHORTEST + 1):
        if not end.isdisjoint(lexicon.of_word(text[cut:])):
            for joint in range(JOINTS + 1):
                ids = lexicon.of_word(text[: cut - joint]) if cut - joint >= SHORTEST else ()
                if ids:
                    return frozenset(ids) - end
    return frozenset()
