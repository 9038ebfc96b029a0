"""Reads what takes two amounts: ranges (from 62 to 67, 45 à 60 millions, 1560–1585) and ratios (23 of the 32,
ein Terminal von fünf, 154人中23人)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hexapla.annotation.figures.amounts import read_amount
from hexapla.annotation.figures.ends import coded, number_pair
from hexapla.annotation.figures.pairs import hour_pair, hours, moments
from hexapla.annotation.figures.scan import Amount, Reading, Scan

Reader = Callable[[Scan, int], Reading | None]
DASHES = ("-", "–", "~")
DATED = ("date", "time", "range")
COUNTED = frozenset({"unit", "sym", "cur", "csym", "tunit", "pct"})
NUMERIC = frozenset({"card", "scale", "ord", "frac"})
# Han text may put a few words between the whole and its part (36个交易所中有14个).
AMONG_WINDOW = 8


def read_range(scan: Scan, place: int, one: Reading, read: Reader) -> Reading | None:
    """The range whose first end is `one`, with a sign or word between and no lead; some words between need another
    behind the second end (5 és 10 között, 10と20の間)."""
    at = _past_dot(scan, one)
    token = scan.tokens[at]
    counted = _counted(scan, at)  # 20人から30人
    if counted:
        at, token = at + 1, scan.tokens[at + 1]
    if token.text == "-" and not token.gap and scan.tokens[at + 1].gap == 1 and scan.get(at + 1, "mid"):
        at, token = at + 1, scan.tokens[at + 1]  # 10- bis 15-jährig
    dash = token.gap < 2 and token.text in DASHES and scan.tokens[at + 1].gap < 2 and token.end - token.start == 1
    word, half = scan.get(at, "mid"), scan.get(at, "nmid")
    if scan.lexicon.range_endings and not word and _ends_there(scan, one):
        return _inflected(scan, place, one, read)
    if not dash and not word and not half:
        return None
    if dash and ((token.gap != scan.tokens[at + 1].gap and token.text != "~") or coded(scan, place, at + 2)):
        return None
    two = _second(scan, at + 1, read)
    if two is None or (scan.before(place, "rlead") and word):
        return None
    if token.text == "–" and one.amount and not one.amount.value and not token.gap:
        return None  # 0–2 is a score
    found = _pair(scan, one, two, place, bool(word or half), False, told=bool(word or half) or token.text != "-")
    return found and closing(scan, found, counted, None if dash or word else token.folded)


def _past_dot(scan: Scan, one: Reading) -> int:
    """The place behind an amount, over the dot of a day before a dash and the day with its month: 3.–5. Mai."""
    at = one.next
    if one.kind != "number" or not scan.sign(at, ".") or scan.tokens[at].gap or "ordmark" not in scan.tokens[at].roles:
        return at
    sign, month = scan.tokens[at + 1], scan.tokens[min(at + 4, len(scan.tokens) - 1)]
    named = scan.tokens[at + 2].kind == "number" and "month" in month.roles
    return at + 1 if named and sign.text in DASHES and sign.gap < 2 else at


def _counted(scan: Scan, at: int) -> bool:
    """Whether a counter is written on to the amount before a place, in a script that writes it as a word of its own."""
    token = scan.tokens[at]
    apart = not scan.lexicon.spaced or (scan.lexicon.syllables is not None and not token.gap)
    return apart and "counter" in token.roles and token.gap < 2


def _ends_there(scan: Scan, one: Reading) -> bool:
    """Whether the last word of an amount has the ending of a first end: 20명에서, 2 milyondan."""
    last = scan.tokens[one.next - 1]
    return last.kind == "word" and last.folded.endswith(scan.lexicon.range_endings) and last.gap < 2


def _inflected(scan: Scan, place: int, one: Reading, read: Reader) -> Reading | None:
    """The range whose first end says so by its ending; bare numbers must be counted or scaled by the same word."""
    two = _second(scan, one.next, read)
    if two is None:
        return None
    last, same = scan.tokens[one.next - 1].folded, scan.tokens[two.next - 1].folded
    if one.kind == "number" and (two.kind != "number" or last[:1] != same[:1]):
        return None
    found = _pair(scan, one, two, place, True, False)
    return found and closing(scan, found, False, None)


def closing(scan: Scan, found: Reading, counted: bool, wanted: str | None) -> Reading | None:
    """The range with the word that closes it (között, の間); `wanted`: the word between, where it is none without."""
    at = found.next
    if _counted(scan, at):
        at += 1
    elif wanted and not scan.get(at, "nclose") and scan.tokens[at].gap == 1 and scan.tokens[at].kind == "word":
        at += 1  # 20 és 30 ember között
    middles = scan.get(at, "nclose")
    if middles and (wanted is None or wanted in middles.split("|")):
        found.next = at + 1
    elif wanted is not None:
        return None
    elif counted:
        found.next = at
    return found


def read_led_range(scan: Scan, place: int, read: Reader) -> Reading | None:
    """From … to …, between … and …: the lead names the words that may stand in the middle."""
    middles = scan.tokens[place].roles["rlead"].split("|")
    at = _skip(scan, place + 1)
    if scan.tokens[at].gap == 2:
        return None
    one = read(scan, at) or lone_end(scan, at)
    if one is None:
        return None
    between = _past_dot(scan, one)
    if not scan.lexicon.spaced and scan.get(between, "counter"):
        between += 1
    middle = scan.tokens[between]
    stands = middle.text in DASHES or "dmid" in middle.roles or _stands_between(middle.folded, middles)
    if middle.gap == 2 or not stands:
        return None
    start = _skip(scan, between + 1)
    two = read(scan, start) if scan.tokens[start].gap < 2 else None
    if two is None:
        return None
    found = hours(scan, one, two, place) or _pair(scan, one, two, place, True, True)
    if found and found.unit == "hour" and scan.get(two.next - 1, "clock") and (times := hour_pair(found, same=True)):
        found = Reading("range", times, None, place, found.next)  # tussen 9 en 11 uur
    if found and scan.before(one.first, "bound") == "about":
        found.bound = "about"
    return found and closing(scan, found, between > one.next, None)


def lone_end(scan: Scan, at: int) -> Reading | None:
    """A number that is none by itself, but may be the end of a range: the article of "one to two", a Han digit."""
    roles = scan.tokens[at].roles
    if not ("art" in roles and "card" in roles) and (scan.lexicon.spaced or not ("hdig" in roles or "hmul" in roles)):
        return None
    amount = read_amount(scan, at)
    if amount is None or amount.pair or amount.ordinal:
        return None
    return Reading("number", amount.value, None, at, amount.next, amount)


def _stands_between(word: str, middles: list[str]) -> bool:
    """Whether a word is, or begins, one of the words that may stand between the ends."""
    return any(middle == word or middle.startswith(f"{word} ") for middle in middles)


def _skip(scan: Scan, at: int) -> int:
    """Over the article, the preposition or the "about" before an end of a range (between about 20 and …)."""
    last = at + 2
    if scan.tokens[at].text == "-" and not scan.tokens[at].gap and not scan.tokens[at + 1].gap:
        return at + 1  # a Hebrew preposition: ל-15
    while at < last and "card" not in scan.tokens[at].roles:
        if not (scan.get(at, "the") or scan.get(at, "mlead") or scan.get(at, "bound")):
            break
        at += 1
    return at


def _second(scan: Scan, at: int, read: Reader) -> Reading | None:
    if scan.get(at, "the") and "ord" not in scan.tokens[at].roles and "card" not in scan.tokens[at].roles:
        at += 1
    return None if scan.tokens[at].gap == 2 else read(scan, at)


def _pair(
    scan: Scan, one: Reading, two: Reading, place: int, worded: bool, led: bool, told: bool = True
) -> Reading | None:
    """Two readings as one range, if they are of one kind or the first lacks the unit of the second. `worded`: with a
    word between, `led`: with one before, `told`: with either, or a sign that is no hyphen."""
    if one.kind in DATED or two.kind in DATED:
        return moments(scan, one, two, place, worded)
    return number_pair(one, two, place, told, led)


def read_ratio(scan: Scan, place: int, one: Reading) -> Reading | None:
    """23 of the 32, one in five, 19 votes against 6."""
    amount = one.amount
    if amount is None or one.kind not in ("number", "ratio") or amount.pair is not None or amount.ordinal:
        return _against(scan, place, one)
    at = amount.next
    if scan.get(at, "counter") and not scan.lexicon.spaced:
        at += 1
    among, inside = scan.get(at, "of"), scan.get(at, "inev")
    skipped = 0
    while not among and not inside and skipped < 1 and scan.lexicon.spaced and scan.tokens[at].kind == "word":
        if scan.tokens[at].gap == 2 or not scan.tokens[at].text.isalpha():
            return _against(scan, place, one)
        at, skipped = at + 1, skipped + 1
        among, inside = scan.get(at, "of"), scan.get(at, "inev")
    if (skipped or amount.article) and not inside:
        return _against(scan, place, one)
    if not among and not inside:
        return _against(scan, place, one)
    start = at + 1
    limit = start + (3 if among else 1)
    while start < limit and scan.tokens[start].kind == "word" and NUMERIC.isdisjoint(scan.tokens[start].roles):
        if scan.tokens[start].gap == 2 or not (scan.get(start, "the") or among):
            break
        start += 1
    whole = read_amount(scan, start) if scan.tokens[start].gap < 2 else None
    if whole is None or not _whole(scan, amount, whole, bool(inside and not among), skipped):
        return _against(scan, place, one)
    return Reading("ratio", (amount.value, whole.value), None, place, whole.next)


def _whole(scan: Scan, part: Amount, whole: Amount, inside: bool, skipped: int) -> bool:
    """Whether a second amount is what the first is a part of."""
    if whole.ordinal or whole.pair or whole.article or not 0 < part.value < whole.value:
        return False
    if part.value != int(part.value) or whole.value != int(whole.value):
        return False
    if whole.plain and len(whole.plain) == 4 and 1900 <= whole.value < 2100:
        return False
    after = scan.tokens[whole.next].roles
    if ("tunit" in after and inside) or "month" in after or "pct" in after or "cur" in after:
        return False
    if inside and part.article and skipped and (whole.value > 20 or not COUNTED.isdisjoint(after)):
        return False  # ein Turm von 30 Metern
    if inside:
        return part.value <= 10 and whole.value <= 1000 and whole.scale == 1
    return skipped == 0 or whole.value <= 10**6


def _against(scan: Scan, place: int, one: Reading) -> Reading | None:
    """19 votes against 6, 19 zu 6."""
    if one.kind != "number" or one.amount is None:
        return None
    at = one.next
    if not scan.get(at, "against") and scan.tokens[at].kind == "word" and scan.tokens[at].gap < 2:
        at += 1
    if not scan.get(at, "against") or scan.tokens[at + 1].gap == 2:
        return None
    other = read_amount(scan, at + 1)
    if other is None or other.ordinal or other.pair or other.article or scan.get(other.next, "tunit"):
        return None
    if at == one.next and scan.get(at, "mid") and other.value > one.amount.value:
        return None
    return Reading("ratio", (one.amount.value, other.value), None, place, other.next)


def read_among(scan: Scan, place: int, one: Reading) -> Reading | None:
    """154人中23人, 36个交易所中有14个: the whole first, its part after "among"."""
    if not scan.lexicon.whole_first or one.kind != "number" or one.amount is None:
        return None
    end = scan.tokens[one.next - 1].end
    at = one.next
    while scan.tokens[at].kind != "end" and scan.tokens[at].start - end <= AMONG_WINDOW:
        if "among" in scan.tokens[at].roles:
            part = read_amount(scan, at + 1)
            if part and scan.tokens[at + 1].start - scan.tokens[at].end <= 2 and part.value < one.amount.value:
                if not COUNTED.isdisjoint(scan.tokens[part.next].roles):
                    return None
                last = part.next + (1 if scan.get(part.next, "counter") else 0)
                return Reading("ratio", (part.value, one.amount.value), None, place, last)
            return None
        if scan.tokens[at].kind == "number" or scan.tokens[at].text in ",.;:।。、":
            return None
        at += 1
    return None


def read_every(scan: Scan, place: int) -> Reading | None:
    """Every third, jeder dritte: one in three."""
    token = scan.tokens[place + 1]
    value = token.roles.get("ord")
    if token.gap == 2 or not value or value < 2 or value > 1000 or token.roles.get("tunit"):
        return None
    if scan.get(place + 2, "tunit") or scan.get(place + 2, "wday"):
        return None
    return Reading("ratio", (Decimal(1), Decimal(value)), None, place, place + 2)
