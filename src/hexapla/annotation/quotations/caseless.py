"""The subject of a verb in scripts that part words by blanks but have no capitals (Arabic).

The noun phrase behind the verb, or before it where nothing follows, is taken up to a comma, a colon, a preposition
or the
word that opens the reported clause. Its leading role and the words with the article that belong to the role are cut off
where a name is left.
"""

from __future__ import annotations

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Cue, Unit

LIMIT = 8  # words of a noun phrase
STOPS = COMMAS | COLONS | DASHES | BREAKS | FULL_STOPS | frozenset("()[]")


def noun_phrase(unit: Unit, cue: Cue, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """The tokens (first, last, both inclusive) of the subject of a cue and its kind: name, role or pronoun."""
    start = cue[0] + cue[1]
    found = _from(unit, start, lexicon)
    if found is not None:
        return found
    left = cue[0]
    while left > 0 and unit.stretch[left - 1] < 0 and unit.words[left - 1] not in STOPS:
        left -= 1
    return _from(unit, left, lexicon, cue[0]) if left < cue[0] else None


def _bare(word: str, lexicon: Lexicon) -> str:
    """A word without the small words that are written as one with it."""
    return word[1:] if len(word) > 3 and word[:1] in lexicon.proclitics and word not in lexicon.roles else word


def _from(unit: Unit, start: int, lexicon: Lexicon, stop: int | None = None) -> tuple[int, int, str] | None:
    end = start
    limit = min(len(unit) if stop is None else stop, start + LIMIT)
    while end < limit and unit.stretch[end] < 0:
        word = unit.words[end]
        if word in STOPS or word in lexicon.complementisers or word in lexicon.relatives or word in lexicon.not_names:
            break
        if word in lexicon.prepositions:
            break
        if end > start and word in lexicon.heads:
            break
        end += 1
    if end == start:
        return None
    first = start
    word = _bare(unit.words[first], lexicon)
    if word in lexicon.pronouns:
        return first, first, "pronoun"
    led = False
    while first < end:
        word = unit.words[first]
        if lexicon.is_role(word) or lexicon.is_role(_bare(word, lexicon)):
            led = True
        elif not (led and word.startswith(lexicon.article_prefixes)):
            break
        first += 1
    if first == end:
        return start, end - 1, "role"
    if led and lexicon.article_prefixes and first > start and end - first == 1 and not unit.words[first].isalpha():
        return start, end - 1, "role"
    return first, end - 1, "name"
