"""How a text is written, in numbers that mean the same in every language: its marks, its spaces, its words.

Nothing here reads the other versions. What these habits tell of a text's making is little (`making.toml` says how much,
docs/stages/5-descent.md how well): a machine writes a hyphen where a person sets a dash, keeps its words apart from
those of the language next door less well, and writes sentences that are more of one length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log
from statistics import fmean, pstdev

from hexapla.knowledge.tables import table
from hexapla.knowledge.words import listed_in, profiles

READ = 12_000  # signs of a version that are read: more say nothing new of its habits
WINDOW = 100  # words in which different ones are counted, so that a longer text is not the poorer one
SENTENCE = re.compile(r"(?<=[.!?…。！？؟।])[\"'”’»“)\]]*\s+|(?<=[。！？])|\n+")
WORD = re.compile(r"[^\W\d_]+")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Counted in 1,000 letters; on the left the name of the habit.
COUNTED = {
    "comma": re.compile(r"[,،、，]"),
    "dash": re.compile(r"[–—―]|--"),
    "hyphen for a dash": re.compile(r"(?<=\s)-(?=\s)"),
    "hyphen": re.compile(r"(?<=\w)[-‐‑](?=\w)"),
    "colon": re.compile(r"[:：](?=\s|$)"),
    "semicolon": re.compile(r"[;；؛]"),
    "parenthesis": re.compile(r"[(（]"),
    "straight mark": re.compile(r"[\"]"),
    "set mark": re.compile(r"[“”„«»「」『』‹›]"),
    "set apostrophe": re.compile(r"[’‘]"),
    "straight apostrophe": re.compile(r"(?<=\w)'(?=\w)"),
    "single mark": re.compile(r"(?<!\w)'(?=\w)"),
    "fixed space": re.compile("[\u00a0\u202f]"),
    "digit": re.compile(r"\d+"),
    "split number": re.compile(r"\d(?:: |\. |, ?(?=\d{3}))\d"),
    "strange sign": re.compile(r"&(?:amp|quot|lt|gt|nbsp|#\d+);|<unk>|\ufffd|[\u200b\ufeff\u00ad]"),
    "stray space": re.compile(r"(?<=\w) [,.;](?=\s|\w|$)|\( (?=\w)|(?<=\w) \)|(?<=\S)  (?=\S)"),
    "spaced mark": re.compile(r"(?:^|\s)[\"“] (?=\w)|(?<=\w) [\"”](?=\s|$)", re.MULTILINE),
    "repeated word": re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE),
    "ellipsis": re.compile(r"\.\.\.|…"),
    "capitals": re.compile(r"\b[^\W\d_a-zà-öø-ÿа-я]{3,}\b"),
}


def habits(passages: Sequence[str], language: str | None) -> dict[str, float]:
    """Name of the habit -> how much a text has of it; `passages` are its running text. Empty for less than 60 letters."""
    text = "\n".join(passages)[:READ]
    letters = sum(map(str.isalpha, text))
    if letters < 60:
        return {}
    # A sign of Chinese or Japanese says as much as three letters.
    wide = len(UNSPACED.findall(text))
    thousands = (letters + 2 * wide) / 1000
    found = {name: log(1 + len(one.findall(text)) / thousands) for name, one in COUNTED.items()}
    found |= _sentences(text) | _words(text, language) | _marks(text, language)
    return found


def _sentences(text: str) -> dict[str, float]:
    """Length of sentences, and how much it differs."""
    sizes = [len(one) + 2 * len(UNSPACED.findall(one)) for one in SENTENCE.split(text) if len(one) > 3]
    if not sizes:
        return {}
    mean = fmean(sizes)
    spread = pstdev(sizes) / mean if len(sizes) > 1 else 0.0
    return {"sentence": log(mean), "sentence spread": spread}


def _words(text: str, language: str | None) -> dict[str, float]:
    """Wealth of words, share of function words, how much the others look like words of the language."""
    words = WORD.findall(text)
    if not words or UNSPACED.search(text):
        return {}
    small = [one.lower() for one in words]
    pieces = [small[at : at + WINDOW] for at in range(0, max(1, len(small) - WINDOW // 2), WINDOW)]
    pieces = [one for one in pieces if len(one) >= WINDOW // 2] or pieces[:1]
    wealth = fmean(len(set(one)) / len(one) ** 0.9 for one in pieces)
    found = {"wealth": wealth, "word": fmean(map(len, words))}
    found["capital"] = sum(one[0].isupper() for one in words) / len(words)
    codes = profiles().codes
    if language in codes:
        own = codes.index(str(language))
        listed = [listed_in(one) for one in small]
        found["function words"] = sum(own in one for one in listed) / len(words)
        found["foreign words"] = sum(bool(one) and own not in one for one in listed) / len(words)
    return found


def _marks(text: str, language: str | None) -> dict[str, float]:
    """Marks of quotation that the language does not use, and marks of more than one kind."""
    usual = set("".join(table(language, "quotations").get("marks", "").split()))
    used = [one for one in text if one in "“”„«»「」『』‹›\""]
    if not usual or not used:
        return {}
    foreign = sum(one not in usual for one in used) / len(used)
    return {"foreign mark": foreign, "odd marks": float(sum(one in "\"" for one in used) % 2)}


def scores(habits_of: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Log likelihood of each kind of making by the weights (kind -> habit -> weight), the constant under ""."""
    return {
        kind: table_of.get("", 0.0) + sum(table_of.get(name, 0.0) * value for name, value in habits_of.items())
        for kind, table_of in weights.items()
    }
