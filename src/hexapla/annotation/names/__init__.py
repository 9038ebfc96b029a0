"""Finds the names in a text and tells persons, places and organisations apart."""

from __future__ import annotations

from hexapla.annotation.names.find import find_names
from hexapla.annotation.names.story import find_names_in_story

__all__ = ["find_names", "find_names_in_story"]
