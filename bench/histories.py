"""Histories with known truth: stories that were copied, trimmed, translated, garbled and merged by a program.

A story of the development data (NTREX: one text in forty languages; WMT: several translations into one language) is
taken as what each translator would have written. A history begins with one version; every step makes a new one from
one that is there, and what a version lost, garbled or changed, all that come after it have lost, garbled, changed. Then
some versions are taken away: what was lost.

Names are garbled by their own forms: what the translation into the pivot writes, spelled back into Latin letters by
anyascii (Cyrillic, Han, kana), for Arabic by its consonants with vowels guessed; nothing of Hexapla's own tables.
"""

from __future__ import annotations

import collections
import functools
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from anyascii import anyascii

from bench.scorers import rows_of
from hexapla import compare_names, find_names

WAYS = {"translation": 4, "pivot": 2, "trim": 2, "copy": 1, "merge": 1}  # how often each way is gone
THREE = 3  # versions from which two can be merged, garbled names from which a pivot can be told
OWN = 8  # passages of a story from which some may be left for those who come after
LONGEST = 14  # passages of a story: enough to tell, and quick
PIVOTS = ("ar", "ru", "zh", "ja")
LATIN = frozenset(
    ("cs", "da", "de", "en", "es", "fr", "hu", "id", "it", "nl", "pl", "pt", "ro", "sv", "tr", "ca", "et", "fi", "lt")
)  # fmt: skip
SENTENCE = re.compile(r"(?<=[.!?。！？؟])\s*(?=\S)")
# Arabic letters by what a reader who does not know the name may write for them; vowels between are guessed.
ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "o", "ي": "i", "ى": "a", "ة": "a", "أ": "a", "إ": "i", "آ": "a",
    "ئ": "i", "ؤ": "o", "ء": "a",
}  # fmt: skip


@dataclass(frozen=True)
class Version:
    """The state of a version: language, translator, the passages it has, and what happened to them on the way."""

    name: str
    language: str
    hand: int
    held: tuple[int, ...]
    cut: frozenset[int] = frozenset()
    names: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[int, str, str], ...] = ()
    foreign: tuple[tuple[int, str, int], ...] = ()
    added: tuple[tuple[int, int, int], ...] = ()  # after which passage, and which passage of which other story
    pasted: tuple[tuple[int, int], ...] = ()  # passages in the words of another hand of the same language
    spelled: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()  # passages whose names are garbled otherwise


@dataclass
class History:
    """Versions, the edges (parent, child) between those that are there ("x": a lost original), and pivots; `made` and
    `parents` are of all versions, those too that are gone. `between`: lost intermediates, by name: the version above
    each (None: none is there), and those that came of it."""

    story: str
    versions: list[Version] = field(default_factory=list)
    edges: list[tuple[str, str]] = field(default_factory=list)
    pivots: dict[str, str] = field(default_factory=dict)
    how: dict[str, str] = field(default_factory=dict)
    parents: dict[str, list[str]] = field(default_factory=dict)
    made: dict[str, Version] = field(default_factory=dict)
    between: dict[str, tuple[str | None, tuple[str, ...]]] = field(default_factory=dict)


Texts = Mapping[str, Sequence[Sequence[str]]]  # language -> translators -> passages


