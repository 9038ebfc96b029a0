"""Versions in one language that two others were taken from, told by the wording of their passages."""

from __future__ import annotations

from typing import Any

from hexapla import collate
from hexapla.descent.sources import drawn_on

LOCI = range(8)


def far(rows: dict[str, list[int]]) -> dict[tuple[str, str], dict[int, int]]:
    """Both directions of what differs, "AB" -> words in each locus."""
    found: dict[tuple[str, str], dict[int, int]] = {}
    for pair, counts in rows.items():
        one, other = tuple(pair)
        found[one, other] = found[other, one] = dict(enumerate(counts))
    return found


# C is A's in four passages and B's in the others, with a slip of its own in the first.
BY_TURNS = {"AB": [5, 4, 6, 5, 5, 6, 4, 5], "AC": [1, 0, 0, 0, 5, 6, 4, 5], "BC": [6, 4, 6, 5, 0, 0, 0, 0]}


def test_passages_from_two_versions_by_turns() -> None:
    (one,) = drawn_on(far(BY_TURNS), {"C": "A", "B": "A"})
    assert (one.child, set(one.sources)) == ("C", {"A", "B"})
    assert set(one.loci) in ({0, 1, 2, 3}, {4, 5, 6, 7})


def test_a_version_between_two_others_has_words_of_both_in_every_passage() -> None:
    mixed = {"AB": [5, 4, 6, 5, 5, 6, 4, 5], "AC": [2, 2, 3, 3, 2, 3, 2, 3], "BC": [3, 2, 3, 2, 3, 3, 2, 2]}
    assert drawn_on(far(mixed), {"C": "A", "B": "C"}) == []
    assert drawn_on(far(mixed), {"C": "A", "B": "A"}) == []


def test_nothing_draws_on_what_comes_from_it_and_the_original_on_nothing() -> None:
    assert [one.child for one in drawn_on(far(BY_TURNS), {"C": "A", "B": "C"})] == []
    assert [one.child for one in drawn_on(far(BY_TURNS), {"A": "C", "B": "A"})] == []


def test_one_version_that_is_as_near_in_all_passages_is_the_only_source() -> None:
    nearer = BY_TURNS | {"CD": [1, 0, 0, 0, 0, 0, 0, 0]}
    nearer |= {"AD": [0, 0, 0, 0, 5, 6, 4, 5], "BD": [5, 4, 6, 5, 0, 0, 0, 0]}
    assert "C" not in [one.child for one in drawn_on(far(nearer), {"C": "D", "D": "A", "B": "A"})]


def test_a_passage_in_its_own_words_tells_nothing() -> None:
    own = {name: [*counts, 40] for name, counts in BY_TURNS.items()}
    (one,) = drawn_on(far(own), {"C": "A", "B": "A"})
    assert 8 not in one.loci


ONE = [
    "The harbour office of Lorne closed on Tuesday after a fire in the cellar of the old building",
    "Nobody was hurt, but forty people had to wait in the street until the firemen let them in again",
    "The director, Maud Kessel, said the files of the last three years were kept in another house",
    "Ships that were to leave in the evening had to stay in the port, among them two with fruit",
    "An engineer looked at the cables and found that they had been laid more than thirty years ago",
    "The town council will speak about a new building at its meeting in the second week of May",
    "Lorne has had a harbour since 1604 and lives on fish, on fruit and on those who come in summer",
]
OTHER = [
    "Fire in a cellar forced the port authority in Lorne to shut its doors all through Tuesday",
    "There were no injuries; some forty employees stood outside before the brigade allowed them back",
    "According to director Maud Kessel all records since three years had been stored elsewhere",
    "Departures planned for that evening were cancelled, including those of two fruit carriers",
    "The wiring, an engineer found on inspection, dated back over thirty years and was worn out",
    "Councillors are going to discuss plans for new offices when they meet in mid May",
    "Founded in 1604, the port of Lorne depends upon fishing, fruit imports and summer visitors",
]


def merged(**texts: list[str]) -> Any:
    return collate([{"id": name, "language": "en", "passages": lines} for name, lines in texts.items()], anyway=True)


def test_the_stemma_tells_both_sources() -> None:
    edition = merged(a=ONE, b=OTHER, c=ONE[:3] + OTHER[3:6])
    parents = {edge.parent: edge for edge in edition.stemma.edges if edge.child == "C"}
    assert set(parents) == {"A", "B"}
    (second,) = (edge for edge in parents.values() if edge.how == "merge")
    assert "worded as in" in second.evidence[0]
    assert edition.witness("C").making[0].how == "merged"


def test_a_copy_with_changes_has_one_source() -> None:
    changed = [line.replace("Tuesday", "Wednesday").replace("engineer", "expert") for line in ONE]
    edition = merged(a=ONE, b=OTHER, c=changed)
    assert not [edge for edge in edition.stemma.edges if edge.how == "merge"]
