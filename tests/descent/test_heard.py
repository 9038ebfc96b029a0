"""Whose spelling garbled names follow, and which names a script cannot have given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hexapla.descent.faults import Fault, faults
from hexapla.descent.features import Case, Ties, Version, edge_features
from hexapla.descent.heard import heard, kept, spellings
from hexapla.descent.home import home
from hexapla.descent.pivots import one_sided, pivots_of
from hexapla.descent.stemma import merges
from hexapla.descent.unread import Respelt
from hexapla.model import LanguageGuess, NameEntry, NameForm, Span, Variant
from hexapla.synopsis import Synopsis
from small_stories import synopsis, witness

TEXTS = {
    "A": ("sv", ["Torbjörn Skogqvist talade i Hovby.", "Nadja Friberg lyssnade."]),
    "B": ("en", ["Torbjörn Skogqvist spoke in Hovby.", "Nadja Friberg listened."]),
    "C": ("ko", ["토르비에른 스코그크비스트가 말했다.", "나디아 프리베리가 들었다."]),
    "D": ("en", ["Torbiern Skogkvist spoke in Hovby.", "Nadia Priveri listened."]),
}
SPELLINGS = (
    ("Torbjörn Skogqvist", "토르비에른 스코그크비스트", "Torbiern Skogkvist"),
    ("Nadja Friberg", "나디아 프리베리", "Nadia Priveri"),
)
NAMES = (
    *(("person", {"A": right, "B": right, "C": abroad, "D": wrong}) for right, abroad, wrong in SPELLINGS),
    ("place", {"A": "Hovby", "B": "Hovby", "D": "Hovby"}),
)
WORDS = [
    Respelt("Torbjörn Skogqvist", "Torbiern Skogkvist", 0, 18),
    Respelt("Nadja Friberg", "Nadia Priveri", 36, 49),
]


def story() -> Synopsis:
    whole = synopsis(*(witness(siglum, language, passages) for siglum, (language, passages) in TEXTS.items()))

    def form(siglum: str, text: str) -> NameForm:
        start = whole.witnesses[siglum].text.index(text)
        return NameForm(siglum, start, start + len(text), text)

    names = [NameEntry(by["A"], kind, tuple(form(s, text) for s, text in by.items())) for kind, by in NAMES]
    return replace(whole, names=tuple(names))


def test_the_garbled_names_follow_the_version_that_is_there() -> None:
    found = heard(spellings(story()), WORDS)
    assert found["C"] > 0.5
    assert heard(spellings(story()), [Respelt(one.wrong, one.right, 0, 1, True) for one in WORDS])["C"] < -0.5


def test_a_version_that_is_there_tells_the_pivot() -> None:
    assert max(pivots_of(WORDS, {"ko": 2.5}).items(), key=lambda item: item[1])[0] == "ko"
    assert "ko" not in pivots_of(WORDS)
    assert pivots_of(WORDS, {"bg": 4.0}).get("bg", 0.0) > 0.9  # no table of its sounds is needed


def test_names_that_a_script_cannot_have_given() -> None:
    tongues = {siglum: language for siglum, (language, _) in TEXTS.items()}
    assert kept(spellings(story()), "B", tongues)["C"] >= 3
    assert kept(spellings(story()), "D", tongues).get("C", 0) == 0


def test_most_versions_are_hardly_the_garbled_ones() -> None:
    outvoted = [replace(one, right=one.wrong, wrong=one.right, outvoted=True) for one in WORDS]
    pivots = {"A": {"uk": 0.999}, "D": {"ru": 0.99}}
    assert one_sided(pivots, {"A": outvoted, "D": WORDS}) == {"A": {}, "D": {"ru": 0.99}}


@pytest.mark.parametrize(("one", "other", "name"), [(2, 3, "pivot"), (3, 2, "heard back"), (2, 1, "names kept")])
def test_features_of_names(one: int, other: int, name: str) -> None:
    versions = [Version(siglum, language) for siglum, (language, _) in TEXTS.items()]
    ties = Ties({}, {}, {("C", "D"): 2.0, ("C", "B"): -1.0}, {("C", "B"): 5})
    assert edge_features(Case(versions, [], [], ties), one, other)[name] == 1


def lacking(*sigla: str) -> list[Fault]:
    return [Fault(frozenset(one), 0.85, f"lacking in {one}", True) for one in sigla]


def test_a_merge_has_passages_and_names_of_a_second_source() -> None:
    versions = [Version("A", "es"), Version("B", "zh"), Version("C", "id")]
    parents = {"B": "A", "C": "A"}
    case = Case(versions, lacking("A", "A"), [], Ties({}, {}, {("B", "C"): 0.7}))
    (edge,) = merges(case, parents)
    assert (edge.parent, edge.child, edge.how) == ("B", "C", "merge")
    assert edge.evidence[0] == "garbled names of C follow the spelling of B"
    assert merges(replace(case, ties=Ties({}, {})), parents) == []


def test_a_merge_may_go_back_to_the_source_of_its_source() -> None:
    versions = [Version("A", "pt"), Version("B", "zh"), Version("C", "es")]
    parents = {"B": "A", "C": "B"}
    case = Case(versions, lacking("B", "B"), [], Ties({}, {}, {("B", "C"): 2.0}))
    (edge,) = merges(case, parents)
    assert (edge.parent, edge.child) == ("A", "C")
    assert merges(replace(case, faults=lacking("B")), parents) == []


def test_a_place_called_so_in_a_language_is_no_garbled_name() -> None:
    spans = {s: Span(0, len(text), text) for s, text in {"A": "Yakarta", "B": "Jakarta", "C": "Jakarta"}.items()}
    variant = Variant("name", "spelling", spans, 0.9, "told", (), 0, ("B",))
    (one,) = faults([variant], "ABC", None, {"A": "es", "B": "es", "C": "id"})
    assert one.sigla == {"B"}


def test_the_language_that_the_names_are_of() -> None:
    def guess(text: str) -> list[LanguageGuess]:
        assert "Skogqvist" in text
        return [LanguageGuess("sv", 0.8), LanguageGuess("da", 0.2)]

    assert home(story(), guess) == ("sv", 0.8)
    assert home(story(), lambda _: [LanguageGuess("fi", 0.9)]) is None
    assert home(story(), lambda _: [LanguageGuess("sv", 0.4)]) is None
