"""Indirect speech: what is reported without marks ("said that …", "…, he said", "according to her, …").

The content of a word of reporting is found by where the clause stands: behind it (`openings`, `endings`), before or
around it (`closings`), beside the name of a source (`sources`), in a headline behind a name and a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.annotation.quotations.closings import around, before, closing
from hexapla.annotation.quotations.endings import ending
from hexapla.annotation.quotations.frames import Frames, Report, frames, reports, titled
from hexapla.annotation.quotations.mentions import Mention, Mentions
from hexapla.annotation.quotations.openings import SHORTEST, Openings
from hexapla.annotation.quotations.sources import of_source
from hexapla.annotation.quotations.speakers import subject
from hexapla.annotation.quotations.units import COLONS, COMMAS, DASHES, FULL_STOPS, Cue

QUOTED = 0.85  # a clause that stands in marks to this part is a direct quotation
SOURCES = ("according", "according_after", "as_said")
AROUND = 2  # words beside a quotation that make the clause more than the quotation
HEADED = 8  # tokens before the colon of a headline


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause of indirect speech: its span, the cue (none behind the colon of a headline) and the mention of its
    speaker."""

    start: int
    end: int
    cue: Cue | None
    mention: Mention | None


def reported(mentions: Mentions, used: frozenset[int] = frozenset()) -> list[Reported]:
    """The clauses of indirect speech in one sentence, in order, without overlap. `used`: the tokens of cues that
    report a quotation before them, and so nothing else."""
    unit = mentions.unit
    known = frames(mentions.lexicon.language)
    every = reports(unit, mentions.lexicon, known)
    found: list[Reported] = list(_headed(mentions))
    if not every:
        return found
    told = [one for one in every if one.place not in used or one.kind in SOURCES]
    taken: list[tuple[int, int]] = []
    for report in (*closing(mentions, known, every), *told):
        cue = report.cue
        if any(first <= cue[0] <= last for first, last in taken):
            continue
        for first, last in _contents(mentions, known, report, every):
            first, last = _trim(mentions, first, last)
            if not _holds(mentions, first, last) or (cue[0] in used and not mixed(mentions, first, last)):
                continue
            if cue[0] not in used and not used.isdisjoint(range(last - 1, last + 1)):
                continue  # "asked for [water and Reed said]", which reports what follows
            found.append(Reported(unit.starts[first], unit.ends[last], cue, _speaker(mentions, report, first, last)))
            taken.append((first, last) if cue[2] not in SOURCES else (first, first))
    return _apart(found)


def _headed(mentions: Mentions) -> Iterator[Reported]:
    """What a headline reports behind a name and a colon ("Angela Merkel: Wir schaffen das"). The name is a role, or
    that of somebody who speaks in the text."""
    unit, text = mentions.unit, mentions.text
    if COLONS.isdisjoint(unit.words[1:HEADED]):
        return
    colon = next((place for place in range(1, min(HEADED, len(unit))) if unit.words[place] in COLONS), None)
    if colon is None or len(unit) - colon <= SHORTEST or _within(text, unit.starts[0], unit.ends[-1]):
        return
    named = mentions.between(0, colon)
    if len(named) != 1 or named[0].last != colon - 1 or named[0].first > 1 or named[0].kind == "pronoun":
        return
    if named[0].kind != "role" and not _speaks(mentions, unit.words[named[0].last]):
        return
    first, last = _trim(mentions, colon + 1, len(unit) - 1)
    if _holds(mentions, first, last):
        yield Reported(unit.starts[first], unit.ends[last], None, named[0])


def _speaks(mentions: Mentions, name: str) -> bool:
    """Whether a verb of speech stands beside a name elsewhere in the text, so that it is no "Video:" or "Germany:"."""
    lexicon = mentions.lexicon
    known = frames(lexicon.language)
    for found in re.finditer(rf"(?i)(?:\b(\w+)\s+)?\b{re.escape(name)}(?:\s+(\w+))?", mentions.text):
        for word in found.groups():
            if word and lexicon.is_cue(word.lower()) and word.lower() not in known.phrases["topical"]:
                return True
    return False


