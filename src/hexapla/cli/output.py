"""What commands share: where output goes, how errors and progress are shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from hexapla.errors import HexaplaError, NotOneStory, SourceError

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
LANGUAGE = click.option("--language", "-l", metavar="CODE", help="ISO 639-1 code; found from the text if not given.")


def tell(line: str, *, err: bool = False, bold: bool = False, dim: bool = False) -> None:
    """Shows one line. Its words come from pages and from names of files, which a terminal must not obey."""
    from hexapla.edition.signs import one_line

    click.secho(one_line(line), err=err, bold=bold or None, dim=dim or None)


def fail(error: HexaplaError | str) -> NoReturn:
    """Ends the command with exit status 1 and one clear line for each thing that is wrong."""
    tell(f"hexapla: {error}", err=True)
    if isinstance(error, NotOneStory):
        for reason in error.reasons:
            tell(f"  {reason}", err=True)
    raise SystemExit(1)


def left_out(error: SourceError) -> None:
    """Reports a source that is left out."""
    tell(f"hexapla: left out: {error}", err=True)


def write(text: str, target: Path | None) -> None:
    """Text to a file, or to standard output; a file that cannot be written ends the command."""
    if target is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        target.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"{target}: cannot be written: {error.strerror}")


def write_json(record: Any, target: Path | None = None) -> None:
    """A record as indented JSON."""
    write(json.dumps(record, ensure_ascii=False, indent=2), target)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line on standard error that names the stage; nothing in a pipe."""
    shown = sys.stderr.isatty()

    def name(stage: str) -> None:
        if shown:
            click.echo(f"\r\x1b[2K{stage} …", nl=False, err=True)

    try:
        yield name
    finally:
        if shown:
            click.echo("\r\x1b[2K", nl=False, err=True)


def texts(sources: Iterable[str]) -> Iterator[tuple[str, str | None, str]]:
    """(name, language, text) of each source; one that cannot be read is reported, and status 1 follows if none was."""
    from hexapla.pipeline import gather

    some = False
    for source in sources:
        for witness in gather([source], left_out):
            some = True
            yield witness.source or source, witness.language, witness.text
    if not some:
        raise SystemExit(1)
