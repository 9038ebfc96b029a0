"""Who did what to whom: names that have changed places, in all languages that have a table of signs."""

from __future__ import annotations

import pytest

import hexapla
from hexapla.knowledge.roles import ORDERS, roles
from hexapla.knowledge.support import languages

# A accused B; B accused A; B was accused by A (in Hungarian: B, A accused).
ACCUSED = {
    "en": (
        "Germany accused Hungary of blocking the aid.",
        "Hungary accused Germany of blocking the aid.",
        "Hungary was accused by Germany of blocking the aid.",
    ),
    "de": (
        "Deutschland hat Ungarn beschuldigt, die Hilfe zu blockieren.",
        "Ungarn hat Deutschland beschuldigt, die Hilfe zu blockieren.",
        "Ungarn wurde von Deutschland beschuldigt, die Hilfe zu blockieren.",
    ),
    "fr": (
        "L'Allemagne a accusé la Hongrie de bloquer l'aide.",
        "La Hongrie a accusé l'Allemagne de bloquer l'aide.",
        "La Hongrie a été accusée par l'Allemagne de bloquer l'aide.",
    ),
    "es": (
        "Alemania acusó a Hungría de bloquear la ayuda.",
        "Hungría acusó a Alemania de bloquear la ayuda.",
        "Hungría fue acusada por Alemania de bloquear la ayuda.",
    ),
    "it": (
        "La Germania ha accusato l'Ungheria di bloccare gli aiuti.",
        "L'Ungheria ha accusato la Germania di bloccare gli aiuti.",
        "L'Ungheria è stata accusata dalla Germania di bloccare gli aiuti.",
    ),
    "pt": (
        "A Alemanha acusou a Hungria de bloquear a ajuda.",
        "A Hungria acusou a Alemanha de bloquear a ajuda.",
        "A Hungria foi acusada pela Alemanha de bloquear a ajuda.",
    ),
    "nl": (
        "Duitsland beschuldigde Hongarije van het blokkeren van de hulp.",
        "Hongarije beschuldigde Duitsland van het blokkeren van de hulp.",
        "Hongarije werd door Duitsland beschuldigd van het blokkeren van de hulp.",
    ),
    "sv": (
        "Tyskland anklagade Ungern för att blockera hjälpen.",
        "Ungern anklagade Tyskland för att blockera hjälpen.",
        "Ungern anklagades av Tyskland för att blockera hjälpen.",
    ),
    "da": (
        "Tyskland anklagede Ungarn for at blokere hjælpen.",
        "Ungarn anklagede Tyskland for at blokere hjælpen.",
        "Ungarn blev anklaget af Tyskland for at blokere hjælpen.",
    ),
    "ru": (
        "Германия обвинила Венгрию в блокировании помощи.",
        "Венгрия обвинила Германию в блокировании помощи.",
        "Венгрия была обвинена Германией в блокировании помощи.",
    ),
    "uk": (
        "Німеччина звинуватила Угорщину в блокуванні допомоги.",
        "Угорщина звинуватила Німеччину в блокуванні допомоги.",
        "Угорщина була звинувачена Німеччиною в блокуванні допомоги.",
    ),
    "pl": (
        "Niemcy oskarżyły Węgry o blokowanie pomocy.",
        "Węgry oskarżyły Niemcy o blokowanie pomocy.",
        "Węgry zostały oskarżone przez Niemcy o blokowanie pomocy.",
    ),
    "cs": (
        "Německo obvinilo Maďarsko z blokování pomoci.",
        "Maďarsko obvinilo Německo z blokování pomoci.",
        "Maďarsko bylo Německem obviněno z blokování pomoci.",
    ),
    "sk": (
        "Nemecko obvinilo Maďarsko z blokovania pomoci.",
        "Maďarsko obvinilo Nemecko z blokovania pomoci.",
        "Maďarsko bolo Nemeckom obvinené z blokovania pomoci.",
    ),
    "bg": (
        "Германия обвини Унгария в блокиране на помощта.",
        "Унгария обвини Германия в блокиране на помощта.",
        "Унгария беше обвинена от Германия в блокиране на помощта.",
    ),
    "ro": (
        "Germania a acuzat Ungaria că blochează ajutorul.",
        "Ungaria a acuzat Germania că blochează ajutorul.",
        "Ungaria a fost acuzată de către Germania că blochează ajutorul.",
    ),
    "el": (
        "Η Γερμανία κατηγόρησε την Ουγγαρία ότι μπλοκάρει τη βοήθεια.",
        "Η Ουγγαρία κατηγόρησε τη Γερμανία ότι μπλοκάρει τη βοήθεια.",
        "Η Ουγγαρία κατηγορήθηκε από τη Γερμανία ότι μπλοκάρει τη βοήθεια.",
    ),
    "hu": (
        "Németország azzal vádolta Magyarországot, hogy blokkolja a segélyt.",
        "Magyarország azzal vádolta Németországot, hogy blokkolja a segélyt.",
        "Magyarországot Németország azzal vádolta, hogy blokkolja a segélyt.",
    ),
    "tr": (
        "Almanya, Macaristan'ı yardımı engellemekle suçladı.",
        "Macaristan, Almanya'yı yardımı engellemekle suçladı.",
        "Macaristan, Almanya tarafından yardımı engellemekle suçlandı.",
    ),
    "id": (
        "Jerman menuduh Hungaria memblokir bantuan.",
        "Hungaria menuduh Jerman memblokir bantuan.",
        "Hungaria dituduh oleh Jerman memblokir bantuan.",
    ),
    "he": (
        "גרמניה האשימה את הונגריה בחסימת הסיוע.",
        "הונגריה האשימה את גרמניה בחסימת הסיוע.",
        "הונגריה הואשמה על ידי גרמניה בחסימת הסיוע.",
    ),
    "fa": (
        "آلمان مجارستان را به مسدود کردن کمک‌ها متهم کرد.",
        "مجارستان آلمان را به مسدود کردن کمک‌ها متهم کرد.",
        "مجارستان توسط آلمان به مسدود کردن کمک‌ها متهم شد.",
    ),
    "hi": (
        "जर्मनी ने हंगरी पर सहायता रोकने का आरोप लगाया।",
        "हंगरी ने जर्मनी पर सहायता रोकने का आरोप लगाया।",
        "हंगरी पर जर्मनी द्वारा सहायता रोकने का आरोप लगाया गया।",
    ),
    "ja": (
        "ドイツはハンガリーを援助を妨害していると非難した。",
        "ハンガリーはドイツを援助を妨害していると非難した。",
        "ハンガリーはドイツによって援助を妨害していると非難された。",
    ),
    "ko": (
        "독일이 헝가리를 원조를 막고 있다고 비난했다.",
        "헝가리가 독일을 원조를 막고 있다고 비난했다.",
        "헝가리는 독일에 의해 원조를 막고 있다고 비난받았다.",
    ),
    "zh": (
        "德国指责匈牙利阻挠援助。",
        "匈牙利指责德国阻挠援助。",
        "匈牙利被德国指责阻挠援助。",
    ),
}
TURNED = [
    ("Norway beat Sweden 2-1 in Oslo.", "Sverige slog Norge med 2-1 i Oslo.", "en", "sv"),
    ("Siemens bought Alstom for 3 billion euros.", "Alstom a racheté Siemens pour 3 milliards d’euros.", "en", "fr"),
    ("Iran's attack on Israel was condemned.", "Der Angriff Israels auf den Iran wurde verurteilt.", "en", "de"),
    ("Orban wrote a letter to Tusk.", "Tusk napisał list do Orbana.", "en", "pl"),
    ("Russia invaded Ukraine in 2022.", "Украина вторглась в Россию в 2022 году.", "en", "ru"),
]
ALIKE = [
    ("Norway beat Sweden 2-1 in Oslo.", "Schweden verlor in Oslo mit 1:2 gegen Norwegen.", "en", "de"),
    ("Siemens bought Alstom for 3 billion euros.", "Alstom wurde an Siemens verkauft.", "en", "de"),
    ("The attack on Israel by Iran was condemned.", "Iran's attack on Israel was condemned.", "en", "en"),
    ("Macron met Merkel in Paris.", "Merkel a rencontré Macron à Paris.", "en", "fr"),
    ("Orban wrote a letter to Tusk.", "Tusk dostał list od Orbana.", "en", "pl"),
    ("Russia invaded Ukraine in 2022.", "В 2022 году в Украину вторглась Россия.", "en", "ru"),
    ("Paris is the capital of France.", "Die Hauptstadt von Frankreich ist Paris.", "en", "de"),
    ("Germany and Hungary sent aid.", "Ungarn und Deutschland schickten Hilfe.", "en", "de"),
]


