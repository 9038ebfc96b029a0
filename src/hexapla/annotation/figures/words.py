"""Reads amounts in words: cardinals, scales and ordinals added up by `sums`, with spoken decimals and fractions."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.digits import LONGEST_NUMBER
from hexapla.annotation.figures.fractions import Reader, bare_fraction, ends, fraction_after
from hexapla.annotation.figures.scales import scaled
from hexapla.annotation.figures.scan import Amount, Scan
from hexapla.annotation.figures.sums import Sum
from hexapla.annotation.figures.tokens import Token

ONE = Decimal(1)
TEN = 10
# Scales below (a dozen) do not go on with smaller numbers.
LARGE = 100


def read_words(scan: Scan, place: int, read: Reader) -> Amount | None:
    words = scan.lexicon
    roles = scan.tokens[place].roles
    if "card" not in roles and "scale" not in roles and "ord" not in roles:
        if "art" in roles and "frac" not in roles and (scan.get(place + 1, "scale") or 0) >= LARGE:
            return _led(scan, place, read)
        return _nth_part(scan, place, read) or bare_fraction(scan, place, read)
    card = roles.get("card")
    if card is not None and card != int(card):  # anderthalb, полтора
        return scaled(scan, Amount(card, place, place + 1, False, card))
    total = Sum(words.units_first, words.ten_adds, words.vigesimal)
    article, bare = "art" in roles, "card" not in roles and "scale" in roles
    if bare and ("bare" not in roles or scan.before(place, "some")):
        return bare_fraction(scan, place, read)
    at, ordinal, taken, joined = _run(scan, place, total)
    if not taken:
        return None
    value = Decimal(total.value)
    scale = Decimal(_power(total.last)) if total.last and value % total.last == 0 and not ordinal else ONE
    found = Amount(value, place, at, False, value / scale, scale)
    found.ordinal, found.article, found.bare, found.joined = ordinal, article and taken == 1, bare, joined
    if ordinal and card == 1 and taken == 2 and value >= LARGE and ends(scan, at):  # one thousandth
        return Amount(1 / value, place, at, False, 1 / value, pair=(ONE, value))
    if ordinal:
        if "frac" in roles and taken == 1 and "the" not in roles:
            half = bare_fraction(scan, place, read)
            return half if half is not None and not half.bare else found
        return found
    if scan.get(at, "point"):
        found = _decimals(scan, found)
    return fraction_after(scan, scaled(scan, found), read)


def _nth_part(scan: Scan, place: int, read: Reader) -> Amount | None:
    """A twenty-first: an article with an ordinal too large for a word of its own, where nothing is counted after it."""
    if not scan.lexicon.ordinal_fractions or (scan.get(place + 1, "card") or 0) < 20:
        return None
    below = read(scan, place + 1)
    if below is None or not below.ordinal or not ends(scan, below.next):
        return None
    return Amount(1 / below.value, place, below.next, False, 1 / below.value, pair=(ONE, below.value))


def _power(scale: int) -> int:
    """The scale that a multiple of it is told in: of two million (مليونان) a million."""
    return scale if str(scale).rstrip("0") == "1" else 10 ** (len(str(scale)) - 1)


def _led(scan: Scan, place: int, read: Reader) -> Amount | None:
    """An article with a scale and what follows: a hundred and twenty, a million and a half."""
    total = Sum(scan.lexicon.units_first, scan.lexicon.ten_adds, scan.lexicon.vigesimal)
    at, ordinal, _, joined = _run(scan, place + 1, total)
    value = Decimal(total.value)
    scale = scan.get(place + 1, "scale") if at == place + 2 else ONE
    found = Amount(value, place, at, False, value / scale, scale, ordinal=ordinal, joined=joined)
    if ordinal:
        return found
    if scan.get(at, "point"):
        found = _decimals(scan, found)
    return fraction_after(scan, scaled(scan, found), read)


def _run(scan: Scan, place: int, total: Sum) -> tuple[int, bool, int, Token | None]:
    """Takes number words from a place on: the next place, whether it ends in an ordinal, how many words, and the last
    token if it is a compound with a unit (zweitägig)."""
    at, taken = place, 0
    while True:
        step, joined = at, False
        if taken:
            step, joined = _over_joiner(scan, step)
        token = scan.tokens[step]
        if (taken and token.gap == 2) or (joined and _mixed(scan, step, total)):
            break
        roles = token.roles
        ordinal = roles.get("ord")
        if joined and "joined" in roles and "frac" in roles:
            break  # vijf miljard en | driekwart
        if "card" in roles:
            fits = total.add("card", int(roles["card"]), joined)
        elif "scale" in roles and roles["scale"] == int(roles["scale"]):
            fits = (not joined or roles["scale"] < 10000) and total.add("scale", int(roles["scale"]), joined)
        elif taken and "frac" in roles and _plural(scan, step):
            break  # ciento treinta | quintos
        elif ordinal is not None and (not taken or not scan.get(step, "tunit")):
            fits = _add_ordinal(total, int(ordinal), joined)
            if fits and (ordinal >= 10 or scan.lexicon.units_first):
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


def _plural(scan: Scan, place: int) -> bool:
    """Whether a denominator has the ending of a plural, which no ordinal behind a cardinal has."""
    plural = scan.lexicon.plural_fractions
    return bool(plural) and scan.tokens[place].folded.endswith(plural)


def _over_joiner(scan: Scan, step: int) -> tuple[int, bool]:
    """The place behind a hyphen and an "and" between number words, and whether there is an "and" (vingt-et-un)."""
    if scan.sign(step, "-") and not (scan.tokens[step].gap and not scan.tokens[step + 1].gap):
        step += 1
        if not scan.get(step, "and"):
            return step, False
    if not scan.get(step, "and"):
        return step, False
    step += 1
    return step + bool(scan.sign(step, "-") and not scan.tokens[step].gap), True


def _mixed(scan: Scan, place: int, total: Sum) -> bool:
    """Whether an "and" is followed by a fraction of its own: a hundred and | three quarters."""
    if not scan.get(place + 1, "frac") or (scan.get(place, "card") or 10) >= 10 or total.value < 10:
        return False
    tens = total.value % 100 >= 20 and total.value % 10 == 0 and not scan.get(place - 1, "mixed")
    return not (tens and scan.lexicon.tens_joined)


def _more_ordinals(scan: Scan, at: int, last: int, total: Sum) -> int:
    """Over the ordinals that go on with one: vigésimo primeiro."""
    while last % 10 == 0 and (scan.get(at + 1, "ord") or last) < last:
        if last == TEN and total.current is not None:  # décimo tercero
            total.current += int(scan.get(at + 1, "ord"))
        elif not total.add("card", int(scan.get(at + 1, "ord")), False):
            break
        at += 1
        last = int(scan.tokens[at].roles["ord"])
    while scan.lexicon.units_first and scan.get(at + 1, "and") and scan.get(at + 2, "ord"):  # المئة والخامسة والعشرون
        value = int(scan.get(at + 2, "ord"))
        if (value < 20 and last < 100) or not total.add("card", value, True):
            break
        at, last = at + 2, value
    return at


def _add_ordinal(total: Sum, value: int, joined: bool) -> bool:
    if total.add("card", value, joined):
        return True
    return value in (100, 1000, 10**6, 10**9, 10**12) and total.add("scale", value, joined)


def _ordinal_there(scan: Scan, place: int, total: Sum) -> bool:
    """Whether a last word that is both ordinal and denominator ends an ordinal: twenty-third, not two third."""
    twenties = scan.lexicon.vigesimal and total.value in (70, 90)  # quatre-vingt-dixième
    return (total.value > 20 and total.value % 10 != 0) or total.value % 100 == 0 or twenties


def _decimals(scan: Scan, found: Amount) -> Amount:
    """The amount with spoken decimals: three point one four, doscientos coma setenta y uno."""
    at, figures = found.next + 1, ""
    first = scan.get(at, "card")
    if (first is not None and first >= 10) or (first is None and scan.get(at, "bare")):
        total = Sum(scan.lexicon.units_first, scan.lexicon.ten_adds, scan.lexicon.vigesimal)
        at, ordinal, _, _ = _run(scan, at, total)
        figures = "" if ordinal else str(total.value)
    else:
        while len(figures) < LONGEST_NUMBER and scan.get(at, "card") is not None and scan.get(at, "card") < 100:
            figures += str(scan.get(at, "card"))
            at += 1
    if figures:
        found.value = found.mantissa = found.value + Decimal(f"0.{figures}")
        found.next, found.article = at, False
    return found
