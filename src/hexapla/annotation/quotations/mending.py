"""Stretches as the words between and within them show them to be, where the marks alone mislead.

Three habits are mended: the narrator inside the marks (Slavic "…, – he said. – …", or a closing mark that is
missing), a
stretch cut in two by stray marks in its middle, and the attribute values of left-over markup, which are no quotations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.marks import BLANK, Stretch
from hexapla.annotation.quotations.units import FULL_STOPS, WORDS

ASIDE = re.compile(r"[,.!?…，][ \xa0\u202f]*(?:,[ \xa0\u202f]*)?[–—-]{1,2}[ \xa0\u202f]+")
RESUMED = re.compile(r"[,.!?…]?[ \xa0\u202f]*[–—-]{1,2}[ \xa0\u202f]+")
CLAUSE = re.compile(r"[,.!?…，]?[ \xa0\u202f]+")
BRIDGE = 6  # words of the speaker that stray marks may leave outside two stretches
AUXILIARY = 3  # letters of a verb before the participle of a verb of speech (“…, a spus Ana”)
LONG = 5  # words of a stretch that can be one half of a broken one


def mend(text: str, found: Sequence[Stretch], first: int, last: int, lexicon: Lexicon) -> list[Stretch]:
    """The stretches of a passage, mended, in order of start."""
    kept = [one for one in found if one.left == first or text[one.left - 1] != "="]
    kept = _bridge(text, kept, first, lexicon)
    result: list[Stretch] = []
    for one in kept:
        if one.depth:
            result.append(one)
        elif one.open_end:
            result.append(cut_off(text, one, lexicon))
        else:
            result += _part(text, one, lexicon)
    return result


def _words(text: str, start: int, end: int) -> list[str]:
    return [token.group().lower() for token in WORDS.finditer(text, start, end) if token.group()[0].isalnum()]


def _bridge(text: str, found: list[Stretch], first: int, lexicon: Lexicon) -> list[Stretch]:
    """Joins two stretches when the first opens the passage, no stop or comma parts it from the words that follow,
    and no word of reporting stands between: the marks in the middle are stray."""
    outer = [one for one in found if one.depth == 0]
    if len(outer) < 2:
        return found
    one, other = outer[0], outer[1]
    gap = text[one.right : other.left]
    between = _words(text, one.right, other.left)
    if text[first : one.left].strip() or not between or len(between) > BRIDGE or "\n" in gap:
        return found
    if gap.strip()[0] in ",;:–—-(" or gap.strip()[-1] in ":,(" or any(word in lexicon.heads for word in between):
        return found
    halves = len(text[one.start : one.end].split()), len(text[other.start : other.end].split())
    if halves[0] < LONG or (halves[1] < LONG - 1 and len(between) > LONG - 2):
        return found
    if text[one.end - 1] in ",，" or between[0] in lexicon.and_words:
        return found
    whole = replace(one, end=other.end, right=other.right, open_end=other.open_end)
    inner = [each for each in found if each not in (one, other)]
    return sorted([whole, *inner], key=lambda each: (each.left, -each.right))


def _narrator_length(text: str, place: int, end: int, lexicon: Lexicon) -> int:
    """How far from `place` a phrase of attribution reaches (to a dash, a stop, or `end`); 0 for none."""
    tokens = list(WORDS.finditer(text, place, min(end, place + 200)))
    reporting = next((number for number, token in enumerate(tokens[:5]) if lexicon.is_cue(token.group().lower())), None)
    if reporting is None or any(not token.group()[0].isalnum() for token in tokens[:reporting]):
        return 0
    for token in tokens[reporting + 1 :]:
        if token.group() in FULL_STOPS or token.group() in "–—-;:":
            return token.start() - place
    return end - place


def _part(text: str, one: Stretch, lexicon: Lexicon) -> list[Stretch]:
    """Parts a stretch around the narrator's words between dashes inside the marks."""
    parts: list[Stretch] = []
    start = one.start
    left = one.left
    for aside in ASIDE.finditer(text, one.start, one.end):
        if aside.start() < start:
            continue
        length = _narrator_length(text, aside.end(), one.end, lexicon)
        if not length:
            continue
        parts.append(Stretch(start, aside.start(), left, aside.start() + 1, 0))
        resumed = RESUMED.match(text, aside.end() + length)
        start = left = resumed.end() if resumed else one.end
    if not parts:
        return [one]
    if start < one.end:
        parts.append(Stretch(start, one.end, left, one.right, 0))
    return [part for part in parts if part.start < part.end]


def cut_off(text: str, one: Stretch, lexicon: Lexicon) -> Stretch:
    """Ends a stretch without a closing mark where the last words are an attribution ("…, he said on Monday.")."""
    stop = one.end
    tail = max(one.start, stop - 250)
    for gap in CLAUSE.finditer(text, tail, stop):
        tokens = [token.group() for token in WORDS.finditer(text, gap.end(), min(stop, gap.end() + 60))][:3]
        reporting = next((number for number, word in enumerate(tokens) if lexicon.is_cue(word.lower())), None)
        if reporting is None:
            continue
        comma = gap.group()[0] not in BLANK
        auxiliary = reporting == 1 and len(tokens[0]) <= AUXILIARY
        if reporting and not (comma and (auxiliary or tokens[0].lower() in lexicon.pronouns or tokens[0][0].isupper())):
            continue
        rest = _words(text, gap.end(), stop)
        if len(rest) > 12 or (not comma and reporting == 0 and len(rest) < 2):
            continue
        if not comma:  # the verb of the quotation itself ("We asked for money") has its subject before it
            said = _words(text, one.start, gap.start())
            if len(said) < LONG or said[-1] in lexicon.pronouns or said[-1] in lexicon.particles:
                continue
        end = gap.start() + (1 if gap.group()[0] in "!?…" else 0)
        return replace(one, end=end, right=max(end, gap.start() + (1 if comma else 0)), open_end=False)
    return one
