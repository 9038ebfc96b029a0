"""The person a mention leads to: a surname to the full name in the text, a role to the one person who was given it
before, a pronoun or a verb without a subject to the person spoken of before it.

Conservative: a surname that two people bear leads to itself alone, a role that two have and a pronoun that may mean two
lead to nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from hexapla.annotation.names.forms import words_of
from hexapla.annotation.quotations.genders import Gender, genders, known_given
from hexapla.annotation.quotations.lexicon import lexicon
from hexapla.annotation.quotations.ties import Roles, Tie, holders, mentioned, roles_of, ties
from hexapla.model import Name, Span

FORGOTTEN = 2  # passages after which one spoken of is no longer meant by a pronoun
LONGEST = 8000  # signs after which the same
OWNER = re.compile(r"['’](?:s\b|(?=\s))")
PREVIOUS = re.compile(r"([^\W\d_]+)[’'\s]$")
WHOLE = 0.7  # share of a mention that a place must have to be the speaker ("Baghdad said", not "Iraq's minister said")
NEXT = re.compile(r"[\s-]([^\W\d_]+)")
REMEMBERED = 6  # persons spoken of that are kept
WHO = ("person", "organisation", "place", "other")  # kinds of names in a mention, whom it leads to first
STOPS = re.compile(r"[.!?…।؟][\"'”’»“)\]]*\s")  # where a sentence ends, nearly


class Cast:
    """The persons of a text, and those spoken of last: who spoke, or who opened a sentence. `names` gives the names of
    the text, asked only where a mention must be led to a person."""

    def __init__(self, text: str, language: str | None, names: Callable[[], Sequence[Name]]) -> None:
        self.text = text
        self.language = language
        self._find = names
        self._topics: list[tuple[int, int, str | None]] = []
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
        return roles_of(self.language)

    @cached_property
    def _ties(self) -> list[Tie]:
        return ties(self.text, self.names, self._roles)

    @cached_property
    def _told(self) -> dict[str, Gender | None]:
        """The persons who have a role, and what it tells of their gender."""
        found: dict[str, Gender | None] = {}
        for tie in self._ties:
            found[tie.person] = found.get(tie.person) or genders(self.language).of_noun(tie.noun)
        return found

    def speak_of(self, start: int, end: int) -> None:
        """Notes that a sentence is about the first person whom a stretch names."""
        self._note((start, end, None))

    def hear(self, person: str | None, place: int) -> None:
        """Notes who spoke last, at a place."""
        if person is not None:
            self._note((place, place, person))

    def _note(self, topic: tuple[int, int, str | None]) -> None:
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

    def recent(self, place: int) -> str | None:
        """The person spoken of last before a place."""
        return next(iter(self._spoken_of(place)), None)

    def carried(self, topic: Span | None, place: int) -> str | None:
        """The person behind the speaker of a quotation that nobody is named for: the topic of the passage before, else
        the person spoken of last."""
        if topic is None:
            return self.recent(place)
        name = self.at(topic.start, topic.end)
        if name is not None:
            return name.base or name.text
        pronoun = genders(self.language).of_pronoun(topic.text.lower()) != "they"
        return self.recent(place) if pronoun else self._by_role(topic, None)

    def _spoken_of(self, place: int) -> list[str]:
        """The persons spoken of, the last first, each once."""
        found: dict[str, None] = {}
        for start, end, heard in reversed(self._topics):
            if place - end > LONGEST or self.text.count("\n", end, place) > FORGOTTEN:
                break
            person = heard or self._subject(start, end)
            if person is not None and self._is_person(person):
                found.setdefault(person)
        return list(found)

    @cached_property
    def _persons(self) -> dict[str, bool | None]:
        """The persons that names stand for, and whether they are persons for good, where that was asked."""
        return dict.fromkeys(name.base or name.text for name in self.names if name.kind == "person")

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person in self._persons:
            found.setdefault(words_of(person)[-1], []).append(person)
        return found

    def _is_person(self, name: str) -> bool:
        """Whether a name is that of a person for good."""
        found = self._persons.get(name, False)
        if found is None:
            found = self._persons[name] = self._plausible(name)
        return found

    def _plausible(self, person: str) -> bool:
        """Whether a name of a person is one for good: it has a given name, or a role and several words, or no word that
        is a common one ("Five Eyes")."""
        words, given = self._roles.words, known_given()
        spelt = words_of(person)
        if any(base in given for word in (spelt[0], spelt[-1]) for base in words.inflection.bases(word)):
            return True
        if person.isupper():
            return False
        if len(spelt) > 1 and person in self._told:
            return True
        plain = person.lower().split()
        return not any(words.known_word(word) or word in words.places for word in plain if word not in words.particles)

    def _subject(self, start: int, end: int) -> str | None:
        """The first person in a stretch who may be the subject."""
        return next(reversed(self._named(start, end)), None)

    def person(self, kind: str | None, span: Span | None, cue: str | None, place: int) -> str | None:
        """Whom a speaker leads to. `kind` is name, role or pronoun, None where the sentence names no subject; `cue` the
        verb in lower case, `place` where the mention or the verb stands."""
        told = genders(self.language)
        verb = told.of_verb(cue) if cue else None
        if kind is None or span is None:
            if verb == "they" or not told.drops or self._reflexive(place, cue or ""):
                return None
            return self._meant(verb, place)
        if kind == "pronoun":
            gender = told.of_pronoun(span.text.lower())
            return None if "they" in (gender, verb) else self._meant(gender or verb, place)
        name = self.at(span.start, span.end)
        if name is not None and (name.kind != "place" or len(name.text) >= WHOLE * len(span.text)):
            person = name.base or name.text
            if name.kind == "person" and verb is not None and verb != "they":
                self._heard.setdefault(person, verb)
            return person
        known = self._by_surname(span.text) if kind == "name" else None
        return known or (self._by_role(span, verb) if verb != "they" else None)

    def _by_surname(self, mention: str) -> str | None:
        """The one person of the text whose family name a mention is, where it was not found as a name itself."""
        spelt = words_of(mention)
        bases = self._roles.words.inflection.bases(spelt[0]) if len(spelt) == 1 else ()
        found = [person for base in bases for person in self._families.get(base, ()) if self._is_person(person)]
        return found[0] if len(found) == 1 else None

    def _reflexive(self, place: int, cue: str) -> bool:
        """Whether a word beside a verb shows that nobody says it (Czech "píše se")."""
        words = genders(self.language).reflexive
        before, behind = PREVIOUS.search(self.text, max(0, place - 20), place), NEXT.match(self.text, place + len(cue))
        return any(found is not None and found.group(1).lower() in words for found in (before, behind))

    def _by_role(self, span: Span, verb: Gender | None) -> str | None:
        """The one person who has a role, by the text before it."""
        role = mentioned(self.text, span.start, span.end, self._roles)
        if role is None:
            return None
        found = holders(role, self._ties, span.start, self._roles)
        for gender in (role.gender, verb):
            if gender is not None:
                found = [person for person in found if self.gender(person) in (gender, None)]
        unnamed = genders(self.language).unnamed
        if not found and role.definite and unnamed and role.noun not in unnamed:
            if self._met_before(role.noun, span.start):
                return None
            return self._described(role.gender or verb, span.start)
        return found[0] if len(found) == 1 else None

    def _met_before(self, noun: str, place: int) -> bool:
        """Whether a role was spoken of before a place, so that whoever has it may be meant ("a guard … the guard")."""
        word = re.compile(rf"(?<!\w){re.escape(noun)}", re.IGNORECASE)
        return word.search(self.text, max(0, place - LONGEST), place) is not None

    def _described(self, gender: Gender | None, place: int) -> str | None:
        """The person whom a first "the winner" describes: whom the passage before or this one speaks of."""
        passage = self.text.rfind("\n", 0, place) + 1
        begin = self.text.rfind("\n", 0, max(0, passage - 1)) + 1
        top = self.recent(place)
        near = self._named(begin, place)
        return top if top is not None and top in near and self._fits(top, gender) else None

    def gender(self, person: str) -> Gender | None:
        """The gender of a person, by verbs, then by titles, then by name."""
        if person not in self._heard:
            known = self._told.get(person) or genders(self.language).of_name(person)
            if known is None:
                return None
            self._heard[person] = known
        return self._heard[person]

    def _meant(self, gender: Gender | None, place: int) -> str | None:
        """The person whom a pronoun, or a verb without a subject, means at a place: whom the text speaks of, unless the
        gender tells against it; else the only one whom the sentence, the passage or the one before it names."""
        spoken_of = self._spoken_of(place)
        top = spoken_of[0] if spoken_of else None
        if gender is None and top is not None:
            return top
        passage = self.text.rfind("\n", 0, place) + 1
        before = self.text.rfind("\n", 0, max(0, passage - 1)) + 1
        near = self._named(before, place)
        if top is not None and self._fits(top, gender):
            rivals = [person for person in near if self.gender(person) == gender]
            return top if self.gender(top) == gender or not rivals or near[0] == top else None
        begin = max((stop.end() for stop in STOPS.finditer(self.text, passage, place)), default=passage)
        free = [self._named(start, place) for start in (begin, passage)]
        dependent = [self._named(start, place, free=False) for start in (begin, passage, before)]
        for group in (*free, near, spoken_of, *dependent):
            fitting = [person for person in group if self._fits(person, gender)]
            sure = [person for person in fitting if self.gender(person) == gender]
            if sure or fitting:
                among = sure or fitting
                return among[0] if len(among) == 1 else None
        return None

    def _fits(self, person: str, gender: Gender | None) -> bool:
        return gender is None or self.gender(person) in (gender, None)

    def _named(self, start: int, end: int, *, free: bool = True) -> list[str]:
        """The persons named in a stretch, the last first, each once: those who may be its subject, if there are any, or
        all."""
        names = self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        names = [name for name in reversed(names) if self._is_person(name.base or name.text)]
        subjects = [name for name in names if not self._depends(name)] if free and len(names) > 1 else names
        return list(dict.fromkeys(name.base or name.text for name in subjects or names))

    def _depends(self, name: Name) -> bool:
        """Whether a name is no subject where it stands: behind a preposition, an owner, or in another case than its
        base."""
        if name.base is not None and words_of(name.text)[-1] not in words_of(name.base):
            return True
        if OWNER.match(self.text, name.end):
            return True
        before = PREVIOUS.search(self.text, max(0, name.start - 20), name.start)
        return before is not None and before.group(1).lower() in lexicon(self.language).governing

    def place_of(self, person: str | None, end: int) -> Span | None:
        """Where a name stands: its last place before the end of the mention, else its first."""
        if person is None:
            return None
        starts = self._places.get(person, ())
        if not starts:
            return None
        start = starts[max(0, bisect_left(starts, end) - 1)]
        return Span(start, start + len(person), person) if self.text.startswith(person, start) else None

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for name in self.names:
            found.setdefault(name.text, []).append(name.start)
        return found
