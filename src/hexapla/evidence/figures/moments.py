"""Compares dates and times of different exactness: full dates, days without a year, months, years, weekdays, clocks."""

from __future__ import annotations

import datetime
import re
from typing import Literal

Kinship = Literal["equal", "compatible", "conflict", "unrelated"]
DATE = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d))(?=T|$)")
CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?(Z|[+-]\d\d:\d\d)?$")
WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?=T|$)")


def moment_kinship(a: str, b: str, halves_told: tuple[bool, bool] = (False, False)) -> Kinship:
    """How two ISO 8601 dates or times stand; what one does not tell does not count against it. `halves_told`: whether
    the words of each say the half of the day."""
    if a == b:
        return "equal"
    (left, left_clock), (right, right_clock) = _split(a), _split(b)
    day = _days(left, right)
    clock = _clocks(left_clock, right_clock, halves_told)
    if (day is None and clock is None) or day == "unrelated":
        return "unrelated"
    return "conflict" if "conflict" in (day, clock) else "compatible"


def _split(text: str) -> tuple[str, re.Match[str] | None]:
    """The date of a moment ("" if it has none) and its clock."""
    if _relative(text):
        return text, None
    clock = CLOCK.search(text)
    return text[: clock.start()] if clock else text, clock


def _fields(text: str) -> dict[str, int] | None:
    found = DATE.match(text)
    if found is None:
        return None
    year, month, day, other_month, other_day, lone_day = found.groups()
    told = {"year": year, "month": month or other_month, "day": day or other_day or lone_day}
    return {key: int(value) for key, value in told.items() if value}


def _days(a: str, b: str) -> Kinship | None:
    """How the dates of two moments stand; None where one of them has none."""
    if not a or not b:
        return None
    if a == b:
        return "equal"
    one, two = WEEKDAY.match(a), WEEKDAY.match(b)
    if one and two:
        return "conflict"
    if one:
        return _weekday(int(one[1]), b)
    if two:
        return _weekday(int(two[1]), a)
    left, right = _fields(a), _fields(b)
    if left is None or right is None:
        return "conflict" if _relative(a) and _relative(b) and a[-1] == b[-1] else "unrelated"
    shared = left.keys() & right.keys()
    if not shared:
        return "unrelated"
    if all(left[key] == right[key] for key in shared):
        return "compatible"
    comparable = left.keys() == right.keys() or {"month", "day"} <= shared
    return "conflict" if comparable else "unrelated"


def _relative(text: str) -> bool:
    return text.lstrip("-").startswith("P")


def _weekday(weekday: int, date: str) -> Kinship:
    try:
        return "compatible" if datetime.date.fromisoformat(date).isoweekday() == weekday else "unrelated"
    except ValueError:
        return "unrelated"


def _clocks(one: re.Match[str] | None, two: re.Match[str] | None, halves_told: tuple[bool, bool]) -> Kinship | None:
    if one is None or two is None:
        return None
    hours, minutes = (int(one[1]), int(two[1])), (int(one[2] or 0), int(two[2] or 0))
    if one[4] and two[4] and one[4] != two[4]:
        return "unrelated"
    if hours[0] == hours[1] and (minutes[0] == minutes[1] or not (one[2] and two[2])):
        return "compatible"
    # five past ten may be morning or evening where a language does not say
    early_told = halves_told[hours.index(min(hours))]
    if abs(hours[0] - hours[1]) == 12 and minutes[0] == minutes[1] and min(hours) < 12 and not early_told:
        return "compatible"
    return "conflict"
