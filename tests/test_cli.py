"""Every command with good and bad input: one clear line for what is wrong, never a traceback, the right exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hexapla.cli.main import COMMANDS, main

EN = """Fire destroys the old granary of Kassel

A fire destroyed the old granary of Kassel on Sunday night, 14 March 2032.
Some 120 firefighters from Hesse fought the flames for nine hours.
“We could save nothing but the bell,” said fire chief Jutta Ahrens.
The granary was built in 1878 and had been empty since 2004.
The city had wanted to turn the building into a library for 6.5 million euros.
"""
DE = """Feuer zerstört alten Kornspeicher von Kassel

Ein Feuer hat in der Nacht zum Montag, dem 15. März 2032, den alten Kornspeicher von Kassel zerstört.
Rund 120 Feuerwehrleute aus Hessen kämpften neun Stunden lang gegen die Flammen.
„Wir konnten nichts retten als die Glocke“, sagte Brandmeisterin Jutta Ahrens.
Der Speicher wurde 1887 gebaut und stand seit 2004 leer.
Die Stadt wollte aus dem Gebäude für 6,5 Millionen Euro eine Bibliothek machen.
"""
OTHER = """Il teatro di Parma apre la stagione con un'opera dimenticata

La prima ha fatto sorridere il pubblico, che ha chiesto due volte il bis.
Il soprano tornerà a cantare in autunno, dopo un lungo viaggio in Argentina.
Il direttore ha lodato l'orchestra e i giovani del coro.
"""
WALL = """<html><head><title>Members only</title></head><body><h1>The granary</h1>
<p>Subscribe to continue reading.</p><p>Already a subscriber? Log in.</p></body></html>"""


def run(*arguments: object, stdin: bytes | str | None = None) -> Result:
    """The command in this process; anything but an exit status is a failure of the test."""
    result = CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.stdout + result.stderr
    return result


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, Path]:
    """Good and bad sources."""
    made = {
        "en": (tmp_path / "en.txt", EN.encode()),
        "de": (tmp_path / "de.txt", DE.encode()),
        "other": (tmp_path / "other.txt", OTHER.encode()),
        "empty": (tmp_path / "empty.txt", b""),
        "blank": (tmp_path / "blank.txt", b" \n\t\n\xef\xbb\xbf\n"),
        "image": (tmp_path / "image.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        "noise": (tmp_path / "noise.txt", bytes((n * 97 + n * n) % 256 for n in range(5000))),
        "wall": (tmp_path / "wall.html", WALL.encode()),
        "broken": (tmp_path / "broken.txt", DE.encode().replace("ö".encode(), b"\xc3")),
        "latin1": (tmp_path / "latin1.txt", DE.encode("cp1252", "replace")),
        "utf16": (tmp_path / "utf16.txt", DE.encode("utf-16")),
        "utf16le": (tmp_path / "utf16le.txt", DE.encode("utf-16-le")),
        "jsonl": (tmp_path / "bad.jsonl", b'{"text": "x"\nnot json\n[1]\n'),
    }
    for path, data in made.values():
        path.write_bytes(data)
    return {name: path for name, (path, _) in made.items()} | {"missing": tmp_path / "nowhere.txt"}


def told(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("hexapla: ")]


# ---- the main job


def test_collate_gives_text_on_standard_output(pages: dict[str, Path]) -> None:
    result = run("collate", pages["en"], pages["de"])
    assert result.exit_code == 0
    assert not result.stderr
    for heading in ("IN SHORT", "VERSIONS", "FAMILY TREE", "DIFFERENCES", "WHO SAID WHAT", "NAMES"):
        assert heading in result.stdout
    assert "1878" in result.stdout
    assert "1887" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["--format", "json"], '{\n "format": "hexapla-edition/1"'),
        (["--format", "html"], "<!doctype html>"),
        (["--format", "tei"], "<TEI "),
        (["--format", "text"], "F"),
        (["--width", "60"], "F"),
    ],
)
def test_formats(pages: dict[str, Path], arguments: list[str], begins: str) -> None:
    result = run("collate", pages["en"], pages["de"], *arguments)
    assert result.exit_code == 0
    assert result.stdout.lower().startswith(begins.lower())
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("e.html", "<!doctype"),
        ("e.HTM", "<!doctype"),
        ("e.json", "{"),
        ("e.xml", "<tei"),
        ("e.tei", "<tei"),
        ("e.txt", "f"),
        ("e", "f"),
    ],
)
def test_ending_of_the_file_chooses_the_format(pages: dict[str, Path], tmp_path: Path, name: str, begins: str) -> None:
    result = run("collate", pages["en"], pages["de"], "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(begins)


def test_format_overrides_the_ending(pages: dict[str, Path], tmp_path: Path) -> None:
    run("collate", pages["en"], pages["de"], "-o", tmp_path / "e.html", "--format", "json")
    assert json.loads((tmp_path / "e.html").read_text(encoding="utf-8"))["format"] == "hexapla-edition/1"


def test_standard_input(pages: dict[str, Path]) -> None:
    result = run("collate", "-", pages["de"], "--format", "json", stdin=EN.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["witnesses"][0]["source"] == "-"


def test_a_folder_and_a_jsonl_file(pages: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "1.txt").write_text(EN, encoding="utf-8")
    (folder / "2.txt").write_text(DE, encoding="utf-8")
    assert len(json.loads(run("collate", folder, "--format", "json").stdout)["witnesses"]) == 2
    lines = tmp_path / "story.jsonl"
    lines.write_text(
        "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in (("e", EN), ("d", DE))), "utf-8"
    )
    record = json.loads(run("collate", lines, "--format", "json").stdout)
    assert [one["id"] for one in record["witnesses"]] == ["e", "d"]


def test_open_shows_the_page(pages: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(shown.append(address)) or True)
    result = run("collate", pages["en"], pages["de"], "--open", "-o", tmp_path / "e.html")
    assert result.exit_code == 0
    assert shown == [(tmp_path / "e.html").resolve().as_uri()]
    monkeypatch.setattr("webbrowser.open", lambda address: False)
    assert "no browser" in run("collate", pages["en"], pages["de"], "--open").stderr


def test_example() -> None:
    result = run("collate", "--example", "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["witnesses"]) >= 6


# ---- bad sources: each has its line, the good ones are collated

BAD = ("empty", "blank", "image", "noise", "wall", "missing", "jsonl")


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_source_among_good_ones_is_reported_and_left_out(pages: dict[str, Path], bad: str) -> None:
    result = run("collate", pages["en"], pages[bad], pages["de"], "--format", "json")
    assert result.exit_code == 0
    assert [one["siglum"] for one in json.loads(result.stdout)["witnesses"]] == ["A", "B"]
    lines = told(result)
    assert lines
    assert all(str(pages[bad]) in line and line.startswith("hexapla: left out: ") for line in lines)


@pytest.mark.parametrize("bad", BAD)
def test_strict_stops_at_a_bad_source(pages: dict[str, Path], bad: str) -> None:
    result = run("collate", pages["en"], pages[bad], pages["de"], "--strict")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(told(result)) == 1
    assert str(pages[bad]) in result.stderr


@pytest.mark.parametrize("bad", BAD)
def test_nothing_left_to_collate(pages: dict[str, Path], bad: str) -> None:
    result = run("collate", pages["en"], pages[bad])
    assert result.exit_code == 1
    assert "two or more versions" in told(result)[-1]


@pytest.mark.parametrize("command", ["read", "names", "figures", "quotes"])
@pytest.mark.parametrize("bad", BAD)
def test_single_commands_and_bad_sources(pages: dict[str, Path], command: str, bad: str) -> None:
    result = run(command, pages[bad])
    assert result.exit_code == 1
    assert told(result)
    both = run(command, pages[bad], pages["en"])
    assert both.exit_code == 0
    assert told(both)


@pytest.mark.parametrize("name", ["broken", "latin1", "utf16", "utf16le"])
def test_odd_encodings_are_read_and_the_repair_is_told(pages: dict[str, Path], name: str) -> None:
    result = run("collate", pages["en"], pages[name], "--format", "json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert len(record["loci"]) == 6
    assert any(one["kind"] in ("decoding", "encoding") for one in record["witnesses"][1]["repairs"])
    if name != "broken":
        assert "kämpften" in record["witnesses"][1]["text"]


def test_a_line_of_200_megabytes(pages: dict[str, Path], tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        for _ in range(200):
            stream.write(b"a long line " * 87_382)
    result = run("collate", pages["en"], huge, pages["de"])
    huge.unlink()
    assert result.exit_code == 0
    assert len(told(result)) == 1
    assert "huge.txt" in result.stderr
    assert "MB" in result.stderr


def test_a_long_line_within_the_limit_of_size(pages: dict[str, Path], tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("word " * 400_000, encoding="utf-8")
    result = run("collate", pages["en"], long, pages["de"])
    assert result.exit_code == 0
    assert len(told(result)) == 1


def test_one_page_only(pages: dict[str, Path]) -> None:
    result = run("collate", pages["en"])
    assert result.exit_code == 1
    assert told(result) == ["hexapla: two or more versions are needed for a collation, and only one could be read"]


def test_the_same_page_twice(pages: dict[str, Path]) -> None:
    result = run("collate", pages["en"], pages["en"])
    assert result.exit_code == 1
    assert len(told(result)) == 1
    assert "one and the same" in result.stderr


def test_unrelated_pages(pages: dict[str, Path]) -> None:
    result = run("collate", pages["en"], pages["other"])
    assert result.exit_code == 1
    assert "story" in told(result)[0]
    assert "likeness" in result.stderr, "the reasons are told"
    assert run("collate", pages["en"], pages["other"], "--anyway").exit_code == 0


def test_output_that_cannot_be_written(pages: dict[str, Path], tmp_path: Path) -> None:
    result = run("collate", pages["en"], pages["de"], "-o", tmp_path / "no" / "such" / "e.html")
    assert result.exit_code == 1
    assert "cannot be written" in told(result)[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["collate"],
        ["collate", "--format", "docx", "a", "b"],
        ["collate", "--colour"],
        ["collate", "--width", "3", "a", "b"],
        ["read"],
        ["align", "a"],
        ["compare", "a"],
        ["weave"],
        ["names", "--format", "html", "a"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stdout + result.stderr


# ---- addresses


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", "/loop" + str(len(self.path)))
        else:
            self.send_response(200 if self.path in ("/en", "/de") else 404)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write({"/en": EN, "/de": DE}.get(self.path, "").encode())

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("HEXAPLA_ALLOW_PRIVATE", "1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as pages:
        thread = threading.Thread(target=pages.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{pages.server_port}"
        pages.shutdown()
        thread.join()


def test_addresses(server: str) -> None:
    result = run("collate", f"{server}/en", f"{server}/de", "--format", "json")
    assert [one["source"] for one in json.loads(result.stdout)["witnesses"]] == [f"{server}/en", f"{server}/de"]


@pytest.mark.parametrize(("place", "words"), [("/loop", "redirect"), ("/gone", "404")])
def test_bad_addresses_among_good_ones(server: str, place: str, words: str) -> None:
    result = run("collate", f"{server}/en", server + place, f"{server}/de", "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["witnesses"]) == 2
    assert len(told(result)) == 1
    assert server + place in result.stderr
    assert words in result.stderr


def test_an_address_that_refuses(server: str, pages: dict[str, Path]) -> None:
    import socket

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    result = run("read", f"http://127.0.0.1:{port}/x")
    assert result.exit_code == 1
    assert len(told(result)) == 1


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://10.0.0.1/x", "http://[::1]/", "http://localhost:8080/", "http://169.254.169.254/latest",
     "http://0x7f000001/", "http://192.168.1.1", "https://[fe80::1]/", "http://", "http://%", "http://a b/"],
)  # fmt: skip
def test_private_and_odd_addresses(address: str, pages: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEXAPLA_ALLOW_PRIVATE", raising=False)
    result = run("collate", pages["en"], address, pages["de"])
    assert result.exit_code == 0
    assert len(told(result)) == 1
    assert address in result.stderr


# ---- the other commands


def test_read(pages: dict[str, Path]) -> None:
    result = run("read", pages["en"])
    assert result.exit_code == 0
    assert "headline" in result.stdout or "heading" in result.stdout
    (record,) = json.loads(run("read", pages["en"], "--format", "json").stdout)
    assert record["language"] == "en"
    assert record["source"] == str(pages["en"])
    for passage in record["passages"]:
        assert record["text"][passage["start"] : passage["end"]].strip()


@pytest.mark.parametrize(
    ("command", "held", "field"),
    [
        ("names", "Jutta Ahrens", "names"),
        ("figures", "6.5 million euros", "figures"),
        ("quotes", "We could save", "quotes"),
    ],
)
def test_marks(pages: dict[str, Path], command: str, held: str, field: str) -> None:
    assert held in run(command, pages["en"]).stdout
    (record,) = json.loads(run(command, pages["en"], "--format", "json").stdout)
    assert record["language"] == "en"
    assert any(held in one["text"] for one in record[field])
    assert held in run(command, "-", stdin=EN).stdout
    assert str(pages["de"]) in run(command, pages["en"], pages["de"]).stdout


def test_align(pages: dict[str, Path]) -> None:
    result = run("align", pages["en"], pages["de"])
    assert result.exit_code == 0
    assert "> Rund 120" in result.stdout
    links = json.loads(run("align", pages["en"], pages["de"], "--format", "json").stdout)
    assert [(one["left"], one["right"]) for one in links] == [([n], [n]) for n in range(6)]
    assert run("align", pages["en"], pages["empty"]).exit_code == 1


def test_compare(pages: dict[str, Path]) -> None:
    result = run("compare", "--text", "Some 120 people came.", "Some 210 people came.")
    assert result.exit_code == 0
    assert "contradiction · figure" in result.stdout
    assert "no difference" in run("compare", "--text", "It rained.", "It rained.").stdout
    found = json.loads(run("compare", pages["en"], pages["de"], "--format", "json").stdout)
    assert any(one["kind"] in ("figure", "date") for one in found)
    assert run("compare", pages["en"], pages["missing"]).exit_code == 1


def test_languages() -> None:
    result = run("languages")
    assert result.exit_code == 0
    every = json.loads(run("languages", "--format", "json").stdout)
    wanted = set("en de fr es it pt nl pl cs ru uk ar tr zh ja".split())  # noqa: SIM905 - as the issue writes them
    assert wanted <= {one["language"] for one in every}
    assert all(one["tables"] for one in every)


def test_help_and_version() -> None:
    assert run("--version").stdout.startswith("hexapla, version ")
    result = run("--help")
    assert all(name in result.stdout for name in COMMANDS)
    for name, line in COMMANDS.items():
        told_by_itself = run(name, "--help")
        assert told_by_itself.exit_code == 0
        first = told_by_itself.stdout.split("\n\n")[1].split(".")[0].split(";")[0].split(":")[0]
        assert " ".join(first.split())[:20] == line[:20], "the list of commands says what the command says"


# ---- as a process of its own


def process(*arguments: object, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "hexapla", *map(str, arguments)], input=stdin, capture_output=True, check=False,
        env={**os.environ, **more}, timeout=120,
    )  # fmt: skip


def test_process_collates(pages: dict[str, Path], tmp_path: Path) -> None:
    done = process("collate", pages["en"], "-", "-o", tmp_path / "e.html", stdin=DE.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "e.html").stat().st_size > 5000


def test_process_with_bad_input(pages: dict[str, Path]) -> None:
    done = process("collate", pages["empty"], pages["missing"], pages["image"])
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 4
    assert b"Traceback" not in done.stderr


def test_process_on_a_terminal_without_unicode(pages: dict[str, Path]) -> None:
    done = process("collate", pages["en"], pages["de"], PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_process_whose_reader_goes_away() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "hexapla", "collate", "--example"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert b"Traceback" not in child.stderr.read()


def test_process_keeps_quiet_about_progress_in_a_pipe(pages: dict[str, Path]) -> None:
    assert process("collate", pages["en"], pages["de"]).stderr == b""


@pytest.mark.parametrize("view", ["text", "html", "tei", "json"])
def test_no_escape_sequence_of_a_page_reaches_the_terminal(tmp_path: Path, view: str, pages: dict[str, Path]) -> None:
    hostile = tmp_path / "\x1b]0;red.txt"
    hostile.write_text(DE.replace("Glocke", "Glocke\x1b]0;owned\x07\x1b[2J"), encoding="utf-8")

    def shown(*arguments: object) -> str:
        result = CliRunner().invoke(main, [str(one) for one in arguments], color=True)
        return result.stdout + result.stderr

    for output in (
        shown("collate", pages["en"], hostile, "--format", view),
        shown("read", hostile),
        shown("names", hostile),
        shown("quotes", hostile, pages["en"]),
        shown("align", pages["en"], hostile),
        shown("compare", pages["en"], hostile),
        shown("read", tmp_path / "\x1b]0;gone.txt"),
    ):
        assert "\x1b]" not in output
        assert "\x1b[2J" not in output
        assert "\x07" not in output


# ---- group and learn ----------------------------------------------------------------------------------------------


def test_group_tells_stories_and_reasons(pages: dict[str, Path]) -> None:
    result = run("group", pages["en"], pages["de"], pages["other"])
    assert result.exit_code == 0
    assert "1 stories of two pages and more, 1 of one page" in result.stdout
    assert "1878" in result.stdout or "Kassel" in result.stdout
    assert "confidence" in result.stdout
    stories = json.loads(run("group", pages["en"], pages["de"], pages["other"], "--format", "json").stdout)
    assert sorted(len(one["members"]) for one in stories) == [1, 2]
    assert all(len(one["reasons"]) == len(one["members"]) - 1 for one in stories)


def test_group_keeps_an_index_that_grows(pages: dict[str, Path], tmp_path: Path) -> None:
    index = tmp_path / "week.npz"
    assert (
        "0 stories of two pages and more, 2 of one page"
        in run("group", pages["en"], pages["other"], "--index", index).stdout
    )
    second = run("group", pages["de"], "--index", index)
    assert second.exit_code == 0
    assert "3 pages: 1 stories of two pages and more" in second.stdout
    index.write_bytes(b"no index")
    broken = run("group", pages["de"], "--index", index)
    assert broken.exit_code == 1
    assert str(index) in broken.stderr


def test_group_reports_what_cannot_be_read_and_goes_on(pages: dict[str, Path], tmp_path: Path) -> None:
    result = run("group", pages["en"], tmp_path / "missing.txt", pages["de"])
    assert result.exit_code == 0
    assert "missing.txt" in result.stderr
    assert run("group", tmp_path / "missing.txt").exit_code == 1


def test_an_encoder_that_cannot_be_loaded_is_named(pages: dict[str, Path], tmp_path: Path) -> None:
    for command in (["group", pages["en"]], ["align", pages["en"], pages["de"]], ["collate", pages["en"], pages["de"]]):
        result = run(*command, "--encoder", f"onnx:{tmp_path / 'none'}")
        assert result.exit_code == 1
        assert "none" in result.stderr


def test_align_takes_a_preset(pages: dict[str, Path]) -> None:
    assert run("align", pages["en"], pages["de"], "--preset", "long-text").exit_code == 0
    assert run("align", pages["en"], pages["de"], "--preset", "short").exit_code == 2


def test_learn_says_where_nothing_is_to_be_learnt(pages: dict[str, Path], tmp_path: Path) -> None:
    result = run("learn", pages["en"], pages["de"], "-o", tmp_path / "tables")
    assert result.exit_code == 1
    assert "nothing was learnt" in result.stderr
    assert run("learn").exit_code in (0, 2)
    assert run("learn", "--dictionary", pages["en"]).exit_code == 2


def test_learn_imports_a_dictionary_that_group_then_uses(pages: dict[str, Path], tmp_path: Path) -> None:
    words = tmp_path / "de-en.txt"
    words.write_text("".join(f"wort{n}x\tword{n}y\n" for n in range(40)), encoding="utf-8")
    result = run("learn", "--dictionary", words, "--languages", "de-en", "-o", tmp_path / "tables")
    assert result.exit_code == 0, result.stderr
    table = (tmp_path / "tables" / "words" / "de-en.tsv").read_text(encoding="utf-8")
    assert "wort3x\tword3y" in table
    program = [sys.executable, "-c", "from hexapla.cli.main import main; main()", "--tables", str(tmp_path / "tables")]
    command = [*program, "group", str(pages["en"]), str(pages["de"])]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own command
    assert told.returncode == 0, told.stderr
    assert "1 stories of two pages" in told.stdout
