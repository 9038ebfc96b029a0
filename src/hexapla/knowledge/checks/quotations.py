"""Checks `quotations.toml`: marks that are no pairs, and lists whose entries stand for several forms."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.knowledge.checks.entries import of_list, words_of
from hexapla.knowledge.checks.finding import Finding, Table

TOPIC = "quotations"
MARKS, ABBREVIATIONS = "marks", "abbreviations"


def forms_of(entry: str) -> list[str]:
    """The forms that an entry stands for: "form/ending" is the form and it with the ending, "stem|ending" only the
    latter; "_" is a blank. As `hexapla.annotation.quotations.lexicon` reads them, which stands above these tables."""
    for mark in "/|":
        if mark in entry:
            stem, *endings = entry.split(mark)
            forms = [stem + ending for ending in endings]
            return [one.replace("_", " ") for one in ([stem, *forms] if mark == "/" else forms)]
    return [entry.replace("_", " ")]


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's quotations but those of its keys."""
    place = Table(language, TOPIC)
    for key, value in place.content.items():
        if key == MARKS:
            yield from _marks(place, words_of(value))
        elif isinstance(value, str):
            entries = words_of(value.lower())
            yield from of_list(place, key, [form for entry in entries for form in forms_of(entry)])
            yield from _entries(place, key, entries)


def _marks(place: Table, pairs: list[str]) -> Iterator[Finding]:
    """Quotation marks that do not come in pairs."""
    yield from of_list(place, MARKS, pairs)
    for pair in pairs:
        if len(pair) != 2 or any(sign.isalnum() for sign in pair):
            yield place.broken("unpaired", f"{MARKS}: {pair}", "wants an opening mark and its closing one")


def _entries(place: Table, key: str, entries: list[str]) -> Iterator[Finding]:
    """Entries that are read otherwise than they are meant."""
    for entry in entries:
        name = f"{key}: {entry}"
        if "/" in entry and "|" in entry and key != ABBREVIATIONS:
            yield place.broken("pattern", name, "both / and |: read as forms that hold a bar")
        if "*" in entry:
            yield place.broken("pattern", name, "a star is not read here: form/ending, stem|ending")
        if any(not form.strip() or form != form.strip() for form in forms_of(entry)):
            yield place.broken("form", name, "a blank at the end of a form, or nothing else")
        if key == ABBREVIATIONS and entry.endswith("."):
            yield place.doubtful("pattern", name, "abbreviations are written without their last stop")
