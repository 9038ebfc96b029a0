"""A pool of pages as rows of weighted features: what grouping compares.

The features are those of evidence.features, counted over a whole page. A feature's rarity is learnt from the pool,
with a background of news pages (`background.tsv`) added to it, so that a pool of two pages can be weighed like one of
two hundred thousand: idf = log((N + B + 1) / (df + df_B + 1/2)), x = log(1 + count) · idf.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from sys import intern
from typing import TYPE_CHECKING

import numpy

from hexapla.clustering.copies import signature
from hexapla.evidence.features import features, learnt
from hexapla.knowledge.word_tables import Partners

if TYPE_CHECKING:
    from hexapla.model import Figure, Witness

    Vector = numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]
    Matrix = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float32]]

# Channels that are compared, in the order in which a page's features are kept; words of one language say little that
# the others do not, and would join pages by language.
CHANNELS = ("number", "date", "place", "concept", "name", "cognate", "learnt")
# Features of a page whose words are kept, to be quoted as reasons, by channel: places and figures first.
QUOTED = {"place": 8, "number": 8, "date": 4, "name": 12, "concept": 12, "learnt": 4}
BACKGROUND_PAGES = 2000  # the counts of background.tsv are per so many pages
DIGIT = re.compile(r"[\d一二三四五六七八九十百千万萬亿億]")


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """What a page holds: counts by feature; `quoted` maps some of the rarest features to the page's own words; `copies`
    is its signature (copies.py); `vector` the unit vector of an encoder, where there is one."""

    id: str
    language: str | None
    counts: Mapping[str, int]
    quoted: Mapping[str, str]
    copies: Sequence[int] = ()
    vector: Vector | None = None


def page_features(
    witness: Witness,
    find_figures: Callable[[str, str | None], Sequence[Figure]],
    taught: Mapping[str | None, Partners] | None = None,
) -> PageFeatures:
    """The features of a witness, residue left out. `find_figures(text, language)`: stage 2's; `taught`: word tables at
    hand, by language."""

    counts: Counter[str] = Counter()
    words: dict[str, str] = {}
    told: list[str] = []
    for number, passage in enumerate(witness.passages):
        if passage.kind == "residue":
            continue
        text, language = witness.passage_text(number), witness.spoken(number)
        # Figures in words are left to collation: looking for them costs as much as all other features.
        figures = find_figures(text, language) if DIGIT.search(text) else ()
        found = features(text, language, (), figures).found
        if taught and (known := taught.get(language)):
            found = {**found, **learnt(found, known)}
        for feature, word in found.items():
            if feature.partition(":")[0] in CHANNELS:
                counts[feature] += 1
                words.setdefault(feature, word)
        told.append(text)
    return PageFeatures(witness.id, witness.language, counts, _quoted(words), signature("\n".join(told)))


def page_vector(vectors: Matrix) -> Vector | None:
    """The mean direction of a page's passages; None where they have none."""
    total = vectors.sum(axis=0)
    length = float(numpy.linalg.norm(total))
    return (total / length).astype(numpy.float32) if length else None


def _quoted(words: Mapping[str, str]) -> dict[str, str]:
    """The words of the rarest features, some of every kind, one feature a word."""
    known = background()
    found: dict[str, str] = {}
    told: set[str] = set()
    for channel, most in QUOTED.items():
        prefix = f"{channel}:"
        own = sorted((known.get(feature, 0.0), feature) for feature in words if feature.startswith(prefix))
        for _, feature in own:
            word = words[feature]
            if most and word not in told:
                told.add(word)
                found[feature] = word
                most -= 1
    return found


@cache
def background() -> Mapping[str, float]:
    """In how many of BACKGROUND_PAGES news pages a feature is met; only frequent ones are listed."""
    text = (files("hexapla.clustering") / "background.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {feature: float(count) for feature, count in rows}


@dataclass(slots=True)
class Pool:
    """Pages as arrays, about 5 bytes a feature: `ids` (feature numbers) and `counts` (255 at most) of all pages one
    after the other, `sizes` of them to a page; `frequency` (pages that have a feature) by feature number; `quoted`
    words and `copies` (signatures) by page; `vectors` where an encoder gave some."""

    names: list[str] = field(default_factory=list)
    languages: list[str | None] = field(default_factory=list)
    quoted: list[dict[int, str]] = field(default_factory=list)
    copies: list[array[int]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    ids: array[int] = field(default_factory=lambda: array("i"))
    counts: array[int] = field(default_factory=lambda: array("B"))
    sizes: array[int] = field(default_factory=lambda: array("i"))
    frequency: array[int] = field(default_factory=lambda: array("i"))
    vectors: dict[int, Vector] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.names)

    def add(self, page: PageFeatures) -> None:
        """Adds a page; its features get numbers in order of appearance."""
        numbers, frequency = self.numbers, self.frequency
        for feature, count in page.counts.items():
            number = numbers.setdefault(feature, len(numbers))
            if number == len(frequency):
                frequency.append(0)
            frequency[number] += 1
            self.ids.append(number)
            self.counts.append(min(255, count))
        self.sizes.append(len(page.counts))
        self.quoted.append({numbers[feature]: intern(word) for feature, word in page.quoted.items()})
        self.copies.append(array("I", page.copies))
        if page.vector is not None:
            self.vectors[len(self.names)] = page.vector
        self.names.append(page.id)
        self.languages.append(page.language and intern(page.language))
