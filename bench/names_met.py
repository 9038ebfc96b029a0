"""How many names of an English news paragraph our finder has in the same paragraph of another language, found alone.

`python -m bench.names_met he ar ...` reads the aligned NTREX stories and prints, per language and half of the stories:
the share of the English persons and places that a found name answers (the same known place, or alike in sound); and of
the persons found, the share that sounds like some word with a capital of the English paragraph, a proxy of precision.
What our English finder takes for a person and is none ("Ryder Cup") keeps the first figure below 1.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bench.places import shared
from hexapla import compare_names, find_names
from hexapla.knowledge.gazetteer import lookup
from hexapla.model import Name

STORIES = "data/stories-ntrex.jsonl.gz"
CAPITALS = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
# Names alike by so much are taken for one: from there on a meeting is rarely chance.
ALIKE = 0.4
Pair = tuple[str, str]


def stories(language: str) -> Iterator[list[Pair]]:
    """The aligned paragraphs (English, language) of each story, by its name."""
    folder = shared()
    if folder is None:
        raise SystemExit("no shared data on this machine (HEXAPLA_SHARED)")
    told: dict[str, dict[str, list[str]]] = defaultdict(dict)
    with gzip.open(folder / STORIES, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            told[record["story"]][record["lang"]] = record["paragraphs"]
    for name in sorted(told):
        ours, theirs = told[name].get("en", []), told[name].get(language, [])
        if ours and len(ours) == len(theirs):
            yield list(zip(ours, theirs, strict=True))


def measured(pairs: Sequence[Pair], language: str) -> Counter[str]:
    """What is met in the paragraphs of some stories."""
    counts: Counter[str] = Counter()
    for english, other in pairs:
        found = find_names(other, language)
        for name in find_names(english, "en"):
            if name.kind in ("person", "place"):
                counts[name.kind] += 1
                counts[f"{name.kind} met"] += any(_met(name, here, language) for here in found)
        written = [word for run in CAPITALS.findall(english) for word in {run, *run.split()}]
        for here in found:
            if here.kind == "person":
                counts["found"] += 1
                counts["borne out"] += any(_alike(word, here.text, language) for word in written)
    return counts


def _met(name: Name, here: Name, language: str) -> bool:
    same = lookup("en").ids(name.text) & lookup(language).ids(here.text)
    return bool(same) or _alike(name.text, here.text, language)


def _alike(english: str, other: str, language: str) -> bool:
    return compare_names(english, other, a_language="en", b_language=language).score > ALIKE


def main(languages: Sequence[str]) -> None:
    """Prints a line a language and half."""
    for language in languages:
        told = list(stories(language))
        for half in (0, 1):
            counts = measured([pair for story in told[half::2] for pair in story], language)
            shares = [
                f"{what} {counts[part] / max(1, counts[whole]):.3f}"
                for what, part, whole in (
                    ("persons", "person met", "person"),
                    ("places", "place met", "place"),
                    ("borne out", "borne out", "found"),
                )
            ]
            print(language, "AB"[half], *shares, f"of {counts['person']}, {counts['place']}, {counts['found']}")


if __name__ == "__main__":
    main(sys.argv[1:])
