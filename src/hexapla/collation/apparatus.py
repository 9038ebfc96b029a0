"""The apparatus: all variants of a story, from one finder for each kind, put in order and freed of repetitions."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module

from hexapla.collation import variants
from hexapla.collation.cause import with_causes
from hexapla.collation.phrases_lost import UNANSWERED
from hexapla.collation.sheet import Sheet, sheet
from hexapla.model import FigureEntry, QuotationEntry, Variant
from hexapla.synopsis import Synopsis

Finder = Callable[[Sheet], Iterable[Variant]]
RANK = {"contradiction": 0, "loss": 1, "spelling": 2, "style": 3}
SAYING = ("omission", "addition", "quotation", "speaker", "untranslated")  # kinds that tell of words lost
LEAST = 0.4  # variants below this are not worth a reader's time


@cache
def finders() -> tuple[Finder, ...]:
    """The `find` of every file in `variants/`, in alphabetical order."""
    names = sorted(one.name for one in pkgutil.iter_modules(variants.__path__))
    return tuple(import_module(f"{variants.__name__}.{name}").find for name in names)


def apparatus(
    synopsis: Synopsis, figures: Sequence[FigureEntry], quotations: Sequence[QuotationEntry], least: float = LEAST
) -> tuple[Variant, ...]:
    """All variants of that confidence at least, in order of locus, then severity, then confidence."""
    given = sheet(synopsis, figures, quotations)
    found = [one for find in finders() for one in find(given) if one.confidence >= least]
    found.sort(key=lambda one: (one.locus or 0, RANK[one.severity], -one.confidence, one.kind))
    return tuple(with_causes(synopsis, _without_echoes(found)))


def _without_echoes(found: Sequence[Variant]) -> list[Variant]:
    """Variants less those that a wider one already tells: a figure, name, quotation or speaker inside a sentence that
    the same version lacks."""
    sources = [one for one in found if one.kind == "speaker" and one.severity == "loss"]
    found = [one for one in found if one.kind != "omission" or not any(_source(s, one) for s in sources)]
    found = [one for one in found if not any(_tells(other, one) for other in found)]
    wide = [one for one in found if one.kind in ("omission", "addition")]
    return [one for one in found if one.kind in ("omission", "addition") or not any(_covers(w, one) for w in wide)]


def _tells(other: Variant, phrase: Variant) -> bool:
    """Whether another variant tells of a phrase that nothing answers, and says better what it is."""
    if other.locus != phrase.locus or not _unanswered(phrase) or _unanswered(other) or other.kind not in SAYING:
        return False
    return other.confidence >= 0.5 and any(
        (held := other.readings.get(s)) is not None and held.start < reading.end and reading.start < held.end
        for s, reading in phrase.readings.items()
        if reading is not None
    )


def _unanswered(variant: Variant) -> bool:
    return bool(variant.evidence) and variant.evidence[0].kind == UNANSWERED


def _source(speaker: Variant, omission: Variant) -> bool:
    """Whether the words left out are little more than the source of a statement: that it is lost says more."""
    if speaker.locus != omission.locus or speaker.confidence < 0.5:
        return False
    lost = {s for s, reading in omission.readings.items() if reading is None}
    return lost <= {s for s, reading in speaker.readings.items() if reading is None} and any(
        outer.start <= inner.start and inner.end <= outer.end and 2 * len(inner.text) > len(outer.text)
        for s, inner in speaker.readings.items()
        if inner is not None and (outer := omission.readings.get(s)) is not None
    )


def _covers(wide: Variant, narrow: Variant) -> bool:
    if wide.locus != narrow.locus or wide.confidence < 0.5:
        return False
    lost = {s for s, reading in narrow.readings.items() if reading is None}
    if not lost or not lost <= {s for s, reading in wide.readings.items() if reading is None}:
        return False
    inside = [
        outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start
        for s, inner in narrow.readings.items()
        if inner is not None and (outer := wide.readings.get(s)) is not None
    ]
    return bool(inside) and all(inside)
