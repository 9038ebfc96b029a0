"""Negations among several versions of a story: seldom a contradiction, sooner where a machine's making shows."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.collation.account import told
from hexapla.collation.denying import MEASURES, parting
from hexapla.knowledge.words import denials

BRIDGE = {
    "en": "The engineer said that the old bridge will not be closed to lorries this winter.",
    "de": "Der Ingenieur sagte, dass die alte Brücke in diesem Winter nicht für Lastwagen gesperrt wird.",
    "es": "El ingeniero dijo que el viejo puente no se cerrará a los camiones este invierno.",
    "fr": "L’ingénieur a dit que le vieux pont ne sera pas fermé aux camions cet hiver.",
}
LOST = BRIDGE | {"es": "El ingeniero dijo que el viejo puente se cerrará a los camiones este invierno."}


def parted(texts: dict[str, str]):  # type: ignore[no-untyped-def]
    return parting({language: told(text, language) for language, text in texts.items()}, {})


def test_versions_that_deny_alike_do_not_part() -> None:
    assert parted(BRIDGE) is None


def test_versions_part_by_their_negations() -> None:
    found = parted(LOST)
    assert found.without == ("es",)
    assert set(found.having) == {"en", "de", "fr"}
    assert len(found.measures) == len(MEASURES)


def test_marks_of_a_machine_say_more_where_the_negation_lacks() -> None:
    found = parted(LOST)
    clean, elsewhere = found.confidence(()), found.confidence(("other",))
    denying, lacking = found.confidence(("de",)), found.confidence(("es",))
    assert clean < elsewhere < denying < lacking
    assert lacking > 0.6


def test_what_two_faithful_versions_say_in_two_ways_is_less_sure_than_a_pair_alone() -> None:
    found = parted({one: LOST[one] for one in ("en", "es")})
    assert found.confidence(()) < found.mean


def test_a_pair_keeps_its_own_curve() -> None:
    (variant,) = [one for one in hexapla.compare(LOST["en"], LOST["es"]) if one.kind == "negation"]
    assert variant.confidence == pytest.approx(parted({one: LOST[one] for one in ("en", "es")}).mean, abs=0.1)
    assert variant.confidence >= 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "All players, without exception, were paid."),
        ("de", "Alle kamen ohne Ausnahme, und der Fall ist ohne Zweifel ernst."),
        ("fr", "C’est un grand pas, sans doute, et ils travaillent sans cesse."),
        ("es", "Todos, sin excepción, y sin duda también el alcalde."),
        ("cs", "Přišli všichni bez výjimky, neboť v neděli hrál Nelson."),
        ("et", "Ta kolis ära, hoolimata vihmast."),
        ("ar", "لا شك أن المدينة تنمو"),
        ("he", "אף על פי כן הוא הגיע"),
        ("hi", "लोगों ने मत दिया"),
        ("ko", "며칠 지나지 않아 문을 열었다"),
        ("th", "ไม่กี่วัน"),
        ("tr", "Maçtan önce umuyoruz, kapanmadan önce geldi."),
        ("zh", "他厚颜无耻"),
        ("vi", "chẳng hạn như Hà Nội"),
    ],
)
def test_what_only_looks_like_a_negation(language: str, text: str) -> None:
    assert [one.text for one in denials(text, language) if one.id == "negation"] == []


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("cs", "„Nebyl to omyl.“", "Nebyl"),
        ("cs", "Nedělali to.", "Nedělali"),
        ("fi", "Hän sanoi, ettei tule.", "ettei"),
        ("fr", "Personne n’était au courant.", "Personne n’était"),
        ("tr", "Ben değildim.", "değildim"),
        ("bn", "দরজা খোলেনি", "খোলেনি"),
        ("he", "אף אחד בעיר", "אף אחד"),
        ("zh", "他无法回家", "无法"),
    ],
)
def test_what_negates(language: str, text: str, word: str) -> None:
    assert [one.text for one in denials(text, language) if one.id == "negation"] == [word]


@pytest.mark.parametrize(
    ("language", "text"),
    [("cs", "nepřipravený tým"), ("sk", "nepripravený tím"), ("en", "the lira hardly moved"), ("de", "weniger müde")],
)
def test_what_denies_by_its_sense_alone(language: str, text: str) -> None:
    assert {one.id for one in denials(text, language)} == {"lexical"}
