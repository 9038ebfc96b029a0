"""The terminal view: the same order, words and signs as the page, from the answer to the proof.

Signs, as in the page: ● contradiction, ○ lost, ~ spelling, · style. Wide signs (Chinese, Japanese) count two columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.edition.edition import Edition
from hexapla.edition.signs import SIGN, THROUGH, cause_of, one_line, order, told_title
from hexapla.edition.summary import summary
from hexapla.edition.verdict import verdicts
from hexapla.edition.widths import cut, padded, wrapped
from hexapla.knowledge.phrases import quoted
from hexapla.knowledge.tables import language_name
from hexapla.model import Variant

LITERAL = ("idiom", "calque")  # traces told one by one: each has its own words
NARROW = 10  # columns below which a table is no help
BOLD, DIM, OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
TONE = {"contradiction": "\x1b[1;31m", "loss": "\x1b[33m", "spelling": "\x1b[36m", "style": "\x1b[2m"}


class Page:
    """Lines of a given width, with or without styles."""

    def __init__(self, width: int, color: bool) -> None:
        self.width, self.color = max(40, width), color
        self.lines: list[str] = []

    def styled(self, text: str, style: str) -> str:
        """The text in a style, if the page has any."""
        return f"{style}{text}{OFF}" if self.color and text else text

    def heading(self, text: str) -> None:
        """A heading after an empty line."""
        self.lines += ["", self.styled(text.upper(), BOLD)]

    def paragraph(self, text: str, first: str = "", rest: str = "") -> None:
        """Text wrapped to the width."""
        self.lines += wrapped(one_line(text), self.width, first, rest)


def to_text(edition: Edition, width: int = 100, *, color: bool = False) -> str:
    """The edition as text `width` columns wide (40 at least)."""
    page = Page(width, color)
    page.lines.append(page.styled(cut(told_title(edition).text, page.width), BOLD))
    page.heading("In short")
    for sentence in summary(edition):
        page.paragraph(sentence.text, "  ", "  ")
    _witnesses(page, edition)
    _tree(page, edition)
    _differences(page, edition)
    _who_said_what(page, edition)
    _figures(page, edition)
    _names(page, edition)
    return "\n".join(line.rstrip() for line in page.lines) + "\n"


def _witnesses(page: Page, edition: Edition) -> None:
    page.heading("Versions")
    for one in edition.witnesses:
        known = [language_name(one.language), one.publisher, (one.published or "")[:10], one.source]
        page.paragraph(" · ".join(part for part in known if part), f"  {one.siglum}  ", "     ")
        for kind in ("untranslated", "pivot"):
            traces = [trace for trace in one.traces if trace.kind == kind]
            if traces:
                words = f"{len(traces)} {'passage or word' if len(traces) == 1 else 'passages or words'} left in"
                words = words if kind == "untranslated" else f"{len(traces)} names bear the sounds of"
                page.paragraph(f"{words} {language_name(traces[0].language)}", "     ", "     ")
        for trace in one.traces:
            if trace.kind in LITERAL:
                words = one.text[trace.start : trace.end]
                page.paragraph(f"{trace.kind} {quoted(words)}: {trace.note} ({trace.confidence:.0%})", "     ", "     ")


def _tree(page: Page, edition: Edition) -> None:
    page.heading("Family tree")
    below = {edge.child for edge in edition.stemma.edges}
    for node in edition.stemma.nodes:
        if node.id in below:
            continue
        known = [language_name(node.language) if node.language else None, node.publisher, (node.published or "")[:10]]
        told = one_line(", ".join(part for part in known if part))
        label = (f"(lost original{': ' + told if told else ''})") if node.lost else node.id
        page.lines.append(f"  {label}")
        _branches(page, edition, node.id, "  ", {node.id})
    for one in verdicts(edition):
        sure = f" ({one.probability:.0%})" if one.probability is not None else ""
        page.paragraph("; ".join([one.words + sure, *one.evidence[:1]]), f"  {one.siglum}  ", "     ")


def _branches(page: Page, edition: Edition, parent: str, indent: str, seen: set[str]) -> None:
    edges = [edge for edge in edition.stemma.edges if edge.parent == parent]
    lost = {node.id for node in edition.stemma.nodes if node.lost}
    for place, edge in enumerate(edges):
        last = place == len(edges) - 1
        through = THROUGH.format(language_name(edge.through)) if edge.through else ""
        child = f"(lost version {edge.child})" if edge.child in lost else edge.child
        words = f"{child}  {edge.how}{through} ({edge.confidence:.0%})"
        page.lines.append(cut(f"{indent}{'└──' if last else '├──'} {words}", page.width))
        if edge.child not in seen:
            _branches(page, edition, edge.child, indent + ("    " if last else "│   "), seen | {edge.child})


def _differences(page: Page, edition: Edition) -> None:
    counts = {name: sum(v.severity == name for v in edition.variants) for name in SIGN}
    told = ", ".join(f"{SIGN[name]} {name} {count}" for name, count in counts.items() if count)
    page.heading(f"Differences {len(edition.variants)}")
    if told:
        page.lines.append(f"  {told}")
    for number, variant in order(edition):
        _difference(page, number, variant)


def _difference(page: Page, number: int, variant: Variant) -> None:
    head = f"  {SIGN[variant.severity]} {variant.kind:<12}"
    cause = cause_of(variant)
    tail = f"  d{number} · {variant.confidence:.0%}" + (f" · {one_line(cause.kind)}" if cause else "")
    page.lines.append("")
    page.lines.append(page.styled(head, TONE[variant.severity]) + page.styled(tail, DIM))
    page.paragraph(variant.explanation, "    ", "    ")
    for siglum, reading in variant.readings.items():
        words = cut(one_line(reading.text), 2 * page.width) if reading else "— lacking —"
        page.paragraph(words, f"      {siglum}  ", "         ")


def _who_said_what(page: Page, edition: Edition) -> None:
    direct = [one for one in edition.quotations if one.direct]
    if not direct:
        return
    page.heading("Who said what")
    people: dict[str, list[int]] = {}
    for place, entry in enumerate(direct):
        people.setdefault(entry.speaker or "(speaker not named)", []).append(place)
    for person, places in people.items():
        page.lines.append(page.styled(f"  {one_line(person)}", BOLD))
        for place in places:
            for siglum, reading in direct[place].readings.items():
                page.paragraph(f"“{one_line(reading.text)}”", f"    {siglum}  ", "       ")
            page.lines.append("")


def _figures(page: Page, edition: Edition) -> None:
    differ = {
        (v.locus, s, r.start)
        for v in edition.variants
        if v.kind in ("figure", "date")
        for s, r in v.readings.items()
        if r
    }
    rows = []
    equal = 0
    for entry in edition.figures:
        if any((entry.locus, s, one.start) in differ for s, one in entry.readings.items()):
            rows.append([entry.kind, *(_reading(entry.readings, str(w.siglum)) for w in edition.witnesses)])
        else:
            equal += 1
    if rows or equal:
        page.heading("Figures")
        _table(page, ["", *(str(w.siglum) for w in edition.witnesses)], rows)
        page.lines.append(f"  {equal} figures and dates agree.")


def _reading(readings: object, siglum: str) -> str:
    one = readings.get(siglum) if isinstance(readings, dict) else None
    return one_line(one.text) if one else "—"


def _names(page: Page, edition: Edition) -> None:
    if not edition.names:
        return
    page.heading("Names")
    rows = []
    for name in edition.names:
        forms = {str(w.siglum): _forms(edition, name.forms, str(w.siglum)) for w in edition.witnesses}
        rows.append([one_line(name.name), *(", ".join(found) or "—" for found in forms.values())])
    _table(page, ["", *(str(w.siglum) for w in edition.witnesses)], rows)


def _forms(edition: Edition, forms: Sequence[object], siglum: str) -> list[str]:
    found: dict[str, int] = {}
    for form in forms:
        if getattr(form, "siglum", None) == siglum:
            text = one_line(str(getattr(form, "text", "")))
            found[text] = found.get(text, 0) + 1
    return [text if count == 1 else f"{text} ×{count}" for text, count in found.items()]


def _table(page: Page, header: list[str], rows: list[list[str]]) -> None:
    """Rows under a header; where the columns would be narrower than NARROW, each row as lines of its own."""
    size = (page.width - 2) // len(header) - 2
    if size < NARROW:
        _list(page, header, rows)
        return
    for row in [header, *rows]:
        cells = [wrapped(cell, size, "", "") or [""] for cell in row]
        for line in range(max(map(len, cells))):
            parts = (padded(cell[line] if line < len(cell) else "", size) for cell in cells)
            page.lines.append("  " + "  ".join(parts))


def _list(page: Page, header: list[str], rows: list[list[str]]) -> None:
    for row in rows:
        page.paragraph(row[0], "  ", "  ")
        for siglum, cell in zip(header[1:], row[1:], strict=True):
            if cell != "—":
                page.paragraph(cell, f"    {siglum}  ", "       ")
