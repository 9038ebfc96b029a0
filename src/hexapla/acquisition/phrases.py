"""The phrases of page furniture in all languages, ready to be looked up.

A page is told apart before its language is known, and translated pages carry furniture of other languages, so the
tables of all languages are used together. Short lists of phrases are found through their first words, never by one
huge alternation: a line costs as much as it has words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.knowledge.tables import languages, table

INDEX = files("hexapla.knowledge") / "page_phrases.json"
ALL = "_all"  # the folder of what holds for every language
_ALIKE = {
    "’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "：": ":", "（": "(", "）": ")", "／": "/", "｜": "|",
    "İ": "i", "I": "i", "ı": "i",
}  # fmt: skip
_FOLDED = str.maketrans(_ALIKE)


def fold(text: str) -> str:
    """A text for comparing with tables: no capitals, plain apostrophes and spaces, Turkish i's alike, length kept."""
    folded = text.translate(_FOLDED)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(one.lower()[0] for one in folded)


def gathered() -> dict[str, list[str]]:
    """All entries of every key of the page tables, in all languages, folded, longest first: what the index holds."""
    found: dict[str, set[str]] = {}
    for language in (*languages(), ALL):
        for topic, entries in table(language, "page").items():
            if isinstance(entries, list):
                found.setdefault(topic, set()).update(fold(one) for one in entries)
    return {topic: sorted(found[topic], key=lambda one: (-len(one), one)) for topic in sorted(found)}


@cache
def _index() -> Mapping[str, list[str]]:
    """The index as it was written: parsing the tables of all languages would cost a tenth of a cold start."""
    index: dict[str, list[str]] = json.loads(INDEX.read_text(encoding="utf-8"))
    return index


@cache
def phrases(topic: str) -> tuple[str, ...]:
    """All entries of a key of the page tables, in all languages, folded, longest first."""
    return tuple(_index().get(topic, ()))


def main() -> None:
    """Writes the index anew: `python -m hexapla.acquisition.phrases`, after any change of a page table."""
    lines = (f"{json.dumps(topic)}: {json.dumps(entries, ensure_ascii=False)}" for topic, entries in gathered().items())
    Path(str(INDEX)).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _bare(sign: str) -> bool:
    """Whether words of a sign's script stand without spaces, so that no word boundary can be asked for."""
    return script(sign) in WITHOUT_SPACES


_WORD = re.compile(r"\w+")


class Phrases:
    """The entries of one or more keys: asked where they open a line, and where they stand in it. They are found
    through their first word or sign, so that a line costs as much as it has words."""

    def __init__(self, *topics: str) -> None:
        found = {one for topic in topics for one in phrases(topic)}
        self.entries = tuple(sorted(found, key=lambda one: (-len(one), one)))
        self._by_sign: dict[str, list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._anywhere: list[str] = []
        for one in self.entries:
            self._by_sign.setdefault(one[0], []).append(one)
            first = _WORD.match(one)
            if first and not _bare(one[0]):
                self._by_word.setdefault(first.group(), []).append(one)
            else:
                self._anywhere.append(one)

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
        for match in _WORD.finditer(line):
            for one in self._by_word.get(match.group(), ()):
                if line.startswith(one, match.start()) and _closed(line, match.start() + len(one)):
                    return True
        return any(one in line for one in self._anywhere)

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
def _agency_index() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """The spellings by their first word, and those of scripts without spaces; longest first."""
    by_word: dict[str, tuple[str, ...]] = {}
    bare: list[str] = []
    for one in sorted(agencies(), key=lambda one: (-len(one), one)):
        first = _WORD.match(one)
        if first and not _bare(one[0]):
            by_word[first.group()] = (*by_word.get(first.group(), ()), one)
        else:
            bare.append(one)
    return by_word, tuple(bare)


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """News agencies named in a text: start, end, canonical name. Capitals count: "AP" is one, "ap" is none."""
    by_word, bare = _agency_index()
    found: list[tuple[int, int, str]] = []
    done = 0
    for match in _WORD.finditer(text):
        start = match.start()
        for one in by_word.get(match.group(), ()):
            if start >= done and text.startswith(one, start) and _closed(text, start + len(one)):
                done = start + len(one)
                found.append((start, done, agencies()[one]))
    if text.isascii():
        return found
    taken: list[tuple[int, int]] = [(start, end) for start, end, _ in found]
    for one in bare:
        start = text.find(one)
        if start >= 0 and not any(left <= start < right for left, right in taken):
            taken.append((start, start + len(one)))
            found.append((start, start + len(one), agencies()[one]))
    return sorted(found)


def plain_letters(text: str) -> str:
    """Letters without accents, for comparing titles."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if one.isalnum())


if __name__ == "__main__":
    main()