@functools.cache
def stories() -> tuple[tuple[str, Texts], ...]:
    """The stories that have at least six passages in at least four languages."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for name in ("stories-ntrex.jsonl.gz", "stories-wmt.jsonl.gz"):
        for row in rows_of(name):
            found.setdefault(row["story"], {}).setdefault(row["lang"], []).append(row["paragraphs"][:LONGEST])
    whole = []
    for story, texts in found.items():
        size = len(texts["en"][0]) if "en" in texts else 0
        even = {code: [one for one in hands if len(one) == size] for code, hands in texts.items()}
        even = {code: hands for code, hands in even.items() if hands}
        if size >= 6 and len(even) >= 4:
            whole.append((story, even))
    return tuple(whole)


def simulate(seed: int, least: int = 3, most: int = 7) -> tuple[History, dict[str, list[str]]]:
    """One history of `least` to `most` versions, some of which are lost, and the passages of each that is there."""
    chance = random.Random(seed)
    story, texts = chance.choice(stories())
    size = len(texts["en"][0])
    # Passages that the first version has not: an editor who comes after tells them from what he knows himself.
    own = set(chance.sample(range(1, size), chance.randint(1, 3))) if size >= OWN and chance.random() < 0.5 else set()
    held = tuple(place for place in range(size) if place not in own)
    first = Version("v0", chance.choice([c for c in texts if c in LATIN or chance.random() < 0.4]), 0, held)
    made = {"v0": first}
    parents: dict[str, list[str]] = {"v0": []}
    history = History(story)
    for number in range(1, chance.randint(least, most)):
        step = _step(f"v{number}", made, texts, chance)
        if step is not None:
            child, sources, how, pivot = step
            if own and how != "copy" and chance.random() < 0.2:
                told = {own.pop() for _ in range(min(len(own), chance.randint(1, 2)))}
                child = replace(child, held=tuple(sorted({*child.held, *told})))
            made[child.name] = child
            parents[child.name] = sources
            history.how[child.name] = how
            if pivot:
                history.pivots[child.name] = pivot
    gone = _lost(made, parents, chance)
    _edges(history, made, parents, gone)
    history.made, history.parents = made, parents
    kept = [one for one in made.values() if one.name not in gone]
    if chance.random() < 0.5:
        chance.shuffle(kept)
    history.versions = kept
    return history, {one.name: _text(one, texts) for one in kept}


def _step(
    name: str, made: Mapping[str, Version], texts: Texts, chance: random.Random
) -> tuple[Version, list[str], str, str | None] | None:
    """A new version from one that is there, by one of the ways in which versions are made."""
    parent = chance.choice(list(made.values()))
    how = chance.choices(tuple(WAYS), tuple(WAYS.values()))[0]
    how = "copy" if how == "merge" and len(made) < THREE else how
    child = replace(parent, name=name)
    pivot = None
    if how == "merge":
        other = chance.choice([one for one in made.values() if one is not parent])
        return _merge(child, parent, other, texts, chance)
    if how in ("translation", "pivot"):
        # Garbled names are told in Latin letters only: no version in another script comes from one that has them.
        used = {(one.language, one.hand) for one in made.values()}
        open_hands = [
            (code, hand)
            for code, hands in texts.items()
            for hand in range(len(hands))
            if (code, hand) not in used and (code in LATIN or (how == "translation" and not child.names))
            and (code != parent.language or how == "pivot")
        ]  # fmt: skip
        if not open_hands:
            return None
        wanted = [one for one in open_hands if one[0] in PIVOTS or one[0] in ("en", parent.language)]
        open_hands = wanted if wanted and chance.random() < 0.4 else open_hands
        language, hand = chance.choice(open_hands)
        child = replace(child, language=language, hand=hand, pasted=())
        # Who goes through another language does it by machine, and does not come upon the page that is there in it.
        there = {one.language for one in made.values()} | {language}
        pivots = [code for code in PIVOTS if code in texts and code not in there]
        if how == "pivot" and pivots:
            pivot = chance.choice(pivots)
        elif parent.language in PIVOTS and language in LATIN and chance.random() < 0.7:
            pivot = parent.language  # whoever translates from another script spells names by it
        if pivot:
            child = _garbling(child, garbled(texts, pivot, chance, dict(child.names)))
        if how == "translation" and chance.random() < 0.3 and parent.language != language:
            place = chance.choice(child.held)
            child = replace(child, foreign=(*child.foreign, (place, parent.language, parent.hand)))
    child = _damage(child, texts, chance, {"trim": 0.35, "copy": 0.03}.get(how, 0.08))
    return child, [parent.name], how, pivot if child.names else None


def _garbling(child: Version, names: tuple[tuple[str, str], ...]) -> Version:
    """A version with more names garbled, wherever they are not garbled yet."""
    spelled = ((place, (*own, *(one for one in names if one[0] not in dict(own)))) for place, own in child.spelled)
    return replace(child, names=child.names + names, spelled=tuple(spelled))


def _damage(child: Version, texts: Texts, chance: random.Random, share: float) -> Version:
    """Passages left out, last sentences cut, a figure changed."""
    held = [place for place in child.held if place == child.held[0] or chance.random() > share]
    cut = {place for place in held if chance.random() < share}
    figures = list(child.figures)
    if chance.random() < 0.4:
        place = chance.choice(held)
        known = re.findall(r"(?<![\d.,])[1-9]\d?(?![\d.,]?\d)", texts["en"][0][place])
        if known:
            old = chance.choice(known)
            figures.append((place, old, str(int(old) + chance.choice((1, 3, 10, 20)))))
    added = child.added
    if chance.random() < 0.2:
        other = chance.randrange(len(stories()))
        added = (*added, (chance.choice(held), other, chance.randrange(6)))
    if chance.random() < 0.1 and len(held) > 4:
        at = chance.randrange(1, len(held) - 2)
        held[at], held[at + 1] = held[at + 1], held[at]
    return replace(child, held=tuple(held), cut=child.cut | frozenset(cut), figures=tuple(figures), added=added)


def _merge(
    child: Version, parent: Version, other: Version, texts: Texts, chance: random.Random
) -> tuple[Version, list[str], str, str | None]:
    """The parent's text with what only the other has, and in half of the merges some of what both have. What is taken
    over comes with all that happened to it: figures, sentences cut, names garbled, passages left over; of one language
    it is pasted as it stands, of another put into that of the page by the same hand."""
    lacking = [place for place in other.held if place not in parent.held]
    if len(lacking) < 2:
        return replace(child, held=tuple(p for p in child.held if chance.random() > 0.1)), [parent.name], "copy", None
    share = chance.choice((0.0, 0.4))
    taken = {*lacking, *(place for place in other.held if place in parent.held and chance.random() < share)}

    def both(name: str) -> Any:
        """What happened to passages, of each in the version that it is from."""
        kept = [one for one in getattr(child, name) if (one if name == "cut" else one[0]) not in taken]
        return (*kept, *(one for one in getattr(other, name) if (one if name == "cut" else one[0]) in taken))

    own, names = dict(other.spelled), other.names
    if child.language in LATIN and other.language in PIVOTS and chance.random() < 0.7:
        names = garbled(texts, other.language, chance, {})
    held = sorted({*child.held, *taken})
    merged = replace(
        child,
        held=tuple(held),
        cut=frozenset(both("cut")),
        figures=both("figures"),
        foreign=both("foreign"),
        added=both("added"),
        spelled=(
            *(one for one in child.spelled if one[0] not in taken),
            *((place, own.get(place, names)) for place in taken),
        ),
    )
    if other.language == child.language:
        hands = dict(other.pasted)
        pasted = tuple((place, hands.get(place, other.hand)) for place in taken)
        merged = replace(merged, pasted=(*(one for one in child.pasted if one[0] not in taken), *pasted))
    return merged, [parent.name, other.name], "merge", None


def garbled(texts: Texts, code: str, chance: random.Random, known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(word, garbled word) of the persons and places of a story, by the forms that the pivot's translation has."""
    found: dict[str, str] = {}
    theirs = [{one.text for one in find_names(text, code)} for text in texts[code][0]]
    for name, places in _people(texts["en"][0]).items():
        # Of the forms that an inflected language has, the one most like the name is nearest to its base.
        forms = {form for place in places for form in theirs[place]}
        matches = {form: compare_names(name, form, b_language=code) for form in forms}
        same = {form: match.score for form, match in matches.items() if match.same}
        if not same:
            continue
        form = max(same, key=lambda one: (same[one], one))
        words, parts = name.split(), re.split(r"[ ・·=＝]", form)
        for word, written in zip(words, parts, strict=False) if len(words) == len(parts) else ():
            back = respelled(written, code, chance)
            if len(word) > 3 and len(back) > 1 and word not in known and back.casefold() != word.casefold():
                found.setdefault(word, back)
    return tuple(found.items())


