"""The family tree: who comes from whom as nested twigs, the same in words, and as a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from hexapla.edition.edition import Edition
from hexapla.edition.page.drawing import WIDEST_DOWN, Drawing, Node, Second, drawing_of
from hexapla.edition.signs import one_line, percent
from hexapla.knowledge.tables import language_name
from hexapla.model import StemmaEdge, StemmaNode, Witness

DOUBTFUL = 0.6  # a way less sure than this is drawn dotted; the summary speaks of a guess at the same figure


@dataclass(frozen=True, slots=True)
class Way:
    """How a version came from its parent, with the confidence and the grounds; `second`: beside another way."""

    child: str
    parent: str
    how: str
    through: str | None
    confidence: float
    evidence: tuple[str, ...]
    second: bool
    place: int = 1

    @property
    def address(self) -> str:
        """The address of its grounds."""
        return f"way-{self.child}" + (f"-{self.place}" if self.place > 1 else "")

    @property
    def doubtful(self) -> bool:
        """Whether it is little better than a guess."""
        return self.confidence < DOUBTFUL


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
    """The roots, all of it in order from the roots on, and the drawing; `several`: more than one version is lost."""

    roots: tuple[Twig, ...]
    twigs: tuple[Twig, ...]
    drawing: Drawing
    several: bool

    @property
    def ways(self) -> tuple[Way, ...]:
        """Every way, the second ones behind the first of their version."""
        return tuple(way for one in self.twigs for way in ((one.way,) if one.way else ()) + one.also)

    @property
    def small(self) -> bool:
        """Whether it fits beside the summary."""
        return self.drawing.width <= WIDEST_DOWN

    def told(self, name: str) -> str:
        """What a version is called in a sentence."""
        lost = next((one for one in self.twigs if one.id == name and one.lost), None)
        if lost is None:
            return name
        if lost.way:
            return f"the lost version {name}"
        return "the lost original" + (f" {name}" if self.several else "")


def tree_of(edition: Edition) -> Tree:
    """The stemma as twigs; every version stands in it once, even where the edges run in a circle."""
    nodes = {node.id: node for node in edition.stemma.nodes}
    first: dict[str, StemmaEdge] = {}
    for edge in sorted(edition.stemma.edges, key=lambda one: one.how == "merge"):
        if edge.parent in nodes and edge.child in nodes and edge.parent != edge.child:
            first.setdefault(edge.child, edge)
    placed: set[str] = set()
    starts = [name for name in nodes if name not in first] + list(nodes)
    roots = tuple(
        _twig(edition, nodes, first, placed, name) for name in dict.fromkeys(starts) if name not in placed
    )  # placed grows while this runs: what a root holds is no root
    twigs = tuple(one for root in roots for one in _all(root))
    several = sum(one.lost for one in twigs) > 1
    bare = Tree(roots, twigs, Drawing(), several)
    seconds = [
        Second(way.parent, way.child, ((_aside(bare, way), "by"),), way.address) for one in twigs for way in one.also
    ]
    seconds += [
        Second(one.way.parent, one.id, ((_aside(bare, one.way), "by"),), one.way.address) for one in roots if one.way
    ]  # a circle has no root: it is cut open, and the way there is drawn beside the tree
    return replace(bare, drawing=drawing_of([_node(bare, one) for one in roots], seconds))


def _all(twig: Twig) -> Iterator[Twig]:
    yield twig
    for child in twig.children:
        yield from _all(child)


def _node(tree: Tree, twig: Twig) -> Node:
    label: list[tuple[str, str]] = []
    if twig.way:
        label = [(twig.way.how, "how"), (percent(twig.way.confidence), "sure")]
        if twig.way.through:
            label.insert(1, (f"through {twig.way.through}", "by"))
    name = tree.told(twig.id).removeprefix("the ")
    children = tuple(_node(tree, one) for one in twig.children)
    address = twig.way.address if twig.way else ""
    return Node(
        twig.id, name, twig.lost, twig.facts, tuple(label), bool(twig.way and twig.way.doubtful), children, address
    )


def _aside(tree: Tree, way: Way) -> str:
    how = "also" if way.how == "merge" else way.how
    return f"{how} from {tree.told(way.parent)}, {percent(way.confidence)}"


def _twig(
    edition: Edition, nodes: Mapping[str, StemmaNode], first: Mapping[str, StemmaEdge], placed: set[str], name: str
) -> Twig:
    placed.add(name)
    edge = first.get(name)
    also = [
        one for one in edition.stemma.edges
        if one.child == name and one is not edge and one.parent in nodes and one.parent != name
    ]  # fmt: skip
    children: list[Twig] = []
    for child, way in first.items():
        if way.parent == name and child not in placed:
            children.append(_twig(edition, nodes, first, placed, child))
    return Twig(
        name, nodes[name].lost, _facts(edition, nodes[name]), _way(edge) if edge else None,
        tuple(_way(one, n) for n, one in enumerate(also, 2)), tuple(children),
    )  # fmt: skip


def _way(edge: StemmaEdge, place: int = 1) -> Way:
    through = language_name(edge.through) if edge.through else None
    return Way(edge.child, edge.parent, edge.how, through, edge.confidence, edge.evidence, place > 1, place)


def _facts(edition: Edition, node: StemmaNode) -> tuple[str, ...]:
    """What is known of a version, the surest first: language, house, day."""
    if node.lost:
        known: Sequence[str | None] = (
            language_name(node.language) if node.language else None, node.publisher, (node.published or "")[:10],
        )  # fmt: skip
    else:
        witness = edition.witness(node.id)
        known = (language_name(witness.language), house(witness), (witness.published or "")[:10])
    return tuple(one_line(part) for part in known if part)


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
