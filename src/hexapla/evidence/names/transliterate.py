"""A word of any script in lower-case ASCII letters: the ground on which names of two scripts are compared.

Tables of `knowledge/sounds/scripts` where there is one, anyascii for the rest (Chinese signs as pinyin, and scripts
without a table). The result is for comparing, not for reading: one letter is always written alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from hexapla.knowledge.scripts import script
from hexapla.knowledge.sounds import pairs, script_table

Speller = Callable[[str], str]

WORDS = re.compile(r"[^\W_]+(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0901-\u0903"
                   r"\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e4e\u200c\u200d'’ʻʼ‘`´ʹʿʾ׳״])*")  # fmt: skip
NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
NOT_SOUND = re.compile(r"[^a-zA-Z0-9:]+")


def latin(text: str, language: str | None = None) -> str:
    """A text in lower-case ASCII letters and digits, words parted by one blank.

    `language` chooses between the ways of one script (Ukrainian and Russian letters differ); unknown codes do no harm.
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    return " ".join(filter(None, (latin_word(word, language) for word in WORDS.findall(text))))


@lru_cache(maxsize=262_144)
def latin_word(word: str, language: str | None = None) -> str:
    """One word in lower-case ASCII letters and digits; memoised."""
    if word.isascii():
        return NOT_ASCII_WORD.sub("", word.lower())
    folded = word.lower()
    if not unicodedata.is_normalized("NFC", folded):
        folded = unicodedata.normalize("NFC", folded)
    name = next(filter(None, map(script, folded)), None)
    speller = _speller(name, language)
    folded = _bare(speller(folded)) if name == "Latn" else speller(folded)
    if not folded.isascii():
        folded = _mixed(folded, name)
    return folded if folded.isalnum() else NOT_ASCII_WORD.sub("", folded)


@lru_cache(maxsize=262_144)
def sound_word(word: str, language: str | None = None) -> str:
    """One word as `latin_word` writes it, but with what only comparing needs: a script's key `sounds` keeps signs apart
    that fall together in plain letters (long vowels, carons), each as one capital letter or colon; memoised."""
    if word.isascii():
        return NOT_ASCII_WORD.sub("", word.lower())
    folded = unicodedata.normalize("NFC", word.lower())
    name = next(filter(None, map(script, folded)), None)
    if name is None or not {"sounds", "sound_vowels"} & script_table(name).keys():
        return latin_word(word, language)
    folded = _speller(name, language, True)(folded)
    if name == "Latn":
        folded = _bare(folded)
    if not folded.isascii():
        folded = _mixed(folded, name)
    return NOT_SOUND.sub("", folded)


def _mixed(text: str, known: str | None) -> str:
    """What one speller has left: signs of a second script in the word, then anyascii."""
    for sign in text:
        name = script(sign)
        if name is not None and name != known:
            text = _speller(name, None)(text)
            break
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text).lower()


@cache
def _speller(name: str | None, language: str | None, sounds: bool = False) -> Speller:
    """The function that spells a script in Latin letters, or in sound signs; the text comes back unchanged where no
    table is."""
    table = script_table(name) if name else {}
    if "initials" in table:
        return _hangul(table["initials"], table["sound_vowels" if sounds else "vowels"], table["finals"])
    if "letters" not in table:
        return str
    where = f"sounds/scripts/{name}.toml"
    letters = pairs(table["letters"], where)
    if sounds:
        letters.update(pairs(table.get("sounds", ""), where))
    own = table.get("language", {}).get(language or "", {})
    letters.update(pairs(own.get("letters", ""), where))
    edges = {"^" + key: value for key, value in pairs(table.get("initial", ""), where).items()}
    edges.update({key + "$": value for key, value in pairs(table.get("final", ""), where).items()})
    if "virama" in table:
        return _abugida(letters, pairs(table["signs"]), pairs(table["other"]), table["virama"], table["inherent"])
    spell = _alphabet(letters, edges)
    if table.get("accents", True):
        return spell
    return lambda text: spell(_bare(text))


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _alphabet(letters: dict[str, str], edges: dict[str, str]) -> Speller:
    if not edges and all(len(key) == 1 for key in letters):
        single = str.maketrans(letters)
        return lambda text: text.translate(single)
    keys = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, keys)))

    def spell(text: str) -> str:
        head = tail = ""
        for size in (2, 1):
            if "^" + text[:size] in edges and len(text) > size:
                head, text = edges["^" + text[:size]], text[size:]
                break
        if text[-1:] + "$" in edges and len(text) > 1:
            tail, text = edges[text[-1:] + "$"], text[:-1]
        return head + pattern.sub(lambda found: letters[found.group()], text) + tail

    return spell


def _abugida(
    letters: dict[str, str], signs: dict[str, str], other: dict[str, str], virama: str, inherent: str
) -> Speller:
    keys = "|".join(map(re.escape, sorted(letters, key=len, reverse=True)))
    pattern = re.compile(f"({keys})({'|'.join(map(re.escape, [*signs, virama]))})?(?=(.)?)|({'|'.join(other)})")

    def one(found: re.Match[str]) -> str:
        if found[4] is not None:
            return other[found[4]]
        base = letters[found[1]]
        if found[2] is not None:
            return base + signs.get(found[2], "")
        vowel = base[-1] in "aeiou" or found[3] is None
        return base if vowel else base + inherent

    return lambda text: pattern.sub(one, text)


def _hangul(initials: str, vowels: str, finals: str) -> Speller:
    heads, cores, tails = (
        ["" if sound == "-" else sound for sound in one.split()] for one in (initials, vowels, finals)
    )

    def spell(text: str) -> str:
        parts = []
        for sign in text:
            code = ord(sign) - 0xAC00
            if 0 <= code < 11172:
                parts.append(heads[code // 588] + cores[code % 588 // 28] + tails[code % 28])
            else:
                parts.append(sign)
        return "".join(parts)

    return spell
