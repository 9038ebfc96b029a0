"""The hours that parts of a day stand for, as values of figures give them: those of the Recognizers specification."""

from __future__ import annotations

# Morning, afternoon, evening, night; by the codes of TIMEX3.
HOURS: dict[str, tuple[str, str]] = {
    "MO": ("T08", "T12"), "AF": ("T12", "T16"), "EV": ("T16", "T20"), "NI": ("T20", "T23:59:59"),
}  # fmt: skip


def day_part(value: object) -> tuple[str, str] | None:
    """The day ("" where none is told) and the code of the part of it that a pair of moments is; None for any other."""
    if not isinstance(value, tuple) or len(value) != 2 or not isinstance(value[0], str):
        return None
    day = value[0].partition("T")[0]
    for code, (low, high) in HOURS.items():
        if value == (day + low, day + high):
            return day, code
    return None
