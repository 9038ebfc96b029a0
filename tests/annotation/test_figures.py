"""Figures and dates in all languages: invented cases as data, and what must hold for any text."""

import datetime
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.annotation.figures import find_figures
from hexapla.model import Figure

CASES = Path(__file__).resolve().parents[1] / "cases" / "figures"
SHARED = Path(os.environ.get("HEXAPLA_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared"))
LANGUAGES = sorted(path.stem for path in CASES.glob("*.json"))


def told(figure: Figure) -> list[str | None]:
    value = figure.value
    plain = "|".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return [figure.text, figure.kind, plain, figure.unit]


@pytest.mark.parametrize(
    ("language", "case"),
    [
        (language, case)
        for language in LANGUAGES
        for case in json.loads((CASES / f"{language}.json").read_text("utf-8"))
    ],
)
def test_cases(language: str, case: dict) -> None:
    assert [told(figure) for figure in find_figures(case["text"], language)] == case["figures"]


def test_every_language_has_cases() -> None:
    assert len(LANGUAGES) >= 15


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("They left yesterday.", "en", "2025-02-13"),
        ("They left on Wednesday.", "en", "2025-02-12"),
        ("They leave next month.", "en", "2025-03"),
        ("Sie kamen letzte Woche.", "de", "2025-W06"),
        ("Ils sont venus il y a trois jours.", "fr", "2025-02-11"),
        ("Это было два дня назад.", "ru", "2025-02-12"),
        ("他们昨天离开。", "zh", "2025-02-13"),
    ],
)
def test_relative_dates_are_read_from_the_reference(text: str, language: str, value: str) -> None:
    (figure,) = find_figures(text, language, reference=datetime.date(2025, 2, 14))
    assert (figure.kind, figure.value) == ("date", value)


def test_without_a_reference_nothing_is_made_up() -> None:
    values = [figure.value for figure in find_figures("On Friday, not yesterday, and last month.", "en")]
    assert values == ["XXXX-WXX-5", "-P1D", "-P1M"]


@pytest.mark.parametrize(
    ("text", "bound"), [("more than 20 towns", "more"), ("about 20 towns", "about"), ("fewer than 20 towns", "less")]
)
def test_bounds(text: str, bound: str) -> None:
    (figure,) = find_figures(text, "en")
    assert (figure.text, figure.plain().text, figure.bound) == (text.removesuffix(" towns"), "20", bound)


def test_separators_follow_the_language_only_where_they_must() -> None:
    assert find_figures("12.500 und 2,5", "de")[0].value == 12500
    assert find_figures("12.500 and 2.5", "en")[0].value == Decimal("12.5")
    assert find_figures("1,234.5 und 1.234,5", "de")[0].value == find_figures("1.234,5", "en")[0].value
    assert find_figures("12\u202f500 \u20ac", "fr")[0].value == 12500


def test_a_language_without_tables_is_read_by_digits_and_signs() -> None:
    assert [told(one) for one in find_figures("xx 15 % yy €20", None)] == [
        ["15 %", "percent", "15", "%"],
        ["€20", "money", "20", "EUR"],
    ]


@given(st.text(max_size=80), st.sampled_from(["en", "de", "zh", "ar", "tr", "fr", None]))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, language: str | None) -> None:
    last = 0
    for figure in find_figures(text, language):
        assert last <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        last = figure.end


SIGNS = [
    *("1", "2.3,5/6-7:8", "%", "$", "one", "and", "a", "half", "million", "of", "the", "may", "5", "second"),
    *("two", "von", "bis", "三百万分之年月日", ""),
]


@given(st.lists(st.sampled_from(SIGNS), max_size=14), st.sampled_from(["en", "de", "zh", "ja", "es"]), st.booleans())
@settings(max_examples=250, deadline=None)
def test_any_heap_of_number_words(parts: list[str], language: str, glued: bool) -> None:
    text = ("" if glued else " ").join(parts)
    for figure in find_figures(text, language, reference=datetime.date(2024, 2, 29)):
        assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1," * 50_000,
        "one and " * 20_000,
        "1-" * 50_000,
        "三" * 60_000,
        "三分之" * 9_000,
        "minus " * 9_000,
        "at p.m. " * 9_000,
    ],
)
def test_long_heaps_take_no_long_time(text: str) -> None:
    for language in ("en", "zh"):
        find_figures(text, language)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold stories are not there")
def test_gold_readings_are_found() -> None:
    found = wanted = 0
    for path in sorted((SHARED / "gold").glob("story-*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        figures = {
            siglum: [
                one.text
                for line in (path.parent / witness["file"]).read_text("utf-8").splitlines()
                for one in find_figures(line, witness["language"])
            ]
            for siglum, witness in gold["witnesses"].items()
        }
        for entry in gold["figures"]:
            for siglum, text in entry["readings"].items():
                wanted += 1
                found += any(text in one or one in text for one in figures[siglum])
    assert found / wanted >= 0.95


@pytest.mark.parametrize("text", ["0*", "5×", "3 x", "2^", "7 × ^2"])
def test_a_sign_with_nothing_behind_it(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find_figures(text, "en"))


@pytest.mark.parametrize("number", ["1" + "0" * 28, "9" * 35, "1" + "0" * 34 + ".5", "²", "①", "½", "㊀"])
@pytest.mark.parametrize("frame", ["{}", "A {}", "{}-{}", "{}/{}", "um {} Uhr", "{} million and a half", "aged {}"])
def test_numbers_that_no_one_writes_stop_nothing(number: str, frame: str) -> None:
    for language in ("en", "de", "fr", "zh"):
        find_figures(frame.format(number, number), language)
