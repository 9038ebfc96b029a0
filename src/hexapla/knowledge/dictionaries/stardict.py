"""StarDict dictionaries: the .ifo file that tells of them, with the list of words (.idx) and the definitions (.dict)
beside it. Format: https://github.com/huzheng001/stardict-3/blob/master/dict/doc/StarDictFileFormat

What the files say of themselves is checked before it is believed: every offset and length against the size of the
definitions, the size of the list against what was promised. Synonyms (.syn), which are mostly inflected forms, and
resources are not read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hexapla.knowledge.dictionaries.cleaning import listed
from hexapla.knowledge.dictionaries.definitions import translations
from hexapla.knowledge.dictionaries.source import STEP, counted, fault, opened, random_access

KIND = "StarDict"
SHAPE = "StarDict (give the .ifo file; .idx or .idx.gz and .dict or .dict.dz beside it)"

MAGIC = b"StarDict's dict ifo file"
# Types of data that may translate (plain text in UTF-8, in another encoding, XDXF, Pango, HTML), and all types.
READ = frozenset("mlxgh")
TYPES = frozenset("mlghxtykwnrWPX")
LONGEST_INFO = 1_000_000  # bytes of the .ifo file
LONGEST_WORD = 1024  # bytes in the list; the format allows 255
LONGEST_ENTRY = 100_000  # bytes of a definition; longer ones are left out: no word has so many translations
MOST_READ = 1_000_000_000  # bytes of definitions; those that several words share count for each of them


@dataclass(frozen=True, slots=True)
class _Info:
    """What the .ifo file tells: `bits` of an offset, `types` of the data ("" where each entry tells its own), `words`
    in the list and its `size` in bytes (0 where they are not told)."""

    bits: int
    types: str
    words: int
    size: int


def recognises(sample: bytes) -> bool:
    """Whether it is an .ifo file."""
    return sample.removeprefix(b"\xef\xbb\xbf").startswith(MAGIC)


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Every headword with what its definitions give. Raises TableError for a file that is missing, broken or cut
    short, and where the list points outside of the definitions."""
    info = _info(path)
    listing = _companion(path, ".idx", ".idx.gz")
    definitions = _companion(path, ".dict", ".dict.dz")
    with random_access(definitions) as (store, size):
        total = 0
        for word, offset, length in counted(_listed(listing, info), path):
            if offset + length > size:
                told = f"{listing.name} points beyond its end ({_shown(word)})"
                raise fault(definitions, f"{told}: the file is cut short or belongs to another list; fetch both again")
            total += length
            if total > MOST_READ:
                told = f"its words have definitions of more than {MOST_READ / 1e9:g} GB"
                raise fault(listing, f"{told}; cut the dictionary into parts")
            if length <= LONGEST_ENTRY:
                store.seek(offset)
                headword = word.decode("utf-8", "replace")
                for kind, data in _fields(store.read(length), info.types, word, definitions):
                    text = _text(kind, data, word, definitions)
                    for translation in dict.fromkeys(translations(text, kind, headword)):
                        for one in listed(headword):  # some give spellings in one: "aerobie, Aerobie"
                            yield one, translation


def _info(path: Path) -> _Info:
    """Reads the .ifo file."""
    with opened(path) as stream:
        data = stream.read(LONGEST_INFO + 1)
    if len(data) > LONGEST_INFO:
        raise fault(path, f"longer than {LONGEST_INFO / 1e6:g} MB, which no .ifo file is; fetch it again")
    lines = data.decode("utf-8-sig", "replace").splitlines()
    told = {key.strip(): value.strip() for key, mark, value in (line.partition("=") for line in lines) if mark}
    bits = told.get("idxoffsetbits") or "32"
    if bits not in ("32", "64"):
        raise fault(path, f"idxoffsetbits is {bits[:20]!r}, not 32 or 64; fetch it again")
    types = told.get("sametypesequence", "")
    if not set(types) <= TYPES or len(types) > len(TYPES):
        raise fault(path, f"sametypesequence is {types[:20]!r}, which is not known; convert it with PyGlossary")
    if types and not READ & set(types):
        raise fault(path, f"it holds no text (sametypesequence {types!r}); convert it with PyGlossary to type m")
    return _Info(int(bits), types, _number(path, told, "wordcount"), _number(path, told, "idxfilesize"))


