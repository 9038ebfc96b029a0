"""Which language a text went through, told by what its names suffered: scripts lose sounds, each its own.

Arabic has no p and no v and writes few vowels; Cyrillic no h, w, x; Japanese and Chinese no clusters of consonants. The
table `knowledge/sounds/pivots.toml` says what each change weighs; this is naive Bayes over the steps of all names, with
room for "unknown".
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.evidence.names.garbling import VOWELS, changes, matched
from hexapla.evidence.names.prepare import prepare
from hexapla.knowledge.sounds import sounds

UNKNOWN = "unknown"
HEARD = 4.0  # log odds of a name that follows the spelling of a version which is there
NOTHING: Mapping[str, float] = {}
CLUSTER = re.compile(r"[bcdfghjklmpqrstvwxz]{2}")


@dataclass(frozen=True, slots=True)
class PivotGuess:
    """A language that a round trip may have gone through; None stands for one that cannot be told. `probability`
    0..1, all guesses together 1; `names` are the numbers of the pairs that bear its sounds, `steps` those sounds."""

    language: str | None
    probability: float
    names: tuple[int, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Language:
    steps: Mapping[str, float]
    kept: Mapping[str, float]
    prior: float


UNLISTED = _Language({}, {}, 0.02)  # a language without a table, of which a version is there


@cache
def _languages() -> Mapping[str, _Language]:
    found = {}
    for code, table in sounds("pivots").items():
        words, kept = table.get("steps", "").split(), table.get("kept", "").split()
        found[code] = _Language(
            {key: float(value) for key, value in zip(words[::2], words[1::2], strict=True)},
            {key: float(value) for key, value in zip(kept[::2], kept[1::2], strict=True)},
            table["prior"],
        )
    return found


def pivot(pairs: Sequence[tuple[str, str]], heard: Mapping[str, float] = NOTHING) -> tuple[PivotGuess, ...]:
    """The languages that a round trip may have gone through, the likeliest first, from pairs of the right form of a
    name and the form found. Pairs that do not differ say nothing; without any that does only None is left. `heard`:
    language of another version of the story -> how many of the names follow the spelling there, less those that do not.
    """
    table = dict(_languages())
    table |= {code: UNLISTED for code, names in heard.items() if code not in table and names > 0}
    odds = {code: math.log(one.prior) + HEARD * heard.get(code, 0.0) for code, one in table.items()}
    bearing: dict[str, dict[int, None]] = {code: {} for code in table}
    borne: dict[str, dict[tuple[str, str], None]] = {code: {} for code in table}
    seen: set[tuple[str, str]] = set()
    settings = sounds("pivots")[UNKNOWN]
    for number, (right, wrong) in enumerate(pairs):
        for forms in matched(prepare(right, None), prepare(wrong, None)):
            if forms[0] == forms[1] or forms in seen:
                continue
            seen.add(forms)
            steps = changes(*forms)
            for code, one in table.items():
                if code == UNKNOWN:
                    continue
                value, found = _weigh(steps, forms, one, settings["odd"])
                odds[code] += settings["temper"] * value
                if found:
                    bearing[code][number] = None
                    borne[code].update(dict.fromkeys(found))
    if not seen:
        return (PivotGuess(None, 1.0),)
    top = max(odds.values())
    total = sum(math.exp(value - top) for value in odds.values())
    guesses = [
        PivotGuess(
            None if code == UNKNOWN else code, math.exp(value - top) / total, tuple(bearing[code]), tuple(borne[code])
        )
        for code, value in odds.items()
    ]
    return tuple(sorted(guesses, key=lambda guess: -guess.probability))


def _weigh(
    steps: tuple[tuple[str, str], ...], forms: tuple[str, str], language: _Language, odd: float
) -> tuple[float, list[tuple[str, str]]]:
    """What the steps of one name say for a language, and the steps that speak for it."""
    total, found = 0.0, []
    for place, (old, new) in enumerate(steps):
        if old == new:
            continue
        weight = _weight(steps, place, language)
        if weight is None:
            total -= odd
        else:
            total += weight
            found.append((old, new))
    same = "".join(old if old == new else " " for old, new in steps)
    for letters, weight in language.kept.items():
        times = len(CLUSTER.findall(same)) if letters == "CC" else same.count(letters)
        total -= weight * min(times, 2)
    return total, found


def _weight(steps: tuple[tuple[str, str], ...], place: int, language: _Language) -> float | None:
    """The weight of one step: as it stands, with the letter after it, or as one of the general kinds."""
    old, new = steps[place]
    if old or not new:
        candidates = [f"{old}>{new}"]
    else:
        before, after = steps[place - 1][1] if place else "", steps[place + 1][1] if place + 1 < len(steps) else ""
        broken = new[0] in VOWELS and before[-1:] not in VOWELS and (not after or after[0] not in VOWELS)
        candidates = [f">{new}"] if broken else []
        if before:
            candidates.append(f"{before}>{before}{new}")
    if place + 1 < len(steps):
        following = steps[place + 1]
        candidates.append(f"{old}{following[0]}>{new}{following[1]}")
    if len(old) == 2 and old[0] == old[1] and old[0] == new:
        candidates.append("2>1")
    elif len(old) == 2 and old[0] == old[1] and len(new) == 1:
        candidates.append(f"{new if old[0] == new else old[0]}>{new}")
    if not new:
        candidates.append("V>" if old[0] in VOWELS else "C>")
    return max((language.steps[one] for one in candidates if one in language.steps), default=None)
