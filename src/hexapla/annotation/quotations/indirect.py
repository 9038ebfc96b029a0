"""Indirect speech: what is reported without marks ("said that …", "…, he said", "according to her, …").

The content of a word of reporting is found by where the clause stands: behind it (`openings`, `endings`), before a verb
that closes or ends the sentence, beside the name of a source, or around a word of hearsay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.annotation.quotations.endings import ending
from hexapla.annotation.quotations.frames import EXPLICIT, Frames, Report, frames, reports
from hexapla.annotation.quotations.openings import SHORTEST, Openings
from hexapla.annotation.quotations.speakers import Mention, Mentions, subject
from hexapla.annotation.quotations.units import COLONS, COMMAS, DASHES, FULL_STOPS, Cue

CLOSING = 12  # tokens that may follow a verb that closes a reported sentence
CLOSED = 6  # the same where the sentence holds other verbs of speech
ASIDE = 6  # tokens of the subject of a verb that interrupts a sentence
QUOTED = 0.85  # a clause that stands in marks to this part is a direct quotation
SOURCES = ("according", "according_after", "as_said")


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause of indirect speech: its span, the cue and the mention of its speaker."""

    start: int
    end: int
    cue: Cue
    mention: Mention | None


def reported(mentions: Mentions, used: frozenset[int] = frozenset()) -> list[Reported]:
    """The clauses of indirect speech in one sentence, in order, without overlap. `used`: the tokens of cues that
    report a quotation before them, and so nothing else."""
    unit = mentions.unit
    known = frames(mentions.lexicon.language)
    every = reports(unit, mentions.lexicon, known)
    told = [one for one in every if one.place not in used]
    found: list[Reported] = []
    taken: list[tuple[int, int]] = []
    for report in (*_closing(mentions, told), *told):
        cue = report.cue
        if any(first <= cue[0] <= last for first, last in taken):
            continue
        for first, last in _contents(mentions, known, report, every):
            first, last = _trim(mentions, first, last)
            if not _holds(mentions, first, last):
                continue
            found.append(Reported(unit.starts[first], unit.ends[last], cue, _speaker(mentions, report, first, last)))
            taken.append((first, last) if cue[2] not in SOURCES else (first, first))
    return _apart(found)


def _speaker(mentions: Mentions, report: Report, first: int, last: int) -> Mention | None:
    """The speaker of a clause, who does not stand in it."""
    cue = report.cue
    if cue[2] in ("hearsay", "adverbs"):
        return None
    mention = subject(mentions, cue, last + 1 if last < cue[0] else 0)
    if mention is not None and first <= mention.first and mention.last <= last and cue[2] != "as_said":
        mention = None if last < cue[0] or first > cue[0] else mention
    return mention


def _closing(mentions: Mentions, told: Sequence[Report]) -> list[Report]:
    """The verb that closes its sentence behind a comma ("…, the company said on Monday"): all before it is reported,
    whatever verbs of speech stand in it."""
    known = frames(mentions.lexicon.language)
    for report in reversed(told):
        if _may_close(known, report) and _closes(mentions, report) and _reversed(mentions, report.cue, True):
            return [report]
    return []


def _may_close(known: Frames, report: Report) -> bool:
    """Whether a verb may stand behind what it reports: it tells clauses, as far as the table tells verbs apart."""
    if report.kind not in ("verbs", "attitudes", "nonfinite") or EXPLICIT in report.classes:
        return False
    return "clausal" in report.classes or not known.phrases["clausal"]


def _closes(mentions: Mentions, report: Report) -> bool:
    """Whether nothing but a few adverbials, or the subject, follows a verb of speech."""
    unit, lexicon = mentions.unit, mentions.lexicon
    rest = unit.words[report.end :]
    if report.kind != "verbs" or len(rest) > CLOSED or any(word in COLONS or not word for word in rest):
        return False
    if any(word in lexicon.complementisers for word in rest):
        return False
    if not rest or not rest[0][0].isalnum() or rest[0] in lexicon.prepositions or rest[0] in lexicon.not_names:
        return True
    auxiliaries = frames(lexicon.language).auxiliaries
    return unit.words[report.place - 1] in COMMAS and not any(word in auxiliaries for word in rest)


