"""Words of Germanic languages taken in another sense on the way: what the sheets `germanic.tsv` find, and what they let
be. All sentences are written for this test."""

from __future__ import annotations

import pytest

from homonyms_told import told

FOUND = 0.5

# The word that was misread; a version that is right, one that is wrong.
WRONG = [
    ("en suit", "de", "Die Bank reichte am Montag eine Klage gegen den Präsidenten ein.",
     "fr", "La banque a déposé lundi une veste contre le président."),
    ("en grave", "fr", "Le ministre a de graves inquiétudes.", "de", "Der Minister hat Gräber Sorgen."),
    ("en lift", "de", "Die Regierung hat im Januar die Sanktionen gegen Iran aufgehoben.",
     "fr", "En janvier, le gouvernement a les sanctions contre l'Iran ascenseur."),
    ("en drill", "de", "Die Armee begann am Montag eine Militärübung im Norden.",
     "fr", "L'armée a commencé lundi un forage dans le nord."),
    ("en penalty", "fr", "Le but de Martin est arrivé sur penalty contre l'Italie.",
     "de", "Das Tor von Martin kam durch eine Geldstrafe gegen Italien."),
    ("en think tank", "de", "Eine Denkfabrik in Washington veröffentlichte am Montag einen Bericht über China.",
     "es", "Un tanque en Washington publicó el lunes un informe sobre China."),
    ("en rape", "fr", "Les agriculteurs ont récolté plus de colza que l'année dernière.",
     "de", "Die Bauern ernteten mehr Vergewaltigung als im vergangenen Jahr."),
    ("en storm", "fr", "Les manifestants ont pris d'assaut le parlement lundi.",
     "es", "Los manifestantes tormenta el parlamento el lunes."),
    ("en bailout", "de", "Die Regierung billigte am Montag ein Rettungspaket für die Bank.",
     "es", "El gobierno aprobó el lunes una fianza para el banco."),
    ("en custody", "de", "Das Gericht gab dem Vater das Sorgerecht für die Kinder.",
     "fr", "Le tribunal a donné au père la détention des enfants."),
    ("en racket", "fr", "La police a arrêté cinq hommes accusés d'extorsion à Madrid.",
     "de", "Die Polizei verhaftete fünf Männer wegen Tennisschlägern in Madrid."),
    ("en futures", "de", "Der Kontrakt für Öl, die Futures, stieg am Dienstag um 3 Prozent.",
     "fr", "Le contrat du pétrole, l'avenir, a augmenté mardi de 3 pour cent."),
    ("en strain", "fr", "Une nouvelle souche du virus a été découverte en Afrique du Sud.",
     "de", "Eine neue Spannung des Virus wurde in Südafrika entdeckt."),
    ("en branch", "fr", "La banque fermera 40 succursales en Espagne.", "de", "Die Bank schließt 40 Äste in Spanien."),
    ("en bar one", "de", "Außer einem Abgeordneten stimmten alle für das Gesetz.",
     "es", "Bar un diputado todos votaron a favor de la ley."),
    ("de Novelle", "en", "The parliament approved the amendment on Tuesday with 120 votes.",
     "fr", "Le parlement a approuvé mardi le roman avec 120 voix."),
    ("de Brand", "es", "El incendio en la fábrica dejó cinco trabajadores heridos.",
     "fr", "La publicité à l'usine a blessé cinq ouvriers."),
    ("de Rakete", "en", "A missile hit a school in the city of Kharkiv on Monday.",
     "fr", "Une raquette a frappé lundi une école dans la ville de Kharkiv."),
    ("de Verband", "en", "The medical association criticized the minister on Monday.",
     "es", "El vendaje médico criticó al ministro el lunes."),
    ("sv skatt", "en", "The government will raise the tax on fuel next year.",
     "fr", "Le gouvernement augmentera le trésor sur le carburant l'année prochaine."),
    ("nl trap", "en", "The prisoner fell down the stairs of the prison on Friday.",
     "fr", "Le prisonnier est tombé vendredi du coup franc de la prison."),
]  # fmt: skip

FAITHFUL = [
    ("de", "Die Bank reichte am Montag eine Klage gegen den Präsidenten ein.",
     "fr", "La banque a porté plainte lundi contre le président."),
    ("fr", "Les agriculteurs ont récolté plus de colza que l'année dernière.",
     "de", "Die Bauern ernteten mehr Raps als im vergangenen Jahr."),
    ("de", "Eine Denkfabrik in Washington veröffentlichte am Montag einen Bericht über China.",
     "es", "Un centro de estudios de Washington publicó el lunes un informe sobre China."),
    ("fr", "Les manifestants ont pris d'assaut le parlement lundi.",
     "es", "Los manifestantes asaltaron el parlamento el lunes."),
    ("de", "Das Gericht gab dem Vater das Sorgerecht für die Kinder.",
     "es", "El tribunal concedió al padre la custodia de los hijos."),
    ("en", "The parliament approved the amendment on Tuesday with 120 votes.",
     "de", "Das Parlament billigte die Novelle am Dienstag mit 120 Stimmen."),
    ("ru", "Полиция задержала пятерых мужчин по подозрению в вымогательстве в Мадриде.",
     "en", "Police arrested five men over an extortion racket in Madrid."),
    ("zh", "政府将于明年提高燃油税。", "sv", "Regeringen höjer skatten på bränsle nästa år."),
    ("it", "L'arbitro ha assegnato un rigore alla squadra della Francia.",
     "en", "The referee gave a penalty to the team of France."),
]  # fmt: skip


@pytest.mark.parametrize(("word", "one", "right", "other", "wrong"), WRONG)
def test_a_word_taken_in_another_sense_istold(word: str, one: str, right: str, other: str, wrong: str) -> None:
    assert told(one, right, other, wrong) >= FOUND, word


@pytest.mark.parametrize(("one", "left", "other", "right"), FAITHFUL)
def test_faithful_versions_are_let_be(one: str, left: str, other: str, right: str) -> None:
    assert told(one, left, other, right) < FOUND
