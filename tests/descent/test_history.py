"""Stage 5 on whole small stories: the lost original, the rebuilt text."""

from __future__ import annotations

from dataclasses import replace

from hexapla.descent.features import Version
from hexapla.descent.history import history, ties
from hexapla.descent.origin import lost_original
from hexapla.model import Clue, Locus
from small_stories import synopsis, variants, witness

EN = [
    "The river Neisse rose to 6.4 metres in Bautzen on Friday.",
    "Mayor Ines Kral asked 90 soldiers to fill sandbags.",
    "Two bridges were closed, and the school stays shut until Tuesday.",
]
DE = [
    "Die Neiße stieg am Freitag in Bautzen auf 6,4 Meter.",
    "Bürgermeisterin Ines Kral bat 90 Soldaten, Sandsäcke zu füllen.",
    "Zwei Brücken wurden gesperrt, und die Schule bleibt bis Dienstag zu.",
]


def test_the_fuller_version_is_the_source_and_the_base() -> None:
    given = witness("A", "de", DE[:2]), witness("B", "en", EN)
    story = synopsis(*given)
    past = history(story, variants(*given))
    assert [(one.parent, one.child) for one in past.stemma.edges] == [("B", "A")]
    assert [one.base for one in past.text] == ["B", "B", "B"]
    assert [one.text for one in past.text] == EN
    assert past.text[2].support == ("B",)


def test_rejected_readings_are_told() -> None:
    wrong = [EN[0], EN[1].replace("90", "19"), EN[2]]
    given = witness("A", "en", EN), witness("B", "de", DE), witness("C", "en", wrong)
    past = history(synopsis(*given), variants(*given))
    second = past.text[1]
    assert "19" in second.rejected["C"]
    assert "C" not in second.support
    assert second.base in "AB"


def test_lost_original_from_its_traces() -> None:
    one = witness("A", "de", DE)
    one = replace(
        one,
        clues=(
            Clue("image-host", "https://images.example.org/x.jpg"),
            Clue("image-time", "2031-05-01T10:00"),
            Clue("published", "2031-06-01"),
        ),
    )
    found = lost_original(synopsis(one), [Version("A", "de", left_over=("en",))])
    assert (found.lost, found.language, found.publisher, found.published) == (
        True,
        "en",
        "images.example.org",
        "2031-05-01T10:00",
    )
    empty = lost_original(synopsis(witness("A", "de", DE)), [Version("A", "de")])
    assert (empty.language, empty.publisher, empty.published) == (None, None, None)


def test_ties() -> None:
    a, b, c = witness("A", "en", EN), witness("B", "en", [EN[1], EN[0], EN[2]]), witness("C", "de", DE)
    loci = [
        Locus({"A": (0,), "B": (1,), "C": (0,)}, 1),
        Locus({"A": (1,), "B": (0,), "C": (1,)}, 1),
        Locus({"A": (2,), "B": (2,), "C": (2,)}, 1),
    ]
    found = ties(synopsis(a, b, c, loci=loci))
    assert found.words["A", "B"] == 1
    assert ("A", "C") not in found.words
    assert found.moved["A", "B"] == 1
    assert found.moved["A", "C"] == 0
