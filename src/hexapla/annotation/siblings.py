"""Passages that a version has word for word as another version in another language has them: one of the two did not
translate them. A heading of three words is too short to tell its language by itself; its sibling tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hexapla.annotation.language_evidence import scores, tokens
from hexapla.annotation.languages import TOLD
from hexapla.annotation.names import find_names
from hexapla.knowledge.scripts import plain_word
from hexapla.knowledge.words import profiles
from hexapla.model import Trace, Witness

WORDS = 2  # a passage that may have been left over has so many
NAMED = 0.5  # and names are no larger share of it: they stay as they are in translation
# How much likelier, in log likelihood, a passage must be in the language of its sibling than in that of its page.
CLEAR = 3.0
CONFIDENCE = 0.9


def with_siblings(witnesses: Sequence[Witness]) -> list[Witness]:
    """The witnesses, with a trace over every passage that stands untranslated in a version of another language."""
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    written: dict[str, str] = {}
    for place, witness in enumerate(witnesses):
        for number, passage in enumerate(witness.passages):
            text = witness.text[passage.start : passage.end]
            if passage.kind in TOLD and passage.language == witness.language and _wordy(text):
                key = plain_word(" ".join(text.split()))
                alike[key].append((place, number))
                written.setdefault(key, text)
    found = list(witnesses)
    for key, places in alike.items():
        text = written[key]
        languages = {witnesses[place].language for place, _ in places}
        for place, number in places:
            others = languages - {found[place].language}
            left = max(others, key=lambda other: _gain(text, witnesses[place].language, other), default=None)
            if left is not None and _gain(text, witnesses[place].language, left) > CLEAR and not _names(text, left):
                found[place] = _left(found[place], number, left)
    return found


def _wordy(text: str) -> bool:
    return len(tokens(text)) >= WORDS and any(word[0].islower() for word in text.split()[1:])


def _names(text: str, language: str) -> bool:
    """Whether a passage is a name, or mostly names."""
    named = sum(one.end - one.start for one in find_names(text, language))
    return named > NAMED * len(text)


def _gain(text: str, own: str | None, other: str | None) -> float:
    """How much likelier a text is in the other language than in the own one."""
    codes = profiles().codes
    if own not in codes or other not in codes:
        return 0.0
    total = scores(text)
    return total[codes.index(other)] - total[codes.index(own)]


def _left(witness: Witness, number: int, language: str) -> Witness:
    passage = witness.passages[number]
    note = "the passage stands so in a version of another language"
    trace = Trace("untranslated", number, passage.start, passage.end, language, note, CONFIDENCE)
    passages = list(witness.passages)
    passages[number] = replace(passage, language=language)
    return replace(witness, passages=tuple(passages), traces=(*witness.traces, trace))
