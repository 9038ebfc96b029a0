"""Who descends from whom.

For every pair of versions the features of `features.py` make a cost, with weights fitted to simulated histories and to
the gold stories (`bench.fit_stemma`); `trees.py` weighs all trees that those costs allow. What is told is the tree with
most edges expected to be right, each edge with its probability, and the edges that might stand in their place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np

from hexapla.descent.between import between, drawn
from hexapla.descent.faults import Fault, Split
from hexapla.descent.features import FOLLOWED, Case, Ties, Version, edge_features, reasons, root_features
from hexapla.descent.sources import Drawn, drawn_on
from hexapla.descent.trees import ROOT, Costs, Odds, best_tree, odds
from hexapla.errors import TableError
from hexapla.knowledge.phrases import say
from hexapla.model import Stemma, StemmaEdge, StemmaNode

ALTERNATIVE = 0.15  # probability from which another parent is worth telling
BEST = 3  # pieces of evidence told of an edge
LOST_ORIGINAL = "lost original"  # the key of the cost of there being one
# A second parent is told from this many passages that the first lacks and this one has, most of all that are so.
MERGED, MOST = 2, 0.7
PASSAGE = 0.4
REWRITTEN, REORDERED = 0.5, 2
PIVOT = 0.5
TRANSLATED = 2  # traces of machine translation beyond which a version is one


@cache
def weights(*parts: str) -> Mapping[str, float]:
    """The weights of some parts of `weights.toml`: feature -> what it costs; without any, those of edges and roots."""
    import tomllib

    text = (files("hexapla.descent") / "weights.toml").read_text(encoding="utf-8")
    try:
        found = tomllib.loads(text)
        return {
            name: float(value) for part in parts or ("fitted", "set", "words") for name, value in found[part].items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise TableError(f"descent/weights.toml: {error}") from error


def costs_of(case: Case, table: Mapping[str, float]) -> Costs:
    """What each edge and each root costs."""
    size = len(case.versions)

    def cost(features: Mapping[str, float]) -> float:
        return sum(table.get(name, 0.0) * value for name, value in features.items())

    edges = np.zeros((size, size))
    for parent in range(size):
        for child in range(size):
            if parent != child:
                edges[parent, child] = cost(edge_features(case, parent, child))
    only, lost = (np.array([cost(root_features(case, n, how)) for n in range(size)]) for how in (False, True))
    return Costs(edges, only, lost, table.get(LOST_ORIGINAL, 0.0))


def stemma(
    versions: Sequence[Version], faults: Sequence[Fault], splits: Sequence[Split], ties: Ties, lost: StemmaNode
) -> Stemma:
    """The stemma of a story's versions; `lost` describes what is known of a lost original, should one be needed."""
    nodes = tuple(StemmaNode(version.siglum) for version in versions)
    if len(versions) < 2:
        return Stemma(nodes, ())
    case = Case(versions, faults, splits, ties)
    found = odds(costs_of(case, weights()))
    parents = best_tree(found)
    names = [version.siglum for version in versions]
    by_name = {names[child]: name_of(case, parent) for child, parent in parents.items()}
    two = drawn_on(ties.apart, by_name)
    parents |= {names.index(one.child): names.index(one.first) for one in two if by_name[one.child] not in one.sources}
    by_name = {names[child]: name_of(case, parent) for child, parent in parents.items()}
    edges = [_edge(case, found, parent, child, lost) for child, parent in sorted(parents.items())]
    edges = by_wording(edges, two)
    merged = {one.child for one in two}
    edges += [edge for edge in merges(case, by_name, found) if edge.child not in merged]
    told = {(edge.parent, edge.child) for edge in edges}
    others = tuple(
        _edge(case, found, parent, child, lost)
        for child in range(len(versions))
        for parent in range(-1, len(versions))
        if parent != child and _probability(found, parent, child) >= ALTERNATIVE
        if (name_of(case, parent), names[child]) not in told
    )
    needs_root = ROOT in by_name.values()
    tree = Stemma((lost, *nodes) if needs_root else nodes, tuple(edges), others)
    return drawn(tree, case, between(case, by_name, weights("between")), BEST)


def name_of(case: Case, place: int) -> str:
    return ROOT if place < 0 else case.versions[place].siglum


def _probability(found: Odds, parent: int, child: int) -> float:
    return float(found.lost[child] if parent < 0 else found.edges[parent, child])


