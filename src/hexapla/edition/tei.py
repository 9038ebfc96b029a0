"""The TEI P5 view: a critical edition by parallel segmentation.

The text of a locus stands in `<app type="locus">` with one `<rdg wit="#A">` a version; each variant is an `<app>` of
its own in `<listApp>` of the back matter, typed by kind and severity, since segments of texts in different languages
cannot be interleaved word by word (TEI P5 Guidelines, chapter 13, "Critical Apparatus"). The part of TEI that is used
is described by `tests/edition/tei-subset.rng`, against which a test checks every output.
"""

from __future__ import annotations

import re
from typing import Any

from hexapla.edition.edition import Edition
from hexapla.edition.verdict import way
from hexapla.model import StemmaEdge, Variant, Witness

NS = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
# Signs that XML 1.0 cannot hold, and surrogates; they are shown as the replacement character.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_tei(edition: Edition) -> str:
    """The edition as a TEI document."""
    from lxml import etree

    default: Any = {None: NS}
    root = etree.Element(f"{{{NS}}}TEI", nsmap=default)
    _header(root, edition)
    text = _add(root, "text")
    body = _add(_add(text, "body"), "div", type="collation")
    for number in range(len(edition.loci)):
        _locus(body, edition, number)
    back = _add(text, "back")
    if edition.variants:
        apparatus = _add(back, "listApp", type="variants")
        for number, variant in enumerate(edition.variants):
            _variant(apparatus, number, variant)
    if edition.text:
        rebuilt = _add(back, "div", type="rebuilt")
        for one in edition.text:
            _add(rebuilt, "ab", one.text, corresp=f"#l{one.locus}", **{f"{{{XML}}}lang": one.language})
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def clean(text: str) -> str:
    """Text without the signs that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def _add(parent: Any, name: str, text: str | None = None, /, **attributes: str | None) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{NS}}}{name}")
    for key, value in attributes.items():
        if value is not None:
            element.set(key, clean(value))
    if text is not None:
        element.text = clean(text)
    return element


def _header(root: Any, edition: Edition) -> None:
    header = _add(root, "teiHeader")
    description = _add(header, "fileDesc")
    titles = _add(description, "titleStmt")
    _add(titles, "title", edition.title or "Untitled story")
    _add(_add(description, "publicationStmt"), "p", "An edition made by Hexapla; not published.")
    source = _add(description, "sourceDesc")
    witnesses = _add(source, "listWit")
    for witness in edition.witnesses:
        _witness(witnesses, witness, [e for e in edition.stemma.edges if e.child == witness.siglum])
    below = {edge.child for edge in edition.stemma.edges}
    for node in edition.stemma.nodes:
        if node.lost:
            what = "lost version" if node.id in below else "lost original"
            known = ", ".join(part for part in (node.language, node.publisher, node.published) if part)
            _add(
                witnesses,
                "witness",
                f"{what} ({known})" if known else what,
                **{f"{{{XML}}}id": node.id},
            )
    encoding = _add(header, "encodingDesc")
    _add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    if edition.languages:
        usage = _add(_add(header, "profileDesc"), "langUsage")
        for language in edition.languages:
            _add(usage, "language", language, ident=language)


def _witness(parent: Any, witness: Witness, edges: list[StemmaEdge]) -> None:
    told = [witness.title, witness.source, witness.publisher, witness.published]
    element = _add(parent, "witness", ". ".join(part for part in told if part) or witness.id)
    element.set(f"{{{XML}}}id", str(witness.siglum))
    if witness.language:
        element.set(f"{{{XML}}}lang", witness.language)
    for made in witness.making[:1]:
        _add(element, "note", way(made), type="making", cert=_certainty(made.probability))
    for edge in edges:
        through = f" through {edge.through}" if edge.through else ""
        _add(element, "note", f"{edge.how}{through} of {edge.parent}", type="descent", cert=_certainty(edge.confidence))


def _certainty(confidence: float) -> str:
    """TEI's words for a probability."""
    return "high" if confidence >= 0.8 else "medium" if confidence >= 0.5 else "low"


def _locus(body: Any, edition: Edition, number: int) -> None:
    locus = edition.loci[number]
    app = _add(_add(body, "ab"), "app", type="locus")
    app.set(f"{{{XML}}}id", f"l{number}")
    for witness in edition.witnesses:
        places = locus.readings.get(str(witness.siglum), ())
        reading = _add(app, "rdg", wit=f"#{witness.siglum}", type=None if places else "lacking")
        for place in places:
            passage = witness.passages[place]
            part = _add(reading, "seg", witness.passage_text(place), type=passage.kind)
            if passage.language:
                part.set(f"{{{XML}}}lang", passage.language)


def _variant(parent: Any, number: int, variant: Variant) -> None:
    app = _add(parent, "app", type=variant.kind, subtype=variant.severity)
    app.set(f"{{{XML}}}id", f"d{number + 1}")
    if variant.locus is not None:
        app.set("corresp", f"#l{variant.locus}")
    for siglum, reading in variant.readings.items():
        kind = "lacking" if reading is None else "faulty" if siglum in variant.faulty else None
        _add(app, "rdg", reading.text if reading else None, wit=f"#{siglum}", type=kind)
    _add(app, "note", variant.explanation, cert=_certainty(variant.confidence))
