"""Bodies across languages: written with one capital, translated word by word, cut short to letters."""

from __future__ import annotations

import pytest
from tests.annotation.test_names_answers import answered

from hexapla.annotation.names import find_names, find_names_in_story
from hexapla.annotation.names.cluster import cluster
from hexapla.annotation.names.letters import spelt_letters
from hexapla.annotation.names.meeting import contrary, translates
from hexapla.evidence.names import compare_names
from hexapla.knowledge.name_words import bodies_of, people_of
from hexapla.model import Name


def found(text: str, language: str) -> set[str]:
    return {name.text for name in find_names(text, language) if name.kind == "organisation"}


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("Hier soir, l’Union civique a quitté la salle.", "fr", "Union civique"),
        ("La Banque nationale a baissé son taux.", "fr", "Banque nationale"),
        ("Ayer la Alianza húngara dejó la sala.", "es", "Alianza húngara"),
        ("Hier, la Commission indique que le vote est clos.", "fr", None),
        ("Ieri l’Unione civica ha lasciato la sala.", "it", "Unione civica"),
        ("Вчера об этом заявил Народный совет.", "ru", "Народный совет"),
        ("Včera o tom rozhodla Polská národní banka.", "cs", "Polská národní banka"),
        ("I går lämnade Medborgerliga unionen salen.", "sv", "Medborgerliga unionen"),
    ],
)
def test_bodies_of_which_the_first_word_alone_has_a_capital(text: str, language: str, body: str | None) -> None:
    if body:
        assert body in found(text, language)
    else:
        assert not any(" " in name for name in found(text, language))


def test_adjectives_and_peoples_answer_places() -> None:
    assert people_of("hongroise", "fr") == people_of("magyar", "hu") == {"HU"}
    assert people_of("hongkong", "fr") == frozenset()
    assert translates("Scottish Parliament", "en", "Parlement écossais", "fr") > 0.8
    assert translates("Scottish Parliament", "en", "Parlement gallois", "fr") < 0.65


def test_kinds_of_bodies_tell_bodies_apart() -> None:
    assert bodies_of("соглашение", "ru") == frozenset()
    assert bodies_of("landgericht", "de") == {"court"}
    assert contrary("Biroul Electoral", "ro", "Ένωσης", "el")
    assert not contrary("Labour Agency", "en", "Arbeitsbehörde", "de")
    assert not contrary("Nordlys", "da", "Union civique", "fr")


def test_a_place_of_several_words_answers_as_one() -> None:
    _, arabic, _ = answered(
        ("A professora ensina na Universidade de Cabo Verde.", "pt"), ("تعمل الأستاذة في جامعة الرأس الأخضر.", "ar")
    )
    assert "جامعة الرأس الأخضر" in arabic


def test_a_person_behind_a_body_is_cut_off_where_another_version_has_both() -> None:
    left = ("The third was Dávid Halmosi of the Hungarian Alliance.", "en")
    _, greek, _ = answered(left, ("Τρίτος ήταν ο υποψήφιος της Ουγγρικής Συμμαχίας Ντάβιντ Χάλμοσι.", "el"))
    assert greek == ["Ουγγρικής Συμμαχίας", "Ντάβιντ Χάλμοσι"]


def test_acronyms_in_the_names_of_letters() -> None:
    assert spelt_letters("बीडब्ल्यूएफ", "hi") == {"bwf"}
    assert spelt_letters("에프비아이", "ko") == {"fbi"}
    assert spelt_letters("बारिश", "hi") == spelt_letters("BWF", "en") == frozenset()
    _, hindi, _ = answered(("The KTB will appeal, its lawyer said.", "en"), ("केटीबी अपील करेगा, वकील ने कहा।", "hi"))
    assert "केटीबी" in hindi


def test_acronyms_that_another_language_made() -> None:
    text = "Federasi Dayung Dunia (WRF) tidak akan banding."
    assert {name.text: name.base for name in find_names(text, "id")}["WRF"] == "Federasi Dayung Dunia"
    text = "世界赛艇联合会（WRF）表示不会上诉。"
    assert {name.text: name.base for name in find_names(text, "zh")}["WRF"] == "世界赛艇联合会"


def entries(texts: dict[str, tuple[str, str]]) -> list[set[str]]:
    names = dict(zip(texts, find_names_in_story(list(texts.values())), strict=True))
    languages = {siglum: language for siglum, (_, language) in texts.items()}

    def same(a: Name, left: str, b: Name, right: str) -> float:
        return compare_names(a.text, b.text, a_language=languages[left], b_language=languages[right]).score

    found = cluster(names, same, languages=languages, aligned=lambda *places: True)
    return [{form.text for form in entry.forms} for entry in found]


def test_an_acronym_that_one_version_explains_stands_for_it_in_all() -> None:
    texts = {
        "A": ("The World Rowing Federation (WRF) lost. The WRF will appeal.", "en"),
        "B": ("Die WRF verlor. Die World Rowing Federation will klagen.", "de"),
    }
    (body,) = [forms for forms in entries(texts) if "WRF" in forms]
    assert "World Rowing Federation" in body


def test_a_full_name_in_another_case_is_one_with_its_base() -> None:
    texts = {
        "A": ("Přišel Radomír Hlavsa. Soud poslal Radomíra Hlavsu do vězení.", "cs"),
        "B": ("Radomír Hlavsa came. The court sent Radomír Hlavsa to prison.", "en"),
    }
    (person,) = [forms for forms in entries(texts) if "Radomír Hlavsa" in forms]
    assert "Radomíra Hlavsu" in person


def test_letters_without_vowels_between_are_two_sounds_too() -> None:
    for latin, other, language in (("Sohrab", "سهراب", "fa"), ("Zahra", "زهرا", "fa"), ("Mateescu", "מטסקו", "he")):
        assert compare_names(latin, other, b_language=language).score > 0.6


def test_a_surname_does_not_cut_the_full_name_it_stands_for() -> None:
    left = ("Trzeci był wczoraj Bíró Sándor z partii. Potem żartował z tego Sándor.", "pl")
    _, hungarian, _ = answered(left, ("A harmadik helyen Bíró Sándor végzett.", "hu"))
    assert hungarian == ["Bíró Sándor"]


def test_the_adjective_of_a_people_in_small_letters_begins_no_name() -> None:
    left = ("The Italian Rowing Club Tarvik won.", "en")
    _, italian, _ = answered(left, ("Ha vinto l'italiana Tarvik.", "it"))
    assert "italiana Tarvik" not in italian


def test_what_is_left_of_a_body_without_its_word_is_no_answer() -> None:
    left = ("The UK Commission for Employment was closed.", "en")
    _, hungarian, _ = answered(
        left, ("A brit foglalkoztatásért küzdenek az Egyesült Királyság foglalkoztatási tervei.", "hu")
    )
    assert not any("foglalkoztat" in name for name in hungarian)
