"""In short: what the sentences say of few and of many versions, how sure they are, and that nothing is told twice."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import pytest

from hexapla.edition.edition import Edition
from hexapla.edition.sentences import cause_words, who
from hexapla.edition.signs import cause_of
from hexapla.edition.summary import summary
from hexapla.model import (
    Locus,
    Span,
    Stemma,
    StemmaEdge,
    StemmaNode,
    Variant,
    Witness,
)
from small_stories import witness


def edition_of(
    lines: dict[str, tuple[str, ...]], variants: tuple[Variant, ...] = (), stemma: Stemma | None = None
) -> Edition:
    """An edition of English versions, row by row."""
    witnesses: tuple[Witness, ...] = tuple(witness(s, "en", told) for s, told in lines.items())
    rows = len(next(iter(lines.values())))
    loci = tuple(Locus(dict.fromkeys(lines, (n,)), 0.9) for n in range(rows))
    return Edition(
        None, ("en",), None, None, witnesses, loci, (), (), (), variants, stemma or Stemma(), (),
    )  # fmt: skip


def told(lines: dict[str, tuple[str, ...]], words: dict[str, str | None], locus: int = 0, **more: object) -> Variant:
    """A variant whose readings are these words of the versions' passages."""
    readings: dict[str, Span | None] = {}
    for siglum, part in words.items():
        text = "\n".join(lines[siglum])
        start = text.index(part) if part else 0
        readings[siglum] = Span(start, start + len(part), part) if part else None
    settings: dict[str, object] = {"kind": "figure", "severity": "contradiction", "confidence": 0.8, "locus": locus}
    return Variant(readings=readings, explanation="said", **{**settings, **more})  # type: ignore[arg-type]


def sentences(edition: Edition) -> list[str]:
    return [one.text for one in summary(edition)]


FOUR = {
    "A": ("The levy rose to 40 pounds a head in May.",),
    "B": ("The levy rose to 40 pounds a head in May.",),
    "C": ("The levy rose to 40 pounds a head in May.",),
    "D": ("The levy rose to 14 pounds a head in May.",),
}


@pytest.mark.parametrize(
    ("sigla", "against", "words"),
    [
        ("B", "", "B"), ("AC", "", "A and C"), ("ABC", "", "A, B and C"), ("ABCDEFGH", "", "all eight versions"),
        ("ABCDEFG", "", "all but H"), ("ABCDEFG", "H", "the other versions"), ("ABCDEF", "H", "all others but G"),
        ("ABCDE", "", "A, B and three others"),
    ],
)  # fmt: skip
def test_versions_are_named_as_people_would(sigla: str, against: str, words: str) -> None:
    edition = edition_of(dict.fromkeys("ABCDEFGH", ("One line.",)))
    assert who(edition, sigla, against) == words


def test_a_figure_is_probably_wrong_or_may_be() -> None:
    words = {"A": "40", "B": "40", "C": "40", "D": "14"}
    sure = told(FOUR, words, faulty=("D",))
    assert sentences(edition_of(FOUR, (sure,)))[0] == (
        "“14 pounds a” in D is probably wrong: A, B and C have “40 pounds a”."
    )
    unsure = dataclasses.replace(sure, confidence=0.55)
    assert "may be wrong" in sentences(edition_of(FOUR, (unsure,)))[0]
    two = {one: FOUR[one] for one in "CD"}
    assert sentences(edition_of(two, (told(two, {"C": "40", "D": "14"}, faulty=("D",)),)))[0].endswith(
        "wrong: C has “40 pounds a”."
    )


def test_an_open_figure_says_that_it_is_open() -> None:
    two = {one: FOUR[one] for one in "CD"}
    (first, *_) = sentences(edition_of(two, (told(two, {"C": "40", "D": "14"}),)))
    assert (
        first
        == "Check before you quote: C says “40 pounds a”, D says “14 pounds a”; nothing here tells which is right."
    )


def test_the_third_figure_is_only_counted() -> None:
    rows = tuple(f"The {thing} cost 4{n} pounds." for n, thing in enumerate(("boat", "mast", "sail", "oar")))
    other = tuple(row.replace("cost 4", "cost 9") for row in rows)
    lines = {"A": rows, "B": other}
    variants = tuple(told(lines, {"A": f"4{n}", "B": f"9{n}"}, n, faulty=("B",)) for n in range(4))
    found = summary(edition_of(lines, variants))
    assert [one.target for one in found][:3] == ["d1", "d2", "d3"]
    assert found[2].text == "Two more figures contradict each other." and found[2].also == ("d4",)


