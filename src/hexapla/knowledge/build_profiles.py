"""Builds `language_profiles.json`, the merged index for language identification, from every `words.toml`.

Run `python -m hexapla.knowledge.build_profiles` after a change of a `words.toml`; a test compares the stored file
with what this gives. Parsing fifty TOML files takes a quarter of a second, reading the index a few milliseconds.

The weights are log likelihood ratios of a naive Bayes model whose probabilities come from the order of the word lists
(most frequent first, Zipf's law), not from any corpus: nothing is shipped but what stands in the tables.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any

from hexapla.knowledge.tables import languages, table

# Scripts of several languages, where the sequences of letters tell.
SHARED = frozenset({"Latn", "Cyrl", "Arab", "Deva"})
TARGET = "language_profiles.json"
# Zipf: the word of rank r has a share of about .4 / (r + 8) of a text; a word that is in no list of a language has
# one of 3e-5; a word of the news list one of 4e-4. Short words are found in foreign text by chance: they get less.
HEAD, OFFSET, ABSENT, NEWS = 0.4, 8, 3e-5, 4e-4
CHANCE = {1: 2.4, 2: 1.0}


def profiles() -> dict[str, Any]:
    """The index: `languages`, `scripts` and `priors` (by number), and five maps from a feature to pairs of language
    number and weight: `words`, `letters`, `endings`, `beginnings`, `inner` (sequences of three letters)."""
    codes = [code for code in languages() if table(code, "words").get("function")]
    index: dict[str, dict[str, list[list[float]]]] = {
        part: defaultdict(list) for part in ("words", "letters", "endings", "beginnings", "inner")
    }
    for number, code in enumerate(codes):
        for part, feature, weight in features(table(code, "words")):
            index[part][feature].append([number, round(weight, 1)])
    rarest(index["letters"], len(codes))
    return {
        "languages": codes,
        "scripts": [table(code, "words")["script"] for code in codes],
        "priors": [table(code, "words").get("prior", 0.0) for code in codes],
        **{part: {feature: packed(pairs) for feature, pairs in sorted(found.items())} for part, found in index.items()},
    }


def packed(pairs: list[list[float]]) -> str:
    """Pairs as text, weights in tenths ("3:52 14:31"): ten times faster to load than lists of lists."""
    return " ".join(f"{int(number)}:{round(weight * 10)}" for number, weight in pairs)


def features(words: Any) -> Iterator[tuple[str, str, float]]:
    """Part of the index, feature and weight, for one language."""
    function, news = words["function"].split(), words.get("frequent", "").split()
    weights = dict.fromkeys(news, NEWS)
    weights.update({word: max(HEAD / (rank + OFFSET), NEWS) for rank, word in enumerate(function)})
    parts: dict[str, float] = {}
    for word, share in weights.items():
        # A word with an apostrophe is met in pieces.
        for piece in word.replace("’", "'").lower().split("'"):
            parts[piece] = max(parts.get(piece, 0), share)
    for word, share in parts.items():
        if word:
            yield "words", word, log(share / ABSENT) - CHANCE.get(len(word), 0.0)
    for sign in words["letters"]:
        yield "letters", sign, 1.0
    seen: set[tuple[str, str]] = set()
    for one in words["telling"].split():
        part = (
            "endings" if one[0] == "*" and one[-1] != "*" else "beginnings" if one[0] != "*" and one[-1] == "*" else ""
        )
        bare = one.strip("*")
        if part and (part, bare) not in seen:
            seen.add((part, bare))
            yield part, bare, 0.5 + 0.5 * min(len(bare), 4)
    if words["script"] in SHARED:
        yield from sequences([*parts, *stems(words)])


def stems(words: Any) -> list[str]:
    """The words and stems of the other lists, which show how words of the language look."""
    sides = [side for pair in words.get("opposites", {}).values() for side in pair]
    # Of the negations only those that negate: the lists of lexical ones hold bare prefixes.
    sides += [*words.get("modality", {}).values(), words.get("negation", {}).get("words", "")]
    return [one for side in sides for one in side.replace("_", " ").split() if not one.startswith("*")]


def sequences(words: list[str]) -> Iterator[tuple[str, str, float]]:
    """Sequences of three letters of the listed words, with their share over that of a rare sequence (1e-3). The
    factor .7, because they overlap, and the cap were tuned on 3-8 words of NTREX in 27 languages."""
    count = Counter(
        padded[at : at + 3]
        for word in words
        if len(word) > 1
        for padded in [f" {word} "]
        for at in range(len(padded) - 2)
    )
    total = sum(count.values())
    for sequence, times in count.items():
        yield "inner", sequence, min(3.0, 0.7 * log(1 + times / total * 1000))


def rarest(letters: dict[str, list[list[float]]], count: int) -> None:
    """Weighs a letter by how few languages have it."""
    for pairs in letters.values():
        for pair in pairs:
            pair[1] = round(0.4 + 0.8 * log(count / len(pairs)), 1)


def rendered() -> str:
    """The text of the stored file."""
    return json.dumps(profiles(), ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Writes the file beside this module."""
    Path(str(files("hexapla.knowledge") / TARGET)).write_text(rendered(), encoding="utf-8")


if __name__ == "__main__":
    main()
