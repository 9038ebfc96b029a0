"""Who descends from whom: the tree that needs the fewest miracles.

For every pair (parent, child) a cost is summed up: each fault of the parent that the child does not share is something
the child would have had to undo (dear), each fault of the child that the parent does not share happened on the way
(cheap); places at which the two disagree cost a little; what speaks for the pair – the language of a passage left
over, the language of the pivot, nearly the same words – takes off. The cheapest arborescence is the stemma. Its root is
either a version without faults of its own, or a lost original. Weights: tuned by hand on the development stories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from hexapla.descent.arborescence import arborescence
from hexapla.descent.faults import Fault, Split
from hexapla.model import Stemma, StemmaEdge, StemmaNode

UNDO = 2.0  # to undo a fault of weight 1
MAKE = 0.35  # to make one
DISAGREE = 0.3
LOST = 1.9  # to suppose an original that nobody has
CHILD_OF_LOST = 0.3  # and to hang a version from it
OTHER_LANGUAGE = 0.25  # to translate
LATER = 3.0  # to descend from a page that was published later
PRODUCT = 2.0  # to take for the original what bears a sure mark of having been made from something else
WAY_OUT = 1.0  # what a round trip says of the way out
ORDER = 0.12  # people name first what they take for the source: a weak prior, worth a third of a lost sentence
ROOT = "x"


@dataclass(frozen=True, slots=True)
class Version:
    """What the stemma is told of one version. `left_over`: languages of passages left untranslated; `pivots`: language
    of a round trip and its probability; `marks`: number of traces of machine translation."""

    siglum: str
    language: str | None
    published: str | None = None
    left_over: tuple[str, ...] = ()
    pivots: Mapping[str, float] = field(default_factory=dict)
    marks: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Ties:
    """What holds between two versions: the share of words that are the same (None in different languages), and the
    number of loci in another order."""

    words: Mapping[tuple[str, str], float]
    moved: Mapping[tuple[str, str], int]


@dataclass(slots=True)
class Case:
    """The case for one edge: its cost, and the reasons with their parts of it."""

    cost: float = 0.0
    reasons: list[tuple[float, str]] = field(default_factory=list)

    def add(self, cost: float, reason: str = "") -> None:
        """Costs are positive; what speaks for the edge is negative."""
        self.cost += cost
        if reason:
            self.reasons.append((cost, reason))


def stemma(
    versions: Sequence[Version], faults: Sequence[Fault], splits: Sequence[Split], ties: Ties, lost: StemmaNode
) -> Stemma:
    """The stemma of a story's versions; `lost` describes what is known of a lost original, should one be needed."""
    cases = {
        (one.siglum, other.siglum): edge_case(place, one, other, faults, splits, ties, versions)
        for place, one in enumerate(versions)
        for other in versions
        if one is not other
    }
    for place, version in enumerate(versions):
        cases[ROOT, version.siglum] = root_case(place, version, faults, lost)
    costs = {edge: case.cost for edge, case in cases.items()}
    sigla = [version.siglum for version in versions]
    parents = best_tree(sigla, costs, {version.siglum: product(version) for version in versions})
    by_siglum = {version.siglum: version for version in versions}
    edges = tuple(
        _edge(by_siglum, parent, child, cases, faults, ties, lost) for child, parent in sorted(parents.items())
    )
    edges += tuple(_merges(by_siglum, parents, faults))
    nodes = tuple(StemmaNode(siglum) for siglum in sigla)
    return Stemma((lost, *nodes) if ROOT in parents.values() else nodes, edges)


def product(version: Version) -> float:
    """What it costs to take a version for the original: one with passages left over from another language, with names
    garbled by a pivot, or full of traces of machine translation was made from something else."""
    return PRODUCT * (bool(version.left_over) + max(version.pivots.values(), default=0.0) + (version.marks > 8) / 2)


