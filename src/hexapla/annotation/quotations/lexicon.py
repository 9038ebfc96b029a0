"""What a language's table says about quoting, made ready for look-up: one lexicon a language, built on first use.

A table's list is one text: words parted by blanks, "_" for a blank within a phrase; "form/ending/ending" for a form and
that form with endings, "stem|ending|ending" for a stem that is no form by itself. Words are looked up without case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hexapla.knowledge.tables import table

# Lists of words that report; the order is that in which a word on several lists is read.
CUES = ("nonfinite", "verbs", "attitudes", "according", "according_after", "as_said")
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. `Phrases` map a first word to the words that must follow it, longest first.
    `governing`: the prepositions that cannot open a clause; `light`: the words that bear no capital in titles;
    `plain_endings`: the endings of roles but those that a hyphen shows."""

    marks: tuple[str, ...]
    verbs: Phrases
    attitudes: Phrases
    nonfinite: Phrases
    according: Phrases
    according_after: Phrases
    as_said: Phrases
    complementisers: frozenset[str]
    infinitive: frozenset[str]
    reported_mood: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    people: frozenset[str]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    plain_endings: tuple[str, ...]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    genitive: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    and_words: frozenset[str]
    but_words: frozenset[str]
    works: frozenset[str]
    naming: frozenset[str]
    naming_after: frozenset[str]
    indefinite: frozenset[str]
    as_words: frozenset[str]
    first_person: frozenset[str]
    governing: frozenset[str]
    light: frozenset[str]
    nominative: frozenset[str]
    quoting: frozenset[str]
    proclitics: tuple[str, ...]
    article_prefixes: tuple[str, ...]
    subject_marks: frozenset[str]
    quote_particles: frozenset[str]
    unspaced: bool
    language: str | None
    bare_clause: bool
    comma_clause: bool
    capital_nouns: bool
    verb_first: bool
    reported_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    articles: bool
    ordinals: bool
    abbreviations: frozenset[str]
    heads: Mapping[str, tuple[str, ...]]

    def is_cue(self, word: str) -> bool:
        """Whether a lower-case word may begin a verb of speech."""
        return "verbs" in self.heads.get(word, ())

    def is_role(self, word: str) -> bool:
        """Whether a lower-case word names a person or a body by its role."""
        return word in self.roles or (bool(self.role_endings) and word.endswith(self.role_endings))


def expand(text: str) -> list[str]:
    """All forms that a table's list stands for, in lower case."""
    forms: list[str] = []
    for entry in text.lower().split():
        if "/" in entry:
            stem, *endings = entry.split("/")
            forms.append(stem)
            forms += [stem + ending for ending in endings]
        elif "|" in entry:
            stem, *endings = entry.split("|")
            forms += [stem + ending for ending in endings]
        else:
            forms.append(entry)
    return [form.replace("_", " ") for form in forms]


def phrases_of(text: str) -> Phrases:
    """The forms of a list by their first word, each with the words that follow it, the longest first."""
    heads: dict[str, set[tuple[str, ...]]] = {}
    for form in expand(text):
        first, *rest = form.split()
        heads.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(tails, key=len, reverse=True)) for first, tails in heads.items()}


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language; one without words where the language has no table."""
    data: Mapping[str, Any] = table(language, "quotations")

    def words(key: str) -> frozenset[str]:
        return frozenset(expand(data.get(key, "")))

    lists = {key: phrases_of(data.get(key, "")) for key in CUES}
    heads: dict[str, tuple[str, ...]] = {}
    for key, phrases in lists.items():
        for head in phrases:
            heads[head] = (*heads.get(head, ()), key)
    return Lexicon(
        **lists,
        marks=tuple(data.get("marks", "").split()),
        complementisers=words("complementisers"),
        infinitive=words("infinitive"),
        reported_mood=words("reported_mood"),
        pronouns=words("pronouns"),
        relatives=words("relatives"),
        people=words("roles") | words("pronouns"),
        roles=words("roles"),
        role_endings=tuple(words("role_endings")),
        plain_endings=tuple(one for one in words("role_endings") if "-" not in one),
        prepositions=words("prepositions"),
        determiners=words("determiners"),
        genitive=words("genitive"),
        particles=words("particles"),
        not_names=words("not_names"),
        and_words=words("and_words"),
        but_words=words("but_words"),
        works=words("works"),
        naming=words("naming"),
        naming_after=words("naming_after"),
        indefinite=words("indefinite"),
        as_words=words("as_words"),
        first_person=words("first_person"),
        governing=words("prepositions") - words("as_words"),
        light=words("prepositions") | words("determiners") | words("and_words"),
        nominative=words("nominative"),
        quoting=words("quoting"),
        proclitics=tuple(words("proclitics")),
        article_prefixes=tuple(words("article_prefixes")),
        subject_marks=words("subject_marks"),
        quote_particles=words("quote_particles"),
        unspaced=bool(data.get("unspaced", False)),
        language=language,
        bare_clause=bool(data.get("bare_clause", False)),
        comma_clause=bool(data.get("comma_clause", False)),
        capital_nouns=bool(data.get("capital_nouns", False)),
        verb_first=bool(data.get("verb_first", False)),
        reported_endings=tuple(words("reported_endings")),
        infinitive_endings=tuple(words("infinitive_endings")),
        articles=bool(data.get("articles", False)),
        ordinals=bool(data.get("ordinals", False)),
        abbreviations=words("abbreviations"),
        heads=heads,
    )


def phrase_length(phrases: Phrases, words: Sequence[str], place: int) -> int:
    """How many words of a phrase list stand at `place` of a list of lower-case words; 0 for none."""
    tails = phrases.get(words[place])
    if tails is None:
        return 0
    for tail in tails:
        if not tail or tuple(words[place + 1 : place + 1 + len(tail)]) == tail:
            return 1 + len(tail)
    return 0
