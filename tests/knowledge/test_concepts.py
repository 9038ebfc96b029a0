"""The concept lexicon: words of many languages and scripts lead to one concept; the data keeps its form."""

from __future__ import annotations

import time

import pytest

from hexapla.knowledge.concepts import Lexicon, concepts
from hexapla.knowledge.tables import languages

ROWS = [
    ("government", "government*|regier*"),
    ("party", "party|partei|parteien"),
    ("defence", "verteidig*"),
    ("minister", "minister*"),
    ("prime-minister", "prime minister*"),
    ("save", "spar*"),
]


def lexicon(rows: list[tuple[str, str]], **inflection: object) -> Lexicon:
    return Lexicon(rows, inflection)


def ids(language: str, text: str) -> set[str]:
    return set(concepts(language).ids(text))


def test_a_plain_word_matches_its_regular_forms_only() -> None:
    words = lexicon(ROWS, suffixes=["s 's", "ies>y"])
    assert words.of_word("Party") == words.of_word("PARTIES") == words.of_word("party’s") == ("party",)
    assert words.of_word("partying") == ()


def test_a_stem_matches_every_word_that_starts_with_it() -> None:
    words = lexicon(ROWS)
    assert words.of_word("Governmental") == ("government",)
    assert words.of_word("govern") == ()


def test_the_longest_cover_wins_and_a_mark_blocks() -> None:
    words = lexicon([("war", "krieg*|!kriegsverbrech*"), ("crime", "kriegsverbrecherprozess*")])
    assert words.of_word("Kriegsende") == ("war",)
    assert words.of_word("Kriegsverbrecher") == ()
    assert words.of_word("Kriegsverbrecherprozesse") == ("crime",)


def test_a_word_of_two_concepts_gives_both() -> None:
    words = lexicon([("peace", "мир"), ("world", "мир")], suffixes=["а у ом"])
    assert words.of_word("мира") == ("peace", "world")


def test_a_phrase_wins_over_its_words_and_stays_within_a_clause() -> None:
    words = lexicon(ROWS, suffixes=["s"])
    text = "The Prime Minister’s party. In its prime, ministers said"
    assert [(text[start:end], identifier) for start, end, identifier in words.of_text(text)] == [
        ("Prime Minister’s", "prime-minister"),
        ("party", "party"),
        ("ministers", "minister"),
    ]


def test_compounds_are_split_where_the_language_makes_them() -> None:
    glued = lexicon(ROWS, compounds=True, suffixes=["s n en"])
    assert glued.of_word("Verteidigungsminister") == ("defence", "minister")
    assert glued.of_word("Regierungspartei") == ("government", "party")
    assert lexicon(ROWS).of_word("Verteidigungsminister") == ("defence",)


def test_proclitics_and_elisions_come_off_only_where_needed() -> None:
    arabic = lexicon([("prison", "سجن*"), ("book", "كتاب*")], prefixes=["ال", "و", "وال", "ب", "بال", "ك"])
    assert arabic.of_word("والسجن") == arabic.of_word("بالسجون".replace("و", "")) == ("prison",)
    assert arabic.of_word("كتابا") == ("book",)
    french = lexicon([("army", "armée*")], prefixes=["l'"])
    assert french.of_word("L’armée") == ("army",)


def test_signs_that_are_read_as_others_are_folded() -> None:
    turkish = lexicon([("human", "insan*")], fold={"I": "ı", "İ": "i"})
    assert turkish.of_word("İNSANLAR") == ("human",)
    assert concepts("ar").of_word("إِدارة") == concepts("ar").of_word("ادارة") != ()


def test_scripts_without_spaces_take_the_longest_match() -> None:
    words = lexicon([("minister", "大臣"), ("prime-minister", "総理大臣"), ("terror", "テロ")])
    text = "総理大臣と大臣がテロとステロイドを語る"
    assert [(text[start:end], identifier) for start, end, identifier in words.of_text(text)] == [
        ("総理大臣", "prime-minister"),
        ("大臣", "minister"),
        ("テロ", "terror"),
    ]


