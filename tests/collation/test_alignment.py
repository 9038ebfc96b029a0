"""Which passage answers which: shapes of blocks, gaps, moves, and the dynamic programme against all paths."""

from __future__ import annotations

from itertools import pairwise

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla import align
from hexapla.collation import alignment
from hexapla.collation.measures import MEASURES, ground, measures
from hexapla.collation.path import Tables, best_path
from hexapla.collation.presets import LONG, Confidence, Preset, choose, presets
from hexapla.evidence.features import PassageFeatures
from hexapla.evidence.similarity import Pages

ENGLISH = [
    "A fire destroyed the old granary of Kassel on Sunday night.",
    "Some 120 firefighters from Hesse fought the flames for nine hours.",
    "Nobody was hurt, the police said.",
    "The granary was built in 1878 and had been empty since 2004.",
    "The city had wanted to turn the building into a library.",
]
GERMAN = [
    "Ein Feuer hat in der Nacht zum Montag den alten Kornspeicher von Kassel zerstört.",
    "Rund 120 Feuerwehrleute aus Hessen kämpften neun Stunden lang gegen die Flammen.",
    "Verletzt wurde nach Angaben der Polizei niemand.",
    "Der Speicher wurde 1878 gebaut und stand seit 2004 leer.",
    "Die Stadt wollte aus dem Gebäude eine Bibliothek machen.",
]


def links(left: list[str], right: list[str], *languages: str) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    found = align(left, right, left_language=languages[0], right_language=languages[1])
    return {(one.left, one.right) for one in found}


def test_one_to_one_with_evidence_and_confidence() -> None:
    found = align(ENGLISH, GERMAN, left_language="en", right_language="de")
    assert {(one.left, one.right) for one in found} == {((n,), (n,)) for n in range(5)}
    assert all(0 <= one.confidence <= 1 for one in found)
    year = next(one for one in found if one.left == (3,))
    assert {"1878", "2004"} <= {one.left for one in year.evidence}
    assert all(one.weight > 0 for one in year.evidence)


def test_a_passage_split_in_two() -> None:
    split = [
        *GERMAN[:1],
        "Rund 120 Feuerwehrleute aus Hessen waren im Einsatz.",
        "Sie kämpften neun Stunden lang gegen die Flammen.",
        *GERMAN[2:],
    ]
    assert ((1,), (1, 2)) in links(ENGLISH, split, "en", "de")


def test_left_out_and_added() -> None:
    extra = "Unsere Zeitung sucht Austräger für die Stadtteile Nord und West."
    found = links(ENGLISH, [GERMAN[0], extra, GERMAN[1], GERMAN[3], GERMAN[4]], "en", "de")
    assert {((0,), (0,)), ((1,), (2,)), ((2,), ()), ((3,), (3,)), ((4,), (4,)), ((), (1,))} == found


def test_moved() -> None:
    found = links(ENGLISH, [*GERMAN[:1], GERMAN[3], GERMAN[1], GERMAN[2], GERMAN[4]], "en", "de")
    assert {((3,), (1,)), ((1,), (2,))} <= found


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "ru",
            [
                "В воскресенье ночью пожар уничтожил старое зернохранилище в Касселе.",
                "Около 120 пожарных из Гессена девять часов боролись с огнём.",
                "По словам полиции, никто не пострадал.",
                "Зернохранилище построили в 1878 году, с 2004 года оно пустовало.",
                "Город хотел превратить здание в библиотеку.",
            ],
        ),
        (
            "zh",
            [
                "周日夜间，一场大火烧毁了卡塞尔的旧粮仓。",
                "来自黑森州的约120名消防员与大火搏斗了九个小时。",
                "警方表示，没有人受伤。",
                "该粮仓建于1878年，自2004年以来一直空置。",
                "市政府原本想把这座建筑改建成图书馆。",
            ],
        ),
    ],
)
def test_other_scripts(language: str, lines: list[str]) -> None:
    found = links(ENGLISH, lines, "en", language)
    assert sum(((n,), (n,)) in found for n in range(5)) >= 4


def test_empty_sides() -> None:
    assert links([], [], "en", "de") == set()
    assert links(ENGLISH[:2], [], "en", "de") == {((0,), ()), ((1,), ())}
    assert links(["", " "], ["."], "en", "de")


