"""Bytes to text: byte order marks, what the page or the server declares, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from hexapla.errors import NotText

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-zA-Z0-9_.-]{2,40})""")
# What browsers read where these are declared (WHATWG Encoding, section 4.2).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254",
            "euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874"}  # fmt: skip
_BINARY = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"RIFF", "a sound, film or WebP image"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"\xd0\xcf\x11\xe0", "an old office document"), (b"OggS", "a sound or film"),
    (b"ID3", "a sound"), (b"PAR1", "a Parquet table"), (b"SQLite format 3", "an SQLite database"),
    (b"(\xb5/\xfd", "a Zstandard archive"), (b"\xfd7zXZ", "an xz archive"),
)  # fmt: skip
_LOOKED_AT = 1 << 16  # bytes that tell a binary and an encoding
_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27}))
MOST_CONTROLS = 0.02  # share of control bytes above which bytes are no text; set by hand: news text has none


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and whether bytes had to be replaced by U+FFFD."""

    text: str
    encoding: str
    damaged: bool


def decode(data: bytes, source: str, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is the encoding the server gives. Raises NotText for a binary."""
    for start, what in _BINARY:
        if data.startswith(start):
            raise NotText(source, f"this is {what}, not text; give the page as HTML or plain text")
    name: str | None
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], name)
    if name := _wide(data):
        return _forced(data, name)
    head = data[:_LOOKED_AT]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > MOST_CONTROLS * len(head):
        raise NotText(source, "this is binary data, not text; give the page as HTML or plain text")
    for name in _candidates(head, declared):
        try:
            return Decoded(data.decode(name), name, False)
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def _candidates(head: bytes, declared: str | None) -> list[str]:
    """UTF-8 first: text in another encoding is almost never valid UTF-8; then what is declared."""
    names = ["utf-8"]
    found = _DECLARED.search(head) or _XML.search(head)
    for label in (declared, found.group(1).decode("ascii") if found else None):
        if not label:
            continue
        try:
            name = codecs.lookup(label).name
        except (LookupError, ValueError):
            continue
        name = _READ_AS.get(name, name)
        if not name.startswith(("utf-16", "utf-32")) and name not in names:
            names.append(name)
    return names


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Latin text, line breaks or spaces is zero."""
    head = data[: min(len(data), 4096) & ~1]
    if len(head) < 4 or 0 not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    # Set by hand: spaces and line breaks alone give more than this in scripts that part words.
    few = len(head) // 2 * 0.02
    if odd > few and even <= odd // 20:
        return _valid(head, "utf-16-le")
    if even > few and odd <= even // 20:
        return _valid(head, "utf-16-be")
    # Scripts without spaces have few zeros: the order of bytes that gives letters almost everywhere is it.
    return next((name for name in ("utf-16-le", "utf-16-be") if _valid(head, name, least=0.95)), None)


def _valid(head: bytes, name: str, *, least: float = 0.6) -> str | None:
    """The encoding `name` if bytes read in it are letters, marks and spaces for the most part."""
    text = head.decode(name, "replace")
    sound = sum(unicodedata.category(one)[0] in "LMNPZ" or one in "\r\n\t" for one in text)
    common = len({ord(one) >> 11 for one in text}) <= 16  # letters of a text come from few blocks, noise from all
    return name if text and common and sound > least * len(text) else None


def _forced(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, name, "\ufffd" in text)


def _guessed(data: bytes) -> Decoded:
    """Nothing declared fits: mostly UTF-8 with broken places stays UTF-8, the rest is guessed from the bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    above = sum(one > "\x7f" for one in text[:_LOOKED_AT])
    if broken * 2 <= above:  # text in another encoding hardly ever holds one sound sequence for each broken one
        return Decoded(text, "utf-8", True)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_LOOKED_AT]).best()
    name = best.encoding if best else "cp1252"
    text = data.decode(name, "replace")
    if text == data.decode("cp1252", "replace"):
        name = "cp1252"
    return Decoded(text, name, "\ufffd" in text)