@functools.cache
def _named(text: str) -> tuple[str, ...]:
    return tuple(one.text for one in find_names(text, "en") if one.kind in ("person", "place"))


def _people(passages: Sequence[str]) -> dict[str, list[int]]:
    """The persons and places of the English text, and the passages that name them."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(passages):
        for name in _named(text):
            found.setdefault(name, []).append(place)
    return found


def respelled(form: str, code: str, chance: random.Random) -> str:
    """A name of the pivot's script in Latin letters, by somebody who does not know it."""
    if code != "ar":
        return re.sub(r"[^A-Za-z]", "", anyascii(form)).capitalize()
    letters = [ARABIC.get(one, "") for one in form if one in ARABIC]
    spelled = ""
    for place, one in enumerate(letters):
        if one in ("o", "i") and (place == 0 or letters[place - 1] == "a"):
            one = {"o": "w", "i": "y"}[one]
        if spelled and spelled[-1] not in "aiou" and one[0] not in "aiou" and place < len(letters) - 1:
            spelled += chance.choice("aiae")
        spelled += one
    return re.sub(r"([aiou])\1+", r"\1", spelled).capitalize()


def _lost(made: Mapping[str, Version], parents: Mapping[str, list[str]], chance: random.Random) -> set[str]:
    """The versions that nobody has any more; at least two are left."""
    children = collections.Counter(p for sources in parents.values() for p in sources)
    gone = {
        name
        for name in made
        if children[name] and chance.random() < (0.35 if name == "v0" and children[name] > 1 else 0.12)
    }
    return gone if len(made) - len(gone) >= 2 else set()


