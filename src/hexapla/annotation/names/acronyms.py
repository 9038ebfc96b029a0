"""Acronyms and what they stand for: "International Criminal Court (ICC)", "ICC (International Criminal Court)",
"Bundesnachrichtendienst (BND)", "国際刑事裁判所（ICC）".

The letters of the acronym are looked for in order among the first letters of the words before the bracket (after
Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions", but stricter): a word gives its
first letter, a long one further letters from within; only small words may give none. Where the letters tell nothing,
the name of an organisation right before the bracket is taken: in another script, or where it begins with the same
letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from hexapla.annotation.names.runs import WORD
from hexapla.annotation.names.vocabulary import Vocabulary, given_names
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold, lookup
from hexapla.model import Name

BRACKETS = re.compile(r"[(（]\s*([^()（）\n]{2,90}?)\s*[)）]")
# An acronym as a bracket holds it: alone, or behind a word such as "short" or before a comma.
SHORT = re.compile(r"(?<![\w-])[^\W\d_][\w&]{1,8}(?![\w-])")
CAPITALS = re.compile(r"[A-Z][A-Z&]{1,8}(?!\w)")
ALONE = re.compile(r"(?<![\w&])[^\W\d_][\w&]{1,8}(?![\w&])")
# Signs before a bracket that may hold the long form: nothing longer is a name.
REACH = 120
LONGEST = 10  # words of a long form
COMPOUND = 8  # letters from which on a word may give letters from within ("Bundesnachrichtendienst")
SMALL = 3  # letters of a word that need not give any, where it has no capital
SHORTEST_ELSEWHERE = 3  # letters of an acronym that another language made
SHORTEST_BODY = 4  # signs of a long form in a script without blanks
BODY = re.compile(r"[\u30a1-\u30fa\u30fc\u3400-\u9fff々・]+$")
HYPHENS = frozenset("-‐‑")
OPENS = re.compile(r"(?:^|\n|[.!?:;|•]\s+|[„“«\"])$")  # what stands before the first word of a sentence


class Acronym(NamedTuple):
    """Where an acronym and its long form stand."""

    start: int
    end: int
    long_start: int
    long_end: int


def is_acronym(word: str) -> bool:
    """Whether a word is spelt as an acronym: most of its letters are capitals ("ICC", "BfV", "МУС")."""
    capitals = sum(map(str.isupper, word))
    return 2 <= len(word) <= 9 and capitals >= 2 and 2 * capitals > len(word) and bool(word.strip("IVX"))


def acronyms(text: str, names: Sequence[Name], words: Vocabulary) -> list[Acronym]:
    """The acronyms of a text whose long form stands beside them; `names` are the names found so far."""
    if "(" not in text and "（" not in text:
        return []
    found: list[Acronym] = []
    ends = {name.end: name for name in names}
    for bracket in BRACKETS.finditer(text):
        one = _inside(text, bracket, ends, words) or _before(text, bracket, words)
        if one is not None:
            found.append(one)
    return found


def _allowed(word: str, words: Vocabulary) -> bool:
    """Whether an acronym may name a body: none of the words that are no names ("GDP"), no country ("GER")."""
    if word.lower() in words.capitalised:
        return False
    return all(kind == "organisation" for _, _, _, kind in lookup(words.language).find(word))


def _inside(text: str, bracket: re.Match[str], ends: Mapping[int, Name], words: Vocabulary) -> Acronym | None:
    """An acronym in brackets, its long form before them."""
    content = bracket.group(1)
    pattern = CAPITALS if UNSPACED_SIGN.match(content) else SHORT  # 简称ICC
    short = next((one for one in pattern.finditer(content) if is_acronym(one.group())), None)
    if short is None or not _alone(content, short):
        return None
    acronym = short.group()
    if not _allowed(acronym, words):
        return None
    start = bracket.start(1) + short.start()
    edge = bracket.start()
    while edge and text[edge - 1] in " \u00a0\u202f\"'”’»":
        edge -= 1
    span = _spelt(text, edge, acronym, words)
    if span is None:
        span = _body(text, edge, acronym, ends, words)
    if span is None or _is_person(ends.get(edge), span[0]):
        return None
    return Acronym(start, start + len(acronym), *span)


def _alone(content: str, short: re.Match[str]) -> bool:
    """Whether an acronym is all that a bracket holds, but for small words before it and what a comma parts off."""
    before, after = content[: short.start()], content[short.end() :]
    return not any(map(str.isupper, before)) and len(before) <= 12 and (not after or after[0] in ",;،、 /")


def _before(text: str, bracket: re.Match[str], words: Vocabulary) -> Acronym | None:
    """An acronym before the bracket that holds its long form."""
    content = bracket.group(1)
    head = text[max(0, bracket.start() - 12) : bracket.start()].rstrip()
    short = re.search(r"[^\W\d_][\w&]{1,8}$", head)
    if short is None or not is_acronym(short.group()) or not _allowed(short.group(), words):
        return None
    tokens = list(WORD.finditer(content))
    if len(tokens) < 2:
        return None
    end = max(0, bracket.start() - 12) + short.end()
    for first in (0, 1):
        last = _last_match(tokens[first:], short.group())
        if last is not None and tokens[first].group()[0].isupper():
            start = bracket.start(1) + tokens[first].start()
            return Acronym(end - len(short.group()), end, start, bracket.start(1) + tokens[first + last].end())
    return None


def _last_match(tokens: Sequence[re.Match[str]], acronym: str) -> int | None:
    """Up to which token the first ones spell an acronym; None where they do not."""
    for count in range(len(tokens), 1, -1):
        if spells([token.group() for token in tokens[:count]], acronym):
            return count - 1
    return None


def _spelt(text: str, edge: int, acronym: str, words: Vocabulary) -> tuple[int, int] | None:
    """The words before a bracket that the letters of an acronym come from, the fewest that will do."""
    left = _left(text, edge)
    tokens = list(WORD.finditer(text, left, edge))[-LONGEST:]
    if not tokens or tokens[-1].end() != edge:
        return None
    for first in range(len(tokens) - 1, -1, -1):
        if first + 1 < len(tokens) and not _joined(text, tokens[first].end(), tokens[first + 1].start()):
            return None
        group = [token.group() for token in tokens[first:]]
        if fold(group[0])[0] != fold(acronym)[0] or not spells(_without_tails(text, tokens[first:]), acronym):
            continue
        if _names_body(group, words, not OPENS.search(text, max(0, left - 1), tokens[first].start())):
            return tokens[first].start(), edge
    return None


def _without_tails(text: str, tokens: Sequence[re.Match[str]]) -> list[str]:
    """The words but those in lower case that a hyphen ties to the one before ("Co-operation")."""
    return [
        token.group()
        for token in tokens
        if token is tokens[0] or text[token.start() - 1] not in HYPHENS or token.group()[0].isupper()
    ]


def _left(text: str, edge: int) -> int:
    """Where the words before a bracket begin that are looked at."""
    left = max(0, edge - REACH)
    return max(left, text.rfind("\n", left, edge) + 1)


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two words may belong to one name."""
    gap = text[end:start]
    return len(gap) <= 3 and not gap.strip(" \u00a0\u202f-‐‑–'’&,/") and gap != "," and "  " not in gap


