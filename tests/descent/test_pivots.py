"""Pivots: from the names that a version alone spells otherwise."""

from __future__ import annotations

from dataclasses import replace

from hexapla.descent.pivots import Respelt, one_sided, pivots_of, respelt, with_pivots
from hexapla.model import Evidence, NameEntry, NameForm, Span, Variant
from small_stories import synopsis, witness

A = ["Polanski met Philippe Pompeo in Poprad.", "Pompeo left."]
B = ["Bolanski met Filib Bombeo in Poprad.", "Bombeo left."]
C = ["Polanski traf Philippe Pompeo in Poprad.", "Pompeo ging."]


def story(**given: list[str]):  # type: ignore[no-untyped-def]
    languages = {"A": "en", "B": "en", "C": "de"}
    witnesses = [witness(siglum, languages[siglum], passages) for siglum, passages in given.items()]
    found = synopsis(*witnesses)
    texts = {siglum: found.witnesses[siglum].text for siglum in given}

    def entry(name: str, forms: dict[str, str]) -> NameEntry:
        held = [(s, text) for s, text in forms.items() if s in texts]
        places = [NameForm(s, texts[s].index(text), texts[s].index(text) + len(text), text) for s, text in held]
        return NameEntry(name, "person", tuple(places))

    names = (
        entry("Polanski", {"A": "Polanski", "B": "Bolanski", "C": "Polanski"}),
        entry("Philippe Pompeo", {"A": "Philippe Pompeo", "B": "Filib Bombeo", "C": "Philippe Pompeo"}),
    )
    return replace(found, names=names)


def test_the_words_of_names_that_one_version_spells_otherwise() -> None:
    found = respelt(story(A=A, B=B, C=C), "B", [])
    assert [(one.right, one.wrong) for one in found] == [
        ("Polanski", "Bolanski"), ("Philippe", "Filib"), ("Pompeo", "Bombeo"),
    ]  # fmt: skip
    text = "\n".join(B)
    assert [text[one.start : one.end] for one in found] == ["Bolanski", "Filib", "Bombeo"]


def test_the_others_are_not_garbled() -> None:
    whole = story(A=A, B=B, C=C)
    assert all(one.outvoted for one in respelt(whole, "A", []))  # A spells as C does
    words = {s: respelt(whole, s, []) for s in "ABC"}
    pivots = {s: pivots_of(found) for s, found in words.items()}
    assert max(pivots["B"], key=pivots["B"].__getitem__) == "ar"
    assert pivots["A"] == pivots["C"] == {}
    assert one_sided(pivots, words) == pivots


def test_of_two_versions_one_is_garbled() -> None:
    whole = story(A=A, B=B)
    words = {s: respelt(whole, s, []) for s in "AB"}
    assert words["A"]  # each spells otherwise than the other
    kept = one_sided({"A": {"ar": 0.6}, "B": {"ar": 0.9}}, words)
    assert kept == {"A": {}, "B": {"ar": 0.9}}


def test_one_name_tells_nothing() -> None:
    assert pivots_of([Respelt("Polanski", "Bolanski", 0, 8)]) == {}


def test_names_that_the_apparatus_calls_garbled_are_taken_whole() -> None:
    whole = story(A=A, B=B)
    readings = {"A": Span(0, 8, "Polanski"), "B": Span(0, 8, "Bolanski")}
    told = Variant("name", "spelling", readings, 0.9, "told", (Evidence("sound", "p", "b", 1.0),), 0, ("B",))
    assert respelt(whole, "B", [told])[0] == Respelt("Polanski", "Bolanski", 0, 8)


def test_traces_stand_over_the_names() -> None:
    whole = story(A=A, B=B, C=C)
    words = respelt(whole, "B", [])
    found = with_pivots(whole.witnesses["B"], words, {"ar": 0.9})
    traces = [one for one in found.traces if one.kind == "pivot"]
    assert [(one.language, found.text[one.start : one.end]) for one in traces] == [
        ("ar", "Bolanski"), ("ar", "Filib"), ("ar", "Bombeo"),
    ]  # fmt: skip
    assert "p→b" in traces[0].note
    assert with_pivots(whole.witnesses["B"], words, {}) == whole.witnesses["B"]
