"""Who is said to have said it: speakers lost, and words given to different speakers."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.collation.entries import mentioned
from hexapla.collation.sheet import Sheet
from hexapla.evidence.names import compare_names
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.scripts import WITH_CAPITALS, main_script
from hexapla.model import Evidence, QuotationEntry, Span, Variant

NAMED = 0.75  # confidence that a speaker named in one version and in no other is lost there
# The like where the name may stand there unrecognised: a body that has a name of its own in the other language, or a
# person in a script that marks no names.
UNSEEN = 0.45
OTHER = 0.7  # and that two names are two persons


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each quotation whose speaker is named in one version and not in another, or differs."""
    seen: set[tuple[int, str, frozenset[str]]] = set()
    for entry in sheet.quotations:
        if len(entry.readings) < 2:
            continue
        named = {s: _named(sheet, s, entry) for s in entry.readings}
        people = {s: name for s, name in named.items() if name}
        if not people:
            continue
        person = next(iter(people.values()))
        silent = frozenset(
            s for s in entry.readings if s not in people and not _named_here(sheet, entry.locus, s, person)
        )
        if (
            _differ(people)
            and not _both_here(sheet, entry.locus, people)
            and (entry.locus, "other", silent) not in seen
        ):
            seen.add((entry.locus, "other", silent))
            yield _differs(sheet, entry, people)
        elif silent and (entry.locus, person, silent) not in seen:
            seen.add((entry.locus, person, silent))
            yield _lost(sheet, entry, people, silent)


def _named(sheet: Sheet, siglum: str, entry: QuotationEntry) -> str | None:
    """The person named in the mention itself; a pronoun that leads to another passage names nobody here."""
    return mentioned(sheet.synopsis, siglum, entry.readings[siglum])


def _named_here(sheet: Sheet, locus: int, siglum: str, person: str) -> bool:
    """Whether a version names the person anywhere in the passage: then nothing is lost."""
    here = sheet.synopsis.forms.get(locus, {})
    return any(siglum in forms and sheet.synopsis.names[number].name == person for number, forms in here.items())


def _differ(people: dict[str, str]) -> bool:
    names = list(dict.fromkeys(people.values()))
    return len(names) > 1 and not any(compare_names(names[0], other, kind="person").score > 0.2 for other in names[1:])


def _mention(entry: QuotationEntry, siglum: str) -> Span | None:
    return entry.readings[siglum].speaker


def _both_here(sheet: Sheet, locus: int, people: dict[str, str]) -> bool:
    """Whether all versions name all of these people in the passage: then a mention was taken too wide or too narrow."""
    return all(_named_here(sheet, locus, s, person) for s in people for person in people.values())


def _seen(sheet: Sheet, entry: QuotationEntry, people: dict[str, str], silent: frozenset[str]) -> float:
    """The confidence that the silent versions would be seen to name the speaker if they did."""
    synopsis = sheet.synopsis
    languages = {synopsis.language(entry.locus, s) for s in people}
    person = next(iter(people.values()))
    kind = next((one.kind for one in synopsis.names if one.name == person), None)
    for siglum in silent:
        if synopsis.language(entry.locus, siglum) in languages:
            continue
        scripts = {main_script(one.text) for s, one in entry.readings.items() if s == siglum or s in people}
        if kind != "person" or not scripts <= WITH_CAPITALS:
            return UNSEEN
    return NAMED


def _lost(sheet: Sheet, entry: QuotationEntry, people: dict[str, str], silent: frozenset[str]) -> Variant:
    readings = {s: _mention(entry, s) if s in people else None for s in entry.readings}
    person = next(iter(people.values()))
    words = say("variant", "speaker_silent", where=listed(sorted(silent)), other=listed(people), person=person)
    evidence = tuple(Evidence("speaker", f"{s}: {people[s]}", "", NAMED) for s in people)
    return Variant(
        "speaker",
        "loss",
        readings,
        _seen(sheet, entry, people, silent),
        words,
        evidence,
        entry.locus,
        tuple(sorted(silent)),
    )


def _differs(sheet: Sheet, entry: QuotationEntry, people: dict[str, str]) -> Variant:
    readings = {s: _mention(entry, s) for s in entry.readings}
    words = say("variant", "speaker_differs", told=listed(f"{s} has {name}" for s, name in people.items()))
    evidence = tuple(Evidence("speaker", f"{s}: {name}", "", OTHER) for s, name in people.items())
    return Variant("speaker", "contradiction", readings, OTHER, words, evidence, entry.locus)
