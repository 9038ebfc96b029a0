"""The person a mention leads to: a surname to the full name in the text, a role to the one person who was given it before,
a pronoun or a verb without a subject to the person spoken of before it.

Conservative: a surname that two people bear leads to itself alone, a role that two have or a pronoun that two may be meant
by leads to nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from hexapla.annotation.quotations.genders import Gender, genders
from hexapla.annotation.quotations.lexicon import lexicon
from hexapla.annotation.quotations.ties import Roles, Tie, holders, mentioned, ties
from hexapla.model import Name, Span

REMEMBERED = 6  # persons spoken of that are kept
WHO = ("person", "organisation", "place", "other")  # kinds of names in a mention, whom it leads to first
NEAR = 12  # signs before and behind a name in which a form of address or another noun tells its gender


class Cast:
    """The persons of a text, and those spoken of last: who spoke, or who opened a sentence. `names` gives the names of the
    text, asked only where a mention must be led to a person."""

    def __init__(self, text: str, language: str | None, names: Callable[[], Sequence[Name]]) -> None:
        self.text = text
        self.language = language
        self._find = names
        self._topics: list[tuple[int, int] | str] = []
        self._heard: dict[str, Gender] = {}

    @cached_property
    def names(self) -> list[Name]:
        """The names of the text, in order."""
        return sorted(self._find(), key=lambda name: name.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.language, lexicon(self.language))

    @cached_property
    def _ties(self) -> list[Tie]:
        return ties(self.text, self.names, self._roles)

    def speak_of(self, start: int, end: int) -> None:
        """Notes that a sentence is about whom a stretch names."""
        self._note((start, end))

    def hear(self, person: str | None) -> None:
        """Notes who spoke last."""
        if person is not None:
            self._note(person)

    def _note(self, topic: tuple[int, int] | str) -> None:
        if not self._topics or self._topics[-1] != topic:
            self._topics.append(topic)
            del self._topics[:-REMEMBERED]

    def at(self, start: int, end: int) -> Name | None:
        """The name that a stretch holds or is part of: a person's before others, the longest first."""
        found: Name | None = None
        rank = (0, 0)
        place = max(0, bisect_left(self._starts, start) - 1)
        for name in self.names[place : bisect_left(self._starts, end)]:
            shared = min(end, name.end) - max(start, name.start)
            here = (-WHO.index(name.kind), shared)
            if shared > 0 and (found is None or here > rank):
                found, rank = name, here
        return found

    @property
    def recent(self) -> str | None:
        """The person spoken of last."""
        return next(iter(self._spoken_of()), None)

    def _spoken_of(self) -> list[str]:
        """The persons spoken of, the last first, each once."""
        found: dict[str, None] = {}
        for topic in reversed(self._topics):
            person = topic if isinstance(topic, str) else self._person_at(*topic)
            if person is not None and person in self._persons:
                found.setdefault(person)
        return list(found)

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(name.base or name.text for name in self.names if name.kind == "person")

    def _person_at(self, start: int, end: int) -> str | None:
        name = self.at(start, end)
        return (name.base or name.text) if name is not None and name.kind == "person" else None

    def person(self, kind: str | None, span: Span | None, cue: str | None, place: int) -> str | None:
        """Whom a speaker leads to. `kind` is name, role or pronoun, None where the sentence names no subject; `cue` the verb
        in lower case, `place` where the mention or the verb stands."""
        told = genders(self.language)
        verb = told.of_verb(cue) if cue else None
        if kind is None or span is None:
            return None if verb == "they" else self._meant(verb, place)
        if kind == "pronoun":
            gender = told.of_pronoun(span.text.lower())
            return None if "they" in (gender, verb) else self._meant(gender or verb, place)
        name = self.at(span.start, span.end)
        if name is not None:
            person = name.base or name.text
            if name.kind == "person" and verb is not None and verb != "they":
                self._heard.setdefault(person, verb)
            return person
        return self._by_role(span, verb) if verb != "they" else None

    def _by_role(self, span: Span, verb: Gender | None) -> str | None:
        """The one person who has a role, by the text before it."""
        role = mentioned(self.text, span.start, span.end, self._roles)
        if role is None:
            return None
        found = holders(role, self._ties, span.start, self._roles)
        for gender in (role.gender, verb):
            if gender is not None:
                found = [person for person in found if self.gender(person) in (gender, None)]
        return found[0] if len(found) == 1 else None

    def gender(self, person: str) -> Gender | None:
        """The gender of a person, by verbs, then by titles, then by name."""
        if person not in self._heard:
            known = next((g for tie in self._ties if tie.person == person and (g := self._of_tie(tie))), None)
            known = known or genders(self.language).of_name(person)
            if known is None:
                return None
            self._heard[person] = known
        return self._heard[person]

    def _of_tie(self, tie: Tie) -> Gender | None:
        told = genders(self.language)
        return told.of_noun(tie.noun)

    def _meant(self, gender: Gender | None, place: int) -> str | None:
        """The person whom a pronoun, or a verb without a subject, means at a place."""
        spoken_of = self._spoken_of()
        if gender is None and spoken_of:
            return spoken_of[0]
        near = self._near(place)
        fitting = [person for person in dict.fromkeys((*spoken_of, *near)) if self.gender(person) in (gender, None)]
        if gender is None:
            return fitting[0] if len(fitting) == 1 else None
        sure = [person for person in fitting if self.gender(person) == gender]
        top = spoken_of[0] if spoken_of else None
        if top in sure:
            return top
        if top in fitting:
            return top if not any(person in near for person in sure) else None
        among = [person for person in sure if person in near] or sure
        among = among or [person for person in fitting if person in near]
        return among[0] if len(among) == 1 else None

    def _near(self, place: int) -> list[str]:
        """The persons named in the passage up to a place and in the one before, the last first."""
        first = self.text.rfind("\n", 0, max(0, self.text.rfind("\n", 0, place)))
        names = self.names[bisect_left(self._starts, max(0, first)) : bisect_left(self._starts, place)]
        return list(dict.fromkeys(name.base or name.text for name in reversed(names) if name.kind == "person"))

    def place_of(self, person: str | None, end: int) -> Span | None:
        """Where a name stands: its last place before the end of the mention, else its first."""
        if person is None:
            return None
        found: Name | None = None
        for name in self.names:
            if name.text == person and (found is None or name.start < end):
                found = name
        return Span(found.start, found.end, found.text) if found is not None else None
