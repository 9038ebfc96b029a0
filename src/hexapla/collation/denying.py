"""How likely some of several versions of a sentence deny what the others affirm.

Between two passages that somebody lays side by side the verdict of `polarity.py` stands. In a story it is far too sure:
faithful versions say one thing with a negation and without in one row of ten, and lose one in none of a hundred. So
a row of a story is weighed as a whole: the verdicts on its pairs, how the versions part, how often the language denies
alone or is alone not to (`denying.tsv`), by a logistic curve (`denying.toml` says each measure in words); and whether
those that may be at fault show a machine's making.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from hexapla.collation.account import Told
from hexapla.collation.logistic import weighed
from hexapla.collation.parties import mean
from hexapla.collation.polarity import Verdict, verdict
from hexapla.errors import TableError
from hexapla.evidence.odds import probability

MEASURES = (
    "constant", "pairs", "weakest", "many", "even", "few", "denying_few", "lexical", "answered", "alone", "missed",
    "length",
)  # fmt: skip
WEIGHED = 3  # versions of each side that are weighed against each other
SURE = 4.0  # log odds beyond which a verdict on a pair says no more
# Of the versions at fault in the gold stories two in three show a machine's making, of faithful ones one in twenty; and
# four in five of the faults are negations lost, not made up. (15 gold stories, 60 faithful editions.)
GUILTY, CHANCE, LOST = 0.6, 0.05, 0.8
CLEAN = -1.2  # what it says that no version of the story shows it; log odds


@dataclass(frozen=True, slots=True)
class Parting:
    """The versions that deny, those that do not or less often, the verdicts on the pairs weighed, the measures."""

    having: tuple[str, ...]
    without: tuple[str, ...]
    verdicts: Mapping[tuple[str, str], Verdict]
    measures: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean of the verdicts on the pairs."""
        return sum(one.confidence for one in self.verdicts.values()) / len(self.verdicts)

    def confidence(self, marked: Collection[str]) -> float:
        """The probability that both parties contradict each other; `marked` are the versions of the story that show a
        machine's making."""
        return probability(weighed("denying", MEASURES, self.measures) + self._making(marked))

    def _making(self, marked: Collection[str]) -> float:
        if not marked:
            return CLEAN
        return log(LOST * _guilt(self.without, marked) + (1 - LOST) * _guilt(self.having, marked))


def _guilt(party: Sequence[str], marked: Collection[str]) -> float:
    """How much likelier the marks of a party are if it is at fault; a large one has some sooner by chance."""
    clean = (1 - CHANCE) ** len(party)
    return GUILTY / (1 - clean) if any(siglum in marked for siglum in party) else (1 - GUILTY) / clean


def parting(sides: Mapping[str, Told], ratios: Mapping[tuple[str, str], float]) -> Parting | None:
    """How the versions of a sentence part; None where all deny equally often. `ratios`: how many signs of the second
    answer one of the first, for each two versions; 1 where nothing is said."""
    least = min((len(side.denied) for side in sides.values()), default=0)
    having = tuple(s for s, side in sides.items() if len(side.denied) > least)
    without = tuple(s for s, side in sides.items() if len(side.denied) == least)
    found: dict[tuple[str, str], Verdict] = {}
    for one in having[:WEIGHED]:
        for other in without[:WEIGHED]:
            judged = verdict((sides[one], sides[other]), ratios.get((one, other), 1.0))
            if judged:
                found[one, other] = judged
    if not found:
        return None
    return Parting(having, without, found, _measures(sides, having, without, found))


def _measures(
    sides: Mapping[str, Told],
    having: Sequence[str],
    without: Sequence[str],
    found: Mapping[tuple[str, str], Verdict],
) -> tuple[float, ...]:
    odds = [max(-SURE, min(SURE, log(one.confidence / (1 - one.confidence)))) for one in found.values()]
    sizes = len(having), len(without)
    few = min(sizes)
    rates = _rates()
    return (
        1.0,
        sum(odds) / len(odds),
        min(odds),
        log(sum(sizes)),
        float(sizes[0] == sizes[1]),
        few / sum(sizes),
        float(sizes[0] < sizes[1]),
        mean([min(2.0, len(sides[s].lexical)) for s in without]),
        float(any(sides[s].denied for s in without)),
        mean([rates.get(sides[s].language or "", rates["*"])[0] for s in having]) * float(sizes[0] <= sizes[1]),
        mean([rates.get(sides[s].language or "", rates["*"])[1] for s in without]) * float(sizes[1] <= sizes[0]),
        log(1 + mean([len(side.things) for side in sides.values()])),
    )


@cache
def _rates() -> dict[str, tuple[float, float]]:
    """By language the log of how often it denies alone, and alone does not; "*" for the rest."""
    path = files("hexapla.collation") / "denying.tsv"
    found: dict[str, tuple[float, float]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                language, alone, missed = line.split("\t")
                found[language] = log(float(alone)), log(float(missed))
        found["*"]
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"collation/denying.tsv: {error}") from error
    return found
