"""The flat view: one record a reading, the same keys throughout."""

from __future__ import annotations

from hexapla import collate
from small_stories import ALL, records

KEYS = ["variant", "locus", "kind", "severity", "confidence", "siglum", "source", "language", "start", "end", "text",
        "faulty", "explanation"]  # fmt: skip


def test_one_record_a_reading() -> None:
    edition = collate(records(("en", ALL), ("de", (0, 1, 3, 4)), ("ja", ALL)))
    rows = edition.to_rows()
    assert len(rows) == sum(len(one.readings) for one in edition.variants) > 0
    texts = {one.siglum: one.text for one in edition.witnesses}
    for row in rows:
        assert list(row) == KEYS
        if row["text"] is None:
            assert row["start"] is row["end"] is None
        else:
            assert texts[row["siglum"]][row["start"] : row["end"]] == row["text"]
        variant = edition.variants[row["variant"]]
        assert (row["kind"], row["severity"], row["locus"]) == (variant.kind, variant.severity, variant.locus)
        assert row["faulty"] == (row["siglum"] in variant.faulty)
    assert {row["language"] for row in rows} <= {"en", "de", "ja"}


def test_no_variant_no_row() -> None:
    lines = ["The mayor of Varna opened the new market.", "It has 40 stalls."]
    same = [
        {"id": "a", "language": "en", "passages": lines},
        {"id": "b", "language": "en", "passages": [*lines[:1], "It has forty stalls."]},
    ]
    assert not [row for row in collate(same).to_rows() if row["severity"] == "contradiction"]
