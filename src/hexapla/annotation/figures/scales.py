"""Reads the scale words behind an amount: 2.3 million, 750 thousand, 4 Mio, 5 million 300 thousand."""

from __future__ import annotations

from hexapla.annotation.figures.scan import Amount, Scan


def scaled(scan: Scan, found: Amount) -> Amount:
    """The amount with the scale words that follow: 2.3 million, 750 thousand, 4 Mio."""
    while True:
        at = found.next
        if scan.sign(at, "-") and scan.get(at + 1, "scale") and scan.get(at + 1, "scale") >= 1000:
            at += 1
        scale = scan.get(at, "scale")
        if scale == 100 and found.digits and scan.get(at, "cent"):
            return found
        if not scale or (found.scale > 1 and (scale <= found.scale or not found.digits)):
            return found
        if len(scan.tokens[at].text) == 1 and scan.lexicon.spaced and not _short_scale(scan, found, at):
            return found
        found.value *= scale
        found.scale *= scale
        found.next = at + 1
        found.plain, found.pair = "", None
        if found.digits and found.mantissa == int(found.mantissa):
            _smaller(scan, found)


def _smaller(scan: Scan, found: Amount) -> None:
    """Takes in the smaller part of an amount in digits and words: 5 million 300 thousand, 3 hundred and 21."""
    joined = bool(scan.get(found.next, "and"))
    at = found.next + joined
    token = scan.tokens[at]
    if token.kind != "number" or token.gap == 2 or not token.text.isdecimal() or len(token.text) > 3:
        return
    scale = scan.get(at + 1, "scale") or 1
    part = int(token.text) * scale
    lower = scale > 1 and part < found.scale if not joined else scale == 1 and part < found.scale == 100
    if lower:
        found.value += part
        found.next = at + 1 + (scale > 1)


def _short_scale(scan: Scan, found: Amount, at: int) -> bool:
    """Whether a lone letter is a scale: written onto digits, and where it is a unit too only behind a currency."""
    token = scan.tokens[at]
    if token.gap:  # 2.33 k, -2.5 M
        return token.text in ("k", "M") and found.digits and found.mantissa != int(found.mantissa)
    before = scan.tokens[found.first - 1].roles if found.first else {}
    return "sym" not in token.roles or "csym" in before or "ccode" in before
