"""How sure a link is: a logistic curve over its score, its share of evidence and its best rival.

Fitted on the development pairs (align-wmt and align-ntrex, noisy; a link counts as right if both its sides equal a
gold link); docs/stages/4-alignment.md shows how well it is calibrated.
"""

from __future__ import annotations

from math import exp

INTERCEPT, SCORE, DICE, RIVAL = 0.95, 6.4, -6.2, -5.7


def link_confidence(score: float, dice: float, rival: float) -> float:
    """The probability that a link is right. `score`: block score; `dice`: share of evidence of the block; `rival`:
    that of the best other partner."""
    total = INTERCEPT + SCORE * score + DICE * dice + RIVAL * rival
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
