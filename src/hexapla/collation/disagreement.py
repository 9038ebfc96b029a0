"""Where the readings of one figure disagree, and how: shared by the finders for figures and for dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hexapla.collation.sheet import Row, Sheet
from hexapla.evidence.figures import kinship
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import fold_digits
from hexapla.knowledge.tables import table
from hexapla.model import Evidence, Figure, FigureEntry, Severity, Span, Variant, VariantKind

# Confidence of a contradiction, of a part lost, of a figure lost; from the development stories.
CONFLICT, UNIT, LESS, LOST = 0.85, 0.85, 0.75, 0.6
UNREAD = 0.5  # what is left of a confidence where a language has no table of figures: "12.500" may be two numbers
VAGUE = 0.45  # a part or figure lost that may as well be told in words
SOLID = ("number", "money", "percent", "ratio", "range", "dimension", "age", "temperature", "date")


def disagreements(sheet: Sheet, entry: FigureEntry, kind: VariantKind) -> Iterator[Variant]:
    """The variants of one figure: at most a contradiction, or a part lost, or the whole lost."""
    readings = entry.readings
    sigla = list(readings)
    sure = 1.0 if all(_read(sheet, entry.locus, s) for s in sheet.synopsis.sigla(entry.locus)) else UNREAD
    groups = _groups(readings)
    if len(groups) > 1:
        yield weakened(_conflict(entry, groups, kind), sure if _same_digits(readings, groups) else 1.0)
        return
    fullest = max(sigla, key=lambda s: _fullness(readings[s]))
    less = [s for s in sigla if _fullness(readings[s]) < _fullness(readings[fullest])]
    if less and kinship(readings[less[0]], readings[fullest]) == "compatible":
        yield weakened(_less(entry, less, fullest, kind), sure)
    lacking = _lacking(sheet, entry)
    if lacking:
        yield weakened(_lost(entry, fullest, lacking, kind), sure)


def _same_digits(readings: Mapping[str, Figure], groups: list[list[str]]) -> bool:
    """Whether two readings begin with the same digits: only then a scale word or separator may have been misread."""
    digits = ["".join(sign for sign in fold_digits(readings[group[0]].text) if sign.isdigit()) for group in groups]
    return any(one and other and (one.startswith(other) or other.startswith(one)) for one, other in pairwise(digits))


def _read(sheet: Sheet, locus: int, siglum: str) -> bool:
    """Whether the figures of a version can be read in full: its language has a table of them."""
    return bool(table(sheet.synopsis.language(locus, siglum), "figures"))


def weakened(variant: Variant, by: float) -> Variant:
    """The variant with its confidence multiplied."""
    return replace(variant, confidence=variant.confidence * by)


def _groups(readings: Mapping[str, Figure]) -> list[list[str]]:
    """Versions whose readings agree; each joins the first group it does not conflict with."""
    groups: list[list[str]] = []
    for siglum, figure in readings.items():
        for group in groups:
            if all(not _conflicts(readings[other], figure) for other in group):
                group.append(siglum)
                break
        else:
            groups.append([siglum])
    return groups


def _conflicts(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return False
    kin = kinship(one, other)
    # The same number with another unit ("46 km", "46 kilos") is a slip only if both say a unit.
    return kin == "conflict" or (kin == "unrelated" and one.unit is not None and other.unit is not None)


def _fullness(figure: Figure) -> int:
    """How much a reading tells: 23 of 32 more than 23, 13 February 2025 more than 13 February."""
    value = figure.value
    if isinstance(value, tuple):
        return 2
    if isinstance(value, str):
        told = sum(sign.isdigit() for sign in value)
        if figure.kind != "date" or not value[:4].isdigit() or _year(figure):
            return told
        # The year, and with "Friday" the whole day, came from the date of the page, which other versions may not tell.
        return told - 4 if any(sign.isdigit() for sign in fold_digits(figure.text)) else 1
    return 1 if isinstance(value, Decimal) else 0


def _year(figure: Figure) -> bool:
    """Whether a date tells its year in its own words, and not by the date of its page."""
    value, text = figure.value, fold_digits(figure.text)
    return isinstance(value, str) and value[:4].isdigit() and (value[:4] in text or value[2:4] in text[-4:])


def _solid(figure: Figure) -> bool:
    """Whether a figure is one that a version would not leave unsaid by the way: in digits, and no weekday, "first" or
    "both"."""
    return figure.kind in SOLID and figure.value is not None and any(sign.isdigit() for sign in figure.text)


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


def _less(entry: FigureEntry, less: list[str], fullest: str, kind: VariantKind) -> Variant:
    readings = entry.readings
    clear = isinstance(readings[fullest].value, tuple) and readings[fullest].kind == "ratio"
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
    for row in sheet.rows.get(locus, ()):
        span = row.readings.get(siglum)
        if span and span.start <= place < span.end:
            return row
    return None


def _lost(entry: FigureEntry, fullest: str, lacking: list[str], kind: VariantKind) -> Variant:
    readings: dict[str, Span | None] = {**_spans(entry.readings), **dict.fromkeys(lacking)}
    severity: Severity = "loss"
    # A figure that most versions lack may be a number word misread; one of two alone is told with less confidence.
    borne = len(entry.readings) / (len(entry.readings) + len(lacking))
    words = say("variant", f"{kind}_lost", where=listed(lacking), more=quoted(entry.readings[fullest].text))
    solid = all(map(_solid, entry.readings.values()))
    confidence = (LOST if solid else VAGUE) * min(1, 0.5 + borne)
    return Variant(kind, severity, readings, confidence, words, _evidence(entry.readings), entry.locus, tuple(lacking))
