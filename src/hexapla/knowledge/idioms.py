"""Idioms and set phrases of languages, and how they read where someone carried them over word for word.

A row of `idioms/*.tsv` is an idiom, or a calque (a phrase of news language, a verb with its noun): its id, the languages
it is at home in (`of`), its kind, its sense in English, then a column for each language. In the columns of its own
languages stands the phrase itself, in the others what a translator writes who takes it word by word; a cell is empty
where the phrase is natural too. Cells have the form of cells of concepts (`*` a stem, `|` other ways, `!` a phrase that
is none); `…` stands for a word or two, and in an idiom a word may come between any two of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hexapla.knowledge.concepts import Lexicon, sheets
from hexapla.knowledge.scripts import APOSTROPHES, INDIC_MARKS, WITHOUT_SPACES, script
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
    """A phrase: words with whether they are stems and how many may come before; or signs with gaps between."""

    idiom: Idiom | None
    words: tuple[tuple[str, bool, int], ...]
    signs: re.Pattern[str] | None = None


class Phrases:
    """The phrases of one language: its own idioms, or those of others word for word."""

    def __init__(self, language: str, own: bool) -> None:
        """`own`: the phrases that are at home in the language."""
        inflection = table(language, "inflection")
        self._forms = Lexicon((), inflection)
        fold = {ord(sign): base for sign, base in inflection.get("fold", {}).items()}
        self._fold = {**dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640, 0x200C, 0x200D]), **APOSTROPHES, **fold}
        self._signs = plain_signs(language)
        self._anchors: dict[str, list[_Wanted]] = {}
        function = frozenset(table(language, "words").get("function", "").split())
        for idiom, cell in _cells(language, own):
            for entry in cell.split("|"):
                self._add(idiom, entry, function)

    def __len__(self) -> int:
        return sum(map(len, self._anchors.values()))

    def _add(self, idiom: Idiom, entry: str, function: frozenset[str]) -> None:
        told = None if entry[0] == "!" else idiom
        entry = entry.lstrip("!")
        if script(entry[0]) in WITHOUT_SPACES:
            parts = [part.strip() for part in entry.rstrip("*").translate(self._signs).split(GAP)]
            pattern = re.compile(f".{{0,{SIGNS}}}?".join(map(re.escape, parts)))
            self._anchors.setdefault(max(parts, key=len), []).append(_Wanted(told, (), pattern))
            return
        words: list[tuple[str, bool, int]] = []
        wide = 0
        for part in re.split(r"[ '’\-]+", entry):
            if part == GAP:
                wide = WIDE
            elif part:
                words.append((self._folded(part.rstrip("*")), part[-1] == "*", max(wide, BETWEEN[idiom.kind])))
                wide = 0
        known = [word for word, _, _ in words if word not in function] or [word for word, _, _ in words]
        best = max(known, key=len)
        # An ending may change the last letters of a plain word, and a proclitic stand before it.
        anchor = best if any(stem for word, stem, _ in words if word == best) else best[: max(3, len(best) - 2)]
        self._anchors.setdefault(anchor[:ANCHOR], []).append(_Wanted(told, tuple(words)))

    def _folded(self, text: str) -> str:
        return text.translate(self._fold).casefold()

    def find(self, text: str) -> list[Hit]:
        """The phrases in a text, in order; of two that overlap the longer one."""
        if not self._anchors:
            return []
        folded = self._folded(text.translate(self._signs) if self._signs else text)
        sought = [one for anchor, held in self._anchors.items() if anchor in folded for one in held]
        if not sought:
            return []
        found: list[tuple[int, int, Idiom | None]] = []
        words = self._words(text) if any(one.words for one in sought) else []
        plain = text.translate(self._signs) if self._signs else text
        for one in sought:
            if one.signs is not None:
                found += [(match.start(), match.end(), one.idiom) for match in one.signs.finditer(plain)]
            else:
                found += [(start, end, one.idiom) for start, end in _places(text, words, one)]
        return list(_longest(found))

    def _words(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        return [(one.start(), one.end(), self._forms.forms(one.group())) for one in _WORD.finditer(text)]


def _places(
    text: str, words: Sequence[tuple[int, int, tuple[str, ...]]], wanted: _Wanted
) -> Iterator[tuple[int, int]]:
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
    return bool(_STOP.search(between)) or any(map(str.isdigit, between))


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