SENTENCES = {
    "en": "The governor said the police had arrested two soldiers after the explosion.",
    "de": "Der Gouverneur sagte, die Polizei habe nach der Explosion zwei Soldaten festgenommen.",
    "fr": "Le gouverneur a dit que la police avait arrêté deux soldats après l’explosion.",
    "es": "El gobernador dijo que la policía detuvo a dos soldados tras la explosión.",
    "it": "Il governatore ha detto che la polizia ha arrestato due soldati dopo l’esplosione.",
    "pt": "O governador disse que a polícia deteve dois soldados após a explosão.",
    "nl": "De gouverneur zei dat de politie na de explosie twee soldaten heeft gearresteerd.",
    "pl": "Gubernator powiedział, że policja aresztowała dwóch żołnierzy po wybuchu i eksplozji.",
    "cs": "Guvernér řekl, že policie po výbuchu zatkla dva vojáky.",
    "ru": "Губернатор сообщил, что полиция арестовала двух солдат после взрыва.",
    "uk": "Губернатор повідомив, що поліція заарештувала двох солдатів після вибуху, який детонував.",
    "ar": "وقال الحاكم إن الشرطة اعتقلت جنديين بعد الانفجار، وهم من الجنود",
    "tr": "Vali, patlamanın ardından polisin iki askeri gözaltına aldığını, askerler söyledi.",
    "zh": "州长说,爆炸后警方逮捕了两名士兵。",
    "ja": "知事は、爆発の後に警察が兵士2人を逮捕したと述べた。",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_one_sentence_names_the_same_concepts_in_every_language(language: str) -> None:
    assert {"governor", "police", "arrest", "soldier", "explosion"} <= ids(language, SENTENCES[language])


NEW_WORDS = {
    "headache-nausea": {
        "en": "headaches",
        "de": "Kopfschmerzen",
        "cs": "bolesti hlavy",
        "ru": "головная боль",
        "zh": "头痛",
        "ar": "صداع",
    },
    "trade-union": {
        "en": "trade unions",
        "de": "Gewerkschaften",
        "fr": "syndicats",
        "pl": "związki zawodowe",
        "ja": "労働組合",
    },
    "sniper": {
        "en": "snipers",
        "es": "francotiradores",
        "tr": "keskin nişancı",
        "uk": "снайперів",
        "hu": "mesterlövészek",
    },
    "publish": {"en": "releases", "de": "veröffentlicht", "fr": "publié"},
    "pension": {"en": "retired", "de": "Rente"},
}


@pytest.mark.parametrize("identifier", sorted(NEW_WORDS))
def test_translators_words_for_one_thing_name_one_concept(identifier: str) -> None:
    missed = [code for code, words in NEW_WORDS[identifier].items() if identifier not in concepts(code).ids(words)]
    assert not missed


@pytest.mark.parametrize(
    ("language", "text", "identifier"),
    [("en", "the United States", "unit"), ("en", "at Chequers", "receipt-invoice"), ("uk", "у жовтня", "yellow")],
)
def test_homonyms_name_no_new_concept(language: str, text: str, identifier: str) -> None:
    assert identifier not in concepts(language).ids(text)


def test_an_unknown_language_and_an_empty_text_give_nothing() -> None:
    assert len(concepts("xx")) == len(concepts(None)) == 0
    assert concepts(None).of_text("anything") == concepts("en").of_text("") == []
    assert concepts("id").of_word("government") == ()


def test_hostile_text_costs_linear_time() -> None:
    words = concepts("de")
    started = time.perf_counter()
    for text in ("a" * 1_000_000, "regierungs" * 100_000, "'" * 1_000_000, "a'" * 500_000, "政" * 1_000_000):
        words.of_text(text)
        concepts("ja").of_text(text)
    assert time.perf_counter() - started < 20  # about 2 s when idle; quadratic would be hours


def test_spans_are_exact_in_every_language() -> None:
    for language, text in SENTENCES.items():
        for start, end, identifier in concepts(language).of_text(text):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
            assert identifier


def test_the_lexicon_has_words_for_every_claimed_language() -> None:
    for language in languages():
        if language in SENTENCES:
            assert len(concepts(language)) >= 400, language


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("unlikely", {"en": "unlikely", "de": "unwahrscheinlich", "cs": "nepravděpodobné", "fr": "improbable"}),
        ("inevitable", {"en": "inevitably", "de": "unvermeidlich", "ru": "неизбежно", "es": "inevitable"}),
        ("shout-scream", {"en": "shouted", "de": "schrie", "cs": "křičel", "ru": "кричали"}),
        ("source-info", {"en": "according to", "de": "zufolge", "ru": "по словам"}),
    ],
)
def test_words_that_translate_each_other_share_a_concept(concept: str, words: dict[str, str]) -> None:
    assert {language for language, word in words.items() if concept not in ids(language, word)} == set()
