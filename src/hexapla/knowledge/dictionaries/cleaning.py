"""What counts as a word or a short phrase of a dictionary, and how it is written in a word table."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from hexapla.knowledge.scripts import WITHOUT_SPACES, script

MOST_WORDS = 3
MOST_SIGNS = 200
MOST_RAW = 2000  # signs of a piece before it is cleaned: entities and notes in brackets are longer than what they leave

# Where words are not parted by spaces, so many signs count as one: most Chinese words have two, and three leave room
# for names; a word in kana, Thai, Lao, Khmer or Burmese has about as many signs as one in Latin letters.
SIGNS_OF_HAN = 3
SIGNS_OF_OTHERS = 8
PARTS = SIGNS_OF_HAN * SIGNS_OF_OTHERS

UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NO_WORD = re.compile(r"[\ufffd\ue000-\uf8ff…]|\.\.\.")  # lost or private signs, and gaps ("so ... that")
NO_SIGN = re.compile("&#[xX]?[0-9a-fA-F]{9,};?")  # numbers no sign has; Python refuses to read the longest
# Marks that dictionaries write and newspapers do not: the stress of Cyrillic words, the points of Arabic and Hebrew.
TAUGHT = re.compile(
    "(?<=[\u0400-\u04ff])[\u0300\u0301]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]"
)
OPENING, CLOSING = "([{<（［｛〔【〈《", ")]}>）］｝〕】〉》"
BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
AROUND = " .,:;!?¡¿…·•*=|\"'`´‘’‚“”„«»‹›–—。、，；：！？「」『』،؛؟।\u200c\u200d"
SHORTENED = re.compile(r"\b\w\.\s?\w.*\.$")  # keeps its last stop: "U.S."
HYPHENS = "-\u2010\u2011־"
LISTING = re.compile("[,;/|•、，；／،؛\n\r\u2028\u2029]")


def cleaned(text: str) -> str | None:
    """A word or phrase of at most three words as a word table has it: NFC, HTML entities decoded, notes in brackets
    left out, no marks around it, English infinitives without their "to". None for what is no such thing: nothing, no
    letter, an affix, more than three words or 200 signs."""
    if len(text) > MOST_RAW:
        return None
    text = unicodedata.normalize("NFC", without_brackets(UNSEEN.sub("", decoded(text))))
    text = " ".join(unicodedata.normalize("NFC", TAUGHT.sub("", text)).split())
    text = text.strip(AROUND) + "." * bool(SHORTENED.search(text))
    words = text.split()
    while len(words) > 1 and words[0] == "to" and text.isascii() and words[1][0].islower():
        del words[0]
    text = " ".join(words)
    if not words or len(text) > MOST_SIGNS or NO_WORD.search(text) or text[0] in HYPHENS or text[-1] in HYPHENS:
        return None
    if not any(sign.isalpha() for sign in text) or any(not _is_word(word) for word in words):
        return None
    return text if sum(map(_size, words)) <= MOST_WORDS else None


def listed(text: str) -> Iterator[str]:
    """The parts of a list: at commas, semicolons, strokes and ends of lines, of all scripts, outside brackets."""
    yield from LISTING.split(without_brackets(decoded(text)))


def decoded(text: str) -> str:
    """A text with its HTML entities decoded."""
    return html.unescape(NO_SIGN.sub("\ufffd", text)) if "&" in text else text


def without_brackets(text: str) -> str:
    """A text without what stands in brackets, and without the brackets; one that is not closed reaches to the end."""
    if not BRACKET.search(text):
        return text
    kept: list[str] = []
    depth = 0
    for sign in text:
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(sign)
    return "".join(kept)


def _is_word(word: str) -> bool:
    return word == "&" or any(sign.isalnum() for sign in word)


def _size(word: str) -> int:
    """How many words stand between two spaces: one, but in scripts without spaces by the number of signs."""
    if word.isascii():
        return 1
    parts = 0  # of a word, PARTS to each
    for sign in word:
        kind = script(sign)
        if kind in WITHOUT_SPACES:
            parts += PARTS // (SIGNS_OF_HAN if kind == "Hani" else SIGNS_OF_OTHERS)
    return max(1, -(-parts // PARTS))
