"""From pairs to stories: average-link clustering against a naive one, components against a flood, known stories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hexapla.clustering.stories import FLOOR, Edge, average_link, components, stories

# Quarters, so that sums are exact and the naive clustering meets the same ties.
ODDS = st.integers(-28, 24).map(lambda number: number / 4)


@st.composite
def graphs(draw: st.DrawFn, most: int = 9) -> tuple[int, list[Edge]]:
    """How many pages there are, and edges between some of them."""
    count = draw(st.integers(0, most))
    pairs = list(combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return count, [(a, b, draw(ODDS)) for a, b in sorted(chosen)]


@st.composite
def known_groups(draw: st.DrawFn, count: int) -> list[list[int]]:
    """Some pages in groups that exclude one another."""
    label = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count))
    found = [[page for page in range(count) if label[page] == number] for number in range(1, 5)]
    return [group for group in found if group]


def naive(groups: Sequence[Sequence[int]], edges: Sequence[Edge], least: float) -> list[list[int]]:
    """Average link as it is written in the books: all pairs of clusters anew for every join."""
    odds = {frozenset((a, b)): max(FLOOR, value) for a, b, value in edges}
    clusters = dict(enumerate(list(one) for one in groups))
    following = len(groups)
    while True:
        means = {
            (a, b): sum(odds.get(frozenset((i, j)), FLOOR) for i in clusters[a] for j in clusters[b])
            / (len(clusters[a]) * len(clusters[b]))
            for a, b in combinations(sorted(clusters), 2)
        }
        if not means or max(means.values()) <= least:
            return [sorted(one) for one in clusters.values()]
        # The highest mean; of equal ones the pair that stands first.
        a, b = min(means, key=lambda pair: (-means[pair], pair))
        clusters[following] = clusters.pop(a) + clusters.pop(b)
        following += 1


LEAST = st.sampled_from([-3.0, -0.75, 0.0, 2.0])


@given(graphs(), LEAST)
def test_average_link_against_a_naive_one(graph: tuple[int, list[Edge]], least: float) -> None:
    count, edges = graph
    singles = [[page] for page in range(count)]
    assert sorted(average_link(singles, edges, least)) == sorted(naive(singles, edges, least))


@given(st.data(), graphs(), LEAST)
def test_average_link_of_groups_against_a_naive_one(
    data: st.DataObject, graph: tuple[int, list[Edge]], least: float
) -> None:
    count, edges = graph
    groups = data.draw(known_groups(count))
    held = {page for group in groups for page in group}
    groups += [[page] for page in range(count) if page not in held]
    found = average_link(groups, edges, least)
    assert sorted(found) == sorted(naive(groups, edges, least))
    for group in groups:
        assert sum(set(group) <= set(one) for one in found) == 1


@given(graphs(), LEAST)
def test_stories_are_average_link_over_the_whole(graph: tuple[int, list[Edge]], least: float) -> None:
    """To go component by component changes nothing."""
    count, edges = graph
    assert stories(count, edges, least) == sorted(naive([[page] for page in range(count)], edges, least))


@given(st.data(), graphs(), LEAST)
def test_stories_part_the_pages_and_keep_known_ones(
    data: st.DataObject, graph: tuple[int, list[Edge]], least: float
) -> None:
    count, edges = graph
    known = data.draw(known_groups(count))
    found = stories(count, edges, least, known)
    assert sorted(page for one in found for page in one) == list(range(count))
    assert found == sorted(found)
    assert all(one == sorted(one) for one in found)
    owner = {page: number for number, one in enumerate(found) for page in one}
    for group in known:
        assert len({owner[page] for page in group}) == 1
    assert len({owner[group[0]] for group in known}) == len(known)


@given(st.data(), graphs(6), LEAST)
def test_no_new_page_joins_a_known_story_below_the_threshold(
    data: st.DataObject, graph: tuple[int, list[Edge]], least: float
) -> None:
    count, edges = graph
    known = data.draw(known_groups(count))
    odds = {frozenset((a, b)): value for a, b, value in edges}
    held = {page for group in known for page in group}
    for one in stories(count, edges, least, known):
        new = [page for page in one if page not in held]
        for page in new:
            others = [other for other in one if other != page]
            if others:
                assert max(odds.get(frozenset((page, other)), FLOOR) for other in others) > least


def test_a_missing_pair_counts_as_the_floor() -> None:
    chain = [(0, 1, 4.0), (1, 2, 3.0)]
    # (3.0 + FLOOR) / 2 = -1: the third page stays out above that, and joins below.
    assert stories(3, chain, -0.75) == [[0, 1], [2]]
    assert stories(3, chain, -1.0) == [[0, 1], [2]]
    assert stories(3, chain, -1.25) == [[0, 1, 2]]
    assert stories(3, [*chain, (0, 2, FLOOR)], -1.25) == stories(3, [*chain, (0, 2, FLOOR - 50)], -1.25) == [[0, 1, 2]]


def test_a_page_between_two_stories_does_not_pull_them_together() -> None:
    tight = [(a, b, 5.0) for group in ((0, 1, 2), (3, 4, 5)) for a, b in combinations(group, 2)]
    bridge = [(page, 6, 1.0) for page in range(6)]
    assert stories(7, [*tight, *bridge], -0.75) == [[0, 1, 2, 6], [3, 4, 5]]


def test_of_equal_means_the_first_groups_win() -> None:
    assert stories(4, [(0, 1, 2.0), (1, 2, 2.0), (2, 3, 2.0)], -0.75) == [[0, 1], [2, 3]]


def test_new_pages_go_to_the_nearer_of_two_known_stories() -> None:
    edges = [(0, 4, 1.0), (1, 4, 1.0), (2, 4, 3.0), (3, 4, 3.0), (4, 5, 6.0), (2, 5, 3.0), (3, 5, 3.0), (0, 2, 9.0)]
    assert stories(6, edges, -0.75, [[0, 1], [2, 3]]) == [[0, 1], [2, 3, 4, 5]]
    assert stories(6, edges, 4.0, [[0, 1], [2, 3]]) == [[0, 1], [2, 3], [4, 5]]


def test_an_empty_known_story_is_none() -> None:
    assert stories(2, [], -0.75, [[], [1]]) == [[0], [1]]


# ---- components ---------------------------------------------------------------------------------------------------


@given(st.integers(1, 12).flatmap(lambda count: st.tuples(
    st.just(count), st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=14)
)))  # fmt: skip
def test_components_against_a_flood(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    near = {page: {page} for page in range(count)}
    for one, other in edges:
        near[one].add(other)
        near[other].add(one)
    reached = []
    for page in range(count):
        wave, seen = {page}, {page}
        while wave:
            wave = {other for one in wave for other in near[one]} - seen
            seen |= wave
        reached.append(sorted(seen))
    wanted = sorted({tuple(one) for one in reached if len(one) > 1})
    found = components(count, edges)
    assert sorted(map(tuple, found)) == wanted
    assert found == sorted(found)


def test_a_long_chain_is_one_component() -> None:
    count = 5000
    chain = [(page, page + 1) for page in range(count - 1)]
    assert components(count, chain) == [list(range(count))]
    assert components(count, reversed(chain)) == [list(range(count))]
    assert components(count, []) == []
