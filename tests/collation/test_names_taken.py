"""Names taken for words, persons for places, and places for others of like names, among three versions or more."""

import pytest

import hexapla
from hexapla import Variant


def told(*lines: tuple[str, str]) -> list[Variant]:
    edition = hexapla.collate([{"text": text + "\n", "language": language} for language, text in lines])
    return [one for one in edition.variants if one.kind == "name" and one.severity == "contradiction"]


OPENING = {
    "en": "The novelist {} opened the fair in Oslo on Monday and praised 30 young writers.",
    "de": "Die Schriftstellerin {} eröffnete am Montag die Messe in Oslo und lobte 30 junge Autoren.",
    "it": "La scrittrice {} ha aperto lunedì la fiera di Oslo e ha lodato 30 giovani autori.",
    "ru": "Писательница {} в понедельник открыла ярмарку в Осло и похвалила 30 молодых авторов.",
    "ar": "افتتحت الكاتبة {} المعرض في أوسلو يوم الاثنين وأشادت بـ30 كاتبا شابا.",
}


@pytest.mark.parametrize(
    ("names", "word"),
    [
        ({"en": "Georgia Tredwick", "de": "Georgia Tredwick", "ru": "Грузия Тредвик"}, "Грузия"),
        ({"en": "Florence Tredwick", "it": "Florence Tredwick", "de": "Florenz Tredwick"}, "Florenz"),
        ({"en": "Paris Tredwick", "de": "Paris Tredwick", "it": "Parigi Tredwick"}, "Parigi"),
        ({"en": "Helen Jordan", "it": "Helen Jordan", "ar": "هيلين الأردن"}, "الأردن"),
    ],
)
def test_a_person_taken_for_a_place(names: dict[str, str], word: str) -> None:
    found = told(*((code, OPENING[code].format(name)) for code, name in names.items()))
    assert [(one.faulty, one.readings["C"] and one.readings["C"].text) for one in found] == [(("C",), word)]


@pytest.mark.parametrize(
    "names",
    [
        {"en": "Georgia Tredwick", "de": "Georgia Tredwick", "ru": "Джорджия Тредвик"},
        {"en": "Austin Tredwick", "de": "Austin Tredwick", "ru": "Остин Тредвик"},
        {"en": "Helen London", "de": "Helen London", "it": "Helen London"},
    ],
)
def test_a_person_with_the_name_of_a_place(names: dict[str, str]) -> None:
    assert not told(*((code, OPENING[code].format(name)) for code, name in names.items()))


ARRIVAL = {
    "en": "The minister arrived in {} on Tuesday with 40 officials.",
    "de": "Der Minister traf am Dienstag mit 40 Beamten in {} ein.",
    "zh": "部长周二率40名官员抵达{}。",
    "ru": "Министр прибыл во вторник в {} с 40 чиновниками.",
}


@pytest.mark.parametrize(
    ("right", "wrong", "language"),
    [
        (("Austria", "Österreich"), "Австралию", "ru"),
        (("Niger", "Niger"), "尼日利亚", "zh"),
        (("Liberia", "Liberia"), "利比亚", "zh"),
    ],
)
def test_a_place_taken_for_one_of_a_like_name(right: tuple[str, str], wrong: str, language: str) -> None:
    lines = (("en", ARRIVAL["en"].format(right[0])), ("de", ARRIVAL["de"].format(right[1])))
    found = told(*lines, (language, ARRIVAL[language].format(wrong)))
    assert [one.faulty for one in found] == [("C",)]


def test_places_that_stand_for_each_other_by_right() -> None:
    for one, other in (("Ireland", "Nordirland"), ("Britain", "England")):
        lines = (("en", ARRIVAL["en"].format(one)), ("en", ARRIVAL["en"].format(one).replace("40", "forty")))
        assert not [
            variant
            for variant in told(*lines, ("de", ARRIVAL["de"].format(other)))
            if variant.evidence[0].kind == "place"
        ]


SPOKESMAN = (
    ("es", "Su portavoz, Benito Olmedilla, negó el martes que el puente cierre 3 días."),
    ("de", "Sein Sprecher Benito Olmedilla bestritt am Dienstag, dass die Brücke 3 Tage schließt."),
)


def test_a_first_name_taken_for_a_word() -> None:
    text = "Its spokesman, {} Olmedilla, denied on Tuesday that the bridge will close for 3 days."
    found = told(*SPOKESMAN, ("en", text.format("Blessed")))
    assert [(one.evidence[0].kind, one.faulty) for one in found] == [("translated name", ("C",))]
    assert not told(*SPOKESMAN, ("en", text.format("Mr")))
    assert not told(*SPOKESMAN, ("en", text.format("President")))


def test_an_agency_in_the_credits_taken_for_a_word() -> None:
    lines = (("pl", "Fot. Maria Kowal / PAP"), ("cs", "Foto: Maria Kowal / PAP"))
    assert [one.faulty for one in told(*lines, ("de", "Foto: Maria Kowal / BREI"))] == [("C",)]
    assert not told(*lines, ("de", "Foto: Maria Kowal / PAP"))


def test_a_word_that_is_translated_by_right_is_no_name() -> None:
    assert not told(
        ("en", "The Global Citizen concert drew 60,000 people to the park on Saturday."),
        ("sv", "Konserten Global Citizen lockade 60 000 personer till parken på lördagen."),
        ("de", "Das Konzert der Weltbürger zog am Samstag 60.000 Menschen in den Park."),
    )
