"""Dictionaries of two languages, from the files that users have: pairs of words for word tables.

`read_dictionary` is the call. Every file here that has KIND, SHAPE, `recognises` and `pairs` is a format and is found
by itself (`read.Kind` says what each must give): `freedict`, `stardict`, `word_list`. `source` opens files and holds
the limits, `cleaning` says what a word is, `definitions` finds translations in running definitions by the words of
labels.toml. docs/dictionaries.md says more.
"""

from hexapla.knowledge.dictionaries.read import read_dictionary

__all__ = ["read_dictionary"]
