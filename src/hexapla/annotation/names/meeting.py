"""Whether a word of one language answers a word of another, and a name a name: the same word, the same known place, one
sound, one meaning.
"""

from __future__ import annotations

from functools import lru_cache

from hexapla.annotation.names.words import Word, words_in
from hexapla.evidence.names import compare_names
from hexapla.knowledge.gazetteer import UNSPACED_SIGN
from hexapla.knowledge.name_words import akin
from hexapla.knowledge.scripts import main_script
from hexapla.model import Name

# Two words sound alike from these scores of `compare_names` on: between two scripts, where one is written in signs,
# within one script; a word that the lexicon knows must be likelier. Measured on lone English names of NTREX against the
# unknown words of the aligned paragraph and of one of another story, twelve languages: from .5 on 40 to 1, from .3 on
# 2 to 1 (Japanese and Chinese 40 to 1); known words from .65 on.
ALIKE, ALIKE_SIGNS, ALIKE_WITHIN, ALIKE_KNOWN = 0.5, 0.3, 0.6, 0.65
# How much a word that only means the same counts.
TRANSLATED = 0.9
# How much two words for kinds of bodies count ("court", "tribunal") of which the lexicon does not know both.
BODIES = 0.6
# Two names of one passage answer each other from this score on.
ANSWERED = 0.3
# Of two bodies left over so much must mean the same; the likeness of two of different kinds.
MEANT, NEVER = 0.4, -1.0
SHORTEST = 3
# A word written on to a name is taken off where the rest is as good an answer, but for so much.
AS_GOOD = 0.01
# A known word written in fewer signs is never taken for a name by its sound.
SHORTEST_SIGNS = 4


def likeness(a: Name, a_language: str | None, b: Name, b_language: str | None) -> float:
    """How likely two names of one locus are one, by spelling, known place, or meaning."""
    kind = a.kind if a.kind == b.kind else None
    score = compare_names(a.text, b.text, kind=kind, a_language=a_language, b_language=b_language).score
    if score >= ANSWERED:
        return score
    return max(translates(a.text, a_language, b.text, b_language), holds(a.text, a_language, b.text, b_language))


@lru_cache(maxsize=16_384)
def holds(a: str, a_language: str | None, b: str, b_language: str | None) -> float:
    """The share of a name's words, two or more, that another name has, with other words about it."""
    left, right = own_words(a, a_language), own_words(b, b_language)
    if len(left) < 2 or len(right) <= len(left):
        return 0.0
    across = main_script(a) != main_script(b)
    met = [max(meet(x, a_language, y, b_language, False, across) for y in right) for x in left]
    return sum(met) / len(met) if all(met) else 0.0


@lru_cache(maxsize=16_384)
def translates(a: str, a_language: str | None, b: str, b_language: str | None) -> float:
    """How much of two names of several words, the less covered of the two, the other has in translation; whether an
    acronym is spelt in the names of its letters."""
    left, right = own_words(a, a_language), own_words(b, b_language)
    if not left or not right:
        return 0.0
    if len(left) + len(right) < 3:
        return float(a.isupper() and bool(left[0].meaning.bases & right[0].meaning.bases))
    across = main_script(a) != main_script(b)
    there = [max(meet(x, a_language, y, b_language, True, across) for y in right) for x in left]
    back = [max(meet(x, a_language, y, b_language, True, across) for x in left) for y in right]
    return min(sum(there) / len(there), sum(back) / len(back))


@lru_cache(maxsize=16_384)
def contrary(a: str, a_language: str | None, b: str, b_language: str | None) -> bool:
    """Whether two names tell different kinds of bodies ("bureau", "union")."""
    one, other = (
        frozenset[str]().union(*(word.meaning.bodies for word in own_words(text, language)))
        for text, language in ((a, a_language), (b, b_language))
    )
    return bool(one and other) and not akin(one, other)


def by_meaning(a: Name, a_language: str | None, b: Name, b_language: str | None, score: float) -> float:
    """How likely two names left over at one place are one, from the score of their spelling: bodies are translated, so
    that they go by their meaning too, and not by their sound where they are of different kinds."""
    if a.kind != "organisation" or b.kind != "organisation":
        return score
    texts = a.text, a_language, b.text, b_language
    if contrary(*texts):
        return NEVER
    meant = translates(*texts)
    return max(score, meant) if meant >= MEANT else score


def own_words(text: str, language: str | None) -> list[Word]:
    """The words of a name without the small ones."""
    return [word for word in words_in(text, 0, len(text), language) if not word.meaning.small]


def meet(a: Word, a_language: str | None, b: Word, b_language: str | None, translated: bool, across: bool) -> float:
    """How well a word of a name is answered by a word of a text: 0 where not at all."""
    one, other = a.meaning, b.meaning
    if one.bases & other.bases or one.ids & other.ids:
        return 1.0
    if translated and one.shares(other):
        return TRANSLATED
    if translated and one.bodies and other.bodies:
        return BODIES if akin(one.bodies, other.bodies) else 0.0
    if translated and one.body and other.body and not (one.concepts and other.concepts):
        return BODIES
    if a.text[0].isdecimal() or b.text[0].isdecimal() or min(len(a.text), len(b.text)) < (2 if across else SHORTEST):
        return 0.0
    if one.concepts & other.concepts:
        return 0.0
    signs = bool(UNSPACED_SIGN.match(b.text))
    if signs and other.concepts and len(b.text) < SHORTEST_SIGNS:
        return 0.0
    least = ALIKE if across else ALIKE_WITHIN
    if other.concepts:
        least = ALIKE_KNOWN
    elif across and signs:
        least = ALIKE_SIGNS
    score = sound(a.text, a_language, b.text, b_language, other.cuts)[0]
    return score if score >= least else 0.0


@lru_cache(maxsize=131_072)
def sound(
    a: str, a_language: str | None, b: str, b_language: str | None, cuts: tuple[tuple[int, int], ...]
) -> tuple[float, int, int]:
    """How alike two words sound, and how many signs of the second, front and end, do not belong to it."""
    best = (0.0, 0, 0)
    for front, end in cuts:
        rest = b[front : len(b) - end]
        score = compare_names(a, rest, a_language=a_language, b_language=b_language).score
        if score > best[0] - AS_GOOD:
            best = (max(score, best[0]), front, end)
    return best
