"""What each kind of evidence pays: `python -m bench.evidence` fits aligner and grouping anew with kinds of evidence
added one at a time, and prints the figures on stories that were not seen as a table for docs/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy

from bench import fit_alignment, fit_grouping
from bench.fitting import fold
from hexapla.clustering.pages import PageFeatures
from hexapla.collation.presets import presets
from hexapla.evidence.similarity import Weights
from hexapla.pipeline import page_of

STEPS = (
    ("figures and dates", ("number", "date")),
    ("+ words of one language", ("word",)),
    ("+ names", ("name",)),
    ("+ places and organisations", ("place",)),
    ("+ 4-grams of the transliteration", ("cognate",)),
    ("+ concepts", ("concept",)),
)
FAR = frozenset({"ja", "zh"})
THRESHOLD = -0.75


def alignment(kinds: Sequence[str]) -> tuple[float, float, float]:
    """Strict F1 on noisy pairs not seen: mean over language pairs, all links, ja or zh with another language."""
    page = presets()["page"]
    channels = {name: weight if name in kinds else 0.0 for name, weight in page.channels.channels.items()}
    preset = replace(page, channels=Weights(channels, page.channels.regular))
    cases = fit_alignment.page_cases(preset)
    middle, spread = fit_alignment.scale(cases)
    answers: list[set[fit_alignment.Link]] = [set() for _ in cases]
    for part in range(fit_alignment.FOLDS["page"]):
        weights, constant = fit_alignment.fit([one for one in cases if one.fold != part], middle, spread)
        over = fit_alignment.leftovers([one for one in cases if one.fold != part], weights, constant)
        for number, one in enumerate(cases):
            if one.fold == part:
                answers[number] = {link for link, _ in fit_alignment.whole(one, weights, constant, over)}
    far = [n for n, one in enumerate(cases) if len(set(one.pair.split("-"))) == 2 and FAR & set(one.pair.split("-"))]
    macro, links = fit_alignment.f1(answers, cases)
    _, distant = fit_alignment.f1([answers[n] for n in far], [cases[n] for n in far])
    return macro, links, distant


def grouping(
    kinds: Sequence[str], parts: Sequence[Sequence[PageFeatures]], story: Sequence[str]
) -> tuple[float, float, float]:
    """B-cubed F1 on stories not seen: whole pages, 40 % of them, ITN items."""
    kept = [[_of_kinds(one, kinds) for one in found] for found in parts]
    values = []
    for part in (0, 1):
        seen = {n for n, name in enumerate(story) if fold(name, 2) != part}
        unseen = set(range(len(story))) - seen
        weights = fit_grouping.fit(kept, story, seen)
        found = [fit_grouping.evaluate(one, story, weights, unseen)[THRESHOLD] for one in kept]
        values.append((found[0][0], found[1][0], found[0][1]))
    whole, partial, itn = numpy.mean(values, axis=0)
    return float(whole), float(partial), float(itn)


def _of_kinds(page: PageFeatures, kinds: Sequence[str]) -> PageFeatures:
    counts = {feature: count for feature, count in page.counts.items() if feature.partition(":")[0] in kinds}
    return replace(page, counts=counts, quoted={})


def main() -> None:
    """Prints the table."""
    every = fit_grouping.documents()
    story = [row["story"] for row in every]
    parts = [
        [page_of(fit_grouping.witness(row, cut(row))) for row in every]
        for cut in (lambda row: list(row["paragraphs"]), fit_grouping.part)
    ]
    print("| evidence | pairs | links | ja, zh | B3 | B3, 40 % | ITN |\n| --- | --- | --- | --- | --- | --- | --- |")
    kinds: list[str] = []
    for label, more in STEPS:
        kinds += more
        found = [*alignment(kinds), *(grouping(kinds, parts, story))]
        cells = [f"{value:.3f}" for value in found] + ["–"] * (6 - len(found))
        print(f"| {label} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
