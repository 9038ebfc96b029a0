"""The JSON record: what is written is read back the same, and keeps the contract."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hexapla import Edition, collate
from hexapla.errors import HexaplaError, NotOneStory, RecordError
from small_stories import ALL, LINES, records

PARTS = [
    "format",
    "hexapla",
    "story",
    "witnesses",
    "loci",
    "names",
    "figures",
    "quotations",
    "variants",
    "stemma",
    "text",
]
KINDS = {"headline", "heading", "byline", "dateline", "caption", "credit", "body", "residue"}


def kept(record: dict) -> None:
    """The contract: keys, every passage in exactly one locus, every span exact, every confidence a share."""
    assert list(record) == PARTS
    witnesses = {one["siglum"]: one for one in record["witnesses"]}
    for siglum, one in witnesses.items():
        held = Counter(place for locus in record["loci"] for place in locus["readings"].get(siglum, ()))
        assert held == Counter(range(len(one["passages"])))
        end = 0
        for passage in one["passages"]:
            assert passage["kind"] in KINDS
            assert end <= passage["start"] <= passage["end"] <= len(one["text"])
            end = passage["end"]
        for trace in one["traces"]:
            passage = one["passages"][trace["passage"]]
            assert passage["start"] <= trace["start"] < trace["end"] <= passage["end"]
    for siglum, span in spans(record):
        assert witnesses[siglum]["text"][span["start"] : span["end"]] == span["text"]
    for one in (*record["loci"], *record["variants"], *record["stemma"]["edges"]):
        assert 0 <= one["confidence"] <= 1
    for one in (*record["figures"], *record["quotations"], *record["variants"], *record["text"]):
        assert 0 <= one["locus"] < len(record["loci"])
    nodes = {one["id"] for one in record["stemma"]["nodes"]}
    assert set(witnesses) <= nodes
    assert all({one["from"], one["to"]} <= nodes for one in record["stemma"]["edges"])
    for one in record["text"]:
        assert one["base"] in one["support"]


def spans(record: dict) -> list[tuple[str, dict]]:
    found = [(form["siglum"], form) for name in record["names"] for form in name["forms"]]
    for part in ("figures", "quotations", "variants"):
        for entry in record[part]:
            for siglum, reading in entry["readings"].items():
                if reading is not None:
                    found.append((siglum, reading))
                    found += [(siglum, reading[key]) for key in ("speaker", "cue") if reading.get(key)]
    return found


def same(edition: Edition) -> None:
    text = edition.to_json()
    kept(json.loads(text))
    back = Edition.from_json(text)
    assert back == edition
    assert back.to_json() == text
    assert Edition.from_json(edition.to_json(indent=2).encode()) == edition


@pytest.mark.parametrize("languages", [("en", "de"), ("ar", "ja"), ("ru", "en", "ar"), ("de", "ja", "ru", "en")])
def test_round_trip(languages: tuple[str, ...]) -> None:
    same(collate(records(*((language, ALL) for language in languages))))


def test_round_trip_of_the_bundled_example() -> None:
    from hexapla.example import sources

    same(collate(sources()))


VERSION = st.tuples(st.sampled_from(sorted(LINES)), st.lists(st.sampled_from(ALL), min_size=2, max_size=6))


@settings(max_examples=25, deadline=None)
@given(st.lists(VERSION, min_size=2, max_size=4))
def test_round_trip_of_any_small_story(choices: list[tuple[str, list[int]]]) -> None:
    """Lines left out, doubled, moved, in any languages."""
    try:
        edition = collate(records(*choices))
    except NotOneStory:
        assume(False)
    same(edition)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_among_the_passages(left: list[str], right: list[str]) -> None:
    sources = records(("en", ALL), ("de", ALL))
    for source, more in zip(sources, (left, right), strict=True):
        source["passages"] = [*more, *source["passages"]]  # type: ignore[misc]
    try:
        edition = collate(sources)
    except HexaplaError:
        assume(False)
    text = edition.to_json()
    kept(json.loads(text))
    assert Edition.from_json(text).to_json() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        b"\xff\xfe",
        '{"format": "hexapla-edition/2"}',
        '{"format": "hexapla-edition/1"}',
        '{"format": "hexapla-edition/1", "story": 3}',
        '{"format": "hexapla-edition/1", "story": {}, "witnesses": [1]}',
    ],
)
def test_what_is_no_record(text: str | bytes) -> None:
    with pytest.raises(RecordError) as caught:
        Edition.from_json(text)
    assert "\n" not in str(caught.value)


def test_fields_that_were_added_later_may_be_lacking() -> None:
    record = json.loads(collate(records(("en", ALL), ("de", ALL))).to_json())
    for one in record["witnesses"]:
        del one["clues"]
    for one in record["variants"]:
        del one["evidence"], one["faulty"]
    assert Edition.from_json(json.dumps(record)).witnesses[0].clues == ()
