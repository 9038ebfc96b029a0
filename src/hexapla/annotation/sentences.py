"""Sentences: where a stop ends one, and where it does not.

One pass over the candidate stops. A stop ends no sentence after an abbreviation or an initial, in a number, before a
small letter, or after an ordinal in languages that write ordinals with a stop ("13. Februar"). Marks and brackets that
close right after the stop belong to the sentence, also where a blank came between (a habit of machine translation).
"""

from __future__ import annotations

import re
from functools import cache

from hexapla.knowledge.tables import table
from hexapla.model import Span

STOP = re.compile(
    r"\n+"
    r"|[。！？｡]+[\"'”’」』）》】〉]*"
    r"|[.!?…؟۔।]+(?:[\"'”’»›“‘«)\]]+(?=\s|$)|[\xa0\u202f ](?:[”»›“„\"]|’(?!\w))+(?=\s*(?:\n|$)))?"
    r"(?=[\s\u3000-\u9fff]|$)"
)
ALL = "_all"  # the folder of what holds in all languages
LAST_WORD = re.compile(r"[^\s(\[\"'“„«‘’]+$")
FINAL_MARKS = frozenset(".!?…؟۔।")


@cache
def _abbreviations(language: str | None) -> tuple[frozenset[str], bool]:
    """Abbreviations without their last stop in lower case, and whether a number with a stop is an ordinal. Titles hold
    in all languages, and a common list in those whose table names no abbreviations."""
    data, common = table(language, "quotations"), table(ALL, "quotations")
    own = data.get("abbreviations") or common["abbreviations"]
    return frozenset((own + " " + common["titles"]).lower().split()), bool(data.get("ordinals", False))


def sentences(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The sentences of a text in order, without the blanks around them; a line break always ends one.

    `language` is an ISO 639-1 code whose table names abbreviations; without one a common list, initials and single
    letters are known not to end a sentence.
    """
    abbreviations, ordinals = _abbreviations(language)
    found: list[Span] = []
    start = 0
    for stop in STOP.finditer(text):
        end = stop.end()
        sign = text[stop.start()]
        if sign in FINAL_MARKS and not _ends(text, start, stop, abbreviations, ordinals):
            continue
        _add(text, start, end, found)
        start = end
    _add(text, start, len(text), found)
    return tuple(found)


def _add(text: str, start: int, end: int, found: list[Span]) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(bare), bare))


def _ends(text: str, start: int, stop: re.Match[str], abbreviations: frozenset[str], ordinals: bool) -> bool:
    """Whether a stop of a script with spaces ends the sentence that began at `start`."""
    following = _next_sign(text, stop.end())
    if following.islower():
        return False
    marks = stop.group()
    if marks[0] != "." or marks[:2] == "..":
        return True
    before = LAST_WORD.search(text, max(start, stop.start() - 40), stop.start())
    if before is None:
        return True
    word = before.group().lower()
    if word in abbreviations:
        return not following or following == "\n"
    if len(word) == 1 and word.isalpha():
        # "J. Smith", "z. B."; a sentence that ends in a single letter is rarer
        return not (following.isupper() or following.isdecimal())
    if ordinals and word.isdecimal() and len(word) <= 2:
        return not following or following == "\n"
    if "." in word and word.replace(".", "").isalpha() and max(map(len, word.split("."))) <= 2:
        # "U.S.", "e.g.": an end only before what cannot be its noun
        return not following or following in '\n"“„«'
    return True


def _next_sign(text: str, place: int) -> str:
    """The next sign that is no blank, opening mark or bracket; empty at the end."""
    while place < len(text) and text[place] in " \t\xa0\u202f\"'“”„«»‘’‚([¿¡":
        place += 1
    return text[place : place + 1]
