"""Cuts a text into numbers, words and signs with their roles: one compiled pattern a language, then look-ups."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from hexapla.annotation.figures.lexicon import NOTHING, Lexicon, Roles, lexicon
from hexapla.knowledge.scripts import INDIC_MARKS

# Signs that mean the same are written the same before matching, position for position.
SAME_SIGNS = {
    "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2007": "\u00a0", "\u2008": "\u00a0", "\u3000": " ", "’": "'", "ʼ": "'",
    "‘": "'", "−": "-", "‐": "-", "‑": "-", "—": "–", "％": "%", "٪": "%", "．": ".", "，": ",", "：": ":", "／": "/",
    "～": "~", "〜": "~", "＄": "$", "￥": "¥", "￡": "£", "٫": ".", "٬": ",", "（": "(", "）": ")", "－": "-",
    "＜": "<", "＞": ">", "＋": "+", "⁄": "/",
}  # fmt: skip
MARKS = rf"\u0300-\u036f\u0640\u064b-\u0652\u0670\u200c\u200d{INDIC_MARKS}"
SPACES = "\u00a0"
# Empty tokens behind the last: no parser looks farther ahead without having seen a token that follows.
LOOK_AHEAD = 6
NUMERALS = frozenset({"hdig", "hmul"})


@cache
def _plain_signs() -> dict[int, str]:
    found = {ord(sign): plain for sign, plain in SAME_SIGNS.items()}
    for first in (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10):
        found.update({first + value: str(value) for value in range(10)})
    return found


def plain(text: str) -> str:
    """The text with ASCII digits and one form of each sign; offsets stay."""
    return text if text.isascii() else text.translate(_plain_signs())


@dataclass(slots=True, eq=False)
class Token:
    """`gap` is what parts it from the token before: 0 nothing, 1 blanks, 2 a line break or unknown signs. `kind` is
    "number", "clock", "date", "word", "address" (of the web) or "end"."""

    start: int
    end: int
    text: str
    kind: str
    roles: Roles
    gap: int
    folded: str = ""


@cache
def pattern(language: str | None) -> re.Pattern[str]:
    """The one pattern of a language: dates and clocks in digits, numbers, words, signs."""
    words = lexicon(language)
    spaces = SPACES + (" " if " " in words.group else "")
    marks = "'" if "'" in words.group else ""
    grouped = "|".join(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?!\d)(?:[.,]\d+)?" for sign in spaces + marks)
    if words.spaced:
        apostrophe = r"|'(?=[^\W\d_])" if words.inner_apostrophe else ""
        word = rf"[^\W\d_](?:\w|[{MARKS}]{apostrophe})*|[^\w\s]"
    else:
        signs = "".join(
            re.escape(sign) for sign in sorted(words.first_signs | {"°", "$", "€", "£", "¥", "₽", "₺", "₹"})
        )
        word = rf"[A-Za-z][A-Za-z0-9]*|[{signs}%.,:/()~<>+\-–=²³]"
    return re.compile(
        rf"(?P<address>(?:https?://|www\.)[!-~]+)"
        rf"|(?P<date>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)"
        rf"|\d{{1,2}}(?P<one>[./-])\d{{1,2}}(?P=one)(?:\d{{4}}|\d{{2}})(?![\d:])"
        rf"|\d{{4}}(?P<two>[./])\d{{1,2}}(?P=two)\d{{1,2}}(?!\d))"
        rf"|(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])|\d{{1,2}}[hH]\d{{2}}(?!\w))"
        rf"|(?P<number>{grouped}|\d+(?:[.,]\d+)*)"
        rf"|(?P<word>{word})"
    )


def tokenise(text: str, words: Lexicon) -> list[Token]:
    """The tokens of a text (already plain); empty ones at the end save the parsers from looking over the edge."""
    find = words.look_up
    tokens: list[Token] = []
    last = 0
    longest = 0 if words.spaced else words.longest
    for match in pattern(words.language).finditer(text):
        start, end = match.span()
        if start < last:
            continue
        kind = match.lastgroup or "word"
        raw = match.group()
        folded, roles, cut = ("", NOTHING, "") if kind != "word" else find(raw)
        if start == last:
            gap = 0
        elif words.spaced:
            gap = 2 if "\n" in text[last:start] or start - last > 3 else 1
        else:
            gap = 1 if text[last:start] in (" ", "\u00a0") else 2
        if longest and kind == "word" and not raw.isascii():
            folded, roles, end = _longest(text, start, words)
            if "stop" in roles and not gap and tokens and not NUMERALS.isdisjoint(tokens[-1].roles):
                folded, end = text[start], start + 1  # 一万一千 is no 万一
                roles = words.words.get(folded, NOTHING)
        if cut:
            folded = folded[len(cut) :]
            if "and" in words.find(cut):
                tokens.append(Token(start, start + len(cut), cut, "word", words.find(cut), gap, cut))
                start, gap, raw = start + len(cut), 0, raw[len(cut) :]
        tokens.append(Token(start, end, raw if not longest else text[start:end], kind, roles, gap, folded))
        last = end
    tokens.extend(Token(len(text), len(text), "", "end", NOTHING, 2) for _ in range(LOOK_AHEAD))
    return _join(tokens, words) if words.phrases and words.spaced else tokens


def _longest(text: str, start: int, words: Lexicon) -> tuple[str, Roles, int]:
    for size in range(min(words.longest, len(text) - start), 0, -1):
        piece = text[start : start + size]
        roles = words.words.get(piece) or words.symbols.get(piece)
        if roles is not None:
            return piece, roles, start + size
    return text[start], NOTHING, start + 1


def _join(tokens: list[Token], words: Lexicon) -> list[Token]:
    """The tokens with phrases ("per cent", "more than") as one."""
    phrases = words.phrases
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        for rest, roles in phrases.get(token.folded, ()):
            after, part = tokens[at + 1], rest[0]
            if part != after.folded and part != after.text and part[-1] != "*":
                continue
            end = at + len(rest)
            if end < len(tokens) and all(_same(tokens[at + 1 + step], part, words) for step, part in enumerate(rest)):
                token = Token(token.start, tokens[end].end, token.text, "word", roles, token.gap, token.folded)
                at = end
                break
        joined.append(token)
        at += 1
    return joined


def _same(token: Token, part: str, words: Lexicon) -> bool:
    if token.gap == 2:
        return False
    if part.endswith("*"):
        return token.folded.startswith(part[:-1]) and len(token.folded) - len(part) < 9
    return token.folded == part or token.text == part


def vulgar(sign: str) -> float | None:
    """The value of a vulgar fraction sign such as ½; None for other signs."""
    return unicodedata.numeric(sign, None) if len(sign) == 1 and unicodedata.category(sign) == "No" else None
