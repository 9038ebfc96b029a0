"""Is it told how each version was made? `python -m bench.making [-n 200] [--first 6000]`: simulated histories
(`bench.histories`) and the gold stories, of which it is known;
accuracy, and how often a verdict of a probability is right.

Of a translation the development data know whose it is: a person's, or a machine's (WMT). A version whose source is lost
is judged by what was done to it since the nearest version that is there.
"""

from __future__ import annotations

import argparse
import functools
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

from bench import histories
from bench.histories import History
from bench.places import shared
from bench.scorers import rows_of
from hexapla import collate
from hexapla.errors import NotOneStory

# How the notes of the gold stories name the ways, the first that fits.
NOTES = (
    ("round trip", "round trip"), ("merged", "merged"), ("rewritten", "rewritten"), ("trimmed copy", "trimmed"),
    ("human translation", "human translation"), ("machine translation", "machine translation"),
    ("original", "original"),
)  # fmt: skip
HANDS = ("human translation", "machine translation")
ORIGINS = {"source": "original", "human": "human translation", "mt": "machine translation"}


@dataclass
class Told:
    """A version of which it is known how it was made: the truth, the language of a detour, the verdict, and what the
    stemma says by itself."""

    truth: str
    through: str | None
    verdict: Sequence[Any]
    stem: str = ""


@dataclass
class Score:
    """Verdicts beside the truth."""

    told: list[Told] = field(default_factory=list)

    def right(self) -> int:
        """How many first verdicts are the truth."""
        return sum(one.verdict[0].how == one.truth for one in self.told)


@functools.cache
def origins() -> dict[tuple[str, tuple[str, ...]], str]:
    """(language, passages) -> how a text of the stories came about."""
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    for name in ("stories-ntrex.jsonl.gz", "stories-wmt.jsonl.gz"):
        for row in rows_of(name):
            kind = ORIGINS[row["origin"].partition(":")[0].partition("-")[0]]
            found[row["lang"], tuple(row["paragraphs"][: histories.LONGEST])] = kind
    return found


def origin(history: History, name: str) -> str | None:
    """Who wrote the words of a version, as far as the data know."""
    texts = dict(histories.stories())[history.story]
    version = history.made[name]
    return origins().get((version.language, tuple(texts[version.language][version.hand])))


def truth(history: History, name: str) -> tuple[str, str | None] | None:
    """How a version was made from the nearest one that is there, and through which language; None where the history
    leaves it open."""
    here = {version.name for version in history.versions}
    made, steps, at = history.made, [], name
    while history.parents[at] and (at == name or at not in here):
        steps.append(at)
        at = history.parents[at][0]
    hows = [history.how.get(step, "") for step in steps]
    if not steps:
        return ("original", None) if origin(history, name) != "machine translation" else None
    if "merge" in hows:
        return "merged", None
    own = made[name].language
    pivots = [history.pivots[step] for step in steps if step in history.pivots]
    if "pivot" in hows and not pivots:
        return None  # no name was garbled: nobody could tell
    if "pivot" in hows or "translation" in hows:
        line, above = [], steps[-1]
        while history.parents[above]:
            above = history.parents[above][0]
            line.append(made[above].language)
        if own in line:
            back = pivots[0] if pivots else next((one for one in line if one != own), None)
            return ("round trip", back) if back else None
        return ("machine translation", None) if pivots else (origin(history, name) or "", None)
    if at not in here:
        return None  # copied or cut from a lost one, which nobody can compare
    return ("trimmed" if "trim" in hows else "copy"), None


def simulated(seeds: Sequence[int]) -> Iterator[tuple[Any, dict[str, tuple[str, str | None]]]]:
    """Editions of histories and what is known of their versions, by siglum."""
    for seed in seeds:
        history, texts = histories.simulate(seed)
        if len(history.versions) < 2 or any(len(one) < 2 for one in texts.values()):
            continue
        sources = [{"id": one.name, "language": one.language, "passages": texts[one.name]} for one in history.versions]
        try:
            edition = collate(sources, anyway=True)
        except NotOneStory:
            continue
        known = {
            str(w.siglum): truth(history, v.name) for w, v in zip(edition.witnesses, history.versions, strict=True)
        }
        yield edition, {siglum: one for siglum, one in known.items() if one is not None and one[0]}


