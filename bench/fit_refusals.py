"""Fits how likely versions that refuse contradict the rest (`collation/refusals.toml`): `python -m bench.fit_refusals`.

Sentences of three to seven faithful versions (NTREX, WMT, human translations only) are taken as they are, and with a
refusal planted (`refusals.tsv`) in one or two of them, or in all but one. A story belongs to half A or B; the weights
are a logistic regression on A, what is printed is how they do on B.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy

from bench.fit_variants import HOME, written
from bench.fitting import Array, fold, rows
from hexapla.collation import refusals
from hexapla.collation.account import told

SHARE = 0.02  # of the sentences of real stories that have such a contradiction, about
SIZES = (3, 3, 4, 4, 5, 6, 7)
DRAWS = 2
TWO = 0.3  # of the rows of five versions or more have the refusal in two

ABOUT = """
How likely the versions that refuse contradict the rest (collation/refusals.py): the log odds are the sum of the
measures times these weights. Made by `python -m bench.fit_refusals`.
  many, even, few   log of how many versions there are; both parties are as large; the share of the smaller
  refusing_few      those that refuse are the fewer
  mixed             one of the rest has a word that denies or contests by its sense
  lexical           how many such words more the rest has
  answered          how much oftener the rest negates, near the things that stand about the refusal
  length            log of how much is told
"""

Versions = Mapping[str, str]


class Case(NamedTuple):
    """A sentence in several versions: its half, the texts by language, those in which a refusal was planted."""

    half: str
    texts: Versions
    planted: frozenset[str]


def sentences() -> Iterator[tuple[str, Versions]]:
    """The sentences of all stories in three languages or more, each with its story."""
    for name in ("stories-ntrex", "stories-wmt"):
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in rows(name):
            human = not row["origin"].startswith("mt") and not row.get("partial")
            if human and refusals.readable(row["lang"]) and len(row["segids"]) == len(row["paragraphs"]):
                for segment, text in zip(row["segids"], row["paragraphs"], strict=True):
                    found[row["story"], segment].setdefault(row["lang"], text)
        yield from ((story, texts) for (story, _), texts in found.items() if len(texts) >= refusals.LEAST)


def patterns() -> dict[str, list[tuple[str, str]]]:
    """What may be planted in each language."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (Path(__file__).parent / "refusals.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, pattern, refusal = line.split("\t")
            found[language].append((pattern, refusal))
    return found


def cases() -> Iterator[Case]:
    """Faithful rows and planted ones."""
    known = patterns()
    for story, texts in sentences():
        half, chance = "AB"[fold(story, 2)], random.Random(story + min(texts.values()))
        for _ in range(DRAWS):
            yield Case(half, _drawn(texts, chance.choice(SIZES), chance), frozenset())
        for most in (False, True):
            drawn = _drawn(texts, refusals.LEAST if most else chance.choice(SIZES), chance)
            two = len(drawn) > 4 and chance.random() < TWO
            wanted = len(drawn) - 1 if most else 1 + two
            changed = _planted(drawn, wanted, known, chance)
            if changed and (len(changed) == wanted or not most):
                yield Case(half, {**drawn, **changed}, frozenset(changed))


def _drawn(texts: Versions, size: int, chance: random.Random) -> dict[str, str]:
    return {language: texts[language] for language in chance.sample(sorted(texts), min(size, len(texts)))}


def _planted(
    texts: Versions, wanted: int, known: Mapping[str, Sequence[tuple[str, str]]], chance: random.Random
) -> dict[str, str]:
    """The texts of so many versions, each with a refusal in the place of an affirmation."""
    changed: dict[str, str] = {}
    for language in chance.sample(sorted(texts), len(texts)):
        places = [
            (one, put) for pattern, put in known.get(language, ()) for one in re.finditer(pattern, texts[language])
        ]
        if places and len(changed) < wanted:
            one, put = chance.choice(places)
            changed[language] = texts[language][: one.start()] + put + texts[language][one.end() :]
    return changed


def fitted(x: Array, y: Array, weight: Array, ridge: float = 1.0, rounds: int = 60) -> Array:
    """Weights of a logistic regression in which each case counts so much."""
    found = numpy.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ found, -30, 30)))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge * numpy.eye(x.shape[1])
        found = found + numpy.linalg.solve(hessian, x.T @ (weight * (y - p)) - ridge * found)
    result: Array = found
    return result


def main() -> None:
    """Plants, fits and prints the reliability."""
    measures, right, changed, halves = [], [], [], []
    faithful, planted = {"A": 0, "B": 0}, {"A": 0, "B": 0}
    for case in cases():
        (planted if case.planted else faithful)[case.half] += 1
        found = refusals.parting({language: told(text, language) for language, text in case.texts.items()})
        # A row in which the planted words were not found says nothing.
        if found is not None and (not case.planted or case.planted & found.having.keys()):
            measures.append(found.measures)
            right.append(float(bool(case.planted) and case.planted == found.having.keys()))
            changed.append(bool(case.planted))
            halves.append(case.half)
    x, y = numpy.array(measures), numpy.array(right)
    half, touched = numpy.array(halves), numpy.array(changed)
    weight = numpy.ones(len(y))
    for name in "AB":
        weight[(half == name) & touched] = SHARE * faithful[name] / max(1, planted[name])
    first = half == "A"
    weights = fitted(x[first], y[first], weight[first])
    written("refusals", ABOUT, refusals.MEASURES, weights.tolist())
    p = 1 / (1 + numpy.exp(-(x[~first] @ weights)))
    y, weight = y[~first], weight[~first]
    print(f"{HOME / 'refusals.toml'}; half B: {faithful['B']} faithful rows, {planted['B']} planted")
    for low in numpy.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            share = float((weight[inside] * y[inside]).sum() / weight[inside].sum())
            counts = int(y[inside].sum()), int((y[inside] == 0).sum())
            print(f"  {low:.1f}-{low + 0.1:.1f}  planted {counts[0]:4}  faithful {counts[1]:3}  {share:.2f}")


if __name__ == "__main__":
    main()
