"""The person a mention leads to: a surname to the full name in the text, a pronoun to the speaker before it.

Conservative: a mention that could mean two people leads to none.
"""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.annotation.quotations.speakers import Mention


class Cast:
    """The names met so far in a text, in order, and the last person spoken of as a speaker."""

    def __init__(self, full: Iterable[str] = ()) -> None:
        self._full: dict[str, list[str]] = {}
        self.last: str | None = None
        self.topic: str | None = None
        for name in full:
            self.meet(name)

    def meet(self, name: str) -> None:
        """Takes in a name of two words or more."""
        words = name.split()
        if len(words) < 2:
            return
        for word in {words[-1], words[0]}:
            known = self._full.setdefault(_key(word), [])
            if name not in known:
                known.append(name)

    def whole(self, name: str) -> str:
        """The full name that a name stands for, itself where there is none or more than one."""
        words = name.split()
        if len(words) == 1:
            known = self._full.get(_key(name), ())
            if len(known) == 1:
                return known[0]
        return name

    def person(self, mention: Mention | None, text: str) -> str | None:
        """The person behind a speaker; None where it cannot be known."""
        if mention is None or mention.kind == "pronoun":
            return self.topic or self.last
        if mention.kind == "name":
            return self.whole(text)
        return None


def _key(word: str) -> str:
    return word.casefold().rstrip("'’")
