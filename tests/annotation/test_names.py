"""What the finders of names find, and leave alone, in invented sentences of every language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.annotation.names import find_names, find_names_in_story
from hexapla.knowledge.tables import languages, table

CASES = Path(__file__).resolve().parents[1] / "cases" / "names"


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.json"))
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    found = {(name.text, name.kind) for name in find_names(case["text"], language)}
    wanted = {(name["text"], name["kind"]) for name in case["names"]}
    assert wanted <= found, case["comment"]
    assert not {text for text, _ in found} & set(case["not"]), case["comment"]


def test_every_language_with_a_table_of_names_has_cases() -> None:
    # A table of endings alone leads names of other tables back to their base and finds none by itself.
    with_table = {language for language in languages() if set(table(language, "names")) - {"endings", "prefixes"}}
    assert with_table <= {path.stem for path in CASES.glob("*.json")}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Aab Éß'’-.&\n“„،واليم·・中国ア斯尔Иївض1"), max_size=80))
def test_spans_are_the_text_in_order_and_apart(text: str) -> None:
    for language in (None, "de", "uk", "ar", "zh", "ja", "xx"):
        last = 0
        for name in find_names(text, language):
            assert text[name.start : name.end] == name.text != ""
            assert last <= name.start
            last = name.end


def test_a_language_without_tables_still_has_capitals_and_known_places() -> None:
    found = {name.text for name in find_names("Kenraali Eino Takkinen saapui Brüssel-nimiseen kaupunkiin.", "xx")}
    assert "Brüssel" in found
    assert any("Takkinen" in text for text in found)


def test_a_line_in_capitals_gives_known_names_only() -> None:
    found = [name.text for name in find_names("MINISTER REJECTS OFFER FROM MOSCOW TALKS", "en")]
    assert found == ["MOSCOW"]


def test_a_noun_of_one_version_is_a_name_where_another_has_it() -> None:
    german = "Der Vertrag wurde in Orlovice unterzeichnet. Danach sprach Wendelborg über den Preis."
    english = "The contract was signed in Orlovice. Later Frida Wendelborg spoke about the price."
    alone = {name.text for name in find_names(german, "de")}
    helped = {name.text for name in find_names_in_story([(german, "de"), (english, "en")])[0]}
    assert "Orlovice" not in alone
    assert {"Orlovice", "Wendelborg"} <= helped
    assert not helped & {"Vertrag", "Preis"}


def test_katakana_is_a_name_where_another_version_sounds_so() -> None:
    japanese = "大会はバルモンターヌで始まった。"
    french = "La course part de Balmontane dimanche."
    helped = find_names_in_story([(japanese, "ja"), (french, "fr")])[0]
    assert "バルモンターヌ" in {name.text for name in helped}


def test_a_word_before_a_name_goes_where_another_version_lacks_it() -> None:
    dutch = "Dokwerker Abel Oostrum zag het schip."
    english = "The docker Abel Oostrum saw the ship."
    names = find_names_in_story([(dutch, "nl"), (english, "en")])
    assert "Abel Oostrum" in {name.text for name in names[0]}


def test_a_long_hostile_line_takes_linear_time() -> None:
    text = "Aa-" * 60_000 + "\n" + "بن " * 40_000 + "\n" + "·斯" * 40_000
    assert isinstance(find_names(text, "en"), tuple)


def test_a_headline_in_title_case_gives_what_the_text_bears_out() -> None:
    text = (
        "Mayor Frida Wendelborg Says Bridge Will Open Before Winter\nThe mayor, Frida Wendelborg, spoke of the bridge."
    )
    assert {name.text for name in find_names(text, "en")} == {"Frida Wendelborg"}
