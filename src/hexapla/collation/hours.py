"""Hours of the day that a version says outright to be of the morning: 6 a.m. is not 18.00, while "at six" may be."""

from __future__ import annotations

import re
from functools import cache

from hexapla.knowledge.tables import table
from hexapla.model import Figure

CLOCK = re.compile(r"T(\d\d)(:\d\d)?")
NOON = 12


def other_half(one: Figure, other: Figure, languages: tuple[str | None, str | None]) -> bool:
    """Whether two hours are twelve hours apart, and the text of the earlier says that it is of the morning."""
    found = [CLOCK.search(figure.value) if isinstance(figure.value, str) else None for figure in (one, other)]
    if found[0] is None or found[1] is None or found[0][2] != found[1][2]:
        return False
    hours = [int(match[1]) for match in found if match]
    if abs(hours[0] - hours[1]) != NOON or not min(hours):
        return False
    early = hours.index(min(hours))
    return morning((one, other)[early].text, languages[early])


def morning(text: str, language: str | None) -> bool:
    """Whether a text has a word for the morning of its language ("a.m.", 오전)."""
    words = _mornings(language)
    return words is not None and words.search(text.casefold()) is not None


@cache
def _mornings(language: str | None) -> re.Pattern[str] | None:
    lines = str(table(language, "figures").get("dayparts", "")).casefold().splitlines()
    phrases = [one.strip() for line in lines if line.startswith("am:") for one in line[3:].split(",")]
    if not any(phrases):
        return None
    spaced = (r"\s*".join(map(re.escape, one.split())) for one in phrases if one)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])")
