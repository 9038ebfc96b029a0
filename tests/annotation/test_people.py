"""Whom the speaker of a quotation leads to: roles, pronouns, verbs without a subject, in invented sentences."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from hexapla.acquisition.read import read
from hexapla.annotation.marks import mark_story
from hexapla.annotation.quotations import find_quotations
from hexapla.annotation.quotations.genders import either, genders, women
from hexapla.knowledge.checks.keys import known_keys
from hexapla.knowledge.tables import languages, table
from hexapla.model import Name

CASES = Path(__file__).resolve().parents[1] / "cases" / "people"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        found += [pytest.param(path.stem, case, id=f"{path.stem}-{case['text'][:30]}") for case in told]
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    assert [one.person for one in find_quotations(case["text"], language)] == case["persons"]


def test_the_place_of_the_name_is_the_last_before_the_mention() -> None:
    text = "Ann Lee came.\nAnn Lee spoke. “We are ready,” she said.\nAnn Lee left."
    (found,) = find_quotations(text, "en")
    assert found.named is not None
    assert (found.named.start, found.named.text) == (text.index("\n") + 1, "Ann Lee")


def test_a_name_that_stands_elsewhere_has_no_place() -> None:
    (found,) = find_quotations("“The road is open,” said Brandt.", "en", names=[Name(0, 11, "Lena Brandt", "person")])
    assert (found.person, found.named) == ("Lena Brandt", None)


def test_an_acronym_that_speaks_leads_to_its_long_form() -> None:
    text = "The European Space Agency (ESA) built the probe.\n“It is on its way,” ESA said."
    assert find_quotations(text, "en")[-1].person == "European Space Agency"


def test_a_role_that_two_have_leads_to_nobody() -> None:
    text = "Finance Minister Olga Ray met Defence Minister Tom Hale. “We are close to a deal,” the minister said."
    assert find_quotations(text, "en")[0].person is None


def test_a_mention_keeps_its_span() -> None:
    text = "Defence Minister Karl Brandt came on Monday. “They will arrive in May,” the minister said."
    (found,) = find_quotations(text, "en")
    assert found.speaker is not None and found.speaker.text == "minister"


def test_who_took_the_picture_is_nobody_that_speaks() -> None:
    source = {
        "id": "a", "language": "de",
        "passages": [
            "Lena Vogt besucht die Kaserne am Rand der Stadt",
            "Foto: Milan Hartmann/dpa",
            "Die Kaserne wird im kommenden Jahr umgebaut, das kostet viel Geld.",
            "„Die Straßen sind zu eng“, sagte er.",
        ],
    }  # fmt: skip
    (marks,) = mark_story([read(source)])
    assert [one.person for one in marks.quotations] == [None]


def test_a_woman_is_no_he() -> None:
    text = "Maria Reyes met Tom Hale on Monday. “We are ready,” he said."
    assert find_quotations(text, "en")[0].person == "Tom Hale"


@pytest.mark.parametrize("language", languages())
def test_tables_are_sound(language: str) -> None:
    assert set(table(language, "persons")) <= known_keys("persons")
    told = genders(language)
    assert not told.he.whole & told.she.whole
    assert not told.men.whole & told.women.whole


def test_a_given_name_is_of_women_or_of_either() -> None:
    assert not women() & either()


def test_many_roles_take_linear_time() -> None:
    line = "Minister Karl Brandt{} came. “We are ready,” the minister said."
    text = "\n".join(line.format("abcdefghij"[number % 10]) for number in range(1500))
    begin = time.perf_counter()
    find_quotations(text, "en")
    assert time.perf_counter() - begin < 20  # about 1 s on an idle machine; quadratic would take minutes
