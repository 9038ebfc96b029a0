"""How surely a word of two senses is told between two sentences."""

from __future__ import annotations

import hexapla


def told(left_language: str, left: str, right_language: str, right: str) -> float:
    """The highest confidence of a variant that rests on a homonym; 0.0 where there is none."""
    found = hexapla.compare(left, right, left_language=left_language, right_language=right_language)
    return max((one.confidence for one in found for it in one.evidence if it.kind == "homonym"), default=0.0)
