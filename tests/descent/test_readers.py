"""For whose readers a version was written: lands left unsaid, prices in the readers' money."""

from __future__ import annotations

import pytest

from hexapla import collate
from hexapla.descent import readers
from hexapla.descent.readers import Readers
from hexapla.knowledge.gazetteer import entities
from hexapla.knowledge.tables import languages, table

SWEDISH = Readers(frozenset(), frozenset({"SEK"}), frozenset({"SE"}), frozenset({"SEK"}))
CZECH = Readers(frozenset({"SE"}), frozenset({"SEK", "CZK"}), frozenset({"CZ"}), frozenset({"CZK"}))
FRENCH = Readers(frozenset({"SE"}), frozenset({"SEK", "CZK"}), frozenset({"FR"}), frozenset())


def test_prices_in_the_readers_money_were_put_in_by_a_translator() -> None:
    assert readers.edge_features(SWEDISH, CZECH)["money made"] == 1
    assert readers.edge_features(CZECH, SWEDISH)["money made"] == 0


def test_money_of_other_readers_was_left_over_from_their_version() -> None:
    assert readers.edge_features(CZECH, FRENCH)["money from"] == 1
    assert readers.edge_features(FRENCH, CZECH)["money from"] == 0


def test_a_land_that_others_name_is_where_the_story_is_at_home() -> None:
    assert readers.land_told(SWEDISH, [CZECH, FRENCH]) == 1
    assert readers.land_told(CZECH, [SWEDISH, FRENCH]) == 0
    named = Readers(frozenset({"SE"}), frozenset(), frozenset({"SE"}))
    assert readers.land_told(named, [CZECH, FRENCH]) == 0


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_in_which_versions_are_named_gives_way(turned: bool) -> None:
    swedish = {
        "id": "sv", "language": "sv", "passages": [
            "Bron i Ljungby rasade på måndagen", "Reparationen kostar 900 000 kronor, säger kommunen",
            "Ingen skadades, men vägen är stängd till fredag", "Kommunen ber alla bilister att köra en annan väg",
        ],
    }  # fmt: skip
    czech = {
        "id": "cs", "language": "cs", "passages": [
            "Most ve švédském Ljungby ve Švédsku se v pondělí zřítil",
            "Oprava bude stát 900 000 švédských korun (asi 2 miliony korun českých), uvedla obec",
            "Nikdo nebyl zraněn, ale silnice je do pátku uzavřena", "Obec žádá všechny řidiče, aby jeli jinudy",
        ],
    }  # fmt: skip
    edition = collate([czech, swedish] if turned else [swedish, czech], anyway=True)
    (edge,) = edition.stemma.edges
    assert edition.witness(edge.parent).language == "sv"


def test_the_lands_of_the_tables_are_known_and_money_is_three_letters() -> None:
    known = {place for _, place, kind in entities("en") if kind == readers.LAND}
    for code in languages():
        words = table(code, "words")
        assert set(words.get("lands", "").split()) <= known, code
        assert all(len(one) == 3 and one.isupper() for one in words.get("money", "").split()), code
