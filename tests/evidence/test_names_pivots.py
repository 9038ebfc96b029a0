"""The pivot language told from what names suffered."""

from __future__ import annotations

import pytest

from hexapla.evidence.names.pivots import pivot

ROUND_TRIPS = {
    "ar": [("Pete Pagano", "Beit Bagano"), ("Vesper", "Fisber"), ("Paredes", "Baridis"), ("Otto Vogel", "Utu Fujil")],
    "ru": [("Hugh Wexford", "Khyu Veksford"), ("Hanna Whitlock", "Ganna Vitlok"), ("Quentin Roth", "Kventin Rot")],
    "ja": [("Loic Kervran", "Roic Kerubran"), ("Villalba", "Biraruba"), ("Griffith", "Gurifisu")],
    "zh": [("Hargreaves", "Hagelifusi"), ("Bradford", "Buladefude"), ("Tiplady", "Dipuladi"), ("Grover", "Geluofu")],
    "ko": [("Griffith", "Geuripiseu"), ("Frost", "Peuroseuteu"), ("Zelda", "Jelda")],
    "el": [("Jack Shaw", "Tzak Sow"), ("Bridget", "Mpritzet"), ("Dunham", "Ntanam")],
}


@pytest.mark.parametrize("language", ROUND_TRIPS)
def test_the_pivot_is_named(language: str) -> None:
    guesses = pivot(ROUND_TRIPS[language])
    assert guesses[0].language == language
    assert guesses[0].names and guesses[0].steps
    assert sum(one.probability for one in guesses) == pytest.approx(1)


def test_slips_of_the_pen_name_no_language() -> None:
    guesses = pivot([("Stone", "Stonr"), ("Hillman", "Hilmlan"), ("Wexford", "Wexfrod")])
    assert guesses[0].language is None or guesses[0].probability < 0.5


def test_without_garblings_nothing_is_known() -> None:
    for pairs in ([], [("Stone", "Stone")], [("", "")], [("Stone", "STONE")]):
        assert [(one.language, one.probability) for one in pivot(pairs)] == [(None, 1.0)]
