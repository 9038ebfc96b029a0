"""A finding of the checker, and the table that findings are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hexapla.knowledge.tables import table


class Finding(NamedTuple):
    """One thing wrong in a table (`broken`: the program goes wrong by it, or never finds what the table says) or to be
    looked at (doubtful). `language` is empty where it is about all; `entry` is the key, concept or entity, a colon and
    the entry itself."""

    broken: bool
    kind: str
    language: str
    topic: str
    entry: str
    note: str


class Table(NamedTuple):
    """The table of a topic in a language, and findings about it."""

    language: str
    topic: str

    @property
    def content(self) -> Mapping[str, Any]:
        """The keys and values. TableError where the file cannot be read."""
        return table(self.language, self.topic)

    def broken(self, kind: str, entry: str, note: str) -> Finding:
        """A finding that makes the check fail."""
        return Finding(True, kind, self.language, self.topic, entry, note)

    def doubtful(self, kind: str, entry: str, note: str) -> Finding:
        """A finding that is to be looked at."""
        return Finding(False, kind, self.language, self.topic, entry, note)
