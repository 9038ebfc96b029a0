"""Which pieces of an HTML page are its running text: a sum of named features with weights, asked twice.

The first sum looks at a piece alone; the second adds what the first said of its neighbours, of the pieces with the
same parent and of the page. Weights are logistic regression on the development pages, see
`learning` for how they were found and docs/stages/1-acquisition.md for what they reach.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from hexapla.acquisition.lines import Line
from hexapla.acquisition.tree import Piece

_STOP = re.compile(r"[.!?…。！？؟:]+[»”“\"'’)\]」』]*\s*$")
_COMMA = re.compile(r"[,،、，;；]")
_ALNUM = re.compile(r"\w")
MARKS = (
    "nav", "footer", "aside", "header", "figure", "form", "table", "list", "quote", "article", "main", "content",
    "furniture", "comments", "byline", "credit", "caption", "dateline", "paywall", "hidden",
)  # fmt: skip
TAGS = {
    "p": "p", "li": "li", "td": "td", "th": "td", "div": "div", "blockquote": "quote", "h1": "h1", "h2": "h2",
    "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4",
    "section": "div", "article": "div", "pre": "pre", "dd": "li", "dt": "li",
}  # fmt: skip
ROUND = 3  # how far the neighbours go that the second sum looks at


def features(parts: Sequence[Piece]) -> list[dict[str, float]]:
    """The features of every piece, by name; values lie roughly between -1 and 2."""
    lines = [Line(one.text) for one in parts]
    mass, top = _containers(parts, lines)
    best = max(mass.values(), default=1.0) or 1.0
    counts = Counter(one.text for one in parts)
    title = next((place for place, one in enumerate(parts) if one.tag == "h1"), None)
    inside = [place for place, one in enumerate(parts) if top in one.path]
    first, last = (inside[0], inside[-1]) if inside else (0, len(parts) - 1)
    found = []
    for place, (one, line) in enumerate(zip(parts, lines, strict=True)):
        mine = _own(one, line)
        mine["repeated"] = float(counts[one.text] > 1)
        mine["top"] = float(top in one.path)
        mine["top parent"] = float(top in one.path[:2])
        mine["near top"] = next((1.0 - level / 12 for level, number in enumerate(one.path) if number == top), 0.0)
        mine["parent mass"] = max((mass.get(number, 0.0) for number in one.path[:3]), default=0.0) / best
        mine["between"] = float(first <= place <= last)
        mine["place"] = place / max(1, len(parts))
        mine["before title"] = float(title is not None and place < title)
        mine["after title"] = float(title is not None and place > title)
        found.append(mine)
    return found


def _own(one: Piece, line: Line) -> dict[str, float]:
    """What a piece says by itself."""
    text = one.text
    size, share = min(len(text), 4000), one.linked / max(1, len(text))
    stopped = bool(_STOP.search(text[-12:]))
    mine = {
        "bias": 1.0,
        "length": math.log1p(line.width) / 6,
        "very short": float(line.width < 25),
        "short": float(line.width < 80),
        "long": float(line.width > 200),
        "linked": share,
        "all linked": float(share > 0.9),
        "stop": float(stopped),
        "long stop": float(stopped and line.width > 80),
        "commas": min(1.0, len(_COMMA.findall(text[:1000])) / 5),
        "no words": float(not _ALNUM.search(text)),
        "digits": sum(sign.isdigit() for sign in text[:200]) / max(1, min(200, size)),
        "furniture": float(line.is_furniture()),
        "credit": float(line.width <= 130 and line.is_credit(strict=True)),
        "dated": float(line.width <= 60 and line.is_dated()),
        "depth": min(1.0, one.depth / 30),
        "tag " + TAGS.get(one.tag, "other"): 1.0,
    }
    mine.update({"in " + mark: 1.0 for mark in one.marks if mark in MARKS})
    mine.update({"is " + mark: 1.0 for mark in one.near if mark in MARKS})
    return mine


def _containers(parts: Sequence[Piece], lines: Sequence[Line]) -> tuple[dict[int, float], int]:
    """How much sentence-like text the elements around hold (half of it counts for each next level), and the element
    that holds most, as in Readability (Arc90, 2009)."""
    mass: dict[int, float] = {}
    for one, line in zip(parts, lines, strict=True):
        if line.width < 40 or one.linked > 0.5 * len(one.text) or one.marks & {"nav", "footer", "comments"}:
            continue
        weight = math.sqrt(line.width) * (1.0 if _STOP.search(one.text[-12:]) else 0.4)
        above = one.path[1:5] if one.tag in ("p", "li", "blockquote", "h2", "h3") else one.path[:4]
        for level, number in enumerate(above):
            mass[number] = mass.get(number, 0.0) + weight * (1.0, 0.6, 0.3, 0.1)[level]
    return mass, max(mass, key=lambda number: mass[number], default=-1)


def around(parts: Sequence[Piece], chances: Sequence[float]) -> list[dict[str, float]]:
    """What the first sum said of a piece, of its neighbours, its siblings and the page."""
    size = len(parts)
    kin: dict[int, list[float]] = {}
    for one, chance in zip(parts, chances, strict=True):
        if one.path:
            kin.setdefault(one.path[min(1, len(one.path) - 1)], []).append(chance)
    certain = [place for place, chance in enumerate(chances) if chance > 0.7 and len(parts[place].text) > 60]
    first, last = (certain[0], certain[-1]) if certain else (0, size - 1)
    weight: dict[int, float] = {}
    for one, chance in zip(parts, chances, strict=True):
        for level, number in enumerate(one.path):
            weight[number] = weight.get(number, 0.0) + chance * len(one.text) * 0.8**level
    most = max(weight.values(), default=0.0) or 1.0
    found = []
    for place, (one, chance) in enumerate(zip(parts, chances, strict=True)):
        mine = {"chance": _logit(chance) / 4}
        for step in range(1, ROUND + 1):
            mine[f"chance -{step}"] = chances[place - step] if place >= step else 0.0
            mine[f"chance +{step}"] = chances[place + step] if place + step < size else 0.0
        kindred = kin.get(one.path[min(1, len(one.path) - 1)], [chance]) if one.path else [chance]
        mine["chance of kin"] = sum(kindred) / len(kindred)
        mine["best kin"] = max(kindred)
        mine["weight"] = max((weight[number] for number in one.path), default=0.0) / most
        mine["parent weight"] = max((weight[number] for number in one.path[:3]), default=0.0) / most
        mine["within"] = float(first <= place <= last)
        mine["before"] = min(1.0, max(0, first - place) / 10)
        mine["after"] = min(1.0, max(0, place - last) / 10)
        found.append(mine)
    return found


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


def chance(mine: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that a piece with these features is running text."""
    total = sum(weights.get(name, 0.0) * value for name, value in mine.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def running_text(parts: Sequence[Piece], weights: Mapping[str, Any]) -> list[float]:
    """The chance of every piece to be running text. `weights` has the tables "alone" and "around"."""
    mine = features(parts)
    chances = [chance(one, weights["alone"]) for one in mine]
    return [chance(one | more, weights["around"]) for one, more in zip(mine, around(parts, chances), strict=True)]
