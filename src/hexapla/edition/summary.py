"""In short: three to six sentences composed from the apparatus, the most important first, each leading to its place.

No text generation: every sentence is a phrase of the table with readings filled in, and `target` names the section or
variant that it rests on, as an address within the edition page ("d7", "tree", "names").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.tables import language_name
from hexapla.model import StemmaEdge, Variant

MOST = 6
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it leads; `rank`: the smaller the sooner a reader needs it."""

    text: str
    target: str
    rank: float


def summary(edition: Edition) -> tuple[Sentence, ...]:
    """The sentences in order: what this is, then what a reader must know before quoting, then the rest."""
    told = [*_contradictions(edition), *_speakers(edition), *_cuts(edition), *_names(edition), *_untranslated(edition)]
    told.sort(key=lambda one: one.rank)
    kept = told[: MOST - 2]
    return (*_opening(edition), *kept, *_agreement(edition))


def number(count: int, capital: bool = True) -> str:
    """A small number as a word."""
    try:
        word = say("number", str(count))
    except KeyError:
        return str(count)
    return word if capital else word.lower()


def _opening(edition: Edition) -> Iterator[Sentence]:
    languages = listed(language_name(code) for code in edition.languages)
    key = "versions" if len(edition.languages) > 1 else "versions_same"
    first = say("summary", key, count=number(len(edition.witnesses)), languages=languages)
    edges = edition.stemma.edges
    lost = next((node for node in edition.stemma.nodes if node.lost), None)
    if lost is not None:
        what = say("summary", "lost_language", language=language_name(lost.language)) if lost.language else ""
        what += say("summary", "lost_publisher", publisher=lost.publisher) if lost.publisher else ""
        what += say("summary", "lost_date", date=lost.published[:10]) if lost.published else ""
        children = listed(e.child for e in edges if e.parent == lost.id)
        sure = min((e.confidence for e in edges if e.parent == lost.id), default=1.0)
        second = say("summary", "lost", children=children, what=what, certainty=_certainty(sure))
    elif edges:
        below = {edge.child for edge in edges}
        root = next((node.id for node in edition.stemma.nodes if node.id not in below), edges[0].parent)
        sure = min(edge.confidence for edge in edges)
        how = "; ".join(_how(edition, edge) for edge in edges)
        second = say("summary", "root", root=root, how=how, certainty=_certainty(sure))
    else:
        second = ""
    yield Sentence(f"{first} {second}".strip(), "tree", 0)


def _certainty(confidence: float) -> str:
    return say("summary", "sure", confidence=confidence) if confidence < 0.9 else ""


def _how(edition: Edition, edge: StemmaEdge) -> str:
    key = f"how_{edge.how.replace(' ', '_')}"
    return say("summary", key, child=edge.child, parent=edge.parent, through=language_name(edge.through))


def _numbered(edition: Edition, *kinds: str) -> Iterator[tuple[int, Variant]]:
    for place, variant in enumerate(edition.variants, 1):
        if variant.kind in kinds and variant.confidence >= SURE:
            yield place, variant


def _told(variant: Variant) -> str:
    return ", ".join(f"{s} has {quoted(r.text)}" for s, r in variant.readings.items() if r)


def _contradictions(edition: Edition) -> Iterator[Sentence]:
    for place, variant in _numbered(edition, "figure", "date", "negation", "wording"):
        if variant.severity == "contradiction":
            right = [s for s, r in variant.readings.items() if r and s not in variant.faulty]
            verdict = say("summary", "verdict", right=listed(right)) if variant.faulty and right else ""
            key = "figure" if variant.kind in ("figure", "date") else "reversed"
            rank = (1 if key == "figure" else 1.5) - variant.confidence / 2
            yield Sentence(say("summary", key, told=_told(variant), verdict=verdict), f"d{place}", rank)
        elif variant.kind == "figure" and all(variant.readings.values()) and variant.faulty:
            full = [s for s in variant.readings if s not in variant.faulty]
            words = say("summary", "figure_less", less=listed(variant.faulty), more=listed(full), told=_told(variant))
            yield Sentence(words, f"d{place}", 1.2 - variant.confidence / 2)


