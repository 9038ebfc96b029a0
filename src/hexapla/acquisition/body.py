"""Which pieces of an HTML page are its running text: what trafilatura takes for it, found again in our own pieces.

trafilatura gives a text without the page's structure; the pieces have the structure. Both come from one tree, so
a piece is running text where its letters stand in the extractor's text. Where it gives nothing, or may not be asked
(a page made to do harm), the element with most sentence-like text decides.
"""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hexapla.acquisition.lines import Line
from hexapla.acquisition.tree import Piece

# Above these the extractor is not asked: its time grows faster than the page. The largest of 478 development pages
# has 2,730 elements, the deepest 51 levels, the longest 1.3 million signs, scripts included.
MOST_ELEMENTS = 20_000
DEEPEST = 250
MOST_SIGNS = 4_000_000

LONG = 24  # letters from which a piece is found wherever it stands; 40: F1 -.002 on the development pages
GRAM = 16  # letters of the stretches by which a piece is compared that stands there only in part
STEP = 4
ENOUGH = 0.9  # share of such stretches that must be there; .5 and .75: F1 -.001; never: snippet F1 -.001
TRIES = 20  # places looked at for a short piece
COVERED = 0.5  # share of the extractor's text in our pieces below which its own lines are kept: it is from a script
STOP = re.compile(r"[.!?…。！？؟:]+[»”“\"'’)\]」』]*\s*$")
BESIDE = frozenset(["nav", "footer", "aside", "comments", "form", "furniture"])
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Verdict:
    """`told[n]`: whether piece n is running text. `hidden`: lines of the story that no piece has (it stands in a
    script). `failure`: why the extractor had no say, or None."""

    told: list[bool]
    hidden: list[str] = field(default_factory=list)
    failure: str | None = None


def running_text(root: Any, parts: Sequence[Piece]) -> Verdict:
    """The verdict on the pieces of a parsed page; `root` stays as it is."""
    failure = too_much(root)
    if failure is None:
        try:
            chunks = extracted(root)
        except crashes() as error:
            failure = f"trafilatura failed: {type(error).__name__}: {error}"[:150]
        else:
            if chunks:
                return _found_again(parts, chunks)
            return Verdict(densest(parts))
    return Verdict(densest(parts), failure=failure)


def too_much(root: Any) -> str | None:
    """Why a tree is not given to the extractor; None where it is."""
    elements = signs = depth = 0
    stack = [(root, 1)]
    while stack:
        element, level = stack.pop()
        elements += 1
        depth = max(depth, level)
        signs += len(element.text or "") + len(element.tail or "")
        if elements > MOST_ELEMENTS:
            return f"more than {MOST_ELEMENTS:,} elements"
        if depth > DEEPEST:
            return f"more than {DEEPEST} elements in one another"
        stack.extend((child, level + 1) for child in element)
    return f"more than {MOST_SIGNS:,} characters" if signs > MOST_SIGNS else None


def crashes() -> tuple[type[Exception], ...]:
    """What trafilatura raises on a tree it cannot cope with (it keeps ValueError and TypeError to itself)."""
    from lxml import etree

    return (etree.LxmlError, AttributeError, LookupError, RecursionError, ArithmeticError, AssertionError)


def extracted(root: Any) -> list[str]:
    """The stretches of text that trafilatura takes for the page's running text, in its order."""
    from trafilatura import bare_extraction

    log = logging.getLogger("trafilatura")
    if not log.handlers:  # what it leaves out it says to its log; without a handler that is standard error
        log.addHandler(logging.NullHandler())
    # Balanced: F1 .951, snippets .930; with favor_precision .953 and .926, favor_recall .948 and .926, fast .947
    # and .925 (478 development pages).
    document = bare_extraction(root, include_comments=False)
    if document is None or not hasattr(document, "body"):
        return []
    return [str(chunk) for chunk in document.body.itertext() if chunk.strip()]


# ---- the extractor's text found again


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


