"""The terminal view: lines no wider than asked for, wide signs counted double, nothing that a terminal would obey."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla import Edition, collate
from hexapla.edition.signs import one_line
from hexapla.edition.widths import cut, padded, width, wrapped
from small_stories import ALL, records


@pytest.fixture(scope="module")
def edition() -> Edition:
    return collate(records(("en", ALL), ("de", ALL), ("ja", ALL), ("ar", (0, 1, 2, 3))))


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_no_line_is_wider(edition: Edition, columns: int) -> None:
    for line in edition.to_text(columns).splitlines():
        assert width(line) <= columns, line


def test_tables_of_many_versions_fit() -> None:
    from hexapla.example import sources

    assert all(width(line) <= 80 for line in collate(sources()).to_text(80).splitlines())


def test_a_width_below_40_is_40(edition: Edition) -> None:
    assert edition.to_text(5) == edition.to_text(40)


def test_parts_and_signs(edition: Edition) -> None:
    text = edition.to_text(100)
    places = [text.index(heading) for heading in ("IN SHORT", "VERSIONS", "FAMILY TREE", "DIFFERENCES", "WHO SAID WHAT",
                                                  "FIGURES", "NAMES")]  # fmt: skip
    assert places == sorted(places)
    assert "32 Millionen" in text
    for number in range(1, len(edition.variants) + 1):
        assert f"d{number} · " in text


def test_styles_only_where_asked_for(edition: Edition) -> None:
    assert "\x1b" not in edition.to_text(80)
    styled = edition.to_text(80, color=True)
    assert "\x1b[1m" in styled
    styles = ("\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[33m", "\x1b[36m")
    assert styled.count("\x1b[0m") == sum(styled.count(style) for style in styles)


def test_a_page_cannot_command_the_terminal() -> None:
    sources = records(("en", ALL), ("de", ALL))
    hostile = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202eevil\u2066\r\x08"
    for source in sources:
        source["passages"] = [f"{line} {hostile}" for line in source["passages"]]  # type: ignore[attr-defined]
        source["title"] = hostile + "Fire"
    for text in (collate(sources).to_text(80), collate(sources).to_text(80, color=True)):
        for sign in "\x07\x08\x9b\r\u202e\u2066":
            assert sign not in text
        assert "\x1b]" not in text
        assert "\x1b[2J" not in text


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("港長", 4), ("e\u0301", 1), ("مرحبا", 5), ("가", 2), ("a\u200bb", 2), ("Ａ", 2), ("", 0)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.integers(8, 60))
def test_cut_and_wrapped_keep_to_the_columns(text: str, columns: int) -> None:
    plain = one_line(text)
    assert width(cut(plain, columns)) <= columns
    lines = wrapped(plain, columns, "", "")
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(plain.split())
    assert width(padded(plain, columns)) == max(columns, width(plain))


@given(st.text(max_size=60))
def test_one_line(text: str) -> None:
    plain = one_line(text)
    assert plain.splitlines() in ([plain], [])
    assert one_line(plain) == plain
    plain.encode("utf-8")
