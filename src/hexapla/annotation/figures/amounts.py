"""Reads amounts: digits with the separators of the language, number words, fractions, scales, Han numerals."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.digits import LONGEST_NUMBER, digits_value, mixed_digits, read_power, read_slash
from hexapla.annotation.figures.han import read_han
from hexapla.annotation.figures.scan import Amount, Scan
from hexapla.annotation.figures.sums import Sum
from hexapla.annotation.figures.tokens import LOOK_AHEAD, Token, vulgar

ONE = Decimal(1)
HAN_BEHIND = frozenset({"hmul", "partof"})
# What makes a lone numeral syllable a number: signs before it, and units, scales or fractions behind it.
ALONE_AFTER = frozenset({"minus", "point", "partof", "mixed"})
ALONE_BEFORE = frozenset({"tunit", "pct", "cur", "unit", "partof", "point", "hmul", "mixed"})


def read_amount(scan: Scan, place: int) -> Amount | None:
    """The longest amount that begins at a token, or None."""
    token = scan.tokens[place]
    roles = token.roles
    found: Amount | None = None
    if (token.text == "-" or "minus" in roles) and scan.tokens[place + 1].gap < 2:
        return _negative(scan, place)
    if "hdig" in roles or "hmul" in roles or (token.kind == "number" and _before_han(scan, place)):
        found = read_han(scan, place) if not scan.lexicon.spaced or _no_syllable(scan, place) else None
        found = _scaled(scan, found) if found and not found.ordinal and found.pair is None else found
    elif "hadd" in roles and "card" not in roles and _runs_on(scan, place + 1):
        found = read_han(scan, place)
    elif token.kind == "number":
        found = _digits(scan, place)
    elif "card" in roles or "scale" in roles or "frac" in roles or "ord" in roles or "art" in roles:
        found = _words(scan, place)
    else:
        part = vulgar(token.text) if not token.text.isascii() else None
        if part is not None:
            value = Decimal(part).quantize(Decimal("0.000001"))
            found = Amount(value, place, place + 1, True, value)
    return found


def _before_han(scan: Scan, place: int) -> bool:
    """Whether digits are read with the numerals behind them: always without blanks between words, else where they
    follow (7천만, 3분의 일)."""
    if not scan.lexicon.spaced:
        return True
    after = scan.tokens[place + 1]
    return after.gap < 2 and not HAN_BEHIND.isdisjoint(after.roles)


def _no_syllable(scan: Scan, place: int) -> bool:
    """Whether a numeral of a language with blanks is a number: not one syllable alone, unless a sign before it or a
    unit behind it says so (마이너스 일, 삼 개월)."""
    token, after = scan.tokens[place], scan.tokens[place + 1]
    if token.kind == "number" or len(token.text) > 1 or _runs_on(scan, place + 1):
        return True
    if len(scan.tokens) == 1 + LOOK_AHEAD:
        return True
    if not ALONE_AFTER.isdisjoint(scan.tokens[place - 1].roles if place and token.gap < 2 else ()):
        return True
    if after.gap != 1 or token.roles.get("hdig", 9) < 3:
        return False
    if "hmul" in token.roles and ("hdig" in after.roles or "counter" in after.roles):
        return True
    return not ALONE_BEFORE.isdisjoint(after.roles)


def _runs_on(scan: Scan, place: int) -> bool:
    """Whether a word is cut before a token, so that what stands before it is no word of its own."""
    token = scan.tokens[place]
    return token.gap == 0 and token.kind == "word" and token.text[:1].isalpha()


def _negative(scan: Scan, place: int) -> Amount | None:
    token, number = scan.tokens[place], scan.tokens[place + 1]
    if token.text == "-" and (number.gap or number.kind != "number" or _tied(scan, place)):
        return None
    if "minus" in number.roles or number.text == "-":
        return None
    found = read_amount(scan, place + 1)
    if found is None or found.ordinal or found.article:
        return None
    found.value, found.mantissa, found.first, found.plain = -found.value, -found.mantissa, place, ""
    if found.pair is not None:
        found.pair = (-found.pair[0], found.pair[1])
    return found


def _tied(scan: Scan, place: int) -> bool:
    """Whether a hyphen hangs on what stands before it, so that it is no minus."""
    start = scan.tokens[place].start
    before = scan.text[start - 1 : start]
    return before.isalnum() and (scan.lexicon.spaced or before.isascii())


def _digits(scan: Scan, place: int) -> Amount | None:
    token = scan.tokens[place]
    value = digits_value(token.text, scan.lexicon.decimal)
    if value is None:
        return None
    plain = token.text if token.text.isdigit() else ""
    found = Amount(value, place, place + 1, True, value, plain=plain)
    sign = vulgar(scan.tokens[place + 1].text)
    if sign is not None and scan.tokens[place + 1].gap < 2 and plain:
        found.value = found.mantissa = value + Decimal(sign).quantize(Decimal("0.000001"))
        found.next, found.plain = place + 2, ""
    elif plain and scan.sign(place + 1, "/") and scan.tokens[place + 2].kind == "number":
        return read_slash(scan, found) or found
    elif plain and scan.tokens[place + 1].kind == "number" and scan.tokens[place + 1].gap == 1:
        part = mixed_digits(scan, place + 1)
        if part is not None:
            return Amount(value + part, place, place + 4, True, value + part)
    if plain and _marked(scan, found):
        found.next += 1
        found.ordinal = True
        return found
    return _fraction_after(scan, _scaled(scan, found))


def _marked(scan: Scan, found: Amount) -> bool:
    """Whether an ordinal mark is written onto digits; a dot is one only where the sentence goes on."""
    mark = scan.tokens[found.next]
    if mark.gap or "ordmark" not in mark.roles:
        return False
    if mark.text != ".":
        return True
    after = scan.tokens[found.next + 1]
    if after.gap != 1 or not after.text[:1].isalpha() or found.value > 999:
        return False
    return (
        after.text[:1].islower() or "month" in after.roles or (scan.lexicon.capital_months and "the" not in after.roles)
    )


def _scaled(scan: Scan, found: Amount) -> Amount:
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
        found.plain = ""


def _short_scale(scan: Scan, found: Amount, at: int) -> bool:
    """Whether a lone letter is a scale: written onto digits, and where it is a unit too only behind a currency."""
    token = scan.tokens[at]
    if token.gap:
        return False
    before = scan.tokens[found.first - 1].roles if found.first else {}
    return "sym" not in token.roles or "csym" in before or "ccode" in before


def _fraction_after(scan: Scan, found: Amount) -> Amount:
    """The amount with a fraction after it: two thirds, two and a half million, 3 quarters."""
    at = found.next
    if scan.sign(at, "-") and scan.get(at + 1, "frac") and not scan.tokens[at].gap:
        at += 1
    below = scan.get(at, "frac")
    if below and found.value == int(found.value) and 0 < found.value < 1000 and not found.ordinal:
        if scan.get(at + 1, "of") and scan.get(at + 2, "art") and scan.get(at + 3, "scale"):
            scale = scan.get(at + 3, "scale")
            return Amount(found.value / below * scale, found.first, at + 4, found.digits, found.value / below, scale)
        pair = (found.value, below)
        return _scaled(scan, Amount(pair[0] / below, found.first, at + 1, found.digits, pair[0] / below, pair=pair))
    if (scan.get(at, "and") and found.scale == 1) or (scan.get(at, "and") and found.pair is None):
        rest = at + 1
        if scan.get(rest, "art") and scan.get(rest + 1, "frac"):
            rest += 1
            part = ONE / scan.get(rest, "frac")
        elif scan.get(rest, "half"):
            part = Decimal("0.5")
        elif scan.get(rest, "card") and scan.get(rest + 1, "frac"):
            part = Decimal(scan.get(rest, "card")) / scan.get(rest + 1, "frac")
            rest += 1
        else:
            return found
        smaller = scan.get(rest + 1, "scale")
        if smaller and 1 < smaller < found.scale:  # un billón y medio millón
            found.value += part * smaller
            rest += 1
        else:
            found.value += part * found.scale
        found.mantissa = found.value / found.scale
        found.next, found.plain, found.article = rest + 1, "", False
        return _scaled(scan, found) if found.scale == 1 else found
    return found


def _words(scan: Scan, place: int) -> Amount | None:
    words = scan.lexicon
    roles = scan.tokens[place].roles
    if "card" not in roles and "scale" not in roles and "ord" not in roles:
        return _bare_fraction(scan, place)
    card = roles.get("card")
    if card is not None and card != int(card):  # anderthalb, полтора
        return _scaled(scan, Amount(card, place, place + 1, False, card))
    total = Sum(words.units_first, words.ten_adds, words.vigesimal)
    article, bare = "art" in roles, "card" not in roles and "scale" in roles
    if bare and ("bare" not in roles or scan.before(place, "some")):
        return _bare_fraction(scan, place)
    at, ordinal, taken, joined = _run(scan, place, total)
    if not taken:
        return None
    value = Decimal(total.value)
    scale = Decimal(total.last) if total.last and value % total.last == 0 and not ordinal else ONE
    found = Amount(value, place, at, False, value / scale, scale)
    found.ordinal, found.article, found.bare, found.joined = ordinal, article and taken == 1, bare, joined
    if ordinal:
        if "frac" in roles and taken == 1 and "the" not in roles:
            half = _bare_fraction(scan, place)
            return half if half is not None and not half.bare else found
        return found
    if scan.get(at, "point"):
        found = _decimals(scan, found)
    return _fraction_after(scan, _scaled(scan, found))


def _run(scan: Scan, place: int, total: Sum) -> tuple[int, bool, int, Token | None]:
    """Takes number words from a place on: the next place, whether it ends in an ordinal, how many words, and the last
    token if it is a compound with a unit (zweitägig)."""
    at, taken = place, 0
    while True:
        step, joined = at, False
        if taken:
            if scan.sign(step, "-") and not (scan.tokens[step].gap and not scan.tokens[step + 1].gap):
                step += 1
            elif scan.get(step, "and"):
                step, joined = step + 1, True
        token = scan.tokens[step]
        if taken and token.gap == 2:
            break
        roles = token.roles
        ordinal = roles.get("ord")
        if "card" in roles:
            fits = total.add("card", int(roles["card"]), joined)
        elif "scale" in roles and roles["scale"] == int(roles["scale"]):
            fits = (not joined or roles["scale"] < 10000) and total.add("scale", int(roles["scale"]), joined)
        elif ordinal is not None and (not taken or not scan.get(step, "tunit")):
            fits = _add_ordinal(total, int(ordinal), joined)
            if fits and ordinal >= 10:
                step = _more_ordinals(scan, step, int(ordinal), total)
            if fits and not (taken and roles.get("frac") and not _ordinal_there(scan, step, total)):
                return step + 1, True, taken + 1, None
            break
        else:
            break
        if not fits:
            break
        at, taken = step + 1, taken + 1
        if "joined" in roles:
            return at, False, taken, token
    return at, False, taken, None


def _more_ordinals(scan: Scan, at: int, last: int, total: Sum) -> int:
    """Over the ordinals that go on with one: vigésimo primeiro."""
    while last % 10 == 0 and (scan.get(at + 1, "ord") or last) < last:
        if not total.add("card", int(scan.get(at + 1, "ord")), False):
            break
        at += 1
        last = int(scan.tokens[at].roles["ord"])
    return at


def _add_ordinal(total: Sum, value: int, joined: bool) -> bool:
    if total.add("card", value, joined):
        return True
    return value in (100, 1000, 10**6, 10**9) and total.add("scale", value, joined)


def _ordinal_there(scan: Scan, place: int, total: Sum) -> bool:
    """Whether a last word that is both ordinal and denominator ends an ordinal: twenty-third, not two third."""
    return (total.value > 20 and total.value % 10 != 0) or total.value % 100 == 0


def _decimals(scan: Scan, found: Amount) -> Amount:
    """The amount with spoken decimals: three point one four."""
    at, figures = found.next + 1, ""
    while len(figures) < LONGEST_NUMBER and scan.get(at, "card") is not None and scan.get(at, "card") < 100:
        figures += str(scan.get(at, "card"))
        at += 1
    if figures:
        found.value = found.mantissa = found.value + Decimal(f"0.{figures}")
        found.next = at
    return found


def _bare_fraction(scan: Scan, place: int) -> Amount | None:
    """A third, half a million, pół miliona: a fraction without numerator."""
    at = place
    article = "art" in scan.tokens[at].roles and scan.tokens[at].roles.get("frac") is None
    if article:
        at += 1
        if scan.tokens[at].gap == 2:
            return None
    below = scan.tokens[at].roles.get("frac")
    if not below:
        scale = scan.tokens[at].roles.get("scale")
        if article and scale and scale > 1:
            return _scaled(scan, Amount(scale, place, at + 1, False, ONE, scale))
        return None
    found = Amount(ONE / below, place, at + 1, False, ONE / below, pair=(ONE, below), bare=not article)
    after = at + 1
    if scan.get(after, "art") or scan.get(after, "ofu"):
        after += 1
    if scan.get(after, "scale") and scan.get(after, "scale") > 100:
        found.next = after
        scaled = _scaled(scan, found)
        scaled.pair, scaled.bare = None, False
        return scaled
    if "fnoun" in scan.tokens[at].roles:
        found.bare = False
        return found
    if article and scan.tokens[at].roles.get("ord") and "half" not in scan.tokens[at].roles:
        return found if scan.get(found.next, "of") else None
    return found
