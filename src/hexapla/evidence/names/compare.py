"""Are two names the same? The verdict, its score, and the steps that lead from one to the other.

Names are cut into words, words of the two are matched one to one by what they cost (`assign`, `phones`), and what the
match shows is weighed by a table fitted on pairs of names (`knowledge/sounds/weights.toml`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp

from rapidfuzz.distance import Levenshtein

from hexapla.evidence.names.assign import Meeting, features, same_place
from hexapla.evidence.names.prepare import Prepared, prepare
from hexapla.knowledge.sounds import sounds
from hexapla.model import NameMatch

# So many changes of letters are told at most: more of them say only that the words are unlike.
MOST_CHANGES = 6
# Log odds are cut here: no comparison of two spellings is surer than this.
SUREST = 7.0
# Equal words are at least so sure (namesakes are what is left).
EQUAL = 3.5
NOTHING = "∅"


SUPPOSITIONS = {"ending": "{a} ~ {b} but for an ending", "spelling": "{a} ~ {b} as another language spells it"}


def compare_names(
    a: str, b: str, *, kind: str | None = None, a_language: str | None = None, b_language: str | None = None
) -> NameMatch:
    """Whether two names, of any scripts, name one bearer: `score` 0..1, even odds at 0.5, `same` the verdict, `reasons`
    the steps from one to the other or what speaks against it.

    `kind` is person, place, organisation or None where it is not known; the languages are ISO 639-1 codes. A surname
    alone and a full name with it may be one person; two full names that differ in one part are two.
    """
    return _compare(a, b, kind, a_language, b_language)


@lru_cache(maxsize=65_536)
def _compare(a: str, b: str, kind: str | None, a_language: str | None, b_language: str | None) -> NameMatch:
    organisation = kind == "organisation"
    left, right = prepare(a, a_language, organisation), prepare(b, b_language, organisation)
    if not left.words or not right.words:
        same = a.strip() == b.strip() != ""
        return NameMatch(1.0 if same else 0.0, same, ("equal",) if same else ("no letters",))
    if kind == "place":
        known = same_place(left, right)
        if known is not None:
            return NameMatch(0.97, True, ("names of one place",)) if known else NameMatch(0.03, False, ("two places",))
    group, values, meetings = features(left, right)
    if group == "single" and kind == "person":
        group = "surname"
    weights, odds = _weights(group, kind)
    for key, value in values.items():
        odds += weights[key] * value
    if len(left.words) == len(right.words) and all(one.how == "equal" for one in meetings):
        odds = max(odds, EQUAL)
    score = 1 / (1 + exp(-max(-SUREST, min(SUREST, odds))))
    return NameMatch(score, score >= 0.5, _reasons(left, right, meetings, score >= 0.5, group == "unparted"))


@cache
def _weights(group: str, kind: str | None) -> tuple[dict[str, float], float]:
    table = dict(sounds("weights")[group])
    kinds, bias = table.pop("kinds"), table.pop("bias")
    return table, bias + kinds.get(kind or "", 0.0)


def _reasons(left: Prepared, right: Prepared, meetings: list[Meeting], same: bool, unparted: bool) -> tuple[str, ...]:
    """The steps from one name to the other where they are the same; else the words that speak against it."""
    found: list[str] = []
    changes: list[str] = []
    for one in sorted(meetings) if len(meetings) > 1 else meetings:
        a, b = left.words[one.left], right.words[one.right]
        if one.how == "equivalent":
            found.append(f"given name {a.text} ~ {b.text}")
        elif one.how == "initial":
            found.append(f"initial {a.text} ~ {b.text}" if one.odds > 0 else f"initials differ: {a.text}, {b.text}")
        elif one.odds < 0 and not same:
            found.append(f"{a.text} and {b.text} differ")
        elif same and a.form != b.form:
            if one.how in SUPPOSITIONS:
                found.append(SUPPOSITIONS[one.how].format(a=a.text, b=b.text))
            elif left.script == right.script:
                changes += _changes(a.form, b.form)
    found += changes[:MOST_CHANGES]
    if left.script != right.script and same:
        names = sounds("script_names")
        found += [f"{names.get(one, one)} transliteration" for one in (left.script, right.script) if one != "Latn"]
    if len(left.words) != len(right.words) and same and unparted:
        found.append("parted into words or not")
    elif len(left.words) != len(right.words):
        longer, used = (left, {one.left for one in meetings}), {one.right for one in meetings}
        if len(right.words) > len(left.words):
            longer = right, used
        extra = [word.text for number, word in enumerate(longer[0].words) if number not in longer[1]]
        found.append(f"only one has {' '.join(extra)}")
    elif any(one.left != one.right for one in meetings):
        found.append("words in another order")
    if {one.form for one in left.small} != {one.form for one in right.small}:
        particles = [one.text for one in (*left.small, *right.small)]
        found.append(f"particles differ: {' '.join(particles)}")
    if not found:
        equal = all(one.how == "equal" for one in meetings)
        found.append("equal" if equal else "sound alike" if same else "too unlike")
    return tuple(found)


def _changes(a: str, b: str) -> list[str]:
    """The letters that change from one Latin form to another."""
    return [
        f"{a[op.src_start : op.src_end] or NOTHING}→{b[op.dest_start : op.dest_end] or NOTHING}"
        for op in Levenshtein.opcodes(a, b)
        if op.tag != "equal"
    ]
