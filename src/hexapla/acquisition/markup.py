"""HTML to a page: the running text chosen, and headline, byline, captions, credits and headings kept in their order."""

from __future__ import annotations

import re
from typing import Any

from hexapla.acquisition.blocks import Block, Page
from hexapla.acquisition.head import read_head
from hexapla.acquisition.phrases import plain_letters
from hexapla.acquisition.tree import Piece, pieces
from hexapla.errors import EmptySource

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|table|span|meta|title|br)\b", re.I
)


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it opens with a tag, or has several in its first part."""
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    if head[:1] != "<":
        return False
    return bool(_HTML.search(head))


def parse(text: str, source: str) -> Any:
    """The tree of a page. Raises EmptySource where there is none."""
    from lxml import etree

    clean = re.sub("[\u0000\u0001-\u0008\u000b\u000e-\u001f\ufffe\uffff\ud800-\udfff]", "", text)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", clean)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except etree.ParseError as error:
        raise EmptySource(source, "the HTML page holds no text") from error
    if root is None:
        raise EmptySource(source, "the HTML page holds no text")
    return root


def page(text: str, source: str) -> Page:
    """The page that an HTML text tells."""
    root = parse(text, source)
    found = Page([])
    read_head(root, found)
    parts = pieces(root)
    chosen = _chosen(text, parts)
    found.blocks = [
        block for piece, inside in zip(parts, chosen, strict=True) if (block := _block(piece, inside, found))
    ]
    return found


def _chosen(text: str, parts: list[Piece]) -> list[bool]:
    """Which pieces the extractor counts to the running text."""
    from trafilatura import extract

    body = plain_letters(extract(text, include_comments=False) or "")
    return [len(letters := plain_letters(piece.text)) > 0 and letters in body for piece in parts]


def _block(piece: Piece, inside: bool, page: Page) -> Block | None:
    marks = piece.marks
    if "caption" in marks and "figure" in marks or "caption" in piece.near:
        return Block(piece.text, "credit" if "credit" in piece.near else "caption", False, piece.language)
    if "figure" in marks and "credit" in marks:
        return Block(piece.text, "credit", False, piece.language)
    if piece.tag == "h1" and not marks & {"nav", "footer"}:
        return Block(piece.text, "headline", True, piece.language)
    if "byline" in piece.near and len(piece.text) < 160 and not marks & {"nav", "footer", "comments"}:
        return Block(piece.text, "byline", False, piece.language)
    if not inside:
        return None
    if re.fullmatch("h[2-6]", piece.tag):
        return Block(piece.text, "heading", False, piece.language)
    return Block(piece.text, None, False, piece.language)
