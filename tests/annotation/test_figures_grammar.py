"""Grammar of figures that no one table holds: shared months, distances without number, days counted from others."""

import datetime
from decimal import Decimal

import pytest

from hexapla.annotation.figures import find_figures

WEDNESDAY = datetime.date(2018, 11, 7)


def values(text: str, language: str) -> list[object]:
    return [figure.value for figure in find_figures(text, language, reference=WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The vote is on January 5 and 6 in Lima.", "en", ["2019-01-05", "2019-01-06"]),
        ("They met on May 3 and 4, 2015.", "en", ["2015-05-03", "2015-05-04"]),
        ("On May 5, 6 people were hurt.", "en", ["2018-05-05", Decimal(6)]),
        ("On May 5 and 6 people were hurt.", "en", ["2018-05-05", Decimal(6)]),
        ("会議は1月5日と6日に開かれる。", "ja", ["2019-01-05", "2019-01-06"]),
        ("Seçim 5 ve 6 Ocak'ta yapılacak.", "tr", ["2019-01-05", "2019-01-06"]),
        ("Se votará el 5 o el 6 de enero.", "es", ["2019-01-05", "2019-01-06"]),
        ("Das Fest ist vom 3.-5. Mai.", "de", [("2018-05-03", "2018-05-05")]),
        ("In der Nacht zum 3./4. Mai brannte es.", "de", ["2018-05-03", "2018-05-04"]),
        ("Konference proběhne 3.–5. května.", "cs", [("2018-05-03", "2018-05-05")]),
    ],
)
def test_days_of_a_list_share_the_month_that_one_of_them_tells(text: str, language: str, expected: list) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Он уехал год назад.", "ru", "2017-11-07"),
        ("Wyjechał rok temu.", "pl", "2017-11-07"),
        ("Odjel před týdnem.", "cs", "2018-10-31"),
        ("غادر قبل عام ونصف.", "ar", "2017-05-07"),
        ("She left a year and a half ago.", "en", "2017-05-07"),
        ("She left half a year ago.", "en", "2018-05-07"),
        ("È partito un'ora fa.", "it", "2018-11-06T23:00"),
        ("彼は半年前に去った。", "ja", "2018-05-07"),
    ],
)
def test_one_unit_needs_no_number(text: str, language: str, expected: str) -> None:
    assert values(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Он ушёл много лет назад.", "ru"), ("وصل قبل شهر رمضان.", "ar"), ("Przed tym pytaniem milczał.", "pl")],
)
def test_no_distance_is_read_where_none_is_told(text: str, language: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("試合は明日から2日後だ。", "ja", "2018-11-10"),
        ("वह कल आज से चार दिन बाद आएगा।", "hi", "2018-11-11"),
        ("Gelecek cumadan iki hafta sonra gelecek.", "tr", "2018-11-30"),
        ("They vote on the third Friday of the month.", "en", "2018-11-16"),
        ("今月の第一月曜日に開かれる。", "ja", "2018-11-05"),
        ("Temmuz'un ilk cuması kutlanır.", "tr", "2018-07-06"),
        ("They met on the Monday after Easter.", "en", "2019-04-22"),
        ("Er kam heute vor zwei Wochen.", "de", "2018-10-24"),
        ("Votou nesta segunda, em Lisboa.", "pt", "2018-11-05"),
        ("Lo dijo l'anno scorso, poi tacque.", "it", "2017"),
        ("W tym tygodniu zapadnie wyrok.", "pl", "2018-W45"),
        ("Ganaron el año pasado en Lima.", "es", "2017"),
        ("Venceram no ano passado em Lima.", "pt", "2017"),
        ("آنها در سال گذشته بردند.", "fa", "2017"),
        ("Mereka menang pada tahun lalu.", "id", "2017"),
        ("Это было в мае прошлого года.", "ru", "2017-05"),
    ],
)
def test_days_told_by_other_days(text: str, language: str, expected: str) -> None:
    assert values(text, language) == [expected]


