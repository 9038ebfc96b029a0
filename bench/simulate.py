"""Simulated histories (`bench.histories`) collated: is the truth told? `python -m bench.simulate`."""

from __future__ import annotations

import argparse
import collections
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.histories import PIVOTS, THREE, History, Version, garbled, simulate, stories
from hexapla import collate
from hexapla.errors import NotOneStory
from hexapla.evidence.names.pivots import pivot

LARGE = (7, 11)  # versions of a large history, some of which are lost


@dataclass
class Score:
    """Counts over histories."""

    gold: int = 0
    told: int = 0
    right: int = 0
    pivots: collections.Counter[str] = field(default_factory=collections.Counter)
    calibration: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 of directed edges."""
        return 2 * self.right / max(1, self.gold + self.told)


def judge(history: History, texts: Mapping[str, list[str]], score: Score) -> list[str]:
    """Collates a history and counts; the lines say what was told of each edge."""
    sources: list[dict[str, Any]] = [
        {"id": one.name, "language": one.language, "passages": texts[one.name]} for one in history.versions
    ]
    edition = collate(sources, anyway=True)
    names = {str(w.siglum): one.name for w, one in zip(edition.witnesses, history.versions, strict=True)}
    lost = [node.id for node in edition.stemma.nodes if node.lost]
    above = {edge.child: edge.parent for edge in edition.stemma.edges if edge.child in lost}
    # What hangs from a lost intermediate counts as hanging from the version above that.
    told = {
        (names.get(above.get(edge.parent, edge.parent), "x"), names[edge.child]): edge
        for edge in edition.stemma.edges
        if edge.child in names
    }
    right = set(history.edges)
    score.gold, score.told, score.right = (
        score.gold + len(right),
        score.told + len(told),
        score.right + len(right & told.keys()),
    )
    score.calibration += [(edge.confidence, ends in right) for ends, edge in told.items()]
    lines = [
        f"{'ok ' if ends in right else 'bad'} {ends} {e.how} {e.through} {e.confidence:.2f} {e.evidence[:2]}"
        for ends, e in told.items()
    ]
    lines += [f"lacking {ends}" for ends in sorted(right - told.keys())]
    _judge_pivots(history, texts, edition, names, told, score)
    return lines


def tellable(version: Version, texts: Mapping[str, list[str]]) -> int:
    """How many of a version's garbled names stand in its text while another has them right."""
    own = "\n".join(texts[version.name])
    others = "\n".join(line for name, lines in texts.items() if name != version.name for line in lines)
    return sum(
        re.search(rf"\b{re.escape(wrong)}", own) is not None and re.search(rf"\b{re.escape(right)}", others) is not None
        for right, wrong in version.names
    )


def _judge_pivots(
    history: History,
    texts: Mapping[str, list[str]],
    edition: Any,
    names: Mapping[str, str],
    told: Mapping[tuple[str, str], Any],
    score: Score,
) -> None:
    """Counts the pivots named rightly: by `through`, or by the language of the parent told."""
    through = {names[e.child]: e.through for e in edition.stemma.edges if e.through and e.child in names}
    here = {version.name: version for version in history.versions}
    for name in history.pivots.keys() & here.keys():
        pivot = history.pivots[name]
        parents = [here[a].language for a, b in told if b == name and a in here]
        said = through.get(name) or (pivot if pivot in parents else None)
        names_there = "three or more" if tellable(here[name], texts) >= THREE else "fewer"
        score.pivots[f"{names_there}: {'right' if said == pivot else 'wrong' if said else 'none'}"] += 1


def run(seeds: Sequence[int], show: bool = False, large: bool = False) -> Score:
    """The score over the histories of some seeds."""
    score = Score()
    for seed in seeds:
        history, texts = simulate(seed, *LARGE) if large else simulate(seed)
        if len(history.versions) < 2 or any(len(t) < 2 for t in texts.values()):
            continue
        try:
            lines = judge(history, texts, score)
        except NotOneStory:
            continue  # copies all through: no story of two versions
        if show:
            print(
                f"--- {seed} {history.story} truth {history.edges}",
                {v.name: v.language for v in history.versions},
                history.how,
                history.pivots,
            )
            print("\n".join(lines))
    return score


def pivots_named() -> collections.Counter[tuple[str, str]]:
    """(pivot, language named) over the stories in which three names or more are garbled by it; no collation."""
    found: collections.Counter[tuple[str, str]] = collections.Counter()
    chance = random.Random(0)
    for _, texts in stories():
        for code in PIVOTS:
            pairs = garbled(texts, code, chance, {}) if code in texts else ()
            if len(pairs) >= THREE:
                found[code, pivot(pairs)[0].language or "none"] += 1
    return found


def reliability(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Lines of a table: how often edges of a confidence are right."""
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        held = [
            right for confidence, right in pairs if low <= confidence < low + 0.2 or (low == 0.8 and confidence == 1)
        ]
        if held:
            yield f"confidence {low:.1f}–{low + 0.2:.1f}: {len(held):4} edges, {sum(held) / len(held):.2f} right"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.simulate", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("-n", type=int, default=60, help="how many histories (60)")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first")
    parser.add_argument("--large", action="store_true", help="histories of seven to eleven versions")
    parser.add_argument("--pivots", action="store_true", help="which pivot garbled names tell; no stemmata")
    parser.add_argument("--show", action="store_true", help="show each history")
    options = parser.parse_args()
    if options.pivots:
        named = pivots_named()
        right = sum(times for (true, said), times in named.items() if true == said)
        print(f"pivots named rightly: {right} of {named.total()} ({right / max(1, named.total()):.3f})", dict(named))
        return
    score = run(range(options.first, options.first + options.n), options.show, options.large)
    print(f"edges: {score.gold} true, {score.told} told, {score.right} right; F1 {score.f1:.3f}")
    print("pivots:", dict(score.pivots))
    print("\n".join(reliability(score.calibration)))


if __name__ == "__main__":
    main()
