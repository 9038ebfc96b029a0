"""Are two names the same?"""

from __future__ import annotations

from rapidfuzz.fuzz import token_sort_ratio

from hexapla.evidence.names.skeleton import skeletons
from hexapla.evidence.names.transliterate import latin
from hexapla.model import NameMatch


def compare_names(
    a: str, b: str, *, kind: str | None = None, a_language: str | None = None, b_language: str | None = None
) -> NameMatch:
    """Whether two names, of any scripts, name one bearer."""
    left, right = latin(a, a_language), latin(b, b_language)
    letters = token_sort_ratio(left, right)
    bones = token_sort_ratio(
        " ".join(skeletons(word)[1] for word in left.split()), " ".join(skeletons(word)[1] for word in right.split())
    )
    score = 1 / (1 + 2.718281828 ** -((0.4 * letters + 0.6 * bones - 74) / 7))
    return NameMatch(score, score >= 0.5)
