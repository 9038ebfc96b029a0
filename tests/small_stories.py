"""Small stories for tests: witnesses from a few lines, and the stages up to the sheet of variants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.annotation.marks import mark_story
from hexapla.collation.apparatus import apparatus
from hexapla.collation.entries import figure_entries, quotation_entries
from hexapla.model import Locus, Passage, PassageKind, Trace, Variant, Witness
from hexapla.pipeline import named
from hexapla.synopsis import Synopsis


def witness(
    siglum: str,
    language: str | None,
    passages: Sequence[str],
    kinds: Sequence[PassageKind] = (),
    traces: Sequence[Trace] = (),
    published: str | None = None,
) -> Witness:
    """A witness whose passages are the lines given; all are of one language, and body where no kind is given."""
    places: list[Passage] = []
    text = ""
    for number, words in enumerate(passages):
        start = len(text) + (number > 0)
        text += ("\n" if number else "") + words
        places.append(Passage(start, len(text), language, kinds[number] if kinds else "body"))
    return Witness(
        f"id-{siglum}", siglum, f"{siglum}.txt", None, language, None, None, published, None, text, tuple(places),
        traces=tuple(traces),
    )  # fmt: skip


def by_number(witnesses: Mapping[str, Witness]) -> tuple[Locus, ...]:
    """Loci that put passages of one number side by side."""
    rows = max(len(one.passages) for one in witnesses.values())
    return tuple(Locus({s: (n,) for s, one in witnesses.items() if n < len(one.passages)}, 1.0) for n in range(rows))


def synopsis(*witnesses: Witness, loci: Sequence[Locus] | None = None) -> Synopsis:
    """The synopsis of witnesses; loci by number unless they are given."""
    given = {str(one.siglum): one for one in witnesses}
    marks = dict(zip(given, mark_story(list(given.values())), strict=True))
    loci = by_number(given) if loci is None else loci
    marks, names = named(given, marks, loci)
    return Synopsis(given, marks, loci, names)


def variants(*witnesses: Witness, loci: Sequence[Locus] | None = None) -> tuple[Variant, ...]:
    """The apparatus of witnesses; loci by number unless they are given."""
    given = synopsis(*witnesses, loci=loci)
    return apparatus(given, figure_entries(given), quotation_entries(given))


# ---- whole editions, from invented lines in several scripts; the same number tells the same thing in every language
LINES: Mapping[str, Sequence[str]] = {
    "en": (
        "Fire in the port of Varna",
        "A fire broke out in the port of Varna on Friday, 4 April 2031, and destroyed 14 warehouses.",
        "“We had no water for an hour,” said harbour master Elena Todorova. Nobody was hurt.",
        "The damage is put at 23 million euros, 3 of them for a crane from Gdansk.",
        "Insurers from Geneva want to see the port on Monday.",
    ),
    "de": (
        "Feuer im Hafen von Warna",
        "Im Hafen von Warna brach am Freitag, dem 4. April 2031, ein Feuer aus und zerstörte 14 Lagerhäuser.",
        "„Wir hatten eine Stunde lang kein Wasser“, sagte Hafenmeisterin Elena Todorowa. Verletzt wurde niemand.",
        "Der Schaden wird auf 32 Millionen Euro beziffert.",
        "Versicherer aus Genf wollen den Hafen am Montag besichtigen.",
    ),
    "ar": (
        "حريق في ميناء فارنا",
        "اندلع حريق في ميناء فارنا يوم الجمعة 4 أبريل 2031 ودمر 14 مستودعا.",
        "وقالت مديرة الميناء إيلينا تودوروفا: «لم يكن لدينا ماء لمدة ساعة». ولم يصب أحد بأذى.",
        "وتقدر الأضرار بنحو 23 مليون يورو.",
        "ويريد خبراء التأمين من جنيف زيارة الميناء يوم الاثنين.",
    ),
    "ja": (
        "ヴァルナ港で火災",
        "2031年4月4日金曜日、ヴァルナ港で火災が発生し、倉庫14棟が焼失した。",
        "港長のエレナ・トドロワ氏は「1時間、水がなかった」と述べた。けが人はいなかった。",
        "被害額は2300万ユーロとみられる。",
        "ジュネーブの保険会社は月曜日に港を視察する。",
    ),
    "ru": (
        "Пожар в порту Варны",
        "В пятницу, 4 апреля 2031 года, в порту Варны вспыхнул пожар, уничтоживший 14 складов.",
        "«Целый час у нас не было воды», — сказала начальник порта Елена Тодорова. Никто не пострадал.",
        "Ущерб оценивается в 23 миллиона евро.",
        "Страховщики из Женевы хотят осмотреть порт в понедельник.",
    ),
}  # fmt: skip


def records(*choices: tuple[str, Sequence[int]]) -> list[dict[str, object]]:
    """Sources, as `collate` takes them: for each version a language and the numbers of the lines it has."""
    return [
        {"id": f"{number}-{language}", "language": language, "passages": [LINES[language][line] for line in lines]}
        for number, (language, lines) in enumerate(choices)
    ]


ALL = (0, 1, 2, 3, 4)
