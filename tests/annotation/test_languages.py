"""Languages of texts, witnesses and passages."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from hexapla.annotation.languages import annotate, guess_all, identify_language
from hexapla.knowledge import build_profiles
from hexapla.knowledge.tables import languages, table
from hexapla.knowledge.words import directions, modalities, negations, profiles
from hexapla.model import Passage, Witness

CASES = json.loads((Path(__file__).parents[1] / "cases" / "languages.json").read_text(encoding="utf-8"))["cases"]
FULL = ("ar", "cs", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh")


def witness(*lines: str, language: str | None = None) -> Witness:
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(at, at + len(line)))
        at += len(line) + 1
    return Witness("x", "A", None, None, language, None, None, None, None, "\n".join(lines), tuple(passages))


@pytest.mark.parametrize("case", CASES, ids=[one["text"][:24] or "empty" for one in CASES])
def test_language_of_a_sentence(case: dict[str, str | None]) -> None:
    assert identify_language(str(case["text"])).language == case["language"]


def test_guesses_come_best_first_and_sum_to_one_at_most() -> None:
    found = guess_all("Mosten er stadig lukket, og det er ikke godt.")
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
    assert sum(one.confidence for one in found) <= 1.0001


def test_the_stored_index_is_what_the_tables_give() -> None:
    stored = Path(build_profiles.__file__).with_name(build_profiles.TARGET).read_text(encoding="utf-8")
    assert stored == build_profiles.rendered(), "run python -m hexapla.knowledge.build_profiles"


def test_a_long_line_without_spaces_takes_no_time() -> None:
    started = time.perf_counter()
    for line in ("a" * 1_000_000, "的" * 1_000_000, "não" * 300_000):
        identify_language(line)
    assert time.perf_counter() - started < 2


def test_the_text_overrules_a_wrong_declaration_and_a_repair_says_so() -> None:
    found = annotate(
        witness("Die Brücke bleibt gesperrt, sagte der Bürgermeister am Montag.", "Das ist nicht gut.", language="en")
    )
    assert found.language == "de"
    assert [(one.before, one.after) for one in found.repairs] == [("en", "de")]


def test_a_region_is_no_contradiction() -> None:
    found = annotate(witness("The bridge is closed, and it will stay so until the spring.", language="en-GB"))
    assert found.language == "en"


def test_a_passage_left_in_another_language_is_marked() -> None:
    found = annotate(
        witness(
            "Die Brücke bleibt gesperrt, sagte der Bürgermeister am Montag.",
            "The mayor said that the work would take longer than planned.",
            "Die Arbeiten dauern länger als geplant.",
        )
    )
    assert [one.language for one in found.passages] == ["de", "en", "de"]
    (trace,) = found.traces
    assert (trace.kind, trace.passage, trace.language) == ("untranslated", 1, "en")
    assert found.text[trace.start : trace.end] == found.passage_text(1)


def test_names_credits_and_short_lines_take_the_language_of_the_witness() -> None:
    found = annotate(
        witness(
            "Die Brücke bleibt gesperrt, sagte der Bürgermeister am Montag.",
            "Yves Delmare | Reuters",
            "The New Orleans Herald",
            "Er nannte das „a bridge too far for all of us“ und ging.",
        )
    )
    assert {one.language for one in found.passages} == {"de"}
    assert not found.traces


@pytest.mark.parametrize("language", FULL)
def test_the_same_pairs_and_modalities_in_every_full_language(language: str) -> None:
    words, english = table(language, "words"), table("en", "words")
    assert words["opposites"].keys() == english["opposites"].keys()
    assert words["modality"].keys() == english["modality"].keys()
    for pair in words["opposites"].values():
        first, second = (set(side.split()) for side in pair)
        assert first and second and not first & second


def test_every_table_has_a_name_and_function_words() -> None:
    for code in languages():
        words = table(code, "words")
        if words:
            assert words["name"] and words["script"] and words["function"].split()
    assert set(FULL) <= set(profiles().codes)


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "Prices rose sharply.", "a"),
        ("de", "Die Preise sanken deutlich.", "b"),
        ("fr", "Les prix ont augmenté.", "a"),
        ("ru", "Цены снизились.", "b"),
        ("ar", "وارتفعت الأسعار.", "a"),
        ("tr", "Fiyatlar yükseldi.", "a"),
        ("zh", "物价上涨。", "a"),
        ("ja", "物価が下落した。", "b"),
    ],
)
def test_directions_meet_across_languages(language: str, text: str, side: str) -> None:
    found = [one for one in directions(text, language) if one.id == "rise-fall"]
    assert [one.side for one in found] == [side]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "It didn't work.", "didn't"),
        ("de", "Es gab keinerlei Hinweise.", "keinerlei"),
        ("fr", "Il n'est pas venu.", "pas"),
        ("tr", "Başkan gelmedi.", "gelmedi"),
        ("zh", "他没有来。", "没有"),
        ("ja", "彼は来なかった。", "なかった"),
    ],
)
def test_negations(language: str, text: str, word: str) -> None:
    assert [one.text for one in negations(text, language)] == [word]


def test_phrases_and_languages_without_a_table() -> None:
    assert [(one.id, one.text) for one in modalities("They have to leave.", "en")] == [("must", "have to")]
    assert modalities("They have to leave.", "xx") == directions("up", None) == ()
