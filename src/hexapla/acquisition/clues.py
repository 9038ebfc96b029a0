"""Clues to the origin of a page that stand in its text: agencies in credits and datelines, leftover image addresses and
the time stamps in them, "source" links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from hexapla.acquisition.phrases import find_agencies, fold
from hexapla.model import Clue, Passage

_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>()]{4,2000}")
_EPOCH = re.compile(r"(?<![0-9a-zA-Z])(1[0-9]{12}|1[0-9]{9})(?![0-9])")
_PATH_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?!/:&])|/image|/img|/photo|/media|/foto", re.I)
# Pages on the web do not predate 1995; an epoch after that and before 2050 is a time, other long numbers are ids.
EARLIEST, LATEST = datetime(1995, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)
SPEAKING = ("credit", "caption", "dateline", "byline", "residue")  # kinds of passages in which an agency is a source


def from_text(text: str, passages: Sequence[Passage]) -> list[Clue]:
    """The clues in the passages of a witness."""
    found: list[Clue] = []
    for number, passage in enumerate(passages):
        part = text[passage.start : passage.end]
        if passage.kind in SPEAKING and len(part) <= 1000:
            found += [Clue("agency", name, number, f"named in a {passage.kind}") for _, _, name in find_agencies(part)]
        elif number < 6 and passage.kind == "body":
            found += _opening_agency(part, number)
        if "//" in part:
            for match in _ADDRESS.finditer(part):
                found += from_address(match.group(), number, "an address left in the text")
        if passage.kind == "residue" and re.match(r"\W*source link\W*$", fold(part)):
            found.append(Clue("source-link", part, number, "the label of a link to the source"))
    return unique(found)


def _opening_agency(part: str, number: int) -> list[Clue]:
    """The agency in brackets that opens a body: "BERLIN (dpa) – "."""
    head = re.match(r"[^()（）]{0,40}[(（]([^()（）]{2,40})[)）]\s*[-–—―]", part[:100])
    if not head:
        return []
    return [Clue("agency", name, number, "opens the text") for _, _, name in find_agencies(head.group(1))]


def from_address(address: str, passage: int | None, note: str) -> list[Clue]:
    """The host of an image's address and the time stamps in it; for other addresses a source link."""
    host = host_of(address)
    if not host:
        return []
    if not _IMAGE.search(address):
        return [Clue("source-link", address.rstrip(".,;:)"), passage, note)]
    found = [Clue("image-host", host, passage, note)]
    return found + [Clue("image-time", when, passage, note) for when in times(address)]


def host_of(address: str) -> str | None:
    """The host of an address; None where it has none."""
    try:
        host = urlsplit(address if "//" in address else "//" + address).hostname
    except ValueError:
        return None
    return host if host and "." in host else None


def times(address: str) -> list[str]:
    """The times in an address as ISO 8601: seconds or milliseconds since 1970 (UTC), or a date in the path."""
    found: list[str] = []
    for match in _EPOCH.finditer(address):
        digits = match.group(1)
        when = datetime.fromtimestamp(int(digits[:10]), UTC)
        if EARLIEST <= when < LATEST:
            fraction = f".{digits[10:]}" if len(digits) == 13 else ""
            found.append(f"{when:%Y-%m-%dT%H:%M:%S}{fraction}Z")
    if not found:
        for match in _PATH_DATE.finditer(address):
            year, month, day = (int(one) for one in match.groups())
            try:
                when = datetime(year, month, day, tzinfo=UTC)
            except ValueError:
                continue
            if EARLIEST <= when < LATEST:
                found.append(f"{when:%Y-%m-%d}")
    return found


def unique(clues: Sequence[Clue]) -> list[Clue]:
    """The clues, each once, in order."""
    return list(dict.fromkeys(clues))
