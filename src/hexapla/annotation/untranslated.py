"""Finds what was left in another language: a passage, a part of one, a single word.

Every word of a passage gets the log likelihood of a foreign language over the passage's own; the stretch with the
highest sum (Bentley, "Programming Pearls", column 8) is the foreign part, if it stands on enough function words that
the own language does not have. Names, which look foreign everywhere, tell nothing: they are no function words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hexapla.annotation.language_evidence import LAST_LATIN, LETTERS, UNSPACED, of_script, shape_evidence, word_evidence
from hexapla.knowledge.words import listed_in, profiles
from hexapla.model import Span

# A stretch is foreign from this sum on, with so many different function words that the own language lacks; a whole
# short passage without one own function word needs less. Tuned on NTREX and WMT (false alarms below .3 % of passages)
# and on the gold stories.
ENOUGH, DIFFERENT = 18.0, 3
ENOUGH_ALONE, DIFFERENT_ALONE = 11.0, 2
# From this sum on one is enough in such a passage: the looks of the other words tell the rest.
CERTAIN = 20.0
# Each word counts at most so much, and each word that tells nothing so much against it.
MOST, NOTHING = 7.0, 0.15
# A stretch with this share of the letters is the whole passage, if the rest has no own function word.
WHOLE = 0.7
# Of the words of a stretch so many begin with a small letter: a title or a list of names is no passage.
SMALL = 0.45
# So many letters in a script of another language are a passage, fewer may be a name: of words, of signs.
STRANGE_LETTERS = (24, 9)
STRANGE = 3.0
# A function word alone must be so long: shorter ones are met in names and terms.
LONG_WORD = 5
# ... and look less like a word of the own language than this: "before" in German .35, but Spanish "general" in English
# .4, Croatian "jedna" in Czech .5.
UNLIKE = 0.37
BORDER = re.compile(r"[.!?…]{1,4}[\"'”“»«’)]{0,3}\s+|[。！？]{1,4}[」』”]?\s*")
# A passage is read no further than this: a million signs in one line are no passage.
READ = 20_000
QUOTED = re.compile(r"[“„«»‹\"「『”][^“„«»\"「」『』]{2,400}[”“»«›\"」』]")


@dataclass(frozen=True, slots=True)
class ForeignPart:
    """A stretch of a passage in another language: `start` and `end` in the passage, `words` the function words that
    show it, `whole` whether it is the passage."""

    start: int
    end: int
    language: str
    words: tuple[str, ...]
    whole: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a sign of a script without spaces."""

    start: int
    end: int
    word: str
    small: bool

    @property
    def tells(self) -> Mapping[int, float]:
        """What the word tells of each language, by number; looked up when it is asked for, since few passages ask."""
        return told(self.word, self.small)


@lru_cache(maxsize=8)  # a passage is looked at twice, for parts and for words
def parted(text: str) -> tuple[Token, ...]:
    """The words of a text; a word that opens the text counts as written small."""
    found: list[Token] = []
    for match in LETTERS.finditer(text, 0, READ):
        start, word = match.start(), match.group().lower()
        if UNSPACED.match(word):
            found += [Token(start + at, start + at + 1, sign, True) for at, sign in enumerate(word)]
        else:
            small = match.group()[0] == word[0] or not found
            found.append(Token(start, match.end(), word, small))
    return tuple(found)


@lru_cache(maxsize=65_536)
def told(word: str, small: bool) -> Mapping[int, float]:
    """The evidence of one word, summed by language. Words in no list count half; a foreign letter counts in a word
    that is written small, since names keep theirs everywhere."""
    index = profiles()
    known = bool(index.words[word])
    total: dict[int, float] = defaultdict(float)
    for pairs in word_evidence(word):
        for number, weight in pairs:
            total[number] += weight if known else weight / 2
    if UNSPACED.match(word):
        # A Han sign is no evidence for Chinese against Japanese.
        total.update({number: STRANGE + total[number] * known for number, _ in of_script(word)})
    if small and not known and not word.isascii():
        for sign in set(word):
            for number, weight in index.letters[sign] if sign > "\x7f" else ():
                total[number] += weight
    return dict(total)


def foreign_part(text: str, language: str | None) -> ForeignPart | None:
    """The part of a passage that is not in `language` but in another one; None where there is none."""
    codes, priors = profiles().codes, profiles().priors
    if language not in codes:
        return None
    own = codes.index(language)
    words = parted(text)
    if not words or not may_be_foreign(words, own):
        return None
    gain: dict[int, float] = defaultdict(float)
    for one in words:
        mine = one.tells.get(own, 0.0)
        for number, weight in one.tells.items():
            if weight > mine:
                gain[number] += min(MOST, weight - mine)
    best: tuple[float, ForeignPart] | None = None
    for number in sorted(gain, key=lambda one: -gain[one])[:4]:
        if gain[number] >= ENOUGH_ALONE:
            found = stretch(text, words, own, number)
            if found and (best is None or found[0] + priors[number] > best[0] + priors[codes.index(best[1].language)]):
                best = found
    return best[1] if best else None


