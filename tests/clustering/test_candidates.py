"""Which pairs are candidates, and what is measured of them: the same in every order, and for any size of pool."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from math import log, log1p, sqrt

import numpy
import pytest

from clustering.invented_pages import STORIES, strangers, told
from hexapla.clustering import candidates as subject
from hexapla.clustering.candidates import MASS, MEASURES, WEIGHTS, Pairs, candidates
from hexapla.clustering.index import StoryIndex
from hexapla.clustering.pages import BACKGROUND_PAGES, CHANNELS, PageFeatures, Pool, background
from hexapla.pipeline import page_of


def pool_of(pages: Iterable[PageFeatures]) -> Pool:
    index = StoryIndex()
    index.add(pages)
    return index.pool


def by_names(pool: Pool, pairs: Pairs) -> dict[frozenset[str], numpy.ndarray]:
    """The measures by the names of the two pages."""
    found = {
        frozenset((pool.names[a], pool.names[b])): row
        for a, b, row in zip(pairs.left, pairs.right, pairs.measures, strict=True)
    }
    assert len(found) == len(pairs.left)
    return found


@pytest.fixture(scope="module")
def pages() -> list[PageFeatures]:
    """42 pages: four stories in eight languages, and strangers."""
    chosen = [one for story in list(STORIES)[:4] for one in told(story)] + strangers()
    return [page_of(one) for one in chosen]


def noise(number: int, chance: random.Random) -> PageFeatures:
    """A page of features that some other pages have too."""
    counts: dict[str, int] = {}
    for channel, kinds, size in (("number", 400, 4), ("place", 120, 3), ("concept", 300, 12), ("name", 500, 8)):
        for _ in range(size):
            counts[f"{channel}:n{int(kinds * chance.random() ** 1.5)}"] = chance.randint(1, 3)
    return PageFeatures(f"noise-{number}", chance.choice(["en", "de", "ru", "zh", None]), counts, {})


def test_measures_of_a_pair_do_not_depend_on_the_order_of_pages(pages: list[PageFeatures]) -> None:
    pool = pool_of(pages)
    first = by_names(pool, candidates(pool))
    assert len(first) > 200
    for seed in (1, 2, 3):
        turned = pool_of(random.Random(seed).sample(pages, len(pages)))  # noqa: S311
        assert turned.names != pool.names
        second = by_names(turned, candidates(turned))
        assert set(second) == set(first)
        for pair, row in first.items():
            numpy.testing.assert_allclose(second[pair], row, rtol=1e-4, atol=1e-4, err_msg=str(sorted(pair)))


def test_pairs_stand_once_in_order_with_a_row_of_measures_each(pages: list[PageFeatures]) -> None:
    pairs = candidates(pool_of(pages))
    assert (pairs.left < pairs.right).all()
    keys = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert keys == sorted(set(keys))
    assert pairs.measures.shape == (len(keys), len(MEASURES))
    assert numpy.isfinite(pairs.measures).all()


def test_weights_have_a_row_for_every_measure() -> None:
    held = tomllib.loads((files("hexapla.clustering") / "weights.toml").read_text(encoding="utf-8"))
    assert sorted(held["measures"]) == sorted(MEASURES)
    assert len(set(MEASURES)) == len(MEASURES)
    assert all(len(row) == 3 for row in held["measures"].values())
    assert set(WEIGHTS) == set(CHANNELS)


def test_every_measure_is_of_use(pages: list[PageFeatures]) -> None:
    """A column that never changes would be fitted to nothing; word tables alone have nothing to say here."""
    measures = candidates(pool_of(pages)).measures
    still = {name for name, column in zip(MEASURES, measures.T, strict=True) if numpy.ptp(column) == 0}
    assert still == {"share_learnt", "common_learnt"}


def _likeness(counts: Sequence[Mapping[str, int]], frequency: Mapping[str, int], one: int, other: int) -> float:
    """The likeness of two pages from its definition, dictionary by dictionary."""
    known = background()

    def value(page: int, feature: str) -> float:
        idf = log((len(counts) + BACKGROUND_PAGES + 1) / (frequency[feature] + known.get(feature, 0) + 0.5))
        return log1p(counts[page][feature]) * max(0.05, idf)

    def weight(feature: str) -> float:
        return WEIGHTS[feature.partition(":")[0]]

    def mass(page: int) -> float:
        return sum(weight(feature) * value(page, feature) ** 2 for feature in counts[page]) + MASS

    both = counts[one].keys() & counts[other].keys()
    common = sum(weight(feature) * value(one, feature) * value(other, feature) for feature in both)
    return common / sqrt(mass(one) * mass(other))


def test_likeness_against_its_definition(pages: list[PageFeatures]) -> None:
    pool = pool_of(pages)
    frequency: dict[str, int] = {}
    for page in pages:
        for feature in page.counts:
            frequency[feature] = frequency.get(feature, 0) + 1
    pairs = candidates(pool)
    column = pairs.measures[:, MEASURES.index("likeness")]
    counts = [page.counts for page in pages]
    for a, b, found in list(zip(pairs.left, pairs.right, column, strict=True))[::7]:
        assert found == pytest.approx(_likeness(counts, frequency, a, b), rel=1e-3)


def test_all_pairs_that_share_a_rare_feature_are_candidates(pages: list[PageFeatures]) -> None:
    pool = pool_of(pages)
    assert len(pages) <= subject.MOST
    wanted = {
        frozenset((one.id, other.id))
        for one, other in combinations(pages, 2)
        if one.counts.keys() & other.counts.keys()
    }
    assert set(by_names(pool, candidates(pool))) == wanted


@pytest.mark.parametrize("seed", [4, 5, 6])
def test_a_planted_twin_is_found_among_300_pages_of_noise(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    pages = [noise(number, chance) for number in range(300)]
    frequency = Counter(feature for one in pages for feature in one.counts)
    # What the twins share is not rare by itself: other pages have each of the features.
    shared: dict[str, int] = {}
    for channel, size in (("number", 2), ("place", 2), ("concept", 7)):
        known = sorted(one for one, met in frequency.items() if one.startswith(channel) and 3 <= met <= 25)
        shared |= dict.fromkeys(chance.sample(known, size), 1)
    twins = [
        PageFeatures(name, language, {**dict(chance.sample(sorted(noise(0, chance).counts.items()), 12)), **shared}, {})
        for name, language in (("one", "en"), ("other", "ja"))
    ]
    pages.insert(17, twins[0])
    pages.insert(240, twins[1])
    pool = pool_of(pages)
    rows = by_names(pool, candidates(pool))
    assert frozenset(("one", "other")) in rows
    place = MEASURES.index("likeness")
    best = {name: max((row[place], pair) for pair, row in rows.items() if name in pair)[1] for name in ("one", "other")}
    assert best == {"one": frozenset(("one", "other")), "other": frozenset(("one", "other"))}


def test_a_page_keeps_its_best_candidates_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "MOST", 5)
    chance = random.Random(6)  # noqa: S311
    pool = pool_of(noise(number, chance) for number in range(80))
    pairs = candidates(pool)
    assert 80 * 5 / 2 <= len(pairs.left) <= 80 * 5
    met = numpy.bincount(numpy.concatenate([pairs.left, pairs.right]), minlength=80)
    assert met.min() >= 5


def test_a_pool_that_grows_measures_new_pairs_as_one_that_is_full(pages: list[PageFeatures]) -> None:
    pool = pool_of(pages)
    since = 30
    every, new = by_names(pool, candidates(pool)), by_names(pool, candidates(pool, since))
    old = set(pool.names[:since])
    assert set(new) == {pair for pair in every if not pair <= old}
    for pair, row in new.items():
        numpy.testing.assert_allclose(row, every[pair], rtol=1e-5, atol=1e-6)


def test_pages_without_features_have_no_candidates() -> None:
    empty = [PageFeatures(f"empty-{n}", None, {}, {}) for n in range(3)]
    assert len(candidates(pool_of(empty)).left) == 0
    full = [PageFeatures(f"full-{n}", "en", {"number:7": 1, "place:a": 1}, {}) for n in range(2)]
    pool = pool_of([empty[0], full[0], empty[1], full[1], empty[2]])
    assert set(by_names(pool, candidates(pool))) == {frozenset(("full-0", "full-1"))}


def test_a_feature_that_all_have_says_less_than_one_that_two_have() -> None:
    common = [PageFeatures(f"p{n}", "en", {"concept:common": 1, f"concept:own{n // 2}": 1}, {}) for n in range(20)]
    pool = pool_of(common)
    rows = by_names(pool, candidates(pool))
    place = MEASURES.index("common_concept")
    twins, others = (float(numpy.expm1(rows[frozenset(pair)][place])) for pair in (("p0", "p1"), ("p0", "p2")))
    assert twins - others > 1.5 * others > 0
