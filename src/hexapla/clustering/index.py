"""Stories of a pool that grows: pages are added, stories stay, and the whole is kept in one file.

`StoryIndex.add` groups the first pages and lets later ones join; stories that are there are not taken apart, and no
page is read twice. `save` and `load` keep the index between runs (a NumPy archive without pickled objects).
"""

from __future__ import annotations

import io
import json
import warnings
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy

from hexapla.clustering.candidates import MEASURES, Pairs, candidate_parts
from hexapla.clustering.copies import MINIMA, near_copies
from hexapla.clustering.pages import PageFeatures, Pool
from hexapla.clustering.reasons import joins
from hexapla.clustering.stories import FLOOR, Edge, components, stories
from hexapla.errors import RecordError, TableError
from hexapla.model import Story

Array = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
FORMAT = "hexapla-stories/1"
ARRAYS = (("ids", "i"), ("counts", "B"), ("sizes", "i"), ("frequency", "i"))
COPIED = 20.0  # log odds of pages whose phrases are all the same: more than any other measure says


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds of a pair: `constant` plus its measures times `measures`: a column each for all pairs, for pairs by the
    size of the smaller page, for pages in one language. A story begins above `threshold`."""

    threshold: float
    constant: float
    measures: Array


@cache
def weights() -> Weights:
    """The fitted weights (`weights.toml`)."""
    import tomllib

    try:
        found = tomllib.loads((files("hexapla.clustering") / "weights.toml").read_text(encoding="utf-8"))
        values = numpy.array([found["measures"][name] for name in MEASURES], dtype=numpy.float32)
        return Weights(found["threshold"], found["constant"], values)
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise TableError(f"clustering/weights.toml: {error}") from error


def log_odds(pairs: Pairs) -> Array:
    """The log odds that the two pages of each pair tell one story."""
    known = weights()
    result: Array = (by_kind_of_pair(pairs.measures) @ known.measures.T.ravel() + known.constant).astype(numpy.float32)
    return result


def by_kind_of_pair(measures: Array) -> Array:
    """The measures three times: as they are, times the size of the smaller page (0 at the size of a news item of ten
    sentences), and for pages in one language alone."""
    size = (measures[:, MEASURES.index("smaller")] - 5) / 2
    same = measures[:, MEASURES.index("same_language")]
    return numpy.hstack([measures, measures * size[:, None], measures * same[:, None]])


# What an encoder's likeness counts for: log odds for each standard deviation above the candidate pairs' mean, one of
# which is expected by chance. Set by hand: no encoder is at hand to fit it on. The spread that is assumed of a pool
# with few pairs, and how many pairs that is worth.
ENCODED, ENCODED_MEAN, ENCODED_SPREAD, ENCODED_PAIRS = 1.0, 0.2, 0.2, 20


def encoded(pool: Pool, pairs: Pairs) -> Array:
    """The log odds that the likeness of the pages' vectors adds, where both pages have one."""
    added = numpy.zeros(len(pairs.left), dtype=numpy.float32)
    known = [n for n, (a, b) in enumerate(zip(pairs.left, pairs.right, strict=True)) if _both(pool, int(a), int(b))]
    if not known:
        return added
    vectors = pool.vectors
    cosine = numpy.array([float(vectors[int(pairs.left[n])] @ vectors[int(pairs.right[n])]) for n in known])
    count = len(cosine)
    mean = (cosine.sum() + ENCODED_MEAN * ENCODED_PAIRS) / (count + ENCODED_PAIRS)
    square = ((cosine - mean) ** 2).sum() + ENCODED_SPREAD**2 * ENCODED_PAIRS
    added[known] = ENCODED * ((cosine - mean) / numpy.sqrt(square / (count + ENCODED_PAIRS)) - 1)
    return added


def _both(pool: Pool, one: int, other: int) -> bool:
    return one in pool.vectors and other in pool.vectors