def _edges(history: History, made: Mapping[str, Version], parents: Mapping[str, list[str]], gone: set[str]) -> None:
    """The edges between what is left; a version whose ancestors are all lost hangs from the lost original, if another
    does too."""

    def extant(name: str) -> list[str]:
        if name not in gone:
            return [name]
        return [one for source in parents[name] for one in extant(source)] or ["x"]

    found = {
        (ancestor, name) for name in made if name not in gone for source in parents[name] for ancestor in extant(source)
    }
    orphans = [child for parent, child in found if parent == "x"]
    history.edges = sorted(edge for edge in found if edge[0] != "x" or len(orphans) > 1)

    def below(name: str) -> list[str]:
        """What came of a version; a lost one with one child stands for that child."""
        came: list[str] = []
        for child in made:
            if name in parents[child]:
                children = below(child) if child in gone else []
                came.append(children[0] if len(children) == 1 else child)
        return came

    for name in gone:
        if parents[name] and len(came := below(name)) > 1:
            above = [one for one in extant(name) if one != "x"]
            history.between[name] = (above[0] if above else None, tuple(came))


def _text(version: Version, texts: Texts) -> list[str]:
    """The passages of a version."""
    foreign = {place: (version.language, hand) for place, hand in version.pasted}
    foreign |= {place: (language, hand) for place, language, hand in version.foreign}
    spelled = dict(version.spelled)
    found = []
    for place in version.held:
        language, hand = foreign.get(place, (version.language, version.hand))
        text = texts[language][hand][place]
        if place in version.cut:
            sentences = SENTENCE.split(text)
            text = " ".join(sentences[:-1]) if len(sentences) > 1 else text
        for at, old, new in version.figures:
            if at == place:
                text = re.sub(rf"(?<![\d.,]){old}(?![\d.,]?\d)", new, text, count=1)
        for word, wrong in spelled.get(place, version.names):
            text = re.sub(rf"\b{re.escape(word)}(?=\w{{0,3}}\b)", wrong, text)
        found.append(text)
        for after, story, number in version.added:
            others = stories()[story][1]
            if after == place and version.language in others:
                found.append(others[version.language][0][number])
    return found
