"""Texts whose accents stand apart are read as those whose accents do not, in their own offsets."""

from __future__ import annotations

import unicodedata

import pytest

import hexapla
from hexapla.annotation.composed import composed

TEXTS = [
    ("Ministryně Jana Černochová řekla v úterý 5. října: „Neměli jsme žádné důkazy.“", "cs"),
    ("Der Bürgermeister von Köln, Jürgen Möller, sagte, für die Brücke fehlten fünf Millionen Euro.", "de"),
    ("김영희 장관은 10월 5일 “증거가 없다”고 말했다.", "ko"),
    ("東京でガス爆発があり、５人がけがをした。", "ja"),
    ("Bộ trưởng Nguyễn Văn Hùng nói: “Không có bằng chứng nào.”", "vi"),
    ("قال وزير الآثار أحمد عيسى إن 30 قطعة أُعيدت.", "ar"),
]


@pytest.mark.parametrize(("text", "language"), TEXTS, ids=[one[1] for one in TEXTS])
def test_what_is_found_is_the_same(text: str, language: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    for finder in (hexapla.find_names, hexapla.find_figures, hexapla.find_quotations):
        whole, split = finder(text, language), finder(apart, language)
        assert [unicodedata.normalize("NFC", one.text) for one in split] == [one.text for one in whole]
        assert all(apart[one.start : one.end] == one.text for one in split)
    assert hexapla.identify_language(apart) == hexapla.identify_language(text)
    assert not hexapla.compare(text, apart, left_language=language, right_language=language)


def test_readings_are_told_in_the_text_as_given() -> None:
    left = unicodedata.normalize("NFD", "Der Bürgermeister hat den Vertrag für die Brücke nicht unterschrieben.")
    right = "Der Bürgermeister hat den Vertrag für die Brücke unterschrieben."
    found = hexapla.compare(left, right, left_language="de", right_language="de")
    reading = next(one.readings["A"] for one in found if one.kind == "negation")
    assert reading is not None and left[reading.start : reading.end] == reading.text and "nicht" in reading.text


def test_a_mark_without_a_letter_breaks_nothing() -> None:
    text = "\u0301a\u0301" + "b\u0301" * 3 + "\u1161"
    whole = composed(text)
    assert len(whole.places) == len(whole.text) + 1
    assert list(whole.places) == sorted(whole.places) and whole.places[-1] == len(text)
