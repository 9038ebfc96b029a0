"""Loads what is known of a language's words (`words.toml`) and finds them in text: negations, directions (rise or
fall, allow or forbid), modality. Also reads the index merged from all tables, from which languages are told.

The keys of the table are described at the top of the English file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from hexapla.errors import TableError
from hexapla.knowledge.scripts import APOSTROPHES, WORD
from hexapla.knowledge.tables import table

Weighted = Sequence[tuple[int, float]]
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
APOSTROPHE = "'"
PREFIX, QUALITY, ONLY = "prefix", "quality", "only"  # keys of the table of negation
STOPS = "、。，；！？"  # what ends a clause in scripts without spaces
OPENING, ENDS = " \n\"'“”„«»‚‘’–—-", ".!?…:"  # before the first word of a sentence; ends of the last one
SHORTEST_VERB = 2  # letters that a word must have besides the prefix


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the tables in a text, `text[start:end]`. `id` names the pair or the modality, the same in every
    language ("rise-fall", "must"; "negation" for negations); `side` is "a" or "b" of a pair, else None."""

    start: int
    end: int
    text: str
    id: str
    side: Literal["a", "b"] | None = None


Meaning = tuple[str, Literal["a", "b"] | None]


class Matcher:
    """Finds the entries of a table: "word", "stem*", "*ending", "two_words", whose parts may be stems ("*" is any word)
    and whose first may be an ending; in scripts without spaces anywhere."""

    def __init__(self, entries: Mapping[str, Meaning], before: Sequence[str] = ()) -> None:
        entries = {one.translate(APOSTROPHES): meaning for one, meaning in entries.items()}
        self.exact = {one: meaning for one, meaning in entries.items() if "*" not in one and "_" not in one}
        self.stems = {one[:-1]: meaning for one, meaning in entries.items() if one[-1] == "*" and "_" not in one}
        self.endings = {one[1:]: meaning for one, meaning in entries.items() if one[0] == "*"}
        self.phrases: dict[str, list[tuple[list[str], Meaning]]] = {}
        self.loose: list[tuple[str, str, list[str], Meaning]] = []  # phrases that begin with a stem or an ending
        for one, meaning in entries.items():
            if "_" in one:
                first, *rest = one.split("_")
                if "*" in first:
                    stem, _, ending = first.partition("*")
                    self.loose.append((stem, ending, rest, meaning))
                else:
                    self.phrases.setdefault(first, []).append((rest, meaning))
        # The longest phrase wins: "n'y a plus que" is none, "n'y a plus" negates.
        for phrases in self.phrases.values():
            phrases.sort(key=lambda one: -len(one[0]))
        self.loose.sort(key=lambda one: -len(one[2]))
        self.before = tuple(before)
        self.longest = max(map(len, self.exact), default=0)

    def meaning(self, word: str) -> Meaning | None:
        """What a word in small letters means, attached particles taken off; None for others."""
        found = self.bare(word)
        if found is None:
            for one in self.before:
                if word.startswith(one) and len(word) - len(one) > 2 and (found := self.bare(word[len(one) :])):
                    break
        return found

    def bare(self, word: str) -> Meaning | None:
        """The same without looking under attached particles; the longest stem wins."""
        if found := self.exact.get(word):
            return found
        # No stem is longer than 24 letters, so a run of a million letters costs no more than a word.
        for size in range(min(len(word), 24), 0, -1):
            if found := self.stems.get(word[:size]) or (size < len(word) and self.endings.get(word[-size:])) or None:
                return found
        return None

    def find(self, text: str) -> Iterator[Found]:
        """All entries in a text, in order; of two that overlap the longer."""
        words = [(one.start(), one.end(), one.group().lower().translate(APOSTROPHES)) for one in WORD.finditer(text)]
        skip = 0
        for at, (start, end, word) in enumerate(words):
            if start < skip or UNSPACED.match(word):
                continue
            if (phrase := self.phrase(words, at)) is not None:
                yield Found(start, phrase[0], text[start : phrase[0]], *phrase[1])
                skip = phrase[0]
            elif meaning := self.meaning(word):
                yield Found(start, end, text[start:end], *meaning)
            elif APOSTROPHE in word:
                for piece in re.finditer("[^']+", word):
                    if meaning := self.meaning(piece.group()):
                        first, last = start + piece.start(), start + piece.end()
                        yield Found(first, last, text[first:last], *meaning)
        for run in UNSPACED.finditer(text):
            yield from self.within(run.group(), run.start())

    def phrase(self, words: Sequence[tuple[int, int, str]], at: int) -> tuple[int, Meaning] | None:
        """The end and meaning of a phrase that begins with a word."""
        word = words[at][2]
        phrases = self.phrases.get(word, [])
        if self.loose:
            phrases = phrases + [
                (rest, meaning)
                for stem, ending, rest, meaning in self.loose
                if word.startswith(stem) and word.endswith(ending)
            ]
        for rest, meaning in phrases:
            following = words[at + 1 : at + 1 + len(rest)]
            if len(following) == len(rest) and all(
                one[2].startswith(part[:-1]) if part[-1] == "*" else one[2] == part
                for one, part in zip(following, rest, strict=True)
            ):
                return following[-1][1], meaning
        return None

    def within(self, run: str, offset: int) -> Iterator[Found]:
        """Entries in a run of signs without spaces, the longest at each place."""
        at = 0
        while at < len(run):
            for size in range(self.longest, 0, -1):
                piece = run[at : at + size]
                if len(piece) == size and (meaning := self.exact.get(piece)):
                    yield Found(offset + at, offset + at + size, piece, *meaning)
                    at += size
                    break
            else:
                at += 1


