"""Which language a version went through: from the names that it spells as no other version does."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from hexapla.descent.faults import Fault
from hexapla.descent.unread import Respelt, Words, plain, unread, words_of
from hexapla.evidence.names import latin
from hexapla.evidence.names.garbling import changes
from hexapla.evidence.names.pivots import NOTHING, pivot
from hexapla.evidence.names.spelt import spelt_alike
from hexapla.knowledge.gazetteer import fold, inflection
from hexapla.knowledge.phrases import say
from hexapla.knowledge.scripts import main_script
from hexapla.model import NameEntry, NameForm, Trace, Variant, Witness
from hexapla.synopsis import Synopsis

LEAST_NAMES = 2  # garbled names from which a pivot is guessed at
# Probability from which a pivot is told: of two names, and of more (below .7 two names are chance as often as not).
OF_TWO, LEAST_PIVOT = 0.7, 0.5
OUTVOTED = 0.9  # the same where most versions spell the names so: a garbled page may have been copied most
SAME_START = 4  # words that begin with as many letters alike differ by an ending, not by a garbling
SHORTEST = 3
MANY = 5.0  # log odds against the names of most versions being the garbled ones
TINY = 1e-12


def respelt(synopsis: Synopsis, siglum: str, variants: Sequence[Variant], words: Words | None = None) -> list[Respelt]:
    """The words of names that a version spells otherwise, each once: those the apparatus calls garbled, then
    persons whose forms in the other versions are others. Persons keep their spelling from one Latin-script language
    to the next but for endings; what is left is a garbling, or an exonym, about which `pivot` knows to say nothing."""
    found: dict[str, Respelt] = {}
    for one in variants:
        wrong = one.readings.get(siglum)
        if one.kind != "name" or siglum not in one.faulty or wrong is None or not one.evidence:
            continue
        right = next((r for s, r in one.readings.items() if r and s not in one.faulty), None)
        if right and one.evidence[0].kind == "sound":
            found.setdefault(wrong.text, Respelt(right.text, wrong.text, wrong.start, wrong.end))
    told = {word for one in found.values() for word in one.wrong.split()}
    for entry in synopsis.names:
        for word in _words(synopsis, siglum, entry) if entry.kind == "person" else ():
            if word.wrong not in told:
                told.add(word.wrong)
                found.setdefault(word.wrong, word)
    told = {part for one in found.values() for part in one.wrong.split()}
    for word in unread(synopsis, siglum, words or words_of(synopsis)):
        if word.wrong not in told:
            found.setdefault(word.wrong, word)
    return list(found.values())


def _words(synopsis: Synopsis, siglum: str, entry: NameEntry) -> list[Respelt]:
    """The words of one person's name that a version spells otherwise than more of the others do than spell as it."""
    forms = [form for form in entry.forms if main_script(form.text) == "Latn"]
    own = max((f for f in forms if f.siglum == siglum), key=lambda f: (len(f.text.split()), -f.start), default=None)
    if own is None:
        return []
    size = len(own.text.split())
    others = [form for form in forms if form.siglum != siglum and len(form.text.split()) == size]
    if not others:
        return []
    votes: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if form.siglum != siglum:
            for word in form.text.split():
                votes[word].add(form.siglum)
    best = max(others, key=lambda form: sum(len(votes[word]) for word in form.text.split()))
    found, place = [], own.start
    for right, wrong in zip(best.text.split(), own.text.split(), strict=True):
        place = own.start + own.text.index(wrong, place - own.start)
        if len(votes[right]) > len(votes.get(wrong, ())) and _differ(synopsis, (best, right), (own, wrong)):
            found.append(Respelt(right, wrong, place, place + len(wrong)))
        place += len(wrong)
    return found


def _differ(synopsis: Synopsis, one: tuple[NameForm, str], other: tuple[NameForm, str]) -> bool:
    """Whether two words differ by more than endings and accents."""
    plain = [latin(fold(word)) for _, word in (one, other)]
    languages = [synopsis.witnesses[form.siglum].language for form, _ in (one, other)]
    if min(map(len, plain)) < SHORTEST or plain[0][:SAME_START] == plain[1][:SAME_START]:
        return False
    if spelt_alike(one[1], languages[0], other[1], languages[1]):
        return False
    bases = [
        {latin(base) for base in inflection(language).bases(fold(word))}
        for language, (_, word) in zip(languages, (one, other), strict=True)
    ]
    return not bases[0] & bases[1]


