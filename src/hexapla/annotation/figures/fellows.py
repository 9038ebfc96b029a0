"""Reads days told in a list that tells their month but once, with the first of them: January 5 and 6, 1月5日と6日."""

from __future__ import annotations

from hexapla.annotation.figures.calendars import iso_date
from hexapla.annotation.figures.dates import closes
from hexapla.annotation.figures.pairs import lone
from hexapla.annotation.figures.scan import Reading, Scan
from hexapla.annotation.figures.years import year_told
from hexapla.knowledge.scripts import fold

# Signs and words between two days of a list: ", and the".
APART = 3


def fellow(scan: Scan, day: Reading, found: Reading) -> Reading | None:
    """A bare number or lone day behind a day whose month is told, joined to it by "and", "or" or a comma, as a day of
    that month; None where it is something else."""
    value = day.value
    if not isinstance(value, str) or not _listed(scan, day.next, found) or not _tells_month(scan, day):
        return None
    if found.kind == "date":
        number = int(str(found.value)[-2:]) if lone(scan, found) else None
    else:
        number = _number(scan, found)
    if number is None or number <= int(value[-2:]):
        return None
    end, year = found.next, None if value[0] == "-" else int(value[:4])
    told = year_told(scan, end) if found.kind != "date" else None
    if told and year in (None, told[0]):
        year, end = told
    text = iso_date(year, int(value[-5:-3]), number)
    return None if text is None else Reading("date", text, None, found.first, end)


def _listed(scan: Scan, at: int, found: Reading) -> bool:
    """Whether only what joins the members of a list stands between a day and what follows it."""
    if found.first == at:
        return _joined(scan, at)
    joined = scan.get(at, "co") or scan.sign(at, ",")
    if not joined or not at < found.first <= at + APART:
        return False
    return all(
        scan.get(place, "co") or scan.get(place, "the") or scan.get(place, "dayon")
        for place in range(at + 1, found.first + (scan.tokens[found.first].gap == 2))
    )


def _joined(scan: Scan, at: int) -> bool:
    """Whether two days are joined without a word between: by a comma that is no token, or a word written on (5일과)."""
    before, token = scan.tokens[at - 1], scan.tokens[at]
    if scan.text[before.end : token.start].strip() == "、":
        return True
    if scan.lexicon.syllables is None or token.gap != 1:
        return False
    return "co" in scan.lexicon.words.get(fold(before.text[-1:]), {}) and before.end - before.start > 1


def _tells_month(scan: Scan, day: Reading) -> bool:
    value = str(day.value)
    if "T" in value or len(value) not in (7, 10) or value[-3] != "-" or (len(value) == 7 and value[0] != "-"):
        return False
    return any({"month", "mmark"} & scan.tokens[at].roles.keys() for at in range(day.first, day.next))


def _number(scan: Scan, found: Reading) -> int | None:
    """The bare number behind "January 5 and", where its clause or the list goes on and nothing is counted."""
    amount = found.amount
    if amount is None or found.kind not in ("number", "ordinal") or not amount.digits or amount.value > 31:
        return None
    if not (amount.plain or amount.ordinal) or scan.tokens[found.first - 1].text == "-":
        return None
    goes_on = scan.get(found.next, "co") or scan.sign(found.next, ",")
    listed = goes_on and scan.tokens[found.next + 1].kind == "number"
    if scan.sign(found.first - 1, ",") and not listed:
        return None  # on May 5, 6 people
    ends = (
        closes(scan, found.next)
        or year_told(scan, found.next)
        or (scan.lexicon.order == "ymd" and _inflected(scan, found.next))
    )
    return int(amount.value) if listed or ends else None


def _inflected(scan: Scan, at: int) -> bool:
    """Whether an ending is hung on a number (6-án)."""
    ending = scan.tokens[at + 1]
    return scan.sign(at, "-") and not scan.tokens[at].gap and not ending.gap and 1 < len(ending.text) < 4
