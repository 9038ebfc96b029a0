"""The concept lexicon: words of every language that mean one thing, so that passages meet across languages without
a model.

The rows are data: `concepts/*.tsv`, a row a concept, a column a language (docs/knowledge-concepts.md tells the
format). How a language inflects is data too: `languages/<code>/inflection.toml`. A word is looked up in this order:
as written; with a regular ending taken off; by the stem that covers most of it (the longest cover wins); then without a
proclitic or elided article; then up to its apostrophe; then, where the language glues compounds, by its last part too.
Everything is remembered per written word, so a second look costs one dictionary access.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from hexapla.knowledge.scripts import APOSTROPHES, INDIC_MARKS, WITHOUT_SPACES, script
from hexapla.knowledge.sheets import cells_of
from hexapla.knowledge.tables import table

# A word of a script with spaces: letters and marks with inner apostrophes; hyphens part words. Kept apart from
# scripts.WORD because digits are no concepts and signs of scripts without spaces are matched as strings.
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_MARKS = rf"\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0670\u0640\u200c\u200d{INDIC_MARKS}"
_LETTER = rf"[^\W\d_{_SIGNS}]"
# Possessive throughout: linear on any text, and half the time of an alternation sign by sign.
_WORD = re.compile(rf"{_LETTER}++(?:[{_MARKS}]++{_LETTER}*+|['’ʼ](?=[^\W\d_]){_LETTER}*+)*+")
# Vowel points, tatweel, zero-width joiners.
_DROPPED: dict[int, str | None] = dict.fromkeys([*range(0x64B, 0x653), 0x670, 0x640, 0x200C, 0x200D])
_KATAKANA = frozenset(chr(code) for code in (*range(0x30A1, 0x30FB), 0x30FC))

SHORTEST_REST = 3  # letters left after a proclitic: Arabic roots have three
SHORTEST_BASE = 2  # letters left after an ending
SHORTEST_PART = 4  # letters of a compound's part; shorter ones (Rat, See) stand inside too many other words
SHORTEST_TAIL = 5  # letters of a compound's end that is told although nothing is known of its head
LONGEST_KEPT = 40  # letters: longer "words" are addresses and noise, neither looked up nor remembered
FEW_REMEMBERED = 2_000  # bases of words, which are soon asked for again or never
REMEMBERED = 200_000  # words kept per language, about 30 MB; then memory starts anew

Ids = tuple[str, ...]


class _Phrase(NamedTuple):
    """The words after a phrase's first, each with whether it is a stem; and what the phrase means."""

    rest: tuple[tuple[str, bool], ...]
    ids: Ids


class _Known(NamedTuple):
    """What is remembered of a written word: its concepts and the phrases that may start here, longest first."""

    ids: Ids
    phrases: tuple[_Phrase, ...]


_NOTHING = _Known((), ())


