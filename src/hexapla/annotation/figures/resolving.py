"""Gives a day told without its year the year that it must have for who reads it on the day of reference."""

from __future__ import annotations

import datetime

from hexapla.annotation.figures.calendars import iso_date, plain_day

# A day that lies up to so far ahead is read as to come, else as past: news of February that tell of 15 March mean the
# next one, those that tell of 15 October the last.
AHEAD = datetime.timedelta(days=122)


def resolved(value: str, reference: datetime.date | None, weekday: int | None = None) -> str:
    """`--02-13` (with or without a time) as the nearest such day to the reference, on which the weekday agrees where one
    was told; every other value as it is."""
    if reference is None or len(value) < 7 or not value.startswith("--") or value[4] != "-":
        return value
    today = plain_day(reference)
    month, day = int(value[2:4]), int(value[5:7])
    days = []
    for year in range(today.year - 4, today.year + 5):
        text = iso_date(year, month, day)
        if text is not None:
            days.append(datetime.date.fromisoformat(text))
    if not days:
        return value
    near = [one for one in days if abs(one.year - today.year) < 2 and one.isoweekday() == weekday]
    if near:
        chosen = min(near, key=lambda one: abs(one - today))
    else:
        chosen = max(one for one in days if one <= today + AHEAD)
    return chosen.isoformat() + value[7:]
