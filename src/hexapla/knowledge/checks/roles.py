"""Checks `roles.toml`: an order that is none, empty lists, entries that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.knowledge.checks.entries import of_list, words_of
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.roles import KEYS, ORDERS

TOPIC = "roles"


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's signs of who acts but those of its keys."""
    place = Table(language, TOPIC)
    order = place.content.get("order")
    if order not in ORDERS:
        yield place.broken("value", f"order: {order}", f"none of {', '.join(ORDERS)}")
    for key in (*KEYS, "articles", "auxiliaries"):
        if key in place.content:
            yield from of_list(place, key, words_of(place.content[key]))
