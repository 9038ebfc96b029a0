"""The public face: the names of the contract, their signatures, and types that are frozen and slotted."""

from __future__ import annotations

import dataclasses
import inspect
import json
import subprocess
import sys
from decimal import Decimal

import pytest

import hexapla
from hexapla import errors, model

# call -> its parameters, as the contract has them; a parameter that may be left out bears "=".
CALLS = {
    "read": ["source", "language=", "siglum="],
    "read_all": ["source"],
    "collate": ["sources"],
    "align": ["left", "right", "left_language=", "right_language="],
    "compare": ["left", "right", "left_language=", "right_language="],
    "find_names": ["text", "language="],
    "find_figures": ["text", "language=", "reference="],
    "find_quotations": ["text", "language="],
    "compare_names": ["a", "b", "kind=", "a_language=", "b_language="],
    "group": ["witnesses", "known=", "taught=", "encoder=", "progress="],
    "languages": [],
    "identify_language": ["text"],
}
TYPES = {"Edition", "Evidence", "Figure", "LanguageGuess", "LanguageSupport", "Link", "Name", "NameMatch", "Quotation",
         "Span", "Story", "Variant", "Witness"}  # fmt: skip
KEYWORD_ONLY = {"left_language", "right_language", "siglum", "reference", "kind", "a_language", "b_language"}


def test_the_public_names_are_these() -> None:
    assert set(hexapla.__all__) == {*CALLS, *TYPES, "__version__"}
    assert hexapla.__all__ == sorted(hexapla.__all__)
    assert set(dir(hexapla)) == set(hexapla.__all__)
    for name in hexapla.__all__:
        assert getattr(hexapla, name) is not None
    with pytest.raises(AttributeError, match="weave"):
        hexapla.weave  # noqa: B018 - the look-up is what is tested


@pytest.mark.parametrize("name", CALLS)
def test_signature(name: str) -> None:
    parameters = inspect.signature(getattr(hexapla, name)).parameters
    told = [f"{key}=" if one.default is not inspect.Parameter.empty else key for key, one in parameters.items()]
    assert [one for one in told if one.rstrip("=") in {wanted.rstrip("=") for wanted in CALLS[name]}] == CALLS[name]
    for key, one in parameters.items():
        if key in KEYWORD_ONLY:
            assert one.kind is inspect.Parameter.KEYWORD_ONLY
        if key not in {wanted.rstrip("=") for wanted in CALLS[name]}:
            assert one.default is not inspect.Parameter.empty, f"{key} is more than the contract asks for"
    assert inspect.getdoc(getattr(hexapla, name))


def types() -> list[type]:
    found = [one for one in vars(model).values() if dataclasses.is_dataclass(one) and isinstance(one, type)]
    return [*found, hexapla.Edition]


@pytest.mark.parametrize("one", types(), ids=lambda one: one.__name__)
def test_frozen_and_slotted(one: type) -> None:
    assert one.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(one)
    assert inspect.getdoc(one)
    for field in dataclasses.fields(one):
        assert not str(field.type).startswith(("list", "dict", "set")), f"{one.__name__}.{field.name} can be changed"


def test_errors_are_one_tree() -> None:
    found = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    assert all(issubclass(one, errors.HexaplaError) for one in found)
    drawn = errors.__doc__ or ""
    assert all(one.__name__ in drawn for one in found), "the tree is drawn on top of the file"


def test_import_is_light() -> None:
    code = "import sys, hexapla; print(sorted(m for m in sys.modules if m.split('.')[0] in %r))"
    heavy = {"numpy", "lxml", "httpx", "trafilatura", "rich", "jinja2", "babel", "click", "py3langid", "rapidfuzz"}
    done = subprocess.run([sys.executable, "-c", code % heavy], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


# ---- what the calls give


def test_read() -> None:
    record = {"id": "x1", "url": "https://example.org/a", "title": "T", "language": "pl", "published": "2031-04-05",
              "passages": ["Pierwszy akapit.", "Drugi akapit."]}  # fmt: skip
    one = hexapla.read(record)
    assert (one.id, one.language, one.published) == ("x1", "pl", "2031-04-05")
    assert [one.passage_text(n) for n in range(2)] == record["passages"]
    assert one.body == "Pierwszy akapit.\nDrugi akapit."
    assert (
        hexapla.read({"text": "One line.\nAnother line."}).id == hexapla.read({"text": "One line.\nAnother line."}).id
    )
    assert hexapla.read(
        b"<html><body><p>Ein Satz, der lang genug ist, um gelesen zu werden.</p></body></html>"
    ).passages
    assert hexapla.read({"text": "Ein Satz."}, language="de", siglum="Q").siglum == "Q"


def test_find_names_figures_quotations() -> None:
    text = "„Wir öffnen am 3. Mai 2031“, sagte Petra Kruse in Lübeck, wo 2,5 Millionen Euro fehlen."
    names, figures, quotations = (
        find(text, "de") for find in (hexapla.find_names, hexapla.find_figures, hexapla.find_quotations)
    )
    for one in (*names, *figures, *quotations):
        assert text[one.start : one.end] == one.text
    assert ("Petra Kruse", "person") in {(one.text, one.kind) for one in names}
    assert ("2031-05-03", "date") in {(one.value, one.kind) for one in figures}
    money = next(one for one in figures if one.kind == "money")
    assert (money.value, money.unit) == (Decimal(2500000), "EUR")
    assert [(one.text, one.direct, one.speaker and one.speaker.text) for one in quotations] == [
        ("Wir öffnen am 3. Mai 2031", True, "Petra Kruse")
    ]
    assert quotations[0].cue is not None
    assert quotations[0].cue.text == "sagte"


def test_compare_names() -> None:
    same = hexapla.compare_names("Ирина Соколова", "Irina Sokolova", kind="person")
    other = hexapla.compare_names("Irina Sokolova", "Pedro Valverde", kind="person")
    assert (same.same, other.same) == (True, False)
    assert 0 <= other.score < same.score <= 1
    assert same.reasons


def test_identify_language() -> None:
    guess = hexapla.identify_language("Der Rat der Stadt tagt am Dienstag wieder im alten Haus.")
    assert guess.language == "de"
    assert 0.5 < guess.confidence <= 1
    assert hexapla.identify_language("12 345 …").language is None


def test_compare_gives_spans_of_the_passages() -> None:
    left, right = "Some 120 people came to Lübeck.", "Rund 210 Menschen kamen nach Lübeck."
    found = hexapla.compare(left, right, left_language="en", right_language="de")
    assert {"A", "B"} == set(found[0].readings)
    for one in found:
        for siglum, reading in one.readings.items():
            assert reading is None or {"A": left, "B": right}[siglum][reading.start : reading.end] == reading.text


def test_edition_shows_itself_in_a_notebook() -> None:
    one = {"text": "The mayor of Lübeck, Petra Kruse, spoke.\nShe named 12 reasons."}
    other = {"text": "Die Bürgermeisterin von Lübeck, Petra Kruse, sprach.\nSie nannte 12 Gründe."}
    edition = hexapla.collate([one, other])
    shown = edition._repr_html_()
    assert shown.lstrip().startswith("<iframe")
    assert "srcdoc=" in shown
    assert json.loads(edition.to_json())["format"] == "hexapla-edition/1"
    assert edition.witness("B").language == "de"
    with pytest.raises(KeyError):
        edition.witness("Z")
