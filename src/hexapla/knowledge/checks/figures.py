"""Checks `figures.toml`: values that cannot be read, a word with two values within a list (the last one wins), months
and weekdays that are not complete, values that nearly all languages have words for.

Blocks and words are read as `hexapla.annotation.figures.lexicon` reads them, which stands above these tables; a test
holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hexapla.knowledge import blocks
from hexapla.knowledge.checks.entries import of_list, words_of
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.checks.keys import ENGLISH, comments, siblings, usual
from hexapla.knowledge.scripts import INDIC_MARKS, fold
from hexapla.knowledge.tables import table

TOPIC = "figures"
_NUMBER, _WHOLE = r"-?\d+(?:\.\d+)?", r"-?\d+"
# Keys whose lines are `value: forms`, with what a value looks like; None: the values of the English file, and those
# that its comments name.
VALUES: Mapping[str, str | None] = {
    "cardinals": _NUMBER, "prefixes": _NUMBER, "scales": _NUMBER, "ordinals": _NUMBER, "fractions": _NUMBER,
    "han_digits": _NUMBER, "han_scales": _NUMBER, "tenths": _NUMBER, "quarter_points": _NUMBER, "months": _WHOLE,
    "weekdays": _WHOLE, "shifts": _WHOLE, "eras": _WHOLE, "currencies": r"[A-Z]{3}|\?", "units": r"[a-z\d-]+",
    "time_units": r"\d*(?:T[HMS]|[DWMY])", "relative": r"-?\d+T?[DWMYHS]", "duals": r"P(?:[\d.]+[DWMY]|T[\d.]+[HMS])",
    "moments": r"T\d\d(?::?\d\d)?", "zones": r"Z|[+-]\d\d(?::?\d\d)?", "ranges": r".+", "ago": None, "dayparts": None,
    "ranges_after": r".+", "bounds": None, "bounds_after": None, "bounds_behind": None, "amounts": None,
    "symbols": r"[a-z\d-]+", "currency_symbols": r"[A-Z]{3}", "currency_codes": r"[A-Z]{3}", "native_numbers": _WHOLE,
    "tenth_parts": _NUMBER, "scale_symbols": _WHOLE, "dollar_leads": r"[A-Z]{3}",
    "holidays": r"\d\d-\d\d|[EOA][+-]\d+|\d+/\d/-?\d(?:\+\d)?", "day_lead": None, "relative_parts": None,
    "offsets": _WHOLE,
    "clock_before": _WHOLE, "clock_tail": _WHOLE, "often": r"P\d+[DWMY]|XXXX-WXX-\d", "other_months": r"[HP]\d+",
    "time_symbols": r"T[HMS]", "single_units": r"[+-]?P(?:\d+[DWMY]|T\d+[HMS])", "nth_words": _WHOLE,
    "parts_below": _NUMBER, "parts_above": _NUMBER, "paid_scales": _NUMBER,
}  # fmt: skip
COMPLETE = {"months": 12, "weekdays": 7}
WITH_CASE = frozenset(
    {"symbols", "currency_symbols", "currency_codes", "scale_symbols", "dollar_leads", "time_symbols"}
)
SIGNS = frozenset({"decimal", "group", "order"})  # strings that are no lists
ORDERS = ("dmy", "mdy", "ymd")
BY_BLANKS = frozenset({"clitics", "denominators", "exact", "plural_fractions"})  # parted by blanks, not by commas


def lines(block: Any) -> Iterator[tuple[str, list[str]]]:
    """The lines `value: form, form` of a block; a line without a colon has the value ""."""
    for line in block.splitlines() if isinstance(block, str) else ():
        value, colon, forms = f"{line} ".partition(": ")
        if line.strip():
            yield (value.strip(), listed(forms)) if colon else ("", listed(line))


def listed(block: Any) -> list[str]:
    """The forms of a list, parted by commas and line breaks; `\\,` is a comma of the form itself."""
    return blocks.listed(block) if isinstance(block, str) else []


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's figures but those of its keys."""
    place = Table(language, TOPIC)
    content = place.content
    for key, value in content.items():
        if key in VALUES:
            yield from _valued(place, key, value)
        elif key in BY_BLANKS:
            yield from of_list(place, key, words_of(value))
        elif key not in SIGNS and isinstance(value, str):
            yield from of_list(place, key, listed(value))
    order = content.get("order", ORDERS[0])
    if order not in ORDERS:
        yield place.broken("value", f"order: {order}", f"one of {', '.join(ORDERS)}")


