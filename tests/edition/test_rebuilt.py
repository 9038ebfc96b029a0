"""The rebuilt text of the page: languages, the old signs, who bears it out."""

from __future__ import annotations

from hexapla.edition.edition import Edition
from hexapla.edition.page.rebuilt import rebuilt_of
from hexapla.model import Locus, RebuiltText, Span, Stemma, Variant
from small_stories import witness

LINES = {
    "A": ("en", "The bell rang 12 times, said the verger."),
    "B": ("de", "Die Glocke schlug zwölfmal."),
    "C": ("en", "The bell rang 20 times."),
}


def edition() -> Edition:
    pages = tuple(witness(s, language, (text,)) for s, (language, text) in LINES.items())
    locus = Locus(dict.fromkeys(LINES, (0,)), 0.9)
    return Edition(None, ("en", "de"), None, None, pages, (locus,), (), (), (), (), Stemma(), ())


def span(siglum: str, part: str) -> Span:
    start = LINES[siglum][1].index(part)
    return Span(start, start + len(part), part)


TEXT = RebuiltText(0, "en", LINES["A"][1], "A", ("A", "B"), {"C": "20 times; lacking"})


def test_each_language_has_the_words_of_its_best_version() -> None:
    found = rebuilt_of(edition(), TEXT, (), "")
    assert [(one.shown, one.language, one.base) for one in found.told] == [((0, 1), "en", "A"), ((2,), "de", "B")]
    assert found.support == ("A", "B") and found.rejected == {"C": ("20 times", None)}


def test_a_language_that_lacks_the_row_gets_the_best_supported_words() -> None:
    one = edition()
    bare = Edition(**{n: getattr(one, n) for n in one.__slots__} | {"loci": (Locus({"A": (0,)}, 0.9),)})
    assert [told.shown for told in rebuilt_of(bare, TEXT, (), "※").told] == [(0, 1, 2)]


def test_the_old_signs_stand_before_the_words_that_they_are_about() -> None:
    lost = Variant(
        "omission", "loss", {"A": span("A", "said the verger"), "B": None, "C": None}, 0.9, "", faulty=("B",)
    )
    doubt = Variant("figure", "contradiction", {"A": span("A", "12"), "C": span("C", "20")}, 0.9, "")
    (told, german) = rebuilt_of(edition(), TEXT, ((1, lost), (2, doubt)), "").told
    assert [one for one in told.pieces if one[1]] == [("12", "÷"), ("said the verger", "※")]
    assert "".join(words for words, _ in told.pieces) == told.text == LINES["A"][1]
    assert not any(sign for _, sign in german.pieces)


def test_what_is_decided_for_the_base_is_not_doubtful() -> None:
    decided = Variant("figure", "contradiction", {"A": span("A", "12"), "C": span("C", "20")}, 0.9, "", faulty=("C",))
    assert not any(sign for _, sign in rebuilt_of(edition(), TEXT, ((1, decided),), "").told[0].pieces)
