"""Fits what weighs single words that nothing answers (`collation/single_words.toml`): `python -m bench.fit_single`.

The faithful pairs are those of `bench.fit_unanswered`; from every second sentence one word is taken away.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bench.fit_unanswered import Sentences, faithful, sentences
from bench.fit_variants import Case, fitted
from hexapla.collation.phrases_lost import unspaced
from hexapla.collation.senses import Unit
from hexapla.collation.single_words import MEASURES, TOPIC, measures
from hexapla.collation.unanswered import paired, runs
from hexapla.model import Span

ABOUT = """
How likely a single word that nothing answers was lost (collation/single_words.py): the log odds are the sum of the
measures times these weights, if a word was lost of every second sentence. Made by `python -m bench.fit_single`.
  rare              how seldom translations lose its concepts (minus the log of the share)
  tight, tighter    the words about it are answered by neighbours; the words beyond those as well
  turned            the words about it are answered by words with one between them, or by neighbours in another order
  room, longer      log of the signs between the two answers against those beside the word; of the letters of the
                    answers against those of the words about it: where they are tight
  letters           log of the letters of the word
  slot_known, slot_unknown    log of how many free words at its place the lexicon knows, does not know
  near              whether a word that may be put for it is free within two of the answers of its neighbours
  free, alone       log of the free words of the other side, of all words of this one without an answer
  shorter           log of how many words this sentence has against the other
  coverage          share of all words that are answered
  same, unspaced    one language; a script without spaces
  edge              at the beginning or end of the sentence
  kin               log of how clearly translations put a free word at its place for it
  senses            log of how many concepts it may be
"""


def without(units: Sequence[Unit], at: int) -> list[Unit]:
    """The units of a sentence less one, those behind moved to where they would stand."""
    gone = units[at].span
    by = gone.end - gone.start + 1
    moved = [
        Unit(Span(one.span.start - by, one.span.end - by, one.span.text), one.ids, one.keys, one.mark)
        for one in units[at + 1 :]
    ]
    return [*units[:at], *moved]


def cases(given: Sentences, chance: random.Random) -> Iterator[Case]:
    """The lone words of both sides, with a word of the other side taken away in every second."""
    for turn in (0, 1):
        left, right = given.units[turn], given.units[1 - turn]
        languages = given.languages[turn], given.languages[1 - turn]
        held, part = given.held[1 - turn], -1
        wide = unspaced(left), unspaced(right)
        if chance.random() < 0.5:
            back = paired(left, right, languages).back
            able = [j for j, one in enumerate(right) if j in back and not one.mark and one.ids]
            if not able:
                continue
            at = chance.choice(able)
            part, gone = back[at], right[at]
            right = without(right, at)
            held -= {*gone.ids, *gone.keys} - {key for unit in right for key in (*unit.ids, *unit.keys)}
        pairing = paired(left, right, languages)
        for run in runs(pairing, held, given.small[1 - turn], languages, not any(wide)):
            values = measures(pairing, run, languages[0] == languages[1], wide)
            if values:
                yield given.half, values, run.first == part


def main() -> None:
    """Fits."""
    chance = random.Random("taken")
    found = [case for one in faithful() for given in sentences(one) for case in cases(given, chance)]
    fitted(TOPIC, ABOUT, MEASURES, found)


if __name__ == "__main__":
    main()
