"""What a word of reporting may be followed by: the classes that a language's table sorts its cues into.

The lists of `lexicon` say which words report at all, and direct speech is read with those alone. The classes here say
how the reported words are joined to their cue (a bare clause, an infinitive, a noun phrase …), and they know cues that
report indirectly only: nouns, adjectives, participles and adverbs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hexapla.annotation.quotations.lexicon import Lexicon, Phrases, expand, lexicon, phrase_length, phrases_of
from hexapla.annotation.quotations.units import Cue, Unit
from hexapla.knowledge.tables import table

VERBAL = ("clausal", "addressing", "willing", "asking", "topical", "impersonal", "closing")
OTHER = ("nominal", "intents", "stative", "hearsay")  # in this order a word is read that no verb's place has
CLASSES = VERBAL + OTHER
EXPLICIT = "explicit"  # the class of an infinitive: it reports where a complementiser follows
VERBS = ("verbs", "attitudes")
APART = 16  # tokens from a verb to its particle ("stellte die Polizei am Montag fest")
LEAST, TITLED = 4, 0.8  # long words of a title, and the share of them that has capitals


@dataclass(frozen=True, slots=True)
class Frames:
    """The classes of one language's cues, and the small words that show how a clause runs on."""

    phrases: Mapping[str, Phrases]
    heads: Mapping[str, tuple[str, ...]]
    auxiliaries: frozenset[str]
    subordinators: frozenset[str]
    report_as: frozenset[str]
    double: frozenset[str]
    infinitive_signs: frozenset[str]
    source_before: frozenset[str]
    source_nouns: tuple[str, ...]
    mood_subjects: frozenset[str]
    mood_endings: tuple[str, ...]
    mood_not: frozenset[str]
    mood_not_endings: tuple[str, ...]
    hearsay_modals: frozenset[str]
    hearsay_infinitives: frozenset[str]
    infix: tuple[str, ...]
    weak_mood: frozenset[str]
    anaphors: frozenset[str]
    mood_not_subjects: frozenset[str]
    mood_idioms: Phrases
    noun_joint: frozenset[str]
    late_infinitive: bool
    verb_second: bool
    every: frozenset[str]
    parted: Mapping[str, tuple[tuple[str, str, frozenset[str]], ...]]


@dataclass(frozen=True, slots=True)
class Report:
    """A word of reporting in a sentence and the classes that it is of."""

    cue: Cue
    classes: frozenset[str]

    @property
    def place(self) -> int:
        """Its first token."""
        return self.cue[0]

    @property
    def end(self) -> int:
        """The token behind it."""
        return self.cue[0] + self.cue[1]

    @property
    def kind(self) -> str:
        """The list of the lexicon that it stands on, else its class."""
        return self.cue[2]


@cache
def frames(language: str | None) -> Frames:
    """The classes of a language; none where it has no table."""
    data: Mapping[str, Any] = table(language, "quotations")
    phrases: dict[str, Phrases] = {}
    heads: dict[str, tuple[str, ...]] = {}
    for name in CLASSES:
        phrases[name] = phrases_of(data.get(name, ""))
        for head in phrases[name]:
            heads[head] = (*heads.get(head, ()), name)

    def words(key: str) -> frozenset[str]:
        return frozenset(expand(data.get(key, "")))

    return Frames(
        phrases,
        heads,
        words("auxiliaries"),
        words("subordinators"),
        words("report_as"),
        words("double"),
        words("infinitive_signs") | words("infinitive"),
        words("source_before"),
        tuple(words("source_nouns")),
        words("mood_subjects"),
        tuple(words("mood_endings")),
        words("mood_not"),
        tuple(words("mood_not_endings")),
        words("hearsay_modals"),
        words("hearsay_infinitives"),
        tuple(words("infix")),
        words("weak_mood"),
        words("anaphors"),
        words("mood_not_subjects"),
        phrases_of(data.get("mood_idioms", "")),
        words("noun_joint"),
        bool(data.get("late_infinitive", False)),
        bool(data.get("verb_second", False)),
        frozenset(heads) | frozenset(lexicon(language).heads) | words("source_before"),
        _parted(lexicon(language), phrases) if data.get("verb_second", False) else {},
    )


