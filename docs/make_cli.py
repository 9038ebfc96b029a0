"""Writes `docs/cli.md` from the help of every command. A test holds the page against what this gives.

python docs/make_cli.py
"""

from __future__ import annotations

from pathlib import Path

import click
from click.testing import CliRunner

from hexapla.cli.main import COMMANDS, main

PAGE = Path(__file__).parent / "cli.md"
TOP = """# The command line

Made by `python docs/make_cli.py` from the help of the commands; do not edit by hand.

Exit status: 0 done; 1 nothing could be done, with one line for each source on standard error; 2 wrong usage. One bad
source among good ones is reported and left out, never fatal; `--strict` makes it so. `-` is standard input. Output goes
to standard output unless `-o` is given; progress is shown on a terminal and never in a pipe.

| environment variable | what it does |
| --- | --- |
| `HEXAPLA_ALLOW_PRIVATE=1` | lets addresses of private networks and of this machine be read |
"""
WIDTH = 100


def page() -> str:
    """The page as text."""
    parts = [TOP]
    for name in ("", *COMMANDS):
        arguments = [name, "--help"] if name else ["--help"]
        shown = CliRunner().invoke(main, arguments, prog_name="hexapla", terminal_width=WIDTH, catch_exceptions=False)
        parts.append(f"## hexapla {name}".rstrip() + f"\n\n```text\n{click.unstyle(shown.stdout).strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