def _names_body(group: Sequence[str], words: Vocabulary, inside: bool) -> bool:
    """Whether words may be the name of a body: they begin with a capital, and a word among them makes an organisation;
    or, unless all nouns have capitals, a second one has a capital or the first stands inside a sentence."""
    if group[0].islower():
        return False
    if any(_marks_body(word.lower(), words) for word in group):
        return True
    if words.nouns:
        return len(group) > 1 and not words.surely_noun(group[0].lower())
    return inside or sum(word[0].isupper() for word in group) > 1


def _marks_body(word: str, words: Vocabulary) -> bool:
    """Whether a word makes an organisation, where nouns have capitals also by what its compound ends in."""
    if word in words.organisations:
        return True
    return words.nouns and any(len(mark) >= SHORTEST_BODY and word.endswith(mark) for mark in words.organisations.whole)


def spells(group: Sequence[str], acronym: str) -> bool:
    """Whether words spell an acronym: each gives its first letter, long words and parts of a compound more; small words
    need not give any."""
    letters = [sign for sign in fold(acronym) if sign != "&"]
    return _spells([fold(word) for word in group], [word[0].isupper() for word in group], letters, 0, 0)


def _spells(group: list[str], capital: list[bool], letters: list[str], word: int, place: int) -> bool:
    if word == len(group):
        return place == len(letters)
    here = group[word]
    if place < len(letters) and here[0] == letters[place]:
        if _spells(group, capital, letters, word + 1, place + 1):
            return True
        if len(here) >= COMPOUND:
            at, used = 1, place + 1
            while used < len(letters) and (at := here.find(letters[used], at + 1)) > 0:
                used += 1
                if _spells(group, capital, letters, word + 1, used):
                    return True
    return (
        word > 0
        and word < len(group)
        and _small(here, capital[word])
        and _spells(group, capital, letters, word + 1, place)
    )