def _speakers(edition: Edition) -> Iterator[Sentence]:
    for place, variant in _numbered(edition, "speaker"):
        if variant.severity == "contradiction":
            words = say("summary", "speaker_other", told=_told(variant))
            yield Sentence(words, f"d{place}", 1.4 - variant.confidence / 2)
            continue
        have = [s for s, r in variant.readings.items() if r and s not in variant.faulty]
        if have:
            person = next(r.text for s, r in variant.readings.items() if r and s in have)
            words = say("summary", "speaker", other=listed(have), person=person, where=listed(variant.faulty))
            yield Sentence(words, f"d{place}", 2.0 - variant.confidence / 2)


def _cuts(edition: Edition) -> Iterator[Sentence]:
    """Quotations and passages that are cut, counted for each version that cuts them."""
    for kind, rank in (("quotation", 2.2), ("omission", 2.6)):
        cut: dict[tuple[str, ...], list[tuple[int, Variant]]] = {}
        for place, variant in _numbered(edition, kind):
            if variant.faulty:
                cut.setdefault(variant.faulty, []).append((place, variant))
        for faulty, variants in cut.items():
            have = list(dict.fromkeys(s for _, v in variants for s, r in v.readings.items() if r and s not in faulty))
            people = listed(dict.fromkeys(_people(edition, variants)))
            key = kind if len(variants) > 1 else f"{kind}_one"
            words = say(
                "summary", key, where=listed(faulty), other=listed(have), count=number(len(variants), False),
                people=f" ({people})" if people else "",
            )  # fmt: skip
            yield Sentence(words, f"d{variants[0][0]}", rank - min(len(variants), 8) / 20)


def _people(edition: Edition, variants: Sequence[tuple[int, Variant]]) -> Iterator[str]:
    for _, variant in variants:
        for entry in edition.quotations:
            same = entry.locus == variant.locus and entry.speaker
            if same and any(
                (span := variant.readings.get(s)) and span.start == reading.start
                for s, reading in entry.readings.items()
            ):
                yield str(entry.speaker)


def _names(edition: Edition) -> Iterator[Sentence]:
    garbled: dict[str, list[tuple[int, Variant]]] = {}
    for place, variant in _numbered(edition, "name"):
        for siglum in variant.faulty:
            garbled.setdefault(siglum, []).append((place, variant))
    for siglum, variants in garbled.items():
        best = max(variants, key=lambda one: len(one[1].evidence))[1]
        wrong = best.readings[siglum]
        right = next((r for s, r in best.readings.items() if r and s not in best.faulty), None)
        if wrong is None or right is None:
            continue
        pivot = next((t.language for t in edition.witness(siglum).traces if t.kind == "pivot"), None)
        through = say("summary", "through", language=language_name(pivot)) if pivot else ""
        words = say(
            "summary", "names" if len(variants) > 1 else "names_one", where=siglum, through=through,
            count=number(len(variants), False), right=right.text, wrong=wrong.text,
        )  # fmt: skip
        yield Sentence(words, "names", 2.4 - min(len(variants), 8) / 20)


def _untranslated(edition: Edition) -> Iterator[Sentence]:
    for place, variant in _numbered(edition, "untranslated"):
        if variant.severity == "loss":
            siglum = variant.faulty[0]
            language = variant.evidence[0].right if variant.evidence else None
            words = say("summary", "untranslated", where=siglum, language=language_name(language))
            yield Sentence(words, f"d{place}", 2.5)


def _agreement(edition: Edition) -> Iterator[Sentence]:
    told = {one.locus for one in edition.text}
    touched = {v.locus for v in edition.variants if v.severity != "style" and v.confidence >= SURE}
    if not touched:
        yield Sentence(say("summary", "all_agree"), "side", 9)
    elif told - touched:
        words = say("summary", "agree", count=len(told - touched), all=len(told))
        yield Sentence(words, "side", 9)
