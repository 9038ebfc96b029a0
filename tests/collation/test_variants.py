"""Every kind of variant: found where it is, and silent where two versions only say the same in other words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.collation.apparatus import LEAST, RANK, finders
from hexapla.collation.variants.order import longest_rising
from hexapla.model import Locus, Trace, Variant, Witness
from small_stories import variants, witness

CASES = json.loads((Path(__file__).parents[1] / "cases" / "collation" / "variants.json").read_text(encoding="utf-8"))
KINDS = {
    "name",
    "figure",
    "date",
    "quotation",
    "speaker",
    "negation",
    "omission",
    "addition",
    "order",
    "untranslated",
    "wording",
}


def versions(case: dict) -> list[Witness]:
    return [witness(siglum, language, passages) for siglum, (language, passages) in case["versions"].items()]


def exact(found: tuple[Variant, ...], given: list[Witness]) -> None:
    """What holds for every variant whatsoever."""
    texts = {one.siglum: one.text for one in given}
    for variant in found:
        assert variant.kind in KINDS
        assert variant.severity in RANK
        assert LEAST <= variant.confidence <= 1
        assert variant.explanation.strip()
        assert "{" not in variant.explanation, "a blank of the phrase was not filled in"
        assert any(variant.readings.values())
        for siglum, reading in variant.readings.items():
            assert reading is None or texts[siglum][reading.start : reading.end] == reading.text
        assert set(variant.faulty) <= set(texts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['why']}")
def test_case(case: dict) -> None:
    given = versions(case)
    found = variants(*given)
    exact(found, given)
    own = [one for one in found if one.kind == case["kind"]]
    if not case["found"]:
        assert not own, own
        return
    assert any(one.severity == case["severity"] for one in own), found
    for siglum, words in case.get("readings", {}).items():
        assert any((one.readings.get(siglum) is not None and one.readings[siglum].text == words) for one in own)


def test_every_kind_has_a_finder_of_its_own() -> None:
    assert {find.__module__.rpartition(".")[2] for find in finders()} == KINDS


def test_lone_reading_is_the_doubtful_one() -> None:
    case = next(one for one in CASES if one["why"].startswith("two against one"))
    conflict = next(one for one in variants(*versions(case)) if one.kind == "figure")
    assert conflict.faulty == ("C",)
    assert conflict.evidence


THREE = {
    "A": ("en", ["The museum of Brest opened on Monday.", "Tickets cost 9 euros.", "The director is Yann Kervella."]),
    "B": ("fr", ["Yann Kervella en est le directeur.", "Le musée de Brest a ouvert lundi.", "L'entrée coûte 9 euros."]),
}


def test_order() -> None:
    given = [witness(siglum, *one) for siglum, one in THREE.items()]
    loci = [Locus({"A": (0,), "B": (1,)}, 0.9), Locus({"A": (1,), "B": (2,)}, 0.9), Locus({"A": (2,), "B": (0,)}, 0.9)]
    moved = [one for one in variants(*given, loci=loci) if one.kind == "order"]
    assert [(one.locus, one.severity) for one in moved] == [(2, "style")]
    assert not [one for one in variants(given[0], given[0].__class__(**_fields(given[0], "B"))) if one.kind == "order"]


def _fields(one: Witness, siglum: str) -> dict:
    return {name: getattr(one, name) for name in one.__slots__} | {"siglum": siglum}


@given(st.lists(st.integers(0, 30), max_size=9, unique=True))
def test_longest_rising_against_all_subsets(numbers: list[int]) -> None:
    kept = sorted(longest_rising(numbers))
    told = [numbers[place] for place in kept]
    assert told == sorted(told)
    longest = 0
    for mask in range(1 << len(numbers)):
        some = [number for place, number in enumerate(numbers) if mask >> place & 1]
        longest = max(longest, len(some) if some == sorted(some) else 0)
    assert len(kept) == longest


@pytest.mark.parametrize(
    ("words", "severity"),
    [("The museum opened on Monday and tickets cost nine euros.", "loss"), ("opened", "style")],
)
def test_untranslated(words: str, severity: str) -> None:
    text = "The museum opened on Monday and tickets cost nine euros."
    german = "Das Museum öffnete am Montag, der Eintritt kostet neun Euro."
    start = text.index(words)
    trace = Trace("untranslated", 0, start, start + len(words), "en", "left in English", 0.9)
    given = [witness("A", "de", [text], traces=[trace]), witness("B", "de", [german])]
    found = [one for one in variants(*given) if one.kind == "untranslated"]
    assert [(one.severity, one.readings["A"].text, one.faulty) for one in found] == [(severity, words, ("A",))]
    assert not [one for one in variants(witness("A", "de", [german]), given[1]) if one.kind == "untranslated"]


def test_a_lost_sentence_is_told_once() -> None:
    """Its figure, name and quotation are not told again."""
    case = next(one for one in CASES if one["kind"] == "omission" and one["found"])
    lost = [one for one in variants(*versions(case)) if one.locus == 0 and one.severity == "loss"]
    assert [one.kind for one in lost] == ["omission"]


def test_a_lost_passage() -> None:
    a = witness("A", "en", ["The mayor of Lugo spoke.", "A storm had cut the power lines in 14 villages."])
    b = witness("B", "es", ["Habló el alcalde de Lugo."])
    found = variants(a, b)
    exact(found, [a, b])
    assert [(one.kind, one.readings["B"], one.locus) for one in found if one.kind == "omission"] == [
        ("omission", None, 1)
    ]


WORDS = st.sampled_from(
    [
        "Brest",
        "Lugo",
        "14",
        "23",
        "2031",
        "not",
        "nicht",
        "не",
        "said",
        "“no”",
        "museum",
        "Museum",
        "музей",
        "桥梁",
        "جسر",
        "rose",
        "fell",
        "12",
        "%",
        "Anna",
        "Nowak",
        ",",
        ".",
        "—",
        "«",
        "»",
    ]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["en", "de", "ru", "zh", "ar", None]),
            st.lists(WORDS, min_size=1, max_size=14).map(" ".join),
        ),
        min_size=2,
        max_size=3,
    )
)
def test_any_words_give_exact_readings(lines: list[tuple[str | None, str]]) -> None:
    given = [witness("ABC"[number], language, [text]) for number, (language, text) in enumerate(lines)]
    exact(variants(*given), given)
