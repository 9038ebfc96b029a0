"""Loads the tables of one language and one topic: `languages/<code>/<topic>.toml`.

A topic's keys are described at the top of its English file, which is complete; the other languages leave out what
they lack, and the stage that asks says so. Tables are parsed on first use only (tomllib reads about 1 MB/s, so a
cold start must not read languages it does not meet) and kept.

A folder of the user's own (HEXAPLA_TABLES, or `hexapla --tables FOLDER`) has the same shape: its languages, concepts
and gazetteer are added to those of Hexapla, and a key of one of its language tables stands in for ours; `words/` holds
word tables, which only users have (`hexapla learn`).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from hexapla.errors import TableError

HOME = files("hexapla.knowledge")
VARIABLE = "HEXAPLA_TABLES"


@cache
def own_folder() -> Path | None:
    """The user's folder of tables; None where none is named. TableError for one that is not there."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise TableError(f"{folder}: no folder of tables is there ({VARIABLE}, --tables)")
    return folder


def sources(part: str) -> Iterator[Traversable]:
    """The folders of that name ("languages", "concepts", "gazetteer", "words"): ours, then the user's."""
    own = own_folder()
    for folder in (HOME / part, own / part if own else None):
        if folder is not None and folder.is_dir():
            yield folder


def shown(path: Traversable) -> str:
    """A path as an error names it: ours from the package on, the user's as it is."""
    return str(path) if _is_own(path) else f"knowledge/{_inner(path)}"


def _is_own(path: Traversable) -> bool:
    return isinstance(path, Path) and own_folder() in path.parents


def _inner(path: Traversable) -> str:
    parts = str(path).replace("\\", "/").split("/knowledge/")
    return parts[-1]


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a folder, in alphabetical order."""
    found = {
        one.name
        for folder in sources("languages")
        for one in folder.iterdir()
        if one.is_dir() and not one.name.startswith(("_", "."))
    }
    return tuple(sorted(found))


@cache
def table(language: str | None, topic: str) -> Mapping[str, Any]:
    """The table of a topic ("words", "figures", "quotations", "names", "page") for a language; empty where there is
    none."""
    if language is None:
        return {}
    found: dict[str, Any] = {}
    for folder in sources("languages"):
        path = folder / language / f"{topic}.toml"
        if path.is_file():
            try:
                read = tomllib.loads(path.read_text(encoding="utf-8"))
                if _is_own(path):
                    _require_shape(read, topic)
                found |= read
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
                raise TableError(f"{shown(path)}: {error}") from error
    return found


def _require_shape(read: Mapping[str, Any], topic: str) -> None:
    """ValueError for a key of a user's table whose value is not of the kind that the English table gives it (ours are
    checked by `python -m hexapla.knowledge.check`)."""
    known = _model(topic)
    for key, value in read.items():
        if key in known and type(value) is not type(known[key]) and not {type(value), type(known[key])} <= {int, float}:
            raise ValueError(f"{key} is {type(value).__name__}, wants {type(known[key]).__name__}")


@cache
def _model(topic: str) -> Mapping[str, Any]:
    """Our English table of a topic, which has all keys."""
    path = HOME / "languages" / "en" / f"{topic}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def where(language: str | None, topic: str) -> str:
    """The file of a table as an error names it: the user's where there is one, else ours."""
    paths = [folder / str(language) / f"{topic}.toml" for folder in sources("languages")]
    return next((shown(path) for path in reversed(paths) if path.is_file()), f"languages/{language}/{topic}.toml")


def language_name(code: str | None) -> str:
    """The English name of a language; the code itself where no table has it."""
    return str(table(code, "words").get("name", code)) if code else "an unknown language"


@cache
def plain_signs(language: str | None) -> Mapping[int, str]:
    """A table for `str.translate`, sign by sign, of what is written in two ways in a language (Chinese in traditional
    signs); empty where there is nothing of the kind."""
    known = table(language, "script")
    written, read_as = ("".join(known.get(key, "").split()) for key in ("written", "read_as"))
    if len(written) != len(read_as):
        raise TableError(f"languages/{language}/script.toml: {len(written)} signs written, {len(read_as)} read")
    return {ord(sign): other for sign, other in zip(written, read_as, strict=True)}


def rows_of(path: Traversable) -> list[list[str]]:
    """The rows of a tab separated sheet, its header first; comments and empty lines left out. TableError names a row
    that has not as many cells as the header."""
    try:
        lines = path.read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise TableError(f"{shown(path)}: {error}") from error
    rows = [line.split("\t") for line in lines if line and line != "#" and not line.startswith("# ")]
    for row in rows:
        if len(row) != len(rows[0]):
            raise TableError(f"{shown(path)}: {row[0]}: {len(row)} cells, not {len(rows[0])}")
    return rows
