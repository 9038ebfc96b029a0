"""The index of stories: log odds from the weights, pages that come later, the file it is kept in."""

from __future__ import annotations

import gc
import json
import random
import tomllib
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy
import pytest

from clustering.invented_pages import STORIES, page, strangers, told
from hexapla import group
from hexapla.clustering import index as subject
from hexapla.clustering.candidates import MEASURES, candidates
from hexapla.clustering.index import StoryIndex, log_odds, weights
from hexapla.clustering.pages import PageFeatures
from hexapla.errors import TableError
from hexapla.model import Story, Witness
from hexapla.pipeline import page_of


@pytest.fixture(scope="module")
def witnesses() -> list[Witness]:
    reprint = page("theft-reprint", "en", STORIES["theft"]["en"])
    return [*told("ferry", "en", "ar", "zh"), *told("theft"), reprint, *told("gene", "ru", "ja"), *strangers()[:3]]


@pytest.fixture(scope="module")
def pages(witnesses: list[Witness]) -> list[PageFeatures]:
    return [page_of(one) for one in witnesses]


def index_of(*parts: Sequence[PageFeatures]) -> StoryIndex:
    """An index to which the pages came in these parts."""
    found = StoryIndex()
    for part in parts:
        found.add(part)
    return found


# ---- weights ------------------------------------------------------------------------------------------------------


def test_log_odds_can_be_recomputed_from_measures_and_weights(pages: list[PageFeatures]) -> None:
    pairs = candidates(index_of(pages).pool)
    held = tomllib.loads((files("hexapla.clustering") / "weights.toml").read_text(encoding="utf-8"))
    found = log_odds(pairs)
    assert len(found) == len(pairs.left) > 30
    assert {True, False} == {bool(row[MEASURES.index("same_language")]) for row in pairs.measures}
    for row, odds in zip(pairs.measures.tolist(), found.tolist(), strict=True):
        measured = dict(zip(MEASURES, row, strict=True))
        size, same = (measured["smaller"] - 5) / 2, measured["same_language"]
        wanted = held["constant"] + sum(
            measured[name] * (plain + by_size * size + in_one * same)
            for name, (plain, by_size, in_one) in held["measures"].items()
        )
        assert odds == pytest.approx(wanted, abs=2e-3)


def test_the_confidence_of_a_reason_is_that_of_its_odds(pages: list[PageFeatures]) -> None:
    index = index_of(pages[:2])
    (odds,) = log_odds(candidates(index.pool)).tolist()
    (line,) = index.reasons.values()
    assert line.endswith(f"; confidence {1 / (1 + numpy.exp(-odds)):.2f}")


