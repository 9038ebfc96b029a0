"""Quotations: cases of every language, behaviour on hostile and unknown input, and what the tables may hold."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.annotation.quotations import find_quotations
from hexapla.annotation.quotations.lexicon import expand
from hexapla.annotation.quotations.marks import stretches
from hexapla.knowledge.checks.keys import known_keys
from hexapla.knowledge.tables import languages, table
from hexapla.model import Name, Passage

CASES = Path(__file__).resolve().parents[1] / "cases" / "quotations"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        found += [pytest.param(path.stem, case, id=f"{path.stem}-{case['why']}") for case in told]
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    found = find_quotations(case["text"], language)
    assert [(one.text, one.direct) for one in found] == [(one["text"], one["direct"]) for one in case["quotations"]]
    for one, wanted in zip(found, case["quotations"], strict=True):
        if "speaker" in wanted:
            assert one.speaker is not None
            assert one.speaker.text == wanted["speaker"]
        if "person" in wanted:
            assert one.person == wanted["person"]
        if "cue" in wanted:
            assert one.cue is not None
            assert one.cue.text == wanted["cue"]


@settings(deadline=None, max_examples=150)
@given(
    st.text(alphabet="ab C.,:!?\n\"'“”„«»‘’「」—–- saidмова說说قال", max_size=80),
    st.sampled_from([None, "en", "de", "ru", "ar", "tr", "zh", "ja", "xx"]),
)
def test_spans_are_the_text_and_stay_in_their_line(text: str, language: str | None) -> None:
    for one in find_quotations(text, language):
        assert text[one.start : one.end] == one.text
        assert one.text
        assert "\n" not in one.text
        for part in (one.speaker, one.cue):
            assert part is None or text[part.start : part.end] == part.text


def test_without_a_table_marks_alone_are_read() -> None:
    (found,) = find_quotations("“Nobody knows when the road will open.”", None)
    assert found.direct and found.speaker is None and found.cue is None


def test_names_found_elsewhere_complete_a_surname() -> None:
    text = "“The road is open,” said Brandt."
    names = [Name(0, 11, "Lena Brandt", "person")]
    assert find_quotations(text, "en", names=names)[0].person == "Lena Brandt"


def test_two_bearers_of_a_surname_stay_apart() -> None:
    text = "Lena Brandt and Otto Brandt met.\n“The road is open,” said Brandt."
    assert find_quotations(text, "en")[0].person == "Brandt"


def test_a_passage_in_another_language_is_read_in_it() -> None:
    first = "Die Straße bleibt gesperrt."
    second = "The council said that the road would stay closed."
    text = f"{first}\n{second}"
    passages = (Passage(0, len(first), "de"), Passage(len(first) + 1, len(text), "en"))
    (found,) = find_quotations(text, "de", passages=passages)
    assert found.text == "the road would stay closed"


@pytest.mark.parametrize("piece", ['"', "“ ", "it's the boys' 'a ", "said, ", "— a ", "“a ” b, said X. "])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    begin = time.perf_counter()
    find_quotations(text, "en")
    assert time.perf_counter() - begin < 10  # under 1 s on an idle machine; quadratic would take minutes


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ko",
            '시장은 예산안을 "이번 주에 철회하지 않겠다"고 말하고, 의회에 "새 일정을 요청"할 것이라고 밝혔다.',
            ["이번 주에 철회하지 않겠다", "새 일정을 요청"],
        ),
        ("he", "הוא נאם באו“ם על מדיניות ארה“ב ואמר: „לא ניסוג מההסכם“.", ["לא ניסוג מההסכם"]),
    ],
)
def test_marks_beside_letters(language: str, text: str, wanted: list[str]) -> None:
    """Korean particles follow a closing mark; a mark before the last letter of a Hebrew word makes an acronym."""
    assert [one.text for one in find_quotations(text, language) if one.direct] == wanted


def test_marks_the_wrong_way_round_are_paired() -> None:
    text = "Er fügte hinzu:” Der Weg ist frei. “"
    (found,) = stretches(text, 0, len(text), ("„“",))
    assert text[found.start : found.end] == "Der Weg ist frei."


@pytest.mark.parametrize("language", languages())
def test_tables_are_sound(language: str) -> None:
    data = table(language, "quotations")
    known = known_keys("quotations")
    assert set(data) <= known
    for key, value in data.items():
        if isinstance(value, str) and key != "marks":
            assert not [form for form in expand(value) if set(form) & set("/|_")], key


def test_paragraphs_of_one_quotation_have_the_speaker_that_the_last_one_names() -> None:
    text = "“The bridge is old and we knew it.\n“We asked for money twice.\n“We got none,” said Ann Lee."
    assert [one.speaker and one.speaker.text for one in find_quotations(text, "en")] == ["Ann Lee"] * 3


def test_a_quotation_alone_has_the_speaker_of_the_passage_before() -> None:
    text = "“The bridge is old,” said Ann Lee.\n“We asked for money twice, and we got none.”"
    first, second = find_quotations(text, "en")
    assert second.speaker == first.speaker and second.person == "Ann Lee" and second.cue is None


def test_a_speaker_is_not_carried_over_a_passage_that_names_nobody() -> None:
    text = "“The bridge is old,” said Ann Lee.\nThe weather was fine.\n“We asked for money twice, and we got none.”"
    assert find_quotations(text, "en")[1].speaker is None


def test_an_item_of_a_list_is_no_speech() -> None:
    assert not any(one.direct for one in find_quotations("- Podul va fi închis, a anunțat primarul Ion Dima.", "ro"))
