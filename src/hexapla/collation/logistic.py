"""Logistic curves whose weights stand in a file beside the code that measures."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from hexapla.errors import TableError


@cache
def weights(topic: str, names: tuple[str, ...]) -> tuple[float, ...]:
    """The weights of `collation/<topic>.toml`, in the order of `names`; TableError where one is lacking."""
    path = files("hexapla.collation") / f"{topic}.toml"
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(float(read[name]) for name in names)
    except (OSError, ValueError, KeyError) as error:
        raise TableError(f"collation/{topic}.toml: {error}") from error


def weighed(topic: str, names: tuple[str, ...], measures: Sequence[float]) -> float:
    """The log odds of measures that stand in the order of `names`."""
    return sum(weight * value for weight, value in zip(weights(topic, names), measures, strict=True))
