"""What a passage holds that a version in another language may hold too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla import find_figures, find_names
from hexapla.evidence.features import CHANNELS, features

PAIRS = [
    ("number", "en", "It weighs 2,500 kilos.", "de", "Es wiegt 2.500 Kilo."),
    ("number", "ar", "وصل ٣٥٠ عاملا", "en", "350 workers came"),
    ("place", "de", "Er lebt in Mailand.", "it", "Vive a Milano."),
    ("place", "ru", "Он живёт в Варшаве.", "pl", "Mieszka w Warszawie."),
    ("place", "zh", "他住在华沙。", "en", "He lives in Warsaw."),
    ("concept", "de", "Die Polizei nahm den Minister fest.", "en", "The police arrested the minister."),
    ("concept", "ja", "警察は大臣を逮捕した。", "fr", "La police a arrêté le ministre."),
    ("name", "ru", "Выступила Ирина Соколова", "en", "Irina Sokolova spoke"),
    ("cognate", "en", "The parliamentary coalition", "pl", "Koalicja parlamentarna"),
]


@pytest.mark.parametrize(("channel", "left_language", "left", "right_language", "right"), PAIRS)
def test_shared_across_languages(channel: str, left_language: str, left: str, right_language: str, right: str) -> None:
    one, other = (features(text, language, find_names(text, language), find_figures(text, language))
                  for text, language in ((left, left_language), (right, right_language)))  # fmt: skip
    shared = [feature for feature in one.found if feature in other.found and feature.startswith(f"{channel}:")]
    assert shared
    assert one.found[shared[0]] in left


def test_words_meet_in_one_language_only() -> None:
    one, other = features("The orchard burned", "en"), features("An orchard burned down", "en")
    assert {f for f in one.found if f in other.found and f.startswith("word:en:")}
    assert not {f for f in one.found if f in features("The orchard burned", "de").found and f.startswith("word:")}


def test_function_words_tell_nothing() -> None:
    assert not features("the and of with", "en").found


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, "en", "ar", "zh", "xx"]))
def test_any_text(text: str, language: str | None) -> None:
    found = features(text, language)
    assert found.size >= 1
    assert {feature.partition(":")[0] for feature in found.found} <= set(CHANNELS)
    assert features(text, language) == found
