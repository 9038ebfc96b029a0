"""Figures and dates: what is counted, measured, paid or dated in a text, with its value.

`finder` walks over the tokens that `tokens` cuts by the tables in `lexicon`; `amounts`, `measures`, `dates`,
`relative`, `clocks` and `ranges` read one kind each; `compare` tells whether two figures agree.
"""

from hexapla.annotation.figures.finder import find_figures

__all__ = ["find_figures"]
