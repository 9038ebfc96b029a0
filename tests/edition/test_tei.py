"""The TEI view: valid by the grammar of the part of P5 it uses, pointers that lead somewhere, and hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from hexapla import Edition, collate
from hexapla.edition.tei import NS, XML, clean
from hexapla.errors import HexaplaError
from small_stories import ALL, LINES, records

GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "tei-subset.rng")))
TEI = {"t": NS}


def valid(edition: Edition) -> etree._Element:
    root = etree.fromstring(edition.to_tei().encode("utf-8"))
    assert GRAMMAR.validate(root), GRAMMAR.error_log
    ids = root.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    for pointer in root.xpath("//@wit | //@corresp"):
        assert pointer.removeprefix("#") in ids
    return root


def test_two_versions() -> None:
    edition = collate(records(("en", ALL), ("ja", (0, 1, 2, 4))))
    root = valid(edition)
    assert root.xpath("//t:listWit/t:witness/@xml:id", namespaces=TEI)[-2:] == ["A", "B"]
    rows = root.xpath("//t:body//t:app[@type='locus']", namespaces=TEI)
    assert len(rows) == len(edition.loci)
    lacking = rows[3].xpath("t:rdg[@type='lacking']/@wit", namespaces=TEI)
    assert lacking == ["#B"]
    assert rows[1].xpath("t:rdg[@wit='#B']/t:seg/@xml:lang", namespaces=TEI) == ["ja"]
    assert rows[1].xpath("string(t:rdg[@wit='#B']/t:seg)", namespaces=TEI) == LINES["ja"][1]


def test_every_variant_has_its_entry() -> None:
    edition = collate(records(("en", ALL), ("de", ALL), ("ar", ALL)))
    entries = valid(edition).xpath("//t:listApp/t:app", namespaces=TEI)
    assert [(one.get("type"), one.get("subtype")) for one in entries] == [
        (v.kind, v.severity) for v in edition.variants
    ]
    assert [one.get(f"{{{XML}}}id") for one in entries] == [f"d{n + 1}" for n in range(len(edition.variants))]


def test_the_bundled_example() -> None:
    from hexapla.example import sources

    root = valid(collate(sources()))
    assert root.xpath("//t:witness/t:note[@type='descent']", namespaces=TEI)


HOSTILE = [
    "</seg></rdg><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- --> <?xml version='1.0'?>",
    "&lt;&amp;&#0;&nbsp; &undefined; %entity;",
    "\x00\x01\x0b\x1b[31m\ufffe\uffff\ud800 end",
    '\'" onmouseover="alert(1)" x=\'',
    "\u202eright to left\u2066\u200b\ufeff",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words: str) -> None:
    sources = records(("en", ALL), ("de", ALL))
    sources[0]["passages"] = [*sources[0]["passages"], words]  # type: ignore[misc]
    sources[1] |= {"title": words, "url": f"https://example.org/{words}", "id": words}
    root = valid(collate(sources))
    assert not root.xpath("//*[local-name()='script']")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=50), min_size=1, max_size=3), st.text(max_size=30))
def test_any_text_stays_well_formed(lines: list[str], title: str) -> None:
    sources = records(("en", ALL), ("ru", ALL))
    sources[0] |= {"passages": [*sources[0]["passages"], *lines], "title": title}  # type: ignore[misc]
    try:
        edition = collate(sources)
    except HexaplaError:
        assume(False)
    valid(edition)


def test_clean() -> None:
    assert clean("a\tb\nc") == "a\tb\nc"
    assert clean("\x00\x0b\ud800\uffff") == "\ufffd" * 4
