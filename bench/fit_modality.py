"""Fits how likely versions that hedge contradict those that state (`collation/modality.toml`, `collation/hedges.tsv`):
`python -m bench.fit_modality`.

Sentences of three to seven faithful versions (as in `bench.fit_refusals`) are taken as they are, and with a hedge taken
away from one or two of them, or from all but one, or put into one (`bench/hedges.tsv`). How often faithful versions of
a language drop or add a hedge is counted on half A, the weights are a logistic regression on A, what is printed is how
they do on B.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy

from bench.fit_refusals import Versions, fitted, sentences
from bench.fit_variants import HOME, written
from bench.fitting import Array, fold
from hexapla.collation import modality
from hexapla.collation.account import told

SHARE = {True: 0.02, False: 0.01}  # of the sentences of real stories that lost a hedge, or got one, about
SIZES = (3, 3, 4, 4, 5, 5, 6, 7)
DRAWS = 3
LOSSES = 8  # draws in which a hedge is taken away, for one in which one is put in: most sentences hedge nothing
TWO = 0.25  # of the rows of five versions or more have the change in two
HEDGED, UNHEDGED = 0.5, 0.1  # of the others at least, at most, are sure to hedge where drops and additions are counted
STEADY = 20  # sentences that the mean of all languages counts for, in the share of one

ABOUT = """
How likely versions that hedge contradict those that state (collation/modality.py): the log odds are the sum of the
measures times these weights. Made by `python -m bench.fit_modality`.
  many, few, even   log of how many versions there are; the share of the smaller party; both are as large
  stating           those that state are the fewer
  sure, several     share of those that hedge or may hedge that are sure to, where they are the more; log of how many
  perhaps           share of those that hedge or may hedge that only may, where they are the fewer
  hearsay, reported all sure hedges are of hearsay; share of those that state that report what others say, for these
  rate              log of how often faithful versions in the language of the fewer do so (hedges.tsv)
  coverage, length  share of all content that both parties have; log of how much is told
