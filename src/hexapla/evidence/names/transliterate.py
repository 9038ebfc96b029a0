"""A word of any script in lower-case ASCII letters: the ground on which names of two scripts are compared.

Tables of `knowledge/sounds/scripts` where there is one, anyascii for the rest (Chinese signs as pinyin, and scripts
without a table). The result is for comparing, not for reading: one letter is always written alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from hexapla.evidence.names.longest import longest
from hexapla.knowledge.scripts import script
from hexapla.knowledge.sounds import ROOT, SHARED, pairs, script_table

Speller = Callable[[str], str]

WORDS = re.compile(r"[^\W_]+(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0901-\u0903"
                   r"\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e4e\u200c\u200d'’ʻʼ‘`´ʹʿʾ׳״])*")  # fmt: skip
NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
# The script of digits and other signs that no script has to itself.
NO_SCRIPT = "Zyyy"
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
        return word.lower() if word.isalnum() else NOT_ASCII_WORD.sub("", word.lower())
    folded, name = _folded(word)
    return _plain(_speller(name, language)(folded), name)


def forms(word: str, language: str | None) -> tuple[str, str, str]:
    """One word as `latin_word` writes it, as only comparing needs it, and its script. A script's key `sounds` keeps
    signs apart that fall together in plain letters (long vowels, carons), each as one capital letter or colon."""
    if word.isascii():
        form = word.lower() if word.isalnum() else NOT_ASCII_WORD.sub("", word.lower())
        return form, form, "Latn" if form and not form.isdecimal() else NO_SCRIPT
    folded, name = _folded(word)
    form = _plain(_speller(name, language)(folded), name)
    if name is None or name not in _with_sounds():
        return form, form, name or NO_SCRIPT
    sound = _speller(name, language, True)(folded)
    if not sound.isascii():
        sound = _mixed(sound, name)
    return form, sound if sound.isalnum() else NOT_SOUND.sub("", sound), name


def _folded(word: str) -> tuple[str, str | None]:
    """A word in small letters, each one sign with its accents, and the script of its first letter."""
    folded = word.lower()
    if not unicodedata.is_normalized("NFC", folded):
        folded = unicodedata.normalize("NFC", folded)
    return folded, script(folded[0]) or next(filter(None, map(script, folded)), None)


def _plain(spelt: str, name: str | None) -> str:
    if not spelt.isascii():
        spelt = _mixed(spelt, name)
    return spelt if spelt.isalnum() else NOT_ASCII_WORD.sub("", spelt)


@cache
def _with_sounds() -> frozenset[str]:
    """The scripts whose tables keep sounds apart that the plain letters do not."""
    names = {one.name.removesuffix(".toml") for one in ROOT.joinpath("scripts").iterdir()}
    names = {name for name in names if {"sounds", "sound_vowels"} & script_table(name).keys()}
    return frozenset(names | {name for name, other in SHARED.items() if other in names})


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
    spell = _alphabet(letters, edges, name == "Latn")
    if table.get("accents", True):
        return spell
    return lambda text: spell(_bare(text))


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


class _Signs(dict[int, str]):
    """Sign by sign what `str.translate` puts: as the table says, or the sign itself, without its accents if `bare`."""

    def __init__(self, letters: dict[str, str], bare: bool) -> None:
        super().__init__(str.maketrans({sign: put for sign, put in letters.items() if len(sign) == 1}))
        self.bare = bare

    def __missing__(self, code: int) -> str:
        self[code] = value = _bare(chr(code)) if self.bare else chr(code)
        return value


def _alphabet(letters: dict[str, str], edges: dict[str, str], bare: bool) -> Speller:
    single = _Signs(letters, bare)
    several = [key for key in letters if len(key) > 1]
    if not edges and not several:
        return lambda text: text.translate(single)
    split, put = re.compile(f"({longest(several)})").split, letters.__getitem__
    heads = {key[1:]: value for key, value in edges.items() if key[0] == "^"}
    tails = {key[:-1]: value for key, value in edges.items() if key[-1] == "$"}

    def spell(text: str) -> str:
        head = tail = ""
        if edges and len(text) > 1:
            if text[:2] in heads and len(text) > 2:
                head, text = heads[text[:2]], text[2:]
            elif text[0] in heads:
                head, text = heads[text[0]], text[1:]
            if text[-1:] in tails and len(text) > 1:
                tail, text = tails[text[-1:]], text[:-1]
        parts = split(text)
        if len(parts) > 1:
            # Every second part is what stands between two others, several letters. What is put for them is ASCII, which
            # the table of single ones leaves alone.
            parts[1::2] = map(put, parts[1::2])
            text = "".join(parts)
        text = text.translate(single)
        return head + text + tail if head or tail else text

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


class _Syllables(dict[int, str]):
    """Hangul syllables as `str.translate` puts them; other signs stay."""

    def __init__(self, *parts: str) -> None:
        super().__init__()
        self.parts = [["" if sound == "-" else sound for sound in one.split()] for one in parts]

    def __missing__(self, code: int) -> str:
        heads, cores, tails = self.parts
        at = code - 0xAC00
        inside = 0 <= at < 11172
        self[code] = value = heads[at // 588] + cores[at % 588 // 28] + tails[at % 28] if inside else chr(code)
        return value


def _hangul(initials: str, vowels: str, finals: str) -> Speller:
    syllables = _Syllables(initials, vowels, finals)
    return lambda text: text.translate(syllables)
