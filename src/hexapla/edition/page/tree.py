"""The family tree as nested twigs: the page draws it with boxes that take the size of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from hexapla.edition.edition import Edition
from hexapla.knowledge.tables import language_name
from hexapla.model import StemmaEdge, StemmaNode, Witness

DOUBTFUL = 0.6  # a way less sure than this is drawn broken; the summary speaks of a guess at the same figure
WIDE = 5  # so many boxes still stand beside each other on a page of 72 rem


@dataclass(frozen=True, slots=True)
class Way:
    """How a version came from its parent: in words, with its confidence and its grounds."""

    how: str
    parent: str
    confidence: float
    doubtful: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twig:
    """A version or a lost one, the way to it (None at a root), other versions it draws on, and its children."""

    id: str
    lost: bool
    facts: tuple[str, ...]
    way: Way | None
    also: tuple[Way, ...]
    children: tuple[Twig, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Tree:
    """The roots of the tree; `wide`: so few branches that it can be drawn from top to bottom."""

    roots: tuple[Twig, ...]
    wide: bool
    doubtful: bool


def tree_of(edition: Edition) -> Tree:
    """The stemma as twigs; every version stands in it once, even where the edges run in a circle."""
    nodes = {node.id: node for node in edition.stemma.nodes}
    first: dict[str, StemmaEdge] = {}
    for edge in sorted(edition.stemma.edges, key=lambda one: one.how == "merge"):
        if edge.parent in nodes and edge.child in nodes:
            first.setdefault(edge.child, edge)
    placed: set[str] = set()
    starts = [name for name in nodes if name not in first] + list(nodes)
    roots = tuple(
        _twig(edition, nodes, first, placed, name) for name in dict.fromkeys(starts) if name not in placed
    )  # placed grows while this runs: what a root holds is no root
    leaves = sum(map(_leaves, roots))
    ways = [edge for edge in edition.stemma.edges if edge.confidence < DOUBTFUL]
    return Tree(roots, leaves <= WIDE, bool(ways))


def _leaves(twig: Twig) -> int:
    return max(1, sum(map(_leaves, twig.children)))


def _twig(
    edition: Edition, nodes: Mapping[str, StemmaNode], first: Mapping[str, StemmaEdge], placed: set[str], name: str
) -> Twig:
    placed.add(name)
    edge = first.get(name)
    also = [one for one in edition.stemma.edges if one.child == name and one is not edge]
    children: list[Twig] = []
    for child, way in first.items():
        if way.parent == name and child not in placed:
            children.append(_twig(edition, nodes, first, placed, child))
    return Twig(
        name, nodes[name].lost, _facts(edition, nodes[name]), _way(edge) if edge else None,
        tuple(_way(one) for one in also), tuple(children),
    )  # fmt: skip


def _way(edge: StemmaEdge) -> Way:
    how = edge.how + (f" through {language_name(edge.through)}" if edge.through else "")
    return Way(how, edge.parent, edge.confidence, edge.confidence < DOUBTFUL, edge.evidence)


def _facts(edition: Edition, node: StemmaNode) -> tuple[str, ...]:
    """What is known of a version, the surest first: language, house, day."""
    if node.lost:
        known: Sequence[str | None] = (
            language_name(node.language) if node.language else None, node.publisher, (node.published or "")[:10],
        )  # fmt: skip
    else:
        witness = edition.witness(node.id)
        known = (language_name(witness.language), house(witness), (witness.published or "")[:10])
    return tuple(part for part in known if part)


def house(witness: Witness) -> str:
    """Where a version is from, in a few words: its publisher, the host of its address, or the name of its file."""
    if witness.publisher:
        return witness.publisher
    source = witness.source or ""
    try:
        host = urlsplit(source).hostname if source.startswith(("http://", "https://")) else None
    except ValueError:
        host = None
    return (host or source.rstrip("/").replace("\\", "/").rpartition("/")[2]).removeprefix("www.")
