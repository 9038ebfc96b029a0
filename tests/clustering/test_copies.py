"""Near-copies: what signatures say of the phrases in common, and which pairs are found."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from statistics import mean

from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.clustering.copies import COPY, FEWEST, MINIMA, SHINGLE, likeness, near_copies, signature

WORDS = [f"{head}{tail}" for head in ("ka", "mo", "ti", "su", "re", "po", "ba", "ne") for tail in ("lim", "tar", "von",
         "sik", "dur", "pel", "gos", "hem", "win", "zat")]  # fmt: skip


def text_of(count: int, chance: random.Random) -> list[str]:
    return [chance.choice(WORDS) + chance.choice(WORDS) for _ in range(count)]


def jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    """The true share of phrases in common."""
    sides = [{tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)} for words in (one, other)]
    return len(sides[0] & sides[1]) / len(sides[0] | sides[1])


def varied(words: Sequence[str], share: float, chance: random.Random) -> list[str]:
    return [chance.choice(WORDS) if chance.random() < share else word for word in words]


def test_likeness_estimates_the_share_of_phrases_in_common() -> None:
    chance = random.Random(7)  # noqa: S311
    errors = []
    for number in range(300):
        words = text_of(chance.randint(40, 400), chance)
        other = varied(words, number % 30 / 100, chance)
        errors.append(likeness(signature(" ".join(words)), signature(" ".join(other))) - jaccard(words, other))
    assert abs(mean(errors)) < 0.02  # no bias
    assert max(map(abs, errors)) < 0.3  # four standard deviations of 48 minima at the most
    assert mean(error**2 for error in errors) ** 0.5 < 0.08  # one: sqrt(1/4 / 48) = .072


def test_trimmed_text_is_like_by_the_part_that_is_kept() -> None:
    chance = random.Random(8)  # noqa: S311
    words = text_of(300, chance)
    kept = words[:240]
    assert abs(likeness(signature(" ".join(words)), signature(" ".join(kept))) - jaccard(words, kept)) < 0.25


def test_a_signature_is_the_same_in_every_case_and_spacing() -> None:
    words = text_of(60, random.Random(9))  # noqa: S311
    found = signature(" ".join(words))
    assert len(found) == MINIMA
    assert signature("\n".join(words).upper()) == found
    assert likeness(found, found) == 1
    assert all(0 <= one < 1 << 32 for one in found)


def test_signatures_are_the_same_in_every_process() -> None:
    """They are kept in files."""
    assert signature("one two three four five six seven eight nine ten eleven twelve")[:3] == (
        597874841, 1053281709, 108613540,
    )  # fmt: skip


def test_short_texts_have_no_signature() -> None:
    assert signature("") == ()
    assert signature("!?") == ()
    words = text_of(FEWEST + SHINGLE - 1, random.Random(10))  # noqa: S311
    assert len(signature(" ".join(words))) == MINIMA
    assert signature(" ".join(words[:-1])) == ()
    assert signature("so " * 500) == ()
    assert likeness((), signature(" ".join(words))) == likeness((), ()) == 0


def test_scripts_without_spaces_are_read_sign_by_sign() -> None:
    one = "周日晚，窃贼从荷兰城市鹿特丹的一家博物馆偷走了九幅价值四千万欧元的画作。警方说，他们开一辆白色货车前来。"
    other = one.replace("九幅", "八幅")
    assert 0.5 < likeness(signature(one), signature(other)) < 1


# Signatures of a few pages, of which some were made from others by exchanging minima. No bucket has more than 8.
@st.composite
def families(draw: st.DrawFn) -> list[tuple[int, ...]]:
    chance = draw(st.randoms(use_true_random=False))
    found: list[tuple[int, ...]] = []
    for _ in range(draw(st.integers(1, 8))):
        if found and draw(st.booleans()):
            base = list(draw(st.sampled_from(found)))
            for place in chance.sample(range(len(base)), min(len(base), draw(st.integers(0, 20)))):
                base[place] = chance.getrandbits(32)
            found.append(tuple(base))
        elif draw(st.booleans()) or not found:
            found.append(tuple(chance.getrandbits(32) for _ in range(MINIMA)))
        else:
            found.append(())
    return found


@settings(deadline=None)
@given(families())
def test_all_pairs_of_four_fifths_in_common_are_found(signatures: list[tuple[int, ...]]) -> None:
    found = {(i, j): share for i, j, share in near_copies(signatures)}
    wanted = {(i, j): likeness(signatures[i], signatures[j]) for i, j in combinations(range(len(signatures)), 2)}
    assert {pair for pair, share in found.items() if share >= 0.8} == {
        pair for pair, share in wanted.items() if share >= 0.8
    }
    assert all(share == wanted[pair] >= COPY for pair, share in found.items())


@settings(deadline=None)
@given(families(), st.integers(0, 8))
def test_pairs_with_new_pages_alone(signatures: list[tuple[int, ...]], since: int) -> None:
    assert list(near_copies(signatures, since)) == [one for one in near_copies(signatures) if one[1] >= since]


def test_near_copies_of_texts_against_brute_force() -> None:
    chance = random.Random(11)  # noqa: S311
    texts: list[list[str]] = []
    for _ in range(40):
        words = text_of(120, chance)
        texts += [words, *(varied(words, chance.uniform(0, 0.12), chance) for _ in range(chance.randint(0, 4)))]
    chance.shuffle(texts)
    signatures = [signature(" ".join(words)) for words in texts]
    found = {(i, j) for i, j, share in near_copies(signatures) if share >= 0.8}
    true = {(i, j) for i, j in combinations(range(len(texts)), 2) if likeness(signatures[i], signatures[j]) >= 0.8}
    assert found == true
    assert len(found) > 30
    # What is found is alike indeed: unrelated texts never meet.
    assert all(jaccard(texts[i], texts[j]) > 0.4 for i, j, _ in near_copies(signatures))


def test_a_thousand_reprints_hang_together_by_few_pairs() -> None:
    one = signature(" ".join(text_of(80, random.Random(12))))  # noqa: S311
    pairs = list(near_copies([one] * 1000))
    assert len(pairs) < 8 * 1000
    assert {i for i, j, _ in pairs if i == 0} | {j for _, j, _ in pairs} == set(range(1000))
    assert all(share == 1 and i < j for i, j, share in pairs)
