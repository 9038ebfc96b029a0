"""Learns what changes between two spellings cost, and what a pair of names weighs, from the development names:

    python -m bench.fit_names [--write] [--rounds 8]

Prints the balanced accuracy of each half, by tables learnt on the other half and by tables learnt on both; `--write`
writes `knowledge/sounds/costs.tsv` and `weights.toml` from both. Each round aligns all pairs with the costs of the
round before, and fits a logistic regression to the changes on the least-cost paths (hard expectation maximisation).
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy
from rapidfuzz.process import extract

from bench.fitting import rows
from bench.names_words import Example, examples, install
from hexapla.evidence.names import compare as verdicts
from hexapla.evidence.names.costs import Key
from hexapla.evidence.names.transliterate import latin
from hexapla.knowledge.gazetteer import sheets
from hexapla.knowledge.sounds import ROOT

KINDS = {"person": "person", "place": "place", "company": "organisation", "organization": "organisation",
         "legalentity": "organisation"}  # fmt: skip
Table = dict[Key, float]


@dataclass(frozen=True)
class Pair:
    """Two names of the development data, or of the gazetteer."""

    a: str
    b: str
    a_language: str | None
    b_language: str | None
    kind: str | None
    same: bool
    source: str
    cross: bool

    @property
    def half(self) -> str:
        """The half it stands in."""
        return "AB"[hashlib.sha1((self.a + self.b).encode(), usedforsecurity=False).digest()[0] % 2]


def development() -> list[Pair]:
    """The pairs that are scored."""

    def language(code: str | None) -> str | None:
        return None if code in (None, "", "?") else code

    return [
        Pair(r["a"], r["b"], language(r["lang_a"]), language(r["lang_b"]), KINDS.get(r["kind"]), r["match"],
             r["source"], r["script_a"] != r["script_b"])
        for r in rows("names.dev") if r["grade"] != "weak"
    ]  # fmt: skip


def gazetteer() -> list[Pair]:
    """Names of places and given names in two scripts, from the package's own tables: for scripts that the development
    names hardly have. Each pair comes with one of the likest names of something else."""
    found = []
    for topic, skip in (("places", 2), ("given_names", 0)):
        header, body = sheets(topic)[0]
        languages = ["en", *header[skip + 1 :]]
        table = [[cell.split("|")[0] for cell in row[skip:]] for row in body]
        for number, row in enumerate(table):
            own = [(place, name) for place, name in enumerate(row) if single(name)]
            foreign = [(place, name) for place, name in own if max(name) > LAST_LATIN]
            pairs = [(own[0], one) for one in foreign] if own and own[0][0] == 0 else []
            # Two scripts of which none is Latin: each name with the next one and the next but one.
            pairs += [pair for step in (1, 3) for pair in zip(foreign, foreign[step:], strict=False)]
            for (i, a), (j, b) in pairs:
                if latin(a) == latin(b):
                    continue
                found.append(Pair(a, b, languages[i], languages[j], None, True, "gazetteer", True))
                others = [
                    other[i]
                    for other in table[max(0, number - 60) : number + 60]
                    if other is not row and single(other[i])
                ]
                found += [replace(found[-1], a=name, same=False) for name in likest(b, others, a)]
    return found


LAST_LATIN = "\u024f"


def single(name: str) -> bool:
    """Whether a name is one word of some length."""
    return len(latin(name)) >= 3 and " " not in name


def likest(name: str, others: Sequence[str], not_this: str) -> list[str]:
    """The second likest of the other names to a name of another script, by their Latin forms."""
    forms = {latin(one): one for one in others}
    near = extract(latin(name), [form for form in forms if form != latin(not_this)], limit=2)
    return [forms[form] for form, _, _ in near[1:]]


def mistaken(pairs: Sequence[Pair]) -> list[Pair]:
    """Different names for the pairs of scripts and kinds of which the data holds same ones only: the likest."""
    groups: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.cross:
            groups[pair.source, pair.a_language, pair.b_language, pair.kind].append(pair)
    found = []
    for body in groups.values():
        same = [pair for pair in body if pair.same]
        if len(body) - len(same) > len(same) / 4 or len(same) < 8:
            continue
        for number, pair in enumerate(same):
            others = [other.a for other in same[max(0, number - 40) : number + 40] if other.b != pair.b]
            found += [replace(pair, a=name, same=False, source="made") for name in likest(pair.b, others, pair.a)]
    return found


def round_trips(pairs: Sequence[Pair]) -> list[Pair]:
    """What names become that go into another script and back by their sound alone: the garblings of a round trip."""
    return [
        replace(pair, b=latin(pair.b, pair.b_language), b_language=None, source="round trip", cross=False)
        for pair in pairs
        if pair.a_language == "en" and pair.a != pair.b
    ]


def weigh(pairs: Sequence[Pair]) -> list[float]:
    """The weight of each pair: the two classes of a source even; what is made, and the gazetteer, less."""
    classes = Counter((pair.source, pair.same) for pair in pairs)
    sizes = Counter(pair.source for pair in pairs)
    return [
        LESS[pair.source] if pair.source in LESS else 0.5 * sizes[pair.source] ** SIZE / classes[pair.source, pair.same]
        for pair in pairs
    ]


LESS = {"made": 0.25, "gazetteer": 0.35, "round trip": 0.15}
# Power of a source's size that it weighs by; strength of the pull towards nothing, general and by script.
SIZE = 1.0
PULL, PULL_SCRIPT = 2.0, 4.0


def fit(samples: Sequence[Example], table: Table, steps: int = 250) -> Table:
    """The weights of a logistic regression over the changes on the paths, from the table as it is."""
    keys: dict[Key, int] = {}
    row, column, value = [], [], []
    for number, sample in enumerate(samples):
        for key, amount in sample.features.items():
            row.append(number)
            column.append(keys.setdefault(key, len(keys)))
            value.append(amount)
    r, c, v = numpy.array(row), numpy.array(column), numpy.array(value)
    y = numpy.array([sample.same for sample in samples], dtype=float)
    size = numpy.array([sample.weight for sample in samples])
    constant = numpy.array([sample.constant for sample in samples])
    pull = numpy.array([PULL if not key[1] else PULL_SCRIPT for key in keys])
    w = numpy.array([table.get(key, 0.0) for key in keys])
    first, second = numpy.zeros(len(w)), numpy.zeros(len(w))
    for step in range(1, steps + 1):
        z = constant + numpy.bincount(r, v * w[c], len(samples))
        slope = (1 / (1 + numpy.exp(-numpy.clip(z, -30, 30))) - y) * size
        gradient = numpy.bincount(c, v * slope[r], len(w)) + pull * w
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.05 * (1 - step / (steps + 1))
        w -= rate * (first / (1 - 0.9**step)) / (numpy.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return dict(zip(keys, map(float, w), strict=True))


def learn(pairs: Sequence[Pair], rounds: int) -> Table:
    """The table of costs."""
    table: Table = {("bias", "", "", ""): 2.0}
    size = weigh(pairs)
    for _ in range(rounds):
        install(table)
        table = fit(examples(pairs, size), table)
    install(table)
    return table


def evaluate(pairs: Iterable[Pair]) -> tuple[dict[str, float], float]:
    """Balanced accuracy by source, and of the pairs in two scripts."""
    groups: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for pair in pairs:
        match = verdicts.compare_names(
            pair.a, pair.b, kind=pair.kind, a_language=pair.a_language, b_language=pair.b_language
        )
        groups[pair.source].append((pair.same, match.same))
        if pair.cross:
            groups[""].append((pair.same, match.same))
    found = {name: balanced(answers) for name, answers in groups.items()}
    cross = found.pop("")
    return found, cross


def balanced(answers: Sequence[tuple[bool, bool]]) -> float:
    """The mean of the shares that are right, of equal and of different pairs."""
    shares = [[x == y for x, y in answers if x is which] for which in (True, False)]
    return sum(sum(one) / len(one) for one in shares if one) / sum(1 for one in shares if one)


def show(title: str, pairs: Iterable[Pair]) -> None:
    """Prints the scores of a half."""
    found, cross = evaluate(pairs)
    print(title, f"balanced {sum(found.values()) / len(found):.4f} cross {cross:.4f}",
          {name: round(value, 3) for name, value in found.items()}, flush=True)  # fmt: skip


def write_costs(table: Table) -> None:
    """Writes costs.tsv; weights too small to matter are left out."""
    path = ROOT.joinpath("costs.tsv")
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = ["\t".join([*key, f"{value:.2f}"]) for key, value in sorted(table.items()) if abs(value) >= SMALLEST]
    with Path(str(path)).open("w", encoding="utf-8") as stream:
        stream.write("\n".join([*head, *body]) + "\n")


SMALLEST = 0.03


def main() -> None:
    """Learns, scores, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--both", action="store_true", help="learn on both halves only")
    options = parser.parse_args()
    from bench.names_weights import fit_weights, write_weights

    pairs, more = development(), gazetteer()
    made = mistaken(pairs)
    more += round_trips(more)
    print(len(pairs), "pairs,", len(made), "made,", len(more), "of the gazetteer")
    if not options.both:
        for learnt, scored in (("A", "B"), ("B", "A")):
            own = [pair for pair in pairs if pair.half == learnt]
            false = [pair for pair in made if pair.half == learnt]
            learn([*own, *false, *more], options.rounds)
            fit_weights(own)
            show(f"learnt on {learnt}: {learnt}", own)
            show(f"learnt on {learnt}: {scored}", [pair for pair in pairs if pair.half == scored])
    table = learn([*pairs, *made, *more], options.rounds)
    weights: Any = fit_weights(pairs)
    for half in "AB":
        show(f"learnt on both: {half}", [pair for pair in pairs if pair.half == half])
    if options.write:
        write_costs(table)
        write_weights(weights)


if __name__ == "__main__":
    main()
