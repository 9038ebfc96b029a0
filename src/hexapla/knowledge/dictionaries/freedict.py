"""FreeDict dictionaries: TEI P5, chapter 9 (https://tei-c.org/release/doc/tei-p5-doc/en/html/DI.html), with or without
its namespace, as https://freedict.org gives them.

Read in a stream: the memory needed is that of the largest entry. No DTD, entity or other file is ever loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hexapla.knowledge.dictionaries.cleaning import decoded, listed
from hexapla.knowledge.dictionaries.source import Readable, counted, fault, opened

KIND = "FreeDict TEI"
SHAPE = "FreeDict TEI (XML with entry, orth, cit type='trans'; also .gz and .xz)"

MOST_ENTRY = 4_000_000  # bytes from one entry's end to the next: the largest head of a FreeDict dictionary has 0.1 MB
ROOT = re.compile(r"<(?:[\w.-]{1,50}:)?(?:TEI(?:\.2)?|teiCorpus)[\s>]")
TRANSLATION = ("trans", "translation")
# Parts of an entry that hold words of other entries or words about words. A `re` is an entry within the entry.
BESIDE = frozenset({"re", "entry", "note", "etym", "xr", "gramGrp", "usg", "lbl", "def"})


def recognises(sample: bytes) -> bool:
    """Whether it is XML with TEI as its root."""
    text = sample.decode("utf-16" if sample.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")
    return text.lstrip("\ufeff \t\r\n").startswith("<") and ROOT.search(text) is not None


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Every headword of an entry with every translation of the entry. Raises TableError for XML that is broken, with
    its line, and for XML that declares entities, which could grow without end."""
    from lxml import etree

    with opened(path) as stream:
        meter = _Meter(stream, path)
        parser = etree.iterparse(
            meter, events=("start", "end"), tag="{*}entry", resolve_entities=False, load_dtd=False, no_network=True,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            for entry in counted(_entries(parser, path), path):
                yield from _of_entry(entry)
                _forget(entry)
                meter.size = 0
        except etree.LxmlError as error:
            raise fault(path, f"{_broken(parser, error)}; mend it or fetch it again") from error


class _Meter:
    """Gives on what a stream gives, up to MOST_ENTRY bytes until `size` is set back."""

    def __init__(self, stream: Readable, path: Path) -> None:
        self.stream, self.path, self.size = stream, path, 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes. Raises TableError where no entry has ended for too long."""
        data = self.stream.read(size)
        self.size += len(data)
        if self.size > MOST_ENTRY:
            most = f"{MOST_ENTRY / 1e6:g} MB"
            raise fault(self.path, f"{most} of XML without the end of an entry; give a TEI dictionary with entries")
        return data


def _entries(parser: Any, path: Path) -> Iterator[Any]:
    """The outermost entries, each when it has been read; those within another are reached from it."""
    depth = 0
    asked = False
    for event, entry in parser:
        if not asked:
            _refuse_entities(entry, path)
            asked = True
        depth += 1 if event == "start" else -1
        if not depth:
            yield entry


def _refuse_entities(entry: Any, path: Path) -> None:
    """Raises TableError where the document declares entities of its own."""
    declared = entry.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        advice = "resolve them first, if you trust the file: xmllint --noent --dropdtd IN --output OUT"
        raise fault(path, f"the XML declares entities, which are not read; {advice}")


def _forget(entry: Any) -> None:
    """Frees an entry and all that stands before it."""
    entry.clear()
    while (parent := entry.getparent()) is not None:
        while entry.getprevious() is not None:
            del parent[0]
        entry = parent


def _of_entry(outer: Any) -> Iterator[tuple[str, str]]:
    """The pairs of an entry and of the entries within it."""
    inner = [one for one in outer.iter("{*}entry", "{*}re") if one is not outer]
    for entry in (outer, *inner):
        words: dict[str, None] = {}
        translations: dict[str, None] = {}
        for parent, child, name in _inside(entry):
            if name == "cit":
                translations |= dict.fromkeys(part for text in _translations(child) for part in listed(text))
            elif parent is entry and not child.get("type", "").startswith("infl"):
                words |= dict.fromkeys(part for text in _texts(child, "orth") for part in listed(text))
        for word in words:
            for translation in translations:
                yield word, translation


def _inside(entry: Any) -> Iterator[tuple[Any, Any, str]]:
    """The forms and citations of an entry, in order, with their parents and names; what stands in them or BESIDE is
    not looked at."""
    waiting = [(entry, iter(entry))]  # no recursion: how deep XML is nested is for its author to say
    while waiting:
        parent, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            continue
        name = _name(child)
        if name in ("form", "cit"):
            yield parent, child, name
        elif name and name not in BESIDE:
            waiting.append((child, iter(child)))


def _translations(cit: Any) -> list[str]:
    """The translations of a `cit`. Where it names no type its quotes may (older dictionaries); that of an example
    holds whole sentences."""
    kind = cit.get("type")
    if kind in TRANSLATION:
        return _texts(cit, "quote")
    return _texts(cit, "quote", TRANSLATION) if kind is None else []


def _texts(node: Any, name: str, types: tuple[str, ...] = ()) -> list[str]:
    """The texts of the children of that name, of one of those types where some are given."""
    return [_text(child) for child in node if _name(child) == name and (not types or child.get("type") in types)]


def _text(node: Any) -> str:
    """The text of an element without notes in it. An entity is the sign it has in HTML; another makes it no word."""
    parts = [node.text or ""]
    for child in node:
        if not isinstance(child.tag, str):
            known = decoded(child.text or "")
            parts.append("\ufffd" if known.startswith("&") and len(known) > 1 else known)
        elif _name(child) not in BESIDE:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return "".join(parts)


def _name(node: Any) -> str:
    """The name of an element without its namespace; empty for an entity."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _broken(parser: Any, error: Exception) -> str:
    """Where XML is broken, and how: the parser's own log knows more than the error."""
    for entry in parser.error_log.filter_from_fatals():
        return f"line {entry.line}: the XML is broken ({entry.message})"
    return f"the XML is broken ({error})"
