"""Who is said to have said it: speakers lost, and words given to different speakers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.collation.altered import Prior, prior
from hexapla.collation.disagreement import row_of_span
from hexapla.collation.entries import mentioned
from hexapla.collation.names_lost import LostName, lost_names, readable, speaks, unseen
from hexapla.collation.reporting import reports, says
from hexapla.collation.sheet import Sheet
from hexapla.collation.subjects import Unsaid, dangling, subjects_lost
from hexapla.evidence.names import compare_names
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import WITH_CAPITALS, main_script
from hexapla.model import Evidence, Quotation, QuotationEntry, Span, Variant

NAMED = 0.75  # confidence that a speaker named in one version and in no other is lost there
UNREAD = 0.48  # and where no version in its script has the name: it may stand there unread
# The like where the name may stand there unrecognised: a body that has a name of its own in the other language, or a
# person in a script that marks no names.
UNSEEN = 0.45
OTHER = 0.7  # and that two names are two persons
UNSAID = 0.65  # that a subject is lost where a language needs one
PLAIN, PLAIN_TO_ONE = 0.65, 0.45  # that what others attribute is stated without attribution; where one alone does
REACH = 60  # signs between a speaker and the word of speech


def find(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each quotation whose speaker is named in one version and not in another, or differs; and for each
    statement that some versions attribute and another makes its own."""
    seen: set[tuple[int, str, frozenset[str]]] = set()
    making = prior(sheet)
    yield from _persons(sheet, seen, making)
    told = {(locus, siglum) for locus, _, silent in seen for siglum in silent}
    for lost in lost_names(sheet):
        person = lost.entry.kind == "person" and lost.instead is None
        if person and speaks(sheet, lost) and (lost.locus, lost.without) not in told:
            told.add((lost.locus, lost.without))
            yield _unnamed(sheet, lost, making)
    for entry in sheet.quotations:
        plain = frozenset(s for s in _plain(sheet, entry) if (entry.locus, s) not in told)
        if plain:
            told |= {(entry.locus, s) for s in plain}
            yield _unattributed(sheet, entry, plain, making)
    for one in subjects_lost(sheet):
        if (one.locus, one.without) not in told:
            yield _unsaid(one)
    for locus, siglum, clause, others in dangling(sheet):
        yield _dangling(sheet, locus, siglum, clause, others)


def _dangling(sheet: Sheet, locus: int, siglum: str, clause: Span, others: Mapping[str, Span]) -> Variant:
    """What is left of a speaker whose name is lost."""
    spans = {**others, siglum: clause}
    readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
    words = say("variant", "speaker_dangling", where=siglum, told=quoted(clause.text))
    evidence = (Evidence("subject", f"{siglum}: {clause.text}", "", 1.0),)
    return Variant("speaker", "loss", readings, UNSAID, words, evidence, locus, (siglum,))


def _unsaid(one: Unsaid) -> Variant:
    """A subject that a version has and another, whose language needs one, has not."""
    readings: dict[str, Span | None] = dict(sorted(((one.without, one.what), (one.other, one.whole))))
    words = say("variant", "speaker_unsaid", where=one.without, other=one.other)
    evidence = (Evidence("subject", f"{one.other}: {one.whole.text}", f"{one.without}: {one.what.text}", 1.0),)
    return Variant("speaker", "loss", readings, UNSAID, words, evidence, one.locus, (one.without,))


def _persons(sheet: Sheet, seen: set[tuple[int, str, frozenset[str]]], making: Prior) -> Iterator[Variant]:
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
            yield _differs(sheet, entry, people, making)
        elif silent and (entry.locus, person, silent) not in seen:
            seen.add((entry.locus, person, silent))
            yield _lost(sheet, entry, (people, silent), making)


def _plain(sheet: Sheet, entry: QuotationEntry) -> Iterator[str]:
    """The versions that have the statement, and no word near it that says whose it is."""
    attributed = {s: span for s, one in entry.readings.items() if (span := _attribution(sheet, s, one))}
    if not attributed:
        return
    siglum = next(iter(attributed))
    row = row_of_span(sheet, entry.locus, siglum, entry.readings[siglum].start)
    if row is None:
        return
    for other, span in row.readings.items():
        # Direct words that a version lacks are a quotation lost.
        if other in attributed or (entry.direct and other not in entry.readings):
            continue
        quotation = entry.readings.get(other)
        near = [one for one in (quotation.cue, quotation.speaker) if one] if quotation else []
        if any(span.start <= one.start < span.end for one in near) or _named_in(sheet, entry, other, span):
            continue
        if not reports(span.text, sheet.synopsis.language_at(other, span.start)):
            yield other