def test_a_part_of_a_figure_is_told_once_with_the_verb_of_its_number() -> None:
    lines = {
        "A": ("Of the crew 23 of 32 came home.",), "B": ("Of the crew 23 of the 32 came home.",),
        "C": ("Of the crew 23 came home.",), "D": ("Of the crew 23 came home.",),
    }  # fmt: skip
    words = {"A": "23 of 32", "B": "23 of the 32", "C": "23", "D": "23"}
    lost = told(lines, words, severity="loss", faulty=("C", "D"))
    found = [one for one in sentences(edition_of(lines, (lost,))) if "only" in one]
    assert found == ["C and D give only “23 came home” where A and B say “23 of 32”."]
    one = {siglum: lines[siglum] for siglum in "AC"}
    lost = told(one, {"A": "23 of 32", "C": "23"}, severity="loss", faulty=("C",))
    assert "C gives only “23 came home” where A says “23 of 32”." in sentences(edition_of(one, (lost,)))


def test_figures_left_out_agree_in_number() -> None:
    lines = {
        "A": ("It took 18 tugs and 95 men.",), "B": ("It took tugs and men.",), "C": ("It took tugs and men.",),
    }  # fmt: skip
    lost = [told(lines, {"A": part, "B": None, "C": None}, severity="loss", faulty=("B", "C")) for part in ("18", "95")]
    assert "B and C leave out the figures “18 tugs and” and “95 men”." in sentences(edition_of(lines, tuple(lost)))
    assert "B and C leave out the figure “18 tugs and”." in sentences(edition_of(lines, tuple(lost[:1])))


def test_an_opposite_names_who_stands_against_whom_and_how_sure() -> None:
    lines = {**dict.fromkeys("ABCD", ("The mayor said she knew.",)), "E": ("The mayor said she never knew.",)}
    words = {**dict.fromkeys("ABCD", "she knew"), "E": "she never knew"}
    one = told(lines, words, kind="negation", faulty=("E",))
    assert sentences(edition_of(lines, (one,)))[0] == (
        "E seems to say the opposite of the other versions: compare “she never knew” with “she knew”."
    )
    assert "E may say" in sentences(edition_of(lines, (dataclasses.replace(one, confidence=0.65),)))[0]
    assert not any(
        "opposite" in text for text in sentences(edition_of(lines, (dataclasses.replace(one, confidence=0.5),)))
    )


def test_no_more_than_eight_sentences_each_one_and_none_twice() -> None:
    from hexapla import collate
    from hexapla.example import sources

    found = sentences(collate(sources()))
    assert 3 <= len(found) <= 8 and len(set(found)) == len(found)
    for text in found:
        assert text.endswith(".") and text[0] in "“«" + text[0].upper() and "  " not in text and "{" not in text
        assert len(text) < 420, text


def test_a_large_family_is_told_by_what_matters() -> None:
    sigla = "ABCDEFGH"
    how = dict(zip(sigla[1:], ("copy", "copy", "translation", "rewrite", "trim", "merge", "round trip"), strict=True))
    parents = dict(zip(sigla[1:], "ABABABA", strict=True))
    edges = tuple(
        StemmaEdge(parents[s], s, way, "ar" if way == "round trip" else None, 0.5 if s == "D" else 0.95)
        for s, way in how.items()
    )
    stemma = Stemma(tuple(StemmaNode(s) for s in sigla), edges)
    text = next(t for t in sentences(edition_of(dict.fromkeys(sigla, ("A line.",)), (), stemma)) if "nearest" in t)
    assert "H taken from A through Arabic and back" in text and "F cut down from A" in text
    assert "C copied" not in text and "the tree shows the rest" in text
    assert "the place of D is little more than a guess" in text and "most likely" not in text


def test_a_cause_ends_the_sentence() -> None:
    told_cause = SimpleNamespace(cause="mistranslation", why=("the lexicon has both",))
    assert cause_of(told_cause) is not None and cause_of(told_cause).reasons == ("the lexicon has both",)  # type: ignore
    assert cause_words(told_cause) == " – a mistranslation, by the look of it"  # type: ignore[arg-type]
    assert cause_words(SimpleNamespace(cause="something new", why=())) == ""  # type: ignore[arg-type]
    assert cause_of(SimpleNamespace(cause=None, why=())) is None  # type: ignore[arg-type]
