"""Loads what is known of a language's words: the tables `words.toml` and the index merged from all of them.

The keys of the table are described at the top of the English file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hexapla.errors import TableError
from hexapla.knowledge.tables import table

NEWS_WEIGHT = 0.0
Weighted = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Profiles:
    """The merged index. `codes` and `scripts`: language and ISO 15924 script by number. The maps lead from a feature
    to pairs of language number and weight (a log likelihood ratio)."""

    codes: tuple[str, ...]
    scripts: tuple[str, ...]
    words: Mapping[str, Weighted]
    letters: Mapping[str, Weighted]
    endings: Mapping[str, Weighted]
    beginnings: Mapping[str, Weighted]
    inner: Mapping[str, Weighted]


@cache
def profiles() -> Profiles:
    """The index of all languages, read once (`language_profiles.json`, made by `build_profiles`)."""
    path = files("hexapla.knowledge") / "language_profiles.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Profiles(
            tuple(found["languages"]),
            tuple(found["scripts"]),
            *(found[part] for part in ("words", "letters", "endings", "beginnings", "inner")),
        )
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"knowledge/language_profiles.json: {error}; run hexapla.knowledge.build_profiles") from error


@cache
def function_words(language: str | None) -> frozenset[str]:
    """The function words of a language in small letters; empty where there is no table."""
    return frozenset(table(language, "words").get("function", "").split())


@cache
def _function_index() -> Mapping[str, frozenset[int]]:
    """Function word -> numbers of the languages that have it: words of the index with more weight than the news list
    gives."""
    return {
        word: frozenset(number for number, weight in pairs if weight > NEWS_WEIGHT)
        for word, pairs in profiles().words.items()
    }


def function_numbers(word: str) -> frozenset[int]:
    """The numbers of the languages that have a word (small letters) as a function word or frequent one."""
    return _function_index().get(word, frozenset())
