"""Columns of a terminal: wide signs take two, combining marks none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def width(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Me")
        else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )  # fmt: skip


def cut(text: str, most: int) -> str:
    """The text, ended by an ellipsis where it is wider than `most` columns."""
    if width(text) <= most:
        return text
    room, kept = most - 1, ""
    for sign in text:
        room -= width(sign)
        if room < 0:
            break
        kept += sign
    return kept + "…"


def padded(text: str, columns: int) -> str:
    """The text filled up with blanks to so many columns."""
    return text + " " * max(0, columns - width(text))


def _pieces(text: str, most: int) -> Iterator[str]:
    """Words with the blank before them; a word wider than a line, and every wide sign, may be parted anywhere."""
    for word in text.split():
        piece = ""
        for sign in word:
            if piece and (width(piece + sign) > most or (width(sign) == 2 and sign.isalnum())):
                yield piece
                piece = "\0"
            piece += sign
        yield piece


def wrapped(text: str, columns: int, first: str, rest: str) -> list[str]:
    """Lines of at most `columns`, the first begun with `first`, the others with `rest`."""
    lines: list[str] = []
    line, empty = first, True
    most = max(4, columns - max(width(first), width(rest)))
    for piece in _pieces(text, most):
        joined = piece.startswith("\0")
        word = piece.lstrip("\0")
        glue = "" if joined or empty else " "
        if not empty and width(line) + width(glue + word) > columns:
            lines.append(line)
            line, glue = rest, ""
        line += glue + word
        empty = False
    return [*lines, line] if not empty else lines
