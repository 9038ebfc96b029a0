"""The bundled example: one invented story in eight versions, with gold beside it.

Persons, firms, publishers and the event are made up; the places are real. The versions are an English original, a
good German translation, machine translations into Arabic and Spanish, a Japanese translation, what came back from
Arabic in English and from Japanese in French, and a German copy that was cut and spun. Three are web pages, the
others are text as scraped. `docs/example.md` tells what the edition finds in them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

STORY = Path(__file__).parent / "story"


def sources() -> tuple[Path, ...]:
    """The eight versions in the order of their sigla, A to H: web pages where there are, else plain text."""
    witnesses = gold()["witnesses"]
    return tuple(STORY / witness.get("html", witness["file"]) for witness in witnesses.values())


def gold() -> dict[str, Any]:
    """The gold by hand: `witnesses`, `kinds`, `loci`, `names`, `figures`, `quotations`, `variants`, `untranslated`,
    `pivot`, `stemma`, `round_trips`, `residue_marks`. Passages are the lines of the `file` of each witness, counted
    from 0; a locus maps a siglum to such lines, and a reading is a piece of one of them."""
    import json

    record: dict[str, Any] = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))
    return record
