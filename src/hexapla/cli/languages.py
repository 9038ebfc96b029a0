"""`hexapla languages`: what is supported."""

from __future__ import annotations

import click

from hexapla.cli.marks import plain
from hexapla.cli.output import FORMAT, write_json


@click.command("languages")
@FORMAT
def command(form: str) -> None:
    """List what is supported in each language, and how well it was measured.

    \b
    Example:
      hexapla languages
    """
    from hexapla.knowledge.support import languages, matched

    every = languages()
    if form == "json":
        write_json([plain(one) for one in every])
        return
    topics = list(dict.fromkeys(topic for one in every for topic in one.tables))
    measures = list(dict.fromkeys(name for one in every for name in one.measured))
    click.secho(f"{'':<4}{'language':<12}" + "".join(f"{name:>12}" for name in (*topics, *measures)), bold=True)
    for one in every:
        entries = "".join(f"{one.tables.get(topic, 0):>12}" for topic in topics)
        figures = "".join(f"{one.measured[name]:>12.2f}" if name in one.measured else f"{'–':>12}" for name in measures)
        click.echo(f"{one.language:<4}{one.name:<12}{entries}{figures}")
    also = ", ".join(f"{code} ({name})" for code, name, _ in matched())
    if also:
        click.echo(
            f"Matched only, by concepts and places; names, figures and quotations there by what is universal: {also}."
        )
    click.echo("Numbers of table entries; figures are shares right on the development data (docs/measured.md).")
