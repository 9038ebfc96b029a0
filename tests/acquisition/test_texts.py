"""Bytes, repairs, traces and clues; offsets hold for any text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.acquisition import clues
from hexapla.acquisition.cleaning import clean
from hexapla.acquisition.decoding import decode
from hexapla.acquisition.languages import normal_language
from hexapla.acquisition.read import read
from hexapla.errors import SourceError

GERMAN = (
    "Überschrift größer als sonst\nDer Minister sagte am Montag in München: „Schön, dass es weitergeht“, und ging fort."
)
RUSSIAN = "Заголовок дня\nМинистр сказал в понедельник, что погода в Москве скоро станет лучше, чем была."
CHINESE = "今日标题\n部长星期一说了一些重要的事情,记者们都记了下来。大家都很高兴。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "utf-8-sig"), (GERMAN, "utf-16"), (GERMAN, "utf-16-le"), (GERMAN, "utf-16-be"), (GERMAN, "cp1252"),
     (GERMAN, "utf-32"),
     (RUSSIAN, "cp1251"), (RUSSIAN, "utf-16-le"), (RUSSIAN, "koi8-r"), (CHINESE, "utf-16-le"), (CHINESE, "utf-16-be")],
)  # fmt: skip
def test_encodings_are_found(text, encoding):
    witness = read(text.encode(encoding))
    assert witness.text == text
    assert encoding == "utf-8-sig" or witness.repairs[0].kind == "decoding"


def test_a_declared_encoding_is_believed_where_it_fits():
    page = f'<html><head><meta charset="gb2312"></head><body><p>{CHINESE}</p></body></html>'
    assert "部长星期一" in decode(page.encode("gb18030"), "x").text
    assert decode(GERMAN.encode("iso-8859-1", "ignore"), "x", "iso-8859-1").encoding == "cp1252"
    assert decode(GERMAN.encode(), "x", "iso-8859-1").encoding == "utf-8"


def test_broken_bytes_are_replaced_and_said():
    witness = read(GERMAN.encode() + b"\xff\xc3 Ende")
    assert witness.text.startswith("Überschrift größer")
    assert witness.text.endswith("\ufffd Ende")
    assert witness.repairs[0].kind == "decoding"


@pytest.mark.parametrize(
    ("broken", "kind", "whole"),
    [
        ("Ãœberschrift fÃ¼r alle", "decoding", "Überschrift für alle"),
        ("It\u00e2\u20ac\u2122s over", "decoding", "It’s over"),
        ("Tom &amp;amp; Jerry &quot;won&quot;", "entity", 'Tom & Jerry "won"'),
        ("so\u00adge\u00adnannt und \u200bunsichtbar", "invisible", "sogenannt und unsichtbar"),
        ("bell\u0007 rings", "control", "bell rings"),
        ("cafe\u0301 au lait", "accents", "café au lait"),
        ("two  spaces\tand a tab ", "spaces", "two spaces and a tab"),
    ],
)
def test_what_is_broken_is_mended_and_recorded(broken, kind, whole):
    draft = clean(broken)
    assert draft.text == whole
    assert kind in {one.kind for one in draft.repairs}


@pytest.mark.parametrize(
    "text",
    [
        "PREÇO DA SAÍDA É ALTO",
        "Île-de-France – Âge d’or",
        "12\u00a0500 €",
        "« Oui »",
        "Ürün “güzel”",
        "&c. and AT&T; R&D",
        "価格は１００円",
    ],
)
def test_what_is_sound_stays(text):
    draft = clean(text)
    assert draft.text == text
    assert not draft.repairs


def test_stray_spaces_and_glued_words_are_traces_and_stay():
    text = "Der US -Minister sprach.\nThe talksAnd the And talks went on, 2 %According to him.\n"
    text += "Two -day trip with YouTube and McDonald."
    witness = read(text.encode())
    assert witness.text == text
    found = {(one.kind, witness.text[one.start : one.end]) for one in witness.traces}
    assert ("spacing", "US -Minister") in found
    assert ("glued", "talksAnd") in found
    assert ("glued", "%According") in found
    assert not read("部长说,今天下雨,明天晴。".encode()).traces
    assert not read("4月は便の62%が欠航し、株価は8%下がった。".encode()).traces
    assert not any("YouTube" in words or "McDonald" in words for _, words in found)


def test_a_parted_score_and_a_translators_blank_are_traces():
    text = "The hosts won 2: 1 at home.\nQuestion 3: 40 students answered it.\nShe said <unk> to all of them.\n"
    text += "The match began at 18:30 and ended 2 : 1 for the guests."
    witness = read(text.encode())
    found = [(one.kind, witness.text[one.start : one.end]) for one in witness.traces]
    assert found == [("spacing", "2: 1"), ("mangled", "<unk>")]


def test_residue_is_a_trace_and_left_out_of_the_body():
    text = "A headline of note\nThe text of the page is here, they said.\n"
    text += "https://img.example.org/a/1739455511323-x.jpg\nSource link"
    witness = read(text.encode())
    assert [one.kind for one in witness.passages] == ["headline", "body", "residue", "residue"]
    assert [one.passage for one in witness.traces if one.kind == "residue"] == [2, 3]
    assert "Source" not in witness.body
    said = {(one.kind, one.value, one.passage) for one in witness.clues}
    assert ("image-host", "img.example.org", 2) in said
    assert ("image-time", "2025-02-13T14:05:11.323Z", 2) in said
    assert any(kind == "source-link" for kind, _, _ in said)


@pytest.mark.parametrize(
    ("address", "times"),
    [
        ("https://x.org/i/1739455533.jpg", ["2025-02-13T14:05:33Z"]),
        ("https://x.org/2024/11/05/a.jpg", ["2024-11-05"]),
        ("https://x.org/20241305/a.jpg", []),
        ("https://x.org/i/9999999999999.jpg", []),
        ("https://x.org/i/17394555331739455533.jpg", []),
        ("https://x.org/i/a1739455533.jpg", []),
    ],
)
def test_times_in_addresses(address, times):
    assert clues.times(address) == times


def test_agencies_are_clues():
    text = "A headline of note\nBERLIN (dpa) – The text of the page is here.\n"
    witness = read((text + "A view of Berlin on May 3, 2025.\nJane Roe / AFP").encode())
    assert {one.value for one in witness.clues if one.kind == "agency"} == {"dpa", "AFP"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de-AT", "de"),
        ("zh_Hant", "zh"),
        ("deu", "de"),
        ("EN", "en"),
        ("und", None),
        ("", None),
        (None, None),
        ("english", None),
    ],
)
def test_language_tags(tag, code):
    assert normal_language(tag) == code


signs = st.text(
    st.one_of(st.characters(), st.sampled_from("Ã©â€™ÂÐ&amp; -,%\u00ad\u200b\u0301\n\r\t…“”|/©")), max_size=400
)


def _sound(witness):
    assert witness.text == "\n".join(witness.passage_text(number) for number in range(len(witness.passages)))
    for one in (*witness.passages, *witness.repairs, *witness.traces):
        assert 0 <= one.start <= one.end <= len(witness.text)
    for trace in witness.traces:
        passage = witness.passages[trace.passage]
        assert passage.start <= trace.start <= trace.end <= passage.end
    for clue in witness.clues:
        assert clue.passage is None or 0 <= clue.passage < len(witness.passages)
    assert not any(
        mark in witness.passage_text(n) for n in range(len(witness.passages)) for mark in "\n\r\u2028\u2029\u0085"
    )


@settings(max_examples=150, deadline=None)
@given(signs)
def test_offsets_hold_for_any_text(text):
    try:
        _sound(read({"text": text}))
    except SourceError as error:
        assert "\n" not in error.reason


@settings(max_examples=100, deadline=None)
@given(st.lists(signs, max_size=6))
def test_offsets_hold_for_any_passages(given_passages):
    witness = read({"passages": given_passages})
    assert len(witness.passages) == len(given_passages)
    _sound(witness)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_witness_or_one_line(data):
    try:
        _sound(read(data))
    except SourceError as error:
        assert "\n" not in str(error)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "</b>", "<h1>", "<script>", "x. Y", "&amp;", "<figure>", "<figcaption>", "<br>"]
        ),
        max_size=40,
    )
)
def test_any_mark_up_gives_a_witness_or_one_line(parts):
    try:
        _sound(read({"html": "".join(parts)}))
    except SourceError as error:
        assert "\n" not in str(error)


@given(signs)
def test_repairs_quote_what_they_changed(text):
    draft = clean(text)
    assert unicodedata.is_normalized("NFC", draft.text) or not unicodedata.is_normalized("NFC", text)
    assert all(one.before != one.after for one in draft.repairs)
