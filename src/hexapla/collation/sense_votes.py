"""A word taken in another sense, told by what the other versions have in its place: "mermaids" where two have sirens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from hexapla.collation.sheet import Sheet
from hexapla.collation.votes import Party, Versions, Vote, votes
from hexapla.evidence.odds import probability
from hexapla.knowledge.homonyms import homonyms
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.model import Evidence, Span, Variant

VOTES = "votes"  # the kind of evidence by which such a variant is known
LEAST = 0.4  # confidence from which one is told
ROUGH = 3.5  # what it says that a version shows a mark of a machine's making in every passage; log odds
MOST = 2.0  # and the most that all of it says; log odds
SURE = 1.4  # the most that is said of one; log odds


def outvoted(sheet: Sheet, locus: int, given: Versions, rough: Mapping[str, float]) -> Iterator[Variant]:
    """One variant for each place of a sentence where the versions part into two senses; each word once."""
    found = [(min(SURE, vote.odds + _made(vote, rough)), vote) for vote in votes(given)]
    taken: set[tuple[str, int]] = set()
    for odds, vote in sorted(found, key=lambda one: -one[0]):
        places = {*vote.many.items(), *vote.few.items()}
        if probability(odds) < LEAST:
            return
        if taken.isdisjoint(places):
            taken |= places
            if not _listed(given, vote):
                yield _variant(sheet, locus, given, vote, probability(odds))


def _made(vote: Vote, rough: Mapping[str, float]) -> float:
    """What it says that those who stand against the most show a machine's making."""
    parties = (vote.few,) if len(vote.few) < len(vote.many) else (vote.few, vote.many)
    return min(MOST, ROUGH * max(sum(rough[s] for s in party) / len(party) for party in parties))


def _listed(given: Versions, vote: Vote) -> bool:
    """Whether the two senses are known to be taken for each other, and told by that."""
    return any(
        b in homonyms().get(a, {})
        for (one, i), (other, j) in product(vote.many.items(), vote.few.items())
        for a, b in product(given.units[one][i].ids, given.units[other][j].ids)
    )


def _variant(sheet: Sheet, locus: int, given: Versions, vote: Vote, confidence: float) -> Variant:
    spans = {s: given.units[s][i].span for party in (vote.many, vote.few, vote.bridge) for s, i in party.items()}
    readings: dict[str, Span | None] = {s: spans[s] for s in sheet.synopsis.witnesses if s in spans}
    left, right = _first(spans, vote.many), _first(spans, vote.few)
    words = say(
        "variant", "outvoted", many=listed(_order(sheet, vote.many)), left=quoted(left),
        few=listed(_order(sheet, vote.few)), right=quoted(right),
    )  # fmt: skip
    evidence = (Evidence(VOTES, left, right, vote.odds),)
    faulty = tuple(_order(sheet, vote.few)) if len(vote.few) < len(vote.many) else ()
    return Variant("wording", "contradiction", readings, confidence, words, evidence, locus, faulty)


def _order(sheet: Sheet, party: Party) -> Sequence[str]:
    return [s for s in sheet.synopsis.witnesses if s in party]


def _first(spans: Mapping[str, Span], party: Party) -> str:
    return spans[min(party)].text
