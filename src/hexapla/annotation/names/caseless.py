"""Finds names in scripts that part words but have no capitals (Arabic): known places and organisations, given names,
and the words that follow a role or a verb of saying and do not look like words of the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hexapla.annotation.names.people import FOREIGN_LETTERS, PAIR, TOLD, find_people, foreign_looking, likely
from hexapla.annotation.names.vocabulary import Vocabulary, listed_names, vocabulary
from hexapla.knowledge.gazetteer import Hit, fold, lookup
from hexapla.knowledge.scripts import INDIC_MARKS
from hexapla.model import Name, NameKind

# Words of Hebrew, Arabic and the scripts of India, these with their marks; the danda and the digits are no letters.
_SEMITIC = r"\u0590-\u05ff\u0620-\u06ff\u0750-\u077f"
_SIGN = rf"[{_SEMITIC}]|(?=[^\W\d_])[\u0900-\u0dff]"
# Inside a Hebrew word an apostrophe or a quotation mark is a letter (of a foreign sound, of an acronym).
_HEBREW = r"\u05d0-\u05ea"
# (Typists take any mark of the kind for it.)
_GERESH = (
    rf"(?<=[{_HEBREW}])['’‘‛](?=[{_HEBREW}])|(?<=[גזצץת])['’‘‛](?!\w)"
    rf"|(?<=[{_HEBREW}])[\"“”](?=[{_HEBREW}](?![{_HEBREW}]))"
)
WORD = re.compile(rf"(?:{_SIGN})(?:{_SIGN}|[{INDIC_MARKS}\u200c\u200d]|{_GERESH})*")
GAP = re.compile(r"[ \u00a0]|[ \u00a0]?[-‐‑–][ \u00a0]?")
HYPHENS = ("-", "‐", "‑")
# A family name has so many letters, to be looked for where it stands alone.
SHORTEST_FAMILY = 3
# A name has no more words than this.
LONGEST = 4


def _foreign_person(word: str, words: Vocabulary) -> bool:
    """The same of what may be a person; in languages that write long vowels in most words the letters are weighed."""
    if words.weighed:
        return likely(word, PAIR, words.language)
    return foreign_looking(word, words)


def find_caseless(text: str, language: str | None) -> list[Name]:
    """The names of a text in a script with spaces and without capitals, in order, not overlapping."""
    words = vocabulary(language)
    hits = [hit for hit in lookup(language).find(text) if WORD.match(text, hit[0])]
    found = [Name(start, end, text[start:end], sort(kind)) for start, end, _, kind in hits]
    tokens = list(WORD.finditer(text))
    taken = _covered(hits)
    others = _covered([hit for hit in hits if hit[3] == "organisation"])
    people = find_people(text, tokens, taken, words)
    for first, last, cut in people:
        start, end = tokens[first].start() + cut, tokens[last - 1].end()
        found.append(Name(start, end, text[start:end], "person"))
    ends = {first: last for first, last, _ in people}
    persons = {number for first, last, _ in people for number in range(first, last)}
    marks = {number for number, token in enumerate(tokens) if token.group() in words.behind} if words.behind else set()
    kinds = {number for number, token in enumerate(tokens) if _part(token.group(), language)[1]}
    place = 0
    while place < len(tokens):
        if place in ends:
            place = ends[place]
            continue
        kind: NameKind = "person"
        named = _person(text, tokens, place, taken, words, marks)
        if named is None or not persons.isdisjoint(range(*named)):
            named = _body(text, tokens, place, taken, others, kinds, words)
            if named:
                word = tokens[named[1] - 1 if words.lexicon is not None else place].group()
                kind = "organisation" if word in words.organisations else "place"
        if named:
            start, end = tokens[named[0]].start(), tokens[named[1] - 1].end()
            found.append(Name(start, end, text[start:end], kind))
        place = named[1] if named else place + 1
    found = [_whole(name, text, taken) for name in found]
    found.extend(alone_again([match.span() for match in tokens], text, found, words))
    found.sort(key=lambda name: (name.start, -name.end))
    return found


def _person(
    text: str, tokens: list[re.Match[str]], place: int, taken: frozenset[int], words: Vocabulary, marks: set[int]
) -> tuple[int, int] | None:
    """The person behind a role or verb of saying, before the mark of one who acts, or in two foreign words."""
    word = tokens[place].group()
    if _part(word, words.language)[0]:
        return _after(text, tokens, place + 1, taken, words)
    if marks and not marks.isdisjoint(range(place + 1, place + LONGEST)):
        marked = _before_mark(text, tokens, place, taken, words)
        if marked:
            return marked
    if _joined(text, tokens, place) and _pair(word, tokens[place + 1].group(), words):
        named = _stretch(text, tokens, place, taken, words)
        return named if named and named[1] - named[0] > 1 else None
    return None


def _body(
    text: str,
    tokens: list[re.Match[str]],
    place: int,
    taken: frozenset[int],
    others: frozenset[int],
    kinds: set[int],
    words: Vocabulary,
) -> tuple[int, int] | None:
    """The institution or place that begins here, with the word for its kind behind or before."""
    end = None
    if words.lexicon is not None:
        if not kinds.isdisjoint(range(place + 1, place + LONGEST)):
            end = _kind_behind(text, tokens, place, taken, words)
    elif place in kinds:
        place_word = tokens[place].group() in words.places
        end = _institution(text, tokens, place, taken if place_word else others, words)
    return (place, end) if end else None


@lru_cache(maxsize=65_536)
def _part(word: str, language: str | None) -> tuple[bool, bool]:
    """Whether a word leads to a name (a role, a verb of saying), and whether it stands for a kind of body or place.
    Memoised."""
    words = vocabulary(language)
    leads = word in words.titles or word in words.speech or (word[0] in words.proclitics and word[1:] in words.titles)
    return leads, not words.has_article(word) and (word in words.organisations or word in words.places)


def _whole(name: Name, text: str, taken: frozenset[int]) -> Name:
    """A person with the words joined to the last by a hyphen without blanks ("Berners-Lee")."""
    end = name.end
    while name.kind == "person" and text[end : end + 1] in HYPHENS:
        more = WORD.match(text, end + 1)
        if more is None or more.start() in taken:
            break
        end = more.end()
    return Name(name.start, end, text[name.start : end], name.kind) if end > name.end else name


def alone_again(spans: Sequence[tuple[int, int]], text: str, found: Sequence[Name], words: Vocabulary) -> list[Name]:
    """The family names of the persons found, where they stand alone; common words and given names are left out."""
    families: set[str] = set()
    for name in found:
        parts = [one.group() for one in WORD.finditer(name.text)] or name.text.split()
        if name.kind == "person" and len(parts) > 1:
            last = parts[-1]
            if len(last) >= SHORTEST_FAMILY and not (
                _given(last, words) or words.known_word(last) or words.has_article(last)
            ):
                families.add(last)
    if not families:
        return []
    taken = {place for name in found for place in range(name.start, name.end)}
    again = []
    for start, end in spans:
        for cut in range(start, min(start + 2, end)):
            free = start not in taken and end - 1 not in taken
            if free and text[cut:end] in families and (cut == start or text[start] in words.proclitics):
                again.append(Name(cut, end, text[cut:end], "person"))
                break
    return again


def sort(kind: str) -> NameKind:
    """The kind of name for a kind of the gazetteer."""
    return "organisation" if kind == "organisation" else "place"


def _pair(word: str, following: str, words: Vocabulary) -> bool:
    """Two words that both look foreign, the first without anything written on to it."""
    if word[0] in words.proclitics:
        return False
    for one in (word, following):
        if not likely(one, TOLD, words.language) or not _foreign_person(one, words):
            return False
    return True


def _before_mark(
    text: str, tokens: list[re.Match[str]], place: int, taken: frozenset[int], words: Vocabulary
) -> tuple[int, int] | None:
    """The unknown words from `place` on, if what stands behind an acting name follows them (Hindi "ne")."""
    end = place
    while end < len(tokens) and end - place < LONGEST and tokens[end].start() not in taken:
        word = tokens[end].group()
        if end > place and not GAP.fullmatch(text, tokens[end - 1].end(), tokens[end].start()):
            return None
        if end > place and word in words.behind:
            return place, end
        if not (_given(word, words) or (words.unknown(word) and not _plain(word, words))):
            return None
        end += 1
    return None


def _kind_behind(
    text: str, tokens: list[re.Match[str]], place: int, taken: frozenset[int], words: Vocabulary
) -> int | None:
    """Where the name of an institution or place ends that begins here with unknown words and ends in the word for
    its kind."""
    end = place
    while end < len(tokens) and end - place < LONGEST:
        word = tokens[end].group()
        if end > place and not GAP.fullmatch(text, tokens[end - 1].end(), tokens[end].start()):
            return None
        if end > place and (word in words.organisations or word in words.places):
            return end + 1
        if _taken(tokens[end], taken) or not words.unknown(word) or _plain(word, words):
            return None
        end += 1
    return None


def _covered(hits: Sequence[Hit]) -> frozenset[int]:
    return frozenset(place for start, end, _, _ in hits for place in range(start, end))


def _given(word: str, words: Vocabulary) -> bool:
    names, folded = listed_names(words.language), fold(word)
    return folded in names.given and folded not in names.weak


def _taken(token: re.Match[str], taken: frozenset[int]) -> bool:
    """Whether a word is, or ends with, a known place or organisation ("in London" is one word in Hebrew)."""
    return token.start() in taken or token.end() - 1 in taken


def _joined(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    return place + 1 < len(tokens) and bool(GAP.fullmatch(text, tokens[place].end(), tokens[place + 1].start()))


def _plain(word: str, words: Vocabulary) -> bool:
    """A word that cannot be a part of a name."""
    return (
        word in words.starters
        or word in words.speech
        or word in words.titles
        or word in words.organisations
        or word in words.places
        or word in words.capitalised
        or word.startswith(words.written_on)
        or (word[0] in words.proclitics and (word[1:] in words.starters or word[1:] in words.speech))
    )


def _after(
    text: str, tokens: list[re.Match[str]], place: int, taken: frozenset[int], words: Vocabulary
) -> tuple[int, int] | None:
    """The name after a role or a verb of saying; adjectives, further roles and known places between are passed over."""
    limit = place + 5
    while place < min(limit, len(tokens)):
        if place and not GAP.fullmatch(text, tokens[place - 1].end(), tokens[place].start()):
            return None
        word = tokens[place].group()
        passed = words.has_article(word) or word in words.titles or word in words.organisations
        if tokens[place].start() in taken or passed:
            place += 1
            continue
        break
    else:
        return None
    if _plain(tokens[place].group(), words):
        return None
    named = _stretch(text, tokens, place, taken, words)
    if named is None:
        return None
    first = tokens[named[0]].group()
    sure = _given(first, words) or any(
        _foreign_person(tokens[number].group(), words) or words.unknown(tokens[number].group())
        for number in range(*named)
    )
    return named if sure else None


def _stretch(
    text: str, tokens: list[re.Match[str]], place: int, taken: frozenset[int], words: Vocabulary
) -> tuple[int, int] | None:
    """The words from `place` on that may be one name: [from, to)."""
    end = place
    while end < len(tokens) and end - place < LONGEST:
        word = tokens[end].group()
        particle = word in words.particles
        if end > place and not GAP.fullmatch(text, tokens[end - 1].end(), tokens[end].start()):
            break
        if _taken(tokens[end], taken) or (_plain(word, words) and not particle):
            break
        hyphen = end > place and text[tokens[end - 1].end()] in "-‐‑–"
        follows = (
            particle
            or _foreign_person(word, words)
            or _given(word, words)
            or tokens[end - 1].group() in words.particles
        )
        if end > place + 1 and not hyphen and not follows:
            break
        if end > place and not hyphen and not particle and not _name_part(word, words) and end - place >= 1:
            break
        end += 1
    while end > place and tokens[end - 1].group() in words.particles:
        end -= 1
    return (place, end) if end > place else None


def _institution(
    text: str, tokens: list[re.Match[str]], place: int, taken: frozenset[int], words: Vocabulary
) -> int | None:
    """Where the name of an institution ends that is a foreign word or known place after the word for its kind."""
    end = place + 1
    while (
        end < len(tokens) and end - place < LONGEST and GAP.fullmatch(text, tokens[end - 1].end(), tokens[end].start())
    ):
        if tokens[end].start() not in taken and not foreign_looking(tokens[end].group(), words):
            break
        end += 1
    if end == place + 1 or tokens[place + 1].start() in taken:
        return None
    return end


def _name_part(word: str, words: Vocabulary) -> bool:
    """Whether a word may be the second part of a name: a foreign one, a given name, a family name with the article."""
    if _given(word, words) or _foreign_person(word, words):
        return True
    if words.has_article(word):
        return word.endswith(words.family_ending) and len(word) > FOREIGN_LETTERS
    if words.lexicon is not None:
        return words.unknown(word)
    return len(word) > 2 and word[0] not in words.weak_beginnings and not word.endswith(words.native_endings)
