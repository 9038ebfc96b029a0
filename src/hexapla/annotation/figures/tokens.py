"""Cuts a text into numbers, words and signs with their roles: one compiled pattern a language, then look-ups."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from hexapla.annotation.figures.lexicon import NOTHING, Lexicon, Roles, lexicon
from hexapla.knowledge.scripts import INDIC_MARKS, fold

# Signs that mean the same are written the same before matching, position for position.
SAME_SIGNS = {
    "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2007": "\u00a0", "\u2008": "\u00a0", "\u3000": " ", "’": "'", "ʼ": "'",
    "‘": "'", "−": "-", "‐": "-", "‑": "-", "—": "–", "％": "%", "٪": "%", "．": ".", "，": ",", "：": ":", "／": "/",
    "～": "~", "〜": "~", "＄": "$", "￥": "¥", "￡": "£", "٫": ".", "٬": ",", "（": "(", "）": ")", "－": "-",
    "־": "-", "＜": "<", "＞": ">", "＋": "+", "⁄": "/", "＾": "^",
}  # fmt: skip
MARKS = rf"\u0300-\u036f\u0640\u064b-\u0652\u0670\u200c\u200d{INDIC_MARKS}"
SPACES = "\u00a0"
# Empty tokens behind the last: no parser looks farther ahead without having seen a token that follows.
LOOK_AHEAD = 6
# Roles of words and signs that an amount begins with.
AMOUNT = frozenset({"card", "scale", "csym", "ccode", "pctb", "minus"})
NUMERALS = frozenset({"hdig", "hmul", "hadd"})


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


# What a number must follow, and what stands before the first token.
TOLD = frozenset({"partof", "minus"})
END = Token(0, 0, "", "end", NOTHING, 2)


@cache
def pattern(language: str | None) -> re.Pattern[str]:
    """The one pattern of a language: dates and clocks in digits, numbers, words, signs."""
    words = lexicon(language)
    spaces = SPACES + (" " if " " in words.group else "")
    marks = "'" if "'" in words.group else ""
    grouped = "|".join(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?!\d)(?:[.,]\d+)?" for sign in spaces + marks)
    if " " not in words.group:  # where a blank parts no thousands, two groups are not left to chance
        grouped += r"|\d{1,3}(?: \d{3}){2,}(?![\d/])(?:[.,]\d+)?"
    if words.spaced:
        apostrophe = r"|'(?=[^\W\d_])" if words.inner_apostrophe else ""
        word = rf"[^\W\d_](?:\w|[{MARKS}]{apostrophe})*|[^\w\s]"
        if words.syllables is not None:  # 30만9천381엔
            word = r"[A-Za-z]\w*|[^\W\d_]+|[^\w\s]"
        if words.clitics:  # و30
            word = rf"(?:{'|'.join(map(re.escape, words.clitics))})(?=\d)|{word}"
    else:
        signs = "".join(
            re.escape(sign)
            for sign in sorted(
                words.first_signs | {form for form in words.symbols if len(form) == 1 and not form.isalnum()} | {"°"}
            )
        )
        word = rf"[A-Za-z][A-Za-z0-9]*|[{signs}%.,:/()~<>+\-–=²³×^]"
    codes = "|".join(
        sorted((form for form in words.symbols if _glues(words.symbols[form], form)), key=len, reverse=True)
    )
    if codes:  # USD115.5, Rp50
        word = rf"(?=[A-Z][A-Za-z]{{1,2}}\d)(?:{codes})(?=\d)|{word}"
    return re.compile(
        rf"(?P<address>(?:https?://|www\.)[!-~]+)"
        rf"|(?P<date>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)"
        rf"|\d{{1,2}}(?P<one>[./-])\d{{1,2}}(?P=one)(?:\d{{4}}|\d{{2}})(?![\d:])"
        rf"|\d{{4}}(?P<two>[./])\d{{1,2}}(?P=two)\d{{1,2}}(?!\d))"
        rf"|(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])|\d{{1,2}}[hH]\d{{2}}(?!\w))"
        rf"|(?P<number>(?:{grouped}|\d+(?:[.,]\d+)*|\.(?<![\w.]\.)\d+)(?:[eE][+-]?\d{{1,2}}(?![A-Za-z\d]))?)"
        rf"|(?P<word>{word})"
    )


def _glues(roles: Roles, form: str) -> bool:
    """Whether a currency code may be written on to digits; two capitals (US2) are other things as well."""
    if "ccode" not in roles or not form.isascii() or not form.isalpha() or len(form) < 2:
        return False
    return len(form) > 2 or not roles["ccode"].startswith(form.upper())


def tokenise(text: str, words: Lexicon) -> list[Token]:
    """The tokens of a text (already plain); empty ones at the end save the parsers from looking over the edge."""
    find = words.look_up
    tokens: list[Token] = []
    last = 0
    longest = not words.spaced
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
            gap = 1 if start - last < 5 and not text[last:start].strip(" \u00a0") else 2
        if longest and kind == "word" and not raw.isascii():
            folded, roles, end = _longest(text, start, words)
            numeral = not gap and tokens and not NUMERALS.isdisjoint(tokens[-1].roles)
            if "stop" in roles and (numeral or _decimal(text, end, words)):
                folded, end = text[start], start + 1  # 一万一千 is no 万一
                roles = words.words.get(folded, NOTHING)
        if words.syllables is not None and kind == "word":
            before = tokens[-1] if tokens and gap < 2 else END
            told = not TOLD.isdisjoint(before.roles)
            pieces = words.syllables.split(raw, gap == 0 and before.kind == "number", told)
            if pieces:
                for piece, known in pieces:
                    tokens.append(Token(start, start + len(piece), piece, "word", known, gap, fold(piece)))
                    start, gap = start + len(piece), 0
                last = end
                continue
        if cut:
            folded = folded[len(cut) :]
            if "and" in words.find(cut):
                tokens.append(Token(start, start + len(cut), cut, "word", words.find(cut), gap, cut))
                start, gap, raw = start + len(cut), 0, raw[len(cut) :]
        tokens.append(Token(start, end, raw if not longest else text[start:end], kind, roles, gap, folded))
        last = end
    tokens.extend(Token(len(text), len(text), "", "end", NOTHING, 2) for _ in range(LOOK_AHEAD))
    return _join(tokens, words) if words.phrases and words.spaced else tokens


def _decimal(text: str, end: int, words: Lexicon) -> bool:
    """Whether a stop (一点, a little) ends in a decimal sign before a numeral: 一点五."""
    sign, after = words.words.get(text[end - 1], NOTHING), words.words.get(text[end : end + 1], NOTHING)
    return "point" in sign and "hdig" in after


def _longest(text: str, start: int, words: Lexicon) -> tuple[str, Roles, int]:
    for size in range(min(words.longest.get(text[start], 1), len(text) - start), 0, -1):
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
        known = phrases.get(token.folded, ())
        if known and words.syllables and at and token.gap == 0 and not NUMERALS.isdisjoint(token.roles):
            known = ()  # 스물한 번째 is no 한 번째
        for rest, roles in known:
            after, part = tokens[at + 1], rest[0]
            if part != after.folded and part != after.text and not part.endswith("*"):
                continue
            end = at + len(rest)
            if end < len(tokens) and _follows(tokens, at, rest, words):
                if "bafter" in roles and _begins_bound(tokens, at, end, words):
                    continue
                token = Token(token.start, tokens[end].end, token.text, "word", roles, token.gap, token.folded)
                at = end
                break
        joined.append(token)
        at += 1
    return joined


def _begins_bound(tokens: list[Token], at: int, end: int, words: Lexicon) -> bool:
    """Whether the end of a phrase belongs to the number that follows: 5000 or [more than] 4500, og [flere] hundrede."""
    after = tokens[end + 1] if end + 1 < len(tokens) else tokens[end]
    counted = after.kind == "number" or not AMOUNT.isdisjoint(after.roles)
    if counted and ("bound" in tokens[end].roles or "some" in tokens[end].roles):
        return True
    return any(
        "bound" in roles and end < start + len(rest) < len(tokens) and _follows(tokens, start, rest, words)
        for start in range(at + 1, end + 1)
        for rest, roles in words.phrases.get(tokens[start].folded, ())
    )


def _follows(tokens: list[Token], at: int, rest: tuple[str, ...], words: Lexicon) -> bool:
    """Whether the rest of a phrase follows its first word."""
    return all(_same(tokens[at + 1 + step], part, words) for step, part in enumerate(rest))


def _same(token: Token, part: str, words: Lexicon) -> bool:
    if token.gap == 2:
        return False
    if part.endswith("*"):
        return token.folded.startswith(part[:-1]) and len(token.folded) - len(part) < 9
    return token.folded == part or token.text == part


def vulgar(sign: str) -> float | None:
    """The value of a vulgar fraction sign such as ½; None for other signs."""
    return unicodedata.numeric(sign, None) if len(sign) == 1 and unicodedata.category(sign) == "No" else None