def gold() -> Iterator[tuple[str, Any, dict[str, tuple[str, str | None]]]]:
    """The gold stories: name, edition, and what their notes tell."""
    folder = shared()
    for path in sorted(folder.glob("gold/*/gold.json")) if folder else ():
        notes = json.loads(path.read_text(encoding="utf-8"))
        files = [path.parent / one["file"] for one in notes["witnesses"].values()]
        files = [one if one.exists() else folder / "seeds" / one.name for one in files] if folder else files
        edition = collate([str(one) for one in files])
        known: dict[str, tuple[str, str | None]] = {}
        for witness, (siglum, one) in zip(edition.witnesses, notes["witnesses"].items(), strict=True):
            how = next((way for words, way in NOTES if words in one["origin"]), None)
            pivot = notes.get("pivot")
            if how:
                known[str(witness.siglum)] = (how, _pivot(pivot, siglum) if how == "round trip" else None)
        yield path.parent.name, edition, known


def _pivot(pivot: Any, siglum: str) -> str | None:
    found = pivot.get(siglum) if isinstance(pivot, dict) else None
    return found if isinstance(found, str) else None


def score(found: Sequence[tuple[Any, dict[str, tuple[str, str | None]]]]) -> Score:
    """The verdicts of editions beside what is known."""
    result = Score()
    for edition, known in found:
        for siglum, (how, through) in known.items():
            verdict = edition.witness(siglum).making
            result.told.append(Told(how, through, verdict, by_stemma(edition, siglum)))
    return result


def by_stemma(edition: Any, siglum: str) -> str:
    """The way that the likeliest edge of the stemma tells."""
    edges = [one for one in edition.stemma.edges if one.child == siglum]
    how = max(edges, key=lambda one: one.confidence).how if edges else "original"
    named = {"translation": HANDS[0], "trim": "trimmed", "rewrite": "rewritten", "merge": "merged"}
    return named.get(how, how)


def report(result: Score) -> Iterator[str]:
    """Lines: accuracy, by way, detours, and how often a probability is right."""
    told = result.told
    yield f"{result.right()} of {len(told)} first verdicts right ({result.right() / max(1, len(told)):.2f})"
    loss = sum(-log(max(1e-6, _given(one))) for one in told) / max(1, len(told))
    yield f"mean log loss {loss:.2f} (all eight alike: {log(8):.2f})"
    for how in sorted({one.truth for one in told}):
        of = [one for one in told if one.truth == how]
        first = Counter(one.verdict[0].how for one in of)
        others = ", ".join(f"{way} {count}" for way, count in first.most_common() if way != how)
        said = sum(one.verdict[0].how == how for one in told)
        yield f"  {how}: {first[how]} of {len(of)} found, said {said} times; else {others or 'nothing'}"
    hands = [one for one in told if one.verdict[0].how in HANDS]
    either = sum(one.truth in HANDS for one in hands)
    yield f"  said to be a translation, by whomever: {len(hands)} times, {either} right"
    alone = sum(one.stem == one.truth for one in told)
    yield f"  right by the stemma alone, with a person for every translation: {alone}"
    trips = [one for one in told if one.truth == "round trip" and one.verdict[0].how == "round trip"]
    yield f"  round trips found through the right language: {sum(_through(one) for one in trips)} of {len(trips)}"
    for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.3, 0.9: 1.01}.get(low, low + 0.1)
        held = [one.verdict[0].how == one.truth for one in told if low <= one.verdict[0].probability < high]
        if held:
            yield f"  said with {low:.1f}–{min(high, 1):.1f}: {len(held):4} verdicts, {sum(held) / len(held):.2f} right"


def _given(one: Told) -> float:
    return float(next(item.probability for item in one.verdict if item.how == one.truth))


def _through(one: Told) -> bool:
    return bool(one.verdict[0].through == one.through)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.making", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("-n", type=int, default=200, help="how many histories (200)")
    parser.add_argument("--first", type=int, default=6000, help="the seed of the first")
    options = parser.parse_args()
    print("gold stories:")
    stories = list(gold())
    print("\n".join(report(score([(edition, known) for _, edition, known in stories]))))
    for name, edition, known in stories:
        for siglum, (how, _) in known.items():
            first = edition.witness(siglum).making[0]
            if first.how != how:
                print(f"  {name} {siglum}: {how}, told {first.how} ({first.probability:.2f})")
    print("simulated histories:")
    print("\n".join(report(score(list(simulated(range(options.first, options.first + options.n)))))))


if __name__ == "__main__":
    main()
