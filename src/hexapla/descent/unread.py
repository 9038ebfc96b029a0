"""Names garbled beyond what reads as the same name: a word that stands, in the corresponding places, for a name's
word that its version never writes.

The names of a story are tied to each other by how they sound; what a round trip did to "Lecter" or "Koepka" may be
past that, and then the two forms stand in the synopsis as two names, or one of them as no name at all. Place tells
what sound does not: garbling is regular, so a version that garbles a name writes the right form nowhere, and has
another word, that no version with the right form has, wherever that name stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.evidence.names import latin
from hexapla.evidence.names.garbling import garbled
from hexapla.evidence.names.spelt import spelt_alike
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import fold, inflection, places_in
from hexapla.knowledge.scripts import WORD, main_script
from hexapla.model import Span
from hexapla.synopsis import Synopsis

KINDS = ("person", "place")
SHORTEST = 4  # letters of a name's word: shorter ones are like too many others
SAME_START = 4  # words that begin with as many letters alike are one word with two endings
# Likeness of two words (0..1, `garbled`) from which one stands for the other: where they answer each other once, and
# where every place of the one has the other.
LIKE, LIKE_AGAIN = 0.3, 0.08
AGAIN = 2  # places from which they do so again and again
LONGER = 2.2  # garbling seldom makes a word longer or shorter by more than that factor


@dataclass(frozen=True, slots=True)
class Respelt:
    """A word of a name as other versions spell it (`right`), as this one does (`wrong`), and where that stands;
    `outvoted`: more versions spell it as this one does than otherwise, so it takes more to call it garbled."""

    right: str
    wrong: str
    start: int
    end: int
    outvoted: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the versions in Latin letters. `written`: siglum -> plain form of every word; `starts`: siglum ->
    the first letters of these; `capitals`: locus -> siglum -> plain form -> where it first stands with a capital."""

    written: Mapping[str, frozenset[str]]
    starts: Mapping[str, frozenset[str]]
    capitals: Mapping[int, Mapping[str, Mapping[str, Span]]]


def plain(word: str) -> str:
    """A word in Latin letters without capitals, accents and hyphens."""
    return latin(fold(word)).replace("-", "")


def words_of(synopsis: Synopsis) -> Words:
    """The words that a synopsis has, for all versions at once."""
    written: dict[str, set[str]] = {s: set() for s in synopsis.witnesses}
    small: dict[str, set[str]] = {s: set() for s in synopsis.witnesses}
    capitals: dict[int, dict[str, dict[str, Span]]] = {}
    for locus in synopsis.told():
        for siglum in synopsis.sigla(locus):
            whole = synopsis.whole(locus, siglum)
            if whole is None or main_script(whole.text) != "Latn":
                continue
            here: dict[str, Span] = {}
            for match in WORD.finditer(whole.text):
                text = match.group()
                bare = plain(text)
                written[siglum].add(bare)
                if not text[0].isupper():
                    small[siglum].add(bare)
                elif len(bare) >= SHORTEST:
                    here.setdefault(bare, Span(whole.start + match.start(), whole.start + match.end(), text))
            capitals.setdefault(locus, {})[siglum] = here
    for by_siglum in capitals.values():
        for siglum, held in by_siglum.items():
            by_siglum[siglum] = {bare: span for bare, span in held.items() if bare not in small[siglum]}
    starts = {s: frozenset(bare[:SAME_START] for bare in found) for s, found in written.items()}
    return Words({s: frozenset(found) for s, found in written.items()}, starts, capitals)


def unread(synopsis: Synopsis, siglum: str, words: Words) -> list[Respelt]:
    """The words of names that a version has in garbled form though the synopsis does not know them for these names."""
    if not words.written[siglum]:
        return []
    rights = _lacking(synopsis, siglum, words)
    if not rights:
        return []
    spans: dict[str, Span] = {}
    wrongs: dict[str, set[int]] = defaultdict(set)
    for locus, by_siglum in words.capitals.items():
        for bare, span in by_siglum.get(siglum, {}).items():
            spans.setdefault(bare, span)
            wrongs[bare].add(locus)
    found = _answering(synopsis, siglum, words, rights, wrongs, spans)
    return [
        Respelt(
            rights[right][0], spans[wrong].text, spans[wrong].start, spans[wrong].end, _outvoted(words, right, wrong)
        )
        for right, wrong in found
    ]


def _outvoted(words: Words, right: str, wrong: str) -> bool:
    """Whether more versions write the one word than the other."""
    written = words.written.values()
    return sum(wrong in found for found in written) > sum(right in found for found in written)


def _lacking(synopsis: Synopsis, siglum: str, words: Words) -> dict[str, tuple[str, set[int], set[str]]]:
    """The words of the names that other versions write and this one never does: plain form -> the form as written, the
    loci where it stands and this version has something, the versions that have it."""
    found: dict[str, tuple[str, set[int], set[str]]] = {}
    for locus, by_number in synopsis.forms.items():
        if siglum not in words.capitals.get(locus, {}):
            continue
        for number, by_siglum in by_number.items():
            if synopsis.names[number].kind not in KINDS:
                continue
            for other, forms in by_siglum.items():
                if other == siglum or other not in words.capitals[locus]:
                    continue
                for bare, text in _parts(forms):
                    if bare not in words.written[siglum] and bare[:SAME_START] not in words.starts[siglum]:
                        held = found.setdefault(bare, (text, set(), set()))
                        held[1].add(locus)
                        held[2].add(other)
    return found


def _parts(forms: Sequence[Span]) -> Iterator[tuple[str, str]]:
    for form in forms:
        for match in WORD.finditer(form.text):
            bare = plain(match.group())
            if len(bare) >= SHORTEST and match.group()[0].isupper():
                yield bare, match.group()


def _answering(
    synopsis: Synopsis,
    siglum: str,
    words: Words,
    rights: Mapping[str, tuple[str, set[int], set[str]]],
    wrongs: Mapping[str, set[int]],
    spans: Mapping[str, Span],
) -> list[tuple[str, str]]:
    """(right, wrong): each the best answer to the other."""
    language = synopsis.witnesses[siglum].language
    scored: list[tuple[float, str, str]] = []
    for right, (text, loci, having) in rights.items():
        for wrong, places in wrongs.items():
            common = len(loci & places)
            if not common or not 1 / LONGER <= len(right) / len(wrong) <= LONGER:
                continue
            if any(wrong in words.written[s] or wrong[:SAME_START] in words.starts[s] for s in having):
                continue
            alike = garbled(text, spans[wrong].text)
            score = alike.score if alike else 0.0
            often = common >= AGAIN and common * 2 >= len(places | loci)
            if score < (LIKE_AGAIN if often else LIKE) or _ordinary(language, spans[wrong].text, right):
                continue
            if not any(spelt_alike(text, synopsis.witnesses[s].language, spans[wrong].text, language) for s in having):
                scored.append((score + 0.1 * common, right, wrong))
    found: list[tuple[str, str]] = []
    used: set[str] = set()
    for _, right, wrong in sorted(scored, reverse=True):
        if right not in used and wrong not in used:
            used |= {right, wrong}
            found.append((right, wrong))
    return found


def _ordinary(language: str | None, word: str, right: str) -> bool:
    """Whether a word is one of the language, a place as the language calls it, or the name with an ending."""
    if language is None:
        return False
    if concepts(language).of_word(word) or places_in(word, language):
        return True
    return right in {latin(base) for base in inflection(language).bases(fold(word))}