def _named_in(sheet: Sheet, entry: QuotationEntry, siglum: str, span: Span) -> bool:
    """Whether a sentence names the speaker of a quotation."""
    forms = (
        form
        for by_siglum in sheet.synopsis.forms.get(entry.locus, {}).items()
        if sheet.synopsis.names[by_siglum[0]].name == entry.speaker
        for form in by_siglum[1].get(siglum, ())
    )
    return any(span.start <= form.start < span.end for form in forms)


def _attribution(sheet: Sheet, siglum: str, quotation: Quotation) -> Span | None:
    """The words that say whose words these are, speaker and word of speech; None without a word of speech."""
    cue, speaker = quotation.cue, quotation.speaker
    if cue is None or not says(cue.text, sheet.synopsis.language_at(siglum, cue.start)):
        return None
    if speaker is None or max(cue.start, speaker.start) - min(cue.end, speaker.end) > REACH:
        return cue
    start, end = min(cue.start, speaker.start), max(cue.end, speaker.end)
    if start < quotation.end and quotation.start < end:
        return cue
    return Span(start, end, sheet.synopsis.witnesses[siglum].text[start:end])


def _unattributed(sheet: Sheet, entry: QuotationEntry, plain: frozenset[str], making: Prior) -> Variant:
    spans = {s: _attribution(sheet, s, one) for s, one in entry.readings.items()}
    have = [s for s, span in spans.items() if span]
    readings = {s: spans[s] if s in have else None for s in sheet.synopsis.witnesses if s in have or s in plain}
    words = say("variant", "speaker_plain", where=listed(sorted(plain)), other=listed(have))
    evidence = tuple(Evidence("attribution", f"{s}: {span.text}", "", 1.0) for s, span in spans.items() if span)
    confidence = making.of(PLAIN if len(have) > 1 else PLAIN_TO_ONE, plain)
    return Variant("speaker", "loss", readings, confidence, words, evidence, entry.locus, tuple(sorted(plain)))


def _unnamed(sheet: Sheet, lost: LostName, making: Prior) -> Variant:
    """A speaker whom all other versions name."""
    readings = {s: lost.readings.get(s) for s in lost.row.readings}
    words = say(
        "variant", "speaker_silent", where=lost.without, other=listed(lost.readings), person=lost.entry.name
    )  # fmt: skip
    evidence = tuple(Evidence("speaker", f"{s}: {lost.entry.name}", "", NAMED) for s in lost.readings)
    seen = readable(sheet, lost.readings, (lost.without,)) and not unseen(sheet, lost.entry.name, lost.without)
    confidence = NAMED if seen else UNREAD
    confidence = making.of(confidence, (lost.without,))
    return Variant("speaker", "loss", readings, confidence, words, evidence, lost.locus, (lost.without,))


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


def _bodies(sheet: Sheet, entry: QuotationEntry, people: dict[str, str]) -> bool:
    """Whether all who differ are bodies, in languages that differ: each may have its own name for one ("KCNA" and
    "ЦТАК")."""
    kinds = {one.name: one.kind for one in sheet.synopsis.names}
    if any(kinds.get(name) == "person" for name in people.values()):
        return False
    languages = [sheet.synopsis.language(entry.locus, s) for s in people]
    return len(set(languages)) == len(languages)


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


def _lost(
    sheet: Sheet, entry: QuotationEntry, parties: tuple[dict[str, str], frozenset[str]], making: Prior
) -> Variant:
    people, silent = parties
    # A pronoun stands for the name: that is told although other words of the speaker are lost besides.
    readings = {s: _mention(entry, s) for s in entry.readings}
    person = next(iter(people.values()))
    words = say("variant", "speaker_silent", where=listed(sorted(silent)), other=listed(people), person=person)
    evidence = tuple(Evidence("speaker", f"{s}: {people[s]}", "", NAMED) for s in people)
    confidence = min(_seen(sheet, entry, people, silent), NAMED if readable(sheet, people, silent) else UNREAD)
    if any(unseen(sheet, person, siglum) for siglum in silent):
        confidence = min(confidence, UNREAD)
    confidence = making.of(confidence, silent)
    return Variant("speaker", "loss", readings, confidence, words, evidence, entry.locus, tuple(sorted(silent)))


def _differs(sheet: Sheet, entry: QuotationEntry, people: dict[str, str], making: Prior) -> Variant:
    readings = {s: _mention(entry, s) for s in entry.readings}
    words = say("variant", "speaker_differs", told=listed(f"{s} has {name}" for s, name in people.items()))
    evidence = tuple(Evidence("speaker", f"{s}: {name}", "", OTHER) for s, name in people.items())
    confidence = making.of(OTHER, people)
    if making.weight and _bodies(sheet, entry, people):
        confidence *= UNREAD
    return Variant("speaker", "contradiction", readings, confidence, words, evidence, entry.locus)
