"""How a word in Chinese signs may be read: as Chinese, as a foreign name written by its sound, and as a Japanese,
Korean or Cantonese name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product

from hexapla.evidence.names.phones import LATIN, Sounds, phones
from hexapla.evidence.names.transliterate import latin_word
from hexapla.knowledge.sounds import pairs, reading_rows, sounds

SCRIPT = "Hani"
# Chinese signs used for their sound alone, and as Hong Kong reads them, are learnt as scripts of their own.
FOREIGN, CANTONESE = "Hanx", "Hanc"
REPEATED = "々"
# A word of more signs is no name; a name is read in so many ways at most.
LONGEST = 6
MOST_READINGS = 4


def readings(part: str, chinese: str, language: str | None) -> list[Sounds]:
    """What a word of Chinese signs may sound like, its Chinese reading first. A language that uses the signs for its
    own names only has those readings."""
    wanted = _wanted(language)
    plain = Sounds(chinese, SCRIPT)
    found = [plain] if SCRIPT in wanted else []
    if FOREIGN in wanted:
        table = _transcription()
        if any(sign in table for sign in part):
            signs = phones("".join(table.get(sign) or latin_word(sign) for sign in part))
            found.append(Sounds(signs, FOREIGN))
    if "Kana" in wanted:
        found += _known(part)
    if len(part) <= LONGEST:
        for script, column in (("Hang", 1), (CANTONESE, 2), (LATIN, 3)):
            if script in wanted:
                found += (Sounds(one, script) for one in _by_sign(part, column))
    return found or [plain]


@cache
def _wanted(language: str | None) -> frozenset[str]:
    table = sounds("han")["read"]
    return frozenset(table.get(language or "", table["other"]).split())


def _known(part: str) -> list[Sounds]:
    """The Japanese reading of names that the table holds whole: a family name, a given name, or the two."""
    japanese = pairs_of("japanese")
    for cut in range(len(part), 0, -1):
        first, rest = japanese.get(part[:cut]), part[cut:]
        if first is not None and (not rest or rest in japanese):
            return [Sounds(phones(first + japanese.get(rest, "")), "Kana")]
    return []


def _by_sign(part: str, column: int) -> Iterable[str]:
    """The readings of a word, sign by sign; none where one sign has none."""
    each = [_sign(sign)[column] for sign in part]
    if not all(each):
        return ()
    every = ("".join(one) for one in product(*(one[:2] for one in each)))
    return dict.fromkeys(phones(one) for one, _ in zip(every, range(MOST_READINGS), strict=False))


NOTHING: tuple[tuple[str, ...], ...] = ((), (), (), ())


@lru_cache(maxsize=16_384)
def spelt(part: str, form: str) -> bool:
    """Whether a Latin form spells a Japanese reading of the signs, one of each sign."""
    form = LONG.sub(r"\1", form)
    reached, before = {0}, ""
    for sign in part:
        sign = before if sign == REPEATED and before else sign
        before = sign
        ways = _voiced(sign, _sign(sign)[0])
        reached = {start + len(way) for start in reached for way in ways if form.startswith(way, start)}
        if not reached:
            return False
    return len(form) in reached


LONG = re.compile(r"([ou])[ou]|(?<=o)h(?![aeiouy])")
# What the first sound of a sign becomes within a name, and the last one before another sign.
VOICED = (("k", "g"), ("sh", "j"), ("s", "z"), ("ch", "j"), ("ts", "z"), ("t", "d"), ("f", "b"), ("h", "b"), ("h", "p"))


@lru_cache(maxsize=8192)
def _voiced(sign: str, ways: tuple[str, ...]) -> tuple[str, ...]:
    found = dict.fromkeys((*ways, *pairs_of("nanori").get(sign, "").split("|")))
    for way in tuple(found):
        for plain, voiced in VOICED:
            if way.startswith(plain):
                found[voiced + way[len(plain) :]] = None
    return tuple(way for way in found if way)


@cache
def pairs_of(key: str) -> dict[str, str]:
    """A table of pairs of `sounds/han.toml`."""
    return pairs(sounds("han")[key], "sounds/han.toml")


@lru_cache(maxsize=16_384)
def _sign(sign: str) -> tuple[tuple[str, ...], ...]:
    row = reading_rows().get(sign)
    return tuple(tuple(cell.split()) for cell in row.split("\t")) if row is not None else NOTHING


@cache
def _transcription() -> dict[str, str]:
    found: dict[str, str] = {}
    sound = ""
    for item in sounds("han")["transcription"].split():
        if item.isascii():
            sound = item
        else:
            for sign in item:
                found.setdefault(sign, sound)
    return found
