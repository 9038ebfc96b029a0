"""Stands in for the package: passages answer each other by their number, figures are runs of digits, names are
capitalised words, whatever stands between quotation marks is said, and every passage is lost everywhere else."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)+")
QUOTED = re.compile(r"[„“«\"「『]([^„“”«»\"「」『』]{2,600})[“”»\"」』]")
PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)


def languages() -> tuple[str, ...]:
    """The languages that the package itself claims, so that both are scored on the same."""
    return tuple(os.environ.get("BENCH_LANGUAGES", "").split())


def align(left: Sequence[str], right: Sequence[str], **_: Any) -> list[SimpleNamespace]:
    """The passage of the same number."""
    return [SimpleNamespace(left=(i,), right=(i,)) for i in range(min(len(left), len(right)))]


def _things(source: Mapping[str, Any]) -> SimpleNamespace:
    """The names and the runs of digits of a page."""
    text = "\n".join(source["passages"])
    return SimpleNamespace(id=source["id"], things={*DIGITS.findall(text), *NAME.findall(text)})


def group(witnesses: Sequence[SimpleNamespace], **_: Any) -> list[SimpleNamespace]:
    """Pages that have at least a third of their names and digits in common are one story, and so are their likes."""
    holders: dict[str, list[int]] = {}
    owner = list(range(len(witnesses)))
    for number, one in enumerate(witnesses):
        met: dict[int, int] = {}
        for thing in one.things:
            for other in holders.setdefault(thing, []):
                met[other] = met.get(other, 0) + 1
            holders[thing].append(number)
        for other, common in met.items():
            if 3 * common >= len(one.things | witnesses[other].things):
                owner = [owner[number] if held == owner[other] else held for held in owner]
    stories: dict[int, list[str]] = {}
    for number, one in enumerate(witnesses):
        stories.setdefault(owner[number], []).append(one.id)
    return [SimpleNamespace(members=tuple(members)) for members in stories.values()]


def compare(left: str, right: str, **_: Any) -> list[SimpleNamespace]:
    """A contradiction where the sets of digits differ."""
    same = set(DIGITS.findall(left)) == set(DIGITS.findall(right))
    return [] if same else [SimpleNamespace(kind="figure", severity="contradiction", confidence=0.9)]


def compare_names(a: str, b: str, **_: Any) -> SimpleNamespace:
    """The same where the letters are the same."""
    same = a.casefold() == b.casefold()
    return SimpleNamespace(same=same, score=float(same))


def find_figures(text: str, language: str | None = None, **_: Any) -> list[SimpleNamespace]:
    """Runs of digits, as numbers."""
    found = []
    for match in DIGITS.finditer(text):
        value = Decimal(re.sub(r"[.,]", "", match.group()))
        kind = "number"
        found.append(
            SimpleNamespace(start=match.start(), end=match.end(), text=match.group(), kind=kind, value=value, unit=None)
        )
    return found


def find_quotations(text: str, language: str | None = None) -> list[SimpleNamespace]:
    """Whatever stands between quotation marks."""
    return [
        SimpleNamespace(start=m.start(1), end=m.end(1), text=m.group(1), direct=True, speaker=None)
        for m in QUOTED.finditer(text)
    ]


def read(source: Mapping[str, Any]) -> SimpleNamespace:
    """The paragraphs of a page; of passages alone their names and digits."""
    if "passages" in source:
        return _things(source)
    plain = [html.unescape(re.sub(r"<[^>]*>", "", one)).strip() for one in PARAGRAPH.findall(source["html"])]
    text = "\n".join(filter(None, plain))
    return SimpleNamespace(text=text, body=text, passages=[SimpleNamespace(start=0, end=len(text), kind="body")])


def _lines(path: str) -> list[str]:
    text = Path(path).read_text(encoding="utf-8")
    if path.endswith(".html"):
        return [line for line in read({"html": text}).text.split("\n") if line]
    return [line for line in text.split("\n") if line.strip()]


def _witness(siglum: str, path: str) -> dict[str, Any]:
    text, passages = "", []
    for line in _lines(path):
        start = len(text) + bool(text)
        text += ("\n" if text else "") + line
        passages.append({"start": start, "end": len(text), "language": None, "kind": "body"})
    return {"siglum": siglum, "source": path, "text": text, "passages": passages, "traces": []}


def _spans(witness: dict[str, Any], number: int, pattern: re.Pattern[str], group: int) -> Iterator[dict[str, Any]]:
    if number >= len(witness["passages"]):
        return
    start, end = witness["passages"][number]["start"], witness["passages"][number]["end"]
    for match in pattern.finditer(witness["text"], start, end):
        yield {"start": match.start(group), "end": match.end(group), "text": match.group(group)}


def _joined(witnesses: list[dict[str, Any]], number: int, pattern: re.Pattern[str], group: int = 0) -> list[Any]:
    """The first find of every version is one reading, the second the next, and so on."""
    found = {w["siglum"]: list(_spans(w, number, pattern, group)) for w in witnesses}
    return [
        {s: spans[place] for s, spans in found.items() if place < len(spans)}
        for place in range(max(map(len, found.values()), default=0))
    ]


def _lost(witnesses: list[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    """Every passage lost in every other version."""
    for one in witnesses:
        if number < len(one["passages"]):
            place = one["passages"][number]
            own = {"start": place["start"], "end": place["end"], "text": one["text"][place["start"] : place["end"]]}
            readings = {w["siglum"]: own if w is one else None for w in witnesses}
            yield {"locus": number, "kind": "omission", "severity": "loss", "readings": readings, "confidence": 0.9}


def collate(sources: Sequence[str]) -> SimpleNamespace:
    """A record by number: the first version is the source of all others."""
    witnesses = [_witness(chr(65 + place), path) for place, path in enumerate(sources)]
    rows = range(max(len(w["passages"]) for w in witnesses))
    names: dict[str, list[dict[str, Any]]] = {}
    for one in witnesses:
        for match in NAME.finditer(one["text"]):
            form = {"siglum": one["siglum"], "start": match.start(), "end": match.end(), "text": match.group()}
            names.setdefault(match.group(), []).append(form)
    record = {
        "witnesses": witnesses,
        "loci": [{"readings": {w["siglum"]: [n] for w in witnesses if n < len(w["passages"])}} for n in rows],
        "names": [{"name": name, "kind": "other", "forms": forms} for name, forms in names.items()],
        "figures": [
            {"locus": n, "kind": "number", "readings": readings}
            for n in rows
            for readings in _joined(witnesses, n, DIGITS)
        ],
        "quotations": [
            {"locus": n, "direct": True, "speaker": None, "readings": readings}
            for n in rows
            for readings in _joined(witnesses, n, QUOTED, 1)
        ],
        "variants": [one for n in rows for one in _lost(witnesses, n)],
        "stemma": {
            "nodes": [{"id": w["siglum"]} for w in witnesses],
            "edges": [{"from": "A", "to": w["siglum"]} for w in witnesses[1:]],
        },
    }
    return SimpleNamespace(to_json=lambda: json.dumps(record))
