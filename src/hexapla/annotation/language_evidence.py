"""What the words and letters of a text tell about its language.

Naive Bayes over evidence that can be pointed at: function words, telling letters, beginnings and endings, sequences of
three letters, scripts. All of it comes from the tables (`knowledge/languages/*/words.toml`), merged into one index.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log

from hexapla.knowledge.scripts import script
from hexapla.knowledge.words import Weighted, profiles

# Letters with their marks (the vowel signs of Indic scripts are no letters to `re`).
MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
PLAIN = re.compile(r"[^\W\d_]+")
LETTERS = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
HAS_MARKS = re.compile(f"[{MARKS}]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
ALONE = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Hang", "Grek", "Hebr", "Geor", "Armn"})
LAST_LATIN = "\u024f"
# A text is read no further than this: its first 4,000 letters tell its language.
ENOUGH = 4000


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, apostrophes parting them; runs of signs in scripts without spaces."""
    lowered = text[:ENOUGH].lower()
    return (PLAIN if text.isascii() or not HAS_MARKS.search(lowered) else LETTERS).findall(lowered)


@lru_cache(maxsize=4096)
def of_script(sign: str) -> Weighted:
    """The languages whose script a letter belongs to; fewer languages, more weight."""
    index, name = profiles(), script(sign)
    wanted = {"Hira": ("Jpan",), "Kana": ("Jpan",), "Hani": ("Hani", "Jpan")}.get(name or "", (name,))
    found = [number for number, one in enumerate(index.scripts) if one in wanted]
    return tuple((number, 0.8 * log(len(index.codes) / len(found))) for number in found)


def word_evidence(word: str) -> list[Weighted]:
    """What one word in small letters tells: pairs of language number and weight."""
    index = profiles()
    first = word[0]
    found: list[Weighted] = []
    if first > LAST_LATIN:
        found.append(of_script(first))
        if UNSPACED.match(first):
            return found + sign_evidence(word)
    known = index.words.get(word)
    if known:
        found.append(known)
        return found
    if len(word) > 2:
        for size in (2, 3, 4):
            if ending := index.endings.get(word[-size:]):
                found.append(ending)
        for size in (2, 3):
            if beginning := index.beginnings.get(word[:size]):
                found.append(beginning)
        padded = f" {word} "
        inner = index.inner
        found += [inner[piece] for at in range(len(word)) if (piece := padded[at : at + 3]) in inner]
    return found


def sign_evidence(run: str) -> list[Weighted]:
    """The same for a run of signs in a script without spaces: its signs, and pairs and triples of them, as words."""
    words = profiles().words
    found = [of_script(sign) for sign in run[1:]]
    for size in (1, 2, 3):
        found += [words[piece] for at in range(len(run) - size + 1) if (piece := run[at : at + size]) in words]
    return found


def scores(text: str) -> list[float]:
    """The log likelihood of each language (by its number in the index), against a language of which nothing is met."""
    index = profiles()
    total = [0.0] * len(index.codes)
    words = tokens(text)
    found: list[Weighted] = []
    for word in words:
        found += word_evidence(word)
    if not text.isascii():
        lowered = text[:ENOUGH].lower()
        for sign in set(lowered):
            if sign > "\x7f" and (letter := index.letters.get(sign)):
                found += [letter] * min(2, lowered.count(sign))
    for pairs in found:
        for number, weight in pairs:
            total[number] += weight
    return total


def known_share(words: list[str], language: str | None) -> float:
    """The share of the words that the tables of a language know, 0..1."""
    index = profiles()
    if language not in index.codes or not words:
        return 0.0
    number = index.codes.index(language)
    if index.scripts[number] in ALONE:
        return 1.0
    return sum(any(pair[0] == number for pair in index.words.get(word, ())) for word in words) / len(words)
