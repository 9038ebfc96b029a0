"""Whether a text has a word that is made of the word for a figure, though it was not read as one: "trzydziestoletni"
for 30, "niedzielne" for Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from hexapla.evidence.names import latin
from hexapla.knowledge.blocks import lines
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.knowledge.tables import table
from hexapla.model import Figure

SHORTEST, ENDING = 4, 2  # letters of a beginning that tells a word; letters that an ending may have
LASTING, WEEKDAY, MONTH = re.compile(r"PT?(\d+)\w"), re.compile(r"-W\w\w-(\d)"), re.compile(r"^[-X\d]*-(\d\d)(?:-|$)")


def hinted(figure: Figure, text: str, language: str | None) -> bool:
    """Whether a text has a word that begins like one for this number, weekday or month in its language."""
    low = text.casefold()
    words = [latin(word) for word in WORD.findall(low)]
    for name, key in _keys(figure):
        for beginning in _beginnings(language, name, key):
            if script(beginning[0]) in WITHOUT_SPACES:
                if beginning in low:
                    return True
            elif any(word.startswith(beginning) for word in words):
                return True
    return False


def _keys(figure: Figure) -> Iterator[tuple[str, str]]:
    """The lines of a language's table that have words for a figure."""
    value = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    if isinstance(value, Decimal):
        yield from ((name, str(value)) for name in ("cardinals", "ordinals"))
    elif isinstance(value, str):
        if found := LASTING.fullmatch(value):
            yield "cardinals", found[1]
        if found := WEEKDAY.search(value):
            yield "weekdays", found[1]
        elif found := MONTH.match(value):
            yield "months", str(int(found[1]))


@cache
def _beginnings(language: str | None, name: str, key: str) -> tuple[str, ...]:
    block = str(table(language, "figures").get(name, ""))
    forms = [form.rstrip("*").casefold() for value, held in lines(block) if value == key for form in held]
    found = set()
    for form in forms:
        if form and script(form[0]) in WITHOUT_SPACES:
            found |= {form} if len(form) > 1 else set()
        elif form and " " not in form and len(plain := latin(form)) >= SHORTEST:
            found.add(plain[: max(SHORTEST, len(plain) - ENDING)])
    return tuple(sorted(found))
