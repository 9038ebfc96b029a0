"""Where everything of the family tree lies: boxes sized to their words, lines between them, labels on the lines.

A small tree is drawn from top to bottom, as stemmas are; a wide one, and one with a version that draws on two, from
left to right. There each box stands in a row of its own height, so that between the rows there is room for second
lines. Units are CSS pixels at full size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.edition.page.lettering import Line, Words, span, worded

WIDEST_DOWN = 527  # 31 rem of 17 px: the column beside the summary; wider ones are narrower from left to right
MEASURES = (198, 158, 128)  # widths of a text in a box, tried from the widest on: file names and hosts like one line
DEEP, CLOSE = 4, 116  # from so many generations on the text is narrower, so that five stay legible in 72 rem
LABEL, LABEL_CLOSE = 128, 96
PAD_X, PAD_Y, CHIP_GAP, CHIP = 11, 9, 9, 22
BETWEEN, ROW_GAP, STUB, LANE = 22, 20, 13, 20
KINK = 18  # a line that would jog by less goes straight
EDGE = 3  # room for lines and the ring of the focus at the border


@dataclass(frozen=True, slots=True)
class Node:
    """What is to be drawn: a version or a lost one with its facts, and the label of the line that leads to it;
    `name` is written in a lost one."""

    id: str
    name: str
    lost: bool
    facts: tuple[str, ...]
    label: tuple[tuple[str, str], ...] = ()
    doubtful: bool = False
    children: tuple[Node, ...] = ()
    way: str = ""


@dataclass(frozen=True, slots=True)
class Second:
    """A line beside the tree: a version that draws on a second one."""

    parent: str
    child: str
    label: tuple[tuple[str, str], ...]
    way: str


@dataclass(frozen=True, slots=True)
class Box:
    """A placed box; `chip` is the width of the siglum's own frame, 0 in a lost one."""

    id: str
    lost: bool
    x: float
    y: float
    width: float
    height: float
    chip: int
    lines: tuple[Line, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a line; the frame hides the line behind them. `way`: the address of the way that they are about."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    way: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A line as an SVG path with its point; `kind`: sure, doubtful or second."""

    path: str
    point: str
    kind: str


@dataclass(slots=True)
class Drawing:
    """All of it; later routes and labels lie above earlier ones."""

    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


@dataclass(slots=True)
class _Spot:
    """A node on its way to a place: sizes first, then `x` and `y` of the box's left upper corner."""

    node: Node
    depth: int
    facts: Words
    label: Words
    chip: int
    width: float
    height: float
    parent: _Spot | None
    children: list[_Spot] = field(default_factory=list)
    x: float = 0
    y: float = 0
    row: int = 0
    rows: int = 1
    floor: float = 0  # where its row ends

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def centre(self) -> float:
        return self.y + self.height / 2


_Second = tuple[_Spot, _Spot, Words, str]


def drawing_of(roots: Sequence[Node], seconds: Sequence[Second]) -> Drawing:
    """The tree with a place for everything in it."""
    deep = max(map(_depth, roots), default=0) >= DEEP
    label = LABEL_CLOSE if deep else LABEL
    for measure in () if seconds else MEASURES:
        spots, every = _spots(roots, measure, label)
        drawing = _down(spots, every)
        if drawing.width <= WIDEST_DOWN:
            return drawing
    return _across(*_spots(roots, CLOSE if deep else MEASURES[1], label), seconds)


def _spots(roots: Sequence[Node], measure: int, label: int) -> tuple[list[_Spot], list[_Spot]]:
    spots = [_spot(one, 0, None, measure, label) for one in roots]
    return spots, [one for spot in spots for one in _all(spot)]


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.children), default=0)


def _all(spot: _Spot) -> Iterator[_Spot]:
    yield spot
    for child in spot.children:
        yield from _all(child)


def _spot(node: Node, depth: int, parent: _Spot | None, measure: int, label: int) -> _Spot:
    parts: list[tuple[str, str]] = [(node.name, "gone")] if node.lost else []
    parts += [(fact, "soft" if place or node.lost else "fact") for place, fact in enumerate(node.facts)]
    facts = worded(parts, measure)
    chip = 0 if node.lost else max(CHIP, round(span(node.id, 13, True)) + 10)
    width = 2 * PAD_X + facts.width + (chip + CHIP_GAP if chip else 0)
    height = 2 * PAD_Y + max(facts.height, CHIP if chip else 0)
    spot = _Spot(node, depth, facts, worded(node.label, label), chip, width, height, parent)
    spot.children = [_spot(one, depth + 1, spot, measure, label) for one in node.children]
    return spot


