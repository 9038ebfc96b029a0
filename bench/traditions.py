"""Traditions in one language: texts copied by hand, as scholars have them, and as news is copied from page to page.

`python -m bench.traditions [-n 100] [--first 1000]` makes traditions with known truth from texts of the development
data: each copyist drops, doubles, changes, misspells and transposes a few words of the version before him, some leave
passages out, some copy from two; some versions are then lost. `--graph FILE.xml --tree FILE.dot` scores a published
tradition instead: a collation as GraphML and its true tree, as Stemmaweb keeps them (none is shipped). `--fit` prints
the weights that such copies ask for, all others as they are.

The measure is average sign similarity (Roos and Heikkilä 2009, "Evaluating methods for computer-assisted stemmatology
using artificial benchmark data sets"): for every three versions A, B, C, whether B or C is nearer to A, compared
between the true tree and the tree told. Peers, in the same run and from the same words: neighbour joining (Saitou and
Nei 1987), and the least spanning tree of the distances.
"""

from __future__ import annotations

import argparse
import random
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from bench.fit_stemma import WORDS, Example, caught, stories_of
from bench.histories import stories
from bench.tree_batch import batches, fit
from hexapla import collate
from hexapla.descent import stemma
from hexapla.descent.slips import words_of
from hexapla.knowledge.scripts import WITHOUT_SPACES, script

Edge = tuple[str, str]
GRAPHML = {"g": "http://graphml.graphdrawing.org/xmlns"}
BLOCK = 25  # places of a collation that make a passage: those that can be had have no passages
LONGEST = 700  # words of a text that is copied, at most


@dataclass(frozen=True)
class Tradition:
    """Versions by name, each as passages, in the order in which they are given; the true edges, `x…` being lost."""

    texts: Mapping[str, Sequence[str]]
    edges: Sequence[Edge]
    language: str


