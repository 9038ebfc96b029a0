"""The nouns: what one stage hands to the next. Frozen and slotted; sequences are tuples; nothing is imported here
but the standard library.

A span is half-open, in Unicode code points, and `text[start:end]` is exactly the thing marked. What is not known is
None, never a made-up value. A confidence runs 0..1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

PassageKind = Literal["headline", "heading", "byline", "dateline", "caption", "credit", "body", "residue"]
NameKind = Literal["person", "place", "organisation", "other"]
FigureKind = Literal[
    "number", "percent", "money", "ratio", "range", "ordinal", "date", "time", "duration", "age", "temperature",
    "dimension",
]  # fmt: skip
VariantKind = Literal[
    "name", "figure", "date", "quotation", "speaker", "negation", "omission", "addition", "order", "untranslated",
    "wording",
]  # fmt: skip
Severity = Literal["contradiction", "loss", "spelling", "style"]
Cause = Literal["mistranslation", "trimming", "spin", "error", "update", "contradiction", "unclear"]
FigureValue = Decimal | str | tuple[Decimal, Decimal] | tuple[str, str] | None


# ---- spans and marks ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `source_text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text. `kind` is person, place, organisation or other. `base`: the form in the same text that a short
    form ("Pistorius"), an inflected one ("Киеве") or an acronym ("ICC") stands for; None where it is that form itself,
    or where none is sure."""

    start: int
    end: int
    text: str
    kind: NameKind
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or date. `value`: Decimal; ISO 8601 text for dates, times and durations; a pair for ratios and
    ranges. `unit`: "%", an ISO 4217 code, a CLDR unit name, or None. `bound`: "more", "less", "about", "exact" or None,
    as in "more than 20", of dates "before", "after", "since", "until", "early", "mid" or "late"; the words that say so
    are part of the span, and `core` is the span without them (None: there are none, or it is a date). `half_told`: of a
    time, whether its words say which half of the day it is in (6 a.m.), so that it cannot be the other."""

    start: int
    end: int
    text: str
    kind: FigureKind
    value: FigureValue
    unit: str | None = None
    bound: str | None = None
    core: Span | None = None
    half_told: bool = False

    def plain(self) -> Figure:
        """The figure with the span of its amount alone: "20" of "more than 20"; `bound` stays."""
        core = self.core
        if core is None:
            return self
        return replace(self, start=core.start, end=core.end, text=core.text, core=None)

    def moved(self, by: int) -> Figure:
        """The figure as one of a text that has `by` more signs in front."""
        core = self.core and Span(self.core.start + by, self.core.end + by, self.core.text)
        return replace(self, start=self.start + by, end=self.end + by, core=core)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, without its marks. `speaker` is the mention ("he", "the minister", "Pistorius"), `cue` the word
    that reports ("said"), `person` the name the mention leads to, `named` the place in the text where that name stands:
    the last one before the end of the mention, else the first."""

    start: int
    end: int
    text: str
    direct: bool
    speaker: Span | None = None
    cue: Span | None = None
    person: str | None = None
    named: Span | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What annotation found in one witness; all offsets are in the witness's text, in order of `start`."""

    sentences: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """`language` is an ISO 639-1 code where there is one, None where nothing can be said."""

    language: str | None
    confidence: float


