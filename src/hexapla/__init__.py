"""Hexapla collates versions of a news story, in any languages, as scholars collate manuscripts.

>>> import hexapla
>>> edition = hexapla.collate(["page.html", "other.txt"])  # doctest: +SKIP

Nothing heavy is imported here: every name below is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hexapla.version import __version__

if TYPE_CHECKING:
    from hexapla.annotation.calls import find_figures, find_names, find_quotations
    from hexapla.annotation.languages import identify_language
    from hexapla.edition.edition import Edition
    from hexapla.evidence.names import compare_names
    from hexapla.knowledge.support import languages
    from hexapla.model import (
        Evidence,
        Figure,
        LanguageGuess,
        LanguageSupport,
        Link,
        Name,
        NameMatch,
        Quotation,
        Span,
        Story,
        Variant,
        Witness,
    )
    from hexapla.pipeline import align, collate, compare, group, read, read_all

# Where each public name lives.
_HOMES = {
    "Edition": "hexapla.edition.edition",
    "align": "hexapla.pipeline",
    "collate": "hexapla.pipeline",
    "compare": "hexapla.pipeline",
    "compare_names": "hexapla.evidence.names",
    "find_figures": "hexapla.annotation.calls",
    "find_names": "hexapla.annotation.calls",
    "find_quotations": "hexapla.annotation.calls",
    "group": "hexapla.pipeline",
    "identify_language": "hexapla.annotation.languages",
    "languages": "hexapla.knowledge.support",
    "read": "hexapla.pipeline",
    "read_all": "hexapla.pipeline",
    **dict.fromkeys(
        (
            "Evidence", "Figure", "LanguageGuess", "LanguageSupport", "Link", "Name", "NameMatch", "Quotation", "Span",
            "Story", "Variant", "Witness",
        ),
        "hexapla.model",
    ),
}  # fmt: skip

__all__ = [
    "Edition",
    "Evidence",
    "Figure",
    "LanguageGuess",
    "LanguageSupport",
    "Link",
    "Name",
    "NameMatch",
    "Quotation",
    "Span",
    "Story",
    "Variant",
    "Witness",
    "__version__",
    "align",
    "collate",
    "compare",
    "compare_names",
    "find_figures",
    "find_names",
    "find_quotations",
    "group",
    "identify_language",
    "languages",
    "read",
    "read_all",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
