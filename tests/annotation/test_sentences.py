"""Sentences: abbreviations, ordinals, initials, marks that close behind the stop, scripts without blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.annotation.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Mr. Hale left. He ran.", ["Mr. Hale left.", "He ran."]),
        ("en", "It fell by 3.5 percent. Why?", ["It fell by 3.5 percent.", "Why?"]),
        ("en", "J. K. Marlow agreed. So did we.", ["J. K. Marlow agreed.", "So did we."]),
        ("en", "“It is over.” He left.", ["“It is over.”", "He left."]),
        ("en", "Wait … what? No!", ["Wait … what?", "No!"]),
        ("en", "One line\nNext line", ["One line", "Next line"]),
        ("de", "Am 13. Februar kam er. Sie ging.", ["Am 13. Februar kam er.", "Sie ging."]),
        ("de", "Er rief: „Halt.“ Dann lief er, z. B. nach Ulm.", ["Er rief: „Halt.“", "Dann lief er, z. B. nach Ulm."]),
        ("de", "Er sagte:” Es wird gut. “\nEnde.", ["Er sagte:” Es wird gut. “", "Ende."]),
        ("ru", "Он родился в 1950 г. в Москве. Он жил там.", ["Он родился в 1950 г. в Москве.", "Он жил там."]),
        ("ar", "ماذا قال؟ لا نعرف. نعم.", ["ماذا قال؟", "لا نعرف.", "نعم."]),
        ("zh", "他来了。“真的吗？”她问。再见！", ["他来了。", "“真的吗？”", "她问。", "再见！"]),
        ("ja", "雨だ。「本当？」と聞いた。", ["雨だ。", "「本当？」", "と聞いた。"]),
        ("vi", "Ông gặp TT. Lan tại Huế. Họ nói chuyện.", ["Ông gặp TT. Lan tại Huế.", "Họ nói chuyện."]),
        ("ha", "Ya gana da Mr. Hale. Sun tafi.", ["Ya gana da Mr. Hale.", "Sun tafi."]),
        ("pl", "Przyjechał Mr. Hale. Było późno.", ["Przyjechał Mr. Hale.", "Było późno."]),
        (None, "St. Kelm is small. Dr. Oyen left.", ["St. Kelm is small.", "Dr. Oyen left."]),
        (None, "First one. Second one.", ["First one.", "Second one."]),
    ],
)
def test_sentences(language: str | None, text: str, wanted: list[str]) -> None:
    assert [one.text for one in sentences(text, language)] == wanted


@given(st.text(alphabet="aB .!?…。？\n“”\"'13", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    found = sentences(text, "en")
    assert "".join(one.text for one in found).split() == [] or all(
        text[one.start : one.end] == one.text for one in found
    )
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())
