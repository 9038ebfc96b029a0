"""The sentences that Hexapla says to its users, from a table for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def _phrases(language: str) -> Mapping[str, Mapping[str, str]]:
    table = files("hexapla.knowledge.phrases") / f"{language}.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))


def say(section: str, key: str, /, tongue: str = "en", **words: object) -> str:
    """The sentence of that name with its blanks filled in; KeyError for one that is not in the table."""
    return _phrases(tongue)[section][key].format_map(words)


def listed(words: Iterable[str], last: str = "and") -> str:
    """One word alone, two joined by `last`, more with commas: A, B and C."""
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else ""


def quoted(text: str, most: int = 60) -> str:
    """Words of a page between quotation marks, cut at a blank after `most` signs."""
    short = text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
    return f"“{short}”"
