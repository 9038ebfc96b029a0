"""The benchmark of traditions in one language: its measure, its peers, and the reader of published ones."""

from __future__ import annotations

from pathlib import Path

from bench.traditions import neighbours, published, sign_similarity, spanning

NAMES = ["A", "B", "C", "D"]
CHAIN = [("A", "B"), ("B", "C"), ("C", "D")]
GRAPH = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph>
<node id="s"><data key="dn3">1</data></node><node id="e"><data key="dn2">#END#</data><data key="dn4">1</data></node>
<node id="1"><data key="dn2">one</data><data key="dn6">1</data></node>
<node id="2"><data key="dn2">two</data><data key="dn6">2</data></node>
<node id="3"><data key="dn2">gap</data><data key="dn6">2</data><data key="dn8">1</data></node>
<node id="4"><data key="dn2">three</data><data key="dn6">30</data></node>
<edge source="s" target="1"><data key="de0">A, B</data></edge>
<edge source="1" target="2"><data key="de0">A</data></edge>
<edge source="1" target="3"><data key="de0">B</data></edge><edge source="2" target="4"><data key="de0">A</data></edge>
<edge source="3" target="4"><data key="de0">B</data></edge>
<edge source="4" target="e"><data key="de0">A, B</data></edge>
</graph></graphml>"""


def test_a_tree_is_like_itself_and_less_like_others() -> None:
    assert sign_similarity(NAMES, CHAIN, CHAIN) == 1
    star = [("x", name) for name in NAMES]
    assert sign_similarity(NAMES, CHAIN, star) < 0.7
    assert sign_similarity(NAMES, CHAIN, [("A", "C"), ("C", "B"), ("B", "D")]) < 0.8


def test_peers_find_a_tree_by_its_distances() -> None:
    far = {(a, b): float(abs(NAMES.index(a) - NAMES.index(b))) for a in NAMES for b in NAMES}
    assert {frozenset(one) for one in spanning(NAMES, far)} == {frozenset(one) for one in CHAIN}
    inner = neighbours(NAMES, {**far, ("A", "B"): 0.2, ("B", "A"): 0.2, ("C", "D"): 0.2, ("D", "C"): 0.2})
    above = {child: parent for parent, child in inner}
    assert above["A"] == above["B"]


def test_a_published_tradition_is_read(tmp_path: Path) -> None:
    graph, tree = tmp_path / "graph.xml", tmp_path / "tree.dot"
    graph.write_text(GRAPH, encoding="utf-8")
    tree.write_text('digraph { A [class=extant]; A -> "B"; }', encoding="utf-8")
    found = published(graph, tree)
    assert found.texts == {"A": ["one two", "three"], "B": ["one", "three"]}
    assert found.edges == [("A", "B")]
