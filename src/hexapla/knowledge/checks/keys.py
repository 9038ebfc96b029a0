"""The keys of a language's table: unknown ones, those of a wrong type, and those that only this language lacks.

What keys there are is told by the English file, which has them or explains them in the comments at its top, and by the
file of what holds in all languages; a topic without an English file is explained by the files that it has.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from hexapla.errors import TableError
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.tables import HOME, languages, table

ENGLISH, ALL = "en", "_all"  # the folders that explain: the complete file, and what holds in all languages
NEARLY_ALL = 0.9  # of the languages with a topic have a key: the one that lacks it is asked why
FEWEST = 5  # languages with a topic; fewer tell nothing about what is usual
# Keys in the comments: a list of words at the beginning of a line or behind wide space or a semicolon, before wide
# space, a colon or the end; a word in backticks or brackets; any word with an underscore. Some prose comes along.
_LISTED = re.compile(r"(?:^|\s{2,}|; )([a-z][a-z_]*(?:(?:, | )[a-z][a-z_]*)*)(?=\s{2,}|:|$)")
_MARKED = re.compile(r"[`\[]([a-z_]+)[`\]]|\b([a-z]+_[a-z_]+)\b")
_ASIDE = re.compile(r"\s*\([^)]*\),?|`")


def opening(text: str) -> list[str]:
    """The comment lines with which a file opens, without their mark."""
    found: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        found.append(line[1:].strip())
    return found


def explained(lines: Iterable[str]) -> frozenset[str]:
    """The keys that comments explain."""
    found: set[str] = set()
    for line in lines:
        found.update(one or other for one, other in _MARKED.findall(line))
        for listed in _LISTED.findall(_ASIDE.sub("  ", line).strip()):
            found.update(re.findall("[a-z_]+", listed))
    return frozenset(found)


@cache
def _explaining(topic: str) -> tuple[str, ...]:
    """The text of the files that explain a topic."""
    home = HOME / "languages"
    paths = [path for code in (ENGLISH, ALL) if (path := home / code / f"{topic}.toml").is_file()]
    paths = paths or [path for one in home.iterdir() if (path := one / f"{topic}.toml").is_file()]
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def comments(topic: str) -> list[str]:
    """The comment lines that explain a topic."""
    return [line for text in _explaining(topic) for line in opening(text)]


@cache
def known_keys(topic: str) -> frozenset[str]:
    """The keys that a topic may have; empty where no file explains any."""
    return explained(comments(topic)).union(*(tomllib.loads(text) for text in _explaining(topic)))


def siblings(topic: str) -> tuple[str, ...]:
    """The languages that have a table of the topic; one that cannot be read is told of by itself."""
    found: list[str] = []
    for language in languages():
        with suppress(TableError):
            if table(language, topic):
                found.append(language)
    return tuple(found)


def usual(sets: Sequence[Collection[str]]) -> frozenset[str]:
    """What nearly all of some sets hold; nothing where they are too few to tell."""
    if len(sets) < FEWEST:
        return frozenset()
    count = Counter(one for found in sets for one in set(found))
    return frozenset(one for one, times in count.items() if times >= NEARLY_ALL * len(sets))


@cache
def _usual_keys(topic: str) -> frozenset[str]:
    return usual([table(one, topic).keys() for one in siblings(topic)])


@cache
def _types(topic: str) -> dict[str, str]:
    """The type of each key's value: as in English, else as in most languages."""
    count: dict[str, Counter[str]] = {}
    for language in siblings(topic):
        for key, value in table(language, topic).items():
            count.setdefault(key, Counter())[_type(value)] += 1
    english = {key: _type(value) for key, value in table(ENGLISH, topic).items()}
    return {key: found.most_common(1)[0][0] for key, found in count.items()} | english


def _type(value: Any) -> str:
    return "number" if type(value) in (int, float) else type(value).__name__


def findings(language: str, topic: str) -> Iterator[Finding]:
    """Unknown keys, keys of a wrong type, and gaps. A language without the topic lacks nothing."""
    place = Table(language, topic)
    known, types = known_keys(topic), _types(topic)
    for key, value in place.content.items():
        if known and key not in known:
            yield place.broken("unknown key", key, "no English file explains it: misspelt, or not explained yet")
        elif _type(value) != types.get(key, _type(value)):
            yield place.broken("type", key, f"{_type(value)}, elsewhere {types[key]}")
    if not place.content or language.startswith("_"):
        return
    for key in sorted(_usual_keys(topic) - place.content.keys()):
        yield place.doubtful("gap", key, "nearly all languages with the topic have this key")
