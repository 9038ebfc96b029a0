"""Which variants are faults, and whose."""

from __future__ import annotations

from hexapla.descent.faults import faults, splits
from hexapla.model import Evidence, Span, Variant

SIGLA = ("A", "B", "C")


def variant(kind, severity, readings, faulty=(), confidence=0.8, values=None):  # type: ignore[no-untyped-def]
    spans = {s: None if words is None else Span(0, len(words), words) for s, words in readings.items()}
    evidence = tuple(Evidence("value", f"{s}: x", value, 1.0) for s, value in (values or {}).items())
    return Variant(kind, severity, spans, confidence, "told", evidence, 0, faulty)


def test_an_omission_is_the_fault_of_those_that_lack() -> None:
    (one,) = faults([variant("omission", "loss", {"A": "x", "B": "y", "C": None}, ("C",))], SIGLA)
    assert one.sigla == {"C"}
    assert one.lacks
    assert (one.kind, one.weight) == ("passage", 0.8)


def test_what_one_alone_has_is_doubtful() -> None:
    (one,) = faults([variant("addition", "loss", {"A": "x", "B": None, "C": None}, ("A",))], SIGLA)
    assert one.sigla == {"B", "C"}
    assert one.kind == "alone"


def test_a_garbled_name_is_shared_letter_for_letter() -> None:
    (one,) = faults([variant("name", "spelling", {"A": "Mayr", "B": "Meier", "C": "Mayr"}, ("A",))], SIGLA)
    assert one.sigla == {"A", "C"}
    assert not one.lacks


def test_page_furniture_is_told_apart() -> None:
    lacking = variant("omission", "loss", {"A": "x", "B": "y", "C": None}, ("C",))
    (one,) = faults([lacking], SIGLA, told={1, 2})
    assert one.kind == "furniture"
    (one,) = faults([lacking], SIGLA, told={0})
    assert one.kind == "passage"


def test_style_and_unsure_variants_tell_nothing() -> None:
    assert not faults([variant("order", "style", {"A": "x", "B": "y"}, ("B",))], SIGLA)
    assert not faults([variant("omission", "loss", {"A": "x", "B": None}, ("B",), confidence=0.4)], SIGLA)
    assert not faults([variant("figure", "contradiction", {"A": "1", "B": "2"})], SIGLA)


def test_contradictions_split_by_value() -> None:
    one = variant(
        "figure", "contradiction", {"A": "twelve", "B": "12", "C": "21"}, values={"A": "12", "B": "12", "C": "21"}
    )
    (split,) = splits([one])
    assert set(split.groups) == {frozenset("AB"), frozenset("C")}
    assert not splits([variant("figure", "contradiction", {"A": "1", "B": "2"}, confidence=0.3)])
