"""What a verb of speech reports that stands behind it or within it: "…, the bank said", "Prices, the bank said, will
fall", "As the bank said on Monday, …", and the object clause of languages whose verb comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.annotation.quotations.frames import EXPLICIT, Frames, Report
from hexapla.annotation.quotations.mentions import Mentions
from hexapla.annotation.quotations.openings import SHORTEST, Openings
from hexapla.annotation.quotations.signs import apposed
from hexapla.annotation.quotations.units import COLONS, COMMAS, DASHES, Cue

CLOSING = 12  # tokens that may follow a verb that closes a reported sentence
CLOSED = 6  # the same where the sentence holds other verbs of speech
ASIDE = 6  # tokens of the subject of a verb that interrupts a sentence
LONG = 18  # tokens from the "as" that opens a sentence to its verb
ADVERBIAL = 9  # tokens between such a verb and the comma behind it ("as the bank said on Monday,")


def closing(mentions: Mentions, known: Frames, told: Sequence[Report]) -> list[Report]:
    """The verb that closes its sentence behind a comma ("…, the company said on Monday"): all before it is reported,
    whatever verbs of speech stand in it."""
    for report in reversed(told):
        closes = _may_close(mentions, known, report) and _closes(mentions, known, report)
        if closes and _reversed(mentions, known, report.cue, True):
            return [report]
    return []


def around(mentions: Mentions, known: Frames, report: Report) -> list[tuple[int, int]]:
    """The token ranges that a verb reports which closes or interrupts its sentence for certain."""
    if not _may_close(mentions, known, report):
        return []
    likened = list(_likened(mentions, known, report))
    if likened:
        return likened
    if _closes(mentions, known, report):
        before = _reversed(mentions, known, report.cue, True)
        if before is not None:
            return [before]
    return list(_aside(mentions, known, report))


def before(mentions: Mentions, known: Frames, report: Report) -> Iterator[tuple[int, int]]:
    """The token ranges before a verb behind which nothing reported stands."""
    cue = report.cue
    found = _reversed(mentions, known, cue) if _may_close(mentions, known, report) else None
    if found is not None:
        yield found
        if cue[2] == "verbs":
            yield from _after_aside(mentions, cue)
    elif mentions.lexicon.reported_endings:
        yield from _before_last(mentions, cue)


def _may_close(mentions: Mentions, known: Frames, report: Report) -> bool:
    """Whether a verb may stand behind what it reports: it tells clauses, as far as the table tells verbs apart."""
    if report.kind not in ("verbs", "attitudes", "nonfinite") or EXPLICIT in report.classes:
        return False
    if known.phrases["closing"]:
        return "closing" in report.classes
    if "clausal" in report.classes:
        return True
    if known.phrases["clausal"]:
        before = mentions.unit.words[report.place - 1] if report.place else ""
        plain = report.kind == "verbs" and not report.classes
        return (
            plain
            and before in COMMAS
            and any(one.first <= report.end + 1 for one in mentions.between(report.end, len(mentions.unit)))
        )
    return report.kind != "attitudes" or not report.classes & {"willing", "asking", "topical"}


def _closes(mentions: Mentions, known: Frames, report: Report) -> bool:
    """Whether nothing but a few adverbials, or the subject, follows a verb of speech."""
    unit, lexicon = mentions.unit, mentions.lexicon
    rest = unit.words[report.end :]
    if report.kind != "verbs" or len(rest) > CLOSED or any(word in COLONS or not word for word in rest):
        return False
    if any(word in lexicon.complementisers for word in rest):
        return False
    if not rest or not rest[0][0].isalnum():
        return True
    if rest[0] in known.infinitive_signs and len(rest) > 1 and rest[1].endswith(lexicon.infinitive_endings or ("\0",)):
        return False
    if rest[0] in lexicon.prepositions or rest[0] in lexicon.not_names:
        return True
    before = report.place - 1
    if before > 0 and unit.words[before] in known.auxiliaries:
        before -= 1  # "…, a indiqué sa porte-parole"
    return unit.words[before] in COMMAS and not any(word in known.auxiliaries for word in rest)


def _likened(mentions: Mentions, known: Frames, report: Report) -> Iterator[tuple[int, int]]:
    """What stands around "as the bank said on Monday": behind it where that opens the sentence, else on both sides."""
    unit = mentions.unit
    left = report.place - 1
    if (
        unit.words[0] in known.report_as
        and report.place <= LONG
        and not any(cue[0] < report.place for cue in unit.cues)
    ):
        left = 0  # commas may stand in the subject ("As Ann Lee, head of the bank, said")
    while left > 0 and unit.words[left] not in known.report_as and report.place - left <= ASIDE + 2:
        if not unit.words[left] or unit.words[left] in COMMAS:
            return
        left -= 1
    if left < 0 or unit.words[left] not in known.report_as or not mentions.between(left + 1, len(unit)):
        return
    opens = left == 0 or (left == 1 and unit.words[0] in mentions.lexicon.but_words)
    if not opens and unit.words[left - 1] not in COMMAS:
        return
    inner = unit.words[left + 1 : report.place]
    if not opens and not mentions.lexicon.comma_clause and any(word in mentions.lexicon.prepositions for word in inner):
        return
    right = report.end
    while right < len(unit) and unit.words[right] not in COMMAS and right - report.end <= ADVERBIAL:
        if not unit.words[right] or unit.words[right] in mentions.lexicon.complementisers:
            return
        right += 1
    if right < len(unit) - 1 and unit.words[right] not in COMMAS:
        return
    if not opens:
        yield 0, left - 2
    if right + SHORTEST < len(unit):
        yield right + 1, len(unit) - 1


def _aside(mentions: Mentions, known: Frames, report: Report) -> Iterator[tuple[int, int]]:
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
    if not mentions.between(left + 1, right) and not (right == report.end and left + 1 < report.place <= left + 4):
        return
    behind = unit.words[report.end]
    adverbial = right == report.end or behind in lexicon.prepositions or behind in lexicon.not_names
    if left + 1 < report.place and not adverbial:
        return
    if any(cue[0] > right for cue in unit.cues if cue[2] == "verbs"):
        return
    if left + 1 == report.place and apposed(mentions):
        return
    if lexicon.comma_clause and Openings(mentions, known).told_behind(right, report.end, report):
        return
    if unit.words[right + 1] in lexicon.complementisers:
        return
    yield 0, left - 1
    rest = unit.words[right + 1 :]
    apposition = rest[0] in lexicon.relatives or (
        left + 1 == report.place and not any(word in known.auxiliaries for word in rest)
    )
    if not apposition:
        yield right + 1, len(unit) - 1


def _reversed(mentions: Mentions, known: Frames, cue: Cue, closes: bool = False) -> tuple[int, int] | None:
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
    inner = unit.words[comma + 1 : place]
    if any(word in lexicon.relatives or word in lexicon.and_words or word in known.subordinators for word in inner):
        return None
    if not between and apposed(mentions):
        return None
    if not between and not mentions.between(place + 1, min(place + 10, len(unit))) and place + 3 < len(unit):
        return None
    rest = len(unit) - place
    if rest > CLOSING and not any(word in COMMAS for word in unit.words[place : place + CLOSING]):
        return None
    if not closes and any(other[0] < comma and other[2] == "verbs" for other in unit.cues):
        return None
    first = next((step + 1 for step in range(comma - 1, 0, -1) if unit.words[step] in DASHES), 0)  # behind a dateline
    if between and (comma - first <= 4 or (unit.words[first] in lexicon.prepositions and comma - first <= 8)):
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
