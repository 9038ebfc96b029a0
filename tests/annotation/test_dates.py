"""Single dates, times and spans in all languages, read on Thursday, 14 June 2018; and what a reference changes."""

import datetime
import json
from pathlib import Path

import pytest

from hexapla.annotation.figures import find_figures
from hexapla.annotation.figures.calendars import (
    easter,
    fourth_advent,
    from_hijri,
    from_persian,
    moved,
    nth_weekday,
    orthodox_easter,
)
from hexapla.annotation.figures.resolving import resolved
from hexapla.evidence.figures import same_figure
from hexapla.model import Figure

CASES = json.loads((Path(__file__).resolve().parents[1] / "cases" / "dates.json").read_text("utf-8"))
TODAY = datetime.date(2018, 6, 14)


def only(text: str, language: str, reference: datetime.date | None = TODAY) -> Figure:
    (figure,) = find_figures(text, language, reference=reference)
    return figure


@pytest.mark.parametrize(("language", "case"), [(one, case) for one, found in CASES.items() for case in found])
def test_cases(language: str, case: list[str]) -> None:
    text, span, kind, value = case
    figure = only(text, language)
    assert (figure.text, figure.kind, figure.value) == (span, kind, value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He won the 5th round.", "en"),
        ("The daily was sold; the Daily Mail was not.", "en"),
        ("Am nächsten Morgen war alles vorbei.", "de"),
        ("C'est le premier, et lui le 2e.", "fr"),
        ("La mañana fue fría.", "es"),
        ("Hon var 13 gånger i finalen.", "sv"),
        ("Гол забит в половине первого тайма.", "ru"),
    ],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert not [one for one in find_figures(text, language, reference=TODAY) if one.kind in ("date", "time")]


def test_a_day_without_a_year_takes_the_nearest() -> None:
    assert resolved("--06-13", TODAY) == "2018-06-13"
    assert resolved("--09-20T08", TODAY) == "2018-09-20T08"  # of what lies four months ahead, the next
    assert resolved("--11-20", TODAY) == "2017-11-20"
    assert resolved("--11-20", None) == "--11-20"
    assert resolved("--02-29", TODAY) == "2016-02-29"
    assert resolved("--04-06", TODAY, shift=1) == "2019-04-06"
    assert resolved("--06-15", datetime.date(2018, 12, 1), weekday=6) == "2019-06-15"


def test_without_a_reference_distances_and_weekdays_stay_open() -> None:
    told = [
        only(text, "en", None).value for text in ("3 June", "the next Friday", "three weeks ago", "on Christmas Day")
    ]
    assert told == ["--06-03", "XXXX-WXX-5", "-P3W", "--12-25"]
    assert not find_figures("They met on Easter Monday.", "en")
    assert only("They met on Easter Monday 2019.", "en", None).value == "2019-04-22"


def test_far_distances_are_about() -> None:
    assert only("three years ago", "en").bound == "about"
    assert only("three days ago", "en").bound is None
    assert only("in 20 minutes", "en", datetime.datetime(2018, 6, 14, 23, 50)).value == "2018-06-15T00:10"


def test_guessed_days_are_no_contradiction() -> None:
    guessed, told = only("three months ago", "en"), only("on 2 March 2018", "en")
    assert guessed.value == "2018-03-14"
    assert same_figure(guessed, told) is None
    later = only("vor drei Monaten", "de", TODAY + datetime.timedelta(days=1))
    assert same_figure(guessed, later) is True
    assert same_figure(guessed, only("vor vier Monaten", "de")) is False


def test_calendars() -> None:
    assert [easter(2018), easter(2019), easter(2025)] == [
        datetime.date(2018, 4, 1),
        datetime.date(2019, 4, 21),
        datetime.date(2025, 4, 20),
    ]
    assert orthodox_easter(2024) == datetime.date(2024, 5, 5)
    assert fourth_advent(2022) == datetime.date(2022, 12, 18)
    assert fourth_advent(2017) == datetime.date(2017, 12, 24)
    assert nth_weekday(2019, 11, 4, 4) == datetime.date(2019, 11, 28)
    assert nth_weekday(2021, 5, 1, -1) == datetime.date(2021, 5, 31)
    assert from_hijri(1444, 9, 1) == "2023-03-23"
    assert (from_persian(1403, 11, 13), from_persian(1404, 1, 1)) == ("2025-02-01", "2025-03-21")
    assert moved(datetime.date(2018, 1, 31), "P1M", 1) == "2018-02-28"
    assert moved(TODAY, "P2W2D", -1) == "2018-05-29"
