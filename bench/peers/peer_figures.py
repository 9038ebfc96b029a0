"""`find_figures` by packages made for figures or dates alone, each in the languages it knows.

recognizers: Microsoft's Recognizers-Text, all its models one after the other. dateparser: its search for dates.
text2num: its digits for number words. None of them knows which family of figures is looked for, as Hexapla does not.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

# Cultures of Recognizers-Text that have tables in its Python package.
CULTURES = {"en": "en-us", "es": "es-es", "fr": "fr-fr", "ja": "ja-jp", "pt": "pt-br", "zh": "zh-cn"}
# The models with the kind of their answers; not those of other things (telephone numbers, choices).
MODELS = {
    "number": "number", "ordinal": "ordinal", "percentage": "percent", "currency": "money", "dimension": "dimension",
    "temperature": "temperature", "age": "age",
}  # fmt: skip
SPOKEN = ("de", "en", "es", "fr", "it", "nl", "pt")  # text2num 3
SEARCHED = ("ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "sv", "tr", "zh")
LANGUAGES = {"recognizers": tuple(CULTURES), "dateparser": SEARCHED, "text2num": SPOKEN}


def _figure(start: int, end: int, text: str, kind: str, value: Any, unit: str | None = None) -> SimpleNamespace:
    return SimpleNamespace(start=start, end=end, text=text[start:end], kind=kind, value=value, unit=unit)


@cache
def _model(name: str, culture: str) -> Any:
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    maker = (
        DateTimeRecognizer
        if name == "datetime"
        else NumberRecognizer
        if name in ("number", "ordinal", "percentage")
        else NumberWithUnitRecognizer
    )
    try:
        return getattr(maker(culture), f"get_{name}_model")(culture, False)
    except (ValueError, KeyError, AttributeError, NotImplementedError):
        return None  # a language without this model


def recognizers(text: str, language: str, reference: datetime.date | None) -> Iterator[SimpleNamespace]:
    """What all models of Recognizers-Text find."""
    culture = CULTURES[language]
    for name, kind in MODELS.items():
        model = _model(name, culture)
        for one in model.parse(text) if model else ():
            told = one.resolution or {}
            value = str(told.get("value") or "").rstrip("%") or None
            unit = "%" if kind == "percent" else told.get("isoCurrency") or told.get("unit")
            yield _figure(one.start, one.end + 1, text, kind, value, unit)
    model = _model("datetime", culture)
    now = datetime.datetime.combine(reference, datetime.time()) if reference else datetime.datetime.now()
    for one in model.parse(text, now) if model else ():
        yield _figure(one.start, one.end + 1, text, "date", _moment(one.resolution))


def _moment(resolution: Any) -> Any:
    """The last of the answers (the one to come): a date, a pair, or a duration as ISO 8601."""
    values = (resolution or {}).get("values") or [{}]
    last = values[-1]
    if last.get("type") == "duration":
        return last.get("timex")
    if "start" in last or "end" in last:
        return (last.get("start"), last.get("end"))
    return last.get("value")


def dateparser(text: str, language: str, reference: datetime.date | None) -> Iterator[SimpleNamespace]:
    """What dateparser's search finds; it tells no places, so the first that is free is taken."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.datetime.combine(reference, datetime.time())} if reference else {}
    at = 0
    for words, moment in search_dates(text, languages=[language], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            exact = moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat(" ")
            yield _figure(start, at, text, "date", exact)


def text2num(text: str, language: str, reference: datetime.date | None) -> Iterator[SimpleNamespace]:
    """The numbers of a text after text2num has put digits for its number words, back at their places."""
    from text_to_num import alpha2digit

    digits = alpha2digit(text, language)
    words, others = text.split(), digits.split()
    at = place = 0
    for number, token in enumerate(others):
        clean = token.strip(".,;:!?()\"'")
        if re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?(?:st|nd|rd|th)?", clean):
            # The words up to the next token that both texts share are those of this number.
            after = others[number + 1] if number + 1 < len(others) else None
            end = words.index(after, place + 1) if after in words[place + 1 :] else len(words)
            start = text.index(words[place], at) if place < len(words) else at
            stop = start
            for word in words[place:end]:
                stop = text.index(word, stop) + len(word)
            value = re.sub(r"[a-z]+$", "", clean).replace(",", ".")
            yield _figure(start, len(text[:stop].rstrip(".,;:!?")), text, "number", value)
            at, place = stop, end
        elif place < len(words):
            at = text.index(words[place], at) + len(words[place])
            place += 1


FINDERS = {"recognizers": recognizers, "dateparser": dateparser, "text2num": text2num}
