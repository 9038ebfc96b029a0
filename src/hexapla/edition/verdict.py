"""The verdict on each version in words: how it was made, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.knowledge.phrases import say
from hexapla.knowledge.tables import language_name
from hexapla.model import Making, Witness

# How often verdicts of such a probability are right stands in docs/stages/5-descent.md.
LIKELY, PROBABLE, POSSIBLE = 0.8, 0.55, 0.35
HANDS = ("human translation", "machine translation")
WORTH = 0.03  # ways less likely are not listed


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is told of one version: the verdict in words, its probability (None where nothing can be told), what speaks
    for it, and every way worth listing with its probability."""

    siglum: str
    words: str
    probability: float | None
    evidence: tuple[str, ...]
    ways: tuple[tuple[str, float], ...]


def verdicts(edition: Edition) -> tuple[Verdict, ...]:
    """The verdicts on the versions of an edition, in their order."""
    return tuple(_verdicts(edition))


def _verdicts(edition: Edition) -> Iterator[Verdict]:
    for one in edition.witnesses:
        if one.making:
            yield _verdict(one)


def _verdict(witness: Witness) -> Verdict:
    first, *others = witness.making
    second = others[0] if others else first
    ways = tuple((way(one), one.probability) for one in witness.making if one.probability >= WORTH)
    hands = [one for one in witness.making if one.how in HANDS]
    either = sum(one.probability for one in hands)
    if first in hands and first.probability < PROBABLE <= either:
        key = "most_likely" if either >= LIKELY else "probably"
        words = say("making", key, way=say("making", "translation"))
        return Verdict(str(witness.siglum), words, either, first.evidence, ways)
    if first.probability < POSSIBLE:
        return Verdict(str(witness.siglum), say("making", "open"), None, (), ways)
    sure = first.probability
    key = "most_likely" if sure >= LIKELY else "probably" if sure >= PROBABLE else "perhaps"
    words = say("making", key, way=way(first), second=way(second))
    return Verdict(str(witness.siglum), words, sure, first.evidence, ways)


def way(one: Making) -> str:
    """A way in words: "a round trip through Arabic"."""
    key = f"way_{one.how.replace(' ', '_')}"
    if one.through and one.how in ("round trip", "machine translation"):
        return say("making", f"{key}_through", through=language_name(one.through))
    return say("making", key)
