"""Loads the tables of one language and one topic: `languages/<code>/<topic>.toml`.

A topic's keys are described at the top of its English file, which is complete; the other languages leave out what
they lack, and the stage that asks says so. Tables are parsed on first use only (tomllib reads about 1 MB/s, so a
cold start must not read languages it does not meet) and kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from hexapla.errors import TableError

ROOT = files("hexapla.knowledge") / "languages"


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a folder, in alphabetical order."""
    return tuple(sorted(one.name for one in ROOT.iterdir() if one.is_dir() and not one.name.startswith("_")))


@cache
def table(language: str | None, topic: str) -> Mapping[str, Any]:
    """The table of a topic ("words", "figures", "quotations", "names", "page") for a language; empty where there is
    none."""
    if language is None:
        return {}
    path = ROOT / language / f"{topic}.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"knowledge/languages/{language}/{topic}.toml: {error}") from error


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
        raise TableError(
            f"knowledge/languages/{language}/script.toml: {len(written)} signs written, {len(read_as)} read"
        )
    return {ord(sign): other for sign, other in zip(written, read_as, strict=True)}
