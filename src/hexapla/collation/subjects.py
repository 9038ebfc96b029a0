"""Subjects that a machine lost: a word of speech that nobody says, a sentence of which only the object is left.

Where a language needs a subject (`drops` in `persons.toml` says which do not), "“It goes on”, said in comments" has
lost who said it, and "No further details about the plan." has lost who gave them; another version that has "he said"
and "she gave no further details" shows it. "“…” and founder of the fund, said" has lost the name before "and".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from hexapla.collation.account import CLAUSE
from hexapla.collation.disagreement import row_of_span
from hexapla.collation.reporting import forms_in
from hexapla.collation.senses import Unit, units_in
from hexapla.collation.sheet import Row, Sheet, cut
from hexapla.collation.unanswered import paired
from hexapla.knowledge.scripts import WORD
from hexapla.knowledge.tables import table
from hexapla.model import Quotation, Span

REACH = 120  # signs behind a quotation in which the rest of a speaker stands
AFTER = 7  # words behind a word of speech without a subject
ENDS = ("", "\n", ".", ";", "!", "?", "…")  # what ends the clause of such a word
HEAD = 4  # words before the first that is answered, of a sentence that lost its subject and verb
FIRST = 3  # the like of the version that has them, in words of content
ALIKE = 0.5  # rows of sentences that are less surely one tell nothing


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Version `without` has `what` without the subject that version `other` has in `whole`."""

    locus: int
    without: str
    what: Span
    other: str
    whole: Span


def subjects_lost(sheet: Sheet) -> Iterator[Unsaid]:
    """The subjects lost of words of speech, then those of sentences without a verb."""
    for entry in sheet.quotations:
        for siglum, quotation in entry.readings.items():
            clause = _nobody(sheet, siglum, quotation)
            others = {s: whole for s, one in entry.readings.items() if s != siglum and (whole := _whole(sheet, s, one))}
            row = clause and row_of_span(sheet, entry.locus, siglum, clause.start)
            if clause and row and others:
                other, whole = next(iter(others.items()))
                yield Unsaid(entry.locus, siglum, clause, other, whole)
    for locus, rows in sheet.rows.items():
        for row in rows:
            if row.confidence >= ALIKE:
                yield from _objects(sheet, locus, row)


def _nobody(sheet: Sheet, siglum: str, quotation: Quotation) -> Span | None:
    """The clause of a word of speech right behind the quotation, with nothing that may be its subject."""
    cue, text = quotation.cue, sheet.synopsis.witnesses[siglum].text
    language = sheet.synopsis.language_at(siglum, quotation.start)
    if cue is None or quotation.speaker is not None or not _needs_subject(language):
        return None
    between = WORD.findall(text[quotation.end : cue.start].casefold())
    if cue.start < quotation.end or not _list(language, "auxiliaries").issuperset(between):
        return None
    opening = _sentence_start(sheet, siglum, cue.start)
    if cue.text.casefold() not in _list(language, "verbs") or any(map(str.isalnum, text[opening : quotation.start])):
        return None
    end = next((i for i in range(cue.end, len(text)) if text[i] in CLAUSE or text[i] == "\n"), len(text))
    words = [one.group().casefold() for one in WORD.finditer(text[cue.end : end])]
    nobody = not words or (words[0] in _list(language, "prepositions") and len(words) <= AFTER)
    if text[end : end + 1] not in ENDS:
        return None
    named = any(cue.start <= one.start < end for one in sheet.synopsis.marks[siglum].names)
    people = _list(language, "pronouns") | _list(language, "roles")
    if not nobody or named or not people.isdisjoint(words):
        return None
    return cut(text, Span(cue.start, end, text[cue.start : end]))


def _sentence_start(sheet: Sheet, siglum: str, place: int) -> int:
    sentences = sheet.synopsis.marks[siglum].sentences
    return next((one.start for one in sentences if one.start <= place < one.end), place)


def _whole(sheet: Sheet, siglum: str, quotation: Quotation) -> Span | None:
    """A speaker with the word of speech beside it, behind the quotation or before it."""
    cue, speaker = quotation.cue, quotation.speaker
    if cue is None or speaker is None:
        return None
    start, end = min(cue.start, speaker.start), max(cue.end, speaker.end)
    if start < quotation.end and quotation.start < end:
        return None
    return Span(start, end, sheet.synopsis.witnesses[siglum].text[start:end])


def dangling(sheet: Sheet) -> Iterator[tuple[int, str, Span, Mapping[str, Span]]]:
    """What is left of speakers whose name is lost: "“…” and founder of the fund, said". The locus, the version, the
    words, and what other versions have of them: the names inside."""
    for entry in sheet.quotations:
        for siglum, quotation in entry.readings.items():
            clause = _hanging(sheet, siglum, quotation) if entry.direct else None
            others = clause and _same_names(sheet, entry.locus, siglum, clause)
            if clause and others:
                yield entry.locus, siglum, clause, others