def told(left: str, right: str, *both: str) -> float:
    """The confidence with which two names are said to have changed places; 0 where they are not."""
    found = hexapla.compare(left, right, left_language=both[0], right_language=both[1])
    return max((one.confidence for one in found if one.evidence and one.evidence[0].kind == "roles"), default=0.0)


@pytest.mark.parametrize("language", ACCUSED)
def test_turned_round_is_told(language: str) -> None:
    same, turned, _ = ACCUSED[language]
    assert told(same, turned, language, language) >= 0.5
    assert told(ACCUSED["en"][0], turned, "en", language) >= 0.4


@pytest.mark.parametrize("language", ACCUSED)
@pytest.mark.parametrize("other", ["en", "ja", "ru", "fr"])
def test_the_same_fact_is_silent(language: str, other: str) -> None:
    same, _, passive = ACCUSED[language]
    assert not told(ACCUSED[other][0], same, other, language)
    assert not told(ACCUSED[other][0], passive, other, language)
    assert not told(passive, ACCUSED[other][2], language, other)


@pytest.mark.parametrize(("left", "right", "one", "other"), TURNED)
def test_turned_in_other_clauses(left: str, right: str, one: str, other: str) -> None:
    assert told(left, right, one, other) >= 0.4


@pytest.mark.parametrize(("left", "right", "one", "other"), ALIKE)
def test_the_two_ends_of_one_fact_are_silent(left: str, right: str, one: str, other: str) -> None:
    assert not told(left, right, one, other)