def _within(text: str, start: int, end: int) -> bool:
    """Whether a sentence shares its passage with others."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    return not (not left.strip(" ") or left.endswith("\n")) or not (not right.strip(" .") or right.startswith("\n"))


def _speaker(mentions: Mentions, report: Report, first: int, last: int) -> Mention | None:
    """The speaker of a clause, who does not stand in it."""
    cue, unit = report.cue, mentions.unit
    if first < cue[0] < last and "hearsay" in report.classes and unit.words[report.end] in mentions.lexicon.infinitive:
        return None  # "The bank is expected to …": the subject is the one spoken of
    if cue[2] == "hearsay" or "impersonal" in report.classes or (cue[2] == "nominal" and mentions.caseless):
        return None
    if _is_passive(mentions, report, first):
        return None
    if 0 < cue[0] <= HEADED and cue[2] == "verbs" and unit.capitals[cue[0]] and titled(unit):
        return Mention(0, cue[0] - 1, unit.starts[0], unit.ends[cue[0] - 1], "name", False)
    mention = None
    if unit.words[0] in frames(mentions.lexicon.language).report_as:
        mention = next(iter(mentions.between(1, cue[0])), None)  # "Wie die Polizei mitteilte": "wie" governs nothing
    if mention is None:
        mention = subject(mentions, cue, last + 1 if last < cue[0] else 0)
    if mention is not None and first <= mention.first and mention.last <= last and cue[2] != "as_said":
        mention = None if last < cue[0] or first > cue[0] else mention
    return mention


def _is_passive(mentions: Mentions, report: Report, first: int) -> bool:
    """Whether the subject of a cue is the one spoken of: "is expected to", "are advised to"."""
    unit, lexicon = mentions.unit, mentions.lexicon
    return (
        lexicon.bare_clause
        and report.place > 0
        and bool(report.classes & {"hearsay", "asking"})
        and unit.words[report.place - 1] in frames(lexicon.language).auxiliaries
        and first in (report.end, report.end + 1)
        and unit.words[report.end] in lexicon.infinitive
    )


def _contents(mentions: Mentions, known: Frames, report: Report, told: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """The token ranges (both ends inclusive) of what a cue reports."""
    if report.kind in SOURCES:
        yield from of_source(mentions, known, report.cue)
        return
    certain = around(mentions, known, report)
    if certain:
        yield from certain
        return
    opening = Openings(mentions, known).of(report)
    if opening is not None:
        yield opening.first, ending(mentions, known, report, opening, told)
    else:
        yield from before(mentions, known, report)


def _apart(found: list[Reported]) -> list[Reported]:
    """The clauses without those that lie in a longer one or overlap one before."""
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Reported] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def mixed(mentions: Mentions, first: int, last: int) -> bool:
    """Whether a clause whose cue reports words in marks within it holds these as a part only: they run on from the
    narrator's words, or the narrator's go on behind them."""
    unit, text = mentions.unit, mentions.text
    for step in range(first, last + 1):
        if unit.stretch[step] >= 0:
            opening = text[unit.starts[step] : unit.ends[step]].lstrip("\"'“„«»‘’‚›‹「『 \xa0\u202f")[:1]
            behind = step < last and unit.words[step + 1][:1].isalpha()
            if step == first or unit.words[step - 1] in COLONS or not (opening.islower() or behind):
                return False
    return last - first + 1 > SHORTEST


def _trim(mentions: Mentions, first: int, last: int) -> tuple[int, int]:
    """The range without stops and commas at its ends."""
    unit = mentions.unit
    signs = COMMAS | DASHES | FULL_STOPS | COLONS
    last = min(last, len(unit) - 1)
    while first <= last and unit.words[first] in signs:
        first += 1
    while last >= first and unit.words[last] in signs:
        last -= 1
    return first, last


def _holds(mentions: Mentions, first: int, last: int) -> bool:
    """Whether a range is long enough to be a clause and is not already a direct quotation."""
    unit = mentions.unit
    if last - first + 1 < SHORTEST:
        return False
    told = [step for step in range(first, last + 1) if unit.stretch[step] >= 0]
    around = sum(unit.words[step][:1].isalnum() for step in range(first, last + 1)) - len(told)
    if told and around < AROUND:
        return False
    quoted = sum(unit.ends[step] - unit.starts[step] for step in told)
    return quoted < QUOTED * (unit.ends[last] - unit.starts[first])
