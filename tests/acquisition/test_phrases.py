"""The index of page phrases is what the tables give."""

from __future__ import annotations

from hexapla.acquisition import phrases


def test_the_stored_index_is_what_the_tables_give() -> None:
    assert dict(phrases._index()) == phrases.gathered(), "run: python -m hexapla.acquisition.phrases"
