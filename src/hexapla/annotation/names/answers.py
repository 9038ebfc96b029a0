"""A name that one version tells in a passage, the others tell there too: looks for the words that answer it.

Runs when the versions are aligned. Every name without a counterpart in the passages of another version that say the
same thing is held against their words: a word answers where it is the same, sounds alike, names the same known place,
or means the same (only for names that are translated: bodies, places of several words). The best run of answering
words is a name of that version, and the two are told to be one. So Arabic, Korean or German nouns, whose script or
spelling marks no names, have those that another version marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hexapla.annotation.names.echoes import Stretch, echoes
from hexapla.annotation.names.letters import letter_names
from hexapla.annotation.names.meeting import (
    ALIKE,
    ALIKE_KNOWN,
    ANSWERED,
    TRANSLATED,
    likeness,
    meet,
    own_words,
    sound,
    translates,
)
from hexapla.annotation.names.vocabulary import given_names, vocabulary
from hexapla.annotation.names.words import Word, meaning, words_in
from hexapla.evidence.names import compare_names
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold, lookup
from hexapla.knowledge.scripts import main_script
from hexapla.model import Name

# A name of several words is answered by so much of it.
WHOLE, BODY, MEANT = 0.45, 0.6, 0.65
# Small words between two words of a name, at most, and what else may stand between them.
MOST_SMALL = 2
# Longer passages, in words, are not searched, nor more pairs of names compared: the work grows with the product,
# and so long a stretch no longer says what answers what.
MOST_WORDS, MOST_PAIRS = 400, 3_000
BETWEEN = frozenset(" \u00a0\u202f\u200c-‐‑–.'’ʼ׳·・‧•＝=&\"„“”«»「」")


class Pair(NamedTuple):
    """Two names of two versions that are one: siglum and start of each."""

    left: tuple[str, int]
    right: tuple[str, int]


class Found(NamedTuple):
    """A run of words that answers a name, and how much of the name is in it."""

    start: int
    end: int
    covered: float


Texts = Mapping[str, str]
Names = Mapping[str, Sequence[Name]]
Locus = Mapping[str, Sequence[Stretch]]


def answer_names(
    texts: Texts, names: Names, loci: Sequence[Locus]
) -> tuple[dict[str, tuple[Name, ...]], tuple[Pair, ...]]:
    """The names of every version with those that answer names of others at their locus, and which answer which."""
    kept = {siglum: list(given) for siglum, given in names.items()}
    given = {siglum: {name.start for name in found} for siglum, found in names.items()}
    pairs: list[Pair] = []
    for locus in loci:
        sides = {siglum: Side(texts[siglum], stretches, kept[siglum]) for siglum, stretches in locus.items()}
        for left, one in sides.items():
            for right, other in sides.items():
                if left != right:
                    pairs.extend(Pair((left, a), (right, b)) for a, b in _answer(one, other))
        for siglum, side in sides.items():
            if side.changed:
                outside = [name for name in kept[siglum] if not side.within(name.start)]
                kept[siglum] = sorted(outside + side.names, key=lambda name: name.start)
    for siglum, found in kept.items():
        stretches = [one for locus in loci for one in locus.get(siglum, ())]
        new = [name for name in found if name.start not in given[siglum]]
        kept[siglum] = sorted([*found, *echoes(texts[siglum], stretches, found, new)], key=lambda name: name.start)
    return {siglum: tuple(found) for siglum, found in kept.items()}, tuple(pairs)


class Side:
    """What one version has at a locus: its names there, and its words, cut when they are first asked for."""

    def __init__(self, text: str, stretches: Sequence[Stretch], names: Sequence[Name]) -> None:
        self.text = text
        self.stretches = stretches
        self.names = [name for name in names if self.within(name.start)]
        self.changed = False
        self.cut: list[Word] | None = None

    def within(self, place: int) -> bool:
        """Whether a place of the text lies in the passages of the locus."""
        return any(one.start <= place < one.end for one in self.stretches)

    @property
    def language(self) -> str | None:
        return self.stretches[0].language if self.stretches else None

    def words(self) -> list[Word]:
        """The words of the passages, in order."""
        if self.cut is None:
            self.cut = [word for one in self.stretches for word in words_in(self.text, *one)]
        return self.cut


def _answer(one: Side, other: Side) -> Iterator[tuple[int, int]]:
    """(start, start) of the names of one side and the names or words of the other that answer them."""
    if not one.names or len(one.names) * len(other.names) > MOST_PAIRS:
        return
    asked: dict[str, Name | None] = {}
    for name in list(one.names):
        if name.text in asked:
            continue
        met = next((here for here in other.names if _likely(name, one, here, other)), None)
        asked[name.text] = met
        if met:
            met = _widened(name, met, one, other) or _parted(name, met, one, other) or _recut(name, met, one, other)
            if translates(name.text, one.language, met.text, other.language) >= MEANT:
                yield name.start, met.start
            continue
        # A place that the gazetteer knows would have been found; an acronym in the names of its letters would not.
        spelt = name.text.isupper() and letter_names(other.language)
        found = None if known(name, one.language) and not spelt else look(name, one, other)
        if found and (added := _add(found, name, one, other, [name])):
            yield name.start, added.start


def _likely(name: Name, one: Side, here: Name, other: Side) -> bool:
    return likeness(name, one.language, here, other.language) >= ANSWERED


def known(name: Name, language: str | None) -> bool:
    """Whether the gazetteer knows a name."""
    return name.kind != "person" and bool(lookup(language).ids(name.text))


def look(name: Name, one: Side, other: Side) -> Found | None:
    """The run of words of the other side that answers a name best, None where none does well enough."""
    wanted = own_words(name.text, one.language)
    if not wanted or len(other.words()) > MOST_WORDS:
        return None
    translated = len(wanted) > 1 and name.kind != "person"
    across = main_script(name.text) != main_script(other.text[other.stretches[0].start : other.stretches[0].end])
    hits: list[tuple[Word, int, float]] = []
    for word in other.words():
        if word.meaning.small:
            continue
        lower = word.text[0].islower()
        if lower and not translated:
            continue
        for number, own in enumerate(wanted):
            strength = meet(own, one.language, word, other.language, translated, across)
            if strength and not (lower and not own.meaning.shares(word.meaning)):
                hits.append((word, number, strength))
    best: Found | None = None
    for place in range(len(hits)):
        if _only_people(hits, place, other):
            continue
        run = _run(hits, place, wanted, other)
        if run and (best is None or run.covered > best.covered + 1e-6):
            best = run
    if best is None or not _enough(best, name, wanted, one, other):
        return None
    return best


def _only_people(hits: list[tuple[Word, int, float]], place: int, other: Side) -> bool:
    """Whether a word is the adjective of a people in lower case before a name with a capital ("italiana Juventus")."""
    word = hits[place][0]
    if not word.text[0].islower() or not word.meaning.peoples or word.meaning.bodies:
        return False
    return any(hit.start >= word.end and hit.meaning.capital and _joins(other, word.end, hit.start) for hit, *_ in hits)


def _run(hits: list[tuple[Word, int, float]], place: int, wanted: list[Word], other: Side) -> Found:
    """The longest run of answering words from one of them on, cut where it covers most."""
    first, number, strength = hits[place]
    held = {number: strength}
    end = first.end
    best = Found(first.start, first.end, strength / len(wanted))
    for word, number, strength in hits[place + 1 :]:
        repeated = number in held and not (strength == TRANSLATED and word.start <= end + 1)
        if word.start < end or repeated:
            continue
        if word.meaning.peoples and word.text[0].islower() and other.text[end : word.start].strip():
            continue
        if not _joins(other, end, word.start):
            break
        held[number] = max(strength, held.get(number, 0.0))
        end = word.end
        covered = sum(held.values()) / len(wanted)
        best = Found(first.start, end, covered)
    return best


def _joins(side: Side, start: int, end: int) -> bool:
    """Whether what stands between two words may stand inside a name: blanks, marks that join, a few small words."""
    gap = side.text[start:end]
    if len(gap) > 24 or "\n" in gap:
        return False
    if all(sign in BETWEEN for sign in gap):
        return True
    small = 0
    for word in side.words():
        if start <= word.start < end:
            if not word.meaning.small:
                return False
            small += 1
            gap = gap.replace(word.text, "", 1)
    return small <= MOST_SMALL and all(sign in BETWEEN or UNSPACED_SIGN.match(sign) for sign in gap)


def _enough(found: Found, name: Name, wanted: list[Word], one: Side, other: Side) -> bool:
    """Whether a run answers enough of a name to be its answer."""
    text = other.text[found.start : found.end]
    if len(wanted) == 1:
        return True
    if name.kind == "person":
        if found.covered >= WHOLE:
            return True
        return found.covered * len(wanted) >= ALIKE_KNOWN and fold(text) not in given_names()
    words = own_words(text, other.language)
    if len(words) < 2 and not text[0].islower():
        return compare_names(name.text, text, a_language=one.language, b_language=other.language).same
    # What the name of a body lacks is not the word for the body.
    if any(word.meaning.bodies for word in wanted) and not any(
        word.meaning.bodies or word.meaning.body for word in words
    ):
        return False
    if all(word.text[0].islower() for word in words):
        return len(words) > 2 and found.covered >= MEANT
    return found.covered >= BODY


def _add(found: Found, name: Name, one: Side, other: Side, mine: Sequence[Name]) -> Name | None:
    """The found run as a name of the other side, unless another name of it stands there that has an answer; what stands
    there for one of `mine` gives way."""
    start, end = _trimmed(found, name, one, other)
    over = [here for here in other.names if here.start < end and start < here.end]
    for here in over:
        if not (start <= here.start and here.end <= end) or (here.start, here.end) == (start, end):
            return None
        rest = [there for there in one.names if there.text != name.text]
        if here not in mine and any(_likely(there, one, here, other) for there in rest):
            return None
    added = Name(start, end, other.text[start:end], name.kind)
    other.names = sorted([here for here in other.names if here not in over] + [added], key=lambda here: here.start)
    other.changed = True
    return added


def _widened(name: Name, here: Name, one: Side, other: Side) -> Name | None:
    """A part of a name that answers it, made whole: the words about it answer the rest."""
    wanted = own_words(name.text, one.language)
    if len(wanted) < 2 or len(own_words(here.text, other.language)) >= len(wanted):
        return None
    found = look(name, one, other)
    if found is None or not (found.start <= here.start and here.end <= found.end):
        return None
    longer = (found.start, found.end) != (here.start, here.end)
    if not longer or len(own_words(other.text[found.start : found.end], other.language)) < 2:
        return None
    return _add(found, name, one, other, [here])


def _whole_of(name: Name, words: list[Word], one: Side, other: Side) -> bool:
    """Whether words are the full name that a surname stands for."""
    whole = own_words(name.base, one.language) if name.base and name.kind == "person" else []
    across = bool(whole) and main_script(name.text) != main_script(words[0].text)
    return bool(whole) and all(
        any(meet(own, one.language, word, other.language, False, across) for own in whole) for word in words
    )


def _parted(name: Name, here: Name, one: Side, other: Side) -> Name | None:
    """The person of a run of capitals that holds a person behind a body ("of the Hungarian Alliance Sándor Bíró"): what
    stands before answers a body that the first version tells apart."""
    if name.kind != "person" or here.kind != "organisation" or len(own_words(name.text, one.language)) < 2:
        return None
    found = look(name, one, other)
    if found is None or not (here.start < found.start and found.end == here.end):
        return None
    text = other.text[here.start : found.start].rstrip()
    # A person whom small words tie to the body is a part of its name; one word may be anything.
    if len(own_words(other.text[found.start : found.end], other.language)) < 2 or text[text.rfind(" ") + 1].islower():
        return None
    body = Name(here.start, here.start + len(text), text, "organisation")
    bodies = [there for there in one.names if there.kind == "organisation"]
    if any(name.text in there.text for there in bodies) or not any(
        _likely(there, one, body, other) for there in bodies
    ):
        return None
    person = Name(found.start, found.end, other.text[found.start : found.end], "person")
    kept = [there for there in other.names if there is not here]
    other.names = sorted([*kept, body, person], key=lambda there: there.start)
    other.changed = True
    return person


def _recut(name: Name, here: Name, one: Side, other: Side) -> Name:
    """A name of the other side without the words at its edges that the name it answers has not, if they are words of
    the language or answer another name ("researcher Matthias Brand", "Oulu Tapio Wikström")."""
    words = own_words(here.text, other.language)
    wanted = own_words(name.text, one.language)
    if here.kind == "place" or len(words) <= len(wanted) or _whole_of(name, words, one, other):
        return here
    if here.kind == "organisation" and (name.kind != "person" or len(wanted) == 1):
        return here
    across = main_script(name.text) != main_script(here.text)
    told = [any(meet(own, one.language, word, other.language, False, across) for own in wanted) for word in words]
    if not any(told):
        return here
    first, last = told.index(True), len(told) - told[::-1].index(True)
    behind = last < len(told)
    if sum(told) < len(wanted) or (here.kind == "organisation" and behind):
        return here
    if len(wanted) == 1 and not (name.text[0].isupper() and (not behind or vocabulary(other.language).nouns)):
        return here
    extra = words[:first] + words[last:]
    if any(word.meaning.concepts & own.meaning.concepts for word in extra for own in wanted):
        return here
    office = len(wanted) > 1 and not behind and _behind_link(here, other)
    if not extra or not (office or all(_foreign_to(word, name, one, other, word in words[last:]) for word in extra)):
        return here
    start, end = here.start + words[first].start, here.start + words[last - 1].end
    cut = Name(start, end, other.text[start:end], here.kind)
    other.names = [cut if there is here else there for there in other.names]
    other.changed = True
    return cut


def _behind_link(here: Name, other: Side) -> bool:
    """Whether a role and a small word stand before a name, whose first word then is the role's ("minister van
    Transport")."""
    words = vocabulary(other.language)
    before = other.text[max(0, here.start - 32) : here.start].split()
    return len(before) > 1 and before[-1] in words.links and words.title(before[-2].lower())


