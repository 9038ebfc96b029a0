"""Two words of Arabic, Hebrew or Persian with the same letters: one version is right, the other took the other word."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.senses import Unit
from hexapla.collation.taken_wrongly import _left_over
from hexapla.model import Span
from homonyms_told import told

WRONG = [
    ("en", "de", "The cook was arrested in Haifa on Monday.", "Das Massaker wurde am Montag in Haifa verhaftet."),
    ("en", "fr", "The bath was closed in Cairo.", "Le pigeon a été fermé au Caire."),
    ("en", "de", "The sailor was rescued near Jaffa.", "Das Salz wurde nahe Jaffa gerettet."),
    ("en", "it", "The quarantine ends on Sunday.", "La pietra finisce domenica."),
    ("en", "pl", "The neighbourhood was bombed on Friday.", "Żywy został zbombardowany w piątek."),
    ("en", "cs", "The weapon was found in Haifa.", "Polibek byl nalezen v Haifě."),
    ("fr", "en", "Le serment a été publié mardi.", "The kind was published on Tuesday."),
]
FAITHFUL = [
    ("en", "he", "The cook was arrested in Haifa on Monday.", "הטבח נעצר בחיפה ביום שני."),
    ("en", "ar", "The school was closed on Sunday.", "أغلقت المدرسة يوم الأحد."),
    ("en", "fa", "The man was arrested on Friday.", "مرد روز جمعه بازداشت شد."),
]


@pytest.mark.parametrize(("left", "right", "one", "other"), WRONG)
def test_the_other_word_is_told(left: str, right: str, one: str, other: str) -> None:
    assert told(left, one, right, other) >= 0.35


@pytest.mark.parametrize(("left", "right", "one", "other"), FAITHFUL)
def test_faithful_pairs_are_left_alone(left: str, right: str, one: str, other: str) -> None:
    assert told(left, one, right, other) == 0.0


def _unit(text: str, id: str) -> Unit:
    return Unit(Span(0, len(text), text), frozenset({id}), frozenset())


def test_two_words_left_over_stand_in_one_place() -> None:
    english = [_unit("arrested", "arrest"), _unit("weapon", "weapon"), _unit("monday", "monday")]
    czech = [_unit("polibek", "kiss-hug"), _unit("pondělí", "monday"), _unit("zatčen", "arrest"), _unit("prý", "say")]
    assert _left_over(english, czech, english[1], czech[0])
    assert not _left_over(english, czech, english[1], czech[1])  # it answers another
    assert not _left_over(english, czech[1:], english[0], czech[1])


SOLD = {
    "en": "The museum in Haifa sold the old weapon to a dealer for 900 euros in March 2019.",
    "cs": "Muzeum v Haifě prodalo starý polibek obchodníkovi za 900 eur v březnu 2019.",
    "de": "Das Museum in Haifa verkaufte das alte Stück im März 2019 für 900 Euro an einen Händler.",
    "es": "El museo de Haifa vendió la vieja pieza a un comerciante por 900 euros en marzo de 2019.",
}


def _sure(*languages: str) -> float:
    story = hexapla.collate([{"passages": [SOLD[one]], "language": one} for one in languages], anyway=True)
    return max((v.confidence for v in story.variants for e in v.evidence if e.kind == "homonym"), default=0.0)


def test_versions_that_have_neither_sense_make_it_less_sure() -> None:
    assert _sure("en", "cs") >= 0.5 > _sure("en", "cs", "de", "es")