@dataclass(slots=True)
class StoryIndex:
    """A pool of pages and the stories they tell: `groups` holds page numbers, `reasons` the lines by page joined."""

    pool: Pool = field(default_factory=Pool)
    groups: list[list[int]] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.pool)

    def add(self, pages: Iterable[PageFeatures]) -> None:
        """Adds pages and lets them join stories, or begin them. A page whose id is there already is passed over."""
        since = len(self.pool)
        self._take(pages)
        self._group(since)

    def _take(self, pages: Iterable[PageFeatures]) -> None:
        held = set(self.pool.names)
        for page in pages:
            if page.id not in held:
                held.add(page.id)
                self.pool.add(page)

    def _group(self, since: int) -> None:
        """Groups the pages from `since` on with all others, and notes why pages are together."""
        if len(self.pool) == since:
            return
        copies = {(a, b): share for a, b, share in near_copies(self.pool.copies, since)}
        edges = self._edges(since, copies)
        self.groups = stories(len(self.pool), edges, weights().threshold, self.groups)
        self.reasons.update(joins(self.pool, self.groups, edges, copies, since))

    def _edges(self, since: int, copies: Mapping[tuple[int, int], float]) -> list[Edge]:
        """Pairs with their log odds, those above the floor; near-copies are of one story whatever else is measured."""
        found: dict[tuple[int, int], float] = {}
        for pairs in candidate_parts(self.pool, since):
            odds = log_odds(pairs)
            if self.pool.vectors:
                odds = odds + encoded(self.pool, pairs)
            kept = odds > FLOOR
            ends = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
            found.update(zip(ends, odds[kept].tolist(), strict=True))
        for pair, share in copies.items():
            found[pair] = max(found.get(pair, FLOOR), COPIED * share)
        return sorted((a, b, value) for (a, b), value in found.items())

    def begin(self, pages: Iterable[PageFeatures], known: Iterable[Sequence[str]]) -> None:
        """The first pages, of which some are stories already, given by the ids of their members; those stay together.
        A page that stands in two of them stays in the first."""
        self._take(pages)
        number_of = {name: number for number, name in enumerate(self.pool.names)}
        taken: set[int] = set()
        for members in known:
            group = sorted({number_of[name] for name in members if name in number_of} - taken)
            taken.update(group)
            if group:
                self.groups.append(group)
        self._group(0)

    def stories(self) -> tuple[Story, ...]:
        """All stories in order of their first page."""
        names = self.pool.names
        owner = {page: number for number, group in enumerate(self.groups) for page in group}
        near: dict[int, list[tuple[int, int]]] = {}
        for a, b, _ in near_copies(self.pool.copies):
            if owner[a] == owner[b]:
                near.setdefault(owner[a], []).append((a, b))
        return tuple(
            Story(
                tuple(names[page] for page in group),
                tuple(self.reasons[page] for page in group if page in self.reasons),
                tuple(tuple(names[page] for page in held) for held in _sets(near.get(number, ()))),
            )
            for number, group in enumerate(self.groups)
        )

    def save(self, path: Path) -> None:
        """Writes the index to one file, at once or not at all. OSError where it cannot be written."""
        pool = self.pool
        texts = {
            "format": FORMAT,
            "names": pool.names,
            "languages": pool.languages,
            "features": list(pool.numbers),
            "quoted": [{str(number): word for number, word in one.items()} for one in pool.quoted],
            "groups": self.groups,
            "reasons": {str(page): line for page, line in self.reasons.items()},
            "encoded": sorted(pool.vectors),
        }
        arrays = {
            "texts": numpy.frombuffer(json.dumps(texts, ensure_ascii=False).encode(), dtype=numpy.uint8),
            "sizes": numpy.array(pool.sizes, dtype=numpy.int32),
            "ids": numpy.array(pool.ids, dtype=numpy.int32),
            "counts": numpy.array(pool.counts, dtype=numpy.uint8),
            "frequency": numpy.array(pool.frequency, dtype=numpy.int32),
            "copies": numpy.array([list(one) or [0] * MINIMA for one in pool.copies], dtype=numpy.uint32),
            "vectors": numpy.array([pool.vectors[page] for page in sorted(pool.vectors)], dtype=numpy.float32),
        }
        fresh = path.with_name(path.name + ".part")
        with fresh.open("wb") as stream:
            numpy.savez_compressed(stream, **arrays)  # type: ignore[arg-type]
        fresh.replace(path)

    @classmethod
    def load(cls, path: Path) -> StoryIndex:
        """Reads what `save` wrote. OSError where there is no such file, RecordError where it is none of these."""
        data = path.read_bytes()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # an archive that is doubtful is broken
                return _read(data)
        except RecordError as error:
            raise RecordError(f"{path}: {error}") from error
        except BROKEN as error:
            raise RecordError(f"{path}: no index of stories, or a broken one: {error}") from error


# What reading an archive that is none, or was damaged, raises, by what is damaged.
BROKEN = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, EOFError, OSError, OverflowError, RuntimeError,
    Warning, MemoryError, SyntaxError, TokenError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def _read(data: bytes) -> StoryIndex:
    with numpy.load(io.BytesIO(data), allow_pickle=False) as found:
        texts = json.loads(found["texts"].tobytes())
        if texts["format"] != FORMAT:
            raise RecordError(f"an index of another format: {texts['format']}")
        ids, counts, sizes, frequency = (array(kind, found[name].tolist()) for name, kind in ARRAYS)
        copies = [array("I", one.tolist() if one.any() else []) for one in found["copies"]]
        vectors = dict(zip(texts["encoded"], found["vectors"].astype(numpy.float32), strict=True))
    quoted = [{int(number): str(word) for number, word in one.items()} for one in texts["quoted"]]
    numbers = {str(feature): number for number, feature in enumerate(texts["features"])}
    pool = Pool(texts["names"], texts["languages"], quoted, copies, numbers, ids, counts, sizes, frequency, vectors)
    groups = [[int(page) for page in group] for group in texts["groups"]]
    reasons = {int(page): str(line) for page, line in texts["reasons"].items()}
    _require_whole(pool, groups, reasons)
    return StoryIndex(pool, groups, reasons)


def _require_whole(pool: Pool, groups: Sequence[Sequence[int]], reasons: Mapping[int, str]) -> None:
    """RecordError where the parts of an index do not fit together."""
    count, features = len(pool), len(pool.numbers)
    by_page = {len(pool.languages), len(pool.quoted), len(pool.copies), len(pool.sizes), len(set(pool.names))}
    whole = (
        by_page == {count}
        and len(pool.frequency) == features
        and len(pool.ids) == len(pool.counts) == sum(pool.sizes)
        and min(pool.sizes, default=0) >= 0
        and all(0 <= number < features for number in (min(pool.ids, default=0), max(pool.ids, default=-1)) if pool.ids)
        and all(len(one) in (0, MINIMA) for one in pool.copies)
        and sorted(page for group in groups for page in group) == list(range(count))
        and all(0 <= page < count for page in (*reasons, *pool.vectors))
        and all(0 <= number < features for one in pool.quoted for number in one)
        and all(isinstance(name, str) for name in pool.names)
    )
    if not whole:
        raise RecordError("the parts of the index do not fit together")


def _sets(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The sets of pages that hang together by pairs, each in order."""
    numbers = sorted({page for pair in pairs for page in pair})
    place = {page: number for number, page in enumerate(numbers)}
    parts = components(len(numbers), [(place[a], place[b]) for a, b in pairs])
    return [[numbers[number] for number in part] for part in parts]
