"""Two figures side by side: equal, compatible, in conflict, or not to be compared."""

import pytest

from hexapla.annotation.figures import find_figures
from hexapla.evidence.figures.compare import kinship, same_figure
from hexapla.model import Figure


def only(text: str, language: str) -> Figure:
    (figure,) = find_figures(text, language)
    return figure


PAIRS = [
    ("1.2 billion people", "en", "1200 Millionen Menschen", "de", "equal"),
    ("1.2 billion people", "en", "1,234 million people", "en", "compatible"),
    ("100 miles", "en", "161 Kilometer", "de", "equal"),
    ("9,300 miles", "en", "15.000 kilometre", "tr", "equal"),
    ("135 metres", "en", "135 футов", "ru", "conflict"),
    ("two-day", "en", "zwei Tage", "de", "equal"),
    ("48 hours", "en", "два дня", "ru", "equal"),
    ("February 13", "en", "13. Februar 2025", "de", "compatible"),
    ("13 February", "en", "14. Februar 2025", "de", "conflict"),
    ("Thursday", "en", "13 février 2025", "fr", "compatible"),
    ("Thursday", "en", "vendredi", "fr", "conflict"),
    ("2014", "en", "2015", "de", "conflict"),
    ("23 of the 32", "en", "23", "de", "compatible"),
    ("23 of the 32", "en", "24 der 32", "de", "conflict"),
    ("81,120 of 230,400", "en", "81 000 de 230 000", "fr", "compatible"),
    ("a fifth of it", "en", "20 %", "de", "compatible"),
    ("a quarter", "en", "0,25", "de", "equal"),
    ("5 percent", "en", "6 Prozent", "de", "conflict"),
    ("0.25 percentage points", "en", "0,25 Prozent", "de", "conflict"),
    ("5 percent", "en", "5 Kilometer", "de", "unrelated"),
    ("€5 million", "en", "5000万欧元", "zh", "conflict"),
    ("€5 million", "en", "5 Millionen Dollar", "de", "conflict"),
    ("€5 million", "en", "4 Millionen Pfund", "de", "unrelated"),
    ("more than 20 towns", "en", "23 Städte", "de", "compatible"),
    ("59 years old", "en", "59 años", "es", "equal"),
    ("2 p.m.", "en", "14 Uhr", "de", "equal"),
    ("2.15 p.m.", "en", "15.15 Uhr", "de", "conflict"),
    ("6 p.m.", "en", "오전 6시", "ko", "conflict"),
    ("6 a.m.", "en", "klockan 18", "sv", "conflict"),
    ("um 6 Uhr", "de", "18 Uhr", "de", "compatible"),
    ("third", "en", "troisième", "fr", "equal"),
    ("between 1560 and 1585", "en", "zwischen 1560 und 1585", "de", "equal"),
    ("between 10 and 20 km", "en", "15 km", "de", "compatible"),
    ("a few days", "en", "drei Tage", "de", "unrelated"),
    ("since 2016", "en", "2016", "de", "compatible"),
    ("before 2014", "en", "nach 2014", "de", "conflict"),
    ("until Friday", "en", "bis Freitag", "de", "equal"),
    ("early May", "en", "Ende Mai", "de", "conflict"),
    ("Saturday night", "en", "Samstagabend", "de", "compatible"),
    ("Saturday morning", "en", "Samstagabend", "de", "conflict"),
    ("Saturday morning", "en", "Samstag", "de", "compatible"),
    ("Saturday morning", "en", "Sonntagmorgen", "de", "conflict"),
    ("the 1980s", "en", "80-talet", "sv", "equal"),
    ("the 19th century", "en", "XIX век", "ru", "equal"),
]


@pytest.mark.parametrize(("left", "left_language", "right", "right_language", "wanted"), PAIRS)
def test_kinship(left: str, left_language: str, right: str, right_language: str, wanted: str) -> None:
    one, two = only(left, left_language), only(right, right_language)
    assert kinship(one, two) == wanted
    assert kinship(two, one) == wanted
    assert same_figure(one, two) is {"unrelated": None, "conflict": False}.get(wanted, True)
