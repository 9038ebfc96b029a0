"""Word tables: what is written is read, in both directions, and a broken table is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexapla.errors import TableError
from hexapla.evidence import features
from hexapla.knowledge import tables, word_tables
from hexapla.knowledge.word_tables import WordPair, file_name, partners, partners_in, word_key, word_pairs, write_pairs

CACHES = (tables.own_folder, word_tables.word_pairs, word_tables.partners, features.reader)
PAIRS = (
    WordPair("haus", "casa", 0.875, 12.0, "Häuser", "casa"),
    WordPair("brücke", "ponte", 0.5, 3.5, "Brücke", "ponti"),
    WordPair("haus", "edific", 0.125, 2.0, "haus", "edificio"),
)


def forget() -> None:
    for one in CACHES:
        one.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of tables; what is read of it is forgotten afterwards."""
    monkeypatch.setenv(tables.VARIABLE, str(tmp_path))
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def write(folder: Path, name: str, *rows: str) -> Path:
    path = folder / "words" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


HEADER = "\t".join(word_tables.COLUMNS)


def test_what_was_written_is_read(folder: Path) -> None:
    path = write_pairs(folder, ("de", "it"), PAIRS, "Learnt from four pages.")
    assert path == folder / "words" / "de-it.tsv" == folder / "words" / file_name("de", "it")
    assert word_pairs("de", "it") == PAIRS
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[0].endswith("Learnt from four pages.")
    assert lines[1] == HEADER
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_same_table_from_the_other_side(folder: Path) -> None:
    write_pairs(folder, ("de", "it"), PAIRS, "")
    assert word_pairs("it", "de") == tuple(
        WordPair(p.right, p.left, p.score, p.met, p.right_form, p.left_form) for p in PAIRS
    )


def test_tables_of_both_directions_are_one_best_first(folder: Path) -> None:
    write_pairs(folder, ("de", "it"), PAIRS[:1], "")
    write_pairs(folder, ("it", "de"), [WordPair("ponte", "brücke", 0.9, 1.0), WordPair("a", "b", 0.1, 1.0)], "")
    assert [(p.left, p.right, p.score) for p in word_pairs("de", "it")] == [
        ("brücke", "ponte", 0.9),
        ("haus", "casa", 0.875),
        ("b", "a", 0.1),
    ]


def test_a_table_is_written_anew_over_the_older_one(folder: Path) -> None:
    write_pairs(folder, ("de", "it"), PAIRS, "")
    write_pairs(folder, ("de", "it"), PAIRS[:1], "")
    assert word_pairs("de", "it") == PAIRS[:1]
    write_pairs(folder, ("de", "it"), [], "")
    forget()
    assert word_pairs("de", "it") == ()


def test_where_there_is_no_table(folder: Path) -> None:
    assert word_pairs("de", "it") == ()
    assert word_pairs(None, "it") == word_pairs("de", None) == word_pairs("de", "de") == word_pairs("", "it") == ()
    assert partners("de") == partners(None) == {}


def test_without_a_folder_there_are_no_tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pairs(folder, ("de", "it"), PAIRS, "")
    monkeypatch.delenv(tables.VARIABLE)
    forget()
    assert word_pairs("de", "it") == ()


# ---- broken tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEADER, "haus\tcasa\tmuch\t3\t\t"], "much"),
        ([HEADER, "haus\tcasa\t0.5\t\t\t"], "float"),
        ([HEADER, "haus\tcasa\t0.5\t3"], "haus: 4 cells, not 6"),
        ([HEADER, "haus\tcasa\t0.5\t3\ta\tb\tc"], "haus: 7 cells, not 6"),
        (["left\tright", "haus\tcasa"], "columns are left, right, score, met"),
    ],
    ids=["no number", "empty number", "few cells", "many cells", "few columns"],
)
@pytest.mark.parametrize(
    "ask", [lambda: word_pairs("de", "it"), lambda: word_pairs("it", "de"), lambda: partners("it")]
)
def test_a_broken_table_is_named(folder: Path, rows: list[str], said: str, ask: Callable[[], object]) -> None:
    path = write(folder, "de-it.tsv", *rows)
    with pytest.raises(TableError) as error:
        ask()
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)


def test_a_table_that_is_no_text_is_named(folder: Path) -> None:
    path = write(folder, "de-it.tsv")
    path.write_bytes(b"\xff\xfe\x00h")
    with pytest.raises(TableError, match=r"de-it\.tsv: "):
        word_pairs("de", "it")


