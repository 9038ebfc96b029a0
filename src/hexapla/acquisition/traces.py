"""Marks that the making of a version left on its text: stray spaces, glued words, signs of a
program, page furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.model import Passage, Trace

# A space before a hyphen between letters ("two -day") or before a comma that sticks to the next word.
_SPACED = re.compile(r"(?<=[^\W\d_]) [-‐‑](?=[^\W\d_])|(?<=\w) ,(?=[^\W\d_])|(?<=[\d%]) [-‐‑](?=[^\W\d_])")
# A sign of percent, a comma or a stop without the space after it, or a capital inside a word.
_GLUED = re.compile(
    r"%(?=[^\W\d_][^\W\d_])|(?<=[^\W\d_]{2}),(?=[^\W\d_]{2})|(?<=[^\W\d_A-Z]{2})[.!?](?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][^\W\d_A-Z])"
)
# A space inside a score or a time ("2: 1", "23: 00"); behind a capital it may be a heading ("Question 3: 40 percent").
# None in 7,000 texts by people, in .8 % of those by machines (mt_human, five sentences each).
_SCORE = re.compile(r"(?<=[^\W\d_] )\d{1,3}: \d{1,3}(?![\w%]|[.,]\d)")
_CAPITAL = re.compile(r"(?:^|[^\w])[^\W\d_a-zß-öø-ÿ][\w-]* $")
# What a translator's vocabulary leaves in the text: its word for words that it does not have, its sign for a space.
_MANGLED = re.compile(r"<unk>|⁇|▁(?=\w)|(?<=\w)▁|@-@|(?<=\w)@@(?=\s)")
_WORDS = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"[a-zß-öø-ÿа-яёіїєґ]{2}[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][a-zß-öø-ÿа-яёіїєґ]")
# Set by hand, not calibrated. On the development stories all 32 stray spaces found and 3 of 3 glued words are marks of
# machine translation; people's own typing errors look the same, so the confidence stays lower than that.
SPACING, GLUED, HUMPED, RESIDUE, MANGLED = 0.8, 0.7, 0.8, 0.9, 0.6


def traces(text: str, passages: Sequence[Passage]) -> tuple[Trace, ...]:
    """The traces in a witness's text, passage by passage."""
    found: list[Trace] = []
    vocabulary: set[str] | None = None
    for number, passage in enumerate(passages):
        part = text[passage.start : passage.end]
        if passage.kind == "residue":
            if part:
                note = "page furniture or a leftover of the page it was taken from"
                found.append(Trace("residue", number, passage.start, passage.end, None, note, RESIDUE))
            continue

        def add(
            kind: str, start: int, end: int, note: str, confidence: float, at: int = passage.start, n: int = number
        ) -> None:
            found.append(Trace(kind, n, at + start, at + end, None, note, confidence))

        for match in _SPACED.finditer(part):
            left, right = _word_around(part, match.start(), match.end())
            mark = "comma" if "," in match.group() else "hyphen"
            add("spacing", left, right, f"a stray space before a {mark}", SPACING)
        for match in _SCORE.finditer(part):
            if not _CAPITAL.search(part, max(0, match.start() - 40), match.start()):
                add("spacing", match.start(), match.end(), "a stray space behind a colon", SPACING)
        for match in _MANGLED.finditer(part):
            add("mangled", match.start(), match.end(), "a sign that a program left in the text", MANGLED)
        for match in _GLUED.finditer(part):
            left, right = _word_around(part, match.start(), match.end())
            if script(part[match.end()]) in WITHOUT_SPACES:  # 62%が, 今天,明天
                continue
            if not re.search(r"://|www\.|@|\.\w{2,4}/", part[left:right]):
                add("glued", left, right, "a space is missing", GLUED)
        if _HUMP.search(part):
            if vocabulary is None:
                vocabulary = {one.lower() for one in _WORDS.findall(text)}
            for match in _WORDS.finditer(part):
                if _two_words(match.group(), vocabulary):
                    add("glued", match.start(), match.end(), "two words without a space between them", HUMPED)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _two_words(word: str, vocabulary: set[str]) -> bool:
    """Whether a word with a capital inside is two words that both stand elsewhere in the text."""
    inner = _HUMP.search(word)
    if not inner:
        return False
    cut = inner.start() + 2
    return word[:cut].lower() in vocabulary and word[cut:].lower() in vocabulary


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The words to both sides of a place, at most 40 signs each."""
    left = start
    while left > max(0, start - 40) and not text[left - 1].isspace():
        left -= 1
    right = end
    while right < min(len(text), end + 40) and not text[right].isspace():
        right += 1
    return left, right
