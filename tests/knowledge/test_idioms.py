"""Idioms and calques: phrases of other languages word for word, in several scripts, and what is none."""

from __future__ import annotations

import pytest

from hexapla.knowledge.idioms import COLUMNS, PART, Hit, literal, own
from hexapla.knowledge.sheets import sheets


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.idiom.id, text[one.start : one.end]) for one in literal(language).find(text)]


@pytest.mark.parametrize(
    ("language", "text", "id", "words"),
    [
        ("de", "Der Rat hat die Dose die Straße hinunter getreten.", "kick-can", "Dose die Straße hinunter"),
        ("fr", "Le maire a mordu la balle et fermé l’école.", "bite-bullet", "mordu la balle"),
        ("es", "El club pagó un brazo y le costó un brazo y una pierna.", "arm-leg", "costó un brazo y una pierna"),
        ("it", "Il progetto è ora sul fornello posteriore.", "back-burner", "fornello posteriore"),
        ("pl", "Każda chmura ma srebrną podszewkę, mówi burmistrz.", "silver-lining", "srebrną podszewkę"),
        ("ru", "Оба кандидата идут шея в шею.", "neck-neck", "шея в шею"),
        ("uk", "Вони працювали, палячи опівнічну олію.", "midnight-oil", "опівнічну олію"),
        ("el", "Η απόφαση ήταν μια κόκκινη ρέγκα.", "red-herring", "κόκκινη ρέγκα"),
        ("ar", "قال إن للعاصفة بطانة فضية رغم كل شيء.", "silver-lining", "بطانة فضية"),
        ("he", "ראש העיר נשך כדור וסגר את בית הספר.", "bite-bullet", "נשך כדור"),
        ("fa", "او گفت این یک آستر نقره ای دارد.", "silver-lining", "آستر نقره"),
        ("hi", "हर बादल में चांदी की परत होती है।", "silver-lining", "चांदी की परत"),
        ("ja", "二人の候補は首と首で並んでいる。", "neck-neck", "首と首"),
        ("zh", "市长说这是一条红鲱鱼。", "red-herring", "红鲱鱼"),
        ("ko", "두 후보는 목과 목으로 달리고 있다.", "neck-neck", "목과 목으로"),
        ("tr", "Rakamlar kırmızı ringa çıktı.", "red-herring", "kırmızı ringa"),
        ("en", "He told them to leave the church in the village.", "de-kirche", "leave the church in the village"),
        ("en", "The station was put into exploitation in May.", "ru-exploitation", "put into exploitation"),
        ("en", "That is like drawing a snake and adding feet to it.", "zh-snake-feet", "drawing a snake and adding"),
        ("en", "They hung noodles on our ears for years.", "ru-lapsha", "noodles on our ears"),
    ],
)
def test_a_phrase_word_for_word_is_found(language: str, text: str, id: str, words: str) -> None:
    assert (id, words) in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council kicked the can down the road, and members asked for a level playing field."),
        ("de", "Der Erdrutschsieg kam unerwartet; sie drückte ihm die Daumen und ließ die Katze aus dem Sack."),
        ("fr", "La mairie a relevé la tête, et les chats et les chiens restent dehors."),
        ("ru", "По словам министра, на фоне кризиса завод ввели в эксплуатацию."),
        ("ar", "قال الوزير من جانبه إن المشروع زاد الطين بلة."),
        ("ja", "草の根の運動で一石二鳥だと記者は語った。"),
        ("zh", "有关部门表示,这是画蛇添足。"),
        ("es", "La lata cayó en la calle y el gato salió de la casa."),
        ("en", "A hole in the water tank let the frogs out, and two watermelons fell on the road."),
        ("en", "She has lived there since two years ago."),
    ],
)
def test_what_people_write_is_none(language: str, text: str) -> None:
    assert found(text, language) == []


def test_one_word_may_come_between_those_of_an_idiom_but_no_end_of_a_sentence() -> None:
    assert found("El alcalde mordió ayer la bala.", "es") == [("bite-bullet", "mordió ayer la bala")]
    assert found("El alcalde mordió. La bala no.", "es") == []
    assert found("Reports were put, they said, into a drawer. Exploitation of staff goes on.", "en") == []


def test_a_phrase_is_none_where_a_longer_one_is_blocked() -> None:
    assert [id for id, _ in found("They have waited since two years.", "en")] == ["since-years"]
    assert found("They had waited since two years before.", "en") == []


def test_a_language_has_its_own_phrases() -> None:
    hits = own("en").find("They have kicked the can again, said one rank-and-file member.")
    assert [one.idiom.id for one in hits] == ["kick-can", "rank-file"]
    assert all(isinstance(one, Hit) and "en" in one.idiom.of for one in hits)
    assert {"zh", "ja", "ko"} <= set(own("zh").find("草根运动开始了。")[0].idiom.of)


def test_traditional_signs_are_read() -> None:
    assert [id for id, _ in found("市長說這是一條紅鯡魚。", "zh")] == ["red-herring"]


def test_a_language_without_a_column_has_none() -> None:
    assert len(literal("sw")) == 0
    assert literal("sw").find("Habari za leo.") == []


def test_every_language_of_the_sheets_has_phrases() -> None:
    codes = [code for _, columns, _ in sheets(PART) for code in columns if code not in COLUMNS]
    assert len(set(codes)) == 27
    for code in set(codes):
        assert len(literal(code)) > 30, code
        assert len(own(code)) >= 4, code
