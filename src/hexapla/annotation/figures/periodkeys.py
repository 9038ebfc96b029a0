"""The keys of `periods.toml`: their lines or lists of forms, with the role of the forms (see lexicon)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VALUED: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("before_dates", "tb", str), ("behind_dates", "tba", str), ("edges", "edge", str), ("edges_behind", "edgea", str),
    ("seasons", "season", str), ("day_parts", "dt", str), ("told_day_parts", "reldt", str),
    ("year_parts", "ypart", str), ("decade_words", "decw", int), ("told_weekends", "wesh", int),
)  # fmt: skip
LISTED: tuple[tuple[str, str], ...] = (
    ("lone_day_parts", "dta"), ("weekends", "we"), ("within", "within"), ("rests", "rest"), ("decade_leads", "decl"),
    ("decade_marks", "decm"), ("century_marks", "cmark"), ("week_leads", "wkof"), ("week_numbers", "wkno"),
    ("last_of", "lastof"), ("nows", "now"), ("range_closers", "rclose"), ("closed_middles", "cmid"),
    ("genitives", "gen"), ("first_of", "firstof"), ("date_middles", "dmid"),
    ("weeks_behind", "wkb"), ("half_of", "halfof"), ("quarter_marks", "qmark"), ("decade_owners", "decown"),
)  # fmt: skip
ENDINGS = "endings"
