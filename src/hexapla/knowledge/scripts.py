"""Scripts: which one a sign belongs to, whether it parts words by spaces, has capitals, runs from right to left.

Blocks are given by hand instead of by `unicodedata.name`, which is slow; the ranges are those of the Unicode charts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0750, 0x077F, "Arab"), (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x1200, 0x137F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x3040, 0x309F, "Hira"), (0x30A0, 0x30FF, "Kana"),
    (0x31F0, 0x31FF, "Kana"), (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFF, "Arab"),
    (0xFF21, 0xFF5A, "Latn"), (0xFF66, 0xFF9F, "Kana"), (0x20000, 0x2FA1F, "Hani"),
)  # fmt: skip
WITHOUT_SPACES = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})
WITH_CAPITALS = frozenset({"Latn", "Grek", "Cyrl", "Armn"})
RIGHT_TO_LEFT = frozenset({"Hebr", "Arab"})

# The marks of the scripts of India (Devanagari to Sinhala): vowel signs, virama, nukta, nasal signs. They are not
# letters to `\w` (categories Mn and Mc), yet stand inside words; the danda and the digits are not among them.
# Made to stand within a character class.
INDIC_MARKS = (
    r"\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u09fe"
    r"\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2\u0ae3\u0afa-\u0aff"
    r"\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b62\u0b63\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c62\u0c63"
    r"\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0ce2\u0ce3\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d\u0d57\u0d62\u0d63"
    r"\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3"
)

# A word: letters and marks, with inner apostrophes, or a run of digits; a sign of a script without spaces alone.
WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u9fff\uf900-\ufaff]"
    r"|[\u30a0-\u30ff\uff66-\uff9f]+"
    r"|[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"(?:[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    rf"|[\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0670\u200c\u200d{INDIC_MARKS}]|['’ʼ](?=[^\W\d_]))*"
    r"|\d+"
)

# Signs that are written for an apostrophe: a page's "wouldn’t" is the table's "wouldn't".
APOSTROPHES = {ord("’"): "'", ord("ʼ"): "'"}


def plain_word(word: str) -> str:
    """A word as it is compared with others of its language: in small letters, with a plain apostrophe."""
    return word.casefold().translate(APOSTROPHES)


@lru_cache(maxsize=65536)
def script(sign: str) -> str | None:
    """The ISO 15924 code of a letter's script; None for what is no letter of a known script."""
    code = ord(sign)
    if not sign.isalpha() and not unicodedata.category(sign).startswith("M"):
        return None
    for first, last, name in RANGES:
        if first <= code <= last:
            return name
    return None


def main_script(text: str) -> str | None:
    """The script that most letters of a text have; None without letters."""
    count: dict[str, int] = {}
    for sign in text:
        name = script(sign)
        if name:
            count[name] = count.get(name, 0) + 1
    return max(count, key=lambda name: count[name]) if count else None


def fold_digits(text: str) -> str:
    """Digits of every script as ASCII digits, position for position."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if not sign.isascii() and sign.isdecimal() else sign for sign in text)


def fold(word: str) -> str:
    """A word without case and accents; kana keep their marks, which part one syllable from another."""
    if word.isascii():
        return word.lower()
    if any("\u3040" <= sign <= "\u30ff" for sign in word):
        return unicodedata.normalize("NFKC", word)
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign) and sign not in "\u0640\u200c").replace(
        "ı", "i"
    )
