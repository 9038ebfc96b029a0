"""The checker of the tables: each check finds a planted fault, and nothing in a sound table; ours are not broken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hexapla.annotation.figures import lexicon as figures_lexicon
from hexapla.annotation.quotations.lexicon import expand
from hexapla.knowledge import check
from hexapla.knowledge import homonyms as lexical
from hexapla.knowledge import idioms as phrases
from hexapla.knowledge import sheets as sheets_module
from hexapla.knowledge.checks import (
    concepts,
    figures,
    gazetteer,
    homonyms,
    idioms,
    inflection,
    keys,
    names,
    notes,
    page,
    quotations,
    script,
    words,
)
from hexapla.knowledge.checks.finding import Finding
from hexapla.knowledge.tables import VARIABLE, languages, table

LANGUAGE = "xx"  # has no table of ours

Write = Callable[[str, str], None]


def forget() -> None:
    """Empties what Hexapla keeps of its tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith("hexapla."):
            for one in list(vars(module).values()):
                if hasattr(one, "cache_clear"):
                    one.cache_clear()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Write]:
    """Writes a file into a user's folder of tables."""

    def write(path: str, text: str) -> None:
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        forget()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path))
        forget()
        yield write
    forget()


def told(found: Iterator[Finding]) -> set[tuple[str, str]]:
    """Kind and entry of the findings."""
    return {(one.kind, one.entry) for one in found}


@pytest.fixture(scope="module")
def all_findings() -> list[Finding]:
    return check.check()


def test_our_tables_are_not_broken(all_findings: list[Finding]) -> None:
    broken = [one for one in all_findings if one.broken]
    assert not broken, "\n".join(check.shown(broken[:20]))


def test_what_a_language_does_not_have_is_no_gap(all_findings: list[Finding]) -> None:
    gaps = {(one.language, one.topic) for one in all_findings if one.kind == "gap"}
    assert not [one for one in gaps if one[1] in check.TOPICS and not table(*one)]
    assert not [one for one in gaps if one[1] == "concepts" and one[0] not in concepts.columns()]


def test_the_mirrors_of_the_readers_agree_with_them() -> None:
    valued = {key for key, _, _ in figures_lexicon.VALUED}
    assert figures.VALUES.keys() == valued | figures.WITH_CASE
    for language in languages():
        for key, block in table(language, "figures").items():
            if key in valued:
                assert list(figures.lines(block)) == list(figures_lexicon.lines(block))
                forms = [form for _, found in figures.lines(block) for form in found]
                assert [figures.fold(form) for form in forms] == [figures_lexicon.fold(form) for form in forms]
        for key, text in table(language, "quotations").items():
            if isinstance(text, str) and key != quotations.MARKS:
                assert [one for entry in text.lower().split() for one in quotations.forms_of(entry)] == expand(text)


def test_keys(own: Write) -> None:
    own("languages/xx/names.toml", 'titels = "mr"\nendings = ["s"]\n')
    assert told(keys.findings(LANGUAGE, "names")) == {("unknown key", "titels")}
    assert told(keys.findings(LANGUAGE, "figures")) == set()
    own("languages/xx/figures.toml", 'decimal = ","\n')
    found = told(keys.findings(LANGUAGE, "figures"))
    assert {("gap", "group"), ("gap", "currencies")} <= found
    assert not {kind for kind, _ in found} - {"gap"}


def test_every_key_of_the_english_comments_is_known() -> None:
    assert {"zones", "currency_codes", "year_marks", "percent_before", "halves"} <= keys.known_keys("figures")
    assert {"according_after", "article_prefixes", "but_words"} <= keys.known_keys("quotations")
    assert {"measures", "written_on", "family_ending"} <= keys.known_keys("names")
    assert {"written", "read_as"} <= keys.known_keys("script")
    assert "negaton" not in keys.known_keys("words")


def test_words(own: Write) -> None:
    own(
        "languages/xx/words.toml",
        """
        function = "the of the"
        frequent = "of police"
        telling = "*ing th* er *-"
        letters = "éé"
        [negation]
        words = "not ne*t *n't no_more"
        [opposites]
        rise-fall = ["rise* up", "up fall*"]
        more-less = ["more", "more"]
        before-after = ["before", "after", "later"]
        go-stay = ["go up", "stay"]
        [modality]
        must = ""
        """,
    )
    assert told(words.findings(LANGUAGE)) >= {
        *(("twice", entry) for entry in ("function: the", "frequent: of", "letters: é")),
        ("pattern", "telling: er"),
        ("pattern", "telling: *-"),
        ("never found", "negation.words: ne*t"),
        ("sides", "opposites.rise-fall: up"),
        ("sides", "opposites.more-less"),
        ("sides", "opposites.before-after"),
        ("unknown id", "opposites.go-stay"),
        ("gap", "opposites.win-lose"),
        ("shared", "opposites.rise-fall: up"),
        ("empty", "modality.must"),
    }
    own("languages/xx/words.toml", 'function = "the of"\n[negation]\nwords = "not *n\'t no_more kein*"\n')
    assert told(words.findings(LANGUAGE)) == set()


