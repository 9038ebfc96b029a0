"""Fits the weights of the stemma (`src/hexapla/descent/weights.toml`) and prints them as TOML.

`python -m bench.fit_stemma [-n 400] [--gold FOLDER…]`: simulated histories (`bench.histories`), a quarter as many
large ones (of seven to eleven versions), and the gold stories of the development data, each of these counting eighty
times, half as it is given and half in random orders (so that the order is worth what it is worth to users, of whom
some name the source first and others a folder). The model is log-linear over all trees; its likelihood is climbed by
Adam, the gradient being the expected features less those of the true tree. Printed after the weights, as comments: F1
of edges on histories with other seeds, small and large, and on each gold story by the weights fitted without it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from bench import histories
from bench.places import shared
from bench.simulate import LARGE as SIZE
from bench.simulate import reliability
from bench.tree_batch import STEPS, Batch, Story, batches, fit
from hexapla import collate
from hexapla.descent import stemma
from hexapla.descent.features import Case
from hexapla.descent.trees import best_tree, odds
from hexapla.errors import NotOneStory

GOLD_WEIGHT, HELD_OUT, RARE = 80, 1000, 5
LARGE, FEWER = 20000, 4  # first seed of large histories, and how many times fewer there are of them
SHRINK = 0.04
ORDERS = 4  # random orders in which each gold story is taken, and tried when it is left out
KEPT = stemma.LOST_ORIGINAL


@dataclass
class Example:
    """A story with its true tree: edges (parent, child) with None for a lost original, child -> parents otherwise.
    `between`: of each lost intermediate the sigla of those that hang from it."""

    case: Case
    edges: set[tuple[int | None, int]]
    name: str = ""
    between: list[frozenset[str]] = field(default_factory=list)


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


def gold(folders: Sequence[Path]) -> Iterator[Example]:
    """The gold stories of some folders."""
    for path in (path for folder in folders for path in sorted(folder.glob("*/gold.json"))):
        told = json.loads(path.read_text(encoding="utf-8"))
        names = list(told["witnesses"])
        files = [path.parent / one["file"] for one in told["witnesses"].values()]
        files = [one if one.exists() else path.parents[2] / "seeds" / one.name for one in files]
        case, _ = caught([str(one) for one in files])
        place = {name: number for number, name in enumerate(names)}
        yield Example(case, {(place.get(a), place[b]) for a, b, *_ in told["stemma"]["edges"]}, path.parent.name)


def trees(example: Example) -> list[dict[int, int | None]]:
    """The true trees: of a merge either parent may be taken for the first."""
    found: list[dict[int, int | None]] = [{}]
    for child in sorted({child for _, child in example.edges}):
        parents = [parent for parent, one in example.edges if one == child]
        found = [{**tree, child: parent} for tree in found for parent in parents]
    return [tree for tree in found if usable(len(example.case.versions), tree)]


def usable(size: int, tree: Mapping[int, int | None]) -> bool:
    """Whether the truth is one tree: a version or a lost original at the root, not both."""
    return sum(n not in tree for n in range(size)) == (0 if None in tree.values() else 1)


def stories_of(
    example: Example, weight: float, order: Sequence[int] | None = None, without: Sequence[str] = ()
) -> list[Story]:
    """An example in features, once for each true tree, its versions given in some order."""
    order = list(range(len(example.case.versions))) if order is None else order
    new: dict[int | None, int | None] = {old: place for place, old in enumerate(order)}
    new[None] = None
    case = replace(example.case, versions=[example.case.versions[old] for old in order])
    edges = {(new[a], order.index(b)) for a, b in example.edges}
    true = trees(example)
    return [
        Story(case, edges, {order.index(b): new[a] for b, a in tree.items()}, weight / len(true), without)
        for tree in true
    ]


def shuffled(example: Example, many: int, weight: float) -> list[Story]:
    """An example with its versions in so many random orders."""
    chance = random.Random(example.name)
    size = len(example.case.versions)
    return [one for _ in range(many) for one in stories_of(example, weight / many, chance.sample(range(size), size))]


def judge(story: Story, table: Mapping[str, float], sure: list[tuple[float, bool]]) -> Counter[str]:
    """Counts of true, told and right edges, those of merges too; `sure` gets the probabilities."""
    found = odds(story.costs(table))
    tree = best_tree(found)
    names = [version.siglum for version in story.case.versions]
    told: dict[tuple[int | None, int], float] = {
        (None if parent < 0 else parent, child): float(found.lost[child] if parent < 0 else found.edges[parent, child])
        for child, parent in tree.items()
    }
    above = {names[child]: stemma.name_of(story.case, parent) for child, parent in tree.items()}
    for edge in stemma.merges(story.case, above, found):
        told[names.index(edge.parent), names.index(edge.child)] = edge.confidence
    sure += [(probability, edge in story.edges) for edge, probability in told.items()]
    return Counter(gold=len(story.edges), told=len(told), right=len(told.keys() & story.edges))


def f1(count: Counter[str]) -> float:
    """F1 of edges."""
    return 2 * count["right"] / max(1, count["gold"] + count["told"])


def left_out(
    groups: Sequence[tuple[Example, list[Story]]],
    other: Sequence[Batch],
    names: Sequence[str],
    base: Mapping[str, float],
) -> Iterator[str]:
    """How each gold story comes out by weights fitted without it, given in its order and in random ones."""
    mean = np.array([EXPECTED.get(name, 0.0) for name in names])
    parts = [batches(stories, names, base) for _, stories in groups]
    start = fit([*other, *(one for part in parts for one in part)], mean, SHRINK)
    given, random_order = Counter[str](), Counter[str]()
    sure: list[tuple[float, bool]] = []
    for place, (example, _) in enumerate(groups):
        rest = [one for at, part in enumerate(parts) if at != place for one in part]
        weights, original = fit([*other, *rest], mean, SHRINK, start, STEPS // 2)
        table = {**base, **dict(zip(names, weights, strict=True)), KEPT: original}
        own = judge(stories_of(example, 1.0)[0], table, sure)
        size = len(example.case.versions)
        chance = random.Random(place)
        orders = [chance.sample(range(size), size) for _ in range(ORDERS)]
        others = sum((judge(stories_of(example, 1.0, one)[0], table, sure) for one in orders), Counter[str]())
        given, random_order = given + own, random_order + others
        yield f"{example.name} left out: {dict(own)}, in random orders F1 {f1(others):.2f}"
    yield f"gold stories, each left out: F1 {f1(given):.3f} as given, {f1(random_order):.3f} in random orders"
    yield from reliability(sure)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_stemma", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("-n", type=int, default=400, help="how many histories to fit to, and to check with (400)")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="more folders of gold stories")
    options = parser.parse_args()
    base = {name: value for name, value in stemma.weights().items() if name in (*SET, *WORDS)}
    few = options.n // FEWER
    train = [*simulated(range(options.n)), *simulated(range(LARGE, LARGE + few), *SIZE)]
    test = [simulated(range(HELD_OUT, HELD_OUT + options.n))]
    test += [simulated(range(LARGE + HELD_OUT, LARGE + HELD_OUT + few), *SIZE)]
    folder = shared()
    groups = [
        (one, stories_of(one, GOLD_WEIGHT / 2) + shuffled(one, ORDERS, GOLD_WEIGHT / 2))
        for one in gold([*([folder / "gold"] if folder else []), *options.gold])
    ]
    made = [story for one in train for story in stories_of(one, 1.0, without=REAL)]
    seen = Counter(name for one in made for name in one.names())
    seen.update(name for _, stories in groups for one in stories for name in one.names())
    names = sorted(name for name, times in seen.items() if times >= RARE and name not in base)
    other = batches(made, names, base)
    own = batches([story for _, stories in groups for story in stories], names, base)
    mean = np.array([EXPECTED.get(name, 0.0) for name in names])
    weights, original = fit([*other, *own], mean, SHRINK)
    print("[fitted]")
    print("\n".join(f'"{name}" = {value:.3f}' for name, value in zip(names, weights, strict=True)))
    print(f'"{KEPT}" = {original:.3f}\n\n[set]')
    print("\n".join(f'"{name}" = {base[name]}' for name in SET))
    table = {**base, **dict(zip(names, weights, strict=True)), KEPT: original}
    for what, part in zip(("small", "large"), test, strict=True):
        told = (judge(one, table, []) for example in part for one in stories_of(example, 1.0, without=REAL)[:1])
        print(f"# other histories, {what}: F1 {f1(sum(told, Counter[str]())):.3f}")
    for line in left_out(groups, other, names, base):
        print(f"# {line}")


# Circumstances that simulated histories do not have: dates, and a language that the names of the story are of.
SET = ("later", "earlier", "only home", "lost home")
# The words of near copies are fitted by `bench.traditions`: simulated histories copy them letter for letter.
WORDS = (
    "undo word", "share word", "make word", "only word", "agree word shared", "disagree word shared", "lost word",
)  # fmt: skip
REAL = ("only home", "lost home", "only land", "money made", "money from")
# What is expected of features before they are fitted, where few stories tell: names that follow the spelling of another
# version come from there, those that a script cannot have given do not; an original has no passage left over and went
# through no other language.
EXPECTED = {
    "heard back": 1.2, "unheard": 0.7, "names kept": 1.0, "undo merged": 0.8, "pivot": -1.2, "pivot parent": 1.0,
    "only pivot": 1.5, "only left": 1.5, "left from": -1.5, "only land": -1.0, "money from": -1.0, "money made": -0.5,
}  # fmt: skip

if __name__ == "__main__":
    main()