def _down(roots: Sequence[_Spot], every: Sequence[_Spot]) -> Drawing:
    """From top to bottom: generations stand level, parents over the middle of their children."""
    left = float(EDGE)
    for root in roots:
        left += _beneath(root, left) + 2 * BETWEEN
    top = float(EDGE)
    drawing = Drawing()
    for depth in range(max((one.depth for one in every), default=-1) + 1):
        level = [one for one in every if one.depth == depth]
        tallest = max(one.label.height for one in level)
        top += STUB + 2 * STUB + tallest if depth else 0
        height = max(one.height for one in level)
        for one in level:
            one.y, one.height = top, height
            if one.parent is not None:
                fork = one.parent.y + one.parent.height + STUB
                begin = (one.parent.middle, one.parent.y + one.parent.height)
                points = [begin, (begin[0], fork), (one.middle, fork), (one.middle, top)]
                drawing.routes.append(_route(points, "doubtful" if one.node.doubtful else "sure"))
                drawing.labels.append(_label(one.label, one.middle, (fork + top - 4) / 2, one.node.way))
        top += height
    return _finished(drawing, every)


def _beneath(spot: _Spot, left: float) -> float:
    """Places a box and what is under it from `left` on; gives the width that they take."""
    own = max(spot.width, spot.label.width)
    inner = 0.0
    for child in spot.children:
        inner += _beneath(child, left + inner) + BETWEEN
    inner = max(0.0, inner - BETWEEN)
    if spot.children:
        if inner < own:
            for child in spot.children:
                _move(child, (own - inner) / 2)
        middle = (spot.children[0].middle + spot.children[-1].middle) / 2
        near = min((child.middle for child in spot.children), key=lambda one: abs(one - middle))
        middle = near if abs(near - middle) < KINK else middle
    else:
        middle = left + own / 2
    taken = max(own, inner)
    spot.x = round(min(max(middle, left + own / 2), left + taken - own / 2) - spot.width / 2)
    return taken


def _move(spot: _Spot, by: float) -> None:
    for one in _all(spot):
        one.x += by


def _across(roots: Sequence[_Spot], every: Sequence[_Spot], seconds: Sequence[Second]) -> Drawing:
    """From left to right: a column a generation, a row a leaf. Second lines run below the row of their parent and
    come in from the left, on a lane of their own beside the labels."""
    rows = 0
    for root in roots:
        rows = _rank(root, rows)
    places = {one.node.id: one for one in every}
    lines = [(places[one.parent], places[one.child], worded(one.label, float("inf")), one.way) for one in seconds]
    _heights(every, lines, rows)
    drawing = Drawing()
    right, trunks, lanes = float(EDGE), {0: 0.0}, {}
    for depth in range(max((one.depth for one in every), default=-1) + 1):
        column = [one for one in every if one.depth == depth]
        into = sum(child.depth == depth for _, child, *_ in lines)
        labels = max(one.label.width for one in column)
        if depth:
            trunks[depth] = right + STUB
            right += STUB + STUB + labels + STUB
        lanes[depth] = right + 4
        right += into * STUB + (10 if depth or into else 0)
        width = max(one.width for one in column)
        for one in column:
            one.x, one.width = right, width
            if one.parent is not None:
                trunk = trunks[depth]
                begin = (one.parent.x + one.parent.width, one.parent.centre)
                points = [begin, (trunk, begin[1]), (trunk, one.centre), (one.x, one.centre)]
                drawing.routes.append(_route(points, "doubtful" if one.node.doubtful else "sure"))
                drawing.labels.append(_label(one.label, trunk + STUB + labels / 2, one.centre, one.node.way))
        right += width
    _second_lines(drawing, lines, lanes)
    return _finished(drawing, every)


def _rank(spot: _Spot, row: int) -> int:
    """Gives every leaf a row of its own; a parent has the rows of all its leaves. Returns the next row."""
    spot.row, following = row, row
    for child in spot.children:
        following = _rank(child, following)
    spot.rows = max(1, following - row)
    return row + spot.rows