def best_tree(
    sigla: Sequence[str], costs: Mapping[tuple[str, str], float], products: Mapping[str, float] | None = None
) -> dict[str, str]:
    """child -> parent of the cheapest tree, its root one of the versions or the lost original; `products`: what it
    costs to take each version for the original, beside its faults."""
    products = products or {}
    best: tuple[float, dict[str, str]] | None = None
    for root in [*sigla, ROOT]:
        nodes = [*sigla, ROOT] if root == ROOT else list(sigla)
        inner = {edge: cost for edge, cost in costs.items() if edge[0] in nodes and edge[1] != root}
        tree = arborescence(nodes, root, inner)
        total = sum(costs[parent, child] for child, parent in tree.items())
        # A version at the root costs what its own faults say: an original has none.
        total += LOST if root == ROOT else max(0.0, costs[ROOT, root]) + products.get(root, 0.0)
        if best is None or total < best[0] - 1e-9:
            best = total, tree
    return best[1] if best else {}


def edge_case(
    place: int,
    one: Version,
    other: Version,
    faults: Sequence[Fault],
    splits: Sequence[Split],
    ties: Ties,
    versions: Sequence[Version] = (),
) -> Case:
    """The case for `other` descending from `one`."""
    case = Case()
    for fault in faults:
        if one.siglum in fault.sigla and other.siglum not in fault.sigla:
            case.add(UNDO * fault.weight, f"against it: {fault.words}")
        elif other.siglum in fault.sigla and one.siglum not in fault.sigla:
            case.add(MAKE * fault.weight)
        elif one.siglum in fault.sigla and len(fault.sigla) > 1:
            case.add(-MAKE * fault.weight, f"shared fault: {fault.words}")
    for split in splits:
        group = next((g for g in split.groups if one.siglum in g), None)
        if group and other.siglum in group:
            case.add(-DISAGREE, f"both have the same of two readings: {split.words}")
        elif group and any(other.siglum in g for g in split.groups):
            case.add(DISAGREE)
    _languages(case, one, other, ties)
    _way_out(case, one, other, versions)
    _times(case, one, other)
    case.add(ORDER * (place + 1))
    # Traces of machine translation tell that a version is a product; its source need not have them.
    case.add(0.1 * max(0, min(one.marks, 10) - min(other.marks, 10)))
    return case


def _languages(case: Case, one: Version, other: Version, ties: Ties) -> None:
    if one.language in other.left_over:
        case.add(-1.5, f"{other.siglum} has a passage left in the language of {one.siglum}")
    elif other.left_over:
        case.add(0.5)
    if one.left_over and other.language not in one.left_over and one.language != other.language:
        case.add(0.3)
    if one.language and one.language in other.pivots:
        probability = other.pivots[one.language]
        case.add(-1.5 * probability, f"names of {other.siglum} bear the sounds of the language of {one.siglum}")
    if one.language != other.language:
        case.add(OTHER_LANGUAGE)
        return
    # The words of a round trip are like those of its source whatever way they went: they say nothing then.
    same = 0.0 if other.pivots else ties.words.get((one.siglum, other.siglum), 0.0)
    case.add(-2.0 * max(0.0, same - 0.45), f"{same:.0%} of the words are the same" if same > 0.6 else "")


def _way_out(case: Case, one: Version, other: Version, versions: Sequence[Version]) -> None:
    """A round trip comes back to where it began: if a third version came back to the language of `one` through that of
    `other`, then `other` was made from that language."""
    through = other.language or ""
    back = [
        third.pivots[through]
        for third in versions
        if through in third.pivots and third.language == one.language and third.siglum != one.siglum
    ]
    if back:
        case.add(
            -WAY_OUT * max(back),
            f"another version came back from the language of {other.siglum} to that of {one.siglum}",
        )


def _times(case: Case, one: Version, other: Version) -> None:
    if one.published and other.published:
        size = min(len(one.published), len(other.published), 16)
        if one.published[:size] > other.published[:size]:
            case.add(LATER, f"against it: {one.siglum} was published later")
        elif one.published[:size] < other.published[:size]:
            case.add(-0.3, f"{one.siglum} was published earlier")