# ---- witnesses ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, caption or credit: `witness.text[start:end]`. `language` None: unknown."""

    start: int
    end: int
    language: str | None = None
    kind: PassageKind = "body"


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended while reading. `start` and `end` are in the cleaned text; `before` may be cut to 200 signs."""

    kind: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A mark that a version's making left on it; `start` and `end` are in the witness's text."""

    kind: str
    passage: int
    start: int
    end: int
    language: str | None
    note: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Clue:
    """A clue to the origin of a page: `kind` is canonical, site, author, published, image-host, image-time, agency,
    source-link, language-link or language; `value` is normalised (ISO 8601 for times); `passage` is where it stands,
    if it stands in a passage; `note` says where it was read."""

    kind: str
    value: str
    passage: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """One way in which a version may have been made, with its probability: `how` is original, human translation,
    machine translation, round trip, copy, trimmed, rewritten or merged; `through` the language of a detour; `evidence`
    what speaks for it, a sentence each, the weightiest first."""

    how: str
    through: str | None
    probability: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """One cleaned version. `text` holds every passage, parted by one line break, residue too; `source` is the path or
    address as given; `sha256` is of the raw bytes; `published` is ISO 8601 as exact as known; `making`: the ways in
    which it may have been made, the likeliest first, once its story is collated."""

    id: str
    siglum: str | None
    source: str | None
    sha256: str | None
    language: str | None
    title: str | None
    byline: str | None
    published: str | None
    publisher: str | None
    text: str
    passages: tuple[Passage, ...]
    repairs: tuple[Repair, ...] = ()
    traces: tuple[Trace, ...] = ()
    clues: tuple[Clue, ...] = ()
    making: tuple[Making, ...] = ()

    @property
    def body(self) -> str:
        """The running text: headings and body passages, parted by line breaks."""
        told = ("heading", "body")
        return "\n".join(self.text[one.start : one.end] for one in self.passages if one.kind in told)

    def spoken(self, number: int) -> str | None:
        """The language by whose rules a passage is read: its own, or that of a larger part of it left untranslated."""
        passage = self.passages[number]
        for trace in self.traces:
            here = trace.kind == "untranslated" and trace.passage == number
            if here and 2 * (trace.end - trace.start) > passage.end - passage.start:
                return trace.language
        return passage.language or self.language

    def passage_text(self, number: int) -> str:
        """The text of one passage."""
        one = self.passages[number]
        return self.text[one.start : one.end]

    def passage_at(self, place: int) -> int | None:
        """The number of the passage in which a place of the text lies; None between two."""
        return next((number for number, one in enumerate(self.passages) if one.start <= place < one.end), None)


# ---- stories and their collation ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two texts share: `kind` names the feature, `left` and `right` quote it, `weight` is its part of
    the score."""

    kind: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Passages of two versions that say the same thing; either side may be empty. `share`: how much of what the two
    sides hold they hold in common, 0..1."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Story:
    """Pages that tell one event: the ids of its `members`. `reasons` holds one line for each join; `copies` the sets of
    members that are near-copies of one another (reprints, mirrors), which stay members."""

    members: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Locus:
    """A row of the collation: `readings` maps a siglum to the numbers of its passages, in order."""

    readings: Mapping[str, tuple[int, ...]]
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A difference that a reader would want to know. `readings` maps every siglum concerned to its words, or to None
    where that version has nothing; `explanation` is one sentence in plain words; `locus` None: outside a collation.
    `faulty`: the versions whose reading is thought to be the wrong or lacking one; empty where none can be told.
    `cause`: how the difference most likely came about, "unclear" where the versions do not tell, None where nothing
    needs telling (style, a lost accent); `why`: the reasons, a sentence each."""

    kind: VariantKind
    severity: Severity
    readings: Mapping[str, Span | None]
    confidence: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    locus: int | None = None
    faulty: tuple[str, ...] = ()
    cause: Cause | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameForm:
    """One occurrence of a name in a witness."""

    siglum: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One person, place or organisation with all its spellings; `name` is the best supported form."""

    name: str
    kind: NameKind
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """One figure as the versions of a locus give it."""

    locus: int
    kind: FigureKind
    readings: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """One utterance as the versions of a locus give it; `speaker` is the person, where known."""

    locus: int
    direct: bool
    speaker: str | None
    readings: Mapping[str, Quotation]


@dataclass(frozen=True, slots=True)
class StemmaNode:
    """A version (`id` is its siglum) or a lost one (`lost`), of which language and publisher may be known."""

    id: str
    lost: bool = False
    language: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class StemmaEdge:
    """`child` descends from `parent`. `how`: copy, trim, rewrite, translation, round trip or merge; `through` is the
    pivot language of a round trip."""

    parent: str
    child: str
    how: str
    through: str | None
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stemma:
    """Who descends from whom. `confidence` of an edge is its probability; `alternatives` are edges that may stand in
    the place of one of `edges`, with theirs."""

    nodes: tuple[StemmaNode, ...] = ()
    edges: tuple[StemmaEdge, ...] = ()
    alternatives: tuple[StemmaEdge, ...] = ()


@dataclass(frozen=True, slots=True)
class RebuiltText:
    """The best supported text of one locus: `base` is the version whose words are given, `support` those that agree,
    `rejected` the words of those that do not."""

    locus: int
    language: str
    text: str
    base: str
    support: tuple[str, ...]
    rejected: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names name one bearer: `score` 0..1, `same` the verdict, `reasons` the steps between them."""

    score: float
    same: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageSupport:
    """What is known of a language: `tables` maps a topic to the number of its entries, `measured` a figure's name to
    its value on the development data."""

    language: str
    name: str
    tables: Mapping[str, int]
    measured: Mapping[str, float]
