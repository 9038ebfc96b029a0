"""Stands in for the package: `align` is Gale and Church (1993), by lengths alone; `compare_names` is the edit ratio of
transliterated forms (anyascii, rapidfuzz), what the packages for matching names start from; `group` is single link over
the cosine of TF-IDF weighted 4-grams of the transliteration; `find_figures` is the package that BENCH_PEER names."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import erfc, log, sqrt
from types import SimpleNamespace
from typing import Any

# Gale and Church (1993), tables 5 and 6: what each shape of block is likely to be, and the variance of its length.
PRIOR = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
VARIANCE = 6.8
SAME = 0.645  # the one threshold for all sources that ../shared/evaluate/README.md names for this baseline


def _cost(left: int, right: int, ratio: float, prior: float) -> float:
    if left + right == 0:
        return -log(prior)
    mean = (left + right / ratio) / 2
    delta = (right - left * ratio) / sqrt(max(1.0, mean) * VARIANCE)
    return -log(prior) - log(max(erfc(abs(delta) / sqrt(2)), 1e-300))


def align(left: Sequence[str], right: Sequence[str], **_: Any) -> list[SimpleNamespace]:
    """The cheapest path of blocks by their lengths."""
    rows, columns = (list(accumulate(map(len, side), initial=0)) for side in (left, right))
    ratio = max(1, columns[-1]) / max(1, rows[-1])
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [
                (
                    best[i - a, j - b][0] + _cost(rows[i] - rows[i - a], columns[j] - columns[j - b], ratio, prior),
                    (a, b),
                )
                for (a, b), prior in PRIOR.items()
                if (i - a, j - b) in best and i >= a and j >= b
            ]
            if ways:
                best[i, j] = min(ways)
    found: list[SimpleNamespace] = []
    place = len(left), len(right)
    while place != (0, 0):
        a, b = best[place][1]
        place = place[0] - a, place[1] - b
        found.append(
            SimpleNamespace(left=tuple(range(place[0], place[0] + a)), right=tuple(range(place[1], place[1] + b)))
        )
    return found[::-1]


def compare_names(a: str, b: str, **_: Any) -> SimpleNamespace:
    """The same where the edit ratio of the transliterated forms passes one threshold."""
    from anyascii import anyascii
    from rapidfuzz.fuzz import ratio

    score = ratio(anyascii(a).casefold(), anyascii(b).casefold()) / 100
    return SimpleNamespace(same=score >= SAME, score=score)


GRAMS = 1 << 15  # hashed
ALIKE = 0.5  # cosine from which pages are one story: the best of .3, .35 … .6 on the development pool


def read(source: Mapping[str, Any], **_: Any) -> SimpleNamespace:
    """The 4-grams of a page."""
    from anyascii import anyascii

    text = " ".join(anyascii(" ".join(source["passages"])).casefold().split())
    return SimpleNamespace(id=source["id"], grams=[text[i : i + 4] for i in range(len(text) - 3)])


def group(witnesses: Sequence[SimpleNamespace], **_: Any) -> list[SimpleNamespace]:
    """Single link over pages alike enough."""
    from zlib import crc32

    import numpy

    matrix = numpy.zeros((len(witnesses), GRAMS), dtype=numpy.float32)
    for number, one in enumerate(witnesses):
        numpy.add.at(matrix[number], [crc32(gram.encode()) % GRAMS for gram in one.grams], 1)
    matrix = numpy.log1p(matrix) * numpy.log((len(witnesses) + 1) / ((matrix > 0).sum(axis=0) + 0.5))
    matrix /= numpy.maximum(numpy.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    near = matrix @ matrix.T >= ALIKE
    owner = list(range(len(witnesses)))
    for number in range(len(witnesses)):
        for other in numpy.nonzero(near[number, :number])[0]:
            if owner[other] != owner[number]:
                gone = owner[number]
                owner = [owner[other] if held == gone else held for held in owner]
    stories: dict[int, list[str]] = {}
    for number, one in enumerate(witnesses):
        stories.setdefault(owner[number], []).append(one.id)
    return [SimpleNamespace(members=tuple(members)) for members in stories.values()]


def find_figures(text: str, language: str, *, reference: datetime.date | None = None) -> list[SimpleNamespace]:
    """The figures that the package named by BENCH_PEER finds; none in a language it does not know."""
    import peer_figures

    peer = os.environ["BENCH_PEER"]
    if language not in peer_figures.LANGUAGES[peer]:
        return []
    return list(peer_figures.FINDERS[peer](text, language, reference))


def languages() -> list[str]:
    """The languages of that package, so that it is not scored on others; of the methods above, those of Hexapla."""
    import peer_figures

    return list(peer_figures.LANGUAGES.get(os.environ.get("BENCH_PEER", ""), os.environ["BENCH_LANGUAGES"].split()))
