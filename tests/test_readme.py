"""What the documentation says is what is so: the README's commands, the pages made by scripts, links, and figures."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_two_commands_that_ci_runs_as_they_are() -> None:
    assert len(COMMANDS) == 2
    assert "hexapla collate --example" in COMMANDS[0]
    assert "-m pytest" in COMMANDS[1]
    for number, command in enumerate(COMMANDS, 1):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert "\n" not in command
        assert f'eval "$(readme {number})"' in CI


def test_the_extras_of_the_second_command_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = re.search(r"'\.\[(\w+)\]'", COMMANDS[1])
    assert wanted is not None
    assert wanted.group(1) in project["optional-dependencies"]


def test_the_example_of_the_readme_in_python() -> None:
    block = re.search(r"^```python\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    from hexapla.example import sources

    code = block.group(1).replace('["de.html", "en.txt"]', repr([str(one) for one in sources()[:2]]))
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own words


def test_the_page_of_the_command_line_is_what_the_commands_say() -> None:
    told = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert told == script("make_cli").page(), "run: python docs/make_cli.py"


def test_the_picture_is_small() -> None:
    picture = ROOT / "docs" / "picture.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 250_000
    assert "docs/picture.png" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target


def test_every_page_of_the_documentation_is_listed() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in PAGES:
        place = page.relative_to(ROOT)
        if place.parts[0] == "docs" and place.parts[1] not in ("decisions", "index.md"):
            assert f"({place.relative_to('docs').as_posix()})" in index, place


def test_figures_are_those_of_the_bench() -> None:
    make, saved = script("make_measured"), json.loads((ROOT / "bench" / "results.json").read_text(encoding="utf-8"))
    again = "run: python docs/make_measured.py"
    assert make.MEASURED.read_text(encoding="utf-8") == make.page(saved), again
    assert make.with_table(README, saved) == README, again
    assert saved["date"] in README
    assert README.count("| `") >= 10


def test_no_place_of_this_machine_and_no_registry_in_the_lock() -> None:
    for line in (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+!-]+", line), line
