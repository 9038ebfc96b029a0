"""Words of two senses in languages of Eastern Europe and Asia: one version is right, the other took the other sense."""

from __future__ import annotations

import pytest

import hexapla

WRONG = [
    ("ko", "en", "양측은 정전에 합의했다고 군 당국이 밝혔다.", "Both sides agreed on a power outage, the army said."),
    ("en", "de", "Both sides agreed on a ceasefire, the army said.", "Beide Seiten einigten sich auf einen Stromausfall."),
    ("en", "fr", "The prosecutor opened the case on Monday.", "Le test a ouvert le dossier lundi."),
    ("en", "ko", "The temple was damaged by the fire.", "직원이 화재로 피해를 입었다."),
    ("en", "de", "The president sent a special envoy to Seoul.", "Der Präsident schickte eine Amnestie nach Seoul."),
    ("en", "zh", "The coach praised the players.", "监督赞扬了球员。"),
    ("en", "es", "The soldiers hid in the forest near the village.", "Los soldados se escondieron en el aterrizaje cerca del pueblo."),
    ("en", "fr", "The plane landed safely in Sochi.", "L'avion s'est assis en sécurité à Sotchi."),
    ("en", "de", "The troops were caught in a siege near the town.", "Die Truppen gerieten in der Nähe der Stadt in einen Heizkessel."),
    ("en", "it", "The embassy hung its flag at half-mast.", "L'ambasciata ha issato la scienza a mezz'asta."),
    ("en", "de", "The contract was signed in Cairo.", "Das Jahrzehnt wurde in Kairo unterzeichnet."),
    ("en", "fr", "A bullet hit the policeman.", "Un médicament a touché le policier."),
    ("en", "de", "The minister spoke about immigration to Israel.", "Der Minister sprach über den Anstieg nach Israel."),
    ("en", "es", "Police found the drugs in his bag.", "La policía encontró la droga en su caso."),
    ("en", "fr", "There was a long queue in front of the shop.", "Il y a eu une longue fusillade devant le magasin."),
    ("en", "de", "The second round of the presidential election is on Sunday.", "Das zweite Fahrrad der Präsidentschaftswahl ist am Sonntag."),
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


def _told(left: str, right: str, one: str, other: str) -> float:
    found = hexapla.compare(one, other, left_language=left, right_language=right)
    return max((v.confidence for v in found for e in v.evidence if e.kind == "homonym"), default=0.0)


@pytest.mark.parametrize(("left", "right", "one", "other"), WRONG)
def test_the_other_sense_is_told(left: str, right: str, one: str, other: str) -> None:
    assert _told(left, right, one, other) >= 0.5


@pytest.mark.parametrize(("left", "right", "one", "other"), FAITHFUL)
def test_faithful_versions_are_not_told(left: str, right: str, one: str, other: str) -> None:
    assert _told(left, right, one, other) < 0.5
