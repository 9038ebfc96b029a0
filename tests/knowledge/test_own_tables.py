"""A folder of the user's own tables: a language by data alone, keys that stand in for ours, and what is said of a
broken one. What is read is kept for the life of a process, so every folder is read by a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hexapla.knowledge.tables import VARIABLE, languages

HEADER = "entity\tkind\tqx\ten"
FILES: Mapping[str, str] = {
    "languages/qx/words.toml": """
name = "Qaxian"
script = "Latn"
function = "zi wa to ke"
[negation]
words = "nul"
""",
    "languages/qx/figures.toml": """
decimal = ","
group = "."
order = "dmy"
percent = "tsento"
cardinals = '''
7: septu
'''
months = '''
3: trilun
'''
""",
    "languages/qx/names.toml": 'titles = "dotor"\nparticles = "zu"\nendings = ["r en"]\n',
    "languages/qx/quotations.toml": 'marks = "«»"\nverbs = "dikta diktas"\n',
    "languages/qx/inflection.toml": 'suffixes = ["or en"]\n',
    # Two sheets: words of a concept of ours, and concepts of the user's own.
    "concepts/qaxian.tsv": "concept\tqx\ten\ndisaster\tkatalu*\t\nown:granary\tsilvor|dral ketta\tmegagranar*\n",
    "concepts/more.tsv": "# more words\nconcept\ten\n\ndisaster\tzzcalamity*\nown:granary\tzzsilo\n",
    "concepts/notes.txt": "no sheet",
    "gazetteer/places.tsv": f"{HEADER}\nTR\tcountry\tTurkavo\tZzturkey\nzumbria\tregion\tZumbria\tZumbria\n",
    "gazetteer/organisations.tsv": f"# own bodies\n{HEADER}\nown-union\tbody\tUnu Fervo|UFE\tUnu Fervo\n",
    # Keys of a language of ours.
    "languages/en/figures.toml": "decimal = ','\ngroup = '.'\n",
    "languages/_drafts/words.toml": 'name = "no language"',
    "languages/readme.txt": "no folder",
}

QUESTIONS = """
import json
import hexapla
from hexapla.clustering.pages import page_features
from hexapla.evidence.features import features
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.gazetteer import places_in
from hexapla.knowledge.tables import language_name, languages, table
from hexapla.knowledge.words import negations

def figures(text, language):
    return [[one.text, one.kind, str(one.value), one.unit] for one in hexapla.find_figures(text, language)]

def names(text, language):
    return [[one.text, one.kind] for one in hexapla.find_names(text, language)]

print(json.dumps({
    "languages": languages(),
    "claimed": {one.language: dict(one.tables) for one in hexapla.languages()},
    "name": [language_name("qx"), language_name("en"), language_name("qz")],
    "own concepts": [concepts("qx").ids(text) for text in ("Zi kataluvim wa silvoren", "dral ketta", "ketta dral")],
    "size": len(concepts("qx")),
    "english concepts": [concepts("en").ids(text) for text in ("catastrophe", "zzcalamity", "megagranaries", "zzsilo")],
    "german concepts": concepts("de").ids("Katastrophe"),
    "own places": [one[2:] for one in places_in("Wa Turkavor ke Zumbria to Unu Fervo", "qx")],
    "english places": [one[2:] for one in places_in("From Zzturkey and Turkey to Zumbria", "en")],
    "own names": names("Zi dotor Mirel zu Kantor dikta wa Zumbria ke Unu Fervo.", "qx"),
    "own figures": figures("Zi 3.250,5 tsento wa septu, 14 trilun 2031", "qx"),
    "english figures": figures("It cost 1.250,5 dollars on 14 January 2031.", "en"),
    "german figures": figures("Es kostete 1.250,5 Dollar.", "de"),
    "negations": [one.text for one in negations("Zi nul wa", "qx")],
    "quotations": [[one.text, one.speaker.text if one.speaker else None]
                   for one in hexapla.find_quotations("«Silvor katalu», dikta Mirel Kantor.", "qx")],
    "features": sorted(set(features("Turkavo katalu", "qx").found) & set(features("disaster in Turkey", "en").found)),
}))
"""


def python(folder: Path, code: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Code run with that folder of tables."""
    return subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {VARIABLE: str(folder), "PYTHONIOENCODING": "utf-8"} | more,
    )


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("tables")
    write(folder, FILES)
    ran = python(folder, QUESTIONS)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


# ---- a language by data files alone -------------------------------------------------------------------------------


def test_a_new_language_is_listed(answers: dict[str, Any]) -> None:
    assert answers["languages"] == sorted({*languages(), "qx"})
    assert answers["name"] == ["Qaxian", "English", "qz"]


def test_a_new_language_with_its_tables_is_claimed_with_what_they_hold(answers: dict[str, Any]) -> None:
    assert set(answers["claimed"]["qx"]) == {"words", "figures", "names", "quotations", "inflection", "concepts"}
    assert answers["claimed"]["qx"]["concepts"] == answers["size"] == 2


def test_a_new_language_has_concepts(answers: dict[str, Any]) -> None:
    assert answers["own concepts"] == [["disaster", "own:granary"], ["own:granary"], []]


def test_a_new_language_has_places_and_names(answers: dict[str, Any]) -> None:
    assert answers["own places"] == [["TR", "country"], ["zumbria", "region"], ["own-union", "body"]]
    assert ["Zumbria", "place"] in answers["own names"]
    assert ["Unu Fervo", "organisation"] in answers["own names"]
    assert ["Mirel zu Kantor", "person"] in answers["own names"]


