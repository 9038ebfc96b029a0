"""Text with its differences marked: overlapping spans cut into segments that nest cleanly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.edition.signs import RANK
from hexapla.model import Variant

WHOLE = 0.8  # a reading over more than this share of a passage marks the passage, not its words


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a passage; `numbers` are the variants that cover it, the gravest first (empty: plain text)."""

    text: str
    numbers: tuple[int, ...]
    kind: str
    severity: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage as the page shows it: its address, its segments, and the variants that cover it as a whole."""

    address: str
    kind: str
    language: str | None
    segments: tuple[Segment, ...]
    whole: tuple[int, ...]


def shown(edition: Edition, siglum: str, place: int, variants: Sequence[tuple[int, Variant]]) -> Shown:
    """A passage of a version with the variants of its locus marked in it."""
    witness = edition.witness(siglum)
    passage = witness.passages[place]
    spans: list[tuple[int, int, int, Variant]] = []
    whole: list[int] = []
    for number, variant in variants:
        reading = variant.readings.get(siglum)
        if reading is None or reading.end <= passage.start or reading.start >= passage.end:
            continue
        start, end = max(reading.start, passage.start), min(reading.end, passage.end)
        if end - start >= WHOLE * (passage.end - passage.start) and variant.kind not in ("name", "figure", "date"):
            whole.append(number)
        else:
            spans.append((start, end, number, variant))
    segments = _segments(witness.text, passage.start, passage.end, spans)
    return Shown(f"{siglum}{place}", passage.kind, passage.language or witness.language, segments, tuple(whole))


def _segments(text: str, start: int, end: int, spans: Sequence[tuple[int, int, int, Variant]]) -> tuple[Segment, ...]:
    cuts = sorted({start, end, *(one[0] for one in spans), *(one[1] for one in spans)})
    found: list[Segment] = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        covering = sorted(
            (one for one in spans if one[0] <= left and right <= one[1]),
            key=lambda one: (RANK[one[3].severity], one[1] - one[0]),
        )
        first = covering[0][3] if covering else None
        found.append(
            Segment(
                text[left:right],
                tuple(one[2] for one in covering),
                first.kind if first else "",
                first.severity if first else "",
            )
        )
    return tuple(found)
