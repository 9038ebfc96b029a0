"""Blocks to a witness: cleaned, told apart, put together into one text with offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.acquisition import clues as clue_rules
from hexapla.acquisition.blocks import Page
from hexapla.acquisition.cleaning import broken_encoding, clean
from hexapla.acquisition.draft import Draft
from hexapla.acquisition.kinds import kinds
from hexapla.acquisition.languages import normal_language
from hexapla.acquisition.traces import traces
from hexapla.model import Clue, Passage, PassageKind, Repair, Witness


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller or the carrier of a page says about it; it goes before what the page says."""

    source: str | None
    raw: bytes
    id: str | None = None
    siglum: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


def assemble(
    page: Page, given: Given, *, keep: bool = False, markup: bool = False, first: Sequence[Repair] = ()
) -> Witness:
    """The witness of a page. `keep`: passages stay one to one, empty ones too; `markup`: they come from HTML;
    `first`: repairs made to the whole, such as the decoding."""
    broken = broken_encoding("\n".join(block.text for block in page.blocks))
    drafts = [clean(block.text, broken=broken, markup=markup) for block in page.blocks]
    kept = [number for number, draft in enumerate(drafts) if keep or draft.text]
    blocks = [page.blocks[number] for number in kept]
    drafts = [drafts[number] for number in kept]
    title = given.title or page.title
    told = kinds(blocks, [draft.text for draft in drafts], title)
    text, passages, repairs = _joined(drafts, told, [normal_language(block.language) for block in blocks])
    clues = clue_rules.unique([*page.clues, *clue_rules.from_text(text, passages)])
    whole = [Repair(one.kind, 0, len(text), one.before, one.after) for one in (*first, *page.repairs)]
    return Witness(
        id=given.id or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16],
        siglum=given.siglum,
        source=given.source,
        sha256=hashlib.sha256(given.raw).hexdigest(),
        language=normal_language(given.language) or normal_language(page.language),
        title=_line(title) or _first(text, passages, "headline"),
        byline=page.byline or _first(text, passages, "byline"),
        published=given.published or page.published,
        publisher=page.publisher or _site(clues),
        text=text,
        passages=tuple(passages),
        repairs=tuple(whole + repairs),
        traces=traces(text, passages),
        clues=tuple(clues),
    )


def _joined(
    drafts: Sequence[Draft], told: Sequence[PassageKind], languages: Sequence[str | None]
) -> tuple[str, list[Passage], list[Repair]]:
    passages: list[Passage] = []
    repairs: list[Repair] = []
    place = 0
    for draft, kind, language in zip(drafts, told, languages, strict=True):
        passages.append(Passage(place, place + len(draft.text), language, kind))
        repairs += [
            Repair(one.kind, place + one.start, place + one.end, one.before, one.after) for one in draft.repairs
        ]
        place += len(draft.text) + 1
    return "\n".join(draft.text for draft in drafts), passages, repairs


def _first(text: str, passages: Sequence[Passage], kind: PassageKind) -> str | None:
    return next((text[one.start : one.end] for one in passages if one.kind == kind), None)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _site(clues: Sequence[Clue]) -> str | None:
    return next((one.value for one in clues if one.kind == "site"), None)
