"""The finders as users call them: a language that is not given is found from the text."""

from __future__ import annotations

from datetime import date

from hexapla.annotation import figures, names, quotations
from hexapla.annotation.languages import identify_language
from hexapla.model import Figure, Name, Quotation


def find_names(text: str, language: str | None = None) -> tuple[Name, ...]:
    """The names in a text: persons, places, organisations, in order of `start`; offsets are in `text`."""
    return names.find_names(text, language or identify_language(text).language)


def find_figures(text: str, language: str | None = None, *, reference: date | None = None) -> tuple[Figure, ...]:
    """The figures and dates in a text, in order of `start`; "Friday" is read from the day `reference`, where given."""
    return figures.find_figures(text, language or identify_language(text).language, reference=reference)


def find_quotations(text: str, language: str | None = None) -> tuple[Quotation, ...]:
    """The quotations in a text, direct and indirect, with speaker and cue where they are told."""
    return quotations.find_quotations(text, language or identify_language(text).language)
