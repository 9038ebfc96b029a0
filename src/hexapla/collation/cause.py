"""How a difference most likely came about: a mistake of translation, words trimmed, a report spun, an error, an update,
or a genuine contradiction; "unclear" where the versions do not tell.

Decided from what stands in the versions alone: their languages, which of them leave out much, which spell names by the
sounds of another script, when they were published, how many agree. Each verdict comes with its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.tables import language_name
from hexapla.model import Cause, Variant
from hexapla.synopsis import Synopsis

LEAST = 0.5  # variants less sure than that say nothing of how a version was made
GARBLED = 2  # names spelled by other sounds from which a version is known to have come through another script
TRIMMED = 2  # passages or sentences that a version leaves out from which it is known to be shortened
CUT = ("omission", "quotation", "figure", "date", "name")
SPUN = ("speaker", "wording", "negation", "quotation")
FURNITURE = ("byline", "dateline", "caption", "credit", "headline", "heading")
Verdict = tuple[Cause | None, tuple[str, ...]]
NONE: Verdict = (None, ())


@dataclass(frozen=True, slots=True)
class _Versions:
    """What all variants together say of each version: `garbled` names, passages and sentences `lacking`, its language
    and when it was published."""

    garbled: Mapping[str, int]
    lacking: Mapping[str, int]
    language: Mapping[str, str | None]
    published: Mapping[str, str | None]


def with_causes(synopsis: Synopsis, variants: Sequence[Variant]) -> list[Variant]:
    """The variants, each with its cause and the reasons."""
    versions = _versions(synopsis, variants)
    told = [(one, *_cause(synopsis, versions, one)) for one in variants]
    return [replace(one, cause=cause, why=why) for one, cause, why in told]


def _versions(synopsis: Synopsis, variants: Sequence[Variant]) -> _Versions:
    garbled = dict.fromkeys(synopsis.witnesses, 0)
    lacking = dict.fromkeys(synopsis.witnesses, 0)
    for one in variants:
        if one.confidence < LEAST:
            continue
        if _evidence(one) == "sound":
            for siglum in one.faulty:
                garbled[siglum] += 1
        if one.kind in ("omission", "addition") and one.severity == "loss":
            for siglum, reading in one.readings.items():
                lacking[siglum] += reading is None
    return _Versions(
        garbled,
        lacking,
        {s: witness.language for s, witness in synopsis.witnesses.items()},
        {s: witness.published for s, witness in synopsis.witnesses.items()},
    )


def _evidence(variant: Variant) -> str:
    return variant.evidence[0].kind if variant.evidence else ""


def _cause(synopsis: Synopsis, versions: _Versions, one: Variant) -> Verdict:
    kind = _evidence(one)
    if one.severity == "style" or one.kind == "order":
        return NONE
    if kind in ("homonym", "hours", "translated name"):
        return "mistranslation", _senses(one, kind)
    if one.kind == "untranslated":
        return "mistranslation", (say("cause", "left_over", where=listed(one.faulty)),)
    if one.severity == "spelling":
        return _spelling(versions, one, kind)
    if one.severity == "loss":
        return _loss(synopsis, versions, one)
    return _contradiction(versions, one)


def _senses(one: Variant, kind: str) -> tuple[str, ...]:
    if kind == "translated name":
        return (say("cause", "name_word", where=listed(one.faulty)),)
    if kind == "hours":
        return (say("cause", "hours"),)
    pivot = one.evidence[1]
    if pivot.kind == "pivot word":
        return (say("cause", "pivot_word", word=pivot.left),)
    return (say("cause", "homonym", language=listed([language_name(code) for code in pivot.left.split()], "or")),)


def _spelling(versions: _Versions, one: Variant, kind: str) -> Verdict:
    if kind != "sound" or not one.faulty:
        return NONE
    reasons = [say("cause", "sounds", where=listed(one.faulty))]
    many = [s for s in one.faulty if versions.garbled[s] >= GARBLED]
    if not many:
        return "error", tuple(reasons)
    return "mistranslation", (*reasons, _through(versions, many))


def _through(versions: _Versions, sigla: Sequence[str]) -> str:
    return say("cause", "garbled", where=listed(sigla), count=max(versions.garbled[s] for s in sigla))


def _loss(synopsis: Synopsis, versions: _Versions, one: Variant) -> Verdict:
    lack = [s for s, reading in one.readings.items() if reading is None] or list(one.faulty)
    have = [s for s in one.readings if s not in lack]
    shared = {versions.language[s] for s in lack} & {versions.language[s] for s in have}
    if one.kind == "addition":
        return _later(versions, have, lack) or ("unclear", (say("cause", "alone", where=listed(have)),))
    if one.kind == "speaker":
        # A translator seldom drops a source; one who rewrites in the same language does so on purpose, or to be short.
        if shared and not any(versions.garbled[s] >= GARBLED for s in lack):
            return "spin", (say("cause", "source_dropped", where=listed(lack)),)
        return _shortened(versions, lack) or ("unclear", (say("cause", "source_lost", where=listed(lack)),))
    if one.locus is not None and one.kind == "omission" and synopsis.kind(one.locus) in FURNITURE:
        return "trimming", (say("cause", "furniture", where=listed(lack)),)
    if one.kind in CUT and (found := _shortened(versions, lack)):
        return found
    if shared and lack:
        return "trimming", (say("cause", "same_words", where=listed(lack)),)
    return _garbled(versions, lack) or ("unclear", (say("cause", "no_sign", where=listed(lack)),))


def _shortened(versions: _Versions, lack: Sequence[str]) -> Verdict | None:
    """Trimming, where each version that lacks the words leaves out passages besides."""
    if not lack or any(versions.lacking[s] < TRIMMED for s in lack):
        return None
    return "trimming", (say("cause", "shortened", where=listed(lack), count=min(versions.lacking[s] for s in lack)),)


def _garbled(versions: _Versions, sigla: Sequence[str]) -> Verdict | None:
    many = [s for s in sigla if versions.garbled[s] >= GARBLED]
    return ("mistranslation", (_through(versions, many),)) if many else None


def _contradiction(versions: _Versions, one: Variant) -> Verdict:
    have = [s for s, reading in one.readings.items() if reading is not None]
    wrong = [s for s in one.faulty if s in one.readings]
    right = [s for s in have if s not in wrong]
    if one.kind in ("figure", "date"):
        return _value(versions, one, wrong, right)
    if not wrong:
        return _undecided(versions, have)
    reasons = [say("cause", "outvoted", where=listed(wrong), other=listed(right))]
    if found := _garbled(versions, wrong):
        return "mistranslation", (*reasons, *found[1])
    shared = {versions.language[s] for s in wrong} & {versions.language[s] for s in right}
    if not shared:
        return "mistranslation", (*reasons, say("cause", "translated", where=listed(wrong)))
    if one.kind in SPUN:
        return "spin", (*reasons, say("cause", "same_language", where=listed(wrong)))
    if len(right) > len(wrong):
        return "error", tuple(reasons)
    return "unclear", tuple(reasons)


def _undecided(versions: _Versions, have: Sequence[str]) -> Verdict:
    many = [s for s in have if versions.garbled[s] >= GARBLED]
    if len(many) == 1:
        return "mistranslation", (_through(versions, many),)
    return "unclear", (say("cause", "as_many", where=listed(have)),)


def _value(versions: _Versions, one: Variant, wrong: Sequence[str], right: Sequence[str]) -> Verdict:
    """A figure or date on which versions disagree."""
    values = {e.left.partition(":")[0]: e.right for e in one.evidence if e.kind == "value"}
    sides = (wrong, right) if wrong else _two_sides(values)
    against = (say("cause", "outvoted", where=listed(wrong), other=listed(right)),) if wrong else ()
    pairs = [(values[a], values[b]) for a in sides[0] for b in sides[1] if a in values and b in values]
    if slip := next((found for a, b in pairs if (found := _slip(a, b))), None):
        languages = {versions.language[s] for s in one.readings}
        return "mistranslation" if len(languages) > 1 else "error", (slip, *against)
    if later := _later(versions, sides[0], sides[1]) or _later(versions, sides[1], sides[0]):
        return later
    if wrong and len({versions.language[s] for s in wrong}) > 1:
        return "contradiction", (say("cause", "both_sides", one=listed(right), other=listed(wrong)),)
    if wrong and len(right) > len(wrong):
        return "error", against
    return "unclear", (say("cause", "as_many", where=listed(one.readings)),)


def _two_sides(values: Mapping[str, str]) -> tuple[Sequence[str], Sequence[str]]:
    """The versions by their two values; empty where there are more."""
    groups: dict[str, list[str]] = {}
    for siglum, value in values.items():
        groups.setdefault(value, []).append(siglum)
    return (*groups.values(),) if len(groups) == 2 else ((), ())  # type: ignore[return-value]


def _slip(one: str, other: str) -> str | None:
    """What is wrong between two values: the same number with another unit, or another power of ten."""
    numbers, units = zip(*(value.partition(" ")[::2] for value in (one, other)), strict=True)
    if numbers[0] == numbers[1]:
        return say("cause", "unit") if units[0] != units[1] and all(units) else None
    try:
        left, right = (Decimal(number) for number in numbers)
        exponent = (left / right).log10() if left > 0 and right > 0 else Decimal("0.5")
    except (InvalidOperation, ArithmeticError):
        return None
    return say("cause", "power_of_ten") if exponent and exponent == exponent.to_integral_value() else None


def _later(versions: _Versions, late: Sequence[str], early: Sequence[str]) -> Verdict | None:
    """An update, where all versions of one side were published after all of the other."""
    dates = [[versions.published[s] for s in side] for side in (late, early)]
    known = [[date for date in side if date] for side in dates]
    if not late or not early or not all(known) or [len(side) for side in known] != [len(late), len(early)]:
        return None
    first, last = min(known[0]), max(known[1])
    size = min(len(first), len(last))
    if first[:size] <= last[:size]:
        return None
    return "update", (say("cause", "later", where=listed(late), date=first, other=listed(early)),)
