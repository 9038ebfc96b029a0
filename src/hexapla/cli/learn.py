"""`hexapla learn`: word tables from the user's own pages or from a dictionary."""

from __future__ import annotations

from pathlib import Path

import click

from hexapla.cli.output import fail, left_out, progress, tell
from hexapla.errors import HexaplaError

FOLDER = Path("hexapla-tables")


@click.command("learn", no_args_is_help=True)
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    default=FOLDER,
    show_default=True,
    help="The folder of tables; its words/ holds one readable file a pair of languages.",
)
@click.option(
    "--dictionary",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="Import a dictionary instead: two columns (MUSE), FreeDict TEI, StarDict.",
)
@click.option("--languages", "pair", metavar="LEFT-RIGHT", help="The languages of the dictionary: de-en.")
def command(sources: tuple[str, ...], folder: Path, dictionary: Path | None, pair: str | None) -> None:
    """Learn which words of two languages go together, from pages of your own or a dictionary.

    \b
    Examples:
      hexapla learn archive/                         tables for every pair of languages with enough stories
      hexapla learn pages.jsonl -o tables/
      hexapla learn --dictionary deu-eng.tei --languages de-en
      hexapla --tables hexapla-tables group today/   use them (or set HEXAPLA_TABLES)

    Stories told in two languages are found and aligned; what goes together over many links is kept. One story in five
    is held back and tells how much a table helps. Any language will do, also one that Hexapla knows nothing of.
    """
    if dictionary is not None:
        if sources:
            raise click.UsageError("give SOURCEs or --dictionary, not both")
        _import(dictionary, pair, folder)
        return
    if not sources:
        raise click.UsageError("name a folder or file of pages: hexapla learn SOURCE…")
    from hexapla.knowledge.word_tables import write_pairs
    from hexapla.learning import learn
    from hexapla.pipeline import gather

    try:
        with progress() as show:
            show("reading")
            witnesses = gather(sources, left_out)
            found = learn(witnesses, progress=show) if witnesses else ()
    except HexaplaError as error:
        fail(error)
    if not witnesses:
        raise SystemExit(1)
    if not found:
        fail("nothing was learnt: no two languages share enough stories here (twelve sure passages are the least)")
    for one in found:
        source = f"Learnt from {one.links} pairs of passages."
        try:
            path = write_pairs(folder, one.languages, one.pairs, source)
        except OSError as error:
            fail(f"{folder}: cannot be written: {error.strerror}")
        tell(f"{'-'.join(one.languages):<8}{len(one.pairs):>7} pairs of words from {one.links} of passages  → {path}")
        if one.before is not None and one.after is not None:
            tell(
                f"        held-back pages: {one.before:.1%} of {one.passages} passages find their own version among"
                f" strangers without the table, {one.after:.1%} with it",
                dim=True,
            )


def _import(dictionary: Path, pair: str | None, folder: Path) -> None:
    """A dictionary as a word table."""
    left, mark, right = (pair or "").partition("-")
    if not (mark and left and right):
        raise click.UsageError("--dictionary needs the two languages: --languages de-en")
    from hexapla.knowledge.dictionaries import read_dictionary
    from hexapla.knowledge.word_tables import write_pairs
    from hexapla.learning import of_dictionary

    try:
        pairs = of_dictionary(read_dictionary(dictionary))
        if not pairs:
            fail(f"{dictionary}: no pair of single words is in it")
        languages, pairs = ((left, right), pairs) if left < right else ((right, left), [one.turned() for one in pairs])
        path = write_pairs(folder, languages, pairs, f"From the dictionary {dictionary.name}.")
    except HexaplaError as error:
        fail(error)
    except OSError as error:
        fail(f"{folder}: cannot be written: {error.strerror}")
    tell(f"{len(pairs)} pairs of words  → {path}")