def _hanging(sheet: Sheet, siglum: str, quotation: Quotation) -> Span | None:
    """Words from "and" to the comma before a word of speech behind a quotation: a role, and no person."""
    text, language = sheet.synopsis.witnesses[siglum].text, sheet.synopsis.language_at(siglum, quotation.start)
    words = WORD.finditer(text, quotation.end, min(len(text), quotation.end + REACH))
    first = next(words, None)
    if first is None or first.group().casefold() not in _list(language, "and_words"):
        return None
    end = next((i for i in range(first.end(), len(text)) if text[i] in CLAUSE or text[i] == "\n"), len(text))
    after = WORD.search(text, end)
    inside = [one.group().casefold() for one in WORD.finditer(text, first.end(), end)]
    person = any(one.kind == "person" and first.end() <= one.start < end for one in sheet.synopsis.marks[siglum].names)
    if text[end : end + 1] != "," or after is None or person or not inside or inside[0] not in _list(language, "roles"):
        return None
    if after.group().casefold() not in _list(language, "verbs"):
        return None
    return Span(first.start(), end, text[first.start() : end])


def _same_names(sheet: Sheet, locus: int, siglum: str, clause: Span) -> dict[str, Span]:
    """The names of a stretch as other versions have them at the locus, the first of each."""
    found: dict[str, Span] = {}
    for forms in sheet.synopsis.forms.get(locus, {}).values():
        if any(clause.start <= one.start < clause.end for one in forms.get(siglum, ())):
            found |= {s: spans[0] for s, spans in forms.items() if s != siglum and spans and s not in found}
    return found


def _objects(sheet: Sheet, locus: int, row: Row) -> Iterator[Unsaid]:
    """Sentences of which the subject and the verb are lost, so that they begin with the object."""
    for without, other in permutations(row.readings, 2):
        what, whole = row.readings[without], row.readings[other]
        languages = [sheet.synopsis.language_at(s, row.readings[s].start) for s in (without, other)]
        first = WORD.search(whole.text)
        if first is None or first.group().casefold() not in _persons(languages[1]) or not _needs_subject(languages[0]):
            continue
        units = units_in(sheet, without, what), units_in(sheet, other, whole)
        if _headless(what, units, languages):
            yield Unsaid(locus, without, cut(sheet.synopsis.witnesses[without].text, what), other, _opening(whole))


def _headless(what: Span, units: tuple[list[Unit], list[Unit]], languages: list[str | None]) -> bool:
    """Whether a sentence, all of which is answered, has neither subject nor verb before its object."""
    mine, theirs = units
    pairing = paired(mine, theirs, (languages[0], languages[1]))
    # "further" before the object may be rendered anyhow; all from the object on must have an answer.
    first = min(pairing.there, default=len(mine))
    if first > 1 or len(pairing.there) < len(mine) - first or any(one.mark for one in mine):
        return False
    head = [one.group().casefold() for one in WORD.finditer(what.text)]
    before = [one for one in WORD.finditer(what.text) if one.start() < mine[first].span.start - what.start]
    if len(before) > HEAD or pairing.there[first] > FIRST:
        return False
    # What stands in a clause of its own behind the object is no verb of it.
    behind = _list(languages[0], "relatives") | _list(languages[0], "complementisers")
    stop = next((i for i, word in enumerate(head) if word in behind and i > len(before)), len(head))
    verbs = _list(languages[0], "auxiliaries") | _list(languages[0], "pronouns") | _list(languages[0], "verbs")
    return verbs.isdisjoint(head[:stop]) and _persons(languages[0]).isdisjoint(head)


def _opening(whole: Span) -> Span:
    """A sentence to the end of its first clause."""
    end = next((i for i, sign in enumerate(whole.text) if sign in CLAUSE and i), len(whole.text))
    return Span(whole.start, whole.start + end, whole.text[:end])


def _needs_subject(language: str | None) -> bool:
    known = table(language, "persons")
    return bool(known) and not known.get("drops", False) and bool(_list(language, "pronouns"))


def _persons(language: str | None) -> frozenset[str]:
    """The pronouns for a man and a woman."""
    known: Mapping[str, str] = table(language, "persons")
    return frozenset(f"{known.get('he', '')} {known.get('she', '')}".split())


@cache
def _list(language: str | None, key: str) -> frozenset[str]:
    return frozenset(forms_in(table(language, "quotations").get(key, "")))
