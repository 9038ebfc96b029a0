"""An HTML page as a row of pieces: every stretch of text between two block borders, with what stands around it.

The tree is walked with an own stack, never recursively, so that a page nested a hundred thousand deep does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "select",
     "option", "textarea", "input", "button", "audio", "video", "map", "datalist", "head"]
)  # fmt: skip
INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
     "ins", "kbd", "label", "mark", "meter", "nobr", "q", "ruby", "rb", "rp", "rt", "rtc", "s", "samp", "small", "span",
     "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source"]
)  # fmt: skip
SECTIONS = {
    "nav": "nav", "footer": "footer", "aside": "aside", "header": "header", "figure": "figure", "figcaption": "caption",
    "article": "article", "main": "main", "form": "form", "table": "table", "ul": "list", "ol": "list", "dl": "list",
    "blockquote": "quote", "address": "byline", "cite": "cite",
}  # fmt: skip
# What classes and ids of pages say, in the words web authors use (English everywhere, a few German and French ones);
# each stands alone or is parted from others by a hyphen, an underscore or a space.
_FURNITURE = (
    r"nav|navi|navbar|menu|foot|footer|breadcrumbs?|share|sharing|shares|social|related|promo|promoted|newsletter|"
    r"cookies?|consent|gdpr|sidebar|side-bar|widgets?|adverts?|advertise\w*|ads?|sponsor\w*|sponsored|recommend\w*|"
    r"recirc\w*|teasers?|subscri\w*|signup|login|popup|modal|overlay|banner|outbrain|taboola|most-?read|popular|"
    r"trending|tags?|tag-?list|topics?|toolbar|tools|print|rating|pagination|pager|readmore|read-more|more-?links|"
    r"see-?also|disclaimer|copyright|skip|hidden|visually-hidden|sr-only|screen-reader\w*|noprint|no-print|disqus|"
    r"livefyre|jp-relatedposts|sharedaddy|addtoany|addthis\w*|yarpp\w*|author-?(?:box|bio|info|card)|about-?author|"
    r"post-?nav\w*|wp-block-latest-posts"
)
_CONTENT = (
    r"article-?(?:body|content|text)|story-?(?:body|content|text)|entry-?content|post-?(?:body|content|entry|text)|"
    r"body-?(?:copy|text)|main-?content|articlebody|storytext|content|article|entry|post|story|text|richtext"
)
_DATED = (
    r"dateline|publi(?:shed|cation)\w*|post-?date|entry-?date|article-?date|timestamp|pubdate|date|time|meta|"
    r"entry-?meta|post-?meta"
)


def _alone(words: str, anywhere: str = "") -> re.Pattern[str]:
    """A pattern for words that stand alone in a class name, and for one that may stand anywhere."""
    return re.compile(rf"(?:^|[-_\s])(?:{words})(?:$|[-_\s])" + (f"|{anywhere}" if anywhere else ""), re.I)


CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("furniture", _alone(_FURNITURE)),
    ("comments", _alone(r"comments?|comment-?list|commentlist|respond|kommentare?|replies|reply|discussion")),
    ("byline", _alone(r"byline|author|authors|writer|autor|auteur|reporter", "byline")),
    ("credit", _alone(r"credits?|photo-?credit|image-?credit|copyright-?holder|photographer|source", "credit")),
    ("caption", _alone(r"caption|figcaption|legend|legende|bildunterschrift", "caption")),
    ("dateline", _alone(_DATED)),
    ("content", _alone(_CONTENT)),
    ("paywall", re.compile(r"paywall|piano|regwall|subscriber-?only", re.I)),
)
DEEPEST_PATH = 12  # elements around a piece that are remembered
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.I)
LONGEST_NAME = 300  # signs of classes and id that are looked at


@dataclass(slots=True)
class Piece:
    """A stretch of text. `marks` is what stands around it (sections, classes), `near` the marks of its own element;
    `linked` is the number of its signs inside links; `path` the numbers of the elements around, nearest first."""

    text: str
    tag: str
    marks: frozenset[str]
    near: frozenset[str]
    linked: int
    language: str | None
    path: tuple[int, ...]
    depth: int


@dataclass(slots=True)
class _Frame:
    tag: str
    marks: frozenset[str]
    near: frozenset[str]
    language: str | None
    number: int
    block: bool
    depth: int


class _Walk:
    """The state of one walk over a tree."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.buffer: list[str] = []
        self.linked = 0
        self.links = 0
        self.frames: list[_Frame] = []

    def text(self, text: str | None) -> None:
        if text:
            self.buffer.append(text)
            if self.links:
                self.linked += len(text)

    def flush(self) -> None:
        if not self.buffer:
            return
        whole = "".join(self.buffer)
        self.buffer.clear()
        linked, self.linked = self.linked, 0
        if not whole.strip():
            return
        frame = next(one for one in reversed(self.frames) if one.block)
        path = tuple(one.number for one in reversed(self.frames[-DEEPEST_PATH:]) if one.block)
        parts = [part for part in whole.split("\x1e\x1e") if part.replace("\x1e", "").strip()]
        for part in parts:
            text = part.replace("\x1e", " ").strip()
            share = linked * len(part) // max(1, len(whole))
            self.found.append(Piece(text, frame.tag, frame.marks, frame.near, share, frame.language, path, frame.depth))