@cache
def _matcher(language: str | None, part: str) -> Matcher | None:
    """The matcher of a part of the table (negation, opposites, modality); None where it is missing."""
    known = table(language, "words")
    section = known.get(part)
    if not section:
        return None
    entries: dict[str, Meaning] = {}
    for name, content in section.items():
        if name in (PREFIX, QUALITY, ONLY):
            continue
        sides = content if isinstance(content, list) else [content]
        if part == "opposites" and len(sides) != 2:
            raise TableError(f"knowledge/languages/{language}/words.toml: opposites.{name} wants two sides")
        for number, side in enumerate(sides):
            # A text is read word by word: what a hyphen joins is two words, as if it were written with "_".
            for entry in side.replace("-", "_").split():
                meaning: Meaning = (name, ("a", "b")[number]) if part == "opposites" else (name, None)
                entries.setdefault(entry.lower(), meaning if name != "words" else ("negation", None))
    # Longer particles first, so that "wal-" is not taken for "wa-".
    return Matcher(entries, sorted(known.get("before", "").split(), key=lambda one: -len(one)))


def negations(text: str, language: str | None) -> tuple[Found, ...]:
    """The words of a text that negate, in order; empty without a table."""
    return tuple(one for one in denials(text, language) if one.id == "negation")


def denials(text: str, language: str | None) -> tuple[Found, ...]:
    """The words of a text that negate (`id` "negation") or deny by their sense ("lexical": lack, unable;
    "refusing": refuse, deny), in order; words that only look like it ("not only") are left out."""
    known = _find(text, language, "negation")
    found = [one for one in known if one.id != "none"]
    prefix = table(language, "words").get("negation", {}).get(PREFIX)
    if prefix:
        phrases = [one for one in known if one.id == "none" and " " in one.text]
        found += [
            one
            for one in _prefixed(text, language, prefix)
            if not any(phrase.start <= one.start < phrase.end for phrase in phrases)
        ]
        found.sort(key=lambda one: one.start)
    only = table(language, "words").get("negation", {}).get(ONLY)
    return tuple(_without_only(text, found, only.split())) if only else tuple(found)


