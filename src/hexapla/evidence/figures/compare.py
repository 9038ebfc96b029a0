"""Tells whether two figures agree: conversions, roundings, bounds, parts of dates, ratios against their first number.

Figures of one dimension that exclude each other are a conflict; figures of different dimensions are unrelated, for
they tell different things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hexapla.evidence.figures.moments import Kinship, moment_kinship
from hexapla.evidence.figures.periods import bounds_kinship, parts_kinship
from hexapla.evidence.figures.units import converted, in_base
from hexapla.model import Figure

# Converted figures are rounded by their writers: 9,300 miles for 15,000 km is off by .2 %, 100 miles for 161 km by
# .04 %, 135 feet for 41 m by .4 % (gold stories); 27 feet for 8 m by 3 %.
CONVERSION = Decimal("0.03")
# "About 20" may stand for what lies within a tenth, "nearly" and "some" alike.
ABOUT = Decimal("0.1")
# "More than 24,000" is said of numbers a few per cent above; 15 % are allowed for.
BEYOND = Decimal("0.15")
# Twelve months against a year, 48 hours against two days: calendars, not errors.
CALENDAR = Decimal("0.02")
# Weeks that languages count by days with both ends.
FORTNIGHT = 2
# Versions of one story are published within these days of each other, mostly.
GUESSED = 3
DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
SECONDS = (31557600, 2629800, 604800, 86400, 3600, 60, 1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure says in base units: from `low` to `high` of a `dimension`; `whole` of a ratio."""

    dimension: str
    low: Decimal
    high: Decimal
    unit: str | None
    told: Decimal
    bound: str | None
    whole: Decimal | None = None


def kinship(a: Figure, b: Figure) -> Kinship:
    """How two figures stand: "equal" in value, "compatible" (one is rounder, vaguer or less told), "conflict" (one
    dimension, and both cannot be true), "unrelated" (they cannot be compared)."""
    if a.value is None or b.value is None:
        return "unrelated"
    if _dated(a) or _dated(b):
        return bounds_kinship(parts_kinship(a, b) or _dates(a, b), a, b)
    one, two = _quantity(a), _quantity(b)
    if one is None or two is None:
        return "unrelated"
    return _quantities(one, two)


def same_figure(a: Figure, b: Figure) -> bool | None:
    """Whether two figures agree: True where they are equal or compatible, False where they exclude each other, None
    where they cannot be compared."""
    found = kinship(a, b)
    return None if found == "unrelated" else found != "conflict"


def exchanged(a: Figure, b: Figure) -> bool:
    """Whether one figure is the other in the unit that other countries use, where a text's unit was not read or read in
    part: "85" for 136 km an hour, "26.6" for 80 degrees."""
    return _exchanged(a, b) or _exchanged(b, a)


def _exchanged(one: Figure, other: Figure) -> bool:
    if one.kind not in ("number", "dimension", "temperature") or not isinstance(one.value, Decimal):
        return False
    if not other.unit or other.kind not in ("dimension", "temperature") or not isinstance(other.value, Decimal):
        return False
    return any(abs(value - one.value) <= abs(value) * CONVERSION for value in converted(other.value, other.unit))


# ---- dates --------------------------------------------------------------------------------------------------------


def _dated(figure: Figure) -> bool:
    first = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    return figure.kind in ("date", "time") or (figure.kind == "range" and isinstance(first, str))


def _dates(a: Figure, b: Figure) -> Kinship:
    if "duration" in (a.kind, b.kind):
        return _spans(a, b)
    one, two = _ends(a), _ends(b)
    if one is None or two is None:
        return "unrelated"
    if len(one) == len(two):
        told = a.half_told, b.half_told
        found = [moment_kinship(left, right, told) for left, right in zip(one, two, strict=True)]
        if "unrelated" in found:
            return "unrelated"
        if "conflict" in found:
            return _guessed(a, b)
        return "equal" if set(found) == {"equal"} else "compatible"
    ends, single = (one, two[0]) if len(one) == 2 else (two, one[0])
    return "compatible" if any(moment_kinship(end, single) in ("equal", "compatible") for end in ends) else "unrelated"


