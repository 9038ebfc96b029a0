"""The JSON view: the edition record of the contract, written and read back. The two round-trip.

Decimals are JSON numbers (figures in the news have far fewer than 15 digits), pairs are lists of two, dates are ISO
text; fields beyond the contract (`clues`, `bound`, `evidence` of a variant) are added, none renamed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from hexapla.edition.edition import Edition
from hexapla.errors import RecordError
from hexapla.model import (
    Clue,
    Evidence,
    Figure,
    FigureEntry,
    FigureValue,
    Locus,
    Making,
    NameEntry,
    NameForm,
    Passage,
    Quotation,
    QuotationEntry,
    RebuiltText,
    Repair,
    Span,
    Stemma,
    StemmaEdge,
    StemmaNode,
    Trace,
    Variant,
    Witness,
)
from hexapla.version import __version__

FORMAT = "hexapla-edition/1"
Record = dict[str, Any]
T = TypeVar("T")


# ---- writing ------------------------------------------------------------------------------------------------------


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _value(value: FigureValue) -> Any:
    if isinstance(value, tuple):
        return [_number(one) if isinstance(one, Decimal) else one for one in value]
    return _number(value) if isinstance(value, Decimal) else value


def _span(span: Span | None) -> Record | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _figure(figure: Figure) -> Record:
    record = {
        "start": figure.start, "end": figure.end, "text": figure.text, "kind": figure.kind,
        "value": _value(figure.value), "unit": figure.unit, "bound": figure.bound,
    }  # fmt: skip
    if figure.half_told:
        record["half_told"] = True
    # The readings of an edition are plain amounts; only figures that a caller put there have a core.
    return record if figure.core is None else {**record, "core": _span(figure.core)}


def _quotation(quotation: Quotation) -> Record:
    return {
        "start": quotation.start, "end": quotation.end, "text": quotation.text, "direct": quotation.direct,
        "speaker": _span(quotation.speaker), "cue": _span(quotation.cue), "person": quotation.person,
        "named": _span(quotation.named),
    }  # fmt: skip


def _evidence(evidence: tuple[Evidence, ...]) -> list[Record]:
    return [{"kind": e.kind, "left": e.left, "right": e.right, "weight": round(e.weight, 4)} for e in evidence]


def witness_record(witness: Witness) -> Record:
    """One witness as it stands in the record; `making` only where its story was collated."""
    record = {
        "siglum": witness.siglum, "id": witness.id, "source": witness.source, "sha256": witness.sha256,
        "language": witness.language, "title": witness.title, "byline": witness.byline,
        "published": witness.published, "publisher": witness.publisher, "text": witness.text,
        "passages": [
            {"start": p.start, "end": p.end, "language": p.language, "kind": p.kind} for p in witness.passages
        ],
        "repairs": [
            {"kind": r.kind, "start": r.start, "end": r.end, "before": r.before, "after": r.after}
            for r in witness.repairs
        ],
        "traces": [
            {
                "kind": t.kind, "passage": t.passage, "start": t.start, "end": t.end, "language": t.language,
                "note": t.note, "confidence": round(t.confidence, 4),
            }
            for t in witness.traces
        ],
        "clues": [
            {"kind": c.kind, "value": c.value, "passage": c.passage, "note": c.note} for c in witness.clues
        ],
    }  # fmt: skip
    return record | {"making": [_making(one) for one in witness.making]} if witness.making else record


def _making(one: Making) -> Record:
    return {
        "how": one.how, "through": one.through, "probability": round(one.probability, 4),
        "evidence": list(one.evidence),
    }  # fmt: skip


def _variant(variant: Variant) -> Record:
    return {
        "locus": variant.locus, "kind": variant.kind, "severity": variant.severity,
        "readings": {siglum: _span(reading) for siglum, reading in variant.readings.items()},
        "confidence": round(variant.confidence, 4), "explanation": variant.explanation,
        "evidence": _evidence(variant.evidence), "faulty": list(variant.faulty),
        "cause": variant.cause, "why": list(variant.why),
    }  # fmt: skip


def _stemma(stemma: Stemma) -> Record:
    nodes: list[Record] = []
    for node in stemma.nodes:
        if node.lost:
            nodes.append(
                {
                    "id": node.id, "lost": True, "language": node.language, "publisher": node.publisher,
                    "published": node.published,
                }
            )  # fmt: skip
        else:
            nodes.append({"id": node.id})
    record = {"nodes": nodes, "edges": [_edge(one) for one in stemma.edges]}
    return record | {"alternatives": [_edge(one) for one in stemma.alternatives]} if stemma.alternatives else record


def _edge(edge: StemmaEdge) -> Record:
    return {
        "from": edge.parent, "to": edge.child, "how": edge.how, "through": edge.through,
        "confidence": round(edge.confidence, 4), "evidence": list(edge.evidence),
    }  # fmt: skip


def to_record(edition: Edition) -> Record:
    """The record as plain dicts and lists."""
    return {
        "format": FORMAT,
        "hexapla": __version__,
        "story": {
            "title": edition.title, "languages": list(edition.languages), "publisher": edition.publisher,
            "published": edition.published,
        },
        "witnesses": [witness_record(witness) for witness in edition.witnesses],
        "loci": [
            {
                "readings": {siglum: list(places) for siglum, places in locus.readings.items()},
                "confidence": round(locus.confidence, 4), "evidence": _evidence(locus.evidence),
            }
            for locus in edition.loci
        ],
        "names": [
            {
                "name": name.name, "kind": name.kind,
                "forms": [{"siglum": f.siglum, "start": f.start, "end": f.end, "text": f.text} for f in name.forms],
            }
            for name in edition.names
        ],
        "figures": [
            {
                "locus": entry.locus, "kind": entry.kind,
                "readings": {siglum: _figure(figure) for siglum, figure in entry.readings.items()},
            }
            for entry in edition.figures
        ],
        "quotations": [
            {
                "locus": entry.locus, "direct": entry.direct, "speaker": entry.speaker,
                "readings": {siglum: _quotation(one) for siglum, one in entry.readings.items()},
            }
            for entry in edition.quotations
        ],
        "variants": [_variant(variant) for variant in edition.variants],
        "stemma": _stemma(edition.stemma),
        "text": [
            {
                "locus": one.locus, "language": one.language, "text": one.text, "base": one.base,
                "support": list(one.support), "rejected": dict(one.rejected),
            }
            for one in edition.text
        ],
    }  # fmt: skip


def to_json(edition: Edition, *, indent: int | None = None) -> str:
    """The record as JSON text."""
    return json.dumps(to_record(edition), ensure_ascii=False, indent=indent)


# ---- reading back -------------------------------------------------------------------------------------------------


def _back_number(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _back_value(value: Any) -> Any:
    return tuple(map(_back_number, value)) if isinstance(value, list) else _back_number(value)


def _back_span(record: Record | None) -> Span | None:
    return None if record is None else Span(record["start"], record["end"], record["text"])


def _back_figure(record: Record) -> Figure:
    return Figure(
        record["start"], record["end"], record["text"], record["kind"], _back_value(record["value"]),
        record["unit"], record.get("bound"), _back_span(record.get("core")), record.get("half_told", False),
    )  # fmt: skip


def _back_quotation(record: Record) -> Quotation:
    return Quotation(
        record["start"], record["end"], record["text"], record["direct"], _back_span(record["speaker"]),
        _back_span(record.get("cue")), record.get("person"), _back_span(record.get("named")),
    )  # fmt: skip


def _back_evidence(records: list[Record]) -> tuple[Evidence, ...]:
    return tuple(Evidence(one["kind"], one["left"], one["right"], one["weight"]) for one in records)


def _each(make: Callable[..., T], records: list[Record]) -> tuple[T, ...]:
    """Records whose keys are the fields of the class."""
    return tuple(make(**one) for one in records)


def _back_witness(record: Record) -> Witness:
    plain = {name: value for name, value in record.items() if not isinstance(value, list)}
    return Witness(
        **plain,
        passages=_each(Passage, record["passages"]),
        repairs=_each(Repair, record["repairs"]),
        traces=_each(Trace, record["traces"]),
        clues=_each(Clue, record.get("clues", [])),
        making=tuple(
            Making(one["how"], one["through"], one["probability"], tuple(one["evidence"]))
            for one in record.get("making", [])
        ),
    )


def _readings(record: Record, make: Callable[[Any], T]) -> Mapping[str, T]:
    return {siglum: make(reading) for siglum, reading in record["readings"].items()}


def _back_stemma(record: Record) -> Stemma:
    return Stemma(
        _each(StemmaNode, record["nodes"]),
        tuple(map(_back_edge, record["edges"])),
        tuple(map(_back_edge, record.get("alternatives", ()))),
    )


def _back_edge(one: Record) -> StemmaEdge:
    return StemmaEdge(one["from"], one["to"], one["how"], one["through"], one["confidence"], tuple(one["evidence"]))


def _back(record: Record) -> Edition:
    story = record["story"]
    return Edition(
        story["title"],
        tuple(story["languages"]),
        story["publisher"],
        story["published"],
        tuple(_back_witness(one) for one in record["witnesses"]),
        tuple(
            Locus(_readings(one, tuple), one["confidence"], _back_evidence(one["evidence"]))
            for one in record["loci"]
        ),
        tuple(NameEntry(one["name"], one["kind"], _each(NameForm, one["forms"])) for one in record["names"]),
        tuple(
            FigureEntry(one["locus"], one["kind"], _readings(one, _back_figure)) for one in record["figures"]
        ),
        tuple(
            QuotationEntry(one["locus"], one["direct"], one["speaker"], _readings(one, _back_quotation))
            for one in record["quotations"]
        ),
        tuple(
            Variant(
                one["kind"], one["severity"], _readings(one, _back_span), one["confidence"], one["explanation"],
                _back_evidence(one.get("evidence", [])), one["locus"], tuple(one.get("faulty", ())), one.get("cause"),
                tuple(one.get("why", ())),
            )
            for one in record["variants"]
        ),
        _back_stemma(record["stemma"]),
        tuple(
            RebuiltText(
                one["locus"], one["language"], one["text"], one["base"], tuple(one["support"]), one["rejected"]
            )
            for one in record["text"]
        ),
    )  # fmt: skip


def from_json(text: str | bytes) -> Edition:
    """The edition of a record; RecordError says what is wrong with one that is none."""
    try:
        record = json.loads(text)
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise RecordError(f"no edition record: its format is not {FORMAT!r}")
    try:
        return _back(record)
    except (KeyError, TypeError, AttributeError) as error:
        raise RecordError(f"a broken edition record: {type(error).__name__}: {error}") from error
