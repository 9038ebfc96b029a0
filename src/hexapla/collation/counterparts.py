"""What faithful translations do: how often a concept that one version tells has no counterpart in another, and how
often two versions that agree have the two words of a pair of contraries.

`counterparts.tsv` holds the shares, counted by `python -m bench.fit_variants` on parallel news of the development data;
`akin.tsv` the concepts that stand for each other there, by `python -m bench.fit_unanswered`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hexapla.errors import TableError

NAME, AKIN = "counterparts.tsv", "akin.tsv"
CLEAR = 8.0  # kinship from which two concepts answer each other


@dataclass(frozen=True, slots=True)
class Counterparts:
    """`lost`: concept -> share of passages in which it has no counterpart; `contrary`: pair -> share of passages with
    its words in which they stand against each other; `most` and `usual`: the shares of what is not listed."""

    lost: Mapping[str, float]
    contrary: Mapping[str, float]
    most: float
    usual: float

    def missed(self, concept: str) -> float:
        """How often a concept has no counterpart although the versions agree, 0..1."""
        return self.lost.get(concept, self.most)


@cache
def counterparts() -> Counterparts:
    """The table, read once."""
    try:
        lines = (files("hexapla.collation") / NAME).read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        parts: dict[str, dict[str, float]] = {"lost": {}, "contrary": {}}
        for part, name, share in rows:
            parts[part][name] = float(share)
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"collation/{NAME}: {error}") from error
    lost, contrary = parts["lost"], parts["contrary"]
    return Counterparts(lost, contrary, lost.pop("*"), contrary.pop("*"))


@cache
def kinship() -> Mapping[tuple[str, str], float]:
    """Pair of concepts, told both ways -> how clearly faithful translations put the one in the place of the other: the
    log likelihood of the texts in which they do, beyond chance."""
    found: dict[tuple[str, str], float] = {}
    try:
        for line in (files("hexapla.collation") / AKIN).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                one, other, weight = line.split("\t")
                found[one, other] = found[other, one] = float(weight)
    except (OSError, ValueError) as error:
        raise TableError(f"collation/{AKIN}: {error}") from error
    return found


@cache
def akin() -> Mapping[str, frozenset[str]]:
    """Concept -> those that are so clearly put in its place that a word of the one answers a word of the other."""
    found: dict[str, set[str]] = {}
    for (one, other), weight in kinship().items():
        if weight >= CLEAR:
            found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}