FIGURES = '''
order = "dym"
articles = """"""
percent = "percent, per cent, percent"
cardinals = """
1: one, óne
2: two, one
three, trois
x: four
5:
7: sеven
"""
months = """
1: january
13: smarch
"""
zones = """
+01:00: cet
"""
ago = """
beside: ago
"""
'''


def test_figures(own: Write) -> None:
    own("languages/xx/figures.toml", FIGURES)
    assert told(figures.findings(LANGUAGE)) >= {
        ("value", "order: dym"),
        ("empty", "articles"),
        ("twice", "percent: percent"),
        ("two values", "cardinals: one"),
        ("form", "cardinals: three, trois"),
        ("value", "cardinals: x"),
        ("empty", "cardinals: 5"),
        ("script", "cardinals: sеven"),
        ("gap", "cardinals: 3"),
        *(("incomplete", entry) for entry in ("months: 2", "months: 13")),
        ("value", "ago: beside"),
    }
    own(
        "languages/xx/figures.toml",
        'order = "ymd"\namounts = "few: some"\nshifts = """\n-1: last\n0: this\n1: next"""\n',
    )
    assert told(figures.findings(LANGUAGE)) == set()
    own("languages/xx/figures.toml", 'spaced = false\nscales = "100: 百*"\n')
    assert ("pattern", "scales: 百*") in told(figures.findings(LANGUAGE))


def test_names(own: Write) -> None:
    own(
        "languages/xx/names.toml",
        'titles = "mr mr Lord t*rk* *"\nendings = ["a u", "a", "e>b c", ">x", "\'s"]\napostrophe = "out"\n',
    )
    assert told(names.findings(LANGUAGE)) == {
        ("twice", "titles: mr"),
        ("capitals", "titles: Lord"),
        *(("pattern", entry) for entry in ("titles: t*rk*", "titles: *")),
        ("twice", "endings: a>"),
        ("rule", "endings: e>b c"),
        ("rule", "endings: >x"),
        ("never found", "endings: 's>"),
        ("value", "apostrophe: out"),
    }
    own("languages/xx/names.toml", 'titles = "mr *minister & s*"\nendings = ["a u", "ies>y"]\nvowels = "aa"\n')
    assert told(names.findings(LANGUAGE)) == set()


def test_quotations(own: Write) -> None:
    own(
        "languages/xx/quotations.toml",
        'marks = "“” « ab"\nverbs = "say/s says a|b/c tell* _ point_"\nabbreviations = "mr. s/e"\ninfinitive = ""\n',
    )
    assert told(quotations.findings(LANGUAGE)) == {
        ("unpaired", "marks: «"),
        ("unpaired", "marks: ab"),
        ("twice", "verbs: says"),
        ("pattern", "verbs: a|b/c"),
        ("pattern", "verbs: tell*"),
        *(("form", entry) for entry in ("verbs: _", "verbs: point_")),
        ("pattern", "abbreviations: mr."),
        ("empty", "infinitive"),
    }
    own(
        "languages/xx/quotations.toml", 'marks = "“” \'\' »«"\nverbs = "sa|y|ys|id tell/s point_out"\nordinals = true\n'
    )
    assert told(quotations.findings(LANGUAGE)) == set()


def test_page(own: Write) -> None:
    own("languages/xx/page.toml", 'wall = ["Log in", "log in", "", "sign  in", 1]\ncookie = []\n')
    assert told(page.findings(LANGUAGE)) == {
        ("twice", "wall: log in"),
        ("form", "wall: "),
        ("form", "wall: sign  in"),
        ("type", "wall"),
        ("empty", "cookie"),
    }
    own("languages/xx/page.toml", 'wall = ["Log in", "Sign in (free)"]\nname_join = ["-"]\n')
    assert told(page.findings(LANGUAGE)) == set()


