"""What versions made by a machine lose: subjects, parts of compounds, single words, sentences of quotations."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.model import Trace, Variant
from small_stories import variants, witness


def rough(siglum: str, language: str, line: str, kind: str = "spacing") -> hexapla.Witness:
    """A version whose passage shows a machine's making."""
    return witness(siglum, language, [line], traces=[Trace(kind, 0, 0, 1, None, "", 0.9)])


def told(left: str, right: str, languages: tuple[str, str], made: bool = False) -> list[Variant]:
    other = rough("B", languages[1], right) if made else witness("B", languages[1], [right])
    return [one for one in variants(witness("A", languages[0], [left]), other) if one.confidence >= 0.5]


def of(found: list[Variant], evidence: str) -> list[Variant]:
    return [one for one in found if one.evidence and one.evidence[0].kind == evidence]


MAIL = "“The bridge stays closed until spring,” he said in an email on Monday."


@pytest.mark.parametrize(
    ("line", "language", "lost"),
    [
        ("“Die Brücke bleibt bis zum Frühling zu”, sagte in einer E-Mail am Montag.", "de", "sagte in einer E-Mail"),
        ("« Le pont reste fermé jusqu’au printemps », a déclaré dans un courriel.", "fr", "déclaré dans un courriel"),
        ("“The bridge stays closed until spring,” said in an email.", "en", "said in an email"),
        ("“Die Brücke bleibt bis zum Frühling zu”, sagte am Montag der Minister.", "de", None),
        ("“Die Brücke bleibt bis zum Frühling zu”, sagte er in einer E-Mail.", "de", None),
        ("«El puente sigue cerrado hasta la primavera», dijo en un correo el lunes.", "es", None),
        ("Von Anwohnern wurde die Lage als „ziemlich ernst“ beschrieben.", "de", None),
    ],
)
def test_a_word_of_speech_that_nobody_says(line: str, language: str, lost: str | None) -> None:
    found = of(told(MAIL, line, ("en", language)), "subject")
    assert [one.faulty for one in found] == ([("B",)] if lost else [])
    if lost:
        assert found[0].kind == "speaker"
        assert found[0].severity == "loss"
        assert found[0].readings["B"].text.startswith(lost)
        assert "he said" in found[0].readings["A"].text


@pytest.mark.parametrize(
    ("left", "right", "languages", "lost"),
    [
        ("She gave no further details about the plan.", "Keine Einzelheiten über den Plan.", ("en", "de"), True),
        ("Han gav inga ytterligare uppgifter om planen.", "No further information about the plan.", ("sv", "en"), True),
        ("She gave no further details about the plan.", "No details of the plan were given.", ("en", "en"), False),
        ("She gave no further details about the plan.", "Ella no dio más detalles del plan.", ("en", "es"), False),
        ("She gave no further details about the plan.", "Sie nannte keine Details des Plans.", ("en", "de"), False),
        ("Lei gli chiese il motivo.", "Varför då? frågade hon.", ("it", "sv"), False),
    ],
)
def test_a_sentence_without_subject_and_verb(left: str, right: str, languages: tuple[str, str], lost: bool) -> None:
    assert bool(of(told(left, right, languages), "subject")) == lost


def test_a_speaker_of_whom_only_the_role_behind_and_is_left() -> None:
    english = "“Will the bridge stay closed until May?” The founder of Talwind Capital said on Monday."
    german = "“Bleibt die Brücke bis Mai zu?”{} Gründer von Talwind Capital, erklärte am Montag."
    found = of(told(english, german.format(" und"), ("en", "de")), "subject")
    assert [one.readings["B"].text for one in found] == ["und Gründer von Talwind Capital"]
    assert not of(told(english, german.format(", so der"), ("en", "de")), "subject")
    assert not of(told(english, german.format(" Eva Brandt und"), ("en", "de")), "subject")


