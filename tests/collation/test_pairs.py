"""Differences inside a pair of passages: negations, contraries, names in the place of others, figures, ranking."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.account import polarity, told
from hexapla.collation.contraries import contraries
from hexapla.collation.doubt import doubt
from hexapla.collation.scores import scores
from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.words import denials, negations


def best(left: str, right: str, languages: tuple[str, str], *kinds: str) -> float:
    """The greatest confidence of a fact of these kinds."""
    found = hexapla.compare(left, right, left_language=languages[0], right_language=languages[1])
    return max(
        (one.confidence for one in found if one.kind in kinds and one.severity in ("contradiction", "loss")),
        default=0.0,
    )


CONTRADICTED = [
    ("The mayor did not sign the contract.", "Der Bürgermeister unterschrieb den Vertrag.", "en", "de"),
    ("Starosta smlouvu nepodepsal.", "The mayor signed the contract.", "cs", "en"),
    (
        "Borgarstjórinn undirritaði ekki samninginn um brúna.",
        "The mayor signed the contract on the bridge.",
        "is",
        "en",
    ),
    ("警察没有逮捕医生。", "The police arrested the doctor.", "zh", "en"),
]
ANSWERED = [
    ("The deal “wouldn’t work”, the minister said.", "The minister said the deal “will not work”.", "en", "en"),
    (
        "Il a dit qu'il n'avait pas vu que “tous ne votaient pas”.",
        "Il a dit qu'il n'avait pas vu que tous ne votaient pas.",
        "fr",
        "fr",
    ),
    ("Weder kam er, noch rief er an.", "Weder kam er noch rief er an.", "de", "de"),
    ("L’accord n’était pas signé.", "L'accord n'était pas signé.", "fr", "fr"),
    ("The council refused to pay for the bridge.", "Der Rat wollte die Brücke nicht bezahlen.", "en", "de"),
    (
        "Not only the school but also the hospital burned.",
        "Sowohl die Schule als auch das Krankenhaus brannten.",
        "en",
        "de",
    ),
    ("Sin embargo, el puente está abierto.", "The bridge, however, is open.", "es", "en"),
    ("Nobody came to the school and nobody ever will.", "Nikdo do školy nepřišel a nikdo nikdy nepřijde.", "en", "cs"),
]


@pytest.mark.parametrize(("left", "right", "one", "other"), CONTRADICTED)
def test_a_negation_alone_is_a_contradiction(left: str, right: str, one: str, other: str) -> None:
    assert best(left, right, (one, other), "negation") >= 0.5


@pytest.mark.parametrize(("left", "right", "one", "other"), ANSWERED)
def test_a_negation_that_is_answered_is_none(left: str, right: str, one: str, other: str) -> None:
    assert best(left, right, (one, other), "negation") < 0.5


def test_words_that_only_look_negative() -> None:
    assert [one.text for one in negations("Es ist nicht nur teuer, es ist nicht sicher.", "de")] == ["nicht"]
    assert [one.text for one in negations("Nejen ministr, ale ani starosta nepřišel.", "cs")] == ["ani", "nepřišel"]
    found = denials("They refused and lacked what was not there.", "en")
    assert [one.id for one in found] == ["refusing", "lexical", "negation"]
    assert len(told("Nikdo nikdy nepřišel, nikdo nezavolal.", "cs").denied) == 2  # by clause


def test_a_closing_mark_that_stands_apart_is_no_sentence() -> None:
    left = "Le maire a déclaré : « La décision a été prise hier. »"
    assert not hexapla.compare(left, left.replace(" »", "  »"), left_language="fr", right_language="fr")


def test_polarity_names_concepts_that_exist() -> None:
    table = polarity()
    rows = {id for language in ("en", "de") for id in known_ids(language)}
    assert table.negative <= rows
    assert set(table.contraries) <= rows
    assert all(one in table.contraries[other] for one, others in table.contraries.items() for other in others)


def known_ids(language: str) -> set[str]:
    """The ids of all concepts a language has words for."""
    lexicon = concepts(language)
    return {id for ids in (*lexicon._words.values(), *lexicon._stems.values()) for id in ids} | {
        id
        for heads in (lexicon._heads, lexicon._stem_heads)
        for phrases in heads.values()
        for phrase in phrases
        for id in phrase.ids
    }


def test_contraries_are_weighed() -> None:
    rose = told("Prices in the city rose in May.", "en")
    fell = told("Die Preise in der Stadt sanken im Mai.", "de")
    assert max(one.confidence for one in contraries(rose, fell)) > 0.5
    assert not contraries(rose, told("Die Preise in der Stadt stiegen im Mai.", "de"))
    assert best("The bridge was opened in May.", "Die Brücke wurde im Mai geschlossen.", ("en", "de"), "wording") > 0.5


def test_another_person_in_the_place_of_one() -> None:
    left = "The governor Marta Kowalska opened the new hospital."
    assert best(left, "Gouverneur Jens Peterhoff eröffnete das neue Krankenhaus.", ("en", "de"), "name") >= 0.5
    assert best(left, "Gouverneurin Marta Kowalska eröffnete das neue Krankenhaus.", ("en", "de"), "name") < 0.5
    assert best(left, "Губернатор Марта Ковальска открыла новую больницу.", ("en", "ru"), "name") < 0.5


def test_a_name_spelt_as_another_language_does() -> None:
    found = hexapla.compare(
        "Zprávu podal Zalmaj Chalilzad.", "Zalmay Khalilzad gave the report.", left_language="cs", right_language="en"
    )
    assert not [one for one in found if one.kind == "name" and one.confidence >= 0.5]


def test_digits_that_stand_elsewhere_are_not_lost() -> None:
    left, right = "Call us free on 116 123 at any time.", "Rufen Sie uns jederzeit kostenlos unter 116123 an."
    assert best(left, right, ("en", "de"), "figure") < 0.5
    assert best(left, right.replace("116123", "118123"), ("en", "de"), "figure") >= 0.5


def test_a_conversion_in_brackets_may_be_left_out() -> None:
    left = "The lake is 45 miles (72 kilometres) from the town."
    assert best(left, "Der See ist 45 Meilen von der Stadt entfernt.", ("en", "de"), "figure") < 0.5


def test_figures_of_languages_with_a_small_table() -> None:
    assert best("48 percent voted on Saturday.", "80 prósent kusu á laugardag.", ("en", "is"), "figure") >= 0.5
    assert best("48 percent voted on Saturday.", "48 prósent kusu á laugardag.", ("en", "is"), "figure", "date") < 0.5
    assert best("48 percent voted on Saturday.", "48 posto glasovalo je u petak.", ("en", "hr"), "date") >= 0.5


def test_scale_words_that_differ() -> None:
    assert best("The firm paid £125 million.", "Firma 125 milyar ödedi.", ("en", "tr"), "figure") >= 0.5


def test_results_of_games() -> None:
    left = "The team won the match 3-1 in Leeds."
    assert best(left, "Die Mannschaft gewann das Spiel in Leeds 3:2.", ("en", "de"), "figure") >= 0.5
    assert best(left, "Die Mannschaft gewann das Spiel in Leeds 3:1.", ("en", "de"), "figure") < 0.5
    assert list(scores("lost 2-5, won 31–27 in 2019-20 on 1.2-3", 0, [])) == [(2, 5), (27, 31)]


def test_the_worse_translation_ranks_above_the_better() -> None:
    source = "Die Polizei nahm den Lehrer in der Schule fest."

    def top(text: str) -> float:
        found = hexapla.compare(source, text, left_language="de", right_language="en")
        return max((one.confidence for one in found if one.severity != "style"), default=0.0)

    assert top("The police arrested the doctor at the school.") > top("The police arrested the teacher at the school.")


def test_order_of_the_sides_does_not_matter() -> None:
    one, other = told("The police arrested the teacher.", "en"), told("Der Arzt wurde festgenommen.", "de")
    assert doubt(one, other).confidence == pytest.approx(doubt(other, one).confidence)
