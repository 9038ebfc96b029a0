"""The versions side by side: what the finders of variants look at. Answers what a version has at a locus."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hexapla.model import Figure, Locus, Marks, Name, NameEntry, Quotation, Span, Witness


@dataclass(frozen=True)  # no slots: cached_property needs a dict
class Synopsis:
    """Witnesses and their marks by siglum, the loci of the story, and its names with all their forms."""

    witnesses: Mapping[str, Witness]
    marks: Mapping[str, Marks]
    loci: Sequence[Locus]
    names: Sequence[NameEntry]

    def spans(self, locus: int, siglum: str) -> list[tuple[int, int]]:
        """The stretches of text that a version has at a locus; empty where it has nothing."""
        passages = self.witnesses[siglum].passages
        return [(passages[i].start, passages[i].end) for i in self.loci[locus].readings.get(siglum, ())]

    def whole(self, locus: int, siglum: str) -> Span | None:
        """All that a version has at a locus, from the first passage to the end of the last."""
        spans = self.spans(locus, siglum)
        if not spans:
            return None
        start, end = spans[0][0], spans[-1][1]
        return Span(start, end, self.witnesses[siglum].text[start:end])

    def sigla(self, locus: int) -> tuple[str, ...]:
        """The versions that have something at a locus, in order of sigla."""
        return tuple(siglum for siglum in self.witnesses if self.loci[locus].readings.get(siglum))

    def language(self, locus: int, siglum: str) -> str | None:
        """The language that a version has at a locus."""
        return self.witnesses[siglum].spoken(self.loci[locus].readings[siglum][0])

    def language_at(self, siglum: str, place: int) -> str | None:
        """The language of the words at a place: that of a part left untranslated, or of the passage about it."""
        witness = self.witnesses[siglum]
        for trace in witness.traces:
            if trace.kind == "untranslated" and trace.start <= place < trace.end:
                return trace.language
        number = witness.passage_at(place)
        return (witness.passages[number].language if number is not None else None) or witness.language

    def kind(self, locus: int) -> str:
        """The kind of passage that most versions have at a locus."""
        kinds = [self.witnesses[s].passages[i].kind for s, places in self.loci[locus].readings.items() for i in places]
        return max(set(kinds), key=lambda kind: (kinds.count(kind), kind))

    def figures(self, locus: int, siglum: str) -> list[Figure]:
        """The figures of a version at a locus, without the words of their bounds: versions differ in amounts."""
        return [one.plain() for one in self.marks[siglum].figures if self._within(locus, siglum, one.start)]

    def quotations(self, locus: int, siglum: str) -> list[Quotation]:
        """The quotations of a version that begin at a locus."""
        return [one for one in self.marks[siglum].quotations if self._within(locus, siglum, one.start)]

    def name_marks(self, locus: int, siglum: str) -> list[Name]:
        """The names of a version at a locus."""
        return [one for one in self.marks[siglum].names if self._within(locus, siglum, one.start)]

    def sentences(self, locus: int, siglum: str) -> list[Span]:
        """The sentences of a version at a locus."""
        return [one for one in self.marks[siglum].sentences if self._within(locus, siglum, one.start)]

    def _within(self, locus: int, siglum: str, place: int) -> bool:
        return any(start <= place < end for start, end in self.spans(locus, siglum))

    @cached_property
    def _locus_of(self) -> dict[str, list[tuple[int, int, int]]]:
        table: dict[str, list[tuple[int, int, int]]] = {siglum: [] for siglum in self.witnesses}
        for number, locus in enumerate(self.loci):
            for siglum in locus.readings:
                table[siglum] += [(start, end, number) for start, end in self.spans(number, siglum)]
        for held in table.values():
            held.sort()
        return table

    def locus_at(self, siglum: str, place: int) -> int | None:
        """The locus in which a place of a version's text lies."""
        held = self._locus_of[siglum]
        at = bisect_right(held, place, key=lambda entry: entry[0]) - 1
        return held[at][2] if at >= 0 and place < held[at][1] else None

    @cached_property
    def forms(self) -> Mapping[int, Mapping[int, Mapping[str, list[Span]]]]:
        """locus -> number of the name -> siglum -> its forms there, in order."""
        table: dict[int, dict[int, dict[str, list[Span]]]] = {}
        for number, name in enumerate(self.names):
            for form in name.forms:
                locus = self.locus_at(form.siglum, form.start)
                if locus is not None:
                    by_siglum = table.setdefault(locus, {}).setdefault(number, {})
                    by_siglum.setdefault(form.siglum, []).append(Span(form.start, form.end, form.text))
        return table

    @cached_property
    def length_ratios(self) -> dict[tuple[str, str], float]:
        """What `collation.containment.length_ratio` found, which is asked for again and again."""
        return {}

    def told(self) -> Iterator[int]:
        """The loci that tell the story: not the residue."""
        return (number for number in range(len(self.loci)) if self.kind(number) != "residue")
