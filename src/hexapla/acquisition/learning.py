"""Learns the weights in `body.json` from pages whose main text is known.

    python -m hexapla.acquisition.learning PAGES.jsonl.gz [OUT.json]

A line of PAGES has `html` and `gold` (the main text) or `with_` and `without` (pieces of text that belong to it and
that do not). Logistic regression by Newton's method, twice: on the features of a piece alone, then with what the
first, learnt on other pages, says of the pieces around it (so that the second does not trust the first too much).
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hexapla.acquisition.body import around, chance, features
from hexapla.acquisition.markup import parse
from hexapla.acquisition.phrases import plain_letters
from hexapla.acquisition.tree import Piece, pieces
from hexapla.errors import SourceError

RIDGE = 3.0  # of .5 and 3 the better in five-fold cross-validation over pages
FOLDS = 4
PAGE_WEIGHT, SNIPPET_WEIGHT = 60.0, 6.0  # a page with full text weighs as much as ten snippets
SNIPPET_SLACK = 100  # signs by which a piece may be longer than the snippet that must not be there
Row = dict[str, float]


@dataclass(slots=True)
class Example:
    """The pieces of a page, their features, which belong to the text (1, 0; -1 not known) and how much each counts."""

    parts: list[Piece]
    rows: list[Row]
    wanted: list[int]
    weight: list[float]


def examples(path: Path) -> Iterator[Example]:
    """The pages of a JSONL file as examples; pages that cannot be parsed are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            try:
                parts = pieces(parse(record["html"], "page"))
            except SourceError:
                continue
            wanted, weight = _by_text(parts, record["gold"]) if record["gold"] else _by_snippets(parts, record)
            yield Example(parts, features(parts), wanted, weight)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[place : place + 4]) for place in range(max(1, len(words) - 3)))


def _by_text(parts: Sequence[Piece], gold: str) -> tuple[list[int], list[float]]:
    """A piece belongs to the text if half of its 4-grams do, each used once; a short one if the text holds it."""
    left, letters = _grams(gold), plain_letters(gold)
    lines = {plain_letters(line) for line in gold.split("\n")}
    wanted, weight = [], []
    for piece in parts:
        words, mine = re.findall(r"\w+", piece.text), plain_letters(piece.text)
        if len(words) >= 6:
            grams = _grams(piece.text)
            inside = 2 * sum((grams & left).values()) >= sum(grams.values())
            left = left - grams if inside else left
        else:
            inside = mine in lines or (len(words) >= 3 and mine in letters)
        wanted.append(int(inside))
        weight.append(0.3 + min(len(words), 100) / 25)
    scale = PAGE_WEIGHT / sum(weight) if any(wanted) else 0.0
    return wanted, [one * scale for one in weight]


def _by_snippets(parts: Sequence[Piece], record: dict[str, Any]) -> tuple[list[int], list[float]]:
    wanted = [-1] * len(parts)
    texts = [" ".join(piece.text.split()) for piece in parts]
    for key, value in (("with_", 1), ("without", 0)):
        for snippet in (" ".join(one.split()) for one in record[key] or ()):
            for place, text in enumerate(texts):
                whole = value == 1 or len(text) < 4 * len(snippet) + SNIPPET_SLACK
                if (snippet in text and whole) or (value == 1 and len(text) > 20 and text in snippet):
                    wanted[place] = value
    return wanted, [SNIPPET_WEIGHT] * len(parts)


def fit(rows: Sequence[Row], wanted: Sequence[int], weight: Sequence[float]) -> Row:
    """The weights of logistic regression with a ridge penalty."""
    import numpy as np

    names = sorted({name for row in rows for name in row})
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, column[name]] = value
    known = (np.array(wanted) >= 0) & (np.array(weight) > 0)
    matrix, target, counts = matrix[known], np.array(wanted)[known].astype(float), np.array(weight)[known]
    found = np.zeros(len(names))
    for _ in range(30):
        said = 1 / (1 + np.exp(-np.clip(matrix @ found, -30, 30)))
        slope = matrix.T @ (counts * (said - target)) + RIDGE * found
        bend = (matrix * (counts * said * (1 - said))[:, None]).T @ matrix + RIDGE * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        found -= step
        if abs(step).max() < 1e-4:
            break
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True)}


def _fit(pages: Iterable[Example]) -> Row:
    rows, wanted, weight = [], [], []
    for page in pages:
        rows += page.rows
        wanted += page.wanted
        weight += page.weight
    return fit(rows, wanted, weight)


def learn(pages: Sequence[Example], seed: int = 1) -> dict[str, Row]:
    """The two tables of weights, "alone" and "around"."""
    order = list(range(len(pages)))
    random.Random(seed).shuffle(order)  # noqa: S311 - folds, not secrets
    wider: list[Example] = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = _fit(page for number, page in enumerate(pages) if number not in held)
        for number in sorted(held):
            page = pages[number]
            said = around(page.parts, [chance(row, weights) for row in page.rows])
            rows = [row | more for row, more in zip(page.rows, said, strict=True)]
            wider.append(Example(page.parts, rows, page.wanted, page.weight))
    return {"alone": _fit(pages), "around": _fit(wider)}


def main(arguments: Sequence[str]) -> None:
    """Learns from the pages in the first argument and writes the weights to the second."""
    pages = list(examples(Path(arguments[0])))
    out = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).with_name("body.json")
    out.write_text(json.dumps(learn(pages), indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
