"""How much two passages share: a Dice coefficient over weighted features, computed for whole pages at once.

C(A, B) = 2 Σ w(f) over shared f / (m(A) + m(B) + 2 r), with w(f) = weight of the channel × idf of f over the two pages,
m the sum of a side's own weights and r a constant that keeps short passages from matching by one word. Binary features
and Dice did better than counts and cosine, which joined too much (FINDINGS.md). For a block of several passages the
features are united before they are compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.evidence.features import CHANNELS, PassageFeatures
from hexapla.model import Evidence

if TYPE_CHECKING:
    import numpy

    Matrix = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float32]]
    Vector = numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]


# What an encoder counts for beside all other features together. Set by hand: none was at hand to fit it on.
ENCODER = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each channel, and the constant of the Dice coefficient. How found: docs/evidence.md."""

    channels: Mapping[str, float]
    regular: float


class Channels:
    """The weight of a feature by its channel. Words count only in languages that both pages have: elsewhere no word
    can be shared, and its weight would only dilute the rest."""

    def __init__(self, weights: Weights, common: set[str | None]) -> None:
        self.channels = {name: weights.channels.get(name, 0.0) for name in CHANNELS}
        self.common = {str(language) for language in common}

    def weight(self, feature: str) -> float:
        """The weight of a feature before its idf."""
        channel, _, key = feature.partition(":")
        if channel == "word" and key.partition(":")[0] not in self.common:
            return 0.0
        return self.channels[channel]