def _apart(found: list[Reported]) -> list[Reported]:
    """The clauses without those that lie in a longer one or overlap one before."""
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Reported] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _contents(
    mentions: Mentions, known: Frames, report: Report, told: Sequence[Report]
) -> Iterator[tuple[int, int]]:
    """The token ranges (both ends inclusive) of what a cue reports."""
    cue = report.cue
    if cue[2] in SOURCES:
        yield from _of_source(mentions, cue)
        return
    if cue[2] == "adverbs":
        return
    if _closes(mentions, report) and _may_close(known, report):
        before = _reversed(mentions, cue, True)
        if before is not None:
            yield before
            return
    parts = list(_aside(mentions, report))
    if parts:
        yield from parts
        return
    opening = Openings(mentions, known).of(report)
    if opening is not None:
        yield opening.first, ending(mentions, known, report, opening, told)
        return
    before = _reversed(mentions, cue) if _may_close(known, report) else None
    if before is not None:
        yield before
        if cue[2] == "verbs":
            yield from _after_aside(mentions, cue)
    elif mentions.lexicon.reported_endings:
        yield from _before_last(mentions, cue)


def _apposed(mentions: Mentions) -> bool:
    """Whether a sentence opens with a name or role and an apposition, which is a subject and no clause."""
    unit = mentions.unit
    for one in mentions.between(0, min(12, len(unit))):
        if one.last + 1 < len(unit) and unit.words[one.last + 1] in COMMAS:
            return one.first <= 1
        return False
    return False


def _aside(mentions: Mentions, report: Report) -> Iterator[tuple[int, int]]:
    """Both parts of a clause that a verb with its subject interrupts ("Prices, the bank said, will fall")."""
    unit, lexicon = mentions.unit, mentions.lexicon
    left = report.place - 1
    while left > 0 and unit.words[left] not in COMMAS and report.place - left <= ASIDE:
        left -= 1
    right = report.end
    while right < len(unit) and unit.words[right] not in COMMAS and right - report.end <= ASIDE:
        right += 1
    if report.kind not in ("verbs", "attitudes") or left < 1 or right + SHORTEST >= len(unit):
        return
    if unit.words[left] not in COMMAS or unit.words[right] not in COMMAS:
        return
    inner = unit.words[left + 1 : right]
    if not all(inner) or any(word in lexicon.relatives or word in lexicon.complementisers for word in inner):
        return
    if inner[0] in lexicon.and_words or inner[0] in lexicon.but_words or inner[0] in lexicon.prepositions:
        return
    if not mentions.between(left + 1, right) or (right > report.end and left + 1 < report.place):
        return
    if any(cue[0] > right for cue in unit.cues if cue[2] == "verbs"):
        return
    yield 0, left - 1
    yield right + 1, len(unit) - 1


def _reversed(mentions: Mentions, cue: Cue, closing: bool = False) -> tuple[int, int] | None:
    """The clause before a verb that closes or interrupts its sentence ("…, the company said")."""
    unit, lexicon = mentions.unit, mentions.lexicon
    place = cue[0]
    if cue[2] == "nonfinite" or place < SHORTEST + 1:
        return None
    comma = place - 1
    while comma > 0 and unit.words[comma] not in COMMAS and place - comma <= 6:
        if not unit.words[comma] or unit.words[comma] in lexicon.complementisers:
            return None
        comma -= 1
    if unit.words[comma] not in COMMAS:
        return None
    between = mentions.between(comma + 1, place)
    if place - comma - 1 > 2 and not between:
        return None
    if any(word in lexicon.relatives or word in lexicon.and_words for word in unit.words[comma + 1 : place]):
        return None
    if not between and _apposed(mentions):
        return None
    if not between and not mentions.between(place + 1, min(place + 10, len(unit))) and place + 3 < len(unit):
        return None
    rest = len(unit) - place
    if rest > CLOSING and not any(word in COMMAS for word in unit.words[place : place + CLOSING]):
        return None
    if not closing and any(other[0] < comma and other[2] == "verbs" for other in unit.cues):
        return None
    if between and (comma <= 4 or (unit.words[0] in lexicon.prepositions and comma <= 8)):
        return None
    if between and any(number >= 0 for number in unit.stretch[place:]):
        return None
    return 0, comma - 1


