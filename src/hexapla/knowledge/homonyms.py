"""Pairs of senses that one word of some language has: through it, a translation may take the one for the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("homonyms.tsv")


@cache
def homonyms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Concept -> the concepts it may be taken for -> the languages in which one word has both; told both ways."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "one\t")):
            continue
        one, other, languages = line.split("\t")
        for left, right in ((one, other), (other, one)):
            found.setdefault(left, {})[right] = frozenset(languages.split())
    return found
