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
    """A piece of a passage; `numbers` are the variants that cover it, the gravest fault of this version first (empty:
    plain text); `first`: that one begins here; `weak`: it is a fault of others, this version only bears the other
    reading."""

    text: str
    numbers: tuple[int, ...] = ()
    kind: str = ""
    severity: str = ""
    first: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage as the page shows it: its address, its segments, the variants that cover it as a whole, and those of
    which this version has nothing though it should."""

    address: str
    kind: str
    language: str | None
    text: str
    segments: tuple[Segment, ...]
    whole: tuple[tuple[int, Variant], ...]
    gaps: tuple[tuple[int, Variant], ...] = ()


def shown(witness: Witness, place: int, variants: Sequence[tuple[int, Variant]], last: bool = True) -> Shown:
    """A passage of a version with the variants of its locus marked in it. A version that lacks something says so at
    the end of its last passage there (`last`)."""
    siglum = str(witness.siglum)
    passage = witness.passages[place]
    spans: list[tuple[int, int, int, Variant]] = []
    whole: list[tuple[int, Variant]] = []
    for number, variant in variants:
        reading = variant.readings.get(siglum)
        if reading is None or reading.end <= passage.start or reading.start >= passage.end:
            continue
        start, end = max(reading.start, passage.start), min(reading.end, passage.end)
        if end - start >= WHOLE * (passage.end - passage.start) and variant.kind not in WORDS:
            if not variant.faulty or siglum in variant.faulty:
                whole.append((number, variant))
        else:
            spans.append((start, end, number, variant))
    gaps = [one for one in variants if last and siglum in one[1].faulty and one[1].readings.get(siglum) is None]
    return Shown(
        f"{witness.siglum}{place}", passage.kind, passage.language or witness.language, witness.passage_text(place),
        _segments(siglum, witness.text, passage.start, passage.end, spans), tuple(whole), tuple(gaps),
    )  # fmt: skip


def _segments(
    siglum: str, text: str, start: int, end: int, spans: Sequence[tuple[int, int, int, Variant]]
) -> tuple[Segment, ...]:
    if not spans:
        return (Segment(text[start:end]),)
    cuts = sorted({start, end, *(one[0] for one in spans), *(one[1] for one in spans)})
    found: list[Segment] = []
    for left, right in pairwise(cuts):
        covering = sorted(
            (one for one in spans if one[0] <= left and right <= one[1]),
            key=lambda one: (_weak(one[3], siglum), RANK[one[3].severity], one[1] - one[0]),
        )
        if not covering:
            found.append(Segment(text[left:right]))
            continue
        begin, _, _, variant = covering[0]
        numbers = tuple(one[2] for one in covering)
        weak = _weak(variant, siglum)
        found.append(Segment(text[left:right], numbers, variant.kind, variant.severity, begin == left, weak))
    return tuple(found)


def _weak(variant: Variant, siglum: str) -> bool:
    return bool(variant.faulty) and siglum not in variant.faulty
