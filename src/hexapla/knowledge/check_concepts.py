"""Checks the concept lexicon: `python -m hexapla.knowledge.check_concepts [LANGUAGE…]`.

Prints one line for each finding, tab separated: mark, kind, language, concept, entry, and what it runs into. `broken`
ones (they make the exit status 1, and a test fails) are mistakes of form. `doubtful` ones are to be looked at: a gap; a
word that two rows claim; a stem that covers another row's longer stem or word, which is lawful, since the longest wins,
but its other words may be meant for neither.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hexapla.errors import TableError
from hexapla.knowledge.concepts import rows
from hexapla.knowledge.scripts import WITHOUT_SPACES, main_script
from hexapla.knowledge.tables import table

SHORTEST_STEM = 3  # letters; two-letter stems start hundreds of unrelated words
FOREIGN_SHARE = 0.3  # a column is written in every script that at least this share of its entries has


class Finding(NamedTuple):
    """One thing wrong or doubtful in the lexicon."""

    broken: bool
    kind: str
    language: str
    concept: str
    entry: str
    note: str


class _Entry(NamedTuple):
    concept: str
    written: str

    @property
    def stem(self) -> bool:
        return self.written.endswith("*") and " " not in self.written

    @property
    def bare(self) -> str:
        return self.written.rstrip("*").casefold()


def check(languages: Sequence[str] = ()) -> list[Finding]:
    """All findings, for the languages asked for or for all; a row with the wrong number of cells is a finding too."""
    try:
        files = rows()
    except TableError as error:
        return [Finding(True, "cells", "", "", "", str(error))]
    found = list(_ids())
    for language in languages or [name for name in files[0][1] if name != "concept"]:
        cells = [(row[0], row[columns[language]]) for _, columns, body in files if language in columns for row in body]
        found += [
            Finding(False, "gap", language, concept, "", "no word") for concept, cell in cells if not cell.strip()
        ]
        found += _forms(language, cells)
        found += _collisions(language, cells)
    return found


def _ids() -> Iterator[Finding]:
    """Badly formed ids; ids given twice (lawful in two files, whose cells are then joined, but seldom meant)."""
    seen: dict[str, str] = {}
    for name, _, body in rows():
        for row in body:
            if row[0] in seen:
                yield Finding(seen[row[0]] == name, "same id", "", row[0], "", f"{seen[row[0]]} and {name}")
            elif not row[0].replace("-", "").replace("_", "").isalnum() or not row[0].isascii():
                yield Finding(True, "id", "", row[0], "", f"{name}: ASCII letters, digits, hyphens")
            seen[row[0]] = name


def _forms(language: str, cells: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Mistakes of form within a cell."""
    entries = [(concept, entry) for concept, cell in cells for entry in cell.split("|") if entry]
    scripts = [main_script(entry) for _, entry in entries]
    usual = {name for name in set(scripts) if name and scripts.count(name) >= FOREIGN_SHARE * len(scripts)}
    if usual & WITHOUT_SPACES:
        usual |= WITHOUT_SPACES
    for (concept, entry), written_in in zip(entries, scripts, strict=True):
        bare = entry.lstrip("!")
        if bare != bare.strip() or "**" in bare or any(word.rstrip("*").count("*") for word in bare.split(" ")):
            yield Finding(True, "form", language, concept, entry, "a stray space or star")
        if bare.rstrip("*") == "":
            yield Finding(True, "form", language, concept, entry, "empty")
        if bare.endswith("*") and len(bare) - 1 < SHORTEST_STEM and written_in not in WITHOUT_SPACES:
            yield Finding(True, "short stem", language, concept, entry, f"under {SHORTEST_STEM} letters")
        if written_in not in usual:
            yield Finding(False, "script", language, concept, entry, written_in or "no letters")
        elif any(main_script(sign) not in {*usual, None} for sign in bare):
            yield Finding(True, "script", language, concept, entry, "signs of two scripts")
    for concept, cell in cells:
        parts = [entry for entry in cell.split("|") if entry]
        for entry in {one for one in parts if parts.count(one) > 1}:
            yield Finding(True, "twice", language, concept, entry, "twice in one cell")


def _collisions(language: str, cells: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Words that two rows claim, and stems that cover another row's entries."""
    fold = str.maketrans(dict(table(language, "inflection").get("fold", {})))
    entries = [_Entry(concept, one.translate(fold)) for concept, cell in cells for one in cell.split("|") if one]
    entries = [one for one in entries if not one.written.startswith("!")]
    places: dict[tuple[str, bool], list[str]] = {}
    for one in entries:
        places.setdefault((one.bare, one.stem), []).append(one.concept)
    for (bare, stem), concepts in places.items():
        others = sorted(set(concepts))
        if len(others) > 1:
            yield Finding(False, "shared", language, others[0], bare + "*" * stem, ", ".join(others[1:]))
    stems = {one.bare: one.concept for one in entries if one.stem}
    for one in entries:
        if " " in one.written or main_script(one.bare) in WITHOUT_SPACES:
            continue
        for length in range(SHORTEST_STEM, len(one.bare)):
            owner = stems.get(one.bare[:length])
            if owner and owner != one.concept:
                yield Finding(
                    False, "covered", language, owner, one.bare[:length] + "*", f"{one.concept}: {one.written}"
                )


def main(arguments: Sequence[str]) -> int:
    """Prints the findings; 1 where one is broken."""
    found = check(arguments)
    for one in found:
        mark = "broken" if one.broken else "doubtful"
        sys.stdout.write("\t".join((mark, one.kind, one.language, one.concept, one.entry, one.note)) + "\n")
    return int(any(one.broken for one in found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
