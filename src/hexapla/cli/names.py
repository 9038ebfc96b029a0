"""`hexapla names`."""

from __future__ import annotations

from hexapla.cli.marks import Find, marks_command
from hexapla.model import Name

HELP = """Find the names in texts.

\b
Examples:
  hexapla names article.txt
  hexapla names a.html b.html --format json
"""


def _load() -> Find:
    from hexapla.annotation.calls import find_names

    return find_names


def _line(name: Name) -> str:
    return f"{name.start:>7} {name.kind:<13} {name.text}" + (f" ({name.base})" if name.base else "")


command = marks_command("names", HELP, _load, _line)
