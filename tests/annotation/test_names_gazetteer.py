"""The known places and organisations."""

from __future__ import annotations

import pytest

from hexapla.knowledge.gazetteer import SHEETS, forms, lookup, places_in, sheets


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        ("en", "Talks in the United States and the U.S. about us", ["US", "US"]),
        ("de", "Europas Ministerrat in Genf, US-Truppen, die EZB", ["europe", "geneva", "US", "ecb"]),
        ("fr", "l’Ukraine et la Banque centrale européenne", ["UA", "ecb"]),
        ("ru", "в Стамбуле, Соединенных Штатах и Организации Объединенных Наций", ["istanbul", "US", "un"]),
        ("uk", "між Туреччиною та Іраком, з Києва", ["TR", "IQ", "kyiv"]),
        ("pl", "w Stanach Zjednoczonych i we Wrocławiu", ["US", "wroclaw"]),
        ("cs", "v Praze a ve Spojených státech", ["prague", "US"]),
        ("tr", "İstanbul'da ve Türkiye'nin", ["istanbul", "TR"]),
        ("ar", "من واشنطن وبغداد إلى العراق وللعراق", ["washington", "baghdad", "IQ", "IQ"]),
        ("zh", "日内瓦国际电信联盟", ["geneva", "itu"]),
        ("ja", "ポーランドと国連", ["PL", "un"]),
    ],
)
def test_finds(language: str, text: str, ids: list[str]) -> None:
    found = places_in(text, language)
    assert [id for _, _, id, _ in found] == ids
    assert all(0 <= start < end <= len(text) for start, end, _, _ in found)


def test_the_form_is_exactly_marked() -> None:
    text = "قال من بغداد: وبغداد"
    assert [text[start:end] for start, end, _, _ in places_in(text, "ar")] == ["بغداد", "بغداد"]


def test_a_katakana_word_inside_another_is_not_found() -> None:
    assert places_in("アップルパイ", "ja") == []


def test_lower_case_is_no_name() -> None:
    assert places_in("ask us about china plates and turkey", "en") == []


@pytest.mark.parametrize("name", SHEETS)
def test_ids_are_unique_and_every_row_has_names(name: str) -> None:
    header, rows = sheets(name)[0]
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    assert all(any(row[2:]) for row in rows)
    assert len(header) >= 17


@pytest.mark.parametrize("language", sheets("places")[0][0][2:])
def test_every_country_is_named_in_every_language_and_found_there(language: str) -> None:
    gazetteer = lookup(language)
    for row in sheets("places")[0][1]:
        if row[1] == "country":
            best = forms(row[0], language)[0]
            assert row[0] in {id for _, _, id, _ in gazetteer.find(best)}, best
