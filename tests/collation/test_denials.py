"""Refusals and genders among several versions of a story."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.account import told
from hexapla.collation.refusals import parting, refusals
from hexapla.model import Variant


def edition(**versions: tuple[str, ...]) -> hexapla.Edition:
    """An edition of short versions, `de=("…", "…")`; a second of a language is called `de_2`."""
    return hexapla.collate([{"passages": list(texts), "language": name[:2]} for name, texts in versions.items()])


def found(story: hexapla.Edition, kind: str) -> list[Variant]:
    return [one for one in story.variants if one.kind == kind and one.confidence >= 0.5]


MAYOR = {
    "en": "The mayor agreed to close the old harbour bridge before winter.",
    "de": "Der Bürgermeister stimmte zu, die alte Hafenbrücke vor dem Winter zu schließen.",
    "es": "El alcalde aceptó cerrar el viejo puente del puerto antes del invierno.",
    "fr": "Le maire a accepté de fermer le vieux pont du port avant l’hiver.",
}


def test_one_version_refuses_what_three_tell() -> None:
    refused = MAYOR | {"es": "El alcalde se negó a cerrar el viejo puente del puerto antes del invierno."}
    (variant,) = found(edition(**{name: (text,) for name, text in refused.items()}), "negation")
    assert variant.severity == "contradiction"
    assert "negó" in variant.readings["C"].text  # type: ignore[union-attr]
    assert "C" in variant.explanation


def test_all_alike_or_refused_in_two_ways() -> None:
    assert not found(edition(**{name: (text,) for name, text in MAYOR.items()}), "negation")
    both = {
        "en": "The mayor refused to close the old harbour bridge before winter.",
        "de": "Der Bürgermeister wollte die alte Hafenbrücke vor dem Winter nicht schließen.",
        "es": "El alcalde se negó a cerrar el viejo puente del puerto antes del invierno.",
    }
    assert not found(edition(**{name: (text,) for name, text in both.items()}), "negation")


def test_two_versions_do_not_suffice() -> None:
    sides = {"A": told("The firm denied the leak.", "en"), "B": told("Die Firma bestätigte das Leck.", "de")}
    assert parting(sides) is None
    assert parting({**sides, "C": told("La empresa confirmó la fuga.", "es")}) is not None


@pytest.mark.parametrize(
    ("text", "language", "refuses"),
    [
        ("The firm denied the leak.", "en", True),
        ("It cannot be denied that prices rose.", "en", False),
        ("Нельзя отрицать, что цены выросли.", "ru", False),
        ("Он отказался от поста.", "ru", False),
        ("Он отказался платить.", "ru", True),
        ("公司拒绝付款。", "zh", True),
        ("O ministro negou o acordo.", "pt", True),
        ("Negli ultimi anni i negozi hanno chiuso.", "it", False),
        ("Vedení návrh odmítlo.", "cs", True),
        ("نفت الشركة الخبر.", "ar", True),
        ("بدأ تنفيذ الخطة.", "ar", False),
        ("회사는 지급을 거부했다.", "ko", True),
    ],
)
def test_words_that_refuse(text: str, language: str, refuses: bool) -> None:
    assert bool(refusals(told(text, language))) is refuses


QUOTED = {
    "en": "“We lost half of the harvest to the hail,” she said.",
    "de": "„Wir haben die Hälfte der Ernte durch den Hagel verloren“, sagte sie.",
    "fr": "« Nous avons perdu la moitié de la récolte à cause de la grêle », a-t-elle dit.",
}


def test_the_speaker_is_made_a_man() -> None:
    turned = QUOTED | {"de": QUOTED["de"].replace("sagte sie", "sagte er")}
    assert not [one for one in edition(**{n: (t,) for n, t in QUOTED.items()}).variants if _gender(one)]
    (variant,) = [one for one in edition(**{n: (t,) for n, t in turned.items()}).variants if _gender(one)]
    assert variant.faulty == ("B",)
    assert variant.readings["B"].text.split()[-1] == "er"  # type: ignore[union-attr]


def test_a_noun_for_a_woman_beside_that_for_a_man() -> None:
    woman = "La directora del museo de Oviedo, Elena Prado, anunció una nueva sala para 2027."
    man = "El director del museo de Oviedo, Elena Prado, anunció una sala nueva para 2027."
    (variant,) = [one for one in edition(es=(woman,), es_2=(man,)).variants if _gender(one)]
    assert {one.text for one in variant.readings.values() if one} == {"directora", "director"}
    better = "El museo de Oviedo mejora la sala.", "El museo de Oviedo tiene una sala mejor."
    assert not [one for one in edition(es=better[:1], es_2=better[1:]).variants if _gender(one)]


def _gender(variant: Variant) -> bool:
    return bool(variant.evidence) and variant.evidence[0].kind == "gender"
