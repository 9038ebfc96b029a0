"""Lost intermediates: from faults that two versions share and the version above them has not."""

from __future__ import annotations

from hexapla.descent.between import Between, between, drawn
from hexapla.descent.faults import Fault
from hexapla.descent.features import Case, Ties, Version
from hexapla.descent.stemma import weights
from hexapla.model import Stemma, StemmaEdge, StemmaNode

PARENTS = {"B": "A", "C": "A", "D": "A"}


def case(faults: list[Fault], pivots: dict[str, dict[str, float]] | None = None) -> Case:
    languages = {"A": "en", "B": "de", "C": "de", "D": "fr"}
    versions = [Version(s, code, passages=20, pivots=(pivots or {}).get(s, {})) for s, code in languages.items()]
    return Case(versions, faults, [], Ties({}, {}))


def losses(sigla: str, times: int, kind: str = "passage") -> list[Fault]:
    return [Fault(frozenset(sigla), 0.9, f"{sigla} lost {n}", True, kind) for n in range(times)]


def garbled(sigla: str, times: int, silent: str = "") -> list[Fault]:
    return [
        Fault(frozenset(sigla), 0.9, f"{sigla} garbled {n}", False, "garbled", frozenset(silent)) for n in range(times)
    ]


def found(one: Case, parents: dict[str, str] | None = None) -> list[Between]:
    return between(one, parents or PARENTS, weights("between"))


def test_versions_without_common_faults_hang_from_none() -> None:
    assert found(case(losses("B", 3) + losses("C", 3))) == []


def test_common_faults_of_two_siblings_with_faults_of_their_own() -> None:
    (one,) = found(case(losses("BC", 6) + garbled("BC", 2) + losses("B", 2) + losses("C", 2)))
    assert (one.parent, one.children) == ("A", ("B", "C"))
    assert one.language == "de"
    assert 0.6 <= one.probability <= 1
    assert "lost" in one.evidence[0] or "garbled" in one.evidence[0]


def test_faults_that_the_parent_shares_or_may_share_say_nothing() -> None:
    assert found(case(losses("ABC", 6) + losses("B", 2) + losses("C", 2))) == []
    assert found(case(garbled("BC", 4, silent="A") + losses("B", 2) + losses("C", 2))) == []


def test_an_intermediate_of_another_language() -> None:
    pivots = {"B": {"ar": 0.9}, "D": {"ar": 0.8}}
    one = case(losses("BD", 6) + losses("B", 2) + losses("D", 2), pivots)
    (lost,) = found(one)
    assert lost.language == "ar"
    assert "Arabic" in lost.evidence[0]


def test_it_is_drawn() -> None:
    given = case(losses("BC", 3))
    nodes = tuple(StemmaNode(s) for s in "ABCD")
    edges = tuple(StemmaEdge("A", child, "translation", None, 0.8, ("told",)) for child in "BCD")
    lost = Between("A", ("B", "C"), 0.75, ("shared",), "de", "translation", None)
    tree = drawn(Stemma(nodes, edges), given, [lost], 3)
    assert tree.nodes[-1] == StemmaNode("y", True, "de")
    told = {(edge.parent, edge.child): edge for edge in tree.edges}
    assert told.keys() == {("A", "D"), ("A", "y"), ("y", "B"), ("y", "C")}
    assert told["y", "B"].how == "copy"
    assert told["y", "B"].evidence == ("shared", "told")
    assert told["A", "y"].confidence == 0.75 * 0.8
    assert {(edge.parent, edge.child) for edge in tree.alternatives} == {("A", "B"), ("A", "C")}