def _edge(case: Case, found: Odds, parent: int, child: int, lost: StemmaNode) -> StemmaEdge:
    """The edge between two places of `case.versions`; -1 is the lost original."""
    how, through = _how(case, parent, child, lost)
    told = _own_faults(case, child) if parent < 0 else reasons(case, parent, child, weights())
    return StemmaEdge(
        name_of(case, parent),
        case.versions[child].siglum,
        how,
        through,
        _probability(found, parent, child),
        tuple(dict.fromkeys(told))[:BEST],
    )


def _own_faults(case: Case, child: int) -> list[str]:
    """What keeps a version from being the original: its own faults, the weightiest first."""
    siglum = case.versions[child].siglum
    own = [fault for fault in case.faults if siglum in fault.sigla]
    return [fault.words for fault in sorted(own, key=lambda one: (len(one.sigla), -one.weight))]


def _how(case: Case, parent: int, child: int, lost: StemmaNode) -> tuple[str, str | None]:
    """How the child came from its parent, and the language of another that it went through on the way."""
    own = case.versions[child]
    source = case.versions[parent].language if parent >= 0 else None
    pivot = max(own.pivots, key=lambda code: own.pivots[code], default=None)
    through = pivot if pivot and own.pivots[pivot] >= PIVOT and pivot != source else None
    if through and source in (None, own.language):
        return "round trip", through
    if parent < 0:
        translated = own.left_over or own.pivots or own.marks > TRANSLATED
        other = lost.language and lost.language != own.language
        return ("translation" if translated or other else "copy"), through
    if source != own.language:
        return "translation", through
    one = case.versions[parent].siglum
    lacks = any(own.siglum in fault.sigla and one not in fault.sigla and fault.lacks for fault in case.faults)
    same = case.ties.words.get((one, own.siglum), 0.0)
    if same < REWRITTEN or case.ties.moved.get((one, own.siglum), 0) > REORDERED:
        return "rewrite", None
    return ("trim" if lacks else "copy"), None


def by_wording(edges: Sequence[StemmaEdge], two: Sequence[Drawn]) -> list[StemmaEdge]:
    """The edges with second parents told by their wording; the first parent is at least as sure as the second."""
    found = {one.child: one for one in two}
    told = [
        replace(edge, confidence=max(edge.confidence, found[edge.child].confidence)) if edge.child in found else edge
        for edge in edges
    ]
    for edge in edges:
        if one := found.get(edge.child):
            other = one.second if edge.parent == one.first else one.first
            words = say("stemma", "by_turns", child=one.child, first=one.first, second=one.second, count=len(one.loci))
            told.append(StemmaEdge(other, one.child, "merge", None, one.confidence, (words,)))
    return told


def merges(case: Case, parents: Mapping[str, str], found: Odds | None = None) -> list[StemmaEdge]:
    """A second parent for a version that has passages its parent lacks, where one other version has them. That alone is
    seldom a merge (in simulated histories 1 of 70 such: a version in between is lost, or the passages are its own). So
    names have to speak too: those of the version follow the spelling of that other, or else of the parent, and two
    passages or more are not from there. `found` tells which of several other versions is the likeliest."""
    told: list[StemmaEdge] = []
    place = {version.siglum: number for number, version in enumerate(case.versions)}
    for child, parent in parents.items():
        undone = [
            fault
            for fault in case.faults
            if fault.kind == "passage" and fault.weight > PASSAGE and parent in fault.sigla and child not in fault.sigla
        ]
        best: tuple[tuple[float, float, float], StemmaEdge] | None = None
        for other in place if undone else ():
            if other in (child, parent) or child in _line(parents, other):
                continue
            given = [fault for fault in undone if other not in fault.sigla | fault.silent]
            follows = case.ties.heard.get((other, child), 0.0)
            by_names = follows >= FOLLOWED and other not in _line(parents, parent)
            against = case.ties.heard.get((parent, child), 0.0) >= FOLLOWED
            if not (by_names or against) or len(given) < max(MERGED, len(undone) * MOST):
                continue
            words = tuple(fault.words for fault in given[:BEST])
            if by_names:
                words = (say("stemma", "heard", parent=other, child=child), *words)[:BEST]
            sure = float(found.edges[place[other], place[child]]) if found else 0.0
            rank = float(len(given)), follows, sure
            edge = StemmaEdge(other, child, "merge", None, min(0.9, 0.4 + 0.1 * len(given)), words)
            best = max(best, (rank, edge), key=lambda one: one[0]) if best else (rank, edge)
        if best:
            told.append(best[1])
    return told


def _line(parents: Mapping[str, str], node: str) -> list[str]:
    """A node's ancestors, itself first."""
    line = [node]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line
