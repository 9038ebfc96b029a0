"""Names garbled past what reads as the same name."""

from __future__ import annotations

import pytest

from hexapla.descent.unread import Respelt, unread, words_of
from hexapla.evidence.names.spelt import spelt_alike
from small_stories import synopsis, witness

RIGHT = ["Hughes and Wright met in Leeds.", "The plan of Hughes was read aloud.", "Wright then left."]
WRONG = ["Khyuz and Rayt met in Leeds.", "The plan of Khyuz was read aloud.", "Rayt then left."]
ABROAD = ["Hughes und Wright trafen sich in Leeds.", "Der Plan von Hughes wurde verlesen.", "Wright ging dann."]


def told(siglum: str, **given: list[str]) -> list[tuple[str, str]]:
    languages = {"A": "en", "B": "en", "C": "de"}
    whole = synopsis(*(witness(s, languages[s], passages) for s, passages in given.items()))
    return sorted((one.right, one.wrong) for one in unread(whole, siglum, words_of(whole)) if not one.outvoted)


def test_a_word_that_stands_where_the_others_have_the_name() -> None:
    found = dict(told("B", A=RIGHT, B=WRONG, C=ABROAD))
    assert found.get("Hughes") == "Khyuz"
    assert found.get("Wright", "Rayt") == "Rayt"


def test_most_versions_are_right() -> None:
    assert told("A", A=RIGHT, B=WRONG, C=ABROAD) == []


def test_the_place_of_the_word() -> None:
    whole = synopsis(witness("A", "en", RIGHT), witness("B", "en", WRONG))
    for one in unread(whole, "B", words_of(whole)):
        assert isinstance(one, Respelt)
        assert whole.witnesses["B"].text[one.start : one.end] == one.wrong


def test_versions_that_spell_alike_have_none() -> None:
    assert told("C", A=RIGHT, B=RIGHT, C=ABROAD) == []


@pytest.mark.parametrize(("one", "other"), [("Ivanov", "Iwanow")])
def test_two_languages_spell_each_in_its_own_way(one: str, other: str) -> None:
    assert spelt_alike(one, "en", other, "pl")
    assert not spelt_alike(one, "en", other, "en")
