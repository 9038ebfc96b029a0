"""Checks `persons.toml`: entries that stand twice, and words that tell of a man and of a woman."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.knowledge.checks.entries import of_list
from hexapla.knowledge.checks.finding import Finding, Table

TOPIC = "persons"
CONTRARY = (("he", "she"), ("the_he", "the_she"), ("said_he", "said_she"), ("men", "women"))


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's words for persons but those of its keys."""
    place = Table(language, TOPIC)
    lists = {key: value.split() for key, value in place.content.items() if isinstance(value, str)}
    for key, words in lists.items():
        yield from of_list(place, key, words)
    for one, other in CONTRARY:
        for word in set(lists.get(one, ())) & set(lists.get(other, ())):
            yield place.broken("contrary", word, f"{one} and {other}")
