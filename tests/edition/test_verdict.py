"""The verdict on each version, in words and in every view."""

from __future__ import annotations

from dataclasses import replace

import lxml.html

from hexapla import Edition, collate
from hexapla.edition.edition import Edition as Whole
from hexapla.edition.verdict import verdicts
from hexapla.model import Making
from small_stories import ALL, records


def _edition(*ways: Making) -> Whole:
    edition = collate(records(("en", ALL), ("de", (0, 1, 3, 4))))
    first, *others = edition.witnesses
    return replace(edition, witnesses=(replace(first, making=ways), *others))


def test_the_words_are_as_sure_as_the_figure() -> None:
    trip, copy = Making("round trip", "ar", 0.9, ("nine names",)), Making("copy", None, 0.1)
    (told, *_) = verdicts(_edition(trip, copy))
    assert (told.words, told.probability) == ("most likely a round trip through Arabic", 0.9)
    assert told.ways == (("a round trip through Arabic", 0.9), ("a copy", 0.1))
    (told, *_) = verdicts(_edition(replace(trip, probability=0.6), replace(copy, probability=0.4)))
    assert told.words.startswith("probably ")
    (told, *_) = verdicts(_edition(replace(trip, probability=0.4), replace(copy, probability=0.38)))
    assert told.words == "perhaps a round trip through Arabic, perhaps a copy"
    (told, *_) = verdicts(_edition(replace(trip, probability=0.3), replace(copy, probability=0.28)))
    assert (told.words, told.probability, told.evidence) == ("cannot be told", None, ())


def test_whose_translation_is_left_open_where_nothing_tells() -> None:
    person, machine = Making("human translation", None, 0.47), Making("machine translation", None, 0.41)
    (told, *_) = verdicts(_edition(person, machine))
    assert told.words.startswith("most likely a translation")
    assert told.probability is not None and round(told.probability, 2) == 0.88


def test_the_record_keeps_it_and_reads_back() -> None:
    edition = _edition(Making("trimmed", None, 0.7, ("two losses",)), Making("copy", None, 0.3))
    assert Edition.from_json(edition.to_json()) == edition
    bare = _edition()
    assert "making" not in bare.to_json().split('"siglum": "B"')[0]
    assert Edition.from_json(bare.to_json()) == bare


def test_page_terminal_and_tei_tell_it() -> None:
    edition = _edition(Making("round trip", "ar", 0.9, ("<b>nine</b> names",)), Making("copy", None, 0.1))
    page = lxml.html.document_fromstring(edition.to_html())
    (place,) = page.xpath("//*[@id='made-A']")
    assert "most likely a round trip through Arabic" in place.text_content()
    assert "<b>nine</b> names" in place.text_content() and not place.xpath(".//b")
    assert "A  most likely a round trip through Arabic (90%)" in edition.to_text(100)
    assert 'type="making" cert="high">a round trip through Arabic' in edition.to_tei()


def test_a_story_without_verdicts_has_no_heading() -> None:
    edition = _edition()
    edition = replace(edition, witnesses=tuple(replace(one, making=()) for one in edition.witnesses))
    assert "How each was made" not in edition.to_html()
