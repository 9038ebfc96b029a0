"""A text being mended: every replacement is recorded, and earlier records move along with later ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from hexapla.model import Repair

LONGEST_RECORD = 200  # signs of `before` and `after` that are kept, as `Repair` allows


class Draft:
    """A text and the repairs made to it; the repairs' offsets always fit the present text."""

    __slots__ = ("repairs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.repairs: list[Repair] = []

    def replace(self, kind: str, pattern: re.Pattern[str], change: str | Callable[[re.Match[str]], str]) -> None:
        """Replaces every match of `pattern` by `change` (or what `change` gives for it) and records each change."""
        edits: list[tuple[int, int, str]] = []
        for match in pattern.finditer(self.text):
            new = change if isinstance(change, str) else change(match)
            if new != match.group():
                edits.append((match.start(), match.end(), new))
        if edits:
            self._apply(kind, edits)

    def _apply(self, kind: str, edits: list[tuple[int, int, str]]) -> None:
        parts: list[str] = []
        fresh: list[Repair] = []
        done = size = 0
        for start, end, new in edits:
            parts += (self.text[done:start], new)
            place = size + start - done
            before = self.text[start:end]
            fresh.append(Repair(kind, place, place + len(new), before[:LONGEST_RECORD], new[:LONGEST_RECORD]))
            size = place + len(new)
            done = end
        parts.append(self.text[done:])
        starts = [start for start, _, _ in edits]
        old = [self._moved(one, edits, starts, fresh) for one in self.repairs]
        self.text = "".join(parts)
        self.repairs = sorted(old + fresh, key=lambda one: (one.start, one.end))

    @staticmethod
    def _moved(one: Repair, edits: list[tuple[int, int, str]], starts: list[int], fresh: list[Repair]) -> Repair:
        """An earlier record, with its offsets in the text after `edits`."""

        def place(offset: int, *, closing: bool) -> int:
            at = bisect_right(starts, offset - 1 if closing else offset) - 1
            if at < 0:
                return offset
            _, end, _ = edits[at]
            if offset < end:  # inside what was replaced
                return fresh[at].end if closing else fresh[at].start
            return fresh[at].end + offset - end

        start = place(one.start, closing=False)
        return Repair(one.kind, start, max(start, place(one.end, closing=True)), one.before, one.after)