def test_a_new_language_has_figures_and_dates(answers: dict[str, Any]) -> None:
    assert answers["own figures"] == [
        ["3.250,5 tsento", "percent", "3250.5", "%"],
        ["septu", "number", "7", None],
        ["14 trilun 2031", "date", "2031-03-14", None],
    ]


def test_a_new_language_has_negations_and_quotations(answers: dict[str, Any]) -> None:
    assert answers["negations"] == ["nul"]
    assert answers["quotations"] == [["Silvor katalu", "Mirel Kantor"]]


def test_a_new_language_meets_ours(answers: dict[str, Any]) -> None:
    assert {"concept:disaster", "place:TR"} <= set(answers["features"])


# ---- keys and rows that go with ours ------------------------------------------------------------------------------


def test_a_key_of_the_users_table_stands_in_for_ours_and_the_others_stay(answers: dict[str, Any]) -> None:
    assert answers["english figures"] == [
        ["1.250,5 dollars", "money", "1250.5", "USD"],
        ["14 January 2031", "date", "2031-01-14", None],
    ]
    assert answers["german figures"] == [["1.250,5 Dollar", "money", "1250.5", "USD"]]


def test_rows_of_concepts_join_ours_by_their_id(answers: dict[str, Any]) -> None:
    assert answers["english concepts"] == [["disaster"], ["disaster"], ["own:granary"], ["own:granary"]]
    assert answers["german concepts"] == ["disaster"]


def test_rows_of_places_join_ours_by_their_id(answers: dict[str, Any]) -> None:
    assert answers["english places"] == [["TR", "country"], ["TR", "country"], ["zumbria", "region"]]


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    code = "from hexapla.knowledge.tables import languages, table; print(len(languages()), table('qx', 'words'))"
    assert python(tmp_path, code).stdout.split() == [str(len(languages())), "{}"]
    assert python(Path(), code, **{VARIABLE: ""}).stdout.split() == [str(len(languages())), "{}"]


def test_a_folder_named_from_where_one_stands(tmp_path: Path) -> None:
    write(tmp_path / "tables", {"languages/qx/words.toml": 'name = "Qaxian'})
    code = (
        f"import os; os.chdir({str(tmp_path)!r})\n"
        "from hexapla.errors import TableError\n"
        "from hexapla.knowledge.tables import table\n"
        "try: table('qx', 'words')\n"
        "except TableError as error: print(error)"
    )
    said = python(Path("tables"), code).stdout
    assert said.startswith(str(Path("tables", "languages", "qx", "words.toml")) + ": ")


# ---- broken folders -----------------------------------------------------------------------------------------------

READ = """
from hexapla.errors import TableError
import hexapla
try:
    {ask}
except TableError as error:
    print(error)
"""
ASK = {
    "words": "hexapla.find_names('Kassel', 'qx')",
    "figures": "hexapla.find_figures('14 May', 'en')",
    "concepts": "from hexapla.knowledge.concepts import concepts; concepts('en')",
    "places": "hexapla.find_names('Kassel', 'en')",
    "group": "hexapla.group([hexapla.read({'text': 'A fire in Kassel', 'language': 'en'})])",
}


def test_an_absent_folder_is_named(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere", tmp_path / "file"):
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        ran = python(place, READ.format(ask=ASK["concepts"]))
        assert ran.stdout.startswith(f"{place}: "), ran.stderr
        assert VARIABLE in ran.stdout


def test_hexapla_is_imported_though_the_folder_is_absent(tmp_path: Path) -> None:
    assert python(tmp_path / "nowhere", "import hexapla; print(hexapla.__version__)").returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "ask", "said"),
    [
        ("concepts/own.tsv", "concept\tqx\ten\nflood\tkatalu\n", "concepts", "flood: 2 cells, not 3"),
        ("concepts/own.tsv", "concept\ten\ngood\tfine\n\nflood\ta\tb\n", "group", "flood: 3 cells, not 2"),
        ("gazetteer/places.tsv", f"{HEADER}\nzumbria\tregion\tZumbria\n", "places", "zumbria: 3 cells, not 4"),
        ("gazetteer/organisations.tsv", f"{HEADER}\nunion\n", "places", "union: 1 cells, not 4"),
        ("languages/qx/words.toml", "name = \n", "words", "line 1"),
        ("languages/en/figures.toml", 'decimal = ","\ndecimal = "."\n', "figures", "line 2"),
    ],
)
def test_a_broken_table_is_named_with_file_and_row(name: str, text: str, ask: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    ran = python(tmp_path, READ.format(ask=ASK[ask]))
    assert ran.stdout.startswith(f"{tmp_path / name}: "), ran.stderr
    assert said in ran.stdout


def test_a_table_that_is_no_text_is_named(tmp_path: Path) -> None:
    for name, ask in (("concepts/own.tsv", "concepts"), ("languages/en/figures.toml", "figures")):
        folder = tmp_path / ask
        write(folder, {name: ""})
        (folder / name).write_bytes(b"concept\ten\n\xff\xfe\x80")
        ran = python(folder, READ.format(ask=ASK[ask]))
        assert ran.stdout.startswith(f"{folder / name}: "), ran.stderr


@pytest.mark.parametrize(
    ("name", "text", "ask"),
    [
        ("languages/qx/words.toml", "function = 5\n", "words"),
        ("languages/en/figures.toml", "percent = ['percent']\n", "figures"),
        ("languages/en/figures.toml", "cardinals = '''\nseven: sieben\n'''\n", "figures"),
    ],
)
def test_a_table_of_the_wrong_shape_is_named(name: str, text: str, ask: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    ran = python(tmp_path, READ.format(ask=ASK[ask]))
    assert ran.stdout.startswith(f"{tmp_path / name}: "), ran.stderr
