"""What the page and the terminal share: signs of severity, order of differences, title, safe text in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.model import Variant

SIGN = {"contradiction": "●", "loss": "○", "spelling": "~", "style": "·"}
RANK = {severity: place for place, severity in enumerate(SIGN)}
THROUGH = " through {}"
TITLE = 90  # signs of a title made from a first sentence; two lines of a heading on a telephone
TONGUE = "en"  # the language that the views speak: that of the phrases in use
LEAD = 3  # a heading among the first so many rows can stand for the story, a later one only for its section

# Line breaks and controls become blanks; signs that turn the direction of what follows, lone halves of a surrogate
# pair (they cannot be written as UTF-8) and code points that are no characters go.
BLANKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
TURNERS = re.compile(r"[\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SENTENCE_END = re.compile(r"[.!?…؟۔](?=[\s\"'”’»)]|$)|[。！？]")


@dataclass(frozen=True, slots=True)
class Title:
    """What the story is called; `made`: no version has a headline, so these are the first words of the report."""

    text: str
    language: str | None
    made: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """What kind of difference it is (mistranslation, trimming, spin, error, update, contradiction, unclear) and why."""

    kind: str
    reasons: tuple[str, ...] = ()


def cause_of(variant: Variant) -> Cause | None:
    """The cause of a variant with its reasons, where the apparatus gives one."""
    return Cause(variant.cause, variant.why) if variant.cause else None


def order(edition: Edition) -> Sequence[tuple[int, Variant]]:
    """The variants with their numbers from 1 (their address is d1, d2 …), gravest and surest first."""
    numbered = list(enumerate(edition.variants, 1))
    return sorted(numbered, key=lambda one: (RANK[one[1].severity], -one[1].confidence, one[0]))


def one_line(text: str) -> str:
    """Text without line breaks, escape sequences and signs that turn the direction of what follows: it comes from
    pages, and a terminal must not obey it."""
    return TURNERS.sub("", BLANKS.sub(" ", text))


def shortened(text: str, most: int) -> str:
    """Text of at most `most` signs and an ellipsis: cut at the last blank, or within a script without blanks."""
    plain = one_line(text).strip()
    if len(plain) <= most:
        return plain
    head = plain[:most]
    blank = head.rfind(" ")
    return (head[:blank] if blank >= most // 2 else head).rstrip(" ,;:–—-“„«(") + " …"


def percent(value: float) -> str:
    """A confidence for people: never quite nothing, never quite all."""
    return "over 99 %" if value > 0.99 else "under 1 %" if value < 0.01 else f"{value * 100:.0f} %"


def told_title(edition: Edition) -> Title:
    """The story's title; where no version has a headline, the heading on top that most versions share, else the first
    sentence of the report, cut short."""
    if edition.title and one_line(edition.title).strip():
        language = next((w.language for w in edition.witnesses if w.title == edition.title), None)
        return Title(one_line(edition.title).strip(), language)
    loci = [(number, _kind(edition, number)) for number in range(len(edition.loci))]
    told = [number for number, kind in loci if kind not in ("residue", "credit", "byline", "dateline", "caption")]
    heads = [n for n in told[:LEAD] if _kind(edition, n) in ("headline", "heading")]
    if heads:
        best = max(heads, key=lambda n: (len(edition.loci[n].readings), -n))
        text, language = _words(edition, best)
        return Title(shortened(text, TITLE), language, made=True)
    bodies = [n for n in told if _kind(edition, n) == "body"]
    # The report begins where most versions have words; an introduction that one version alone has is not the story.
    most = max((len(edition.loci[n].readings) for n in bodies[:LEAD]), default=0)
    first = next((n for n in bodies if len(edition.loci[n].readings) == most), None)
    if first is None:
        return Title("Untitled story", None, made=True)
    text, language = _words(edition, first)
    end = SENTENCE_END.search(text, 20)
    return Title(shortened(text[: end.end()] if end else text, TITLE), language, made=True)


def _kind(edition: Edition, number: int) -> str:
    readings = edition.loci[number].readings
    kinds = [edition.witness(siglum).passages[place].kind for siglum, held in readings.items() for place in held]
    return max(set(kinds), key=lambda kind: (kinds.count(kind), kind), default="residue")


def _words(edition: Edition, number: int) -> tuple[str, str | None]:
    """The words of a locus and their language: in the language of the views if a version has it, else the best
    supported ones."""
    for siglum, places in edition.loci[number].readings.items():
        witness = edition.witness(siglum)
        language = witness.passages[places[0]].language or witness.language
        if language == TONGUE:
            return one_line(witness.passage_text(places[0])).strip(), language
    rebuilt = next((one for one in edition.text if one.locus == number), None)
    if rebuilt is not None:
        return one_line(rebuilt.text).strip(), rebuilt.language
    siglum, places = next(iter(edition.loci[number].readings.items()))
    witness = edition.witness(siglum)
    return one_line(witness.passage_text(places[0])).strip(), witness.passages[places[0]].language or witness.language
