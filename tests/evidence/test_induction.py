"""Word pairs learnt from linked passages: a tiny parallel corpus of two invented languages, and IBM Model 1 by the
book."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.evidence.features import PassageFeatures, features
from hexapla.evidence.induction import FREQUENT, ROUNDS, Linked, word_pairs, words_of
from hexapla.knowledge.word_tables import WordPair

LEFT = "sol ravin tebek molu karst venu dorim pasta gliv nerod bask tulin ferga homat quist zebor lumek sarvo"
RIGHT = "oki umba tuari nesh yolo wenda ikku hatu zimba porro keff ashti budu manga rillo ettu vosk dwala"
LEXICON = dict(zip(LEFT.split(), RIGHT.split(), strict=True))
COMMON = ("ed", "un"), ("wa", "ni")  # function words: in nearly every sentence


def corpus(seed: int, count: int = 160, noise: float = 0.15) -> list[Linked]:
    """Sentences of four words; some words are lost, some come in by chance, some weights are low."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    for number in range(count):
        told = chance.sample(sorted(LEXICON), 4)
        left = {word for word in told if chance.random() > noise} | {w for w in COMMON[0] if chance.random() < 0.9}
        right = {LEXICON[word] for word in told if chance.random() > noise}
        right |= {w for w in COMMON[1] if chance.random() < 0.9} | {f"stray{number % 50}"}
        found.append(Linked(left, right, chance.choice((0.6, 0.8, 1.0))))
    return found


def turned(links: Sequence[Linked]) -> list[Linked]:
    return [Linked(one.right, one.left, one.weight) for one in links]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_true_pairs_come_first(seed: int) -> None:
    found = word_pairs(corpus(seed), least=0.0, met=0.0)
    best = found[: len(LEXICON)]
    assert {(one.left, one.right) for one in best} == set(LEXICON.items())
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert min(one.score for one in best) > 2 * found[len(LEXICON)].score
    assert all(0 <= one.score <= 1 + 1e-9 for one in found)


def test_words_in_more_than_a_quarter_of_the_links_are_left_out() -> None:
    found = word_pairs(corpus(4), least=0.0, met=0.0)
    assert not {one.left for one in found} & set(COMMON[0])
    assert not {one.right for one in found} & set(COMMON[1])


def test_sides_swapped_give_the_same_pairs_turned() -> None:
    links = corpus(5)
    one = {(p.left, p.right): (p.score, p.met) for p in word_pairs(links, least=0.0, met=0.0, most=10**6)}
    other = {(p.right, p.left): (p.score, p.met) for p in word_pairs(turned(links), least=0.0, met=0.0, most=10**6)}
    assert one.keys() == other.keys()
    for pair, figures in one.items():
        assert other[pair] == pytest.approx(figures, abs=1e-9), pair


def test_the_order_of_links_does_not_matter() -> None:
    links = corpus(6)
    found = word_pairs(links, least=0.05, met=2.0)
    again = word_pairs(links[::-1], least=0.05, met=2.0)
    assert [(p.left, p.right) for p in again] == [(p.left, p.right) for p in found]
    assert [p.score for p in again] == pytest.approx([p.score for p in found])


# ---- the limits ---------------------------------------------------------------------------------------------------


def test_least_met_and_most_are_kept() -> None:
    links = corpus(7)
    every = word_pairs(links, least=0.0, met=0.0, most=10**6)
    for least, met in ((0.1, 0.0), (0.0, 3.0), (0.2, 5.0)):
        kept = word_pairs(links, least=least, met=met, most=10**6)
        assert all(one.score >= least and one.met >= met for one in kept)
        assert len(kept) < len(every)
    # `least` leaves out, and changes nothing of what is kept.
    assert word_pairs(links, least=0.1, met=0.0, most=10**6) == [one for one in every if one.score >= 0.1]
    for most in (1, 2, 3):
        kept = word_pairs(links, least=0.0, met=0.0, most=most)
        assert max(Counter(one.left for one in kept).values()) == most
        assert max(Counter(one.right for one in kept).values()) <= most
        assert kept[0] == every[0]


def test_met_is_the_sum_of_the_weights_of_the_links() -> None:
    links = [Linked({"a"}, {"x"}, 0.5), Linked({"a", "b"}, {"x"}, 0.75), Linked({"b"}, {"y", "z"})]
    found = {(one.left, one.right): one.met for one in word_pairs(links, least=0.0, met=0.0)}
    assert found == {("a", "x"): 1.25, ("b", "x"): 0.75, ("b", "y"): 1.0, ("b", "z"): 1.0}
    assert [one[:2] for one in word_pairs(links, least=0.0, met=1.25)] == [("a", "x")]


