"""Log odds as probabilities."""

from __future__ import annotations

from math import exp

LIMIT = 30.0  # log odds beyond which a probability is as good as 0 or 1; no exponential overflows


def probability(odds: float, limit: float = LIMIT) -> float:
    """The probability, 0..1, that log odds stand for, none beyond `limit`."""
    return 1 / (1 + exp(-max(-limit, min(limit, odds))))
