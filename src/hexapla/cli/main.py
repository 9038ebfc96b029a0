"""The command `hexapla`: each subcommand lives in its own file and is imported only when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from hexapla.version import __version__

# command -> the first line of its help, so that `hexapla --help` imports none of them.
COMMANDS = {
    "collate": "Collate two or more versions of one story into an edition.",
    "group": "Group pages in any languages into stories, with the reasons for each join.",
    "read": "Show how a page is read: its passages, their kinds and languages, repairs and clues.",
    "names": "Find the names in texts.",
    "figures": "Find the figures and dates in texts.",
    "quotes": "Find the quotations in texts, with their speakers.",
    "align": "Align two versions passage by passage.",
    "compare": "Compare two passages that tell the same thing.",
    "learn": "Learn which words of two languages go together, from pages of your own or a dictionary.",
    "languages": "List what is supported in each language, and how well it was measured.",
}


class Commands(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command from the file of its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"hexapla.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hexapla")
@click.option(
    "--tables",
    type=click.Path(exists=True, file_okay=False),
    metavar="FOLDER",
    help="A folder of your own tables, added to those of Hexapla (or set HEXAPLA_TABLES).",
)
def main(tables: str | None) -> None:
    """Collate versions of a news story as scholars collate manuscripts.

    \b
    Examples:
      hexapla collate de.html en.txt              the main job: what differs, and who copied whom
      hexapla collate folder/ -o story.html --open
      hexapla group folder/                       which pages tell one story
      hexapla read page.html                      what is read of a page, and what was mended
      hexapla quotes article.txt --format json
      hexapla languages

    A SOURCE is a file, a folder, a JSONL file, an http(s) address, or - for standard input. Nothing leaves this
    machine but requests to addresses that you name.
    """
    if tables:
        os.environ["HEXAPLA_TABLES"] = tables  # read once, by knowledge.tables
    # Pages are in all scripts: a terminal that cannot show a sign must not end the work.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
