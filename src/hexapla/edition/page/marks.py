"""Text with its differences marked: overlapping spans cut into segments that nest cleanly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hexapla.edition.signs import RANK
from hexapla.model import Variant, Witness

WHOLE = 0.8  # a reading over more than this share of a passage marks the passage, not its words
WORDS = ("name", "figure", "date")  # kinds that always mark their words


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a passage; `numbers` are the variants that cover it, the gravest first (empty: plain text); `first`:
    the gravest one begins here."""

    text: str
    numbers: tuple[int, ...] = ()
    kind: str = ""
    severity: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage as the page shows it: its address, its segments, and the variants that cover it as a whole."""

    address: str
    kind: str
    language: str | None
    text: str
    segments: tuple[Segment, ...]
    whole: tuple[tuple[int, Variant], ...]


def shown(witness: Witness, place: int, variants: Sequence[tuple[int, Variant]]) -> Shown:
    """A passage of a version with the variants of its locus marked in it."""
    passage = witness.passages[place]
    spans: list[tuple[int, int, int, Variant]] = []
    whole: list[tuple[int, Variant]] = []
    for number, variant in variants:
        reading = variant.readings.get(str(witness.siglum))
        if reading is None or reading.end <= passage.start or reading.start >= passage.end:
            continue
        start, end = max(reading.start, passage.start), min(reading.end, passage.end)
        if end - start >= WHOLE * (passage.end - passage.start) and variant.kind not in WORDS:
            whole.append((number, variant))
        else:
            spans.append((start, end, number, variant))
    return Shown(
        f"{witness.siglum}{place}", passage.kind, passage.language or witness.language, witness.passage_text(place),
        _segments(witness.text, passage.start, passage.end, spans), tuple(whole),
    )  # fmt: skip


def _segments(text: str, start: int, end: int, spans: Sequence[tuple[int, int, int, Variant]]) -> tuple[Segment, ...]:
    if not spans:
        return (Segment(text[start:end]),)
    cuts = sorted({start, end, *(one[0] for one in spans), *(one[1] for one in spans)})
    found: list[Segment] = []
    for left, right in pairwise(cuts):
        covering = sorted(
            (one for one in spans if one[0] <= left and right <= one[1]),
            key=lambda one: (RANK[one[3].severity], one[1] - one[0]),
        )
        if not covering:
            found.append(Segment(text[left:right]))
            continue
        begin, _, _, variant = covering[0]
        numbers = tuple(one[2] for one in covering)
        found.append(Segment(text[left:right], numbers, variant.kind, variant.severity, begin == left))
    return tuple(found)