class Pages:
    """Two pages as binary matrices over the features of both; rows are passages."""

    def __init__(self, left: Sequence[PassageFeatures], right: Sequence[PassageFeatures], weights: Weights) -> None:
        import numpy

        self.sides = (left, right)
        self.regular = weights.regular
        places: dict[str, int] = {}
        for side in self.sides:
            for passage in side:
                for feature in passage.found:
                    places.setdefault(feature, len(places))
        spoken = [{passage.language for passage in side} for side in self.sides]
        channel = Channels(weights, spoken[0] & spoken[1])
        base = numpy.fromiter(map(channel.weight, places), dtype=numpy.float32, count=len(places))
        self.left, self.right = self._matrix(left, places), self._matrix(right, places)
        frequency = self.left.sum(axis=0) + self.right.sum(axis=0)
        count = len(left) + len(right)
        rarity = numpy.log((count + 1) / (frequency + 0.5)).clip(min=0.05)
        self.features = places
        both = self.left.any(axis=0) & self.right.any(axis=0)
        # A pair of a word table is nothing to a page where the other word is not met: only pairs met count as mass.
        base *= both | numpy.fromiter((not one.startswith("learnt:") for one in places), bool, count=len(places))
        self.weight: Vector = (base * rarity).astype(numpy.float32)
        shared = (both & (base > 0)).nonzero()[0]
        self.shared = frozenset(shared.tolist())
        # What a block has, and its mass, are asked for in every shape of block: made once for each size.
        self.common = (self.left[:, shared], self.right[:, shared])
        self.common_weight: Vector = self.weight[shared]
        self.blocks: dict[tuple[int, int], Matrix] = {}
        self.masses: dict[tuple[int, int], Vector] = {}
        self.shares: dict[tuple[int, int], Matrix] = {}
        self.vectors = self._vectors()

    def _vectors(self) -> tuple[Matrix, Matrix, float] | None:
        """The vectors of both sides and the mean cosine of all pairs, where an encoder gave every passage one."""
        import numpy

        left, right = ([one.vector for one in side if one.vector is not None] for side in self.sides)
        if not left or len(left) < len(self.sides[0]) or len(right) < len(self.sides[1]):
            return None
        one, other = numpy.stack(left), numpy.stack(right)
        return one, other, float((one @ other.T).mean())

    def cosine(self, rows: int, columns: int) -> Matrix | None:
        """How much nearer than the pages' passages on average two blocks are by the encoder, 0..1; None without one."""
        import numpy

        if self.vectors is None:
            return None
        left, right, usual = self.vectors
        sums = [summed(side, count) for side, count in ((left, rows), (right, columns))]
        unit = [one / numpy.maximum(numpy.linalg.norm(one, axis=1, keepdims=True), 1e-9) for one in sums]
        result: Matrix = ((unit[0] @ unit[1].T - usual) / max(1e-6, 1 - usual)).clip(0, 1).astype(numpy.float32)
        return result

    @staticmethod
    def _matrix(side: Sequence[PassageFeatures], places: Mapping[str, int]) -> Matrix:
        import numpy

        matrix: Matrix = numpy.zeros((len(side), len(places)), dtype=numpy.float32)
        for row, passage in enumerate(side):
            matrix[row, [places[feature] for feature in passage.found]] = 1
        return matrix

    def block(self, side: int, count: int) -> Matrix:
        """The shared features of every `count` neighbouring passages of a side (0 left, 1 right)."""
        key = (side, count)
        if key not in self.blocks:
            self.blocks[key] = united(self.common[side], count)
        return self.blocks[key]

    def mass(self, side: int, count: int) -> Vector:
        """The sum of weights of every `count` neighbouring passages of a side."""
        key = (side, count)
        if key not in self.masses:
            own = self.left if side == 0 else self.right
            self.masses[key] = united(own, count) @ self.weight
        return self.masses[key]

    def dice(self, rows: int, columns: int) -> Matrix:
        """C for every block of `rows` neighbouring passages on the left with `columns` on the right; entry [i, j] is
        the block that starts at i and j."""
        match = (self.block(0, rows) * self.common_weight) @ self.block(1, columns).T
        mass = self.mass(0, rows)[:, None] + self.mass(1, columns)[None, :]
        result: Matrix = (2 * match / (mass + 2 * self.regular)).astype(match.dtype)
        cosine = self.cosine(rows, columns)
        if cosine is not None:
            result = ((result + ENCODER * cosine) / (1 + ENCODER)).astype(match.dtype)
        return result

    def contained(self, side: int, count: int) -> Matrix:
        """How much of every single passage of a side (0 left, 1 right) is found in every `count` neighbouring passages
        of the other, 0..1; rows are that side's passages."""
        key = (side, count)
        if key not in self.shares:
            match = (self.common[side] * self.common_weight) @ self.block(1 - side, count).T
            self.shares[key] = match / (self.mass(side, 1)[:, None] + self.regular)
        return self.shares[key]

    def evidence(self, left: Sequence[int], right: Sequence[int], most: int = 12) -> tuple[Evidence, ...]:
        """What the passages of a link share, heaviest first; 4-grams of one pair of words are summed up."""
        sums: dict[tuple[str, str, str], float] = {}
        held = [_held(self.sides[side], rows) for side, rows in ((0, left), (1, right))]
        together = [(self.features[feature], feature) for feature in held[0].keys() & held[1].keys()]
        for place, feature in sorted(together):
            if place in self.shared:
                entry = (feature.partition(":")[0], held[0][feature], held[1][feature])
                sums[entry] = sums.get(entry, 0.0) + float(self.weight[place])
        best = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:most]
        found = [Evidence(kind, one, other, weight) for (kind, one, other), weight in best]
        return (*self._encoded(left, right), *found)

    def _encoded(self, left: Sequence[int], right: Sequence[int]) -> list[Evidence]:
        """What the encoder says of a link: its nearness, 0..1, and the part of C that it makes."""
        if self.vectors is None or not left or not right:
            return []
        near = self.cosine(len(left), len(right))
        value = 0.0 if near is None else float(near[left[0], right[0]])
        return [Evidence("encoder", f"{value:.2f}", f"{value:.2f}", ENCODER / (1 + ENCODER) * value)] if value else []


def _held(side: Sequence[PassageFeatures], rows: Sequence[int]) -> dict[str, str]:
    """The features of several passages with the words that gave them, the first that did."""
    found: dict[str, str] = {}
    for row in reversed(rows):
        found.update(side[row].found)
    return found


def summed(matrix: Matrix, count: int) -> Matrix:
    """The sum of every `count` neighbouring rows."""
    result = matrix[: len(matrix) - count + 1]
    for step in range(1, count):
        result = result + matrix[step : len(matrix) - count + 1 + step]
    return result


def united(matrix: Matrix, count: int) -> Matrix:
    """The union of every `count` neighbouring rows."""
    import numpy

    result = matrix
    for step in range(1, count):
        result = numpy.maximum(result[:-1], matrix[step:])
    return result