def test_presets() -> None:
    assert choose(30, 300) is presets()["page"]
    assert choose(LONG, LONG) is presets()["long-text"]
    assert presets()["long-text"].leftover is None
    assert set(presets()["page"].shapes) >= {(1, 1), (1, 2), (2, 1), (2, 2), (1, 6), (6, 1)}


def test_confidence_grows_with_the_odds() -> None:
    curve = presets()["page"].confidence
    assert curve.of(3.0, 0.5) > curve.of(0.5, 0.5)
    assert 0 <= Confidence(0, 1, 0).of(-1e9, 0) <= Confidence(0, 1, 0).of(1e9, 1) <= 1


def test_measures_are_the_same_whichever_side_stands_left() -> None:
    sides = [
        [PassageFeatures("de", {f: f for f in found}, size) for found, size in page]
        for page in (
            [(("number:3", "concept:war"), 80), (("concept:peace", "place:DE"), 120), (("name:^abc",), 40)],
            [(("number:3", "place:DE"), 60), (("concept:peace", "concept:war", "name:^abc"), 150)],
        )
    ]
    preset = presets()["page"]
    for a, b in ((1, 1), (2, 1), (1, 2), (2, 2)):
        grids = []
        for pages, shape in ((sides, (a, b)), (sides[::-1], (b, a))):
            both = Pages(pages[0], pages[1], preset.channels)
            grids.append(measures(both, ground(both, preset.widest), *shape)[1])
        for name, one, other in zip(MEASURES, *grids, strict=True):
            if name != "level":  # the median over the passages of the left side
                turned = other.T if isinstance(other, numpy.ndarray) else other
                assert numpy.allclose(one, turned, atol=1e-5), name


FEATURES = st.lists(
    st.sampled_from([f"concept:c{n}" for n in range(8)] + ["number:3", "place:Q1", "name:^abc"]), max_size=6
)
SIDE = st.lists(
    st.builds(
        lambda found, size: PassageFeatures("en", {one: one for one in found}, size), FEATURES, st.integers(1, 400)
    ),
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(SIDE, SIDE, st.sampled_from(list(presets().values())))
def test_every_passage_stands_in_exactly_one_link(left: list, right: list, preset: Preset) -> None:
    found = alignment.align(left, right, preset=preset)
    assert sorted(i for one in found for i in one.left) == list(range(len(left)))
    assert sorted(j for one in found for j in one.right) == list(range(len(right)))
    for one in found:
        assert all(b == a + 1 for side in (one.left, one.right) for a, b in pairwise(side))


def _best(tables: Tables, rows: int, columns: int, i: int = 0, j: int = 0) -> float:
    """The best sum over all monotone paths, by trying them all."""
    if i >= rows or j >= columns:
        return 0.0
    best = max(_best(tables, rows, columns, i + 1, j), _best(tables, rows, columns, i, j + 1))
    for (a, b), score in tables.items():
        if i + a <= rows and j + b <= columns:
            best = max(best, float(score[i, j]) + _best(tables, rows, columns, i + a, j + b))
    return best


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.randoms(use_true_random=False))
def test_best_path_against_all_paths(rows: int, columns: int, chance) -> None:  # type: ignore[no-untyped-def]
    tables: Tables = {}
    for a, b in ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)):
        if a <= rows and b <= columns:
            shape = rows - a + 1, columns - b + 1
            values = numpy.array([[chance.uniform(-2, 2) for _ in range(shape[1])] for _ in range(shape[0])])
            tables[a, b] = values.astype(numpy.float32)
    found = best_path(tables, rows, columns)
    assert sum(block.score for block in found) == pytest.approx(_best(tables, rows, columns), abs=1e-4)
    lefts, rights = [i for block in found for i in block.left], [j for block in found for j in block.right]
    assert lefts == sorted(set(lefts))
    assert rights == sorted(set(rights))


def test_long_texts_stay_quick() -> None:
    import time

    side = [f"Sentence {n} of 300 tells that the town of Kassel bought {n} trees." for n in range(300)]
    start = time.perf_counter()
    found = align(side, side, left_language="en", right_language="en")
    assert time.perf_counter() - start < 30
    assert sum(one.left == one.right for one in found) > 290
