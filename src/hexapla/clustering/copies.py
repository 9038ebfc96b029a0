"""Near-copies: pages of which most phrases are the same (reprints, mirrors, trimmed copies), by MinHash.

Broder 1997: the share of equal minima of two pages' hashed shingles estimates the share of shingles in common. Bands of
minima (locality-sensitive hashing) find the pairs without comparing all. A pool's near-copies are marked, never
dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy

from hexapla.knowledge.scripts import WORD

if TYPE_CHECKING:
    Hashes = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint64]]

SHINGLE = 4  # words, or signs of scripts without spaces
MINIMA = 48
BAND = 4  # minima a band: pairs with 70 % in common meet in one of the 12 bands with .96, pairs with 30 % with .09
COPY = 0.6  # share of shingles in common from which two pages are near-copies
FEWEST = 8  # shingles a page must have


@cache
def _functions() -> tuple[Hashes, Hashes]:
    """The factors and summands of MINIMA hash functions, the same in every process."""
    chance = numpy.random.default_rng(20261127)
    return (
        chance.integers(1, 1 << 31, MINIMA, dtype=numpy.uint64) | numpy.uint64(1),
        chance.integers(0, 1 << 31, MINIMA, dtype=numpy.uint64),
    )


def signature(text: str) -> tuple[int, ...]:
    """MINIMA numbers that stand for the phrases of a text; empty for a text too short to tell."""
    words = [match.group().casefold() for match in WORD.finditer(text)]
    shingles = {crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)}
    if len(shingles) < FEWEST:
        return ()
    values = numpy.fromiter(shingles, dtype=numpy.uint64, count=len(shingles))
    factor, summand = _functions()
    # Multiply-shift over 64 bits (Dietzfelbinger and others 1997); the upper half is kept.
    hashed = (values[:, None] * factor[None, :] + summand[None, :]) * numpy.uint64(0x9E3779B97F4A7C15)
    minima = (hashed >> numpy.uint64(32)).min(axis=0)
    return tuple(map(int, minima))


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of phrases that two pages have in common, estimated from their signatures; 0 where one is too short."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / MINIMA


def near_copies(signatures: Sequence[Sequence[int]], since: int = 0) -> Iterator[tuple[int, int, float]]:
    """Pairs (i, j, share) of near-copies, i < j, with j not before `since`; about linear in the pages."""
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for j, signature in enumerate(signatures):
        for start in range(0, len(signature), BAND):
            held = bands[start, *signature[start : start + BAND]]
            # A bucket of a thousand copies would pair all with all: each meets the first few, which chains them.
            for i in held[:8] if j >= since else ():
                if (i, j) not in seen:
                    seen.add((i, j))
                    share = likeness(signatures[i], signature)
                    if share >= COPY:
                        yield i, j, share
            held.append(j)