def _after_aside(mentions: Mentions, cue: Cue) -> Iterator[tuple[int, int]]:
    """The rest of a clause that a short "…, experts say, …" interrupts."""
    unit = mentions.unit
    for place in range(cue[0] + 1, min(cue[0] + 12, len(unit) - SHORTEST)):
        if unit.words[place] in COMMAS:
            word = unit.words[place + 1]
            if word in mentions.lexicon.relatives or mentions.capital(place + 1):
                return
            if any(other[0] > place for other in unit.cues):
                return
            yield place + 1, len(unit) - 1
            return


def _before_last(mentions: Mentions, cue: Cue) -> Iterator[tuple[int, int]]:
    """The object clause before a verb that ends its sentence ("… -diğini söyledi")."""
    unit, endings = mentions.unit, mentions.lexicon.reported_endings
    step = cue[0] - 1
    while step >= 0 and (unit.words[step] in COMMAS or not unit.words[step]):
        step -= 1
    if step < 1 or not unit.words[step].endswith(endings):
        return
    edge = 0
    for other in unit.cues:
        if other[0] + other[1] <= step:
            edge = other[0] + other[1]
    first = edge
    if edge == 0:
        for place in range(1, min(10, step)):
            if unit.words[place] in COMMAS:
                first = place + 1
                break
    yield first, step


def _of_source(mentions: Mentions, cue: Cue) -> Iterator[tuple[int, int]]:
    """What stands beside the name of a source: behind it where it opens the sentence, else on both sides."""
    unit = mentions.unit
    place, end = cue[0], len(unit) - 1
    if cue[2] == "as_said":
        yield 0, place - 1
        return
    if cue[2] == "according_after":
        named = mentions.between(max(0, place - 8), place)
        source = subject(mentions, cue) if mentions.caseless else named[-1] if named else None
        if source is not None:
            yield 0, source.first - 1
            yield place + cue[1], end
        return
    behind = _behind_source(mentions, place + cue[1])
    if behind is None:
        return
    if place > 2:
        yield 0, place - 1
    if end - behind >= SHORTEST:
        yield behind, end


def _behind_source(mentions: Mentions, start: int) -> int | None:
    """The token behind the phrase that names a source; None where none is named."""
    unit, lexicon = mentions.unit, mentions.lexicon
    limit = min(start + 22, len(unit))
    step = start
    quoted = next((place for place in range(start, min(start + 4, limit)) if unit.stretch[place] >= 0), None)
    named = mentions.between(start, min(start + 10, limit))
    if not named and quoted is None and not mentions.caseless:
        return None
    comma = next((place for place in range(start, limit) if unit.words[place] in COMMAS), None)
    if not lexicon.comma_clause:
        return comma + 1 if comma is not None else len(unit)
    step = quoted if quoted is not None else named[0].last
    while True:
        inner = [one for one in named if one.first > step and one.first - step <= 4]
        gap = unit.words[step + 1 : inner[0].first] if inner else []
        if (
            not inner
            or not gap
            or not (gap[0] in lexicon.prepositions or gap[0] in lexicon.genitive or gap[0] in lexicon.and_words)
        ):
            break
        step = inner[0].last
    if step + 1 < limit and unit.words[step + 1] in COMMAS:
        closing = next((place for place in range(step + 2, limit) if unit.words[place] in COMMAS), None)
        step = closing if closing is not None and closing - step < 14 else step + 1
    return step + 1


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
    quoted = sum(unit.ends[step] - unit.starts[step] for step in range(first, last + 1) if unit.stretch[step] >= 0)
    return quoted < QUOTED * (unit.ends[last] - unit.starts[first])
