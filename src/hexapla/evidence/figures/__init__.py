"""Whether two figures agree: units, roundings, parts of dates."""

from hexapla.evidence.figures.compare import kinship, same_figure
from hexapla.evidence.figures.moments import Kinship

__all__ = ["Kinship", "kinship", "same_figure"]
