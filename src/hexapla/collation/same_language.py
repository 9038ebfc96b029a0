"""Two versions in one language, word by word: what one leaves out of a sentence that the other has.

Only where the two are near copies (a trimmed or lightly edited text): a round trip rewords everything, and a difference
of words there says nothing.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import combinations

from hexapla.collation.sheet import Row, Sheet, cut
from hexapla.knowledge.scripts import WORD, plain_word
from hexapla.knowledge.words import function_words
from hexapla.model import Span

NEAR = 0.8  # share of equal words from which two sentences are near copies
LEAST = 4  # letters that the words left out must have besides function words


def left_out(sheet: Sheet, row: Row, locus: int) -> Iterator[tuple[str, str, Span, bool]]:
    """(version that has it, version that lacks it, the words, whether all other words are the same) for each stretch
    that one of two near copies lacks."""
    synopsis = sheet.synopsis
    for one, other in combinations(row.readings, 2):
        if synopsis.language(locus, one) == synopsis.language(locus, other):
            yield from _compared(sheet, row, one, other, locus)


def _compared(sheet: Sheet, row: Row, one: str, other: str, locus: int) -> Iterator[tuple[str, str, Span, bool]]:
    sides = [
        [(m.start(), m.end(), plain_word(m.group())) for m in WORD.finditer(row.readings[s].text)] for s in (one, other)
    ]
    matcher = difflib.SequenceMatcher(None, [w[2] for w in sides[0]], [w[2] for w in sides[1]], autojunk=False)
    blocks = matcher.get_matching_blocks()
    shared = sum(block.size for block in blocks)
    # The shorter may be a trimmed copy: nearness is measured by it.
    if not shared or shared < NEAR * min(len(sides[0]), len(sides[1])):
        return
    small = function_words(sheet.synopsis.language(locus, one))
    found: list[tuple[str, str, Span]] = []
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        for siglum, rival, words in ((one, other, sides[0][i1:i2]), (other, one, sides[1][j1:j2])):
            if operation not in ("delete", "insert") or sum(len(w[2]) for w in words if w[2] not in small) < LEAST:
                continue
            rest = {w[2] for w in (sides[1] if siglum == one else sides[0])}
            if all(w[2] in small or w[2] in rest for w in words) or _figure(sheet, siglum, row, words):
                continue  # put elsewhere in the sentence, or part of a figure written in another way
            shift, text = row.readings[siglum].start, sheet.synopsis.witnesses[siglum].text
            span = Span(words[0][0] + shift, words[-1][1] + shift, text[words[0][0] + shift : words[-1][1] + shift])
            found.append((siglum, rival, cut(text, span)))
    # Two that both have words of their own say it in other words; a trimmed copy only loses.
    if len({siglum for siglum, _, _ in found}) == 1:
        yield from ((*one, shared == min(map(len, sides))) for one in found)


def _figure(sheet: Sheet, siglum: str, row: Row, words: Sequence[tuple[int, int, str]]) -> bool:
    """Whether words are of a figure or date: the finders of these compare what they say."""
    start, end = (place + row.readings[siglum].start for place in (words[0][0], words[-1][1]))
    return any(one.start <= start and end <= one.end for one in sheet.synopsis.marks[siglum].figures)