def pivots_of(words: Sequence[Respelt], followed: Mapping[str, float] = NOTHING) -> dict[str, float]:
    """Pivot language -> probability, from the garbled names of a version. `followed`: language of another version ->
    how many of them follow its spelling."""
    sided = [one for one in words if not one.outvoted]
    found = _guessed(sided, LEAST_PIVOT, followed)
    return found or (_guessed(words, OUTVOTED, followed) if len(sided) < len(words) else {})


def _guessed(words: Sequence[Respelt], least: float, followed: Mapping[str, float]) -> dict[str, float]:
    if len(words) < LEAST_NAMES:
        return {}
    least = max(least, OF_TWO) if len(words) == LEAST_NAMES else least
    guesses = pivot([(one.right, one.wrong) for one in words], followed)
    return {one.language: one.probability for one in guesses if one.language and one.probability >= least}


def one_sided(
    pivots: Mapping[str, dict[str, float]], words: Mapping[str, Sequence[Respelt]]
) -> dict[str, dict[str, float]]:
    """The pivots without those of versions that are but the other side of a garbled one: of two versions that spell the
    same names differently, the likelier to be garbled is so; it takes more to call garbled what most versions write."""
    kept = dict(pivots)
    right = {s: {word.casefold() for one in found for word in one.right.split()} for s, found in words.items()}
    wrong = {s: {word.casefold() for one in found for word in one.wrong.split()} for s, found in words.items()}
    for one, guesses in pivots.items():
        for other, rivals in pivots.items():
            mirrored = len(wrong[one] & right[other]) * 2 >= len(wrong[one])
            if one != other and guesses and mirrored and _odds(rivals, words[other]) > _odds(guesses, words[one]):
                kept[one] = {}
    return kept


def _odds(guesses: Mapping[str, float], words: Sequence[Respelt]) -> float:
    """The log odds of the likeliest pivot of a version."""
    best = max(guesses.values(), default=0.0)
    outvoted = sum(one.outvoted for one in words) * 2 > len(words)
    return math.log((best + TINY) / (1 - best + TINY)) - (MANY if outvoted else 0.0)


def garbled_faults(
    words: Mapping[str, Sequence[Respelt]],
    pivots: Mapping[str, Mapping[str, float]],
    written: Words,
    told: Collection[str],
) -> list[Fault]:
    """The garbled words of versions that went through another language, as faults; `told`: words that are told of as
    faults already. Only there is it known which of two spellings is the garbled one."""
    found: dict[str, Fault] = {}
    for siglum, garbled in words.items():
        for one in garbled if pivots[siglum] else ():
            right, wrong = plain(one.right), plain(one.wrong)
            if wrong in found or one.wrong in told or " " in one.wrong:
                continue
            have = frozenset(s for s, own in written.written.items() if wrong in own)
            silent = frozenset(s for s, own in written.written.items() if s not in have and right not in own)
            words_told = say("variant", "name", wrong=one.wrong, where=siglum, right=one.right)
            found[wrong] = Fault(have | {siglum}, max(pivots[siglum].values()), words_told, False, "garbled", silent)
    return list(found.values())


def with_pivots(witness: Witness, words: Sequence[Respelt], pivots: dict[str, float]) -> Witness:
    """The witness with a trace over every garbled name, if a pivot was told."""
    if not pivots:
        return witness
    language = max(pivots, key=lambda code: pivots[code])
    traces = []
    for one in words:
        place = witness.passage_at(one.start) or 0
        steps = changes(latin(fold(one.right)), latin(fold(one.wrong)))
        note = ", ".join(f"{old}→{new}" for old, new in steps if old != new)
        traces.append(Trace("pivot", place, one.start, one.end, language, note, pivots[language]))
    return replace(witness, traces=(*witness.traces, *traces))
