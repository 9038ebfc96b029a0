"""Lost intermediates: versions that share faults which the version they hang from does not have.

Two copies of one page that lose the same passage, or garble a name in the same letters, did not do so by chance:
another version stood between, and is lost. `stemma.py` makes the tree of the versions that are there; here its
branches are looked through for two versions with a lost one above them, either side by side, or one below the other
though it has what that one lost. The weights are a logistic regression on simulated histories (`python -m
bench.fit_between`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from hexapla.descent.faults import Fault
from hexapla.descent.features import GROUPED, MOVED, SAME_WORDS, Case, Version
from hexapla.descent.trees import ROOT
from hexapla.evidence.odds import probability
from hexapla.knowledge.phrases import say
from hexapla.knowledge.tables import language_name
from hexapla.model import Stemma, StemmaEdge, StemmaNode

LEAST = 0.6  # probability from which a lost intermediate is drawn
CAP = 3.0
# What every page makes for itself, and what one version has alone, says nothing of a common source.
IDLE = ("furniture", "alone")
PIVOT = 0.5
SURPRISE = 4.0  # of common losses, from where more says no more
NAME = "y"


@dataclass(frozen=True, slots=True)
class Between:
    """A lost version between `parent` and `children`, with its probability, and why; `how` it came from its parent, and
    `through` what."""

    parent: str
    children: tuple[str, ...]
    probability: float
    evidence: tuple[str, ...]
    language: str | None
    how: str
    through: str | None


def shared_faults(case: Case, parent: str, one: str, other: str) -> list[Fault]:
    """The faults that two versions have in common and their parent has not."""
    return [
        fault
        for fault in case.faults
        if {one, other} <= fault.sigla
        and fault.kind not in IDLE
        and parent not in fault.sigla
        and parent not in fault.silent
    ]


def pair_features(case: Case, parent: str, one: str, other: str, chained: bool) -> dict[str, float]:
    """What speaks for a lost version between `parent` and two others, which are siblings or (`chained`) `other` hangs
    from `one`."""
    found: dict[str, float] = defaultdict(float)
    versions = {version.siglum: version for version in case.versions}
    left, right = versions[one], versions[other]
    found["chained"] = float(chained)
    found["original"] = float(parent == ROOT)
    for fault in shared_faults(case, parent, one, other):
        found[f"shared {GROUPED.get(fault.kind, fault.kind)}"] += fault.weight
    own = [0.0, 0.0]
    for fault in case.faults:
        if fault.kind in IDLE or {one, other} & fault.silent:
            continue
        if one in fault.sigla and other not in fault.sigla:
            own[0] += fault.weight
        elif other in fault.sigla and one not in fault.sigla:
            own[1] += fault.weight
    found["own"] = own[0] if chained else min(own)
    for split in case.splits:
        sides = [next((n for n, sigla in enumerate(split.groups) if s in sigla), None) for s in (one, other, parent)]
        if None not in sides and sides[0] == sides[1] != sides[2]:
            found["agree"] += split.weight
    found["surprise"] = min(SURPRISE, surprise(case, parent, one, other))
    found["pivot"] = _pivot(left, right)[1]
    found["same language"] = float(left.language == right.language)
    found["words"] = max(0.0, case.ties.words.get((one, other), 0.0) - SAME_WORDS) * 2
    if parent in versions:
        both = min(case.ties.moved.get((parent, s), 0) for s in (one, other))
        found["moved"] = min(MOVED, both) if not case.ties.moved.get((one, other), 0) else 0
    return {name: min(CAP, value) for name, value in found.items()}


def surprise(case: Case, parent: str, one: str, other: str) -> float:
    """How unlikely it is (-log10) that two versions, each of which lost some passages of `parent`, lost as many of the
    same by chance: two that were both cut to a third have much in common, and no common source but the first."""
    lost = [fault for fault in case.faults if fault.kind == "passage" and not {parent} & (fault.sigla | fault.silent)]
    a, b = (sum(s in fault.sigla for fault in lost) for s in (one, other))
    both = sum({one, other} <= fault.sigla for fault in lost)
    size = max([a + b - both, *(version.passages for version in case.versions)])
    tail = sum(math.comb(a, k) * math.comb(size - a, b - k) for k in range(both, min(a, b) + 1))
    return math.log10(math.comb(size, b) / tail)


def _pivot(left: Version, right: Version) -> tuple[str | None, float]:
    """The language that both went through, and how sure that is."""
    common = {code: min(left.pivots[code], right.pivots[code]) for code in left.pivots.keys() & right.pivots.keys()}
    best = max(common, key=lambda code: common[code], default=None)
    return (best, common[best]) if best and common[best] >= PIVOT else (None, 0.0)


def pairs(case: Case, parents: Mapping[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    """(parent, one, other, chained) of all pairs of a tree that may have a lost version above them."""
    for one, other in combinations([version.siglum for version in case.versions], 2):
        if one in parents and parents[one] == parents.get(other):
            yield parents[one], one, other, False
        for upper, lower in ((one, other), (other, one)):
            if parents.get(lower) == upper and upper in parents:
                yield parents[upper], upper, lower, True


def chance_of(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely there is a lost version above a pair."""
    return probability(
        weights.get("constant", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    )


def between(case: Case, parents: Mapping[str, str], weights: Mapping[str, float]) -> list[Between]:
    """The lost intermediates of a tree (child -> parent): the surest pair first, then those that join it; a version
    stands below one of them at most."""
    chances: dict[tuple[str, str], tuple[float, str, bool]] = {}
    for parent, one, other, chained in pairs(case, parents):
        chance = chance_of(pair_features(case, parent, one, other, chained), weights)
        chances[one, other] = chance, parent, chained
    found: list[Between] = []
    used: set[str] = set()
    for (one, other), (chance, parent, _) in sorted(chances.items(), key=lambda item: (-item[1][0], item[0])):
        if chance < LEAST or used & {one, other}:
            continue
        children = [one, other]
        for third in (version.siglum for version in case.versions):
            if third in children or third in used or parents.get(third) != parent:
                continue
            with_it = [_chance(chances, third, child) for child in children]
            if min(with_it) >= LEAST / 2 and max(with_it) >= LEAST:
                children.append(third)
        used |= set(children)
        found.append(_lost(case, parent, children, chance))
    return found


def _chance(chances: Mapping[tuple[str, str], tuple[float, str, bool]], one: str, other: str) -> float:
    return max(chances.get(pair, (0.0, "", False))[0] for pair in ((one, other), (other, one)))


def _lost(case: Case, parent: str, children: Sequence[str], chance: float) -> Between:
    one, other = children[:2]
    versions = {version.siglum: version for version in case.versions}
    faults = shared_faults(case, parent, one, other)
    evidence = [say("stemma", "shared_fault", fault=f.words) for f in sorted(faults, key=lambda fault: -fault.weight)]
    pivot, _ = _pivot(versions[one], versions[other])
    if pivot:
        evidence.insert(0, say("stemma", "both_through", one=one, other=other, language=language_name(pivot)))
    languages = {versions[child].language for child in children}
    common = languages.pop() if len(languages) == 1 else None
    # Names garbled in the same letters were garbled above both; in other letters, each garbled them for itself, out of
    # a text in the language that they went through.
    spelt = any(fault.kind in ("garbled", "name") for fault in faults)
    language = common if spelt or not pivot else pivot
    source = versions[parent].language if parent in versions else None
    through = pivot if spelt and pivot not in (source, language) else None
    if source and language and source != language:
        how = "translation"
    elif through:
        how = "round trip"
    else:
        how = "trim" if any(fault.lacks for fault in faults) else "copy"
    return Between(parent, tuple(sorted(children)), chance, tuple(dict.fromkeys(evidence)), language, how, through)


def drawn(tree: Stemma, case: Case, found: Sequence[Between], best: int) -> Stemma:
    """A stemma with lost intermediates in it: what hung from another version hangs from the lost one, which hangs from
    that version; the edges that give way are alternatives, as far as they are likely."""
    nodes, edges, others = list(tree.nodes), list(tree.edges), list(tree.alternatives)
    languages = {node.id: node.language for node in tree.nodes}
    languages |= {version.siglum: version.language for version in case.versions}
    for number, one in enumerate(found, 1):
        name = NAME if number == 1 else f"{NAME}{number}"
        nodes.append(StemmaNode(name, True, one.language))
        held = [edge for edge in edges if edge.child in one.children and edge.how != "merge"]
        above = max(edge.confidence for edge in held if edge.parent == one.parent)
        edges = [edge for edge in edges if edge not in held]
        edges.append(StemmaEdge(one.parent, name, one.how, one.through, one.probability * above, one.evidence[:best]))
        for edge in held:
            how, through = _how(edge, languages, one)
            told = tuple(dict.fromkeys([*one.evidence, *edge.evidence]))[:best]
            edges.append(StemmaEdge(name, edge.child, how, through, one.probability, told))
            others.append(replace(edge, confidence=edge.confidence * (1 - one.probability)))
    return Stemma(tuple(nodes), tuple(edges), tuple(others))


def _how(edge: StemmaEdge, languages: Mapping[str, str | None], one: Between) -> tuple[str, str | None]:
    """How a version came from the lost one."""
    own, source = languages[edge.child], languages.get(edge.parent)
    through = None if edge.through in (one.language, one.through) else edge.through
    if one.language and own != one.language:
        return "translation", through
    if through:
        return "round trip", through
    return (edge.how if edge.how != "translation" and source == own else "copy"), None