def test_portuguese_ordinals_are_no_weekdays() -> None:
    assert values("Venceu na segunda rodada.", "pt") == [Decimal(2)]
    assert values("A segunda, em Roma, abre amanhã.", "pt")[0] == Decimal(2)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A hundred and twenty people came.", "en", [Decimal(120)]),
        ("Eine Million zweihunderttausend kamen.", "de", [Decimal(1_200_000)]),
        ("En komma fem miljarder saknas.", "sv", [Decimal(1_500_000_000)]),
        ("İki buçuk milyon kişi geldi.", "tr", [Decimal(2_500_000)]),
        ("Üçte ikisi kaldı.", "tr", [(Decimal(2), Decimal(3))]),
        ("Er werkten tweeënhalf duizend mensen.", "nl", [Decimal(2500)]),
        ("خسر مليونان ونصف", "ar", [Decimal(2_500_000)]),
        ("Два с половиной миллиона уехали.", "ru", [Decimal(2_500_000)]),
        ("It took one thousandth of it.", "en", [(Decimal(1), Decimal(1000))]),
        ("Foi a décima terceira edição.", "pt", [Decimal(13)]),
        ("合計はにじゅうご です。", "ja", []),
        ("きゅうじゅうなな", "ja", [Decimal(97)]),
        ("二三十人受伤", "zh", []),
    ],
)
def test_numbers_in_words(text: str, language: str, expected: list) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("Le plan coûte 5 milliards d'euros.", "fr", Decimal(5 * 10**9), "EUR"),
        ("Costa mil milhões de euros.", "pt", Decimal(10**9), "EUR"),
        ("They asked for Rs. 500 in cash.", "en", Decimal(500), "INR"),
        ("他付了3元5角2分。", "zh", Decimal("3.52"), "CNY"),
        ("Costa 10 dollari e 50 centesimi.", "it", Decimal("10.5"), "USD"),
    ],
)
def test_sums_of_money(text: str, language: str, value: Decimal, unit: str) -> None:
    (figure,) = find_figures(text, language)
    assert (figure.kind, figure.value, figure.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was 5 degrees below zero.", "en"),
        ("Es waren 5 Grad unter null.", "de"),
        ("Hubo 5 grados bajo cero.", "es"),
        ("Было 5 градусов ниже нуля.", "ru"),
        ("بلغت الحرارة 5 درجات تحت الصفر", "ar"),
    ],
)
def test_degrees_below_zero(text: str, language: str) -> None:
    assert values(text, language) == [Decimal(-5)]


def test_the_part_of_a_second_hour_is_its_own() -> None:
    assert values("오전 10시부터 오후 5시까지 연다.", "ko") == [("T10", "T17")]


def test_a_football_cup_is_no_money() -> None:
    assert all(figure.kind != "money" for figure in find_figures("They won the euro 2016 final.", "en"))


def test_hours_behind_a_bound_or_in_a_led_range_are_times() -> None:
    assert values("De winkel sluit voor 17 uur.", "nl") == ["T17"]
    assert values("Na 18 uur onderhandelen was er niets.", "nl") == ["PT18H"]
    assert values("Het gebeurde tussen 9 en 11 uur.", "nl") == [("T09", "T11")]


def test_french_des_is_no_bound() -> None:
    (figure,) = find_figures("Les films des années 1980 plaisent.", "fr")
    assert figure.bound is None
    (figure,) = find_figures("Il part dès lundi.", "fr")
    assert figure.bound == "since"


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("The plant cost 640m kronor.", "en", ("640m kronor", "money", "640000000", "SEK")),
        ("It stood 640m from the shore.", "en", ("640m", "dimension", "640", "meter")),
        ("Inside the silo it was 900C.", "en", ("900C", "temperature", "900", "celsius")),
        ("The winner, aged 64, left early.", "en", ("64", "age", "64", "year")),
        ("המורה, בת 64, אמרה שלום.", "he", ("64", "age", "64", "year")),
        ("La muestra tenía 0,3 nanogramos.", "es", ("0,3 nanogramos", "dimension", "0.3", "nanogram")),
        ("球速达到时速380公里。", "zh", ("380公里", "dimension", "380", "kilometer-per-hour")),
        ("她能登上2028年奥运会。", "zh", ("2028年", "date", "2028", None)),
    ],
)
def test_figures_of_papers(text: str, language: str, wanted: tuple[str, str, str, str | None]) -> None:
    (found,) = find_figures(text, language)
    assert (found.text, found.kind, str(found.value), found.unit) == wanted