class _Text:
    """The letters of the extractor's text, where its stretches begin and end, and where our pieces stand in it."""

    def __init__(self, chunks: Sequence[str]) -> None:
        self.starts: set[int] = set()
        self.ends: set[int] = set()
        whole: list[str] = []
        size = 0
        for letters in filter(None, map(_letters, chunks)):
            self.starts.add(size)
            size += len(letters)
            self.ends.add(size)
            whole.append(letters)
        self.whole = "".join(whole)
        self.grams: dict[str, int] = {}

    def place(self, letters: str, start: int) -> tuple[int, int] | None:
        """Where a long piece stands, behind `start` if it can be, in whole or for the most part."""
        at = self.whole.find(letters, start)
        at = at if at >= 0 else self.whole.find(letters)
        if at >= 0:
            return at, at + len(letters)
        if not self.grams:
            self.grams = {self.whole[n : n + GRAM]: n for n in range(len(self.whole) - GRAM, -1, -1)}
        places = [self.grams.get(letters[n : n + GRAM]) for n in range(0, len(letters) - GRAM + 1, STEP)]
        there = [one for one in places if one is not None]
        if not there or len(there) < ENOUGH * len(places):
            return None
        first, last = there[0], there[-1] + GRAM
        return (first, last) if 0 < last - first < 2 * len(letters) else (first, first + GRAM)

    def between(self, letters: str, low: int, high: int) -> tuple[int, int] | None:
        """Where a piece stands between two others; a short one must be a whole stretch or several."""
        at = self.whole.find(letters, low, high)
        for _ in range(TRIES):
            end = at + len(letters)
            if at < 0:
                break
            if len(letters) >= LONG or (at in self.starts and end in self.ends):
                return at, end
            at = self.whole.find(letters, at + 1, high)
        return None


def _found_again(parts: Sequence[Piece], chunks: Sequence[str]) -> Verdict:
    """The pieces that stand in the extractor's text: first the long ones that are on the page once, then what stands
    between them in the same order, so that neither a menu nor a table of contents is taken for a heading."""
    text = _Text(chunks)
    letters = [_letters(one.text) for one in parts]
    counts = Counter(letters)
    places: list[tuple[int, int] | None] = [None] * len(parts)
    cursor = 0
    for number, mine in enumerate(letters):
        if len(mine) >= LONG and counts[mine] == 1 and (place := text.place(mine, cursor)):
            places[number], cursor = place, place[1]
    following, after = [len(text.whole)] * len(parts), len(text.whole)
    for number in range(len(parts) - 1, -1, -1):
        if place := places[number]:
            after = place[0]
        following[number] = after
    low = 0
    for number, mine in enumerate(letters):
        if place := places[number]:
            low = place[1]
        elif mine and (len(mine) < LONG or counts[mine] > 1) and (place := text.between(mine, low, following[number])):
            places[number], low = place, place[1]
    told = [place is not None for place in places]
    if _covered(places) < COVERED * len(text.whole):
        return Verdict([False] * len(parts), [line for chunk in chunks if (line := chunk.strip())])
    return Verdict(told)


def _covered(places: Sequence[tuple[int, int] | None]) -> int:
    """How many letters lie in one of the stretches at least."""
    total = reached = 0
    for start, end in sorted(place for place in places if place):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


# ---- without the extractor


def densest(parts: Sequence[Piece]) -> list[bool]:
    """The sentences and headings of the element that holds most sentence-like text (half of it counts for each next
    level), as in Readability (Arc90, 2009)."""
    mass: dict[int, float] = {}
    wide = [Line(one.text).width for one in parts]
    for one, width in zip(parts, wide, strict=True):
        if width < 40 or one.linked > 0.5 * len(one.text) or one.marks & BESIDE:
            continue
        weight = math.sqrt(width) * (1.0 if STOP.search(one.text[-12:]) else 0.4)
        above = one.path[1:5] if one.tag in ("p", "li", "blockquote", "h2", "h3") else one.path[:4]
        for level, number in enumerate(above):
            mass[number] = mass.get(number, 0.0) + weight * (1.0, 0.6, 0.3, 0.1)[level]
    top = max(mass, key=lambda number: mass[number], default=-1)
    return [
        top in one.path
        and not one.marks & BESIDE
        and one.linked <= 0.5 * len(one.text)
        and (width >= 40 or one.tag in ("h2", "h3", "h4"))
        for one, width in zip(parts, wide, strict=True)
    ]
