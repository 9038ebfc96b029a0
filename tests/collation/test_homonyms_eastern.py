"""Words of two senses in languages of Eastern Europe and Asia: one version is right, the other took the other sense."""

from __future__ import annotations

import pytest

from homonyms_told import told

WRONG = [
    (
        "en",
        "de",
        "Both sides agreed on a ceasefire, the army said.",
        "Beide Seiten einigten sich auf einen Stromausfall.",
    ),
    ("en", "fr", "The prosecutor opened the case on Monday.", "Le test a ouvert le dossier lundi."),
    ("en", "de", "The president sent an envoy to Seoul.", "Der Präsident schickte eine Amnestie nach Seoul."),
    ("en", "it", "The flag was raised over the embassy.", "La scienza è stata alzata sopra l'ambasciata."),
    ("en", "de", "The contract ends in May.", "Das Jahrzehnt endet im Mai."),
    ("en", "fr", "The bullet hit the policeman.", "Le médicament a frappé le policier."),
    ("en", "es", "The attack was condemned.", "El golpe de Estado fue condenado."),
    ("en", "fr", "The governor resigned on Monday.", "La filiale a démissionné lundi."),
    ("en", "pl", "The lawmaker was arrested in Seoul.", "Szpital został aresztowany w Seulu."),
    ("en", "uk", "The tournament begins in Cairo.", "Університет починається в Каїрі."),
    ("en", "el", "The wrestler won a medal.", "Το πλοίο κέρδισε μετάλλιο."),
    ("en", "sv", "The singer drank a beer.", "Sångaren drack en huvudstad."),
    ("en", "de", "Smoke delayed the flight.", "Der Schauspieler verspätete den Flug."),
    ("en", "da", "The thunderstorm killed a soldier.", "Landminen dræbte en soldat."),
    ("en", "hu", "The disease killed the soldier.", "A palack megölte a katonát."),
    (
        "en",
        "es",
        "Soldiers hid in the forest near Kupiansk.",
        "Los soldados se escondieron en el aterrizaje cerca de Kupiansk.",
    ),
    ("en", "nl", "The temple was closed.", "De werknemer werd gesloten."),
    ("en", "pt", "The monastery was closed in Seoul.", "A investigação foi encerrada em Seul."),
    ("en", "bg", "The jewellery was stolen in Delhi.", "Поражението е откраднато в Делхи."),
]
FAITHFUL = [
    ("en", "de", "Both sides agreed on a ceasefire.", "Beide Seiten einigten sich auf einen Waffenstillstand."),
    ("en", "ko", "The prosecutor opened the case on Monday.", "검사가 월요일에 사건을 맡았다."),
    ("en", "ru", "The plane landed safely in Sochi.", "Самолёт благополучно сел в Сочи."),
    ("en", "ar", "The contract was signed in Cairo.", "تم توقيع العقد في القاهرة."),
    ("en", "he", "The minister spoke about immigration to Israel.", "השר דיבר על העלייה לישראל."),
    ("en", "cs", "He finished the race on his bicycle.", "Závod dokončil na svém kole."),
    ("en", "ja", "The coach praised the players.", "監督は選手をたたえた。"),
    ("en", "hi", "A bullet hit the policeman.", "पुलिसकर्मी को गोली लगी।"),
]


@pytest.mark.parametrize(("left", "right", "one", "other"), WRONG)
def test_the_other_sense_is_told(left: str, right: str, one: str, other: str) -> None:
    assert told(left, one, right, other) >= 0.5


@pytest.mark.parametrize(("left", "right", "one", "other"), FAITHFUL)
def test_faithful_versions_are_not_told(left: str, right: str, one: str, other: str) -> None:
    assert told(left, one, right, other) < 0.5
