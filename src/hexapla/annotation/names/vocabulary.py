"""What the finders of names know of a language: the lists of its `names.toml`, its function words, the given names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import Inflection, fold, inflection, sheets
from hexapla.knowledge.tables import HOME, table

# Looked-up words are kept for so many words; beyond that the store is emptied (a bound on memory, no more).
KEPT = 100_000
# Shorter words of a list are not looked for in inflected form: "radu" is no "rada" for certain.
LONG_ENOUGH = 5
# From so many letters on a German word that looks like a noun is one: names are shorter, compounds longer (by eye).
LONG_NOUN = 12


def remember(kept: dict[str, bool], word: str, found: bool) -> None:
    """Keeps an answer, in a store that does not grow without bound."""
    if len(kept) > KEPT:
        kept.clear()
    kept[word] = found


class Words:
    """A list of words and stems ("minister*"); membership is asked for a word in lower case."""

    def __init__(self, text: str | Iterable[str]) -> None:
        words = text.split() if isinstance(text, str) else list(text)
        self.whole = frozenset(word for word in words if not word.endswith("*"))
        self.stems = tuple(sorted(word[:-1] for word in words if word.endswith("*") and not word.startswith("*")))
        self.tails = tuple(word[1:] for word in words if word.startswith("*") and len(word) > 1)
        self.kept: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        found = self.kept.get(word)
        if found is None:
            found = word in self.whole or word.startswith(self.stems) or word.endswith(self.tails)
            remember(self.kept, word, found)
        return found

    def forms(self) -> Iterator[str]:
        """The words and stems as they are written in a table."""
        yield from self.whole
        yield from (f"{stem}*" for stem in self.stems)
        yield from (f"*{tail}" for tail in self.tails)

    def __bool__(self) -> bool:
        return bool(self.whole or self.stems or self.tails)

    def has(self, word: str) -> bool:
        """Whether a word is a member, for those who ask but once and keep the answer themselves."""
        return word in self.whole or word.startswith(self.stems) or word.endswith(self.tails)

    def ends(self, word: str) -> bool:
        """Whether a word ends in one of the words of the list, something before it."""
        return word.endswith(tuple(self.whole)) and word not in self.whole


class Inflected(Words):
    """A list of words of which the forms of the language count too ("institutu", "kommissionens")."""

    def __init__(self, text: str, inflection: Inflection) -> None:
        super().__init__(text)
        self.inflection = inflection
        self.folded = frozenset(map(fold, self.whole))

    def __contains__(self, word: str) -> bool:
        found = self.kept.get(word)
        if found is None:
            found = super().__contains__(word)
            if not found and len(word) > LONG_ENOUGH and self.folded:
                found = any(
                    base in self.folded for base in self.inflection.bases(fold(word)) if len(base) >= LONG_ENOUGH
                )
            remember(self.kept, word, found)
        return found


def spelt_out(word: str) -> list[str]:
    """The forms of a word of `quotations.toml`: "sagt/e" is "sagt", "sagte"; "erklär|t|te" is "erklärt", "erklärte"."""
    if "|" in word:
        stem, *endings = word.split("|")
        return [stem + ending for ending in endings]
    stem, *endings = word.split("/")
    return [stem, *(stem + ending for ending in endings)]


class Vocabulary:
    """The lists of one language, ready to be asked."""

    def __init__(self, language: str | None) -> None:
        names, words = table(language, "names"), table(language, "words")
        self.language = language
        self.titles = Words(names.get("titles", ""))
        self.title_endings = Words(names.get("title_endings", ""))
        self.honorifics = Words(names.get("honorifics", ""))
        self.roles_behind = tuple(self.honorifics.whole) if names.get("postpositions") else ()
        self.particles = Words(names.get("particles", ""))
        self.inflection: Inflection = inflection(language)
        self.organisations = Inflected(names.get("organisations", ""), self.inflection)
        self.places = Words(names.get("places", ""))
        self.links = Words(names.get("links", ""))
        self.ands = Words(names.get("ands", ""))
        self.articles = Words(names.get("articles", ""))
        self.capitalised = Words(names.get("capitalised", ""))
        function = words.get("function", "")
        self.function = Words(function)
        self.starters = Words(" ".join((names.get("starters", ""), function, words.get("frequent", ""))))
        verbs = table(language, "quotations").get("verbs", "")
        self.speech = Words(names.get("speech", ""))
        self.verbs = Words(form for verb in verbs.split() for form in spelt_out(verb))
        self.adjectives = tuple(names.get("adjectives", "").split())
        self.adjectives_front = tuple(names.get("adjectives_front", "").split())
        self.adjectives_behind = tuple(names.get("adjectives_behind", "").split())
        self.objects = Words(names.get("objects", ""))
        self.surnames = Words(names.get("surnames", ""))
        self.foreign = frozenset("".join(names.get("foreign", "").split()))
        self.nouns = bool(names.get("nouns", False))
        self.sentence_case = bool(names.get("sentence_case", False))
        self.noun_endings = tuple(names.get("noun_endings", "").split())
        self.article: str = names.get("article", "")
        self.written_on = tuple(names.get("written_on", "").split())
        self.postpositions = tuple(names.get("postpositions", "").split())
        self.proclitics: str = names.get("proclitics", "")
        self.vowels = frozenset(names.get("vowels", ""))
        self.place_endings = frozenset(names.get("place_endings", "").split())
        self.weighed = bool(names.get("weighed", False))
        self.foreign_signs = frozenset(names.get("foreign_signs", ""))
        self.native_endings = tuple(names.get("native_endings", "").split())
        self.native_beginnings = tuple(names.get("native_beginnings", "").split())
        self.weak_beginnings = frozenset(names.get("weak_beginnings", ""))
        self.family_ending: str = names.get("family_ending", "")
        self.behind = Words(names.get("behind", ""))
        self.lexicon = concepts(language) if names.get("known_words", False) else None
        self.measures = Words(names.get("measures", ""))
        self.inside = names.get("apostrophe") == "inside"
        self.known_titles: dict[str, bool] = {}
        self.known_nouns: dict[str, bool] = {}

    @cached_property
    def no_names(self) -> Words:
        """In scripts without capitals: the words of all lists that are no part of a name."""
        lists = (self.starters, self.speech, self.titles, self.places, self.capitalised, self.organisations)
        return Words(form for one in lists for form in one.forms())

    def has_article(self, word: str) -> bool:
        """Whether the article is written on to the front of a word."""
        return bool(self.article) and word.startswith(self.article)

    def unknown(self, word: str) -> bool:
        """Where the table asks for it (`known_words`): whether a word is none that the concept lexicon knows, and so
        may be a name; else False."""
        if self.lexicon is None or len(word) < 3 or word.endswith(self.native_endings):
            return False
        return not self.lexicon.of_word(word)

    def title(self, word: str) -> bool:
        """Whether a word in lower case is a role or form of address."""
        found = self.known_titles.get(word)
        if found is None:
            found = word in self.titles or (bool(self.title_endings) and self.title_endings.ends(word))
            # "Udenrigsminister*" is a role, "Udenrigsministeriet" is not.
            if found and word not in self.titles.whole and self.organisations.tails:
                found = not word.endswith(self.organisations.tails)
            remember(self.known_titles, word, found)
        return found

    def generic(self, word: str) -> bool:
        """Whether a word in lower case stands for a kind of thing: a role, a kind of organisation, a noun."""
        return self.title(word) or word in self.organisations or (self.nouns and self.common_noun(word))

    def common_noun(self, word: str) -> bool:
        """In a language that capitalises nouns: whether a word in lower case has the look of one."""
        found = self.known_nouns.get(word)
        if found is None:
            found = self._common_noun(word)
            remember(self.known_nouns, word, found)
        return found

    def known_word(self, word: str) -> bool:
        """Whether the concept lexicon knows a word in lower case, or the lists of the language do."""
        return word in self.starters or bool(concepts(self.language).of_word(word))

    def surely_noun(self, word: str) -> bool:
        """In a language that capitalises nouns: whether a word in lower case is one by the lists or the lexicon, or
        looks like one and is long, as compounds are."""
        if not self.common_noun(word):
            return False
        return (
            len(word) > LONG_NOUN or not word.endswith(self.noun_endings) or bool(concepts(self.language).of_word(word))
        )

    def _common_noun(self, word: str) -> bool:
        return (
            word in self.measures
            or word in self.organisations
            or word in self.places
            or self.title(word)
            or (len(word) > 4 and word.endswith(self.noun_endings) and fold(word) not in given_names())
        )


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of a language; nearly empty for one without tables."""
    return Vocabulary(language)


