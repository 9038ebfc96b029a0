"""Word tables: which words of two languages go together, learnt by `hexapla learn` from a user's pages or taken from a
dictionary. One readable file a pair of languages, `words/<left>-<right>.tsv` in the user's folder of tables:

    left, right      the words as they are compared (word_key), small letters
    score            0..1      met       links over which they were met (0 from a dictionary)
    left_form, right_form      as they were met most often, for the reader

Hexapla ships none: what pages teach belongs to those who have the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hexapla.errors import TableError
from hexapla.knowledge.tables import rows_of, shown, sources

Partners = Mapping[str, tuple[str, ...]]  # word -> names of pairs, the same from either side

COLUMNS = ("left", "right", "score", "met", "left_form", "right_form")
KEY = 6  # letters of a word that stand for it


class WordPair(NamedTuple):
    """Two words of two languages that go together; see COLUMNS."""

    left: str
    right: str
    score: float
    met: float
    left_form: str = ""
    right_form: str = ""

    def turned(self) -> WordPair:
        """The pair from the other side."""
        return WordPair(self.right, self.left, self.score, self.met, self.right_form, self.left_form)


def word_key(word: str) -> str:
    """A word as it is compared: its first letters, small; inflected forms mostly meet."""
    return word.casefold()[:KEY]


def file_name(left: str, right: str) -> str:
    """The name of the table of a pair of languages."""
    return f"{left}-{right}.tsv"


@cache
def word_pairs(left: str | None, right: str | None) -> tuple[WordPair, ...]:
    """The pairs known for two languages, best first; empty where there is no table. TableError for a broken one."""
    if not left or not right or left == right:
        return ()
    found: list[WordPair] = []
    for folder in sources("words"):
        for one, other, turned in ((left, right, False), (right, left, True)):
            path = folder / file_name(one, other)
            if path.is_file():
                try:
                    read = [_pair(row) for row in rows_of(path)[1:]]
                except (IndexError, ValueError) as error:
                    raise TableError(f"{shown(path)}: {error}; columns are {', '.join(COLUMNS)}") from error
                found += [pair.turned() for pair in read] if turned else read
    return tuple(sorted(found, key=lambda pair: (-pair.score, -pair.met, pair.left, pair.right)))


def _pair(row: list[str]) -> WordPair:
    pair = WordPair(row[0], row[1], float(row[2]), float(row[3]), *row[4:6])
    if not (0 <= pair.score <= 1 and 0 <= pair.met < float("inf")):
        raise ValueError(f"{pair.left}, {pair.right}: the score is 0..1, and how often they were met 0 or more")
    return pair


@cache
def partners(language: str | None) -> Partners:
    """The pairs of all tables in which a language stands, by its words."""
    tables = {}
    for folder in sources("words"):
        for path in folder.iterdir():
            one, mark, other = path.name.removesuffix(".tsv").partition("-")
            if path.name.endswith(".tsv") and mark and language in (one, other):
                tables[min(one, other), max(one, other)] = word_pairs(min(one, other), max(one, other))
    return partners_in(tables, language)


def partners_in(tables: Mapping[tuple[str, str], Iterable[WordPair]], language: str | None) -> Partners:
    """The same for tables at hand, by pair of languages."""
    found: dict[str, dict[str, None]] = {}
    for (one, other), pairs in tables.items():
        if language in (one, other):
            for pair in pairs:
                word = pair.left if language == one else pair.right
                found.setdefault(word, {})[f"{one}:{pair.left}~{other}:{pair.right}"] = None
    return {word: tuple(names) for word, names in found.items()}


def write_pairs(folder: Path, languages: tuple[str, str], pairs: Iterable[WordPair], source: str) -> Path:
    """Writes the table of a pair of languages into `words/` of a folder of tables, and gives its path. `source` says in
    one line where the pairs come from."""
    place = folder / "words"
    place.mkdir(parents=True, exist_ok=True)
    path = place / file_name(*languages)
    lines = [f"# Words of {languages[0]} and {languages[1]} that go together. {' '.join(source.split())}"]
    lines.append("\t".join(COLUMNS))
    for pair in pairs:
        if pair.left.split()[:1] == ["#"]:  # no word, and a comment to whoever reads the file
            continue
        cells = (pair.left, pair.right, f"{pair.score:.3f}", f"{pair.met:g}", pair.left_form, pair.right_form)
        lines.append("\t".join(" ".join(cell.split()) for cell in cells))
    fresh = path.with_name(path.name + ".part")
    fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fresh.replace(path)
    return path
