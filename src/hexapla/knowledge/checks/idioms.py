"""Checks the idioms: ids, headers, kinds and languages of the rows; an idiom that its own language does not have, or no
other; the form of cells; phrases of one word, and those that two rows claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hexapla.knowledge.checks.concepts import of_cells
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.idioms import COLUMNS, KINDS, PART
from hexapla.knowledge.scripts import WITHOUT_SPACES, main_script
from hexapla.knowledge.sheets import sheets
from hexapla.knowledge.tables import languages as known_languages

TOPIC = PART
SHORTEST_SIGNS = 2  # signs of a phrase where words are not parted: fewer stand in too many others

Row = Mapping[str, str]


def findings(languages: Collection[str]) -> Iterator[Finding]:
    """All findings. TableError where a sheet cannot be read."""
    place = Table("", TOPIC)
    seen: set[str] = set()
    rows: list[Row] = []
    for name, columns, body in sheets(TOPIC):
        if tuple(columns)[: len(COLUMNS)] != COLUMNS:
            yield place.broken("column", name, f"the first columns are {', '.join(COLUMNS)}")
            continue
        for code in list(columns)[len(COLUMNS) :]:
            if code not in known_languages():
                yield Table(code, TOPIC).doubtful("column", name, "no language has a folder of this name")
        for cells in body:
            row = dict(zip(columns, cells, strict=True))
            yield from _row(place, name, row, seen)
            rows.append(row)
    for language in dict.fromkeys(code for row in rows for code in list(row)[len(COLUMNS) :]):
        if language in languages:
            filled = [(row["idiom"], row[language]) for row in rows if row.get(language)]
            yield from of_cells(Table(language, TOPIC), filled)
            yield from _phrases(language, rows)


def _row(place: Table, sheet: str, row: Row, seen: set[str]) -> Iterator[Finding]:
    """What is the matter with a row as a whole."""
    id, of = row["idiom"], row["of"].split()
    if id in seen:
        yield place.broken("same id", id, f"{sheet}: told before")
    elif not id.replace("-", "").isalnum() or not id.isascii():
        yield place.broken("id", id, f"{sheet}: ASCII letters, digits, hyphens")
    seen.add(id)
    if row["kind"] not in KINDS:
        yield place.broken("kind", id, f"{sheet}: {row['kind']} is none of {', '.join(KINDS)}")
    if not row["sense"].strip():
        yield place.broken("sense", id, f"{sheet}: what it means is not told")
    if not of:
        yield place.broken("of", id, f"{sheet}: it belongs to no language")
    for code in of:
        if not row.get(code):
            yield place.broken("of", id, f"{sheet}: {code} does not have it")
    if not any(row[code] for code in list(row)[len(COLUMNS) :] if code not in of):
        yield place.broken("never found", id, f"{sheet}: no other language has it word for word")


def _phrases(language: str, rows: Collection[Row]) -> Iterator[Finding]:
    """Phrases of other languages that are too short, or stand in two rows."""
    place = Table(language, TOPIC)
    claimed: dict[str, str] = {}
    for row in rows:
        if not row.get(language) or language in row["of"].split():
            continue
        for entry in row[language].split("|"):
            named, bare = f"{row['idiom']}: {entry}", entry.rstrip("*")
            if main_script(entry) in WITHOUT_SPACES:
                if len(bare) < SHORTEST_SIGNS:
                    yield place.broken("short", named, f"under {SHORTEST_SIGNS} signs")
            elif " " not in entry and "-" not in entry and len(bare) < 2 * SHORTEST_SIGNS:
                yield place.broken("short", named, "a word of so few letters")
            if claimed.setdefault(entry, row["idiom"]) != row["idiom"]:
                yield place.broken("shared", named, claimed[entry])
