"""The presets of the aligner, read from `presets.toml` (which explains every key): `page` for pages of news, and
`long-text` for two long texts that follow one another closely."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from hexapla.collation.measures import MEASURES
from hexapla.collation.path import Leftover
from hexapla.errors import TableError
from hexapla.evidence.odds import probability
from hexapla.evidence.similarity import Weights

LONG = 80  # passages on both sides from which a text is a long one: news pages of the development data end at 60


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic curve over a link's log odds and its C against the best rival."""

    constant: float
    score: float
    relative: float

    def of(self, score: float, relative: float) -> float:
        """The probability that a link is right, 0..1."""
        return probability(self.constant + self.score * score + self.relative * relative)


@dataclass(frozen=True, slots=True)
class Preset:
    """The weights by which blocks of passages are weighed; `weights` in the order of MEASURES."""

    name: str
    channels: Weights
    constant: float
    weights: tuple[float, ...]
    kind: float
    shapes: tuple[tuple[int, int], ...]
    leftover: Leftover | None
    confidence: Confidence

    @property
    def widest(self) -> int:
        """The most passages that a block has on one side."""
        return max(max(shape) for shape in self.shapes)


def _shapes(written: list[str]) -> tuple[tuple[int, int], ...]:
    """Both ways round: "1-2" is (1, 2) and (2, 1)."""
    pairs = [(int(a), int(b)) for a, _, b in (one.partition("-") for one in written)]
    return tuple(dict.fromkeys(pair for a, b in pairs for pair in ((a, b), (b, a))))


def _preset(name: str, table: Mapping[str, Any]) -> Preset:
    unknown = set(table["weights"]) - set(MEASURES)
    if unknown:
        raise TableError(f"collation/presets.toml: {name}: no measure is called {', '.join(sorted(unknown))}")
    left = table.get("leftover")
    return Preset(
        name,
        Weights(table["channels"], table["regular"]),
        table["constant"],
        tuple(float(table["weights"].get(measure, 0.0)) for measure in MEASURES),
        table["kind"],
        _shapes(table["shapes"]),
        Leftover(**left) if left else None,
        Confidence(**table["confidence"]),
    )


@cache
def presets() -> Mapping[str, Preset]:
    """All presets by name."""
    text = (files("hexapla.collation") / "presets.toml").read_text(encoding="utf-8")
    try:
        return {name: _preset(name, table) for name, table in tomllib.loads(text).items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise TableError(f"collation/presets.toml: {error}") from error


def choose(left: int, right: int) -> Preset:
    """The preset that fits two texts of so many passages."""
    return presets()["long-text" if min(left, right) >= LONG else "page"]
