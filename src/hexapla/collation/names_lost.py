"""Names that the other versions have at a locus and one has not: left out, or another name in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hexapla.collation.replaced import in_place_of
from hexapla.collation.sheet import Row, Sheet, overlaps
from hexapla.evidence.names import latin
from hexapla.knowledge.scripts import WORD, main_script
from hexapla.model import NameEntry, Span

ENOUGH = 500  # signs of a text that tell its script
STEM = 4  # letters in which a word made of a place's name begins like it
REPLACED = 0.4  # probability from which another name stands in the place of a lost one; below, it is only lost
AGAIN = 3  # passages that seem to lack a name, for one that has it, from which it is sooner there in other letters
WEIGHED = 3  # versions that have the name and are looked at


@dataclass(frozen=True, slots=True)
class LostName:
    """`entry` stands in `readings` of one row of sentences and in nothing of `without`; `instead`: a name that only
    that version has there and that stands in its place, with this `likelihood`."""

    locus: int
    entry: NameEntry
    readings: Mapping[str, Span]
    without: str
    instead: Span | None
    row: Row
    likelihood: float = 0.0


def lost_names(sheet: Sheet) -> Iterator[LostName]:
    """The names that a version lacks where all others of the row have them; surnames and short forms count."""
    synopsis = sheet.synopsis
    for locus, rows in sheet.rows.items():
        forms = synopsis.forms.get(locus, {})
        for row in rows:
            if len(row.readings) < 2:
                continue
            for number, by_siglum in forms.items():
                readings = {s: found for s in row.readings if (found := _inside(by_siglum.get(s, ()), row.readings[s]))}
                without = [s for s in row.readings if s not in by_siglum]
                if len(without) == 1 and len(readings) == len(row.readings) - 1:
                    entry = synopsis.names[number]
                    if _echoed(entry, row.readings[without[0]]):
                        continue
                    instead, likelihood = _instead(sheet, locus, row, without[0], entry, readings)
                    yield LostName(locus, entry, readings, without[0], instead, row, likelihood)


def _echoed(entry: NameEntry, span: Span) -> bool:
    """Whether a place is told by a word made of its name: "Breton" for "of Brittany"."""
    if entry.kind != "place":
        return False
    stems = {_stem(word) for form in entry.forms for word in WORD.findall(form.text)} - {""}
    return any(_stem(word) in stems for word in WORD.findall(span.text))


def _stem(word: str) -> str:
    plain = latin(word.casefold())
    return plain[:STEM] if len(plain) >= STEM else ""


def _inside(forms: Sequence[Span], span: Span) -> Span | None:
    return next((form for form in forms if span.start <= form.start < span.end), None)


def _instead(
    sheet: Sheet, locus: int, row: Row, siglum: str, entry: NameEntry, readings: Mapping[str, Span]
) -> tuple[Span | None, float]:
    """The name that stands in the place of a lost one, by most of the versions that have that, and how likely."""
    found: dict[int, list[tuple[float, Span]]] = {}
    weighed = list(readings)[:WEIGHED]
    for other in weighed:
        pair = in_place_of(sheet, locus, row, entry, other, siglum)
        if pair is not None:
            found.setdefault(pair.right.form.start, []).append((pair.confidence, pair.right.form))
    best, form = 0.0, None
    for pairs in found.values():
        mean = sum(confidence for confidence, _ in pairs) / len(weighed)
        if mean > best:
            best, form = mean, pairs[0][1]
    return (form, best) if best >= REPLACED else (None, best)


def speaks(sheet: Sheet, lost: LostName) -> bool:
    """Whether the name is that of a speaker: the finder of speakers tells of it."""
    mentions = [
        (siglum, quotation.speaker)
        for entry in sheet.quotations
        if entry.locus == lost.locus
        for siglum, quotation in entry.readings.items()
        if quotation.speaker
    ]
    return any(
        s == siglum and overlaps(span, mention) for s, span in lost.readings.items() for siglum, mention in mentions
    )


def readable(sheet: Sheet, have: Iterable[str], lack: Iterable[str]) -> bool:
    """Whether each version that lacks a name is in the script of one that has it."""
    scripts = {s: main_script(sheet.synopsis.witnesses[s].text[:ENOUGH]) for s in (*have, *lack)}
    return all(any(scripts[s] == scripts[other] for other in have) for s in lack)


def unseen(sheet: Sheet, name: str, siglum: str) -> bool:
    """Whether a version seems to lack a name again and again, in nearly all passages where all others have it: it has
    the name, but in letters that are not recognised."""
    synopsis = sheet.synopsis
    has = lacks = 0
    for locus, forms in synopsis.forms.items():
        others = [s for s in synopsis.sigla(locus) if s != siglum]
        if len(others) < 2 or len(others) == len(synopsis.sigla(locus)):
            continue
        for number, by_siglum in forms.items():
            if synopsis.names[number].name == name and all(s in by_siglum for s in others):
                has, lacks = has + (siglum in by_siglum), lacks + (siglum not in by_siglum)
    return lacks >= AGAIN * (1 + has)


def unmatched(sheet: Sheet, lost: LostName) -> bool:
    """Whether the version that lacks the name has one there that no other has: perhaps the same, unrecognised."""
    span = lost.row.readings[lost.without]
    shared = {
        (form.start, form.end)
        for forms in sheet.synopsis.forms.get(lost.locus, {}).values()
        if len(forms) > 1
        for form in forms.get(lost.without, ())
    }
    return any(
        span.start <= name.start < span.end and (name.start, name.end) not in shared
        for name in sheet.synopsis.name_marks(lost.locus, lost.without)
    )
