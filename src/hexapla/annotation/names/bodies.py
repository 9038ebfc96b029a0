"""Bodies and places of several words in scripts with capitals: the words that make a run the name of one
("Ministry"), the small words that join two runs ("of the"), compounds and adjectives that end in one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hexapla.annotation.names.runs import Run, Token
from hexapla.annotation.names.vocabulary import Vocabulary, given_names
from hexapla.knowledge.gazetteer import fold, lookup
from hexapla.knowledge.name_words import people_of
from hexapla.model import Name, NameKind

LONG_ADJECTIVE = 5  # letters of an adjective that is told by its ending alone
MOST_ADJECTIVES = 2
FOLLOWING = re.compile(r"[ \u00a0]([^\W\d_]+)(?![\w'’-])")


class Piece(NamedTuple):
    """A candidate: its tokens, what it looks like, whether a title stands before, whether it opens a sentence."""

    tokens: tuple[Token, ...]
    kind: NameKind | None
    titled: bool
    opening: bool
    article: bool
    told: bool = False


def with_adjective(text: str, run: Run, words: Vocabulary) -> Name | None:
    """ "Of Uppsala university" where the place is an adjective, "the Supreme court": inside a sentence, with the words
    in lower case behind up to the one that makes a body, an organisation."""
    token = run.tokens[0]
    endings = words.adjectives + (words.adjectives_front if len(token.text) >= LONG_ADJECTIVE else ())
    if run.opening or not token.lower.endswith(endings):
        return None
    # Weekdays and the like, and places; the adjective of a people has a capital here because it begins a name.
    known = token.lower in words.capitalised or lookup(words.language).ids(token.text)
    if known and not people_of(fold(token.text), words.language):
        return None
    end = token.end
    for _ in range(MOST_ADJECTIVES):
        word = FOLLOWING.match(text, end)
        if word is None or not word.group(1).islower():
            return None
        end = word.end()
        if word.group(1) in words.organisations:
            return Name(token.start, end, text[token.start : end], "organisation")
        if not word.group(1).endswith(words.adjectives + words.adjectives_front):
            return None
    return None


def with_adjectives_behind(text: str, run: Run, words: Vocabulary) -> Name | None:
    """ "The Union civique": inside a sentence a capital says that the word for a body begins a name, of which the
    adjectives behind are a part."""
    tokens = trim(list(run.tokens), words)
    if len(tokens) == 2 and run.opening and tokens[0].lower in words.articles:
        tokens = tokens[1:]
    if len(tokens) != 1 or tokens[0].lower not in words.organisations:
        return None
    if run.opening and tokens[0] is run.tokens[0]:
        return None
    end = tokens[0].end
    for _ in range(MOST_ADJECTIVES):
        word = FOLLOWING.match(text, end)
        if word is None or not _adjective(word.group(1), words):
            break
        after = FOLLOWING.match(text, word.end())
        # A verb that ends as adjectives do has an object or a clause behind it.
        if after and after.group(1) in words.objects:
            break
        end = word.end()
    start = tokens[0].start
    return Name(start, end, text[start:end], "organisation") if end > tokens[0].end else None


def _adjective(word: str, words: Vocabulary) -> bool:
    told = word.endswith(words.adjectives_behind) or people_of(fold(word), words.language)
    if len(word) < LONG_ADJECTIVE or not told or not word.islower():
        return False
    return not (word in words.verbs or word in words.starters or words.title(word))


def trim(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """A candidate without particles and elided articles at its edges."""
    while tokens and (not tokens[0].text[0].isupper() or _elided(tokens, words)):
        tokens = tokens[1:]
    while tokens and not tokens[-1].text[0].isupper():
        tokens = tokens[:-1]
    return tokens


def _elided(tokens: list[Token], words: Vocabulary) -> bool:
    return len(tokens) > 1 and tokens[1].joint == "'" and tokens[0].lower in words.function


def organisation_of(tokens: Sequence[Token], run: Run, words: Vocabulary) -> Piece | None:
    """The run as an organisation, if it has one of the words that make one and something besides."""
    kept = list(tokens)
    while kept and (words.title(kept[0].lower) or (run.opening and kept[0] is tokens[0] and starts(kept, words))):
        kept = kept[1:]
    kept = trim(kept, words)
    given = given_names()
    marks = [token for token in kept if token.lower in words.organisations and fold(token.text) not in given]
    others = [token for token in kept if token.lower not in words.organisations and token.text[0].isupper()]
    if not marks or not others:
        return None
    # Where nouns are capitalised, every "Bank Kunden" would do: the rest must not look like nouns.
    if words.nouns and any(words.common_noun(token.lower) or token.lower in words.capitalised for token in others):
        return None
    if any(words.title(token.lower) for token in kept[1:]):
        return None
    return Piece(tuple(kept), "organisation", False, False, False)


def starts(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Whether the first word of a run is one that often opens a sentence."""
    return tokens[0].lower in words.starters and tokens[0].lower not in words.organisations


def link(text: str, run: Run, follower: Run, words: Vocabulary) -> Piece | None:
    """An organisation or place whose name goes over small words: "Ministry of Defence", "Port of Antwerp"."""
    tokens = list(run.tokens)
    last = tokens[-1].lower
    if last not in words.organisations and last not in words.places:
        return None
    gap = text[tokens[-1].end : follower.tokens[0].start]
    small = gap.replace("’", " ").replace("'", " ").split()
    if not 1 <= len(small) <= 3 or len(gap) > 16 or any(word not in words.links for word in small):
        return None
    if small[0] in words.ands or "\n" in gap or follower.tokens[0].lower in words.capitalised:
        return None
    while tokens and (
        words.title(tokens[0].lower) or (tokens[0] is run.tokens[0] and run.opening and starts(tokens, words))
    ):
        tokens = tokens[1:]
    tail = list(follower.tokens)
    for number, token in enumerate(tail):
        person = number and fold(token.text) in given_names()
        if person or words.title(token.lower) or token.lower in words.capitalised:
            tail = tail[:number]
            break
    if not tokens or not tail:
        return None
    kind: NameKind = "organisation" if last in words.organisations else "place"
    if words.nouns and kind == "place":
        return None
    return Piece((*tokens, *trim(tail, words)), kind, False, False, False)


def compound_kind(word: str, words: Vocabulary) -> NameKind | None:
    """What a compound ending in the word for an institution or place is ("Udenrigsministeriet", "Drottninggatan")."""
    for listed, kind in ((words.organisations, "organisation"), (words.places, "place")):
        if listed.tails and word.endswith(listed.tails) and word not in listed.whole and word not in listed.tails:
            return "organisation" if kind == "organisation" else "place"
    return None
