"""The finders as users call them: a language that is not given is found from the text."""

from __future__ import annotations

from datetime import date

from hexapla.annotation import figures, names, quotations
from hexapla.annotation.composed import composed
from hexapla.annotation.languages import identify_language
from hexapla.model import Figure, Name, Quotation


def find_names(text: str, language: str | None = None) -> tuple[Name, ...]:
    """The names in a text: persons, places, organisations, in order of `start`; offsets are in `text`."""
    whole = composed(text)
    found = names.find_names(whole.text, language or identify_language(whole.text).language)
    return tuple(map(whole.back, found))


def find_figures(text: str, language: str | None = None, *, reference: date | None = None) -> tuple[Figure, ...]:
    """The figures and dates in a text, in order of `start`; "Friday" is read from the day `reference`, where given."""
    whole = composed(text)
    found = figures.find_figures(whole.text, language or identify_language(whole.text).language, reference=reference)
    return tuple(map(whole.back, found))


def find_quotations(text: str, language: str | None = None) -> tuple[Quotation, ...]:
    """The quotations in a text, direct and indirect, with speaker and cue where they are told."""
    whole = composed(text)
    found = quotations.find_quotations(whole.text, language or identify_language(whole.text).language)
    return tuple(map(whole.back, found))
