"""Small stories for tests: witnesses from a few lines, and the stages up to the sheet of variants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.annotation.marks import mark_story
from hexapla.collation.apparatus import apparatus
from hexapla.collation.entries import figure_entries, quotation_entries
from hexapla.model import Locus, Passage, PassageKind, Trace, Variant, Witness
from hexapla.pipeline import story_names
from hexapla.synopsis import Synopsis


def witness(
    siglum: str,
    language: str | None,
    passages: Sequence[str],
    kinds: Sequence[PassageKind] = (),
    traces: Sequence[Trace] = (),
    published: str | None = None,
) -> Witness:
    """A witness whose passages are the lines given; all are of one language, and body where no kind is given."""
    places: list[Passage] = []
    text = ""
    for number, words in enumerate(passages):
        start = len(text) + (number > 0)
        text += ("\n" if number else "") + words
        places.append(Passage(start, len(text), language, kinds[number] if kinds else "body"))
    return Witness(
        f"id-{siglum}", siglum, f"{siglum}.txt", None, language, None, None, published, None, text, tuple(places),
        traces=tuple(traces),
    )  # fmt: skip


def by_number(witnesses: Mapping[str, Witness]) -> tuple[Locus, ...]:
    """Loci that put passages of one number side by side."""
    rows = max(len(one.passages) for one in witnesses.values())
    return tuple(Locus({s: (n,) for s, one in witnesses.items() if n < len(one.passages)}, 1.0) for n in range(rows))


def synopsis(*witnesses: Witness, loci: Sequence[Locus] | None = None) -> Synopsis:
    """The synopsis of witnesses; loci by number unless they are given."""
    given = {str(one.siglum): one for one in witnesses}
    marks = dict(zip(given, mark_story(list(given.values())), strict=True))
    loci = by_number(given) if loci is None else loci
    return Synopsis(given, marks, loci, story_names(given, marks, loci))


def variants(*witnesses: Witness, loci: Sequence[Locus] | None = None) -> tuple[Variant, ...]:
    """The apparatus of witnesses; loci by number unless they are given."""
    given = synopsis(*witnesses, loci=loci)
    return apparatus(given, figure_entries(given), quotation_entries(given))