@pytest.mark.parametrize(
    "broken", ["constant = [", "threshold = 1.0\nconstant = 0.0\n[measures]\nlikeness = [1, 2, 3]\n"]
)
def test_broken_weights_are_named(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.toml").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(subject, "files", lambda name: tmp_path)
    with pytest.raises(TableError, match=r"clustering/weights\.toml"):
        weights.__wrapped__()


# ---- pages that come later ----------------------------------------------------------------------------------------


def test_the_index_gives_what_group_gives(witnesses: list[Witness], pages: list[PageFeatures]) -> None:
    assert index_of(pages).stories() == group(witnesses)


def test_pages_in_two_steps_join_their_stories(witnesses: list[Witness], pages: list[PageFeatures]) -> None:
    """Every second page first, then the rest."""
    index = index_of(pages[::2])
    before = index.stories()
    index.add(pages[1::2])
    after = index.stories()
    for story in before:
        assert sum(set(story.members) <= set(one.members) for one in after) == 1
        assert set(story.reasons) <= {line for one in after for line in one.reasons}
    assert {frozenset(one.members) for one in after} == {frozenset(one.members) for one in group(witnesses)}
    assert sorted(name for one in after for name in one.members) == sorted(one.id for one in witnesses)
    for one in after:
        assert len(one.reasons) == len(one.members) - 1
    (theft,) = (one for one in after if "theft-en" in one.members)
    assert theft.copies == (("theft-en", "theft-reprint"),)


def test_a_page_that_is_there_is_passed_over(pages: list[PageFeatures]) -> None:
    index = index_of(pages)
    before = index.stories()
    index.add([*pages[:3], replace(pages[0], counts={"number:5": 1}), pages[4]])
    index.add([])
    index.add(iter(()))
    assert index.stories() == before
    assert len(index) == len(pages)


def test_stories_that_are_there_are_not_taken_apart() -> None:
    """Two thefts of the same paintings, told apart; then pages come that are near to both."""
    index = StoryIndex()
    index.begin([page_of(one) for one in told("theft", "en", "de", "fr", "ru")], [("theft-en",), ("theft-de",)])
    first = {frozenset(one.members) for one in index.stories()}
    index.add([page_of(one) for one in told("theft", "ar", "zh", "ja", "hi")])
    after = index.stories()
    owner = {name: number for number, one in enumerate(after) for name in one.members}
    assert owner["theft-en"] != owner["theft-de"]
    assert all(any(held <= set(one.members) for one in after) for held in first)
    assert sorted(owner) == sorted(f"theft-{one}" for one in STORIES["theft"])


def test_vectors_of_an_encoder_add_to_the_odds() -> None:
    """Pages that share no more than one word meet when their vectors are the same, and not when they are opposite."""
    chance = numpy.random.default_rng(3)
    rows = chance.normal(size=(30, 16)).astype(numpy.float32)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    counts = {f"concept:c{n}": 1 for n in range(6)}
    plain = [PageFeatures(f"p{n}", "en", {**counts, f"name:{n}": 1}, {}) for n in range(30)]
    pairs = candidates(index_of(plain).pool)
    vectors = [replace(one, vector=rows[0] if n < 2 else rows[n]) for n, one in enumerate(plain)]
    pool = index_of(vectors).pool
    added = subject.encoded(pool, candidates(pool))
    assert added.shape == pairs.left.shape
    best = int(added.argmax())
    assert (pairs.left[best], pairs.right[best]) == (0, 1)
    half = index_of([*vectors[:15], *plain[15:]]).pool
    pairs = candidates(half)
    without = (pairs.left >= 15) | (pairs.right >= 15)
    assert without.any()
    assert not subject.encoded(half, pairs)[without].any()
    assert not subject.encoded(index_of(plain).pool, pairs).any()


# ---- the file -----------------------------------------------------------------------------------------------------


def test_what_was_saved_is_loaded(pages: list[PageFeatures], tmp_path: Path) -> None:
    path = tmp_path / "stories.npz"
    index = index_of(pages)
    index.save(path)
    found = StoryIndex.load(path)
    assert found == index
    assert found.stories() == index.stories()
    assert len(found) == len(pages)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_loaded_index_goes_on_as_if_it_had_stayed(pages: list[PageFeatures], tmp_path: Path) -> None:
    path = tmp_path / "stories"
    stayed = index_of(pages[:9])
    stayed.save(path)
    loaded = StoryIndex.load(path)
    for index in (stayed, loaded):
        index.add(pages[9:])
    assert loaded == stayed
    assert loaded.stories() == stayed.stories()
    loaded.save(path)  # over the older one
    assert StoryIndex.load(path) == stayed


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [PageFeatures("nothing", None, {}, {})],
        [PageFeatures("much", "en", {"number:1": 100_000, "name:=a\tb": 1}, {"name:=a\tb": 'a "b" \\ \x00 日本'})],
        [PageFeatures("a ~ b: c", "zh", {"place:x": 1}, {"place:x": "x"}), PageFeatures("", "zh", {"place:x": 2}, {})],
    ],
    ids=["empty", "no-features", "signs", "names"],
)
def test_odd_indexes_are_loaded_as_they_were(pages: list[PageFeatures], tmp_path: Path) -> None:
    index = index_of(pages)
    index.save(tmp_path / "odd")
    found = StoryIndex.load(tmp_path / "odd")
    assert found == index
    more = [PageFeatures("more", "de", {"place:x": 1, "number:1": 3}, {"place:x": "X"})]
    for one in (index, found):
        one.add(more)
    assert found.stories() == index.stories()


def test_vectors_are_kept_in_the_file(tmp_path: Path) -> None:
    vector = numpy.ones(4, dtype=numpy.float32) / 2
    index = index_of([PageFeatures("one", "en", {"number:1": 1}, {}, vector=vector)])
    index.save(tmp_path / "vectors")
    assert list(StoryIndex.load(tmp_path / "vectors").pool.vectors) == list(index.pool.vectors)


def test_an_index_that_cannot_be_written_leaves_the_old_one(pages: list[PageFeatures], tmp_path: Path) -> None:
    path = tmp_path / "stories"
    index_of(pages[:4]).save(path)
    (tmp_path / "stories.part").mkdir()
    with pytest.raises(OSError, match=r"stories\.part"):
        index_of(pages).save(path)
    assert len(StoryIndex.load(path)) == 4


