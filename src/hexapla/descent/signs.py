"""What a version shows of how it was made, as named numbers, and each in a sentence with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from hexapla.descent.habits import machine_odds
from hexapla.descent.literal import KINDS
from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.tables import language_name
from hexapla.model import Stemma, Trace, Variant, Witness

# Traces that the hand of a machine leaves in the signs of a text.
# Of these a score parted ("2: 1"), a foreign comma and a translator's "<unk>" are hardly ever a person's (mt_human:
# .7 % of texts by machines, .02 % of the others); spaces left out are as frequent in originals.
MARKS = {"format": 1.5, "mangled": 1.5, "spacing": 1.0, "glued": 0.5}
RUNNING = ("body", "heading", "headline")
SHOWN = 40  # signs of a place that are quoted
LITERAL = 0.6  # confidence from which a phrase word for word counts
NOTABLE = 0.4  # odds (log) of the habits from which they are worth a sentence


@dataclass(frozen=True, slots=True)
class Sign:
    """How much there is of a sign (0: nothing), and the sentence that tells of it."""

    value: float
    words: str = ""


def signs(witness: Witness, variants: Sequence[Variant], stemma: Stemma) -> dict[str, Sign]:
    """Name of the sign -> how much a version has of it. Faults that it shares with its likeliest source were made
    there, not here."""
    siglum = str(witness.siglum)
    source = max(
        (one for one in stemma.edges if one.child == siglum and one.how != "merge"),
        key=lambda one: one.confidence, default=None,
    )  # fmt: skip
    given = source.parent if source else None
    own = [one for one in variants if siglum in one.faulty and given not in one.faulty and one.confidence >= 0.5]
    found = dict(_traces(witness))
    if source and source.how in ("copy", "trim"):
        found["literal"] = Sign(0.0)  # it was made where it was copied from
    return found | dict(_faults(witness, own)) | {"habits": _habits(witness)}


def _traces(witness: Witness) -> Iterator[tuple[str, Sign]]:
    marks = [one for one in witness.traces if one.kind in MARKS]
    words = _counted("marks", witness, marks).words
    yield "marks", Sign(log1p(sum(MARKS[one.kind] for one in marks)), words)
    left = [one for one in witness.traces if one.kind == "untranslated"]
    yield "left", _counted("left", witness, left, language=language_name(left[0].language) if left else "")
    names = [one for one in witness.traces if one.kind == "pivot"]
    sure = max((one.confidence for one in names), default=0.0)
    words = _counted("pivot", witness, names, language=language_name(names[0].language) if names else "").words
    yield "pivot", Sign(sure, words)
    phrases = [one for one in witness.traces if one.kind in KINDS and one.confidence >= LITERAL]
    tongues = {one.language for one in phrases}
    named = len(tongues) == 1 and None not in tongues
    told = language_name(tongues.pop()) if named else say("making", "another_language")
    yield "literal", _counted("literal", witness, phrases, language=told)


def _counted(name: str, witness: Witness, traces: Sequence[Trace], **more: str) -> Sign:
    """A sign that grows ever slower with the number of its traces."""
    if not traces:
        return Sign(0.0)
    first = traces[0]
    text = quoted(" ".join(witness.text[first.start : first.end].split()), SHOWN)
    place = f"{witness.siglum}{first.passage}"
    key = f"{name}_1" if len(traces) == 1 else name
    return Sign(log1p(len(traces)), say("making", key, count=len(traces), text=text, place=place, **more))


# Which faults are of which sign.
FAULTS: Mapping[str, Callable[[Variant], bool]] = {
    # A lost accent is no sign of a machine: people leave them out, too. It needs no cause.
    "garbled": lambda one: one.kind == "name" and one.severity == "spelling" and one.cause is not None,
    "mistranslated": lambda one: one.cause == "mistranslation" and one.kind not in ("name", "untranslated"),
    "lacks": lambda one: one.severity == "loss" and one.kind in ("omission", "quotation", "speaker", "figure"),
    "order": lambda one: one.kind == "order",
}


def _faults(witness: Witness, own: Sequence[Variant]) -> Iterator[tuple[str, Sign]]:
    for name, fits in FAULTS.items():
        found = sorted(filter(fits, own), key=lambda one: -one.confidence)
        words = ""
        if found:
            key = f"{name}_1" if len(found) == 1 else name
            words = say("making", key, count=len(found), place=_place(witness, found[0]), told=found[0].explanation)
        yield name, Sign(log1p(len(found)), words)


def _place(witness: Witness, variant: Variant) -> str:
    """The passage in which a version has its reading, in words."""
    reading = variant.readings.get(str(witness.siglum))
    if reading is None:
        return ""
    number = witness.passage_at(reading.start)
    return "" if number is None else say("making", "at", place=f"{witness.siglum}{number}")


def _habits(witness: Witness) -> Sign:
    passages = [witness.passage_text(n) for n, one in enumerate(witness.passages) if one.kind in RUNNING]
    odds = machine_odds(passages, witness.language)
    return Sign(odds, "" if abs(odds) < NOTABLE else say("making", "machine_habits" if odds > 0 else "human_habits"))
