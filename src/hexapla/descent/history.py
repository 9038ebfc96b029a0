"""Stage 5 in one call: the pivots, the stemma and the rebuilt text of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from hexapla.descent.faults import faults, splits
from hexapla.descent.origin import lost_original
from hexapla.descent.rebuilt import rebuilt
from hexapla.descent.stemma import Ties, Version, stemma
from hexapla.evidence.names.pivots import pivot
from hexapla.model import RebuiltText, Stemma, Trace, Variant, Witness
from hexapla.synopsis import Synopsis

MADE = ("untranslated", "spacing", "glued")  # traces that a machine translation leaves
LEAST_NAMES = 2  # garbled names from which a pivot is guessed at
LEAST_PIVOT = 0.5


@dataclass(frozen=True, slots=True)
class History:
    """What stage 5 found: the witnesses with their traces, the variants, the stemma, the rebuilt text."""

    synopsis: Synopsis
    variants: tuple[Variant, ...]
    stemma: Stemma
    text: tuple[RebuiltText, ...]


def history(synopsis: Synopsis, variants: Sequence[Variant]) -> History:
    """The history of a story from its apparatus."""
    pivots = {s: pivots_of(s, variants) for s in synopsis.witnesses}
    witnesses = {s: _with_pivots(synopsis, s, pivots[s], variants) for s in synopsis.witnesses}
    synopsis = replace(synopsis, witnesses=witnesses)
    versions = [_version(one, pivots[s]) for s, one in witnesses.items()]
    tree = stemma(
        versions, faults(variants, list(witnesses)), splits(variants), ties(synopsis), lost_original(synopsis, versions)
    )
    return History(synopsis, tuple(variants), tree, rebuilt(synopsis, variants, tree))


def pivots_of(siglum: str, variants: Sequence[Variant]) -> dict[str, float]:
    """Pivot language -> probability, from the garbled names of a version."""
    pairs = garbled_names(siglum, variants)
    if len(pairs) < LEAST_NAMES:
        return {}
    return {one.language: one.probability for one in pivot(pairs) if one.language and one.probability >= LEAST_PIVOT}


def garbled_names(siglum: str, variants: Sequence[Variant]) -> list[tuple[str, str]]:
    """(right form, garbled form) of every name that a version garbles, each garbled form once."""
    found: dict[str, str] = {}
    for one in variants:
        wrong = one.readings.get(siglum)
        if one.kind != "name" or siglum not in one.faulty or wrong is None:
            continue
        right = next((r for s, r in one.readings.items() if r and s not in one.faulty), None)
        if right and one.evidence:
            found.setdefault(wrong.text, right.text)
    return [(right, wrong) for wrong, right in found.items()]


def _with_pivots(synopsis: Synopsis, siglum: str, pivots: dict[str, float], variants: Sequence[Variant]) -> Witness:
    """The witness with a trace over every garbled name of a round trip."""
    witness = synopsis.witnesses[siglum]
    if not pivots:
        return witness
    language = max(pivots, key=lambda code: pivots[code])
    traces: list[Trace] = []
    for one in variants:
        wrong = one.readings.get(siglum)
        if one.kind == "name" and siglum in one.faulty and wrong and one.evidence:
            place = next((n for n, p in enumerate(witness.passages) if p.start <= wrong.start < p.end), 0)
            steps = ", ".join(f"{e.left}→{e.right}" for e in one.evidence[:4])
            traces.append(Trace("pivot", place, wrong.start, wrong.end, language, steps, pivots[language]))
    return replace(witness, traces=(*witness.traces, *traces))


def _version(witness: Witness, pivots: dict[str, float]) -> Version:
    left = {
        t.language
        for t in witness.traces
        if t.kind == "untranslated" and t.language and t.end - t.start >= 0.25 * _size(witness, t.passage)
    }
    return Version(
        siglum=str(witness.siglum),
        language=witness.language,
        published=witness.published if any(c.kind == "published" for c in witness.clues) else None,
        left_over=tuple(sorted(left)),
        pivots=pivots,
        marks=sum(t.kind in MADE for t in witness.traces),
        passages=len(witness.passages),
    )


def _size(witness: Witness, passage: int) -> int:
    return witness.passages[passage].end - witness.passages[passage].start


def ties(synopsis: Synopsis) -> Ties:
    """Which versions share their words and their order."""
    words: dict[tuple[str, str], float] = {}
    moved: dict[tuple[str, str], int] = {}
    for one, other in permutations(synopsis.witnesses, 2):
        both = [n for n in synopsis.told() if {one, other} <= set(synopsis.sigla(n))]
        if synopsis.witnesses[one].language == synopsis.witnesses[other].language:
            words[one, other] = _same_words(synopsis, both, one, other)
        places = [
            synopsis.loci[n].readings[other][0] for n in sorted(both, key=lambda n: synopsis.loci[n].readings[one])
        ]
        moved[one, other] = sum(a > b for a, b in pairwise(places))
    return Ties(words, moved)


def _same_words(synopsis: Synopsis, loci: Sequence[int], one: str, other: str) -> float:
    """Dice coefficient of the words that two versions have in their common loci."""
    shared = total = 0
    for locus in loci:
        left, right = synopsis.whole(locus, one), synopsis.whole(locus, other)
        if left and right:
            a, b = set(left.text.casefold().split()), set(right.text.casefold().split())
            shared, total = shared + 2 * len(a & b), total + len(a) + len(b)
    return shared / total if total else 0.0
