"""HTML to a page: the running text chosen, and headline, byline, captions, credits and headings kept in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hexapla.acquisition.blocks import Block, Page
from hexapla.acquisition.body import BESIDE, running_text
from hexapla.acquisition.head import read_head
from hexapla.acquisition.lines import Line
from hexapla.acquisition.phrases import plain_letters
from hexapla.acquisition.tree import Piece, pieces
from hexapla.errors import EmptySource
from hexapla.model import PassageKind, Repair

LONGEST_REST = 20_000  # signs of what was not kept that are looked at for a login wall
SHORTEST = 40  # signs of a line of a page without a tree: shorter ones are mostly menus
ABOVE = 15  # pieces above the running text in which its byline and its first picture are looked for


def parse(text: str, source: str) -> Any:
    """The tree of a page. Raises EmptySource where there is none."""
    from lxml import etree, html

    clean = re.sub("[\u0000\u0001-\u0008\u000b\u000e-\u001f\ufffe\uffff\ud800-\udfff]", "", text)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", clean)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
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
    verdict = running_text(root, parts)
    if verdict.failure:
        found.repairs.append(Repair("extraction", 0, 0, verdict.failure, "running text by its density"))
    found.blocks = _Choice(parts, verdict.told, found.title).blocks()
    found.blocks += [Block(line) for line in verdict.hidden]
    kept = {block.text for block in found.blocks}
    found.rest = "\n".join(piece.text for piece in parts if piece.text not in kept)[:LONGEST_REST]
    if not found.blocks and (text := _stripped(text)):
        found.blocks = [Block(line) for line in text.split("\n")]
    return found


def _stripped(text: str) -> str:
    """The text of a page that the parser gives up on (it stops at 2,048 levels), without its tags."""
    for tag in ("script", "style", "head"):
        text = re.sub(rf"<{tag}\b(?:(?!</{tag})[^<]|<(?!/{tag}))*</{tag}\s*>", " ", text, flags=re.I)
    text = re.sub(r"<(?:/?(?:p|div|br|li|h[1-6]|td|tr|section|article|blockquote)\b)[^<>]*>", "\x1e", text, flags=re.I)
    text = " ".join(re.sub(r"<[^<>]*>", "", text).split())
    return "\n".join(line for part in text.split("\x1e") if (line := part.strip()) and len(line) > SHORTEST)


class _Choice:
    """Chooses the pieces of a page that are kept, and says what the mark-up takes them for."""

    def __init__(self, parts: Sequence[Piece], told: Sequence[bool], title: str | None) -> None:
        self.parts, self.told = parts, told
        places = [place for place, inside in enumerate(told) if inside]
        self.first, self.last = (places[0], places[-1]) if places else (0, len(parts) - 1)
        self.headline = self._headline(plain_letters(title) if title else "")
        self.bylines = 0
        self.seen: set[str] = set()

    def _headline(self, title: str) -> int | None:
        """The piece that is the headline: the page's title where it stands, else the first h1 above the text."""
        best: tuple[float, int] | None = None
        for place, piece in enumerate(self.parts[: self.first + 3]):
            if piece.marks & {"nav", "footer", "comments"} or len(piece.text) > 400:
                continue
            letters = plain_letters(piece.text)
            same = bool(title) and len(letters) >= 10 and (letters in title or title in letters)
            rank = 2.0 * same + (piece.tag == "h1") + 0.5 * (piece.tag == "h2" and same)
            if rank >= 1 and piece.text.strip() and (best is None or rank > best[0]):
                best = (rank, place)
        return best[1] if best else None

    def blocks(self) -> list[Block]:
        """The kept pieces as blocks, in order."""
        found = []
        for place, piece in enumerate(self.parts):
            block = self._block(place, piece)
            if block and (block.hint in (None, "body", "heading") or block.text not in self.seen):
                self.seen.add(block.text)
                found.append(block)
        return found

    def _block(self, place: int, piece: Piece) -> Block | None:
        if place == self.headline:
            return Block(piece.text, "headline", True, piece.language)
        hint = self._beside(place, piece)
        if hint:
            return Block(piece.text, hint, False, piece.language)
        told, heads = self.told[place], self._heads(place, piece)
        if not told and not heads:
            return None
        if re.fullmatch("h[1-6]", piece.tag):
            return Block(piece.text, "heading", told and heads, piece.language)
        sure = piece.tag in ("p", "blockquote") and len(piece.text) > 60
        return Block(piece.text, "body" if sure else None, sure, piece.language)

    def _heads(self, place: int, piece: Piece) -> bool:
        """Whether a piece is a heading inside the text, right before a part of it: such a one is kept even where the
        extractor leaves it out, and where it does not, no rule for plain text makes a name or a label of it."""
        if not re.fullmatch("h[2-6]", piece.tag) or not self.first < place < self.last or piece.marks & BESIDE:
            return False
        below = self.parts[place + 1]
        same = len(piece.path) > 1 and piece.path[1] in below.path[:3]
        return self.told[place + 1] and same and piece.linked <= 0.5 * len(piece.text)

    def _beside(self, place: int, piece: Piece) -> PassageKind | None:
        """What stands beside the text and is kept: captions and credits of its pictures, its byline."""
        marks, near = piece.marks, piece.near
        if not self.first - ABOVE <= place <= self.last + 2 or marks & {"nav", "footer", "comments", "form"}:
            return None
        if place > self.last and "figure" not in marks:
            return None
        linked = piece.linked > 0.8 * len(piece.text)
        if ("figure" in marks and marks & {"caption", "credit"}) or "caption" in near:
            if "furniture" in marks and linked:
                return None
            return "credit" if "credit" in near or ("credit" in marks and "caption" not in near) else "caption"
        if "byline" in near and place <= self.first + 3 and len(piece.text) < 160 and self.bylines < 2:
            line = Line(piece.text)
            if line.is_byline() or line.is_name():
                self.bylines += 1
                return "byline"
        return None
