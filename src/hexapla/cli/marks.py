"""The shape that `names`, `figures` and `quotes` share: marks of texts, one a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import click

from hexapla.cli.output import FORMAT, LANGUAGE, tell, texts, write_json

Find = Callable[[str, str | None], Sequence[Any]]


def marks_command(name: str, help_text: str, load: Callable[[], Find], line: Callable[[Any], str]) -> click.Command:
    """A command that prints what `load()` finds in each source; `line` says one mark in a line."""

    @click.command(name, help=help_text, no_args_is_help=True)
    @click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
    @LANGUAGE
    @FORMAT
    def command(sources: tuple[str, ...], language: str | None, form: str) -> None:
        find = load()
        records = []
        for source, own, text in texts(sources):
            found = find(text, language or own)
            if form == "json":
                records.append({"source": source, "language": language or own, name: [plain(one) for one in found]})
                continue
            if len(sources) > 1:
                tell(source, bold=True)
            for one in found:
                tell(line(one))
        if form == "json":
            write_json(records)

    return command


def plain(value: Any) -> Any:
    """A dataclass as JSON takes it: decimals as numbers, tuples as lists."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return plain(asdict(value)) if hasattr(value, "__dataclass_fields__") else value
