"""The faults of each version: what a descendant inherits and cannot undo.

Descent is read from shared errors, not from shared truths (Lachmann; Maas 1927): a version that has the right reading
where another is at fault does not descend from that other one. A contradiction whose right side is unknown counts
for neither, only for who agrees with whom.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from hexapla.knowledge.gazetteer import places_in
from hexapla.model import Variant

# Kinds of fault, by what they say of descent: a passage that is lacking cannot come back; a sentence may stand in other
# words elsewhere; what only one of several versions has ("alone") was added there, or lost in all the others; bylines,
# captions and the like ("furniture") each page makes for itself; a
# "word" is one that near copies differ in (`slips.py`).
KINDS = (
    "passage", "furniture", "sentence", "alone", "quotation", "speaker", "figure", "name lost", "name", "value",
    "garbled", "word",
)  # fmt: skip
NOTHING: Mapping[str, str | None] = {}
LEAST = 0.5  # a variant less sure than that is no fault
LEAST_SHARED = 0.4  # what one version has alone may be its own, but that the others lack it alike joins them


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the versions that share it, how sure it is (0..1), the words that tell of it, and its kind (`KINDS`).
    `lacks`: something is missing (and not garbled). `silent`: versions that have nothing at the place, of which no one
    can say whether they had the fault."""

    sigla: frozenset[str]
    weight: float
    words: str
    lacks: bool
    kind: str = "passage"
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Split:
    """A place at which versions disagree and no one knows who is right: groups that agree within."""

    groups: tuple[frozenset[str], ...]
    words: str
    weight: float = 1.0
    kind: str = "figure"


def faults(
    variants: Sequence[Variant],
    sigla: Sequence[str],
    told: Collection[int] | None = None,
    tongues: Mapping[str, str | None] = NOTHING,
) -> list[Fault]:
    """The faults that variants show; those of one version alone too, which say how far it is from the source. `told`:
    the loci of running text, all if None; elsewhere only page furniture differs. `tongues`: the
    languages of the versions."""
    found: list[Fault] = []
    for one in variants:
        least = LEAST_SHARED if one.kind == "addition" else LEAST
        if one.severity != "style" and one.confidence >= least:
            fault = _fault(one, sigla, told is None or one.locus in told, tongues)
            if fault is not None:
                found.append(replace(fault, silent=frozenset(sigla) - one.readings.keys() - fault.sigla))
    return found


def _fault(one: Variant, sigla: Sequence[str], running: bool, tongues: Mapping[str, str | None]) -> Fault | None:
    evidence = one.evidence[0].kind if one.evidence else ""
    if evidence == "same words around" and len(sigla) > 2:
        # Words in one of two near copies may be left out in the other or put in here: no fault of either.
        return None
    lacking = frozenset(s for s, reading in one.readings.items() if reading is None)
    have = len(one.readings) - len(lacking)
    if not running and lacking:
        return Fault(lacking, one.confidence, one.explanation, True, "furniture")
    if one.kind == "addition" or (one.severity == "loss" and have == 1 and len(sigla) > 2):
        return Fault(lacking, one.confidence, one.explanation, True, "alone")
    if one.kind == "name" and one.faulty:
        return Fault(_same_form(one, sigla, tongues), one.confidence, one.explanation, False, "name")
    if one.kind in ("figure", "date") and one.severity == "contradiction" and one.faulty:
        return Fault(frozenset(one.faulty), one.confidence, one.explanation, False, "value")
    if not one.faulty or one.severity != "loss":
        return None
    return Fault(frozenset(one.faulty), one.confidence, one.explanation, bool(lacking), _kind(one.kind, evidence))


def _kind(kind: str, evidence: str) -> str:
    """The kind of a loss."""
    if kind == "omission":
        return {"name": "name lost", "containment": "sentence"}.get(evidence, "passage")
    return {"quotation": "quotation", "speaker": "speaker", "figure": "figure", "date": "figure"}.get(kind, "sentence")


def _same_form(variant: Variant, sigla: Sequence[str], tongues: Mapping[str, str | None]) -> frozenset[str]:
    """The versions that share the garbled form letter for letter, but not those whose language calls a place so."""
    wrong = variant.readings[variant.faulty[0]]
    return frozenset(
        s
        for s in sigla
        if (held := variant.readings.get(s)) and wrong and held.text == wrong.text
        if s in variant.faulty or not places_in(held.text, tongues.get(s))
    )


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
        found.append(
            Split(tuple(frozenset(group) for group in groups.values()), one.explanation, one.confidence, one.kind)
        )
    return found


def _sided(variant: Variant) -> list[Split]:
    """A contradiction of two sides, of which one is told by `faulty`; nothing where the sides are not known."""
    have = frozenset(s for s, reading in variant.readings.items() if reading is not None)
    one = frozenset(variant.faulty) & have
    if not one and len(have) == 2:
        one = frozenset(sorted(have)[:1])
    return (
        [Split((one, have - one), variant.explanation, variant.confidence, variant.kind)] if one and have - one else []
    )
