"""Quotations of a text, passage by passage: marks, dashes, attribution, indirect speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hexapla.annotation.names import find_names
from hexapla.annotation.quotations.attribution import reporting_cue
from hexapla.annotation.quotations.dashes import dialogue, with_dialogue
from hexapla.annotation.quotations.frames import frames
from hexapla.annotation.quotations.indirect import mixed, reported
from hexapla.annotation.quotations.lexicon import Lexicon, lexicon
from hexapla.annotation.quotations.marks import Stretch, stretches
from hexapla.annotation.quotations.mending import mend
from hexapla.annotation.quotations.mentions import Mention, Mentions
from hexapla.annotation.quotations.mood import moody
from hexapla.annotation.quotations.people import Cast
from hexapla.annotation.quotations.phrases import signature
from hexapla.annotation.quotations.speakers import subject
from hexapla.annotation.quotations.speech import is_speech, unmarked
from hexapla.annotation.quotations.units import COLONS, COMMAS, WORDS, Cue, Unit, units
from hexapla.annotation.quotations.unspaced import Report, indirect, is_told, leading_name, patterns, report_of
from hexapla.model import Name, Passage, Quotation, Span

LONGEST = 6000  # signs of a passage that is read as a whole; the longest in quotes.dev, old books included, has 5,260
SPOKEN = ("verbs", "nonfinite", "according", "according_after", "as_said")  # cues whose speaker goes on speaking
OPENING = 8  # tokens within which the name stands that a sentence is about


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, by which word, and the person that leads to."""

    speaker: Span | None
    cue: Span | None
    person: str | None


@dataclass(slots=True)
class Thread:
    """What a passage hands to the next: the people met, an attribution left open by a colon, whether it was
    dialogue, and whom it was about last, as it names them."""

    cast: Cast
    opened: Attribution | None = None
    dialogue: bool = False
    voice: Attribution | None = None
    topic: Span | None = None  # whom the passage before was about
    unclosed: bool = False
    open_end: int = 0  # paragraphs of one quotation before, which no mark closes and nobody is named for


