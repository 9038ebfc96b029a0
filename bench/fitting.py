"""What the scripts that fit weights share: the rows of the development data, folds by story, logistic regression."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from typing import Any

import numpy

from bench.places import shared

Array = numpy.ndarray[Any, numpy.dtype[numpy.float32]]


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The records of a file of the development data."""
    folder = shared()
    if folder is None:
        raise SystemExit("the development data (../shared) is not there")
    with gzip.open(folder / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def fold(story: str, folds: int) -> int:
    """The fold of a story: all its versions stand in one."""
    return int(hashlib.md5(story.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def logistic(x: Array, y: Array, ridge: float = 1e-3, rounds: int = 60) -> Array:
    """Weights of a logistic regression by Newton's method; give the constant as a column of ones."""
    weights = numpy.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ weights, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * numpy.eye(x.shape[1])
        step = numpy.linalg.solve(hessian, x.T @ (y - p) - ridge * weights)
        weights += step
        if float(numpy.abs(step).max()) < 1e-6:
            break
    result: Array = weights
    return result
