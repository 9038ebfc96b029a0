"""The Dice coefficient of passages, for single ones and for blocks, and the evidence it quotes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.evidence.features import PassageFeatures
from hexapla.evidence.similarity import Pages, Weights

WEIGHTS = Weights({"number": 2.0, "concept": 1.0, "word": 1.0}, 0.4)


def passage(*found: str, language: str = "en") -> PassageFeatures:
    return PassageFeatures(language, {one: one.partition(":")[2] for one in found}, 50)


def test_more_in_common_is_more_alike() -> None:
    pages = Pages([passage("number:7", "concept:fire")], [passage("number:7", "concept:fire"), passage("number:7"),
                  passage("concept:sea")], WEIGHTS)  # fmt: skip
    dice = pages.dice(1, 1)
    assert dice[0, 0] > dice[0, 1] > dice[0, 2] == 0


def test_a_block_unites_its_passages() -> None:
    left = [passage("number:7", "concept:fire", "concept:night")]
    right = [passage("number:7"), passage("concept:fire", "concept:night")]
    pages = Pages(left, right, WEIGHTS)
    assert pages.dice(1, 2)[0, 0] > pages.dice(1, 1)[0].max()


def test_words_of_a_language_that_the_other_page_lacks_do_not_dilute() -> None:
    with_words = Pages([passage("number:7", "word:en:orchar")], [passage("number:7", language="de")], WEIGHTS)
    without = Pages([passage("number:7")], [passage("number:7", language="de")], WEIGHTS)
    assert with_words.dice(1, 1)[0, 0] == pytest.approx(without.dice(1, 1)[0, 0])


def test_evidence_adds_up_to_what_is_shared() -> None:
    pages = Pages([passage("number:7", "concept:fire", "concept:sea")], [passage("number:7", "concept:fire")], WEIGHTS)
    found = pages.evidence((0,), (0,))
    assert {(one.kind, one.left, one.right) for one in found} == {("number", "7", "7"), ("concept", "fire", "fire")}
    mass = [sum(float(pages.weight[n]) for n, f in enumerate(pages.features) if f in side.found) for side in
            (pages.sides[0][0], pages.sides[1][0])]  # fmt: skip
    told = sum(one.weight for one in found)
    assert pages.dice(1, 1)[0, 0] == pytest.approx(2 * told / (sum(mass) + 2 * WEIGHTS.regular), rel=1e-4)


FOUND = st.lists(st.sampled_from(["number:1", "number:2", "concept:a", "concept:b", "name:^x"]), max_size=4)
SIDE = st.lists(FOUND.map(lambda found: passage(*found)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(SIDE, SIDE)
def test_a_share(left: list[PassageFeatures], right: list[PassageFeatures]) -> None:
    dice = Pages(left, right, WEIGHTS).dice(1, 1)
    assert dice.shape == (len(left), len(right))
    assert ((dice >= 0) & (dice <= 1)).all()
    assert Pages(right, left, WEIGHTS).dice(1, 1) == pytest.approx(dice.T, abs=1e-5)
