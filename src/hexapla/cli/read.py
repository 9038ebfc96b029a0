"""`hexapla read`: how a page is read."""

from __future__ import annotations

import click

from hexapla.cli.output import FORMAT, LANGUAGE, left_out, tell, write_json
from hexapla.model import Witness


@click.command("read", no_args_is_help=True)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@LANGUAGE
@FORMAT
def command(sources: tuple[str, ...], language: str | None, form: str) -> None:
    """Show how a page is read: its passages, their kinds and languages, repairs and clues.

    \b
    Examples:
      hexapla read page.html
      curl -s https://example.org/story | hexapla read - --format json
    """
    from hexapla.edition.record import witness_record
    from hexapla.pipeline import gather

    found = gather(sources, left_out, language=language)
    if not found:
        raise SystemExit(1)
    if form == "json":
        write_json([witness_record(one) for one in found])
        return
    for witness in found:
        _show(witness)


def _show(witness: Witness) -> None:
    tell(witness.title or witness.source or witness.id, bold=True)
    for label in ("source", "language", "published", "publisher", "byline"):
        value = getattr(witness, label)
        if value:
            tell(f"  {label:<10} {value}")
    for clue in witness.clues:
        tell(f"  clue       {clue.kind}: {clue.value}" + (f"  ({clue.note})" if clue.note else ""))
    for number, passage in enumerate(witness.passages):
        tell(f"{number:>4} {passage.kind:<9} {passage.language or '?':<3} {witness.passage_text(number)}")
    for repair in witness.repairs[:20]:
        tell(f"  repair     {repair.kind}: {repair.before!r} → {repair.after!r}")
    if len(witness.repairs) > 20:
        tell(f"  … and {len(witness.repairs) - 20} more repairs (--format json has all)")
    for trace in witness.traces:
        text = witness.text[trace.start : trace.end]
        tell(f"  trace      {trace.kind}: {text[:70]!r}" + (f"  ({trace.note})" if trace.note else ""))
    click.echo()
