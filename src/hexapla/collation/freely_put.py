"""Passages that stand unmatched side by side: one that a version lacks, and one that it alone has right there. That is
one passage that somebody put freely, sooner than one left out and another made up."""

from __future__ import annotations

from math import log

from hexapla.collation.containment import length_ratio
from hexapla.synopsis import Synopsis

BODY = "body"  # bylines and datelines are left out and made up
ALIKE = 2.5  # how many times longer than expected the one may be


def stood_for(synopsis: Synopsis, locus: int, siglum: str) -> bool:
    """Whether a version that lacks a passage has one of like length next to it that no other version has."""
    return any(
        synopsis.sigla(near) == (siglum,) and _alike(synopsis, locus, near, siglum) for near in _near(synopsis, locus)
    )


def stands_for(synopsis: Synopsis, locus: int) -> bool:
    """Whether a passage that one version alone has may be another next to it that this one lacks and others have."""
    siglum = synopsis.sigla(locus)[0]
    return any(
        siglum not in synopsis.sigla(near) and len(synopsis.sigla(near)) > 1 and _alike(synopsis, near, locus, siglum)
        for near in _near(synopsis, locus)
    )


def _near(synopsis: Synopsis, locus: int) -> list[int]:
    return [near for near in (locus - 1, locus + 1) if 0 <= near < len(synopsis.loci)]


def _alike(synopsis: Synopsis, lacked: int, own: int, siglum: str) -> bool:
    """Whether what a version has at `own` may be what the others have at `lacked`: the body of the story, about as
    long, and not about other people."""
    mine = synopsis.whole(own, siglum)
    if mine is None or synopsis.kind(lacked) != BODY or synopsis.kind(own) != BODY:
        return False
    people, others = _people(synopsis, own), _people(synopsis, lacked)
    if people and others and not people & others:
        return False
    logs = [
        log(len(mine.text) / max(1.0, len(theirs.text) * length_ratio(synopsis, other, siglum)))
        for other in synopsis.sigla(lacked)
        if (theirs := synopsis.whole(lacked, other)) is not None
    ]
    return bool(logs) and abs(sum(logs) / len(logs)) <= log(ALIKE)


def _people(synopsis: Synopsis, locus: int) -> set[int]:
    return {number for number in synopsis.forms.get(locus, {}) if synopsis.names[number].kind == "person"}
