"""What makes the comparing of names fast gives what the plain way gives."""

from __future__ import annotations

import gc
import pickle
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.evidence.names import compare_names
from hexapla.evidence.names.costs import costs
from hexapla.evidence.names.likeness import least_path, likeness
from hexapla.evidence.names.longest import longest
from hexapla.evidence.names.memo import Memo
from hexapla.evidence.names.phones import Sounds, phones, spots
from hexapla.evidence.names.prepare import one_word, prepare
from hexapla.evidence.names.suppose import others
from hexapla.evidence.names.unrolled import ALIGNERS
from hexapla.model import NameMatch

SIGNS = st.text("abdeikmnorstuvSKC", min_size=1, max_size=12)


@settings(deadline=None)  # the first example loads the tables
@given(SIGNS, SIGNS, st.sampled_from(["Latn", "Cyrl", "Hebr", "Kana"]))
def test_the_alignment_costs_what_the_least_path_costs(left: str, right: str, script: str) -> None:
    table, a, b = costs("Latn", script), Sounds(left, "Latn"), Sounds(right, script)
    gaps_a = [table.left[one] for one in spots(a, 0, len(left))]
    gaps_b = [table.right[one] for one in spots(b, 0, len(right))]
    changes = [[table.change[x][y] for y in b.code] for x in a.code]
    path = least_path(changes, gaps_a, gaps_b)
    cost = sum(
        gaps_b[j or 0] if i is None else gaps_a[i] if j is None else changes[i][j]
        for i, j in path
    )  # fmt: skip
    found = ALIGNERS[len(right)](table.change, a.code, gaps_a, b.code, gaps_b, 1e9)
    assert found == pytest.approx(cost)
    # Where less is allowed than it costs, the answer is that.
    assert ALIGNERS[len(right)](table.change, a.code, gaps_a, b.code, gaps_b, cost / 2) >= cost / 2


@given(SIGNS, SIGNS, st.floats(-4, 4))
def test_a_bound_changes_nothing_above_it(left: str, right: str, least: float) -> None:
    a, b = Sounds(left, "Latn"), Sounds(right, "Cyrl")
    assert likeness(a, b, least) == pytest.approx(max(likeness(a, b), least))


@given(st.lists(st.text("abc^$.", min_size=1, max_size=4), max_size=12, unique=True), st.text("abc^$.", max_size=20))
def test_longest_finds_what_sorted_alternatives_find(strings: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(strings, key=len, reverse=True))) or "(?!)"
    assert re.findall(f"(?:{longest(strings)})", text) == re.findall(plain, text)


@given(st.text("abcdeghkstz", max_size=40))
def test_no_sound_stands_twice(form: str) -> None:
    assert all(x != y for x, y in pairwise(phones(form)))


def test_a_memo_that_is_full_begins_anew() -> None:
    class Doubled(Memo[int, int]):
        most = 3

        def find(self, key: int) -> int:
            return 2 * key

    memo = Doubled()
    assert [memo[n] for n in (1, 2, 3, 4, 1)] == [2, 4, 6, 8, 2]
    assert len(memo) == 2
    assert Memo[int, int]().put(5, 6) == 6


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Lindqvist", True), ("lindqvist", True), ("Кравченко", True), ("כהן", True), ("", False), ("Van Dijk", False),
        ("McDonald", False), ("AnnaLindqvist", False), ("O'Hara", False), ("プーチン大統領", False), ("Ｋｉｎｇ", True),
        ("ｋｉｎｇ", False),
    ],
)  # fmt: skip
def test_plainly_one_word(name: str, whole: bool) -> None:
    assert one_word(name) is whole
    if whole:
        assert [word.text for word in prepare(name, None).words] == [name]


def test_names_are_told_apart_where_their_texts_run_together() -> None:
    # The two texts of a question are remembered as one.
    assert compare_names("Anna", "Annabel").reasons != compare_names("AnnaAnna", "bel").reasons
    assert compare_names("Ivo Lind", "Ivo Lind").same and not compare_names("Ivo", "LindIvo Lind").same


def test_a_verdict_is_equal_to_one_that_was_written_out() -> None:
    match = compare_names("Marta Lindqvist", "Марта Линдквист", kind="person", a_language="sv", b_language="ru")
    written = NameMatch(match.score, match.same, match.reasons)
    assert match == written and written == match and hash(match) == hash(match)
    assert pickle.loads(pickle.dumps(match)) == match  # noqa: S301
    assert match == compare_names("Marta Lindqvist", "Марта Линдквист", kind="person", a_language="sv", b_language="ru")


def test_suppositions_need_a_script_that_has_some() -> None:
    assert "ending" in others("lindqvista", "Latn", "cs", False).values()
    assert not others("lindqvista", "Hang", None, True)
    assert phones("lindqvist") not in others("lindqvist", "Latn", None, True)


def test_the_collector_of_garbage_has_little_to_do() -> None:
    names = [f"{first}{second} {last}" for first in ("An", "Bo", "Cil") for second in ("na", "ris") for last in WORDS]
    compare_names("Dora", "Dana")
    gc.collect()
    before = len(gc.get_objects())
    for name, other in pairwise(names):
        compare_names(name, other)
    gc.collect()
    # A name, its words and the tuple of them; nothing for what is remembered of two.
    assert len(gc.get_objects()) - before < 8 * len(names)


WORDS = ("Lindqvist", "Brambilla", "Okafor", "Petrenko", "Hallam", "Dubois", "Castell", "Moravec", "Tanaka", "Rahman")
