"""Idioms and set phrases of languages, and how they read where someone carried them over word for word.

A row of `idioms/*.tsv` is an idiom, or a calque (a phrase of news language, a verb with its noun): its id, the
languages it is at home in (`of`), its kind, its sense in English, then a column for each language. In the columns of
its own languages stands the phrase itself, in the others what a translator writes who takes it word by word; a cell is
empty where the phrase is natural too. Cells have the form of cells of concepts (`*` a stem, `|` other ways, `!` a
phrase that is none); `…` stands for a word or two, and in an idiom a word may come between any two of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hexapla.knowledge.concepts import Lexicon
from hexapla.knowledge.scripts import APOSTROPHES, INDIC_MARKS, WITHOUT_SPACES, script
from hexapla.knowledge.sheets import sheets
from hexapla.knowledge.tables import plain_signs, table

PART = "idioms"
COLUMNS = ("idiom", "of", "kind", "sense")  # the first is the id ("id" is Indonesian)
KINDS = ("idiom", "calque")
GAP = "…"
_MARKS = rf"\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0670\u0640\u200c\u200d{INDIC_MARKS}"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*+")
_STOP = re.compile(r"[.!?;:。！？；：؟।\n]")  # what ends a phrase
BETWEEN = {"idiom": 1, "calque": 0}  # words that may come between two of a phrase's
WIDE = 2  # words that a gap may stand for
SIGNS = 8  # signs that it may stand for where words are not parted
ANCHOR = 6  # letters of a phrase's longest word that a text must have for the phrase to be sought


class Idiom(NamedTuple):
    """A row: the languages it is at home in, whether idiom or calque, and its sense in English."""

    id: str
    of: tuple[str, ...]
    kind: str
    sense: str


class Hit(NamedTuple):
    """Where a phrase stands, and which."""

    start: int
    end: int
    idiom: Idiom


class _Wanted(NamedTuple):
    """A phrase (`idiom` None: one that is none): what a text must have of each word; its words with whether they are
    stems and how many others may come before; or signs with gaps between."""

    idiom: Idiom | None
    needs: tuple[str, ...]
    words: tuple[tuple[str, bool, int], ...]
    signs: re.Pattern[str] | None = None


class Phrases:
    """The phrases of one language: its own idioms, or those of others word for word. What a phrase asks for is read
    when a text has the longest of its words, or what no ending changes of it: few do."""

    def __init__(self, language: str, own: bool) -> None:
        """`own`: the phrases that are at home in the language."""
        inflection = table(language, "inflection")
        self._forms = Lexicon((), inflection)
        fold = {ord(sign): base for sign, base in inflection.get("fold", {}).items()}
        self._fold = {**dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640, 0x200C, 0x200D]), **APOSTROPHES, **fold}
        self._signs = plain_signs(language)
        self._anchors: dict[str, list[tuple[Idiom, str]]] = {}
        self._read: dict[str, list[_Wanted]] = {}
        cells = list(_cells(language, own))
        folded = self._folded_cells([cell for _, cell in cells])
        for (idiom, _), cell in zip(cells, folded, strict=True):
            for entry in cell.split("|"):
                self._anchors.setdefault(_anchor(entry), []).append((idiom, entry))

    def __len__(self) -> int:
        return sum(map(len, self._anchors.values()))

    def _folded_cells(self, cells: Sequence[str]) -> list[str]:
        """All cells folded at once, and their words parted by spaces."""
        joined = "\n".join(cells).replace("-", " ").replace("’", " ").replace("'", " ")
        for code, sign in self._fold.items():
            if chr(code) in joined:
                joined = joined.replace(chr(code), sign or "")
        if self._signs:
            joined = joined.translate(self._signs)
        return joined.casefold().split("\n") if cells else []

    def _wanted(self, anchor: str) -> list[_Wanted]:
        """The phrases with that anchor, read once."""
        found = self._read.get(anchor)
        if found is None:
            found = self._read[anchor] = [_wanted(idiom, entry) for idiom, entry in self._anchors[anchor]]
        return found

    def find(self, text: str) -> list[Hit]:
        """The phrases in a text, in order; of two that overlap the longer one."""
        plain = text.translate(self._signs) if self._signs else text
        folded = plain.translate(self._fold).casefold()
        near = (one for anchor in self._anchors if anchor in folded for one in self._wanted(anchor))
        sought = [one for one in near if all(map(folded.__contains__, one.needs))]
        found: list[tuple[int, int, Idiom | None]] = []
        words = self._words(text) if any(one.words for one in sought) else []
        for one in sought:
            if one.signs is not None:
                found += [(match.start(), match.end(), one.idiom) for match in one.signs.finditer(plain)]
            else:
                found += [(start, end, one.idiom) for start, end in _places(text, words, one)]
        return list(_longest(found))

    def _words(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        return [(one.start(), one.end(), self._forms.forms(one.group())) for one in _WORD.finditer(text)]


def _anchor(entry: str) -> str:
    """What a text must have for a phrase to be sought: the longest word, as far as an ending leaves it alone."""
    entry = entry.lstrip("!")
    if script(entry[0]) in WITHOUT_SPACES:
        return max(entry.rstrip("*").split(GAP), key=len).strip()
    return _start(max(entry.split(), key=len))


def _start(word: str) -> str:
    """The first letters of a word of a phrase, which no ending changes."""
    bare = word.rstrip("*")
    return bare[: max(3, len(bare) - 2)][:ANCHOR]


def _wanted(idiom: Idiom, entry: str) -> _Wanted:
    """What a folded entry of a cell asks for."""
    told = None if entry[0] == "!" else idiom
    entry = entry.lstrip("!")
    if script(entry[0]) in WITHOUT_SPACES:
        parts = [re.escape(part.strip()) for part in entry.rstrip("*").split(GAP)]
        return _Wanted(told, (), (), re.compile(f".{{0,{SIGNS}}}?".join(parts)))
    words: list[tuple[str, bool, int]] = []
    wide = 0
    for part in entry.split():
        if part == GAP:
            wide = WIDE
        else:
            words.append((part.rstrip("*"), part[-1] == "*", max(wide, BETWEEN[idiom.kind])))
            wide = 0
    return _Wanted(told, tuple(_start(part) for part in entry.split() if part != GAP), tuple(words))


def _places(text: str, words: Sequence[tuple[int, int, tuple[str, ...]]], wanted: _Wanted) -> Iterator[tuple[int, int]]:
    """Where the words of a phrase follow one another, with no more between them than is allowed."""
    first, stem, _ = wanted.words[0]
    for number, (start, end, forms) in enumerate(words):
        if not _is(forms, first, stem):
            continue
        at, last = number, end
        for word, part, most in wanted.words[1:]:
            near = range(at + 1, min(at + 2 + most, len(words)))
            place = next((one for one in near if _is(words[one][2], word, part)), None)
            if place is None or _parted(text[last : words[place][0]]):
                break
            at, last = place, words[place][1]
        else:
            yield start, last


def _parted(between: str) -> bool:
    return bool(_STOP.search(between)) or any(map(str.isdecimal, between))


def _is(forms: Sequence[str], word: str, stem: bool) -> bool:
    return word in forms or (stem and any(form.startswith(word) for form in forms))


def _longest(found: Sequence[tuple[int, int, Idiom | None]]) -> Iterator[Hit]:
    end = -1
    for one in sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2] is not None)):
        if one[0] >= end:
            end = one[1]
            if one[2] is not None:
                yield Hit(one[0], one[1], one[2])


def _cells(language: str, own: bool) -> Iterator[tuple[Idiom, str]]:
    for _, columns, body in sheets(PART):
        column = columns.get(language)
        if column is None:
            continue
        of, kind, sense = (columns[name] for name in COLUMNS[1:])
        for row in body:
            if row[column] and (language in row[of].split()) == own:
                yield Idiom(row[0], tuple(row[of].split()), row[kind], row[sense]), row[column]


@cache
def literal(language: str) -> Phrases:
    """Phrases of other languages as they read word for word in a language; none where no sheet has it."""
    return Phrases(language, own=False)


@cache
def own(language: str) -> Phrases:
    """The phrases that are at home in a language, as it has them."""
    return Phrases(language, own=True)
