"""How a text is written, in numbers that mean the same in every language: its marks, its spaces, its words.

Nothing here reads the other versions. What these habits tell of a text's making is little (docs/stages/5-descent.md has
the figures): a machine writes a hyphen where a person sets a dash and seldom sets the marks of print. Nothing was found
that tells an original from a translation in a language that was not learned from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log
from statistics import fmean

from hexapla.descent.making_table import making_table
from hexapla.knowledge.words import UNSPACED, listed_in, profiles

READ = 12_000  # signs of a version that are read: more say nothing new of its habits
LEAST = 60  # letters below which a text shows none
FARTHEST = 3.0  # spreads from the mean beyond which a habit says no more
# A person's page goes through the same software as a machine's, which sets marks by itself; the data do not have that.
TRUST, MOST = 0.5, 0.8
SENTENCE = re.compile(r"(?<=[.!?…؟।])[\"'”’»“)\]]*\s+|(?<=[。！？])|\n+")
WORD = re.compile(r"[^\W\d_]+")
# Counted in 1,000 letters.
COUNTED = {
    "comma": re.compile(r"[,،、，]"),
    "dash": re.compile(r"[–—―]|--"),
    "hyphen for a dash": re.compile(r"(?<=\s)-(?=\s)"),
    "straight mark": re.compile(r'"'),
    "set mark": re.compile(r"[“”„«»「」『』‹›]"),
    "set apostrophe": re.compile(r"[’‘]"),
    "spaced mark": re.compile(r"(?:^|\s)[\"“] (?=\w)|(?<=\w) [\"”](?=\s|$)", re.MULTILINE),
    "strange sign": re.compile(r"&(?:amp|quot|lt|gt|nbsp|#\d+);|<unk>|\ufffd|[\u200b\ufeff\u00ad]"),
    "repeated word": re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE),
    "number": re.compile(r"\d+"),
}


def habits(passages: Sequence[str], language: str | None) -> dict[str, float]:
    """Habit -> how much a text has of it; `passages` are its running text. Empty for a few words."""
    text = "\n".join(passages)[:READ]
    letters = sum(map(str.isalpha, text))
    if letters < LEAST:
        return {}
    # A sign of Chinese or Japanese says as much as three letters.
    wide = sum(map(len, UNSPACED.findall(text)))
    thousands = (letters + 2 * wide) / 1000
    found = {name: log(1 + len(one.findall(text)) / thousands) for name, one in COUNTED.items()}
    sentences = sum(len(one) > 3 for one in SENTENCE.split(text) if one)
    found["sentence"] = log(1000 * thousands / max(1, sentences))
    return found if wide else found | _words(text, language)


def _words(text: str, language: str | None) -> dict[str, float]:
    """Length of words, share of capitals, of function words, and of words that only other languages have."""
    words = WORD.findall(text)
    if not words:
        return {}
    found = {"word": fmean(map(len, words)), "capital": sum(one[0].isupper() for one in words) / len(words)}
    codes = profiles().codes
    if language in codes:
        own = codes.index(language)
        listed = [listed_in(one.lower()) for one in words]
        found["function words"] = sum(own in one for one in listed) / len(words)
        found["foreign words"] = sum(bool(one) and own not in one for one in listed) / len(words)
    return found


def machine_odds(passages: Sequence[str], language: str | None) -> float:
    """The log odds that a translation is a machine's and not a person's, by its habits alone; never far from 0."""
    found = habits(passages, language)
    if not found:
        return 0.0
    table = making_table().habits
    odds = table[""][2]
    for name, value in found.items():
        mean, spread, weight = table.get(name, (0.0, 1.0, 0.0))
        odds += weight * max(-FARTHEST, min(FARTHEST, (value - mean) / spread))
    return max(-MOST, min(MOST, TRUST * odds))
