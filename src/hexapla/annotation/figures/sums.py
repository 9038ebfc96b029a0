"""Adds up the words of a number one by one, and refuses the word that cannot belong to it.

The grammar is one for all languages: units join tens, tens join hundreds, a scale multiplies what stands before it,
a larger scale multiplies all that stands before it (dos mil millones). Three switches cover the rest: units before
tens (dreiundzwanzig, ثلاثة وعشرون), ten plus units (Turkish on bir), and counting by twenties (soixante-quinze).
"""

from __future__ import annotations

# Cardinals that count what stands before them (deux mille).
SCALES = frozenset({1000, 10**6, 10**9, 10**12})


class Sum:
    """A number in the making; `value` is what the words taken so far are worth."""

    __slots__ = ("current", "last", "ten_adds", "total", "units_first", "vigesimal")

    def __init__(self, units_first: bool, ten_adds: bool, vigesimal: bool) -> None:
        self.units_first = units_first
        self.ten_adds = ten_adds
        self.vigesimal = vigesimal
        self.total = 0
        self.current: int | None = None
        self.last = 0

    @property
    def value(self) -> int:
        return self.total + (self.current or 0)

    def add(self, kind: str, value: int, joined: bool) -> bool:
        """Takes a cardinal ("card") or a scale ("scale") if it fits. `joined`: an "and" stands before it."""
        if kind == "scale" or (value >= 1000 and not value % 1000):
            return self._scale(value) if kind == "scale" or value in SCALES else self._thousands(value)
        if self.current is None:
            if self.total and value >= self.last:
                return False
            self.current = value
            return True
        return self._small(value, joined)

    def _thousands(self, value: int) -> bool:
        """Thousands in one word: eine Million zweihunderttausend."""
        if self.current is not None or (self.total and value >= self.last):
            return False
        self.total += value
        self.last = 1000
        return True

    def _small(self, value: int, joined: bool) -> bool:
        current = self.current or 0
        rest = current % 100
        if value < 10:
            fits = current % 10 == 0 and current > 0 and value > 0 and (rest != 10 or self.ten_adds)
        elif value < 20:
            fits = (rest == 0 and current > 0) or (self.vigesimal and rest in (60, 80))
        elif value < 100:
            fits = (rest == 0 and current > 0) or (
                self.units_first and joined and 0 < rest < 10 and value % 10 == 0 and current != rest + 0.5
            )
        else:
            fits = False
        if fits:
            self.current = current + value
        return fits

    def _scale(self, value: int) -> bool:
        if value < 1000:
            current = self.current
            if current is None:
                if self.total and value >= self.last:
                    return False
                self.current = value
                return True
            if value < 100:  # three hundred and two dozens
                self.current = current - current % 100 + current % 100 * value
                return current % 100 > 0
            # "fifteen hundred", but not "a hundred hundred"
            if not 0 < current < 100:
                return False
            self.current = current * value
            return True
        if self.current is None:
            if not self.total:
                self.total = value
            elif value > self.last:
                self._raise(0, value)
            else:
                return False
        elif not self.total or value < self.last:
            self.total += self.current * value
        elif value > self.last:
            self._raise(self.current, value)
        else:
            return False
        self.current = None
        self.last = value
        return True

    def _raise(self, more: int, value: int) -> None:
        """A larger scale multiplies what stands below it, not what is larger still: tres billones dos mil millones."""
        low = self.total % value
        self.total += (low + more) * value - low
