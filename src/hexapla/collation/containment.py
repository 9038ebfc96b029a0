"""Whether the content of a stretch of one version stands in another's passage, by shared evidence and by length."""

from __future__ import annotations

from collections.abc import Mapping

from hexapla.collation.sheet import span_features
from hexapla.evidence.features import PassageFeatures
from hexapla.knowledge.scripts import WITHOUT_SPACES, main_script
from hexapla.model import Span
from hexapla.synopsis import Synopsis

# What a shared thing is worth; grams count little, since a name has many.
WEIGHT = {"number": 2.0, "date": 1.5, "name": 0.3, "place": 1.0, "cognate": 0.1, "concept": 1.0, "word": 0.5}


FEW = 2  # loci from which the usual ratio of two versions' lengths is told
DENSE = 0.4  # signs of Chinese, Japanese or Thai for one letter, by the development news


def _mass(page: PassageFeatures, channels: frozenset[str]) -> float:
    return sum(WEIGHT[c] for c in (f.partition(":")[0] for f in page.found) if c in channels)


def contained(synopsis: Synopsis, locus: int, siglum: str, span: Span, other: str) -> float:
    """The share of a stretch's features that the other version has in its passage, 0..1. Words are compared as words
    within a language only, as concepts between languages."""
    whole = synopsis.whole(locus, other)
    if whole is None:
        return 0.0
    one = span_features(synopsis, locus, siglum, span)
    rest = span_features(synopsis, locus, other, whole)
    channels = frozenset({"word", "number", "date"} if one.language == rest.language else WEIGHT.keys() - {"word"})
    mass = _mass(one, channels)
    shared = sum(WEIGHT[c] for f in one.found for c in [f.partition(":")[0]] if c in channels and f in rest.found)
    return shared / mass if mass else 0.0


def missing_share(synopsis: Synopsis, locus: int, readings: Mapping[str, Span], other: str) -> float:
    """How much of a stretch's length the other version's passage is short of, 0..1: what the passage should measure by
    the ratio of the two versions, less what it does."""
    whole = synopsis.whole(locus, other)
    shares: list[float] = []
    for siglum, span in readings.items():
        own = synopsis.whole(locus, siglum)
        if own is None or whole is None or not span.text:
            continue
        ratio = length_ratio(synopsis, siglum, other)
        expected, found = len(own.text) * ratio, len(whole.text)
        shares.append(max(0.0, min(1.0, (expected - found) / (len(span.text) * ratio))))
    return max(shares, default=0.0)


def length_ratio(synopsis: Synopsis, siglum: str, other: str) -> float:
    """How many signs of `other` answer one of `siglum`: the median over the loci that both have in full; where they are
    too few to tell, what the scripts lead to expect."""
    kept = synopsis.length_ratios
    if (siglum, other) not in kept:
        kept[siglum, other] = _length_ratio(synopsis, siglum, other)
    return kept[siglum, other]


def _length_ratio(synopsis: Synopsis, siglum: str, other: str) -> float:
    ratios = sorted(
        len(right.text) / max(1, len(left.text))
        for locus in synopsis.told()
        for left, right in [(synopsis.whole(locus, siglum), synopsis.whole(locus, other))]
        if left and right and len(left.text) > 40
    )
    if len(ratios) < FEW:
        left, right = (_density(synopsis.witnesses[s].text) for s in (siglum, other))
        return right / left
    return ratios[len(ratios) // 2]


def _density(text: str) -> float:
    """How many signs a script takes for what an alphabet says with one."""
    return DENSE if main_script(text[:500]) in WITHOUT_SPACES else 1.0
