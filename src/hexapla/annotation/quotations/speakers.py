"""Who speaks: the subject of a word of reporting, looked for around it in the narrator's words.

In scripts without capitals the noun phrase beside the verb is taken whole and its leading role words are cut off where
a name is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.annotation.quotations.caseless import noun_phrase
from hexapla.annotation.quotations.mentions import GOVERNED, SEPARATORS, Mention, Mentions
from hexapla.annotation.quotations.phrases import noun_after, noun_before, opens_clause
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Cue, Unit

REACH = 14  # tokens after a verb in which its subject may stand
APPOSED = 8  # words between a role and the name in apposition to it


def subject(mentions: Mentions, cue: Cue, edge: int = 0) -> Mention | None:
    """The mention that is the subject of a cue; None where the sentence names none. `edge`: the first token looked
    at."""
    place, length, kind = cue
    unit = mentions.unit
    if mentions.caseless:
        phrase = noun_phrase(unit, cue, mentions.lexicon)
        if phrase is None:
            return None
        return Mention(phrase[0], phrase[1], unit.starts[phrase[0]], unit.ends[phrase[1]], phrase[2], False)
    if kind == "nonfinite":
        return _shared(mentions, place)
    if kind in ("according", "as_said"):
        return _source(mentions, place + length)
    if kind == "according_after":
        return _last(mentions, max(_left_edge(unit, place), place - 8), place)
    if mentions.lexicon.reported_endings:
        return _opening(mentions, place)
    left = max(edge, _left_edge(unit, place))
    if unit.words[place] in mentions.lexicon.quoting:
        quoted = _quoted_person(mentions, place + length)
        if quoted is not None:
            return quoted
    found = _beside(mentions, left, place, length) or _inverted(mentions, left, place, length)
    found = found or _before(mentions, left, place)
    if found is not None:
        return found
    found = _phrase(mentions, noun_before(unit, place, mentions.lexicon), left)
    found = found or _after(mentions, place + length)
    if found is None and left > 0 and not edge:
        found = _first(mentions, 0, left)
    return found or _phrase(mentions, noun_after(unit, place + length, mentions.lexicon), left)


def _shared(mentions: Mentions, place: int) -> Mention | None:
    """The subject that a form without one of its own shares: that of the verb of speech before it ("…, Ann said,
    adding"), else the first of the sentence."""
    unit = mentions.unit
    for cue in reversed(unit.cues):
        if cue[0] < place and cue[2] == "verbs" and all(number < 0 for number in unit.stretch[cue[0] : place]):
            found = subject(mentions, cue)
            if found is not None:
                return found
    return _first(mentions, 0, place)


def _quoted_person(mentions: Mentions, left: int) -> Mention | None:
    """Whom a verb of quoting has speak ("quoted the mayor as saying"): the first free mention right behind it."""
    found = [one for one in mentions.between(left, left + GOVERNED + 2) if not one.governed]
    return _with_apposition(mentions, found, 0) if found and found[0].kind != "pronoun" else None


def _beside(mentions: Mentions, left: int, place: int, length: int) -> Mention | None:
    """A subject that touches its verb and opens the clause ("as Ann said"), or a pronoun that can be nothing else right
    behind the verb ("nannte er")."""
    unit, lexicon = mentions.unit, mentions.lexicon
    for one in mentions.between(left, place):
        if one.last + 1 == place:
            first = one.first
            while first > left and (
                unit.words[first - 1] in lexicon.determiners or unit.words[first - 1] in lexicon.pronouns
            ):
                first -= 1
            if opens_clause(unit, first, lexicon):
                return one
    behind = place + length
    if behind < len(unit) and unit.words[behind] in lexicon.nominative:
        for one in mentions.between(behind, behind + 1):
            return one
    phrase = noun_before(unit, place, lexicon)
    if phrase is None or phrase[0] <= left or lexicon.capital_nouns or mentions.between(phrase[0], place):
        return None
    return _phrase(mentions, phrase, left) if opens_clause(unit, phrase[0] - 1, lexicon) else None


def _inverted(mentions: Mentions, left: int, place: int, length: int) -> Mention | None:
    """The subject right behind a verb that stands second, where a preposition or an adverb opens the clause."""
    unit, lexicon = mentions.unit, mentions.lexicon
    if not lexicon.nominative:
        return None
    first = place
    while first > left and unit.words[first - 1] not in SEPARATORS:  # a clause before a comma is one opener, too
        first -= 1
    opener = unit.words[first if first < place else left]
    if opener not in lexicon.prepositions and opener not in lexicon.not_names:
        return None
    for one in mentions.between(place + length, place + length + REACH):
        near = one.first - place - length <= 1 or unit.words[place + length] in lexicon.determiners
        if near and not one.governed and one.first - place - length <= GOVERNED:
            return _with_apposition(mentions, [one], 0)
        break
    return None


def _phrase(mentions: Mentions, tokens: tuple[int, int] | None, left: int) -> Mention | None:
    """A noun phrase as a mention by role."""
    if tokens is None or tokens[0] < left:
        return None
    first, last = tokens
    for one in mentions.between(first, last + 1):
        if one.kind == "name":
            return one
    return Mention(first, last, mentions.unit.starts[first], mentions.unit.ends[last], "role", False)


def _source(mentions: Mentions, left: int) -> Mention | None:
    """The first mention behind a word that names a source, whatever governs it."""
    found = mentions.between(left, min(left + 10, len(mentions.unit)))
    if not found or any(mentions.unit.stretch[step] >= 0 for step in range(left, found[0].first)):
        return None
    return _with_apposition(mentions, found, 0)


def _opening(mentions: Mentions, place: int) -> Mention | None:
    """The subject that opens a sentence whose verb ends it: a name of two words, or one word set off by a comma."""
    unit = mentions.unit
    for one in mentions.between(0, place):
        if one.kind == "pronoun" or one.last > one.first or one.first > 0:
            return one
        after = one.last + 1
        if unit.words[after] in COMMAS or unit.stretch[after] >= 0 or one.kind == "role" or after == place:
            return one
    return None


def _left_edge(unit: Unit, place: int) -> int:
    """The token after the last quotation before a place."""
    while place > 0 and unit.stretch[place - 1] < 0:
        place -= 1
    return place


def _before(mentions: Mentions, left: int, place: int) -> Mention | None:
    unit = mentions.unit
    free = [one for one in mentions.between(left, place) if not one.governed]
    if not free:
        return None
    before = unit.words[place - 1]
    lexicon = mentions.lexicon
    if (
        before in COMMAS
        or before in DASHES
        or before == ")"
        or before in lexicon.and_words
        or before in lexicon.but_words
    ):
        return _with_apposition(mentions, free, 0)
    named = [one for one in free if one.kind != "role"]
    if not named or _clause_between(mentions, named[-1].last, place):
        return free[-1]
    return named[-1]


def _clause_between(mentions: Mentions, left: int, place: int) -> bool:
    """Whether a comma parts two tokens."""
    return any(mentions.unit.words[step] in COMMAS for step in range(left + 1, place))


def _first(mentions: Mentions, left: int, right: int) -> Mention | None:
    free = [one for one in mentions.between(left, right) if not one.governed]
    return _with_apposition(mentions, free, 0) if free else None


def _last(mentions: Mentions, left: int, right: int) -> Mention | None:
    free = mentions.between(left, right)
    return free[-1] if free else None


def _after(mentions: Mentions, left: int, reach: int = REACH) -> Mention | None:
    """The first free mention after a verb, in its clause."""
    unit = mentions.unit
    right = left
    while right < len(unit) and right < left + reach and unit.stretch[right] < 0:
        if unit.words[right] in COLONS or unit.words[right] in mentions.lexicon.complementisers:
            break
        right += 1
    found = mentions.between(left, right)
    free = [one for one in found if not one.governed]
    if not any(one.kind != "role" for one in free):
        for one in found:
            if one.governed and one.kind == "name" and one.last - one.first >= 2 and _ends_phrase(unit, one.last):
                # "ha detto a Roma Anna Rossi, …": the place and the name run together
                return Mention(one.first + 1, one.last, unit.starts[one.first + 1], unit.ends[one.last], "name", False)
    return _with_apposition(mentions, free, 0) if free else None


def _ends_phrase(unit: Unit, last: int) -> bool:
    return last + 1 >= len(unit) or unit.words[last + 1] in SEPARATORS or unit.stretch[last + 1] >= 0


def _with_apposition(mentions: Mentions, free: Sequence[Mention], place: int) -> Mention:
    """A role gives way to the name that stands right behind it or in apposition ("the director, Ann Lee")."""
    found = free[place]
    if found.kind != "role":
        return found
    unit, lexicon = mentions.unit, mentions.lexicon
    for other in mentions.found:
        if other.first <= found.last or other.kind != "name":
            continue
        gap = unit.words[found.last + 1 : other.first]
        if len(gap) > APPOSED or any(
            not word or word in COLONS or word in BREAKS or word in FULL_STOPS for word in gap
        ):
            break
        if any(word in lexicon.heads and word not in lexicon.prepositions for word in gap):
            break
        if not gap or gap == [","] or (gap[-1] in COMMAS and other.last > other.first and gap.count(",") == 1):
            return other
        before = gap[-1]
        plain = before not in lexicon.prepositions and before not in lexicon.determiners and before not in COMMAS
        if plain and other.last > other.first and "," not in gap and before not in lexicon.and_words:
            return other
    return found
