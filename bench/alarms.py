"""What is told of faithful editions: `python -m bench.alarms [-n STORIES] [-o FILE]`.

Versions of one text in several languages, human translations only (NTREX, WMT), are collated as a user would. What is
told at .5 or above is a false alarm, but for real differences of the translations. FILE takes every alarm, to be read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.fitting import fold, rows
from hexapla import Edition, Variant, collate
from hexapla.knowledge.tables import table

VERSIONS, PASSAGES = 5, 15
TOLD = 0.5
GRAVE = ("contradiction", "loss")


def editions(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """So many faithful stories of each collection, each with the passages of five versions by language."""
    for name in ("stories-ntrex", "stories-wmt"):
        stories: dict[str, dict[str, Any]] = defaultdict(dict)
        for row in rows(name):
            human = not row["origin"].startswith("mt") and not row.get("partial")
            if human and "negation" in table(row["lang"], "words"):
                stories[row["story"]].setdefault(row["lang"], row["paragraphs"][:PASSAGES])
        names = sorted(story for story, versions in stories.items() if len(versions) > 2)
        for story in sorted(random.Random(name).sample(names, min(number, len(names)))):
            chance = random.Random(story)
            versions = stories[story]
            chosen = chance.sample(sorted(versions), min(VERSIONS, len(versions)))
            yield story, {language: versions[language] for language in chosen}


def alarms(edition: Edition) -> Iterator[Variant]:
    """The contradictions and losses that an edition tells."""
    yield from (one for one in edition.variants if one.confidence >= TOLD and one.severity in GRAVE)


def main() -> None:
    """Counts the alarms by kind and prints them for one edition."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("-n", type=int, default=30, help="stories of each collection")
    reader.add_argument("-o", help="a file for all alarms, one JSON record a line")
    given = reader.parse_args()
    counts: dict[str, Counter[str]] = {"A": Counter(), "B": Counter()}
    total: Counter[str] = Counter()
    lines = []
    for story, versions in editions(given.n):
        half = "AB"[fold(story, 2)]
        total[half] += 1
        edition = collate([{"language": lang, "passages": texts} for lang, texts in versions.items()])
        for one in alarms(edition):
            counts[half][f"{one.severity} {one.kind}"] += 1
            lines.append(_record(story, half, edition, one))
    if given.o:
        kept = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        Path(given.o).write_text(kept, encoding="utf-8")
    print(f"faithful editions: {total['A']} of half A, {total['B']} of half B; told for one edition:")
    for kind in sorted(counts["A"] | counts["B"]):
        shares = [counts[half][kind] / max(1, total[half]) for half in "AB"]
        print(f"  {kind:28} {shares[0]:.2f}  {shares[1]:.2f}  ({counts['A'][kind] + counts['B'][kind]})")


def _record(story: str, half: str, edition: Edition, one: Variant) -> dict[str, Any]:
    """An alarm as it is kept to be read, with the passages it stands in."""
    held = {witness.siglum: witness for witness in edition.witnesses}
    return {
        "story": story,
        "half": half,
        "kind": f"{one.severity} {one.kind}",
        "confidence": round(one.confidence, 2),
        "locus": one.locus,
        "explanation": one.explanation,
        "readings": {f"{s} {held[s].language}": span and span.text for s, span in one.readings.items()},
        "lines": {
            f"{s} {held[s].language}": _line(held[s].text, span.start) for s, span in one.readings.items() if span
        },
    }


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]


if __name__ == "__main__":
    main()
