"""What was measured for each language, out of the scorers' tables: what `hexapla languages` shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bench.scorers import Result

FEWEST = 15  # items from which a figure of one language means something


def by_language(results: Iterable[Result], identified: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """language -> measure -> value. `language`: passages whose language is found; `figures`: F1 of spans; `quotes`: F1
    of direct quotations; `alignment`: F1 of passages on the gold stories, over the pairs with that language;
    `noisy pairs`: the same on noisy news pairs;
    `web pages`: F1 of their running text."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for language, share in identified.items():
        found[language]["language"] = share
    for result in results:
        for language, measure, value in _told(result):
            found[language][measure] = value
    return {language: {name: round(value, 3) for name, value in one.items()} for language, one in sorted(found.items())}


def _told(result: Result) -> Iterable[tuple[str, str, float]]:
    if result.scorer == "figures":
        for name, items, _, _, value, *_ in result.table("by language"):
            if items >= FEWEST and name != "all":
                yield name, "figures", value
    elif result.scorer == "quotes":
        yield from _quotes(result)
    elif result.scorer == "extraction":
        for name, items, _, _, value, *_ in result.table("full texts: shingles"):
            if items >= FEWEST // 3 and len(name) == 2:
                yield name, "web pages", value
    elif result.scorer == "stories":
        yield from _pairs(result)
    elif result.scorer == "alignment":
        yield from _noisy(result)


def _quotes(result: Result) -> Iterable[tuple[str, str, float]]:
    """Several sources of one language are weighed by their quotations."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for name, _, gold, _, _, value in result.table("direct quotations"):
        if " " in name:
            both = sums[name.rpartition(" ")[2]]
            both[0], both[1] = both[0] + gold * value, both[1] + gold
    for language, (total, gold) in sums.items():
        if gold >= FEWEST:
            yield language, "quotes", total / gold


def _pairs(result: Result) -> Iterable[tuple[str, str, float]]:
    """The alignment of whole stories: every pair counts for both of its languages."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for name, gold, _, _, value in result.table("alignment by languages"):
        for language in set(name.split("-")):
            both = sums[language]
            both[0], both[1] = both[0] + gold * value, both[1] + gold
    for language, (total, gold) in sums.items():
        if gold >= FEWEST // 3:
            yield language, "alignment", total / gold


def _noisy(result: Result) -> Iterable[tuple[str, str, float]]:
    """The noisy pairs of the scorer's table: the mean over the pairs of languages that a language stands in."""
    sums: dict[str, list[float]] = defaultdict(list)
    for one in result.tables:
        if one["title"].startswith("noisy"):
            for name, pairs, _, _, value, *_ in one["rows"]:
                left, mark, right = str(name).partition("-")
                if mark and len(left) <= 3 and len(right) <= 3 and pairs >= 2:
                    for language in {left, right}:
                        sums[language].append(value)
    for language, values in sums.items():
        yield language, "noisy pairs", sum(values) / len(values)
