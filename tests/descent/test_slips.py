"""Words by which near copies in one language differ, and the family tree that they tell."""

from __future__ import annotations

import pytest

from hexapla import collate
from hexapla.descent.slips import groups, joined, places, signs_of, words_of

BASE = "the mayor opened the new bridge on Monday morning"


def read(texts: dict[str, str]) -> list[dict[str, str]]:
    """What each version has at every place that differs."""
    return [
        {s: " ".join(words) for s, words in one.items()} for one in places({s: words_of(t) for s, t in texts.items()})
    ]


def test_a_word_left_out_put_in_and_changed() -> None:
    texts = {"A": BASE, "B": BASE.replace("new ", ""), "C": BASE.replace("mayor", "major") + " at last"}
    assert read(texts) == [
        {"A": "mayor", "B": "mayor", "C": "major"},
        {"A": "new", "B": "", "C": "new"},
        {"A": "", "B": "", "C": "at last"},
    ]


def test_changes_that_touch_are_one_place() -> None:
    texts = {"A": BASE, "B": BASE.replace("new bridge", "old bridge"), "C": BASE.replace("the new", "a grand")}
    assert read(texts) == [{"A": "the new", "B": "the old", "C": "a grand"}]


def test_what_is_put_in_before_a_place_does_not_move_it() -> None:
    texts = {"A": BASE, "B": f"yesterday at noon {BASE}", "C": BASE.replace("Monday", "Tuesday"), "D": BASE}
    assert read(texts)[1] == {"A": "monday", "B": "monday", "C": "tuesday", "D": "monday"}


def test_two_versions_have_no_places() -> None:
    assert read({"A": BASE, "B": BASE.replace("new", "old")}) == []


def test_another_wording_is_no_slip() -> None:
    other = "in front of many guests her deputy has at long last inaugurated it after years of building"
    assert read({"A": BASE, "B": BASE, "C": other}) == []


def test_stretches_that_touch_are_joined() -> None:
    assert joined([(4, 5), (0, 1), (1, 2), (7, 7), (5, 5)]) == [(0, 2), (4, 5), (7, 7)]


def test_groups_are_of_three_and_more() -> None:
    alike = dict.fromkeys((("A", "B"), ("B", "A"), ("B", "D"), ("D", "B"), ("C", "E"), ("E", "C")), 0.9)
    assert list(groups("ABCDE", alike)) == [["A", "B", "D"]]


def test_of_scripts_without_spaces_signs_are_compared_two_by_two() -> None:
    assert signs_of("市长开桥") == {"市长", "长开", "开桥"}
    assert signs_of("The bridge, the bridge") == {"the", "bridge"}


TEXTS = {
    "en": (
        "The harbour of Varnel was closed on Monday after a tanker lost part of its load near the western pier.",
        "Divers searched the basin until late in the evening and found no trace of the missing containers.",
        "The port authority said that ships would be sent to the neighbouring harbour for at least three days.",
        "Fishermen complained that nobody had told them when they would be allowed to leave the basin again.",
    ),
    "he": (
        "נמל ורנל נסגר ביום שני לאחר שמכלית איבדה חלק ממטענה ליד המזח המערבי של העיר הגדולה.",
        "צוללנים חיפשו באגן עד שעות הערב המאוחרות ולא מצאו כל סימן למכולות החסרות שנפלו למים.",
        "רשות הנמלים מסרה כי אוניות יופנו לנמל השכן במשך שלושה ימים לפחות עד שייפתח הנמל מחדש.",
        "הדייגים התלוננו שאיש לא אמר להם מתי יורשו לצאת שוב מן האגן אל הים הפתוח.",
    ),
    "zh": (
        "瓦内尔港口星期一关闭,因为一艘油轮在西码头附近失去了部分货物,当地居民十分担心。",
        "潜水员在港池里一直搜索到深夜,没有发现失踪集装箱的任何踪迹,搜索将继续进行。",
        "港务局表示,船只将被派往邻近港口至少三天,直到港口重新开放为止。",
        "渔民们抱怨说,没有人告诉他们什么时候可以再次离开港池出海捕鱼。",
    ),
}  # fmt: skip


def without(passages: tuple[str, ...], *places: tuple[int, int]) -> tuple[str, ...]:
    """Passages without a few words (of Chinese, signs)."""
    found = []
    for number, text in enumerate(passages):
        words = list(text) if text[0] > "\u3000" else text.split()
        gone = [place for passage, place in places if passage == number]
        found.append(("" if text[0] > "\u3000" else " ").join(w for at, w in enumerate(words) if at not in gone))
    return tuple(found)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_copies_are_told_by_the_words_they_share(language: str) -> None:
    first = TEXTS[language]
    second = without(first, (0, 2), (1, 3), (2, 4), (3, 5))
    third = without(second, (0, 6), (1, 6), (2, 7))
    other = without(first, (0, 9), (1, 8), (3, 9))
    last = without(other, (2, 2), (3, 2), (1, 1))
    given = (first, second, third, other, last)
    edition = collate(
        [{"id": str(n), "language": language, "passages": list(one)} for n, one in enumerate(given)], anyway=True
    )
    assert {(one.parent, one.child) for one in edition.stemma.edges} == {("A", "B"), ("B", "C"), ("A", "D"), ("D", "E")}
    told = next(one for one in edition.stemma.edges if one.child == "C")
    assert told.how in ("copy", "trim")
    assert any("B and C" in words for words in told.evidence)
