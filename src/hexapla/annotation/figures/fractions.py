"""Reads fractions: two thirds, three and a half million, half a dozen, one over twenty, dois onze avos."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hexapla.annotation.figures.digits import whole
from hexapla.annotation.figures.scales import scaled
from hexapla.annotation.figures.scan import Amount, Scan

ONE = Decimal(1)
LARGEST_ABOVE = 10**6
Reader = Callable[[Scan, int], Amount | None]


def fraction_after(scan: Scan, found: Amount, read: Reader) -> Amount:
    """The amount with a fraction after it: two thirds, two and a half million, 3 quarters, one over twenty."""
    if scan.get(found.next, "over") or scan.get(found.next, "divided"):
        return _over(scan, found, read)
    below, end = _denominator(scan, found, read)
    if below and whole(found.value) and 0 < found.value <= LARGEST_ABOVE and not found.ordinal:
        if scan.get(end, "of") and scan.get(end + 1, "art") and scan.get(end + 2, "scale"):
            scale = scan.get(end + 2, "scale")
            return Amount(found.value / below * scale, found.first, end + 3, found.digits, found.value / below, scale)
        pair = (found.value, below)
        return scaled(scan, Amount(pair[0] / below, found.first, end, found.digits, pair[0] / below, pair=pair))
    if whole(found.value) and _joined_half(scan, found.next):
        found.value += found.scale / 2
        found.mantissa = found.value / found.scale
        found.next, found.plain, found.article = found.next + 1, "", False
        return scaled(scan, found) if found.scale == 1 else found
    if (scan.get(found.next, "and") or scan.get(found.next, "mixed")) and (found.scale == 1 or found.pair is None):
        return _mixed(scan, found)
    return found


def _joined_half(scan: Scan, place: int) -> bool:
    """Whether "and a half" is one form, since it tells the time too (tre | e mezzo), or needs no "and" (iki buçuk)."""
    if scan.lexicon.half_direct and scan.get(place, "half"):
        return True
    if not scan.get(place, "chalf") or scan.get(place, "half"):
        return False
    return "and" in scan.lexicon.find(scan.tokens[place].folded)


def _mixed(scan: Scan, found: Amount) -> Amount:
    """A whole with "and" and a fraction: two and a half, five billion and three quarters."""
    rest = found.next + 1
    if scan.get(rest, "art") and scan.get(rest + 1, "frac"):
        rest += 1
        part = ONE / scan.get(rest, "frac")
    elif "joined" in scan.tokens[rest].roles and scan.get(rest, "frac"):  # drie en driekwart
        part = Decimal(scan.get(rest, "card")) / scan.get(rest, "frac")
    elif scan.get(rest, "half"):
        part = Decimal("0.5")
    elif scan.get(rest, "card") and scan.get(rest + 1, "frac"):
        part = Decimal(scan.get(rest, "card")) / scan.get(rest + 1, "frac")
        rest += 1
    elif scan.get(rest, "frac") and "fnoun" in scan.tokens[rest].roles and found.value < 1000:
        part = ONE / scan.get(rest, "frac")
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
    return scaled(scan, found) if found.scale == 1 else found


def _over(scan: Scan, found: Amount, read: Reader) -> Amount:
    """One over twenty: only where nothing is counted behind it, for the word means other things too."""
    token = scan.tokens[found.next + 1]
    if token.gap == 2 or found.ordinal or found.pair is not None:
        return found
    below = read(scan, found.next + 1)
    if below is None or below.ordinal or below.pair is not None or below.value <= 0:
        return found
    if not scan.get(found.next, "divided") and not ends(scan, below.next):
        return found
    value = found.value / below.value
    return Amount(value, found.first, below.next, found.digits, value, pair=(found.value, below.value))


def read_below(scan: Scan, place: int) -> Amount | None:
    """Dörtte üç, beşte biri, binde 5: the denominator in a word with an ending, then the numerator."""
    below: Decimal = scan.tokens[place].roles["below"]
    token = scan.tokens[place + 1]
    above = scan.get(place + 1, "above") or scan.get(place + 1, "card")
    if above is None and token.kind == "number" and token.gap < 2 and token.text.isdecimal():
        above = Decimal(token.text)
    told = scan.before(place, "clead") or scan.before(place, "clock")
    if not above or not above < below or told or scan.get(place + 2, "card") or scan.get(place + 2, "scale"):
        return None
    return Amount(above / below, place, place + 2, False, above / below, pair=(Decimal(above), below))


def ends(scan: Scan, place: int) -> bool:
    """Whether no word stands at a place that what precedes could count; "of" may."""
    token = scan.tokens[place]
    if token.gap == 2 or token.kind == "end" or "of" in token.roles or "and" in token.roles:
        return True
    return token.kind == "word" and not token.text[:1].isalnum() and not STANDS.intersection(token.roles)


STANDS = frozenset({"pct", "csym", "deg", "sym"})


def _denominator(scan: Scan, found: Amount, read: Reader) -> tuple[Decimal | None, int]:
    """The denominator behind an amount and the place after it: thirds, onze avos, a twenty-fifth."""
    at = found.next
    hyphen = scan.sign(at, "-") and scan.tokens[at].gap == scan.tokens[at + 1].gap
    if (hyphen or scan.get(at, "gen")) and scan.get(at + 1, "frac"):  # two-thirds, बीस का पाँचवाँ हिस्सा
        at += 1
    below = scan.get(at, "frac")
    if below:
        return below, at + 1
    after = scan.tokens[at]
    if after.gap == 2 or not ("card" in after.roles or "ord" in after.roles) or not scan.lexicon.loose_fractions:
        return None, at
    number = read(scan, at)
    if number is None or number.pair is not None or number.value <= 10:
        return None, at
    if scan.get(number.next, "avos"):
        return number.value, number.next + 1
    if number.ordinal and scan.lexicon.ordinal_fractions and found.value < number.value and ends(scan, number.next):
        return number.value, number.next
    return None, at


def bare_fraction(scan: Scan, place: int, read: Reader) -> Amount | None:
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
            return fraction_after(scan, scaled(scan, Amount(scale, place, at + 1, False, ONE, scale)), read)
        return None
    times = 1 if below == int(below) else 2  # ثلثان: the half of 3
    found = Amount(ONE / below, place, at + 1, False, ONE / below, pair=(ONE * times, below * times), bare=not article)
    after = at + 1
    if scan.sign(after, "-") and not scan.tokens[after].gap and scan.get(after + 1, "scale"):  # une demi-douzaine
        after += 1
    if scan.get(after, "art") or scan.get(after, "ofu"):
        after += 1
    if scan.get(after, "scale") and scan.get(after, "scale") >= 12:
        found.next = after
        whole = scaled(scan, found)
        whole.pair, whole.bare = None, False
        return whole
    if "fnoun" in scan.tokens[at].roles:
        found.bare = False
        return found
    if article and scan.tokens[at].roles.get("ord") and "half" not in scan.tokens[at].roles:
        return found if scan.get(found.next, "of") else None
    return found
