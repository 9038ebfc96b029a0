"""Compares parts of days, and what bounds two dates (since 2016, before 2014, early May)."""

from __future__ import annotations

import re
from itertools import pairwise

from hexapla.evidence.figures.moments import Kinship, moment_kinship
from hexapla.knowledge.day_parts import day_part
from hexapla.model import Figure

# From and until which hour a part of the day may be said of a clock time; languages part the day differently, so that
# neighbours (evening and night) are no contradiction.
SPOKEN = {"MO": (3, 12), "AF": (11, 18), "EV": (15, 24), "NI": (18, 30)}
AROUND = ["MO", "AF", "EV", "NI", "MO"]
# Bounds that cannot both be said of one date.
BACK, AHEAD = frozenset({"before", "until"}), frozenset({"after", "since"})
YEARS = re.compile(r"(\d{4})-01-01"), re.compile(r"(\d{4})-12-31")


def parts_kinship(a: Figure, b: Figure) -> Kinship | None:
    """How two figures stand of which one at least is a part of a day; None where none is."""
    one, two = day_part(a.value), day_part(b.value)
    if one is None or two is None:
        if one is None and two is None:
            return None
        part, other = (one, b) if one else (two, a)
        return _against(part, other) if part else None
    days = moment_kinship(one[0], two[0]) if one[0] and two[0] else "compatible"
    if days in ("conflict", "unrelated"):
        return days
    if one[1] != two[1] and {one[1], two[1]} not in map(set, pairwise(AROUND)):
        return "conflict"
    return "equal" if one == two else "compatible"


def _against(part: tuple[str, str], other: Figure) -> Kinship | None:
    """A part of a day against a day, a clock time, or both."""
    if not isinstance(other.value, str):
        return None
    day, mark, clock = other.value.partition("T")
    if day.lstrip("-").startswith("P"):
        return "unrelated"
    days: Kinship = moment_kinship(part[0], day) if part[0] and day else "compatible"
    if days == "equal":
        days = "compatible"
    if not mark or not clock[:2].isdecimal():
        return days if part[0] and day else "unrelated"
    first, last = SPOKEN[part[1]]
    fits = any(first <= hour <= last for hour in (int(clock[:2]), int(clock[:2]) + 12, int(clock[:2]) + 24))
    return days if fits else "unrelated"


def bounds_kinship(found: Kinship, a: Figure, b: Figure) -> Kinship:
    """The kinship of two dates, seen that one may be bounded: since 2016 and 2016 are compatible, before 2014 and after
    2014 are not."""
    bounds = {a.bound, b.bound}
    if found not in ("equal", "compatible") or len(bounds) == 1:
        return found
    if (bounds & BACK and bounds & AHEAD) or bounds == {"early", "late"}:
        return "conflict"
    return "compatible" if bounds - {None, "about"} else found


def told(value: tuple[str, str]) -> tuple[str, ...]:
    """What the two ends of a period tell: the day of a part of it, the years of a decade or century."""
    part = day_part(value)
    if part is not None:
        return (part[0],) if part[0] else ()
    years = [pattern.fullmatch(end) for pattern, end in zip(YEARS, value, strict=True)]
    return tuple(year[1] if year else end for year, end in zip(years, value, strict=True)) if all(years) else value
