"""Fits the weights of the stemma (`src/hexapla/descent/weights.toml`) and prints them as TOML.

`python -m bench.fit_stemma [-n 400]`: simulated histories (`bench.histories`), a quarter as many large ones (of seven
to eleven versions), and the gold stories of the development data, each of these counting forty times. The model is
log-linear over all trees; its likelihood is climbed by Adam, the gradient being the expected features less those of
the true tree. Printed after the weights, as comments: F1 of edges on histories with other seeds, small and large, and
on each gold story by the weights fitted without it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench import histories
from bench.places import shared
from bench.simulate import LARGE as SIZE
from hexapla import collate
from hexapla.descent import stemma
from hexapla.descent.features import Case, edge_features, root_features
from hexapla.descent.trees import Costs, best_tree, odds
from hexapla.errors import NotOneStory

GOLD_WEIGHT, HELD_OUT, RARE = 40, 1000, 5
LARGE, FEWER = 20000, 4  # first seed of large histories, and how many times fewer there are of them
SHRINK, STEPS, PACE = 0.02, 120, 0.1
KEPT = stemma.LOST_ORIGINAL


@dataclass
class Example:
    """A story with its true tree: edges (parent, child) with None for a lost original, child -> parents otherwise.
    `between`: of each lost intermediate the sigla of those that hang from it."""

    case: Case
    edges: set[tuple[int | None, int]]
    name: str = ""
    between: list[frozenset[str]] = field(default_factory=list)

    @property
    def tree(self) -> dict[int, int | None]:
        """child -> its first parent: a merge has two, and a tree one."""
        return {
            child: parent for parent, child in sorted(self.edges, key=lambda one: -(-1 if one[0] is None else one[0]))
        }


@dataclass
class Arrays:
    """An example as features in arrays: of edges, of the original, of hanging from a lost one."""

    edges: Any
    only: Any
    lost: Any
    example: Example
    fixed: Costs
    weight: float = 1.0


def caught(sources: Sequence[Any]) -> tuple[Case, list[str]]:
    """What the stemma of a story is told, and the sigla of its witnesses in the order given."""
    found: list[Case] = []
    plain = stemma.stemma

    def spy(versions: Any, faults: Any, splits: Any, ties: Any, lost: Any) -> Any:
        found.append(Case(versions, faults, splits, ties))
        return plain(versions, faults, splits, ties, lost)

    stemma.stemma = spy
    try:
        edition = collate(sources, anyway=True)
    finally:
        stemma.stemma = plain
    return found[-1], [str(one.siglum) for one in edition.witnesses]


def simulated(seeds: Sequence[int], least: int = 3, most: int = 7) -> Iterator[Example]:
    """The histories of some seeds, of so many versions."""
    for seed in seeds:
        made, texts = histories.simulate(seed, least, most)
        if len(made.versions) < 2 or any(len(one) < 2 for one in texts.values()):
            continue
        try:
            case, _ = caught([{"id": v.name, "language": v.language, "passages": texts[v.name]} for v in made.versions])
        except NotOneStory:
            continue  # copies all through: no story of two versions
        if len(case.versions) == len(made.versions):
            place = {version.name: number for number, version in enumerate(made.versions)}
            sigla = {name: case.versions[number].siglum for name, number in place.items()}
            between = [frozenset(sigla[one] for one in below if one in sigla) for _, below in made.between.values()]
            yield Example(case, {(place.get(a), place[b]) for a, b in made.edges}, str(seed), between)


def gold() -> Iterator[Example]:
    """The gold stories of the development data."""
    folder = shared()
    for path in sorted(folder.glob("gold/*/gold.json")) if folder else ():
        told = json.loads(path.read_text(encoding="utf-8"))
        names = list(told["witnesses"])
        files = [path.parent / one["file"] for one in told["witnesses"].values()]
        files = [one if one.exists() else folder / "seeds" / one.name for one in files] if folder else files
        case, _ = caught([str(one) for one in files])
        place = {name: number for number, name in enumerate(names)}
        yield Example(case, {(place.get(a), place[b]) for a, b, *_ in told["stemma"]["edges"]}, path.parent.name)


def features_of(example: Example) -> Iterator[Mapping[str, float]]:
    """All features of an example, those of every edge and root."""
    size = len(example.case.versions)
    for one in range(size):
        yield root_features(example.case, one, lost=False)
        yield root_features(example.case, one, lost=True)
        yield from (edge_features(example.case, one, other) for other in range(size) if one != other)


def arrays(example: Example, names: Sequence[str], base: Mapping[str, float], weight: float = 1.0) -> Arrays:
    """An example in numbers; `base`: weights set by hand."""
    size, place = len(example.case.versions), {name: number for number, name in enumerate(names)}

    def row(features: Mapping[str, float]) -> Any:
        found = np.zeros(len(names))
        for name, value in features.items():
            if name in place:
                found[place[name]] += value
        return found

    edges = np.zeros((size, size, len(names)))
    for one in range(size):
        for other in range(size):
            if one != other:
                edges[one, other] = row(edge_features(example.case, one, other))
    only, lost = (
        np.array([row(root_features(example.case, one, lost=how)) for one in range(size)]) for how in (False, True)
    )
    return Arrays(edges, only, lost, example, stemma.costs_of(example.case, base), weight)


def costs(one: Arrays, weights: Any, original: float) -> Costs:
    """The costs of an example under some weights."""
    fixed = one.fixed
    return Costs(
        one.edges @ weights + fixed.edges, one.only @ weights + fixed.only, one.lost @ weights + fixed.lost, original
    )


def fit(data: Sequence[Arrays]) -> tuple[Any, float]:
    """The weights of greatest likelihood, shrunk, and the cost of a lost original."""
    size = data[0].only.shape[1]
    weights, original = np.zeros(size), 1.0
    mean, square = np.zeros(size + 1), np.zeros(size + 1)
    for step in range(STEPS):
        slope = np.zeros(size + 1)
        for one in data:
            found = odds(costs(one, weights, original))
            expected = np.einsum("ij,ijk->k", found.edges, one.edges) + found.only @ one.only + found.lost @ one.lost
            tree = one.example.tree
            roots = [n for n in range(len(one.only)) if n not in tree]
            true = sum((one.lost[c] if p is None else one.edges[p, c] for c, p in tree.items()), np.zeros(size))
            true = true + sum((one.only[n] for n in roots), np.zeros(size))
            slope[:size] += one.weight * (expected - true)
            slope[size] += one.weight * (found.original - any(p is None for p in tree.values()))
        slope /= sum(one.weight for one in data)
        slope[:size] -= SHRINK * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        move = PACE * (1.0 if step < STEPS * 0.7 else 0.3) * mean / (np.sqrt(square) + 1e-8)
        weights, original = weights + move[:size], original + move[size]
    return weights, float(original)


def usable(example: Example) -> bool:
    """Whether the truth is one tree: a version or a lost original at the root, not both."""
    roots = [n for n in range(len(example.case.versions)) if n not in example.tree]
    return len(roots) == (0 if any(parent is None for parent in example.tree.values()) else 1)


def right(one: Arrays, weights: Any, original: float) -> Counter[str]:
    """Counts of true, told and right edges."""
    tree = best_tree(odds(costs(one, weights, original)))
    told = {(None if parent < 0 else parent, child) for child, parent in tree.items()}
    return Counter(gold=len(one.example.edges), told=len(told), right=len(told & one.example.edges))


def f1(count: Counter[str]) -> float:
    """F1 of edges."""
    return 2 * count["right"] / max(1, count["gold"] + count["told"])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_stemma", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("-n", type=int, default=400, help="how many histories to fit to, and to check with (400)")
    options = parser.parse_args()
    base = {name: value for name, value in stemma.weights().items() if name in SET}
    few = options.n // FEWER
    train = [*simulated(range(options.n)), *simulated(range(LARGE, LARGE + few), *SIZE)]
    train = [one for one in train if usable(one)]
    test = [simulated(range(HELD_OUT, HELD_OUT + options.n))]
    test += [simulated(range(LARGE + HELD_OUT, LARGE + HELD_OUT + few), *SIZE)]
    stories = [one for one in gold() if usable(one)]
    seen = Counter(
        name for one in train + stories * RARE for features in features_of(one) for name, v in features.items() if v
    )
    names = sorted(name for name, times in seen.items() if times >= RARE and name not in base)
    made = [arrays(one, names, base) for one in train]
    own = [arrays(one, names, base, GOLD_WEIGHT) for one in stories]
    weights, original = fit(made + own)
    print("[fitted]")
    print("\n".join(f'"{name}" = {value:.3f}' for name, value in zip(names, weights, strict=True)))
    print(f'"{KEPT}" = {original:.3f}\n\n[set]')
    print("\n".join(f'"{name}" = {value}' for name, value in base.items()))
    for what, part in zip(("small", "large"), test, strict=True):
        count = sum((right(arrays(one, names, base), weights, original) for one in part), Counter[str]())
        print(f"# other histories, {what}: F1 {f1(count):.3f}")
    total: Counter[str] = Counter()
    for place, one in enumerate(own):
        count = right(one, *fit(made + own[:place] + own[place + 1 :]))
        total += count
        print(f"# {one.example.name} left out: {dict(count)}")
    print(f"# gold stories, each left out: F1 {f1(total):.3f}")


# Circumstances that simulated histories do not have, or seldom: dates, a page in the language that a version went
# through; and the order in which versions are given, of which they have more than users do.
SET = ("later", "earlier", "back", "pivot", "only place", "lost place", "lost child")

if __name__ == "__main__":
    main()
