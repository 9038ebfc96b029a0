"""Why a page was joined to a story, in one line a join: the rarest things that it shares with the page it is nearest
to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp

from hexapla.clustering.pages import Pool
from hexapla.clustering.stories import FLOOR, Edge

SHOWN = 6  # things that a reason names


def joins(
    pool: Pool,
    groups: Sequence[Sequence[int]],
    edges: Sequence[Edge],
    copies: Mapping[tuple[int, int], float],
    since: int = 0,
) -> Iterator[tuple[int, str]]:
    """(page, reason) for every page from `since` on that is not the first of its story: the links of the strongest
    tree through the story (Prim 1957), grown from the pages that were there."""
    owner = {page: number for number, group in enumerate(groups) for page in group}
    near: dict[int, dict[int, float]] = {}
    for one, other, odds in edges:
        if owner[one] == owner[other]:
            near.setdefault(one, {})[other] = odds
            near.setdefault(other, {})[one] = odds
    for group in groups:
        if len(group) < 2 or group[-1] < since:
            continue
        inside = [page for page in group if page < since] or [group[0]]
        best = {page: _nearest(near, page, inside) for page in group if page not in set(inside)}
        while best:
            page = max(best, key=lambda one: (best[one][0], -one))
            odds, other = best.pop(page)
            yield page, reason(pool, page, other, odds, copies.get((min(page, other), max(page, other))))
            for left in best:
                following = near.get(left, {}).get(page, FLOOR)
                if following > best[left][0]:
                    best[left] = following, page


def _nearest(near: Mapping[int, Mapping[int, float]], page: int, inside: Sequence[int]) -> tuple[float, int]:
    row = near.get(page, {})
    return max(((row.get(other, FLOOR), other) for other in inside), key=lambda found: (found[0], -found[1]))


def reason(pool: Pool, page: int, other: int, odds: float, copied: float | None) -> str:
    """One line: the two pages, what they share, and how sure the join is."""
    sure = f"confidence {1 / (1 + exp(-odds)):.2f}"
    if copied is not None:
        told = f"near-copies, about {100 * copied:.0f} % of their phrases in common"
    else:
        told = "both have " + ", ".join(shared(pool, page, other)) if shared(pool, page, other) else "alike as wholes"
    if page in pool.vectors and other in pool.vectors:
        told += f"; nearness by the encoder {float(pool.vectors[page] @ pool.vectors[other]):.2f}"
    return f"{pool.names[page]} ~ {pool.names[other]}: {told}; {sure}"


def shared(pool: Pool, page: int, other: int) -> list[str]:
    """The words for the rarest things that both pages have, as each writes them."""
    left, right = pool.quoted[page], pool.quoted[other]
    common = sorted((number for number in left if number in right), key=lambda number: (pool.frequency[number], number))
    found: list[str] = []
    taken: set[str] = set()
    for number in common:
        one, two = left[number], right[number]
        if one.casefold() in taken or two.casefold() in taken:
            continue
        taken |= {one.casefold(), two.casefold()}
        found.append(one if one.casefold() == two.casefold() else f"{one} = {two}")
        if len(found) == SHOWN:
            break
    return found
