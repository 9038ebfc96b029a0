"""Reads decades and centuries by their first and last day: the 1980s, los años 90, 80-talet, 八十年代, siglo XXI."""

from __future__ import annotations

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.ordinals import ordinal, roman
from hexapla.annotation.figures.scan import Reading, Scan


def century(number: int, place: int, end: int) -> Reading | None:
    """The 19th century as its years 1800 to 1899."""
    if not 1 < number < 30:
        return None
    return Reading("range", (f"{number - 1:02d}00-01-01", f"{number - 1:02d}99-12-31"), None, place, end)


def century_after(scan: Scan, place: int) -> Reading | None:
    """Siglo XXI, secolul al XIX-lea: the number behind its word."""
    at = place + 1
    while at < place + 3 and (scan.get(at, "the") or scan.get(at, "of") or scan.get(at, "dof")):
        at += 1
    if scan.sign(at + 1, "-") and not scan.tokens[at + 1].gap and len(scan.tokens[at].text) == 1:
        digits = scan.tokens[at + 2]  # המאה ה-19
        good = digits.kind == "number" and digits.text.isdecimal() and len(digits.text) < 3 and digits.gap == 0
        return century(int(digits.text), place, at + 3) if good else None
    token = scan.tokens[at]
    number = roman(token.text) if token.gap < 2 else None
    if number is None:
        told = ordinal(scan, at) if token.gap < 2 else None
        return century(told[0], place, told[1]) if told else None
    end = at + 1
    if scan.sign(end, "-") and scan.get(end + 1, "ordmark"):
        end += 2
    return century(number, place, end)


def century_before(scan: Scan, place: int) -> Reading | None:
    """XIX wieku, le XIXe siècle, XIX-го века: a Roman numeral before its word, which begins no figure by itself."""
    for first in (place - 1, place - 3):
        number = roman(scan.tokens[first].text) if first >= 0 and scan.tokens[first + 1].gap < 2 else None
        hung = first == place - 1 or scan.tokens[first + 1].text == "-"
        if number is not None and hung and scan.tokens[place].gap < 2:
            return century(number, first, place + 1)
    return None


def decade(value: int, place: int, end: int) -> Reading | None:
    """Ten years from a full year or from the two digits of one."""
    year = value if value > 99 else value + (1900 if value >= 30 else 2000)
    if year % 10 or not 1000 <= year < 2200:
        return None
    return Reading("range", (f"{year:04d}-01-01", f"{year + 9:04d}-12-31"), None, place, end)


def decade_told(scan: Scan, place: int) -> Reading | None:
    """The nineties, by their own word; "her sixties" are years of her life."""
    return None if _of_life(scan, place) else decade(scan.tokens[place].roles["decw"], place, place + 1)


def _of_life(scan: Scan, place: int) -> bool:
    """Whether a word that tells whose they are stands before tens of years: her sixties, in ihren späten Sechzigern."""
    return bool(scan.before(place, "decown") or (scan.before(place, "edge") and scan.before(place - 1, "decown")))


def decade_after(scan: Scan, place: int) -> Reading | None:
    """Los años 90, les années quatre-vingt, anii '80, de jaren 1990: the number behind its word."""
    at = place + 1
    while at < place + 3 and (scan.get(at, "the") or scan.sign(at, "'")):
        at += 1
    token = scan.tokens[at]
    if token.gap == 2:
        return None
    amount = read_amount(scan, at)
    if amount is None or amount.value != int(amount.value) or amount.pair or amount.scale != 1:
        return None
    if len(amount.plain) not in (0, 2, 4) or amount.value < 10 or scan.get(amount.next, "pct"):
        return None
    end = amount.next
    if scan.get(end, "decm"):
        end += 1
    return decade(int(amount.value), place, end)


def decade_marked(scan: Scan, place: int) -> Reading | None:
    """80-talet, 80-е годы, 八十年代, the 80s, '80'erne: two or four digits with a mark after them."""
    token = scan.tokens[place]
    number, end = None, place + 1
    if token.kind == "number" and len(token.text) in (2, 4) and token.text.isdecimal():
        number = int(token.text)
    elif "hdig" in token.roles or "hmul" in token.roles:
        amount = read_amount(scan, place)
        if amount is not None and amount.value in range(10, 100, 10):
            number, end = int(amount.value), amount.next
    if number is None:
        return None
    mark = scan.get(end, "decm")
    if mark and number > 99 and number % 100 == 0 and scan.lexicon.hundreds and number < 2000:
        return century(number // 100 + 1, place, end + 1)  # 1800-talet
    short = len(token.text) == 2 and (scan.before(place, "the") or scan.sign(place - 1, "'"))
    if not mark and short and scan.get(end, "decade"):
        mark = scan.tokens[end].gap == 0
    return decade(number, place, end + 1) if mark and not _of_life(scan, place) else None
