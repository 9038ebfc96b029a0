"""Stretches of words that nothing in another version answers: a word, a phrase or a clause lost on the way.

The units of two sentences (`senses.units_of`) answer each other by concept, name, figure or form. What is left on one
side falls into runs between words that are answered. Faithful translations leave runs too, where the lexicon does not
know the other version's word; so a run is weighed by a logistic curve over measures that know no language
(`unanswered.toml` says each in words): how seldom translations lose its concepts, whether the words about it are
answered by neighbours with nothing between them, and how many words of the other side are free to be its counterpart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from hexapla.collation.counterparts import akin, counterparts, kinship
from hexapla.collation.logistic import weighed
from hexapla.collation.senses import Unit
from hexapla.knowledge.concepts import concepts

MEASURES = (
    "constant", "rare", "rarest", "several", "unknown", "marks", "echoed", "tight", "slot_known", "slot_unknown",
    "more", "free", "alone", "shorter", "coverage", "same", "unspaced", "edge", "kin",
)  # fmt: skip
NEAR = 3  # units about the place of a run in which a free word of the other side may be its counterpart
COMPOUND = 9  # letters of a word whose end is looked up by itself


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which unit of the left answers which of the right, and back."""

    left: Sequence[Unit]
    right: Sequence[Unit]
    there: Mapping[int, int]
    back: Mapping[int, int]

    def turned(self) -> Pairing:
        """The pairing from the other side."""
        return Pairing(self.right, self.left, self.back, self.there)


@dataclass(frozen=True, slots=True)
class Run:
    """Units `first`..`last` (both included) of a side that nothing answers; `slot`: the free units of the other side
    at their place."""

    first: int
    last: int
    slot: tuple[int, ...]
    measures: tuple[float, ...]

    @property
    def echoed(self) -> float:
        """The share of the words that the other version has elsewhere at the locus."""
        return self.measures[MEASURES.index("echoed")]

    @property
    def odds(self) -> float:
        """The log odds that the other version does not tell it, if half of all sentences lacked something."""
        return weighed("unanswered", MEASURES, self.measures)


def paired(
    left: Sequence[Unit], right: Sequence[Unit], languages: tuple[str | None, str | None] = (None, None)
) -> Pairing:
    """The units of two sentences, each answered once: equal forms and names before concepts, near places first."""
    holders: dict[str, list[int]] = {}
    for j, unit in enumerate(right):
        for key in (*unit.keys, *unit.ids):
            holders.setdefault(key, []).append(j)
    found: list[tuple[int, float, int, int]] = []
    for i, unit in enumerate(left):
        strong = {j for key in unit.keys for j in holders.get(key, ())}
        weak = {j for key in unit.ids for j in holders.get(key, ())} - strong
        place = i / max(1, len(left))
        for rank, held in ((0, strong), (1, weak)):
            found += [(rank, abs(place - j / max(1, len(right))), i, j) for j in held]
    found.sort()
    there: dict[int, int] = {}
    back: dict[int, int] = {}
    for _, _, i, j in found:
        if i not in there and j not in back:
            there[i], back[j] = j, i
    _join_akin(left, right, there, back)
    _join_tails(left, right, there, back, languages[1])
    _join_tails(right, left, back, there, languages[0])
    return Pairing(left, right, there, back)


def _join_akin(left: Sequence[Unit], right: Sequence[Unit], there: dict[int, int], back: dict[int, int]) -> None:
    """Words whose concepts translations put for each other ("deal" and "agreement") answer each other, if nothing
    better does."""
    table = akin()
    lone = [(i, near) for i, unit in enumerate(left) if i not in there and (near := _near(unit, table))]
    free = [j for j in range(len(right)) if j not in back and right[j].ids]
    found = [
        (abs(i / len(left) - j / len(right)), i, j)
        for i, near in lone
        for j in free
        if not near.isdisjoint(right[j].ids)
    ]
    for _, i, j in sorted(found):
        if i not in there and j not in back:
            there[i], back[j] = j, i


