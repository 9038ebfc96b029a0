"""What several versions of a sentence have in one place: two parties of versions, each with a concept of its own.

Faithful translators choose their words freely, so that a word of one sense in the place of another says little between
two versions. Among three or more, the versions that share the one sense bear each other out. How likely the other sense
is a word taken wrongly is weighed by a logistic curve over measures that know no language (`votes.toml` says each in
words).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from math import log

from hexapla.collation.logistic import weighed
from hexapla.collation.senses import Unit
from hexapla.collation.unanswered import Pairing, kin, rarity
from hexapla.errors import TableError
from hexapla.knowledge.homonyms import spelt_alike
from hexapla.knowledge.scripts import WITHOUT_SPACES, script

TOPIC = "votes"
MEASURES = (
    "constant", "many", "few", "rest", "kept", "alone", "rare", "framed", "slot", "last", "away", "unknown_here",
    "unknown_there", "lone_here", "lone_there", "coverage", "kin", "senses", "unspaced", "echo",
    "bridge", "alike", "alike_there", "alike_here",
)  # fmt: skip
LEAST = 3  # versions that are needed
STEADY = "votes.tsv"


@dataclass(frozen=True, slots=True)
class Versions:
    """A sentence in several versions: the units of each, how those of every two answer each other, the language of
    each, and what each has at the locus, keys and concepts, and in its function words."""

    units: Mapping[str, Sequence[Unit]]
    pairings: Mapping[tuple[str, str], Pairing]
    languages: Mapping[str, str | None]
    held: Mapping[str, Collection[str]]
    small: Mapping[str, Collection[str]]


Party = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Vote:
    """Two parties, each the places of a word by version; `many` is no smaller than `few`. `bridge`: versions that have
    a word for both."""

    many: Party
    few: Party
    bridge: Party
    measures: tuple[float, ...]

    @property
    def odds(self) -> float:
        """The log odds that one of the two is a word taken wrongly."""
        return weighed(TOPIC, MEASURES, self.measures)


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What faithful translators do with each concept: `lost`: minus the log of how often a version lacks one that most
    others tell; `own`: minus the log of how often a sentence has one that hardly any other version tells."""

    lost: Mapping[str, float]
    own: Mapping[str, float]

    def kept(self, ids: Collection[str]) -> float:
        """How surely versions keep a word, by the sense that they lose most often."""
        return min(self.lost.get(id, self.lost["*"]) for id in ids)

    def alone(self, ids: Collection[str]) -> float:
        """How seldom a version has a word for itself, by the sense that does most often."""
        return min(self.own.get(id, self.own["*"]) for id in ids)


@cache
def steadiness() -> Steadiness:
    """The table, read once."""
    try:
        lines = (files("hexapla.collation") / STEADY).read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        return Steadiness({row[0]: float(row[1]) for row in rows}, {row[0]: float(row[2]) for row in rows})
    except (OSError, ValueError, IndexError) as error:
        raise TableError(f"collation/{STEADY}: {error}") from error


def votes(given: Versions) -> Iterator[Vote]:
    """All pairs of parties whose words stand in one place and mean what the other party tells nowhere."""
    if len(given.units) < LEAST:
        return
    columns = [column for column in _columns(given) if _known(given, column)]
    for many, few, bridge in (*_apart(given, columns), *_bridged(given, columns)):
        if not _told(given, many, few) and not _told(given, few, many):
            values = _measures(given, many, few, bridge)
            if values is not None:
                yield Vote(many, few, bridge, values)


def _apart(given: Versions, columns: Sequence[Party]) -> Iterator[tuple[Party, Party, Party]]:
    """Parties whose words nothing joins."""
    for many, few in product(columns, columns):
        if len(few) > len(many) or not many.keys().isdisjoint(few):
            continue
        if len({given.languages[s] for s in many}) < 2:
            continue  # versions in one language copy each other
        if len(few) < len(many) or min(many) < min(few):  # else told from the other side
            yield many, few, {}


def _bridged(given: Versions, columns: Sequence[Party]) -> Iterator[tuple[Party, Party, Party]]:
    """Parties whose words are joined by a word of another version that means both."""
    for column in columns:
        ids = {s: given.units[s][i].ids for s, i in column.items()}
        told: set[tuple[str, ...]] = set()
        for one, other in combinations(sorted(frozenset[str]().union(*ids.values())), 2):
            sides = [
                {s: i for s, i in column.items() if mine in ids[s] and theirs not in ids[s]}
                for mine, theirs in ((one, other), (other, one))
            ]
            bridge = {s: i for s, i in column.items() if {one, other} <= ids[s]}
            many, few = sides if len(sides[0]) >= len(sides[1]) else sides[::-1]
            key = (*sorted(many), "", *sorted(few))
            if few and bridge and key not in told and not any(ids[a] & ids[b] for a, b in product(many, few)):
                told.add(key)
                yield many, few, bridge


