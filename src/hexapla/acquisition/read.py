"""Reads a source of any kind into witnesses: `read` for one, `read_all` for many, `read_reported` where one bad source
must not stop the rest."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hexapla.acquisition import plaintext
from hexapla.acquisition.blocks import Block, Page
from hexapla.acquisition.decoding import decode
from hexapla.acquisition.limits import MOST_LINE, read_file, read_lines, read_stream, reason
from hexapla.acquisition.walls import refuse_wall
from hexapla.acquisition.witness import Given, assemble
from hexapla.errors import EmptySource, NotText, SourceError, TooLarge
from hexapla.model import Repair, Witness

Source = Any  # str | Path | bytes | Mapping | BinaryIO: told apart at run time


def read(source: Source, *, language: str | None = None, siglum: str | None = None) -> Witness:
    """The one witness that a source holds. `source`: a path, an http(s) address, bytes (HTML or text), a binary
    stream or "-" for standard input, or a mapping with `html`, `text` or `passages`. `language` is an ISO 639 code.
    Raises SourceError; a source that holds several witnesses is one too."""
    found = read_all(source, language=language, siglum=siglum)
    first = next(found, None)
    if first is None:
        raise EmptySource(_name(source), "there is nothing to read in it")
    if next(found, None) is not None:
        raise SourceError(_name(source), "this holds more than one page; give them one by one or use read_all")
    return first


def read_all(source: Source, *, language: str | None = None, siglum: str | None = None) -> Iterator[Witness]:
    """Every witness that a source holds, one after the other: a folder, a feed, JSONL, or whatever `read` takes.
    Raises SourceError at the first that cannot be read; `read_reported` goes on."""
    for one in _each(source, language, siglum):
        if isinstance(one, SourceError):
            raise one
        yield one


def read_reported(sources: Iterable[Source], *, language: str | None = None) -> Iterator[Witness | SourceError]:
    """The witnesses of several sources, and in the place of each that cannot be read its error."""
    for source in sources:
        yield from _each(source, language, None)


def _each(source: Source, language: str | None, siglum: str | None) -> Iterator[Witness | SourceError]:
    try:
        yield from _dispatch(source, language, siglum)
    except SourceError as error:
        yield error


def _name(source: Source) -> str:
    if isinstance(source, bytes | bytearray):
        return "bytes"
    if isinstance(source, Mapping):
        return str(source.get("url") or source.get("id") or "mapping")
    return str(source) if isinstance(source, str | Path) else str(getattr(source, "name", "stream"))


def _dispatch(source: Source, language: str | None, siglum: str | None) -> Iterator[Witness | SourceError]:
    if isinstance(source, Mapping):
        yield _mapping(source, _name(source), language, siglum)
    elif isinstance(source, bytes | bytearray | memoryview):
        yield from _data(bytes(source), Given(None, bytes(source), siglum=siglum, language=language), "bytes")
    elif source == "-":
        data = read_stream(sys.stdin.buffer, "-")
        yield from _data(data, Given("-", data, siglum=siglum, language=language), "-")
    elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        from hexapla.acquisition.fetch import fetch

        reply = fetch(source)
        given = Given(source, reply.data, siglum=siglum, language=language, url=reply.address)
        yield from _data(reply.data, given, source, charset=reply.charset)
    elif isinstance(source, str | Path):
        yield from _path(Path(source), str(source), language, siglum)
    elif hasattr(source, "read"):
        data = read_stream(source, _name(source))
        yield from _data(data, Given(_name(source), data, siglum=siglum, language=language), _name(source))
    else:
        raise SourceError(repr(source)[:80], "this is no source: give a path, an address, bytes or a mapping")


# ---- what sources are made of


def _data(data: bytes, given: Given, source: str, *, charset: str | None = None) -> Iterator[Witness | SourceError]:
    """What bytes hold: a feed, or one page as HTML or plain text."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise EmptySource(source, "there is nothing in it")
    decoded = decode(data, source, charset)
    if looks_like_feed(decoded.text):
        from hexapla.acquisition.feed import entries

        for entry in entries(data, decoded.text, source):
            yield from _each(entry, given.language, given.siglum)
        return
    first: list[Repair] = []
    if decoded.encoding != "utf-8" or decoded.damaged:
        after = "some bytes could not be read and became U+FFFD" if decoded.damaged else "utf-8"
        first.append(Repair("decoding", 0, 0, decoded.encoding, after))
    yield _text(decoded.text, given, source, first=first)


