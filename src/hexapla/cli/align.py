"""`hexapla align`: two versions, passage by passage."""

from __future__ import annotations

import click

from hexapla.cli.marks import plain
from hexapla.cli.options import ENCODER, loaded
from hexapla.cli.output import FORMAT, left_out, tell, write_json


@click.command("align", no_args_is_help=True)
@click.argument("left", metavar="SOURCE")
@click.argument("right", metavar="SOURCE")
@click.option(
    "--preset",
    type=click.Choice(["page", "long-text"]),
    help="Pages of news, or long texts that follow one another closely; chosen by length if not given.",
)
@ENCODER
@FORMAT
def command(left: str, right: str, preset: str | None, model: str | None, form: str) -> None:
    """Align two versions passage by passage.

    \b
    Examples:
      hexapla align de.html en.txt
      hexapla align de.html en.txt --format json
      hexapla align book-de.txt book-fr.txt --preset long-text
    """
    from hexapla.pipeline import align, gather

    encoder = loaded(model)
    sides = gather((left, right), left_out)
    if len(sides) < 2:
        raise SystemExit(1)
    texts = [[side.passage_text(n) for n in range(len(side.passages))] for side in sides[:2]]
    links = align(
        *texts, left_language=sides[0].language, right_language=sides[1].language, preset=preset, encoder=encoder
    )
    if form == "json":
        write_json([plain(link) for link in links])
        return
    for link in links:
        sure = f"{link.confidence:.2f}" if link.left and link.right else "    "
        tell(f"{_numbers(link.left)} ~ {_numbers(link.right)}  {sure}", bold=True)
        for side, places, mark in zip(texts, (link.left, link.right), "<>", strict=True):
            for place in places:
                tell(f"  {mark} {side[place]}")
        shared = ", ".join(f"{e.left}={e.right}" if e.left != e.right else e.left for e in link.evidence[:6])
        if shared:
            tell(f"    {shared}", dim=True)


def _numbers(places: tuple[int, ...]) -> str:
    return "+".join(map(str, places)) or "–"
