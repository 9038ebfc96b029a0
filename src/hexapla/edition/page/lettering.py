"""How wide words are in a drawing, and how they break into lines.

The page has no script that could measure, so widths are estimated from above: by the widest of the faces that the page
asks for (DejaVu Sans, Verdana). Units are CSS pixels at full size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hexapla.edition.signs import shortened

LONGEST = 72  # signs of a fact; the whole is in the version's entry
SIZE = {"fact": 14.5, "soft": 12.5, "gone": 14.5, "how": 13.0, "by": 13.0, "sure": 12.5}
LEADING = 1.32
BOLD = 1.12  # how much wider half-bold letters are (DejaVu Sans Bold 1.13)

# Widths of signs in em, from the metrics of DejaVu Sans, rounded up.
NARROW = frozenset("iljtfrI.,:;'|!()[]/ -·’")
BROAD = frozenset("mwMWQO@%&œæŒÆ—…") | frozenset("жшщюыфмШЩЮЖЫМФ")
BROAD_BLOCK = range(0x0900, 0x0E00)  # Devanagari to Sinhala
PLAIN_BLOCKS = (
    range(0x00A0, 0x1000), range(0x10A0, 0x1400), range(0x1E00, 0x2000), range(0x2010, 0x2028), range(0x3000, 0xA000),
    range(0xAC00, 0xD7B0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text from `x` on the base line `y`; `fit`: its signs are of a kind whose width nobody knows, so it is
    pressed into this width."""

    text: str
    kind: str
    x: float
    y: float
    fit: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Lines about the middle of a line, or from the left in a box, before they have a place."""

    lines: tuple[tuple[str, str], ...]
    width: int
    height: int

    def at(self, x: float, y: float) -> tuple[Line, ...]:
        """The lines with their places, below `y`."""
        placed = []
        for text, kind in self.lines:
            size = SIZE[kind]
            fit = None if plain(text) else round(span(text, size))
            placed.append(Line(text, kind, x, round(y + size * 1.02, 1), fit))
            y += size * LEADING
        return tuple(placed)


def plain(text: str) -> bool:
    """Whether every sign is of a kind whose width can be told."""
    return text.isascii() or all(sign.isascii() or any(ord(sign) in block for block in PLAIN_BLOCKS) for sign in text)


def span(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is at most, in pixels."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1)


def _em(sign: str) -> float:
    if sign in NARROW:
        return 0.41
    if sign in BROAD or (ord(sign) in BROAD_BLOCK and sign.isalpha()):
        return 0.98
    if sign.isascii():
        return 0.72 if sign.isupper() else 0.64
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Me", "Mn"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.02
    return 0.78 if sign.isupper() else 0.68


def wrapped(text: str, size: float, most: float, bold: bool = False) -> list[str]:
    """Lines no wider than `most`: broken at blanks, else behind a sign that parts an address, else anywhere."""
    lines = [""]
    for piece in _pieces(text):
        if span((lines[-1] + piece).rstrip(), size, bold) <= most:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for sign in piece:
            if lines[-1] and span(lines[-1] + sign, size, bold) > most and sign != " ":
                lines.append("")
            lines[-1] += sign
    return [line.strip() for line in lines if line.strip()]


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for sign in text:
        piece += sign
        if sign in " ./-_" or unicodedata.east_asian_width(sign) == "W":
            yield piece
            piece = ""
    yield piece


def worded(parts: Iterable[tuple[str, str]], most: float) -> Words:
    """The parts, each with its kind, as lines no wider than `most`."""
    lines = tuple(
        (line, kind)
        for text, kind in parts
        for line in wrapped(shortened(text, LONGEST), SIZE[kind], most, kind == "how")
    )
    wide = max((span(text, SIZE[kind], kind == "how") for text, kind in lines), default=0)
    return Words(lines, round(wide) + 1, round(sum(SIZE[kind] * LEADING for _, kind in lines)))
