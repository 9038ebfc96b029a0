"""Speech set off by dashes, as in Spanish, French, Polish, Czech, Turkish and Russian dialogue ("— No sé —dijo
Ana—. Ya veré.").

A passage that opens with a dash is dialogue if one of the parts between its dashes is an attribution, or if the passage
before it was dialogue; a dash alone may as well open an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.marks import BLANK, Stretch
from hexapla.annotation.quotations.mending import cut_off
from hexapla.annotation.quotations.units import FULL_STOPS, WORDS

OPENING = re.compile(r"\s*(?:[–—―]|-{1,2}(?=[ \xa0]))[ \xa0\u202f]*(?=[^\W\d_]|[¿¡«\"“„…(])")
INNER = re.compile(r"(?<=[ \xa0\u202f])(?:[–—―]|-{1,2}(?=[ \xa0]))|[—―](?=[ \xa0.,;:!?]|$)")
MOST = 40  # parts between dashes; more are a table
NARRATOR = 4  # words within which an attribution between dashes has its verb


def dialogue(text: str, first: int, last: int, lexicon: Lexicon, before: bool) -> list[Stretch]:
    """The spoken parts of a passage of dialogue, none for any other passage. `before`: the passage before was
    dialogue."""
    opening = OPENING.match(text, first, last)
    if opening is None:
        return []
    edges = [opening.end(), *(edge for dash in INNER.finditer(text, opening.end(), last) for edge in dash.span()), last]
    parts = [(edges[number], edges[number + 1]) for number in range(0, len(edges), 2)]
    if len(parts) > MOST:
        return []
    spoken: list[tuple[int, int]] = [parts[0]]
    narrated = False
    for number, part in enumerate(parts[1:], 1):
        if _narrates(text, *part, lexicon):
            narrated = True
            if number + 1 < len(parts) and not _narrates(text, *parts[number + 1], lexicon):
                spoken.append(parts[number + 1])
        elif part not in spoken:
            spoken[-1] = (spoken[-1][0], part[1])
    if not narrated and len(parts) == 1:
        closed = _attributed(text, opening.end(), first, last, lexicon)
        if closed is not None:
            return [closed]
    if not narrated and not (before and text[first:last].rstrip()[-1] in FULL_STOPS):
        return []
    found = [
        _bare(text, start, end, first if number == 0 else start, last) for number, (start, end) in enumerate(spoken)
    ]
    return [one for one in found if one.start < one.end]


def _attributed(text: str, start: int, first: int, last: int, lexicon: Lexicon) -> Stretch | None:
    """The speech of a passage whose last words are its attribution behind a comma ("– Nu știu, a spus Ana."); a hyphen
    opens an item of a list."""
    if text[first:start].strip()[:1] == "-":
        return None
    whole = Stretch(start, last, first, last, 0, open_end=True)
    cut = cut_off(text, whole, lexicon)
    return None if cut is whole or not cut.start < cut.end else cut


def _narrates(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a part between dashes is an attribution."""
    words = [token.group().lower() for token in WORDS.finditer(text, start, min(end, start + 80))][:NARRATOR]
    return any(lexicon.is_cue(word) for word in words) and text[start:end].lstrip()[:1].islower()


def _bare(text: str, start: int, end: int, left: int, last: int) -> Stretch:
    while start < end and (text[start] in BLANK or text[start] in ".,;:"):
        start += 1
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return Stretch(start, end, min(left, start), min(end, last), 0)


def with_dialogue(found: Sequence[Stretch], spoken: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of a passage with its dialogue: marks within a spoken part are nested in it."""
    if not spoken:
        return list(found)
    result = list(spoken)
    for one in found:
        inside = any(part.left <= one.left and one.right <= part.right for part in spoken)
        if inside:
            result.append(replace(one, depth=one.depth + 1))
        elif not any(one.left < part.right and part.left < one.right for part in spoken):
            result.append(one)
    return sorted(result, key=lambda one: (one.left, -one.right))
