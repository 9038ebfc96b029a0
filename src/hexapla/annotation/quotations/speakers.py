"""Who speaks: the subject of a word of reporting, looked for around it in the narrator's words.

In scripts with capitals, a name is a run of capitalised words; nouns for roles and pronouns come from the table. What a
preposition governs ("of the bank", "in London") or what owns ("Trump's") is no subject. In scripts without capitals the
noun phrase beside the verb is taken whole and its leading role words are cut off where a name is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.annotation.quotations.caseless import noun_phrase
from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.phrases import noun_after, noun_before, opens_clause
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Cue, Unit

JOINS = frozenset((" ", "\xa0", "\u202f", "  ", "-", "’", "'", "ʼ", "\xa0\xa0", ". ", "."))
SEPARATORS = COMMAS | DASHES | COLONS | BREAKS | FULL_STOPS | frozenset("()[]")
REACH = 14  # tokens after a verb in which its subject may stand
APPOSED = 8  # words between a role and the name in apposition to it
GOVERNED = 3  # lower-case words that may stand between a preposition and the noun it governs


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible speaker: tokens `first` to `last` (inclusive), its span, and name, role or pronoun as `kind`."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    governed: bool


class Mentions:
    """The possible speakers of one unit, in order, found on first use."""

    def __init__(self, text: str, unit: Unit, lexicon: Lexicon, named: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.unit, self.lexicon = text, unit, lexicon
        self.caseless = bool(lexicon.article_prefixes)
        self._found: list[Mention] | None = [] if self.caseless else None

    @property
    def found(self) -> list[Mention]:
        """All mentions, in order."""
        if self._found is None:
            self._found = self._all()
        return self._found

    def between(self, left: int, right: int) -> list[Mention]:
        """The mentions that stand wholly in the tokens left … right (exclusive)."""
        return [one for one in self.found if left <= one.first and one.last < right]

    def capital(self, place: int) -> bool:
        """Whether the word at a token has a capital."""
        return self.unit.capitals[place]

    def _joined(self, place: int) -> bool:
        """Whether a token follows the one before it as in one name."""
        unit = self.unit
        gap = self.text[unit.ends[place - 1] : unit.starts[place]]
        return gap in JOINS

    def _run_end(self, place: int) -> int:
        """The last token of the run of capitalised words that begins at a token."""
        unit, lexicon = self.unit, self.lexicon
        last = place
        while last + 1 < len(unit):
            following = last + 1
            if unit.words[following] == "." and len(unit.words[last]) <= 3 and following + 1 < len(unit):
                if self.capital(following + 1):
                    last = following + 1
                    continue
                break
            if not self._joined(following):
                break
            word = unit.words[following]
            if self.capital(following):
                if word in lexicon.not_names:
                    break
                last = following
                continue
            if word in lexicon.particles:
                step = following
                while step < len(unit) and self._particle(step, following) and self._joined(step):
                    step += 1
                if (
                    step < len(unit)
                    and self.capital(step)
                    and self._joined(step)
                    and unit.words[step] not in lexicon.not_names
                ):
                    last = step
                    continue
            break
        return last

    def _particle(self, place: int, first: int) -> bool:
        """Whether a small word inside a name stands at a token ("von", and "der" behind it)."""
        word = self.unit.words[place]
        return word in self.lexicon.particles or (place > first and word in self.lexicon.determiners)

    def _governed(self, place: int) -> bool:
        """Whether a preposition stands before the phrase that a token is in."""
        unit, lexicon = self.unit, self.lexicon
        for step in range(place - 1, max(-1, place - 2 - GOVERNED), -1):
            word = unit.words[step]
            if word in lexicon.prepositions:
                return True
            if not word or word in SEPARATORS or (word in lexicon.heads and not self.capital(step)):
                return False
            if self.capital(step) and step > 0 and not lexicon.capital_nouns:
                return False
        return False

    def _owner(self, last: int) -> bool:
        """Whether a possessive ending follows."""
        unit = self.unit
        end = unit.ends[last]
        if last + 1 < len(unit) and unit.words[last + 1] == "s" and self.text[end : end + 1] in ("'", "’"):
            return True
        return self.text[end - 1 : end] in ("s", "S") and self.text[end : end + 1] in ("'", "’")

    def _all(self) -> list[Mention]:
        unit, lexicon = self.unit, self.lexicon
        people, endings = lexicon.people, lexicon.role_endings
        reporting = {cue[0] for cue in unit.cues}
        places = [
            place
            for place, (word, capital) in enumerate(zip(unit.words, unit.capitals, strict=True))
            if capital or word in people or "-" in word or (endings and word.endswith(endings))
        ]
        found: list[Mention] = []
        edge = 0
        for place in places:
            if place >= edge and place not in reporting:
                one = self._at(place)
                if one is not None:
                    edge = one.last + 1
                    if not self._owner(one.last):
                        found.append(one)
        return found

    def _at(self, place: int) -> Mention | None:
        """The mention that begins at a token."""
        unit, lexicon = self.unit, self.lexicon
        word = unit.words[place]
        pronoun = word if word in lexicon.pronouns else word.rpartition("-")[2]
        if pronoun in lexicon.pronouns:
            if place + 1 < len(unit) and lexicon.is_role(unit.words[place + 1]):
                return None  # "one employee"
            end = unit.ends[place]
            governed = place > 0 and unit.words[place - 1] in lexicon.prepositions - lexicon.as_words
            return Mention(place, place, end - len(pronoun), end, "pronoun", governed)
        if word in lexicon.not_names or word in lexicon.determiners or word in lexicon.prepositions:
            capital = False
        else:
            capital = unit.capitals[place]
        if capital:
            return self._named(place, self._run_end(place))
        if lexicon.is_role(word) and not self._owner(place):
            return Mention(place, place, unit.starts[place], unit.ends[place], "role", self._governed(place))
        return None

    def _named(self, first: int, last: int) -> Mention:
        """A run as a mention, its leading role words cut off where a name is left."""
        unit, lexicon = self.unit, self.lexicon
        governed = self._governed(first)
        start = first
        for place in range(first, last + 1):
            if lexicon.is_role(unit.words[place]) and place < last:
                start = place + 1
        while first < start < last and (unit.words[start] in lexicon.particles or unit.words[start] == "."):
            start += 1
        if (start == last and lexicon.is_role(unit.words[last])) or (
            first == last and first == 0 and unit.words[first] in lexicon.heads
        ):
            kind = "role"
        else:
            kind = "name"
        return Mention(first, last, unit.starts[start], unit.ends[last], kind, governed)


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
    found = found or _phrase(mentions, noun_after(unit, place + length, mentions.lexicon), left)
    if found is not None or left == 0 or edge:
        return found
    return _first(mentions, 0, left)


def _shared(mentions: Mentions, place: int) -> Mention | None:
    """The subject that a form without one of its own shares: that of the verb of speech before it ("…, Ann said, adding"),
    else the first of the sentence."""
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
            while first > left and unit.words[first - 1] in lexicon.determiners | lexicon.pronouns:
                first -= 1
            if opens_clause(unit, first, lexicon):
                return one
    behind = place + length
    if behind < len(unit) and unit.words[behind] in lexicon.nominative:
        for one in mentions.between(behind, behind + 1):
            return one
    phrase = noun_before(unit, place, lexicon)
    if phrase is not None and phrase[0] > left and not lexicon.capital_nouns:
        if opens_clause(unit, phrase[0] - 1, lexicon) and not mentions.between(phrase[0], place):
            return _phrase(mentions, phrase, left)
    return None


def _inverted(mentions: Mentions, left: int, place: int, length: int) -> Mention | None:
    """The subject right behind a verb that stands second, where a preposition or an adverb opens the clause."""
    unit, lexicon = mentions.unit, mentions.lexicon
    if not lexicon.nominative:
        return None
    first = place
    while first > left and unit.words[first - 1] not in SEPARATORS:
        first -= 1
    opener = unit.words[first] if first < place else ""
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
    if before in COMMAS or before in DASHES or before == ")" or before in lexicon.and_words or before in lexicon.but_words:
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