def _guessed(a: Figure, b: Figure) -> Kinship:
    """What a conflict of dates comes to where one is but told by a distance in weeks, months or years: the day that
    "three months ago" names is a guess, and told from two days of publication it is two."""
    about = [one.bound == "about" for one in (a, b)]
    if not any(about):
        return "conflict"
    if not all(about):
        return "unrelated"
    days = [_day(one.value) for one in (a, b)]
    if days[0] is None or days[1] is None:
        return "conflict"
    return "compatible" if abs((days[0] - days[1]).days) <= GUESSED else "conflict"


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _spans(a: Figure, b: Figure) -> Kinship:
    """A date told by its distance (in two years) against a duration (two years)."""
    lengths = [duration_seconds(one.value.lstrip("-")) if isinstance(one.value, str) else None for one in (a, b)]
    return "compatible" if lengths[0] is not None and lengths[0] == lengths[1] else "unrelated"


def _ends(figure: Figure) -> tuple[str, ...] | None:
    """The moments of a figure; a bare number may be a year or an hour."""
    value = figure.value
    if isinstance(value, str):
        return None if figure.kind == "duration" else (value,)
    if isinstance(value, tuple):
        parts = tuple(str(part) for part in value)
        return (
            parts
            if figure.kind == "range" and all(_year(part) or isinstance(value[0], str) for part in parts)
            else None
        )
    if figure.kind == "number" and value is not None and _year(str(value)):
        return (str(value),)
    return None


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()


# ---- quantities ---------------------------------------------------------------------------------------------------


def duration_seconds(value: str) -> Decimal | None:
    """The length of an ISO 8601 duration, months and years by their mean; None for what is no duration."""
    found = DURATION.fullmatch(value)
    if found is None:
        return None
    return sum((Decimal(part) * size for part, size in zip(found.groups(), SECONDS, strict=True) if part), Decimal(0))


def _quantity(figure: Figure) -> Quantity | None:
    value, unit = figure.value, figure.unit
    whole = None
    if isinstance(value, str):
        seconds = duration_seconds(value) if figure.kind == "duration" else None
        if seconds is None:
            return None
        return Quantity(
            "time",
            seconds,
            seconds,
            value[-1],
            Decimal(value.strip("PTYMWDHS")) if _plain(value) else seconds,
            figure.bound,
        )
    if isinstance(value, tuple):
        low, high = value
        if not isinstance(low, Decimal) or not isinstance(high, Decimal):
            return None
        if figure.kind == "ratio":
            whole = high
            high = low
    elif isinstance(value, Decimal):
        low = high = value
    else:
        return None
    if figure.kind == "money":
        return Quantity("money", low, high, unit, low, figure.bound)
    if unit in ("%", "percentage-point"):
        return Quantity("percent", low, high, unit, low, figure.bound)
    if unit is None or (figure.kind == "range" and len(unit) == 3 and unit.isupper()):
        dimension = "money" if unit else ("ordinal" if figure.kind == "ordinal" else "number")
        return Quantity(dimension, low, high, unit, low, figure.bound, whole)
    dimension, low_base = in_base(low, unit)
    return Quantity(dimension, low_base, in_base(high, unit)[1], unit, low, figure.bound)


def _plain(value: str) -> bool:
    return re.fullmatch(r"PT?[\d.]+[YMWDHS]", value) is not None


def _quantities(one: Quantity, two: Quantity) -> Kinship:
    if one.whole is not None or two.whole is not None:
        return _ratios(one, two)
    if one.dimension != two.dimension:
        return _across(one, two)
    if one.dimension == "money" and one.unit != two.unit and one.unit and two.unit:
        # the same sum in another currency is a mistake; another sum may be a conversion
        return "conflict" if one.low == two.low and one.high == two.high else "unrelated"
    if one.dimension == "percent" and one.unit != two.unit:
        return "conflict" if one.low == two.low else "unrelated"
    if one.low == two.low and one.high == two.high:
        return (
            "equal"
            if one.bound == two.bound or "about" in (one.bound, two.bound) or None in (one.bound, two.bound)
            else "compatible"
        )
    if _close(one, two, one.low, two.low) and _close(one, two, one.high, two.high):
        return "equal" if one.unit != two.unit else "compatible"
    if _bounded(one, two) or _bounded(two, one) or _inside(one, two) or _inside(two, one):
        return "compatible"
    return "conflict"


