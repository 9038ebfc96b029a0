"""Fits what weighs differences inside a pair of passages (`collation/{polarity,replaced,contraries,doubt}.toml` and
`counterparts.tsv`) on half A of the development data: `python -m bench.fit_variants`.

A text belongs to half A or B by its hash. The weights are logistic regressions on A; what is printed is how they do
on B.
Planted changes and faithful pairs come from `variants-wmt-ntrex`, good and bad translations from `errors.dev`, the
shares of concepts without a counterpart from the parallel news of stories-ntrex and stories-wmt.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy

import hexapla.collation
from bench.fitting import Array, fold, logistic, rows
from hexapla.collation import contraries, doubt, polarity, replaced
from hexapla.collation.account import Told, told
from hexapla.collation.account import polarity as known_polarity
from hexapla.collation.sheet import sheet
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.words import directions
from hexapla.pipeline import pair

HOME = Path(hexapla.collation.__file__).parent
PLANTED = ("name", "number", "negation", "antonym", "magnitude")
SLOPE = 0.1  # of the doubt: what has no counterpart ranks renderings of one text, and says nothing between texts
NAMES_TRIED = 9000  # good translations whose names are looked at, at most
RIDGE_FEW = 6.0  # where there are few cases
SMOOTH, SMOOTH_PAIR = 5, 20  # passages that stand for the usual share where few were counted


class Pair(NamedTuple):
    """Two passages, what was changed ("" for nothing), the good version of a bad translation, the record."""

    left: str
    right: str
    languages: tuple[str, str]
    change: str
    good: str | None
    detail: Mapping[str, Any]

    @property
    def half(self) -> str:
        """A or B, by the first text."""
        return "AB"[hashlib.md5(self.left.encode(), usedforsecurity=False).digest()[0] & 1]

    def sides(self) -> tuple[Told, Told]:
        """What the two passages tell."""
        return told(self.left, self.languages[0]), told(self.right, self.languages[1])


def pairs() -> Iterator[Pair]:
    """All pairs: changed and unchanged ones, then each good translation once and each bad one."""
    for row in rows("variants-wmt-ntrex"):
        yield Pair(row["left"], row["right"], tuple(row["langs"]), row["change"] or "", None, row["detail"] or {})
    seen: set[tuple[str, str]] = set()
    for row in rows("errors.dev"):
        if not row["good"]:
            continue
        languages = row["src_lang"], row["tgt"]
        if (row["src"], row["good"]) not in seen:
            seen.add((row["src"], row["good"]))
            yield Pair(row["src"], row["good"], languages, "", None, {})
        if row["bad"] and row["kind"] in PLANTED:
            yield Pair(row["src"], row["bad"], languages, row["kind"], row["good"], {})


def written(name: str, about: str, measures: Sequence[str], weights: Sequence[float]) -> None:
    """A file of weights."""
    lines = [f"{measure} = {weight:.4f}" for measure, weight in zip(measures, weights, strict=True)]
    text = "".join(f"# {line}\n" for line in about.strip().splitlines()) + "\n" + "\n".join(lines) + "\n"
    (HOME / f"{name}.toml").write_text(text, encoding="utf-8")


Case = tuple[str, Sequence[float], bool]


def fitted(name: str, about: str, measures: Sequence[str], found: Sequence[Case], ridge: float = 1.0) -> None:
    """Fits and writes one file of weights from (half, measures, right); prints the reliability on half B."""
    x: Array = numpy.array([values for _, values, _ in found])
    y: Array = numpy.array([float(right) for _, _, right in found])
    first = numpy.array([half == "A" for half, _, _ in found])
    weights = logistic(x[first], y[first], ridge=ridge)
    written(name, about, measures, weights.tolist())
    print(f"\n{name}: {len(found)} cases")
    reliability(1 / (1 + numpy.exp(-x[~first] @ weights)), y[~first])


def reliability(p: Array, y: Array, width: float = 0.1) -> None:
    """Prints, for each step of confidence, how many cases there are and what share is right."""
    for low in numpy.arange(0, 1, width):
        inside = (p >= low) & (p < low + width)
        if inside.any():
            print(f"  {low:.1f}-{low + width:.1f}  {int(inside.sum()):5}  {float(y[inside].mean()):.2f}")


def count_counterparts() -> None:
    """Counts on parallel news how often concepts have no counterpart and how often contraries meet for no reason."""
    lost, met, against, told_of = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    table = known_polarity().contraries
    for left, right in parallel():
        for one, other in ((left, right), (right, left)):
            met.update(one.ids)
            lost.update(one.ids - other.ids)
            told_of.update("|".join(sorted((a, b))) for a in one.ids for b in table.get(a, ()))
        told_of.update({w.id for side in (left, right) for w in directions(side.text, side.language)})
        if (len(left.denied) - len(right.denied)) % 2 == 0:
            against.update({found[0] for found in contraries.of_concepts(left, right)})
            against.update({found[0] for found in contraries.of_tables(left, right)})
    usual, rate = sum(lost.values()) / sum(met.values()), sum(against.values()) / sum(told_of.values())
    lines = [
        "# How often, on parallel news of the development data, a concept has no counterpart (lost) and the two words",
        "# of a pair of contraries stand against each other although the versions agree (contrary); * is the rest.",
        "# Made by `python -m bench.fit_variants`.",
        f"lost\t*\t{usual:.3f}",
        f"contrary\t*\t{rate:.4f}",
        *(f"lost\t{c}\t{(lost[c] + SMOOTH * usual) / (met[c] + SMOOTH):.3f}" for c in sorted(met)),
        *(
            f"contrary\t{n}\t{(against[n] + SMOOTH_PAIR * rate) / (told_of[n] + SMOOTH_PAIR):.4f}"
            for n in sorted(told_of)
        ),
    ]
    (HOME / "counterparts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def parallel() -> Iterator[tuple[Told, Told]]:
    """Passages of two languages that are translations, of the stories of half A."""
    yield from ((left, right) for _, left, right in parallel_stories())


def parallel_stories() -> Iterator[tuple[str, Told, Told]]:
    """The same, each with its story: 25 pairs of versions a story."""
    for name in ("stories-ntrex", "stories-wmt"):
        stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows(name):
            if not row.get("partial") and row["lang"] and len(concepts(row["lang"])) and not fold(row["story"], 2):
                stories[row["story"]].append(row)
        for story, versions in stories.items():
            couples = [
                (a, b)
                for a in versions
                for b in versions
                if a["lang"] < b["lang"] and a["segids"] == b["segids"] and len(a["paragraphs"]) == len(b["paragraphs"])
            ]
            random.Random(story).shuffle(couples)
            for a, b in couples[:25]:
                for one, other in zip(a["paragraphs"], b["paragraphs"], strict=True):
                    yield story, told(one, a["lang"]), told(other, b["lang"])


def fit_polarity(found: Sequence[Pair]) -> None:
    """Unanswered negations."""
    cases = []
    for one in found:
        if one.change in ("", "negation") or one.good is None:
            measured = polarity.measured(one.sides())
            if measured is not None:
                cases.append((one.half, measured[2], one.change.startswith("negation")))
    fitted("polarity", POLARITY, polarity.MEASURES, cases)


def fit_replaced(found: Sequence[Pair]) -> None:
    """Names in the place of others."""
    good = [one for one in found if not one.change and one.good is None]
    kept = set(random.Random("names").sample(range(len(good)), min(NAMES_TRIED, len(good))))
    tried = [one for number, one in enumerate(good) if number in kept]
    tried += [one for one in found if one.change in ("person", "speaker", "name")]
    tried += [one for one in found if one.change and one.good is None and one.change not in ("person", "speaker")]
    cases = []
    for one in tried:
        synopsis = pair(one.left, one.right, left_language=one.languages[0], right_language=one.languages[1])
        given = sheet(synopsis, (), ())
        for row in given.rows[0]:
            if len(row.readings) == 2:
                for finder in (replaced.candidates, replaced.taken_for_one):
                    cases += [(one.half, c.measures, planted(one, c)) for c in finder(given, 0, row, "A", "B")]
    fitted("replaced", REPLACED, replaced.MEASURES, cases)


def planted(one: Pair, found: replaced.Replaced) -> bool:
    """Whether a pair of names is the change that was planted."""
    if one.change == "name" and one.good is not None:
        return found.right.form.text not in one.good
    if one.change not in ("person", "speaker"):
        return False
    side = found.left if one.detail["side"] == "left" else found.right
    return any(word in side.form.text for word in one.detail["to"].split() if len(word) > 2)


def fit_contraries(found: Sequence[Pair]) -> None:
    """Words that reverse the sense."""
    cases = []
    for one in found:
        if one.change not in ("negation", "negation added", "negation removed", "number", "magnitude"):
            changed = one.change == "antonym" and one.good is not None
            for values, _, right in contraries.candidates(*one.sides()):
                cases.append((one.half, values, changed and right.text not in (one.good or "")))
    fitted("contraries", CONTRARIES, contraries.MEASURES, cases, RIDGE_FEW)


def fit_doubt(found: Sequence[Pair]) -> None:
    """What has no counterpart: fitted on the differences between a bad translation and its good twin."""
    twins: dict[tuple[str, str], Array] = {}
    steps: dict[str, list[Array]] = {"A": [], "B": []}
    level: list[Array] = []
    for one in found:
        if one.good is None and not one.change:
            twins[one.left, one.right] = numpy.array(doubt.doubt(*one.sides()).measures)
            level += [twins[one.left, one.right]] if one.half == "A" else []
    for one in found:
        if one.change in ("antonym", "name") and one.good is not None:
            steps[one.half].append(numpy.array(doubt.doubt(*one.sides()).measures) - twins[one.left, one.good])
    x = numpy.array(steps["A"])
    y = numpy.r_[numpy.ones(len(x)), numpy.zeros(len(x))]
    weights = SLOPE * logistic(numpy.vstack([x, -x]), y, ridge=1.0)
    weights[0] = -float((numpy.array(level) @ weights).mean())
    written("doubt", DOUBT, doubt.MEASURES, weights.tolist())
    other = numpy.array(steps["B"]) @ numpy.r_[0.0, weights[1:]]
    print(f"\ndoubt: the bad twin ranks above the good one in {float((other > 1e-9).mean()):.2f} of {len(other)},")
    print(f"  neither in {float((abs(other) <= 1e-9).mean()):.2f}")


POLARITY = """
How likely an unanswered negation is a contradiction (collation/polarity.py): the log odds are the sum of the measures
times these weights. Made by `python -m bench.fit_variants`.
  bare, extra       the other side denies nothing at all; this side denies twice more
  length, things    log of how much the denying side tells; one through what both tell
  uneven            how little the lengths answer
  lexical_surplus   words of the other side that deny by their sense, more than on this side, two at most
  lexical           all such words of the other side, two at most
  contrary          the sides have contraries (not rose, fell)
  coverage          share of what both tell that has a counterpart
  context           share of the things about the negation that have a counterpart
  near              a word that denies, more than this side has, stands near such a counterpart
  dense             how much of the other side such words are        place   how far from the middle
