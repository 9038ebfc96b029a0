"""`hexapla group`: pages into stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hexapla.cli.marks import plain
from hexapla.cli.options import ENCODER, loaded
from hexapla.cli.output import FORMAT, fail, left_out, progress, tell, write, write_json
from hexapla.errors import HexaplaError

if TYPE_CHECKING:
    from hexapla.clustering.index import StoryIndex
    from hexapla.model import Story, Witness


@click.command("group", no_args_is_help=True)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--index",
    "kept",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Keep the stories in FILE: pages that are there are not read again, new ones join their stories.",
)
@click.option("--learn", "learning", is_flag=True, help="Learn word tables from the pages first and group with them.")
@click.option("--all", "every", is_flag=True, help="Show stories of one page too (text view).")
@ENCODER
@FORMAT
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE.")
def command(
    sources: tuple[str, ...],
    kept: Path | None,
    learning: bool,
    every: bool,
    model: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Group pages in any languages into stories, with the reasons for each join.

    \b
    Examples:
      hexapla group folder/                          stories of two pages and more
      hexapla group pages.jsonl --format json -o stories.json
      hexapla group monday/ --index week.npz         then: hexapla group tuesday/ --index week.npz
      hexapla group archive.jsonl --learn            word tables from these pages first (hexapla learn)

    A SOURCE is a folder, a JSONL file, a feed, a page or an address. Reprints and mirrors are marked as near-copies.
    """
    encoder = loaded(model)
    from hexapla.clustering.index import StoryIndex
    from hexapla.pipeline import gather, page_of

    try:
        index = StoryIndex.load(kept) if kept and kept.exists() else StoryIndex()
        with progress() as show:
            show("reading")
            witnesses = gather(_counted(sources, show), left_out)
            if not witnesses and not len(index):
                raise SystemExit(1)
            taught = _taught(witnesses, show) if learning else None
            held = set(index.pool.names)
            fresh = [one for one in witnesses if one.id not in held]
            index.add(_pages(fresh, lambda one: page_of(one, taught, encoder), show))
        if kept:
            index.save(kept)
    except HexaplaError as error:
        fail(error)
    except OSError as error:
        fail(f"{kept}: cannot be written: {error.strerror}")
    _show(index, {one.id: one for one in witnesses}, every, form, output)


def _counted(sources: tuple[str, ...], show: Any) -> Iterator[str]:
    for number, source in enumerate(sources, 1):
        show(f"reading {number} of {len(sources)} sources")
        yield source


def _pages(witnesses: list[Witness], read: Any, show: Any) -> Iterator[Any]:
    for number, one in enumerate(witnesses):
        if number % 50 == 0:
            show(f"comparing, page {number + 1} of {len(witnesses)}")
        yield read(one)
    show("grouping")


def _taught(witnesses: list[Witness], show: Any) -> Any:
    from hexapla.learning import learn, taught

    return taught(learn(witnesses, progress=show))


def _show(index: StoryIndex, witnesses: Mapping[str, Witness], every: bool, form: str, output: Path | None) -> None:
    stories = index.stories()
    if form == "json":
        write_json([plain(one) for one in stories], output)
        return
    told = [story for story in stories if every or len(story.members) > 1]
    lines = [line for story in told for line in _lines(story, witnesses)]
    alone = sum(len(story.members) == 1 for story in stories)
    lines.append(
        f"{len(index)} pages: {len(stories) - alone} stories of two pages and more, {alone} of one page"
        + ("" if every or not alone else " (--all shows them)")
    )
    if output:
        write("\n".join(lines), output)
        return
    for line in lines:
        tell(line, bold=line.startswith("■"))


def _lines(story: Story, witnesses: Mapping[str, Witness]) -> Iterator[str]:
    """A story for the reader: its title, its pages, then why they are together."""
    known = [witnesses[one] for one in story.members if one in witnesses]
    title = next((one.title for one in known if one.title), None) or (
        known[0].passage_text(0)[:90] if known and known[0].passages else story.members[0]
    )
    yield f"■ {title}"
    for member in story.members:
        one = witnesses.get(member)
        where = (one.source if one else None) or member
        about = ", ".join(filter(None, (one.language, one.published, one.publisher))) if one else ""
        yield f"  {where}" + (f"  ({about})" if about else "")
    names = {one.id: one.source or one.id for one in known}
    for reason in story.reasons:
        for name, source in names.items():
            reason = reason.replace(name, source)
        yield f"    {reason}"
    for copies in story.copies:
        yield "    near-copies: " + ", ".join(names.get(one, one) for one in copies)
