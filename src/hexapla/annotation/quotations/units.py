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
ENDS = frozenset(",.!?…，。！？；;–—-")
BREAKS = frozenset(";；؛|")


Cue = tuple[int, int, str]


@dataclass(slots=True)
class Unit:
    """A sentence of the narrator. `words` are the tokens in lower case, "" for a stretch; `starts`, `ends` their places;
    `stretch` the number of the stretch at a token, else -1. `cues`: (token, length, kind) with kind the name of the
    lexicon's list."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    stretch: list[int]
    cues: list[Cue]
    capitals: list[bool]
    clause_ends: set[int]

    def __len__(self) -> int:
        return len(self.words)

    def ends_clause(self, place: int) -> bool:
        """Whether the quotation at a token ends with a comma or a stop, or one follows it."""
        return place in self.clause_ends


def _empty() -> Unit:
    return Unit([], [], [], [], [], [], set())


def units(
    text: str, first: int, last: int, outer: Sequence[tuple[int, Stretch]], lexicon: Lexicon
) -> list[Unit]:
    """The sentences of the passage `text[first:last]`; `outer` holds its outermost stretches with their numbers."""
    found: list[Unit] = []
    unit = _empty()
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
        unit.capitals.append(False)
        if stretch.end > stretch.start and (text[stretch.end - 1] in ENDS or text[stretch.right : stretch.right + 2].strip()[:1] in ENDS):
            unit.clause_ends.add(len(unit.words) - 1)
        place = stretch.right
        if _ends_after(text, stretch, last, lexicon):
            found.append(unit)
            unit = _empty()
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
            unit.capitals.append(False)
            found.append(unit)
            unit = _empty()
            continue
        unit.starts.append(token.start())
        unit.ends.append(end)
        unit.words.append(word.lower())
        unit.stretch.append(-1)
        unit.capitals.append(word[0].isupper())
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


def _cues(unit: Unit, lexicon: Lexicon) -> list[Cue]:
    """The words of reporting in a unit, in order."""
    found: list[Cue] = []
    place = 0
    words = unit.words
    while place < len(words):
        lists = lexicon.heads.get(words[place])
        if lists is None and lexicon.proclitics and words[place][:1] in lexicon.proclitics and len(words[place]) > 3:
            lists = lexicon.heads.get(words[place][1:])
        length = 0
        if lists is not None:
            for name in lists:
                length = _cue_length(lexicon, name, words, place)
                if length and _is_cue(unit, place, length, name, lexicon):
                    found.append((place, length, name))
                    break
                length = 0
        place += max(1, length)
    return found


def _cue_length(lexicon: Lexicon, name: str, words: list[str], place: int) -> int:
    phrases = getattr(lexicon, name)
    if words[place] in lexicon.heads:
        return phrase_length(phrases, words, place)
    return phrase_length(phrases, [words[place][1:], *words[place + 1 : place + 4]], 0)


def _is_cue(unit: Unit, place: int, length: int, name: str, lexicon: Lexicon) -> bool:
    """Whether a word on a list reports here: no noun with an article, no capitalised name, no short word elsewhere."""
    words = unit.words
    before = words[place - 1] if place else ""
    if name == "as_said":
        following = place + length
        opens = following < len(words) and (words[following] in lexicon.determiners or unit.capitals[following])
        return opens and place > 0 and (before in COMMAS or unit.stretch[place - 1] >= 0)
    if name in ("according", "according_after"):
        return words[place] not in lexicon.prepositions or length > 1 or place == 0
    if place and unit.capitals[place]:
        return False
    if name == "attitudes" and before in lexicon.infinitive:
        return False
    return before not in lexicon.determiners and (name == "nonfinite" or before not in lexicon.prepositions)