"""
REPLACED = """
How likely two names stand for each other as two bearers (collation/replaced.py): the log odds are the sum of the
measures times these weights. Made by `python -m bench.fit_variants`.
  likeness, part    log of how likely they are one name by their sounds; how likely any two of their words are
  persons … mixed   the kinds of both
  apart, far        distance of their places in the sentences
  joined, rivals    the story took them for one; log of how many other names are alone
  short, capitals   fewer than four signs; one is an acronym
  scripts, unspaced    of two scripts; one in a script without spaces
  known, two_known, mirrored    one, both in the gazetteer; of as many words, two at least
  meaning, common   words of both mean the same; words of either are in the lexicon
"""
CONTRARIES = """
How likely two contraries answer each other (collation/contraries.py): the log odds are the sum of the measures times
these weights. Made by `python -m bench.fit_variants`.
  table, both       the pair is in the tables of the languages; in these and among the concepts
  rate              log of the share in counterparts.tsv
  missed_left, missed_right    how often translations lose the concept
  apart, context    distance of their places; share of the things about both that is the same
  denied, several   one side denies once more; log of how many pairs there are
  length, coverage  log of how much is told; share with a counterpart
"""
DOUBT = """
What has no counterpart (collation/doubt.py): log odds beyond the usual, fitted on the differences between bad and good
translations of one text, then made small (SLOPE). Made by `python -m bench.fit_variants`.
  more, less        log of how much likelier the losses of a side are if one of its things was changed, the larger first
  coverage, length, uneven    share with a counterpart, how much is told, how unequal the sides are
"""


def main() -> None:
    """Counts, then fits all four."""
    count_counterparts()
    found = list(pairs())
    fit_polarity(found)
    fit_replaced(found)
    fit_contraries(found)
    fit_doubt(found)


if __name__ == "__main__":
    main()
