"""Where reported words end: with their sentence, or before what the narrator adds."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.annotation.quotations.frames import Frames, Report
from hexapla.annotation.quotations.mentions import Mentions
from hexapla.annotation.quotations.openings import CLAUSE, INFINITIVE, SHORTEST, Opening
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES

TOLD = ("verbs", "attitudes", "nonfinite", "according")
HEADING = 8  # tokens within which a noun may be the subject of its sentence ("Die Behauptung, …, ist falsch")
SUBJECT = 6  # tokens of a subject between "and" and a further verb of speech


def ending(mentions: Mentions, known: Frames, report: Report, opening: Opening, others: Sequence[Report]) -> int:
    """The last token of what a cue reports. `others`: the words of reporting of the sentence."""
    unit = mentions.unit
    first = opening.first
    told = {other.place for other in others if other.kind in TOLD and other.place > first}
    subordinate = _subordinate(mentions, known, report) or (
        report.kind == "nominal"
        and report.place <= HEADING
        and any(unit.words[place] in COMMAS for place in range(report.end, first))
    )
    last = len(unit) - 1
    dashes = 0  # a pair of them sets off an aside, a lone one what the narrator adds
    for place in range(first + 1, len(unit)):
        word = unit.words[place]
        if word in BREAKS and place > first + SHORTEST:
            return place - 1
        if word in COLONS and (place + 1 >= len(unit) or unit.stretch[place + 1] < 0) and place > first + SHORTEST:
            return place - 1
        if word in DASHES and place > first + SHORTEST:
            dashes += 1
            lone = opening.form != CLAUSE or mentions.lexicon.bare_clause  # elsewhere it may stand for "is"
            if lone and dashes % 2 and sum(one in DASHES for one in unit.words[place + 1 :]) % 2 == 0:
                return place - 1
        if place in told and unit.stretch[place - 1] >= 0 and unit.ends_clause(place - 1):
            return place - 1
        if word in COMMAS:
            if subordinate and place > first + 1 and _main_clause(mentions, known, place + 1, told):
                return place - 1
            if _cut_at(mentions, known, first, place, opening.form, told):
                return place - 1
        elif word in mentions.lexicon.and_words or word in mentions.lexicon.but_words:
            if _reports_next(mentions, known, place, told, SUBJECT if word in mentions.lexicon.but_words else 0):
                return place - 1
            if opening.form != CLAUSE and place + 1 < len(unit) and unit.words[place + 1] in known.auxiliaries:
                return place - 1
        elif word in known.auxiliaries and report.kind == "nominal" and opening.form != CLAUSE and place > first + 1:
            return place - 1  # "The plan to build a bridge has failed"
    return last


def _subordinate(mentions: Mentions, known: Frames, report: Report) -> bool:
    """Whether the clause of a cue ends with the next comma: it stands before the main clause ("While he said that …,
    she …"), or is a relative clause that a comma opens ("the mayor, who said that …, …")."""
    unit, lexicon = mentions.unit, mentions.lexicon
    left = report.place
    while left > 0 and unit.words[left - 1] not in COMMAS and unit.words[left - 1] not in DASHES:
        left -= 1
    if left > 0 and unit.words[left] in lexicon.relatives:
        return True
    if left > 3 or (left > 0 and unit.words[left - 1] in DASHES):
        return False
    words = unit.words[left : report.place + 1]
    while words and (words[0] in lexicon.and_words or words[0] in lexicon.but_words):
        words = words[1:]
    if len(words) == 1:
        return report.kind == "nonfinite" or words[0] in known.subordinators
    if words[0] in known.subordinators:
        return True
    behind = words[-2]
    return words[0] in lexicon.prepositions and behind in lexicon.relatives


def _cut_at(mentions: Mentions, known: Frames, first: int, comma: int, form: str, told: set[int]) -> bool:
    """Whether the narrator goes on behind a comma."""
    unit, lexicon = mentions.unit, mentions.lexicon
    if comma + 1 >= len(unit):
        return False
    word = unit.words[comma + 1]
    if form != CLAUSE and (word[:1].isdecimal() or _listed(mentions, known, comma, told)):
        return False
    if form == INFINITIVE and lexicon.comma_clause and (word in known.subordinators or word in lexicon.complementisers):
        return False  # where a comma stands before every clause, one of the infinitive's own may follow
    if form != CLAUSE or (comma + 1 in told and not (lexicon.capital_nouns and unit.capitals[comma + 1])):
        return True
    relative = word in lexicon.relatives or (word in lexicon.prepositions and _relative(mentions, comma + 2))
    if relative and lexicon.bare_clause:
        return comma > first + SHORTEST  # where no comma is needed, one before "which" sets off what the narrator adds
    if word in lexicon.and_words or word in lexicon.but_words:
        following = unit.words[comma + 2] if comma + 2 < len(unit) else ""
        return following in lexicon.pronouns or _reports_next(mentions, known, comma + 1, told, SUBJECT)
    return word in known.subordinators and any(comma + step in told for step in (2, 3))


def _listed(mentions: Mentions, known: Frames, comma: int, told: set[int]) -> bool:
    """Whether a comma parts the items of a list: nothing but noun phrases stands between it and an "and"."""
    unit, lexicon = mentions.unit, mentions.lexicon
    for place in range(comma + 1, len(unit) - 1):
        word = unit.words[place]
        if word in lexicon.and_words:
            behind = unit.words[place + 1]
            return not (place + 1 in told or behind in known.auxiliaries or behind in lexicon.pronouns)
        if place in told or not (word in COMMAS or word[:1].isalnum()) or word in known.auxiliaries:
            return False
        if word in lexicon.relatives or word in lexicon.complementisers or word in known.subordinators:
            return False
    return False


def _main_clause(mentions: Mentions, known: Frames, place: int, told: set[int]) -> bool:
    """Whether the main clause may go on at a token behind the comma that closes a subordinate one: no conjunction or
    relative pronoun stands there, and where the verb comes first then, it is a verb."""
    lexicon = mentions.lexicon
    if place >= len(mentions.unit):
        return False
    word = mentions.unit.words[place]
    if lexicon.comma_clause:
        if word in known.auxiliaries or place in told:
            return True
        return lexicon.capital_nouns and not mentions.unit.capitals[place] and not _opens(mentions, known, word)
    return lexicon.bare_clause or not (
        word in lexicon.complementisers
        or word in lexicon.relatives
        or word in known.subordinators
        or word in lexicon.but_words
    )


def _opens(mentions: Mentions, known: Frames, word: str) -> bool:
    """Whether a small word opens a clause or a noun phrase."""
    lexicon = mentions.lexicon
    return not word[:1].isalpha() or any(
        word in words
        for words in (
            lexicon.complementisers,
            lexicon.relatives,
            lexicon.determiners,
            lexicon.pronouns,
            lexicon.prepositions,
            lexicon.and_words,
            lexicon.but_words,
            known.subordinators,
            known.report_as,
        )
    )


def _relative(mentions: Mentions, place: int) -> bool:
    return place < len(mentions.unit) and mentions.unit.words[place] in mentions.lexicon.relatives


def _reports_next(mentions: Mentions, known: Frames, conjunction: int, told: set[int], reach: int) -> bool:
    """Whether a further verb of speech follows a conjunction, at once or behind its subject."""
    unit = mentions.unit
    limit = min(conjunction + 2 + reach, len(unit))
    step = conjunction + 1
    while step < limit:
        word = unit.words[step]
        if step in told:
            return True
        if not word or word in COMMAS:
            return False
        step += 1
        if word in known.auxiliaries:
            limit = min(max(limit, step + 2), len(unit))
    return False
