"""A quotation through the versions: who is held against whom, and which words are kept, lost and new."""

from __future__ import annotations

from hexapla.edition.edition import Edition
from hexapla.edition.page.drift import Step, steps_of
from hexapla.model import Quotation, QuotationEntry, Span, Stemma, Variant
from small_stories import witness

SAID = {
    "A": ("en", "We never asked for the bridge to be closed.", "Mrs Holt"),
    "B": ("de", "Wir haben nie um die Sperrung der Brücke gebeten.", "Frau Holt"),
    "C": ("en", "We never asked for the bridge to be closed.", "Mrs Holt"),
    "D": ("en", "We asked that the bridge be closed.", "a neighbour"),
    "E": ("ja", "橋を閉めてくれと頼んだことはない", None),
    "F": ("ja", "橋を閉めてくれと頼んだことはある", None),
}


def steps(sigla: str, parents: dict[str, str], touched: tuple[tuple[int, Variant], ...] = ()) -> tuple[Step, ...]:
    pages = tuple(witness(s, SAID[s][0], (SAID[s][1],)) for s in sigla)
    edition = Edition(None, (), None, None, pages, (), (), (), (), (), Stemma(), ())
    readings = {
        s: Quotation(0, len(SAID[s][1]), SAID[s][1], True, Span(0, 1, SAID[s][2] or "") if SAID[s][2] else None)
        for s in sigla
    }
    entry = QuotationEntry(0, True, "Mrs Holt", readings)
    return steps_of(edition, entry, tuple(sigla), parents, {s: f"{s}0" for s in sigla}, touched)


def test_the_same_words_stand_together() -> None:
    (one,) = steps("AC", {"C": "A"})
    assert [siglum for siglum, _ in one.sigla] == ["A", "C"] and one.against is None


def test_words_are_held_against_the_nearest_ancestor_of_the_language() -> None:
    a, b, d = steps("ABD", {"B": "A", "D": "B"})
    assert (a.against, b.against, d.against) == (None, None, "A")
    assert (d.kept, d.lost, d.new, d.unit) == (6, 3, 1, "word")
    assert [one for one in d.pieces if one[1]] == [
        ("never", "lost"), ("for", "lost"), ("that", "new"), ("to", "lost"),
    ]  # fmt: skip
    assert "".join(text for text, what in d.pieces if what != "lost").split() == d.text.split()


def test_scripts_without_blanks_are_held_sign_against_sign() -> None:
    _, f = steps("EF", {})
    assert f.against == "E" and f.new == f.lost == 2 and f.unit == "sign"
    assert [one for one in f.pieces if one[1]] == [("ない", "lost"), ("ある", "new")]
    assert "".join(text for text, what in f.pieces if what != "lost") == f.text


def test_wholly_other_words_bear_no_marks() -> None:
    SAID["G"] = ("en", "Nobody here wants traffic again after such a summer", "Mrs Holt")
    try:
        _, g = steps("AG", {"G": "A"})
    finally:
        del SAID["G"]
    assert g.reworded and g.pieces == ((g.text, ""),)


def test_words_lost_at_the_end_stand_before_the_last_mark() -> None:
    SAID["H"] = ("en", "We never asked for the bridge.", "Mrs Holt")
    try:
        _, h = steps("AH", {"H": "A"})
    finally:
        del SAID["H"]
    assert h.pieces[-3:] == ((" ", ""), ("to be closed", "lost"), (".", ""))
    assert (h.kept, h.lost, h.new) == (6, 3, 0)


def test_a_difference_stands_with_the_versions_at_fault() -> None:
    variant = Variant("speaker", "contradiction", {"A": Span(0, 1, "x"), "D": None}, 0.9, "said", faulty=("D",))
    open_one = Variant("negation", "contradiction", {"A": Span(0, 1, "x"), "D": Span(0, 1, "y")}, 0.9, "said")
    a, d = steps("AD", {}, ((3, variant), (4, open_one)))
    assert a.numbers == (4,) and d.numbers == (3, 4)
