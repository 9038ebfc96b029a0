"""Mends one passage: what was broken on the way is put right, every repair is recorded, the words stay as they are.

Mended: UTF-8 that was read as a Western encoding, character entities left over, control characters, invisible
characters, letters and accents that stand apart, runs of spaces. Left alone: no-break and thin spaces, quotation
marks, dashes, and the stray spaces of a machine translation, which are evidence (see `traces`).
The patterns for UTF-8 read as windows-1252 follow ftfy (github.com/rspeer/python-ftfy, `chardata.py`).
"""

from __future__ import annotations

import html
import re
import unicodedata

from hexapla.acquisition.draft import Draft

# The signs that bytes 80 to BF become in windows-1252 (or stay, in ISO 8859-1).
_WINDOWS = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_BYTES = {**{chr(code): code for code in range(0x80, 0x100)}, **_WINDOWS}
_FOLLOWING = "".join(sign for sign, code in _BYTES.items() if code < 0xC0)
_BROKEN = re.compile(
    f"(?:[\u00c2-\u00df][{re.escape(_FOLLOWING)}]"
    f"|[\u00e0-\u00ef][{re.escape(_FOLLOWING)}]{{2}}"
    f"|[\u00f0-\u00f4][{re.escape(_FOLLOWING)}]{{3}})+"
)
# What no one writes: an accented capital before a sign that stands inside words, a circumflexed a before euro sign.
_CERTAIN = re.compile("[\u00c2\u00c3][\u0080-\u00bfœŸŠŽšž€™ƒˆ†‡‰‹›˜]|\u00e2\u20ac|\u00ef\u00bb\u00bf|\u00f0\u0178")
ENOUGH = 3  # broken runs in one page, from where other lead bytes are believed too (Cyrillic, Arabic, Polish …)

_ENTITY = re.compile(r"&(?:amp;)*(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u180e\u2061-\u2064]")
_MARKS = re.compile(
    "[^\\W\\d_][\u0300-\u036f\u0653-\u0655]+|[\u3041-\u30fe][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
_SPACES = re.compile("[ \t\v\f\u0085\u2028\u2029\r\n]{2,}|[\t\v\f\u0085\u2028\u2029\r\n]+")
_EDGES = re.compile(r"\A\s+|\s+\Z")


def broken_encoding(text: str) -> bool:
    """Whether a page holds enough of UTF-8 read as windows-1252 that all of it may be mended."""
    runs = 0
    for match in _BROKEN.finditer(text):
        if _encoded(match.group()) is not None:
            runs += 1
            if runs >= ENOUGH:
                return True
    return False


def _encoded(run: str) -> str | None:
    """What a run of signs is when read as UTF-8; None where it is none."""
    try:
        return bytes(_BYTES[sign] for sign in run).decode("utf-8")
    except (UnicodeDecodeError, KeyError):
        return None


def clean(text: str, *, broken: bool = False, markup: bool = False) -> Draft:
    """The mended passage with its repairs. `broken`: the page as a whole was read in the wrong encoding; `markup`:
    the text comes from HTML, where runs of spaces mean nothing and are no repair."""
    draft = Draft(" ".join(text.split(" ")) if not markup else re.sub("[ \t\r\n\f]+", " ", text).strip(" "))
    if not draft.text.isascii():
        _mend_encoding(draft, broken)
        draft.replace("invisible", _INVISIBLE, "")
        if not unicodedata.is_normalized("NFC", draft.text):
            draft.replace("accents", _MARKS, lambda match: unicodedata.normalize("NFC", match.group()))
    if "&" in draft.text:
        draft.replace("entity", _ENTITY, _character)
    draft.replace("control", _CONTROL, "")
    draft.replace("spaces", _SPACES, " ")
    draft.replace("spaces", _EDGES, "")
    return draft


def _mend_encoding(draft: Draft, broken: bool) -> None:
    for _ in range(2):  # some pages went through the mistake twice
        if not (_CERTAIN.search(draft.text) or (broken and _BROKEN.search(draft.text))):
            return

        def mended(match: re.Match[str]) -> str:
            run = match.group()
            return (_encoded(run) or run) if broken or _CERTAIN.match(run) else run

        draft.replace("decoding", _BROKEN, mended)


def _character(match: re.Match[str]) -> str:
    """The sign that a left-over entity stands for; what names none stays."""
    text = match.group()
    for _ in range(3):  # &amp;amp;quot; and the like
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text