def _without_only(text: str, found: Sequence[Found], only: Sequence[str]) -> Iterator[Found]:
    """The denials but for the negation that makes an "only" with a word before it in its clause (Japanese "shika …
    nai")."""
    spent = 0  # the end of the last negation
    for one in found:
        clause = text[max(spent, max(text.rfind(stop, 0, one.start) for stop in STOPS) + 1) : one.start]
        if one.id != "negation" or not any(word in clause for word in only):
            yield one
        spent = one.end


def _prefixed(text: str, language: str | None, prefix: str) -> Iterator[Found]:
    """Words with the prefix by which a language negates its verbs, but for those that the table names otherwise;
    adjectives and nouns, by their endings, deny by their sense alone ("nepřipravený")."""
    matcher = _matcher(language, "negation")
    quality = tuple(table(language, "words")["negation"].get(QUALITY, "").split())
    for one in WORD.finditer(text):
        word = one.group().lower()
        long = word.startswith(prefix) and len(word) >= len(prefix) + SHORTEST_VERB
        name = one.group()[0].isupper() and not _begins(text, one.start(), one.end())
        if long and not name and (matcher is None or matcher.bare(word) is None):
            yield Found(
                one.start(), one.end(), one.group(), "lexical" if quality and word.endswith(quality) else "negation"
            )


def _begins(text: str, start: int, end: int) -> bool:
    """Whether a word begins a sentence, and no name of several words ("Ned Flanders")."""
    before, after = text[:start].rstrip(OPENING), text[end:].lstrip()[:1]
    return (not before or before[-1] in ENDS) and not after.isupper()


def directions(text: str, language: str | None) -> tuple[Found, ...]:
    """The words of a text whose exchange for their contrary would reverse the sense: `id` of the pair, `side`."""
    return _find(text, language, "opposites")


def modalities(text: str, language: str | None) -> tuple[Found, ...]:
    """The words of a text that say must, may, can, will, planned or allegedly, with that `id`."""
    return _find(text, language, "modality")


def _find(text: str, language: str | None, part: str) -> tuple[Found, ...]:
    matcher = _matcher(language, part)
    return tuple(sorted(matcher.find(text), key=lambda one: one.start)) if matcher else ()


@cache
def function_words(language: str | None) -> frozenset[str]:
    """The function words of a language in small letters; empty where there is no table."""
    return frozenset(table(language, "words").get("function", "").split())


class Weights(dict[str, Weighted]):
    """Pairs of language number and weight by feature, `()` for one that is not known; unpacked when first asked for."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        super().__init__()
        self.packed = packed

    def __missing__(self, feature: str) -> Weighted:
        text = self.packed.get(feature)
        if text is None:
            return ()
        found = tuple(
            (int(number), int(tenths) / 10) for number, _, tenths in (one.partition(":") for one in text.split())
        )
        self[feature] = found
        return found


@dataclass(frozen=True, slots=True)
class Profiles:
    """The merged index. `codes`, `scripts` (ISO 15924) and `priors` (log odds) by the number of a language; the maps
    lead from a feature to pairs of language number and weight (a log likelihood ratio)."""

    codes: tuple[str, ...]
    scripts: tuple[str, ...]
    priors: tuple[float, ...]
    words: Weights
    letters: Weights
    endings: Weights
    beginnings: Weights
    inner: Weights


@cache
def profiles() -> Profiles:
    """The index of all languages, read once (`language_profiles.json`, made by `build_profiles`)."""
    path = files("hexapla.knowledge") / "language_profiles.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Profiles(
            tuple(found["languages"]),
            tuple(found["scripts"]),
            tuple(found["priors"]),
            *(Weights(found[part]) for part in ("words", "letters", "endings", "beginnings", "inner")),
        )
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"knowledge/language_profiles.json: {error}; run hexapla.knowledge.build_profiles") from error


@lru_cache(maxsize=65_536)
def listed_in(word: str) -> frozenset[int]:
    """The numbers of the languages that have a word (in small letters) in their lists."""
    return frozenset(pair[0] for pair in profiles().words[word])
