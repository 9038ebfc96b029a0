"""What is told of versions that say the same: a pronoun for a name is no loss where no version was altered."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.altered import Prior
from hexapla.model import Variant

ENGLISH = [
    "Port of Kelmouth closes for repairs",
    "The port of Kelmouth will close on Monday for three weeks of repairs, its director said.",
    "Harriet Osgood told reporters that the old cranes had become too dangerous for the crews.",
    "Osgood promised that no worker would lose pay while the cranes were being replaced.",
    "The unions welcomed the plan but asked for a written guarantee before the end of the month.",
    "Ferries to the islands will leave from the northern pier until the works are finished.",
]
FRENCH = [
    "Le port de Kelmouth ferme pour travaux",
    "Le port de Kelmouth fermera lundi pour trois semaines de travaux, a annoncé sa directrice.",
    "Harriet Osgood a dit aux journalistes que les vieilles grues étaient devenues trop dangereuses pour les équipes.",
    "Osgood a promis qu’aucun ouvrier ne perdrait son salaire pendant le remplacement des grues.",
    "Les syndicats ont salué le plan mais ont demandé une garantie écrite avant la fin du mois.",
    "Les ferries pour les îles partiront de la jetée nord jusqu’à la fin des travaux.",
]
GERMAN = [
    "Hafen von Kelmouth schließt wegen Reparaturen",
    "Der Hafen von Kelmouth schließt am Montag für drei Wochen wegen Reparaturen, sagte seine Direktorin.",
    "Harriet Osgood sagte Journalisten, die alten Kräne seien für die Mannschaften zu gefährlich geworden.",
    "Sie versprach, dass kein Arbeiter Lohn verliert, während die Kräne ersetzt werden.",
    "Die Gewerkschaften begrüßten den Plan, verlangten aber eine schriftliche Garantie vor Ende des Monats.",
    "Die Fähren zu den Inseln legen bis zum Ende der Arbeiten vom nördlichen Pier ab.",
]


def pronoun_told(german: list[str]) -> list[Variant]:
    """What is told of the German pronoun that stands for the name."""
    versions = [("en", ENGLISH), ("fr", FRENCH), ("de", german)]
    edition = hexapla.collate([{"language": language, "passages": texts} for language, texts in versions])
    return [one for one in edition.variants if one.kind in ("omission", "speaker") and "Osgood" in one.explanation]


def test_a_pronoun_of_a_faithful_version_is_no_loss() -> None:
    assert all(one.confidence < 0.5 for one in pronoun_told(GERMAN))


def test_in_a_trimmed_version_it_is_told() -> None:
    whole, trimmed = pronoun_told(GERMAN), pronoun_told(GERMAN[:4] + GERMAN[5:])
    assert max(one.confidence for one in trimmed) >= 0.5
    assert max(one.confidence for one in trimmed) > max((one.confidence for one in whole), default=0.0)


@pytest.mark.parametrize("confidence", [0.6, 0.7, 0.9])
def test_a_fault_is_believed_sooner_of_altered_versions(confidence: float) -> None:
    clean, some = Prior(frozenset(), 1.0), Prior(frozenset("C"), 1.0)
    assert clean.of(confidence, "A") < some.of(confidence, "A") < some.of(confidence, "C") == confidence


def test_two_passages_laid_side_by_side_keep_their_confidence() -> None:
    assert Prior(frozenset(), 0.0).of(0.7, "A") == 0.7


def test_a_passage_put_freely_is_not_one_lost_and_one_made_up() -> None:
    free = [
        *GERMAN[:4],
        "Skeptisch bleiben die Beschäftigten: Sie wollen es bald schwarz auf weiß haben, heißt es.",
        GERMAN[5],
    ]
    edition = hexapla.collate(
        [{"language": code, "passages": texts} for code, texts in (("en", ENGLISH), ("fr", FRENCH), ("de", free))]
    )
    lone = [one for one in edition.variants if one.kind in ("omission", "addition") and "passage" in one.explanation]
    assert all(one.confidence < 0.5 for one in lone)