def _heights(every: Sequence[_Spot], lines: Sequence[_Second], rows: int) -> None:
    """A parent stands amid its children; where there are second lines, which run below its row, beside the first."""
    tall, room = [0.0] * rows, [ROW_GAP] * rows
    for one in every:
        need = max(one.height, one.label.height)
        amid = one.rows > 1 and not lines
        for row in range(one.row, one.row + one.rows) if amid else (one.row,):
            tall[row] = max(tall[row], need / 2 if amid else need)  # halves suffice: it reaches over two rows at least
    for parent, *_ in lines:
        room[parent.row] += LANE
    tops = [EDGE + sum(tall[:row]) + sum(room[:row]) for row in range(rows)]
    for one in reversed(every):  # children before their parents
        middle = tops[one.row] + tall[one.row] / 2
        if one.children and not lines:
            middle = (one.children[0].centre + one.children[-1].centre) / 2
        elif one.children:
            middle = one.children[0].centre
        one.y, one.floor = middle - one.height / 2, tops[one.row] + tall[one.row]


def _second_lines(drawing: Drawing, lines: Sequence[_Second], lanes: Mapping[int, float]) -> None:
    started: dict[int, int] = {}
    arrived: dict[int, int] = {}
    met: dict[str, int] = {}
    for parent, child, label, way in lines:
        begun = started[parent.row] = started.get(parent.row, 0) + 1
        lane = lanes[child.depth] + STUB * arrived.setdefault(child.depth, 0)
        arrived[child.depth] += 1
        met[child.node.id] = met.get(child.node.id, 0) + 1
        below = parent.floor + LANE * begun - LANE / 4
        start = parent.x + parent.width - 14 * begun
        if lane > start:  # so far to the left that the line shows on both sides of its label
            start = max(min(start, lane - label.width - 44), parent.x + 14)
        into = child.centre + min(10 * met[child.node.id], child.height / 2 - 8)
        points = [(start, parent.y + parent.height), (start, below), (lane, below), (lane, into), (child.x, into)]
        drawing.routes.append(_route(points, "second"))
        middle = max((start + lane) / 2, label.width / 2 + EDGE + 4)
        drawing.labels.append(_label(label, middle, below, way))


def _finished(drawing: Drawing, every: Sequence[_Spot]) -> Drawing:
    """The drawing with its boxes and its size."""
    for one in every:
        shift = one.chip + CHIP_GAP if one.chip else 0
        top = one.y + (one.height - one.facts.height) / 2
        lines = one.facts.at(round(one.x + PAD_X + shift, 1), top)
        drawing.boxes.append(
            Box(one.node.id, one.node.lost, one.x, one.y, one.width, one.height, one.chip, lines, one.node.facts)
        )
    ends = [(box.x + box.width, box.y + box.height) for box in drawing.boxes]
    ends += [(label.x + label.width, label.y + label.height) for label in drawing.labels]
    drawing.width = round(max((x for x, _ in ends), default=0)) + EDGE + 1
    drawing.height = round(max((y for _, y in ends), default=0)) + EDGE + 1
    return drawing


def _label(words: Words, middle: float, centre: float, way: str) -> Label:
    top = centre - words.height / 2
    return Label(
        round(middle - words.width / 2 - 4, 1), round(top - 1, 1), words.width + 8, words.height + 2,
        words.at(round(middle, 1), top), way,
    )  # fmt: skip


def _route(points: Sequence[tuple[float, float]], kind: str) -> Route:
    """A line through the points, its corners rounded, with a small point at its end."""
    kept = [points[0]]
    for place, point in enumerate(points[1:], 1):
        before, after = kept[-1], points[place + 1] if place + 1 < len(points) else None
        straight = after and (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
        if point != before and not straight:
            kept.append(point)
    path = f"M{kept[0][0]:g} {kept[0][1]:g}"
    for before, corner, after in zip(kept, kept[1:], kept[2:], strict=False):
        enter, leave = _toward(corner, before), _toward(corner, after)
        path += f"L{enter[0]:g} {enter[1]:g}Q{corner[0]:g} {corner[1]:g} {leave[0]:g} {leave[1]:g}"
    (_, y0), (x, y) = kept[-2], kept[-1]
    path += f"L{x:g} {y:g}"
    turn = "l-7 -4v8z" if y0 == y else "l-4 -7h8z"
    return Route(path, f"M{x:g} {y:g}{turn}", kind)


def _toward(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """A place on the way from a corner, as far as its rounding goes."""
    far = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    part = min(8.0, far / 2) / far if far else 0
    return round(corner[0] + (other[0] - corner[0]) * part, 1), round(corner[1] + (other[1] - corner[1]) * part, 1)
