"""The sheets of a folder of tables: a row is a concept, a sense, a pair of senses or an idiom, a column a language."""

from __future__ import annotations

from functools import cache

from hexapla.knowledge.tables import rows_of, sources


@cache
def sheets(part: str) -> tuple[tuple[str, dict[str, int], tuple[list[str], ...]], ...]:
    """All sheets of a folder of tables, ours and then the user's: name, language -> column, and the rows as lists of
    cells. TableError where a row has not as many cells as its header."""
    found = []
    for folder in sources(part):
        for path in sorted(folder.iterdir(), key=lambda one: one.name):
            if path.name.endswith(".tsv") and (sheet := rows_of(path)):
                columns = {name: number for number, name in enumerate(sheet[0])}
                found.append((path.name, columns, tuple(sheet[1:])))
    return tuple(found)


def cells_of(part: str, language: str | None) -> list[tuple[str, str]]:
    """(id, cell) for every row that sheets of a folder have in a language."""
    columns = [(columns.get(language or "", 0), body) for _, columns, body in sheets(part)]
    return [(row[0], row[column]) for column, body in columns if column for row in body]
