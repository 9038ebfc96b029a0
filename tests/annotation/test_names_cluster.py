"""How the forms of one name are brought together."""

from __future__ import annotations

from hexapla.annotation.names import find_names_in_story
from hexapla.annotation.names.cluster import cluster
from hexapla.evidence.names import compare_names
from hexapla.model import Name, NameEntry

LANGUAGES = {"A": "de", "B": "en", "C": "ru", "D": "zh"}
TEXTS = {
    "A": "Verteidigungsminister Boris Halvensen reiste nach Kiew.\nHalvensen sprach von Europas Rolle. Europa wartet.",
    "B": "Defence Minister Boris Halbenson travelled to Kyiv.\nHalpenson spoke of the role of Europe.",
    "C": "Министр обороны Борис Халвенсен приехал в Киев.\nХалвенсен говорил о роли Европы.",
}


def same(a: Name, left: str, b: Name, right: str) -> float:
    return compare_names(a.text, b.text, a_language=LANGUAGES[left], b_language=LANGUAGES[right]).score


def aligned(left: str, i: int, right: str, j: int) -> bool:
    """Lines of the same number say the same thing."""
    return TEXTS[left].count("\n", 0, i) == TEXTS[right].count("\n", 0, j)


def entries() -> tuple[NameEntry, ...]:
    names = find_names_in_story([(text, LANGUAGES[siglum]) for siglum, text in TEXTS.items()])
    by_siglum = dict(zip(TEXTS, names, strict=True))
    return cluster(by_siglum, same, languages=LANGUAGES, aligned=aligned)


def holding(text: str) -> list[NameEntry]:
    return [entry for entry in entries() if any(form.text == text for form in entry.forms)]


def test_short_garbled_and_foreign_forms_are_one_person() -> None:
    (person,) = holding("Boris Halvensen")
    assert {form.text for form in person.forms} == {
        "Boris Halvensen", "Halvensen", "Boris Halbenson", "Halpenson", "Борис Халвенсен", "Халвенсен",
    }  # fmt: skip
    assert person.kind == "person"
    assert person.name == "Boris Halvensen"


def test_known_places_are_one_in_every_language_and_inflection() -> None:
    (europe,) = holding("Europas")
    assert {form.text for form in europe.forms} == {"Europa", "Europas", "Europe", "Европы"}
    (kyiv,) = holding("Kiew")
    assert {form.text for form in kyiv.forms} == {"Kiew", "Kyiv", "Киев"}


def test_forms_point_at_their_text() -> None:
    for entry in entries():
        for form in entry.forms:
            assert TEXTS[form.siglum][form.start : form.end] == form.text


def test_one_surname_two_given_names_stay_apart() -> None:
    names = {
        "A": [Name(0, 10, "Anna Weber", "person"), Name(20, 32, "Thomas Weber", "person")],
        "B": [Name(0, 10, "Anna Weber", "person"), Name(20, 32, "Thomas Weber", "person")],
    }
    found = cluster(names, same, languages=LANGUAGES)
    assert [{form.text for form in entry.forms} for entry in found] == [{"Anna Weber"}, {"Thomas Weber"}]


def test_two_places_of_the_gazetteer_are_never_one() -> None:
    names = {"A": [Name(0, 4, "Iran", "place")], "B": [Name(0, 4, "Iraq", "place")]}
    assert len(cluster(names, lambda *_: 0.9, languages=LANGUAGES, aligned=lambda *_: True)) == 2


def test_nothing_gives_nothing() -> None:
    assert cluster({}, same) == ()
    assert cluster({"A": []}, same) == ()
