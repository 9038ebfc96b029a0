"""The HTML view: one self-contained page. Everything that comes from a page is escaped by the template engine; script and
style are Hexapla's own, and a policy in the page forbids any request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import hexapla
from hexapla.edition.edition import Edition
from hexapla.edition.page.marks import Shown, shown
from hexapla.edition.page.tree import BOX, HIGH, drawing
from hexapla.edition.signs import RANK, SIGN, one_line, order
from hexapla.edition.summary import summary
from hexapla.knowledge.phrases import quoted
from hexapla.knowledge.scripts import RIGHT_TO_LEFT, main_script
from hexapla.knowledge.tables import language_name
from hexapla.model import Figure, NameEntry, QuotationEntry, Variant, Witness

if TYPE_CHECKING:
    from jinja2 import Template

PAGE = files("hexapla.edition.page")


@dataclass(frozen=True, slots=True)
class Row:
    """A locus as the page shows it: its cells by siglum, the gravest severity, the rebuilt text."""

    number: int
    kind: str
    cells: Mapping[str, tuple[Shown, ...]]
    severity: str
    numbers: tuple[int, ...]
    rebuilt: str | None
    base: str | None
    language: str | None
    sign: str


def to_html(edition: Edition) -> str:
    """The page as text; it needs no other file and makes no request."""
    return _template().render(
        edition=edition,
        version=hexapla.__version__,
        style=(PAGE / "page.css").read_text(encoding="utf-8"),
        script=(PAGE / "page.js").read_text(encoding="utf-8"),
        summary=summary(edition),
        tree=drawing(edition),
        box=BOX,
        high=HIGH,
        differences=order(edition),
        counts={name: sum(v.severity == name for v in edition.variants) for name in SIGN},
        kinds=sorted({v.kind for v in edition.variants}),
        signs=SIGN,
        people=people(edition),
        figures=figures(edition),
        names=names(edition),
        rows=rows(edition),
        passage_of=passage_of,
    )


def to_frame(edition: Edition, height: int = 720) -> str:
    """The page inside a frame, for notebooks: its style and script stay its own."""
    page = escape(to_html(edition), quote=True)
    return (
        f'<iframe srcdoc="{page}" style="width:100%;height:{height}px;border:1px solid #8886" title="Edition"></iframe>'
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(line=one_line, dir=direction, language=language_name, quoted=quoted, percent=percent)
    return environment.from_string((PAGE / "page.html.j2").read_text(encoding="utf-8"))


def percent(value: float) -> str:
    """A confidence for people."""
    return f"{value:.0%}"


def direction(text: str | None) -> str:
    """`rtl` or `ltr`, by the script of the text itself."""
    return "rtl" if main_script(text or "") in RIGHT_TO_LEFT else "ltr"


def passage_of(witness: Witness, place: int) -> str:
    """The address of the passage in which a place of the text lies."""
    number = next((n for n, p in enumerate(witness.passages) if p.start <= place <= p.end), 0)
    return f"{witness.siglum}{number}"


def people(edition: Edition) -> list[tuple[str | None, list[QuotationEntry]]]:
    """Direct quotations by person, those of unknown speakers last."""
    found: dict[str | None, list[QuotationEntry]] = {}
    for entry in edition.quotations:
        if entry.direct:
            found.setdefault(entry.speaker, []).append(entry)
    return sorted(found.items(), key=lambda item: (item[0] is None, item[1][0].locus))


def figures(edition: Edition) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Figures whose readings differ, and those that agree."""
    touched: dict[tuple[str, int], int] = {}
    for number, variant in order(edition):
        if variant.kind in ("figure", "date"):
            for siglum, reading in variant.readings.items():
                if reading:
                    touched.setdefault((siglum, reading.start), number)
    parts: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for entry in edition.figures:
        number = next((touched[s, f.start] for s, f in entry.readings.items() if (s, f.start) in touched), None)
        row = {"entry": entry, "number": number, "value": _value(next(iter(entry.readings.values())))}
        parts[number is None].append(row)
    return parts


def _value(figure: Figure) -> str:
    value = figure.value
    if value is None:
        return ""
    told = "–".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{told} {figure.unit or ''}".strip()


def names(edition: Edition) -> list[dict[str, Any]]:
    """Names with their spellings by siglum, those that are garbled somewhere first."""
    wrong = {
        (siglum, reading.text): [f"{e.left}→{e.right}" for e in variant.evidence if e.kind == "sound"]
        for variant in edition.variants
        if variant.kind == "name"
        for siglum in variant.faulty
        if (reading := variant.readings.get(siglum))
    }
    found = []
    for entry in edition.names:
        forms = _forms(entry)
        steps = [step for s, held in forms.items() for text in held for step in wrong.get((s, text), [])]
        garbled = any((s, text) in wrong for s, held in forms.items() for text in held)
        found.append({"entry": entry, "forms": forms, "steps": list(dict.fromkeys(steps))[:6], "garbled": garbled})
    return sorted(found, key=lambda one: (not one["garbled"], -len(one["entry"].forms)))


def _forms(entry: NameEntry) -> dict[str, dict[str, int]]:
    forms: dict[str, dict[str, int]] = {}
    for form in entry.forms:
        held = forms.setdefault(form.siglum, {})
        held[form.text] = held.get(form.text, 0) + 1
    return forms


def rows(edition: Edition) -> list[Row]:
    """All loci, residue last."""
    by_locus: dict[int, list[tuple[int, Variant]]] = {}
    for number, variant in enumerate(edition.variants, 1):
        if variant.locus is not None:
            by_locus.setdefault(variant.locus, []).append((number, variant))
    found = [_row(edition, number, by_locus.get(number, [])) for number in range(len(edition.loci))]
    return sorted(found, key=lambda row: row.kind == "residue")


def _row(edition: Edition, number: int, variants: Sequence[tuple[int, Variant]]) -> Row:
    locus = edition.loci[number]
    cells = {
        siglum: tuple(shown(edition, siglum, place, variants) for place in places)
        for siglum, places in locus.readings.items()
    }
    kinds = [one.kind for held in cells.values() for one in held]
    grave = min((v.severity for _, v in variants), key=lambda s: RANK[s], default="")
    rebuilt = next((one for one in edition.text if one.locus == number), None)
    return Row(
        number=number,
        kind=max(set(kinds), key=lambda kind: (kinds.count(kind), kind)),
        cells=cells,
        severity=grave,
        numbers=tuple(n for n, _ in variants),
        rebuilt=rebuilt.text if rebuilt else None,
        base=rebuilt.base if rebuilt else None,
        language=rebuilt.language if rebuilt else None,
        sign=_old_sign(edition, locus.readings, variants) if rebuilt else "",
    )


def _old_sign(edition: Edition, readings: Mapping[str, Any], variants: Sequence[tuple[int, Variant]]) -> str:
    """Origen's signs: ÷ for what is doubtful, ※ for what only some versions have."""
    if any(v.severity == "contradiction" and not v.faulty for _, v in variants):
        return "÷"
    return "※" if len(readings) < len(edition.witnesses) else ""