def copied(seed: int) -> Tradition:
    """A tradition of four to twelve versions, made by copyists."""
    chance = random.Random(seed)
    _, versions = chance.choice(stories())
    language = chance.choice(sorted(versions))
    passages = [words_of(one) for one in versions[language][0]]
    while sum(map(len, passages)) > LONGEST and len(passages) > 4:
        passages.pop()
    made: dict[str, list[list[str]]] = {"v0": passages}
    edges: list[Edge] = []
    tempting = {(chance.randrange(len(passages)), chance.random(), chance.random()) for _ in range(12)}
    for number in range(1, chance.randint(5, 15)):
        parent = chance.choice(list(made))
        text = [list(one) for one in made[parent]]
        edges.append((parent, f"v{number}"))
        if len(made) > 3 and chance.random() < 0.08:  # the second half from another
            other = chance.choice([one for one in made if one != parent])
            text[len(text) // 2 :] = [list(one) for one in made[other][len(text) // 2 :]]
            edges.append((other, f"v{number}"))
        _slip(text, chance, chance.choice((2, 4, 8, 16)))
        for place, at, p in tempting:
            if chance.random() < 0.15 and len(text[place]) > 4:
                word = int(at * len(text[place]))
                text[place][word : word + 1] = [] if p < 0.5 else ["the" + text[place][word]]
        if chance.random() < 0.15:
            for place in chance.sample(range(1, len(text)), max(1, len(text) // 5)):
                text[place] = []
        made[f"v{number}"] = text
    inner = {parent for parent, _ in edges}
    gone = {name for name in made if name in inner and chance.random() < 0.25}
    names = [name for name in made if name not in gone]
    chance.shuffle(names)
    space = "" if script(passages[0][0][0]) in WITHOUT_SPACES else " "
    texts = {name: [space.join(one) for one in made[name] if one] for name in names}
    return Tradition(texts, [(_lost(a, gone), _lost(b, gone)) for a, b in edges], language)


def _lost(name: str, gone: set[str]) -> str:
    return f"x{name}" if name in gone else name


def _slip(text: list[list[str]], chance: random.Random, many: int) -> None:
    """Changes words of a text here and there."""
    for _ in range(many):
        words = chance.choice([one for one in text if len(one) > 3] or text)
        if len(words) < 2:
            continue
        at = chance.randrange(len(words) - 1)
        how = chance.choices(("drop", "change", "misspell", "put in", "turn"), (25, 25, 30, 10, 10))[0]
        if how == "drop":
            del words[at]
        elif how == "change":
            words[at] = chance.choice(chance.choice([one for one in text if one]))
        elif how == "misspell":
            cut = chance.randrange(len(words[at]))
            wrong = words[at][:cut] + chance.choice("aeiost") * chance.randint(0, 1) + words[at][cut + 1 :]
            words[at : at + 1] = [wrong] if wrong else []
        elif how == "put in":
            words.insert(at, chance.choice(words))
        else:
            words[at], words[at + 1] = words[at + 1], words[at]


def published(graph: Path, tree: Path) -> Tradition:
    """A tradition as Stemmaweb keeps it: the graph of a collation, a path for each witness, and a tree in DOT."""
    root = ET.parse(graph).getroot().find("g:graph", GRAPHML)  # noqa: S314 - the user's own file
    if root is None:
        raise SystemExit(f"{graph}: no graph of GraphML in it")
    nodes = {
        one.get("id", ""): {data.get("key", ""): data.text or "" for data in one.findall("g:data", GRAPHML)}
        for one in root.findall("g:node", GRAPHML)
    }
    after: dict[str, dict[str, str]] = defaultdict(dict)
    for one in root.findall("g:edge", GRAPHML):
        held = next(data.text or "" for data in one.findall("g:data", GRAPHML) if data.get("key") == "de0")
        for name in held.split(", "):
            after[name][one.get("source", "")] = one.get("target", "")
    start = next(name for name, data in nodes.items() if "dn3" in data)
    texts: dict[str, list[str]] = {}
    for name in sorted(after):
        blocks: dict[int, list[str]] = defaultdict(list)
        at = start
        while at in after[name]:
            at = after[name][at]
            if "dn4" not in nodes[at] and nodes[at].get("dn8") != "1":
                blocks[int(nodes[at]["dn6"]) // BLOCK].append(nodes[at]["dn2"])
        texts[name] = [" ".join(words) for _, words in sorted(blocks.items())]
    return Tradition(texts, re.findall(r'"?(\w+)"?\s*->\s*"?(\w+)"?', tree.read_text(encoding="utf-8")), "fr")


def sign_similarity(names: Sequence[str], true: Iterable[Edge], told: Iterable[Edge]) -> float:
    """Average sign similarity of two trees or graphs over the versions that are there, 0..1."""
    one, other = _distances(names, true), _distances(names, told)
    total = 0.0
    triples = [(a, b, c) for a in names for b, c in combinations([n for n in names if n != a], 2)]
    for a, b, c in triples:
        signs = [np.sign(held[a].get(b, 99) - held[a].get(c, 99)) for held in (one, other)]
        total += 1 - abs(signs[0] - signs[1]) / 2
    return total / max(1, len(triples))


def _distances(names: Sequence[str], edges: Iterable[Edge]) -> dict[str, dict[str, int]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        near[one].add(other)
        near[other].add(one)
    found: dict[str, dict[str, int]] = {}
    for start in names:
        seen = {start: 0}
        queue = [start]
        for at in queue:
            for other in near[at] - seen.keys():
                seen[other] = seen[at] + 1
                queue.append(other)
        found[start] = seen
    return found


def apart(tradition: Tradition) -> dict[Edge, float]:
    """The share of words that differ, of every two versions, passage by passage where both have one that is like."""
    found: dict[Edge, float] = {}
    for one, other in combinations(tradition.texts, 2):
        differ = total = 0
        right = [words_of(text) for text in tradition.texts[other]]
        for left in (words_of(text) for text in tradition.texts[one]):
            near = min((Levenshtein.distance(left, there), len(there)) for there in right)
            if near[0] * 2 < max(len(left), near[1]):
                differ, total = differ + near[0], total + max(len(left), near[1])
        found[one, other] = found[other, one] = differ / max(1, total)
    return found


def neighbours(names: Sequence[str], far: Mapping[Edge, float]) -> list[Edge]:
    """The tree of neighbour joining; its inner nodes are `n0`, `n1` …"""
    held, left, edges = dict(far), list(names), list[Edge]()
    while len(left) > 2:
        sums = {one: sum(held[one, other] for other in left if other != one) for one in left}
        pair = min(combinations(left, 2), key=lambda p: (len(left) - 2) * held[p] - sums[p[0]] - sums[p[1]])
        node = f"n{len(edges) // 2}"
        edges += [(node, pair[0]), (node, pair[1])]
        for other in left:
            if other not in pair:
                value = (held[pair[0], other] + held[pair[1], other] - held[pair]) / 2
                held[node, other] = held[other, node] = value
        left = [one for one in left if one not in pair] + [node]
    return [*edges, (left[0], left[1])] if len(left) > 1 else edges


def spanning(names: Sequence[str], far: Mapping[Edge, float]) -> list[Edge]:
    """The least spanning tree."""
    inside, edges = {names[0]}, list[Edge]()
    while len(inside) < len(names):
        edge = min(((a, b) for a in inside for b in names if b not in inside), key=lambda one: far[one])
        edges.append(edge)
        inside.add(edge[1])
    return edges


def told(tradition: Tradition) -> list[Edge]:
    """The edges that Hexapla tells."""
    edition = collate(_sources(tradition), anyway=True)
    names = {str(one.siglum): name for one, name in zip(edition.witnesses, tradition.texts, strict=True)}
    return [(names.get(one.parent, one.parent), names.get(one.child, one.child)) for one in edition.stemma.edges]


def _sources(tradition: Tradition) -> list[dict[str, Any]]:
    return [
        {"id": name, "language": tradition.language, "passages": passages} for name, passages in tradition.texts.items()
    ]


def scores(traditions: Iterable[Tradition]) -> dict[str, float]:
    """Average sign similarity of Hexapla, of the peers, and of a star; and F1 of Hexapla's directed edges between
    versions that are there."""
    sums: dict[str, list[float]] = defaultdict(list)
    right = edges = gold = 0
    for one in traditions:
        names, far, found = list(one.texts), apart(one), told(one)
        for name, tree in (
            ("Hexapla", found), ("neighbour joining", neighbours(names, far)),
            ("least spanning tree", spanning(names, far)), ("a star", [("x", name) for name in names]),
        ):  # fmt: skip
            sums[name].append(sign_similarity(names, one.edges, tree))
        here = {edge for edge in found if set(edge) <= set(names)}
        true = {edge for edge in one.edges if set(edge) <= set(names)}
        right, edges, gold = right + len(here & true), edges + len(here), gold + len(true)
    return {name: sum(values) / len(values) for name, values in sums.items()} | {
        "edges, F1": 2 * right / max(1, edges + gold)
    }


def examples(seeds: Iterable[int]) -> Iterator[Example]:
    """Traditions as the stemma is fitted to them: of what is lost, only the original."""
    for tradition in map(copied, seeds):
        names = list(tradition.texts)
        if len(names) < 3:
            continue
        case, _ = caught(_sources(tradition))
        above: dict[str, list[str]] = defaultdict(list)
        for parent, child in tradition.edges:
            above[child].append(parent)

        def extant(name: str, above: Mapping[str, list[str]] = above) -> list[str]:
            """The nearest versions above that are there; of a merge both."""
            return [
                one
                for parent in above.get(name, [])
                for one in ([parent] if not parent.startswith("x") else extant(parent, above) or ["x"])
            ]

        edges = {(one, name) for name in names for one in extant(name)}
        roots = [child for parent, child in edges if parent == "x"]
        place = {name: number for number, name in enumerate(names)}
        kept = {(place.get(a), place[b]) for a, b in edges if a != "x" or len(roots) > 1}
        if len(case.versions) == len(names):
            yield Example(case, kept, "")


def fitted(seeds: Iterable[int]) -> dict[str, float]:
    """The weights of `WORDS`, all others as they are."""
    base = {name: value for name, value in stemma.weights().items() if name not in WORDS}
    made = [story for one in examples(seeds) for story in stories_of(one, 1.0)]
    weights, _ = fit(
        batches(made, WORDS, base), np.zeros(len(WORDS)), 0.01, (np.zeros(len(WORDS)), base[stemma.LOST_ORIGINAL])
    )
    return dict(zip(WORDS, map(float, weights), strict=True))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.traditions", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("-n", type=int, default=100, help="how many traditions to make (100)")
    parser.add_argument("--first", type=int, default=1000, help="the first seed (1000)")
    parser.add_argument("--graph", type=Path, help="a published tradition: its collation as GraphML")
    parser.add_argument("--tree", type=Path, help="and its true tree in DOT")
    parser.add_argument("--fit", action="store_true", help="print the weights of words instead")
    options = parser.parse_args()
    if bool(options.graph) != bool(options.tree):
        parser.error("--graph and --tree go together")
    seeds = range(options.first, options.first + options.n)
    if options.fit:
        print("\n".join(f'"{name}" = {value:.3f}' for name, value in fitted(seeds).items()))
        return
    made = [published(options.graph, options.tree)] if options.graph else map(copied, seeds)
    for name, value in scores(made).items():
        print(f"{name:22} {value:.3f}")


if __name__ == "__main__":
    main()
