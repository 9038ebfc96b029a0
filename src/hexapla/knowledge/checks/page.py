"""Checks `page.toml`: lists of phrases of page furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.knowledge.checks.entries import items_of, of_list
from hexapla.knowledge.checks.finding import Finding, Table

TOPIC = "page"
OF_ALL = "agencies"  # a table of lists, in the file of all languages only


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's page furniture but those of its keys."""
    place = Table(language, TOPIC)
    for key, value in place.content.items():
        if isinstance(value, list):
            yield from _phrases(place, key, value)
    agencies = place.content.get(OF_ALL, {})
    names: dict[str, str] = {}
    for name, spellings in agencies.items() if isinstance(agencies, Mapping) else ():
        yield from _phrases(place, f"{OF_ALL}.{name}", spellings)
        for one in items_of(spellings):
            if names.setdefault(one, name) != name:
                yield place.broken("shared", f"{OF_ALL}.{name}: {one}", f"a spelling of {names[one]} too")


def _phrases(place: Table, key: str, value: list[object]) -> Iterator[Finding]:
    phrases = items_of(value)
    yield from of_list(place, key, [one.replace("*", "") for one in phrases])
    for phrase in phrases:
        if not phrase.strip():
            yield place.broken("form", f"{key}: {phrase}", "empty: it would be found in every line")
        elif phrase != phrase.strip() or "  " in phrase:
            yield place.doubtful("form", f"{key}: {phrase}", "a stray space")
    if len(phrases) < len(value):
        yield place.broken("type", key, "wants strings only")