@pytest.mark.parametrize(
    ("left", "right", "languages", "part"),
    [
        (
            "Der Verteidigungsminister traf die Generäle am Montag in Oslo.",
            "The minister met the generals on Monday in Oslo.",
            ("de", "en"),
            "minister",
        ),
        (
            "Der Verteidigungsminister traf die Generäle am Montag in Oslo.",
            "The minister of defence met the generals on Monday in Oslo.",
            ("de", "en"),
            None,
        ),
        (
            "Die Sicherheit und Verteidigungsarchitektur Norwegens wird in diesem Jahr erneuert.",
            "The security and defence of Norway will be renewed this year.",
            ("de", "en"),
            "defence",
        ),
        (
            "Die Sicherheit und Verteidigungsarchitektur Norwegens wird in diesem Jahr erneuert.",
            "The security and defence architecture of Norway will be renewed this year.",
            ("de", "en"),
            None,
        ),
    ],
)
def test_a_compound_of_which_a_part_is_left(
    left: str, right: str, languages: tuple[str, str], part: str | None
) -> None:
    found = of(told(left, right, languages), "compound")
    assert [one.readings["B"].text for one in found] == ([part] if part else [])
    assert all(one.severity == "loss" and one.faulty == ("B",) for one in found)


FISHERS = "Die Fischer forderten “fähige europäische Inspektoren” für den Hafen, sagte ein Minister am Freitag."
WITHOUT = "The fishermen called for “European inspectors” for the port, a minister said on Friday."


def test_a_single_word_is_told_of_a_version_that_shows_a_machines_making() -> None:
    found = of(told(FISHERS, WITHOUT, ("de", "en"), made=True), "unanswered")
    assert [(one.readings["A"].text, one.readings["B"]) for one in found] == [("fähige", None)]
    assert not of(told(FISHERS, WITHOUT, ("de", "en")), "unanswered")
    kept = WITHOUT.replace("“European", "“capable European")
    assert not of(told(FISHERS, kept, ("de", "en"), made=True), "unanswered")


def test_a_word_with_room_for_another_is_not_told() -> None:
    other = WITHOUT.replace("“European", "“seasoned European")
    assert not of(told(FISHERS, other, ("de", "en"), made=True), "unanswered")


TALKS = (
    "Die Minister in Oslo nannten die Bedingungen und Kompromisse der Regierung "
    "bei den Verhandlungen mit den Fischern am Freitag."
)
WAITS = (
    "The ministers in Oslo named the conditions and {} of the government "
    "at the negotiations with the fishermen on Friday."
)


def test_words_in_each_others_place() -> None:
    found = of(told(TALKS, WAITS.format("waits"), ("de", "en"), made=True), "exchanged")
    assert [(one.kind, one.readings["A"].text, one.readings["B"].text) for one in found] == [
        ("wording", "Kompromisse", "waits")
    ]
    assert not of(told(TALKS, WAITS.format("waits"), ("de", "en")), "exchanged")
    assert not of(told(TALKS, WAITS.format("compromises"), ("de", "en"), made=True), "exchanged")


def test_a_sentence_of_a_quotation_is_lost_though_the_passage_is_as_long() -> None:
    german = (
        "“Der Minister hat den Hafen an die Bank verkauft und will das Geld für neue Schulen und Brücken ausgeben. "
        "Niemand im Parlament fragte die Fischer. Es ist, als ob der alte Vertrag nie existierte”, sagte Solvang."
    )
    english = (
        "“The minister has sold the port to the bank and wants to spend the money on new schools and bridges. "
        "Nobody in parliament asked the fishermen,” said Solvang, the chief strategist of a small fund in Bergen."
    )
    found = of(told(german, english, ("de", "en")), "containment")
    assert ["existierte" in one.readings["A"].text for one in found if one.readings["B"] is None] == [True]
    whole = english.replace("fishermen,", "fishermen. It is as if the old treaty never existed,")
    assert not of(told(german, whole, ("de", "en")), "containment")
