"""All marks of a witness, and of a story whose versions help each other to find names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hexapla.annotation.figures import find_figures
from hexapla.annotation.names import find_names_in_story
from hexapla.annotation.quotations import find_quotations
from hexapla.annotation.sentences import sentences
from hexapla.model import Figure, Marks, Name, Quotation, Span, Witness

MAKERS = frozenset({"credit", "byline"})  # the passages that name who made the page


def _reference(witness: Witness) -> date | None:
    """The day from which "Friday" is read: that of publication, where it is known to the day."""
    try:
        return date.fromisoformat((witness.published or "")[:10])
    except ValueError:
        return None


def _by_passage(witness: Witness) -> tuple[tuple[Span, ...], tuple[Figure, ...]]:
    """Sentences and figures, each passage read in its own language; residue has none."""
    found: tuple[list[Span], list[Figure]] = ([], [])
    reference = _reference(witness)
    for number, passage in enumerate(witness.passages):
        if passage.kind == "residue":
            continue
        text, language, shift = witness.passage_text(number), witness.spoken(number), passage.start
        found[0].extend(Span(s.start + shift, s.end + shift, s.text) for s in sentences(text, language))
        found[1].extend(one.moved(shift) for one in find_figures(text, language, reference=reference))
    return tuple(found[0]), tuple(found[1])


def _told(witness: Witness, start: int) -> bool:
    return not any(p.start <= start < p.end and p.kind == "residue" for p in witness.passages)


def mark_story(witnesses: Sequence[Witness]) -> tuple[Marks, ...]:
    """The marks of every witness of one story, in the order given; names are found with the help of all versions."""
    names = find_names_in_story([(witness.text, witness.language) for witness in witnesses])
    return tuple(mark(witness, found) for witness, found in zip(witnesses, names, strict=True))


def mark(witness: Witness, names: Sequence[Name]) -> Marks:
    """The marks of one witness whose names are known."""
    spans, figures = _by_passage(witness)
    told = tuple(name for name in names if _told(witness, name.start))
    quotations = tuple(one for one in _quotations(witness, told) if _told(witness, one.start))
    return Marks(spans, told, figures, quotations)


def _quotations(witness: Witness, names: Sequence[Name]) -> Iterator[Quotation]:
    """Quotations may run over passages, so they are sought in stretches of neighbours of one language: a passage left
    in another language is read by the rules of that language. Who took a picture or wrote is nobody the story tells
    of."""
    makers = [p for p in witness.passages if p.kind in MAKERS]
    names = [name for name in names if not any(p.start <= name.start < p.end for p in makers)] if makers else names
    for start, end, language in _stretches(witness):
        inside = [replace(n, start=n.start - start, end=n.end - start) for n in names if start <= n.start < end]
        for one in find_quotations(witness.text[start:end], language, names=inside):
            yield replace(
                one,
                start=one.start + start,
                end=one.end + start,
                speaker=_moved(one.speaker, start),
                cue=_moved(one.cue, start),
                named=_moved(one.named, start),
            )


def _stretches(witness: Witness) -> list[tuple[int, int, str | None]]:
    found: list[tuple[int, int, str | None]] = []
    for number, passage in enumerate(witness.passages):
        language = witness.spoken(number)
        if found and found[-1][2] == language:
            found[-1] = (found[-1][0], passage.end, language)
        else:
            found.append((passage.start, passage.end, language))
    return found


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else Span(span.start + by, span.end + by, span.text)