def pieces(root: Any) -> list[Piece]:
    """The pieces of a parsed page, in document order."""
    walk = _Walk()
    number = 0
    for element, opening in _events(root):
        tag = element.tag
        if opening:
            number += 1
            above = walk.frames[-1] if walk.frames else None
            frame = _frame(element, above, number)
            if frame.block:
                walk.flush()
            walk.frames.append(frame)
            walk.links += tag == "a"
            if tag in ("br", "hr") and walk.buffer:
                walk.buffer.append("\x1e")
            walk.text(_plain(element.text))
        else:
            if walk.frames[-1].block:
                walk.flush()
            walk.frames.pop()
            walk.links -= tag == "a"
            if walk.frames:
                walk.text(_plain(element.tail))
    return walk.found


def _plain(text: str | None) -> str | None:
    return text.replace("\x1e", " ") if text and "\x1e" in text else text


def _events(root: Any) -> Iterator[tuple[Any, bool]]:
    """Every element that may hold text, when it opens (True) and when it closes (False). Of what is left out only
    the text behind it is told, as that of an empty element."""
    stack: list[tuple[Any, bool]] = [(root, True)]
    while stack:
        element, opening = stack.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            if opening and element is not root and element.tail and element.tail.strip():
                yield _Tail(element.tail), True
                yield _Tail(element.tail), False
            continue
        yield element, opening
        if opening:
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))


class _Tail:
    """Stands for an element that is left out: it has nothing but the text behind it."""

    tag = "span"
    text = None

    def __init__(self, tail: str) -> None:
        self.tail = tail

    def get(self, name: str, default: str | None = None) -> str | None:
        return default


def _hidden(element: Any) -> bool:
    """Whether an element is not shown at first. That alone says little: pages put together in the browser arrive
    with their whole text hidden."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and len(style) < 2000 and _NOT_SHOWN.search(style))


@lru_cache(maxsize=4096)
def _classes(names: str) -> frozenset[str]:
    """What the classes and the id of an element say."""
    return frozenset(name for name, pattern in CLASSES if pattern.search(names))


def _frame(element: Any, above: _Frame | None, number: int) -> _Frame:
    tag = element.tag
    near: set[str] = set()
    if section := SECTIONS.get(tag):
        near.add(section)
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[
        :LONGEST_NAME
    ].strip()
    if names and tag not in ("html", "body"):
        near |= _classes(names)
    if _hidden(element):
        near.add("hidden")
    role = element.get("role")
    if role in ("navigation", "dialog", "banner", "contentinfo", "complementary", "search", "menu", "alertdialog"):
        near.add("nav")
    if element.get("rel") == "author":
        near.add("byline")
    if element.get("itemprop") == "articleBody":
        near.add("content")
    if tag == "time":
        near.add("dateline")
    marks = (above.marks | near) if above and near else (above.marks if above else frozenset(near))
    language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not language or tag == "html":
        language = above.language if above else None
    block = tag not in INLINE or bool(near & {"byline", "credit", "caption"})
    depth = above.depth + 1 if above else 0
    own = frozenset(near) if block or not above else above.near | near
    return _Frame(tag, marks, own, language, number, block, depth)
