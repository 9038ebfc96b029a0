"""Ranges of dates and times, whole periods, and what bounds a date: invented sentences."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.annotation.figures import find_figures
from hexapla.model import Figure

WEDNESDAY = datetime.date(2018, 10, 24)
WORDS = (
    *(
        "from",
        "to",
        "until",
        "since",
        "the",
        "end",
        "of",
        "early",
        "late",
        "3",
        "12",
        "May",
        "2018",
        "Monday",
        "morning",
    ),
    *("next", "last", "week", "century", "XIX", "Q3", "-", "–", ",", "within", "rest", "decade", "at", "5", "pm"),
    *("between", "and", "on", "9:30", "before", "after", "1980s", "summer", "weekend", "half", "first"),
)


def told(figure: Figure) -> str:
    value = "..".join(map(str, figure.value)) if isinstance(figure.value, tuple) else str(figure.value)
    return f"{figure.text} = {value}" + (f" {figure.bound}" if figure.bound else "")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The fair runs 3 to 12 September here.", "3 to 12 September = 2018-09-03..2018-09-12"),
        ("en", "It ran Sept 3–12, 2020 in Oslo.", "Sept 3–12, 2020 = 2020-09-03..2020-09-12"),
        ("en", "They met from Nov 18 to Jan 9, 2016.", "from Nov 18 to Jan 9, 2016 = 2015-11-18..2016-01-09"),
        ("en", "Open Monday through Friday.", "Monday through Friday = 2018-10-22..2018-10-26"),
        ("en", "The shop opens from 10:30 am to 3.", "from 10:30 am to 3 = T10:30..T15"),
        ("en", "Come tomorrow from 7:00 to 8 pm.", "tomorrow from 7:00 to 8 pm = 2018-10-25T19:00..2018-10-25T20"),
        ("en", "Talks were held over the past three days.", "past three days = 2018-10-21..2018-10-24"),
        ("en", "Rain is due in the next two weeks.", "next two weeks = 2018-10-25..2018-11-07"),
        ("en", "Sales rose in the third quarter of 2017.", "third quarter of 2017 = 2017-07-01..2017-09-30"),
        ("en", "It opened in the first week of October.", "first week of October = 2018-10-01..2018-10-07"),
        ("en", "Stay for the rest of the month.", "the rest of the month = 2018-10-24..2018-10-31"),
        ("en", "Prices fell last weekend.", "last weekend = 2018-10-20..2018-10-21"),
        ("en", "She sang on Tuesday morning.", "Tuesday morning = 2018-10-23T08..2018-10-23T12"),
        ("en", "It rained in the early 1990s.", "early 1990s = 1990-01-01..1999-12-31 early"),
        ("en", "He has been there since the end of 2016.", "since the end of 2016 = 2016 since"),
        ("en", "The offer stands until Friday.", "until Friday = 2018-10-19 until"),
        ("en", "A castle of the 19th century.", "19th century = 1800-01-01..1899-12-31"),
        ("de", "Sie lief vom 3. bis 12. September 2020.", "vom 3. bis 12. September 2020 = 2020-09-03..2020-09-12"),
        ("de", "Er kam am Dienstagabend.", "Dienstagabend = 2018-10-23T16..2018-10-23T20"),
        ("nl", "De winkel is open van 10.00 tot 16.30.", "van 10.00 tot 16.30 = T10:00..T16:30"),
        ("fr", "Le musée fut bâti au XIXe siècle.", "XIXe siècle = 1800-01-01..1899-12-31"),
        ("fr", "Les travaux durent jusqu'à fin mai.", "jusqu'à fin mai = --05 until"),
        ("es", "Ocurrió en los años noventa.", "los años noventa = 1990-01-01..1999-12-31"),
        ("it", "È aperto dal 3 al 12 settembre.", "dal 3 al 12 settembre = 2018-09-03..2018-09-12"),
        ("ro", "A fost construit în secolul al XIX-lea.", "secolul al XIX = 1800-01-01..1899-12-31"),
        ("ru", "Дом построен в первой половине 2016 года.", "первой половине 2016 года = 2016-01-01..2016-06-30"),
        ("sv", "Huset byggdes på 80-talet.", "80-talet = 1980-01-01..1989-12-31"),
        ("sv", "Huset byggdes på 1800-talet.", "1800-talet = 1800-01-01..1899-12-31"),
        ("da", "Det skete i 90'erne.", "90'erne = 1990-01-01..1999-12-31"),
        ("hu", "Ott lakik 2012 óta.", "2012 óta = 2012 since"),
        ("tr", "Köprü 2012'den beri kapalı.", "2012'den beri = 2012 since"),
        ("tr", "Geçen ay 2014 ve 2016 arasında sattı.", "2014 ve 2016 arasında = 2014..2016"),
        ("zh", "展览从2016年6月1日到6月30日举行。", "从2016年6月1日到6月30日 = 2016-06-01..2016-06-30"),
        ("zh", "公司在2019年上半年亏损。", "2019年上半年 = 2019-01-01..2019-06-30"),
        ("zh", "他2007年以前住在那里。", "2007年以前 = 2007 before"),
        ("ja", "祭りは9月3日から12日まで続く。", "9月3日から12日まで = 2018-09-03..2018-09-12"),
        ("ja", "店は午後2時から4時まで開く。", "午後2時から4時まで = T14..T16"),
        ("ja", "事故は24日午後6時に起きた。", "24日午後6時 = 2018-10-24T18"),
        ("hi", "वह 2012 से यहाँ है।", "2012 से = 2012 since"),
        ("ar", "بقي هناك حتى الجمعة.", "حتى الجمعة = 2018-10-19 until"),
        ("he", "הוא גר שם מאז 2012.", "מאז 2012 = 2012 since"),
    ],
)  # fmt: skip
def test_periods(language: str, text: str, wanted: str) -> None:
    found = [told(figure) for figure in find_figures(text, language, reference=WEDNESDAY)]
    assert wanted in found


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "They met in the past three days.", ["past three days = P3D"]),
        ("en", "She sang tomorrow evening.", ["tomorrow evening = P1D"]),
        ("en", "It was quiet this weekend.", ["this weekend = XXXX-WXX-6..XXXX-WXX-7"]),
        ("en", "It ran from 3 to 12 September.", ["from 3 to 12 September = --09-03..--09-12"]),
        ("en", "It was hot this summer.", ["this summer = XXXX-SU"]),
    ],
)
def test_without_a_reference_nothing_is_made_up(language: str, text: str, wanted: list[str]) -> None:
    assert [told(figure) for figure in find_figures(text, language)] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It came at the last minute."),
        ("en", "By now they had left, and until now nobody knew."),
        ("en", "They won on Sunday 2-1."),
        ("sv", "Det var det här var de ville."),
        ("tr", "Ve bu kişi konuştu."),
        ("es", "Llegó a última hora."),
        ("fr", "Il a été vu."),
    ],
)
def test_what_is_no_period(language: str, text: str) -> None:
    found = find_figures(text, language, reference=WEDNESDAY)
    assert not [one for one in found if one.kind in ("range", "duration", "time") or one.bound]
    assert all(one.text[0] >= "\u0041" for one in found)


def test_a_word_that_may_be_counted_makes_no_hours() -> None:
    found = find_figures("On Tuesday from 3 to 5 people came.", "en", reference=WEDNESDAY)
    assert [figure.text for figure in found] == ["Tuesday", "from 3 to 5"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=14,
    )
)
def test_any_words_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for language in ("en", "de", None):
        for reference in (None, datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 13, 5)):
            for figure in find_figures(text, language, reference=reference):
                assert text[figure.start : figure.end] == figure.text
