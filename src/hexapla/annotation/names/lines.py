"""Lines in which capitals say nothing: set in capitals throughout, or headlines with every word capitalised."""

from __future__ import annotations

from collections.abc import Sequence

Spans = list[tuple[int, int]]

# A line with more than this share of capitals, over at least so many letters, is set in capitals throughout.
SHOUTED_SHARE, SHOUTED_LETTERS = 0.7, 12
# A line of at least so many words, this share of them capitalised, is a headline in title case (by eye on the English
# wmt headlines; lists of names have commas or bars, and are shorter where they have none).
TITLED_WORDS, TITLED_SHARE = 6, 0.75
PARTED = frozenset(",;|/")


def shouted_lines(text: str) -> Spans:
    """The lines that are set in capitals throughout."""
    found = []
    start = 0
    for line in text.split("\n"):
        if line[:40].upper() == line[:40]:
            letters = sum(map(str.isalpha, line))
            capitals = sum(map(str.isupper, line))
            if letters >= SHOUTED_LETTERS and capitals > SHOUTED_SHARE * letters:
                found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def titled_lines(text: str) -> Spans:
    """The headlines in title case."""
    found = []
    start = 0
    for line in text.split("\n"):
        if len(line) < 200 and not PARTED & set(line):
            words = [word for word in line.split() if word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in words)
            if len(words) >= TITLED_WORDS and capitals >= TITLED_SHARE * len(words):
                found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans."""
    return any(start <= place < end for start, end in spans)
