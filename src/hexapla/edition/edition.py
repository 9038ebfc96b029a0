"""The edition: all that is known of one story, and its views, each in a file of its own, imported on use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hexapla.model import (
    FigureEntry,
    Locus,
    NameEntry,
    QuotationEntry,
    RebuiltText,
    Stemma,
    Variant,
    Witness,
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One story collated. `witnesses` are in the order given (sigla A, B, C …); every variant, figure and quotation
    points at its locus by number; all offsets are in the text of the witness named by the siglum."""

    title: str | None
    languages: tuple[str, ...]
    publisher: str | None
    published: str | None
    witnesses: tuple[Witness, ...]
    loci: tuple[Locus, ...]
    names: tuple[NameEntry, ...]
    figures: tuple[FigureEntry, ...]
    quotations: tuple[QuotationEntry, ...]
    variants: tuple[Variant, ...]
    stemma: Stemma
    text: tuple[RebuiltText, ...]

    def witness(self, siglum: str) -> Witness:
        """The witness with this siglum; KeyError if there is none."""
        for one in self.witnesses:
            if one.siglum == siglum:
                return one
        raise KeyError(siglum)

    def to_record(self) -> dict[str, Any]:
        """The edition record as plain dicts and lists, ready for `json.dumps`."""
        from hexapla.edition.record import to_record

        return to_record(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The edition record as JSON text (format "hexapla-edition/1")."""
        from hexapla.edition.record import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Edition:
        """The edition that `to_json` wrote; RecordError where the record is not one."""
        from hexapla.edition.record import from_json

        return from_json(text)

    def to_html(self) -> str:
        """One self-contained HTML page: no network, no build step, works with scripts off."""
        from hexapla.edition.html import to_html

        return to_html(self)

    def to_tei(self) -> str:
        """A TEI P5 document by parallel segmentation."""
        from hexapla.edition.tei import to_tei

        return to_tei(self)

    def to_text(self, width: int = 100, *, color: bool = False) -> str:
        """The terminal view, `width` columns wide; `color` adds ANSI styles."""
        from hexapla.edition.terminal import to_text

        return to_text(self, width, color=color)

    def to_rows(self) -> list[Mapping[str, Any]]:
        """Flat records for pandas or polars: one for each reading of each variant, with the same keys throughout."""
        from hexapla.edition.rows import to_rows

        return to_rows(self)

    def _repr_html_(self) -> str:
        """The page in a frame, for notebooks."""
        from hexapla.edition.html import to_frame

        return to_frame(self)