def _valued(place: Table, key: str, block: Any) -> Iterator[Finding]:
    """Mistakes of one block: of its lines, of its values, of its forms."""
    read = list(lines(block))
    forms = [form for _, found in read for form in found]
    yield from of_list(place, key, forms)
    for value, found in read:
        if not value:
            yield place.broken("form", f"{key}: {', '.join(found)}", "no value and colon: the line is not read")
        elif not _lawful(key, value):
            yield place.broken("value", f"{key}: {value}", "no value of this list")
        elif not found:
            yield place.doubtful("empty", f"{key}: {value}", "no form")
    yield from _two_values(place, key, read)
    values = {value for value, found in read if found}
    if key in COMPLETE and read:
        wanted = {str(number) for number in range(1, COMPLETE[key] + 1)}
        for value in sorted(values ^ wanted, key=lambda one: (len(one), one)):
            yield place.broken("incomplete", f"{key}: {value}", f"1 to {COMPLETE[key]} are wanted")
    elif values and not place.language.startswith("_"):
        for value in sorted(_usual_values(key) - values):
            yield place.doubtful("gap", f"{key}: {value}", "nearly all languages with this list have it")


def _lawful(key: str, value: str) -> bool:
    """Whether a value may stand in a list."""
    wanted = VALUES[key]
    if wanted is None:
        return value in _english_values(key)
    return re.fullmatch(wanted, value) is not None


@cache
def _english_values(key: str) -> frozenset[str]:
    named = frozenset(re.findall("[a-z]+", " ".join(comments(TOPIC))))
    return named | {value for value, _ in lines(table(ENGLISH, TOPIC).get(key, ""))}


@cache
def _usual_values(key: str) -> frozenset[str]:
    """The values for which nearly all languages with a list have a form."""
    found = [{value for value, forms in lines(table(one, TOPIC).get(key, "")) if forms} for one in siblings(TOPIC)]
    return usual([values for values in found if values])


def _two_values(place: Table, key: str, read: list[tuple[str, list[str]]]) -> Iterator[Finding]:
    """Words with two values in one list."""
    pieces = _pieces(bool(place.content.get("inner_apostrophe", False)))
    spaced = place.content.get("spaced", True)
    seen: dict[tuple[str, ...], str] = {}
    for value, forms in read:
        for form in forms:
            if key in WITH_CASE or not spaced:
                words: tuple[str, ...] = (form if key in WITH_CASE else fold(form),)
            else:
                words = tuple(map(fold, pieces.findall(form.replace("’", "'"))))
            if not words:
                yield place.broken("pattern", f"{key}: {form}", "no letters")
            elif seen.setdefault(words, value) != value:
                yield place.broken("two values", f"{key}: {form}", f"{seen[words]} and {value}: the last one wins")
            if not spaced and "*" in form:
                yield place.broken("pattern", f"{key}: {form}", "a star, where words are not parted by blanks")


@cache
def _pieces(inner_apostrophe: bool) -> re.Pattern[str]:
    """The words of a form."""
    run = rf"[^\W\d_]+(?:[{INDIC_MARKS}]+[^\W\d_]*)*"
    word = rf"{run}(?:'{run})*" if inner_apostrophe else run
    return re.compile(rf"\d+|{word}\*?|[^\w\s]")
