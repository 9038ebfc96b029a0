"""The faults of each version: what a descendant inherits and cannot undo.

Descent is read from shared errors, not from shared truths (Lachmann; Maas 1927): a version that has the right reading
where another is at fault does not descend from that other one. A contradiction whose right side is unknown counts
for neither, only for who agrees with whom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.model import Variant

# What a fault of a kind weighs when it stands in the way of descent: how sure it is that it is a fault (the precision
# of the finder on the development stories) times how hard it is to mend. A lost passage cannot come back; a name may be
# mended by an editor.
WEIGHT = {"omission": 1.0, "addition": 1.0, "quotation": 0.6, "name": 0.5, "speaker": 0.25, "figure": 0.2, "date": 0.15}
NAME_LEFT_OUT = 0.35
SENTENCE = 0.5  # of a sentence, which may stand in other words; a whole passage is seen to be lacking
OUTVOTED = 0.4  # a figure that two or more versions speak against
ALONE = 0.3  # of that for what only one of several versions has


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the versions that share it, its weight, and the words that tell of it. `lacks`: something is missing
    (and not garbled)."""

    sigla: frozenset[str]
    weight: float
    words: str
    lacks: bool


@dataclass(frozen=True, slots=True)
class Split:
    """A place at which versions disagree and no one knows who is right: groups that agree within."""

    groups: tuple[frozenset[str], ...]
    words: str


def faults(variants: Sequence[Variant], sigla: Sequence[str]) -> list[Fault]:
    """The faults that variants show; those of one version alone too, which say how far it is from the source."""
    found: list[Fault] = []
    for one in variants:
        weight = WEIGHT.get(one.kind)
        if one.evidence and one.evidence[0].kind == "same words around" and len(sigla) > 2:
            # Words in one of two near copies may be left out in the other or put in here: no fault of either.
            continue
        if weight is None or one.severity == "style" or one.confidence < 0.5:
            continue
        lacking = frozenset(s for s, reading in one.readings.items() if reading is None)
        if one.evidence and one.evidence[0].kind == "name":
            # A name left out of a sentence may stand in the one before; the finder is right four times in five.
            weight *= NAME_LEFT_OUT
        if one.kind in ("omission", "addition") and one.evidence and one.evidence[0].kind == "containment":
            weight *= SENTENCE
        have = [s for s, reading in one.readings.items() if reading is not None]
        if one.kind == "addition" or (one.severity == "loss" and len(have) == 1 and len(sigla) > 2):
            # Only one version has it: it was added there, which is the likelier, or lost in all others.
            missing = frozenset(s for s, reading in one.readings.items() if reading is None)
            found.append(Fault(missing, ALONE * weight * one.confidence, one.explanation, True))
        elif one.kind == "name" and one.faulty:
            found.append(Fault(_same_form(one, sigla), weight * one.confidence, one.explanation, False))
        elif one.kind in ("figure", "date") and one.severity == "contradiction" and one.faulty:
            found.append(Fault(frozenset(one.faulty), OUTVOTED * one.confidence, one.explanation, False))
        elif one.faulty and one.severity == "loss":
            found.append(Fault(frozenset(one.faulty), weight * one.confidence, one.explanation, bool(lacking)))
    return found


def _same_form(variant: Variant, sigla: Sequence[str]) -> frozenset[str]:
    """The versions that share the garbled form letter for letter."""
    wrong = variant.readings[variant.faulty[0]]
    return frozenset(s for s in sigla if (held := variant.readings.get(s)) and wrong and held.text == wrong.text)


def splits(variants: Sequence[Variant]) -> list[Split]:
    """The contradictions: who agrees with whom, told by the values of the readings."""
    found: list[Split] = []
    for one in variants:
        if one.severity != "contradiction" or one.confidence < 0.5:
            continue
        if not any(e.kind == "value" for e in one.evidence):
            found += _sided(one)
            continue
        groups: dict[str, set[str]] = {}
        values: Mapping[str, str] = {e.left.partition(":")[0]: e.right for e in one.evidence if e.kind == "value"}
        for siglum, reading in one.readings.items():
            if reading is not None:
                groups.setdefault(values.get(siglum, reading.text.casefold()), set()).add(siglum)
        found.append(Split(tuple(frozenset(group) for group in groups.values()), one.explanation))
    return found


def _sided(variant: Variant) -> list[Split]:
    """A contradiction of two sides, of which one is told by `faulty`; nothing where the sides are not known."""
    have = frozenset(s for s, reading in variant.readings.items() if reading is not None)
    one = frozenset(variant.faulty) & have
    if not one and len(have) == 2:
        one = frozenset(sorted(have)[:1])
    return [Split((one, have - one), variant.explanation)] if one and have - one else []
