"""The narrator's words: a passage cut into sentences in which every quoted stretch is one sign.

Attribution is a matter of the words around a quotation ("…," said the minister, "…"), so speech verbs, names and stops
are looked for outside the marks only, and a sentence may hold several stretches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.annotation.quotations.lexicon import Lexicon, phrase_length
from hexapla.annotation.quotations.marks import Stretch

WORDS = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*|[.!?…:;,()\[\]–—。！？：；，、؟؛،|]|(?<=\s)-(?=\s)|-{2,}")
FULL_STOPS = frozenset(".!?…。！？؟۔")
COMMAS = frozenset(",，、،")
DASHES = frozenset(("–", "—", "-", "--", "---"))
COLONS = frozenset(":：")
BREAKS = frozenset(";；؛|")


@dataclass(slots=True)
class Unit:
    """A sentence of the narrator. `words` are the tokens in lower case, "" for a stretch; `starts`, `ends` their places;
    `stretch` the number of the stretch at a token, else -1. `cues`: (token, length, kind) with kind the name of the
    lexicon's list."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    stretch: list[int]
    cues: list[tuple[int, int, str]]

    def __len__(self) -> int:
        return len(self.words)


def units(
    text: str, first: int, last: int, outer: Sequence[tuple[int, Stretch]], lexicon: Lexicon
) -> list[Unit]:
    """The sentences of the passage `text[first:last]`; `outer` holds its outermost stretches with their numbers."""
    found: list[Unit] = []
    unit = Unit([], [], [], [], [])
    place = first
    for number, stretch in (*outer, (-1, None)):
        stop = stretch.left if stretch else last
        unit = _narrate(text, place, stop, unit, found, lexicon)
        if stretch is None:
            break
        unit.starts.append(stretch.left)
        unit.ends.append(stretch.right)
        unit.words.append("")
        unit.stretch.append(number)
        place = stretch.right
        if _ends_after(text, stretch, last, lexicon):
            found.append(unit)
            unit = Unit([], [], [], [], [])
    if unit.words:
        found.append(unit)
    for one in found:
        one.cues = _cues(one, lexicon)
    return found


def _narrate(text: str, start: int, stop: int, unit: Unit, found: list[Unit], lexicon: Lexicon) -> Unit:
    """Adds the words of `text[start:stop]` to the unit, closing units at full stops; returns the open one."""
    for token in WORDS.finditer(text, start, stop):
        word = token.group()
        end = token.end()
        if word in FULL_STOPS and _is_stop(text, token.start(), end, stop, unit, lexicon):
            unit.starts.append(token.start())
            unit.ends.append(end)
            unit.words.append(word)
            unit.stretch.append(-1)
            found.append(unit)
            unit = Unit([], [], [], [], [])
            continue
        unit.starts.append(token.start())
        unit.ends.append(end)
        unit.words.append(word.lower())
        unit.stretch.append(-1)
    return unit


def _is_stop(text: str, start: int, end: int, stop: int, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a stop ends the sentence: not after an initial, an abbreviation or within a number."""
    sign = text[start]
    if "\u3000" <= sign:
        return True
    rest = text[end : end + 1]
    if rest and not rest.isspace() and rest not in "\"'”’»“)]":
        return False
    if sign == "." and unit.words and unit.ends[-1] == start:
        word = unit.words[-1]
        if word in lexicon.abbreviations or (len(word) == 1 and word.isalpha()):
            return False
        if lexicon.ordinals and word.isdigit() and len(word) <= 2:
            return False
    following = text[end : min(end + 6, stop)].lstrip(" \xa0\u202f\"'”’»“)]")
    return not (following and following[0].islower() and sign in ".…!?")


def _ends_after(text: str, stretch: Stretch, last: int, lexicon: Lexicon) -> bool:
    """Whether the sentence ends with a quoted stretch: its last sign is a stop and a capital or nothing follows."""
    if stretch.open_end or stretch.end <= stretch.start:
        return stretch.open_end
    sign = text[stretch.end - 1]
    after = text[stretch.right : stretch.right + 4].lstrip(" \xa0\u202f")
    if sign not in FULL_STOPS or (after and after[0] in ",;:–—-，、"):
        return False
    if not after:
        return stretch.right >= last - 1
    if "\u3000" <= sign:
        return not _cue_near(text, stretch.right, last, lexicon, 12)
    if after[0].islower() or not (after[0].isalnum() or after[0] in "\"'„“”«»‘‚(¿¡"):
        return False
    return sign == "." or not _cue_near(text, stretch.right, last, lexicon, 5)


def _cue_near(text: str, start: int, last: int, lexicon: Lexicon, reach: int) -> bool:
    """Whether a verb of speech stands among the next words."""
    words = []
    for token in WORDS.finditer(text, start, min(last, start + 80)):
        if token.group() in FULL_STOPS:
            break
        words.append(token.group().lower())
    return any(phrase_length(lexicon.verbs, words, place) for place in range(min(reach, len(words))))


def _cues(unit: Unit, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """The words of reporting in a unit, in order."""
    found: list[tuple[int, int, str]] = []
    place = 0
    words = unit.words
    while place < len(words):
        word = words[place]
        kind = lexicon.heads.get(word)
        if kind is None and lexicon.proclitics and word[:1] in lexicon.proclitics and len(word) > 3:
            kind = lexicon.heads.get(word[1:])
        length = 0
        if kind is not None:
            for name in kind:
                length = phrase_length(getattr(lexicon, name), words, place) or (
                    1
                    if word not in lexicon.heads and phrase_length(getattr(lexicon, name), [word[1:]], 0)
                    else 0
                )
                if length:
                    found.append((place, length, name))
                    break
        place += max(1, length)
    return found
