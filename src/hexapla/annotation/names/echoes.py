"""The other places of a text where a name stands that was found with the help of another version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hexapla.annotation.names.meeting import SHORTEST, own_words
from hexapla.annotation.names.vocabulary import given_names
from hexapla.annotation.names.words import Word, words_in
from hexapla.knowledge.gazetteer import UNSPACED_SIGN, fold, in_longer_run
from hexapla.model import Name


class Stretch(NamedTuple):
    """Where a version has something at a locus, and its language there."""

    start: int
    end: int
    language: str | None


def echoes(text: str, stretches: Sequence[Stretch], names: Sequence[Name], new: Sequence[Name]) -> Iterator[Name]:
    """The other places where a version has a new name, or a family name of one of its persons alone."""
    wanted: dict[str, Name] = {}
    for name in names:
        words = own_words(name.text, stretches[0].language) if stretches else []
        if len(words) > 1 and name.kind == "person" and not name.text[0].isupper():
            wanted.update((word.text, name) for word in words[1:] if not _common(word))
    for name in new:
        words = own_words(name.text, stretches[0].language) if stretches else []
        if len(words) == 1 and not _common(words[0]):
            wanted[name.text] = name
        elif name.kind == "person":
            wanted.update((word.text, name) for word in words[1:] if not _common(word))
    taken = {place for name in names for place in range(name.start, name.end)} if wanted else set()
    for stretch in stretches if wanted else ():
        yield from _sign_echoes(text, stretch, wanted, taken)
        for word in words_in(text, *stretch):
            for front, end in word.meaning.cuts:
                start, stop = word.start + front, word.end - end
                met = wanted.get(text[start:stop])
                if met and start not in taken and stop - 1 not in taken:
                    taken.update(range(start, stop))
                    yield Name(start, stop, text[start:stop], met.kind)


def _sign_echoes(text: str, stretch: Stretch, wanted: Mapping[str, Name], taken: set[int]) -> Iterator[Name]:
    """The same in scripts without spaces, where a name may stand anywhere."""
    for written, name in wanted.items():
        place = text.find(written, stretch.start, stretch.end) if UNSPACED_SIGN.match(written) else -1
        while place >= 0:
            end = place + len(written)
            if not taken.intersection(range(place, end)) and not in_longer_run(text, place, end):
                taken.update(range(place, end))
                yield Name(place, end, written, name.kind)
            place = text.find(written, end, stretch.end)


def _common(word: Word) -> bool:
    """Whether a word is too common, or too short, to be a name wherever it stands."""
    short = len(word.text) < (2 if UNSPACED_SIGN.match(word.text) else SHORTEST)
    return bool(word.meaning.concepts) or short or fold(word.text) in given_names()
