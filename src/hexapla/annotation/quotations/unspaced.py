"""Attribution and indirect speech in scripts that do not part their words by blanks.

The narrator's text around a quotation is read as it runs: the last or next verb of speech, and the noun phrase
that stands
right before it (Chinese) or before the particle of the subject (Japanese). A name is what is left of that phrase
behind the last noun for a role or the last particle that joins nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.annotation.quotations.lexicon import Phrases, lexicon
from hexapla.annotation.quotations.marks import Stretch
from hexapla.model import Span

SENTENCE = re.compile(r"[。！？!?\n]+|$")
PAUSE = re.compile(r"[，,、；;：:。！？!?「」『』“”‘’\"\s（）()]")
KATAKANA = re.compile(r"[ァ-ヴー・＝=]{2,}$")
NAME = re.compile(r"[A-Za-z\u3040-\u30ff\u3400-\u9fff·・＝=\-－ー]+$")
HANGUL = re.compile(r"(?<![가-힣])[가-힣]{2,4}$")
JOINING = "的之の"
REACH = 60  # signs between a quotation and the verb that reports it
SHORTEST = 6  # signs of an indirect clause
NAMED = 16  # signs of a name that the words beside it tell of


@dataclass(frozen=True, slots=True)
class Report:
    """What the words around a quotation or clause say: its speaker and its cue, as spans."""

    speaker: Span | None
    cue: Span | None
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of one language."""

    cues: re.Pattern[str]
    attitudes: re.Pattern[str]
    after_subject: re.Pattern[str] | None
    quoting: re.Pattern[str] | None
    edge: re.Pattern[str] | None
    roles: re.Pattern[str] | None
    source: re.Pattern[str] | None
    source_after: re.Pattern[str] | None
    naming: re.Pattern[str] | None
    naming_after: re.Pattern[str] | None
    pronouns: frozenset[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    joined = _any(words)
    return re.compile(joined) if joined else None


def _before_mark(words: Iterable[str]) -> re.Pattern[str] | None:
    joined = _any(words)
    return re.compile(rf"(?:{joined})\s?$") if joined else None


def _heads(phrases: Phrases) -> list[str]:
    return list(phrases)


@cache
def patterns(language: str | None) -> Words:
    """The patterns of a language's lexicon, compiled on first use."""
    lex = lexicon(language)
    return Words(
        cues=re.compile(_any(_heads(lex.verbs)) or r"(?!)"),
        attitudes=re.compile(_any(_heads(lex.attitudes)) or r"(?!)"),
        after_subject=_pattern(lex.subject_marks),
        quoting=_pattern(lex.quote_particles),
        edge=_pattern(lex.prepositions),
        roles=_pattern(lex.roles),
        source=_pattern(_heads(lex.according)),
        source_after=_pattern(_heads(lex.according_after)),
        naming=_before_mark(lex.naming | lex.works),
        naming_after=_pattern(lex.naming_after),
        pronouns=lex.pronouns,
    )


def report_of(text: str, stretch: Stretch, before: int, after: int, words: Words) -> Report | None:
    """Who says the stretch: by the words behind it up to `after`, else by those before it from `before` on."""
    found = _behind(text, stretch, before, after, words)
    return found if found is not None else _ahead(text, stretch, before, words)


def _behind(text: str, stretch: Stretch, before: int, after: int, words: Words) -> Report | None:
    start = stretch.right
    stop = SENTENCE.search(text, start, min(after, start + REACH))
    end = stop.start() if stop else min(after, start + REACH)
    if words.quoting is not None:
        particle = words.quoting.match(text, start, end)
        if particle is None:
            return None
        start = particle.end()
    while start < end and text[start] in "，,、 \u3000":
        start += 1
    cue = words.cues.search(text, start, end)
    if cue is None:
        return None
    if words.after_subject is None and any(sign in "，,；;：:" for sign in text[start : cue.start()]):
        return None
    speaker = _phrase(text, start, cue.start(), words)
    if speaker is None:
        speaker = _subject_before(text, stretch, before, words)
    return _report(text, speaker, cue, words)


def _ahead(text: str, stretch: Stretch, before: int, words: Words) -> Report | None:
    start = _sentence_start(text, before, stretch.left)
    cues = list(words.cues.finditer(text, max(start, stretch.left - REACH), stretch.left))
    cue = cues[-1] if cues else None
    if cue is None:
        if text[stretch.left - 1 : stretch.left] in ("：", ":") or words.after_subject is not None:
            speaker = _subject_before(text, stretch, before, words)
            return _report(text, speaker, None, words) if speaker else None
        return None
    speaker = _phrase(text, start, cue.start(), words)
    return _report(text, speaker, cue, words)


def _sentence_start(text: str, before: int, place: int) -> int:
    start = before
    for stop in SENTENCE.finditer(text, before, place):
        if stop.end() > stop.start():
            start = stop.end()
    return start


def _subject_before(text: str, stretch: Stretch, before: int, words: Words) -> Span | None:
    """The subject in the words before a quotation, where its verb stands behind it."""
    start = _sentence_start(text, before, stretch.left)
    end = stretch.left
    while end > start and text[end - 1] in "：:，,、 \u3000":
        end -= 1
    if words.after_subject is None:
        return _noun(text, start, end, words) if end - start <= 30 else None
    return _phrase(text, start, end, words)


def _report(text: str, speaker: Span | None, cue: re.Match[str] | None, words: Words) -> Report:
    word = Span(cue.start(), cue.end(), cue.group()) if cue else None
    return Report(speaker, word, speaker is not None and speaker.text in words.pronouns)


def _phrase(text: str, start: int, end: int, words: Words) -> Span | None:
    """The subject in a stretch of the narrator's text that ends at the verb."""
    if words.after_subject is not None:
        for mark in words.after_subject.finditer(text, start, end):
            left = start
            for pause in PAUSE.finditer(text, start, mark.start()):
                left = pause.end()
            found = _noun(text, left, mark.start(), words)
            if found is not None and mark.start() - left >= 1:
                return found
        return None
    left = start
    for pause in PAUSE.finditer(text, start, end):
        if pause.end() < end:
            left = pause.end()
    return _noun(text, left, end, words)


def _noun(text: str, start: int, end: int, words: Words) -> Span | None:
    """The name or role in a noun phrase, its adverbs, places and titles cut off."""
    if words.edge is not None:
        edge = words.edge.search(text, start, end)
        if edge is not None and edge.start() == start:
            joined = max(text.rfind(sign, start, end) for sign in JOINING)
            if joined < 0:
                return None
            start = joined + 1
            edge = words.edge.search(text, start, end)
        if edge is not None and edge.start() - start >= 1:
            end = edge.start()
    while start < end and text[start] in " \u3000，,、":
        start += 1
    while end > start and text[end - 1] in " \u3000，,、":
        end -= 1
    if end <= start or end - start > 50:
        return None
    katakana = KATAKANA.search(text, start, end)
    if katakana is not None and words.after_subject is not None:
        return Span(katakana.start(), end, katakana.group())
    left = start
    for sign in JOINING:
        joined = text.rfind(sign, left, end)
        if joined >= 0 and end - joined > 2:
            left = joined + 1
    if words.roles is not None:
        for role in words.roles.finditer(text, left, end):
            if end - role.end() >= 2:
                left = role.end()
    name = NAME.search(text, left, end)
    if name is not None:
        left = name.start()
    if words.roles is not None and left > 2 and text[left - 1] == " " and words.roles.fullmatch(text, left, end):
        name = HANGUL.search(text, max(0, left - 7), left - 1)  # "김민수 시장": the name stands before its title
        if name is not None:
            return Span(name.start(), name.end(), name.group())
    return Span(left, end, text[left:end]) if left < end else None


def indirect(text: str, first: int, last: int, stretches: Sequence[Stretch], words: Words) -> list[tuple[Span, Report]]:
    """The clauses of indirect speech in a passage: (the clause, its report)."""
    found: list[tuple[Span, Report]] = []
    start = first
    for stop in SENTENCE.finditer(text, first, last):
        if any(one.left < stop.start() < one.right for one in stretches):
            continue
        one = _indirect_in(text, start, stop.start(), stretches, words)
        if one is not None:
            found.append(one)
        start = stop.end()
    return found


def _quoted(start: int, end: int, stretches: Sequence[Stretch]) -> bool:
    """Whether a range stands mostly in marks."""
    inside = sum(max(0, min(end, one.right) - max(start, one.left)) for one in stretches if one.depth == 0)
    return inside > 0.5 * (end - start)


def _indirect_in(
    text: str, start: int, end: int, stretches: Sequence[Stretch], words: Words
) -> tuple[Span, Report] | None:
    if words.after_subject is not None:
        return _indirect_last(text, start, end, stretches, words)
    source = words.source.match(text, start, end) if words.source else None
    if source is not None:
        pause = PAUSE.search(text, source.end(), end)
        if pause is None:
            return None
        stop = words.source_after.search(text, source.end(), pause.start()) if words.source_after else None
        speaker = _noun(text, source.end(), stop.start() if stop else pause.start(), words)
        word = Span(source.start(), source.end(), source.group())
        return _clause(text, pause.end(), end, stretches, Report(speaker, word))
    for cue in words.cues.finditer(text, start, end):
        if any(one.left <= cue.start() < one.right for one in stretches):
            continue
        speaker = _phrase(text, start, cue.start(), words)
        if speaker is None or cue.start() - start < 2:
            continue
        content = cue.end()
        while content < end and text[content] in "，,：: ":
            content += 1
        if content < end and content == cue.end() and len(cue.group()) == 1 and text[content] in "为的之":
            continue
        return _clause(text, content, end, stretches, _report(text, speaker, cue, words))
    return None


def _indirect_last(
    text: str, start: int, end: int, stretches: Sequence[Stretch], words: Words
) -> tuple[Span, Report] | None:
    """The clause between the subject and the particle before a verb that ends the sentence."""
    source = words.source_after.search(text, start, end) if words.source_after else None
    if source is not None:
        speaker = _noun(text, start, source.start(), words)
        word = Span(source.start(), source.end(), source.group())
        content = source.end() + (1 if text[source.end() : source.end() + 1] in "、，," else 0)
        return _clause(text, content, end, stretches, Report(speaker, word))
    if words.quoting is None or words.after_subject is None:
        return None
    for cue in words.cues.finditer(text, start, end):
        if end - cue.end() > 6:
            continue
        left = cue.start()
        while left > start and text[left - 1] in "、 ":
            left -= 1
        particle = next(
            (one for one in words.quoting.finditer(text, max(start, left - 3), left) if one.end() == left), None
        )
        mark = words.after_subject.search(text, start, left)
        if particle is None or mark is None:
            continue
        content = mark.end() + (1 if text[mark.end() : mark.end() + 1] in "、，," else 0)
        speaker = _noun(text, start, mark.start(), words)
        return _clause(text, content, particle.start(), stretches, _report(text, speaker, cue, words))
    return None


def _clause(
    text: str, start: int, end: int, stretches: Sequence[Stretch], report: Report
) -> tuple[Span, Report] | None:
    while start < end and text[start] in " \u3000":
        start += 1
    if end - start < SHORTEST or _quoted(start, end, stretches):
        return None
    return Span(start, end, text[start:end]), report


def is_told(text: str, one: Stretch, report: Report | None, before: int, after: int, words: Words) -> bool:
    """Whether a stretch in marks is speech: it is reported, or a sentence of its own, and no name."""
    content = text[one.start : one.end]
    if len(content) <= NAMED and content[-1:] not in "！？!?":
        if words.naming is not None and words.naming.search(text[max(before, one.left - 6) : one.left]):
            return False
        if words.naming_after is not None and words.naming_after.match(text, one.right, after):
            return False
    if report is not None and report.cue is not None:
        return len(content) >= 2
    alone = not text[before : one.left].strip("。！？!? \u3000") and not text[one.right : after].strip(
        "。！？!? \u3000"
    )
    return (
        (alone and len(content) >= 4)
        or content[-1:] in "。！？，,!?"
        or (report is not None and len(content) >= 4)
        or len(content) >= 15
    )


def leading_name(text: str, first: int, last: int, words: Words) -> Span | None:
    """The name before the first verb of a passage, where it is one of several parts ("·")."""
    pause = PAUSE.search(text, first, last)
    end = min(pause.start() if pause else last, first + 40)
    for found in re.finditer(r"[\u3040-\u30ff\u3400-\u9fff]+(?:[·・][\u3040-\u30ff\u3400-\u9fff]+)+", text[first:end]):
        name = _noun(text, first + found.start(), first + found.end(), words)
        if name is not None:
            return name
    return None
