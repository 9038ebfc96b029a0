"""Pages that do not tell one story are not forced into a collation."""

from __future__ import annotations

import pytest

from hexapla import collate
from hexapla.collation.alignment import align
from hexapla.collation.gate import LEAST, likeness
from hexapla.errors import NotOneStory
from hexapla.evidence.features import features

FLOOD = {
    "id": "flood",
    "language": "en",
    "passages": [
        "The river Spree flooded 40 houses in Bautzen on Tuesday.",
        "Mayor Ines Kral asked for sandbags.",
        "The water stood 1.8 metres high in the streets.",
    ],
}
FLUT = {
    "id": "flut",
    "language": "de",
    "passages": [
        "Die Spree hat am Dienstag in Bautzen 40 Häuser überschwemmt.",
        "Bürgermeisterin Ines Kral bat um Sandsäcke.",
        "Das Wasser stand 1,8 Meter hoch in den Straßen.",
    ],
}
OPERA = {
    "id": "opera",
    "language": "it",
    "passages": [
        "Il teatro di Parma apre la stagione con un'opera dimenticata.",
        "La prima ha fatto sorridere il pubblico.",
        "Il soprano tornerà a cantare in autunno.",
    ],
}


def test_unrelated_pages_are_told_apart_with_reasons() -> None:
    with pytest.raises(NotOneStory) as caught:
        collate([FLOOD, OPERA])
    assert caught.value.reasons
    assert "likeness" in caught.value.reasons[0]
    assert "\n" not in str(caught.value)


def test_the_stranger_among_friends_is_named() -> None:
    with pytest.raises(NotOneStory, match=r"opera|C") as caught:
        collate([FLOOD, FLUT, OPERA])
    assert len(caught.value.reasons) >= 2


def test_related_pages_pass() -> None:
    assert len(collate([FLOOD, FLUT]).loci) == 3


def test_likeness_grows_with_what_is_shared() -> None:
    flood, flut, opera = ([features(t, r["language"]) for t in r["passages"]] for r in (FLOOD, FLUT, OPERA))
    same, related, other = (likeness(flood, page, align(flood, page)) for page in (flood, flut, opera))
    assert 0 <= other < LEAST < related < same
    assert likeness([], flood, ()) == 0
