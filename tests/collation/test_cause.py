"""The cause of a difference is told from what stands in the versions, each with its reasons."""

from __future__ import annotations

from dataclasses import replace

from hexapla.model import Variant
from small_stories import variants, witness


def only(found: tuple[Variant, ...], kind: str) -> Variant:
    return next(one for one in found if one.kind == kind)


def test_sense_taken_wrongly_is_a_mistranslation() -> None:
    found = variants(
        witness("A", "fr", ["Le champion de Hongrie a signé un contrat à Lyon."]),
        witness("B", "ja", ["ハンガリー王者はリヨンで契約に署名した。"]),
        witness("C", "fr", ["Le roi de Hongrie a signé un contrat à Lyon."]),
    )
    told = only(found, "wording")
    assert told.cause == "mistranslation"
    assert told.faulty == ("C",)
    assert "Japanese" in told.why[0]


def test_outvoted_figure_is_an_error() -> None:
    texts = ("The fire destroyed 46 houses in Braga.", "The fire destroyed 46 houses in Braga.")
    found = variants(
        witness("A", "en", [texts[0]]),
        witness("B", "en", [texts[1]]),
        witness("C", "en", ["The fire destroyed 64 houses in Braga."]),
    )
    told = only(found, "figure")
    assert (told.cause, told.faulty) == ("error", ("C",))
    assert told.why


def test_later_figure_of_a_later_version_is_an_update() -> None:
    early = replace(witness("A", "en", ["The fire destroyed 46 houses in Braga."]), published="2031-05-02")
    late = replace(witness("B", "en", ["The fire destroyed 58 houses in Braga."]), published="2031-05-04")
    assert only(variants(early, late), "figure").cause == "update"
    same = replace(late, published="2031-05-02")
    assert only(variants(early, same), "figure").cause == "unclear"


def test_number_kept_with_another_unit_was_not_converted() -> None:
    found = variants(
        witness("A", "en", ["The tunnel under the bay is 46 miles long."]),
        witness("B", "de", ["Der Tunnel unter der Bucht ist 46 Kilometer lang."]),
    )
    told = only(found, "figure")
    assert told.cause == "mistranslation"
    assert any("unit" in reason for reason in told.why)


def test_source_dropped_in_the_same_language_is_spin() -> None:
    found = variants(
        witness("A", "en", ["According to the company, an update failed in nine of the 30 depots."]),
        witness("B", "es", ["Según la empresa, una actualización falló en nueve de los 30 depósitos."]),
        witness("C", "en", ["An update failed in nine of the company's 30 depots."]),
    )
    told = only(found, "speaker")
    assert (told.cause, told.faulty) == ("spin", ("C",))


def test_version_that_leaves_out_much_was_trimmed() -> None:
    more = [
        "The mayor thanked the crews on Monday.",
        "A gauge at the bridge showed 4.2 metres.",
        "Schools stay closed.",
    ]
    found = variants(
        witness("A", "en", ["The river broke its banks at Tomar.", *more]),
        witness("B", "en", ["The river broke its banks at Tomar.", *more]),
        witness("C", "en", ["The river broke its banks at Tomar.", more[1]]),
    )
    lost = [one for one in found if one.kind == "omission"]
    assert lost
    assert {one.cause for one in lost} == {"trimming"}


def test_style_needs_no_cause() -> None:
    found = variants(
        witness("A", "en", ["The museum opened on Monday.", "Tickets cost 9 euros.", "The director is Ann Lee."]),
        witness("B", "en", ["The director is Ann Lee.", "The museum opened on Monday.", "Tickets cost 9 euros."]),
    )
    assert all(one.cause is None and not one.why for one in found if one.severity == "style")
