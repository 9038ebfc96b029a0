"""An invented edition of any number of versions, whose words can be replaced: the page's tests need no pipeline."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hexapla.edition.edition import Edition
from hexapla.model import (
    Clue,
    Evidence,
    Figure,
    FigureEntry,
    Locus,
    NameEntry,
    NameForm,
    Passage,
    PassageKind,
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
)  # fmt: skip

Words = Callable[[str], str]
KINDS: tuple[PassageKind, ...] = ("headline", "body", "body", "residue")
LANGUAGES = ("en", "ar", "ja", "de")
TEXTS = {
    "en": ("Ferry runs aground", "Captain Ilse Maar said 14 of 20 were safe.", "Nobody knew why.", "Read more"),
    "ar": ("جنوح عبارة", "قالت القبطان إلسه مار إن 20 بخير.", "لم يعرف أحد السبب.", "اقرأ المزيد"),
    "ja": ("フェリーが座礁", "イルゼ・マール船長は20人中14人が無事だと述べた。", "理由は誰も知らない。", "続きを読む"),
    "de": (
        "Fähre läuft auf Grund",
        "Kapitänin Ilse Mahr sagte, 20 seien sicher.",
        "Keiner wusste warum.",
        "Mehr lesen",
    ),
}


def witness(siglum: str, language: str, words: Words) -> Witness:
    """A version whose every text has gone through `words`."""
    text, passages = "", []
    for kind, line in zip(KINDS, TEXTS[language], strict=True):
        told = words(line)
        passages.append(Passage(len(text), len(text) + len(told), language, kind))
        text += told + "\n"
    return Witness(
        id=f"id-{siglum}", siglum=siglum, source=words(f"https://news.example/{siglum}"), sha256="0" * 64,
        language=language, title=words(TEXTS[language][0]), byline=words("by a reporter"), published="2025-02-13",
        publisher=words("Invented Press"), text=text[:-1], passages=tuple(passages),
        repairs=(Repair("entity", 0, 1, words("&amp;"), words("&")),),
        traces=(Trace("glued", 1, passages[1].start, passages[1].end, "ar", words("two words in one"), 0.8),),
        clues=(Clue("site", words("news.example"), 3, words("an address left in the text")),),
    )  # fmt: skip


def invented(versions: int = 2, words: Words = lambda text: text) -> Edition:
    """An edition with variants of many kinds; the last version lacks the third passage."""
    sigla = [chr(65 + number) for number in range(versions)]
    pages = {s: witness(s, LANGUAGES[n % len(LANGUAGES)], words) for n, s in enumerate(sigla)}
    last, first = sigla[-1], sigla[0]

    def whole(siglum: str, place: int) -> Span:
        passage = pages[siglum].passages[place]
        return Span(passage.start, passage.end, pages[siglum].passage_text(place))

    def part(siglum: str, place: int) -> Span:
        span = whole(siglum, place)
        end = span.start + max(1, len(span.text) // 3)
        return Span(span.start, end, pages[siglum].text[span.start : end])

    def readings(place: int, cut: Callable[[str, int], Span]) -> dict[str, Span | None]:
        return {s: cut(s, place) for s in sigla}

    proof = (Evidence("value", words("A: 14 of 20"), words("14 : 20"), 1.0),)
    lost = {**readings(2, whole), last: None}
    said = words("The readings differ here.")
    variants = (
        Variant("figure", "contradiction", readings(1, part), 0.9, said, proof, 1, (last,)),
        Variant("omission", "loss", lost, 0.85, said, (Evidence("locus", "A", "", 1.0),), 2, (last,)),
        Variant("name", "spelling", readings(1, part), 0.7, said, (Evidence("sound", "a", "", 1.0),), 1, (last,)),
        Variant("negation", "contradiction", readings(2, whole) | {last: None}, 0.65, said, (), 2),
        Variant("order", "style", readings(1, whole), 0.6, said, (), 1, (last,)),
    )
    loci = [Locus({s: (n,) for s in sigla if n != 2 or s != last}, 0.9) for n in range(4)]
    loci.append(Locus({last: (2,)}, 0.9))
    spans = {s: part(s, 1) for s in sigla}
    figures = {s: Figure(one.start, one.end, one.text, "number", Decimal(14)) for s, one in spans.items()}
    quotes = {s: Quotation(one.start, one.end, one.text, True, one) for s, one in list(spans.items())[:-1]}
    forms = tuple(NameForm(s, one.start, one.end, one.text) for s, one in spans.items())
    edges = (StemmaEdge("x", first, "translation", None, 0.5, (words("a word was left over"),)),)
    edges += tuple(StemmaEdge(first, s, "round trip", "ar", 0.95, (words("names are garbled"),)) for s in sigla[1:])
    return Edition(
        title=words("Ferry runs aground"), languages=tuple(dict.fromkeys(w.language or "" for w in pages.values())),
        publisher=None, published=None, witnesses=tuple(pages.values()), loci=tuple(loci),
        names=(NameEntry(words("Ilse Maar"), "person", forms),),
        figures=(FigureEntry(1, "number", figures),), quotations=(QuotationEntry(1, True, words("Ilse Maar"), quotes),),
        variants=variants,
        stemma=Stemma((StemmaNode("x", True, "en", words("Lost Press")), *(StemmaNode(s) for s in sigla)), edges),
        text=tuple(RebuiltText(n, "en", words(TEXTS["en"][n]), first, (first,)) for n in range(3)),
    )  # fmt: skip
