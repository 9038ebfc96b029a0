"""Passages that one version tells at another place than the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.collation.sheet import Sheet
from hexapla.knowledge.phrases import say
from hexapla.model import Evidence, Variant


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising subsequence; quadratic, which is fine for the passages of a page."""
    best, before = [1] * len(numbers), [-1] * len(numbers)
    for i in range(len(numbers)):
        for j in range(i):
            if numbers[j] < numbers[i] and best[j] + 1 > best[i]:
                best[i], before[i] = best[j] + 1, j
    place = max(range(len(numbers)), key=lambda i: best[i], default=-1)
    found: set[int] = set()
    while place >= 0:
        found.add(place)
        place = before[place]
    return found


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each locus that a version has out of the order of the loci."""
    synopsis = sheet.synopsis
    for siglum in synopsis.witnesses:
        held = [
            (locus.readings[siglum][0], number)
            for number, locus in enumerate(synopsis.loci)
            if siglum in locus.readings and len(locus.readings) > 1 and synopsis.kind(number) != "residue"
        ]
        in_its_order = [number for _, number in sorted(held)]
        kept = longest_rising(in_its_order)
        for place, number in enumerate(in_its_order):
            if place not in kept:
                readings = {s: synopsis.whole(number, s) for s in synopsis.witnesses}
                evidence = (Evidence("order", f"{siglum} {place + 1}", f"row {number + 1}", 1.0),)
                confidence = synopsis.loci[number].confidence
                words = say("variant", "order", where=siglum)
                yield Variant("order", "style", readings, confidence, words, evidence, number, (siglum,))
