"""Idioms and set phrases carried over word for word: a trace of the language that a version was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.idioms import Hit, Idiom, literal, own
from hexapla.knowledge.phrases import quoted, say
from hexapla.knowledge.tables import language_name
from hexapla.model import Trace, Witness
from hexapla.synopsis import Synopsis

ENGLISH = "en"  # the language in which the sheets tell what an idiom means
KINDS = ("idiom", "calque")
# Of 91 hits in translations of the development data (WMT, NTREX: docs/stages/5-descent.md) 78 were right; in originals
# one passage in 3,600 has one, in machines' translations one in 600. A phrase that another version has in its own
# language is sure to be where this one comes from; one that says the same plainly makes it likelier.
CONFIDENCE: Mapping[str, float] = {"idiom": 0.8, "calque": 0.7}
SEEN, PLAIN = 0.95, 0.1
UNSEEN = 0.15  # less, where a version in the phrase's language has another there


def with_literal(synopsis: Synopsis) -> dict[str, Witness]:
    """The witnesses by siglum, each with its traces `idiom` and `calque`."""
    found: dict[str, Witness] = {}
    for siglum, witness in synopsis.witnesses.items():
        traces = tuple(_traces(synopsis, siglum, witness))
        found[siglum] = replace(witness, traces=(*witness.traces, *traces)) if traces else witness
    return found


def _traces(synopsis: Synopsis, siglum: str, witness: Witness) -> Iterator[Trace]:
    for number, passage in enumerate(witness.passages):
        language = witness.spoken(number)
        if language is None or passage.kind == "residue":
            continue
        text = witness.passage_text(number)
        for hit in literal(language).find(text):
            start, end = passage.start + hit.start, passage.start + hit.end
            yield _trace(synopsis, siglum, (number, start, end), hit, text)


def _trace(synopsis: Synopsis, siglum: str, place: tuple[int, int, int], hit: Hit, text: str) -> Trace:
    """The trace of one phrase, with what other versions have in its place."""
    idiom, (number, start, end) = hit.idiom, place
    locus = synopsis.locus_at(siglum, start)
    others = {} if locus is None else dict(_others(synopsis, locus, siglum))
    home = [s for s, (code, _) in others.items() if code in idiom.of]
    for other in home:
        code, told = others[other]
        seen = next((one for one in own(str(code)).find(told) if one.idiom.id == idiom.id), None)
        if seen:
            words = quoted(told[seen.start : seen.end])
            note = say("making", "literal_seen", told=_told(idiom, code), other=other, text=words)
            return Trace(idiom.kind, number, start, end, code, note, SEEN)
    language = _language(synopsis, idiom)
    sure = CONFIDENCE[idiom.kind] - (UNSEEN if home else 0.0)
    plain = _plain(others, idiom, text, synopsis.language(locus, siglum)) if locus is not None else None
    if plain is None:
        return Trace(idiom.kind, number, start, end, language, _told(idiom, language), sure)
    note = say("making", "literal_plain", told=_told(idiom, language), other=plain[0], text=quoted(plain[1]))
    return Trace(idiom.kind, number, start, end, language, note, sure + PLAIN)


def _language(synopsis: Synopsis, idiom: Idiom) -> str | None:
    """The language that an idiom came from: the only one it is at home in, or the only one of these in the story."""
    here = {one.language for one in synopsis.witnesses.values()} & set(idiom.of)
    told = here if len(here) == 1 else set(idiom.of)
    return told.pop() if len(told) == 1 else None


def _others(synopsis: Synopsis, locus: int, siglum: str) -> Iterator[tuple[str, tuple[str | None, str]]]:
    for other in synopsis.sigla(locus):
        whole = synopsis.whole(locus, other)
        if other != siglum and whole is not None:
            yield other, (synopsis.language(locus, other), whole.text)


def _told(idiom: Idiom, language: str | None) -> str:
    if language is None:
        return say("making", "literal_many", sense=quoted(idiom.sense))
    return say("making", "literal_of", language=language_name(language), sense=quoted(idiom.sense))


def _plain(
    others: Mapping[str, tuple[str | None, str]], idiom: Idiom, text: str, language: str | None
) -> tuple[str, str] | None:
    """Another version that says in plain words what the idiom means, and the word: one that this version lacks."""
    meant = set(concepts(ENGLISH).ids(idiom.sense)) - set(concepts(language).ids(text))
    for other, (code, told) in others.items() if meant else ():
        for start, end, concept in concepts(code).of_text(told):
            if concept in meant:
                return other, told[start:end]
    return None
