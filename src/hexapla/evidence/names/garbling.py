"""What happened to the spelling of a name: the letters that changed from the right form to the garbled one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from hexapla.evidence.names.assign import assign
from hexapla.evidence.names.costs import costs
from hexapla.evidence.names.likeness import least_path, likeness
from hexapla.evidence.names.phones import LATIN, LONGEST, Sounds, spots
from hexapla.evidence.names.prepare import Prepared, prepare

VOWELS = frozenset("aeiouy")
# Below this the two are no spellings of one name: of 1,248 pairs of machine spellings 7 % are left out so (some
# differ in accents only), of 550 pairs of other people 65 %; even odds are reached by 88 % and 4 % (development
# names, wmt_mt_spelling).
LEAST_SCORE = 0.05
# Letters of a word that are aligned; the alignment is quadratic.
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Garbling:
    """How one form became another: `score` 0..1, that it is the same name misspelt; `steps` the letters (Latin,
    lower case) that changed, from and to, in order; "" is nothing."""

    score: float
    steps: tuple[tuple[str, str], ...]


def garbled(a: str, b: str) -> Garbling | None:
    """How `b` may be a garbled spelling of `a`, a form in the same script; None where the two are equal but for
    capitals and accents, in two scripts, or no spellings of one name."""
    left, right = prepare(a, None), prepare(b, None)
    if not left.words or not right.words or left.script != right.script:
        return None
    if [one.form for one in left.words] == [one.form for one in right.words]:
        return None
    score = _score(left, right)
    if score < LEAST_SCORE:
        return None
    return Garbling(score, tuple(step for x, y in matched(left, right) for step in changes(x, y) if step[0] != step[1]))


def _score(left: Prepared, right: Prepared) -> float:
    odds = [one[2] for one in assign(left.words, right.words)]
    if len(left.words) != len(right.words):
        whole = likeness(_whole(left), _whole(right))
        odds = [max(whole, min(odds) - 1.0)]
    return 1 / (1 + math.exp(-min(odds)))


def _whole(name: Prepared) -> Sounds:
    return Sounds("".join([one.signs for one in name.words])[:LONGEST], name.script)


def matched(left: Prepared, right: Prepared) -> tuple[tuple[str, str], ...]:
    """The Latin forms of the words that answer each other, in the order of the left name."""
    if len(left.words) == len(right.words):
        pairs = sorted(assign(left.words, right.words))
        return tuple((left.words[i].form, right.words[j].form) for i, j, _, _ in pairs)
    return (("".join(one.form for one in left.words), "".join(one.form for one in right.words)),)


@lru_cache(maxsize=8192)
def changes(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The way from one Latin form to another, letters kept among them: neighbouring changes of vowels, or of
    consonants, are one step ("ei" to "i", "th" to "z"), and so is a doubled letter that is written once."""
    steps: list[tuple[str, str]] = []
    for x, y in _letters(a[:LONGEST_WORD], b[:LONGEST_WORD]):
        if steps and x != y:
            old, new = steps[-1]
            doubled = old == new and ((not x and y == new) or (not y and x == old))
            if doubled or (old != new and _one_kind(old + new + x + y)):
                steps[-1] = (old + x, new + y)
                continue
        steps.append((x, y))
    return tuple(steps)


def _one_kind(letters: str) -> bool:
    return len({letter in VOWELS for letter in letters}) == 1


def _letters(a: str, b: str) -> list[tuple[str, str]]:
    """The two forms aligned letter by letter at the least cost."""
    table = costs(LATIN, LATIN)
    x, y = Sounds(a, LATIN), Sounds(b, LATIN)
    changes = [
        [0.0 if one == other else table.change[code][y.code[j]] + 0.2 for j, other in enumerate(b)]
        for one, code in zip(a, x.code, strict=True)
    ]
    way = least_path(
        changes,
        [table.left[one] for one in spots(x, 0, len(a))],
        [table.right[one] for one in spots(y, 0, len(b))],
    )
    return [("" if i is None else a[i], "" if j is None else b[j]) for i, j in way]
