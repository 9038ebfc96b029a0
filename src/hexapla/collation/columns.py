"""From links between pairs of versions to the rows of the whole collation.

Links of all pairs are taken surest first and join their passages into rows, as in consistency-based multiple alignment
(Notredame, Higgins and Heringa 2000): a link that a third version bears out counts more, one that would bring two
unconnected passages of one version into a row is refused. Rows are then put in the order of the fullest version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from hexapla.collation.alignment import align
from hexapla.collation.presets import Preset, presets
from hexapla.evidence.features import PassageFeatures
from hexapla.model import Evidence, Link, Locus

SENTENCES = ((1, 1),)  # sentences are set one to one: wider blocks hide what one of them lacks
Node = tuple[str, int]
Pair = tuple[str, str]
LEAST = 0.25  # links below this are left out of the rows unless a third version bears them out
BORNE_OUT = 0.8  # what a third version's testimony is worth


def pair_links(
    pages: Mapping[str, Sequence[PassageFeatures]], kinds: Mapping[str, Sequence[str]], preset: Preset | None = None
) -> dict[Pair, tuple[Link, ...]]:
    """The links of every two versions. `pages` maps each siglum to the features of its passages, `kinds` to their
    kinds."""
    return {
        (one, other): align(pages[one], pages[other], (kinds[one], kinds[other]), preset)
        for one, other in combinations(pages, 2)
    }


def loci_of(pages: Mapping[str, Sequence[PassageFeatures]], links: Mapping[Pair, Sequence[Link]]) -> tuple[Locus, ...]:
    """The loci of a story from the links of every two versions; every passage stands in exactly one locus."""
    rows = _rows(links, {siglum: len(page) for siglum, page in pages.items()})
    return tuple(_locus(row, links) for row in _in_order(rows, pages))


def rows_of(pages: Mapping[str, Sequence[PassageFeatures]]) -> tuple[Locus, ...]:
    """The rows of smaller parts, the sentences of a locus, whose kinds do not matter."""
    kinds = {siglum: ["body"] * len(page) for siglum, page in pages.items()}
    preset = replace(presets()["page"], shapes=SENTENCES)
    return loci_of(pages, pair_links(pages, kinds, preset))


def _reach(links: Mapping[Pair, Sequence[Link]]) -> dict[Node, dict[Node, float]]:
    """For every passage the passages of other versions it is linked to, with confidence."""
    reach: dict[Node, dict[Node, float]] = {}
    for (one, other), found in links.items():
        for link in found:
            for i in link.left:
                for j in link.right:
                    reach.setdefault((one, i), {})[other, j] = link.confidence
                    reach.setdefault((other, j), {})[one, i] = link.confidence
    return reach


def _borne_out(link: Link, pair: Pair, reach: Mapping[Node, Mapping[Node, float]]) -> float:
    """A link's confidence with the testimony of third versions: 1 - Π (1 - p)."""
    doubt = 1 - link.confidence
    best: dict[str, float] = {}
    for i in link.left:
        for third, p in reach.get((pair[0], i), {}).items():
            if third[0] in pair:
                continue
            q = max((reach.get(third, {}).get((pair[1], j), 0.0) for j in link.right), default=0.0)
            best[third[0]] = max(best.get(third[0], 0.0), min(p, q))
    for q in best.values():
        doubt *= 1 - BORNE_OUT * q
    return 1 - doubt


def _rows(links: Mapping[Pair, Sequence[Link]], sizes: Mapping[str, int]) -> list[set[Node]]:
    row_of: dict[Node, set[Node]] = {(siglum, i): {(siglum, i)} for siglum, size in sizes.items() for i in range(size)}
    reach = _reach(links)
    ranked = [
        (_borne_out(link, pair, reach), pair, link)
        for pair, found in links.items()
        for link in found
        if link.left and link.right
    ]
    ranked.sort(key=lambda entry: (-entry[0], entry[1], entry[2].left))
    for confidence, (one, other), link in ranked:
        if confidence < LEAST:
            break
        nodes = [(one, i) for i in link.left] + [(other, j) for j in link.right]
        parts: list[set[Node]] = []
        for node in nodes:
            if not any(row_of[node] is part for part in parts):
                parts.append(row_of[node])
        joined = set().union(*parts)
        if len(parts) > 1 and _fits(joined, parts, set(nodes)):
            for node in joined:
                row_of[node] = joined
    return list({id(row): row for row in row_of.values()}.values())


def _fits(joined: set[Node], parts: Sequence[set[Node]], linked: set[Node]) -> bool:
    """Whether rows may become one: a version's passages in it must be neighbours, and those that come from different
    rows must stand together in the link that joins them."""
    places: dict[str, list[int]] = {}
    for siglum, i in joined:
        places.setdefault(siglum, []).append(i)
    for siglum, held in places.items():
        if max(held) - min(held) >= len(held) or len(held) > 5:
            return False
        owners = [part for part in parts if any(node[0] == siglum for node in part)]
        if len(owners) > 1 and not all(any(node in linked for node in part if node[0] == siglum) for part in owners):
            return False
    return True


def _in_order(rows: Sequence[set[Node]], pages: Mapping[str, Sequence[PassageFeatures]]) -> list[set[Node]]:
    """Rows in the order of the version that has most of them; the others follow the row before them in their own."""
    shared = {siglum: sum(any(n[0] == siglum for n in row) for row in rows if len(row) > 1) for siglum in pages}
    base = max(pages, key=lambda siglum: (shared[siglum], len(pages[siglum])))
    row_of = {node: row for row in rows for node in row}
    order: list[set[Node]] = []
    for siglum in [base, *(other for other in pages if other != base)]:
        before = -1
        for i in range(len(pages[siglum])):
            row = row_of[siglum, i]
            place = next((k for k, one in enumerate(order) if one is row), None)
            if place is None:
                before += 1
                order.insert(before, row)
            else:
                before = place
    return order


def _locus(row: set[Node], links: Mapping[Pair, Sequence[Link]]) -> Locus:
    readings: dict[str, tuple[int, ...]] = {}
    for siglum, i in sorted(row):
        readings[siglum] = (*readings.get(siglum, ()), i)
    within = [
        link
        for (one, other), found in links.items()
        for link in found
        if link.left and link.right and (one, link.left[0]) in row and (other, link.right[0]) in row
    ]
    if not within:
        return Locus(readings, 1.0)
    confidence = sum(link.confidence for link in within) / len(within)
    return Locus(readings, confidence, _strongest(within))


def _strongest(links: Sequence[Link], most: int = 12) -> tuple[Evidence, ...]:
    """The heaviest evidence of several links, each thing told once."""
    best: dict[tuple[str, str, str], Evidence] = {}
    for link in links:
        for one in link.evidence:
            key = (one.kind, one.left, one.right)
            if key not in best or best[key].weight < one.weight:
                best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.weight, one.kind, one.left))[:most])
