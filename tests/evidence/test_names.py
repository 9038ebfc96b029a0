"""Names across scripts and garblings: `latin`, `keys`, `compare_names`, `garbled`."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.evidence.names import compare_names, garbled, keys, latin

CASES = json.loads((Path(__file__).parents[1] / "cases" / "compare_names.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "language", "spelt"),
    [
        ("Хрущёв", None, "khrushchyov"),
        ("Київ", "uk", "kyiv"),
        ("Μπρουκς", None, "brouks"),
        ("Ανδρούλα", None, "androula"),
        ("プーチン", None, "puchin"),
        ("नरेंद्र", None, "narendr"),
        ("შევარდნაძე", None, "shevardnadze"),
        ("Łukasz Müller", None, "lukasz muller"),
        ("O’Neill", None, "oneill"),
        ("بيت", None, "bit"),
        ("...", None, ""),
        ("", None, ""),
    ],
)
def test_latin(text: str, language: str | None, spelt: str) -> None:
    assert latin(text, language) == spelt


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_taken(text: str) -> None:
    spelt = latin(text)
    assert spelt.isascii() and spelt == spelt.lower()
    assert all(keys(word) is not None for word in text.split())
    assert 0 <= compare_names(text, "Trump").score <= 1
    assert 0 <= compare_names(text, text).score <= 1
    garbled(text, "Hegseth")


def test_keys_meet_across_scripts_and_garblings() -> None:
    assert set(keys("Зеленский")) & set(keys("Zelensky"))
    assert set(keys("Penhascosa")) & set(keys("Binhascosa"))
    assert set(keys("والكرملين")) & set(keys("الكرملين"))
    assert not set(keys("Kremlin")) & set(keys("Berlin"))
    assert keys("12") == () and keys("") == ()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['a']} | {case['b']}" for case in CASES])
def test_compare_names(case: dict[str, str]) -> None:
    for a, b in ((case["a"], case["b"]), (case["b"], case["a"])):
        match = compare_names(a, b, kind=case["kind"])
        assert match.same is case["same"], (case["why"], match)
        assert match.same == (match.score >= 0.5)
        assert match.reasons


def test_equal_names_are_the_same() -> None:
    for name in ("Kallas", "Kaja Kallas", "Путин", "习近平", "محمد بن سلمان", "The Lindqvist Group"):
        match = compare_names(name, name)
        assert match.same and match.score > 0.95 and match.reasons == ("equal",)


def test_reasons_say_the_steps() -> None:
    assert "p→b" in compare_names("Pete Hegseth", "Bete Hegseth").reasons
    assert "Cyrillic transliteration" in compare_names("Trump", "Трамп").reasons
    assert "given name William ~ Bill" in compare_names("William Clinton", "Bill Clinton").reasons
    assert "words in another order" in compare_names("Jonas Brambilla", "Brambilla Jonas").reasons


def test_garbled_tells_the_changes() -> None:
    found = garbled("Penhascosa", "Binhascosa")
    assert found is not None and ("p", "b") in found.steps and found.score > 0.5
    assert garbled("Hegseth", "HEGSETH") is None
    assert garbled("Müller", "Muller") is None
    assert garbled("Hegseth", "Хегсет") is None
    assert garbled("Hegseth", "Obama") is None


def test_long_input_takes_no_time() -> None:
    begun = time.perf_counter()
    compare_names("Abcde " * 20_000, "x" * 100_000)
    compare_names("A." * 50_000, "(" * 50_000)
    garbled("ab" * 50_000, "ba" * 50_000)
    assert time.perf_counter() - begun < 2
