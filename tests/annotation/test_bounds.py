"""Bounds and ranges of amounts in all languages: what the span holds, and what is neither."""

from decimal import Decimal

import pytest

from hexapla.annotation.figures import find_figures
from hexapla.annotation.figures.lexicon import lexicon, listed
from hexapla.edition.record import _back_figure, _figure
from hexapla.knowledge.tables import languages, table
from hexapla.model import Figure, Span

# language, text, the figure with its bound, the amount alone, bound
BOUNDS = [
    ("ar", "أصيب أكثر من 30 شخصا في الحريق", "أكثر من 30", "30", "more"),
    ("ar", "حضر الحفل 30 شخصا على الأقل", "30 شخصا على الأقل", "30", "more"),
    ("bg", "Над 40 къщи бяха наводнени", "Над 40", "40", "more"),
    ("bg", "Това е повече, отколкото 40 хиляди лева", "повече, отколкото 40 хиляди лева", "40 хиляди лева", "more"),
    ("cs", "Hořelo více, než 40 domů", "více, než 40", "40", "more"),
    ("cs", "Zákon platí pro obce s 500 a více obyvateli", "500 a více", "500", "more"),
    ("da", "Mindst 12 huse brændte ned", "Mindst 12", "12", "more"),
    ("de", "Mindestens fünf Prozent der Höfe gaben auf", "Mindestens fünf Prozent", "fünf Prozent", "more"),
    ("de", "Gruppen von 30 Menschen oder mehr sind verboten", "30 Menschen oder mehr", "30", "more"),
    ("el", "Πάνω από 40 σπίτια κάηκαν", "Πάνω από 40", "40", "more"),
    ("el", "Ομάδες 20 και άνω ατόμων", "20 και άνω", "20", "more"),
    ("en", "The mill needs at least 5 km of pipes", "at least 5 km", "5 km", "more"),
    ("en", "Nearly two million people moved", "Nearly two million", "two million", "less"),
    ("en", "Scores less than or equal to 30 fail", "less than or equal to 30", "30", "less"),
    ("en", "Speeds > 700 are shown", "> 700", "700", "more"),
    ("en", "Groups of 30 or more pay less", "30 or more", "30", "more"),
    ("en", "More than half of the village left", "More than half of", "half of", "more"),
    ("en", "The rent is equal to 20 percent of the wage", "equal to 20 percent", "20 percent", "exact"),
    ("en", "It rose above 30 °C", "above 30 °C", "30 °C", "more"),
    ("es", "Murieron al menos 12 ovejas", "al menos 12", "12", "more"),
    ("es", "Una nota igual o menor que 30", "igual o menor que 30", "30", "less"),
    ("fa", "بیش از ۳۰ نفر زخمی شدند", "بیش از ۳۰", "۳۰", "more"),
    ("fr", "L'usine a perdu 20 ouvriers au moins", "20 ouvriers au moins", "20", "more"),
    ("fr", "Une part inférieure ou égale à 30 suffit", "inférieure ou égale à 30", "30", "less"),
    ("he", "יותר מ-30 בתים נשרפו", "יותר מ-30", "30", "more"),
    ("he", "כ-40 בתים נשרפו", "כ-40", "40", "about"),
    ("hi", "30 लोगों से अधिक घायल हुए", "30 लोगों से अधिक", "30", "more"),
    ("hi", "टंकी में 700 लीटर तक पानी है", "700 लीटर तक", "700 लीटर", "less"),
    ("hu", "Több, mint 40 ház égett le", "Több, mint 40", "40", "more"),
    ("hu", "A faluban 30-nál több ház áll", "30-nál több", "30", "more"),
    ("hu", "A 85 százalékot meghaladó eredmény jó", "85 százalékot meghaladó", "85 százalékot", "more"),
    ("id", "Sedikitnya 12 rumah terbakar", "Sedikitnya 12", "12", "more"),
    ("it", "Sono bruciate oltre 40 case", "oltre 40", "40", "more"),
    ("it", "Numeri minori o uguali a 100", "minori o uguali a 100", "100", "less"),
    ("ja", "30人以上が集まった", "30人以上", "30", "more"),
    ("ja", "約2000万人が見た", "約2000万", "2000万", "about"),
    ("ko", "최소 30명이 다쳤다", "최소 30", "30", "more"),
    ("ko", "점수가 5000보다 많은 사람", "5000보다 많은", "5000", "more"),
    ("nl", "Meer dan 40 huizen brandden af", "Meer dan 40", "40", "more"),
    ("pl", "Spłonęło więcej, niż 40 domów", "więcej, niż 40", "40", "more"),
    ("pl", "Grupy liczące 20 lub więcej osób", "20 lub więcej", "20", "more"),
    ("pt", "Arderam pelo menos 12 casas", "pelo menos 12", "12", "more"),
    ("ro", "Au ars mai mult de 40 de case", "mai mult de 40", "40", "more"),
    ("ru", "Сгорело больше, чем 40 домов", "больше, чем 40", "40", "more"),
    ("ru", "В отрядах 20 и более человек", "20 и более", "20", "more"),
    ("sk", "Zhorelo viac, ako 40 domov", "viac, ako 40", "40", "more"),
    ("sv", "Fler än 40 hus brann ner", "Fler än 40", "40", "more"),
    ("tr", "Yangında 30 kişiden fazla yaralandı", "30 kişiden fazla", "30", "more"),
    ("tr", "Maaşların yüzde 20'sinin üzerinde", "yüzde 20'sinin üzerinde", "yüzde 20", "more"),
    ("uk", "Згоріло більше, ніж 40 будинків", "більше, ніж 40", "40", "more"),
    ("zh", "至少30人受伤", "至少30", "30", "more"),
    ("zh", "大约30人左右", "大约30人左右", "30", "about"),
]
# language, text, the range, its ends, unit
RANGES = [
    ("ar", "كان بين 20 و30 شخصا هناك", "بين 20 و30", (20, 30), None),
    ("ar", "الرقم أكثر من 10 وأقل من 40", "أكثر من 10 وأقل من 40", (10, 40), None),
    ("bg", "между 20 и 30 къщи", "между 20 и 30", (20, 30), None),
    ("cs", "mezi 20 a 30 domy", "mezi 20 a 30", (20, 30), None),
    ("da", "mellem 20 og 30 huse", "mellem 20 og 30", (20, 30), None),
    ("de", "mindestens 5, aber höchstens 10 Tage", "mindestens 5, aber höchstens 10 Tage", (5, 10), "day"),
    ("de", "ein bis zwei Meter Schnee", "ein bis zwei Meter", (1, 2), "meter"),
    ("de", "10- bis 15-jährige Kinder", "10- bis 15-jährige", (10, 15), "year"),
    ("fr", "de l'aide, 20 à 30 000 euros", "20 à 30 000 euros", (20000, 30000), "EUR"),
    ("zh", "等了三到五年", "三到五年", (3, 5), "year"),
    ("de", "von 5 auf mehr als 10 Prozent", "von 5 auf mehr als 10 Prozent", (5, 10), "%"),
    ("el", "από 20 έως 30 σπίτια", "από 20 έως 30", (20, 30), None),
    ("en", "a tax of 45 to 60 million euros", "45 to 60 million euros", (45000000, 60000000), "EUR"),
    ("en", "between $5 and $10 million", "between $5 and $10 million", (5000000, 10000000), "USD"),
    ("en", "5-10% of the farms", "5-10%", (5, 10), "%"),
    ("en", "larger than 10 but smaller than 20", "larger than 10 but smaller than 20", (10, 20), None),
    ("en", "more than 2 and less than 4 years", "more than 2 and less than 4 years", (2, 4), "year"),
    ("en", "between the fifth and the tenth place", "between the fifth and the tenth", (5, 10), None),
    ("en", "from -5 to -10 degrees", "from -5 to -10 degrees", (-10, -5), "degree"),
    ("es", "entre el 5 y el 10 % de las casas", "entre el 5 y el 10 %", (5, 10), "%"),
    ("fa", "بین ۲۰ و ۳۰ نفر", "بین ۲۰ و ۳۰", (20, 30), None),
    ("fr", "de 20 à 30 maisons", "de 20 à 30", (20, 30), None),
    ("he", "בין 12,000 ל-15,000 בתים", "בין 12,000 ל-15,000", (12000, 15000), None),
    ("hi", "20 और 30 लोगों के बीच", "20 और 30 लोगों के बीच", (20, 30), None),
    ("hi", "1000 से ज़्यादा और 1500 से कम", "1000 से ज़्यादा और 1500 से कम", (1000, 1500), None),
    ("hu", "20 és 30 ember között", "20 és 30 ember között", (20, 30), None),
    ("hu", "180-tól 210-ig", "180-tól 210-ig", (180, 210), None),
    ("id", "antara 20 dan 30 rumah", "antara 20 dan 30", (20, 30), None),
    ("it", "tra il 5 e il 10 per cento", "tra il 5 e il 10 per cento", (5, 10), "%"),
    ("ja", "20人から30人まで", "20人から30人まで", (20, 30), None),
    ("ja", "3万円以上5万円未満", "3万円以上5万円未満", (30000, 50000), "JPY"),
    ("ko", "20과 30 사이의 수", "20과 30 사이의", (20, 30), None),
    ("ko", "20명에서 30명", "20명에서 30명", (20, 30), None),
    ("nl", "van 20 tot 30 huizen", "van 20 tot 30", (20, 30), None),
    ("pl", "od 20 do 30 domów", "od 20 do 30", (20, 30), None),
    ("pt", "de 20 a 30 casas", "de 20 a 30", (20, 30), None),
    ("ro", "mai mult de 20 și mai puțin de 30", "mai mult de 20 și mai puțin de 30", (20, 30), None),
    ("ru", "не менее 5 и не более 10 человек", "не менее 5 и не более 10", (5, 10), None),
    ("sk", "od 20 do 30 domov", "od 20 do 30", (20, 30), None),
    ("sv", "mellan 20 och 30 hus", "mellan 20 och 30", (20, 30), None),
    ("tr", "5 ile 10 arasında ev", "5 ile 10 arasında", (5, 10), None),
    ("uk", "між 20 та 30 будинками", "між 20 та 30", (20, 30), None),
    ("zh", "在20与30人之间", "在20与30人之间", (20, 30), None),
]
# language, text, and the texts of its figures: words that only look like bounds, ranges that are none
NEITHER = [
    ("en", "They lost 2-0 and 0–2.", []),
    ("en", "Call 555-1234 or +1-222-2222/2222.", []),
    ("en", "His record is 13-21-3.", []),
    ("en", "It fell from 60 to 45 metres.", ["60", "45 metres"]),
    ("en", "More than 40 and less than 10 exclude each other.", ["More than 40", "less than 10"]),
    ("en", "It rained between the first and the second round.",
     ["first", "second"]),
    ("en", "Of 40 hurt, 20 at least 5 times.", ["40", "20", "at least 5"]),
    ("en", "It takes 2 days to 3 weeks.", ["2 days", "3 weeks"]),
    ("en", "5+5 or $20 plus tax", ["5", "5", "$20"]),
    ("da", "Avisen trykte 12 digte og flere hundrede breve.", ["12"]),
    ("hu", "200-szor több energia", ["200"]),
    ("id", "Ia 20 tahun lebih tua.", ["20 tahun"]),
    ("nl", "Een peiling onder meer dan 4.000 mensen", ["meer dan 4.000"]),
    ("en", "Over the next 24 hours it will snow.", ["next 24 hours"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "whole", "amount", "bound"), BOUNDS)
def test_the_span_holds_the_bound(language: str, text: str, whole: str, amount: str, bound: str) -> None:
    (figure,) = find_figures(text, language)
    plain = figure.plain()
    assert (figure.text, plain.text, figure.bound) == (whole, amount, bound)
    assert text[figure.start : figure.end] == whole
    assert text[plain.start : plain.end] == amount
    assert (plain.value, plain.unit, plain.kind, plain.core) == (figure.value, figure.unit, figure.kind, None)


@pytest.mark.parametrize(("language", "text", "whole", "ends", "unit"), RANGES)
def test_two_ends_are_a_range(language: str, text: str, whole: str, ends: tuple[int, int], unit: str | None) -> None:
    (figure,) = find_figures(text, language)
    assert (figure.text, figure.kind, figure.value, figure.unit) == (whole, "range", tuple(map(Decimal, ends)), unit)


def test_every_language_has_a_bound_and_a_range() -> None:
    tables = {code: table(code, "figures") for code in languages() if not code.startswith("_")}
    tabled = {code for code, known in tables.items() if known and not known.get("partial")}
    assert {language for language, *_ in BOUNDS} >= tabled
    assert {language for language, *_ in RANGES} >= tabled


@pytest.mark.parametrize(("language", "text", "figures"), NEITHER)
def test_what_is_neither(language: str, text: str, figures: list[str]) -> None:
    assert [figure.text for figure in find_figures(text, language)] == figures


def test_a_form_of_a_table_may_hold_a_comma() -> None:
    assert listed("a\\, b, c\nd") == ["a, b", "c", "d"]
    assert any(rest == (",", "mint") for rest, _ in lexicon("hu").phrases["tobb"])


def test_a_figure_moves_with_its_core() -> None:
    (figure,) = find_figures("over 20 mills", "en")
    assert figure.moved(3).core == Span(8, 10, "20")
    assert figure.moved(3).plain().start == 8


def test_the_record_keeps_the_core() -> None:
    (figure,) = find_figures("over 20 mills", "en")
    assert _back_figure(_figure(figure)) == figure
    assert "core" not in _figure(Figure(0, 2, "20", "number", Decimal(20)))
