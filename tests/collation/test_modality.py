"""What some of several versions hold possible and the others state; and what is denied, admitted, refused."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.account import told
from hexapla.collation.modality import hedging, parting
from hexapla.knowledge.checks.keys import siblings
from hexapla.knowledge.tables import table
from hexapla.model import Variant

LANGUAGES = sorted(one for one in siblings("words") if "unsure" in table(one, "words").get("modality", {}))


def edition(versions: dict[str, str]) -> hexapla.Edition:
    """An edition of versions of one passage by language."""
    return hexapla.collate([{"passages": [text], "language": language} for language, text in versions.items()])


def wordings(versions: dict[str, str], least: float = 0.5) -> list[Variant]:
    return [one for one in edition(versions).variants if one.kind == "wording" and one.confidence >= least]


STORM = {
    "en": "The storm may have damaged the old water tower near Brenwick on Friday.",
    "de": "Der Sturm könnte am Freitag den alten Wasserturm bei Brenwick beschädigt haben.",
    "fr": "La tempête pourrait avoir endommagé vendredi le vieux château d’eau près de Brenwick.",
    "es": "La tormenta podría haber dañado el viernes la vieja torre de agua cerca de Brenwick.",
}
PLAIN = {
    "en": "The storm damaged the old water tower near Brenwick on Friday.",
    "de": "Der Sturm hat am Freitag den alten Wasserturm bei Brenwick beschädigt.",
    "fr": "La tempête a endommagé vendredi le vieux château d’eau près de Brenwick.",
    "es": "La tormenta dañó el viernes la vieja torre de agua cerca de Brenwick.",
}


@pytest.mark.parametrize("language", sorted(STORM))
def test_one_version_states_what_three_hold_possible(language: str) -> None:
    (variant,) = wordings(STORM | {language: PLAIN[language]})
    siglum = "ABCD"[list(STORM).index(language)]
    assert variant.severity == "contradiction"
    assert variant.faulty == (siglum,)
    assert f"{siglum} states as a fact" in variant.explanation


def test_one_version_hedges_what_three_state() -> None:
    (variant,) = wordings(PLAIN | {"es": "La tormenta dañó supuestamente el viernes la vieja torre cerca de Brenwick."})
    assert variant.faulty == ("D",)
    assert "supuestamente" in variant.explanation


def test_all_alike_and_hedged_in_other_words() -> None:
    assert not wordings(STORM, 0)
    assert not wordings(PLAIN, 0)
    # Probable, threatening, feared: what hedges in some of its uses answers.
    other = {"de": "Der Sturm hat am Freitag wohl den alten Wasserturm bei Brenwick beschädigt."}
    assert not wordings(STORM | other, 0)


def test_two_versions_do_not_suffice() -> None:
    sides = {language: told(STORM[language], language) for language in ("en", "de")}
    assert parting({**sides, "fr": told(PLAIN["fr"], "fr")}) is not None
    assert parting({"en": sides["en"], "fr": told(PLAIN["fr"], "fr")}) is None


@pytest.mark.parametrize(
    ("language", "text", "sure"),
    [
        ("en", "The bridge might close on Monday.", True),
        ("en", "The bridge will close on Monday.", False),
        ("en", "Mrs May said the bridge was closed in May.", False),
        ("en", "Nobody could see the bridge.", False),
        ("en", "Could the bridge close?", False),
        ("de", "Die Brücke schließt angeblich am Montag.", True),
        ("de", "Sie kommen so schnell wie möglich.", False),
        ("fr", "Le pont est peut-être fermé.", True),
        ("es", "El puente, por supuesto, cerró.", False),
        ("it", "Il ponte forse chiude lunedì.", True),
        ("ru", "Мост якобы закроют в понедельник.", True),
        ("cs", "Most by se mohl zavřít, možná už zítra.", True),
        ("pl", "Most podobno zamknięto.", True),
        ("tr", "Köprü belki pazartesi kapanır.", True),
        ("ar", "قد يغلق الجسر غدا.", True),
        ("ar", "لقد أغلق الجسر أمس.", False),
        ("he", "הגשר עלול להיסגר.", True),
        ("he", "הם עשויים מפלדה.", False),
        ("ja", "橋は閉鎖されるかもしれない。", True),
        ("ja", "素晴らしい橋だ。", False),
        ("ko", "다리가 닫힐 수도 있다.", True),
        ("zh", "大桥可能关闭。", True),
        ("zh", "大桥不可能关闭。", False),
        ("id", "Jembatan itu mungkin ditutup.", True),
        ("id", "Jembatan dibuka secepat mungkin.", False),
        ("hi", "पुल शायद बंद है।", True),
        ("fa", "پل ممکن است بسته شود.", True),
        ("el", "Η γέφυρα ίσως κλείσει.", True),
        ("hu", "A hidat állítólag lezárják.", True),
    ],
)
def test_words_that_are_sure_to_hedge(language: str, text: str, sure: bool) -> None:
    assert bool(hedging(told(text, language)).sure) is sure


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_lists(language: str) -> None:
    assert len(LANGUAGES) >= 27
    lists = table(language, "words")["modality"]
    assert all(lists[key].split() for key in ("may", "allegedly", "unsure", "none"))
    assert not set(lists["may"].split()) & set(lists["unsure"].split())


LEAK = {
    "en": "The company denied the leak of oil from the tank near Brenwick.",
    "de": "Das Unternehmen bestritt das Ölleck im Tank bei Brenwick.",
    "fr": "La société a démenti la fuite de pétrole du réservoir près de Brenwick.",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Компания признала утечку нефти из резервуара близ Бренвика."),
        ("zh", "该公司承认布伦威克附近油罐漏油。"),
        ("it", "La società ha ammesso la fuga di petrolio dal serbatoio vicino a Brenwick."),
    ],
)
def test_denied_becomes_admitted(language: str, text: str) -> None:
    assert any(one.faulty == ("D",) for one in wordings(LEAK | {language: text}))


def test_denied_becomes_refused() -> None:
    refused = LEAK | {"ru": "Компания отказалась от утечки нефти из резервуара близ Бренвика."}
    (variant,) = [one for one in wordings(refused, 0.4) if one.evidence[0].kind == "homonym"]
    assert variant.faulty == ("D",)
    denied = LEAK | {"ru": "Компания опровергла утечку нефти из резервуара близ Бренвика."}
    assert not [one for one in wordings(denied, 0.4) if one.evidence[0].kind == "homonym"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The teacher was found in the hall.", "Der Schüler wurde in der Halle gefunden."),
        ("Parliament approved the new road.", "Das Parlament legte sein Veto gegen die neue Straße ein."),
        ("Three men were arrested in Brenwick.", "Drei Männer wurden in Brenwick freigelassen."),
        ("The minister praised the new bridge.", "Der Minister verurteilte die neue Brücke."),
    ],
)
def test_contrary_and_converse_concepts(one: str, other: str) -> None:
    found = hexapla.compare(one, other, left_language="en", right_language="de")
    assert any(variant.kind == "wording" and variant.severity == "contradiction" for variant in found)
