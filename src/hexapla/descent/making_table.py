"""Reads `making.toml`: what each sign says for each way of making, and each habit of writing for a machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hexapla.errors import TableError


@dataclass(frozen=True, slots=True)
class MakingTable:
    """`ways`: way -> sign -> weight, the constant under "" ("descent" holds what the stemma weighs); `habits`: habit ->
    (mean, spread, weight) of a machine's hand against a person's, the constant under ""."""

    ways: Mapping[str, Mapping[str, float]]
    habits: Mapping[str, tuple[float, float, float]]


@cache
def making_table() -> MakingTable:
    """The table, read once."""
    import tomllib

    text = (files("hexapla.descent") / "making.toml").read_text(encoding="utf-8")
    try:
        found = tomllib.loads(text)
        ways = {way: {name: float(one) for name, one in part.items()} for way, part in found["ways"].items()}
        habits = {}
        for name, (mean, spread, weight) in found["habits"].items():
            habits[name] = float(mean), float(spread), float(weight)
        return MakingTable(ways, habits)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise TableError(f"descent/making.toml: {error}") from error
