"""What the readers of plain text and of HTML hand on: a page as a row of blocks, not yet cleaned and told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from hexapla.model import Clue, PassageKind, Repair


@dataclass(slots=True)
class Block:
    """One paragraph-like piece of a page, in its raw form. `hint` is what the mark-up says it is; `firm` says that
    this is not to be questioned by the rules for plain text; `language` is the language the mark-up gives it."""

    text: str
    hint: PassageKind | None = None
    firm: bool = False
    language: str | None = None


@dataclass(slots=True)
class Page:
    """A page taken apart. What the mark-up does not tell is None; `rest` is the text
    that was not kept (cut where long), in which a login wall shows; `repairs` are of the whole page."""

    blocks: list[Block]
    rest: str = ""
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    clues: list[Clue] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
