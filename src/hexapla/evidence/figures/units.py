"""Units and what they measure: factors to one base unit a dimension, after the CLDR unit names."""

from __future__ import annotations

from decimal import Decimal

# Dimension: unit: how many base units it holds. Exact by definition (international yard and pound, 1959; Julian year
# for the light year), but for the trade measures, which are the common ones.
FACTORS: dict[str, dict[str, str]] = {
    "length": {
        "meter": "1", "kilometer": "1000", "centimeter": "0.01", "millimeter": "0.001", "mile": "1609.344",
        "foot": "0.3048", "inch": "0.0254", "yard": "0.9144", "nautical-mile": "1852", "light-year": "9460730472580800",
    },
    "area": {
        "square-meter": "1", "square-kilometer": "1000000", "square-mile": "2589988.11", "square-foot": "0.09290304",
        "hectare": "10000", "acre": "4046.8564224", "square-centimeter": "0.0001", "mu": "666.6667",
    },
    "volume": {
        "liter": "1", "milliliter": "0.001", "hectoliter": "100", "cubic-meter": "1000", "cubic-foot": "28.316846592",
        "cubic-centimeter": "0.001", "gallon": "3.785411784", "pint": "0.473176473", "barrel": "158.987294928",
        "cup": "0.25", "tablespoon": "0.015", "teaspoon": "0.005", "cubic-kilometer": "1000000000000",
    },
    "weight": {
        "kilogram": "1", "gram": "0.001", "milligram": "0.000001", "microgram": "0.000000001",
        "nanogram": "0.000000000001", "metric-ton": "1000", "ton": "1000", "pound": "0.45359237",
        "ounce": "0.028349523125", "stone": "6.35029318", "carat": "0.0002", "jin": "0.5",
    },
    "speed": {
        "meter-per-second": "1", "kilometer-per-hour": "0.277777778", "mile-per-hour": "0.44704", "knot": "0.514444444",
        "kilometer-per-second": "1000",
    },
    "power": {
        "watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000", "terawatt": "1000000000000",
        "horsepower": "745.7",
    },
    "energy": {
        "kilowatt-hour": "1", "megawatt-hour": "1000", "gigawatt-hour": "1000000", "terawatt-hour": "1000000000",
    },
    "data": {
        "kilobyte": "0.001", "megabyte": "1", "gigabyte": "1000", "terabyte": "1000000", "megabit": "0.125",
        "gigabit": "125", "kilobit": "0.000125",
    },
    "frequency": {"hertz": "1", "kilohertz": "1000", "megahertz": "1000000", "gigahertz": "1000000000"},
    "time": {
        "second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "month": "2629800",
        "year": "31557600",
    },
}  # fmt: skip
BASES: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor)) for dimension, units in FACTORS.items() for unit, factor in units.items()
}


def in_base(value: Decimal, unit: str) -> tuple[str, Decimal]:
    """The dimension of a unit and the value in its base unit; an unknown unit is a dimension of its own."""
    if unit in ("celsius", "degree"):
        return "temperature", value
    if unit == "fahrenheit":
        return "temperature", (value - 32) * 5 / 9
    if unit == "kelvin":
        return "temperature", value - Decimal("273.15")
    whole, _, below = unit.partition("-per-")
    if unit not in BASES and below:
        dimension, base = in_base(value, whole)
        lower, share = in_base(Decimal(1), below)
        return f"{dimension} per {lower}", base / share if share else base
    found = BASES.get(unit)
    return (found[0], value * found[1]) if found else (unit, value)


# Units that news exchange for one another when they change countries; a degree is one of either.
RIVALS = (
    ("kilometer", "mile"), ("meter", "foot"), ("meter", "yard"), ("centimeter", "inch"), ("kilogram", "pound"),
    ("hectare", "acre"), ("square-kilometer", "square-mile"), ("celsius", "fahrenheit"), ("liter", "gallon"),
    ("square-meter", "square-foot"), ("degree", "fahrenheit"), ("celsius", "degree"),
)  # fmt: skip


def converted(value: Decimal, unit: str) -> tuple[Decimal, ...]:
    """The value in the units that news put for this one in other countries; of a speed what is told for its time."""
    told = unit.partition("-per-")[0]
    found = []
    for one, other in RIVALS:
        if told == one:
            found.append(value * 9 / 5 + 32 if "celsius" in (one, other) or one == "degree" else _in(value, one, other))
        elif told == other:
            cold = "celsius" in (one, other) or one == "degree"
            found.append((value - 32) * 5 / 9 if cold else _in(value, other, one))
    return tuple(found)


def _in(value: Decimal, unit: str, other: str) -> Decimal:
    return value * BASES[unit][1] / BASES[other][1]
