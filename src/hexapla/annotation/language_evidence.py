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
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0983\u09bc-\u09cd"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
# Scripts without spaces: Thai, Lao, Burmese, Khmer, kana, Han.
SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
UNSPACED = re.compile(f"[{SIGNS}]")
PLAIN = re.compile(r"[^\W\d_]+")
LETTERS = re.compile(rf"[^\W\d_{SIGNS}](?:[^\W\d_{SIGNS}]|[{MARKS}])*|(?=[^\W\d_])[{SIGNS}]+")
MIXED = re.compile(f"[{MARKS}{SIGNS}]")
ALONE = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Hang", "Grek", "Hebr", "Geor", "Armn"})
# The signs of Japanese are of three scripts; a run of Han signs without kana is rather Chinese.
WRITTEN_BY = {"Hira": {"Jpan": 1.0}, "Kana": {"Jpan": 1.0}, "Hani": {"Hani": 1.0, "Jpan": 0.75}}
LAST_LATIN = "\u024f"
# A text is read no further than this: its first 4,000 letters tell its language.
ENOUGH = 4000
# With so many listed words in a text the looks of the others change 2 of 3,000 verdicts (NTREX) and halve the speed.
SETTLED = 9
# Of a word the first letters, so that a glued line costs no more than a word.
LONGEST = 40


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, apostrophes parting them; runs of signs in scripts without spaces."""
    lowered = text[:ENOUGH].lower()
    return (PLAIN if text.isascii() or not MIXED.search(lowered) else LETTERS).findall(lowered)


@lru_cache(maxsize=4096)
def of_script(sign: str) -> Weighted:
    """The languages whose script a letter belongs to; fewer languages, more weight."""
    index, name = profiles(), script(sign)
    wanted = WRITTEN_BY.get(name or "", {name or "": 1.0})
    found = [(number, wanted[one]) for number, one in enumerate(index.scripts) if one in wanted]
    return tuple((number, share * 0.8 * log(len(index.codes) / len(found))) for number, share in found)


def word_evidence(word: str) -> list[Weighted]:
    """What one word in small letters tells: pairs of language number and weight."""
    index = profiles()
    found: list[Weighted] = []
    if word[0] > LAST_LATIN:
        found.append(of_script(word[0]))
        if UNSPACED.match(word):
            return found + sign_evidence(word)
    found.append(index.words[word] or shape_evidence(word))
    return found


@lru_cache(maxsize=16384)
def shape_evidence(word: str) -> Weighted:
    """What the looks of a word that no list has tell: its ending and beginning, its sequences of three letters."""
    if len(word) < 3:
        return ()
    index = profiles()
    endings, beginnings, inner, padded = index.endings, index.beginnings, index.inner, f" {word[:LONGEST]} "
    found = [pairs for size in (2, 3, 4) if (pairs := endings[word[-size:]])]
    found += [pairs for size in (2, 3) if (pairs := beginnings[word[:size]])]
    found += [pairs for at in range(len(padded) - 2) if (pairs := inner[padded[at : at + 3]])]
    total: dict[int, float] = {}
    for pairs in found:
        for number, weight in pairs:
            total[number] = total.get(number, 0.0) + weight
    return tuple(total.items())


def sign_evidence(run: str) -> list[Weighted]:
    """The same for a run of signs in a script without spaces: its signs, and pairs and triples of them, as words."""
    words = profiles().words
    found = [of_script(sign) for sign in run[1:]]
    for size in (1, 2, 3):
        found += [pairs for at in range(len(run) - size + 1) if (pairs := words[run[at : at + size]])]
    return found


def scores(text: str) -> list[float]:
    """The log likelihood of each language (by its number in the index), against a language of which nothing is met."""
    index = profiles()
    total = list(index.priors)
    words = tokens(text)
    listed = index.words
    found: list[Weighted] = [pairs for word in words if (pairs := listed[word])]
    plain = text.isascii()
    if not plain or len(found) < SETTLED:
        for word in words:
            if not plain and word[0] > LAST_LATIN:
                found.append(of_script(word[0]))
                if UNSPACED.match(word):
                    found += sign_evidence(word)
                    continue
            if len(found) < SETTLED and not listed[word]:
                found.append(shape_evidence(word))
    if not plain:
        lowered = text[:ENOUGH].lower()
        for sign in set(lowered):
            if sign > "\x7f" and (letter := index.letters[sign]):
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
    return sum(any(pair[0] == number for pair in index.words[word]) for word in words) / len(words)
