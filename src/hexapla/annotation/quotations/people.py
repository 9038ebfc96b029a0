"""The person a mention leads to: a surname to the full name in the text, a pronoun to the person spoken of before it.

Conservative: a surname that two people bear leads to itself alone, a role to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PARTS = re.compile(r"[\s·・]+")


class Cast:
    """The names met so far in a text, and the person spoken of last: who spoke, or who opened a sentence."""

    def __init__(self, full: Iterable[str] = ()) -> None:
        self._full: dict[str, list[str]] = {}
        self.recent: str | None = None
        for name in full:
            self.meet(name)

    def meet(self, name: str) -> None:
        """Takes in a name of two words or more."""
        words = PARTS.split(name)
        if len(words) < 2:
            return
        for word in {words[-1], words[0]}:
            known = self._full.setdefault(_key(word), [])
            if name not in known:
                known.append(name)

    def whole(self, name: str) -> str:
        """The full name that a name stands for, itself where there is none or more than one."""
        if len(PARTS.split(name)) == 1:
            known = self._full.get(_key(name), ())
            if len(known) == 1:
                return known[0]
        return name

    def speak_of(self, name: str) -> None:
        """Notes that a sentence is about a name; names of one word that no full name explains may be no person."""
        whole = self.whole(name)
        if len(PARTS.split(whole)) > 1:
            self.recent = whole

    def person(self, kind: str | None, name: str) -> str | None:
        """The person behind a speaker: `kind` is name, role or pronoun, None where the sentence names no subject."""
        if kind is None or kind == "pronoun":
            return self.recent
        if kind == "name":
            return self.whole(name)
        return None


def _key(word: str) -> str:
    return word.casefold().rstrip("'’")