def _foreign_to(word: Word, name: Name, one: Side, other: Side, behind: bool) -> bool:
    """Whether a word beside a name is none of it: a word of the language; beside a full name, the answer to another."""
    if fold(word.text) in given_names():
        return False
    if word.meaning.concepts or vocabulary(other.language).title(word.text.lower()):
        return True
    wanted = own_words(name.text, one.language)
    mine = {base for own in wanted for base in own.meaning.bases}
    across = main_script(name.text) != main_script(word.text)
    for there in one.names if len(wanted) > 1 else ():
        rest = own_words(there.text, one.language)
        if behind and there.kind == "person" and len(rest) == 1:
            continue  # it may be the surname of the very person
        if not any(own.meaning.bases & mine for own in rest) and any(
            meet(own, one.language, word, other.language, False, across) for own in rest
        ):
            return True
    return False


def _trimmed(found: Found, name: Name, one: Side, other: Side) -> tuple[int, int]:
    """The run without words written on to its first and last word."""
    words = [word for word in other.words() if found.start <= word.start and word.end <= found.end]
    start, end = found.start, found.end
    wanted = own_words(name.text, one.language)
    for word in words:
        if word.start != found.start and word.end != found.end:
            continue
        cuts = [sound(own.text, one.language, word.text, other.language, word.meaning.cuts) for own in wanted]
        score, front, back = max(cuts, default=(0.0, 0, 0))
        if score < ALIKE and vocabulary(other.language).postpositions:
            score, front, back = _without_ending(word, other.language)
        if score >= ALIKE:
            start = start + front if word.start == found.start else start
            end = end - back if word.end == found.end else end
    return start, end


def _without_ending(word: Word, language: str | None) -> tuple[float, int, int]:
    """How a word that means something is cut: the longest ending behind which it still means the same."""
    means = word.meaning.concepts
    ends = [end for front, end in word.meaning.cuts if not front and end]
    kept = [end for end in ends if means and meaning(word.text[:-end], language).concepts == means]
    return (1.0, 0, max(kept)) if kept else (0.0, 0, 0)
