"""Who may be speaking: the names, roles and pronouns of a sentence, in scripts with capitals.

A name is a run of capitalised words; nouns for roles and pronouns come from the table. What a preposition governs ("of
the bank", "in London") or what owns ("Trump's") is no subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS, Unit

JOINS = frozenset((" ", "\xa0", "\u202f", "  ", "-", "’", "'", "ʼ", "\xa0\xa0", ". ", "."))
SEPARATORS = COMMAS | DASHES | COLONS | BREAKS | FULL_STOPS | frozenset("()[]")
GOVERNED = 3  # lower-case words that may stand between a preposition and the noun it governs


class Mention(NamedTuple):
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
        people, endings = lexicon.people, lexicon.plain_endings
        reporting = [cue[0] for cue in unit.cues]
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
        pronoun = word.rpartition("-")[2] if "-" in word and word not in lexicon.pronouns else word
        if pronoun in lexicon.pronouns:
            if place + 1 < len(unit) and lexicon.is_role(unit.words[place + 1]):
                return None  # "one employee"
            end = unit.ends[place]
            governed = place > 0 and unit.words[place - 1] in lexicon.governing
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
        for place in range(first, last):
            if lexicon.is_role(unit.words[place]):
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
