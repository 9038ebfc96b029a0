"""`hexapla figures`."""

from __future__ import annotations

from hexapla.cli.marks import Find, marks_command
from hexapla.model import Figure

HELP = """Find the figures and dates in texts.

\b
Examples:
  hexapla figures article.txt
  hexapla figures - --language de --format json < text.txt
"""


def _load() -> Find:
    from hexapla.annotation.calls import find_figures

    return find_figures


def _line(figure: Figure) -> str:
    value = " – ".join(map(str, figure.value)) if isinstance(figure.value, tuple) else figure.value
    known = " ".join(str(part) for part in (figure.bound, value, figure.unit) if part is not None)
    return f"{figure.start:>7} {figure.kind:<11} {figure.text}" + (f"  = {known}" if known else "")


command = marks_command("figures", HELP, _load, _line)
