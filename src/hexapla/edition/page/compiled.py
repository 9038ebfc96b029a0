"""The page's template, compiled once for each installation as Python does with its modules: compiling takes 0.13 s of
a cold start that should take 1.2 s in all, loading the compiled one 0.01 s."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Template

LONE = re.compile(r"/\*[^*]*\*/")  # a comment on a line of its own
PAGE = files("hexapla.edition.page")


@cache
def part(name: str) -> str:
    """A file of the page as text; script and style without their comments and indents, which no reader needs."""
    text = (PAGE / name).read_text(encoding="utf-8")
    if name.endswith((".js", ".css")):
        lines = (line.strip() for line in text.splitlines())
        text = "\n".join(one for one in lines if one and not one.startswith("//") and not LONE.fullmatch(one))
    return text


def template(filters: Mapping[str, Callable[..., Any]], clean: Callable[[object], object]) -> Template:
    """The template with its filters; `clean` sees every value before it is escaped and put out."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=clean,
        loader=DictLoader({"page": part("page.html.j2")}), bytecode_cache=_beside(PAGE), auto_reload=False,
    )  # fmt: skip
    environment.filters.update(filters)
    return environment.get_template("page")


def _beside(folder: object) -> BytecodeCache | None:
    """A cache in the folder where Python keeps the compiled modules of this package; none where Python must not write
    there, or where the package is no folder. What is in it carries a checksum of the template and Python's version."""
    from jinja2.bccache import Bucket, FileSystemBytecodeCache

    class Beside(FileSystemBytecodeCache):
        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):  # a folder of the system: the next start compiles again
                super().dump_bytecode(bucket)

    if sys.dont_write_bytecode or not isinstance(folder, Path):
        return None
    place = folder / "__pycache__"
    return Beside(str(place), "template-%s.cache") if place.is_dir() else None
