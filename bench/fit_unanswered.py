"""Fits what weighs words that nothing answers (`collation/unanswered.toml`) and counts which concepts translations put
in each other's place (`collation/akin.tsv`): `python -m bench.fit_unanswered [--akin]`.

Faithful pairs come from `variants-wmt-ntrex` (unchanged), `errors.dev` (good) and versions of one story in one language
or two; from one side of every second pair some words in a row are taken away, and what answered them must be found. A
text belongs to half A or B by its hash: weights are fitted on A, the reliability is printed on B.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log
from typing import Any, NamedTuple

from bench.fit_variants import HOME, Case, Pair, fitted, pairs, parallel_stories
from bench.fitting import rows
from hexapla.collation.account import Told, told
from hexapla.collation.phrases_lost import FEW, unspaced
from hexapla.collation.senses import Unit, units_in
from hexapla.collation.sheet import sheet
from hexapla.collation.unanswered import MEASURES, paired, runs
from hexapla.knowledge.concepts import concepts
from hexapla.pipeline import pair

LEAST, LEAST_LIFT, LEAST_WEIGHT = 1.5, 2.0, 2.0  # what a pair of concepts must reach
STORIES = 3  # stories of which a pair is clear
CLEAR = 7.9  # the most that a pair of fewer stories gets
TAKEN = (1, 1, 1, 1, 2, 2, 3, 5)  # how many words are taken away
GOOD, STORY_PAIRS, LONGEST = 1500, 4500, 1200
WORDS = 500  # concepts that a language must have words for


class Sentences(NamedTuple):
    """A row of sentences of two passages: units, concepts of function words alone, all that each passage has."""

    half: str
    languages: tuple[str, str]
    units: tuple[list[Unit], list[Unit]]
    small: tuple[frozenset[str], frozenset[str]]
    held: tuple[frozenset[str], frozenset[str]]


def lone(one: Told, other: Told) -> set[str]:
    """The concepts of a stretch without a counterpart."""
    met = {(thing.start, thing.end) for thing in one.things if thing.id in other.ids}
    return {t.id for t in one.things if t.id not in other.ids and (t.start, t.end) not in met}


def count_akin() -> None:
    """Counts on parallel news of half A which concepts without a counterpart stand against each other."""
    joint: dict[tuple[str, str], float] = defaultdict(float)
    alone: dict[str, float] = defaultdict(float)
    stories: dict[tuple[str, str], set[str]] = defaultdict(set)
    for story, left, right in parallel_stories():
        sides = lone(left, right), lone(right, left)
        for a in sides[0]:
            for b in sides[1]:
                key = (min(a, b), max(a, b))
                share = 1 / max(map(len, sides))
                joint[key] += share
                alone[a] += share
                alone[b] += share
                stories[key].add(story)
    whole = sum(joint.values())
    lines = []
    for (a, b), count in sorted(joint.items()):
        lift = 2 * count * whole / (alone[a] * alone[b])
        weight = count * log(lift)
        if len(stories[a, b]) > 1 and count >= LEAST and lift >= LEAST_LIFT and weight >= LEAST_WEIGHT:
            lines.append(f"{a}\t{b}\t{weight if len(stories[a, b]) >= STORIES else min(weight, CLEAR):.1f}")
    about = [
        "# Concepts that faithful translations put in each other's place, on parallel news of the development data:",
        "# the log likelihood of the passages in which they do, beyond chance.",
        "# Made by `python -m bench.fit_unanswered --akin`.",
    ]
    (HOME / "akin.tsv").write_text("\n".join([*about, *lines]) + "\n", encoding="utf-8")


def faithful() -> Iterator[Pair]:
    """Pairs of passages that tell the same."""
    good = [one for one in pairs() if not one.change]
    random.Random("good").shuffle(good)
    yield from good[: 2 * GOOD]
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("stories-ntrex", "stories-wmt"):
        for row in rows(name):
            if not row.get("partial") and row["lang"] and len(concepts(row["lang"])) > WORDS:
                stories[row["story"]].append(row)
    found = [one for story, versions in stories.items() for one in of_story(story, versions)]
    random.Random("stories").shuffle(found)
    yield from found[:STORY_PAIRS]


def of_story(story: str, versions: Sequence[dict[str, Any]]) -> Iterator[Pair]:
    """A few paragraphs of two pairs of versions in one language and of four in two."""
    chance = random.Random(story)
    couples = [(a, b) for a in versions for b in versions if a["id"] < b["id"] and a["segids"] == b["segids"]]
    chance.shuffle(couples)
    same = [one for one in couples if one[0]["lang"] == one[1]["lang"]][:2]
    for a, b in [*same, *[one for one in couples if one[0]["lang"] != one[1]["lang"]][:4]]:
        texts = list(zip(a["paragraphs"], b["paragraphs"], strict=False))
        for left, right in chance.sample(texts, min(2, len(texts))):
            if left and right and max(len(left), len(right)) < LONGEST:
                yield Pair(left, right, (a["lang"], b["lang"]), "", None, {})


def sentences(one: Pair) -> Iterator[Sentences]:
    """The rows of sentences of a pair of passages."""
    synopsis = pair(one.left, one.right, left_language=one.languages[0], right_language=one.languages[1])
    given = sheet(synopsis, (), ())
    whole = [synopsis.whole(0, s) for s in "AB"]
    held = [
        frozenset(key for unit in units_in(given, s, span) for key in (*unit.ids, *unit.keys))
        for s, span in zip("AB", whole, strict=True)
        if span
    ]
    for row in given.rows[0]:
        if len(row.readings) == 2 and len(held) == 2:
            units = [units_in(given, s, row.readings[s]) for s in "AB"]
            ids = [told(row.readings[s].text, lang).ids for s, lang in zip("AB", one.languages, strict=True)]
            small = [all_ - {id for unit in own for id in unit.ids} for all_, own in zip(ids, units, strict=True)]
            if min(map(len, units)) >= FEW:
                yield Sentences(one.half, one.languages, (units[0], units[1]), (small[0], small[1]), (held[0], held[1]))


def cases(given: Sentences, chance: random.Random) -> Iterator[Case]:
    """The runs of both sides, with words of the other side taken away in every second; whether that is what they tell.
    Runs that do so in part are left out."""
    for turn in (0, 1):
        left, right = given.units[turn], given.units[1 - turn]
        languages = given.languages[turn], given.languages[1 - turn]
        held, part = given.held[1 - turn], set[int]()
        spaced = not unspaced(left) and not unspaced(right)
        if chance.random() < 0.5:
            size = chance.choice(TAKEN)
            if len(right) - size < 2:
                continue
            start = chance.randrange(len(right) - size + 1)
            answers = paired(left, right, languages).back
            part = {answers[j] for j in range(start, start + size) if j in answers}
            taken, right = right[start : start + size], [*right[:start], *right[start + size :]]
            if not part or 2 * sum(unit.mark for unit in taken) > size:
                continue
            gone = {key for unit in taken for key in (*unit.ids, *unit.keys)}
            held -= gone - {key for unit in right for key in (*unit.ids, *unit.keys)}
        for run in runs(paired(left, right, languages), held, given.small[1 - turn], languages, spaced):
            inside = len(part & set(range(run.first, run.last + 1)))
            if not inside or 2 * inside > run.last - run.first:
                yield given.half, run.measures, inside > 0


ABOUT = """
How likely a run of words that nothing answers was lost (collation/unanswered.py): the log odds are the sum of the
measures times these weights, if something was lost in every second sentence. Made by `python -m bench.fit_unanswered`.
  rare, rarest      how seldom translations lose its concepts (minus the log of the share): in all, and the rarest
  several           log of how many words it has
  unknown, marks    log of how many of them the lexicon does not know, are names and figures
  echoed            share of them that the other version has elsewhere
  tight             the words about it are answered by neighbours
  slot_known, slot_unknown    log of how many free words at its place the lexicon knows, does not know
  more              how many words it has more than there are free at its place
  free, alone       log of the free words of the other side, of the other words of this one without an answer
  shorter           log of how many words this sentence has against the other
  coverage          share of all words that are answered
  same, unspaced    one language; a script without spaces
  edge              at the beginning or end of the sentence
  kin               log of how clearly translations put a free word at its place for one of it
"""


def main() -> None:
    """Counts kinship where asked to, then fits."""
    if "--akin" in sys.argv[1:]:
        count_akin()
    chance = random.Random("taken")
    found = [case for one in faithful() for given in sentences(one) for case in cases(given, chance)]
    fitted("unanswered", ABOUT, MEASURES, found)


if __name__ == "__main__":
    main()
