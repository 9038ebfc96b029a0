"""Source notes: every table opens with a comment that says where it comes from. A README.md in its folder, or in the
folder above, may say it for all tables of the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.checks.keys import opening
from hexapla.knowledge.tables import HOME, own_folder, shown

# Where something comes from: who wrote it, of what it was made, under what licence. Read off the notes there are.
ORIGIN = re.compile(
    r"\bby hand\b|\bfor this project\b|\blicen[cs]e|\bsources?:|\bcommon usage\b|\bgeneral knowledge\b"
    r"|\bwritten by\b|\b(?:drafted|taken|copied|compiled|generated|learnt|fitted|made) (?:by|from|with)\b"
    r"|\bfrom the dictionary\b|\bafter the .* tables\b",
    re.IGNORECASE,
)
NOTE = "README.md"
ENDINGS = (".toml", ".tsv")


def findings(languages: tuple[str, ...] | None) -> Iterator[Finding]:
    """Tables without a source note, those of some languages, or for None all that there are."""
    roots = [HOME, *([own] if (own := own_folder()) else [])]
    for root in roots:
        for path, folder in _tables(root, ()):
            language = folder[1] if len(folder) > 1 and folder[0] == "languages" else ""
            if languages is not None and language not in languages:
                continue
            topic = path.name.rpartition(".")[0] if language else "/".join((*folder, path.name))
            if not _noted(path) and not any(_covers(one) for one in _above(root, folder)):
                yield Table(language, topic).doubtful("no source note", "", shown(path))


def _tables(root: Traversable, folder: tuple[str, ...]) -> Iterator[tuple[Traversable, tuple[str, ...]]]:
    for path in sorted(root.iterdir(), key=lambda one: one.name):
        if path.is_dir() and not path.name.startswith((".", "__")):
            yield from _tables(path, (*folder, path.name))
        elif path.name.endswith(ENDINGS):
            yield path, folder


def _above(root: Traversable, folder: tuple[str, ...]) -> Iterator[Traversable]:
    """The notes that may cover a folder: its own and that of the folder above."""
    for depth in range(len(folder), max(len(folder) - 2, 0), -1):
        yield root.joinpath(*folder[:depth], NOTE)


def _noted(path: Traversable) -> bool:
    """Whether the comment at the top of a table names its origin; one that cannot be decoded is told of elsewhere."""
    try:
        return bool(ORIGIN.search(" ".join(opening(path.read_text(encoding="utf-8")))))
    except UnicodeDecodeError:
        return True


def _covers(path: Traversable) -> bool:
    return path.is_file() and bool(ORIGIN.search(" ".join(path.read_text(encoding="utf-8").split())))
