"""The phrases of page furniture in all languages, ready to be looked up.

A page is told apart before its language is known, and translated pages carry furniture of other languages, so the
tables of all languages are used together. Short lists of phrases are found through their first words, never by one
huge alternation: a line costs as much as it has words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.knowledge.tables import languages, table

ALL = "_all"  # the folder of what holds for every language
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "：": ":", "（": "(", "）": ")",
                              "／": "/", "｜": "|", "İ": "i", "I": "i", "ı": "i"})  # fmt: skip


def fold(text: str) -> str:
    """A text for comparing with tables: no capitals, plain apostrophes and spaces, Turkish i's alike, length kept."""
    folded = text.translate(_APOSTROPHES)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(one.lower()[0] for one in folded)


@cache
def phrases(topic: str) -> tuple[str, ...]:
    """All entries of a key of the page tables, in all languages, folded, longest first."""
    found: set[str] = set()
    for language in (*languages(), ALL):
        entries = table(language, "page").get(topic, ())
        found.update(fold(one) for one in entries)
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def _bare(sign: str) -> bool:
    """Whether words of a sign's script stand without spaces, so that no word boundary can be asked for."""
    return script(sign) in WITHOUT_SPACES


def _pattern(entries: Iterable[str]) -> str:
    """One alternation of entries as whole words, where their script has word boundaries."""
    parts = []
    for one in entries:
        before = r"(?<!\w)" if one[0].isalnum() and not _bare(one[0]) else ""
        after = r"(?!\w)" if one[-1].isalnum() and not _bare(one[-1]) else ""
        parts.append(before + re.escape(one) + after)
    return "|".join(parts)


class Phrases:
    """The entries of one or more keys: asked where they open a line, and where they stand in it. Patterns are made
    for the first sign of a line only, as the one for all entries would take 20 ms to compile."""

    def __init__(self, *topics: str) -> None:
        self.entries = tuple(
            sorted({one for topic in topics for one in phrases(topic)}, key=lambda one: (-len(one), one))
        )
        self._by_sign: dict[str, list[str]] = {}
        for one in self.entries:
            self._by_sign.setdefault(one[0], []).append(one)

    def opening(self, line: str, start: int = 0) -> int:
        """The end of the longest entry that a folded line has at `start`, or `start` where there is none."""
        for one in self._by_sign.get(line[start : start + 1], ()):
            if line.startswith(one, start):
                end = start + len(one)
                if _closed(line, end):
                    return end
        return start

    def within(self, line: str) -> bool:
        """Whether an entry stands anywhere in a folded line, as whole words."""
        for one in self.entries:
            start = line.find(one)
            while start >= 0:
                if (start == 0 or not _inside(line, start)) and _closed(line, start + len(one)):
                    return True
                start = line.find(one, start + 1)
        return False

    def count(self, text: str) -> int:
        """How many different entries a folded text holds."""
        return sum(one in text for one in self.entries)


def _inside(line: str, place: int) -> bool:
    """Whether a place lies inside a word of a script that parts words."""
    left, right = line[place - 1], line[place]
    return left.isalnum() and right.isalnum() and not _bare(left) and not _bare(right)


def _closed(line: str, end: int) -> bool:
    return end >= len(line) or not (end > 0 and _inside(line, end))


@cache
def lookup(*topics: str) -> Phrases:
    """The phrases of some keys of the page tables; made once."""
    return Phrases(*topics)


@cache
def agencies() -> Mapping[str, str]:
    """Every spelling of a news agency and its canonical name."""
    return {spelling: name for name, entries in table(ALL, "page").get("agencies", {}).items() for spelling in entries}


@cache
def _agency_pattern() -> re.Pattern[str]:
    return re.compile(_pattern(sorted(agencies(), key=len, reverse=True)))


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """News agencies named in a text: start, end, canonical name. Capitals count: "AP" is one, "ap" is none."""
    return [(one.start(), one.end(), agencies()[one.group()]) for one in _agency_pattern().finditer(text)]


def plain_letters(text: str) -> str:
    """Letters without accents, for comparing titles."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if one.isalnum())
