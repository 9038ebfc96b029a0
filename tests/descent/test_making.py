"""How a version was made: the signs, the weighing, the verdict on whole stories."""

from __future__ import annotations

import pytest

from hexapla import collate
from hexapla.descent.formats import with_formats
from hexapla.descent.habits import MOST, habits, machine_odds
from hexapla.descent.making import WAYS, descent_shares, makings, probabilities
from hexapla.descent.making_table import making_table
from hexapla.model import Stemma, StemmaEdge, StemmaNode, Trace, Witness
from small_stories import ALL, records, synopsis, witness

LEFT = ["The tram in Graz hit a van.", "Three people were hurt, the police said.", "The line was closed for two hours."]


def _marks(one: Witness) -> list[str]:
    figures = synopsis(one).marks[str(one.siglum)].figures
    return [one.text[t.start : t.end] for t in with_formats(one, figures, ["de"]).traces]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The bank raised its rate by 1,75 percent.", ["1,75 percent"]),
        ("The bank raised its rate by 1.75 percent.", []),
        ("It cost 1,250 dollars and 12,000 euros.", []),
        ("The rules 1,2 and 3,4 fall away.", []),
    ],
)
def test_a_decimal_comma_in_english_is_marked(text: str, marked: list[str]) -> None:
    assert _marks(witness("A", "en", [text])) == marked


def test_a_decimal_point_counts_only_beside_commas() -> None:
    plain = witness("A", "es", ["La inflación subió un 3.5 % en mayo."])
    mixed = witness("A", "es", ["La inflación subió un 3.5 % en mayo.", "En abril subió un 2,9 %."])
    assert _marks(plain) == []
    assert _marks(mixed) == ["3.5 %"]


def test_a_month_before_the_day_is_marked_where_the_day_comes_first() -> None:
    assert _marks(witness("A", "fr", ["Le contrat a été signé le 11/27/2031 à Lyon."])) == ["11/27/2031"]
    assert _marks(witness("A", "fr", ["Le contrat a été signé le 27/11/2031 à Lyon."])) == []
    assert _marks(witness("A", "en", ["The contract was signed on 11/27/2031 in Lyon."])) == []


def test_habits_weigh_little_and_need_some_text() -> None:
    assert habits(["Two words"], "en") == {}
    assert machine_odds(["Two words"], "en") == 0.0
    hyphens = machine_odds(
        ['The mayor - he is 40 - said " it is well " and " go on " - then he left the hall again.'] * 4, "en"
    )
    dashes = machine_odds(
        ["The mayor – he’s 40 – said “it is well” and “go on” – then he left the town’s hall again."] * 4, "en"
    )
    assert -MOST <= dashes < hyphens <= MOST


def test_the_table_weighs_every_way() -> None:
    table = making_table()
    assert set(table.ways) == {*WAYS, "descent"}
    assert "" in table.habits


def test_nothing_known_stays_flat() -> None:
    found = probabilities({}, {})
    assert sum(found.values()) == pytest.approx(1)
    assert max(found.values()) < 0.5


def test_marks_of_a_machine_speak_for_one() -> None:
    shares = {"human translation": 0.5, "machine translation": 0.5}
    plain, marked = probabilities(shares, {}), probabilities(shares, {"marks": 2.0})
    assert marked["machine translation"] > max(0.7, plain["machine translation"])


def test_back_into_the_language_of_the_source_is_a_round_trip() -> None:
    given = synopsis(*(witness(s, code, LEFT) for s, code in (("A", "en"), ("B", "de"), ("C", "en"))))
    nodes = tuple(map(StemmaNode, "ABC"))
    edges = (
        StemmaEdge("A", "B", "translation", None, 0.9),
        StemmaEdge("B", "C", "translation", None, 0.9),
    )
    shares, through = descent_shares(given, "C", Stemma(nodes, edges))
    assert max(shares, key=lambda one: shares[one]) == "round trip"
    assert through["round trip"] == "de"
    assert "round trip" not in descent_shares(given, "B", Stemma(nodes, edges))[0]


def test_a_circle_of_edges_ends() -> None:
    given = synopsis(*(witness(s, code, LEFT) for s, code in (("A", "en"), ("B", "de"))))
    edges = (StemmaEdge("A", "B", "translation", None, 0.6), StemmaEdge("B", "A", "translation", None, 0.6))
    shares, _ = descent_shares(given, "A", Stemma(tuple(map(StemmaNode, "AB")), edges))
    assert sum(shares.values()) == pytest.approx(1)


def test_a_second_source_is_a_merge() -> None:
    given = synopsis(*(witness(s, "en", LEFT) for s in "ABC"))
    edges = (StemmaEdge("A", "C", "copy", None, 0.9), StemmaEdge("B", "C", "merge", None, 0.8))
    found = makings(given, "C", (), Stemma(tuple(map(StemmaNode, "ABC")), edges))
    assert found[0].how == "merged"
    assert "B" in found[0].evidence[0]


def test_evidence_is_told_with_its_place() -> None:
    trace = Trace("spacing", 1, 28, 40, None, "a stray space before a hyphen", 0.8)
    given = synopsis(witness("A", "de", LEFT), witness("B", "en", LEFT, traces=[trace] * 5))
    found = makings(given, "B", (), Stemma((), (StemmaEdge("A", "B", "translation", None, 0.9),)))
    assert found[0].how == "machine translation"
    assert any("B1" in one and "Three people" in one for one in found[0].evidence)


def test_every_version_of_an_edition_has_a_verdict() -> None:
    edition = collate(records(("en", ALL), ("de", (0, 1, 3, 4)), ("ja", ALL)))
    for one in edition.witnesses:
        assert {way.how for way in one.making} == set(WAYS)
        assert sum(way.probability for way in one.making) == pytest.approx(1, abs=0.001)
        assert [way.probability for way in one.making] == sorted((way.probability for way in one.making), reverse=True)
        assert all(len(way.evidence) <= 3 for way in one.making)