def test_inflection(own: Write) -> None:
    own(
        "languages/xx/inflection.toml",
        'suffixes = ["s", "s e>a>b", "s\'"]\nprefixes = ["l\'", "l\'"]\nfold = {ij = "y"}\n',
    )
    assert told(inflection.findings(LANGUAGE)) >= {
        ("rule", "suffixes: s e>a>b"),
        ("never found", "suffixes: s'>"),
        ("twice", "prefixes: l'"),
        ("fold", "fold: ij"),
    }
    own("languages/xx/inflection.toml", 'suffixes = ["s \'s", "ies>y", "ος>ος"]\nfold = {I = "ı"}\ncompounds = true\n')
    assert told(inflection.findings(LANGUAGE)) == set()


def test_double_signs(own: Write) -> None:
    own("languages/xx/script.toml", 'written = "國國個 個個"\nread_as = "国个个个國"\n')
    found = list(script.findings(LANGUAGE))
    assert {(one.entry, one.broken) for one in found if one.kind == "twice"} == {
        ("written: 國", True),
        ("written: 個", False),
        ("written: 個", True),
    }
    assert ("rule", "written: 個") in told(iter(found))
    own("languages/xx/script.toml", 'written = "國個"\nread_as = "国"\n')
    assert told(script.findings(LANGUAGE)) == {("sides", "written")}
    own("languages/xx/script.toml", 'written = "國個"\nread_as = "国个"\n')
    assert told(script.findings(LANGUAGE)) == set()


PLACES = """
entity	kind	xx
GE	country	Georgia
georgia-state	region	georgia|Peach State
FR	country	France| Frankreich|Fr
paris	city	Paris (City)
london	city	Londinium, City|London|London
berlin	city	Bеrlin
athens	city	Αθήνα
group	organisation	G9
DE	|COUNTRY|
paris	city	Lutetia (Old)
"""


def test_gazetteer(own: Write) -> None:
    own("gazetteer/places.tsv", PLACES.replace("|COUNTRY|", "country\t").lstrip())
    own("gazetteer/organisations.tsv", "entity\tkind\txx\txx\nlondon\torganisation\tLloyds\t\n")
    found = list(gazetteer.findings([LANGUAGE]))
    assert told(iter(found)) >= {
        ("same id", "paris"),
        ("same id", "london"),
        ("shared", "GE: Georgia"),
        ("form", "FR:  Frankreich"),
        ("never found", "london: Londinium, City"),
        ("twice", "london: London"),
        ("script", "berlin: Bеrlin"),
        ("script", "athens: Αθήνα"),
        ("gap", "DE"),
    }
    assert {one.entry for one in found if one.kind == "column"} == {"places", "organisations"}
    own("gazetteer/places.tsv", "entity\tkind\txx\nFR\tcountry\tFrance|Fr. Republic\nparis\tcity\tParis\n")
    own("gazetteer/organisations.tsv", "entity\tkind\txx\nafp\torganisation\tAFP|U.P.\n")
    own("languages/xx/words.toml", 'name = "X"\n')
    assert [one for one in gazetteer.findings([LANGUAGE]) if one.language in ("", LANGUAGE)] == []


def test_an_entity_without_any_form_that_is_found_is_broken(own: Write) -> None:
    own("gazetteer/places.tsv", "entity\tkind\txx\nbrussels\tcity\tBrussel/les\nparis\tcity\tParis|Pa/ris\n")
    found = {one.entry: one.broken for one in gazetteer.findings([LANGUAGE]) if one.kind == "never found"}
    assert found == {"brussels: Brussel/les": True, "paris: Pa/ris": False}