def _columns(given: Versions) -> list[dict[str, int]]:
    """The words of all versions that answer each other; those of which a version has two say nothing."""
    root: dict[tuple[str, int], tuple[str, int]] = {(s, i): (s, i) for s, found in given.units.items() for i in range(len(found))}

    def find(one: tuple[str, int]) -> tuple[str, int]:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for (one, other), pairing in given.pairings.items():
        for i, j in pairing.there.items():
            root[find((one, i))] = find((other, j))
    found: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for place in root:
        found.setdefault(find(place), []).append(place)
    return [dict(places) for places in found.values() if len(dict(places)) == len(places)]


def _known(given: Versions, column: Mapping[str, int]) -> bool:
    return all((unit := given.units[s][i]).ids and not unit.mark for s, i in column.items())


def _told(given: Versions, party: Mapping[str, int], others: Mapping[str, int]) -> bool:
    """Whether any of the others tells a concept of a party's words elsewhere."""
    ids = {id for s, i in party.items() for id in given.units[s][i].ids}
    return any(id in given.held[s] or id in given.small[s] for s in others for id in ids)


def _measures(
    given: Versions, many: Party, few: Party, bridge: Party
) -> tuple[float, ...] | None:
    """The measures of two parties in the order of MEASURES; None where nothing shows that they stand in one place."""
    seats = [_seat(given.pairings[one, other], i, j) for (one, i), (other, j) in product(many.items(), few.items())]
    framed, slot, last, away = (_mean([seat[n] for seat in seats]) for n in range(4))
    if not slot and not bridge:
        return None
    mine, theirs = [given.units[s][i] for s, i in many.items()], [given.units[s][i] for s, i in few.items()]
    pairs = [given.pairings[one, other] for one, other in product(many, few)]
    lone = [(_lone(pairing), _lone(pairing.turned())) for pairing in pairs]
    spoken = [{given.languages[s] for s in party} for party in (many, few)]
    rest = given.units.keys() - many.keys() - few.keys() - bridge.keys()
    alike = frozenset[str | None]().union(
        *(spelt_alike(a, b) for one, other in product(mine, theirs) for a in one.ids for b in other.ids)
    )
    return (
        1.0,
        log(len(spoken[0])),
        log(len(spoken[1])),
        len(rest) / len(given.units),
        _mean([steadiness().kept(unit.ids) for unit in mine]),
        _mean([steadiness().alone(unit.ids) for unit in theirs]),
        _mean([rarity(unit) for unit in mine]),
        framed,
        slot,
        last,
        away,
        log(1 + _mean([here[1] for here, _ in lone])),
        log(1 + _mean([there[1] for _, there in lone])),
        log(1 + _mean([here[0] for here, _ in lone])),
        log(1 + _mean([there[0] for _, there in lone])),
        _mean([2 * len(one.there) / max(1, len(one.left) + len(one.right)) for one in pairs]),
        log(1 + max(kin(one, other) for one, other in product(mine, theirs))),
        log(_mean([len(unit.ids) for unit in (*mine, *theirs)])),
        float(any(_unspaced(unit) for unit in theirs)),
        _mean([steadiness().alone(unit.ids) for unit in mine]),
        float(bool(bridge)),
        float(bool(alike - spoken[0] - spoken[1])),
        float(bool(alike & spoken[1])),
        float(bool(alike & spoken[0])),
    )


def _unspaced(unit: Unit) -> bool:
    return script(unit.span.text[0]) in WITHOUT_SPACES


def _seat(pairing: Pairing, i: int, j: int) -> tuple[float, float, float, float]:
    """Whether both neighbours of two words answer each other, how narrow the place is in which each is looked for (1:
    nothing else is free there), whether the two are the only words left over, and how far apart they stand."""
    near = {pairing.there.get(i - 1), pairing.there.get(i + 1)}
    back = pairing.turned()
    slots = slot_of(pairing, i), slot_of(back, j)
    narrow = (j in slots[0]) / max(1, len(slots[0])) + (i in slots[1]) / max(1, len(slots[1]))
    left, right = len(pairing.left), len(pairing.right)
    only = len(pairing.there) >= left - 1 or len(pairing.back) >= right - 1
    away = abs(i / max(1, left) - j / max(1, right))
    return float(near == {j - 1, j + 1}), narrow / 2, float(only), away


def slot_of(pairing: Pairing, at: int) -> tuple[int, ...]:
    """The free words of the right side at the place of one of the left: between the answers of the words about it."""
    before = next((pairing.there[i] for i in range(at - 1, -1, -1) if i in pairing.there), -1)
    after = next((pairing.there[i] for i in range(at + 1, len(pairing.left)) if i in pairing.there), len(pairing.right))
    start, end = min(before, after), max(before, after)
    return tuple(j for j in range(start + 1, end) if j not in pairing.back and not pairing.right[j].mark)


def _lone(pairing: Pairing) -> tuple[int, int]:
    """How many words of the left side nothing answers, known to the lexicon and not."""
    free = [unit for i, unit in enumerate(pairing.left) if i not in pairing.there]
    return sum(bool(unit.ids) for unit in free), sum(not unit.ids for unit in free)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
