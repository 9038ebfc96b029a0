"""The flat view: one record for each reading of each variant, all with the same keys, for pandas or polars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hexapla.edition.edition import Edition


def to_rows(edition: Edition) -> list[Mapping[str, Any]]:
    """Records with the keys of ROW; offsets and text are None where a version has nothing."""
    rows: list[Mapping[str, Any]] = []
    languages = {one.siglum: one.language for one in edition.witnesses}
    sources = {one.siglum: one.source for one in edition.witnesses}
    for number, variant in enumerate(edition.variants):
        for siglum, reading in variant.readings.items():
            rows.append(
                {
                    "variant": number,
                    "locus": variant.locus,
                    "kind": variant.kind,
                    "severity": variant.severity,
                    "confidence": variant.confidence,
                    "siglum": siglum,
                    "source": sources.get(siglum),
                    "language": languages.get(siglum),
                    "start": reading.start if reading else None,
                    "end": reading.end if reading else None,
                    "text": reading.text if reading else None,
                    "faulty": siglum in variant.faulty,
                    "explanation": variant.explanation,
                }
            )
    return rows