def test_a_word_that_answers_many_is_worth_little() -> None:
    links = [Linked({f"w{n}"}, {"any", f"v{n}"}) for n in range(3)] * 2
    found = {
        (one.left, one.right): one.score for one in word_pairs([*links, *[Linked({"q"}, {"r"})] * 30], least=0, met=0)
    }
    assert found["w1", "v1"] > 1.5 * found["w1", "any"]


# ---- nothing to learn from ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "links",
    [[], [Linked(set(), set())], [Linked({"a"}, set()), Linked(set(), {"b"})], [Linked({"a"}, {"b"})] * 9],
    ids=["none", "empty", "one side", "everywhere"],
)
def test_nothing_is_learnt_from_nothing(links: list[Linked]) -> None:
    assert word_pairs(links, least=0.0, met=1.0) == []


def test_pairs_that_are_met_too_seldom() -> None:
    assert word_pairs(corpus(8), least=0.0, met=1000.0) == []


def test_links_of_no_weight_teach_nothing() -> None:
    links = [Linked({"a"}, {"x"}), Linked({"b"}, {"y"}, 0.0)]
    assert [one[:2] for one in word_pairs(links, least=0.0, met=0.0)] == [("a", "x")]


# ---- against the book ---------------------------------------------------------------------------------------------


def by_the_book(links: Sequence[Linked]) -> dict[tuple[str, str], float]:
    """t(right | left) by IBM Model 1 without a null word, dictionary by dictionary."""
    t: dict[tuple[str, str], float] = {(a, b): 1.0 for one in links for a in one.left for b in one.right}
    for _ in range(ROUNDS):
        count: dict[tuple[str, str], float] = defaultdict(float)
        total: dict[str, float] = defaultdict(float)
        for one in links:
            for b in one.right:
                mass = sum(t[a, b] for a in one.left)
                for a in one.left:
                    part = one.weight * t[a, b] / mass
                    count[a, b] += part
                    total[a] += part
        t = {(a, b): count[a, b] / total[a] for a, b in t}
    return t


WORDS = st.integers(0, 5)
LINKS = st.lists(
    st.builds(
        Linked,
        st.sets(WORDS.map("l{}".format), max_size=4),
        st.sets(WORDS.map("r{}".format), max_size=4),
        st.sampled_from([0.25, 0.6, 1.0]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(LINKS)
def test_scores_against_the_book(links: list[Linked]) -> None:
    seen = [Counter(w for one in links for w in one.left), Counter(w for one in links for w in one.right)]
    most = max(3.0, FREQUENT * len(links))
    told = [
        Linked(
            {w for w in one.left if seen[0][w] <= most}, {w for w in one.right if seen[1][w] <= most}, one.weight
        )
        for one in links
    ]  # fmt: skip
    told = [one for one in told if one.left and one.right]
    forward = by_the_book(told)
    backward = by_the_book(turned(told))
    wanted = {(a, b): sqrt(forward[a, b] * backward[b, a]) for a, b in forward}
    found = {(one.left, one.right): one.score for one in word_pairs(links, least=0.0, met=0.0, most=10**6)}
    assert found.keys() == wanted.keys()
    for pair, score in found.items():
        assert score == pytest.approx(wanted[pair], abs=1e-9), pair


# ---- words of passages --------------------------------------------------------------------------------------------


def test_words_of_passages_are_their_word_features_alone() -> None:
    passages = [
        PassageFeatures("xx", {"word:xx:tolvak": "Tolvak", "number:3": "3", "concept:word": "word"}, 9),
        PassageFeatures("xx", {"word:xx:a:b": "a:b", "word:xx:tolvak": "tolvaken"}, 9),
    ]
    assert words_of(passages) == {"tolvak", "a:b"}
    assert words_of([]) == frozenset()


def test_words_of_a_text_in_a_language_without_tables() -> None:
    assert words_of([features("Morgu tolvaken zi Zagreb 17 dralo", "qx")]) == {"morgu", "tolvak", "zagreb", "dralo"}


def test_a_pair_is_a_word_pair() -> None:
    links = [Linked({"a"}, {"x"})] * 3 + [Linked({f"l{n}"}, {f"r{n}"}) for n in range(9)]
    found = word_pairs(links, least=0.5, met=2.0)
    assert found == [WordPair("a", "x", pytest.approx(1.0), 3.0)]
