"""Reads a dictionary of any known format as pairs of words."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from hexapla.errors import TableError
from hexapla.knowledge import dictionaries
from hexapla.knowledge.dictionaries.cleaning import cleaned
from hexapla.knowledge.dictionaries.source import counted, fault, opened

SAMPLE = 1 << 16  # bytes from which the kind is told

# First bytes of what is no dictionary but may hold one.
ARCHIVES = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh")
TAR = (257, b"ustar")


class Kind(Protocol):
    """What the file of a format gives: its name, how its files look in one line, and the two steps of reading."""

    KIND: str
    SHAPE: str

    def recognises(self, sample: bytes) -> bool:
        """Whether a file is of this format, told from its first bytes, unpacked."""

    def pairs(self, path: Path) -> Iterator[tuple[str, str]]:
        """Headwords and translations as they stand in the file. Raises TableError with what is wrong."""


def read_dictionary(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs (headword, translation) of a dictionary of two languages: words and phrases of at most three words,
    cleaned (`cleaning.cleaned`); a pair may come twice.

    The format is told from the content, not from the name: see `kinds`. Raises TableError, which names the file, says
    what is wrong and what to do: at once for a file that cannot be read or is of no known format, while reading for
    one that is broken, cut short or over the limits of `source`, at the end for one that holds no pair."""
    with opened(path) as stream:
        sample = stream.read(SAMPLE)
    for kind in kinds().values():
        if kind.recognises(sample):
            return _pairs(kind, path)
    raise _unknown(path, sample)


@cache
def kinds() -> Mapping[str, Kind]:
    """The formats of this folder by their names, in the order of the alphabet."""
    names = sorted(one.name for one in pkgutil.iter_modules(dictionaries.__path__))
    modules = [import_module(f"{dictionaries.__name__}.{name}") for name in names]
    found = [cast(Kind, module) for module in modules if hasattr(module, "KIND")]
    return {one.KIND: one for one in sorted(found, key=lambda one: one.KIND)}


def _pairs(kind: Kind, path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a format, cleaned."""
    empty = True
    for word, translation in counted(kind.pairs(path), path, "pairs"):
        left = cleaned(word)
        right = cleaned(translation) if left else None
        if left and right:
            empty = False
            yield left, right
    if empty:
        advice = "give a dictionary that translates words of one language into another"
        raise fault(path, f"read as {kind.KIND}, but it holds no pair of words or short phrases; {advice}")


def _unknown(path: Path, sample: bytes) -> TableError:
    """The error for a file of no known format."""
    if not sample:
        return fault(path, "the file is empty")
    if sample.startswith(ARCHIVES) or sample[TAR[0] :].startswith(TAR[1]):
        return fault(path, "an archive; unpack it and give the dictionary's file inside")
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return fault(path, "text in UTF-16; save it as UTF-8")
    shapes = "; ".join(one.SHAPE for one in kinds().values())
    return fault(path, f"no kind of dictionary that is known; the kinds are: {shapes}")
