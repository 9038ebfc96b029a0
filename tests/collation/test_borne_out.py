"""Figures weighed by how many versions bear them out, contrary words at a figure, hours, and senses."""

from __future__ import annotations

import pytest

from hexapla import find_figures
from hexapla.collation.disagreement import lost_confidence
from hexapla.collation.hinted import hinted
from hexapla.model import Variant
from small_stories import variants, witness

FEWER = {
    "A": ("en", "Mayor Hadley won 48 percent of the vote, six points fewer than four years ago."),
    "B": ("de", "Bürgermeister Hadley erhielt 48 Prozent der Stimmen, sechs Punkte weniger als vor vier Jahren."),
    "C": ("pl", "Burmistrz Hadley zdobył 48 procent głosów, sześć punktów więcej niż cztery lata temu."),
}


def story(lines: dict[str, tuple[str, str]]) -> tuple[Variant, ...]:
    return variants(*(witness(siglum, language, [line]) for siglum, (language, line) in lines.items()))


def test_fewer_and_more_at_one_figure() -> None:
    found = [one for one in story(FEWER) if one.evidence[-1].left == "more-less"]
    assert [one.faulty for one in found if one.confidence >= 0.5][:1] == [("C",)]
    alike = {**FEWER, "C": ("pl", FEWER["C"][1].replace("więcej", "mniej"))}
    assert not [one for one in story(alike) if one.evidence[-1].left == "more-less"]


def test_amount_in_the_place_of_another() -> None:
    lines = {
        "A": ("en", "The teacher, who is 46 years old, thanked her 2,000 supporters."),
        "B": ("de", "Die 46-jährige Lehrerin dankte ihren 2.000 Anhängern."),
        "C": ("fr", "L’enseignante de 64 ans a remercié ses 2 000 partisans."),
    }
    found = [one for one in story(lines) if one.kind == "figure" and one.severity == "contradiction"]
    assert [one.faulty for one in found] == [("C",)]


def test_six_in_the_morning_is_not_eighteen() -> None:
    def told(line: str) -> list[Variant]:
        lines = {
            "A": ("sv", "Minnesstunden hålls i kyrkan klockan 18."),
            "B": ("en", line),
        }
        return [one for one in story(lines) if one.severity == "contradiction" and one.confidence >= 0.5]

    assert told("The service is held in the church at 6 a.m.")
    assert not told("The service is held in the church at 6 p.m.")


def test_words_made_of_a_figure() -> None:
    (thirty,) = find_figures("thirty", language="en")
    (sunday,) = find_figures("on Sunday", language="en")
    assert hinted(thirty, "trzydziestoletni mężczyzna", "pl") and not hinted(thirty, "młody mężczyzna", "pl")
    assert hinted(sunday, "niedzielne spotkanie", "pl") and not hinted(sunday, "sobotnie spotkanie", "pl")


def test_many_versions_bear_out_a_word() -> None:
    assert lost_confidence([True], 4, False) == lost_confidence([True] * 4, 1, False) >= 0.5
    assert lost_confidence([False] * 4, 1, False) >= 0.5 > lost_confidence([False] * 4, 1, True)
    assert lost_confidence([False], 1, False) < 0.5


def test_nanograms_are_no_milligrams() -> None:
    lines = {
        "A": ("es", "El análisis halló 0,3 nanogramos de clembuterol en la sangre del atleta."),
        "B": ("hi", "विश्लेषण में एथलीट के रक्त में 0.3 मिलीग्राम क्लेनब्यूटेरोल पाया गया।"),
    }
    assert [one for one in story(lines) if one.kind == "figure" and one.severity == "contradiction"]


def test_sample_taken_for_example() -> None:
    lines = {
        "A": ("de", "Das Labor in Madrid untersuchte die Probe des Läufers am Montag, dem 4. Mai."),
        "B": ("fa", "آزمایشگاه مادرید روز دوشنبه ۴ مه نمونه این دونده را بررسی کرد."),
        "C": ("es", "El laboratorio de Madrid examinó el lunes 4 de mayo el ejemplo de este corredor."),
    }
    found = [one for one in story(lines) if one.evidence[0].kind == "homonym" and one.confidence >= 0.5]
    assert [set(one.evidence[1].right.split("/")) for one in found] == [{"sample", "example"}]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_name_without_its_diacritics_is_told_in_any_order(order: tuple[int, ...]) -> None:
    lines = [
        (
            "pl",
            "Wójt Łucja Żółtowska otworzyła most w środę. Most kosztował 12 milionów złotych, powiedziała Żółtowska.",
        ),
        ("cs", "Starostka Łucja Żółtowska otevřela most ve středu. Most stál 12 milionů zlotých, řekla Żółtowska."),
        ("de", "Bürgermeisterin Lucja Zoltowska eröffnete die Brücke am Mittwoch. Sie kostete 12 Millionen Zloty."),
    ]
    found = story({"ABC"[place]: lines[number] for place, number in enumerate(order)})
    bare = "ABC"[order.index(2)]
    assert [one.faulty for one in found if one.kind == "name" and one.confidence >= 0.5] == [(bare,)]
