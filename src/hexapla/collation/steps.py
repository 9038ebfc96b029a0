"""By how much, and to what: "fell by 6 percent" is not "fell to 6 percent", though the figure is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from hexapla.collation.disagreement import row_of_span
from hexapla.collation.sheet import Sheet
from hexapla.evidence.figures import kinship
from hexapla.knowledge.amounts import steps
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.knowledge.words import directions
from hexapla.model import Evidence, Figure, FigureEntry, Span, Variant

KINDS = ("number", "percent", "money", "dimension", "temperature")
TOLD, BORNE_OUT = 0.6, 0.75  # confidence of one version against one; of one against several
BACK = 2  # words between the preposition and its figure ("by more than 5")
REACH = 60  # signs about a figure in which something must rise or fall
BESIDE = 16  # signs about "by 5 percent" in which something must rise or fall, whose word may be cut
BREAKS = ",;:.!?()،؛。，、；：–—"
Step = Literal["to", "by"]
STEPS: tuple[Step, ...] = ("to", "by")


def other_steps(sheet: Sheet) -> Iterator[Variant]:
    """One variant for each figure to which a thing moves in some versions, and by which in others."""
    for entry in sheet.figures:
        figures = list(entry.readings.values())
        if len(figures) < 2 or any(one.kind not in KINDS for one in figures):
            continue
        if any(kinship(figures[0], one) != "equal" for one in figures[1:]):
            continue
        if not any(_moves(sheet, entry, s, one) for s, one in entry.readings.items()):
            continue
        told: dict[Step, dict[str, Span]] = {"to": {}, "by": {}}
        for siglum, figure in entry.readings.items():
            found = _step(sheet, entry, siglum, figure)
            if found:
                told[found[0]][siglum] = found[1]
        if told["to"] and told["by"]:
            yield _variant(entry, told["to"], told["by"])


def _moves(sheet: Sheet, entry: FigureEntry, siglum: str, figure: Figure) -> bool:
    """Whether something rises or falls about a figure."""
    row = row_of_span(sheet, entry.locus, siglum, figure.start)
    if row is None:
        return False
    sentence, text = row.readings[siglum], sheet.synopsis.witnesses[siglum].text
    around = text[max(sentence.start, figure.start - REACH) : min(sentence.end, figure.end + REACH)]
    words = directions(around, sheet.synopsis.language_at(siglum, figure.start))
    return any(word.id == "rise-fall" for word in words)


def _step(sheet: Sheet, entry: FigureEntry, siglum: str, figure: Figure) -> tuple[Step, Span] | None:
    """What the word at a figure says, and the span of both; None without one."""
    row = row_of_span(sheet, entry.locus, siglum, figure.start)
    if row is None:
        return None
    sentence, language = row.readings[siglum], sheet.synopsis.language_at(siglum, figure.start)
    known = steps(language)
    if not known:
        return None
    text = sheet.synopsis.witnesses[siglum].text
    others = [one.end for one in sheet.synopsis.figures(entry.locus, siglum) if one.end <= figure.start]
    before, after = text[max([sentence.start, *others]) : figure.start], text[figure.end : sentence.end]
    found = _behind(known, figure, after) or _before(known, before)
    if found is None:
        return None
    step, shift = found
    start, end = figure.start - max(0, -shift), figure.end + max(0, shift)
    # "By" is said by prepositions that say much else (de, en, con): what rises or falls must stand beside.
    beside = text[max(sentence.start, start - BESIDE) : start], text[end : min(sentence.end, end + BESIDE)]
    if step == "by" and not any(_turns(side, language) for side in beside):
        return None
    return step, Span(start, end, text[start:end])


def _turns(text: str, language: str | None) -> bool:
    return any(word.id == "rise-fall" for word in directions(text, language))


def _before(known: Mapping[str, tuple[str, ...]], before: str) -> tuple[Step, int] | None:
    """The step of the nearest preposition, and how far before the figure it begins (negative)."""
    clause = before[max(before.rfind(sign) for sign in BREAKS) + 1 :]
    words = list(WORD.finditer(clause))[-1 - BACK :]
    for step in STEPS:
        for form in known.get(step, ()):
            if script(form[0]) in WITHOUT_SPACES and clause.rstrip().endswith(form):
                return step, -(len(clause) - clause.rindex(form))
    for word in reversed(words):
        for step in STEPS:
            if word.group().lower() in known.get(step, ()):
                return step, -(len(clause) - word.start())
    return None


def _behind(known: Mapping[str, tuple[str, ...]], figure: Figure, after: str) -> tuple[Step, int] | None:
    """The step of an ending of the figure, or of a word behind it."""
    plain = after.lstrip()
    for step in STEPS:
        for form in known.get(f"{step}_behind", ()):
            if figure.text.endswith(form) or plain.startswith(form):
                shift = 0 if figure.text.endswith(form) else len(after) - len(plain) + len(form)
                return step, shift
    return None


def _variant(entry: FigureEntry, to: dict[str, Span], by: dict[str, Span]) -> Variant:
    spans = {**to, **by}
    readings: dict[str, Span | None] = {s: spans[s] for s in entry.readings if s in spans}
    faulty = to if len(to) < len(by) else by if len(by) < len(to) else {}
    told = listed(f"{s}: {quoted(span.text)}" for s, span in spans.items())
    evidence = tuple(Evidence("step", f"{s}: {span.text}", "to" if s in to else "by", 1.0) for s, span in spans.items())
    words = say("variant", "step", told=told)
    return Variant(
        "figure", "contradiction", readings, BORNE_OUT if faulty else TOLD, words, evidence, entry.locus, tuple(faulty)
    )