def may_be_foreign(words: Sequence[Token], own: int) -> bool:
    """Whether a passage holds what a foreign part must stand on (`stretch`): letters of another script, so many
    function words of one other language that the own lacks, or one in a passage without function words of the own."""
    showing: dict[int, set[str]] = defaultdict(set)
    native: list[frozenset[int]] = []
    for one in words:
        if one.word[0] > LAST_LATIN and all(own != pair[0] for pair in of_script(one.word[0])):
            return True
        listed = listed_in(one.word)
        if own in listed:
            native.append(listed)
        elif one.small:
            for number in listed:
                showing[number].add(one.word)
    return any(
        len(shown) >= DIFFERENT or all(number in listed for listed in native) for number, shown in showing.items()
    )


def stretch(text: str, words: Sequence[Token], own: int, other: int) -> tuple[float, ForeignPart] | None:
    """The stretch of words with the highest sum for the other language over the own, and that sum, if it is enough."""
    best, (first, last) = highest(words, own, other)
    if best < ENOUGH_ALONE:
        return None
    inside, outside = words[first:last], [*words[:first], *words[last:]]
    showing = tuple(dict.fromkeys(one.word for one in inside if one.small and shows(one.word, own, other)))
    alone = not any(shows(one.word, other, own) for one in words)
    wanted = (1 if best >= CERTAIN else DIFFERENT_ALONE) if alone else DIFFERENT
    if in_strange_script(inside, own):
        wanted = 0
    if best < (ENOUGH_ALONE if alone else ENOUGH) or len(showing) < wanted:
        return None
    if sum(one.small for one in inside) < SMALL * len(inside):
        return None
    # "Hôtel de la Paix": the small words of a name are short.
    if not any(one.small and (len(one.word) > 3 or UNSPACED.match(one.word)) for one in inside if one is not words[0]):
        return None
    start, end = inside[0].start, inside[-1].end
    if not is_quoted(text, start, end):
        start, end = to_sentences(text, start, end, [one for one in outside if shows(one.word, other, own)])
    whole = end - start >= WHOLE * (words[-1].end - words[0].start)
    whole = whole and not any(shows(one.word, other, own) for one in outside)
    if not whole and (alone or is_quoted(text, start, end)):
        return None
    if whole:
        start, end = 0, len(text)
    confidence = round(1 - 2.5 / (best - ENOUGH_ALONE + 6), 3)
    return best, ForeignPart(start, end, profiles().codes[other], showing, whole, confidence)


def highest(words: Sequence[Token], own: int, other: int) -> tuple[float, tuple[int, int]]:
    """The highest sum of a stretch of words, and the stretch."""
    total, best, first, span = 0.0, 0.0, 0, (0, 0)
    for at, one in enumerate(words):
        value = one.tells.get(other, 0.0) - one.tells.get(own, 0.0)
        value = max(-MOST, min(MOST, value)) if value else -NOTHING
        if total <= 0:
            total, first = 0.0, at
        total += value
        if total > best:
            best, span = total, (first, at + 1)
    return best, span


def shows(word: str, own: int, other: int) -> bool:
    """Whether a word is in the lists of the other language and not in those of the own."""
    listed = listed_in(word)
    return other in listed and own not in listed


def in_strange_script(words: Sequence[Token], own: int) -> bool:
    """Whether a stretch is long and in a script in which the own language is not written. Latin letters are at home
    everywhere (brands, acronyms)."""
    strange = sum(
        len(one.word)
        for one in words
        if one.word[0] > LAST_LATIN and all(own != pair[0] for pair in of_script(one.word[0]))
    )
    return strange >= STRANGE_LETTERS[bool(UNSPACED.match(words[0].word))] and strange >= 0.6 * sum(
        len(one.word) for one in words
    )