def _close(one: Quantity, two: Quantity, left: Decimal, right: Decimal) -> bool:
    """Whether two values of one dimension are one, by conversion, rounding or an "about"."""
    if left == right:
        return True
    size = max(abs(left), abs(right))
    gap = abs(left - right)
    if one.unit != two.unit and one.dimension not in ("money", "number"):
        if gap <= size * (CALENDAR if one.dimension == "time" else CONVERSION):
            return True
        if one.dimension == "temperature" and (gap <= 1 or _degrees(one, two) or _degrees(two, one)):
            return True
        if one.dimension == "time" and _inclusive(one, two):
            return True
    if "about" in (one.bound, two.bound) and gap <= size * ABOUT:
        return True
    return _rounds(left, right) or _rounds(right, left)


def _degrees(bare: Quantity, other: Quantity) -> bool:
    """Whether degrees of no scale are Fahrenheit, and so the other's."""
    if bare.unit != "degree":
        return False
    return abs(in_base(bare.told, "fahrenheit")[1] - other.low) <= 1


def _inclusive(one: Quantity, two: Quantity) -> bool:
    """Whether one counts the days of the other's weeks with both ends, as many languages do: quinze jours."""
    days, weeks = (one, two) if one.unit == "D" else (two, one)
    return (days.unit, weeks.unit) == ("D", "W") and weeks.told <= FORTNIGHT and days.told == 7 * weeks.told + 1


def _rounds(fine: Decimal, coarse: Decimal) -> bool:
    """Whether a value with at least two figures more rounds to the other: 1,234 million and 1.2 billion."""
    kept = len(coarse.normalize().as_tuple().digits)
    if kept < 2 or len(fine.normalize().as_tuple().digits) <= kept:
        return False
    step = Decimal(1).scaleb(int(coarse.normalize().as_tuple().exponent))
    return abs(fine - coarse) <= step / 2


def _bounded(limit: Quantity, other: Quantity) -> bool:
    """Whether "more than 24,000" can be said of the other: of what is a little more, not of any larger number; and two
    writers who both say "more than" say it of the same number."""
    if limit.bound == other.bound:
        return False
    if limit.bound == "more":
        return limit.low <= other.low <= limit.low * (1 + BEYOND)
    if limit.bound == "less":
        return other.high <= limit.high <= other.high * (1 + BEYOND)
    return False


def _inside(range_: Quantity, other: Quantity) -> bool:
    """Whether a single number lies in a range; two ranges answer each other by both their ends."""
    return range_.low < range_.high and other.low == other.high and range_.low <= other.low <= range_.high


def _ratios(one: Quantity, two: Quantity) -> Kinship:
    if one.whole is not None and two.whole is not None:
        if one.low * two.whole == two.low * one.whole:
            return "equal" if one.whole == two.whole else "compatible"
        rounder = _close(one, two, one.low, two.low) and _close(one, two, one.whole, two.whole)
        return "compatible" if rounder else "conflict"
    ratio, other = (one, two) if one.whole is not None else (two, one)
    share = ratio.low / ratio.whole if ratio.whole else Decimal(0)
    if other.dimension == "percent":
        return "compatible" if abs(share * 100 - other.low) <= 1 else "unrelated"
    if other.dimension != "number":
        return "unrelated"
    if other.low == share:
        return "equal"
    return "compatible" if other.low == ratio.low or other.low == ratio.whole else "unrelated"


def _across(one: Quantity, two: Quantity) -> Kinship:
    """A bare number against what has a unit, or an ordinal: they agree where the values as told do."""
    dimensions = {one.dimension, two.dimension}
    if "number" in dimensions and one.told == two.told:
        return "compatible"
    return "unrelated"
