"""Quotations of a text, passage by passage: marks, dashes, attribution, indirect speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.annotation.quotations.lexicon import Lexicon, lexicon
from hexapla.annotation.quotations.marks import Stretch, stretches
from hexapla.annotation.quotations.people import Cast
from hexapla.annotation.quotations.speakers import Mention, Mentions, subject
from hexapla.annotation.quotations.units import COLONS, FULL_STOPS, WORDS, Unit, units
from hexapla.model import Name, Passage, Quotation, Span

NEAR = 25  # tokens between a quotation and the verb that reports it


@dataclass(slots=True)
class Attribution:
    """Who says a quotation, by which word, and the person that leads to."""

    mention: Mention | None
    cue: tuple[int, int] | None
    person: str | None


def find_quotations(
    text: str,
    language: str | None = None,
    *,
    names: Sequence[Name] | None = None,
    passages: Sequence[Passage] | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of a text in order of their start, direct ones without their marks.

    `language` is an ISO 639-1 code; without one, or without a table for it, quotations are found by their marks alone
    and have no speakers. A line break ends a passage, and no quotation runs over it. `names`: names found in the text,
    taken as such. `passages`: the passages of the text with their own languages, where these may differ.
    """
    own = {one.start: one.language for one in passages or () if one.language}
    cast = Cast(name.text for name in names or () if name.kind == "person")
    found: list[Quotation] = []
    first = 0
    for line in text.split("\n"):
        last = first + len(line)
        if line and not line.isspace():
            found += _Passage(text, first, last, lexicon(own.get(first, language)), cast).quotations()
        first = last + 1
    found.sort(key=lambda one: (one.start, -one.end))
    return tuple(found)


class _Passage:
    """One passage under work."""

    def __init__(self, text: str, first: int, last: int, lex: Lexicon, cast: Cast) -> None:
        self.text, self.first, self.last, self.lex, self.cast = text, first, last, lex, cast

    def quotations(self) -> list[Quotation]:
        text = self.text
        marked = stretches(text, self.first, self.last, self.lex.marks, self._cue_next)
        outer = [(number, one) for number, one in enumerate(marked) if one.depth == 0]
        found: list[Quotation] = []
        before: Attribution | None = None
        self.cast.topic = None
        for unit in units(text, self.first, self.last, outer, self.lex):
            told = [place for place, number in enumerate(unit.stretch) if number >= 0]
            mentions = Mentions(text, unit, self.lex) if unit.cues or told or len(unit) > 3 else None
            for place in told:
                stretch = marked[unit.stretch[place]]
                attribution = self._attribute(unit, place, mentions)
                if attribution is None and before is not None:
                    attribution = Attribution(None, None, before.person) if before.person else before
                    attribution = Attribution(before.mention, None, before.person)
                if not self._is_speech(unit, place, stretch, attribution):
                    continue
                found.append(self._quotation(stretch, attribution))
                before = attribution or before
            if mentions is not None:
                self._take_in(mentions)
            if before and before.person:
                self.cast.last = before.person
        return found

    def _cue_next(self, text: str, start: int, last: int) -> bool:
        token = WORDS.search(text, start, min(last, start + 24))
        while token is not None and not token.group()[0].isalnum():
            token = WORDS.search(text, token.end(), min(last, start + 24))
        return token is not None and self.lex.is_cue(token.group().lower())

    def _take_in(self, mentions: Mentions) -> None:
        """Notes the names of a sentence, and its first free name as what the passage is about."""
        for one in mentions.found:
            if one.kind == "name":
                name = self.text[one.start : one.end]
                self.cast.meet(name)
                if not one.governed and one.first <= 6 and self.cast.topic is None:
                    self.cast.topic = self.cast.whole(name)

    def _attribute(self, unit: Unit, place: int, mentions: Mentions | None) -> Attribution | None:
        """The attribution of the quotation at a token, by the words of its own sentence."""
        cue = _nearest_cue(unit, place)
        if cue is None or mentions is None:
            return None
        mention = subject(mentions, cue)
        span = (unit.starts[cue[0]], unit.ends[cue[0] + cue[1] - 1])
        name = self.text[mention.start : mention.end] if mention else ""
        person = self.cast.person(mention, name)
        return Attribution(mention, span, person)

    def _is_speech(self, unit: Unit, place: int, stretch: Stretch, attribution: Attribution | None) -> bool:
        """Whether a stretch in marks is somebody's words, not a title, a name or a word held at arm's length."""
        text = self.text
        content = text[stretch.start : stretch.end]
        words = content.split()
        ends = content[-1] in FULL_STOPS or content[-1] in ",，"
        whole = len([one for one in unit.words if one and one not in FULL_STOPS]) == 0
        attributed = attribution is not None and attribution.cue is not None
        if attributed:
            beside = place > 0 and unit.words[place - 1] in COLONS
            if (
                len(words) <= 3
                and words[0][0].isupper()
                and not ends
                and not beside
                and not _beside_cue(unit, place)
            ):
                return False
            return True
        if whole and len(words) > 2:
            return True
        if len(words) >= 5:
            return True
        return len(words) >= 4 and not words[0][0].isupper()

    def _quotation(self, stretch: Stretch, attribution: Attribution | None) -> Quotation:
        text = self.text
        speaker = cue = person = None
        if attribution is not None:
            mention = attribution.mention
            if mention is not None:
                speaker = Span(mention.start, mention.end, text[mention.start : mention.end])
            if attribution.cue is not None:
                cue = Span(*attribution.cue, text[slice(*attribution.cue)])
            person = attribution.person
        return Quotation(
            stretch.start, stretch.end, text[stretch.start : stretch.end], True, speaker, cue, person
        )


def _beside_cue(unit: Unit, place: int) -> bool:
    """Whether a word of reporting stands within two tokens of a quotation."""
    return any(-3 <= cue[0] + cue[1] - 1 - place < 0 or 0 < cue[0] - place <= 3 for cue in unit.cues)


def _nearest_cue(unit: Unit, place: int) -> tuple[int, int, str] | None:
    """The cue that reports the quotation at a token: the next behind it if it stands close, else the last before it."""
    before = [cue for cue in unit.cues if cue[0] < place]
    after = [cue for cue in unit.cues if place < cue[0] <= place + NEAR]
    if place and unit.words[place - 1] in COLONS and before:
        return before[-1]
    if not before:
        return after[0] if after else None
    if not after:
        return before[-1]
    ahead, behind = after[0][0] - place, place - (before[-1][0] + before[-1][1] - 1)
    return after[0] if ahead <= behind else before[-1]
