"""Are two names the same?"""

from __future__ import annotations

import math
from functools import cache

from hexapla.evidence.names.assign import features, same_place
from hexapla.evidence.names.prepare import prepare
from hexapla.knowledge.sounds import sounds
from hexapla.model import NameMatch


def compare_names(
    a: str, b: str, *, kind: str | None = None, a_language: str | None = None, b_language: str | None = None
) -> NameMatch:
    """Whether two names, of any scripts, name one bearer."""
    organisation = kind == "organisation"
    left, right = prepare(a, a_language, organisation), prepare(b, b_language, organisation)
    if not left.words or not right.words:
        same = a.strip() == b.strip() != ""
        return NameMatch(1.0 if same else 0.0, same, ("equal",) if same else ("no letters",))
    if kind == "place":
        known = same_place(left, right)
        if known is not None:
            return NameMatch(0.97, True, ("names of one place",)) if known else NameMatch(0.03, False, ("two places",))
    group, values, _ = features(left, right)
    weights = _weights(group, kind)
    odds = weights["bias"] + sum(weights[key] * value for key, value in values.items())
    score = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    return NameMatch(score, score >= 0.5)


@cache
def _weights(group: str, kind: str | None) -> dict[str, float]:
    table = dict(sounds("weights")[group])
    kinds = table.pop("kinds")
    return {**table, "bias": table["bias"] + kinds.get(kind or "other", 0.0)}
