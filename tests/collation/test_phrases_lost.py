"""Phrases, clauses and quoted words that a version lost inside a sentence that it has; and what only looks so."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.clauses import clauses
from hexapla.collation.counterparts import akin, kinship
from hexapla.collation.phrases_lost import UNANSWERED
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.sheets import sheets
from hexapla.knowledge.words import negations
from hexapla.model import Span, Variant
from small_stories import variants, witness


def told(*versions: tuple[str, list[str]]) -> tuple[Variant, ...]:
    """The variants of versions (language, passages) A, B …"""
    return variants(*(witness("ABCD"[n], language, lines) for n, (language, lines) in enumerate(versions)))


def lost(found: tuple[Variant, ...]) -> list[Variant]:
    return [one for one in found if one.evidence and one.evidence[0].kind == UNANSWERED]


FERRY = "Rescuers saved eleven passengers from the sinking ferry and brought the wounded to a hospital in the capital."
LOST = [
    ("en", "Eleven passengers were saved by rescuers from the ferry that was sinking."),
    ("de", "Rettungskräfte retteten elf Passagiere von der sinkenden Fähre."),
    ("es", "Los rescatistas salvaron a once pasajeros del transbordador que se hundía."),
]


@pytest.mark.parametrize(("language", "line"), LOST)
def test_a_phrase_lost_is_told_with_its_words(language: str, line: str) -> None:
    found = lost(told(("en", [FERRY]), (language, [line])))
    assert len(found) == 1
    assert found[0].confidence >= 0.5
    assert found[0].kind == "omission"
    assert found[0].readings["B"] is None
    assert "hospital in the capital" in found[0].readings["A"].text
    assert found[0].faulty == ("B",)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "From the ferry that was sinking rescuers saved eleven passengers; the injured came to a hospital there.",
        ),
        ("de", "Retter brachten elf Passagiere der sinkenden Fähre in Sicherheit, Verletzte kamen in eine Klinik."),
        ("en", FERRY.replace("wounded", "poor")),
    ],
)
def test_other_words_for_the_same_are_no_loss(language: str, line: str) -> None:
    assert not [one for one in lost(told(("en", [FERRY]), (language, [line]))) if one.confidence >= 0.5]


def test_what_a_third_version_does_not_have_either_is_not_told() -> None:
    two = told(("en", [FERRY]), ("de", [LOST[1][1]]))
    three = told(("en", [FERRY]), ("de", [LOST[1][1]]), ("es", [LOST[2][1]]))
    assert lost(two)
    assert max((one.confidence for one in lost(three)), default=0.0) < lost(two)[0].confidence


def test_a_phrase_lost_is_found_by_compare() -> None:
    found = hexapla.compare(FERRY, LOST[1][1], left_language="en", right_language="de")
    assert any(one.kind == "omission" and "hospital" in one.readings["A"].text for one in found if one.readings["A"])


def test_words_between_marks_of_which_some_are_lost() -> None:
    german = "Der Kanzler verteidigte das Programm „Green Harbour“ am Dienstag vor Reportern."
    english = "The chancellor defended the “{}” programme on Tuesday before reporters."
    found = [one for one in told(("de", [german]), ("en", [english.format("harbour")])) if one.kind == "quotation"]
    assert [(one.readings["A"].text, one.readings["B"].text) for one in found] == [("Green Harbour", "harbour")]
    for same in ("Green Harbour", "Green harbour project", "green and lovely harbour"):
        again = told(("de", [german]), ("en", [english.format(same)]))
        assert not any(one.evidence[0].kind == "words between marks" and one.faulty == ("B",) for one in again)
    elsewhere = "The chancellor defended the green “harbour” programme on Tuesday before reporters."
    assert not any(one.kind == "quotation" for one in told(("de", [german]), ("en", [elsewhere])))


def test_a_pronoun_in_the_place_of_the_speaker_is_told_beside_other_losses() -> None:
    german = "„Der Damm ist sicher. Wir haben ihn am Montag geprüft und nichts gefunden“, sagte Jana Kolbe."
    found = told(("de", [german]), ("en", ["“The dam is safe,” she said."]))
    speakers = [one for one in found if one.kind == "speaker"]
    assert [(one.readings["A"].text, one.readings["B"].text) for one in speakers] == [("Jana Kolbe", "she")]
    named = told(("de", [german]), ("en", ["“The dam is safe,” Jana Kolbe said."]))
    assert not any(one.kind == "speaker" for one in named)


def test_of_a_sentence_told_in_part_only_the_clauses_that_are_lacking_are_told() -> None:
    german = "Die Steuern sanken im dritten Jahr, und die Hilfe für die Bauern geht weiter."
    english = "Taxes fell in the third year. The aid for the farmers goes on, but the schools must close in winter."
    found = [one for one in told(("de", [german]), ("en", [english])) if one.kind == "omission"]
    assert found
    assert all("aid for the farmers" not in one.readings["B"].text for one in found)
    assert any("schools must close in winter" in one.readings["B"].text for one in found)


def test_clauses_cover_their_sentence() -> None:
    text = "The fee of 1,200 euros rose in May, he said, but the council, which met on Monday, kept the old rule."
    parts = clauses(Span(7, 7 + len(text), text))
    assert len(parts) > 2
    assert "".join(one.text for one in parts) == text
    assert all(one.end - one.start == len(one.text) for one in parts)
    assert [one.start for one in parts] == [7, *(one.end for one in parts[:-1])]


def test_a_surname_garbled_alone_is_told_once_and_its_full_name_again() -> None:
    german = [
        "Viktor Strandberg kam nach Berlin.",
        "Strandberg sprach.",
        "Dann ging Strandberg.",
        "Er blieb drei Tage.",
    ]
    english = ["Victor Strenberg came to Berlin.", "Strenberg spoke.", "Then Strenberg left.", "He stayed three days."]
    found = [one for one in told(("de", german), ("en", english)) if one.kind == "name"]
    assert [(one.locus, one.readings["B"].text) for one in found] == [(0, "Victor Strenberg"), (1, "Strenberg")]


def test_a_curly_apostrophe_negates_like_a_straight_one() -> None:
    assert [one.text for one in negations("It wouldn’t work.", "en")] == ["wouldn’t"]
    assert len(negations("It wouldn't work.", "en")) == 1


def test_the_known_end_of_a_compound() -> None:
    assert concepts("de").of_tail("Bezirkskrankenhauses") == concepts("de").of_word("Krankenhauses")
    assert concepts("en").of_tail("superhospital") == ()


def test_kin_concepts_are_concepts_and_stand_both_ways() -> None:
    known = {row[0] for _, _, body in sheets("concepts") for row in body}
    assert {id for pair in kinship() for id in pair} <= known
    assert all(kinship()[other, one] == weight for (one, other), weight in kinship().items())
    assert all(one in akin()[other] for one, others in akin().items() for other in others)
