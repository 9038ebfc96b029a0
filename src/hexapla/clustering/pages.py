"""A pool of pages as rows of weighted features: what grouping compares.

The features are those of evidence.features, counted over a whole page. A feature's rarity is learnt from the pool, with a
background of news pages (`background.tsv`) added to it, so that a pool of two pages can be weighed like one of two
hundred thousand: idf = log((N + B + 1) / (df + df_B + 1/2)), x = log(1 + count) · idf.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy

from hexapla.clustering.copies import signature
from hexapla.evidence.features import features, learnt
from hexapla.knowledge.word_tables import Partners

if TYPE_CHECKING:
    from hexapla.model import Figure, Witness

    Ids = numpy.ndarray[tuple[int], numpy.dtype[numpy.int32]]
    Counts = numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]
    Vector = numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]

# Channels that are compared, in the order in which a page's features are kept; words of one language say little that
# the others do not, and would join pages by language.
CHANNELS = ("number", "date", "place", "concept", "name", "cognate", "learnt")
BACKGROUND_PAGES = 2000  # the counts of background.tsv are per so many pages
DIGIT = re.compile(r"[\d一二三四五六七八九十百千万萬亿億]")
QUOTED = 24  # features of a page whose words are kept, to be quoted as reasons
QUOTABLE = ("name", "place", "number", "date", "concept", "learnt")


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


def _quoted(words: Mapping[str, str]) -> dict[str, str]:
    """The words of the rarest features, one feature a word."""
    known = background()
    best: dict[str, tuple[float, str]] = {}
    for feature, word in words.items():
        channel = feature.partition(":")[0]
        if channel in QUOTABLE:
            rank = (known.get(feature, 0.0) + 0.1 * QUOTABLE.index(channel), feature)
            if word not in best or rank < best[word]:
                best[word] = rank
    chosen = sorted((rank, feature, word) for word, (rank, feature) in best.items())[:QUOTED]
    return {feature: word for _, feature, word in chosen}


@cache
def background() -> Mapping[str, float]:
    """In how many of BACKGROUND_PAGES news pages a feature is met; only frequent ones are listed."""
    text = (files("hexapla.clustering") / "background.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {feature: float(count) for feature, count in rows}


@dataclass(slots=True)
class Pool:
    """Pages as arrays: `starts[i] : starts[i + 1]` is page i in `ids` (feature numbers) and `counts`, sorted by channel;
    `frequency` goes by feature number, `vectors` by page."""

    names: list[str] = field(default_factory=list)
    languages: list[str | None] = field(default_factory=list)
    quoted: list[Mapping[str, str]] = field(default_factory=list)
    copies: list[Sequence[int]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[Ids, Counts]] = field(default_factory=list)
    frequency: list[int] = field(default_factory=list)
    vectors: dict[int, Vector] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, pages: Iterable[PageFeatures]) -> None:
        """Adds pages; their features get numbers in order of appearance."""
        numbers, frequency = self.numbers, self.frequency
        for page in pages:
            ids = []
            for feature in page.counts:
                number = numbers.setdefault(feature, len(numbers))
                if number == len(frequency):
                    frequency.append(0)
                frequency[number] += 1
                ids.append(number)
            self.names.append(page.id)
            self.languages.append(page.language)
            self.quoted.append(page.quoted)
            self.copies.append(page.copies)
            if page.vector is not None:
                self.vectors[len(self.rows)] = page.vector
            self.rows.append(
                (
                    numpy.array(ids, dtype=numpy.int32),
                    numpy.log1p(numpy.array([*page.counts.values()], dtype=numpy.float32)),
                )
            )
