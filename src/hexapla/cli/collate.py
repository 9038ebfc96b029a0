"""`hexapla collate`: pages in, edition out."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hexapla.cli.options import ENCODER, loaded
from hexapla.cli.output import fail, left_out, progress, write
from hexapla.errors import HexaplaError

if TYPE_CHECKING:
    from hexapla.edition.edition import Edition

FORMATS = {".html": "html", ".htm": "html", ".json": "json", ".xml": "tei", ".tei": "tei", ".txt": "text"}


@click.command("collate", no_args_is_help=True)
@click.argument("sources", nargs=-1, metavar="SOURCE SOURCE…")
@click.option("--example", is_flag=True, help="Collate the example that comes with Hexapla.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json", "tei"]),
    help="Default: by the ending of FILE, else text.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE.")
@click.option("--open", "show", is_flag=True, help="Show the page in the browser.")
@click.option(
    "--width", type=click.IntRange(40), metavar="N", help="Columns of the text view; default: the terminal's."
)
@click.option("--anyway", is_flag=True, help="Collate even if the versions do not seem to tell one story.")
@ENCODER
@click.option("--strict", is_flag=True, help="Stop at the first source that cannot be read.")
def command(
    sources: tuple[str, ...],
    example: bool,
    form: str | None,
    output: Path | None,
    show: bool,
    width: int | None,
    anyway: bool,
    model: str | None,
    strict: bool,
) -> None:
    """Collate two or more versions of one story into an edition.

    \b
    Examples:
      hexapla collate de.html en.txt                 what differs, in the terminal
      hexapla collate de.html en.txt -o story.html --open
      hexapla collate folder/ --format json > story.json
      hexapla collate --example --open               the example that comes with Hexapla

    A SOURCE is a file, an http(s) address, - for standard input, or one folder or JSONL file that holds one story.
    The versions are lettered A, B, C … in the order given. A source that cannot be read is reported and left out.
    """
    if example:
        from hexapla.example import sources as example_sources

        sources = tuple(map(str, example_sources())) + sources
    if not sources:
        raise click.UsageError("two or more versions are needed: hexapla collate SOURCE SOURCE…")
    form = form or FORMATS.get(output.suffix.lower() if output else "", "html" if show else "text")
    encoder = loaded(model)
    from hexapla.pipeline import collate

    try:
        with progress() as tell:
            edition = collate(sources, strict=strict, anyway=anyway, encoder=encoder, report=left_out, progress=tell)
    except HexaplaError as error:
        fail(error)
    text = view(edition, form, width, colored=output is None and sys.stdout.isatty())
    if show:
        _open(text if form == "html" else edition.to_html(), output if form == "html" else None)
        if form == "html" or output is None:
            return
    write(text, output)


def view(edition: Edition, form: str, width: int | None, colored: bool) -> str:
    """One of the four views."""
    if form == "html":
        return edition.to_html()
    if form == "json":
        return edition.to_json(indent=1)
    if form == "tei":
        return edition.to_tei()
    return edition.to_text(width or shutil.get_terminal_size((100, 24)).columns, color=colored)


def _open(page: str, output: Path | None) -> None:
    """Writes the page, to a file of its own if none is named, and shows it in the browser."""
    import tempfile
    import webbrowser

    target = output or Path(tempfile.mkdtemp(prefix="hexapla-")) / "edition.html"
    write(page, target)
    if not webbrowser.open(target.resolve().as_uri()):
        click.echo(f"hexapla: no browser found; the page is {target}", err=True)
