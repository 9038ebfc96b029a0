"""How names sound and are written: tables in `sounds/`, read when first asked for.

`sounds/scripts/<ISO 15924 code>.toml` says how a script is written in Latin letters (keys described in Cyrl.toml);
the other files are described in their first lines. Pairs stand in one string, "а a  б b", which tomllib reads far
faster than a table of a hundred keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from hexapla.errors import TableError

ROOT = files("hexapla.knowledge") / "sounds"


@cache
def sounds(topic: str) -> Mapping[str, Any]:
    """The table `sounds/<topic>.toml`, or an empty one where there is none; TableError where it is broken."""
    path = ROOT.joinpath(f"{topic}.toml")
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"knowledge/sounds/{topic}.toml: {error}") from error


def pairs(text: str, where: str = "sounds") -> dict[str, str]:
    """A string of pairs parted by white space as a dictionary; "-" stands for nothing."""
    words = text.split()
    if len(words) % 2:
        raise TableError(f"knowledge/{where}: pairs do not come out even at the end: {' '.join(words[-3:])}")
    return {key: "" if value == "-" else value for key, value in zip(words[::2], words[1::2], strict=True)}


@cache
def script_table(script: str) -> Mapping[str, Any]:
    """How a script is written in Latin letters, as read from its file; empty for scripts left to anyascii."""
    return sounds(f"scripts/{SHARED.get(script, script)}")


# Scripts that stand in one file with another.
SHARED = {"Hira": "Kana"}


def cost_rows() -> Iterator[list[str]]:
    """The rows of `costs.tsv`: what is weighed, script, sign, other sign or place, weight. They are not kept: who asks
    makes something else of them."""
    text = ROOT.joinpath("costs.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and line[0] != "#")


@cache
def reading_rows() -> Mapping[str, str]:
    """The rows of `readings.tsv` by Chinese sign: how it is read in names, the columns parted by tabs."""
    text = ROOT.joinpath("readings.tsv").read_text(encoding="utf-8")
    return {line[0]: line[2:] for line in text.splitlines() if line and line[0] != "#"}


@cache
def notions() -> Mapping[str, tuple[str, str]]:
    """The words of `place_words.txt`, as they are written: "kind" or "part", and the notion they stand for."""
    found: dict[str, tuple[str, str]] = {}
    for line in ROOT.joinpath("place_words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, name, *words = line.split()
            for word in words:
                found.setdefault(word, (kind, name))
    return found


@cache
def word_list(topic: str, key: str) -> frozenset[str]:
    """A list of words, parted by white space, of `sounds/<topic>.toml`."""
    return frozenset(sounds(topic).get(key, "").split())


@cache
def groups(topic: str) -> Mapping[str, tuple[int, ...]]:
    """For every word of a file of groups (one group a line, words parted by blanks): the numbers of its groups."""
    path = ROOT.joinpath(f"{topic}.txt")
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            # One tuple for all words of a line: there are tens of thousands.
            alone = (number,)
            for word in line.split():
                found[word] = (*found[word], number) if word in found else alone
    return found
