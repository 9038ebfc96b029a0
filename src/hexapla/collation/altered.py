"""Which versions of a story show that something was done to them, and how far a fault of the others is to be believed.

Faithful translations differ, too: a pronoun stands for a name, quotation marks come and go, the verb of speech goes
unsaid. What that looks like is told from a fault only by what else is known of a version. Of the faults in the gold
stories nearly all are those of versions that show a machine's making or lack whole passages; of faithful versions few
show either.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from math import log

from hexapla.collation.freely_put import stood_for
from hexapla.collation.phrases_lost import roughness
from hexapla.collation.sheet import Sheet
from hexapla.evidence.odds import probability
from hexapla.model import Variant

# What it says against a fault, in log odds, that no version of a story was altered; that only others were. A fault of
# one that was is believed as it stands.
CLEAN, OTHERS = -1.8, -0.5
DOUBTFUL = 0.41  # none falls below that: the record keeps it, for readers who want to see what is doubtful
SHORT = 3.0  # loci of a story of which half of the signs that are to be expected can be seen
TOLD = ("body", "heading")  # passages that nobody leaves out by habit, as a byline or a date
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Prior:
    """What the making of the versions says of a fault. `weight`: how much the lack of signs says, 0..1; none where two
    passages are laid side by side: whoever asks takes it that they may differ."""

    altered: frozenset[str]
    weight: float

    def of(self, confidence: float, parties: Collection[str]) -> float:
        """The confidence that one of these versions is at fault, once it is known how they were made."""
        if not self.weight or self.altered.intersection(parties):
            return confidence
        against = OTHERS if self.altered else CLEAN
        made = probability(log(confidence / (1 - confidence)) + self.weight * against)
        return max(made, min(confidence, DOUBTFUL))

    def believed(self, one: Variant) -> Variant:
        """A contradiction as sure as the making of the versions at fault, of all that have a reading where no one knows
        which they are, lets it be."""
        parties = one.faulty or [s for s, reading in one.readings.items() if reading is not None]
        return replace(one, confidence=self.of(one.confidence, parties))


def prior(sheet: Sheet) -> Prior:
    """What the making of the versions of a story says of their faults; read once for each sheet."""
    if not sheet.made:
        sheet.made.append(_prior(sheet))
    return sheet.made[0]


def _prior(sheet: Sheet) -> Prior:
    synopsis = sheet.synopsis
    loci = len(synopsis.loci)
    if len(synopsis.witnesses) == 2 and loci == 1:
        return Prior(frozenset(), 0.0)
    rough = {s for s in synopsis.witnesses if roughness(sheet, s)}
    return Prior(frozenset(rough | _trimmed(sheet)), loci / (loci + SHORT))


def _trimmed(sheet: Sheet) -> set[str]:
    """Versions that lack a passage that most have, and have nothing of their own in its place."""
    synopsis = sheet.synopsis
    found: set[str] = set()
    for locus in synopsis.told():
        have = synopsis.sigla(locus)
        if synopsis.kind(locus) in TOLD and len(have) >= HALF * len(synopsis.witnesses):
            found |= {s for s in synopsis.witnesses if s not in have and not stood_for(synopsis, locus, s)}
    return found
