"""Single words that a version lost.

A lexicon does not know half of the words that a good translation may put for one, so that a lone word without an answer
says little by itself. It says more where the words about it are answered by neighbours between which the other version
has no room for it: in "called for “European forces”" nothing can answer "capable". A logistic curve of its own weighs
such words (`single_words.toml` says each measure in words).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from hexapla.collation.logistic import weighed
from hexapla.collation.senses import Unit
from hexapla.collation.unanswered import Pairing, Run, kin, rarity

TOPIC = "single_words"
MEASURES = (
    "constant", "rare", "tight", "tighter", "turned", "room", "longer", "letters", "slot_known", "slot_unknown",
    "near", "free", "alone", "shorter", "coverage", "same", "unspaced", "edge", "kin", "senses",
)  # fmt: skip
BESIDE = 2  # words about the answers of its neighbours in which a free one may be its counterpart
RARE = 0.25  # how seldom translations lose its concepts, at least: small words of the other language answer "give"
NEVER = -9.0  # log odds of what is not told
SHORT = 4  # letters from which a word that no lexicon knows may be a counterpart
WIDE = 2.0  # signs of a word of Latin letters to which one of Chinese or Japanese comes


def measures(pairing: Pairing, run: Run, same: bool, wide: tuple[bool, bool]) -> tuple[float, ...] | None:
    """The measures of a lone word in the order of MEASURES; None for names, figures and words that no lexicon knows.
    `wide`: whether each side is written without spaces."""
    left, right, at = pairing.left, pairing.right, run.first
    unit = left[at]
    if run.last > at or unit.mark or not unit.ids or run.echoed:
        return None
    before, after = pairing.there.get(at - 1), pairing.there.get(at + 1)
    tight = before is not None and after is not None and after - before == 1
    room = longer = 0.0
    if before is not None and after is not None and tight:
        there = max(0, right[after].span.start - right[before].span.end)
        here = max(0, left[at + 1].span.start - left[at - 1].span.end - (unit.span.end - unit.span.start))
        scales = WIDE if wide[0] else 1.0, WIDE if wide[1] else 1.0
        room = log((3 + there * scales[1]) / (3 + here * scales[0]))
        longer = log(
            (_size(right[before]) + _size(right[after])) * scales[1]
            / ((_size(left[at - 1]) + _size(left[at + 1])) * scales[0])
        )  # fmt: skip
    known = sum(bool(right[j].ids) for j in run.slot)
    near = {j for place in (before, after) if place is not None for j in range(place - BESIDE, place + BESIDE + 1)}
    free = sum(j not in pairing.back and not one.mark for j, one in enumerate(right))
    return (
        1.0,
        rarity(unit),
        float(tight),
        float(tight and _answered(pairing.there, at, before, after)),
        float(before is not None and after is not None and abs(after - before) <= 2 and not tight),
        room,
        longer,
        log(_size(unit) * (WIDE if wide[0] else 1.0)),
        log(1 + known),
        log(1 + len(run.slot) - known),
        float(any(_may_answer(unit, right[j]) for j in near if 0 <= j < len(right) and j not in pairing.back)),
        log(1 + free),
        log(len(left) - len(pairing.there)),
        log((len(left) + 2) / (len(right) + 2)),
        (2 * len(pairing.there) + 1) / (len(left) + len(right) + 2),
        float(same),
        float(wide[0] or wide[1]),
        float(at in (0, len(left) - 1)),
        log(1 + max((kin(unit, right[j]) for j in run.slot), default=0.0)),
        log(len(unit.ids)),
    )


def lone(pairing: Pairing, run: Run, same: bool, wide: tuple[bool, bool]) -> float:
    """The log odds that a lone word was lost; far below zero for light words, and for one that the other version has
    room for: words that may be put for it, or its neighbours' answers apart."""
    values = measures(pairing, run, same, wide)
    if values is None:
        return NEVER
    if rarity(pairing.left[run.first]) < RARE:
        return NEVER
    tight, near = values[MEASURES.index("tight")], values[MEASURES.index("near")]
    return odds(values) if tight and not near else NEVER


def odds(values: tuple[float, ...]) -> float:
    """The log odds that a word of these measures was lost, if a word were lost of every second sentence."""
    return weighed(TOPIC, MEASURES, values)


def _may_answer(unit: Unit, free: Unit) -> bool:
    """Whether a free word may be put for another: one that no lexicon knows, or whose sense is kindred."""
    if free.mark:
        return False
    return kin(unit, free) > 0 if free.ids else _size(free) >= SHORT


def _size(unit: Unit) -> int:
    return unit.span.end - unit.span.start


def _answered(there: Mapping[int, int], at: int, before: int | None, after: int | None) -> bool:
    """Whether the words beyond the neighbours are answered beyond the answers of those as well."""
    if before is None or after is None:
        return False
    return there.get(at - 2) == before - 1 and there.get(at + 2) == after + 1
