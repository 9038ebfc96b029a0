"""Where versions make a man and a woman of one person: by the pronoun or verb of who speaks a quotation that both have,
and by the noun that a version has for a woman and another in the same language for a man.

A role without a name ("the analyst") is rendered as either by faithful translators, so its noun counts within one
language only, where the words are otherwise the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from hexapla.collation.sheet import Row, Sheet
from hexapla.collation.shows import Gender, shows
from hexapla.knowledge.scripts import WORD, plain_word
from hexapla.model import Quotation, QuotationEntry, Span

BOTH: tuple[Gender, Gender] = ("he", "she")
FAR = 60  # signs between a speaker and the verb that are shown together
SHORT = 3  # letters that a noun must have


@dataclass(frozen=True, slots=True)
class Turned:
    """The versions that make a man of a person, and those that make a woman of them, with the words that show it."""

    locus: int
    men: Mapping[str, Span]
    women: Mapping[str, Span]


def of_speakers(sheet: Sheet) -> Iterator[Turned]:
    """The speakers of quotations who are men in some versions and women in others; what one person says at one place
    may be several quotations."""
    places: dict[tuple[int, str], list[QuotationEntry]] = {}
    for number, entry in enumerate(sheet.quotations):
        if entry.direct:
            places.setdefault((entry.locus, entry.speaker or f"{number}"), []).append(entry)
    for (locus, _), entries in places.items():
        found: dict[Gender, dict[str, Span]] = {"he": {}, "she": {}}
        for siglum, quotation in (reading for entry in entries for reading in entry.readings.items()):
            gender = _gender(sheet, siglum, quotation)
            if gender is not None:
                found[gender].setdefault(siglum, _stretch(sheet, siglum, quotation))
        if found["he"] and found["she"] and not found["he"].keys() & found["she"].keys():
            yield Turned(locus, found["he"], found["she"])


def _gender(sheet: Sheet, siglum: str, quotation: Quotation) -> Gender | None:
    """Of the one who speaks: by the pronoun, else by the verb of a name or of nobody who is mentioned."""
    known = shows(sheet.synopsis.language_at(siglum, quotation.start))
    mention, cue = quotation.speaker, quotation.cue
    votes: set[Gender] = set()
    if cue is None:
        return None
    pronoun = known.of_pronoun(plain_word(mention.text)) if mention else None
    if pronoun in BOTH:
        votes.add(pronoun)
    elif mention is not None and not _named(sheet, siglum, mention):
        return None
    for word in (plain_word(one.group()) for one in WORD.finditer(cue.text)):
        gender = known.of_verb(word)
        votes |= {gender} if gender else set()
    return votes.pop() if len(votes) == 1 and votes <= set(BOTH) else None


def _named(sheet: Sheet, siglum: str, mention: Span) -> bool:
    """Whether a mention holds a person's name."""
    return any(
        name.kind == "person" and name.start < mention.end and mention.start < name.end
        for name in sheet.synopsis.marks[siglum].names
    )


def _stretch(sheet: Sheet, siglum: str, quotation: Quotation) -> Span:
    parts = [one for one in (quotation.speaker, quotation.cue) if one is not None]
    start, end = min(one.start for one in parts), max(one.end for one in parts)
    if end - start > sum(len(one.text) for one in parts) + FAR:
        start, end = parts[-1].start, parts[-1].end
    return Span(start, end, sheet.synopsis.witnesses[siglum].text[start:end])


def of_nouns(sheet: Sheet, locus: int, row: Row) -> Iterator[Turned]:
    """Nouns for a woman that stand in some versions only, where others in the same language have the noun for a man."""
    words: dict[str, dict[str, Span]] = {}
    for siglum, span in row.readings.items():
        found = WORD.finditer(span.text)
        words[siglum] = {
            plain_word(one.group()): Span(span.start + one.start(), span.start + one.end(), one.group())
            for one in found
        }
    for language, sigla in _by_language(sheet, row).items():
        pairs = {pair for she in sigla for he in sigla for pair in _twins(words[she], words[he], language)}
        for woman, man in sorted(pairs):
            men = {s: words[s][man] for s in sigla if man in words[s] and woman not in words[s]}
            women = {s: words[s][woman] for s in sigla if woman in words[s] and man not in words[s]}
            if men and women:
                yield Turned(locus, men, women)


def _by_language(sheet: Sheet, row: Row) -> dict[str, list[str]]:
    """The versions of a row by language, where there are several of one."""
    found: dict[str, list[str]] = {}
    for siglum, span in row.readings.items():
        found.setdefault(sheet.synopsis.language_at(siglum, span.start) or "", []).append(siglum)
    return {language: sigla for language, sigla in found.items() if len(sigla) > 1}


def _twins(mine: Collection[str], theirs: Collection[str], language: str) -> Iterator[tuple[str, str]]:
    """The nouns for a woman among some words whose nouns for a man stand among others."""
    known = shows(language)
    for word in mine if known.twins else ():
        if word in known.women:
            for ending, other in known.twins:
                twin = word.removesuffix(ending) + other
                if word.endswith(ending) and len(twin) >= SHORT and twin in theirs:
                    yield word, twin
