"""How much a word is spelt like a name, and the listed names of persons."""

from __future__ import annotations

import pytest

from hexapla.annotation.names import find_names
from hexapla.annotation.names.people import look
from hexapla.annotation.names.spelling import Spelling, name_score
from hexapla.annotation.names.vocabulary import listed_names


def test_pairs_of_letters_tell_names_from_words() -> None:
    weights = Spelling(["tarvik", "harvik", "darvin"], ["molo", "lomo", "oloma"])
    assert weights.score("karvik") > 0 > weights.score("lomola")


@pytest.mark.parametrize(
    ("language", "name", "word"),
    [
        ("he", "פרנקשטיין", "ממשלות"),
        ("ar", "كوسترينسكي", "المستعمرات"),
        ("fa", "بروکستون", "می‌گذاشتند"),
        ("hi", "ब्रुक्सटन", "मिलने"),
        ("ko", "브룩스턴", "생각하다"),
    ],
)
def test_a_foreign_name_scores_above_a_word(language: str, name: str, word: str) -> None:
    assert name_score(name, language) > 1 > name_score(word, language)


def test_languages_without_listed_names_score_nothing() -> None:
    assert name_score("Brookston", "en") == 0.0
    assert not listed_names("en").given


def test_an_everyday_word_is_a_name_beside_a_name_only() -> None:
    assert look("פוסטר", "he").weak
    assert not any(name.kind == "person" for name in find_names("על הקיר נתלה פוסטר גדול.", "he"))
    assert any(name.text == "ג'ודי פוסטר" for name in find_names("אתמול הגיעה ג'ודי פוסטר לעיר.", "he"))


def test_latin_letters_in_another_script_are_no_person_without_a_given_name() -> None:
    found = {name.text: name.kind for name in find_names("הוא קרא ב-Tarvik Weekly Report על David Halbrik.", "he")}
    assert found["Tarvik Weekly Report"] != "person"
    assert found["David Halbrik"] == "person"
