"""Fits the weights of how a version was made (`src/hexapla/descent/making.toml`) and prints them as TOML.

`python -m bench.fit_making [-n 250] [--first 5000]`: the habits of writing from the development data (`mt_human.dev`:
translations by machines and by people), then the ways of making from simulated histories and the gold stories, each
version of these counting sixteen times. Printed as comments: AUC and reliability of the habits with each language left
out, and each system; the verdicts on the gold stories, each by weights fitted without it. `--habits`: these alone.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench import making as truths
from bench.fitting import logistic, rows
from hexapla.descent import making
from hexapla.descent.habits import FARTHEST, habits
from hexapla.descent.signs import signs
from hexapla.synopsis import Synopsis

GOLD_WEIGHT, SHRINK, STEPS, PACE = 16, 0.004, 600, 0.05
# The habits tell a machine from a person and nothing else.
HANDS = ("human translation", "machine translation")
SIGNS = ("", "marks", "left", "pivot", "garbled", "mistranslated", "lacks", "order", "habits")


# ---- habits -------------------------------------------------------------------------------------------------------


@dataclass
class Texts:
    """The translations of the development data: standardised habits, whose they are, language, fold by system."""

    x: Any
    machine: Any
    language: Any
    system: Any
    names: list[str]
    mean: Any
    spread: Any

    def weights(self) -> Any:
        """Of each text, so that in each language machines and people count alike."""
        count = Counter(zip(self.language, self.machine, strict=True))
        least = {one: min(count[one, True], count[one, False]) for one in set(self.language)}
        return np.array(
            [least[one] ** 0.5 / count[one, by] for one, by in zip(self.language, self.machine, strict=True)]
        )


def texts() -> Texts:
    """The translations of the development data in numbers."""
    kept = [one for one in rows("mt_human.dev") if one["label"] != "original"]
    found = [habits(one["text"].split("\n"), one["lang"]) for one in kept]
    names = sorted({name for one in found for name in one})
    x = np.array([[one.get(name, np.nan) for name in names] for one in found])
    mean, spread = np.nanmean(x, 0), np.nanstd(x, 0) + 1e-9
    x = np.hstack([np.nan_to_num(np.clip((x - mean) / spread, -FARTHEST, FARTHEST)), np.ones((len(x), 1))])
    machine = np.array([one["label"] == "mt" for one in kept])
    # A person's texts are spread over the folds by document: there is no system to leave out.
    by = [one["system"].lower() if one["label"] == "mt" else one["doc"] for one in kept]
    system = np.array([zlib.crc32(one.encode()) % 8 for one in by])
    return Texts(x, machine, np.array([one["lang"] for one in kept]), system, names, mean, spread)


def fitted(data: Texts, part: Any) -> Any:
    """The weights of a logistic regression on a part of the texts."""
    # The regression knows no weights of cases: a text is drawn as often as it counts.
    weight = data.weights()[part]
    drawn = np.random.default_rng(0).choice(np.flatnonzero(part), size=len(weight), p=weight / weight.sum())
    return logistic(data.x[drawn], data.machine[drawn].astype(float), ridge=2.0)


def left_out(data: Texts, folds: Any) -> Any:
    """The log odds of every text by weights fitted without its fold."""
    odds = np.zeros(len(folds))
    for one in sorted(set(folds)):
        odds[folds == one] = data.x[folds == one] @ fitted(data, folds != one)
    return odds


def auc(odds: Any, true: Any) -> float:
    """The chance that a true one is ranked above a false one."""
    rank = np.empty(len(odds))
    rank[np.argsort(odds, kind="mergesort")] = np.arange(len(odds))
    count = int(true.sum())
    return float((rank[true].sum() - count * (count - 1) / 2) / (count * (len(odds) - count)))


def by_language(data: Texts, odds: Any) -> dict[str, float]:
    """AUC within each language that has twenty texts of both hands."""
    found = {}
    for one in sorted(set(data.language)):
        here = data.language == one
        if min(data.machine[here].sum(), (~data.machine[here]).sum()) >= 20:
            found[str(one)] = auc(odds[here], data.machine[here])
    return found


def print_habits(data: Texts) -> None:
    """The table of habits, and how well they tell."""
    weights = fitted(data, np.ones(len(data.machine), bool))
    print("[habits]")
    for name, mean, spread, weight in zip(data.names, data.mean, data.spread, weights, strict=False):
        print(f'"{name}" = [{mean:.4f}, {spread:.4f}, {weight:.3f}]')
    print(f'"" = [0.0, 1.0, {weights[-1]:.3f}]')
    for name, folds in (("language", data.language), ("system", data.system)):
        odds = left_out(data, folds)
        found = by_language(data, odds)
        print(f"# AUC, each {name} left out: mean of languages {np.mean(list(found.values())):.3f};", end=" ")
        print(", ".join(f"{one} {value:.2f}" for one, value in found.items()))
        chance, weight = 1 / (1 + np.exp(-odds)), data.weights()
        for low in np.arange(0, 1, 0.2):
            here = (chance >= low) & (chance < low + 0.2)
            if here.any():
                share = (weight * data.machine)[here].sum() / weight[here].sum()
                print(f"#   said {low:.1f}–{low + 0.2:.1f}: {here.sum()} texts, by machines {share:.2f}")


# ---- ways ---------------------------------------------------------------------------------------------------------


@dataclass
class Example:
    """A version: what the stemma gives each way, its signs, the true way, the story it is of, how often it counts."""

    shares: Any
    signs: Any
    way: int
    story: str
    weight: float


def examples(edition: Any, known: Mapping[str, tuple[str, str | None]], story: str, weight: float) -> Iterator[Example]:
    """The versions of an edition of which it is known how they were made."""
    synopsis = Synopsis({str(one.siglum): one for one in edition.witnesses}, {}, edition.loci, edition.names)
    for siglum, (way, _) in known.items():
        shares, _ = making.descent_shares(synopsis, siglum, edition.stemma)
        found = signs(synopsis.witnesses[siglum], edition.variants, edition.stemma)
        yield Example(
            np.log(np.array([shares.get(one, 0.0) for one in making.WAYS]) + making.LEAST),
            np.array([1.0, *(found[name].value for name in SIGNS[1:])]),
            making.WAYS.index(way), story, weight,
        )  # fmt: skip


def fit(data: Sequence[Example]) -> tuple[Any, float]:
    """Weights (sign by way) of greatest likelihood, shrunk, and the weight of what the stemma says; by Adam."""
    shares, x = np.array([one.shares for one in data]), np.array([one.signs for one in data])
    true = np.eye(len(making.WAYS))[[one.way for one in data]]
    weight = np.array([one.weight for one in data])
    weight = weight / weight.sum()
    params = np.zeros(x.shape[1] * len(making.WAYS) + 1)
    params[-1] = 1.0
    mean, square = np.zeros_like(params), np.zeros_like(params)
    barred = [place for place, way in enumerate(making.WAYS) if way not in HANDS]
    for step in range(1, STEPS + 1):
        chance = _chances(shares, x, params)
        off = (chance - true) * weight[:, None]
        slope = np.append((x.T @ off).ravel() + SHRINK * params[:-1], (off * shares).sum())
        slope[:-1].reshape(x.shape[1], -1)[SIGNS.index("habits"), barred] = 0
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        params = params - PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return params[:-1].reshape(x.shape[1], -1), float(params[-1])


def _chances(shares: Any, x: Any, params: Any) -> Any:
    total = params[-1] * shares + x @ params[:-1].reshape(x.shape[1], -1)
    total = np.exp(total - total.max(1, keepdims=True))
    return total / total.sum(1, keepdims=True)


def table(weights: Any, stem: float) -> dict[str, dict[str, float]]:
    """The weights as the table holds them."""
    found: dict[str, dict[str, float]] = {"descent": {"": round(stem, 3)}}
    for place, way in enumerate(making.WAYS):
        found[way] = {name: round(float(weights[n, place]), 3) for n, name in enumerate(SIGNS)}
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_making", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("-n", type=int, default=250, help="how many histories to fit to (250)")
    parser.add_argument("--first", type=int, default=5000, help="the seed of the first")
    parser.add_argument("--habits", action="store_true", help="the habits of writing alone")
    options = parser.parse_args()
    print_habits(texts())
    if options.habits:
        return
    data: list[Example] = []
    for edition, known in truths.simulated(range(options.first, options.first + options.n)):
        data += examples(edition, known, "", 1.0)
    for name, edition, known in truths.gold():
        data += examples(edition, known, name, GOLD_WEIGHT)
    for way, part in table(*fit(data)).items():
        print(f'\n[ways."{way}"]')
        print("\n".join(f'"{name}" = {value}' for name, value in part.items()))
    print_left_out(data)


def print_left_out(data: Sequence[Example]) -> None:
    """The verdicts on the gold stories, each by weights fitted without it."""
    count: Counter[str] = Counter()
    wrong = defaultdict(list)
    for story in sorted({one.story for one in data} - {""}):
        weights, stem = fit([one for one in data if one.story != story])
        for one in (one for one in data if one.story == story):
            total = stem * one.shares + one.signs @ weights
            told = int(total.argmax())
            count[str(told == one.way)] += 1
            if told != one.way:
                wrong[story].append(f"{making.WAYS[one.way]} told {making.WAYS[told]}")
    print(f"\n# gold stories, each left out: {count['True']} of {count.total()} right; {dict(wrong)}")


if __name__ == "__main__":
    main()
