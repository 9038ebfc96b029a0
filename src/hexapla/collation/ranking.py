"""Finer confidences for two passages by themselves: what else has no counterpart raises or lowers them a little, so
that of two versions of a translation the worse one ranks above the better.

What has no counterpart says next to nothing about one pair of passages by itself (translations differ too much in what
they keep), but much about two renderings of one source. So it moves no variant across the line of 0.5 that was not on
it, and stands as a variant of its own only far below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from hexapla.collation.account import Told
from hexapla.collation.doubt import Doubt, doubt
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.model import Evidence, Span, Variant

SHARE = 0.5  # how much of the doubt a variant's log odds take over
SUREST = 0.999


def ranked(variants: Sequence[Variant], sides: dict[str, Told]) -> tuple[Variant, ...]:
    """The variants of two passages with finer confidences, and what has no counterpart as the last."""
    found = doubt(*sides.values())
    moved = tuple(replace(one, confidence=_moved(one.confidence, found.beyond)) for one in variants)
    return (*moved, _variant(found, sides)) if any(found.lost) else moved


def _moved(confidence: float, beyond: float) -> float:
    """A confidence whose log odds are moved by some of the doubt, but not across even odds."""
    p = min(SUREST, max(1 - SUREST, confidence))
    odds = log(p / (1 - p))
    moved = odds + SHARE * beyond
    if odds >= 0 > moved or odds < 0 <= moved:
        moved = 0.0 if odds >= 0 else -1e-6
    return 1 / (1 + exp(-moved))


def _variant(found: Doubt, sides: dict[str, Told]) -> Variant:
    """What a side tells that has no counterpart: the surest thing of each."""
    readings: dict[str, Span | None] = {
        siglum: Span(things[0].start, things[0].end, side.text[things[0].start : things[0].end]) if things else None
        for (siglum, side), things in zip(sides.items(), found.lost, strict=True)
    }
    named = {siglum: span for siglum, span in readings.items() if span}
    words = say("variant", "unmatched", told=listed(f"{quoted(span.text)} in {s}" for s, span in named.items()))
    evidence = tuple(Evidence("no counterpart", f"{s}: {span.text}", "", 0.0) for s, span in named.items())
    return Variant("wording", "loss", readings, found.confidence, words, evidence)
