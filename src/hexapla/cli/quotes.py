"""`hexapla quotes`."""

from __future__ import annotations

from hexapla.cli.marks import Find, marks_command
from hexapla.model import Quotation

HELP = """Find the quotations in texts, with their speakers.

\b
Examples:
  hexapla quotes article.txt
  hexapla quotes page.html --format json
"""


def _load() -> Find:
    from hexapla.annotation.calls import find_quotations

    return find_quotations


def _line(quotation: Quotation) -> str:
    mention = quotation.speaker.text if quotation.speaker else None
    who = (
        f"{mention} ({quotation.person})" if quotation.person and quotation.person != mention else mention or "unknown"
    )
    how = "direct" if quotation.direct else "indirect"
    return f"{quotation.start:>7} {how:<9} {who}: {quotation.text}"


command = marks_command("quotes", HELP, _load, _line)