"""

Pattern = tuple[str, str]
Kind = tuple[str, bool, bool]  # half, whether it was changed, whether a hedge was lost


class Case(NamedTuple):
    """A sentence in several versions: its half, the texts by language, those that were changed, and how."""

    half: str
    texts: Versions
    changed: frozenset[str]
    lost: bool


def main() -> None:
    """Counts, plants, fits and prints the reliability."""
    known = list(_known(sentences()))
    _write_rates(texts for story, texts in known if "AB"[fold(story, 2)] == "A")
    modality.rates.cache_clear()
    measures, right, kinds = [], [], []
    counts: Counter[Kind] = Counter()
    for case in cases(known):
        kind = case.half, bool(case.changed), case.lost
        counts[kind] += 1
        found = modality.parting({language: told(text, language) for language, text in case.texts.items()})
        if found is None:
            continue
        party = found.without if case.lost else found.having
        # A row in which the change was not found says nothing.
        if not case.changed or case.changed & set(party):
            measures.append(found.measures)
            right.append(float(bool(case.changed)))
            kinds.append(kind)
    x, y = numpy.array(measures), numpy.array(right)
    weight = numpy.array([_weight(counts, kind) for kind in kinds])
    first = numpy.array([half == "A" for half, _, _ in kinds])
    weights = fitted(x[first], y[first], weight[first])
    written("modality", ABOUT, modality.MEASURES, weights.tolist())
    stating = x[:, modality.MEASURES.index("stating")] > 0
    print(f"{HOME / 'modality.toml'}; half B: {counts['B', False, False]} faithful rows")
    for name, lost in (("a hedge lost", True), ("a hedge added", False)):
        print(f"{name}: {counts['B', True, lost]} planted")
        here = ~first & (stating == lost)
        _print(1 / (1 + numpy.exp(-(x[here] @ weights))), y[here], weight[here])


def _weight(counts: Mapping[Kind, int], kind: Kind) -> float:
    """How much a case counts, so that changed ones are as seldom as in real stories."""
    half, changed, lost = kind
    return SHARE[lost] * counts[half, False, False] / counts[kind] if changed else 1.0


def _known(rows: Iterator[tuple[str, Versions]]) -> Iterator[tuple[str, Versions]]:
    for story, texts in rows:
        kept = {language: text for language, text in texts.items() if modality.readable(language)}
        if len(kept) >= modality.LEAST:
            yield story, kept


def _print(p: Array, y: Array, weight: Array) -> None:
    for low in numpy.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            share = float((weight[inside] * y[inside]).sum() / weight[inside].sum())
            planted, faithful = int(y[inside].sum()), int((y[inside] == 0).sum())
            print(f"  {low:.1f}-{low + 0.1:.1f}  planted {planted:4}  faithful {faithful:3}  {share:.2f}")


def _write_rates(rows: Iterator[Versions]) -> None:
    """Counts how often a faithful version drops a hedge of most others, or adds one that no other has."""
    met: dict[str, dict[str, list[int]]] = {part: defaultdict(lambda: [0, 0]) for part in ("lost", "added")}
    for texts in rows:
        hedges = {language: modality.hedging(told(text, language)) for language, text in texts.items()}
        for language, one in hedges.items():
            others = [bool(other.sure) for name, other in hedges.items() if name != language]
            share = sum(others) / max(1, len(others))
            if len(others) + 1 >= modality.LEAST:
                if share >= HEDGED:
                    _count(met["lost"], language, one.states)
                elif share <= UNHEDGED:
                    _count(met["added"], language, bool(one.sure))
    lines = [
        "# How often a faithful version drops a hedge of most others (lost), or adds one that no other has (added), by",
        "# language; * is the mean. Made by `python -m bench.fit_modality`.",
    ]
    for part, counted in met.items():
        times, all_ = counted.pop("*")
        mean = (times + 1) / (all_ + 1)
        lines.append(f"{part}\t*\t{mean:.4f}")
        for language, (dropped, several) in sorted(counted.items()):
            lines.append(f"{part}\t{language}\t{(dropped + STEADY * mean) / (several + STEADY):.4f}")
    (HOME / modality.RATES).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _count(counted: dict[str, list[int]], language: str, met: bool) -> None:
    for name in ("*", language):
        counted[name][0] += met
        counted[name][1] += 1


def patterns() -> dict[str, dict[str, list[Pattern]]]:
    """What may be changed in each language, by "lost" and "added"."""
    found: dict[str, dict[str, list[Pattern]]] = {"lost": defaultdict(list), "added": defaultdict(list)}
    for line in (Path(__file__).parent / "hedges.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            way, language, pattern, put = line.split("\t")
            found[way][language].append((pattern, put))
    return found


def cases(known: Sequence[tuple[str, Versions]]) -> Iterator[Case]:
    """Faithful rows and changed ones."""
    ways = patterns()
    for story, texts in known:
        half, chance = "AB"[fold(story, 2)], random.Random(story + min(texts.values()))
        for _ in range(DRAWS):
            yield Case(half, _drawn(texts, chance), frozenset(), False)
        hedging = {language for language, text in texts.items() if modality.hedging(told(text, language)).sure}
        for lost in (*(True,) * LOSSES, False):
            drawn = _drawn(texts, chance)
            if len(hedging & drawn.keys()) * 2 < len(drawn) if lost else hedging & drawn.keys():
                continue
            wanted = 1 + (len(drawn) > 4 and chance.random() < TWO)
            changed = _changed(drawn, wanted, ways["lost" if lost else "added"], chance)
            if changed:
                yield Case(half, {**drawn, **changed}, frozenset(changed), lost)


def _drawn(texts: Versions, chance: random.Random) -> dict[str, str]:
    kept = chance.sample(sorted(texts), min(chance.choice(SIZES), len(texts)))
    return {language: texts[language] for language in kept}


def _changed(
    texts: Versions, wanted: int, known: Mapping[str, Sequence[Pattern]], chance: random.Random
) -> dict[str, str]:
    """The versions with all hedges of the first pattern that fits taken away, or one hedge put in."""
    changed: dict[str, str] = {}
    for language in chance.sample(sorted(texts), len(texts)):
        text = texts[language]
        fitting = [(pattern, put) for pattern, put in known.get(language, ()) if re.search(pattern, text)]
        if fitting and len(changed) < wanted:
            pattern, put = chance.choice(fitting)
            changed[language] = re.sub(pattern, put, text)
    return changed


if __name__ == "__main__":
    main()