@pytest.mark.parametrize("rows", [[], ["# nothing yet"], [HEADER]], ids=["empty", "comment", "header"])
def test_a_table_without_rows_is_empty(folder: Path, rows: list[str]) -> None:
    write(folder, "de-it.tsv", *rows)
    assert word_pairs("de", "it") == ()
    assert partners("de") == {}


@pytest.mark.parametrize("score", ["nan", "7"])
def test_a_score_that_is_none_is_named(folder: Path, score: str) -> None:
    write(folder, "de-it.tsv", HEADER, f"haus\tcasa\t{score}\t3\t\t")
    with pytest.raises(TableError, match=r"de-it\.tsv"):
        word_pairs("de", "it")


# ---- text that tries to break the format --------------------------------------------------------------------------


NASTY = WordPair("a\tb", "c\nd\r\ne", 0.5, 2.0, "x\u2028y\x85z", " \t\n# # ")


def test_tabs_and_line_breaks_in_words_do_no_harm(folder: Path) -> None:
    after = WordPair("haus", "casa", 0.25, 2.0, "Haus", "casa")
    path = write_pairs(folder, ("de", "it"), [NASTY, after], "two\tlines\nof\r\nsource\u2028# and more")
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4
    assert word_pairs("de", "it") == (WordPair("a b", "c d e", 0.5, 2.0, "x y z", "# #"), after)


def test_a_word_that_looks_like_a_comment_is_kept(folder: Path) -> None:
    pair = WordPair("#haus", "casa", 0.5, 2.0, "#Haus", "casa")
    write_pairs(folder, ("de", "it"), [pair], "")
    assert word_pairs("de", "it") == (pair,)


WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(
    lambda word: not word.lstrip().startswith("#")
)
THOUSANDTHS = st.integers(0, 1000).map(lambda number: number / 1000)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(WordPair, WORD, WORD, THOUSANDTHS, st.integers(0, 999), WORD, WORD), max_size=5), WORD)
def test_any_words_are_read_as_they_were_but_for_blanks(folder: Path, pairs: list[WordPair], source: str) -> None:
    forget()
    write_pairs(folder, ("de", "it"), pairs, source)
    plain = [p._replace(**{name: " ".join(getattr(p, name).split()) for name in ("left", "right", "left_form",
             "right_form")}) for p in pairs]  # fmt: skip
    found = word_pairs("de", "it")
    assert sorted(found) == sorted(plain)
    assert [p.score for p in found] == sorted((p.score for p in pairs), reverse=True)


# ---- partners -----------------------------------------------------------------------------------------------------


def test_partners_lead_from_either_side_to_the_same_name(folder: Path) -> None:
    write_pairs(folder, ("it", "de"), [WordPair("casa", "haus", 0.5, 1.0), WordPair("casa", "heim", 0.25, 1.0)], "")
    write_pairs(folder, ("de", "ru"), [WordPair("haus", "дом", 0.5, 1.0)], "")
    write(folder, "readme.txt", "no table")
    german, italian, russian = partners("de"), partners("it"), partners("ru")
    assert set(german) == {"haus", "heim"}
    assert len(german["haus"]) == 2
    assert set(italian) == {"casa"}
    assert set(italian["casa"]) == {*german["heim"], *(set(german["haus"]) - set(russian["дом"]))}
    assert set(russian["дом"]) < set(german["haus"])
    assert partners("fr") == {}


def test_partners_of_tables_at_hand_are_those_of_the_file(folder: Path) -> None:
    write_pairs(folder, ("de", "it"), PAIRS, "")
    for language in ("de", "it", "fr"):
        assert partners_in({("de", "it"): PAIRS}, language) == partners(language)
    assert partners_in({}, "de") == {}


def test_a_pair_twice_is_one_partner() -> None:
    assert len(partners_in({("de", "it"): [PAIRS[0], PAIRS[0]]}, "de")["haus"]) == 1


def test_words_meet_as_features_through_a_table(folder: Path) -> None:
    write_pairs(folder, ("de", "qx"), [WordPair(word_key("Kornspeicher"), word_key("Tolvaken"), 0.9, 4.0)], "")
    german = features.features("Die Kornspeichern brannten.", "de").found
    other = features.features("Zi tolvakor morgu.", "qx").found
    (shared,) = (one for one in german.keys() & other.keys() if one.startswith("learnt:"))
    assert (german[shared], other[shared]) == ("Kornspeichern", "tolvakor")
    assert not any(one.startswith("learnt:") for one in features.features("Kornspeicher", "en").found)


def test_the_key_of_a_word() -> None:
    assert word_key("Kornspeicher") == word_key("kornspieß") == "kornsp"
    assert word_key("STRASSE") == word_key("Straße") == "strass"
    assert word_key("") == ""
