"""Which figure and which quotation of one version is which of another."""

from __future__ import annotations

from hexapla.collation.entries import figure_entries, quotation_entries, speaker_name
from small_stories import synopsis, witness

EN = [
    "The port of Varna handled 11 million tonnes in 2030, of which 4 million tonnes were grain.",
    "“We need two new cranes before the summer,” said Elena Todorova, who heads the port. She named no price.",
]
FR = [
    "En 2030, le port de Varna a traité 11 millions de tonnes, dont 4 millions de tonnes de céréales.",
    "« Il nous faut deux nouvelles grues avant l'été », a déclaré Elena Todorova, qui dirige le port.",
]


def test_equal_figures_are_joined_whatever_their_order() -> None:
    found = figure_entries(synopsis(witness("A", "en", EN), witness("B", "fr", FR)))
    first = [{s: one.text for s, one in entry.readings.items()} for entry in found if entry.locus == 0]
    assert len(first) == 3
    for pair in first:
        assert set(pair) == {"A", "B"}
    assert {"A": "2030", "B": "2030"} in first


def test_readings_of_one_entry_come_from_different_versions() -> None:
    found = figure_entries(
        synopsis(witness("A", "en", ["He counted 5 ships, then 5 boats."]), witness("B", "en", ["5 ships."]))
    )
    assert sorted(len(entry.readings) for entry in found) == [1, 2]


def test_quotations_are_joined_and_have_a_speaker() -> None:
    given = synopsis(witness("A", "en", EN), witness("B", "fr", FR))
    found = [one for one in quotation_entries(given) if one.direct]
    assert [set(one.readings) for one in found] == [{"A", "B"}]
    assert found[0].speaker == "Elena Todorova"
    assert speaker_name(given, "B", found[0].readings["B"]) == "Elena Todorova"


def test_a_speaker_named_in_one_version_speaks_in_both() -> None:
    silent = [FR[0], "« Il nous faut deux nouvelles grues avant l'été », a-t-on appris au port."]
    found = [
        one for one in quotation_entries(synopsis(witness("A", "en", EN), witness("B", "fr", silent))) if one.direct
    ]
    assert found[0].speaker == "Elena Todorova"