def _parted(lex: Lexicon, phrases: Mapping[str, Phrases]) -> Mapping[str, tuple[tuple[str, str, frozenset[str]], ...]]:
    """The verbs whose particle ends their clause ("stellte … fest"), by their first word: the particle, the list that
    the verb stands on and its classes."""
    found: dict[str, tuple[tuple[str, str, frozenset[str]], ...]] = {}
    for kind, verbs in (("verbs", lex.verbs), ("attitudes", lex.attitudes), *((key, phrases[key]) for key in VERBAL)):
        for head, tails in verbs.items():
            for tail in tails:
                if len(tail) == 1 and not any(tail[0] == other[0] for other in found.get(head, ())):
                    classes = frozenset(name for name in VERBAL if tail in phrases[name].get(head, ()))
                    name = kind if kind in VERBS else "verbs"
                    found[head] = (*found.get(head, ()), (tail[0], name, classes))
    return found


def reports(unit: Unit, lex: Lexicon, known: Frames) -> list[Report]:
    """The words of reporting in a sentence, in order: the cues of direct speech with their classes, and those that
    only report indirectly."""
    words = unit.words
    if not unit.cues and known.every.isdisjoint(words):
        return []
    cues = {cue[0]: cue for cue in unit.cues}
    found: list[Report] = []
    edge = 0
    every = known.every
    for place in [place for place, word in enumerate(words) if word in every or place in cues]:
        word, cue = words[place], cues.get(place)
        if place < edge:
            continue
        classes, length = _classes(words, place, known)
        if cue is None and word in known.source_before:
            length = _source_length(unit, place, known)
            if length:
                found.append(Report((place, length, "according"), frozenset()))
                edge = place + length
            continue
        whole = length > 1 or (cue is not None and cue[1] > 1)
        apart = _apart(unit, place, known) if word in known.parted and not whole else None
        if apart is not None:
            one: Report | None = apart
        elif cue is not None:
            one = Report((place, max(cue[1], length), cue[2]), classes)
        else:
            one = _other(unit, place, length, classes, lex, known)
        if one is not None:
            found.append(one)
            edge = one.end
    return found


def _apart(unit: Unit, place: int, known: Frames) -> Report | None:
    """The verb at a token whose particle stands at the end of its clause, before a comma or a stop."""
    for step in range(place + 1, min(place + APART, len(unit) - 1)):
        word = unit.words[step + 1]
        if not unit.words[step][:1].isalpha() and unit.stretch[step] < 0:
            return None
        if unit.stretch[step + 1] < 0 and not word[0].isalnum():
            for particle, kind, classes in known.parted[unit.words[place]]:
                if unit.words[step] == particle:
                    return Report((place, 1, kind), classes)
            return None
    return None


def _source_length(unit: Unit, place: int, known: Frames) -> int:
    """How many tokens from a preposition on name a source by a noun for what it told ("nach ersten Angaben"), or 0."""
    for step in range(place + 1, min(place + 5, len(unit))):
        word = unit.words[step]
        if not word or not word[0].isalpha():
            return 0
        if word.endswith(known.source_nouns):
            return step - place + 1
    return 0


def _classes(words: list[str], place: int, known: Frames) -> tuple[frozenset[str], int]:
    """The classes of the longest phrases at a token, and their length."""
    lengths = {name: phrase_length(known.phrases[name], words, place) for name in known.heads.get(words[place], ())}
    longest = max(lengths.values(), default=0)
    return frozenset(name for name, length in lengths.items() if length and length == longest), longest


def _other(unit: Unit, place: int, length: int, classes: frozenset[str], lex: Lexicon, known: Frames) -> Report | None:
    """A cue that is none of direct speech: a word of another class, a verb in the infinitive, one in a title."""
    before = unit.words[place - 1] if place else ""
    capital = place > 0 and unit.capitals[place]
    spoken = lex.heads.get(unit.words[place], ())
    if before in known.report_as and "verbs" in spoken and not capital:
        return Report((place, max(length, 1), "verbs"), classes)  # "как сообщила полиция"
    if before in lex.infinitive and not capital and "verbs" in spoken:
        length = max(
            length, *(phrase_length(getattr(lex, name), unit.words, place) for name in spoken if name in VERBS)
        )
        return Report((place, length, "verbs"), (classes & {"addressing", "clausal", "topical"}) | {EXPLICIT})
    if not classes or (capital and not lex.capital_nouns and not titled(unit)):
        return None
    for name in OTHER:
        if name in classes and (not capital or name in ("nominal", "intents") or not lex.capital_nouns):
            kind = "nominal" if name == "intents" else name
            return Report((place, length, kind), classes & {"nominal", "intents", name})
    if before in lex.determiners or before in lex.prepositions or (capital and lex.capital_nouns):
        return None
    return Report((place, length, "verbs"), classes)


def titled(unit: Unit) -> bool:
    """Whether a sentence is written like a title, nearly every word with a capital."""
    long = [capital for word, capital in zip(unit.words, unit.capitals, strict=True) if len(word) > 3]
    return len(long) >= LEAST and sum(long) >= TITLED * len(long)
