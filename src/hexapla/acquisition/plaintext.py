"""Plain text to blocks: a line is a passage, unless the file is hard-wrapped, when blank lines part passages."""

from __future__ import annotations

import itertools
import re

from hexapla.acquisition.blocks import Block
from hexapla.knowledge.scripts import WITHOUT_SPACES, script

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|table|span|meta|title|br)\b", re.I
)
_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\u0085]")
_STOP = re.compile(r"[.!?…。！？؟۔:;»”“\"'’)\]]\s*$")
# A wrapped file has long runs of lines whose widths end close below one margin. Widths of mails, RFCs and wire
# copy lie between 50 and 100; a paragraph a line of news is longer on average and its widths are scattered.
NARROWEST, WIDEST = 40, 110
FULL = 0.75  # a full line fills three quarters of the widest at least (the last word may be long)
MOST = 0.8  # share of the lines before another line that are full
FEWEST = 6  # lines that a file must have to be taken for a wrapped one
BROKEN = 0.5  # share of lines before another line that stop inside a sentence


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it opens with a tag, or has several in its first part."""
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    if head[:1] != "<":
        return False
    return bool(_HTML.search(head))


def blocks(text: str) -> list[Block]:
    """The passages of a plain text, in order; blank ones left out."""
    lines = _BREAK.split(text)
    if not wrapped(lines):
        return [Block(line) for line in lines if line.strip()]
    found: list[Block] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.strip())
        elif paragraph:
            found.append(Block(_joined(paragraph)))
            paragraph = []
    return found


def wrapped(lines: list[str]) -> bool:
    """Whether the lines of a file are wrapped at a margin, so that a paragraph runs over several lines."""
    sizes = [len(line.rstrip()) for line in lines]
    full = [size for size in sizes if size]
    if len(full) < FEWEST:
        return False
    margin = sorted(full)[int(0.95 * (len(full) - 1))]
    if not NARROWEST <= margin <= WIDEST or max(full) > 1.3 * margin:
        return False
    pairs = [(one.rstrip(), other) for one, other in itertools.pairwise(lines) if one.strip() and other.strip()]
    if len(pairs) < 0.4 * len(full):
        return False
    filled = sum(len(one) >= FULL * margin for one, _ in pairs)
    inside = sum(not _STOP.search(one) for one, _ in pairs)
    return filled >= MOST * len(pairs) and inside >= BROKEN * len(pairs)


def _joined(lines: list[str]) -> str:
    """Wrapped lines as one: a space between, but none in scripts that part no words, nor after a hyphen in a word."""
    text = lines[0]
    for line in lines[1:]:
        if text and script(text[-1]) in WITHOUT_SPACES and script(line[0]) in WITHOUT_SPACES:
            text += line
        elif text.endswith("\u00ad"):
            text = text[:-1] + line
        else:
            text += " " + line
    return text
