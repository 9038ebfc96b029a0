"""Grouping at scale: `python -m bench.scale [SIZE…]` makes news worlds out of the development pool and groups them.

A world is the pool with its names and figures exchanged, so that its stories are its own while its languages, words and
places stay those of news. Sizes are numbers of pages; for each are told the seconds of reading, of features and of
grouping, and the peak of memory. How well stories are found is measured elsewhere: worlds share all their words
but names, so that their stories are likelier to be mixed up than real ones. `--save` writes `bench/scale.json`, from
which `docs/make_scale.py` draws the plot.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from bench.fit_grouping import documents
from bench.places import ROOT
from hexapla.clustering.index import StoryIndex
from hexapla.clustering.pages import PageFeatures
from hexapla.evidence.features import reader
from hexapla.knowledge.scripts import WITH_CAPITALS, WORD, script
from hexapla.pipeline import page_of, read

SIZES = (2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
SAVED = ROOT / "bench" / "scale.json"
# Ranges within which the letters of strange words are shifted.
ALPHABETS = (
    (0x61, 0x7A), (0x41, 0x5A), (0x430, 0x44F), (0x410, 0x42F), (0x3B1, 0x3C9), (0x621, 0x64A), (0x5D0, 0x5EA),
    (0x4E00, 0x9000), (0xAC00, 0xD7A3), (0x30A1, 0x30F6), (0x905, 0x939), (0xE01, 0xE2E), (0x10D0, 0x10F0),
)  # fmt: skip


def another(text: str, language: str, world: int) -> str:
    """The text in another world: its names (words that are no concept and no function word; of scripts with capitals
    those with one) and its digits are others; the same in all pages of that world."""
    if not world:
        return text
    known = reader(language)

    def exchanged(word: str) -> str:
        if word.isdigit():
            return "".join(str((int(sign) + world) % 10) for sign in word)
        if script(word[0]) in WITH_CAPITALS and not word[0].isupper():
            return word
        if word.casefold() in known.function or (known.lexicon and known.lexicon.of_word(word)):
            return word
        return "".join(shifted(sign, world) for sign in word)

    return WORD.sub(lambda match: exchanged(match.group()), text)


def shifted(sign: str, world: int) -> str:
    """A letter moved within its alphabet."""
    code = ord(sign)
    for first, last in ALPHABETS:
        if first <= code <= last:
            size = last - first + 1
            return chr(first + (code - first + world * (1 + size // 7)) % size)
    return sign


def pages(size: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """World and record of so many pages."""
    pool = documents()
    for number in range(size):
        yield number // len(pool), pool[number % len(pool)]


def page(given: tuple[int, Mapping[str, Any]]) -> tuple[PageFeatures, float]:
    """A page read and its features, with the seconds of processor time that both took."""
    world, row = given
    passages = [another(one, row["lang"], world) for one in row["paragraphs"]]
    start = time.process_time()
    witness = read({"id": f"{world}/{row['id']}", "passages": passages, "language": row["lang"]})
    found = page_of(witness)
    return found, time.process_time() - start


def measured(size: int, workers: int) -> dict[str, float]:
    """The figures of one size."""
    start = time.perf_counter()
    index, work, features = StoryIndex(), [0.0], [start]

    def timed(results: Iterable[tuple[PageFeatures, float]]) -> Iterator[PageFeatures]:
        for one, seconds in results:
            work[0] += seconds
            yield one
        features[0] = time.perf_counter()

    with ProcessPoolExecutor(workers) as pool:
        index.add(timed(pool.map(page, pages(size), chunksize=64)))
    end = time.perf_counter()
    return {
        "pages": size,
        "features_seconds": round(features[0] - start, 1),
        "features_processor_seconds": round(work[0], 1),
        "grouping_seconds": round(end - features[0], 1),
        "seconds": round(end - start, 1),
        "memory_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
        "stories": len(index.groups),
    }


def main(arguments: Sequence[str]) -> None:
    """Measures the sizes named, or all; a line each."""
    sizes = [int(one) for one in arguments if one.isdigit()] or SIZES
    results = []
    for size in sizes:
        results.append(measured(size, 2))
        print(json.dumps(results[-1]), flush=True)
    if "--save" in arguments:
        SAVED.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
