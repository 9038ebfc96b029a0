"""Which word reports a quotation, and whether a stretch in marks is speech at all."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.marks import Stretch
from hexapla.annotation.quotations.units import COLONS, COMMAS, DASHES, FULL_STOPS, Cue, Unit

NEAR = 25  # tokens between a quotation and the verb that reports it
WEAK_NEAR = 8  # the same for a verb of belief or judgement
TITLE = 5  # a run of so many capitalised words in marks may be a title
PARTIAL = 4  # words that make an unattributed part of a sentence speech; checked on quotes.dev and the stories
OPENERS = frozenset("\"'“‘„«「『([¿¡")


def reporting_cue(unit: Unit, place: int) -> Cue | None:
    """The word of reporting that the quotation at a token belongs to.

    A quotation that opens its sentence is reported by what follows; one within a sentence by what came before,
    unless it is a clause of its own that a verb follows at once.
    """
    before = [cue for cue in unit.cues if cue[0] < place and _may_introduce(unit, cue, place)]
    after = [
        cue
        for cue in unit.cues
        if place < cue[0] <= place + NEAR and cue[2] != "nonfinite" and not _parted(unit, place, cue[0])
    ]
    strong = [cue for cue in before if cue[2] != "attitudes"]
    if strong or any(cue[2] == "verbs" for cue in after):
        before = strong
    if not before:
        return after[0] if after else None
    if not after:
        return before[-1]
    if unit.words[place - 1] in COLONS:
        return before[-1]
    if _opens(unit, place):
        return after[0]
    joined = place + 1 < len(unit) and (unit.words[place + 1] in COMMAS or unit.words[place + 1] in DASHES)
    direct = after[0][0] - place <= (4 if joined else 3) and after[0][2] != "attitudes"
    introduced = place - (before[-1][0] + before[-1][1] - 1) <= 2
    return after[0] if direct and not introduced and unit.ends_clause(place) else before[-1]


def _may_introduce(unit: Unit, cue: Cue, place: int) -> bool:
    return cue[2] not in ("attitudes",) or place - cue[0] <= WEAK_NEAR


def _parted(unit: Unit, place: int, cue: int) -> bool:
    """Whether another quotation stands between a quotation and a word after it."""
    return any(number >= 0 for number in unit.stretch[place + 1 : cue])


def _opens(unit: Unit, place: int) -> bool:
    """Whether nothing but small words stands before a quotation in its sentence or since the last quotation."""
    return all(not word or not word[0].isalnum() for word in unit.words[:place])


def is_speech(
    text: str, unit: Unit, place: int, stretch: Stretch, cue: Cue | None, lexicon: Lexicon, alone: bool
) -> bool:
    """Whether a stretch in marks is somebody's words, and no title, no name, no word held at arm's length.

    `alone`: the narrator says nothing in the stretch's sentence.
    """
    content = text[stretch.start : stretch.end]
    words = content.split()
    size = len(words) if not _wide(content) else len(content) // 2
    if not any(sign.isalpha() for sign in content):
        return False
    colon = place > 0 and unit.words[place - 1] in COLONS
    beside = colon or _beside(unit, place)
    ends = content[-1] in FULL_STOPS
    if size <= TITLE and not beside and _looks_titled(words, lexicon):
        return False
    if size <= 2 and content[0].isupper() and not beside and lexicon.capital_nouns:
        return False
    if cue is not None:
        return True
    if colon:
        return size >= 3
    if alone:
        return size > 2
    if size >= PARTIAL - 1 and any(word in lexicon.reported_mood for word in unit.words):
        return True
    if lexicon.capital_nouns and not ends:
        return size > PARTIAL
    opens = place == 0 and len(unit) > 1 and unit.words[1] in DASHES | COLONS
    return size > PARTIAL or (size == PARTIAL and (opens or not content[0].isupper()))


def _looks_titled(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether every word of weight has a capital, as titles and names have."""
    weighty = [
        word
        for word in words
        if word.strip(",.!?…").lower() not in lexicon.prepositions | lexicon.determiners | lexicon.and_words
    ]
    return bool(weighty) and all(word[0].isupper() or not word[0].isalpha() for word in weighty)


def _beside(unit: Unit, place: int) -> bool:
    """Whether a verb of speech touches the quotation, or only its subject stands between."""
    for first, length, kind in unit.cues:
        if kind == "attitudes":
            continue
        if 0 < place - (first + length - 1) <= 2:
            return True
        if 0 < first - place <= 2:
            return True
        if first > place and first - place <= 4 and unit.ends_clause(place):
            return True
    return False


def _wide(content: str) -> bool:
    return "\u3000" <= content[0] <= "\u9fff" or "\u3000" <= content[-1] <= "\u9fff"