def test_concepts(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = {"id": 0, "en": 1, "ru": 2}
    body = (
        ["law", "law|ab*|law", "закон*|право|мера"],
        ["law", "legal*", "зaкон"],
        ["act", "law|legally|what", "суд*|дело|пpавило|указ"],
        ["none", "", "слово"],
    )
    for module in (concepts, sheets_module):
        monkeypatch.setattr(module, "sheets", lambda _: (("planted.tsv", columns, body),))
    found = list(concepts.findings(["en", "ru"]))
    kinds = {(one.kind, one.language, one.entry.partition(":")[0]) for one in found}
    assert {("same id", "", "law"), ("short stem", "en", "law"), ("twice", "en", "law")} <= kinds
    assert {("shared", "en", "act"), ("covered", "en", "law"), ("gap", "en", "none")} <= kinds
    assert {("script", "ru", "law"), ("script", "ru", "act"), ("function word", "en", "act")} <= kinds
    sound = (["law", "law*", "закон*"], ["court", "court", "суд"])
    for module in (concepts, sheets_module):
        monkeypatch.setattr(module, "sheets", lambda _: (("sound.tsv", columns, sound),))
    assert list(concepts.findings(["en", "ru"])) == []


def test_homonyms(own: Write) -> None:
    own("senses/mine.tsv", "concept\ten\nquay\tquay| quay*\nquay\tpier\n")
    own("homonyms/mine.tsv", "one\tother\tlanguages\nquay\tlaw\ten\nquay\tnowhere\ten\nlaw\tquay\ten qq\n")
    found = told(one for one in homonyms.findings(["en"]) if one.broken)
    assert found == {
        ("same id", "quay"), ("form", "quay:  quay*"), ("sense", "quay, nowhere"),
        ("twice", "law, quay"), ("language", "law, quay"),
    }  # fmt: skip


def test_the_users_homonyms_join_ours(own: Write) -> None:
    own("senses/mine.tsv", "concept\ten\nquay\tzattere*\n")
    own("homonyms/mine.tsv", "one\tother\tlanguages\nquay\tlaw\ten\nbank\tcoast\tde\n")
    assert lexical.homonyms()["law"]["quay"] == {"en"}
    assert {"de", "en"} <= lexical.homonyms()["coast"]["bank"]
    assert lexical.meaning("zatteres", "en") == {"quay"}


def test_idioms(own: Write) -> None:
    header = "idiom\tof\tkind\tsense\tde\ten\tqq\n"
    rows = (
        "fair-row\ten\tidiom\tgo well\tgute reihe\tfair row\t\n",
        "fair-row\ten fr\tproverb\t\t gute reihe\tfair row\t\n",
        "lone row\ten\tidiom\tgo ill\t\tlone row\t\n",
        "nobody\t\tcalque\tgo\tab|gute reihe\tno row\t\n",
    )
    own("idioms/mine.tsv", header + "".join(rows))
    own("idioms/other.tsv", "idiom\tkind\tof\tsense\tde\n")
    found = told(one for one in idioms.findings(["de", "en"]) if one.broken)
    assert found >= {
        ("column", "other.tsv"), ("same id", "fair-row"), ("kind", "fair-row"), ("sense", "fair-row"),
        ("of", "fair-row"), ("id", "lone row"), ("never found", "lone row"), ("of", "nobody"),
        ("short", "nobody: ab"), ("shared", "nobody: gute reihe"), ("form", "fair-row:  gute reihe"),
    }  # fmt: skip
    assert ("column", "mine.tsv") in told(one for one in idioms.findings(["qq"]) if not one.broken)


def test_the_users_idioms_join_ours(own: Write) -> None:
    own("idioms/mine.tsv", "idiom\tof\tkind\tsense\tde\ten\nmy-row\ten\tidiom\tgo well\tgrüne reihe\tgreen row\n")
    assert [one.idiom.id for one in phrases.literal("de").find("Sie ging in die grüne Reihe.")] == ["my-row"]
    assert [one.idiom.id for one in phrases.own("en").find("They kicked the can in a green row.")] == [
        "kick-can",
        "my-row",
    ]


def test_source_notes(own: Write) -> None:
    own("languages/xx/words.toml", '# What there is.\nname = "X"\n')
    own("languages/xx/names.toml", "# Written by hand.\nendings = []\n")
    own("concepts/mine.tsv", "concept\txx\n")
    assert told(notes.findings((LANGUAGE,))) == {("no source note", "")}
    assert {one.topic for one in notes.findings((LANGUAGE,))} == {"words"}
    assert "concepts/mine.tsv" in {one.topic for one in notes.findings(None)}
    own("languages/xx/README.md", "Taken from\nmy own dictionary.")
    assert told(notes.findings((LANGUAGE,))) == set()


def test_a_table_that_cannot_be_read_is_a_finding(own: Write) -> None:
    own("languages/xx/page.toml", "# Made by hand.\nwall = [\n")
    assert [(one.kind, one.topic) for one in check.check([LANGUAGE]) if one.language] == [("unreadable", "page")]
    own("languages/xx/page.toml", 'wall = ["Log in"]\n')
    own("concepts/mine.tsv", "concept\txx\nlaw\n")
    assert ("concepts", "unreadable") in {(one.topic, one.kind) for one in check.check([LANGUAGE]) if one.broken}


def test_the_command(own: Write, capsys: pytest.CaptureFixture[str]) -> None:
    own("languages/xx/script.toml", '# Made by hand.\nwritten = "國國"\nread_as = "国国"\n')
    assert check.main([LANGUAGE]) == 0
    assert f"doubtful\ttwice\t{LANGUAGE}\tscript\twritten: 國\tread as 国 and 国\n" in capsys.readouterr().out
    own("languages/xx/script.toml", 'written = "國國"\nread_as = "国國"\n')
    assert check.main([LANGUAGE, "--broken"]) == 1
    assert {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"broken"}
    with pytest.raises(SystemExit) as stopped:
        check.main(["zz"])
    assert stopped.value.code == 2
