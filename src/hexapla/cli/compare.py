"""`hexapla compare`: two passages."""

from __future__ import annotations

import click

from hexapla.cli.marks import plain
from hexapla.cli.output import FORMAT, tell, texts, write_json

TOLD = 0.4  # what is less sure is given as JSON only


@click.command("compare", no_args_is_help=True)
@click.argument("left", metavar="SOURCE")
@click.argument("right", metavar="SOURCE")
@click.option("--text", "direct", is_flag=True, help="The two arguments are the passages themselves.")
@FORMAT
def command(left: str, right: str, direct: bool, form: str) -> None:
    """Compare two passages that tell the same thing; the sides are called A and B.

    \b
    Examples:
      hexapla compare a.txt b.txt
      hexapla compare --text "23 of the 32 members agreed." "23 Mitglieder stimmten zu."
    """
    from hexapla.pipeline import compare

    if direct:
        variants = compare(left, right)
    else:
        sides = list(texts((left, right)))
        if len(sides) < 2:
            raise SystemExit(1)
        variants = compare(sides[0][2], sides[1][2], left_language=sides[0][1], right_language=sides[1][1])
    told = [one for one in variants if one.confidence >= TOLD]
    if form == "json":
        write_json([plain(one) for one in variants])
        return
    for one in told:
        tell(f"{one.severity} · {one.kind} · {one.confidence:.2f}", bold=True)
        tell(f"  {one.explanation}")
        for siglum, reading in one.readings.items():
            tell(f"  {siglum}  {reading.text if reading else '—'}")
    if not told:
        tell("no difference found")
