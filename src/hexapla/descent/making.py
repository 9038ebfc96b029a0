"""How each version was made: a probability for every way, and what speaks for it.

The stemma says where a version comes from, and how sure that is; the traces in it, its own faults and, very weakly, its
habits of writing (`habits.py`) say the rest. All of them are numbers, which `making.toml` weighs; it is made by
`python -m bench.fit_making`. Where nothing decides, the probabilities stay flat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log

from hexapla.descent.making_table import making_table
from hexapla.descent.signs import Sign, signs
from hexapla.knowledge.phrases import say
from hexapla.knowledge.tables import language_name
from hexapla.model import Making, Stemma, StemmaEdge, Variant, Witness
from hexapla.synopsis import Synopsis

WAYS = (
    "original", "human translation", "machine translation", "round trip", "copy", "trimmed", "rewritten", "merged",
)  # fmt: skip
# What an edge of the stemma says of the way; whose a translation is it does not say.
BY_EDGE: Mapping[str, Mapping[str, float]] = {
    "copy": {"copy": 1.0},
    "trim": {"trimmed": 1.0},
    "rewrite": {"rewritten": 1.0},
    "translation": {"human translation": 0.5, "machine translation": 0.5},
    "round trip": {"round trip": 1.0},
    "merge": {},
}
# A version that hangs from a lost original in its own language may be anything.
FROM_LOST = {"copy": 0.4, "original": 0.2, "trimmed": 0.1, "human translation": 0.15, "machine translation": 0.15}
# Signs that a reader would take for evidence of a way; others only weigh.
MACHINE = ("marks", "left", "pivot", "garbled", "mistranslated", "literal")
SPEAKS: Mapping[str, tuple[str, ...]] = {
    "human translation": ("literal", "habits"),
    "machine translation": (*MACHINE, "habits"),
    "round trip": MACHINE,
    "trimmed": ("lacks",),
    "rewritten": ("order", "lacks"),
}
# Weights set by hand: neither simulated histories nor the gold stories have phrases carried over word for word.
BY_HAND: Mapping[str, Mapping[str, float]] = {
    "original": {"literal": -0.5},
    "human translation": {"literal": 0.4},
    "machine translation": {"literal": 0.7},
    "round trip": {"literal": 0.7},
}
BACK = 0.8  # a translation into a language that its source comes from is a round trip
LEAST = 0.02  # a way that the stemma gives nothing has this much all the same
BEST = 3  # pieces of evidence told of a way
TOLD = 0.1  # weight from which a sign is evidence

Features = Mapping[str, float]


def with_making(synopsis: Synopsis, variants: Sequence[Variant], stemma: Stemma) -> dict[str, Witness]:
    """The witnesses by siglum, each with the ways in which it may have been made."""
    return {
        siglum: replace(witness, making=makings(synopsis, siglum, variants, stemma))
        for siglum, witness in synopsis.witnesses.items()
    }


def makings(synopsis: Synopsis, siglum: str, variants: Sequence[Variant], stemma: Stemma) -> tuple[Making, ...]:
    """The ways in which a version may have been made, the likeliest first; their probabilities sum to 1."""
    if len(synopsis.witnesses) < 2:
        return ()
    found = signs(synopsis.witnesses[siglum], variants, stemma)
    shares, through = descent_shares(synopsis, siglum, stemma)
    chances = probabilities(shares, {name: one.value for name, one in found.items()})
    told = [
        Making(
            way,
            through.get(way),
            round(chance, 4),
            _evidence(way, found, _from(siglum, way, shares.get(way, 0.0), way in through, stemma)),
        )
        for way, chance in chances.items()
    ]
    return tuple(sorted(told, key=lambda one: -one.probability))


def probabilities(
    shares: Features, found: Features, table: Mapping[str, Mapping[str, float]] | None = None
) -> dict[str, float]:
    """Way -> probability, from what the stemma gives it and from the signs."""
    known = making_table().ways if table is None else table
    stem = known["descent"][""]
    total = {
        way: stem * log(shares.get(way, 0.0) + LEAST)
        + known[way].get("", 0.0)
        + sum(_weight(known, way, name) * value for name, value in found.items())
        for way in WAYS
    }
    highest = max(total.values())
    odds = {way: exp(value - highest) for way, value in total.items()}
    return {way: one / sum(odds.values()) for way, one in odds.items()}


def _weight(table: Mapping[str, Mapping[str, float]], way: str, name: str) -> float:
    """What a sign weighs for a way."""
    return table[way].get(name, 0.0) + BY_HAND.get(way, {}).get(name, 0.0)


def descent_shares(synopsis: Synopsis, siglum: str, stemma: Stemma) -> tuple[dict[str, float], dict[str, str]]:
    """What the stemma gives each way (sums to 1), and the language of a detour by way."""
    shares: dict[str, float] = defaultdict(float)
    detours: dict[tuple[str, str], float] = defaultdict(float)
    ways_in = [one for one in (*stemma.edges, *stemma.alternatives) if one.child == siglum]
    merged = max((one.confidence for one in ways_in if one.how == "merge"), default=0.0)
    first = [one for one in ways_in if one.how != "merge"]
    total = max(1.0, sum(one.confidence for one in first))
    lost = {node.id for node in stemma.nodes if node.lost} | {
        one.parent for one in first if one.parent not in synopsis.witnesses
    }
    for edge in first:
        chance = edge.confidence / total
        back = _back(synopsis, siglum, edge, stemma)
        gives = dict(FROM_LOST if edge.parent in lost and edge.how == "copy" else BY_EDGE[edge.how])
        if back:
            gives = {way: (1 - BACK) * share for way, share in gives.items()} | {"round trip": BACK}
        for way, share in gives.items():
            shares[way] += chance * share
            through = back if way == "round trip" and back else edge.through
            if through and way in ("round trip", "machine translation"):
                detours[way, through] += chance * share
    shares["original"] += max(0.0, 1 - sum(one.confidence for one in first))
    shares = {way: share * (1 - merged) for way, share in shares.items()} | {"merged": merged}
    told: dict[str, str] = {}
    for (way, language), _ in sorted(detours.items(), key=lambda one: one[1]):
        told[way] = language
    return shares, told


def _back(synopsis: Synopsis, siglum: str, edge: StemmaEdge, stemma: Stemma) -> str | None:
    """The language of the source, if the source itself comes from a version in the language of this one."""
    source = synopsis.witnesses.get(edge.parent)
    own = synopsis.witnesses[siglum].language
    if edge.how != "translation" or source is None or own is None or source.language == own:
        return None
    parents = {one.child: one.parent for one in stemma.edges if one.how != "merge"}
    lost = {node.id: node.language for node in stemma.nodes if node.lost}
    at, seen = edge.parent, {siglum}
    while at in parents and at not in seen:
        seen.add(at)
        at = parents[at]
        held = synopsis.witnesses.get(at)
        if at != siglum and (held.language if held else lost.get(at)) == own:
            return source.language
    return None


def _from(siglum: str, way: str, share: float, back: bool, stemma: Stemma) -> Sign:
    """What the stemma says for a way, in words; `back`: it has a detour for it."""
    if share < LEAST:
        return Sign(0.0)
    value = making_table().ways["descent"][""] * log((share + LEAST) * len(WAYS))
    if way == "original":
        return Sign(value, say("making", "no_source"))
    edges = [
        one for one in (*stemma.edges, *stemma.alternatives)
        if one.child == siglum and ((one.how == "merge") if way == "merged" else (back or way in BY_EDGE[one.how]))
    ]  # fmt: skip
    if not edges:
        return Sign(0.0)
    edge = max(edges, key=lambda one: one.confidence)
    lost = edge.parent in {node.id for node in stemma.nodes if node.lost}
    parent = say("making", "lost") if lost else edge.parent
    through = say("making", "through", language=language_name(edge.through)) if edge.through else ""
    key = "draws" if way == "merged" else "comes" if edge in stemma.edges else "may_come"
    words = say("making", key, parent=parent, how=edge.how, through=through, sure=f"{edge.confidence * 100:.0f} %")
    return Sign(value, words)


def _evidence(way: str, found: Mapping[str, Sign], descent: Sign) -> tuple[str, ...]:
    """What speaks for a way rather than for the others, the weightiest first."""
    table = making_table().ways
    told = [(descent.value, descent.words)]
    for name in SPEAKS.get(way, ()):
        one, mean = found[name], sum(_weight(table, other, name) for other in WAYS) / len(WAYS)
        told.append(((_weight(table, way, name) - mean) * one.value, one.words))
    return tuple(words for weight, words in sorted(told, key=lambda one: -one[0]) if weight >= TOLD and words)[:BEST]
