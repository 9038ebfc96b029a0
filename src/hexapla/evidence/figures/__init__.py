"""Whether two figures agree: units, roundings, parts of dates."""

from hexapla.evidence.figures.compare import Kinship, kinship, same_figure

__all__ = ["Kinship", "kinship", "same_figure"]