def _small(word: str, capital: bool) -> bool:
    return not capital and len(word) <= SMALL + 1


def _body(text: str, edge: int, acronym: str, ends: Mapping[int, Name], words: Vocabulary) -> tuple[int, int] | None:
    """The name of an organisation that ends right before a bracket, where it may be the long form of an acronym."""
    name = ends.get(edge)
    if name is not None and name.kind == "organisation" and name.text != acronym:
        known = lookup(words.language).ids(acronym)
        same = bool(lookup(words.language).ids(name.text) & known)
        foreign = UNSPACED_SIGN.search(name.text) or not _one_alphabet(name.text, acronym)
        alike = name.text[0].lower() == acronym[0].lower() and len(name.text) > 2 * len(acronym)
        if same or foreign or alike or (not known and _elsewhere(name, acronym, words)):
            return name.start, name.end
    return _unspaced(text, edge, words) or _caseless(text, edge, words)


def _elsewhere(name: Name, acronym: str, words: Vocabulary) -> bool:
    """Whether an acronym may be made of a body's name in another language ("Federasi Bulu Tangkis Dunia (BWF)"): the
    name is told in several words, one of which makes an organisation."""
    spelt = WORD.findall(name.text)
    return (
        len(acronym) >= SHORTEST_ELSEWHERE
        and len(spelt) > 1
        and any(_marks_body(word.lower(), words) for word in spelt)
    )


def _unspaced(text: str, edge: int, words: Vocabulary) -> tuple[int, int] | None:
    """In scripts without blanks: the signs before a bracket up to another kind of sign, where they end in a word that
    makes an organisation."""
    left = max(0, edge - 24)
    found = BODY.search(text, left, edge)
    if found is None or found.end() - found.start() < SHORTEST_BODY:
        return None
    body = found.group()
    tail = max((len(mark) for mark in words.organisations.whole if body.endswith(mark)), default=0)
    if not 0 < tail < len(body):
        return None
    small = {sign for sign in words.function.whole if len(sign) == 1} - words.links.whole - words.ands.whole
    cut = max((place + 1 for place, sign in enumerate(body[:-tail]) if sign in small), default=0)
    return (found.start() + cut, edge) if len(body) - cut >= SHORTEST_BODY else None


def _caseless(text: str, edge: int, words: Vocabulary) -> tuple[int, int] | None:
    """In scripts without capitals: from the word that makes an organisation to the bracket ("منظمة الصحة العالمية")."""
    left = _left(text, edge)
    tokens = list(WORD.finditer(text, left, edge))[-LONGEST:]
    if not tokens or tokens[-1].end() != edge or tokens[-1].group()[0].lower() != tokens[-1].group()[0].upper():
        return None
    for place in range(len(tokens) - 1, max(-1, len(tokens) - 7), -1):
        if place + 1 < len(tokens) and not _joined(text, tokens[place].end(), tokens[place + 1].start()):
            return None
        word = tokens[place].group()
        cut = _proclitics(word, words)
        if cut is not None:
            return (tokens[place].start() + cut, edge) if place + 1 < len(tokens) else None
    return None


def _proclitics(word: str, words: Vocabulary) -> int | None:
    """How many letters are written on to the front of a word that makes an organisation; None where it is none."""
    if word in words.organisations:
        return 0
    for size in (1, 2):
        if word[:1] in words.proclitics and len(word) > size + 2 and word[size:] in words.organisations:
            return size
    return None


def _one_alphabet(a: str, b: str) -> bool:
    """Whether the first letters of two words belong to scripts of one kind (Latin and Latin)."""
    return (a[0] < "\u0250") == (b[0] < "\u0250") and (a[0] < "\u0530") == (b[0] < "\u0530")


def _is_person(name: Name | None, start: int) -> bool:
    """Whether a long form is a person's name: a person was found there, and begins with a given name."""
    if name is None or name.kind != "person" or name.start > start:
        return False
    first = WORD.search(name.text)
    return first is not None and fold(first.group()) in given_names()


def occurrences(text: str, acronyms: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where acronyms stand in a text, letter for letter."""
    for found in ALONE.finditer(text):
        if found.group() in acronyms:
            yield found.span()
