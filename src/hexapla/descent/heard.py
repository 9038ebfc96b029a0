"""Whose spelling garbled names follow: a version in another script writes "Friberg" by its sounds, and who spells that
back without knowing the name comes nearer to those sounds than to the name. So a garbled form that is more like what
another version has, spelled in Latin letters, than the right form is, was read from that version or from one like it.
No table of sounds is needed, only the version that is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from hexapla.descent.unread import Respelt, plain
from hexapla.evidence.names.prepare import prepare
from hexapla.knowledge.scripts import WORD, main_script
from hexapla.synopsis import Synopsis

SHORTEST = 3  # letters of a word
NEARER = 0.08  # by how much the garbled form has to be nearer, in shares of letters, to bear a spelling out
MOST = 0.4  # more than that says no more
READ_OFF = 0.9  # a word so like what another script has may have been read from there
PERSON = "person"

Forms = Mapping[str, frozenset[str]]  # version -> the words that it has for a name, in Latin letters


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of the names of a story. `abroad`: word in Latin letters -> the versions in other scripts, and what
    they have for the name in which it stands; `at_home`: word of a person's name as it is written -> the versions that
    write it so."""

    abroad: Mapping[str, Forms]
    at_home: Mapping[str, frozenset[str]]


def spellings(synopsis: Synopsis) -> Spellings:
    """The words of names by script."""
    abroad: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    at_home: dict[str, set[str]] = defaultdict(set)
    for entry in synopsis.names:
        latin: set[str] = set()
        foreign: dict[str, set[str]] = defaultdict(set)
        for siglum, text in dict.fromkeys((form.siglum, form.text) for form in entry.forms):
            if main_script(text) != "Latn":
                language = synopsis.witnesses[siglum].language
                foreign[siglum] |= {word.form for word in prepare(text, language).words if len(word.form) >= SHORTEST}
                continue
            words = WORD.findall(text)
            latin |= set(map(plain, words))
            for word in words if entry.kind == PERSON else ():
                at_home[word].add(siglum)
        for word in latin if foreign else ():
            for siglum, forms in foreign.items():
                abroad[word][siglum] |= forms
    return Spellings(
        {word: {s: frozenset(one) for s, one in by.items() if one} for word, by in abroad.items()},
        {word: frozenset(sigla) for word, sigla in at_home.items()},
    )


def heard(written: Spellings, words: Sequence[Respelt]) -> dict[str, float]:
    """Version in another script -> how many garbled words follow its spelling, less those that the right form is
    nearer to."""
    found: dict[str, float] = defaultdict(float)
    for right, wrong in dict.fromkeys(_pairs(words)):
        for other, spelled in written.abroad.get(right, {}).items():
            nearer = max(likeness(one, wrong) for one in spelled) - max(likeness(one, right) for one in spelled)
            if abs(nearer) >= NEARER:
                found[other] += max(-1.0, min(1.0, nearer / MOST))
    return dict(found)


def kept(written: Spellings, siglum: str, languages: Mapping[str, str | None]) -> dict[str, int]:
    """Version in another script -> how many words of persons' names this one writes letter for letter as one in a
    third language does, though they cannot be read off that script: whoever translates from there does not hit upon
    the same letters twice."""
    found: dict[str, int] = defaultdict(int)
    for word, sigla in written.at_home.items():
        if siglum not in sigla or all(languages[other] == languages[siglum] for other in sigla):
            continue
        for other, spelled in written.abroad.get(plain(word), {}).items():
            found[other] += max(likeness(one, plain(word)) for one in spelled) < READ_OFF
    return dict(found)


def _pairs(words: Sequence[Respelt]) -> Iterator[tuple[str, str]]:
    """Right and wrong form, word by word."""
    for one in words:
        rights, wrongs = (WORD.findall(text) for text in (one.right, one.wrong))
        if len(rights) == len(wrongs):
            for right, wrong in zip(map(plain, rights), map(plain, wrongs), strict=True):
                if right != wrong and min(len(right), len(wrong)) >= SHORTEST:
                    yield right, wrong


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """The share of letters that two words have in common, in order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
