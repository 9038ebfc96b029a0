"""Fits how likely some versions of a sentence deny what the others affirm (`collation/denying.{toml,tsv}`):
`python -m bench.fit_denying`.

Sentences of two to seven faithful versions (NTREX, WMT, human translations only) are taken as they are, and with a
negation taken away from one or two versions or put into them, in what was read of them, so that it works in all
languages. A story belongs to half A or B; rates and weights come from A, what is printed is how they do on B.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy

from bench.fit_refusals import fitted
from bench.fit_variants import HOME, written
from bench.fitting import fold, rows
from hexapla.collation import denying
from hexapla.collation.account import Told, told
from hexapla.knowledge.tables import table
from hexapla.knowledge.words import Found

SHARE = 0.02  # of the sentences of real stories that have such a contradiction, about
SIZES = (2, 3, 3, 4, 4, 5, 6, 7)
DRAWS, PLANTS = 3, 2
LOST = 0.8  # of the planted changes take a negation away: a machine loses one more often than it makes one up
TWO = 0.25  # of the rows of four versions or more are changed in two
MOST, FEW = 0.7, 0.15  # share of the versions that deny from which, and below which, the others are the odd ones
SMOOTH = 25  # rows that stand for the usual rate

ABOUT = """
How likely versions that deny contradict the rest (collation/denying.py): the log odds are the sum of the measures times
these weights, and of what the making of the versions says. Made by `python -m bench.fit_denying`.
  pairs, weakest     mean and least log odds of the verdicts on the pairs (polarity.toml)
  many, even, few    log of how many versions there are; both parties are as large; the share of the smaller
  denying_few        those that deny are the fewer
  lexical, answered  words of the others that deny by their sense; some of the others deny as well, less often
  alone, missed      log of how often languages of the smaller party deny alone, or do not where others do (denying.tsv)
  length             log of how much is told
"""

Sides = Mapping[str, Told]


class Case(NamedTuple):
    """A sentence in several versions, by language: its half, those in which a negation was changed."""

    half: str
    sides: Sides
    planted: frozenset[str]


def sentences() -> Iterator[tuple[str, Sides]]:
    """The sentences of all stories in two languages or more, each with its half."""
    for name in ("stories-ntrex", "stories-wmt"):
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in rows(name):
            human = not row["origin"].startswith("mt") and not row.get("partial")
            if human and "negation" in table(row["lang"], "words") and len(row["segids"]) == len(row["paragraphs"]):
                for segment, text in zip(row["segids"], row["paragraphs"], strict=True):
                    found[row["story"], segment].setdefault(row["lang"], text)
        for (story, _), texts in found.items():
            if len(texts) > 1:
                yield "AB"[fold(story, 2)], {language: told(text, language) for language, text in texts.items()}


def count(found: list[tuple[str, Sides]]) -> None:
    """Counts in half A how often each language denies alone, and alone does not."""
    alone: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for half, sides in found:
        if half == "A" and len(sides) > 4:
            denying_now = sum(bool(side.denied) for side in sides.values())
            for language, side in sides.items():
                others = (denying_now - bool(side.denied)) / (len(sides) - 1)
                if others <= FEW:
                    alone[language][0] += bool(side.denied)
                    alone[language][1] += 1
                elif others >= MOST:
                    missed[language][0] += not side.denied
                    missed[language][1] += 1
    usual = [sum(a for a, _ in one.values()) / sum(b for _, b in one.values()) for one in (alone, missed)]
    lines = [
        "# How often a language denies what hardly another version of a faithful sentence does (alone), and does not",
        "# deny what most do (missed), on half A of the development data; * is the rest.",
        "# Made by `python -m bench.fit_denying`.",
        f"*\t{usual[0]:.4f}\t{usual[1]:.4f}",
    ]
    for language in sorted(alone):
        both = [
            (one[language][0] + SMOOTH * rate) / (one[language][1] + SMOOTH)
            for one, rate in zip((alone, missed), usual, strict=True)
        ]
        lines.append(f"{language}\t{both[0]:.4f}\t{both[1]:.4f}")
    (HOME / "denying.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def cases(found: list[tuple[str, Sides]]) -> Iterator[Case]:
    """Faithful rows and planted ones."""
    chance = random.Random("denying")
    for half, sides in found:
        for _ in range(DRAWS):
            yield Case(half, _drawn(sides, chance), frozenset())
        for _ in range(PLANTS):
            drawn = _drawn(sides, chance)
            lost = chance.random() < LOST
            fit = [s for s, side in drawn.items() if bool(side.denied) == lost and (lost or side.things)]
            wanted = 1 + (len(drawn) > 3 and chance.random() < TWO)
            if len(fit) >= wanted and (not lost or len(fit) >= MOST * len(drawn)):
                chosen = chance.sample(fit, wanted)
                changed = {s: _without(drawn[s]) if lost else _with(drawn[s], chance) for s in chosen}
                yield Case(half, {**drawn, **changed}, frozenset(chosen))


def _drawn(sides: Sides, chance: random.Random) -> dict[str, Told]:
    return {one: sides[one] for one in chance.sample(sorted(sides), min(chance.choice(SIZES), len(sides)))}


def _without(side: Told) -> Told:
    return replace(side, denied=side.denied[1:], negations=max(0, side.negations - 1))


def _with(side: Told, chance: random.Random) -> Told:
    at = chance.choice(side.things).start
    return replace(side, denied=(Found(at, at, "", "negation"),), negations=1)


def main() -> None:
    """Counts, plants, fits and prints the reliability."""
    found = list(sentences())
    count(found)
    measures, right, halves, changed = [], [], [], []
    rows_of: Counter[tuple[str, bool]] = Counter()
    for case in cases(found):
        rows_of[case.half, bool(case.planted)] += 1
        parted = denying.parting(case.sides, {})
        if parted is not None:
            measures.append(parted.measures)
            parties = set(parted.having), set(parted.without)
            right.append(float(bool(case.planted) and any(case.planted <= party for party in parties)))
            halves.append(case.half)
            changed.append(bool(case.planted))
    x, y, half, touched = numpy.array(measures), numpy.array(right), numpy.array(halves), numpy.array(changed)
    weight = numpy.ones(len(y))
    for name in "AB":
        share = SHARE * rows_of[name, False] / rows_of[name, True]
        weight[(half == name) & touched] = share
    first = half == "A"
    weights = fitted(x[first], y[first], weight[first])
    written("denying", ABOUT, denying.MEASURES, weights.tolist())
    p = 1 / (1 + numpy.exp(-(x[~first] @ weights)))
    y, weight = y[~first], weight[~first]
    print(f"half B: {rows_of['B', False]} faithful rows, {rows_of['B', True]} planted")
    for low in numpy.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            share = float((weight[inside] * y[inside]).sum() / weight[inside].sum())
            counts = int(y[inside].sum()), int((y[inside] == 0).sum())
            print(f"  {low:.1f}-{low + 0.1:.1f}  planted {counts[0]:4}  faithful {counts[1]:4}  {share:.2f}")


if __name__ == "__main__":
    main()
