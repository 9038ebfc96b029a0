"""An encoder as one more feature: what it does to alignment and grouping, and that the evidence says so. The engines
themselves are tested with real models in tests/engines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

import hexapla
from hexapla.clustering.index import StoryIndex
from hexapla.pipeline import page_of

MEANINGS = ("granary", "harbour", "library", "bridge")
WORDS = {"speicher": 0, "granary": 0, "hafen": 1, "harbour": 1, "bücherei": 2, "library": 2, "brücke": 3, "bridge": 3}


class Meanings:
    """Knows the meanings of eight words, a dimension each; texts without any share one direction."""

    name = "meanings"

    def encode(self, texts: Sequence[str]) -> numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float32]]:
        rows = numpy.full((len(texts), len(MEANINGS) + 1), 0.05, dtype=numpy.float32)
        for row, text in zip(rows, texts, strict=True):
            for word, place in WORDS.items():
                row[place] += word in text.casefold()
        return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


LEFT = ["Xo zu der Speicher mo.", "Mi der Hafen ra lo.", "Ze die Bücherei ti.", "Ko die Brücke ne pa."]
RIGHT = ["Vu the harbour ga.", "Ny the granary ip.", "Re the bridge ol.", "Ut the library em."]


def test_the_encoder_links_what_nothing_else_tells() -> None:
    found = hexapla.align(LEFT, RIGHT, left_language="qa", right_language="qb", encoder=Meanings())
    links = {(one.left, one.right) for one in found if one.left and one.right}
    assert len(links & {((0,), (1,)), ((1,), (0,)), ((2,), (3,)), ((3,), (2,))}) >= 2
    without = hexapla.align(LEFT, RIGHT, left_language="qa", right_language="qb")
    assert not {(one.left, one.right) for one in without if one.left and one.right} & links


def test_the_evidence_of_a_link_names_the_encoder_with_its_part() -> None:
    found = hexapla.align(LEFT[:1], RIGHT[1:2], left_language="qa", right_language="qb", encoder=Meanings())
    plain = hexapla.align(LEFT, RIGHT[:2], left_language="qa", right_language="qb", encoder=Meanings())
    told = [e for one in (*found, *plain) for e in one.evidence if e.kind == "encoder"]
    assert told
    assert all(0 < one.weight < 1 and float(one.left) <= 1 for one in told)


def test_grouping_says_what_the_encoder_adds_and_the_index_keeps_it(tmp_path) -> None:  # type: ignore[no-untyped-def]
    texts = {"a": LEFT[0], "b": RIGHT[1], "c": LEFT[1], "d": RIGHT[2]}
    pages = [
        hexapla.read({"id": name, "text": f"Kassel 1878. {text}", "language": "de"}) for name, text in texts.items()
    ]
    index = StoryIndex()
    index.add(page_of(one, encoder=Meanings()) for one in pages)
    assert all("encoder" in line for line in index.reasons.values())
    index.save(tmp_path / "index.npz")
    again = StoryIndex.load(tmp_path / "index.npz")
    assert again.stories() == index.stories()
    assert sorted(again.pool.vectors) == [0, 1, 2, 3]
