"""The rebuilt text: at each locus the words of the best supported version, with what was rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.model import RebuiltText, Stemma, Variant
from hexapla.synopsis import Synopsis

COST = {"contradiction": 1.0, "loss": 1.0, "spelling": 0.5, "style": 0.1}


def rebuilt(synopsis: Synopsis, variants: Sequence[Variant], stemma: Stemma) -> tuple[RebuiltText, ...]:
    """The best supported text of every locus that tells the story, in order. The base of a locus is the version with
    the fewest faults there; among equals the one nearest the root, then the first given."""
    depth = _depths(stemma)
    general = {s: sum(s in v.faulty for v in variants) for s in synopsis.witnesses}
    found: list[RebuiltText] = []
    for locus in synopsis.told():
        here = [one for one in variants if one.locus == locus and one.severity != "style"]
        sigla = synopsis.sigla(locus)
        fault = {s: sum(COST[v.severity] * v.confidence for v in here if s in v.faulty) for s in sigla}
        base = min(sigla, key=lambda s: (round(fault[s], 3), depth.get(s, 9), general[s], list(sigla).index(s)))
        found.append(_locus(synopsis, locus, base, here, sigla))
    return tuple(found)


def _depths(stemma: Stemma) -> Mapping[str, int]:
    parents = {edge.child: edge.parent for edge in reversed(stemma.edges)}
    depths: dict[str, int] = {}
    for node in [node.id for node in stemma.nodes]:
        depth, place = 0, node
        while place in parents and depth <= len(stemma.nodes):
            place, depth = parents[place], depth + 1
        depths[node] = depth
    return depths


def _locus(synopsis: Synopsis, locus: int, base: str, here: Sequence[Variant], sigla: Sequence[str]) -> RebuiltText:
    whole = synopsis.whole(locus, base)
    rejected: dict[str, str] = {}
    for variant in here:
        for siglum in variant.faulty:
            reading = variant.readings.get(siglum)
            words = reading.text if reading else "lacking"
            if siglum != base:
                rejected[siglum] = f"{rejected[siglum]}; {words}" if siglum in rejected else words
    support = tuple(s for s in sigla if s == base or s not in rejected)
    language = synopsis.language(locus, base) or "und"
    return RebuiltText(locus, language, whole.text if whole else "", base, support, rejected)
