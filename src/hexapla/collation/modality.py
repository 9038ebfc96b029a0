"""Some of several versions of a sentence say that something may be so, or is said to be so, where the rest says that it
is.

Translators vary hedges freely ("could" stands for "can", "likely" for "probably"), so a version counts as stating only
if no word of its sentence hedges in any of its uses; a version is sure to hedge by the words `may` and `allegedly` of
`words.toml`, [modality] ("might", "reportedly"), and may hedge by the other lists and by concepts that are unsure by
their sense (hope, estimate, threat). How likely the two parties contradict each other is weighed by a logistic curve
over measures that know no language (`modality.toml` says each in words); how often a faithful version in a language
drops or adds a hedge is counted in `hedges.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from hexapla.collation import parties
from hexapla.collation.account import Told, coverage, polarity
from hexapla.collation.logistic import weighed
from hexapla.collation.parties import mean, wordings
from hexapla.errors import TableError
from hexapla.evidence.odds import probability
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Found, modalities

MEASURES = (
    "constant", "many", "few", "even", "stating", "sure", "several", "perhaps", "hearsay", "reported", "rate",
    "coverage", "length",
)  # fmt: skip
HEDGES = ("may", "allegedly")  # the lists of words that are sure to hedge
HEARSAY = "allegedly"
PLAIN = ("will", "none")  # those that hedge nothing
RATES = "hedges.tsv"
LEAST = 3  # versions that are needed
QUESTION = frozenset("?？؟")
AROUND = 4  # things about a hedge that show where another version has it


@dataclass(frozen=True, slots=True)
class Hedging:
    """The words of a sentence that are sure to hedge, and how many others may answer a hedge of another version."""

    sure: tuple[Found, ...]
    answers: int

    @property
    def states(self) -> bool:
        """Whether the sentence says what it says without any doubt."""
        return not self.sure and not self.answers


@dataclass(frozen=True, slots=True)
class Parting:
    """The versions that are sure to hedge, each with its word; those that may; those that state."""

    having: Mapping[str, Found]
    perhaps: tuple[str, ...]
    without: tuple[str, ...]
    measures: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The probability that the two parties contradict each other."""
        return probability(weighed("modality", MEASURES, self.measures))


def readable(language: str | None) -> bool:
    """Whether the hedges of a language are known."""
    return HEDGES[0] in table(language, "words").get("modality", {})


def hedging(side: Told) -> Hedging:
    """How a sentence hedges. What is written with a capital ("May", a headline) may be a name, so it only may hedge,
    and so does what is asked."""
    words = [one for one in modalities(side.text, side.language) if one.id not in PLAIN]
    asked = any(sign in QUESTION for sign in side.text)
    sure = tuple(one for one in words if one.id in HEDGES and not one.text[0].isupper() and not asked)
    unsure = polarity().unsure
    return Hedging(sure, len(words) - len(sure) + sum(thing.id in unsure for thing in side.things))


def parting(sides: Mapping[str, Told]) -> Parting | None:
    """How the versions of a sentence part into those that hedge and those that state; None where they do not."""
    found = {siglum: hedging(side) for siglum, side in sides.items()}
    having = {siglum: one.sure[0] for siglum, one in found.items() if one.sure}
    without = tuple(siglum for siglum, one in found.items() if one.states)
    perhaps = tuple(siglum for siglum in sides if siglum not in having and siglum not in without)
    if len(sides) < LEAST or not having or not without:
        return None
    return Parting(having, perhaps, without, _measures(sides, having, perhaps, without))


def around(side: Told, word: Found) -> frozenset[str]:
    """The ids of the things nearest to a hedge."""
    return parties.around(side, word, AROUND, lambda thing: thing.id not in polarity().unsure)


def _measures(
    sides: Mapping[str, Told], having: Mapping[str, Found], perhaps: Sequence[str], without: Sequence[str]
) -> tuple[float, ...]:
    hedge = [*having, *perhaps]
    sizes = wordings(sides[s] for s in hedge), wordings(sides[s] for s in without)
    few = min(sizes)
    stating_few = sizes[1] < sizes[0]
    alone, rest = (without, hedge) if stating_few else (hedge, without)
    known, even, share = rates(), float(2 * few == sum(sizes)), few / sum(sizes)
    hearsay = all(word.id == HEARSAY for word in having.values())
    reported = mean([not sides[s].ids.isdisjoint(polarity().reporting) for s in without])
    return (
        1.0,
        log(sum(sizes)),
        share,
        even,
        float(stating_few),
        float(stating_few) * len(having) / len(hedge),
        float(stating_few) * log(len(having)),
        float(not stating_few) * len(perhaps) / len(hedge),
        float(hearsay),
        float(hearsay) * reported,
        mean([log(known.of(sides[s].language, stating_few)) for s in alone]),
        mean([_shared(sides[one], sides[other]) for one in alone for other in rest]),
        log(1 + mean([len(side.things) for side in sides.values()])),
    )


def _shared(one: Told, other: Told) -> float:
    (shared, mine), (back, theirs) = coverage(one, other), coverage(other, one)
    return (shared + back) / max(1, mine + theirs)


@dataclass(frozen=True, slots=True)
class Rates:
    """Language -> share of the sentences hedged by most others in which a faithful version does not hedge (`lost`),
    and of those hedged by no other in which it is sure to hedge (`added`)."""

    lost: Mapping[str, float]
    added: Mapping[str, float]

    def of(self, language: str | None, lost: bool) -> float:
        """The share of one language; of the mean of all where nothing is known of it."""
        shares = self.lost if lost else self.added
        return shares.get(language or "*", shares["*"])


@cache
def rates() -> Rates:
    """The table `hedges.tsv`, read once."""
    found: dict[str, dict[str, float]] = {"lost": {}, "added": {}}
    try:
        for line in (files("hexapla.collation") / RATES).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                part, language, share = line.split("\t")
                found[part][language] = float(share)
        if not all("*" in shares for shares in found.values()):
            raise ValueError("no mean of all languages")
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"collation/{RATES}: {error}") from error
    return Rates(found["lost"], found["added"])
