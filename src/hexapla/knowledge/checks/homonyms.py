"""Checks the senses and homonyms: cells of senses as those of concepts; pairs of which a sense is no row, pairs that
stand twice, and codes of no language."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hexapla.knowledge.checks.concepts import of_cells, of_sheets
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.sheets import cells_of, sheets
from hexapla.knowledge.tables import languages as known_languages

TOPIC = "homonyms"
SENSES = "senses"


def findings(languages: Collection[str]) -> Iterator[Finding]:
    """All findings. TableError where a sheet cannot be read."""
    yield from of_sheets(SENSES)
    columns = dict.fromkeys(name for _, names, _ in sheets(SENSES) for name, number in names.items() if number)
    for language in columns:
        if language in languages:
            yield from of_cells(Table(language, SENSES), cells_of(SENSES, language))
    yield from _pairs()


def _pairs() -> Iterator[Finding]:
    known = {row[0] for part in ("concepts", SENSES) for _, _, body in sheets(part) for row in body}
    seen: set[tuple[frozenset[str], str]] = set()
    for name, _, body in sheets(TOPIC):
        for one, other, languages in body:
            entry = f"{one}, {other}"
            for sense in (one, other):
                if sense not in known:
                    yield Table("", TOPIC).broken("sense", entry, f"{name}: no concept or sense is called {sense}")
            if one == other:
                yield Table("", TOPIC).broken("same", entry, f"{name}: a sense and itself")
            for language in languages.split():
                place, key = Table(language, TOPIC), (frozenset((one, other)), language)
                if language not in known_languages():
                    yield place.broken("language", entry, f"{name}: no language has a folder of this name")
                if key in seen:
                    yield place.broken("twice", entry, f"{name}: told before")
                seen.add(key)