@cache
def given_names() -> frozenset[str]:
    """The common given names in every script, folded."""
    text = (HOME / "gazetteer" / "given_names.tsv").read_text(encoding="utf-8")
    rows = [line for line in text.split("\n") if line and not line.startswith("#")][1:]
    cells = [cell for row in rows for cell in row.split("\t")]
    return frozenset(fold(name) for cell in cells for name in cell.split("|") if name)


class Listed(NamedTuple):
    """The names of persons listed for a language without capitals, folded: given names, family names, and those of
    both that are everyday words too."""

    given: frozenset[str]
    family: frozenset[str]
    weak: frozenset[str]


# Stands before a listed name that is an everyday word too.
WEAK = "~"


@cache
def listed_names(language: str | None) -> Listed:
    """The names listed for a language (`gazetteer/persons.tsv`, and its column of `given_names.tsv`)."""
    given = set(_cells("persons", language, "given"))
    family = set(_cells("persons", language, "family"))
    if given:
        given.update(_cells("given_names", language))
    weak = frozenset(fold(name[1:]) for name in given | family if name.startswith(WEAK))
    return Listed(
        frozenset(fold(name.lstrip(WEAK)) for name in given),
        frozenset(fold(name.lstrip(WEAK)) for name in family),
        weak,
    )


def _cells(sheet: str, language: str | None, kind: str = "") -> Iterator[str]:
    for header, rows in sheets(sheet):
        if language in header:
            column = header.index(language or "")
            for row in rows:
                if not kind or row[0] == kind:
                    yield from filter(None, row[column].split("|"))
