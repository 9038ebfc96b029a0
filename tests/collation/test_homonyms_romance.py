"""Words of Romance languages, Greek, Hungarian and Turkish with two senses: what such a pivot leaves behind."""

from __future__ import annotations

import pytest

from homonyms_told import told

WRONG = [
    ("en", "The ransom of two million dollars was paid on Friday.",
     "de", "Die Rettung für zwei Millionen Dollar wurde am Freitag bezahlt."),
    ("en", "The tanker passed the strait on Sunday.", "de", "Der Tanker passierte am Sonntag die schmale Stelle."),
    ("en", "The regiment moved to the border on Thursday.", "de", "Die Verfassung zog am Donnerstag an die Grenze."),
    ("en", "The patients bought pears at the market in Budapest.",
     "fr", "Les patients ont acheté des ampoules au marché de Budapest."),
    ("en", "The silver was won by a runner from Kenya.", "de", "Das Geld gewann ein Läufer aus Kenia."),
    ("en", "The trial continues on Friday in Budapest.", "ru", "Переговоры продолжатся в пятницу в Будапеште."),
    ("en", "Profits rose to 3 million euros in May.", "de", "Der Schnee stieg im Mai auf 3 Millionen Euro."),
    ("en", "He was released on bail of 5,000 euros.", "de", "Er wurde gegen Vorsicht von 5.000 Euro freigelassen."),
    ("en", "The convoy left the station at noon.", "de", "Der Zug verließ mittags den Bahnhof."),
    ("en", "The singer wrote the recipe herself in Athens.", "ja", "歌手はアテネで処方箋を自分で書いた。"),
    ("en", "The leak at the plant was discovered on Monday.", "de", "Die Flucht im Werk wurde am Montag entdeckt."),
    ("en", "Prejudice against the company was estimated at 2 million euros.",
     "de", "Der Schaden für das Unternehmen wurde auf 2 Millionen Euro geschätzt."),
    ("en", "The baccalaureate exam began on Monday in Paris.", "de", "Das Schiff begann am Montag in Paris."),
    ("en", "The fever rose to 40 degrees on Sunday.", "de", "Das Feuer stieg am Sonntag auf 40 Grad."),
    ("en", "Two miners were injured in Lyon on Monday.",
     "de", "Zwei Minderjährige wurden am Montag in Lyon verletzt."),
    ("en", "The insurance covers 80 percent of the damage.", "de", "Die Polizei deckt 80 Prozent des Schadens."),
    ("en", "Exports of wheat rose by 5 percent.", "de", "Die Abschiebung von Weizen stieg um 5 Prozent."),
    ("en", "The quarterfinal begins on Friday.", "de", "Das Zimmer beginnt am Freitag."),
    ("en", "The mayor of Porto opened the bridge on Friday.",
     "de", "Der Präsident von Porto eröffnete am Freitag die Brücke."),
]  # fmt: skip
RIGHT = [
    ("en", "The ransom of two million dollars was paid on Friday.",
     "es", "El rescate de dos millones de dólares se pagó el viernes."),
    ("en", "The tanker passed the strait on Sunday.", "it", "La petroliera ha attraversato lo stretto domenica."),
    ("en", "The goalkeeper was injured in the match against Lyon.",
     "fr", "Le gardien s'est blessé lors du match contre Lyon."),
    ("de", "Ihr Enkel wurde am Dienstag in Mailand festgenommen.",
     "it", "Suo nipote è stato arrestato martedì a Milano."),
    ("en", "The apartment was searched on Tuesday.", "tr", "Daire salı günü arandı."),
    ("de", "Die Birnen kamen am Montag aus Ungarn.", "hu", "A körték hétfőn érkeztek Magyarországról."),
    ("ru", "Рецепт опубликовали в понедельник.", "el", "Η συνταγή δημοσιεύτηκε τη Δευτέρα."),
    ("en", "His defender spoke to the court on Monday.", "de", "Sein Verteidiger sprach am Montag vor Gericht."),
    ("en", "The minister's convoy left Lisbon at noon.", "pt", "O comboio do ministro deixou Lisboa ao meio-dia."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "left", "b", "right"), WRONG)
def test_another_sense_is_told(a: str, left: str, b: str, right: str) -> None:
    assert told(a, left, b, right) >= 0.5


@pytest.mark.parametrize(("a", "left", "b", "right"), RIGHT)
def test_the_same_sense_is_not_told(a: str, left: str, b: str, right: str) -> None:
    assert told(a, left, b, right) == 0.0
