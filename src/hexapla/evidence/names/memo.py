"""What has been found is remembered in dictionaries whose keys are texts or numbers.

`functools.lru_cache` makes a tuple of what it is asked. Of names that are met once that is a tuple each for the name,
its words, its pairs of words …, and the collector of garbage, which counts what is made and kept, then goes through all
that lives as often as through all that is new: a third of the whole time was spent there.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(dict[K, V]):
    """A dictionary that begins anew when it is full. A subclass says in `find` what to put for a key not met before."""

    most = 65_536

    def find(self, key: K) -> V:
        """What is remembered for a key."""
        raise KeyError(key)

    def __missing__(self, key: K) -> V:
        # As `put` does, but for a call.
        found = self.find(key)
        if len(self) >= self.most:
            self.clear()
        self[key] = found
        return found

    def put(self, key: K, value: V) -> V:
        """Remembers a value, and gives it back."""
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value
