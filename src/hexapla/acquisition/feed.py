"""RSS and Atom feeds: every item that brings its content along becomes a record like one of JSONL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hexapla.errors import EmptySource, NotText

MOST_ITEMS = 1000
_BODY = ("encoded", "content", "description", "summary")  # by local name, the fullest first
_DATE = ("pubDate", "published", "date", "issued", "updated")


def entries(data: bytes, text: str, source: str) -> Iterator[dict[str, Any]]:
    """The items of a feed as records with `html` and what is known of `id`, `url`, `title`, `published` and
    `language`. Entities are not resolved and no other file is opened. Raises NotText for a broken feed."""
    from lxml import etree

    if re.search(r"<!ENTITY", text[:5000]):
        raise NotText(source, "the feed defines entities of its own; that is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotText(source, f"the feed is not well-formed ({str(error)[:80]})") from error
    if root is None:
        raise NotText(source, "the feed is not well-formed")
    language = _language(root)
    some = False
    for number, item in enumerate(one for one in root.iter() if _local(one) in ("item", "entry")):
        if number >= MOST_ITEMS:
            break
        if record := _record(item, language):
            some = True
            yield record
    if not some:
        raise EmptySource(source, "no item of the feed brings its text along")


def _record(item: Any, language: str | None) -> dict[str, Any] | None:
    parts: dict[str, Any] = {}
    for child in item:
        parts.setdefault(_local(child), child)
    body = max((_words(parts[name]) for name in _BODY if name in parts), key=len, default="")
    if not re.sub(r"<[^>]{0,2000}>", "", body).strip():
        return None
    title = " ".join(_words(parts["title"]).split()) if "title" in parts else ""
    html = f"<h1>{_escaped(title)}</h1>{body}" if title else body
    record = {"html": html, "title": title or None, "url": _link(item), "language": language}
    when = next((_words(parts[name]).strip() for name in _DATE if name in parts), "")
    record["published"] = _iso(when)
    return {key: value for key, value in record.items() if value}


def _words(element: Any) -> str:
    """What an element holds: its text, or its inner mark-up where it has elements inside (Atom, type xhtml)."""
    if len(element) == 0:
        return str(element.text or "")
    from lxml import etree

    return str(element.text or "") + "".join(etree.tostring(one, encoding="unicode") for one in element)


def _link(item: Any) -> str | None:
    for child in item:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = (child.get("href") or child.text or "").strip()
            if found:
                return str(found)
    return None


def _language(root: Any) -> str | None:
    tag = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    found = tag or next((one.text for one in root.iter() if _local(one) == "language" and one.text), None)
    return str(found).strip() if found else None


def _iso(when: str) -> str | None:
    """A date of RSS (RFC 2822) or Atom (RFC 3339) as ISO 8601."""
    if re.match(r"\d{4}-\d\d-\d\d", when):
        return when
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(when).isoformat() if when else None
    except (ValueError, IndexError, TypeError):
        return None


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _escaped(text: str) -> str:
    import html

    return html.escape(text)
