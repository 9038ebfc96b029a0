"""What the head of an HTML page says about its origin: canonical link, site, author, dates, languages, images."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hexapla.acquisition import clues as clue_rules
from hexapla.acquisition.blocks import Page
from hexapla.model import Clue

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site", "article:publisher")
_AUTHORS = (
    "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "article:author_name",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "dcterms.created", "dcterms.date",
    "datecreated", "article.published", "article:published", "publication_date", "rnews:datepublished",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "article.updated",
)  # fmt: skip
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage", re.I)
_ISO = re.compile(
    r"^\s*(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2}|GMT|UTC)?)?"
)
_DEEPEST = 12  # levels of JSON-LD that are looked through
MOST_IMAGES = 40  # images whose addresses are looked at


def read_head(root: Any, page: Page) -> None:
    """Fills the page's title, byline, dates, publisher and clues from the mark-up."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if name and content and len(content) < 2000:
            said.setdefault(name, content)
    records = [one for text in _scripts(root) for one in _records(text)]
    _canonical(root, said, page)
    _names(said, records, page)
    _dates(root, said, records, page)
    _languages(root, said, page)
    _images(root, said, page)
    page.title = _text(_of(records, "headline")) or _first(said, _TITLES) or _own_title(root)


def _scripts(root: Any) -> Iterator[str]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "") and element.text and len(element.text) < 500_000:
            yield element.text


def _records(text: str) -> Iterator[dict[str, Any]]:
    """The records of a JSON-LD script that speak of an article, those of articles before those of pages."""
    text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$", "", text)
    try:
        stack: list[tuple[Any, int]] = [(json.loads(text, strict=False), 0)]
    except (ValueError, RecursionError):
        return
    found: list[dict[str, Any]] = []
    while stack:
        one, depth = stack.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(one, list):
            stack.extend((part, depth + 1) for part in reversed(one))
        elif isinstance(one, dict):
            if _ARTICLE.search(str(one.get("@type", ""))):
                found.append(one)
            stack.extend((one[key], depth + 1) for key in ("@graph", "mainEntity", "hasPart") if key in one)
    yield from sorted(found, key=lambda one: "webpage" in str(one.get("@type", "")).lower())


def _of(records: list[dict[str, Any]], key: str) -> Any:
    return next((one[key] for one in records if one.get(key)), None)


def _text(value: Any) -> str | None:
    """The words of a JSON-LD value: a string, a record with a name, or a list of them."""
    if isinstance(value, list):
        return ", ".join(text for one in value[:8] if (text := _text(one))) or None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(said[name].split()) for name in names if said.get(name)), None)


def _own_title(root: Any) -> str | None:
    element = next(root.iter("title"), None)
    return " ".join(element.text.split()) or None if element is not None and element.text else None


def _canonical(root: Any, said: dict[str, str], page: Page) -> None:
    for element in root.iter("link"):
        relation = (element.get("rel") or "").lower().split()
        address = (element.get("href") or "").strip()
        if not address or len(address) > 2000:
            continue
        if "canonical" in relation:
            page.clues.append(Clue("canonical", address, None, "link rel=canonical"))
        elif "alternate" in relation and element.get("hreflang"):
            page.clues.append(Clue("language-link", f"{element.get('hreflang')} {address}", None, "link hreflang"))
    for name in ("syndication-source", "original-source"):
        if said.get(name):
            page.clues.append(Clue("source-link", said[name], None, f"meta {name}"))
    if said.get("og:url"):
        page.clues.append(Clue("canonical", said["og:url"], None, "og:url"))


def _names(said: dict[str, str], records: list[dict[str, Any]], page: Page) -> None:
    publisher, site = _text(_of(records, "publisher")), _first(said, _SITES[:1])
    for value, note in ((publisher, "JSON-LD publisher"), (site, "og:site_name")):
        if value:
            page.clues.append(Clue("site", value, None, note))
    page.publisher = (
        publisher or site or next((one for one in (_first(said, _SITES[1:]),) if one and "//" not in one), None)
    )
    author = _text(_of(records, "author")) or _text(_of(records, "creator"))
    named = _first(said, _AUTHORS)
    for value, note in ((author, "JSON-LD author"), (named, "meta author")):
        if value and "//" not in value:
            page.clues.append(Clue("author", value, None, note))
            page.byline = page.byline or value


def _dates(root: Any, said: dict[str, str], records: list[dict[str, Any]], page: Page) -> None:
    published = _date(_of(records, "datePublished")) or next(
        (when for one in _PUBLISHED if (when := _date(said.get(one)))), None
    )
    if not published:
        marked = (
            one for one in root.iter("time") if one.get("pubdate") is not None or one.get("itemprop") == "datePublished"
        )
        published = next((when for one in marked if (when := _date(one.get("datetime")))), None)
    modified = _date(_of(records, "dateModified")) or next(
        (when for one in _MODIFIED if (when := _date(said.get(one)))), None
    )
    page.published = published
    if published:
        page.clues.append(Clue("published", published, None, "published"))
    if modified and modified != published:
        page.clues.append(Clue("published", modified, None, "modified"))


def _date(value: Any) -> str | None:
    """A date or time as ISO 8601, as exact as it is given; None for what is none."""
    found = _ISO.match(value) if isinstance(value, str) else None
    if not found:
        return None
    year, month, day, hour, minute, second, _, zone = found.groups()
    if not (1990 <= int(year) < 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return f"{year}-{month}-{day}"
    if zone in ("GMT", "UTC"):
        zone = "Z"
    elif zone and len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "") + (zone or "")


def _languages(root: Any, said: dict[str, str], page: Page) -> None:
    tag = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    tag = tag or said.get("content-language") or said.get("og:locale")
    if tag:
        page.language = tag
        page.clues.append(Clue("language", tag.strip(), None, "language of the page"))


def _images(root: Any, said: dict[str, str], page: Page) -> None:
    lead = said.get("og:image")
    if lead:
        page.clues += _about_image(lead, "og:image")
    for number, element in enumerate(root.iter("img")):
        if number >= MOST_IMAGES:
            break
        address = element.get("src") or element.get("data-src") or ""
        if (
            len(address) < 2000
            and not address.startswith("data:")
            and any(True for _ in element.iterancestors("figure"))
        ):
            page.clues += _about_image(address, "an image in a figure")


def _about_image(address: str, note: str) -> list[Clue]:
    host = clue_rules.host_of(address) if "//" in address else None
    found = [Clue("image-host", host, None, note)] if host else []
    return found + [Clue("image-time", when, None, note) for when in clue_rules.times(address)]
