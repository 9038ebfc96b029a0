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
from hexapla.knowledge.scripts import INDIC_MARKS

# Letters and digits, then, from the first mark on (vowel signs of Indic scripts), letters and marks by turns.
_RUN = rf"[^\W_]++(?:[{INDIC_MARKS}]++[\u200c\u200d]?+[^\W_]*+)*+"
WORDS = re.compile(rf"{_RUN}(?:[-‐‑]{_RUN})*|[.!?…:;,()\[\]–—―。！？：；，、؟؛،।॥|]|(?<=\s)-(?=\s)|-{{2,}}")
FULL_STOPS = frozenset(".!?…。！？؟۔।॥")
COMMAS = frozenset(",，、،")
DASHES = frozenset(("–", "—", "―", "-", "--", "---"))
COLONS = frozenset(":：")
ENDS = frozenset(",.!?…，。！？；;–—-")
BREAKS = frozenset(";；؛|")


Cue = tuple[int, int, str]


@dataclass(slots=True)
class Unit:
    """A sentence of the narrator. `words` are the tokens in lower case, "" for a stretch; `starts`, `ends` their
    places;
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

    def add(
        self, starts: list[int], ends: list[int], words: list[str], capitals: list[bool], first: int, last: int
    ) -> None:
        """Appends the narrator's tokens `first` to `last` (exclusive)."""
        self.starts += starts[first:last]
        self.ends += ends[first:last]
        self.words += words[first:last]
        self.capitals += capitals[first:last]
        self.stretch += [-1] * (last - first)

    def ends_clause(self, place: int) -> bool:
        """Whether the quotation at a token ends with a comma or a stop, or one follows it."""
        return place in self.clause_ends


def _empty() -> Unit:
    return Unit([], [], [], [], [], [], set())


def units(text: str, first: int, last: int, outer: Sequence[tuple[int, Stretch]], lexicon: Lexicon) -> list[Unit]:
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
        if stretch.end > stretch.start and (
            text[stretch.end - 1] in ENDS or text[stretch.right : stretch.right + 2].strip()[:1] in ENDS
        ):
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
    tokens = list(WORDS.finditer(text, start, stop))
    raw = [token.group() for token in tokens]
    starts = [token.start() for token in tokens]
    ends = [token.end() for token in tokens]
    words = [word.lower() for word in raw]
    capitals = [word[0].isupper() for word in raw]
    first = 0
    for place in [place for place, word in enumerate(raw) if word in FULL_STOPS]:
        before = words[place - 1] if place > first and ends[place - 1] == starts[place] else ""
        if _is_stop(text, starts[place], stop, before, lexicon):
            unit.add(starts, ends, words, capitals, first, place + 1)
            found.append(unit)
            unit = _empty()
            first = place + 1
    unit.add(starts, ends, words, capitals, first, len(raw))
    return unit


def _is_stop(text: str, start: int, stop: int, before: str, lexicon: Lexicon) -> bool:
    """Whether a stop ends the sentence: not after an initial, an abbreviation (`before`, the word it touches) or
    within a number."""
    sign, end = text[start], start + 1
    if sign >= "\u3000":
        return True
    rest = text[end : end + 1]
    if rest and not rest.isspace() and rest not in "\"'”’»“)]":
        return False
    if sign == "." and before:
        if before in lexicon.abbreviations or (len(before) == 1 and before.isalpha()):
            return False
        if lexicon.ordinals and before.isdecimal() and len(before) <= 2:
            return False
    following = text[end : min(end + 6, stop)].lstrip(" \xa0\u202f\"'”’»“)]")
    return not (following and (following[0].islower() or following[0] in ",;") and sign in ".…!?")


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
    if sign >= "\u3000":
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
    words, heads, proclitics = unit.words, lexicon.heads, lexicon.proclitics
    if not proclitics:
        if heads.keys().isdisjoint(words):
            return found
        places = [place for place, word in enumerate(words) if word in heads]
    else:
        places = [place for place, word in enumerate(words) if word in heads or word[1:] in heads]
    edge = 0
    for place in places:
        if place < edge:
            continue
        word = words[place]
        lists = heads.get(word)
        if lists is None and word[:1] in proclitics and len(word) > 3:
            lists = heads.get(word[1:])
        for name in lists or ():
            length = _cue_length(lexicon, name, words, place)
            if length and _is_cue(unit, place, length, name, lexicon):
                found.append((place, length, name))
                edge = place + length
                break
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
