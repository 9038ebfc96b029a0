"""Reads the blocks of a table of figures: lines `value: form, form`, and lists of forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

PARTED = re.compile(r"(?<!\\),")


def lines(block: str) -> Iterator[tuple[str, list[str]]]:
    """The lines `value: form, form` of a table's block."""
    for line in block.splitlines():
        key, colon, forms = f"{line} ".partition(": ")  # a value may hold a colon of its own (+07:00)
        if colon:
            yield key.strip(), listed(forms)


def listed(block: str) -> list[str]:
    """The forms of a list, parted by commas and line breaks; `\\,` is a comma of the form itself (více\\, než)."""
    parts = PARTED.split(block.replace("\n", ","))
    return [one for one in (part.replace("\\,", ",").strip() for part in parts) if one]
