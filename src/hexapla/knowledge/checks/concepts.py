"""Checks the concept lexicon: ids, the form of cells, gaps, words that two rows claim, stems that cover another row's
entries (lawful, since the longest wins, but their other words may be meant for neither), and plain entries that are
function words too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.scripts import WITHOUT_SPACES, main_script
from hexapla.knowledge.sheets import cells_of, sheets
from hexapla.knowledge.tables import languages as known_languages
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import function_words

TOPIC = "concepts"
SHORTEST_STEM = 3  # letters; two-letter stems start hundreds of unrelated words
FOREIGN_SHARE = 0.3  # a column is written in every script that at least this share of its entries has


class _Entry(NamedTuple):
    concept: str
    written: str

    @property
    def stem(self) -> bool:
        return self.written.endswith("*") and " " not in self.written

    @property
    def bare(self) -> str:
        return self.written.rstrip("*").casefold()

    @property
    def named(self) -> str:
        return f"{self.concept}: {self.written}"


def columns() -> tuple[str, ...]:
    """The languages of all sheets, in the order in which they are met."""
    return tuple(dict.fromkeys(name for _, names, _ in sheets("concepts") for name, number in names.items() if number))


def findings(languages: Collection[str]) -> Iterator[Finding]:
    """All findings of the lexicon, its columns those of some languages. TableError where a sheet cannot be read."""
    yield from of_sheets(TOPIC)
    for language in columns():
        if language not in languages:
            continue
        cells, place = cells_of(TOPIC, language), Table(language, TOPIC)
        yield from of_cells(place, cells)
        entries = _entries(cells)
        yield from _collisions(place, entries)
        yield from _function_words(place, entries)


def of_sheets(topic: str) -> Iterator[Finding]:
    """The ids and headers of all sheets of a folder."""
    yield from _ids(topic)
    for name, names, body in sheets(topic):
        yield from of_header(topic, name, list(names)[1:], min(map(len, body), default=len(names)) - 1)


def of_cells(place: Table, cells: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """The cells of a language: gaps, and mistakes of form."""
    yield from (place.doubtful("gap", concept, "no word") for concept, cell in cells if not cell.strip())
    yield from _forms(place, _entries(cells))
    yield from _twice(place, cells)


def _entries(cells: Sequence[tuple[str, str]]) -> list[_Entry]:
    return [_Entry(concept, entry) for concept, cell in cells for entry in cell.split("|") if entry]


def of_header(topic: str, sheet: str, codes: Sequence[str], columns: int) -> Iterator[Finding]:
    """Columns of a sheet that stand twice, and those of languages that have no folder."""
    if len(set(codes)) < columns:
        yield Table("", topic).broken("column", sheet, "a language has two columns: one of them is not read")
    for code in codes:
        if code not in known_languages():
            yield Table(code, topic).doubtful("column", sheet, "no language has a folder of this name")


def _ids(topic: str) -> Iterator[Finding]:
    """Badly formed ids; ids given twice (lawful in two files, whose cells are then joined, but seldom meant)."""
    place = Table("", topic)
    seen: dict[str, str] = {}
    for name, _, body in sheets(topic):
        for row in body:
            if row[0] in seen:
                told = place.broken if seen[row[0]] == name else place.doubtful
                yield told("same id", row[0], f"{seen[row[0]]} and {name}")
            elif not row[0].replace("-", "").replace("_", "").isalnum() or not row[0].isascii():
                yield place.broken("id", row[0], f"{name}: ASCII letters, digits, hyphens")
            seen[row[0]] = name


def usual_scripts(scripts: Sequence[str | None]) -> set[str]:
    """The scripts that a column is written in, from those of its entries; those without spaces go together."""
    usual = {name for name in set(scripts) if name and scripts.count(name) >= FOREIGN_SHARE * len(scripts)}
    return usual | WITHOUT_SPACES if usual & WITHOUT_SPACES else usual


def _forms(place: Table, entries: Sequence[_Entry]) -> Iterator[Finding]:
    """Mistakes of form within an entry."""
    scripts = [main_script(one.written) for one in entries]
    usual = usual_scripts(scripts)
    for one, written_in in zip(entries, scripts, strict=True):
        bare = one.written.lstrip("!")
        if bare != bare.strip() or "**" in bare or any(word.rstrip("*").count("*") for word in bare.split(" ")):
            yield place.broken("form", one.named, "a stray space or star")
        if bare.rstrip("*") == "":
            yield place.broken("form", one.named, "empty")
        if bare.endswith("*") and len(bare) - 1 < SHORTEST_STEM and written_in not in WITHOUT_SPACES:
            yield place.broken("short stem", one.named, f"under {SHORTEST_STEM} letters")
        if written_in not in usual:
            yield place.doubtful("script", one.named, written_in or "no letters")
        elif any(main_script(sign) not in {*usual, None} for sign in bare):
            yield place.broken("script", one.named, "signs of two scripts")


def _twice(place: Table, cells: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    for concept, cell in cells:
        parts = [entry for entry in cell.split("|") if entry]
        for entry in dict.fromkeys(one for one in parts if parts.count(one) > 1):
            yield place.broken("twice", f"{concept}: {entry}", "twice in one cell")


def _collisions(place: Table, all_entries: Sequence[_Entry]) -> Iterator[Finding]:
    """Words that two rows claim, and stems that cover another row's entries."""
    fold = str.maketrans(dict(table(place.language, "inflection").get("fold", {})))
    entries = [_Entry(one.concept, one.written.translate(fold)) for one in all_entries if one.written[0] != "!"]
    places: dict[tuple[str, bool], list[str]] = {}
    for one in entries:
        places.setdefault((one.bare, one.stem), []).append(one.concept)
    for (bare, stem), concepts in places.items():
        first, *others = sorted(set(concepts))
        if others:
            yield place.doubtful("shared", f"{first}: {bare}{'*' * stem}", ", ".join(others))
    stems = {one.bare: one.concept for one in entries if one.stem}
    for one in entries:
        if " " in one.written or main_script(one.bare) in WITHOUT_SPACES:
            continue
        for length in range(SHORTEST_STEM, len(one.bare)):
            owner = stems.get(one.bare[:length])
            if owner and owner != one.concept:
                yield place.doubtful("covered", f"{owner}: {one.bare[:length]}*", one.named)


def _function_words(place: Table, entries: Sequence[_Entry]) -> Iterator[Finding]:
    """Plain entries that are function words: they name their concept in every sentence."""
    function = function_words(place.language)
    for one in entries:
        if one.written in function:
            yield place.doubtful("function word", one.named, "among the function words of words.toml")