def to_sentences(text: str, start: int, end: int, own: Sequence[Token]) -> tuple[int, int]:
    """The stretch carried on to the borders of its sentences, as far as no function word of the own language stands
    in between."""
    before = [match.end() for match in BORDER.finditer(text, 0, start)]
    after = BORDER.search(text, end)
    first, last = (before[-1] if before else 0), (after.end() if after else len(text))
    if any(first <= one.start < start for one in own):
        first = start
    if any(end <= one.start < last for one in own):
        last = end
    return first, len(text[:last].rstrip())


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between quotation marks: a phrase that is quoted, not left over."""
    return any(match.start() < start and end <= match.end() for match in QUOTED.finditer(text))


def words_left(
    text: str, language: str | None, names_spans: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[Span, str | None, float], ...]:
    """Words left over from another language inside a passage, in order: the words, their language where known, a
    confidence. Marked are runs of function words that this language does not have ("of the" in German), long ones
    alone (.5), and words in a strange script. `names_spans` are left out, and so are quotations and what leads to a
    capital ("van der Bellen")."""
    codes = profiles().codes
    if language not in codes:
        return ()
    own = codes.index(language)
    words = parted(text)
    barred = [*names_spans, *(match.span() for match in QUOTED.finditer(text))]
    found = [*strange_words(text, words, own, barred), *leftovers(text, words, own, barred)]
    return tuple(sorted(found, key=lambda one: one[0].start))


def strange_words(
    text: str, words: Sequence[Token], own: int, barred: Sequence[tuple[int, int]]
) -> Iterator[tuple[Span, str | None, float]]:
    """Runs of words in a script in which the language is not written; of Latin letters only words written small that
    are function words somewhere, and with low confidence: brands and terms keep their letters."""
    native = {pair[0] for one in words for pair in of_script(one.word[0]) if one.word[0] > LAST_LATIN}
    latin = profiles().scripts[own] == "Latn"
    at = 0
    while at < len(words):
        first, strange = at, False
        while at < len(words) and is_strange(words[at], own, latin, own in native):
            at, strange = at + 1, True
        if strange:
            start, end = words[first].start, words[at - 1].end
            if not any(start < last and end > begin for begin, last in barred):
                # In parentheses stands a name in its own letters.
                sure = latin and text[:start].rstrip()[-1:] not in ("(", "（", "[")
                yield Span(start, end, text[start:end]), likeliest(words[first:at], own), 0.7 if sure else 0.4
        at += not strange


def is_strange(one: Token, own: int, latin: bool, native: bool) -> bool:
    """Whether a word is in a strange script; Latin words in a passage in another script only if listed somewhere."""
    if one.word[0] > LAST_LATIN:
        return latin and all(own != pair[0] for pair in of_script(one.word[0])) and bool(of_script(one.word[0]))
    return native and not latin and one.small and len(one.word) > 2 and bool(profiles().words[one.word])


def leftovers(
    text: str, words: Sequence[Token], own: int, barred: Sequence[tuple[int, int]]
) -> Iterator[tuple[Span, str | None, float]]:
    """Runs of function words of one other language of the same script, none of them a word of the own."""
    index = profiles()
    same = [
        number for number, name in enumerate(index.scripts) if name == index.scripts[own] and index.priors[number] == 0
    ]
    at = 0
    while at < len(words):
        last, other = longest_run(text, words, at, own, same)
        if other is None:
            at += 1
            continue
        run, after = words[at:last], words[last : last + 1]
        start, end = run[0].start, run[-1].end
        letters = sum(len(one.word) for one in run)
        led = bool(after) and not after[0].small
        if not led and not any(start < stop and end > begin for begin, stop in barred):
            if len(run) > 1 and letters >= 5 and all(looks(one.word, own) < 2 * UNLIKE for one in run):
                yield Span(start, end, text[start:end]), profiles().codes[other], min(0.8, 0.4 + 0.1 * len(run))
            elif letters >= LONG_WORD and run[0].tells.get(other, 0) > 4 and looks(run[0].word, own) < UNLIKE:
                yield Span(start, end, text[start:end]), profiles().codes[other], 0.5
        at = last


def longest_run(text: str, words: Sequence[Token], at: int, own: int, others: Sequence[int]) -> tuple[int, int | None]:
    """The end of the longest run of function words of one of the other languages that begins at a word, with nothing
    but spaces between them, and that language."""
    best: tuple[int, float, int | None] = (at, 0.0, None)
    listed = listed_in(words[at].word)
    if not listed or own in listed or not words[at].small:
        return at, None
    for number in others:
        if number not in listed:
            continue
        last = at
        while last < len(words) and words[last].small and shows(words[last].word, own, number):
            last += 1
            if text[words[last - 1].end : words[last].start if last < len(words) else None] != " ":
                break
        if last > at and (best[2] is None or (last, profiles().priors[number]) > best[:2]):
            best = (last, profiles().priors[number], number)
    return best[0], best[2]


def looks(word: str, language: int) -> float:
    """How much a word looks like one of a language: the mean weight of its endings and sequences of letters."""
    return dict(shape_evidence(word)).get(language, 0.0) / len(word)


def likeliest(words: Sequence[Token], own: int) -> str | None:
    """The language other than the own that the words tell most of; None where nothing is told."""
    total: dict[int, float] = defaultdict(float)
    for one in words:
        for number, weight in [*one.tells.items(), *((of, by / 10) for of, by in of_script(one.word[0]))]:
            if number != own:
                total[number] += weight
    if not total:
        return None
    return profiles().codes[max(total, key=lambda number: total[number] + profiles().priors[number])]