def test_an_active_clause_against_a_passive_one_in_the_same_order() -> None:
    assert told("Hungary was accused by Germany.", "Hungary accused Germany.", "en", "en") >= 0.5
    assert not told("Hungary was accused by Germany.", "Germany accused Hungary.", "en", "en")


def test_the_variant_says_what_is_turned() -> None:
    same, turned, _ = ACCUSED["en"]
    found = [one for one in hexapla.compare(same, turned) if one.evidence[0].kind == "roles"]
    assert [(one.kind, one.severity) for one in found] == [("wording", "contradiction")]
    readings = [span.text for span in found[0].readings.values() if span]
    assert readings == ["Germany accused Hungary", "Hungary accused Germany"]
    assert "Germany" in found[0].explanation


def test_every_claimed_language_has_signs() -> None:
    for one in languages():
        table = roles(one.language)
        assert table is not None
        assert table.order in ORDERS
    assert roles("xx") is None


def test_a_third_version_tells_which_is_turned(tmp_path) -> None:  # type: ignore[no-untyped-def]
    paths = []
    for name, text in (("a", ACCUSED["en"][0]), ("b", ACCUSED["de"][1]), ("c", ACCUSED["sv"][0])):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{text}\n\nThe talks go on in Brussels on Monday.\n", encoding="utf-8")
        paths.append(str(path))
    edition = hexapla.collate(paths)
    found = [one for one in edition.variants if one.evidence and one.evidence[0].kind == "roles"]
    assert [one.faulty for one in found] == [("B",)]