def root_case(place: int, version: Version, faults: Sequence[Fault], lost: StemmaNode) -> Case:
    """The case for a version descending from a lost original that has no faults at all."""
    case = Case(CHILD_OF_LOST + ORDER * place)
    for fault in faults:
        if version.siglum in fault.sigla:
            case.add(MAKE * fault.weight, fault.words if fault.weight > 0.3 else "")
    case.add(0.1 * min(version.marks, 10), f"{version.marks} traces of machine translation" if version.marks else "")
    if version.left_over:
        case.add(1.0, "a passage was left in the language of its source")
    if version.pivots:
        case.add(max(version.pivots.values()), "names garbled by a pivot language")
    if version.language != lost.language and lost.language:
        case.add(OTHER_LANGUAGE)
    return case


def _edge(
    versions: Mapping[str, Version],
    parent: str,
    child: str,
    cases: Mapping[tuple[str, str], Case],
    faults: Sequence[Fault],
    ties: Ties,
    lost: StemmaNode,
) -> StemmaEdge:
    rivals = [case.cost for (_, other), case in cases.items() if other == child]
    own = cases[parent, child].cost
    confidence = 1 / sum(exp(min(20.0, own - rival)) for rival in rivals)
    how, through = _how(versions, parent, child, faults, ties, lost)
    reasons = sorted(cases[parent, child].reasons)
    told = [words for cost, words in reasons if cost < 0][:3]
    if len(told) < 3 and parent == ROOT:
        told += [words for _, words in reversed(reasons)][: 3 - len(told)]
    return StemmaEdge(parent, child, how, through, confidence, tuple(dict.fromkeys(told)))


def _how(
    versions: Mapping[str, Version],
    parent: str,
    child: str,
    faults: Sequence[Fault],
    ties: Ties,
    lost: StemmaNode,
) -> tuple[str, str | None]:
    """How the child came from its parent, and the pivot of a round trip."""
    own = versions[child]
    source = versions[parent].language if parent in versions else None
    pivot = max(own.pivots, key=lambda code: own.pivots[code], default=None)
    if pivot and own.pivots[pivot] >= 0.5 and source != pivot and (source in (None, own.language)):
        return "round trip", pivot
    if source is None:
        translated = own.left_over or own.pivots or own.marks > 2 or (lost.language and lost.language != own.language)
        return ("translation" if translated else "copy"), None
    if source != own.language:
        return "translation", None
    lacks = sum(child in f.sigla and parent not in f.sigla and f.lacks for f in faults)
    same = ties.words.get((parent, child), 0.0)
    if same < 0.5 or ties.moved.get((parent, child), 0) > 2:
        return "rewrite", None
    return ("trim" if lacks else "copy"), None


def _merges(versions: Mapping[str, Version], parents: Mapping[str, str], faults: Sequence[Fault]) -> list[StemmaEdge]:
    """A second parent for a version that has what its parent lacks, where exactly another version could have given it:
    two passages or more, and that other version is none of its descendants."""
    found: list[StemmaEdge] = []
    for child, parent in parents.items():
        undone = [f for f in faults if f.lacks and f.weight > 0.4 and parent in f.sigla and child not in f.sigla]
        if len(undone) < 2:
            continue
        for other in versions:
            if other in (child, parent) or child in _line(parents, other) or other in _line(parents, parent):
                continue
            given = [f for f in undone if other not in f.sigla]
            if len(given) >= max(2, len(undone) * 0.7):
                confidence = min(0.9, 0.4 + 0.1 * len(given))
                found.append(StemmaEdge(other, child, "merge", None, confidence, tuple(f.words for f in given[:3])))
                break
    return found


def _line(parents: Mapping[str, str], node: str) -> list[str]:
    """A node's ancestors, itself first."""
    line = [node]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line
