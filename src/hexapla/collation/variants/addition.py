"""What only one of several versions has."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.sheet import Sheet
from hexapla.collation.variants.omission import lacking
from hexapla.model import Variant


def find(sheet: Sheet) -> Iterator[Variant]:
    """Additions: passages and sentences that one version has and two or more others lack."""
    yield from lacking(sheet, "addition")