def _number(path: Path, told: dict[str, str], key: str) -> int:
    value = told.get(key, "0")
    if not (value.isascii() and value.isdecimal() and len(value) < 20):
        raise fault(path, f"{key} is {value[:20]!r}, no number; fetch it again")
    return int(value)


def _companion(path: Path, *endings: str) -> Path:
    """The first file beside the .ifo file that has its name and one of these endings."""
    found = [path.with_name(path.stem + ending) for ending in endings]
    for one in found:
        if one.is_file():
            return one
    raise fault(path, f"{' or '.join(one.name for one in found)} is missing; put it beside the .ifo file")


def _listed(path: Path, info: _Info) -> Iterator[tuple[bytes, int, int]]:
    """The words of the list with offset and length of their data: a word, a zero, two numbers with their high bytes
    first."""
    numbers = struct.Struct(">QI" if info.bits == 64 else ">II")
    left, words, size = b"", 0, 0
    with opened(path) as stream:
        while part := stream.read(STEP):
            size += len(part)
            data, start = left + part, 0
            while (end := data.find(b"\0", start, start + LONGEST_WORD)) >= 0 and end + numbers.size < len(data):
                yield data[start:end], *numbers.unpack_from(data, end + 1)
                start = end + 1 + numbers.size
                words += 1
            left = data[start:]
            if end < 0 and len(left) >= LONGEST_WORD:
                raise fault(
                    path, f"a word has more than {LONGEST_WORD} bytes: this is no list of words; fetch it again"
                )
    if left or words < info.words or size < info.size:
        promised = f"{words:,} whole words of {info.words:,}, {size:,} bytes of {info.size:,}"
        raise fault(path, f"the list of words is cut short ({promised}); fetch it again")


def _fields(data: bytes, types: str, word: bytes, path: Path) -> Iterator[tuple[str, bytes]]:
    """The fields of an entry that may translate, with their types. A small letter's field ends with a zero, a capital's
    begins with its length; where the .ifo file gives the types, the last field has neither."""
    at, number = 0, 0
    while number < len(types) if types else at < len(data):
        if types:
            kind = types[number]
        else:
            kind, at = chr(data[at]), at + 1
        number += 1
        if types and number == len(types):
            end, following = len(data), len(data)
        elif kind.isascii() and kind.islower():
            end = data.find(b"\0", at)
            end = len(data) if end < 0 else end
            following = end + 1
        elif kind.isascii() and kind.isupper() and at + 4 <= len(data):
            at += 4
            end = following = at + int(struct.unpack_from(">I", data, at - 4)[0])
        else:
            raise fault(path, f"the entry of {_shown(word)} is broken; fetch the dictionary again")
        if end > len(data):
            raise fault(path, f"the entry of {_shown(word)} is longer than its place; fetch the dictionary again")
        if kind in READ:
            yield kind, data[at:end]
        at = following


def _text(kind: str, data: bytes, word: bytes, path: Path) -> str:
    """The text of a field. What is no UTF-8 in it is lost, and the part that it stands in with it; but in a field of
    type l, which is of an encoding that nobody tells, it is an error."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if kind == "l":
            told = f"the entry of {_shown(word)} is in an unknown encoding (type l)"
            raise fault(path, f"{told}; convert the dictionary with PyGlossary to type m") from error
        return data.decode("utf-8", "replace")


def _shown(word: bytes) -> str:
    return repr(word[:40].decode("utf-8", "replace"))
