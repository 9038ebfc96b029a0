"""Where the readings of one figure disagree, and how: shared by the finders for figures and for dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hexapla.collation.digits import Swapped, elsewhere, grouped, groups, swapped
from hexapla.collation.hinted import hinted
from hexapla.collation.instead import Replaced, inside, otherwise, replaced, rivals
from hexapla.collation.shares import part_for_count, place_for_count, told_in_two
from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.figures import exchanged, kinship
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import fold_digits
from hexapla.knowledge.tables import table
from hexapla.model import Evidence, Figure, FigureEntry, Severity, Span, Variant, VariantKind

# Confidence of a contradiction, of a part lost, of a figure lost; from the development stories.
CONFLICT, UNIT, LESS, LOST = 0.85, 0.85, 0.75, 0.6
PART, PLACE, PLACE_ALONE = 0.65, 0.6, 0.45  # confidence that "a third" became "three"; that "the second" became "two",
# of one version against several or against one ("hour six" is the sixth)
UNREAD = 0.5  # what is left of a confidence where a language has no table of figures: "12.500" may be two numbers
PARTLY = 0.7  # the like where it has a small one, in which number words and units may lack
FOUND = 0.5  # the like where the very digits of a figure stand elsewhere in the other passage
SWAPPED, SWAPPED_UNREAD = 0.62, 0.72  # two figures left over for each other: both languages read in full, or not
# Units that may be short for a more exact one (sterling, Fahrenheit), and the kind of figure that has that.
GENERIC = {"pound": "money", "degree": "temperature"}
BORNE_OUT, MANY = 0.56, 4  # a figure in words that so many versions have
VAGUE = 0.45  # a part or figure lost that may as well be told in words
SCALE = 10_000  # value from which a figure of the same digits has a word for its scale
BRACKETED = 3  # signs between a figure and the one that says it in another unit
SOLID = ("number", "money", "percent", "ratio", "range", "dimension", "age", "temperature", "date")


def disagreements(sheet: Sheet, entry: FigureEntry, kind: VariantKind) -> Iterator[Variant]:
    """The variants of one figure: at most a contradiction, or a part lost, or the whole lost."""
    readings = entry.readings
    sigla = list(readings)
    sure = min(_read(sheet, entry.locus, s) for s in sheet.synopsis.sigla(entry.locus))
    parties = _groups(entry)
    if len(parties) > 1:
        sure = UNREAD if (sure == UNREAD and _same_digits(readings, parties)) or _small_word(readings, parties) else 1.0
        yield weakened(_conflict(entry, parties, kind), sure * (FOUND if _crossed(sheet, entry, parties) else 1.0))
        return
    places, counts = place_for_count(readings)
    if places:
        yield _counted(entry, places, counts)
        return
    fullest = max(sigla, key=lambda s: _fullness(readings[s]))
    less = [s for s in sigla if _fullness(readings[s]) < _fullness(readings[fullest])]
    less = [s for s in less if not told_in_two(sheet, entry, readings[fullest], s)]
    wrong = [s for s in less if part_for_count(readings[fullest], readings[s])]
    if wrong:
        right = [s for s in sigla if s not in less]
        yield replace(_conflict(entry, [right, wrong], kind), confidence=PART)
    elif less and kinship(readings[less[0]], readings[fullest]) == "compatible":
        whole = all(elsewhere(sheet, entry, readings[fullest], s) for s in less)
        yield weakened(_less(entry, less, fullest, kind), sure * (FOUND if whole else 1.0))
    lacking = _lacking(sheet, entry)
    if lacking:
        told = all(elsewhere(sheet, entry, readings[fullest], s) for s in lacking) or _converted(sheet, entry, fullest)
        row = row_of(sheet, entry)
        told = told or (row is not None and _told_otherwise(sheet, entry, row, lacking, kind))
        yield weakened(_lost(entry, fullest, lacking, kind), sure * (FOUND if told else 1.0))


def left_over(sheet: Sheet) -> list[Swapped]:
    """The pairs of figures that only one version each tells, and that stand for each other; in rows of two."""
    lone = [
        (entry, row)
        for entry in sheet.figures
        if len(entry.readings) == 1 and (row := row_of(sheet, entry)) is not None and len(row.readings) == 2
        if not any(elsewhere(sheet, entry, f, s) for f in entry.readings.values() for s in _lacking(sheet, entry))
    ]
    return list(swapped(sheet, lone))


def stand_for(sheet: Sheet, pair: Swapped) -> Variant:
    """The variant of two figures that stand for each other."""
    readings = {**pair.left.readings, **pair.right.readings}
    readings = {s: readings[s] for s in pair.row.readings}
    told = listed(f"{s} has {quoted(figure.text)}" for s, figure in readings.items())
    read = min(_read(sheet, pair.left.locus, s) for s in readings) == 1.0
    words = say("variant", "figure", told=told)
    confidence = SWAPPED if read else SWAPPED_UNREAD
    return Variant("figure", "contradiction", _spans(readings), confidence, words, _evidence(readings), pair.left.locus)


def in_place(sheet: Sheet) -> list[Replaced]:
    """The amounts that several versions bear out, and in whose place one version has another; in rows of three or more
    versions."""
    found = [
        (entry, row)
        for entry in sheet.figures
        if len(entry.readings) > 1 and (row := row_of(sheet, entry)) is not None and len(row.readings) > 2
        if len(_groups(entry)) == 1
    ]
    return list(replaced(sheet, found))


def slipped(sheet: Sheet, pair: Replaced) -> Variant:
    """The variant of an amount that one version has in the place of what the others bear out."""
    readings = {**pair.borne_out.readings, **pair.other.readings}
    entry = FigureEntry(
        pair.borne_out.locus, pair.borne_out.kind, {s: readings[s] for s in pair.row.readings if s in readings}
    )
    variant = _conflict(entry, [list(pair.borne_out.readings), list(pair.other.readings)], "figure")
    return replace(variant, confidence=SWAPPED)


def _told_otherwise(sheet: Sheet, entry: FigureEntry, row: Row, lacking: list[str], kind: VariantKind) -> bool:
    """Whether the versions that lack a figure have it with less of its unit, the day by another name, or a word that is
    made of it."""
    figure = next(iter(entry.readings.values()))
    answered = {
        s for one in rivals(sheet, entry, row, lacking) for s, f in one.readings.items() if exchanged(figure, f)
    }
    return (
        set(lacking) <= answered
        or otherwise(sheet, entry, row, lacking, kind == "date")
        or all(
            hinted(figure, row.readings[s].text, sheet.synopsis.language_at(s, row.readings[s].start)) for s in lacking
        )
    )


def _crossed(sheet: Sheet, entry: FigureEntry, parties: list[list[str]]) -> bool:
    """Whether the digits of each reading stand in the other version too: then the wrong two were held together."""
    left, right = parties[0][0], parties[1][0]
    if set(groups(entry.readings[left].text)) == set(groups(entry.readings[right].text)):
        return False  # 3 million and 3 billion, 6 April and 6 July
    return elsewhere(sheet, entry, entry.readings[left], right) and elsewhere(sheet, entry, entry.readings[right], left)


def _converted(sheet: Sheet, entry: FigureEntry, siglum: str) -> bool:
    """Whether a figure only says in brackets, in another unit or currency, what stands just before it."""
    figure = entry.readings[siglum]
    before = sheet.synopsis.witnesses[siglum].text[: figure.start].rstrip()
    return (
        figure.kind in ("money", "dimension", "temperature", "range")
        and before.endswith(("(", "（", "["))
        and any(
            0 <= figure.start - other.end <= BRACKETED
            for other in sheet.synopsis.figures(entry.locus, siglum)
            if other.start < figure.start
        )
    )


def _small_word(readings: Mapping[str, Figure], parties: list[list[str]]) -> bool:
    """Whether a reading is a word like "both" or "first", borne out by no digit, and another has digits: the two hardly
    tell one figure."""
    digits = [any(groups(readings[s].text) for s in party) for party in parties]
    small = [
        all(readings[s].unit is None and readings[s].value in (Decimal(1), Decimal(2)) for s in party)
        for party in parties
    ]
    return any(digits) and any(little and not written for little, written in zip(small, digits, strict=True))


def _same_digits(readings: Mapping[str, Figure], groups: list[list[str]]) -> bool:
    """Whether two readings begin with the same digits: only then a scale word or separator may have been misread."""
    digits = ["".join(sign for sign in fold_digits(readings[group[0]].text) if sign.isdecimal()) for group in groups]
    return any(one and other and (one.startswith(other) or other.startswith(one)) for one, other in pairwise(digits))


def _read(sheet: Sheet, locus: int, siglum: str) -> float:
    """What is left of a confidence in a figure lost: 1 where the language of a version has a full table of them."""
    known = table(sheet.synopsis.language(locus, siglum), "figures")
    return UNREAD if not known else PARTLY if known.get("partial") else 1.0


def weakened(variant: Variant, by: float) -> Variant:
    """The variant with its confidence multiplied."""
    return replace(variant, confidence=variant.confidence * by)


def _groups(entry: FigureEntry) -> list[list[str]]:
    """Versions whose readings agree; each joins the first group it does not conflict with."""
    readings = entry.readings
    groups: list[list[str]] = []
    for siglum, figure in readings.items():
        for group in groups:
            if not any(_conflicts(readings[other], figure) for other in group):
                group.append(siglum)
                break
        else:
            groups.append([siglum])
    return groups


def _conflicts(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return False
    if grouped(one, other) or grouped(other, one):
        return False
    kin = kinship(one, other)
    if kin == "unrelated" and _scaled(one, other):
        return True
    # The same number with another unit ("46 km", "46 kilos") is a slip only if both say a unit.
    if one.value == other.value and (_generic(one, other) or _generic(other, one)):
        return False
    return kin == "conflict" or (kin == "unrelated" and one.unit is not None and other.unit is not None)


def _generic(one: Figure, other: Figure) -> bool:
    return one.unit in GENERIC and (other.kind == GENERIC[one.unit] or other.unit is None)


def _scaled(one: Figure, other: Figure) -> bool:
    """Whether two figures have the same digits and different words for their scale (125 million, £125 billion)."""
    if not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal) or one.value == other.value:
        return False
    digits = groups(one.text)
    return bool(digits) and digits == groups(other.text) and min(one.value, other.value) >= SCALE


def _fullness(figure: Figure) -> int:
    """How much a reading tells: 23 of 32 more than 23, 13 February 2025 more than 13 February."""
    value = figure.value
    if isinstance(value, tuple):
        return 2
    if isinstance(value, str):
        told = sum(sign.isdecimal() for sign in value)
        if figure.kind != "date" or not value[:4].isdecimal() or _year(figure):
            return told
        # The year, and with "Friday" the whole day, came from the date of the page, which other versions may not tell.
        return told - 4 if any(sign.isdecimal() for sign in fold_digits(figure.text)) else 1
    return 1 if isinstance(value, Decimal) else 0


def _year(figure: Figure) -> bool:
    """Whether a date tells its year in its own words, and not by the date of its page."""
    value, text = figure.value, fold_digits(figure.text)
    return isinstance(value, str) and value[:4].isdecimal() and (value[:4] in text or value[2:4] in text[-4:])


def _solid(figure: Figure) -> bool:
    """Whether a figure is one that a version would not leave unsaid by the way: in digits, and no weekday, "first",
    "both" or lone 1."""
    digits = groups(figure.text)
    return (
        figure.kind in SOLID
        and figure.value is not None
        and bool(digits)
        and (digits != ["1"] or figure.unit is not None)
    )


def _spans(readings: Mapping[str, Figure]) -> dict[str, Span | None]:
    return {siglum: Span(one.start, one.end, one.text) for siglum, one in readings.items()}


def _evidence(readings: Mapping[str, Figure]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("value", f"{s}: {one.text}", f"{_value(one)} {one.unit or ''}".strip(), 1.0)
        for s, one in readings.items()
    )


def _value(figure: Figure) -> str:
    """The value in words of evidence: 23/32 for a ratio, 45–60 for a range."""
    if isinstance(figure.value, tuple):
        return ("/" if figure.kind == "ratio" else "–").join(map(str, figure.value))
    return str(figure.value)


def _conflict(entry: FigureEntry, groups: list[list[str]], kind: VariantKind) -> Variant:
    readings = entry.readings
    told = listed(
        f"{listed(group)} {'has' if len(group) == 1 else 'have'} {quoted(readings[group[0]].text)}" for group in groups
    )
    groups = sorted(groups, key=len, reverse=True)
    same_number = len({str(figure.value) for figure in readings.values()}) == 1
    key = "figure_unit" if same_number and kind == "figure" else kind
    if key == "figure" and len(groups[0]) > len(groups[1]):
        words = say("variant", "figure_supported", told=told, right=quoted(readings[groups[0][0]].text))
    else:
        words = say("variant", key, told=told)
    confidence = UNIT if same_number else CONFLICT
    faulty = tuple(s for group in groups[1:] for s in group) if len(groups[0]) > len(groups[1]) else ()
    return Variant(kind, "contradiction", _spans(readings), confidence, words, _evidence(readings), entry.locus, faulty)


def _counted(entry: FigureEntry, places: list[str], counts: list[str]) -> Variant:
    """A place in a row in some versions, a count in others."""
    told = listed(f"{s}: {quoted(figure.text)}" for s, figure in entry.readings.items())
    words = say("variant", "place_count", told=told)
    return replace(
        _conflict(entry, [places, counts], "figure"),
        confidence=PLACE if len(places) != len(counts) else PLACE_ALONE,
        explanation=words,
    )


def _less(entry: FigureEntry, less: list[str], fullest: str, kind: VariantKind) -> Variant:
    readings = entry.readings
    value = readings[fullest].value
    # "One of 400" for 400 is a way of speaking.
    clear = isinstance(value, tuple) and readings[fullest].kind == "ratio"
    clear = clear and isinstance(value, tuple) and (value[0] != 1 or not groups(readings[fullest].text))
    clear = clear or (kind == "date" and _year(readings[fullest]) and not any(_year(readings[s]) for s in less))
    words = say(
        "variant", f"{kind}_less", where=listed(less), less=quoted(readings[less[0]].text),
        other=fullest, more=quoted(readings[fullest].text),
    )  # fmt: skip
    return Variant(
        kind, "loss", _spans(readings), LESS if clear else VAGUE, words, _evidence(readings), entry.locus, tuple(less)
    )


def _lacking(sheet: Sheet, entry: FigureEntry) -> list[str]:
    """Versions that have the sentence but not the figure; a sentence that is lacking altogether is an omission."""
    row = row_of(sheet, entry)
    if row is None:
        return []
    return [s for s in row.readings if s not in entry.readings]


def row_of(sheet: Sheet, entry: FigureEntry) -> Row | None:
    """The row of sentences in which a figure's first reading stands."""
    siglum, figure = next(iter(entry.readings.items()))
    return row_of_span(sheet, entry.locus, siglum, figure.start)


