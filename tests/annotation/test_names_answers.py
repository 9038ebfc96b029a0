"""Names that answer names of another version at one locus; and whole little stories, as an independent check."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from tests.small_stories import synopsis, witness

from hexapla.annotation.names import find_names_in_story
from hexapla.annotation.names.answers import answer_names
from hexapla.annotation.names.echoes import Stretch
from hexapla.annotation.names.meeting import translates

STORIES = sorted((Path(__file__).resolve().parents[1] / "cases" / "stories").glob("*.json"))
# Pairs of forms joined, F1, letter for letter; the stories were written to look at, not to tune on one by one.
FLOORS = {"peat": 0.84, "quarry": 0.78, "tram": 0.80}


def answered(left: tuple[str, str], right: tuple[str, str]) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """The names of both sides, and the pairs that answer each other, of two texts (text, language) at one locus."""
    found = find_names_in_story([left, right])
    sides = {"A": left, "B": right}
    locus = {siglum: [Stretch(0, len(text), language)] for siglum, (text, language) in sides.items()}
    names, pairs = answer_names(
        {siglum: text for siglum, (text, _) in sides.items()}, dict(zip("AB", found, strict=True)), [locus]
    )
    spelt = {(siglum, name.start): name.text for siglum, given in names.items() for name in given}
    return (
        [name.text for name in names["A"]],
        [name.text for name in names["B"]],
        [(spelt[pair.left], spelt[pair.right]) for pair in pairs if pair.left[0] == "A"],
    )


def test_a_word_of_a_script_without_capitals_answers_by_its_sound() -> None:
    _, arabic, _ = answered(
        ("On Tuesday the team met Brovnik in the old harbour.", "en"),
        ("وفي يوم الثلاثاء اجتمع الفريق مع بروفنيك في الميناء القديم.", "ar"),
    )
    assert "بروفنيك" in arabic


def test_a_korean_ending_is_no_part_of_the_name() -> None:
    _, korean, _ = answered(("The team met Brovnik.", "en"), ("팀은 브로브니크를 만났다.", "ko"))
    assert korean == ["브로브니크"]


def test_a_body_answers_by_its_meaning() -> None:
    _, french, pairs = answered(
        ("A study by the University of Tarvik was cited.", "en"),
        ("Une étude de l’université de Tarvik est citée.", "fr"),
    )
    assert ("University of Tarvik", "université de Tarvik") in pairs
    assert "université de Tarvik" in french


def test_a_part_of_a_name_is_made_whole() -> None:
    _, hebrew, _ = answered(("Gorden Halbrik waited.", "en"), ("השר אמר שגורדן הלבריק חיכה.", "he"))
    assert any("הלבריק" in name and "גורדן" in name for name in hebrew)


def test_a_name_loses_the_common_word_that_opens_its_sentence() -> None:
    _, german, _ = answered(
        ("Captain Oona Pellegrew was calm.", "en"), ("Ruhig blieb Kapitänin Oona Pellegrew auf der Brücke.", "de")
    )
    assert "Oona Pellegrew" in german
    assert not any("Kapitänin" in name for name in german)


def test_common_words_do_not_answer() -> None:
    _, arabic, _ = answered(
        ("On Tuesday the Rangers came home.", "en"), ("وفي يوم الثلاثاء عاد الفريق إلى المدينة القديمة.", "ar")
    )
    assert arabic == []
    _, german, _ = answered(("They were put in Category Two.", "en"), ("Sie kamen in die Kategorie zwei.", "de"))
    assert german == []


def test_names_that_mean_the_same() -> None:
    assert translates("National Museum of Ancient Art", "en", "Museo Nacional de Arte Antiguo", "es") > 0.6
    assert translates("National Museum of Ancient Art", "en", "Banco Central Europeo", "es") < 0.3


def test_long_passages_are_left_alone() -> None:
    began = process_time()
    answered(("The team met Brovnik and Halbrik. " * 400, "en"), ("التقى الفريق بروفنيك وغادر المدينة. " * 400, "ar"))
    assert process_time() - began < 5


def test_names_stand_apart_and_are_the_text() -> None:
    for path in STORIES:
        story = json.loads(path.read_text(encoding="utf-8"))
        found = _synopsis(story)
        for siglum, marks in found.marks.items():
            text = found.witnesses[siglum].text
            assert all(text[name.start : name.end] == name.text for name in marks.names)
            assert all(a.end <= b.start for a, b in zip(marks.names, marks.names[1:], strict=False))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_little_stories_keep_their_floor(path: Path) -> None:
    story = json.loads(path.read_text(encoding="utf-8"))
    assert pairwise(story) >= FLOORS[path.stem]


def _synopsis(story: dict[str, Any]) -> Any:
    return synopsis(*(witness(s, language, story["passages"][s]) for s, language in story["languages"].items()))


def pairwise(story: dict[str, Any]) -> float:
    """F1 of the pairs of forms of the gold that stand in one entry."""
    told: dict[tuple[str, str], set[int]] = {}
    for number, entry in enumerate(_synopsis(story).names):
        for form in entry.forms:
            told.setdefault((form.siglum, form.text), set()).add(number)
    forms = [
        (number, told.get((siglum, form), set()))
        for number, name in enumerate(story["names"])
        for siglum, spelt in name["forms"].items()
        for form in spelt
    ]
    gold = predicted = right = 0
    for (one, found), (other, met) in combinations(forms, 2):
        together = bool(found & met)
        gold += one == other
        predicted += together
        right += together and one == other
    return 2 * right / (gold + predicted)
