"""The family tree laid out for SVG: boxes and the lines between them, in pixels, root on top."""

from __future__ import annotations

from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.knowledge.tables import language_name
from hexapla.model import StemmaEdge

BOX, HIGH, GAP, STEP = 176, 58, 18, 128  # a box, the gap between boxes, the distance of levels


@dataclass(frozen=True, slots=True)
class Box:
    """A version or a lost one; `x` and `y` are its upper left corner."""

    id: str
    x: float
    y: float
    lost: bool
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A way from parent to child; `merge`: a second parent, drawn broken."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    detail: str
    merge: bool
    child: str
    parent: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing and its size."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def drawing(edition: Edition) -> Drawing:
    """Boxes and lines of the stemma; an empty drawing for an edition without one."""
    first: dict[str, StemmaEdge] = {}
    for edge in edition.stemma.edges:
        if edge.how != "merge" or edge.child not in first:
            first.setdefault(edge.child, edge)
    places: dict[str, tuple[float, int]] = {}
    roots = [node.id for node in edition.stemma.nodes if node.id not in first]
    column = 0.0
    for root in roots:
        column = _place(root, 0, column, first, places)
    boxes = tuple(
        _box(edition, node.id, places[node.id][0], places[node.id][1])
        for node in edition.stemma.nodes
        if node.id in places
    )
    corner = {box.id: (box.x, box.y) for box in boxes}
    lines = tuple(
        _line(edge, corner) for edge in edition.stemma.edges if edge.parent in corner and edge.child in corner
    )
    depth = max((level for _, level in places.values()), default=0)
    return Drawing(boxes, lines, max(1.0, column) * (BOX + GAP) + 2, depth * STEP + HIGH + 2)


def _place(
    node: str, level: int, column: float, first: dict[str, StemmaEdge], places: dict[str, tuple[float, int]]
) -> float:
    """Puts a node above the middle of its children; gives the next free column."""
    if node in places:
        return column
    places[node] = (column, level)
    children = [child for child, edge in first.items() if edge.parent == node and child not in places]
    if not children:
        return column + 1
    begin = column
    for child in children:
        column = _place(child, level + 1, column, first, places)
    places[node] = ((begin + column - 1) / 2, level)
    return column


def _box(edition: Edition, node_id: str, column: float, level: int) -> Box:
    node = next(one for one in edition.stemma.nodes if one.id == node_id)
    x, y = column * (BOX + GAP) + 1, level * STEP + 1
    if node.lost:
        known = [
            language_name(node.language) if node.language else "",
            node.publisher or "",
            (node.published or "")[:10],
        ]
        return Box(node_id, x, y, True, "lost original", tuple(part for part in known if part)[:3])
    witness = edition.witness(node_id)
    known = [language_name(witness.language), witness.publisher or _short(witness.source)]
    return Box(node_id, x, y, False, node_id, tuple(part for part in known if part))


def _short(source: str | None) -> str:
    """The end of a path or address, which tells most."""
    name = (source or "").rstrip("/").rpartition("/")[2]
    return name if len(name) <= 24 else f"…{name[-23:]}"


def _line(edge: StemmaEdge, corner: dict[str, tuple[float, float]]) -> Line:
    (px, py), (cx, cy) = corner[edge.parent], corner[edge.child]
    label = edge.how + (f" through {language_name(edge.through)}" if edge.through else "")
    detail = f"{edge.confidence:.0%}"
    return Line(
        px + BOX / 2, py + HIGH, cx + BOX / 2, cy, label, detail, edge.how == "merge", edge.child, edge.parent
    )  # fmt: skip