@pytest.fixture(scope="module")
def good(pages: list[PageFeatures], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("good") / "stories"
    index_of(pages[:6]).save(path)
    return path.read_bytes()


def archive(good: bytes, change: Callable[[dict[str, Any]], object] = dict, **arrays: object) -> bytes:
    """The good file with its texts changed and arrays in place of its own."""
    with numpy.load(BytesIO(good)) as held:
        found = {name: held[name] for name in held.files}
    texts = json.loads(found["texts"].tobytes())
    found["texts"] = numpy.frombuffer(json.dumps(change(texts)).encode(), dtype=numpy.uint8)
    stream = BytesIO()
    numpy.savez(stream, **(found | arrays))
    return stream.getvalue()


def without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda texts: {name: value for name, value in texts.items() if name != key}


def _array() -> bytes:
    stream = BytesIO()
    numpy.save(stream, numpy.arange(4))
    return stream.getvalue()


def _zip() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as held:
        held.writestr("readme.txt", "an archive of something else")
    return stream.getvalue()


def _pickled(good: bytes) -> bytes:
    return archive(good, counts=numpy.array([{"an": "object"}], dtype=object))


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "text": lambda good: b"stories\n",
    "an array": lambda good: _array(),
    "another archive": lambda good: _zip(),
    "cut off": lambda good: good[: len(good) // 2],
    "without its end": lambda good: good[:-30],
    "pickled objects": _pickled,
    "another format": lambda good: archive(good, lambda texts: texts | {"format": "hexapla-stories/0"}),
    "no mapping": lambda good: archive(good, lambda texts: ["stories"]),
    "no format": lambda good: archive(good, without("format")),
    "no names": lambda good: archive(good, without("names")),
    "no features": lambda good: archive(good, without("features")),
    "no texts": lambda good: archive(good, texts=numpy.frombuffer(b"\xff\xfe{", dtype=numpy.uint8)),
}
FOUND: dict[str, Callable[[bytes], bytes]] = {
    "nothing in it": lambda good: b"",
    "no groups": lambda good: archive(good, without("groups")),
    "reasons no mapping": lambda good: archive(good, lambda texts: texts | {"reasons": []}),
    "fewer sizes than pages": lambda good: archive(good, sizes=numpy.zeros(0, dtype=numpy.int32)),
    "groups of strange pages": lambda good: archive(good, lambda texts: texts | {"groups": [[0, 99]]}),
}  # fmt: skip


@contextmanager
def files_left_open() -> Iterator[list[str]]:
    """The warnings about files left open, once the block is done."""
    found: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ResourceWarning)
        yield found
        gc.collect()  # a file that was left open warns when it goes
    found += [str(one.message) for one in caught]


def refused(path: Path) -> str:
    """What `load` raises; "" where it loads and can be used."""
    try:
        found = StoryIndex.load(path)
        found.stories()
        found.add([PageFeatures("more", "en", {"number:1": 1}, {})])
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


@pytest.mark.parametrize(
    "broken",
    [
        *BROKEN.values(),
        *FOUND.values(),
    ],
    ids=[*BROKEN, *FOUND],
)
def test_a_broken_or_foreign_file_is_named(broken: Callable[[bytes], bytes], good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken"
    path.write_bytes(broken(good))
    with files_left_open():
        said = refused(path)
    assert said.startswith(f"RecordError: {path}: ")
    assert "\n" not in said


def test_a_broken_file_is_closed(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken"
    path.write_bytes(good[: len(good) // 2])
    with files_left_open() as warned:
        assert refused(path)
    assert warned == []


def test_the_good_file_is_good(good: bytes, tmp_path: Path) -> None:
    """So that the broken ones are broken by what was changed."""
    path = tmp_path / "good"
    path.write_bytes(archive(good))
    assert len(StoryIndex.load(path)) == 6


def test_every_damage_is_a_record_error_or_none(good: bytes, tmp_path: Path) -> None:
    chance = random.Random(13)  # noqa: S311
    path = tmp_path / "damaged"
    path.write_bytes(good)
    whole = StoryIndex.load(path)
    strange = set()
    with files_left_open():
        for _ in range(400):
            damaged = bytearray(good)
            damaged[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
            path.write_bytes(damaged)
            said = refused(path)
            if not (said.startswith(f"RecordError: {path}: ") if said else StoryIndex.load(path) == whole):
                strange.add(said.partition(":")[0])
    assert strange == set()


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        StoryIndex.load(tmp_path / "nowhere")


def test_stories_of_an_empty_index() -> None:
    assert StoryIndex().stories() == ()
    index = StoryIndex()
    index.begin([], [("gone",)])
    assert index.stories() == ()
    assert index_of([PageFeatures("one", None, {}, {})]).stories() == (Story(("one",)),)