def find_quotations(
    text: str,
    language: str | None = None,
    *,
    names: Sequence[Name] | None = None,
    passages: Sequence[Passage] | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of a text in order of their start, direct ones without their marks.

    `language` is an ISO 639-1 code; without one, or without a table for it, quotations are found by their marks alone
    and have no speakers. A line break ends a passage, and no quotation runs over it. `names`: the names of the text,
    which tell the persons; else they are looked for where they are needed. `passages`: the passages of the text with
    their own languages, where these differ.
    """
    own = {one.start: one.language for one in passages or () if one.language}
    thread = Thread(Cast(text, language, lambda: find_names(text, language) if names is None else names))
    found: list[Quotation] = []
    first = 0
    for line in text.split("\n"):
        last = first + len(line)
        if line and not line.isspace():
            lex = lexicon(own.get(first, language))
            for start, end in _pieces(text, first, last):
                told = _Passage(text, start, end, lex, thread).quotations()
                _run_on(found, told, start, thread)
                found += told
        first = last + 1
    found.sort(key=lambda one: (one.start, -one.end))
    return tuple(found)


def _run_on(found: list[Quotation], told: Sequence[Quotation], start: int, thread: Thread) -> None:
    """Gives the paragraphs of a quotation that runs on the speaker whom its last one names; counts the open ones."""
    first = next(iter(told), None)
    if thread.open_end and first is not None and first.direct and first.cue and first.start <= start + 2:
        for place in range(len(found) - thread.open_end, len(found)):
            found[place] = replace(found[place], speaker=first.speaker, person=first.person, named=first.named)
    alone = len(told) == 1 and told[0].direct and told[0].cue is None and thread.unclosed
    thread.open_end = thread.open_end + 1 if alone else 0
    thread.unclosed = False


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A passage whole, or one of a length that no news has in pieces, so that the work stays linear."""
    while last - first > LONGEST:
        blank = text.rfind(" ", first + LONGEST // 2, first + LONGEST)
        edge = blank + 1 if blank >= 0 else first + LONGEST
        yield first, edge
        first = edge
    yield first, last


class _Passage:
    """One passage under work."""

    def __init__(self, text: str, first: int, last: int, lex: Lexicon, thread: Thread) -> None:
        self.text, self.first, self.last, self.lex, self.thread = text, first, last, lex, thread
        self.cast = thread.cast
        self.before: Attribution | None = None
        self.voice: Attribution | None = thread.voice
        self.running = False
        self.inherited = thread.topic
        self.about: Span | None = None
        self.reported: str | None = None  # who speaks indirectly in the sentence
        self.found: list[Quotation] = []

    def quotations(self) -> list[Quotation]:
        """The quotations of the passage; the thread is carried on."""
        text, lex = self.text, self.lex
        if lex.unspaced:
            return self._unspaced()
        marked = stretches(text, self.first, self.last, lex.marks, self._cue_next)
        if marked:
            marked = mend(text, marked, self.first, self.last, lex)
        spoken = dialogue(text, self.first, self.last, lex, self.thread.dialogue)
        self.thread.dialogue = bool(spoken)
        marked = with_dialogue(marked, spoken)
        outer = [(number, one) for number, one in enumerate(marked) if one.depth == 0]
        opened, self.thread.opened = self.thread.opened, None
        last: tuple[Unit, bool] | None = None
        for unit in units(text, self.first, self.last, outer, lex):
            told = max(unit.stretch, default=-1) >= 0
            mentions = Mentions(text, unit, lex)
            used = self._direct(unit, marked, mentions, opened) if told else frozenset()
            opened = None
            if not self._indirect(mentions, used):
                running, self.running = self.running, False
                if told or not self._points_back(mentions, last, used):
                    self.running = running and not told
                    self._in_mood(mentions, used if told else None)
            last = (unit, told)
            self._take_in(mentions, told)
            self._leave_open(unit, mentions)
        if self.about is not None or not any(one.direct for one in self.found):
            self.thread.topic = self.about
        return self.found

    def _cue_next(self, text: str, start: int, last: int) -> bool:
        """Whether a verb of speech comes right after a place."""
        token = WORDS.search(text, start, min(last, start + 24))
        while token is not None and not token.group()[0].isalnum():
            token = WORDS.search(text, token.end(), min(last, start + 24))
        return token is not None and self.lex.is_cue(token.group().lower())

    def _direct(
        self, unit: Unit, marked: Sequence[Stretch], mentions: Mentions, opened: Attribution | None
    ) -> frozenset[int]:
        """Finds the direct quotations of a sentence; gives the cues that stand behind what they report."""
        used: set[int] = set()
        alone = all(number >= 0 or not word[0].isalnum() for word, number in zip(unit.words, unit.stretch, strict=True))
        for place, number in enumerate(unit.stretch):
            if number < 0:
                continue
            cue = reporting_cue(unit, place)
            told = self.thread.dialogue or (alone and self.before is not None and place in unit.clause_ends)
            if not told and not is_speech(self.text, unit, place, marked[number], cue, self.lex, alone):
                continue
            if cue is not None:
                if cue[0] > place or self._introduces(unit, cue, place):
                    used.add(cue[0])
                attribution: Attribution | None = self._reported_by(unit, place, mentions, cue)
            else:
                attribution = self._without_cue(unit, place, mentions) or opened or self._continued(unit.starts[place])
            stretch = marked[number]
            self.found.append(self._quotation(stretch.start, stretch.end, True, attribution))
            self.before = attribution or self.before
            self.thread.unclosed = stretch.open_end
        return frozenset(used)

    def _reported_by(self, unit: Unit, place: int, mentions: Mentions, cue: Cue) -> Attribution:
        """The attribution by a cue, or by the verb behind the quotation where a form without a subject stands before it
        ("with the words “…” she closed the meeting"); a name right before a colon gives way to a verb alone."""
        mention = subject(mentions, cue)
        if cue[2] == "nonfinite" and cue[0] < place and mention is None:
            other = next((one for one in unit.cues if place < one[0] <= place + 3 and one[2] == "verbs"), None)
            if other is not None:
                return self._attribution(subject(mentions, other), mentions, other)
        if cue[2] in ("as_said", "according") and cue[0] < place and unit.words[place - 1] in COLONS:
            named = [one for one in mentions.between(cue[0], place) if one.last == place - 2 and not one.governed]
            mention = named[-1] if named else mention
        attribution = self._attribution(mention, mentions, cue)
        if mention is None and cue[2] == "verbs" and self.before is not None:
            person = attribution.person or self.before.person
            return replace(
                attribution, speaker=self.before.speaker, person=person
            )  # "Then added:", the one who spoke before
        return attribution

    def _introduces(self, unit: Unit, cue: Cue, place: int) -> bool:
        """Whether a cue reports the quotation behind it and no clause of its own."""
        if unit.words[place - 1] not in COMMAS | COLONS and place - cue[0] - cue[1] > 1:
            return False
        return not any(word in self.lex.complementisers for word in unit.words[cue[0] : place])

    def _without_cue(self, unit: Unit, place: int, mentions: Mentions) -> Attribution | None:
        """The speaker of a quotation that no known verb reports: whom a colon or a following name points to."""
        if place and unit.words[place - 1] in COLONS:
            free = [one for one in mentions.between(0, place) if not one.governed]
            return self._attribution(free[0], mentions, None) if free else None
        if place > 1 and unit.words[place - 1] == "(":
            named = [one for one in mentions.between(0, place - 1) if one.last == place - 2]
            if named:
                return self._attribution(named[-1], mentions, None)
        following = mentions.between(place + 1, len(unit))
        if following and following[0].kind == "name" and signature(unit, place):
            return self._attribution(following[0], mentions, None)
        following = mentions.between(place + 1, place + 4)
        if following and following[0].first == place + 1 and following[0].kind != "role" and place + 3 < len(unit):
            return self._attribution(following[0], mentions, None)
        return None

    def _continued(self, place: int) -> Attribution | None:
        """The speaker of the quotation before it in the passage, else the person the passage is about."""
        if self.before is not None:
            return Attribution(self.before.speaker, None, self.before.person)
        if self.thread.dialogue:
            return None  # in dialogue without attribution the other one speaks
        person = self.cast.carried(self.inherited, place)
        if person or self.inherited:
            return Attribution(self.inherited, None, person)
        return None

    def _attribution(self, mention: Mention | None, mentions: Mentions, cue: Cue | None) -> Attribution:
        text, unit = self.text, mentions.unit
        speaker = Span(mention.start, mention.end, text[mention.start : mention.end]) if mention else None
        word = None
        if cue is not None:
            start, end = unit.starts[cue[0]], unit.ends[cue[0] + cue[1] - 1]
            word = Span(start, end, text[start:end])
        if mention is None and (cue is None or cue[2] != "verbs"):
            return Attribution(None, word, None)
        return Attribution(speaker, word, self._person(mention, mentions, speaker, word))

    def _person(
        self, mention: Mention | None, mentions: Mentions, speaker: Span | None, cue: Span | None
    ) -> str | None:
        """The person a mention leads to; a pronoun first to the name that opens its own sentence."""
        verb = cue.text.lower() if cue else None
        if mention is not None and mention.kind == "pronoun":
            for one in mentions.between(0, min(mention.first, OPENING)):
                if one.kind == "name" and not one.governed and one.last > one.first:
                    self.cast.speak_of(one.start, mentions.unit.ends[min(mention.first - 1, OPENING)])
                    break
        place = speaker.start if speaker else cue.start if cue else mentions.unit.starts[0]
        return self.cast.person(mention.kind if mention else None, speaker, verb, place)

    def _unspaced(self) -> list[Quotation]:
        """The quotations of a passage in a script without blanks."""
        text, words = self.text, patterns(self.lex.language)
        marked = stretches(text, self.first, self.last, self.lex.marks, lambda _text, _start, _end: False)
        outer = [one for one in marked if one.depth == 0]
        opened, self.thread.opened = self.thread.opened, None
        self._open_unspaced()
        told: list[tuple[Span, Report | None, bool]] = []
        for number, one in enumerate(outer):
            before = outer[number - 1].right if number else self.first
            after = outer[number + 1].left if number + 1 < len(outer) else self.last
            report = report_of(text, one, before, after, words)
            if is_told(text, one, report, before, after, words):
                told.append((Span(one.start, one.end, text[one.start : one.end]), report, True))
        told += [(clause, report, False) for clause, report in indirect(text, self.first, self.last, marked, words)]
        for content, report, direct in sorted(told, key=lambda one: one[0].start):
            teller = self._voice(report, opened, content.start)
            self.found.append(self._quotation(content.start, content.end, direct, teller))
            if teller is not None:
                self.before = teller if direct else self.before
                self.cast.hear(teller.person, content.end)
        return self.found

    def _voice(self, report: Report | None, opened: Attribution | None, place: int) -> Attribution | None:
        return self._reported(report) if report is not None else opened or self._continued(place)

    def _open_unspaced(self) -> None:
        """Notes the person that opens a passage without quotations."""
        name = leading_name(self.text, self.first, self.last, patterns(self.lex.language))
        if name is not None:
            self.cast.speak_of(name.start, name.end)

    def _reported(self, report: Report) -> Attribution:
        kind = None if report.speaker is None else "pronoun" if report.pronoun else "name"
        cue = report.cue.text if report.cue else None
        place = report.speaker.start if report.speaker else report.cue.start if report.cue else self.first
        return Attribution(report.speaker, report.cue, self.cast.person(kind, report.speaker, cue, place))

    def _indirect(self, mentions: Mentions, used: frozenset[int]) -> bool:
        """Finds the indirect speech of a sentence; tells whether there is any."""
        strong = next((cue for cue in mentions.unit.cues if cue[2] == "verbs"), None)
        if strong is not None and self.lex.reported_mood:
            self.voice = self.thread.voice = self._attribution(subject(mentions, strong), mentions, strong)
        found = reported(mentions, used)
        for one in found:
            attribution = self._attribution(one.mention, mentions, one.cue)
            direct = unmarked(self.text, mentions.unit, one, self.lex)
            self.found.append(self._quotation(one.start, one.end, direct, attribution))
            if one.cue is not None and one.cue[2] in SPOKEN:
                self.before = attribution
                self.reported = attribution.person
        self.running = self.running if not found else True
        return bool(found)

    def _points_back(self, mentions: Mentions, last: tuple[Unit, bool] | None, used: frozenset[int]) -> bool:
        """Takes the sentence before as reported where this one says so ("Das teilte die Polizei mit")."""
        unit = mentions.unit
        if last is None or last[1] or unit.words[0] not in frames(self.lex.language).anaphors or len(unit) < 4:
            return False
        if not self.lex.is_cue(unit.words[1]) or 1 in used:
            return False
        cue = (1, 1, "verbs")
        before = last[0]
        start, end = before.starts[0], before.ends[-1] if before.words[-1][0].isalnum() else before.starts[-1]
        if len(before) < 5 or any(one.end > start and not one.direct for one in self.found):
            return False
        attribution = self._attribution(subject(mentions, cue, 1), mentions, cue)
        self.found.append(self._quotation(start, end, False, attribution))
        self.before = attribution
        return True

    def _in_mood(self, mentions: Mentions, used: frozenset[int] | None) -> None:
        """Takes a sentence in the mood of reported speech as going on from the speaker before it. `used`: where the
        sentence holds a quotation, the cues that report it; what is reported ends before them."""
        before, unit = self.before or self.voice, mentions.unit
        if not self.lex.reported_mood or len(unit) < 4:
            return
        first = moody(mentions, frames(self.lex.language), self.running)
        last = min((place - 1 for place in used or () if first is not None and place > first), default=len(unit) - 1)
        while first is not None and last > first and not (unit.words[last][:1].isalnum() or unit.stretch[last] >= 0):
            last -= 1
        if first is not None and (used is None or mixed(mentions, first, last)):
            self.running = True
            end = unit.ends[last]
            attribution = Attribution(before.speaker, None, before.person) if before else None
            self.found.append(self._quotation(unit.starts[first], end, False, attribution))

    def _take_in(self, mentions: Mentions, told: bool) -> None:
        """Notes the names of a sentence, and whom it is about: its speaker, else its first free name."""
        spoken = False
        reported, self.reported = self.reported, None
        capitals = mentions.unit.capitals
        if not told and b"\1\1" not in bytes(capitals):
            self._keep_voice()
            return
        for one in mentions.found:
            if one.kind == "name":
                name = self.text[one.start : one.end]
                if not told and not spoken and not one.governed and one.first <= OPENING:
                    self.cast.speak_of(one.start, mentions.unit.ends[min(OPENING, len(mentions.unit) - 1)])
                    self.about = Span(one.start, one.end, name)
                    spoken = True
        if told or not spoken:
            self._keep_voice()
        self.cast.hear(reported, mentions.unit.ends[-1])

    def _keep_voice(self) -> None:
        """Notes the speaker of the last quotation as the one spoken of."""
        if self.before is not None:
            self.cast.hear(self.before.person, self.found[-1].end if self.found else self.first)
            self.about = self.before.speaker or self.about

    def _leave_open(self, unit: Unit, mentions: Mentions) -> None:
        """Keeps the attribution of a passage that ends with a colon for the quotation in the next."""
        if unit.words and unit.words[-1] in COLONS and not self.text[unit.ends[-1] : self.last].strip():
            cue = next((one for one in reversed(unit.cues) if one[2] == "verbs"), None)
            mention = subject(mentions, cue) if cue else next((one for one in mentions.found if not one.governed), None)
            self.thread.opened = self._attribution(mention, mentions, cue)

    def _quotation(self, start: int, end: int, direct: bool, attribution: Attribution | None) -> Quotation:
        speaker = attribution.speaker if attribution else None
        cue = attribution.cue if attribution else None
        person = attribution.person if attribution else None
        named = self.cast.place_of(person, speaker.end if speaker else start) if person else None
        return Quotation(start, end, self.text[start:end], direct, speaker, cue, person, named)
