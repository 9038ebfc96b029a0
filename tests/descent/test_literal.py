"""Idioms carried over word for word: the traces, what other versions have there, and what they say of the making."""

from __future__ import annotations

from hexapla import collate
from hexapla.descent.literal import CONFIDENCE, PLAIN, SEEN, UNSEEN, with_literal
from hexapla.descent.making import probabilities
from hexapla.descent.signs import signs
from hexapla.model import Stemma, StemmaEdge, StemmaNode, Trace, Witness
from small_stories import synopsis, witness

GERMAN = "Der Rat hat die Dose die Straße hinunter getreten."


def _traces(*witnesses: Witness) -> dict[str, list[Trace]]:
    return {s: list(one.traces) for s, one in with_literal(synopsis(*witnesses)).items()}


def test_a_phrase_that_another_version_has_in_its_own_language() -> None:
    traces = _traces(witness("A", "en", ["The council has kicked the can again."]), witness("B", "de", [GERMAN]))
    assert traces["A"] == []
    (one,) = traces["B"]
    assert (one.kind, one.language, one.confidence) == ("idiom", "en", SEEN)
    assert GERMAN[one.start : one.end] == "Dose die Straße hinunter"
    assert "A has “kicked the can”" in one.note


def test_what_says_the_same_plainly_makes_it_likelier() -> None:
    plain = _traces(witness("A", "fr", ["Le conseil a pris une décision."]), witness("B", "de", [GERMAN]))["B"][0]
    assert plain.confidence == CONFIDENCE["idiom"] + PLAIN
    assert "A says “décision”" in plain.note
    alone = _traces(witness("A", "fr", ["Il pleut à Lyon."]), witness("B", "de", [GERMAN]))["B"][0]
    assert (alone.language, alone.confidence) == ("en", CONFIDENCE["idiom"])


def test_where_the_idiom_is_at_home_and_lacks_it_is_less_likely() -> None:
    (one,) = _traces(witness("A", "en", ["It rained in Lyon."]), witness("B", "de", [GERMAN]))["B"]
    assert one.confidence == CONFIDENCE["idiom"] - UNSEEN


def test_the_language_is_the_one_in_the_story_where_several_have_the_phrase() -> None:
    text = "The plant was put into exploitation."
    (alone,) = _traces(witness("A", "fr", ["Il pleut."]), witness("B", "en", [text]))["B"]
    assert alone.language is None
    assert "other languages" in alone.note
    (one,) = _traces(witness("A", "uk", ["Завод ввели в експлуатацію."]), witness("B", "en", [text]))["B"]
    assert (one.kind, one.language, one.confidence) == ("calque", "uk", SEEN)


def test_residue_and_passages_left_in_another_language_have_none() -> None:
    left = Trace("untranslated", 0, 0, len(GERMAN), "sw", "", 0.9)
    assert _traces(witness("A", "en", ["Rain."]), witness("B", "de", [GERMAN], ["residue"]))["B"] == []
    assert _traces(witness("A", "en", ["Rain."]), witness("B", "de", [GERMAN], traces=[left]))["B"] == [left]


def test_a_copy_does_not_answer_for_phrases_of_its_source() -> None:
    found = with_literal(synopsis(witness("A", "de", [GERMAN]), witness("B", "de", [GERMAN])))
    nodes = (StemmaNode("A"), StemmaNode("B"))
    tree = Stemma(nodes, (StemmaEdge("A", "B", "copy", None, 0.9, ()),))
    assert signs(found["A"], (), tree)["literal"].value > 0
    assert signs(found["B"], (), tree)["literal"].value == 0


def test_a_phrase_speaks_for_a_translation() -> None:
    without, having = (probabilities({}, {"literal": value}) for value in (0.0, 1.0))
    assert having["machine translation"] > without["machine translation"]
    assert having["original"] < without["original"]


def test_the_views_tell_of_it() -> None:
    english = ["Storm in Riverton", "The minister said the council had kicked the can for nine years."]
    arabic = ["العاصفة في ريفرتون", "قال الوزير إن المجلس ركل العلبة تسع سنوات."]
    sources = [{"id": code, "language": code, "passages": lines} for code, lines in (("en", english), ("ar", arabic))]
    edition = collate(sources)
    (one,) = edition.witness("B").traces
    assert (one.kind, one.language) == ("idiom", "en")
    assert "idiom “ركل العلبة”: word for word what English says" in edition.to_text(160)
    assert "word for word what English says" in edition.to_html()
    told = [words for way in edition.witness("B").making for words in way.evidence]
    assert any("word for word that of English" in words for words in told)
