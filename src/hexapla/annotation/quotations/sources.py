"""What stands beside the name of a source: "according to the bank, …", "…, so der Minister", "a bank szerint …"."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.annotation.quotations.frames import Frames
from hexapla.annotation.quotations.mentions import Mentions
from hexapla.annotation.quotations.openings import SHORTEST
from hexapla.annotation.quotations.speakers import subject
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Cue

SOURCE = 8  # words of a source that closes a sentence
PHRASE = 6  # tokens of the noun phrase of a source before its head


def of_source(mentions: Mentions, known: Frames, cue: Cue) -> Iterator[tuple[int, int]]:
    """What stands beside the name of a source: behind it where it opens the sentence, else on both sides."""
    unit = mentions.unit
    place, end = cue[0], len(unit) - 1
    if cue[2] == "as_said":
        yield 0, place - 1
        return
    if cue[2] == "according_after":
        first = _source_start(mentions, cue)
        if first is not None:
            yield 0, first - 1
            yield place + cue[1], end
        return
    behind = _behind_source(mentions, known, place + cue[1])
    if behind is None:
        if place > 2 and _closes(mentions, place + cue[1]):
            yield 0, place - 1
        return
    if place > 2:
        yield 0, place - 1
    if end - behind >= SHORTEST:
        yield behind, end


def _closes(mentions: Mentions, start: int) -> bool:
    """Whether the source, a thing that no list knows ("according to media trackers"), ends the sentence."""
    rest = [word for word in mentions.unit.words[start:] if word not in FULL_STOPS]
    return 0 < len(rest) <= SOURCE and all(word[:1].isalpha() for word in rest)


def _source_start(mentions: Mentions, cue: Cue) -> int | None:
    """The first token of the noun phrase before "zufolge" or "szerint"; None where no source is named."""
    unit, lexicon = mentions.unit, mentions.lexicon
    named = mentions.between(max(0, cue[0] - 8), cue[0])
    source = subject(mentions, cue) if mentions.caseless else named[-1] if named else None
    if source is None:
        return None
    left = source.first
    while left > 0 and not _bounds(unit.words[left - 1]):
        left -= 1
    first = source.first
    for step in range(source.first - 1, max(left, source.first - PHRASE) - 1, -1):
        if unit.words[step] in lexicon.determiners:
            first = step
            break
    else:
        if not lexicon.determiners or source.first - left <= PHRASE:
            first = left  # no article shows where the phrase begins
    return first if first - left >= SHORTEST or left else left


def _bounds(word: str) -> bool:
    return not word or word in COMMAS or word in DASHES or word in COLONS or word in BREAKS


def _behind_source(mentions: Mentions, known: Frames, start: int) -> int | None:
    """The token behind the phrase that names a source; None where none is named."""
    unit, lexicon = mentions.unit, mentions.lexicon
    limit = min(start + 22, len(unit))
    step = start
    quoted = next((place for place in range(start, min(start + 4, limit)) if unit.stretch[place] >= 0), None)
    named = mentions.between(start, min(start + 10, limit))
    if unit.words[start - 1].endswith(known.source_nouns or ("\0",)) and start < len(unit):
        opens = unit.words[start] in lexicon.genitive or unit.words[start] in lexicon.prepositions
        if not named or not (opens or named[0].first == start):
            return start  # "nach Polizeiangaben": the noun itself is the source
    comma = next((place for place in range(start, limit) if unit.words[place] in COMMAS), None)
    if not named and quoted is None and not mentions.caseless:
        return comma + 1 if comma is not None and comma - start <= SOURCE and not lexicon.comma_clause else None
    if not lexicon.comma_clause:
        return comma + 1 if comma is not None else len(unit)
    step = quoted if quoted is not None else named[0].last
    while True:
        inner = [one for one in named if one.first > step and one.first - step <= 4]
        gap = unit.words[step + 1 : inner[0].first] if inner else []
        if (
            not inner
            or not gap
            or not (gap[0] in lexicon.prepositions or gap[0] in lexicon.genitive or gap[0] in lexicon.and_words)
        ):
            break
        step = inner[0].last
    if step + 1 < limit and unit.words[step + 1] in COMMAS:
        closing = next((place for place in range(step + 2, limit) if unit.words[place] in COMMAS), None)
        step = closing if closing is not None and closing - step < 14 else step + 1
    return step + 1
