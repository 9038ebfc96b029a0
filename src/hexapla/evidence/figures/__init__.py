"""Whether two figures agree: units, roundings, parts of dates."""

from hexapla.evidence.figures.compare import exchanged, kinship, same_figure
from hexapla.evidence.figures.moments import Kinship

__all__ = ["Kinship", "exchanged", "kinship", "same_figure"]
