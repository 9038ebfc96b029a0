"""What the digits of two passages say about a figure that is read on one side only, or differently on both.

A figure that one version is short of is hardly lost where its very digits stand in that version, in words that were
read otherwise (a telephone number parted, "8 goals in 10 games" read as one ratio). And two figures left over, one on
each side, without a digit in common, stand for each other where their languages do not let them be read in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.figures import exchanged, kinship
from hexapla.knowledge.scripts import fold_digits
from hexapla.model import Figure, FigureEntry, Span

GROUP = re.compile(r"\d+")
DECIMAL = re.compile(r"(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)")  # three digits behind a separator: thousands, maybe
JOINED = re.compile(r"(?<=\d)[\s.,'’-](?=\d)")  # what parts the digits of one number
LONG = 3  # digits of a group that may be part of a longer one ("116" in "116123")
NEAR = 0.35  # of the sentence: two figures at places farther apart do not stand for each other
AMOUNTS = ("number", "percent", "money", "dimension", "age", "temperature", "duration")


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two figures, each told by one version only, that stand for each other; the row they are in."""

    left: FigureEntry
    right: FigureEntry
    row: Row


def groups(text: str) -> list[str]:
    """The runs of digits of a text, read in any script, without leading noughts."""
    return [group.lstrip("0") or "0" for group in GROUP.findall(fold_digits(text))]


def grouped(fine: Figure, whole: Figure) -> bool:
    """Whether a figure read as a decimal is the other's thousands, grouped as its source groups them ("60,496" in a
    Russian text)."""
    if not isinstance(fine.value, Decimal) or not isinstance(whole.value, Decimal):
        return False
    return fine.value * 1000 == whole.value and DECIMAL.search(fold_digits(fine.text)) is not None


def elsewhere(sheet: Sheet, entry: FigureEntry, figure: Figure, siglum: str) -> bool:
    """Whether all digits of a figure stand in a version's passage outside the figures that answer others there."""
    wanted = groups(figure.text)
    whole = sheet.synopsis.whole(entry.locus, siglum)
    if not wanted or whole is None:
        return False
    text = list(whole.text)
    for other in sheet.figures:
        held = other.readings.get(siglum)
        if other is entry or other.locus != entry.locus or held is None or not _agreed(other):
            continue
        text[held.start - whole.start : held.end - whole.start] = " " * (held.end - held.start)
    plain = "".join(text)
    found = groups(plain) + groups(JOINED.sub("", fold_digits(plain)))
    return all(group in found or (len(group) >= LONG and any(group in other for other in found)) for group in wanted)


def _agreed(entry: FigureEntry) -> bool:
    readings = list(entry.readings.values())
    return len(readings) > 1 and all(kinship(readings[0], other) == "equal" for other in readings[1:])


def swapped(sheet: Sheet, lone: Sequence[tuple[FigureEntry, Row]]) -> Iterator[Swapped]:
    """Pairs of figures that one version each tells in a row of two, the nearest first, each once."""
    pairs = []
    used: list[FigureEntry] = []  # first those that answer each other in another unit, one of them not read
    for number, (one, row) in enumerate(lone):
        for other, other_row in lone[number + 1 :]:
            if other_row is not row or set(one.readings) == set(other.readings):
                continue
            if exchanged(*(next(iter(entry.readings.values())) for entry in (one, other))):
                used += [one, other]
            elif comparable(one, other):
                away = abs(place_in(one, row) - place_in(other, row))
                if away < NEAR:
                    pairs.append((away, number, Swapped(one, other, row)))
    for _, _, pair in sorted(pairs, key=lambda found: found[:2]):
        if not any(entry is pair.left or entry is pair.right for entry in used):
            used += [pair.left, pair.right]
            yield pair


def place_in(entry: FigureEntry, row: Row) -> float:
    siglum, figure = next(iter(entry.readings.items()))
    span: Span = row.readings[siglum]
    return (figure.start - span.start) / max(1, span.end - span.start)


def comparable(one: FigureEntry, other: FigureEntry) -> bool:
    """Whether two figures could be one amount: in digits, at least one a plain number, or of one kind."""
    figures = [next(iter(entry.readings.values())) for entry in (one, other)]
    kinds = {figure.kind for figure in figures}
    digits = [set(groups(figure.text)) for figure in figures]
    return (
        bool(digits[0] and digits[1])
        and not digits[0] & digits[1]
        and kinds <= set(AMOUNTS)
        and ("number" in kinds or len(kinds) == 1)
    )
