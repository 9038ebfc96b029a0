"""Words in each other's place, of senses that no faithful translation puts for one another: "Kompromisse" and "waits".

Faithful translations have such pairs wherever the lexicon does not know that two words may stand for each other, once
in eighty passages even where all about them is answered. So they are looked for only in versions that show a machine's
making, where as many pairs again are words taken wrongly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hexapla.collation.senses import Unit
from hexapla.collation.unanswered import Pairing, kin, rarity

ANSWERED = 8  # words of the sentence that must be answered
LONE = 5  # words of either side that may be without an answer
RARE = 0.25  # how seldom translations lose the concepts of both words, at least


def exchanged(pairing: Pairing, held: tuple[Collection[str], Collection[str]]) -> Iterator[tuple[int, int]]:
    """The places of words that stand in each other's place: both known, both neighbours of both answered. `held`: what
    each version has at the locus, keys and concepts."""
    left, right = pairing.left, pairing.right
    lone = max(len(left) - len(pairing.there), len(right) - len(pairing.back))
    if len(pairing.there) < ANSWERED or lone > LONE:
        return
    for i, one in enumerate(left):
        before, after = pairing.there.get(i - 1), pairing.there.get(i + 1)
        if i in pairing.there or before is None or after is None or after - before != 2:
            continue
        j = before + 1
        other = right[j]
        if j in pairing.back or not (_telling(one, held[1]) and _telling(other, held[0])) or kin(one, other) > 0:
            continue
        yield i, j


def _telling(unit: Unit, held: Collection[str]) -> bool:
    """Whether a word is well known, seldom lost, and not told elsewhere in the other version."""
    known = bool(unit.ids) and not unit.mark and rarity(unit) >= RARE
    return known and not any(id in held for id in unit.ids)
