"""Passages, parts of passages and words left in another language."""

from __future__ import annotations

import time

import pytest

import hexapla
from hexapla.annotation.siblings import with_siblings
from hexapla.annotation.untranslated import foreign_part, words_left
from hexapla.model import Witness


@pytest.mark.parametrize(
    ("language", "text", "foreign", "left"),
    [
        ("de", "The mayor said that the work would take longer. Er nannte keinen Grund dafür.", "en", "The mayor said"),
        ("fr", "Le maire ne dit rien. Die Arbeiten dauern nach seinen Worten länger als bis zum Mai.", "de", "Die"),
        ("ru", "Мэр ничего не сказал. The work will take longer than it was planned.", "en", "The work"),
        ("zh", "市长没有回答。 The work will take longer than it was planned, he said.", "en", "The work"),
        ("en", "He gave no reason. 市长表示，这座桥将一直关闭到春天。", "zh", "市长"),
        ("pl", "Starosta řekl, že se most do léta neotevře, protože ještě není opravený.", "cs", "Starosta"),
    ],
)
def test_the_foreign_part(language: str, text: str, foreign: str, left: str) -> None:
    part = foreign_part(text, language)
    assert part is not None and part.language == foreign
    assert text[part.start : part.end].startswith(left)
    assert part.whole == (left == text[: len(left)] and part.end == len(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Firma Lindqvist and Sons of the North wies das zurück."),
        ("de", "Er sagte „we will not be there for you“ und ging nach Hause."),
        ("fr", "Le film « The Bridge of the North » sort lundi."),
        ("ar", "قالت شركة Northern Bridge إنها لن تدفع."),
        ("ja", "市長の José María de la Fuente 氏は答えなかった。"),
        ("en", "José María de la Fuente y Ortega, Hôtel de la Paix"),
        ("en", ""),
        (None, "The mayor said nothing."),
    ],
)
def test_names_titles_and_quotations_are_not_foreign_parts(language: str | None, text: str) -> None:
    assert foreign_part(text, language) is None


def test_a_hostile_line_takes_no_time() -> None:
    started = time.perf_counter()
    for line in ("的" * 500_000, "the of " * 100_000, "." * 500_000, "“" * 500_000, "x" * 500_000, "der. " * 100_000):
        for language in ("de", "zh"):
            foreign_part(line, language)
            words_left(line, language)
    assert time.perf_counter() - started < 20


def test_words_left() -> None:
    text = "Die Arbeiten enden before dem Sommer, sagte der Bürgermeister."
    ((span, language, confidence),) = words_left(text, "de")
    assert (span.text, language) == ("before", "en") and 0 < confidence <= 0.8
    assert text[span.start : span.end] == span.text
    assert words_left(text, "de", names_spans=[(span.start, span.end)]) == ()


def test_a_word_in_a_strange_script_is_left_over_but_a_name_in_parentheses_hardly() -> None:
    assert [(one[0].text, one[2]) for one in words_left("Le maire a parlé 関連 du pont.", "fr")] == [("関連", 0.7)]
    assert [one[2] for one in words_left("Le maire Li (李小明) a parlé du pont.", "fr")] == [0.4]


def test_own_words_are_not_left_over() -> None:
    assert words_left("Der Bürgermeister sagte nichts, was neu war, und ging mit van der Berg.", "de") == ()
    assert words_left("anything", "xx") == ()


def test_a_heading_that_a_sibling_in_another_language_has_is_left_over() -> None:
    danish = read(
        {"passages": ["Færgen er fundet", "Reddet af fiskere", "Alle på båden blev reddet i går aftes."]}, "da"
    )
    french = read({"passages": ["Le bac est retrouvé", "Reddet af fiskere", "Tous ont été sauvés hier soir."]}, "fr")
    names = read({"passages": ["Le bac", "Anna von der Leyen", "Tous ont été sauvés hier soir."]}, "fr")
    others = read({"passages": ["Færgen", "Anna von der Leyen", "Alle på båden blev reddet i går aftes."]}, "da")
    original, left, *plain = with_siblings([danish, french, names, others])
    assert not original.traces and not plain[0].traces and not plain[1].traces
    assert [(one.kind, one.passage, one.language) for one in left.traces] == [("untranslated", 1, "da")]
    assert [one.language for one in left.passages] == ["fr", "da", "fr"]


def read(source: dict[str, list[str]], language: str) -> Witness:
    return hexapla.read({**source, "language": language})
