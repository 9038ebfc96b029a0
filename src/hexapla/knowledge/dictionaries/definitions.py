"""Translations from running definitions: what is left of a dictionary's text without markup, pronunciation, words of
grammar, examples, references and numbering, in its parts.

Definitions are written for readers, and every dictionary has habits of its own; these are rules of thumb. All of them
take time in proportion to the length of the text, whatever it is.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from hexapla.knowledge.dictionaries.cleaning import MOST_RAW, decoded, listed, without_brackets

TAG = re.compile("<([^<>]*)>")
NAME = re.compile(r"/?\s*([A-Za-z]\w{0,30})")
# Elements whose text is no translation: in all markup, and in XDXF
# (https://github.com/soshial/xdxf_makedict/blob/master/format_standard/xdxf_description.md).
DROPPED = frozenset({"script", "style", "title", "head", "sup"})
DROPPED_XDXF = DROPPED | {
    "k", "tr", "abr", "abbr", "gr", "pos", "ex", "ex_orig", "ex_tran", "co", "kref", "iref", "rref", "sr", "etm",
}  # fmt: skip
# Elements that stand within a line; all others end it.
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "big", "c", "cite", "code", "color", "em", "font", "i", "mark", "nu", "opt", "q", "s",
    "small", "span", "strong", "sub", "tt", "u",
})  # fmt: skip
# Classes of such elements in HTML, and links to other entries.
DROPPED_HTML = re.compile(
    r"""class\s*=\s*["']?[^"'<>]{0,100}?\b(?:ex|exam\w*|pron\w*|phon\w*|ipa|transcr\w*|gram\w*|pos|abr|abbr|k|tr|co|etym\w*)\b"""
    r"""|href\s*=\s*["']?bword:""",
    re.IGNORECASE,
)
NUMBERING = re.compile(
    r"(?:^|(?<=\s))\(?(?:\d{1,3}[.)]|[IVX]{1,5}[.)]|[^\W\d_A-Z]\))(?!\d)|[\u2460-\u249b\u2776-\u2793]"
)
SPOKEN = re.compile(r"/[^/\n]{1,60}/")
OF_SPEECH = re.compile("[ˈˌːɪʊʃʒɑɒʌɡɜəɹɾʔ\u0329]")
STAND_IN = re.compile("[~∼～]")  # for the headword: in phrases and examples


def translations(text: str, markup: str, headword: str) -> list[str]:
    """What a definition gives for its headword, not yet cleaned. `markup` is StarDict's letter for it: h (HTML), g
    (Pango), x (XDXF); others are plain text. Where there are words of grammar only, these are given."""
    if markup in "hgx":
        text = without_tags(text, markup)
    found: list[str] = []
    labels: list[str] = []
    for line in NUMBERING.sub("\n", decoded(text)).split("\n"):
        for part in listed(_told(line)):
            bare = _without_labels(part)
            if bare:
                found.append(bare)
            elif bare is not None:
                labels.append(part)
    if len(found) > 1 and found[0].strip().casefold() == headword.casefold():
        del found[0]  # many definitions begin with the headword itself
    return found or labels


def without_tags(text: str, markup: str) -> str:
    """The text of markup. An element that does not stand within a line ends one; those that hold no translation are
    left out up to their end tag."""
    dropped = DROPPED_XDXF if markup == "x" else DROPPED
    kept: list[str] = []
    outer, depth = "", 0  # the element that is being left out, and how many of its name are open
    for place, piece in enumerate(TAG.split(text)):
        if place % 2 == 0:
            if not depth:
                kept.append(piece)
            continue
        name = known.group(1).lower() if (known := NAME.match(piece)) else ""
        if depth:
            if name == outer and not piece.endswith("/"):
                depth += -1 if piece.startswith("/") else 1
        elif not name:
            kept.append("" if piece.startswith(("!", "?")) else f"<{piece}>")
        elif not piece.startswith("/") and (name in dropped or (markup == "h" and DROPPED_HTML.search(piece))):
            outer, depth = name, 0 if piece.endswith("/") else 1
        elif name not in INLINE:
            kept.append("\n")
    return "".join(kept)


def _told(line: str) -> str:
    """A line without pronunciation, notes in brackets, and all from a reference on."""
    line = line.strip()
    if len(line) > 1 and line[0] == "/" == line[-1]:
        return ""
    line = without_brackets(SPOKEN.sub(lambda one: " " if OF_SPEECH.search(one.group()) else one.group(), line))
    if found := _references().search(line):
        line = line[: found.start()]
    return line


def _without_labels(part: str) -> str | None:
    """A part without words of grammar; empty where it is nothing else, None where it is a phrase or an example."""
    *before, told = part.split(":")
    if STAND_IN.search(part) or len(part) > MOST_RAW or not told.strip() or any(map(_bare, before)):
        return None
    return _bare(told)


def _bare(part: str) -> str:
    """A part without words of grammar at its head and its end."""
    words = part.split()
    while words and (words[0] in "&+" or _is_label(words[0])):
        del words[0]
    while len(words) > 1 and (
        words[-1].rstrip(".") in _labels("trailing") or (words[-1].endswith(".") and _is_label(words[-1]))
    ):
        del words[-1]
    return " ".join(words)


def _is_label(word: str) -> bool:
    bare = word.casefold().replace(".", "")
    return bare in _labels("words") or ("." in word and bare in _labels("dotted"))


@cache
def _labels(part: str) -> frozenset[str]:
    """The words of a part of labels.toml, as they are compared."""
    known = tomllib.loads((files(__package__) / "labels.toml").read_text(encoding="utf-8"))
    return frozenset(word.casefold().replace(".", "") for word in known[part].split())


@cache
def _references() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _labels("references"))))
    anywhere = rf"\b(?:(?:{words})\.?\s?:|(?:e\.\s?g|z\.\s?b|p\.\s?ex)\.)"
    return re.compile(rf"{anywhere}|^\W{{0,5}}(?:(?:{words})\.\s|see also\b)", re.IGNORECASE)
