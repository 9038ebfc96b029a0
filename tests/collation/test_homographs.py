"""Two words of Arabic, Hebrew or Persian with the same letters: one version is right, the other took the other word."""

from __future__ import annotations

import pytest

import hexapla

WRONG = [
    ("en", "de", "The cook was arrested in Haifa on Monday.", "Das Massaker wurde am Montag in Haifa verhaftet."),
    ("en", "fr", "The bath was closed in Cairo.", "Le pigeon a été fermé au Caire."),
    ("en", "de", "The sailor was rescued near Jaffa.", "Das Salz wurde nahe Jaffa gerettet."),
    ("de", "en", "Der Mann wurde am Freitag in Teheran verhaftet.", "The death was arrested in Tehran on Friday."),
    ("en", "it", "The quarantine ends on Sunday.", "La pietra finisce domenica."),
    ("en", "pl", "The neighbourhood was bombed on Friday.", "Żywy został zbombardowany w piątek."),
    ("en", "cs", "The weapon was found in Haifa.", "Polibek byl nalezen v Haifě."),
    ("fr", "en", "Le serment a été publié mardi.", "The kind was published on Tuesday."),
]
FAITHFUL = [
    ("en", "he", "The cook was arrested in Haifa on Monday.", "הטבח נעצר בחיפה ביום שני."),
    ("en", "ar", "The school was closed on Sunday.", "أغلقت المدرسة يوم الأحد."),
    ("en", "fa", "The man was arrested on Friday.", "مرد روز جمعه بازداشت شد."),
    ("en", "de", "The man died in Tehran on Friday.", "Der Mann starb am Freitag in Teheran."),
]


def _told(left: str, right: str, one: str, other: str) -> float:
    found = hexapla.compare(one, other, left_language=left, right_language=right)
    return max((v.confidence for v in found for e in v.evidence if e.kind == "homonym"), default=0.0)


@pytest.mark.parametrize(("left", "right", "one", "other"), WRONG)
def test_the_other_word_is_told(left: str, right: str, one: str, other: str) -> None:
    assert _told(left, right, one, other) >= 0.35


@pytest.mark.parametrize(("left", "right", "one", "other"), FAITHFUL)
def test_faithful_pairs_are_left_alone(left: str, right: str, one: str, other: str) -> None:
    assert _told(left, right, one, other) == 0.0