def _join_tails(
    known: Sequence[Unit], other: Sequence[Unit], there: dict[int, int], back: dict[int, int], language: str | None
) -> None:
    """A compound of which only the end is known answers what its end means."""
    lone = [(i, unit.ids) for i, unit in enumerate(known) if i not in there and unit.ids and not unit.mark]
    if not language or not lone:
        return
    lexicon = concepts(language)
    tails = {
        j: ids
        for j, unit in enumerate(other)
        if not unit.mark and len(unit.span.text) >= COMPOUND and (ids := lexicon.of_tail(unit.span.text))
    }
    # One whose head is known may have answered another word already: "Bezirkskrankenhaus" answers two.
    found = [
        (j in back, abs(i / len(known) - j / len(other)), i, j)
        for j, ids in tails.items()
        for i, held in lone
        if not held.isdisjoint(ids)
    ]
    used: set[int] = set()
    for _, _, i, j in sorted(found):
        if i not in there and j not in used:
            there[i] = j
            back.setdefault(j, i)
            used.add(j)


def _near(unit: Unit, table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(table.get(id, ()) for id in unit.ids))


def runs(
    pairing: Pairing,
    elsewhere: Collection[str],
    small: frozenset[str],
    languages: tuple[str | None, str | None],
    spaced: bool,
    least: int = 1,
) -> Iterator[Run]:
    """The runs of the left side, of `least` words or more, without an answer on the right. `elsewhere`: keys and
    concepts of all that the right version has at the locus; `small`: those of its function words in the sentence."""
    left = pairing.left
    lone = [i not in pairing.there and small.isdisjoint(unit.ids) for i, unit in enumerate(left)]
    first = 0
    while first < len(left):
        if not lone[first]:
            first += 1
            continue
        last = first
        while last + 1 < len(left) and lone[last + 1]:
            last += 1
        run = _run(pairing, first, last, elsewhere, languages, spaced) if last - first + 1 >= least else None
        if run is not None:
            yield run
        first = last + 1


def _run(
    pairing: Pairing,
    first: int,
    last: int,
    elsewhere: Collection[str],
    languages: tuple[str | None, str | None],
    spaced: bool,
) -> Run | None:
    left, right = pairing.left, pairing.right
    weights: list[float] = []
    unknown = marks = echoed = 0
    for unit in left[first : last + 1]:
        if any(key in elsewhere for key in (*unit.ids, *unit.keys)):
            echoed += 1
        elif unit.mark:
            marks += 1
        elif unit.ids:
            weights.append(rarity(unit))
        else:
            unknown += 1
    if not weights and not unknown:
        return None
    before, after = pairing.there.get(first - 1), pairing.there.get(last + 1)
    slot = _slot(pairing, first, before, after)
    free = sum(j not in pairing.back and not unit.mark for j, unit in enumerate(right))
    known = sum(bool(right[j].ids) for j in slot)
    size = last - first + 1
    values = (
        1.0,
        sum(weights),
        max(weights, default=0.0),
        log(size),
        log(1 + unknown),
        log(1 + marks),
        echoed / size,
        float(before is not None and after is not None and after - before == 1),
        log(1 + known),
        log(1 + len(slot) - known),
        float(max(0, size - len(slot))),
        log(1 + free),
        log(1 + len(left) - len(pairing.there) - size),
        log((len(left) + 2) / (len(right) + 2)),
        (2 * len(pairing.there) + 1) / (len(left) + len(right) + 2),
        float(languages[0] == languages[1]),
        float(not spaced),
        float(first == 0 or last == len(left) - 1),
        log(1 + max((kin(unit, right[j]) for unit in left[first : last + 1] for j in slot), default=0.0)),
    )
    return Run(first, last, slot, values)


def _slot(pairing: Pairing, first: int, before: int | None, after: int | None) -> tuple[int, ...]:
    """The free words of the other side at the place of a run: between the answers of its neighbours, or near one."""
    right = pairing.right
    if before is not None and after is not None and 0 < abs(before - after) <= NEAR + 1:
        start, end = min(before, after) + 1, max(before, after)
    else:
        at = before if before is not None else after
        if at is None:
            at = round(first / max(1, len(pairing.left)) * len(right))
        start, end = max(0, at - NEAR), at + NEAR + 1
    return tuple(j for j in range(start, min(end, len(right))) if j not in pairing.back and not right[j].mark)


def rarity(unit: Unit) -> float:
    """How seldom translations lose what a word means: by the sense that they lose most often."""
    known = counterparts()
    return max(0.0, -log(max(known.missed(id) for id in unit.ids)))


def kin(one: Unit, other: Unit) -> float:
    """How clearly translations put any concept of the one word in the place of one of the other."""
    table = kinship()
    return max((table.get((a, b), 0.0) for a in one.ids for b in other.ids), default=0.0)
