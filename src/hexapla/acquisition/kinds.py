"""Tells the passages of a page apart: headline, heading, byline, dateline, caption, credit, body, residue.

The rules are about form (length, final stop, capitals, marks, neighbours), the words come from the `page` tables.
Tuned on the development stories (30 versions, 15 languages): see docs/stages/1-acquisition.md for the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.acquisition.blocks import Block
from hexapla.acquisition.lines import Line
from hexapla.acquisition.phrases import plain_letters
from hexapla.model import PassageKind

Kinds = list[PassageKind | None]


def kinds(blocks: Sequence[Block], texts: Sequence[str], title: str | None = None) -> list[PassageKind]:
    """The kind of every passage; `texts` are the cleaned texts of `blocks`, `title` the page's own, if known."""
    lines = [Line(text) for text in texts]
    found: Kinds = [block.hint if block.firm else None for block in blocks]
    hints = [block.hint for block in blocks]
    _furniture(lines, found, hints)
    _labelled(lines, found, hints)
    _headline(lines, found, hints, title)
    _captions(lines, found, hints)
    _bylines(lines, found, hints)
    _headings(lines, found, hints)
    _tail(lines, found)
    return [kind or "body" for kind in found]


def _furniture(lines: Sequence[Line], found: Kinds, hints: Sequence[PassageKind | None]) -> None:
    for place, line in enumerate(lines):
        if found[place] is None and (hints[place] == "residue" or line.is_furniture()):
            found[place] = "residue"


def _labelled(lines: Sequence[Line], found: Kinds, hints: Sequence[PassageKind | None]) -> None:
    """Credits, bylines and datelines that show by themselves what they are."""
    body = next((place for place, line in enumerate(lines) if line.is_prose()), len(lines))
    last = next((place for place in range(len(lines) - 1, -1, -1) if lines[place].is_prose()), -1)
    for place, line in enumerate(lines):
        if found[place] == "residue" and line.is_credit(strict=True) and not line.is_address():
            found[place] = "credit"
        if found[place] is not None:
            continue
        if line.is_dateline():
            found[place] = "dateline"
        elif line.is_credit(strict=True):
            found[place] = "credit"
        elif line.is_byline(labelled=True) or (line.is_byline() and (place <= body or place > last)):
            found[place] = "byline"
        elif line.is_credit():
            found[place] = "credit"
        elif hints[place] in ("credit", "byline", "dateline") and line.is_short():
            found[place] = hints[place]


def _headline(lines: Sequence[Line], found: Kinds, hints: Sequence[PassageKind | None], title: str | None) -> None:
    """The first title-like line, or the line that is the page's own title."""
    if "headline" in found:
        return
    named = plain_letters(title) if title else ""
    for place, line in enumerate(lines[:12]):
        if hints[place] == "headline" or (
            named and found[place] is None and _same_title(plain_letters(line.text), named)
        ):
            found[place] = "headline"
            return
    for place, line in enumerate(lines[:6]):
        if found[place] is not None:
            continue
        after = next((found[n] for n in range(place + 1, len(lines)) if found[n] != "residue"), None)
        if line.is_title() and not (after == "credit" and line.is_dated()):
            found[place] = "headline"
        return


def _same_title(text: str, title: str) -> bool:
    """Whether a line is the title, which may have the site's name before or after it."""
    return len(text) >= 6 and (text == title or (len(text) >= 0.5 * len(title) and text in title))


def _captions(lines: Sequence[Line], found: Kinds, hints: Sequence[PassageKind | None]) -> None:
    """What stands right before a credit and describes, or says by its words that it describes a picture; above the
    running text, a sentence that ends in a date."""
    body = next((n for n, line in enumerate(lines) if found[n] is None and not line.ends_in_day()), len(lines))
    for place, line in enumerate(lines):
        if found[place] is not None:
            continue
        credited = place + 1 < len(lines) and found[place + 1] == "credit"
        above = 0 < place < body and found[place - 1] != "dateline" and line.ends_in_day()
        if hints[place] == "caption" or (credited and line.describes()) or above or line.is_caption():
            found[place] = "caption"


def _bylines(lines: Sequence[Line], found: Kinds, hints: Sequence[PassageKind | None]) -> None:
    """A bare name right under the headline."""
    for place in range(1, min(len(lines), 8)):
        above = next((found[n] for n in range(place - 1, -1, -1) if found[n] != "residue"), None)
        if found[place] is None and hints[place] is None and above == "headline" and lines[place].is_name():
            found[place] = "byline"
            return


def _headings(lines: Sequence[Line], found: Kinds, hints: Sequence[PassageKind | None]) -> None:
    """Short lines without a final stop before running text."""
    told = [place for place, kind in enumerate(found) if kind in (None, "body")]
    for number, place in enumerate(told):
        if found[place] is not None:
            continue
        following = told[number + 1] if number + 1 < len(told) else None
        if hints[place] == "heading":
            if following is not None or not lines[place].is_short():
                found[place] = "heading"
        elif (
            hints[place] is None
            and lines[place].is_heading()
            and following is not None
            and (lines[following].is_prose() or lines[following].words > lines[place].words)
        ):
            found[place] = "heading"


def _tail(lines: Sequence[Line], found: Kinds) -> None:
    """What stands after the last running text and is none itself: labels, names of sections, tags."""
    last = next(
        (place for place in range(len(lines) - 1, -1, -1) if found[place] is None and lines[place].is_prose()), None
    )
    if last is None:
        return
    for place in range(last + 1, len(lines)):
        if found[place] in (None, "heading") and lines[place].is_label():
            found[place] = "byline" if lines[place].is_name() and re.search("[a-z]", lines[place].text) else "residue"
