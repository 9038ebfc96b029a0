"""Whether a mention tells of a man or a woman, or of several: by pronouns, articles, forms of the verb, nouns and given
names. What is not known is None; a language without a table tells nothing but by given names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from hexapla.annotation.names.forms import words_of
from hexapla.annotation.names.vocabulary import Words, given_names
from hexapla.knowledge.gazetteer import fold
from hexapla.knowledge.tables import table

Gender = Literal["he", "she", "they"]
ALL = "_all"


@dataclass(frozen=True, slots=True)
class Genders:
    """The lists of one language: of he and she and of several the pronouns, the articles of a role, forms of verbs;
    nouns for men and women; how family names of women end; what makes a role definite; what opens a role's complement;
    whether roles stand behind names, and verbs without subjects; what shows that nobody says it."""

    told: bool
    he: Words
    she: Words
    one: Words
    the_he: Words
    the_she: Words
    the: Words
    the_endings: tuple[str, ...]
    said_he: Words
    said_she: Words
    said_they: Words
    men: Words
    women: Words
    surname_she: tuple[str, ...]
    unnamed: Words
    complement: Words
    roles_behind: bool
    drops: bool
    reflexive: Words

    def of_pronoun(self, word: str) -> Gender | None:
        """The gender of a pronoun in lower case; None where it is of either; "they" for all that are no one person."""
        if word in self.he:
            return "he"
        if word in self.she:
            return "she"
        return None if word in self.one or not self.told else "they"

    def of_verb(self, word: str) -> Gender | None:
        """The gender that the form of a verb in lower case shows."""
        if word in self.said_they:
            return "they"
        return "she" if word in self.said_she else "he" if word in self.said_he else None

    def of_noun(self, word: str) -> Gender | None:
        """The gender of a role or form of address in lower case."""
        return "she" if word in self.women else "he" if word in self.men else None

    def of_article(self, word: str) -> Gender | None:
        """The gender that the article before a role shows."""
        return "he" if word in self.the_he else "she" if word in self.the_she else None

    def definite(self, before: str, role: str) -> bool:
        """Whether a role is one that was told of: by the word before it or by its ending; always in languages without
        articles."""
        if self.the_endings and role.endswith(self.the_endings):
            return True
        articles = (self.the, self.the_he, self.the_she)
        if any(articles):
            return any(before in words for words in articles)
        return not self.the_endings

    def of_name(self, name: str) -> Gender | None:
        """The gender of a person by the given name, else by the ending of the family name."""
        words = words_of(name)
        for word in (words[0], words[-1]):
            if word in women():
                return "she"
            if word in given_names() and word not in either():
                return "he"
        return "she" if len(words) > 1 and self.surname_she and words[-1].endswith(self.surname_she) else None


@cache
def genders(language: str | None) -> Genders:
    """The lists of a language, from its `persons.toml`."""
    data = table(language, "persons")

    def words(key: str) -> Words:
        return Words(data.get(key, ""))

    return Genders(
        told=bool(data),
        he=words("he"),
        she=words("she"),
        one=words("one"),
        the_he=words("the_he"),
        the_she=words("the_she"),
        the=words("the"),
        the_endings=tuple(data.get("the_endings", "").split()),
        said_he=words("said_he"),
        said_she=words("said_she"),
        said_they=words("said_they"),
        men=words("men"),
        women=words("women"),
        surname_she=tuple(map(fold, data.get("surname_she", "").split())),
        unnamed=words("unnamed"),
        complement=words("complement"),
        roles_behind=bool(data.get("roles_behind", False)),
        reflexive=words("reflexive"),
        drops=bool(data.get("drops", not data)),
    )


@cache
def women() -> frozenset[str]:
    """The common given names of women in every script, folded; those of `given_names` that are not here nor in `either`
    are names of men."""
    return frozenset(map(fold, table(ALL, "persons").get("given_women", "").split())) - either()


@cache
def known_given() -> frozenset[str]:
    """All given names that are known, folded."""
    return given_names() | women()


@cache
def either() -> frozenset[str]:
    """Given names that men and women bear, folded."""
    return frozenset(map(fold, table(ALL, "persons").get("given_either", "").split()))
