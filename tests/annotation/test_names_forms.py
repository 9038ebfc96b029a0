"""The forms of a name in one text: acronyms, surnames, inflected forms, and what each stands for."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from hexapla.annotation.names import find_names, find_names_in_story
from hexapla.annotation.names.acronyms import spells
from hexapla.annotation.names.cluster import cluster

CASES = json.loads((Path(__file__).resolve().parents[1] / "cases" / "acronyms.json").read_text(encoding="utf-8"))


def bases(text: str, language: str) -> dict[str, str]:
    return {name.text: name.base for name in find_names(text, language) if name.base}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:30]}")
def test_acronyms(case: dict[str, Any]) -> None:
    names = find_names(case["text"], case["language"])
    assert {name.text: name.base for name in names if name.base and name.kind == "organisation"} == case["bases"]
    for name in names:
        assert case["text"][name.start : name.end] == name.text
    # Every place of the acronym is a name, and the long form is one.
    for short, long in case["bases"].items():
        assert sum(name.text == short for name in names) == case["text"].count(short)
        assert any(name.text == long for name in names)


@pytest.mark.parametrize(
    ("words", "acronym", "right"),
    [
        ("Bundesnachrichtendienst", "BND", True),
        ("Bundesamt für Verfassungsschutz", "BfV", True),
        ("Caisse nationale de sécurité sociale", "CNSS", True),
        ("Angela Merkel", "CDU", False),
        ("Central Bank", "CBN", False),
        ("Ministry Home Affairs", "MA", False),
    ],
)
def test_which_words_spell_an_acronym(words: str, acronym: str, right: bool) -> None:
    assert spells(words.split(), acronym) is right


def test_a_surname_stands_for_the_one_full_name() -> None:
    text = "Boris Brandt met Anna Weber and Otto Weber. Brandt left, and Weber stayed."
    assert bases(text, "en") == {"Brandt": "Boris Brandt"}


def test_inflected_forms_stand_for_their_base() -> None:
    text = "Анна Громова приехала в Москву. Анну Громову встретил Иван Лисов. Москва готова. Лисова ждут."
    found = bases(text, "ru")
    assert found["Анну Громову"] == "Анна Громова"
    assert found["Москву"] == "Москва"
    assert found["Лисова"] == "Иван Лисов"


def test_a_headline_in_capitals_is_no_base() -> None:
    assert "Oaklandu" not in bases("OAKLAND\nProtest v Oaklandu pokračuje. V Oaklandu hoří.", "cs")


def test_the_complement_of_an_office_is_no_part_of_the_person() -> None:
    names = find_names("Il ministro della Difesa Carlo Bassi ha visitato la base.", "it")
    assert "Carlo Bassi" in {name.text for name in names}


def test_an_acronym_and_its_long_form_are_one_name_of_a_story() -> None:
    english = "The European Space Agency (ESA) built the probe. ESA said it is on its way."
    names = {"A": find_names_in_story([(english, "en")])[0]}
    entries = cluster(names, lambda *_: 0.0, languages={"A": "en"})
    assert [{form.text for form in entry.forms} for entry in entries] == [{"European Space Agency", "ESA"}]


def test_many_brackets_take_linear_time() -> None:
    text = "The European Space Agency (ESA) met. (NOT A (B) " * 1500
    begin = time.perf_counter()
    find_names(text, "en")
    assert time.perf_counter() - begin < 20  # about 1 s on an idle machine; quadratic would take minutes
