"""Which language is it? The package, a peer and the naive answer on passages of news whose language is known (NTREX and
WMT versions); no scorer asks this, although every stage stands on it."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from bench.scorers import rows_of

FILES = ("stories-ntrex.jsonl.gz", "stories-wmt.jsonl.gz")
PASSAGES = 40  # passages a language
SHORTEST = 20  # signs: less is a byline or a number

Identify = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Identified:
    """The share of passages whose language was right, by language, over all, and per second."""

    by_language: dict[str, float]
    share: float
    per_second: float


def passages(languages: set[str]) -> list[tuple[str, str]]:
    """(language, passage) of every language, the same ones in every run."""
    heaps: dict[str, list[str]] = defaultdict(list)
    for name in FILES:
        for story in rows_of(name):
            # Machine versions are left out: words that were not translated would be counted as mistakes.
            if story["lang"] in languages and not story["origin"].startswith("mt"):
                heaps[story["lang"]] += [text for text in story["paragraphs"] if len(text) >= SHORTEST]
    chance = random.Random(1)
    return [
        (language, text)
        for language, texts in sorted(heaps.items())
        for text in chance.sample(texts, min(PASSAGES, len(texts)))
    ]


def identified(identify: Identify, items: list[tuple[str, str]]) -> Identified:
    """How often `identify` is right."""
    identify("Warm up, so that tables are loaded.")
    right: dict[str, list[bool]] = defaultdict(list)
    start = time.perf_counter()
    for language, text in items:
        right[language].append(identify(text) == language)
    seconds = time.perf_counter() - start
    shares = {language: sum(found) / len(found) for language, found in right.items()}
    every = [one for found in right.values() for one in found]
    return Identified(shares, sum(every) / max(1, len(every)), len(items) / max(seconds, 1e-9))


def package(text: str) -> str | None:
    """Hexapla's answer."""
    from hexapla import identify_language

    return identify_language(text).language


def peer() -> Identify:
    """py3langid among all its languages; ImportError where it is not installed."""
    import py3langid

    return lambda text: str(py3langid.classify(text)[0])


def naive(text: str) -> str | None:
    """The most frequent language."""
    return "en"
