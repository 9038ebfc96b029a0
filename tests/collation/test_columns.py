"""From pairs of versions to rows: every passage once, third versions as witnesses, rows in order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.collation.columns import loci_of, pair_links
from hexapla.evidence.features import PassageFeatures, features
from hexapla.model import Locus

EN = [
    "The dam of Ribarroja holds 210 million tonnes of water.",
    "Nine villages were moved in 1967.",
    "The power plant has four turbines.",
]
DE = [
    "Der Damm von Ribarroja staut 210 Millionen Tonnen Wasser.",
    "Neun Dörfer wurden 1967 verlegt.",
    "Das Kraftwerk hat vier Turbinen.",
]
ES = [
    "La presa de Ribarroja contiene 210 millones de toneladas de agua.",
    "Nueve pueblos fueron trasladados en 1967.",
    "La central tiene cuatro turbinas.",
]


def collate(pages: dict[str, list[PassageFeatures]], kinds: dict[str, list[str]]) -> tuple[Locus, ...]:
    return loci_of(pages, pair_links(pages, kinds))


def rows(**pages: tuple[str, list[str]]) -> list[dict[str, tuple[int, ...]]]:
    given = {s: [features(text, language) for text in lines] for s, (language, lines) in pages.items()}
    return [dict(one.readings) for one in collate(given, {s: ["body"] * len(page) for s, page in given.items()})]


def test_three_versions() -> None:
    found = rows(A=("en", EN), B=("de", DE), C=("es", ES))
    assert found == [{"A": (n,), "B": (n,), "C": (n,)} for n in range(3)]


def test_what_one_version_alone_tells_has_a_row_in_its_place() -> None:
    found = rows(A=("en", EN), B=("de", [DE[0], "Im Juli kommen Angler aus ganz Aragonien an den Stausee.", *DE[1:]]))
    assert found == [{"A": (0,), "B": (0,)}, {"B": (1,)}, {"A": (1,), "B": (2,)}, {"A": (2,), "B": (3,)}]


def test_kinds_keep_apart() -> None:
    given = {"A": [features(EN[0], "en")], "B": [features(EN[0], "en")]}
    found = collate(given, {"A": ["body"], "B": ["residue"]})
    assert all(len(one.readings) == 1 for one in found)


def test_the_evidence_of_a_row_is_that_of_its_links() -> None:
    given = {
        s: [features(text, language) for text in lines] for s, language, lines in (("A", "en", EN), ("B", "de", DE))
    }
    first = collate(given, {"A": ["body"] * 3, "B": ["body"] * 3})[0]
    assert any(one.kind == "place" for one in first.evidence) or any(one.kind == "name" for one in first.evidence)
    weights = [one.weight for one in first.evidence]
    assert weights == sorted(weights, reverse=True)


FEATURES = st.lists(st.sampled_from([f"concept:c{n}" for n in range(6)] + ["number:3", "number:7"]), max_size=5)
PAGE = st.lists(
    st.builds(
        lambda found, size: PassageFeatures("en", {one: one for one in found}, size), FEATURES, st.integers(5, 200)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PAGE, min_size=2, max_size=4))
def test_every_passage_stands_in_exactly_one_row(pages: list[list[PassageFeatures]]) -> None:
    given = {"ABCD"[number]: page for number, page in enumerate(pages)}
    found = collate(given, {s: ["body"] * len(page) for s, page in given.items()})
    for siglum, page in given.items():
        held = [place for one in found for place in one.readings.get(siglum, ())]
        assert sorted(held) == list(range(len(page)))
    assert all(0 <= one.confidence <= 1 for one in found)
