"""The HTML view: one self-contained page. Everything that comes from a page is cleaned and escaped by the template
engine; script and style are Hexapla's own, and a policy in the page forbids any request."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from hexapla.edition.edition import Edition
from hexapla.edition.page.compiled import part, template
from hexapla.edition.page.rows import rows_of
from hexapla.edition.page.tables import Places, differences_of, figures_of, names_of, people_of
from hexapla.edition.page.tree import house, tree_of
from hexapla.edition.signs import SIGN, TONGUE, one_line, percent, shortened, told_title
from hexapla.edition.summary import summary
from hexapla.edition.verdict import verdicts
from hexapla.knowledge.phrases import listed
from hexapla.knowledge.scripts import RIGHT_TO_LEFT, main_script
from hexapla.knowledge.tables import language_name
from hexapla.version import __version__

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

HEAD = 400  # signs after which the direction of a passage is settled
SCRIPTS = ("page.js", "filters.js", "columns.js", "card.js")
CAUSES = ("mistranslation", "trimming", "spin", "error", "update", "contradiction", "unclear")
FITS = 4  # so many versions stand side by side without a scroller on a page of 1360 px
# Runs of scripts written from right to left, with what stands between their words.
RTL_RUN = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]+(?:[\s,.،]+[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]+)*"
)
ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+\Z", re.IGNORECASE)


def to_html(edition: Edition) -> str:
    """The page as text; it needs no other file and makes no request."""
    places = Places(edition)
    rows, residue = rows_of(edition)
    tree = tree_of(edition)
    differences = differences_of(edition, places)
    return _template().render(
        edition=edition,
        witnesses=edition.witnesses,
        version=__version__,
        tongue=TONGUE,
        style=part("page.css"),
        script="\n".join(map(part, SCRIPTS)),
        title=told_title(edition),
        summary=summary(edition),
        tree=tree,
        verdicts=verdicts(edition),
        differences=differences,
        counts={name: sum(v.severity == name for v in edition.variants) for name in SIGN},
        kinds=sorted(Counter(v.kind for v in edition.variants).items()),
        causes=sorted(Counter(d.cause.kind for d in differences if d.cause and d.cause.kind in CAUSES).items()),
        concerned=Counter(column for d in differences for column in d.columns),
        signs=SIGN,
        people=people_of(edition, places, tree),
        figures=figures_of(edition),
        names=names_of(edition),
        rows=rows,
        residue=residue,
        many=len(edition.witnesses) > FITS,
    )


def to_frame(edition: Edition, height: int = 720) -> str:
    """The page inside a frame, for notebooks: its style and script stay its own."""
    page = escape(to_html(edition), quote=True)
    return (
        f'<iframe srcdoc="{page}" style="width:100%;height:{height}px;border:1px solid #8886" title="Edition"></iframe>'
    )


@cache
def _template() -> Template:
    return template(
        {
            "dir": direction, "language": language_name, "percent": percent, "listed": listed, "isolated": isolated,
            "short": shortened, "house": house, "address": address,
        },
        _clean,
    )  # fmt: skip


def _clean(value: object) -> object:
    """Every text that the template puts out goes through here: no line break, no control, nothing that turns it."""
    return one_line(value) if type(value) is str else value


def direction(text: str | None) -> str:
    """`rtl` or `ltr`, by the script of the text itself."""
    head = (text or "")[:HEAD]
    return "rtl" if not head.isascii() and main_script(head) in RIGHT_TO_LEFT else "ltr"


def address(source: str | None) -> str | None:
    """The source, if it is an address of the web that a reader may follow; nothing else becomes a link."""
    return source if source and ADDRESS.match(source) else None


def isolated(text: str) -> Markup:
    """A sentence of the page in which words from right to left are kept apart, so that lists keep their order."""
    from markupsafe import Markup, escape

    return Markup(RTL_RUN.sub(lambda run: f"<bdi>{run.group()}</bdi>", str(escape(one_line(text)))))  # noqa: S704
