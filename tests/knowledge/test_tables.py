"""Tables are of one shape in all languages: a key has one type, and no language has a key of its own."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import hexapla
from hexapla.knowledge.tables import languages, table

TOPICS = ("names", "persons", "figures", "periods", "quotations", "page", "inflection")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_key_has_one_type_in_all_languages(topic: str) -> None:
    types: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language in languages():
        for key, value in table(language, topic).items():
            types[key][type(value).__name__].append(language)
    mixed = {key: dict(found) for key, found in types.items() if len(found) > 1 and "bool" in found}
    mixed |= {key: dict(found) for key, found in types.items() if {"str", "list"} <= set(found)}
    assert not mixed


@pytest.mark.parametrize("topic", TOPICS)
def test_every_key_is_read_by_some_code(topic: str) -> None:
    """A misspelt key would be silently without effect."""
    root = Path(hexapla.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    keys = {key for language in languages() for key in table(language, topic)}
    assert not {key for key in keys if f'"{key}"' not in code}
