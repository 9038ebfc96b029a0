"""What Hexapla has for each language, and how well it was measured: told from the tables themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.tables import language_name, table
from hexapla.knowledge.tables import languages as codes
from hexapla.model import LanguageSupport

TOPICS = ("words", "figures", "periods", "names", "persons", "quotations", "page", "inflection")
NEEDED = ("figures", "names", "quotations")  # a language is claimed where all of these have entries


def _entries(value: Any) -> int:
    """How many entries a table holds, counted at its leaves."""
    if isinstance(value, Mapping):
        return sum(map(_entries, value.values()))
    if isinstance(value, list):
        return sum(map(_entries, value)) if value and isinstance(value[0], list | dict) else len(value)
    return len(value.split()) if isinstance(value, str) and "\n" in value else 1


@cache
def languages() -> tuple[LanguageSupport, ...]:
    """The languages that Hexapla claims, each with the size of its tables and its figures on the development data
    (`measured.json`, written by `python -m bench --save`)."""
    path = files("hexapla.knowledge") / "measured.json"
    measured: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    found: list[LanguageSupport] = []
    for code in codes():
        tables = {topic: _entries(table(code, topic)) for topic in TOPICS if table(code, topic)}
        if not all(topic in tables for topic in NEEDED):
            continue
        tables["concepts"] = len(concepts(code))
        name = str(table(code, "words").get("name", code))
        found.append(LanguageSupport(code, name, tables, measured.get(code, {})))
    return tuple(found)


@cache
def matched() -> tuple[tuple[str, str, int], ...]:
    """(code, name, concepts) of the languages whose passages and pages are matched though they are not claimed: they
    have a concept column, but lack tables of figures, names or quotations."""
    claimed = {one.language for one in languages()}
    found = ((code, language_name(code), len(concepts(code))) for code in codes() if code not in claimed)
    return tuple(one for one in found if one[2])
