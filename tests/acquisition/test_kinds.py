"""Kinds of passages: invented pages in every language, and the development gold where it is there."""

import json
import os
from pathlib import Path

import pytest

from hexapla.acquisition.read import read

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads((ROOT / "tests/cases/acquisition/kinds.json").read_text(encoding="utf-8"))
CLAIMED = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "ru", "uk", "ar", "tr", "zh", "ja")
SHARED = Path(os.environ.get("HEXAPLA_SHARED", ROOT / ".." / "shared"))


@pytest.mark.parametrize("case", CASES, ids=[f"{one['language']}: {one['note'][:40]}" for one in CASES])
def test_every_line_gets_its_kind(case):
    witness = read({"text": "\n".join(text for _, text in case["lines"])})
    found = [(one.kind, witness.text[one.start : one.end]) for one in witness.passages]
    assert found == [tuple(line) for line in case["lines"]]


def test_all_claimed_languages_have_a_case():
    assert {one["language"] for one in CASES} >= set(CLAIMED)


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday the lake was green. Nobody had seen that before.",
        "Photos of the fire were shared by thousands of people, the mayor said.",
        "Share prices fell by 4 percent on Monday, and subscribe or sell was the question.",
        "Von den 300 Fahrgästen standen viele bereits an der Rampe, als es krachte.",
        "Por la mañana llegaron los bomberos y apagaron el fuego en dos horas.",
        "“Read more and watch less,” the teacher told her class on Monday.",
    ],
)
def test_running_text_that_looks_like_something_else_stays_body(text):
    page = ["The headline of the day", "A first paragraph tells what happened on Monday.", text, "It ended at noon."]
    assert [one.kind for one in read({"passages": page}).passages] == ["headline", "body", "body", "body"]


def test_kinds_of_the_development_gold():
    gold = SHARED / "gold"
    if not gold.is_dir():
        pytest.skip("the development gold is not here")
    right = total = 0
    for path in sorted(gold.glob("*/gold.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        folder = SHARED / "seeds" if path.parent.name == "munich" else path.parent
        for siglum, kinds in record["kinds"].items():
            found = [one.kind for one in read(folder / record["witnesses"][siglum]["file"]).passages]
            assert len(found) == len(kinds)
            total += len(kinds)
            right += sum(one == other for one, other in zip(found, kinds, strict=True))
    assert right / total >= 0.98