def _text(text: str, given: Given, source: str, *, first: Iterable[Repair] = (), markup: bool | None = None) -> Witness:
    """The witness in a text; `markup` None: look whether it is HTML."""
    if markup or (markup is None and plaintext.looks_like_html(text)):
        from hexapla.acquisition.markup import page

        taken = page(text, source)
        witness = assemble(taken, given, markup=True, first=tuple(first))
    else:
        taken = Page(_blocks(text, source))
        witness = assemble(taken, given, first=tuple(first))
    refuse_wall(witness, source, taken.rest)
    if not witness.passages:
        raise EmptySource(source, "there is no running text in it, only page furniture")
    return witness


def _blocks(text: str, source: str) -> list[Block]:
    found = plaintext.blocks(text)
    if any(len(block.text) > MOST_LINE for block in found):
        raise TooLarge(
            source, f"one line has more than {MOST_LINE:,} characters; a passage of a page is never that long"
        )
    return found


def looks_like_feed(text: str) -> bool:
    """Whether a text is an RSS or Atom feed."""
    head = text[:2000].lower()
    return head.lstrip("\ufeff \t\r\n").startswith("<") and any(mark in head for mark in ("<rss", "<feed", "<rdf:rdf"))


def _mapping(record: Mapping[str, Any], source: str, language: str | None, siglum: str | None) -> Witness:
    """The witness in a mapping as in the contract."""

    def word(key: str) -> str | None:
        value = record.get(key)
        return str(value).strip() or None if value is not None else None

    content = next((key for key in ("passages", "html", "text") if record.get(key) is not None), None)
    if content is None:
        raise EmptySource(source, "the record has none of html, text and passages")
    value = record[content]
    raw = _raw(value, content, source)
    given = Given(
        word("url"),
        raw,
        word("id"),
        siglum,
        language or word("language"),
        word("title"),
        word("published"),
        word("url"),
    )
    if content == "passages":
        return assemble(Page([Block(str(one)) for one in value]), given, keep=True)
    first: list[Repair] = []
    if isinstance(value, bytes):
        decoded = decode(value, source)
        value = decoded.text
        if decoded.encoding != "utf-8":
            first.append(Repair("decoding", 0, 0, decoded.encoding, "utf-8"))
    if not value.strip():
        raise EmptySource(source, f"the record's {content} is empty")
    return _text(value, given, source, first=first, markup=content == "html")


def _raw(value: Any, content: str, source: str) -> bytes:
    """The bytes that a mapping's content stands for."""
    if content == "passages":
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            raise SourceError(source, "`passages` is not a list of strings")
        return "\n".join(str(one) for one in value).encode("utf-8", "replace")
    if not isinstance(value, str | bytes):
        raise SourceError(source, f"`{content}` is not a string")
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace")


# ---- files and folders

READABLE = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".xml", ".rss", ".atom")


def _path(path: Path, source: str, language: str | None, siglum: str | None) -> Iterator[Witness | SourceError]:
    try:
        folder = path.is_dir()
    except OSError as error:  # a name too long for the file system, a folder that may not be entered
        raise SourceError(source[:200], reason(error)) from error
    if folder:
        yield from _folder(path, source, language, siglum)
    elif _ending(path) in (".jsonl", ".ndjson"):
        yield from _records(path, source, language, siglum)
    else:
        data = read_file(path, source)
        yield from _data(data, Given(source, data, siglum=siglum, language=language), source)


def _ending(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix == ".gz" else path.suffix.lower()


def _folder(path: Path, source: str, language: str | None, siglum: str | None) -> Iterator[Witness | SourceError]:
    try:
        files = sorted(
            one for one in path.iterdir() if one.is_file() and _ending(one) in READABLE and one.name[0] != "."
        )
    except OSError as error:
        raise SourceError(source, reason(error)) from error
    if not files:
        raise EmptySource(source, "the folder holds no text, HTML, JSONL or feed file")
    for one in files:
        yield from _each(one, language, siglum)


def _records(path: Path, source: str, language: str | None, siglum: str | None) -> Iterator[Witness | SourceError]:
    """The witnesses of a JSONL file, a mapping a line; a bad line gives an error that names it."""
    some = False
    for number, line in read_lines(path, source):
        if line is not None and not line.strip():
            continue
        some = True
        place = f"{source}, line {number}"
        try:
            yield _record(line, place, source, language, siglum)
        except SourceError as error:
            yield type(error)(place, error.reason)
    if not some:
        raise EmptySource(source, "there is not one record in it")


def _record(line: bytes | None, place: str, source: str, language: str | None, siglum: str | None) -> Witness:
    if line is None:
        raise TooLarge(place, "the line is larger than what is read")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotText(place, f"this is not a JSON record ({str(error)[:80]})") from error
    if not isinstance(record, Mapping):
        raise NotText(place, "this is no JSON object")
    witness = _mapping(record, place, language, siglum)
    return witness if witness.source else replace(witness, source=source)
