"""Fits the weights of what a pair of names shows (`knowledge/sounds/weights.toml`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
from rapidfuzz.process import extract

from bench.fitting import Array
from hexapla.evidence.names import compare
from hexapla.evidence.names.prepare import prepare
from hexapla.evidence.names.shown import NAMES, same_place
from hexapla.evidence.names.shown import shown as features
from hexapla.evidence.names.transliterate import latin
from hexapla.knowledge.sounds import ROOT, sounds

KINDS = ("person", "place", "organisation")
Weights = dict[str, dict[str, Any]]


def fit_weights(pairs: Sequence[Any]) -> Weights:
    """Fits the weights by group with the costs installed, and installs them."""
    groups: dict[str, list[tuple[dict[str, float], str | None, bool, float]]] = {}
    pairs = [*pairs, *alone(pairs)]
    for pair, size in zip(pairs, sizes(pairs), strict=True):
        found = shown(pair)
        if found is not None and (pair.source != "alone" or found[0] == "short"):
            groups.setdefault(found[0], []).append((found[1], pair.kind, pair.same, size))
    table = {name: one_group(body) for name, body in sorted(groups.items())}
    install(table)
    return table


def alone(pairs: Sequence[Any]) -> list[Any]:
    """Full names against a surname alone, of which the data has few: the last word of the same name, and of another
    whose last word is like one of its words."""
    people = [pair for pair in pairs if pair.same and pair.kind not in ("organisation", "place")]
    long = [pair for pair in people if min(len(pair.a.split()), len(pair.b.split())) > 1]
    full = [pair for pair in long if pair.a.split()[-1] != pair.b.split()[-1]]
    found = [replace(pair, b=pair.b.split()[-1], source="alone") for pair in full]
    for number, pair in enumerate(full):
        last = latin(pair.a.split()[-1])
        words = {latin(other.b.split()[-1]): other for other in full[max(0, number - 40) : number + 40]}
        near = [
            form for form, _, _ in extract(last, [*words], limit=6) if words[form].a.split()[-1] != pair.a.split()[-1]
        ]
        for form in near[:3]:
            other = words[form]
            made = replace(pair, b=other.b.split()[-1], b_language=other.b_language, same=False, source="alone")
            found.append(made)
    return found


def sizes(pairs: Sequence[Any]) -> list[float]:
    """The two classes of a source even, sources by the root of their size."""
    total = Counter(pair.source for pair in pairs)
    count = Counter((pair.source, pair.same) for pair in pairs)
    return [
        0.5
        * total[pair.source] ** SIZE
        / count[pair.source, pair.same]
        * (1 if pair.same else FALSE.get(pair.source, 1))
        for pair in pairs
    ]


SIZE = 0.6
# Of a surname and a full name met in a text most are two people's.
FALSE = {"alone": 4.0}


def shown(pair: Any) -> tuple[str, dict[str, float]] | None:
    """The group of a pair and its features; None where no weights are asked."""
    a, b = prepare(pair.a, pair.a_language, pair.kind), prepare(pair.b, pair.b_language, pair.kind)
    if not a.words or not b.words or (pair.kind == "place" and same_place(a, b) is not None):
        return None
    group, values, _ = features(a, b)
    return group, dict(zip(NAMES, values, strict=False))


def one_group(body: Sequence[tuple[dict[str, float], str | None, bool, float]]) -> dict[str, Any]:
    """Weights of one group by penalised logistic regression."""
    names = list(body[0][0])
    x = numpy.array(
        [[*(values[name] for name in names), *(kind == one for one in KINDS), 1.0] for values, kind, _, _ in body]
    )
    y = numpy.array([float(same) for _, _, same, _ in body])
    size = numpy.array([size for *_, size in body])
    w = weighted(x, y, size)
    found: dict[str, Any] = dict(zip(names, map(float, w), strict=False))
    found["bias"] = float(w[-1])
    found["kinds"] = dict(zip(KINDS, map(float, w[len(names) : -1]), strict=True))
    return found


# Strength of the pull towards nothing; what a kind of name adds is a trait of the data more than of names.
PULL, PULL_KIND = 1.0, 1.0


def weighted(x: Array, y: Array, size: Array) -> Array:
    """Newton's method for weighted logistic regression, all but the constant pulled to nothing."""
    w = numpy.zeros(x.shape[1])
    pull = numpy.full(x.shape[1], PULL)
    pull[-1] = 0.01
    pull[-1 - len(KINDS) : -1] = PULL_KIND
    for _ in range(80):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ w, -30, 30)))
        hessian = (x * (size * p * (1 - p))[:, None]).T @ x + numpy.diag(pull)
        step = numpy.linalg.solve(hessian, x.T @ (size * (y - p)) - pull * w)
        w += step
        if float(numpy.abs(step).max()) < 1e-6:
            break
    return w


def install(table: Weights) -> None:
    """Makes the package judge with these weights."""
    known: Any = sounds("weights")
    known.update({name: dict(body) for name, body in table.items()})
    compare.forget()


def write_weights(table: Weights) -> None:
    """Writes weights.toml."""
    path = ROOT.joinpath("weights.toml")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for name, body in table.items():
        lines += ["", f"[{name}]", *(f"{key} = {value:.3f}" for key, value in body.items() if key != "kinds")]
        lines.append("kinds = { " + ", ".join(f"{kind} = {value:.3f}" for kind, value in body["kinds"].items()) + " }")
    with Path(str(path)).open("w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
