"""Speakers that no list of names and roles knows: the noun phrase that touches a word of reporting ("the announcer
said", "asked a reporter"), and the name behind a dash or in brackets after a quotation ("“…” — Ann Lee").
"""

from __future__ import annotations

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Unit

LONGEST = 4  # words of such a noun phrase behind its article
SIGNED = 8  # words of a name and its office behind a dash
OPENERS = frozenset("([")
STOPS = COMMAS | DASHES | COLONS | BREAKS | FULL_STOPS | OPENERS | frozenset(")]")


def _plain(unit: Unit, place: int, lexicon: Lexicon) -> bool:
    """Whether a token may be a word inside a noun phrase."""
    word = unit.words[place]
    return word[:1].isalpha() and not (
        word in lexicon.heads
        or word in lexicon.prepositions
        or word in lexicon.pronouns
        or word in lexicon.relatives
        or word in lexicon.complementisers
        or word in lexicon.and_words
        or word in lexicon.but_words
        or word in lexicon.not_names
        or word in lexicon.determiners
    )


def noun_before(unit: Unit, place: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The tokens of the noun phrase that ends right before a verb, without its article; None where a preposition stands
    before it."""
    first = place
    while first > 0 and place - first < LONGEST and _plain(unit, first - 1, lexicon):
        first -= 1
    if first == place or first == 0 or unit.words[first - 1] not in lexicon.determiners:
        return None
    if first > 1 and unit.words[first - 2] in lexicon.governing:
        return None
    return first, place - 1


def noun_after(unit: Unit, place: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The tokens of the noun phrase that begins right behind a verb with an article, without that; in languages without
    articles one noun alone that ends the clause ("сказал старик")."""
    if place >= len(unit):
        return None
    if unit.words[place] not in lexicon.determiners:
        alone = place + 1 == len(unit) or unit.words[place + 1] in STOPS
        return (place, place) if alone and _plain(unit, place, lexicon) and not lexicon.articles else None
    last = place
    while last + 1 < len(unit) and last - place < LONGEST and _plain(unit, last + 1, lexicon):
        last += 1
    if last == place or (last + 1 < len(unit) and not unit.words[last + 1]):
        return None
    return place + 1, last


def opens_clause(unit: Unit, place: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at a token, as far as the token before it shows."""
    if place <= 0:
        return True
    word = unit.words[place - 1]
    if word in lexicon.governing:
        return False
    return (
        not word
        or word in STOPS
        or word in lexicon.as_words
        or word in lexicon.complementisers
        or word in lexicon.relatives
        or word in lexicon.and_words
        or word in lexicon.but_words
        or (word in lexicon.not_names and not unit.capitals[place - 1])
    )


def signature(unit: Unit, place: int) -> bool:
    """Whether a dash or a bracket right behind a quotation opens the name of who said it, and nothing else follows."""
    if place + 2 > len(unit) - 1 and place + 1 >= len(unit) - 1:
        return False
    mark = unit.words[place + 1]
    rest = unit.words[place + 2 :]
    if mark in OPENERS:
        end = next((number for number, word in enumerate(rest) if word in (")", "]")), None)
        return end is not None and 0 < end <= SIGNED
    return mark in DASHES and 0 < len(rest) <= SIGNED and unit.capitals[place + 2]
