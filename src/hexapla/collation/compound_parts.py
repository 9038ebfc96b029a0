"""Compounds of which a version has only a part.

A compound with a sense of its own ("Verteidigungsminister") is answered by a word for its end alone ("ministers"), and
nothing about that word tells the rest, which the lexicon knows ("defence"). Or a compound known by its parts
("Verteidigungsarchitektur") is answered by a word for its beginning, much shorter, between the answers of its
neighbours, and nothing in the sentence tells the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from hexapla.collation.counterparts import kinship
from hexapla.collation.senses import Unit
from hexapla.collation.unanswered import Pairing, kin
from hexapla.knowledge.concepts import Lexicon, concepts
from hexapla.knowledge.scripts import WITHOUT_SPACES, script

SHORTEST = 4  # letters of a part of a compound
JOINTS = 2  # letters that may stand between the parts ("s", "en")
SHORT = 0.5  # share of a compound's letters that a word for its beginning may have
BESIDE = 3  # words about the answer in which the rest may be told
NEXT = 1  # the like in which any free word may tell it


@dataclass(frozen=True, slots=True)
class Clipping:
    """Unit `whole` of the left side, of which unit `part` of the right has only the end, or only the beginning."""

    whole: int
    part: int


def clippings(pairing: Pairing, languages: tuple[str | None, str | None], there: Collection[str]) -> Iterator[Clipping]:
    """The compounds of the left side that the right tells in part. `there`: all concepts of the right version."""
    if languages[0] is None:
        return
    lexicon = concepts(languages[0])
    for i, j in pairing.there.items():
        whole, part = pairing.left[i], pairing.right[j]
        if whole.mark or part.mark or not part.ids or not whole.ids or " " in whole.span.text:
            continue
        if len(whole.ids) > 1:
            if languages[0] != languages[1] and _headless(pairing, i, j, lexicon, there):
                yield Clipping(i, j)
        elif whole.ids.isdisjoint(part.ids):
            rest = _rest(lexicon, whole, part.ids)
            if rest and not _told(pairing, j, whole, rest):
                yield Clipping(i, j)


def _headless(pairing: Pairing, i: int, j: int, lexicon: Lexicon, there: Collection[str]) -> bool:
    """Whether the answer of a compound is a short word for its beginning, with no place beside it for the end."""
    whole, part = pairing.left[i], pairing.right[j]
    end = lexicon.of_tail(whole.span.text)
    if not end or whole.ids.isdisjoint(part.ids) or any(id in there or id in part.ids for id in end):
        return False
    tight = all(pairing.there.get(i + step) == j + step for step in (-1, 1))
    short = len(part.span.text) <= SHORT * len(whole.span.text) and script(part.span.text[0]) not in WITHOUT_SPACES
    table = kinship()
    free = {id for k, one in enumerate(pairing.right) if k not in pairing.back for id in one.ids}
    kindred = any((a, b) in table for a in end for b in free)
    return tight and short and not kindred


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
    if end.isdisjoint(lexicon.of_tail(text)):
        return frozenset()
    for cut in range(SHORTEST, len(text) - SHORTEST + 1):
        if not end.isdisjoint(lexicon.of_word(text[cut:])):
            for joint in range(JOINTS + 1):
                ids = lexicon.of_word(text[: cut - joint]) if cut - joint >= SHORTEST else ()
                if ids:
                    return frozenset(ids) - end
    return frozenset()