def row_of_span(sheet: Sheet, locus: int, siglum: str, place: int) -> Row | None:
    """The row of sentences in which a place of a version's text lies."""
    return next((row for row in sheet.rows.get(locus, ()) if inside(row, siglum, place)), None)


def _lost(entry: FigureEntry, fullest: str, lacking: list[str], kind: VariantKind) -> Variant:
    readings: dict[str, Span | None] = {**_spans(entry.readings), **dict.fromkeys(lacking)}
    severity: Severity = "loss"
    words = say("variant", f"{kind}_lost", where=listed(lacking), more=quoted(entry.readings[fullest].text))
    figures = list(entry.readings.values())
    confidence = lost_confidence(list(map(_solid, figures)), len(lacking), any(map(_fleeting, figures)))
    return Variant(kind, severity, readings, confidence, words, _evidence(entry.readings), entry.locus, tuple(lacking))


def _fleeting(figure: Figure) -> bool:
    """Whether a figure is one that is told in many other ways: "last year", "today", "first", "both"."""
    value = figure.value
    if isinstance(value, str):
        return figure.kind == "date" and value.lstrip("-").startswith("P")
    return value is None or (value in (Decimal(1), Decimal(2)) and figure.unit is None)


def lost_confidence(solid: Sequence[bool], lacking: int, fleeting: bool) -> float:
    """How likely a figure that some versions have and so many lack is lost. In digits it is none of a finder's own
    making, however few have it; a word is no slip of reading where many versions bear it out, unless it is
    `fleeting`."""
    have = len(solid)
    if all(solid):
        return LOST
    if have >= MANY and 2 * sum(solid) >= have:
        return LOST  # in digits in most versions, in words in the rest
    if have >= MANY and have > lacking and not fleeting:
        return BORNE_OUT
    return VAGUE * min(1, 0.5 + have / (have + lacking))