class Lexicon:
    """The concepts of one language. Made by `concepts(language)`; its `len()` is how many it has words for."""

    def __init__(
        self, cells: Iterable[tuple[str, str]], inflection: Mapping[str, Any], function: Iterable[str] = ()
    ) -> None:
        """`cells`: pairs of concept id and cell. `inflection`: the keys of `inflection.toml`, all optional.
        `function`: words that name a concept only as they are or by a stem ("being" is no form of "bee")."""
        self._fold: dict[int, str | None] = {
            **_DROPPED,
            **APOSTROPHES,
            **{ord(sign): base for sign, base in inflection.get("fold", {}).items()},
        }
        self._prefixes = tuple(sorted((self._folded(p) for p in inflection.get("prefixes", ())), key=len, reverse=True))
        self._compounds = bool(inflection.get("compounds", False))
        self._endings = _endings(self._folded(rule) for rule in inflection.get("suffixes", ()))
        self._longest_ending = max(map(len, self._endings), default=0)
        self._words: dict[str, Ids] = {}
        self._stems: dict[str, Ids] = {}
        self._signs: dict[str, Ids] = {}
        self._heads: dict[str, list[_Phrase]] = {}
        self._stem_heads: dict[str, list[_Phrase]] = {}
        self._size = 0
        pairs = [(identifier, cell) for identifier, cell in cells if cell]
        self._size = len({identifier for identifier, _ in pairs})
        folded = self._folded_cells([cell for _, cell in pairs])
        for (identifier, _), cell in zip(pairs, folded, strict=True):
            self._add(identifier, cell)
        self._function = frozenset(function)
        self._stem_head_starts = frozenset(head[:2] for head in self._stem_heads)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._sign_lengths = _lengths(self._signs)
        self._memory: dict[str, _Known] = {}
        self._base_memory: dict[str, list[str]] = {}
        self._form_memory: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return self._size

    def of_word(self, word: str) -> Ids:
        """The ids of the concepts that one word names, usually none or one; case and vowel points do not matter."""
        if word in self._signs:
            return self._signs[word]
        return self._known(word).ids

    def of_tail(self, word: str) -> Ids:
        """The ids of the longest known end of a compound of whose head nothing is known ("Bezirkskrankenhaus"); empty
        in languages that do not glue compounds. A guess: short words end many others."""
        folded = self._folded(word[:LONGEST_KEPT]) if self._compounds else ""
        ends = (self._whole(folded[cut:]) for cut in range(SHORTEST_PART, len(folded) - SHORTEST_TAIL + 1))
        return next((ids for ids, covered in ends if ids and covered >= SHORTEST_TAIL), ())

    def of_text(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, id) of every concept named in the text, in order of start; a phrase wins over its words.

        A word of two concepts gives two entries with the same span. Linear in the length of the text.
        """
        found = self._of_words(text) if self._words or self._stems or self._heads or self._stem_heads else []
        if self._signs and not text.isascii():
            found.extend(self._of_signs(text))
            found.sort()
        return found

    def written(self) -> set[str]:
        """Every single word of the lexicon, folded as it is compared: whole words, stems and function words."""
        return {*self._words, *self._stems, *self._function}

    def ids(self, text: str) -> list[str]:
        """The ids of the concepts named in the text, in order, repeated where they are."""
        return [identifier for _, _, identifier in self.of_text(text)]

    # ---- loading ---------------------------------------------------------------------------------------------------

    def _folded(self, text: str) -> str:
        return text.translate(self._fold).casefold()

    def _folded_cells(self, cells: Sequence[str]) -> list[str]:
        """All cells folded at once: a dozen `replace` over one long text take a tenth of `translate` cell by cell."""
        joined = "\n".join(cells)
        for code, sign in self._fold.items():
            if chr(code) in joined:
                joined = joined.replace(chr(code), sign or "")
        return joined.casefold().split("\n") if cells else []

    def _add(self, identifier: str, cell: str) -> None:
        named: Ids = (identifier,)
        for written in cell.split("|"):
            entry, ids = (written[1:], ()) if written[:1] == "!" else (written, named)
            if not entry:
                continue
            if entry[0] > "\u0e00" and script(entry[0]) in WITHOUT_SPACES:
                _put(self._signs, entry.rstrip("*"), ids)
            elif " " in entry or "-" in entry or "." in entry:
                self._add_phrase(entry, ids)
            elif entry[-1] == "*":
                _put(self._stems, entry[:-1], ids)
            else:
                _put(self._words, entry, ids)

    def _add_phrase(self, entry: str, ids: Ids) -> None:
        words = [(one.rstrip("*"), one[-1] == "*") for one in re.split(r"[ .\-]+", entry) if one.rstrip("*")]
        if not words:
            return
        heads = self._stem_heads if words[0][1] else self._heads
        held, rest = heads.setdefault(words[0][0], []), tuple(words[1:])
        for number, phrase in enumerate(held):
            if phrase.rest == rest:
                held[number] = _Phrase(rest, tuple(dict.fromkeys((*phrase.ids, *ids))))
                return
        held.append(_Phrase(rest, ids))

    # ---- scripts with spaces ---------------------------------------------------------------------------------------

    def _of_words(self, text: str) -> list[tuple[int, int, str]]:
        matches = list(_WORD.finditer(text))
        memory = self._memory
        found: list[tuple[int, int, str]] = []
        number, count = 0, len(matches)
        while number < count:
            match = matches[number]
            known = memory.get(match.group()) or self._known(match.group())
            number += 1
            if known is _NOTHING:
                continue
            ids, last = known.ids, number
            for phrase in known.phrases:
                if self._follows(text, matches, number, phrase.rest):
                    ids, last = phrase.ids, number + len(phrase.rest)
                    break
            if ids:
                start, end = match.start(), matches[last - 1].end()
                found.extend((start, end, identifier) for identifier in ids)
            number = last
        return found

    def _follows(
        self, text: str, matches: Sequence[re.Match[str]], number: int, rest: tuple[tuple[str, bool], ...]
    ) -> bool:
        """Whether the words from `number` on are those of the phrase, each parted by one space, hyphen or full stop."""
        if number + len(rest) > len(matches):
            return False
        before = matches[number - 1].end()
        for offset, (wanted, stem) in enumerate(rest):
            match = matches[number + offset]
            if match.start() - before != 1 or text[before] in ",;:":
                return False
            written = match.group()
            if written != wanted:
                forms = self.forms(written)
                if wanted not in forms and not (stem and any(form.startswith(wanted) for form in forms)):
                    return False
            before = match.end()
        return True

    def _known(self, written: str) -> _Known:
        known = self._memory.get(written)
        if known is not None:
            return known
        if len(written) > LONGEST_KEPT:
            return _NOTHING
        word = self._folded(written)
        ids = self._ids(word)
        phrases = self._phrases(word) if self._heads or self._stem_heads else ()
        known = _Known(ids, phrases) if ids or phrases else _NOTHING
        if len(self._memory) >= REMEMBERED:
            self._memory.clear()
        self._memory[written] = known
        return known

    def _ids(self, word: str) -> Ids:
        ids, covered = self._whole(word)
        if word in self._function:
            return ids
        if not ids and not covered:
            for bare in self._bare(word):
                ids, covered = self._whole(bare)
                if covered:
                    word = bare
                    break
        if self._compounds and len(word) >= 2 * SHORTEST_PART:
            ids = self._compound(word, ids, covered)
        return ids

    def _bare(self, word: str) -> list[str]:
        """The word without a proclitic, longest proclitic first; then up to its apostrophe."""
        bare = [
            word[len(prefix) :]
            for prefix in self._prefixes
            if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_REST
        ]
        head, mark, _ = word.rpartition("'")
        if mark and len(head) >= SHORTEST_BASE:
            bare.append(head)
        return bare

    def _whole(self, word: str) -> tuple[Ids, int]:
        """The concepts of a whole word and how many of its letters are covered; 0: nothing is known of it."""
        if word in self._words:
            return self._words[word], len(word)
        best: Ids = ()
        covered = 0
        for base in () if word in self._function else self._bases(word):
            if base in self._words:
                common = min(len(base), len(word))
                if common > covered:
                    best, covered = self._words[base], common
        for length in range(min(len(word), self._longest_stem), covered, -1):
            if word[:length] in self._stems:
                return self._stems[word[:length]], length
        return best, covered

    def _bases(self, word: str) -> list[str]:
        found = self._base_memory.get(word)  # asked for twice, for the word itself and for phrases that begin with it
        if found is None:
            if len(self._base_memory) >= FEW_REMEMBERED:
                self._base_memory.clear()
            found = self._base_memory[word] = [
                word[:-length] + base
                for length in range(1, min(self._longest_ending, len(word) - SHORTEST_BASE) + 1)
                for base in self._endings.get(word[-length:], ())
            ]
        return found

    def _compound(self, word: str, ids: Ids, covered: int) -> Ids:
        """The concepts of both parts of a compound: the head as found, or a known head, and the known tail that leaves
        the fewest letters unexplained, the longer one of two (regierung|s|partei, not regierung|spar|tei). A tail
        that the lexicon blocks ends the search ("!schaft" keeps "haft" out of Wirtschaft)."""
        best, fewest = ids, self._longest_ending + 1
        for cut in range(max(SHORTEST_PART, covered), len(word) - SHORTEST_PART + 1):
            tail, reached = self._whole(word[cut:])
            left = len(word) - cut - reached
            if reached and not tail and not left:
                break
            if tail and reached >= SHORTEST_PART and left < fewest:
                head = ids or self._whole(word[:cut])[0]
                if head:
                    best, fewest = tuple(dict.fromkeys((*head, *tail))), left
        return best

    def _forms(self, word: str) -> tuple[str, ...]:
        """A word as a phrase may ask for it: as written, without a proclitic, each with and without its ending."""
        plain = (word, *self._bare(word))
        return (*plain, *(base for one in plain for base in self._bases(one)))

    def forms(self, written: str) -> tuple[str, ...]:
        """A word as a phrase may ask for it, folded: as it is, without a proclitic, each with and without ending."""
        forms = self._form_memory.get(written)
        if forms is None:
            if len(self._form_memory) >= REMEMBERED:
                self._form_memory.clear()
            forms = self._form_memory[written] = self._forms(self._folded(written[:LONGEST_KEPT]))
        return forms

    def _phrases(self, word: str) -> tuple[_Phrase, ...]:
        found: list[_Phrase] = []
        for form in self._forms(word):
            if form in self._heads:
                found += self._heads[form]
            if form[:2] in self._stem_head_starts or form[:1] in self._stem_head_starts:
                for length in range(1, len(form) + 1):
                    found += self._stem_heads.get(form[:length], ())
        if not found:
            return ()
        found.sort(key=lambda phrase: (-len(phrase.rest), -sum(len(wanted) for wanted, _ in phrase.rest)))
        return tuple(found)

    # ---- scripts without spaces ------------------------------------------------------------------------------------

    def _of_signs(self, text: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        signs, lengths = self._signs, self._sign_lengths
        position, end = 0, len(text)
        while position < end:
            for length in lengths.get(text[position], ()):
                word = text[position : position + length]
                if word in signs and len(word) == length and not _inside_katakana(text, position, length):
                    found.extend((position, position + length, identifier) for identifier in signs[word])
                    position += length
                    break
            else:
                position += 1
        return found


def _inside_katakana(text: str, start: int, length: int) -> bool:
    """Whether a short katakana word is a piece of a longer one, as "terror" is of "steroid"; long ones are let be,
    since loan compounds are written without a gap."""
    if length > 3 or text[start] not in _KATAKANA or text[start + length - 1] not in _KATAKANA:
        return False
    before, after = text[start - 1 : start], text[start + length : start + length + 1]
    return before in _KATAKANA or after in _KATAKANA


def _put(place: dict[str, Ids], key: str, ids: Ids) -> None:
    if key not in place:
        place[key] = ids
    elif ids and ids[0] not in place[key]:
        place[key] += ids


def _endings(rules: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """From rules such as "s", "ed ing" or "ies ied>y": ending -> what stands in its place in the plain word."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        forms, _, base = rule.partition(">")
        for form in forms.split():
            found[form] = (*found.get(form, ()), base.strip())
    return found


def _lengths(signs: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First sign -> the lengths of the words that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for word in signs:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@cache
def concepts(language: str | None) -> Lexicon:
    """The concept lexicon of a language, kept after the first call; an empty one where there are no words for it."""
    return lexicon("concepts", language)


def lexicon(part: str, language: str | None) -> Lexicon:
    """The words of a language in a folder of sheets, by the endings and function words of the language."""
    function = table(language, "words").get("function", "").split()
    return Lexicon(cells_of(part, language), table(language, "inflection"), function)
