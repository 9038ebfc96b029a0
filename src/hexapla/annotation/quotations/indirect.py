"""Indirect speech: what is reported without marks ("said that …", "…, he said", "according to her, …").

The content of a word of reporting is found by where the clause stands: behind a complementiser or a colon, behind
a comma
or the verb itself in languages that allow it, before a verb that closes the sentence, beside the name of a source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.annotation.quotations.mentions import Mention, Mentions
from hexapla.annotation.quotations.speakers import subject
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Cue

OPENING = 16  # tokens between a verb of speech and the word that opens its clause
ADDRESSED = 3  # words between a verb and its infinitive ("urged the leaders to")
CLOSING = 12  # tokens that may follow a verb that closes a reported sentence
SHORTEST = 3  # words of a clause
QUOTED = 0.85  # a clause that stands in marks to this part is a direct quotation


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
    found: list[Reported] = []
    taken = -1
    for cue in unit.cues:
        if cue[0] <= taken or cue[0] in used:
            continue
        for first, last in _contents(mentions, cue):
            first, last = _trim(mentions, first, last)
            if not _holds(mentions, first, last):
                continue
            mention = subject(mentions, cue, last + 1 if last < cue[0] else 0)
            if mention is not None and first <= mention.first and mention.last <= last and cue[2] != "as_said":
                mention = None if last < cue[0] or first > cue[0] else mention
            found.append(Reported(unit.starts[first], unit.ends[last], cue, mention))
            if first > cue[0]:
                taken = max(taken, first if cue[2] == "attitudes" else last)
    return _apart(found)


def _apart(found: list[Reported]) -> list[Reported]:
    """The clauses without those that lie in a longer one or overlap one before."""
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Reported] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _contents(mentions: Mentions, cue: Cue) -> Iterator[tuple[int, int]]:
    """The token ranges (both ends inclusive) of what a cue reports."""
    if cue[2] in ("according", "according_after", "as_said"):
        yield from _of_source(mentions, cue)
        return
    first = _opened(mentions, cue)
    if first is None:
        first = _bare(mentions, cue)
    if first is None:
        before = _reversed(mentions, cue)
        if before is not None:
            yield before
            if cue[2] == "verbs":
                yield from _after_aside(mentions, cue)
        elif mentions.lexicon.reported_endings:
            yield from _before_last(mentions, cue)
        return
    yield first, _clause_end(mentions, first, cue)


def _opened(mentions: Mentions, cue: Cue) -> int | None:
    """The first token of a clause behind a complementiser, an infinitive sign or a colon."""
    unit, lexicon = mentions.unit, mentions.lexicon
    start = cue[0] + cue[1]
    if lexicon.bare_clause and start < len(unit) and unit.words[start] in lexicon.pronouns and cue[2] != "attitudes":
        return start
    for place in range(start, min(start + OPENING, len(unit))):
        word = unit.words[place]
        if not word or word in FULL_STOPS:
            return None
        if word in COLONS:
            return place + 1
        if word in lexicon.complementisers:
            return place + 1
        if word in lexicon.infinitive and place - start <= ADDRESSED and _infinitive(mentions, place + 1):
            return place + 1
        if word in COMMAS and place + 1 < len(unit):
            if (
                lexicon.comma_clause
                and unit.words[place + 1] not in lexicon.complementisers
                and _reported_clause(mentions, place, start)
            ):
                return place + 1
            if lexicon.bare_clause or lexicon.verb_first:
                continue
        if place > start and any(other[0] == place and other[2] == "verbs" for other in unit.cues):
            return None
    return None


def _infinitive(mentions: Mentions, place: int) -> bool:
    """Whether a verb in the infinitive stands at a token, as far as can be seen."""
    unit, lexicon = mentions.unit, mentions.lexicon
    if place >= len(unit):
        return False
    word = unit.words[place]
    if not word or not word[0].islower() or word in lexicon.determiners or word in lexicon.pronouns:
        return False
    return not lexicon.infinitive_endings or word.endswith(lexicon.infinitive_endings)


def _reported_clause(mentions: Mentions, comma: int, start: int) -> bool:
    """Whether a clause without a complementiser behind a comma is reported: it has the mood for it, an infinitive, or
    stands right behind the verb."""
    unit, lexicon = mentions.unit, mentions.lexicon
    rest = unit.words[comma + 1 :]
    if any(word in lexicon.reported_mood for word in rest[:25]):
        return True
    if not rest:
        return False
    word = rest[0]
    if comma != start:
        between = mentions.between(start, comma)
        noun = lexicon.capital_nouns and any(unit.capitals[comma + 2 : comma + 4])
        return bool(between) and comma - start <= 6 and word in lexicon.determiners and noun
    return word in lexicon.determiners or word in lexicon.pronouns or word in lexicon.infinitive or "zu" in rest[-3:]


def _bare(mentions: Mentions, cue: Cue) -> int | None:
    """The first token of a clause right behind a verb, in languages that allow it."""
    unit, lexicon = mentions.unit, mentions.lexicon
    if not lexicon.bare_clause:
        return None
    place = cue[0] + cue[1]
    if place + SHORTEST > len(unit):
        return None
    word = unit.words[place]
    if word in lexicon.prepositions and cue[2] == "verbs":
        return _after_phrase(mentions, place)
    if not _may_open(mentions, place, cue[2] == "verbs"):
        return None
    inner = mentions.between(place, min(place + 6, len(unit)))
    if inner and inner[0].first == place and inner[0].kind != "role" and inner[0].last + 1 < len(unit):
        following = inner[0].last + 1
        word = unit.words[following]
        if word in lexicon.pronouns or word in lexicon.determiners:
            return following
        if not word or word in COMMAS or word in FULL_STOPS:
            return None
    return place


def _may_open(mentions: Mentions, place: int, strong: bool) -> bool:
    unit, lexicon = mentions.unit, mentions.lexicon
    word = unit.words[place]
    if not word or word in COMMAS or word in DASHES or word in FULL_STOPS or word in COLONS:
        return False
    if strong and word not in lexicon.prepositions | lexicon.and_words | lexicon.infinitive and not word.endswith("ly"):
        return (
            word not in lexicon.heads
            and (word not in lexicon.not_names or not mentions.capital(place))
            and len(unit) - place > 4
        )
    if word in lexicon.determiners or word in lexicon.pronouns or word[0].isdigit():
        return True
    return mentions.capital(place) and word not in lexicon.not_names


def _after_phrase(mentions: Mentions, place: int) -> int | None:
    """The pronoun or article that opens the clause behind "in a statement on Thursday"."""
    unit, lexicon = mentions.unit, mentions.lexicon
    for step in range(place + 2, min(place + 9, len(unit) - SHORTEST)):
        word = unit.words[step]
        if not word or word in COMMAS or word in FULL_STOPS:
            return None
        if (word in lexicon.pronouns or word in lexicon.determiners) and unit.words[
            step - 1
        ] not in lexicon.prepositions:
            return step
    return None


def _reversed(mentions: Mentions, cue: Cue) -> tuple[int, int] | None:
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
    if not between and not mentions.between(place + 1, min(place + 10, len(unit))) and place + 3 < len(unit):
        return None
    rest = len(unit) - place
    if rest > CLOSING and not any(word in COMMAS for word in unit.words[place : place + CLOSING]):
        return None
    if any(other[0] < comma and other[2] == "verbs" for other in unit.cues):
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


def _clause_end(mentions: Mentions, first: int, cue: Cue) -> int:
    """The last token of a reported clause: that of the sentence, or before a further main clause with a verb of
    speech."""
    unit = mentions.unit
    short = unit.words[first - 1] in mentions.lexicon.infinitive or (
        cue[2] == "attitudes" and unit.words[first - 1] not in mentions.lexicon.complementisers
    )
    for place in range(first + SHORTEST, len(unit)):
        if short and unit.words[place] in COMMAS:
            return place - 1
        if unit.words[place] in COLONS and (place + 1 >= len(unit) or unit.stretch[place + 1] < 0):
            return place - 1
        if unit.words[place] in BREAKS:
            return place - 1
    lexicon = mentions.lexicon
    for other in unit.cues:
        if other[0] > first + SHORTEST and other[2] in ("verbs", "attitudes"):
            for step in (1, 2, 3):
                word = unit.words[other[0] - step]
                if word in lexicon.and_words or word in lexicon.but_words:
                    return other[0] - step - 1
                if not word or word in COMMAS:
                    break
        if other[0] > first + SHORTEST and other[2] == "nonfinite" and unit.words[other[0] - 1] in COMMAS:
            return other[0] - 2
    return len(unit) - 1


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
