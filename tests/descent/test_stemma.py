"""Stemmata of small simulated histories: what each version made is told, who descends from whom is to be found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.descent.faults import Fault, Split
from hexapla.descent.features import Ties, Version
from hexapla.descent.stemma import stemma, weights
from hexapla.descent.trees import ROOT
from hexapla.model import Stemma, StemmaNode

LOST = StemmaNode(ROOT, True)


def history(parents: dict[str, str], each: int = 4, weight: float = 0.8) -> list[Fault]:
    """Every version but the first makes faults of its own, and all its descendants have them too."""
    found = []
    for node in parents:
        heirs = {node}
        for _ in parents:
            heirs |= {child for child, parent in parents.items() if parent in heirs}
        found += [Fault(frozenset(heirs), weight, f"{node} lost passage {n}", True) for n in range(each)]
    return found


def tree(
    versions: list[Version],
    faults: list[Fault],
    splits: list[Split] | None = None,
    words: dict | None = None,
    moved: dict | None = None,
) -> Stemma:
    return stemma(versions, faults, splits or [], Ties(words or {}, moved or {}), LOST)


def edges(found: Stemma) -> set[tuple[str, str]]:
    return {(one.parent, one.child) for one in found.edges if one.how != "merge"}


LANGUAGES = {"A": "en", "B": "de", "C": "fr", "D": "ru"}


@pytest.mark.parametrize(
    "parents",
    [
        {"B": "A"},
        {"B": "A", "C": "B"},
        {"B": "A", "C": "A"},
        {"B": "A", "C": "B", "D": "C"},
        {"B": "A", "C": "A", "D": "B"},
        {"A": "B", "C": "B", "D": "C"},
        {"A": "D", "B": "D", "C": "A"},
    ],
)
def test_simulated_history(parents: dict[str, str]) -> None:
    given = [Version(siglum, LANGUAGES[siglum], passages=12) for siglum in sorted({*parents, *parents.values()})]
    found = tree(given, history(parents))
    assert edges(found) == {(parent, child) for child, parent in parents.items()}
    assert not any(node.lost for node in found.nodes)
    assert all(0 <= one.confidence <= 1 for one in found.edges)


def test_faults_on_both_sides_need_a_lost_original() -> None:
    given = [Version("A", "de", marks=4, left_over=("en",)), Version("B", "en", pivots={"ar": 0.9})]
    found = tree(given, history({"A": "x", "B": "x"}))
    assert edges(found) == {("x", "A"), ("x", "B")}
    assert found.nodes[0] is LOST
    how = {one.child: (one.how, one.through) for one in found.edges}
    assert how == {"A": ("translation", None), "B": ("round trip", "ar")}


def test_later_pages_do_not_beget_earlier_ones() -> None:
    given = [Version("A", "en", "2031-05-02"), Version("B", "de", "2031-05-01")]
    assert edges(tree(given, [])) == {("B", "A")}


def test_a_passage_left_over_tells_the_source() -> None:
    given = [Version("A", "fr"), Version("B", "en"), Version("C", "de", left_over=("en",))]
    assert ("B", "C") in edges(tree(given, []))


def test_nearly_the_same_words_are_a_copy() -> None:
    given = [Version("A", "en"), Version("B", "de"), Version("C", "en")]
    same = {("A", "C"): 0.95, ("C", "A"): 0.95}
    found = tree(given, [Fault(frozenset("C"), 0.8, "C lost the end", True)], words=same)
    how = {(one.parent, one.child): one.how for one in found.edges}
    assert how["A", "C"] == "trim"
    assert how["A", "B"] == "translation"


def test_a_shared_reading_binds() -> None:
    given = [Version(siglum, language) for siglum, language in LANGUAGES.items()]
    split = [Split((frozenset("AB"), frozenset("CD")), f"figure {n}") for n in range(3)]
    found = edges(tree(given, history({"B": "A", "C": "A", "D": "A"}, each=1, weight=0.2), split))
    assert ("A", "B") in found
    assert {("C", "D"), ("D", "C")} & found


def test_two_sources_are_a_merge() -> None:
    lost = [Fault(frozenset("B"), 0.9, f"B lost passage {n}", True) for n in range(3)]
    others = [Fault(frozenset("A"), 0.9, f"A lost passage {n}", True) for n in range(3)]
    close = [Fault(frozenset("CB"), 0.9, f"B and C lost passage {n}", True) for n in range(6)]
    given = [Version("A", "en"), Version("B", "de"), Version("C", "de")]
    words = {("B", "C"): 0.99, ("C", "B"): 0.99}
    found = tree(given, [*lost, *others, *close], words=words)
    merged = [(one.parent, one.child) for one in found.edges if one.how == "merge"]
    assert len(merged) <= 1
    for _, child in merged:
        assert sum(one.child == child for one in found.edges) == 2


@settings(max_examples=80, deadline=None)
@given(st.integers(2, 5), st.data())
def test_always_a_tree(size: int, data: st.DataObject) -> None:
    sigla = list("ABCDE")[:size]
    subset = st.sets(st.sampled_from(sigla), min_size=1, max_size=size)
    faults = [
        Fault(frozenset(data.draw(subset)), data.draw(st.floats(0, 1)), "fault", data.draw(st.booleans()))
        for _ in range(6)
    ]
    given_versions = [Version(s, data.draw(st.sampled_from([None, "en", "de"]))) for s in sigla]
    found = tree(given_versions, faults)
    main = [one for one in found.edges if one.how != "merge"]
    roots = {node.id for node in found.nodes} - {one.child for one in main}
    assert len(roots) == 1
    assert len(main) == len(found.nodes) - 1
    parents = {one.child: one.parent for one in main}
    for start in parents:
        line, node = [], start
        while node in parents:
            assert node not in line
            line.append(node)
            node = parents[node]
        assert node in roots


def test_one_version_is_its_own_tree() -> None:
    found = tree([Version("A", "en")], [])
    assert found.edges == ()
    assert [node.id for node in found.nodes] == ["A"]


def test_alternatives_are_other_parents_with_their_probability() -> None:
    given = [Version(siglum, language) for siglum, language in LANGUAGES.items()]
    found = tree(given, [])
    told = {(one.parent, one.child) for one in found.edges}
    assert found.alternatives
    for one in found.alternatives:
        assert (one.parent, one.child) not in told
        assert 0.15 <= one.confidence <= 1
    for siglum in LANGUAGES:
        chances = [one.confidence for one in (*found.edges, *found.alternatives) if one.child == siglum]
        assert sum(chances) <= 1 + 1e-6


def test_weights_say_what_lachmann_says() -> None:
    table = weights()
    assert table["undo passage shared"] > 1 > table["make passage"]
    assert table["share passage"] < 0
    assert table["later"] > 0
