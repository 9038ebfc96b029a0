"""Word lists: a pair a line, as MUSE has them (Conneau and others 2017, Word Translation Without Parallel Data), UTF-8.

Where a line has a tab, tabs part its columns, else spaces; the first two columns are the pair, more are ignored. Lines
that begin with # are comments.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hexapla.knowledge.dictionaries.source import STEP, counted, fault, opened

KIND = "word list"
SHAPE = "word list (MUSE: word, tab or space, word on each line; UTF-8; also .gz)"

MOST_LINE = 10_000  # bytes of a line that is looked at
LEAST = 0.8  # share of the lines of a sample that must look like a pair
MOST_COLUMNS = 6  # parted by spaces: beyond that a line is a sentence
NO_WORD = re.compile(r'[{}\[\]<>"=\\;:,]')  # signs of code and of prose, which have no place in a word of such a list
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def recognises(sample: bytes) -> bool:
    """Whether nearly all lines are pairs parted by tabs, or have the same few columns of words parted by spaces."""
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(sample)
    except UnicodeDecodeError:
        return False
    if CONTROL.search(text):
        return False
    lines = text.split("\n")
    if len(sample) >= STEP:
        lines.pop()  # cut
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    tabbed = sum(1 for line in lines if line.partition("\t")[0].strip() and "\t" in line)
    spaced: Counter[int] = Counter()
    for line in lines:
        columns = line.split()
        if "\t" not in line and 2 <= len(columns) <= MOST_COLUMNS and not NO_WORD.search(" ".join(columns[:2])):
            spaced[len(columns)] += 1
    return bool(lines) and tabbed + max(spaced.values(), default=0) >= LEAST * len(lines)


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The first two columns of every line. Raises TableError for a line that is not UTF-8."""
    for number, line in enumerate(counted(_lines(path), path, "lines"), 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise fault(path, f"line {number} is not UTF-8 ({error.reason}); save the file as UTF-8") from error
        columns = text.split("\t") if "\t" in text else text.split(None, 2)
        if len(columns) >= 2 and not text.startswith("#"):
            yield columns[0], columns[1]


def _lines(path: Path) -> Iterator[bytes]:
    """All lines; one over the limit is empty, and is not kept in memory."""
    with opened(path) as stream:
        while line := stream.readline(MOST_LINE):
            if len(line) == MOST_LINE and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = stream.readline(STEP)
                line = b""
            yield line
