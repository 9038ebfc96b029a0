"""Gives a day told without its year the year that it must have for who reads it on the day of reference."""

from __future__ import annotations

import datetime

from hexapla.annotation.figures.calendars import iso_date, plain_day

# A day that lies up to so far ahead is read as to come, else as past: news of February that tell of 15 March mean the
# next one, those that tell of 15 October the last.
AHEAD = datetime.timedelta(days=122)


def resolved(value: str, reference: datetime.date | None, weekday: int | None = None, shift: int | None = None) -> str:
    """`--02-13` (with or without a time) as a day of the year nearest to the reference: of the last and the next such
    day the one on which a weekday told with it agrees, or that a "last" or "next" asks for; others as they are."""
    if reference is None or len(value) < 7 or not value.startswith("--") or value[4] != "-":
        return value
    today = plain_day(reference)
    month, day = int(value[2:4]), int(value[5:7])
    texts = (iso_date(year, month, day) for year in range(today.year - 8, today.year + 9) if 0 < year < 10_000)
    days = [datetime.date.fromisoformat(text) for text in texts if text is not None]
    past, ahead = [one for one in days if one <= today], [one for one in days if one > today]
    if not past or not ahead:
        return value
    chosen = ahead[0] if ahead[0] <= today + AHEAD else past[-1]
    agreeing = [one for one in (past[-1], ahead[0]) if one.isoweekday() == weekday]
    if shift:
        chosen = ahead[0] if shift > 0 else past[-1]
    elif agreeing:
        chosen = agreeing[0]
    return chosen.isoformat() + value[7:]
