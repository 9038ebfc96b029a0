"""Puts the edition together from what the stages found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hexapla.edition.edition import Edition
from hexapla.model import (
    Evidence,
    FigureEntry,
    Locus,
    QuotationEntry,
    RebuiltText,
    Stemma,
    StemmaEdge,
    Variant,
    Witness,
)
from hexapla.synopsis import Synopsis

T = TypeVar("T", Locus, Variant)


def make(
    synopsis: Synopsis,
    figures: Sequence[FigureEntry],
    quotations: Sequence[QuotationEntry],
    variants: Sequence[Variant],
    stemma: Stemma,
    text: Sequence[RebuiltText],
) -> Edition:
    """The edition. Its title is that of the version nearest the root that has one; publisher and date are the lost
    original's, or else those of the version at the root."""
    witnesses = tuple(synopsis.witnesses.values())
    children = {edge.child for edge in stemma.edges}
    root = next((node for node in stemma.nodes if node.id not in children), None)
    first = next((one for one in witnesses if root and one.siglum == root.id), witnesses[0])
    lost = root is not None and root.lost
    # A reader of the original would know the story by its headline; else the version nearest to it lends its own.
    language = root.language if root is not None and lost else first.language
    told = [w for w in witnesses if w.title]
    title = first.title or next((w.title for w in told if w.language == language), None)
    return Edition(
        title=title or next((w.title for w in told), None),
        languages=tuple(dict.fromkeys(w.language for w in witnesses if w.language)),
        publisher=root.publisher if lost and root else first.publisher,
        published=root.published if lost and root else first.published,
        witnesses=tuple(map(_rounded_witness, witnesses)),
        loci=tuple(map(_rounded, synopsis.loci)),
        names=tuple(synopsis.names),
        figures=tuple(figures),
        quotations=tuple(quotations),
        variants=tuple(map(_rounded, variants)),
        stemma=replace(
            stemma,
            edges=tuple(map(_rounded_edge, stemma.edges)),
            alternatives=tuple(map(_rounded_edge, stemma.alternatives)),
        ),
        text=tuple(text),
    )


def _rounded(one: T) -> T:
    """Confidences and weights to four places, as the record gives them: an edition equals what is read back."""
    evidence = tuple(Evidence(e.kind, e.left, e.right, round(e.weight, 4)) for e in one.evidence)
    return replace(one, confidence=round(one.confidence, 4), evidence=evidence)


def _rounded_edge(edge: StemmaEdge) -> StemmaEdge:
    return replace(edge, confidence=round(edge.confidence, 4))


def _rounded_witness(witness: Witness) -> Witness:
    traces = tuple(replace(trace, confidence=round(trace.confidence, 4)) for trace in witness.traces)
    return replace(witness, traces=traces)
