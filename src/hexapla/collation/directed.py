"""Words that give a figure its direction: "six points fewer" is no "six points more", though the figure is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.collation.disagreement import row_of_span
from hexapla.collation.sheet import Sheet
from hexapla.evidence.figures import kinship
from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.knowledge.words import Found, directions
from hexapla.model import Figure, FigureEntry, Span

PAIRS = ("more-less", "rise-fall")
REACH, REACH_OF_SIGNS = 14, 6  # letters between a figure and its word; in scripts without spaces
WORD = 16  # letters that the word itself may have
BREAKS = ",;:.!?()،؛。，、；：–—"


@dataclass(frozen=True, slots=True)
class Turned:
    """A figure that two parties of versions have with contrary words; the spans hold figure and word."""

    entry: FigureEntry
    pair: str
    parties: tuple[dict[str, Span], dict[str, Span]]


def turned(sheet: Sheet) -> Iterator[Turned]:
    """The figures that some versions say to be more, and others to be less."""
    for entry in sheet.figures:
        figures = list(entry.readings.items())
        # "At least", whose words are those for less in many languages; "more than in 2024".
        if entry.kind in ("date", "time", "range") or any(one.bound for _, one in figures):
            continue
        if len(figures) < 2 or any(kinship(figures[0][1], one) != "equal" for _, one in figures[1:]):
            continue
        found = {s: word for s, figure in figures if (word := _direction(sheet, entry, s, figure))}
        for pair in PAIRS:
            sides = tuple(
                {s: span for s, (word, span) in found.items() if word.id == pair and word.side == side}
                for side in ("a", "b")
            )
            if sides[0] and sides[1]:
                yield Turned(entry, pair, (sides[0], sides[1]))


def _direction(sheet: Sheet, entry: FigureEntry, siglum: str, figure: Figure) -> tuple[Found, Span] | None:
    """The word of direction next to a figure, if it has just one; figure and word as one span."""
    row = row_of_span(sheet, entry.locus, siglum, figure.start)
    if row is None:
        return None
    text, sentence = sheet.synopsis.witnesses[siglum].text, row.readings[siglum]
    reach = REACH_OF_SIGNS if script(figure.text[-1]) in WITHOUT_SPACES else REACH
    start = max(sentence.start, figure.start - reach - WORD)
    end = min(sentence.end, figure.end + reach + WORD)
    before, after = text[start : figure.start], text[figure.end : end]
    cut = max(before.rfind(sign) for sign in BREAKS) + 1
    stop = min((place for sign in BREAKS if (place := after.find(sign)) >= 0), default=len(after))
    start, end = start + cut, figure.end + stop
    while start > sentence.start and start < figure.start and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    near = [
        word
        for word in directions(text[start:end], sheet.synopsis.language_at(siglum, figure.start))
        if word.id in PAIRS and _apart(word, figure.start - start, figure.end - start) <= reach
    ]
    if len({word.side for word in near}) != 1:
        return None
    word = min(near, key=lambda one: _apart(one, figure.start - start, figure.end - start))
    low, high = min(figure.start, start + word.start), max(figure.end, start + word.end)
    return word, Span(low, high, text[low:high])


def _apart(word: Found, start: int, end: int) -> int:
    """Letters between a word and a figure; many where the word is part of the figure ("more than six")."""
    if word.start < end and start < word.end:
        return REACH + WORD
    return word.start - end if word.start >= end else start - word.end
