"""Reads sums of money: signs and codes before them, names and codes behind them, and the smaller coin."""

from __future__ import annotations

from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.digits import whole
from hexapla.annotation.figures.fractions import ends
from hexapla.annotation.figures.scan import Amount, Reading, Scan

TENTHS, CENTS = 10, 100
NAMED = frozenset({"EUR", "USD"})


def _symbol(scan: Scan, place: int) -> str | None:
    roles = scan.tokens[place].roles
    found: str | None = roles.get("ccode") or roles.get("csym")
    return found


def money_before(scan: Scan, place: int) -> Reading | None:
    """€6.4 million, US$ 15, USD 10 bn, NZD$15, C$ 100."""
    code = _symbol(scan, place)
    at = place + 1
    if "dlead" in scan.tokens[place].roles and code is None:
        if not scan.get(at, "csym"):
            return None
        code = scan.tokens[place].roles["dlead"]
    if code != scan.tokens[place].roles.get("csym") and scan.get(at, "csym"):
        at += 1
    if scan.sign(at, ".") and not scan.tokens[at].gap and "ccode" in scan.tokens[place].roles:
        at += 1  # Rs. 500
    if scan.tokens[at].gap == 2 or scan.tokens[at].kind not in ("number", "word"):
        return None
    amount = read_amount(scan, at)
    if amount is None or amount.ordinal or not amount.digits:
        return None
    end = amount.next
    if "csym" in scan.tokens[place].roles and scan.get(end, "ccode"):
        code, end = scan.tokens[end].roles["ccode"], end + 1
    if scan.get(end, "ofu") and scan.get(end + 1, "cur"):
        end += 2
    elif scan.get(end, "cur") == code or (scan.sign(end, "-") and scan.get(end + 1, "cur") == code):
        end += 1 + bool(scan.sign(end, "-"))
    return Reading("money", amount.value, code, place, end, amount)


def named_before(scan: Scan, place: int) -> Reading | None:
    """Dollari 996, euro 20: the name of a currency before bare digits that end their clause. Only names that are
    nothing else, in small letters (Euro 2020 is played), and no years."""
    token, number = scan.tokens[place], scan.tokens[place + 1]
    if token.roles["cur"] not in NAMED or not token.text.islower() or number.kind != "number" or number.gap != 1:
        return None
    amount = read_amount(scan, place + 1)
    if amount is None or amount.ordinal or amount.pair is not None or not ends(scan, amount.next):
        return None
    if (amount.plain and 1900 <= amount.value < 2100) or scan.get(amount.next, "of"):
        return None
    return Reading("money", amount.value, token.roles["cur"], place, amount.next, amount)


def money(scan: Scan, amount: Amount, at: int) -> Reading | None:
    """An amount with the currency behind it; None where none follows."""
    if (
        amount.pair is not None
        and amount.pair[1] == CENTS
        and "cent" in scan.tokens[at - 1].roles
        and amount.digits
        and not scan.get(at, "ofu")
    ):
        return Reading("money", amount.pair[0], None, amount.first, at, amount)  # 50 centesimi
    if scan.get(at, "ofu") and _currency(scan, at + 1):
        at += 1
    paid = scan.get(at, "paid")
    if paid and amount.digits and not scan.tokens[at].gap and amount.scale == 1 and _currency(scan, at + 1):
        amount.value, at = amount.value * paid, at + 1  # 640m kronor
    if scan.get(at, "unit") and amount.scale < 1000:  # pounds are weighed, thousands of them are paid
        return None
    code = _currency(scan, at)
    if code is None:
        if scan.get(at, "cent"):
            return Reading("money", amount.value, None, amount.first, at + 1, amount)
        return None
    end = at + 1
    roles = scan.tokens[at].roles
    if "ccode" in roles or "csym" in roles:
        scale = scan.get(end, "scale")
        if scale and scale >= 1000 and amount.scale == 1:
            amount.value, end = amount.value * scale, end + 1
    value = amount.value
    if amount.scale == 1 and value == int(value):
        small = end + 1 if scan.get(end, "and") or scan.get(end, "mixed") else end
        cents = read_amount(scan, small) if scan.tokens[small].gap < 2 else None
        if cents and 0 < cents.value < 100 and not cents.ordinal and scan.get(cents.next, "cent"):
            value, end = value + cents.value / 100, cents.next + 1
        elif cents and cents.pair and cents.pair[1] == CENTS and "cent" in scan.tokens[cents.next - 1].roles:
            value, end = value + cents.value, cents.next  # e 50 centesimi
        elif cents and cents.value < TENTHS and scan.get(cents.next, "dime"):
            value, end = _dimes(scan, value + cents.value / TENTHS, cents.next + 1)
        elif cents and _bare_cents(scan, cents, small == end or bool(scan.get(end, "mixed"))):
            value, end = value + cents.value / 100, cents.next
        elif scan.get(end, "uhalf") and not scan.tokens[end].gap:  # 两块半
            value, end = value + Decimal("0.5"), end + 1
    return Reading("money", value, None if code == "?" else code, amount.first, end, amount)


def _dimes(scan: Scan, value: Decimal, end: int) -> tuple[Decimal, int]:
    """Three kuai five mao two fen, 3元5角2分: the hundredths behind the tenths."""
    cents = read_amount(scan, end) if scan.tokens[end].gap < 2 else None
    if cents is None or cents.ordinal or not 0 < cents.value < TENTHS:
        return value, end
    if scan.get(cents.next, "cent") or scan.get(cents.next, "fen"):
        return value + cents.value / CENTS, cents.next + 1
    return (value + cents.value / CENTS, cents.next) if ends(scan, cents.next) else (value, end)


def _bare_cents(scan: Scan, cents: Amount, near: bool) -> bool:
    """15 dollars 50, zwei Euro fünfzig: cents without their name, with nothing counted behind them."""
    token = scan.tokens[cents.first]
    if not near or token.gap != 1 or cents.ordinal or cents.pair is not None or cents.article or not whole(cents.value):
        return False
    written = len(cents.plain) == 2 if cents.digits else 10 <= cents.value < 100
    return written and ends(scan, cents.next) and not scan.get(cents.next, "of")


def _currency(scan: Scan, at: int) -> str | None:
    if scan.tokens[at].gap == 2:
        return None
    roles = scan.tokens[at].roles
    found: str | None = roles.get("cur") or roles.get("csym")
    if found is None and "ccode" in roles and len(scan.tokens[at].text) > 2:
        found = roles["ccode"]
    if found and "csym" in roles and scan.tokens[at + 1].kind == "number" and not scan.tokens[at + 1].gap:
        return None
    return found
